"""The composition root: start-up in the order *paint first, import the rest after*, and the open account.

Nothing here imports httpx, keyring or asyncio before the window has been painted with the list from the disk.
"""

from __future__ import annotations

import gc
import importlib
import sys
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from k2desk import __version__
from k2desk.app.first_paint import FirstReader, Kept, Options
from k2desk.model.clock import Clock, SystemClock
from k2desk.store.lock import is_held
from k2desk.store.paths import Paths, paths
from k2desk.system.ending import EndTold
from k2desk.system.process_guard import close_memory
from k2desk.system.resources import resources

if TYPE_CHECKING:
    from k2desk.app.program import Program
    from k2desk.ui.shell.window import MainWindow

Story = Callable[["Program", "MainWindow"], Awaitable[int]]

_ID = "ke.k2desk.K2Desk"
"""The name of the desktop entry, the bundle and the Start menu's entry."""

_PATIENCE = 0.45
"""Seconds in which a first K2Desk should have answered a second start."""

_LATE = (
    "k2desk.app.program",
    "k2desk.services.account",
    "k2desk.services.connecting",
    "k2desk.services.practice_process",
)


def run(options: Options, story: Story | None = None) -> int:
    """Shows the window and stays until it is closed; the exit code.

    A `story` drives the window by itself (the tour) and gives the exit code; the program ends with it.
    """
    # No collection while the window is built; after that on the main thread only.
    gc.disable()
    clock = SystemClock()
    places = paths(options.data_dir)
    reader = FirstReader(places, clock, options)
    reader.start()
    application = _application()
    end = EndTold()
    end.start()
    try:
        return _start(application, end, reader, places, clock, options, story)
    finally:
        end.stop()


def _start(
    application: QApplication,
    end: EndTold,
    reader: FirstReader,
    places: Paths,
    clock: Clock,
    options: Options,
    story: Story | None,
) -> int:
    # From here on Qt's remarks are for the log, which is opened after the first paint.
    remarks: list[str] = []
    qInstallMessageHandler(lambda kind, context, message: remarks.append(message))
    from k2desk.ui.shell.window import MainWindow
    from k2desk.ui.style.theme import theme
    from k2desk.ui.text.language import language

    kept = reader.result()
    if kept.is_open_already and _raise_the_first(places, _PATIENCE):
        return 0
    theme().start(application, kept.settings.settings.scheme, kept.settings.settings.text_size)
    language().start(application, options.language or kept.settings.settings.language)
    if kept.is_open_already and is_held(places.lock_file):
        from k2desk.ui.shell.second_start import Wait, wait_for_the_first

        waited = wait_for_the_first(
            application, end, lambda: _raise_the_first(places, 0.2), lambda: is_held(places.lock_file)
        )
        if waited is not Wait.IS_GONE:
            return int(waited.value)
    window = MainWindow(clock, kept.settings.settings.interval)
    show_what_is_known(window, kept, options)
    window.restore_place(kept.settings.settings)
    if not options.background:
        _paint(window)
    if options.first_paint:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        return 0
    return _go_on(application, end, window, kept, places, clock, options, story, remarks)


def show_what_is_known(window: MainWindow, kept: Kept, options: Options) -> None:
    """Shows what the first look found, for the first paint."""
    window.show_accounts(kept.look.accounts)
    if kept.look.shown is not None:
        window.show_list(kept.look.shown, kept.look.contents)
    elif not kept.is_a_beginning:
        window.show_opening()
    elif not options.practice:
        window.show_welcome(can_go_back=False)


def _application() -> QApplication:
    if sys.platform == "win32":
        import ctypes

        # The same name as the Start menu's entry has: so the taskbar takes both for one program.
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_ID)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        from k2desk.ui.style.theme import FUSION

        application = QApplication([*sys.argv[:1], "-style", "Fusion"])
        application.setProperty(FUSION, True)
    application.setApplicationName("K2Desk")
    application.setApplicationDisplayName("K2Desk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(_ID)
    return application


def _raise_the_first(places: Paths, patience: float = 0.0) -> bool:
    """A second start shows the first one's window. One that is starting itself gets `patience` seconds to listen."""
    from k2desk.system.single_instance import instance_name, raise_first

    until = time.monotonic() + patience
    name = instance_name(places.data_dir)
    while not raise_first(name, max(200, int((until - time.monotonic()) * 1000)), places.data_dir):
        if time.monotonic() >= until or not is_held(places.lock_file):
            return False
        time.sleep(0.03)
    return True


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
    end: EndTold,
    window: MainWindow,
    kept: Kept,
    places: Paths,
    clock: Clock,
    options: Options,
    story: Story | None,
    remarks: list[str],
) -> int:
    """Starts the event loop, imports the rest on a worker thread and hands over to the program."""
    import asyncio
    import logging
    from concurrent.futures import ThreadPoolExecutor

    from k2desk.system import log
    from k2desk.system.event_loop import EventLoop
    from k2desk.system.gc_timer import Collector

    log.set_up(places.log_dir)

    def log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        serious = kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}
        logging.getLogger("qt").log(logging.WARNING if serious else logging.DEBUG, message)

    qInstallMessageHandler(log_qt)
    for remark in remarks:
        logging.getLogger("qt").info(remark)
    collector = Collector()
    collector.start()
    application.setQuitOnLastWindowClosed(False)
    loop = EventLoop(application)
    asyncio.set_event_loop(loop)
    application.setWindowIcon(QIcon(str(resources() / "icons" / "k2desk.svg")))
    # Names are looked up on these threads too: some that hang must not keep the rest waiting.
    executor = ThreadPoolExecutor(16, thread_name_prefix="k2desk")
    loop.set_default_executor(executor)

    async def main() -> int:
        try:
            return await begin()
        except Exception as error:
            if story is not None:
                raise
            from k2desk.app.list_opening import tell_and_end

            return await tell_and_end(window, error, places, end)

    async def begin() -> int:
        await loop.run_in_executor(None, _import_the_rest)
        # What lives as long as the program need not be looked through at each collection.
        gc.freeze()
        from k2desk.app.list_opening import ListOpening
        from k2desk.app.program import Program

        opening = ListOpening(
            window=window,
            places=places,
            clock=clock,
            is_known=kept.is_known,
            end=end,
            raise_first=lambda: _raise_the_first(places, 0.2),
        )
        registry = await opening.open()
        if registry is None:
            window.hide()
            return opening.code
        end.told.connect(window.quit_told)
        program = Program(
            registry=registry,
            window=window,
            kept=kept,
            places=places,
            clock=clock,
            options=options,
            told=(opening.told,) if opening.told else (),
        )
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
        executor.shutdown(wait=False, cancel_futures=True)


def _import_the_rest() -> None:
    # Before any key is read, and after the first paint: it takes a module of 3 ms.
    close_memory()
    for name in _LATE:
        importlib.import_module(name)
