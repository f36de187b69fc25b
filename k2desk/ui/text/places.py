"""Web addresses in words: with the name that the shop gave one, where it has one."""

from __future__ import annotations

from k2desk.model.outside import Most, one_line
from k2desk.services.addresses import host_and_path, used_addresses
from k2desk.services.subscription_cache import SubscriptionCache


def place_words(address: str, name: str, host: str = "") -> str:
    """Return an address in a sentence: "POS Westlands (pos.njeri.co.ke)", or the host alone.

    `host` is how the host is written if that is not as in the address.
    """
    host = host or host_and_path(address)[0]
    return f"{name} ({host})" if name else host


def place_line(address: str, name: str) -> str:
    """Return the name and the whole address, in one line of a list."""
    return " · ".join(filter(None, (name, one_line(address, Most.ADDRESS))))


def short_place(address: str, name: str) -> str:
    """Return the name and the address without its scheme, in one cell of a table."""
    return place_line("".join(host_and_path(address)), name)


def offered_places(cache: SubscriptionCache) -> dict[str, str]:
    """Return the addresses of the list, the latest first, by the line in which a field offers them."""
    return {place_line(one, cache.address_name(one)): one for one in used_addresses(cache)}
