"""The smaller badge: what this computer's own tests told of a web address, always with its age. A pure function.

Looks that go on by themselves only reach the server; that it answers is known from a sample or an exam alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from k2desk.model.fast_dataclass import frozen
from k2desk.model.records import AddressRecord, Trouble

ENDS_SOON = timedelta(days=21)
"""So long before its end a certificate is spoken of."""

COUNTS_FOR = timedelta(hours=24)
"""So long a bad finding makes a subscription one that needs attention."""


class ServerKind(StrEnum):
    """What can be said of the user's own server."""

    NOT_TESTED = "not_tested"
    REACHED = "reached"
    ANSWERS = "answers"
    SLOW = "slow"
    NOT_PUBLIC = "not_public"
    NAME_NOT_FOUND = "name_not_found"
    NOT_REACHED = "not_reached"
    NOT_LOCKED = "not_locked"
    CERTIFICATE_ENDED = "certificate_ended"
    CERTIFICATE_NOT_YET = "certificate_not_yet"
    CERTIFICATE_WRONG_NAME = "certificate_wrong_name"
    CERTIFICATE_INCOMPLETE = "certificate_incomplete"
    CERTIFICATE_NOT_TRUSTED = "certificate_not_trusted"
    CERTIFICATE_ENDS = "certificate_ends"
    ELSEWHERE = "elsewhere"
    PAGE = "page"
    ERROR = "error"
    ACCEPTS_FAKES = "accepts_fakes"

    @property
    def is_bad(self) -> bool:
        """Whether alerts are in danger."""
        return self not in _HARMLESS


_HARMLESS = frozenset({ServerKind.NOT_TESTED, ServerKind.REACHED, ServerKind.ANSWERS, ServerKind.SLOW})

_BY_CODE = {
    "K-11": ServerKind.NOT_PUBLIC,
    "K-53": ServerKind.NAME_NOT_FOUND,
    "K-12": ServerKind.CERTIFICATE_ENDED,
    "K-57": ServerKind.CERTIFICATE_NOT_YET,
    "K-58": ServerKind.CERTIFICATE_WRONG_NAME,
    "K-13": ServerKind.CERTIFICATE_INCOMPLETE,
    "K-59": ServerKind.CERTIFICATE_NOT_TRUSTED,
    "K-61": ServerKind.NOT_LOCKED,
    "K-62": ServerKind.NOT_LOCKED,
    "K-63": ServerKind.ELSEWHERE,
    "K-66": ServerKind.SLOW,
    "K-71": ServerKind.ACCEPTS_FAKES,
    "K-137": ServerKind.PAGE,
    "K-14": ServerKind.ERROR,
    "K-15": ServerKind.ERROR,
    "K-64": ServerKind.ERROR,
    "K-65": ServerKind.ERROR,
    "K-67": ServerKind.ERROR,
    "K-68": ServerKind.ERROR,
    "K-70": ServerKind.ERROR,
    "K-72": ServerKind.ERROR,
}
_ON_THE_WAY = frozenset(ServerKind) - {
    ServerKind.SLOW,
    ServerKind.ELSEWHERE,
    ServerKind.PAGE,
    ServerKind.ERROR,
    ServerKind.ACCEPTS_FAKES,
}
"""What keeps a message from reaching the server at all: name, connection and certificate, which a look tries too."""

FROM_HERE = frozenset({"K-01", "K-56", "K-74", "K-80", "K-85"})
"""Findings that speak of the network here, not of the server: nothing is kept of them."""


@frozen
class ServerBadge:
    """What is known, since when; `days` left of a certificate, `seconds` that an answer took."""

    kind: ServerKind
    at: datetime | None = None
    days: int = 0
    seconds: float = 0.0


