"""Looks up names and chooses the trusted authorities: the only link between an address check and the internet.

Practice replaces it to add the practice shop on this computer, and tests to use their own servers.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from dataclasses import dataclass
from typing import Protocol

from k2desk.kopokopo import proxies
from k2desk.services.public_ip import is_made_from, is_public
from k2desk.system.tls import trusting


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One IP address and port that a name leads to."""

    ip: str
    port: int

    @property
    def is_ipv6(self) -> bool:
        """Whether it is an IPv6 address."""
        return ":" in self.ip


class Internet(Protocol):
    """The internet as an address check sees it."""

    async def wake(self, host: str) -> None:
        """Start what answers for the host, if it is on this computer and not running. Raises OSError."""

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        """Return the endpoints that a name leads to. Raises `socket.gaierror` or OSError."""

    def is_public(self, endpoint: Endpoint) -> bool:
        """Return whether the whole internet could reach the endpoint."""

    def trust(self, host: str) -> ssl.SSLContext:
        """Return a context that trusts only the public certificate authorities. May take 50 ms."""

    def trust_here(self) -> ssl.SSLContext | None:
        """Return a context that trusts what this computer trusts, which may be more, or None if that is unknown."""

    def needs_proxy(self, host: str) -> bool:
        """Return whether this computer is set to reach the host through a proxy, so that a direct connection may
        fail.
        """


def apart(internet: Internet, found: tuple[Endpoint, ...]) -> tuple[tuple[Endpoint, ...], tuple[Endpoint, ...]]:
    """Return (the endpoints that the whole internet can reach, the private ones).

    An address that a network without IPv4 derived from a public one (NAT64) counts as public.
    """
    public = tuple(endpoint for endpoint in found if internet.is_public(endpoint))
    known = frozenset(endpoint.ip for endpoint in public)
    ways = tuple(endpoint for endpoint in found if endpoint not in public and is_made_from(endpoint.ip, known))
    return public + ways, tuple(endpoint for endpoint in found if endpoint not in public and endpoint not in ways)


class PublicInternet:
    """The real internet, whose methods do what `Internet` says.

    The authorities are Mozilla's list (certifi), not this computer's: a remote server knows neither the authorities of
    a company's own network nor the intermediate certificates that some systems download.
    """

    def __init__(self) -> None:
        self._trust: ssl.SSLContext | None = None

    async def wake(self, host: str) -> None:
        return None

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        # IPv4 first, because most of the internet still uses it.
        endpoints = {Endpoint(str(one[4][0]), port) for one in found}
        return tuple(sorted(endpoints, key=lambda endpoint: (endpoint.is_ipv6, endpoint.ip)))

    def is_public(self, endpoint: Endpoint) -> bool:
        return is_public(endpoint.ip, endpoint.port)

    def trust(self, host: str) -> ssl.SSLContext:
        if self._trust is None:
            import certifi

            self._trust = trusting(cafile=certifi.where())
        return self._trust

    def trust_here(self) -> ssl.SSLContext | None:
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def needs_proxy(self, host: str) -> bool:
        return proxies.is_needed(host)
