"""Opens the list at the start. If that fails, shows why until it is open or the user closes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from k2desk.model.clock import Clock
from k2desk.model.error_problems import During, of_error, unexpected
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.recovery import Recovery
from k2desk.model.registry_errors import (
    DamagedRegistry,
    MissingRegistry,
    NewerRegistry,
    OtherList,
    RegistryBusy,
    RegistryError,
    RegistryInUse,
)
from k2desk.services.list_copies import KnownCopies, ListCopies
from k2desk.services.tasks import Tasks
from k2desk.store.paths import Paths
from k2desk.store.threaded import ThreadedRegistry
from k2desk.system.log import NAME as LOG_NAME
from k2desk.system.session_end import SessionEnd
from k2desk.ui.controls.problem_dialog import Choice, ProblemDialog
from k2desk.ui.controls.recovery_dialog import RecoveryDialog
from k2desk.ui.text.messages import words_of

if TYPE_CHECKING:
    from k2desk.ui.shell.window import MainWindow

_WAITS = (RegistryInUse, RegistryBusy)
"""Errors that may soon be over, so that opening is tried again automatically."""

_AGAIN = 0.5
"""Seconds between two attempts while the user reads why it has to wait."""

_FIRST_STARTS = 3.0
"""Seconds in which another K2Desk that is just starting answers, so that no dialog is needed."""


class ListOpening:
    """One attempt to open the list.

    `raise_first` asks the K2Desk that has the list open to come forward. Backups are looked for in `second_folder` as
    well. `code` is the exit code.
    """

    def __init__(
        self,
        *,
        window: MainWindow,
        paths: Paths,
        clock: Clock,
        is_known: bool,
        end: SessionEnd,
        raise_first: Callable[[], bool],
        second_folder: Path | None = None,
    ) -> None:
        self._window = window
        self._paths = paths
        self._clock = clock
        self._is_known = is_known
        self._end = end
        self._raise_first = raise_first
        self._dialog: ProblemDialog | RecoveryDialog | None = None
        self._told: Problem | None = None
        self._choice: Choice | None = None
        self._way: Recovery | None = None
        self._tasks = Tasks()
        self._copies = ListCopies(paths, clock, self._tasks, lambda: second_folder)
        self._chosen = asyncio.Event()
        self.code = 0
        self.problem: Problem | None = None
        """What the window must show once the list is open."""

    async def open(self) -> ThreadedRegistry | None:
        """Return the open list.

        Returns None if another K2Desk came forward, the user closed the dialog, or the program must end.
        """
        ended = self._end.requested.connect(lambda: self._take(Choice.CLOSE))
        try:
            return await self._until_open()
        finally:
            self._end.requested.disconnect(ended)
            self._close_dialog()
            await self._tasks.close()

    async def _until_open(self) -> ThreadedRegistry | None:
        began, choice = time.monotonic(), Choice.AGAIN
        while not self._end.was_requested:
            registry, failure = await self._try(choice)
            if registry is not None:
                return await self._opened(registry)
            if isinstance(failure, RegistryInUse):
                if await asyncio.to_thread(self._raise_first):
                    return None
                if time.monotonic() - began < _FIRST_STARTS:
                    await asyncio.sleep(_AGAIN / 5)
                    continue
            choice = await self._ask(failure)
            if choice is Choice.CLOSE:
                self.code = 0 if self._end.was_requested else 1
                return None
        return None

    async def _opened(self, registry: ThreadedRegistry) -> ThreadedRegistry | None:
        if self._end.was_requested or self._choice is Choice.CLOSE:
            await registry.close()
            self.code = 0 if self._end.was_requested else 1
            return None
        if registry.kept_aside is not None:
            self.problem = Problem(ProblemKind.EMPTY_LIST_BEGUN, (("file", registry.kept_aside.name),))
        elif registry.made_elsewhere:
            self.problem = Problem(ProblemKind.LIST_CHANGED_ELSEWHERE)
        return registry

    async def _try(self, choice: Choice) -> tuple[ThreadedRegistry | None, BaseException | None]:
        now = self._clock.now() if choice is Choice.ANEW else None
        try:
            if choice is Choice.RESTORE and self._way is not None:
                aside = await self._copies.take(self._way)
                kept = (("kept", "1"), ("file", aside.name)) if aside is not None else ()
                self.problem = Problem(ProblemKind.LIST_RECOVERED, kept)
            opened = await asyncio.to_thread(
                ThreadedRegistry.open,
                self._paths,
                may_make=not self._is_known,
                begin_anew=now,
                accept=choice in {Choice.KEEP, Choice.RESTORE},
            )
            return opened, None
        except Exception as failure:
            return None, failure

    async def _ask(self, failure: BaseException | None) -> Choice:
        """Return the user's choice. If waiting may help, it becomes `AGAIN` after a moment."""
        assert failure is not None
        if self._choice is None:
            await self._show(failure)
            waiting = asyncio.ensure_future(self._chosen.wait())
            await asyncio.wait({waiting}, timeout=_AGAIN if isinstance(failure, _WAITS) else None)
            waiting.cancel()
        choice, self._choice = self._choice or Choice.AGAIN, None
        self._chosen.clear()
        return choice

    def _take(self, choice: Choice, way: Recovery | None = None) -> None:
        if self._choice is not Choice.CLOSE:
            self._choice, self._way = choice, way
            self._chosen.set()

    async def _show(self, failure: BaseException) -> None:
        problem = self._problem(failure)
        if self._dialog is not None and self._told == problem:
            return
        self._close_dialog()
        choices = _choices(failure)
        copies = await self._copies.find() if Choice.ANEW in choices else KnownCopies()
        if self._choice is not None:
            return
        if copies.are_there or Choice.KEEP in choices:
            words = words_of(replace(problem, params=(*problem.params, ("ways", "1"))))
            dialog = RecoveryDialog(self._window, words.title, words.text, copies, self._copies.look, choices)
            dialog.chosen.connect(self._take)
            self._dialog = dialog
        else:
            self._dialog = ProblemDialog(self._window, problem, self._paths.registry_file, choices)
            self._dialog.chosen.connect(self._take)
        self._told = problem
        self._dialog.open()

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.hide()
            self._dialog.deleteLater()
            self._dialog = None

    @staticmethod
    def _problem(failure: BaseException) -> Problem:
        if isinstance(failure, RegistryInUse):
            return Problem(ProblemKind.OPEN_BUT_NOT_ANSWERING)
        return of_error(failure, During.READ) if isinstance(failure, RegistryError) else unexpected(failure)


def _choices(failure: BaseException) -> frozenset[Choice]:
    if isinstance(failure, OtherList):
        return frozenset({Choice.AGAIN, Choice.ANEW, Choice.KEEP})
    if isinstance(failure, DamagedRegistry | MissingRegistry):
        return frozenset({Choice.AGAIN, Choice.ANEW})
    return frozenset() if isinstance(failure, NewerRegistry) else frozenset({Choice.AGAIN})


async def tell_and_end(window: MainWindow, error: Exception, paths: Paths, end: SessionEnd) -> int:
    """Show a fault that occurred before there was a program to show it. Returns the exit code."""
    problem = unexpected(error)
    problem = replace(problem, params=(*problem.params, ("start", "1")))
    dialog = ProblemDialog(window, problem, paths.log_dir / LOG_NAME)
    closed = asyncio.Event()
    dialog.finished.connect(lambda _: closed.set())
    ended = end.requested.connect(closed.set)
    dialog.open()
    if not end.was_requested:
        await closed.wait()
    end.requested.disconnect(ended)
    dialog.deleteLater()
    window.hide()
    return 1
