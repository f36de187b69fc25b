"""Starts and stops the practice server, and steers it. The calls here block: they run on a worker thread."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from k2desk.desk.child_process import NotStarted, call, start_child, stop_child
from k2desk.kopokopo.environments import Environment, EnvironmentKind, is_loopback
from k2desk.kopokopo.values import Credentials


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
        url = f"{self.environment.base_url}/_practice/{path}"
        return call(url, method, ("X-Practice-Control", self.control_key), body)

    def stop(self) -> None:
        """Ends the server where this program started it."""
        stop_child(self.process)


def start(data_dir: Path | None) -> PracticeServer:
    """Starts a practice server that keeps its state where this program keeps its data.

    Raises `PracticeNotStarted` where it does not answer within 20 s.
    """
    arguments = ["practice-server", "--port", "0"]
    if data_dir is not None:
        arguments += ["--data-dir", str(data_dir)]
    try:
        ready, process = start_child(arguments)
    except NotStarted as failure:
        raise PracticeNotStarted(str(failure)) from None
    return _joined(ready, process)


def join(ready_file: Path) -> PracticeServer:
    """Takes a running practice server over from its ready file, which is deleted since it holds keys.

    Raises `PracticeNotStarted` where the file is missing or is no ready file of a server on this computer.
    """
    try:
        content = ready_file.read_bytes()
        ready_file.unlink()
    except OSError as error:
        raise PracticeNotStarted(f"the ready file could not be read: {error}") from None
    return _joined(content, None)


def _joined(content: bytes, process: subprocess.Popen[bytes] | None) -> PracticeServer:
    try:
        ready = msgspec.json.decode(content, type=_Ready)
    except msgspec.DecodeError as error:
        raise PracticeNotStarted(f"the ready file could not be read: {error}") from None
    host = ready.base_url.removeprefix("http://").rpartition(":")[0]
    if not ready.base_url.startswith("http://") or not is_loopback(host):
        raise PracticeNotStarted("the ready file names a server that is not on this computer")
    environment = Environment(EnvironmentKind.PRACTICE, ready.base_url)
    credentials = Credentials(ready.client_id, ready.client_secret, ready.api_key)
    return PracticeServer(environment, credentials, ready.control_key, process)
