"""What the user chose."""

from __future__ import annotations

from dataclasses import field
from datetime import timedelta
from typing import Any

from k2desk.model.fast_dataclass import frozen
from k2desk.model.kept_text import KeptText


@frozen
class Settings:
    """What the user chose. `check_minutes` 0 means no automatic checks; `scheme` and `language` None follow the
    system. `ready_at` is the hour of *Ready to open?* by itself ("07:45"), None for never.

    `text_size` is in percent, `wait_seconds` how long an answer of Kopo Kopo may take. `proxy` is an address
    ("http://10.0.0.1:3128"), "" for none, and None for the one that the system names. `live_host` is where an account
    that is connected from now on looks for real money; `all_in_log` tells whether the log holds every step.
    `places` is where windows and columns were, by set of screens, the newest last. `connect_to` and `connect_name` are
    what was typed at *Connect my account* and not used yet: never a key.

    `unknown` keeps the keys that this version does not know, for the one that does.
    """

    check_minutes: int = 5
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
    connect_to: str | None = None
    connect_name: KeptText = KeptText("")
    unknown: dict[str, Any] = field(default_factory=dict)

    @property
    def interval(self) -> timedelta | None:
        """Between two automatic checks; None where they are off."""
        return timedelta(minutes=self.check_minutes) if self.check_minutes else None
