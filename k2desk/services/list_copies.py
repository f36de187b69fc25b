"""The copies of the list, and the ways to get it back from them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from k2desk.model.clock import Clock
from k2desk.model.error_problems import During, of_error
from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.problems import Problem
from k2desk.model.recovery import Backup, BackupFault, Recovery
from k2desk.model.registry_errors import RegistryError
from k2desk.services.operation import Operation
from k2desk.services.tasks import Tasks
from k2desk.store.lock import WriterLock
from k2desk.store.paths import Paths
from k2desk.store.recovery import Recoveries


@fast_dataclass
class KnownCopies:
    """What was found: the way that gets everything back, if there is one, and all backups, the newest first."""

    whole: Recovery | None = None
    backups: tuple[Backup, ...] = ()

    @property
    def are_there(self) -> bool:
        """Whether there is any way back."""
        return self.whole is not None or bool(self.backups)


class ListCopies:
    """Looks at journals and backups on other threads. `second_folder` is where backups are copied to, if anywhere.

    `replace_open` puts another list in the place of the open one, and `save_open` saves a copy of it. `take` is for a
    list that is not open.
    """

    def __init__(
        self,
        paths: Paths,
        clock: Clock,
        tasks: Tasks,
        second_folder: Callable[[], Path | None] = lambda: None,
        replace_open: Callable[[Callable[[], Path | None]], Awaitable[None]] | None = None,
        save_open: Callable[[Path], Awaitable[None]] | None = None,
    ) -> None:
        self._replace_open = replace_open
        self._save_open = save_open
        self._paths = paths
        self._clock = clock
        self._tasks = tasks
        self._second_folder = second_folder

    async def find(self) -> KnownCopies:
        """Find all ways to get the list back."""
        ways = self._ways()
        return await asyncio.to_thread(lambda: KnownCopies(ways.whole(), ways.backups()))

    def look(self, backup: Backup) -> Operation[Recovery | BackupFault]:
        """Test a backup and find what it would give back."""
        ways = self._ways()
        return self._tasks.begin(lambda _: asyncio.to_thread(ways.of_backup, backup))

    def find_all(self) -> Operation[KnownCopies]:
        """Find all ways to get the list back."""
        return self._tasks.begin(lambda _: self.find())

    def restore(self, way: Recovery) -> Operation[Problem | None]:
        """Replace the open list. The outcome is the problem that prevented it."""
        ways, replace_open = self._ways(), self._replace_open
        assert replace_open is not None

        async def work(_: Operation[Problem | None]) -> Problem | None:
            try:
                await replace_open(lambda: ways.take(way, self._clock.now()))
            except RegistryError as error:
                return of_error(error, During.READ)
            return None

        return self._tasks.begin(work)

    def save_whole(self, target: Path) -> Operation[Problem | None]:
        """Save the list as a file elsewhere: the open list, or what journal and backup give if it can't be read."""

        save_open = self._save_open
        assert save_open is not None

        async def work(_: Operation[Problem | None]) -> Problem | None:
            try:
                await save_open(target)
            except RegistryError as failure:
                try:
                    way = await asyncio.to_thread(self._ways().whole)
                    if way is None:
                        raise failure
                    await asyncio.to_thread(self._ways().save, way, target)
                except RegistryError as error:
                    return of_error(error, During.READ)
            return None

        return self._tasks.begin(work)

    async def take(self, way: Recovery) -> Path | None:
        """Replace the list, which must be closed. Returns where the old file is now. Raises `RegistryError`."""
        ways = self._ways()

        def replace_it() -> Path | None:
            lock = WriterLock(self._paths.lock_file)
            lock.take()
            try:
                return ways.take(way, self._clock.now())
            finally:
                lock.release()

        return await asyncio.to_thread(replace_it)

    def _ways(self) -> Recoveries:
        second = self._second_folder()
        return Recoveries(self._paths, (second,) if second is not None else ())
