"""Fixtures and hooks for every test: no screen, a temporary home, one Qt event loop, a practice server, and a leak
check.

Async tests and async fixtures share one qasync loop for the whole run, because Qt has one event loop and a process one
QApplication. A test without `async` must not use an async fixture: it would get a loop of its own.
"""

from __future__ import annotations

import asyncio
import atexit
import functools
import gc
import inspect
import json
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine makes no example wrong. The same tree has the same examples in each run; new ones are looked for with
# `pytest --hypothesis-profile=search`.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None
)
settings.register_profile("search", settings.get_profile("any machine"), derandomize=False, max_examples=5_000)
settings.load_profile("any machine")

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"
if str(PACKAGING) not in sys.path:
    # Scripts in packaging/ import each other by their bare names. Append the folder, so that none of them shadows a
    # library.
    sys.path.append(str(PACKAGING))

import fonts  # noqa: E402

from tests import shared_state  # noqa: E402
from tests.crash_scheduling import pytest_xdist_make_scheduler  # noqa: E402, F401
from tests.waiting import AT_ONCE, PATIENCE  # noqa: E402

_ASYNC_MARGIN = 5.0
"""How many seconds an async test ends before pytest-timeout's signal, which a waiting Qt loop would not notice."""

_LONGEST = "test_tour.py"
"""The file that takes a process longest. Begun in its turn, it would keep one process busy after all others."""

_MEMORY, _ENOUGH = "/dev/shm", 2 << 30
"""A file system in memory, and how many bytes of it must be free to be used."""

_GRACE = 0.5
"""Seconds that tasks get to finish what they were asked to end, after a test that is out of time."""

_COLLECT_AT, _COLLECT_ALL_AT = 20_000, 20
"""How many new objects make a collection worthwhile, and how many of these collections one of all objects."""

_outcome = pytest.StashKey[bool]()
_qt: list[Any] = []
"""The QApplication and its loop, once an async test has needed them. They live until the process ends."""


def _move_home() -> None:
    """Give this process and its children a home of their own, so that no test sees the user's settings or keyring.

    The package managers that the tests of the official SDKs call keep their own settings and caches.
    """
    old = Path.home()
    kept = {
        "PIP_CONFIG_FILE": [old / ".config/pip/pip.conf", old / ".pip/pip.conf"],
        "PIP_CACHE_DIR": [old / ".cache/pip"],
        "NPM_CONFIG_USERCONFIG": [old / ".npmrc"],
        "NPM_CONFIG_CACHE": [old / ".npm"],
    }
    for name, places in kept.items():
        found = next((place for place in places if place.exists()), None)
        if found is not None:
            os.environ.setdefault(name, str(found))
    home = Path(tempfile.mkdtemp(prefix="k2desk-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for name, folder in folders.items():
        folder.mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(folder)
    for name in ("XDG_CONFIG_DIRS", "XDG_DATA_DIRS", "DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND"):
        os.environ.pop(name, None)
    # A proxy of this computer does not lead to the servers of the tests.
    for name in [one for one in os.environ if one.lower() == "no_proxy"] or ["no_proxy"]:
        os.environ[name] = f"{os.environ.get(name, '')},localhost".lstrip(",")
    if "K2DESK_ON_SCREEN" not in os.environ:
        os.environ["QT_QPA_PLATFORM"] = _offscreen(home)
    if sys.platform == "linux":
        os.environ["FONTCONFIG_FILE"] = str(fonts.fontconfig(fonts.USUAL, home / "fontconfig"))


def _offscreen(folder: Path) -> str:
    """Return the offscreen platform with a screen of 1920×1200.

    On its default screen of 800×800, restored windows would come back smaller.
    """
    if sys.platform == "win32":
        return "offscreen"  # See `_on_a_screen`.
    return f"offscreen:configfile={_screen_in(folder)}"


def _screen_in(folder: Path) -> Path:
    screen = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "dpr": 1}
    file = folder / f"screens-{os.getpid()}.json"
    file.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": [screen]}), encoding="utf-8")
    return file


def _on_a_screen() -> list[str]:
    """Return what tells Qt's application on Windows of the screen of `_offscreen`.

    The colon after the letter of a disk would end the file's name, so it is named from the current folder.
    """
    if sys.platform != "win32" or os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        return []
    folder = PACKAGING.parent / "build"
    folder.mkdir(exist_ok=True)
    file = _screen_in(folder)
    atexit.register(file.unlink, missing_ok=True)
    return ["-platform", f"offscreen:configfile={os.path.relpath(file)}"]


def _keep_bytecode() -> None:
    """Keep compiled modules, also where the environment forbids it.

    The tests start hundreds of processes, and each would compile the program once more.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def _write_into_memory() -> None:
    """Put temporary folders into memory where there is room: a disk takes milliseconds to sync each change."""
    if sys.platform == "linux" and os.access(_MEMORY, os.W_OK):
        found = os.statvfs(_MEMORY)
        if found.f_bavail * found.f_frsize >= _ENOUGH and not found.f_flag & os.ST_NOEXEC:
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", _MEMORY)


_keep_bytecode()
_write_into_memory()
if fonts.USUAL in fonts.missing():
    raise pytest.UsageError(fonts.complaint([fonts.USUAL]))
_move_home()
gc.disable()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Share the rewriting of the tests among the processes of the run."""
    from tests.rewriting import rewrite_a_part

    rewrite_a_part(session.config)


# --- one loop ---------------------------------------------------------------------------------------------------------


def _qt_loop() -> asyncio.AbstractEventLoop:
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(["k2desk-tests", *_on_a_screen()])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)

    # Import qasync last, because it uses the Qt that is already imported.
    from k2desk.system.event_loop import EventLoop

    loop = EventLoop(application)
    _qt[:] = [application, loop]
    return loop


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Return the arguments of the QApplication that pytest-qt makes where a test without `async` is the first."""
    return ["k2desk-tests", *_on_a_screen()]


def pytest_asyncio_loop_factories() -> dict[str, Any]:
    """Return Qt's loop for async tests and fixtures."""
    return {"qt": _qt_loop}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest file, and make each async test end itself in time (see `_ASYNC_MARGIN`)."""
    items.sort(key=lambda item: item.path.name != _LONGEST)
    for item in items:
        if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
            limit = _limit(item)
            if limit > 0:
                item.obj = _limited(item.obj, max(limit - _ASYNC_MARGIN, limit / 2))


def _limit(item: pytest.Item) -> float:
    """Return the seconds that the test may take; 0 for no limit."""
    marker = item.get_closest_marker("timeout")
    if marker is not None:
        return float(marker.args[0] if marker.args else marker.kwargs["timeout"])
    asked = item.config.getoption("timeout")
    return float(item.config.getini("timeout") if asked is None else asked)


def _limited(test: Any, limit: float) -> Any:
    @functools.wraps(test)
    async def limited(*arguments: Any, **named: Any) -> None:
        __tracebackhide__ = True
        task = asyncio.ensure_future(test(*arguments, **named))
        try:
            done, _ = await asyncio.wait((task,), timeout=limit)
        finally:
            if not task.done():
                stack = [f"{frame.f_code.co_filename}:{frame.f_lineno}" for frame in task.get_stack()]
                task.cancel()
                await asyncio.wait((task,), timeout=_GRACE)
        if not done:
            pytest.fail(f"not done after {limit:.0f} s, waiting at {', '.join(stack)}", pytrace=False)
        await task

    return limited


# --- nothing left behind ----------------------------------------------------------------------------------------------


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Record whether the test itself passed."""
    report = yield
    if call.when == "call":
        item.stash[_outcome] = report.passed
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Collect garbage between tests, on the main thread.

    Left to itself, Python collects on whatever thread makes an object, and may destroy Qt's objects there while the
    main thread draws. The program does without that for the same reason (`system/gc_timer.py`).
    """
    yield
    if gc.get_count()[0] >= _COLLECT_AT:
        gc.collect(2 if gc.get_count()[2] >= _COLLECT_ALL_AT else 1)


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves tasks, windows or the log open, and end them so that the next one starts clean."""
    shared_state.note()
    tasks_before, windows_before, all_before = _tasks(), _windows(), shared_state.windows()
    secrets_before = shared_state.secrets()
    yield
    _delete_what_was_closed()
    has_passed = request.node.stash.get(_outcome, False)
    tasks = _ended(tasks_before, AT_ONCE if has_passed else _GRACE)
    windows = _windows() - windows_before
    left = [f"task {task.get_name()}: {task.get_coro()}" for task in tasks] + [f"window {window}" for window in windows]
    left += [f"log {handler}" for handler in _logs()]
    for window in windows:
        window.close()
        window.deleteLater()
    # What a test that ran out of time was about may still be at its windows.
    shared_state.restore(all_before, may_delete=not tasks)
    shared_state.forget_secrets(secrets_before)
    for handler in _logs():
        logging.getLogger().removeHandler(handler)
        handler.close()
    if left and has_passed:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


