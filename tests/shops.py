"""The misbehaving shops for tests, in a process of their own, and a name lookup that leads to them."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import sys
import urllib.request
from typing import Any

from k2desk.services.address_check.internet import Endpoint
from k2desk.system.relaunch import program_environment


class Shops:
    """Some of the behaviours of `tests.bad_shop`, or "all". A context manager."""

    def __init__(self, *behaviours: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bad_shop", *behaviours],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=program_environment(),
        )
        assert self._process.stdout is not None
        ready = json.loads(self._process.stdout.readline())
        self.ports: dict[str, int] = ready["ports"]
        self.ca_pem: str = ready["ca_pem"]
        self._control = f"http://127.0.0.1:{ready['control']}/log"
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def log(self) -> list[dict[str, Any]]:
        """Return the messages that were received completely."""
        with self._opener.open(self._control, timeout=5) as answer:
            return json.loads(answer.read())

    def clear(self) -> None:
        """Delete the received messages."""
        request = urllib.request.Request(self._control, method="DELETE")
        self._opener.open(request, timeout=5).close()

    def __enter__(self) -> Shops:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


class TestPlaces:
    """An internet with one shop under two names, on the ports of the test shops. Their root counts as public."""

    __test__ = False

    def __init__(self, shops: Shops, *, public: bool = True, internet: tuple[Endpoint, ...] | None = None) -> None:
        self._shops = shops
        self._public = public
        self._internet = internet
        self.asked: list[str] = []
        self.here: ssl.SSLContext | None = None
        self.proxy = False

    async def wake(self, host: str) -> None:
        """Start nothing: the shops run already."""

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        self.asked.append(host)
        if self._internet is not None:
            return self._internet
        if host not in {"shop.test", "shop.njeri.co.ke"}:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return (Endpoint("127.0.0.1", port),)

    def is_public(self, endpoint: Endpoint) -> bool:
        return self._public

    def trust(self, host: str) -> ssl.SSLContext:
        return ssl.create_default_context(cadata=self._shops.ca_pem)

    def trust_here(self) -> ssl.SSLContext | None:
        return self.here

    def needs_proxy(self, host: str) -> bool:
        return self.proxy
