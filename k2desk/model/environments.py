"""Kopo Kopo's environments, and which hosts may receive a token (API notes §1)."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable
from enum import StrEnum
from urllib.parse import urlsplit

from k2desk.model.fast_dataclass import fast_dataclass


class EnvironmentKind(StrEnum):
    """The kinds of environment: real money, Kopo Kopo's test system, or the practice server on this computer."""

    LIVE = "live"
    SANDBOX = "sandbox"
    PRACTICE = "practice"


@fast_dataclass
class Environment:
    """One Kopo Kopo system: its kind and its base URL without a final slash.

    Environments are passed in as values, so that a test can give LIVE a base URL of its own.
    """

    kind: EnvironmentKind
    base_url: str

    @property
    def host(self) -> str:
        """The name under which subscriptions of this environment are stored.

        This is the host of the base URL, or `practice` for the practice server, whose port changes at each start.
        """
        if self.kind is EnvironmentKind.PRACTICE:
            return "practice"
        return (urlsplit(self.base_url).hostname or "").lower()

    @property
    def authority(self) -> str:
        """Host and, if given, port of the base URL. Keys are stored under this name."""
        return urlsplit(self.base_url).netloc.lower()


LIVE_BASE = "https://api.kopokopo.com"
LIVE_BASE_OF_OLDER_GUIDES = "https://app.kopokopo.com"
SANDBOX_BASE = "https://sandbox.kopokopo.com"

LIVE = Environment(EnvironmentKind.LIVE, LIVE_BASE)
LIVE_OF_OLDER_GUIDES = Environment(EnvironmentKind.LIVE, LIVE_BASE_OF_OLDER_GUIDES)
SANDBOX = Environment(EnvironmentKind.SANDBOX, SANDBOX_BASE)


class Environments:
    """The systems that keys may be sent to. Stored data can only choose among them, not add any.

    `live_host` returns the host for new LIVE accounts, because LIVE has several hosts.
    """

    def __init__(
        self,
        known: Iterable[Environment] = (LIVE, LIVE_OF_OLDER_GUIDES, SANDBOX),
        live_host: Callable[[], str] = lambda: LIVE.host,
    ) -> None:
        self._known = tuple(known)
        self._live_host = live_host

    def __getitem__(self, kind: EnvironmentKind) -> Environment:
        """Return the environment for new accounts of a kind. Raises KeyError if there is none."""
        found = [one for one in self._known if one.kind is kind]
        if not found:
            raise KeyError(kind)
        return next((one for one in found if one.host == self._live_host()), found[0])

    def named(self, kind: str, base_url: str) -> Environment | None:
        """Return the environment with this kind and base URL, or None."""
        return next((one for one in self._known if (one.kind.value, one.base_url) == (kind, base_url)), None)

    def hosts(self, kind: str) -> frozenset[str]:
        """Return the hosts that rows of this kind of environment may name."""
        return frozenset(one.host for one in self._known if one.kind.value == kind)

    def like(self, kind: str) -> Environment:
        """Return the environment to display for an account whose own environment is not known.

        It has the account's kind; for an unknown kind it is LIVE.
        """
        fitting = {one.kind.value: one.kind for one in self._known}
        return self[fitting.get(kind, EnvironmentKind.LIVE)]


def is_loopback(host: str) -> bool:
    """Return whether `host` is this computer, given as a number (127.0.0.0/8 or ::1).

    Names, even `localhost`, are not.
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def may_carry_token(environment: Environment, url: str) -> bool:
    """Return whether the access token of `environment` may be sent to `url`.

    Only the account's own https host and port may get it, or, in practice, the practice server on loopback. URLs with a
    user name are refused, and so are URLs that two parsers could read differently: non-ASCII characters, blanks,
    control characters, backslashes.
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
