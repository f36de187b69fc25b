"""Chooses the proxy. Only this module reads the proxy settings of the environment and of the system.

An unusable setting raises an error that names it. It is checked when a request is made, so that an account can be
opened whatever the settings are.
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
    """Return the URL of the proxy for `base_url`, or None for a direct connection.

    `chosen` is an address, "" for no proxy, or None to use the environment and, if that names none, the system. A proxy
    is never used for loopback. Raises `errors.UnusableWay`.
    """
    parts = urlsplit(base_url)
    host, port = (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80)
    if is_loopback(host) or chosen == "":
        return None
    if chosen is not None:
        return _usable(chosen, "", "own")
    variables = os.environ if environment is None else environment
    name = _name_of("https_proxy", variables) or _name_of("all_proxy", variables)
    if name is not None:
        left_out = _name_of("no_proxy", variables)
        if left_out is not None and _is_left_out(host, port, variables[left_out]):
            return None
        return _usable(variables[name], name, "environment")
    return _of_system(host)


def is_needed(host: str) -> bool:
    """Return whether this computer is set to reach `host` through a proxy, even an unusable one."""
    try:
        return way_to(f"https://[{host}]" if ":" in host else f"https://{host}", None) is not None
    except (errors.UnusableWay, ValueError):
        return True


def _name_of(lower: str, environment: Mapping[str, str]) -> str | None:
    """Return the name of the variable that is set, ignoring case.

    A lower-case variable that is empty hides the others.
    """
    if lower in environment:
        return lower if environment[lower].strip() else None
    return next((name for name in environment if name.lower() == lower and environment[name].strip()), None)


def _of_system(host: str) -> str | None:
    """Return the proxy in the settings of Windows or macOS. Other systems have only the environment."""
    # Imported here because it loads slowly and most computers never need it.
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
        # The settings come from outside, so reading them may raise anything.
        raise errors.UnusableWay("the system's way can't be read", place="system", may_have_arrived=False) from None
    return _usable(value, "", "system") if value and not left_out else None


def _usable(value: str, setting: str, place: str) -> str:
    """Return the proxy's URL.

    Raises `errors.UnusableWay` without the value, which may contain a password.
    """
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
    """Return whether the HTTP library accepts the text as an HTTP or HTTPS proxy."""
    # Imported here so that callers without a proxy don't load the HTTP library.
    import httpx

    if not text.isprintable() or any(sign.isspace() or sign in '\\"<>|^`{}' for sign in text):
        return False
    try:
        url = httpx.Proxy(text).url
        name = url.raw_host.decode("ascii")
        is_port = url.port is None or 0 < url.port < 65_536
        # Encode the name: looking it up fails later if a label is empty or too long.
        return url.scheme in {"http", "https"} and is_port and bool(url.host and name.encode("idna"))
    except (httpx.InvalidURL, ValueError):
        return False


def _is_left_out(host: str, port: int, listed: str) -> bool:
    """Return whether a list such as NO_PROXY names the host. Unreadable entries are ignored."""
    return any(_names(one, host, port) for one in re.split(r"[,;\s]+", listed.strip().lower()) if one)


def _names(entry: str, host: str, port: int) -> bool:
    if entry == "*":
        return True
    entry = _SCHEME.sub("", entry).rstrip("/") if "://" in entry else entry
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        pass
    name, _, entry_port = entry.partition(":")
    if entry_port and entry_port != str(port):
        return False
    name = name.removeprefix("*").strip(".")
    return bool(name) and (host == name or host.endswith(f".{name}"))
