"""The composition root: paints the window first, imports the rest afterwards, and opens the list.

Until the window has been painted with the list from the disk, neither httpx nor keyring nor asyncio is imported.
"""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from k2desk import __version__
from k2desk.app.first_instance import raise_the_first
from k2desk.app.font_loading import load_fonts_and
from k2desk.app.prefetch import Options, Prefetch, Prefetched, begin_reading
from k2desk.model.clock import Clock
from k2desk.store.lock import is_held
from k2desk.store.paths import Paths
from k2desk.system.process_guard import close_memory
from k2desk.system.resources import resources
from k2desk.system.session_end import SessionEnd

if TYPE_CHECKING:
    from k2desk.app.program import Program
    from k2desk.ui.shell.window import MainWindow

Story = Callable[["Program", "MainWindow"], Awaitable[int]]

_ID = "ke.k2desk.K2Desk"
"""The name of the desktop entry, the bundle and the entry of the Start menu."""

_TURN = 0.001
"""The seconds after which a thread that computes gives Python's lock away if another one wants it, usually 5 ms. Each
event of Qt takes the lock, so the window would wait for several such turns while a long list is read."""

_END_LIMIT = 30.0
"""Seconds after which the process ends even if its orderly end is not over."""

_LATE = (
    "k2desk.app.program",
    "k2desk.services.account",
    "k2desk.services.account_setup",
    "k2desk.services.practice_process",
    # httpx and httpcore import these with the first request, on the window's thread, which takes 60 ms.
    "httpcore",
    "anyio._backends._asyncio",
)


def run(options: Options, story: Story | None = None, reader: Prefetch | None = None) -> int:
    """Show the window until it is closed, and return the exit code.

    A `story` drives the window (the tour) and returns the exit code; the program ends with it. `reader` has begun to
    read the list already.
    """
    # No garbage collection while the window is built (the command line began so); afterwards on the main thread only.
    gc.disable()
    reader = reader or begin_reading(options)
    application = _application()
    end = SessionEnd()
    try:
        return _start(application, end, reader, options, story)
    finally:
        end.stop()


def _start(
    application: QApplication,
    end: SessionEnd,
    reader: Prefetch,
    options: Options,
    story: Story | None,
) -> int:
    paths, clock = reader.paths, reader.clock
    # From here on Qt's messages go to the log, which is opened after the first paint.
    remarks: list[str] = []
    qInstallMessageHandler(lambda kind, context, message: remarks.append(message))
    load_fonts_and("k2desk.ui.shell.window")
    from k2desk.ui.controls.after_paint import hold, release
    from k2desk.ui.shell.window import MainWindow
    from k2desk.ui.style.theme import theme
    from k2desk.ui.text.language import language

    prefetched = reader.result()
    theme().prepare(application, prefetched.settings.settings.scheme, prefetched.settings.settings.text_size)
    language().start(application, options.language or prefetched.settings.settings.language)
    if prefetched.is_open_already and is_held(paths.lock_file):
        end.start()
        theme().set_sheet()
        from k2desk.ui.shell.second_start import Wait, wait_for_the_first

        waited = wait_for_the_first(
            application, end, lambda: raise_the_first(paths, 0.2), lambda: is_held(paths.lock_file)
        )
        if waited is not Wait.IS_GONE:
            return int(waited.value)
    hold()
    window = MainWindow(clock, prefetched.settings.settings.schedule)
    show_what_is_known(window, prefetched, options)
    theme().set_sheet()
    window.restore_place(prefetched.settings.settings)
    if not options.background:
        _paint(window)
    if options.first_paint:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        return 0
    release()
    end.start()
    return _go_on(application, end, window, prefetched, paths, clock, options, story, remarks)


def show_what_is_known(window: MainWindow, prefetched: Prefetched, options: Options) -> None:
    """Show the result of the first look, for the first paint."""
    from k2desk.services.subscription_cache import CachedRows

    window.show_accounts(tuple(one for one in prefetched.look.accounts if one.is_in_use))
    if prefetched.look.shown is not None:
        window.show_list(prefetched.look.shown, CachedRows(prefetched.look.contents))
    elif not prefetched.is_a_beginning:
        window.show_opening()
    elif not options.practice:
        window.show_welcome(can_go_back=False)
    if prefetched.settings.settings.is_covered:
        # Ending K2Desk and starting it again must not uncover it.
        window.cover()


def _application() -> QApplication:
    if sys.platform == "win32":
        import ctypes

        # With the name of the Start menu's entry, the taskbar groups both as one program.
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


class _Painted(QObject):
    """Records the first paint of a window."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.done = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Record the paint event, and let all events pass."""
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
    end: SessionEnd,
    window: MainWindow,
    prefetched: Prefetched,
    paths: Paths,
    clock: Clock,
    options: Options,
    story: Story | None,
    remarks: list[str],
) -> int:
    """Start the event loop, import the rest on a worker thread, and run the program."""
    import asyncio
    import logging
    from concurrent.futures import ThreadPoolExecutor

    from k2desk.system import log
    from k2desk.system.event_loop import EventLoop
    from k2desk.system.gc_timer import GcTimer
    from k2desk.system.process_end import EndLimit

    log.set_up(paths.log_dir)

    def log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        serious = kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}
        logging.getLogger("qt").log(logging.WARNING if serious else logging.DEBUG, message)

    qInstallMessageHandler(log_qt)
    sys.setswitchinterval(_TURN)
    for remark in remarks:
        logging.getLogger("qt").info(remark)
    collector = GcTimer()
    collector.start()
    application.setQuitOnLastWindowClosed(False)
    loop = EventLoop(application)
    asyncio.set_event_loop(loop)
    application.setWindowIcon(QIcon(str(resources() / "icons" / "k2desk.svg")))
    # Names are looked up on these threads too, so some of them may hang; the others must not have to wait.
    executor = ThreadPoolExecutor(16, thread_name_prefix="k2desk")
    loop.set_default_executor(executor)
    end_limit = EndLimit(_END_LIMIT)

    async def main() -> int:
        try:
            return await begin()
        except Exception as error:
            if story is not None:
                raise
            from k2desk.app.list_opening import tell_and_end

            return await tell_and_end(window, error, paths, end)

    async def begin() -> int:
        await loop.run_in_executor(None, _import_the_rest)
        # Objects that live as long as the program need not be scanned by garbage collections.
        gc.freeze()
        from k2desk.app.list_opening import ListOpening
        from k2desk.app.program import Program

        opening = ListOpening(
            window=window,
            paths=paths,
            clock=clock,
            is_known=prefetched.is_known,
            end=end,
            raise_first=lambda: raise_the_first(paths, 0.2),
            second_folder=Path(chosen) if (chosen := prefetched.settings.settings.backup_folder) else None,
        )
        registry = await opening.open()
        if registry is None:
            window.hide()
            return opening.code
        end.requested.connect(window.session_ending)
        program = Program(
            registry=registry,
            window=window,
            prefetched=prefetched,
            paths=paths,
            clock=clock,
            options=options,
            problems=(opening.problem,) if opening.problem else (),
            ending=end_limit.begin,
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
        end_limit.stop()
        collector.stop()
        executor.shutdown(wait=False, cancel_futures=True)
        log.close()


def _import_the_rest() -> None:
    # Before any key is read, but after the first paint, because the module takes 3 ms to import.
    close_memory()
    for name in _LATE:
        importlib.import_module(name)
