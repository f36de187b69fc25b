"""The services that belong to no account."""

from __future__ import annotations

from dataclasses import dataclass

from k2desk.services.accounts import AccountKeys, Accounts
from k2desk.services.connecting import Connecting
from k2desk.services.preferences import Preferences
from k2desk.services.starting import StartWithComputer
from k2desk.services.support_files import SupportFiles
from k2desk.services.user_files import UserFiles


@dataclass(frozen=True, slots=True)
class ProgramServices:
    """The services of the whole program. They are there from the start to the end of the program."""

    preferences: Preferences
    accounts: Accounts
    keys: AccountKeys
    connecting: Connecting
    starting: StartWithComputer
    support: SupportFiles
    files: UserFiles
