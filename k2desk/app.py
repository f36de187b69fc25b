"""The composition root: start-up in the order *paint first, import the rest after*, and the open account.

Nothing here imports httpx, keyring or asyncio before the window has been painted with the list from the disk.
"""

from __future__ import annotations

import gc
import importlib
import sys
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from k2desk import __version__
from k2desk.clock import Clock, SystemClock
from k2desk.resources_path import resources
from k2desk.store.first_look import FirstLook, first_look
from k2desk.store.paths import Paths, paths
from k2desk.store.registry import AccountRecord
from k2desk.store.settings import LoadedSettings, load

if TYPE_CHECKING:
    from k2desk.desk.problems import Problem
    from k2desk.program import Program
    from k2desk.ui.window import MainWindow

Story = Callable[["Program", "MainWindow"], Awaitable[int]]

_COLLECT_EVERY = 2_000
"""Milliseconds between two garbage collections: on the main thread only, since one may destroy Qt objects."""

_LATE = ("k2desk.program", "k2desk.desk.account", "k2desk.desk.connecting", "k2desk.desk.practice_process")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for."""

    practice: bool = False
    data_dir: Path | None = None
    practice_ready: Path | None = None


@dataclass(slots=True)
class Kept:
    """What was found on the disk at the start: settings, accounts, and the rows of the one that is shown."""

    settings: LoadedSettings
    look: FirstLook = field(default_factory=FirstLook)


def run(options: Options, story: Story | None = None) -> int:
    """Shows the window and stays until it is closed; the exit code.

    A `story` drives the window by itself (the tour) and gives the exit code; the program ends with it.
    """
    clock = SystemClock()
    places = paths(options.data_dir)
    reader = _Reader(places, clock, options)
    reader.start()
    application = _application()
    from k2desk.ui.theme import theme

    kept = reader.result()
    theme().start(application, kept.settings.settings.scheme)
    from k2desk.ui.window import MainWindow

    window = MainWindow(clock, kept.settings.settings.interval)
    window.show_accounts(kept.look.accounts)
    if kept.look.shown is not None:
        window.show_list(kept.look.shown, kept.look.contents)
    elif not options.practice:
        window.show_welcome(can_go_back=False)
    window.restore_place(kept.settings.settings)
    _paint(window)
    return _go_on(application, window, kept, places, clock, options, story)


class _Reader(threading.Thread):
    """Reads settings and list from the disk while Qt is being started."""

    def __init__(self, places: Paths, clock: Clock, options: Options) -> None:
        super().__init__(name="k2desk-reader", daemon=True)
        self._places = places
        self._clock = clock
        self._practice = options.practice
        self._kept = Kept(LoadedSettings.usual())

    def run(self) -> None:
        """Reads."""
        self._kept.settings = load(self._places.settings_file, self._clock)
        self._kept.look = first_look(self._places.registry_file, self._which)

    def _which(self, accounts: tuple[AccountRecord, ...]) -> AccountRecord | None:
        if self._practice:
            return next((account for account in accounts if account.environment == "practice"), None)
        by_id = {account.id: account for account in accounts}
        last = by_id.get(self._kept.settings.settings.last_account or "")
        return last or (accounts[0] if accounts else None)

    def result(self) -> Kept:
        """What was read, once it is there."""
        self.join()
        return self._kept


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("K2Desk")
    application.setApplicationDisplayName("K2Desk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("ke.k2desk.K2Desk")
    application.setWindowIcon(QIcon(str(resources() / "icons" / "k2desk.svg")))
    return application


class _Painted(QObject):
    """Notes the first paint of a window."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.done = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees the paint, stops nothing."""
        if event.type() is QEvent.Type.Paint:
            self.done = True
        return False


def _paint(window: MainWindow) -> None:
    painted = _Painted(window)
    window.show()
    for _ in range(50):
        QApplication.processEvents()
        if painted.done:
            break
    window.removeEventFilter(painted)


def _go_on(
    application: QApplication,
    window: MainWindow,
    kept: Kept,
    places: Paths,
    clock: Clock,
    options: Options,
    story: Story | None,
) -> int:
    """Starts the event loop, imports the rest on a worker thread and hands over to the program."""
    import asyncio
    import logging
    from concurrent.futures import ThreadPoolExecutor

    from qasync import QEventLoop

    from k2desk import log

    log.set_up(places.log_dir)

    def log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        serious = kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}
        logging.getLogger("qt").log(logging.WARNING if serious else logging.DEBUG, message)

    qInstallMessageHandler(log_qt)
    gc.disable()
    collector = QTimer()
    collector.timeout.connect(gc.collect)
    collector.start(_COLLECT_EVERY)
    application.setQuitOnLastWindowClosed(False)
    loop = QEventLoop(application)
    asyncio.set_event_loop(loop)
    executor = ThreadPoolExecutor(4, thread_name_prefix="k2desk")
    loop.set_default_executor(executor)

    async def main() -> int:
        await loop.run_in_executor(None, _import_the_rest)
        from k2desk.desk.problems import During, of_error
        from k2desk.program import Program
        from k2desk.store.registry import RegistryError
        from k2desk.store.threaded import ThreadedRegistry

        try:
            registry = await loop.run_in_executor(None, ThreadedRegistry.open, places)
        except RegistryError as error:
            return await _say_why_not(window, of_error(error, During.READ))
        program = Program(registry=registry, window=window, kept=kept, places=places, clock=clock, options=options)
        if story is None:
            await program.run()
            return 0
        running = asyncio.ensure_future(program.run())
        try:
            return await story(program, window)
        finally:
            program.end()
            await running

    try:
        with loop:
            return int(loop.run_until_complete(main()))
    finally:
        collector.stop()
        gc.enable()
        executor.shutdown(wait=False, cancel_futures=True)


def _import_the_rest() -> None:
    for name in _LATE:
        importlib.import_module(name)


async def _say_why_not(window: MainWindow, problem: Problem) -> int:
    """The list can't be opened: one calm dialog, and nothing is changed."""
    import asyncio

    from k2desk.ui.calm_dialog import calm_dialog

    closed = asyncio.Event()
    dialog = calm_dialog(window, problem)
    dialog.finished.connect(lambda _: closed.set())
    dialog.open()
    await closed.wait()
    window.hide()
    return 1
