"""Validates a web address by its form alone. Nothing is looked up or sent while it is typed."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, urlsplit

from k2desk.kopokopo.web_addresses import ascii_host, readable_host
from k2desk.model.environments import EnvironmentKind
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.secret_looks import looks_like_keys
from k2desk.model.text_keeping import holds_known_key
from k2desk.services.forms.pasted import clean
from k2desk.services.forms.real_money import unfit_for_anything_real, unfit_for_money
from k2desk.services.public_ip import is_public
from k2desk.services.till_numbers import USUAL_TILL

FIELD = "address"
PRACTICE_HOST = "practice-shop.example"
PRACTICE_ADDRESS = f"https://{PRACTICE_HOST}/k2/paid"
_LOCAL_SUFFIXES = (".local", ".localhost", ".lan", ".home", ".internal", ".intranet", ".home.arpa", ".corp")
_PRETEND_SUFFIXES = (".example", ".invalid", ".test")
_LONGEST = 2048
_IPV6 = re.compile(r"https?://\[[0-9a-fA-F:]+\](?:[:/?#]|$)")
_EMAIL = re.compile(r"(?:mailto:|https?://)?[^\s@/:?#]+@[^\s@/:?#]+\.[^\s@/:?#.]+/?", re.IGNORECASE)
_PHONE = re.compile(r"(?:tel:)?\+?[0-9][0-9 ()/-]*", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""The last part of a disguised IP address (127.1, 0x7f.1). No internet name ends like this."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in the form in which it will be sent, and what is wrong with it.

    `host` is the readable name and `ascii_host` its ASCII form (punycode); `path` is the rest. `suggestion` is a
    corrected address that the user can accept with one press.
    """

    value: str
    host: str
    ascii_host: str
    path: str
    problem: Problem | None = None
    suggestion: str | None = None

    @property
    def looks_alike(self) -> bool:
        """Whether the name contains letters that may be mistaken for others, so that its ASCII form should be shown."""
        return self.host != self.ascii_host


def parse_address(text: str, environment: EnvironmentKind) -> Address:
    """Return the address that was typed or pasted, validated for `environment`."""
    if len(text) > 4 * _LONGEST:
        return _bad(text[:_LONGEST], ProblemKind.INCOMPLETE_ADDRESS)
    value = clean(text).value
    if not value:
        return _bad(value, ProblemKind.NO_ADDRESS)
    if len(value) > _LONGEST:
        return _bad(value, ProblemKind.INCOMPLETE_ADDRESS)
    if holds_known_key(value) or ("." not in value and not _IPV6.match(value) and looks_like_keys(value)):
        return _bad(value, ProblemKind.KEY_IN_ADDRESS)
    if is_something_else := _other_thing(value):
        problem = Problem(ProblemKind.INCOMPLETE_ADDRESS, (("is", is_something_else),), field=FIELD)
        return Address(value, "", "", "", problem)
    if " " in value:
        return _bad(value, ProblemKind.INCOMPLETE_ADDRESS)
    if "://" not in value:
        scheme = value.split(":", 1)[0].lower() if ":" in value.split("/", 1)[0] else ""
        if scheme in {"javascript", "file", "data", "mailto", "ftp"}:
            return _bad(value, ProblemKind.NOT_HTTPS)
        return _bad(value, ProblemKind.NOT_HTTPS, suggestion=_as_https(value))
    try:
        parts = urlsplit(value)
        host = (parts.hostname or "").rstrip(".")
        port = 443 if parts.port is None else parts.port
    except ValueError:
        return _bad(value, ProblemKind.INCOMPLETE_ADDRESS)
    if parts.scheme.lower() != "https":
        suggestion = _as_https(value.split("://", 1)[1]) if parts.scheme.lower() == "http" else None
        return _bad(value, ProblemKind.NOT_HTTPS, suggestion=suggestion)
    if parts.username is not None or parts.password is not None:
        return _bad(value, ProblemKind.PASSWORD_IN_ADDRESS)
    if parts.fragment:
        return _bad(value, ProblemKind.INCOMPLETE_ADDRESS)
    return _judge_host(value, parts, host, port, environment)


def parse_new_address(text: str, environment: EnvironmentKind) -> Address:
    """Return the address of a new subscription.

    Beside what `parse_address` finds, real money gets no tunnel and no inspection site. Existing subscriptions may have
    such an address, and it can be tested.
    """
    address = parse_address(text, environment)
    if address.problem is not None or environment is EnvironmentKind.PRACTICE:
        return address
    problem = unfit_for_anything_real(address.ascii_host)
    if problem is None and environment is EnvironmentKind.LIVE:
        problem = unfit_for_money(address.ascii_host)
    return replace(address, problem=problem.at(FIELD)) if problem is not None else address


def _other_thing(value: str) -> str:
    """Return what was typed instead of a web address: "email", "phone", "till", or "" for anything else."""
    if _EMAIL.fullmatch(value):
        return "email"
    if USUAL_TILL.fullmatch(value):
        return "till"
    return "phone" if _PHONE.fullmatch(value) and 9 <= sum(map(str.isdigit, value)) <= 15 else ""


def _judge_host(value: str, parts: SplitResult, host: str, port: int, environment: EnvironmentKind) -> Address:
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    number = _ip(host)
    if number is not None:
        problem = None if is_public(host, port) else Problem(ProblemKind.NOT_PUBLIC, field=FIELD)
        return Address(value, host, host, path, problem)
    try:
        machine_name = ascii_host(host) if host else ""
        shown = readable_host(machine_name)
    except ValueError:  # Includes IDNAError and UnicodeError.
        return _bad(value, ProblemKind.INCOMPLETE_ADDRESS)
    if machine_name == "localhost" or machine_name.endswith(_LOCAL_SUFFIXES) or port == 0:
        return Address(value, shown, machine_name, path, Problem(ProblemKind.NOT_PUBLIC, field=FIELD))
    if "." not in machine_name or _NUMBER.fullmatch(machine_name.rsplit(".", 1)[1]):
        return _bad(value, ProblemKind.INCOMPLETE_ADDRESS)
    pretend = machine_name.endswith(_PRETEND_SUFFIXES)
    if pretend and environment is not EnvironmentKind.PRACTICE:
        return Address(value, shown, machine_name, path, Problem(ProblemKind.PRETEND_ADDRESS, field=FIELD))
    return Address(value, shown, machine_name, path)


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _as_https(rest: str) -> str | None:
    candidate = "https://" + rest.lstrip("/")
    try:
        host = urlsplit(candidate).hostname or ""
    except ValueError:
        return None
    return candidate if "." in host and not host.startswith(".") else None


def _bad(value: str, kind: ProblemKind, suggestion: str | None = None) -> Address:
    return Address(value, "", "", "", Problem(kind, field=FIELD), suggestion)
