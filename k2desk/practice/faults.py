"""Faults on demand, for tests and for practice: their kinds, where they apply and how often."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

PLACES = frozenset({"token", "create", "read", "polling", "polling_read", "any"})

BESIDE = frozenset({"latency", "expire_tokens"})
"""Kinds that don't determine the answer. Of all other kinds, only one applies to a request."""

_ONLY_CREATE = frozenset({"missing_location", "odd_location"})
_CREATES = frozenset({"create", "polling"})
"""The places whose answers have a Location."""


def _amount(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not (math.isfinite(given) and given >= 0):
        raise ValueError(f"a number from 0 up is expected, not {given!r}")
    return float(given)


def _megabytes(given: object) -> float:
    if _amount(given) > 10_000:
        raise ValueError("at most 10,000 megabytes")
    return _amount(given)


def _status(first: int, last: int) -> Callable[[object], int]:
    def status(given: object) -> int:
        # 204 and 304 have no body, so they can't carry what these faults send.
        if type(given) is not int or not first <= given <= last or (given in {204, 304} and first < 300):
            raise ValueError(f"a status from {first} to {last} is expected, not {given!r}")
        return given

    return status


def _header(given: object) -> str:
    if not isinstance(given, str) or given != given.strip() or not all(" " <= sign <= "~" for sign in given):
        raise ValueError(f"the value of a header is expected, not {given!r}")
    return given


def _retry_after(given: object) -> str | None:
    return None if given is None else _header(str(given) if type(given) is int else given)


def _message(given: object) -> str | list[str]:
    if isinstance(given, str):
        given.encode()
        return given
    if isinstance(given, list) and all(isinstance(one, str) for one in given):
        "".join(given).encode()
        return given
    raise ValueError(f"a message or a list of messages is expected, not {given!r}")


UNAUTHORIZED_FORMS = ("own", "empty", "text", "message", "oauth")
"""The forms of a 401 from the API: Kopo Kopo's own, or one of those of the library that handles its sign-in."""


def _form(given: object) -> str:
    if given not in UNAUTHORIZED_FORMS:
        raise ValueError(f"one of {', '.join(UNAUTHORIZED_FORMS)} is expected, not {given!r}")
    return str(given)


_READ = dict[str, tuple[object, Callable[[object], object]]]
_ANY_STATUS = _status(200, 599)

PARAMS: dict[str, _READ] = {
    "latency": {"seconds": (1.0, _amount)},
    "unauthorized": {"form": ("own", _form)},
    "forbidden": {},
    "rate_limited": {"retry_after": (None, _retry_after)},
    "server_error": {"status": (500, _status(500, 599))},
    "bad_request": {"message": ("Bad request", _message)},
    "html_page": {"status": (200, _ANY_STATUS), "retry_after": (None, _retry_after)},
    "invalid_json": {"status": (200, _ANY_STATUS)},
    "wrong_types": {"status": (200, _ANY_STATUS)},
    "empty_200": {},
    "huge_body": {"megabytes": (5, _megabytes)},
    "slow_body": {"seconds_per_byte": (0.1, _amount)},
    "missing_location": {},
    "odd_location": {"value": ("", _header)},
    "redirect": {"status": (302, _status(300, 399)), "to": ("https://example.com/", _header)},
    "drop_before": {},
    "drop_after": {},
    "drop_mid_body": {},
    "silent": {},
    "expire_tokens": {},
}


@dataclass(slots=True)
class Fault:
    """One fault: its kind, where it applies, how often (None: until it is cleared), and its parameters."""

    kind: str
    on: str = "any"
    times: int | None = None
    params: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def from_json(cls, given: object) -> Fault:
        """Return the fault, with default values for missing parameters. Raises ValueError for an invalid one."""
        if not isinstance(given, dict):
            raise ValueError("a fault is an object")
        rest = dict(given)
        kind, on, times = rest.pop("kind", None), rest.pop("on", "any"), rest.pop("times", None)
        if not isinstance(kind, str) or kind not in PARAMS:
            raise ValueError(f"there is no kind of fault named {kind!r}")
        if not isinstance(on, str) or on not in PLACES:
            raise ValueError(f"a fault strikes on one of {', '.join(sorted(PLACES))}, not on {on!r}")
        if kind in _ONLY_CREATE and on not in {*_CREATES, "any"}:
            raise ValueError(f"{kind} strikes creates only")
        if not (times is None or (type(times) is int and times > 0)):
            raise ValueError(f"times is a number from 1 up or null, not {times!r}")
        known = PARAMS[kind]
        if not known.keys() >= rest.keys():
            raise ValueError(f"{kind} has no {', '.join(sorted(rest.keys() - known.keys()))}")
        return cls(kind, on, times, {name: read(rest.get(name, usual)) for name, (usual, read) in known.items()})

    def to_json(self) -> dict[str, Any]:
        """Return the JSON that `from_json` reads."""
        return {"kind": self.kind, "on": self.on, "times": self.times, **self.params}

    def strikes(self, place: str) -> bool:
        """Return whether it applies to a request at `place`, one of `PLACES`."""
        return self.on in {place, "any"} and (place in _CREATES or self.kind not in _ONLY_CREATE)


class Faults:
    """The faults that are switched on."""

    def __init__(self) -> None:
        self.list: list[Fault] = []

    def strike(self, place: str) -> list[Fault]:
        """Return the faults for a request at `place`, and count them down.

        These are all faults of the kinds in `BESIDE`, and the first one of the other kinds; later ones wait for their
        turn.
        """
        striking: list[Fault] = []
        decided = False
        for fault in self.list:
            if not fault.strikes(place) or (decided and fault.kind not in BESIDE):
                continue
            decided = decided or fault.kind not in BESIDE
            striking.append(fault)
            if fault.times is not None:
                fault.times -= 1
        self.list = [fault for fault in self.list if fault.times is None or fault.times > 0]
        return striking

    def replace(self, faults: Iterable[Fault]) -> None:
        """Switch these faults on and all others off."""
        self.list = list(faults)
