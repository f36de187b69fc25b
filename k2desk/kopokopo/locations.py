"""Where subscriptions are read: judges a Location, or what a user pasted, before a token goes there (API notes §3)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from k2desk.kopokopo.environments import Environment, EnvironmentKind, may_carry_token
from k2desk.kopokopo.values import Location

_PATH = re.compile(r"(?P<start>/(?:api/v\d+/)?webhook_subscriptions/)(?P<id>[A-Za-z0-9][A-Za-z0-9._~-]{0,127})/?")
_BARE_ID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class UnusableLocationError(ValueError):
    """The text is no address of a subscription of this account."""


def parse(environment: Environment, value: str) -> Location:
    """The Location of a subscription: on the account's own host, with an id as the last part of its path.

    Older answers leave `/api/vN` out. Raises `UnusableLocationError`.
    """
    if not may_carry_token(environment, value):
        raise UnusableLocationError("not on the account's own host")
    parts = urlsplit(value)
    match = _PATH.fullmatch(parts.path)
    if match is None or parts.query or parts.fragment:
        raise UnusableLocationError("not the path of a subscription")
    return Location(value, match["id"])


def from_text(environment: Environment, version: int, text: str) -> Location:
    """The Location that a user means by a pasted address or bare ID. Raises `UnusableLocationError`."""
    value = text.strip().strip("\"'<>").rstrip(".,;")
    if _BARE_ID.fullmatch(value):
        return Location(f"{environment.base_url}/api/v{version}/webhook_subscriptions/{value.lower()}", value.lower())
    if environment.kind is EnvironmentKind.PRACTICE:
        value = readable_url(environment, value)
    return parse(environment, value)


def readable_url(environment: Environment, location: str) -> str:
    """The URL at which a recorded Location is read now.

    The practice server has another port at each start, so of its Locations only the path counts; all others are read
    at their own recorded URL.
    """
    if environment.kind is not EnvironmentKind.PRACTICE:
        return location
    try:
        path = urlsplit(location).path
    except ValueError:
        return location
    return environment.base_url + path
