"""Makes backups of the list: by itself while it changes, before something large, and on a press."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from datetime import datetime, timedelta
from pathlib import Path

from k2desk.model.clock import Clock
from k2desk.model.error_problems import During, of_error
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.recovery import Backup, ListFacts
from k2desk.model.registry_errors import RegistryError
from k2desk.services.announcer import Announcer
from k2desk.services.operation import Spawn, operation
from k2desk.services.preferences import Preferences
from k2desk.services.tasks import Tasks
from k2desk.store import backups
from k2desk.store.paths import Paths
from k2desk.store.synced_folders import syncing_service
from k2desk.store.threaded import ThreadedRegistry

EVERY = timedelta(minutes=30)
"""The least time between two backups that K2Desk makes by itself."""

AWAY = timedelta(days=7)
"""How long the second place may be away before the user hears of it."""

_LOOK_EVERY = 60.0
_log = logging.getLogger(__name__)


class ListBackups(Announcer[[]]):
    """The backups of the list. Calls its listeners when one was made, or when the second place came or went.

    `problems` announces what the user must hear.
    """

    def __init__(
        self, registry: ThreadedRegistry, paths: Paths, preferences: Preferences, clock: Clock, tasks: Tasks
    ) -> None:
        super().__init__()
        self._registry = registry
        self._paths = paths
        self._preferences = preferences
        self._clock = clock
        self._spawn: Spawn = tasks.spawn
        self._making = asyncio.Lock()
        self._change: int | None = None
        self._was_told = False
        self.last: Backup | None = None
        """The newest backup."""
        self.problems: Announcer[[Problem]] = Announcer()

    @property
    def second_folder(self) -> Path | None:
        """The second place for backups that the user chose."""
        chosen = self._preferences.values.backup_folder
        return Path(chosen) if chosen else None

    async def keep_going(self) -> None:
        """Make a backup whenever the list has changed and the last one is old enough. Runs until it is cancelled.

        First tell the user if another program copies the list's folder to other computers.
        """
        self._tell_if_synced()
        found = await asyncio.to_thread(backups.backups, self._paths.backup_folder)
        self._note(found[0] if found else None)
        if self.last is not None:
            facts = await asyncio.to_thread(backups.read_facts, self.last.path)
            self._change = facts.change if isinstance(facts, ListFacts) else None
        while True:
            if self._registry.mark.change != self._change and self._is_due():
                with contextlib.suppress(RegistryError):
                    await self.make("usual")
            with contextlib.suppress(RegistryError):
                await self._registry.look()
            self._tell_if_away()
            await asyncio.sleep(_LOOK_EVERY)

    def _is_due(self) -> bool:
        # A backup from the future was made before the clock was set back.
        return self.last is None or not timedelta() <= self._clock.now() - self.last.taken_at < EVERY

    async def make(self, why: str) -> Backup:
        """Make a backup and copy it to the second place. Raises `RegistryError`."""
        async with self._making:
            change = self._registry.mark.change
            made = await self._registry.back_up(self._paths.backup_folder, self._clock.now(), why)
            self._change = change
        await self._copy(made)
        self._note(made)
        return made

    @operation(can_be_cancelled=False)
    async def make_now(self) -> Problem | None:
        """Make a backup on a press. The outcome is the problem that prevented it."""
        try:
            await self.make("wanted")
        except RegistryError as error:
            return of_error(error, During.READ)
        return None

    @operation(can_be_cancelled=False)
    async def choose_second(self, folder: Path | None) -> Problem | None:
        """Copy backups to `folder` as well from now on. The outcome is the problem if nothing can be written there."""
        if folder is not None and self.last is not None:
            try:
                await asyncio.to_thread(backups.copy_to, self.last, folder)
            except OSError as error:
                _log.info("the second place can't be written: %s", type(error).__name__)
                return Problem(ProblemKind.SECOND_PLACE_AWAY, (("folder", str(folder)),))
        now = self._clock.now().isoformat()
        self._preferences.change(
            backup_folder=None if folder is None else str(folder), backup_copied_at=None if folder is None else now
        )
        self._was_told = False
        self.tell()
        return None

    async def _copy(self, made: Backup) -> None:
        second = self.second_folder
        if second is None:
            return
        try:
            await asyncio.to_thread(backups.copy_to, made, second)
        except OSError as error:
            _log.info("the second place for backups is away: %s", type(error).__name__)
            return
        await asyncio.to_thread(backups.thin, second)
        self._was_told = False
        self._preferences.change(backup_copied_at=self._clock.now().isoformat())

    @operation(can_be_cancelled=False)
    async def check(self) -> int | Problem:
        """Check every row of the list. The outcome is how many are damaged, or the problem that prevented the check."""
        try:
            return len(await self._registry.damage())
        except RegistryError as error:
            return of_error(error, During.READ)

    @property
    def list_file(self) -> Path:
        """The file with the list."""
        return self._paths.registry_file

    @property
    def copied_at(self) -> datetime | None:
        """When a backup was last copied to the second place."""
        text = self._preferences.values.backup_copied_at
        try:
            return datetime.fromisoformat(text) if text else None
        except ValueError:
            return None

    def _tell_if_away(self) -> None:
        second, at = self.second_folder, self.copied_at
        if second is None or at is None or self._was_told or self._clock.now() - at < AWAY:
            return
        self._was_told = True
        self.problems.tell(Problem(ProblemKind.SECOND_PLACE_AWAY, (("folder", str(second)), ("week", "1"))))

    def _tell_if_synced(self) -> None:
        folder = self._paths.data_dir
        service = syncing_service(folder, os.environ)
        if service is not None:
            params = (("service", service), ("folder", str(folder)))
            self.problems.tell(Problem(ProblemKind.LIST_IN_SYNCED_FOLDER, params))

    def _note(self, made: Backup | None) -> None:
        self.last = made
        self.tell()
