"""The user's settings."""

from __future__ import annotations

from dataclasses import field
from datetime import timedelta
from typing import Any

from k2desk.model.check_schedule import NEVER, CheckSchedule
from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.kept_text import NO_TEXT, KeptText

SCHEMES = (None, "light", "dark")
TEXT_SIZES = (100, 115, 130, 150, 200)
WAITS = (15, 30, 60, 120)
FAILURES = (1, 2, 3, 5, 10)
FAILURE_MINUTES = (1, 2, 5, 10, 30, 60)
MOST_ACCOUNTS = 200
"""For how many accounts the user's order, and who to call, are kept."""

_WELL_ONES = 10
"""How many subscriptions that are well an automatic check reads: a day of 100 with a check every 15 minutes is 1 MB."""

_LOW_DATA, _LOW_DATA_WELL_ONES = 30, 7
"""With less mobile data: the shortest time in minutes between two checks, and how many that are well each reads."""

COVER_AFTER = (0, 1, 5, 15, 30, 60)
"""Minutes without a key or the mouse. 0 is never."""
LIVE_HOSTS = ("api.kopokopo.com", "app.kopokopo.com")


@fast_dataclass
class Settings:
    """The user's settings.

    `check_minutes` 0 switches automatic checks off; with `low_data` there are half as many. A trouble counts after
    `trouble_failures` failures within `trouble_minutes`. `scheme` and `language` None follow the system.
    `ready_at` is the time of the automatic *Ready to open?* ("07:45"), None for never. `text_size` is in percent;
    `wait_seconds` is the time limit for an answer of Kopo Kopo. `proxy` is an address ("http://10.0.0.1:3128"), "" for
    none, None for the system's. `live_host` is the host of LIVE for accounts that are connected from now on.
    `all_in_log` tells whether the log contains every step. `places` holds the positions of windows and columns for each
    set of screens, the newest last. `connect_to` and `connect_name` hold what was typed at *Connect my account* and not
    used yet: never a key. `backup_folder` is the second place for backups, and `backup_copied_at` when the last one was
    copied there.

    After `cover_minutes` without a key or the mouse the window is covered, 0 for never. `is_covered` is whether it is
    covered now, so that a new start does not uncover it.

    `contacts` holds the names and phone numbers on each account's sheet for the wall, and when they were changed.
    `account_order` holds the ids of the accounts in the order that the user chose, at `account_order_at`.

    `unknown` keeps the settings that only a newer version knows.
    """

    check_minutes: int = 15
    last_account: str | None = None
    scheme: str | None = None
    geometry: str | None = None
    language: str | None = None
    ready_at: str | None = None
    close_to_tray: bool = False
    notifications: bool = True
    text_size: int = 100
    wait_seconds: int = 30
    proxy: str | None = None
    live_host: str = "api.kopokopo.com"
    all_in_log: bool = False
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    contacts: dict[str, dict[str, KeptText]] = field(default_factory=dict)
    account_order: tuple[str, ...] = ()
    account_order_at: str | None = None
    connect_to: str | None = None
    connect_name: KeptText = NO_TEXT
    trouble_failures: int = 2
    trouble_minutes: int = 2
    backup_folder: str | None = None
    backup_copied_at: str | None = None
    cover_minutes: int = 0
    is_covered: bool = False
    low_data: bool = False
    unknown: dict[str, Any] = field(default_factory=dict)

    @property
    def schedule(self) -> CheckSchedule:
        """When subscriptions are checked automatically."""
        if not self.check_minutes:
            return NEVER
        if self.low_data:
            return CheckSchedule(timedelta(minutes=max(2 * self.check_minutes, _LOW_DATA)), _LOW_DATA_WELL_ONES)
        return CheckSchedule(timedelta(minutes=self.check_minutes), _WELL_ONES)
