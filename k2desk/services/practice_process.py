"""Starts, stops and controls the practice server. These calls block, so they run on a worker thread."""

from __future__ import annotations

import os
import stat
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from k2desk.model.api_values import Credentials
from k2desk.model.environments import Environment, EnvironmentKind, may_carry_token
from k2desk.services.child_process import NotStarted, call, start_child, stop_child

_LARGEST = 64_000
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Flags that refuse a symbolic link and don't wait for the other end of a pipe."""


class PracticeNotStarted(Exception):
    """The practice server did not start. The message contains what it printed."""


class _Ready(msgspec.Struct):
    ready: Literal[1]
    base_url: str
    client_id: str
    client_secret: str
    api_key: str
    control_key: str


@dataclass(frozen=True, slots=True)
class PracticeServer:
    """A running practice server: its environment, its keys, and its process if this program started it."""

    environment: Environment
    credentials: Credentials = field(repr=False)
    control_key: str = field(repr=False)
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def has_ended(self) -> bool:
        """Whether the process that this program started has ended."""
        return self.process is not None and self.process.poll() is not None

    def control(self, method: str, path: str, body: object = None) -> object:
        """Make one call of the control interface. Raises OSError if it fails."""
        url = f"{self.environment.base_url}/_practice/{path}"
        return call(url, method, ("X-Practice-Control", self.control_key), body)

    def stop(self) -> None:
        """End the server if this program started it."""
        stop_child(self.process)


def start(data_dir: Path | None, given_up: threading.Event | None = None) -> PracticeServer:
    """Start a practice server that stores its state beside this program's data.

    Raises `PracticeNotStarted` if it is not ready within a minute, or if it was `given_up`.
    """
    arguments = ["practice-server", "--port", "0"]
    if data_dir is not None:
        arguments += ["--data-dir", str(data_dir)]
    try:
        ready, process = start_child(arguments, given_up)
    except NotStarted as failure:
        raise PracticeNotStarted(str(failure)) from None
    return _joined(ready, process)


def join(ready_file: Path) -> PracticeServer:
    """Connect to a running practice server through its ready file, and delete the file because it contains keys.

    Raises `PracticeNotStarted` if it is not the ready file of a server on this computer; the file is then left alone.
    """
    try:
        server = _joined(_read(ready_file), None)
        ready_file.unlink()
    except OSError as error:
        raise PracticeNotStarted(f"the ready file could not be read: {error}") from None
    return server


def _read(ready_file: Path) -> bytes:
    handle = os.open(ready_file, os.O_RDONLY | _NO_LINK)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError("it is no plain file")
    with os.fdopen(handle, "rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise OSError("it is too large")
    return content


def _joined(content: bytes, process: subprocess.Popen[bytes] | None) -> PracticeServer:
    try:
        ready = msgspec.json.decode(content, type=_Ready)
    except (msgspec.DecodeError, RecursionError) as error:
        raise PracticeNotStarted(f"the ready file could not be read: {error}") from None
    environment = Environment(EnvironmentKind.PRACTICE, ready.base_url)
    if not _is_here(environment):
        raise PracticeNotStarted("the ready file names a server that is not on this computer")
    credentials = Credentials(ready.client_id, ready.client_secret, ready.api_key)
    return PracticeServer(environment, credentials, ready.control_key, process)


def _is_here(environment: Environment) -> bool:
    if not may_carry_token(environment, environment.base_url):
        return False
    parts = urlsplit(environment.base_url)
    return bool(parts.port) and environment.base_url == f"http://{parts.netloc}"
