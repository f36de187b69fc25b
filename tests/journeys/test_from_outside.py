"""The real program on a virtual screen: a whole journey with the keyboard only, and one as a screen reader."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.systems import only_on_linux

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = 150.0
"""The limit in seconds. A run takes about eight."""

pytestmark = only_on_linux("Xvfb and AT-SPI are Linux's")

_MARK = "K2DESK_TEST_FROM_OUTSIDE"


def _marked(mark: str) -> Iterator[int]:
    """Yield the ids of the processes that a run has started, also of those with another parent now."""
    wanted = f"{_MARK}={mark}".encode()
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and int(folder.name) != os.getpid():
            with suppress(OSError):
                if wanted in (folder / "environ").read_bytes().split(b"\0"):
                    yield int(folder.name)


@contextmanager
def _nothing_left(mark: str) -> Iterator[None]:
    """End each process of this run, by its id, that has not ended itself soon after the run."""
    try:
        yield
    finally:
        until = time.monotonic() + 5
        while (left := list(_marked(mark))) and time.monotonic() < until:
            time.sleep(0.05)
        for process in left:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)


async def _through(module: str, folder: Path, mark: str) -> str:
    """Run a script of `tests.desktop` in a D-Bus session of its own, and return its output."""
    environment = {**os.environ, _MARK: mark, "LC_ALL": "C.UTF-8", "LIBGL_ALWAYS_SOFTWARE": "1", "NO_AT_BRIDGE": "0"}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "AT_SPI_BUS_ADDRESS"):
        environment.pop(name, None)
    with _nothing_left(mark):
        process = await asyncio.create_subprocess_exec(
            "dbus-run-session",
            "--",
            sys.executable,
            "-m",
            f"tests.desktop.{module}",
            str(folder),
            cwd=ROOT,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        try:
            output, _ = await asyncio.wait_for(process.communicate(), LONGEST)
        finally:
            if process.returncode is None:
                for one in _marked(mark):
                    with suppress(ProcessLookupError):
                        os.kill(one, signal.SIGKILL)
                await process.wait()
    said = output.decode(errors="replace")
    assert process.returncode == 0, said
    return said


@pytest.fixture
def tools():
    for name in ("Xvfb", "openbox", "xdotool", "dbus-run-session", "/usr/libexec/at-spi-bus-launcher"):
        assert shutil.which(name), f"{name} is missing: `packaging/dev.py test` installs it"


@pytest.fixture
def mark():
    """Yield the mark that the processes of one run have in their environment."""
    return uuid.uuid4().hex


async def test_a_whole_journey_is_done_with_the_keyboard_alone(tools, tmp_path, mark):
    said = await _through("by_keys", tmp_path / "data", mark)
    for step in ("the subscription is Active", "the address was tested", "Kiswahili is spoken", "it ended in order"):
        assert f"ok {step}" in said


async def test_a_screen_reader_finds_everything_and_creates_a_subscription(tools, tmp_path, mark):
    said = await _through("by_ear", tmp_path / "data", mark)
    assert "ok the row says: A customer paid your till, Till 555555 Westlands, Active, checked " in said
    assert "ok badge and days of the details speak" in said


async def test_a_journey_that_fails_says_where_and_leaves_no_process_behind(tools, tmp_path, mark, monkeypatch):
    monkeypatch.setenv("K2DESK_TEST_PATIENCE", "0.5")
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(AssertionError, match="FAILED: "):
        await _through("by_keys", tmp_path / "data", mark)
    assert list(_marked(mark)) == []
