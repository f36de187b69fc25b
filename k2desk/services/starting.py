"""Whether the operating system starts K2Desk with the computer."""

from __future__ import annotations

import logging

from k2desk.services.operation import Operation
from k2desk.services.tasks import Tasks
from k2desk.store.threaded import ThreadedRegistry
from k2desk.system.autostart import Autostart

_log = logging.getLogger(__name__)


class StartWithComputer:
    """Reads and changes the autostart entry. `is_on` is the result of the last reading."""

    def __init__(self, autostart: Autostart, disk: ThreadedRegistry, tasks: Tasks) -> None:
        self._autostart = autostart
        self._disk = disk
        self._tasks = tasks
        self.is_on = False
        self.is_possible = autostart.is_possible
        """Whether this kind of computer can start K2Desk."""

    def look(self) -> Operation[bool]:
        """Read whether it is on."""
        return self._tasks.begin(lambda _: self._look())

    def turn(self, on: bool) -> Operation[bool]:
        """Switch it on or off. The outcome is whether it is on now, because the system may refuse."""

        async def work(_: Operation[bool]) -> bool:
            try:
                await self._disk.run(lambda: self._autostart.turn(on))
            except OSError:
                _log.warning("starting with the computer could not be changed")
            return await self._look()

        return self._tasks.begin(work)

    async def _look(self) -> bool:
        self.is_on = await self._disk.run(lambda: self._autostart.is_on)
        return self.is_on
