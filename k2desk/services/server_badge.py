"""The server badge: the result of this computer's own tests of a web address, always with its age. A pure function.

The automatic looks only connect to the server. Whether it answers is known only from a sample or an exam.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from k2desk.model.fast_dataclass import frozen
from k2desk.model.records import AddressRecord, Trouble

ENDS_SOON = timedelta(days=21)
"""How long before its expiry a certificate is mentioned."""

COUNTS_FOR = timedelta(hours=24)
"""How long a bad result puts a subscription under the heading of those that need attention."""


class ServerKind(StrEnum):
    """What is known about the user's own server."""

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
"""Findings that prevent a message from reaching the server: name, connection and certificate.

A look tests these too.
"""

FROM_HERE = frozenset({"K-01", "K-56", "K-74", "K-80", "K-85"})
"""Findings about the network of this computer, not about the server. They are not stored."""


@frozen
class ServerBadge:
    """The badge and when it was found; `days` left of a certificate, `seconds` that an answer took."""

    kind: ServerKind
    at: datetime | None = None
    days: int = 0
    seconds: float = 0.0


def server_badge(record: AddressRecord | None, now: datetime) -> ServerBadge:
    """Return the badge of a web address at `now`. If look and sample concern the same thing, the newer one counts."""
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
    """Return whether the newest test was bad and recent enough to count in the list."""
    found = server_badge(record, now)
    return found.kind.is_bad and found.at is not None and now - found.at < COUNTS_FOR


def keeps_alerts_out(record: AddressRecord | None, now: datetime) -> Trouble | None:
    """Return the trouble of the newest sample if it still counts and may lose genuine alerts, else None.

    Accepting a fake loses no alerts.
    """
    if record is None or record.answer is None or not is_in_trouble(record, now):
        return None
    is_about_fakes = record.answer.code in {"K-71", "K-72"}
    return None if is_about_fakes or server_badge(record, now).at != record.answered_at else record.answer


def _settled(record: AddressRecord | None) -> AddressRecord | None:
    """Return the record with contradictory findings resolved.

    If a sample failed on its way and a newer look succeeded, nothing is known about answers. If that sample is the
    newer one, its failure counts as that of a look.
    """
    if record is None or record.answer is None or record.answered_at is None or not _is_on_the_way(record.answer.code):
        return record
    if record.looked_at is not None and record.looked_at > record.answered_at:
        return replace(record, answered_at=None, answer=None, seconds=None)
    return replace(record, looked_at=record.answered_at, look=record.answer, answered_at=None, answer=None)


def _is_on_the_way(code: str) -> bool:
    return _BY_CODE.get(code, ServerKind.NOT_REACHED) in _ON_THE_WAY


class Link(StrEnum):
    """The state of one link in the chain to the user's server."""

    GOOD = "good"
    CARE = "care"
    BAD = "bad"
    UNKNOWN = "unknown"


_NOT_FOUND = frozenset({"K-11", "K-53", "K-54", "K-55"})


def links_of(record: AddressRecord | None, now: datetime) -> tuple[Link, Link, Link]:
    """Return the states at `now` of the links *address found*, *connection locked* and *server answers*."""
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
