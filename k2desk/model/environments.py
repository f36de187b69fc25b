"""Kopo Kopo's environments and the hosts that may be given a token (API notes §1)."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable
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

    @property
    def authority(self) -> str:
        """Host and, where it names one, port of its base URL: what keys are kept for."""
        return urlsplit(self.base_url).netloc.lower()


LIVE_BASE = "https://api.kopokopo.com"
LIVE_BASE_OF_OLDER_GUIDES = "https://app.kopokopo.com"
SANDBOX_BASE = "https://sandbox.kopokopo.com"

LIVE = Environment(EnvironmentKind.LIVE, LIVE_BASE)
LIVE_OF_OLDER_GUIDES = Environment(EnvironmentKind.LIVE, LIVE_BASE_OF_OLDER_GUIDES)
SANDBOX = Environment(EnvironmentKind.SANDBOX, SANDBOX_BASE)


class Environments:
    """The Kopo Kopos that keys may be sent to. What stands on the disk chooses among them, and adds none.

    `live_host` gives the host that new accounts of LIVE are connected to, where there are several.
    """

    def __init__(
        self,
        known: Iterable[Environment] = (LIVE, LIVE_OF_OLDER_GUIDES, SANDBOX),
        live_host: Callable[[], str] = lambda: LIVE.host,
    ) -> None:
        self._known = tuple(known)
        self._live_host = live_host

    def __getitem__(self, kind: EnvironmentKind) -> Environment:
        """The one that new accounts of a kind are connected to. Raises KeyError where there is none."""
        found = [one for one in self._known if one.kind is kind]
        if not found:
            raise KeyError(kind)
        return next((one for one in found if one.host == self._live_host()), found[0])

    def named(self, kind: str, base_url: str) -> Environment | None:
        """The one that an account of the list names; None where its kind and base URL are not those of one of them."""
        return next((one for one in self._known if (one.kind.value, one.base_url) == (kind, base_url)), None)

    def like(self, kind: str) -> Environment:
        """The one to show an account as that names none: of its kind, or, where that is unknown, real money."""
        fitting = {one.kind.value: one.kind for one in self._known}
        return self[fitting.get(kind, EnvironmentKind.LIVE)]


def is_loopback(host: str) -> bool:
    """Whether `host` is this computer by number (127.0.0.0/8 or ::1); names, `localhost` too, are not."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def may_carry_token(environment: Environment, url: str) -> bool:
    """Whether the access token of `environment` may be sent to `url`.

    Only to the account's own https host and port, or, in practice, to the practice server on loopback.
    A user name in the URL is refused, and so is whatever two readers of the URL could understand differently: signs
    outside of ASCII, blanks and control signs, backslashes.
    """
    if not url.isascii() or not url.isprintable() or set(url) & set(" \\"):
        return False
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
