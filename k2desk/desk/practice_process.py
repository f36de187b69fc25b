"""Starts and stops the practice server, and steers it. The calls here block: they run on a worker thread."""

from __future__ import annotations

import json
import logging
import subprocess
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from k2desk.command import program_command, program_environment
from k2desk.kopokopo.environments import Environment, EnvironmentKind, is_loopback
from k2desk.kopokopo.values import Credentials

_log = logging.getLogger(__name__)

_START_LIMIT = 20.0
_STOP_LIMIT = 3.0
_CALL_LIMIT = 5.0


class PracticeNotStarted(Exception):
    """The practice server did not come up; the message says what it printed."""


class _Ready(msgspec.Struct):
    base_url: str
    client_id: str
    client_secret: str
    api_key: str
    control_key: str


@dataclass(frozen=True, slots=True)
class PracticeServer:
    """A running practice server: its environment, its keys, and the process where this program started it."""

    environment: Environment
    credentials: Credentials = field(repr=False)
    control_key: str = field(repr=False)
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def control(self, method: str, path: str, body: object = None) -> object:
        """One call of the control interface; raises OSError where it fails."""
        request = urllib.request.Request(
            f"{self.environment.base_url}/_practice/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"X-Practice-Control": self.control_key, "Content-Type": "application/json"},
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=_CALL_LIMIT) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def stop(self) -> None:
        """Ends the server where this program started it: it ends when its standard input closes."""
        if self.process is None:
            return
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(_STOP_LIMIT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(_STOP_LIMIT)
        if self.process.stderr is not None:
            self.process.stderr.close()


def start(data_dir: Path | None) -> PracticeServer:
    """Starts a practice server that keeps its state where this program keeps its data.

    Raises `PracticeNotStarted` where it does not answer within 20 s.
    """
    with tempfile.TemporaryDirectory(prefix="k2desk-") as folder:
        ready_file = Path(folder) / "ready.json"
        arguments = ["practice-server", "--port", "0", "--ready-file", str(ready_file)]
        if data_dir is not None:
            arguments += ["--data-dir", str(data_dir)]
        process = subprocess.Popen(
            [*program_command(), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=program_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        until = time.monotonic() + _START_LIMIT
        while time.monotonic() < until:
            if ready_file.exists():
                return join(ready_file, process)
            if process.poll() is not None:
                break
            time.sleep(0.02)
        process.kill()
        _, said = process.communicate()
        raise PracticeNotStarted(said.decode(errors="replace").strip()[-2000:] or "it did not answer in time")


def join(ready_file: Path, process: subprocess.Popen[bytes] | None = None) -> PracticeServer:
    """Takes a running practice server over from its ready file, which is deleted since it holds keys.

    Raises `PracticeNotStarted` where the file is missing or is no ready file of a server on this computer.
    """
    try:
        ready = msgspec.json.decode(ready_file.read_bytes(), type=_Ready)
        ready_file.unlink()
    except (OSError, msgspec.DecodeError) as error:
        raise PracticeNotStarted(f"the ready file could not be read: {error}") from None
    host = ready.base_url.removeprefix("http://").rpartition(":")[0]
    if not ready.base_url.startswith("http://") or not is_loopback(host):
        raise PracticeNotStarted("the ready file names a server that is not on this computer")
    environment = Environment(EnvironmentKind.PRACTICE, ready.base_url)
    credentials = Credentials(ready.client_id, ready.client_secret, ready.api_key)
    return PracticeServer(environment, credentials, ready.control_key, process)
