"""Splits a web address into two lines to show, and compares addresses and their servers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.outside import Most, one_line

if TYPE_CHECKING:
    from k2desk.services.subscription_cache import CachedSubscription


def host_and_path(address: str) -> tuple[str, str]:
    """Return the host of an address and the rest. Never raises: an unreadable address is returned whole."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return one_line(address, Most.ADDRESS), ""
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return one_line(host or address, Most.ADDRESS), one_line(path, Most.ADDRESS)


def same_address(one: str, other: str) -> bool:
    """Return whether two spellings name the same web address."""
    return address_key(one) == address_key(other)


def server_of(address: str) -> tuple[str, int]:
    """Return the name and port of an address. Never raises: an unreadable address counts as a server of its own."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or address), parts.port or 443
    except ValueError:
        return address, 0


def one_per_server(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the first address of each server."""
    servers: dict[tuple[str, int], str] = {}
    # Each address once: of 100,000 rows with the same one, reading the addresses takes 100 ms.
    for address in dict.fromkeys(addresses):
        servers.setdefault(server_of(address), address)
    return tuple(servers.values())


def used_addresses(entries: Iterable[CachedSubscription]) -> list[str]:
    """Return the addresses of the rows in the list, each once, the latest first."""
    rows = sorted(entries, key=lambda entry: entry.record.pressed_at, reverse=True)
    return list(dict.fromkeys(entry.record.address for entry in rows))
