"""What the settings page may ask and change: the settings, where keys are kept, where files are."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from k2desk import __version__
from k2desk.desk.operation import Spawn
from k2desk.store.paths import Paths
from k2desk.store.registry import AccountRecord
from k2desk.store.secrets import Kept, Secrets
from k2desk.store.settings import Settings, save
from k2desk.store.threaded import ThreadedRegistry
from k2desk.ui.theme import theme

_log = logging.getLogger(__name__)


class ProgramSettings:
    """The settings in use. Each change is kept at once, on the store's thread."""

    def __init__(
        self,
        settings: Settings,
        places: Paths,
        registry: ThreadedRegistry,
        secrets: Secrets,
        spawn: Spawn,
        interval_changed: Callable[[timedelta | None], None],
    ) -> None:
        self._settings = settings
        self._places = places
        self._registry = registry
        self._secrets = secrets
        self._spawn = spawn
        self._interval_changed = interval_changed
        self.accounts: tuple[AccountRecord, ...] = ()
        self.could_not_save: Callable[[], None] = lambda: None
        self._waiting = False

    @property
    def interval(self) -> timedelta | None:
        """Between two automatic checks; None where they are off."""
        return self._settings.interval

    @property
    def check_minutes(self) -> int | None:
        """The same in minutes."""
        return self._settings.check_minutes or None

    def set_check_minutes(self, minutes: int | None) -> None:
        """Checks every so many minutes from now on, or never by itself (None)."""
        self.change(check_minutes=minutes or 0)
        self._interval_changed(self.interval)

    @property
    def scheme(self) -> str | None:
        """ "light", "dark", or None: as the system has it."""
        return self._settings.scheme

    def set_scheme(self, scheme: str | None) -> None:
        """Changes the colours at once."""
        self.change(scheme=scheme)
        theme().choose(scheme)

    @property
    def language(self) -> str | None:
        """ "en", "sw", or None: as the system has it."""
        return self._settings.language

    def keep_language(self, code: str) -> None:
        """Keeps the language that was chosen for the next start."""
        self.change(language=code)

    @property
    def ready_at(self) -> str | None:
        """The hour of *Ready to open?* by itself ("07:45"); None for never."""
        return self._settings.ready_at

    def set_ready_at(self, hour: str | None) -> None:
        """Keeps that hour."""
        self.change(ready_at=hour)

    @property
    def version(self) -> str:
        """The program's version."""
        return __version__

    @property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """("data" | "settings" | "log", path) of the folders that the program writes to."""
        places = self._places
        return (("data", str(places.data_dir)), ("settings", str(places.config_dir)), ("log", str(places.log_dir)))

    def open_folder(self, path: str) -> None:
        """Shows a folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def keys_kept(self, account: AccountRecord) -> str:
        """Where an account's keys are: "practice", "until_closed" or "keyring"."""
        if account.environment == "practice":
            return "practice"
        return "until_closed" if self._secrets.where(account.id) is Kept.UNTIL_CLOSED else "keyring"

    def change(self, **values: Any) -> None:
        """Changes settings by name and keeps them."""
        changed = replace(self._settings, **values)
        if changed == self._settings:
            return
        self._settings = changed
        if not self._waiting:
            self._waiting = True
            self._spawn(self.saved())

    async def saved(self) -> None:
        """Writes what was changed, and returns when it is on the disk. A failure is told, nothing else is lost."""
        if not self._waiting:
            return
        self._waiting = False
        settings = self._settings
        try:
            await self._registry.run(lambda: save(self._places.settings_file, settings))
        except OSError:
            _log.warning("the settings could not be saved")
            self.could_not_save()