def server_badge(record: AddressRecord | None, now: datetime) -> ServerBadge:
    """The badge of a web address at `now`. The newest of look and sample rules where they speak of the same thing."""
    record = _settled(record)
    if record is None or (record.looked_at is None and record.answered_at is None):
        return ServerBadge(ServerKind.NOT_TESTED)
    looked_last = record.answered_at is None or (record.looked_at is not None and record.looked_at > record.answered_at)
    if record.look is not None and looked_last:
        return ServerBadge(_BY_CODE.get(record.look.code, ServerKind.NOT_REACHED), record.looked_at)
    ends = record.certificate_ends
    if ends is not None and ends <= now:
        return ServerBadge(ServerKind.CERTIFICATE_ENDED, record.looked_at)
    if record.answer is not None and _BY_CODE.get(record.answer.code) is not ServerKind.SLOW:
        kind = _BY_CODE.get(record.answer.code, ServerKind.NOT_REACHED)
        return ServerBadge(kind, record.answered_at)
    if ends is not None and ends - now <= ENDS_SOON:
        return ServerBadge(ServerKind.CERTIFICATE_ENDS, record.looked_at, days=(ends - now).days)
    if record.answered_at is None:
        return ServerBadge(ServerKind.REACHED, record.looked_at)
    if record.answer is not None:
        return ServerBadge(ServerKind.SLOW, record.answered_at, seconds=record.seconds or 0.0)
    return ServerBadge(ServerKind.ANSWERS, record.answered_at, seconds=record.seconds or 0.0)


def is_in_trouble(record: AddressRecord | None, now: datetime) -> bool:
    """Whether the newest test was bad and is young enough to count for the list."""
    its = server_badge(record, now)
    return its.kind.is_bad and its.at is not None and now - its.at < COUNTS_FOR


def keeps_alerts_out(record: AddressRecord | None, now: datetime) -> Trouble | None:
    """What the newest sample met where it still counts: true alerts may be lost by it. That fakes pass loses none."""
    if record is None or record.answer is None or not is_in_trouble(record, now):
        return None
    is_about_fakes = record.answer.code in {"K-71", "K-72"}
    return None if is_about_fakes or server_badge(record, now).at != record.answered_at else record.answer


def _settled(record: AddressRecord | None) -> AddressRecord | None:
    """The record as its newest findings tell it.

    Where a sample failed on its way and a newer look went through, nothing is known of answers any more. Where the
    sample is the newer one, its failure is that of a look too.
    """
    if record is None or record.answer is None or record.answered_at is None or not _is_on_the_way(record.answer.code):
        return record
    if record.looked_at is not None and record.looked_at > record.answered_at:
        return replace(record, answered_at=None, answer=None, seconds=None)
    return replace(record, looked_at=record.answered_at, look=record.answer, answered_at=None, answer=None)


def _is_on_the_way(code: str) -> bool:
    return _BY_CODE.get(code, ServerKind.NOT_REACHED) in _ON_THE_WAY


class Link(StrEnum):
    """How one link of the chain to the user's server stands."""

    GOOD = "good"
    CARE = "care"
    BAD = "bad"
    UNKNOWN = "unknown"


_NOT_FOUND = frozenset({"K-11", "K-53", "K-54", "K-55"})


def links_of(record: AddressRecord | None, now: datetime) -> tuple[Link, Link, Link]:
    """The links *address found*, *connection locked* and *server answers* of what is known at `now`."""
    record = _settled(record)
    if record is None:
        return Link.UNKNOWN, Link.UNKNOWN, Link.UNKNOWN
    found, locked, answers = Link.UNKNOWN, Link.UNKNOWN, Link.UNKNOWN
    look = record.look.code if record.look is not None else None
    if record.looked_at is not None:
        found = Link.BAD if look in _NOT_FOUND else Link.GOOD
        if found is Link.GOOD:
            locked = Link.BAD if look is not None else Link.GOOD
        ends = record.certificate_ends
        if locked is Link.GOOD and ends is not None and ends - now <= ENDS_SOON:
            locked = Link.CARE if ends > now else Link.BAD
    if record.answered_at is not None:
        answer = record.answer.code if record.answer is not None else None
        is_care = answer is not None and _BY_CODE.get(answer) in {ServerKind.SLOW, ServerKind.PAGE}
        answers = Link.GOOD if answer is None else Link.CARE if is_care else Link.BAD
    return found, locked, answers
