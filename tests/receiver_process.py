"""A receiver for tests: the real program in a process of its own, reached over real sockets.

receiver = ReceiverProcess().start("--shop")
receiver.behaviour(answer="error", certificate="expired")
receiver.post("/k2/paid", b"{}", {"X-KopoKopo-Signature": "…"}).status
receiver.arrivals(after=0, wait=5)[-1]["path"]
receiver.stop()
"""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import ssl
import subprocess
import sys
import tempfile
import urllib.request
from dataclasses import dataclass
from typing import IO, Any

from k2desk.system.relaunch import program_environment

SHOP_HOST = "practice-shop.example"
_LIMIT = 20.0


@dataclass(frozen=True)
class Answer:
    """A receiver's answer. The names of the headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


class ReceiverProcess:
    """One receiver, which can be started again after `stop` or `kill`. All calls block."""

    control_url: str
    control_key: str
    host: str
    port: int
    secure: bool
    ca_pem: str | None
    process: subprocess.Popen[str]

    def __init__(self) -> None:
        self._said: IO[str] | None = None
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def start(self, *arguments: str) -> ReceiverProcess:
        """Start the receiver and wait until it is ready. `arguments` are options of `k2desk receiver`.

        Raises AssertionError with its output if it does not start.
        """
        if self._said is not None:
            self._said.close()
        # The file lives as long as the receiver. In append mode, reading it here does not move the receiver's writes.
        self._said = tempfile.TemporaryFile("a+", encoding="utf-8")  # noqa: SIM115
        self.process = subprocess.Popen(
            [sys.executable, "-m", "k2desk", "receiver", *arguments],
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
            raise AssertionError(f"the receiver ended with {self.process.returncode}: {self.complaints()}")
        ready = json.loads(line)
        assert ready["ready"] == 1
        self.control_url = ready["control_url"]
        self.control_key = ready["control_key"]
        self.host = ready["host"]
        self.port = ready["port"]
        self.secure = ready["secure"]
        self.ca_pem = ready["ca_pem"]
        return self

    def complaints(self) -> str:
        """Return its whole standard error."""
        assert self._said is not None
        self._said.flush()
        self._said.seek(0)
        return self._said.read()

    # -- steering ----------------------------------------------------------------------------------------------------

    def control(self, method: str, path: str, body: object = None) -> Any:
        """Make one call of the control interface and return its JSON. Raises urllib.error.HTTPError for a refusal."""
        request = urllib.request.Request(
            f"{self.control_url}/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"X-Receiver-Control": self.control_key, "Content-Type": "application/json"},
        )
        with self._opener.open(request, timeout=40) as answer:
            return json.loads(answer.read())

    def arrivals(self, after: int = 0, wait: float = 0) -> list[dict[str, Any]]:
        """Return the messages after the `after`th, oldest first. Waits at most `wait` seconds for the first."""
        return self.control("GET", f"arrivals?after={after}&wait={wait}")["arrivals"]

    def clear(self) -> None:
        """Delete all messages."""
        self.control("DELETE", "arrivals")

    def behaviour(self, **changed: Any) -> dict[str, Any]:
        """Change how it behaves, and return its behaviour."""
        return self.control("PUT", "behaviour", changed)

    def key(self, api_key: str | None) -> None:
        """Set the key that signatures must fit from now on. None requires no signature."""
        self.control("PUT", "key", {"api_key": api_key})

    # -- sending -----------------------------------------------------------------------------------------------------

    def trust(self) -> ssl.SSLContext:
        """Return a client's TLS context that trusts its authority and verifies certificates as usual."""
        return ssl.create_default_context(cadata=self.ca_pem)

    def line(self, name: str | None = SHOP_HOST, trust: ssl.SSLContext | None = None) -> socket.socket:
        """Return a connection to the public side, with TLS if it is secure."""
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=_LIMIT)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if not self.secure:
            return plain
        try:
            return (trust or self.trust()).wrap_socket(plain, server_hostname=name)
        except BaseException:
            plain.close()
            raise

    def post(self, path: str, body: bytes = b"", headers: dict[str, str] | None = None, method: str = "POST") -> Answer:
        """Send a message over a new connection."""
        asker = http.client.HTTPConnection(SHOP_HOST, timeout=_LIMIT)
        asker.sock = self.line()
        try:
            # A receiver that stops reading may answer and close the connection while the rest is being sent.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError, ssl.SSLEOFError):
                asker.request(method, path, body, headers or {})
            answer = asker.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            asker.close()

    # -- the end -----------------------------------------------------------------------------------------------------

    def stop(self) -> int:
        """End the receiver as K2Desk does, by closing its standard input, and return its exit code.

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
        """Kill the receiver without a warning (SIGKILL where it exists)."""
        self.process.kill()
        self.process.wait(_LIMIT)
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()
