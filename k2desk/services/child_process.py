"""Starts K2Desk's own servers as child processes and ends them. These calls block."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.request import HTTPDefaultErrorHandler, HTTPErrorProcessor, HTTPHandler

from k2desk.system.relaunch import start_program

_START_LIMIT = 60.0
"""Seconds for the first sign of life. A slow computer that has to scan each file needs many; a child that has ended is
seen at once."""
_STOP_LIMIT = 3.0
_LOOK_EVERY = 0.02
_CALL_LIMIT = 5.0
_SAID_KEPT = 8_000
_SAID_SHOWN = 2_000


class _Stoppable(Protocol):
    def stop(self) -> None: ...


S = TypeVar("S", bound=_Stoppable)


class NotStarted(Exception):
    """The process did not start. The message contains what it printed."""


class StderrDrain(threading.Thread):
    """Reads a child's standard error until it ends, and keeps the last bytes.

    If nobody reads a pipe, it fills up, and the child's next output blocks it for good.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        super().__init__(name="k2desk-stderr", daemon=True)
        self._process = process
        self._tail = b""

    def run(self) -> None:
        """Read to the end of the pipe."""
        pipe = self._process.stderr
        assert pipe is not None
        with pipe:
            while part := pipe.read1(_SAID_KEPT):  # type: ignore[attr-defined]
                self._tail = (self._tail + part)[-_SAID_KEPT:]

    @property
    def said(self) -> str:
        """The end of the child's output."""
        return self._tail.decode(errors="replace").strip()[-_SAID_SHOWN:]


async def start_on_thread(start: Callable[[threading.Event], S]) -> S:
    """Run `start`, which ends in `start_child`, on a worker thread.

    If this call is cancelled, the child process is ended, even if it has not answered yet. `start` gets the event that
    tells it to give up.
    """
    given_up = threading.Event()
    work = asyncio.ensure_future(asyncio.to_thread(start, given_up))
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        given_up.set()
        with contextlib.suppress(Exception):
            server = await work
            await asyncio.to_thread(server.stop)
        raise


def start_child(
    arguments: Sequence[str], given_up: threading.Event | None = None
) -> tuple[bytes, subprocess.Popen[bytes]]:
    """Start `k2desk` with `arguments`, and return the content of its ready file and the process.

    Raises `NotStarted` if it is not ready within a minute, or if it was `given_up`.
    """
    try:
        return _started(arguments, given_up or threading.Event())
    except OSError as error:
        # A full disk has no room for temporary files, and an overloaded system none for a process.
        raise NotStarted(str(error)) from None


def _started(arguments: Sequence[str], given_up: threading.Event) -> tuple[bytes, subprocess.Popen[bytes]]:
    # On Windows, another program may hold a file for a moment, and the folder then stays.
    with tempfile.TemporaryDirectory(prefix="k2desk-", ignore_cleanup_errors=True) as folder:
        ready_file = Path(folder) / "ready.json"
        process = start_program(
            *arguments, "--ready-file", str(ready_file), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        drain = StderrDrain(process)
        drain.start()
        until = time.monotonic() + _START_LIMIT
        while time.monotonic() < until and not given_up.wait(_LOOK_EVERY):
            # It may not be there yet, or another program may hold it for a moment.
            with contextlib.suppress(OSError):
                return ready_file.read_bytes(), process
            if process.poll() is not None:
                break
        _kill(process)
        # A grandchild may keep the pipe open.
        drain.join(_STOP_LIMIT)
        if process.stdin is not None:
            process.stdin.close()
        raise NotStarted(drain.said or "it did not answer in time")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process at once. One that the system does not end is left to the system."""
    # On Windows, one that is ending already can't be ended.
    with contextlib.suppress(OSError):
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_STOP_LIMIT)


def stop_child(process: subprocess.Popen[bytes] | None) -> None:
    """End a process that was started here. It ends when its standard input closes, else it is killed."""
    if process is None:
        return
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(_STOP_LIMIT)
    except subprocess.TimeoutExpired:
        _kill(process)


def call(url: str, method: str, header: tuple[str, str], body: object = None, limit: float = _CALL_LIMIT) -> object:
    """Make one call of a control interface on this computer, never through a proxy. Raises OSError if it fails."""
    request = urllib.request.Request(
        url,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={header[0]: header[1], "Content-Type": "application/json"},
    )
    # Built by hand: the default opener reads the system's proxies, and makes a TLS context at each call.
    opener = urllib.request.OpenerDirector()
    for handler in (HTTPHandler(), HTTPErrorProcessor(), HTTPDefaultErrorHandler()):
        opener.add_handler(handler)
    with opener.open(request, timeout=limit) as answer:
        text = answer.read()
    return json.loads(text) if text else None
