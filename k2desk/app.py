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
    QSocketNotifier,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from k2desk import __version__
from k2desk.clock import Clock, SystemClock
from k2desk.opening import FirstReader, Kept, Options
from k2desk.process_guard import close_memory
from k2desk.resources_path import resources
from k2desk.store.lock import is_held
from k2desk.store.paths import Paths, paths

if TYPE_CHECKING:
    from k2desk.desk.problems import Problem
    from k2desk.program import Program
    from k2desk.ui.window import MainWindow

Story = Callable[["Program", "MainWindow"], Awaitable[int]]

_ID = "ke.k2desk.K2Desk"
"""The name of the desktop entry, the bundle and the Start menu's entry."""

_PATIENCE = 0.45
"""Seconds in which a first K2Desk should have answered a second start."""

_LATE = ("k2desk.program", "k2desk.desk.account", "k2desk.desk.connecting", "k2desk.desk.practice_process")


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
    # From here on Qt's remarks are for the log, which is opened after the first paint.
    remarks: list[str] = []
    qInstallMessageHandler(lambda kind, context, message: remarks.append(message))
    from k2desk.ui.language import language
    from k2desk.ui.text_size import enlarge
    from k2desk.ui.theme import theme
    from k2desk.ui.window import MainWindow

    kept = reader.result()
    if kept.is_open_already and _raise_the_first(places, _PATIENCE):
        return 0
    theme().start(application, kept.settings.settings.scheme)
    enlarge(application, kept.settings.settings.text_size)
    if kept.is_open_already and is_held(places.lock_file):
        from k2desk.ui.second_start import wait_for_the_first

        language().start(application, options.language or kept.settings.settings.language)
        return wait_for_the_first(application, lambda: _raise_the_first(places, 0.2))
    language().start(application, options.language or kept.settings.settings.language)
    window = MainWindow(clock, kept.settings.settings.interval)
    window.show_accounts(kept.look.accounts)
    if kept.look.shown is not None:
        window.show_list(kept.look.shown, kept.look.contents)
    elif not options.practice:
        window.show_welcome(can_go_back=False)
    window.restore_place(kept.settings.settings)
    if not options.background:
        _paint(window)
    if options.first_paint:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        return 0
    return _go_on(application, window, kept, places, clock, options, story, remarks)


def _application() -> QApplication:
    if sys.platform == "win32":
        import ctypes

        # The same name as the Start menu's entry has: so the taskbar takes both for one program.
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_ID)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        from k2desk.ui.theme import FUSION

        application = QApplication([*sys.argv[:1], "-style", "Fusion"])
        application.setProperty(FUSION, True)
    application.setApplicationName("K2Desk")
    application.setApplicationDisplayName("K2Desk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(_ID)
    return application


def _raise_the_first(places: Paths, patience: float = 0.0) -> bool:
    """A second start shows the first one's window. One that is starting itself gets `patience` seconds to listen."""
    from k2desk.single_instance import instance_name, raise_first

    until = time.monotonic() + patience
    name = instance_name(places.data_dir)
    while not raise_first(name, max(200, int((until - time.monotonic()) * 1000))):
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

    from k2desk import log
    from k2desk.collecting import Collector
    from k2desk.event_loop import EventLoop

    log.set_up(places.log_dir)

    def log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        serious = kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}
        logging.getLogger("qt").log(logging.WARNING if serious else logging.DEBUG, message)

    qInstallMessageHandler(log_qt)
    for remark in remarks:
        logging.getLogger("qt").info(remark)
    stop_listening = _end_when_told(lambda: window.quit_told.emit())
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
        await loop.run_in_executor(None, _import_the_rest)
        # What lives as long as the program need not be looked through at each collection.
        gc.freeze()
        from k2desk.desk.problems import During, of_error
        from k2desk.program import Program
        from k2desk.store.failures import RegistryError, RegistryInUse
        from k2desk.store.threaded import ThreadedRegistry

        try:
            registry = await loop.run_in_executor(None, ThreadedRegistry.open, places)
        except RegistryInUse as error:
            if _raise_the_first(places):
                window.hide()
                return 0
            return await _say_why_not(window, of_error(error, During.READ))
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
        stop_listening()
        collector.stop()
        executor.shutdown(wait=False, cancel_futures=True)


def _end_when_told(end: Callable[[], None]) -> Callable[[], None]:
    """Calls `end` when the system tells the program to end (SIGTERM at a logout); the function that stops it.

    Python hears a signal only when it runs next, which Qt's loop may not let it for long: a socket wakes it.
    """
    import signal
    import socket

    if sys.platform == "win32":
        return lambda: None
    near, far = socket.socketpair()
    for one in (near, far):
        one.setblocking(False)
    old = signal.set_wakeup_fd(far.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGTERM, lambda *_: end())
    notifier = QSocketNotifier(near.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: near.recv(64))

    def stop() -> None:
        notifier.setEnabled(False)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.set_wakeup_fd(old)
        near.close()
        far.close()

    return stop


def _import_the_rest() -> None:
    # Before any key is read, and after the first paint: it takes a module of 3 ms.
    close_memory()
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
