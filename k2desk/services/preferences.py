"""The user's settings while the program runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from k2desk.kopokopo.client import NetworkOptions, Timeouts
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.settings import Settings
from k2desk.model.text_keeping import kept_address, kept_words
from k2desk.services.announcer import Announcer
from k2desk.services.operation import Operation
from k2desk.services.tasks import Tasks
from k2desk.store.settings import is_proxy, save
from k2desk.store.threaded import ThreadedRegistry

_log = logging.getLogger(__name__)


class Preferences(Announcer[[frozenset[str]]]):
    """The settings in use. Each change is saved at once, and its names are announced.

    `not_saved` is called once when the settings can't be saved, and again only after saving has worked.
    """

    def __init__(
        self, settings: Settings, file: Path, disk: ThreadedRegistry, tasks: Tasks, not_saved: Callable[[], object]
    ) -> None:
        super().__init__()
        self.values = settings
        self._file = file
        self._disk = disk
        self._tasks = tasks
        self._not_saved = not_saved
        self._is_due = False
        self._problem: Problem | None = None
        self._turn = asyncio.Lock()
        # An older version may have stored a key here.
        self.change(connect_name=kept_words(settings.connect_name))

    @property
    def network_options(self) -> NetworkOptions:
        """How the network is used."""
        return NetworkOptions(Timeouts(read=float(self.values.wait_seconds)), self.values.proxy)

    @staticmethod
    def takes_proxy(address: str) -> bool:
        """Return whether `address` can be used as the proxy."""
        return is_proxy(address) and bool(kept_address(address))

    def change(self, **values: Any) -> Operation[Problem | None]:
        """Change settings by their names in `Settings`. The outcome is the problem if they can't be saved."""
        before, self.values = self.values, replace(self.values, **values)
        changed = frozenset(name for name in values if getattr(before, name) != getattr(self.values, name))
        if changed:
            self._is_due = True
            self.tell(changed)
        return self._tasks.begin(lambda _: self.saved())

    def keep_connect_draft(self, environment: str | None, name: str) -> None:
        """Store what was typed at *Connect my account*, unless the name contains a key. Keys are never stored."""
        self.change(connect_to=environment, connect_name=kept_words(name))

    def save_again(self) -> Operation[Problem | None]:
        """Save the settings again after a failure, on a press. Reports a failure like the first attempt."""
        self._is_due, self._problem = True, None
        return self._tasks.begin(lambda _: self.saved())

    async def saved(self) -> Problem | None:
        """Write unsaved changes and wait until they are on the disk.

        Returns the problem if they can't be written, else None.
        """
        async with self._turn:
            if self._is_due:
                self._is_due = False
                await self._save(self.values)
            return self._problem

    async def _save(self, settings: Settings) -> None:
        try:
            await self._disk.run(lambda: save(self._file, settings))
        except Exception as error:
            _log.warning("the settings could not be saved: %s", type(error).__name__)
            if self._problem is None:
                self._problem = Problem(ProblemKind.SETTINGS_NOT_SAVED)
                self._not_saved()
        else:
            self._problem = None
