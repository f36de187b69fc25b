"""Parses Locations, and what users paste as one, before a token is sent there (API notes §3).

A Location may be relative, use http, name the default port or end in `.json`. Only its host and its ID are used: the
URL that gets the token is built here from the account's own base URL.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import SplitResult, unquote, urlsplit

from k2desk.kopokopo.web_addresses import without_dots
from k2desk.model.api_values import Location
from k2desk.model.environments import (
    LIVE_BASE,
    LIVE_BASE_OF_OLDER_GUIDES,
    Environment,
    EnvironmentKind,
    may_carry_token,
)

_BEFORE, _ID = r"/*(?:(?:api/+)?v(?P<version>\d+)/+)?", r"/+(?P<id>[A-Za-z0-9][A-Za-z0-9._~-]{0,127}?)(?:\.json)?/*"
_PATHS = {
    "webhook_subscriptions": re.compile(rf"{_BEFORE}webhook[_-]subscriptions{_ID}", re.ASCII),
    "polling": re.compile(rf"{_BEFORE}polling{_ID}", re.ASCII),
}
_BARE_ID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_HEADER = re.compile(r"location\s*:\s*", re.IGNORECASE)
_LIVE_HOSTS = frozenset(urlsplit(base).hostname for base in (LIVE_BASE, LIVE_BASE_OF_OLDER_GUIDES))
_USUAL_PORTS = frozenset({None, 80, 443})


class UnusableLocationError(ValueError):
    """The text is not the address of a subscription of this account."""


def parse(environment: Environment, value: str) -> Location:
    """Return the Location of a subscription on the account's own host, rebuilt on the account's base URL.

    Older answers leave out `/api/vN`. LIVE has two hosts, and older Locations name the one of the older guides. Raises
    `UnusableLocationError`.
    """
    return _parsed(environment, value, "webhook_subscriptions")


def parse_polling(environment: Environment, value: str) -> Location:
    """Return the Location of the answer about a period, like `parse`. Raises `UnusableLocationError`."""
    return _parsed(environment, value, "polling")


def _parsed(environment: Environment, value: str, name: str) -> Location:
    try:
        parts = urlsplit(value.strip().strip("<>\"'"))
        own = _is_own_host(environment, parts)
    except ValueError:
        raise UnusableLocationError("no address") from None
    if not own:
        raise UnusableLocationError("not on the account's own host")
    match = _PATHS[name].fullmatch(without_dots(f"/{unquote(parts.path)}"))
    if match is None:
        raise UnusableLocationError("another path")
    return _at_own_base(environment, match, name)


def from_text(environment: Environment, version: int, text: str) -> Location:
    """Return the Location for an address or a bare ID that a user pasted. Raises `UnusableLocationError`."""
    value = _HEADER.sub("", text.strip(), count=1).strip("\"'<>").rstrip(".,;")
    if _BARE_ID.fullmatch(value):
        return Location(f"{environment.base_url}/api/v{version}/webhook_subscriptions/{value.lower()}", value.lower())
    if environment.kind is EnvironmentKind.PRACTICE:
        value = readable_url(environment, value)
    return parse(environment, value)


def readable_url(environment: Environment, location: str, parse: Callable[[Environment, str], Location] = parse) -> str:
    """Return the URL at which a recorded Location can be read now.

    The practice server gets a new port at each start, so only the path of its Locations counts. Other Locations are
    read at the account's own base URL, whichever of Kopo Kopo's live hosts they name. A Location that does not use
    https or belongs to another host is returned unchanged; no token is sent there.
    """
    if environment.kind is EnvironmentKind.PRACTICE:
        try:
            return environment.base_url + urlsplit(location).path
        except ValueError:
            return location
    try:
        return parse(environment, location).url if location.startswith("https://") else location
    except UnusableLocationError:
        return location


def _is_own_host(environment: Environment, parts: SplitResult) -> bool:
    base = urlsplit(environment.base_url)
    if parts.username is not None or parts.password is not None:
        return False
    if not parts.scheme and not parts.netloc:
        return True
    if parts.scheme not in {"http", "https", ""} or parts.port not in {*_USUAL_PORTS, base.port}:
        return False
    host = (parts.hostname or "").rstrip(".")
    if environment.kind is EnvironmentKind.LIVE and host in _LIVE_HOSTS:
        return True
    return host == base.hostname


def _at_own_base(environment: Environment, match: re.Match[str], name: str) -> Location:
    number = match["id"].lower() if _BARE_ID.fullmatch(match["id"]) else match["id"]
    version = f"/api/v{match['version']}" if match["version"] else ""
    url = f"{environment.base_url}{version}/{name}/{number}"
    if not may_carry_token(environment, url):
        raise UnusableLocationError("no address that a token may go to")
    return Location(url, number)
