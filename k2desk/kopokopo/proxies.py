"""The way out of this network: the only place that reads proxies, of the environment and of the system.

What can't be used is an error that names the setting. It is judged when a request is made, so that an account opens
whatever the settings say.
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from k2desk.model import api_errors as errors
from k2desk.model.environments import is_loopback

_SOCKS = re.compile(r"socks", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def way_to(base_url: str, chosen: str | None, environment: Mapping[str, str] | None = None) -> str | None:
    """The proxy by which `base_url` is reached; None for straight to the internet.

    `chosen` is an address, "" for none, None for what the environment says, and where it says nothing the system.
    Loopback is never reached through a proxy. Raises `errors.UnusableWay`.
    """
    parts = urlsplit(base_url)
    host, port = (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80)
    if is_loopback(host) or chosen == "":
        return None
    if chosen is not None:
        return _usable(chosen, "", "own")
    there = os.environ if environment is None else environment
    name = _name_of("https_proxy", there) or _name_of("all_proxy", there)
    if name is not None:
        left_out = _name_of("no_proxy", there)
        if left_out is not None and _is_left_out(host, port, there[left_out]):
            return None
        return _usable(there[name], name, "environment")
    return _of_system(host)


def is_needed(host: str) -> bool:
    """Whether this computer was told to reach `host` through a proxy, be it one that can't be used."""
    try:
        return way_to(f"https://[{host}]" if ":" in host else f"https://{host}", None) is not None
    except (errors.UnusableWay, ValueError):
        return True


def _name_of(lower: str, environment: Mapping[str, str]) -> str | None:
    """The variable that is set, whatever its case; one that is written small and empty hides the others."""
    if lower in environment:
        return lower if environment[lower].strip() else None
    return next((name for name in environment if name.lower() == lower and environment[name].strip()), None)


def _of_system(host: str) -> str | None:
    """What the settings of Windows or macOS say; other systems have the environment alone."""
    # Only here: most computers need it never, and it takes long to load.
    import urllib.request

    read: Callable[[], dict[str, str]] | None = getattr(
        urllib.request, "getproxies_registry", getattr(urllib.request, "getproxies_macosx_sysconf", None)
    )
    if read is None:
        return None
    try:
        found = read()
        value = found.get("https") or found.get("all") or found.get("socks") or ""
        left_out = bool(value) and bool(urllib.request.proxy_bypass(host))
    except Exception:
        # It is read from outside, so anything may stand there.
        raise errors.UnusableWay("the system's way can't be read", place="system", may_have_arrived=False) from None
    return _usable(value, "", "system") if value and not left_out else None


def _usable(value: str, setting: str, place: str) -> str:
    """The proxy's URL. Raises `errors.UnusableWay`, without the value: it may hold a password."""
    text = value.strip()
    scheme = _SCHEME.match(text)
    if scheme is None:
        text = f"http://{text}"
    is_socks = scheme is not None and _SOCKS.match(scheme[1]) is not None
    if not is_socks and _can_be_taken(text):
        return text
    why = "a SOCKS proxy" if is_socks else "no address of a proxy"
    raise errors.UnusableWay(why, setting=setting, place=place, is_socks=is_socks, may_have_arrived=False)


def _can_be_taken(text: str) -> bool:
    """Whether the HTTP library takes it for a proxy of a kind that we speak, as it is written."""
    # Only here: who never goes out needs no HTTP library.
    import httpx

    if not text.isprintable() or any(sign.isspace() or sign in '\\"<>|^`{}' for sign in text):
        return False
    try:
        url = httpx.Proxy(text).url
        name = url.raw_host.decode("ascii")
        is_port = url.port is None or 0 < url.port < 65_536
        # Looking a name up fails where a part of it is empty or too long.
        return url.scheme in {"http", "https"} and is_port and bool(url.host and name.encode("idna"))
    except (httpx.InvalidURL, ValueError):
        return False


def _is_left_out(host: str, port: int, listed: str) -> bool:
    """Whether a list such as NO_PROXY names the host. An entry that can't be read names nothing."""
    return any(_names(one, host, port) for one in re.split(r"[,;\s]+", listed.strip().lower()) if one)


def _names(entry: str, host: str, port: int) -> bool:
    if entry == "*":
        return True
    entry = _SCHEME.sub("", entry).rstrip("/") if "://" in entry else entry
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        pass
    name, _, its_port = entry.partition(":")
    if its_port and its_port != str(port):
        return False
    name = name.removeprefix("*").strip(".")
    return bool(name) and (host == name or host.endswith(f".{name}"))
