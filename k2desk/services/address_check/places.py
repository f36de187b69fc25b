"""Where names lead and which authorities count as public: the one seam between an address check and the internet.

Practice gives it the pretend shop on this computer, tests give it their own servers.
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
    """One address that a name leads to."""

    ip: str
    port: int

    @property
    def is_ipv6(self) -> bool:
        """Whether it is an IPv6 address."""
        return ":" in self.ip


class Places(Protocol):
    """The internet as an address check sees it."""

    async def resolve(self, host: str, port: int) -> tuple[Place, ...]:
        """The addresses of a name. Raises `socket.gaierror`, or OSError."""
        ...

    def is_public(self, place: Place) -> bool:
        """Whether the whole internet could reach the place."""
        ...

    def trust(self, host: str) -> ssl.SSLContext:
        """A context that trusts the public certificate authorities and nothing else. May take 50 ms."""
        ...

    def trust_here(self) -> ssl.SSLContext | None:
        """A context that trusts what this computer trusts, where that may be more; None where it can't be asked."""
        ...

    def needs_proxy(self, host: str) -> bool:
        """Whether this computer was told to reach the host through a proxy, so that no direct way may exist."""
        ...


def apart(places: Places, found: tuple[Place, ...]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places that the whole internet can reach, and the private ones.

    What a network without IPv4 made itself, to lead to one of the others, counts as that one.
    """
    public = tuple(place for place in found if places.is_public(place))
    known = frozenset(place.ip for place in public)
    ways = tuple(place for place in found if place not in public and is_made_from(place.ip, known))
    return public + ways, tuple(place for place in found if place not in public and place not in ways)


class PublicPlaces:
    """The real internet.

    The authorities are Mozilla's list (certifi), not this computer's: a remote server knows neither the ones of a
    company's own network nor the missing links that some systems fetch by themselves.
    """

    def __init__(self) -> None:
        self._trust: ssl.SSLContext | None = None

    async def resolve(self, host: str, port: int) -> tuple[Place, ...]:
        """See `Places`."""
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        # IPv4 first: it is what most of the internet still comes by.
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
