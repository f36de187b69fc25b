"""A practice server for tests: the real program in a process of its own, over real HTTP.

server = PracticeProcess()
server.start(folder)                      # state under folder/practice; returns when it is ready
server.faults({"kind": "latency", "on": "read", "seconds": 1.0, "times": 2})
server.log()[-1]["path"]
server.clear()                            # no faults, empty log, the usual life of tokens
server.kill(); server.start(folder)       # the same subscriptions, another port, new keys
server.stop()
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import IO, Any

from k2desk.system.relaunch import program_environment

_LIMIT = 20.0


class PracticeProcess:
    """One practice server, which can be started again after `stop` or `kill`. All calls block."""

    base_url: str
    client_id: str
    client_secret: str
    api_key: str
    control_key: str
    process: subprocess.Popen[str]

    def __init__(self) -> None:
        self._said: IO[str] | None = None
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def start(self, data_dir: Path, *arguments: str) -> PracticeProcess:
        """Start the server and wait until it is ready. `arguments` are more options of `k2desk practice-server`.

        Raises AssertionError with its output if it does not start.
        """
        if self._said is not None:
            self._said.close()
        # The file lives as long as the server. In append mode, reading it here does not move the server's writes.
        self._said = tempfile.TemporaryFile("a+", encoding="utf-8")  # noqa: SIM115
        self.process = subprocess.Popen(
            [sys.executable, "-m", "k2desk", "practice-server", "--data-dir", str(data_dir), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
            env=program_environment(),
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            self.process.wait(_LIMIT)
            raise AssertionError(f"the practice server ended with {self.process.returncode}: {self.complaints()}")
        ready = json.loads(line)
        assert ready["ready"] == 1
        self.base_url = ready["base_url"]
        self.client_id = ready["client_id"]
        self.client_secret = ready["client_secret"]
        self.api_key = ready["api_key"]
        self.control_key = ready["control_key"]
        return self

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        return int(self.base_url.rpartition(":")[2])

    def complaints(self) -> str:
        """Return its whole standard error."""
        assert self._said is not None
        self._said.flush()
        self._said.seek(0)
        return self._said.read()

    def write_ready_file(self, file: Path) -> Path:
        """Write a ready file for `k2desk --practice-ready FILE`, so that a program can join this server."""
        keys = ("base_url", "client_id", "client_secret", "api_key", "control_key")
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            json.dump({"ready": 1, **{key: getattr(self, key) for key in keys}}, opened)
        return file

    # -- steering ----------------------------------------------------------------------------------------------------

    def control(self, method: str, path: str, body: object = None) -> Any:
        """Make one call under `/_practice/` and return its JSON. Raises urllib.error.HTTPError for a refusal."""
        request = urllib.request.Request(
            f"{self.base_url}/_practice/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"X-Practice-Control": self.control_key, "Content-Type": "application/json"},
        )
        with self._opener.open(request, timeout=_LIMIT) as answer:
            return json.loads(answer.read())

    def faults(self, *faults: dict[str, Any]) -> None:
        """Switch these faults on and all others off."""
        self.control("PUT", "faults", {"faults": list(faults)})

    def clear(self) -> None:
        """Remove faults, log and deliveries, and restore the settings. Subscriptions and tokens stay."""
        self.control("DELETE", "faults")
        self.control("DELETE", "log")
        self.control("DELETE", "deliveries")
        usual = {"sign_with": "api_key", "twice": False, "spaced": False, "hidden": False}
        self.control("PUT", "settings", {"expires_in": 3600, "shop": None, "deliver": usual, "backoff": 1})
        polling = {"pending": 1, "seconds": 0, "fails": [], "never": False, "empty": False, "refuses_invalid": False}
        self.control("PUT", "settings", {"polling": {**polling, "history": 20}})

    def log(self) -> list[dict[str, Any]]:
        """Return the requests so far, oldest first, without calls under `/_practice/`."""
        return self.control("GET", "log")["requests"]

    def creates(self) -> list[dict[str, Any]]:
        """Return the creates among the requests so far."""
        return [one for one in self.log() if one["method"] == "POST" and one["path"].endswith("/webhook_subscriptions")]

    def subscriptions(self) -> list[dict[str, Any]]:
        """Return all its subscriptions, oldest first."""
        return self.control("GET", "subscriptions")["subscriptions"]

    # -- the end -----------------------------------------------------------------------------------------------------

    def stop(self) -> int:
        """End the server as K2Desk does, by closing its standard input, and return its exit code.

        Harmless if it has ended already.
        """
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()
        try:
            return self.process.wait(_LIMIT)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        finally:
            self.process.stdout.close()

    def kill(self) -> None:
        """Kill the server without a warning (SIGKILL where it exists)."""
        self.process.kill()
        self.process.wait(_LIMIT)
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()