def _delete_what_was_closed() -> None:
    """Delete the widgets that wait for it. Outside a loop they would live on, and show themselves in later tests."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def _tasks() -> set[asyncio.Task[Any]]:
    return {task for task in asyncio.all_tasks(_qt[1]) if not task.done()} if _qt and not _qt[1].is_closed() else set()


def _ended(before: set[asyncio.Task[Any]], grace: float) -> set[asyncio.Task[Any]]:
    """Cancel the tasks that a test has left running after the seconds of grace, and return them."""
    left = _tasks() - before
    until = time.monotonic() + grace
    while any(not task.done() for task in left) and time.monotonic() < until:
        _qt[1].run_until_complete(asyncio.sleep(0.01))
    left = {task for task in left if not task.done()}
    for task in left:
        task.cancel()
    if left:
        _qt[1].run_until_complete(asyncio.wait(left, timeout=_GRACE))
    return left


def _logs() -> list[logging.Handler]:
    """Return the open log files of the program."""
    handlers = logging.getLogger().handlers
    return [one for one in handlers if type(one).__module__ == "k2desk.system.log"]


def _windows() -> set[Any]:
    """Return the windows that are open now, except tool tips, which come and go."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return set()
    from PySide6.QtCore import Qt

    shown = (window for window in widgets.QApplication.topLevelWidgets() if window.isVisible())
    return {window for window in shown if window.windowType() != Qt.WindowType.ToolTip}


@pytest.fixture
def qtbot(qtbot: Any) -> Any:
    """Return pytest-qt's bot, as patient as `tests/waiting.py`: its own five seconds are too few beside other tests."""
    for name in ("waitUntil", "waitSignal"):
        setattr(qtbot, name, functools.partial(getattr(qtbot, name), timeout=int(PATIENCE * 1000)))
    return qtbot


# --- the practice server ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Yield the practice server of the whole run, in a process of its own. Most tests use `fresh_practice`."""
    from tests.practice_process import PracticeProcess

    server = PracticeProcess()
    server.start(tmp_path_factory.mktemp("practice"))
    yield server
    server.stop()


@pytest.fixture
def fresh_practice(practice: Any) -> Any:
    """Return the practice server without faults and with an empty log, for one test."""
    practice.clear()
    return practice
