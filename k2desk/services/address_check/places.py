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
class Place:
    """One IP address and port that a name leads to."""

    ip: str
    port: int

    @property
    def is_ipv6(self) -> bool:
        """Whether it is an IPv6 address."""
        return ":" in self.ip


class Places(Protocol):
    """The internet as an address check sees it."""

    async def resolve(self, host: str, port: int) -> tuple[Place, ...]:
        """Return the places that a name leads to. Raises `socket.gaierror` or OSError."""
        ...

    def is_public(self, place: Place) -> bool:
        """Return whether the whole internet could reach the place."""
        ...

    def trust(self, host: str) -> ssl.SSLContext:
        """Return a context that trusts only the public certificate authorities. May take 50 ms."""
        ...

    def trust_here(self) -> ssl.SSLContext | None:
        """Return a context that trusts what this computer trusts, which may be more, or None if that is unknown."""
        ...

    def needs_proxy(self, host: str) -> bool:
        """Return whether this computer is set to reach the host through a proxy, so that a direct connection may
        fail.
        """
        ...


def apart(places: Places, found: tuple[Place, ...]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Return (the places that the whole internet can reach, the private ones).

    An address that a network without IPv4 derived from a public one (NAT64) counts as public.
    """
    public = tuple(place for place in found if places.is_public(place))
    known = frozenset(place.ip for place in public)
    ways = tuple(place for place in found if place not in public and is_made_from(place.ip, known))
    return public + ways, tuple(place for place in found if place not in public and place not in ways)


class PublicPlaces:
    """The real internet.

    The authorities are Mozilla's list (certifi), not this computer's: a remote server knows neither the authorities of
    a company's own network nor the intermediate certificates that some systems download.
    """

    def __init__(self) -> None:
        self._trust: ssl.SSLContext | None = None

    async def resolve(self, host: str, port: int) -> tuple[Place, ...]:
        """See `Places`."""
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        # IPv4 first, because most of the internet still uses it.
        places = {Place(str(one[4][0]), port) for one in found}
        return tuple(sorted(places, key=lambda place: (place.is_ipv6, place.ip)))

    def is_public(self, place: Place) -> bool:
        """See `Places`."""
        return is_public(place.ip, place.port)

    def trust(self, host: str) -> ssl.SSLContext:
        """See `Places`."""
        if self._trust is None:
            import certifi

            self._trust = trusting(cafile=certifi.where())
        return self._trust

    def trust_here(self) -> ssl.SSLContext | None:
        """See `Places`."""
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def needs_proxy(self, host: str) -> bool:
        """See `Places`."""
        return proxies.is_needed(host)
