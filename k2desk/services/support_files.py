"""Files and facts for support: the report, the licences, and where the files are."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from k2desk.services.operation import Operation
from k2desk.services.tasks import Tasks
from k2desk.store.paths import Paths

Licence = tuple[str, str, str, str]
"""(name, version, licence, full text of the licence) of a package that is part of the program."""


class SupportFiles:
    """Gathers the report and the licences when they are asked for. `read_licences` runs on another thread."""

    def __init__(
        self,
        paths: Paths,
        tasks: Tasks,
        gather_report: Callable[[], Awaitable[str]],
        read_licences: Callable[[], Sequence[Licence]],
    ) -> None:
        self._paths = paths
        self._tasks = tasks
        self._gather_report = gather_report
        self._read_licences = read_licences

    @property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """("data" | "settings" | "log", path) of the folders that the program writes to."""
        paths = self._paths
        return (("data", str(paths.data_dir)), ("settings", str(paths.config_dir)), ("log", str(paths.log_dir)))

    def report(self) -> Operation[str]:
        """Gather the report for support. The user reads it before it is saved."""
        return self._tasks.begin(lambda _: self._gather_report())

    def licences(self) -> Operation[Sequence[Licence]]:
        """Read the licences of the packages that are part of the program."""
        return self._tasks.begin(lambda _: asyncio.to_thread(self._read_licences))
