"""Starts K2Desk's own servers as processes beside the window, and ends them. The calls here block."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from k2desk.command import program_command, program_environment

_START_LIMIT = 20.0
_STOP_LIMIT = 3.0
_CALL_LIMIT = 5.0


class NotStarted(Exception):
    """The process did not come up; the message says what it printed."""


def start_child(arguments: Sequence[str]) -> tuple[bytes, subprocess.Popen[bytes]]:
    """Starts `k2desk` with `arguments` and gives what it wrote into its ready file, and the process.

    Raises `NotStarted` where it is not ready within 20 s.
    """
    with tempfile.TemporaryDirectory(prefix="k2desk-") as folder:
        ready_file = Path(folder) / "ready.json"
        process = subprocess.Popen(
            [*program_command(), *arguments, "--ready-file", str(ready_file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=program_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        until = time.monotonic() + _START_LIMIT
        while time.monotonic() < until:
            if ready_file.exists():
                return ready_file.read_bytes(), process
            if process.poll() is not None:
                break
            time.sleep(0.02)
        process.kill()
        _, said = process.communicate()
        raise NotStarted(said.decode(errors="replace").strip()[-2000:] or "it did not answer in time")


def stop_child(process: subprocess.Popen[bytes] | None) -> None:
    """Ends a process that was started here: it ends when its standard input closes."""
    if process is None:
        return
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(_STOP_LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(_STOP_LIMIT)
    if process.stderr is not None:
        process.stderr.close()


def call(url: str, method: str, header: tuple[str, str], body: object = None, limit: float = _CALL_LIMIT) -> object:
    """One call of a control interface on this computer, never through a proxy. Raises OSError where it fails."""
    request = urllib.request.Request(
        url,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={header[0]: header[1], "Content-Type": "application/json"},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=limit) as answer:
        text = answer.read()
    return json.loads(text) if text else None
