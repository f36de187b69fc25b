"""How a web address is shown in two lines, and whether two of them are one."""

from __future__ import annotations

from urllib.parse import urlsplit

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.outside import Most, one_line


def host_and_path(address: str) -> tuple[str, str]:
    """The address's name, and what follows it. Never raises: what can't be read is shown as it is."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return one_line(address, Most.ADDRESS), ""
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return one_line(host or address, Most.ADDRESS), one_line(path, Most.ADDRESS)


def same_address(one: str, other: str) -> bool:
    """Whether two writings name the same web address."""
    return address_key(one) == address_key(other)
