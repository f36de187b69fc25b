"""Kopo Kopo's environments and the hosts that may be given a token (API notes §1)."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit


class EnvironmentKind(StrEnum):
    """Which Kopo Kopo: real money, its test system, or the pretend one on this computer."""

    LIVE = "live"
    SANDBOX = "sandbox"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Environment:
    """One Kopo Kopo to talk to: its kind and its base URL, without a slash at the end.

    Environments are values that are passed in, so that a test can give LIVE an https base of its own.
    """

    kind: EnvironmentKind
    base_url: str

    @property
    def host(self) -> str:
        """The word under which subscriptions of this environment are kept.

        The host of its base URL; `practice` for the practice server, whose port changes at each start.
        """
        if self.kind is EnvironmentKind.PRACTICE:
            return "practice"
        return (urlsplit(self.base_url).hostname or "").lower()


LIVE_BASE = "https://api.kopokopo.com"
LIVE_BASE_OF_OLDER_GUIDES = "https://app.kopokopo.com"
SANDBOX_BASE = "https://sandbox.kopokopo.com"

LIVE = Environment(EnvironmentKind.LIVE, LIVE_BASE)
SANDBOX = Environment(EnvironmentKind.SANDBOX, SANDBOX_BASE)


def is_loopback(host: str) -> bool:
    """Whether `host` is this computer by number (127.0.0.0/8 or ::1); names, `localhost` too, are not."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def may_carry_token(environment: Environment, url: str) -> bool:
    """Whether the access token of `environment` may be sent to `url`.

    Only to the account's own https host and port, or, in practice, to the practice server on loopback.
    A user name in the URL is refused.
    """
    try:
        base, target = urlsplit(environment.base_url), urlsplit(url)
        same_port = base.port == target.port
    except ValueError:
        return False
    if target.username is not None or target.password is not None or not same_port:
        return False
    if not target.hostname or target.hostname != base.hostname:
        return False
    if environment.kind is EnvironmentKind.PRACTICE:
        return target.scheme == base.scheme == "http" and is_loopback(target.hostname)
    return target.scheme == base.scheme == "https"
