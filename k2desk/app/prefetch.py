"""The options of a start, and what a first look at the disk finds."""

from __future__ import annotations

import threading
from dataclasses import field
from pathlib import Path

from k2desk.model.clock import Clock, SystemClock
from k2desk.model.fast_dataclass import fast_dataclass, fast_record
from k2desk.model.records import AccountRecord
from k2desk.model.settings import Settings
from k2desk.services.badge import CLOCKS_DIFFER, WITHOUT_AUTOMATIC, freshness
from k2desk.services.server_badge import is_in_trouble
from k2desk.store.list_preview import ListPreview, list_preview
from k2desk.store.list_summary import LONG, SummaryRules
from k2desk.store.lock import is_held
from k2desk.store.paths import Paths, program_paths
from k2desk.store.settings import LoadedSettings, load


@fast_dataclass
class Options:
    """The options of the command line.

    `autostart_in` is a folder that takes the entry for starting with the computer, in place of the system's own place:
    the tour presses that switch too, and must not change the computer that it runs on.
    """

    practice: bool = False
    data_dir: Path | None = None
    practice_ready: Path | None = None
    background: bool = False
    language: str | None = None
    first_paint: bool = False
    autostart_in: Path | None = None


@fast_record
class Prefetched:
    """What the disk contained at the start: settings, accounts, and the rows of the account that is shown.

    `is_open_already` tells that another K2Desk has this list open. `fault` is an exception during the reading itself.
    """

    settings: LoadedSettings
    look: ListPreview = field(default_factory=ListPreview)
    is_open_already: bool = False
    fault: Exception | None = None

    @property
    def is_known(self) -> bool:
        """Whether a list existed before: the settings name one of its accounts."""
        return self.settings.settings.last_account is not None

    @property
    def is_a_beginning(self) -> bool:
        """Whether there is nothing yet, so that Welcome is the right page."""
        return self.look.is_whole and self.look.shown is None and (not self.is_known or bool(self.look.accounts))


def rules_of(clock: Clock, settings: LoadedSettings) -> SummaryRules:
    """Return the rules by which a long list is judged before all of it has been read."""
    now = clock.now()
    fresh_since = now - freshness(settings.settings.schedule.interval(LONG) or WITHOUT_AUTOMATIC)
    return SummaryRules(
        fresh_since,
        now + CLOCKS_DIFFER,
        lambda address: is_in_trouble(address, now),
        lambda mark: mark.until is None or now < mark.until,
    )


def account_to_show(accounts: tuple[AccountRecord, ...], settings: Settings, practice: bool) -> AccountRecord | None:
    """Return the account that a start shows: the last one, or the oldest in use; with `practice` the practice shop."""
    accounts = tuple(account for account in accounts if account.is_in_use)
    if practice:
        return next((account for account in accounts if account.environment == "practice"), None)
    by_id = {account.id: account for account in accounts}
    return by_id.get(settings.last_account or "") or (accounts[0] if accounts else None)


class Prefetch(threading.Thread):
    """Reads settings and list from the disk while Qt is imported and starts."""

    def __init__(self, paths: Paths, clock: Clock, options: Options) -> None:
        super().__init__(name="k2desk-reader", daemon=True)
        self.paths = paths
        self.clock = clock
        self._practice = options.practice
        self._prefetched = Prefetched(LoadedSettings.usual())

    def run(self) -> None:
        """Read the settings and the list.

        An unexpected exception is stored and reported later: the window must open all the same.
        """
        try:
            self._prefetched.is_open_already = is_held(self.paths.lock_file)
            self._prefetched.settings = load(self.paths.settings_file, self.clock)
            rules = rules_of(self.clock, self._prefetched.settings)
            self._prefetched.look = list_preview(self.paths.registry_file, self._which, rules)
        except Exception as fault:
            self._prefetched.look = ListPreview(is_whole=False)
            self._prefetched.fault = fault

    def _which(self, accounts: tuple[AccountRecord, ...]) -> AccountRecord | None:
        return account_to_show(accounts, self._prefetched.settings.settings, self._practice)

    def result(self) -> Prefetched:
        """Wait for the reading to end, and return the result."""
        self.join()
        return self._prefetched


def begin_reading(options: Options) -> Prefetch:
    """Begin to read what a start shows. Importing Qt takes as long as reading a long list, so this comes first."""
    reader = Prefetch(program_paths(options.data_dir), SystemClock(), options)
    reader.start()
    return reader
