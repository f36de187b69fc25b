"""Splits a web address into two lines to show, and compares addresses."""

from __future__ import annotations

from urllib.parse import urlsplit

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.outside import Most, one_line


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
