"""The server badge: the result of this computer's own tests of a web address, always with its age. A pure function.

The automatic looks only connect to the server. Whether it answers is known only from a sample or an exam.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.records import AddressRecord
from k2desk.model.server_kind import ServerKind

if TYPE_CHECKING:
    from k2desk.model.problems import Problem

ENDS_SOON = timedelta(days=21)
"""How long before its expiry a certificate is mentioned."""

COUNTS_FOR = timedelta(hours=24)
"""How long a bad result puts a subscription under the heading of those that need attention."""


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


@fast_dataclass
class ServerBadge:
    """The badge and when it was found; `days` left of a certificate, `seconds` that an answer took."""

    kind: ServerKind
    at: datetime | None = None
    days: int = 0
    seconds: float = 0.0


_NOT_TESTED = ServerBadge(ServerKind.NOT_TESTED)


def server_badge(record: AddressRecord | None, now: datetime) -> ServerBadge:
    """Return the badge of a web address at `now`. If check and sample concern the same thing, the newer one counts."""
    if record is None:
        return _NOT_TESTED
    record = _settled(record)
    if record is None or (record.looked_at is None and record.answered_at is None):
        return _NOT_TESTED
    looked_last = record.answered_at is None or (record.looked_at is not None and record.looked_at > record.answered_at)
    if record.look is not None and looked_last:
        return ServerBadge(record.look.kind.server, record.looked_at)
    ends = record.certificate_ends
    if ends is not None and ends <= now:
        return ServerBadge(ServerKind.CERTIFICATE_ENDED, record.looked_at)
    if record.answer is not None and record.answer.kind.server is not ServerKind.SLOW:
        return ServerBadge(record.answer.kind.server, record.answered_at)
    if ends is not None and ends - now <= ENDS_SOON:
        return ServerBadge(ServerKind.CERTIFICATE_ENDS, record.looked_at, days=(ends - now).days)
    if record.answered_at is None:
        return ServerBadge(ServerKind.REACHED, record.looked_at)
    if record.answer is not None:
        return ServerBadge(ServerKind.SLOW, record.answered_at, seconds=record.seconds or 0.0)
    return ServerBadge(ServerKind.ANSWERS, record.answered_at, seconds=record.seconds or 0.0)


def counted_badge(record: AddressRecord | None, now: datetime) -> ServerBadge:
    """Return the badge without a failed look that does not count yet: it may have been dropped on its way."""
    if record is not None and record.failures and record.trouble_at is None:
        record = replace(record, look=None, looked_at=record.good_at)
    return server_badge(record, now)


def is_in_trouble(record: AddressRecord | None, now: datetime) -> bool:
    """Return whether the newest test that counts was bad, and recent enough to matter in the list."""
    found = counted_badge(record, now)
    return found.kind.is_bad and found.at is not None and now - found.at < COUNTS_FOR


def keeps_alerts_out(record: AddressRecord | None, now: datetime) -> Problem | None:
    """Return the problem of the newest sample if it still counts and may lose genuine alerts, else None.

    Accepting a fake loses no alerts.
    """
    if record is None or record.answer is None or not is_in_trouble(record, now):
        return None
    is_newest = server_badge(record, now).at == record.answered_at
    return record.answer if is_newest and not record.answer.kind.is_about_fakes else None


def _settled(record: AddressRecord | None) -> AddressRecord | None:
    """Return the record with contradictory findings resolved.

    If a sample failed on its way and a newer check succeeded, nothing is known about answers. If that sample is the
    newer one, its failure counts as that of a check.
    """
    if (
        record is None
        or record.answer is None
        or record.answered_at is None
        or record.answer.kind.server not in _ON_THE_WAY
    ):
        return record
    if record.looked_at is not None and record.looked_at > record.answered_at:
        return replace(record, answered_at=None, answer=None, seconds=None)
    return replace(record, looked_at=record.answered_at, look=record.answer, answered_at=None, answer=None)


class Link(StrEnum):
    """The state of one link in the chain to the user's server."""

    GOOD = "good"
    CARE = "care"
    BAD = "bad"
    UNKNOWN = "unknown"


_NOT_FOUND = frozenset({ServerKind.NOT_PUBLIC, ServerKind.NAME_NOT_FOUND, ServerKind.NOT_REACHED})


def links_of(record: AddressRecord | None, now: datetime) -> tuple[Link, Link, Link]:
    """Return the states at `now` of the links *address found*, *connection locked* and *server answers*."""
    record = _settled(record)
    if record is None:
        return Link.UNKNOWN, Link.UNKNOWN, Link.UNKNOWN
    found, locked, answers = Link.UNKNOWN, Link.UNKNOWN, Link.UNKNOWN
    if record.looked_at is not None:
        look = record.look.kind.server if record.look is not None else None
        found = Link.BAD if look in _NOT_FOUND else Link.GOOD
        if found is Link.GOOD:
            locked = Link.BAD if look is not None else Link.GOOD
        ends = record.certificate_ends
        if locked is Link.GOOD and ends is not None and ends - now <= ENDS_SOON:
            locked = Link.CARE if ends > now else Link.BAD
    if record.answered_at is not None:
        answer = record.answer.kind.server if record.answer is not None else None
        is_care = answer in {ServerKind.SLOW, ServerKind.PAGE}
        answers = Link.GOOD if answer is None else Link.CARE if is_care else Link.BAD
    return found, locked, answers
