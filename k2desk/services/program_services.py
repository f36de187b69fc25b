"""The services that belong to no account."""

from __future__ import annotations

from dataclasses import dataclass

from k2desk.services.account_setup import AccountSetup
from k2desk.services.accounts import AccountKeys, Accounts
from k2desk.services.chosen_files import ChosenFiles
from k2desk.services.go_live import GoLive
from k2desk.services.hand_over.service import HandOvers
from k2desk.services.list_backups import ListBackups
from k2desk.services.list_copies import ListCopies
from k2desk.services.preferences import Preferences
from k2desk.services.shared_lists import SharedLists
from k2desk.services.snippets.developer_code import DeveloperCode
from k2desk.services.starting import StartWithComputer
from k2desk.services.support_files import SupportFiles
from k2desk.services.uncovering import Uncovering
from k2desk.services.watching import Watching


@dataclass(frozen=True, slots=True)
class ProgramServices:
    """The services of the whole program, from its start to its end."""

    preferences: Preferences
    accounts: Accounts
    keys: AccountKeys
    connecting: AccountSetup
    starting: StartWithComputer
    support: SupportFiles
    files: ChosenFiles
    backups: ListBackups
    copies: ListCopies
    going_live: GoLive
    code: DeveloperCode
    hand_over: HandOvers
    watching: Watching
    uncovering: Uncovering
    sharing: SharedLists
    can_notify: bool = True
    """Whether this computer may show notifications without a system tray."""
