"""The two lines in which a web address is shown."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_and_path(address: str) -> tuple[str, str]:
    """The address's name, and what follows it. Never raises: what can't be read is shown as it is."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return address, ""
    return (host or address), parts.path + (f"?{parts.query}" if parts.query else "")
