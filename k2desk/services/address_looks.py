"""Applies one look at a web address to what was known about it, as a pure function."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from k2desk.model.problems import Problem
from k2desk.model.records import AddressRecord
from k2desk.model.server_kind import ServerKind
from k2desk.services.trouble_rules import Outage, TroubleRule, outage

_MAY_PASS = frozenset({ServerKind.NOT_PUBLIC, ServerKind.NAME_NOT_FOUND, ServerKind.NOT_REACHED, ServerKind.NOT_LOCKED})
"""What one dropped look can find. A certificate is wrong at the first look."""

_KEPT_DETAILS = 2_000


def after_look(
    known: AddressRecord, at: datetime, problem: Problem | None, certificate_ends: datetime | None, rule: TroubleRule
) -> AddressRecord:
    """Return what is known after a look that found `problem`, or nothing wrong (None).

    The newest look is always what the address shows. It counts as a trouble when as many have failed as `rule` wants.
    """
    if problem is None:
        return replace(
            known,
            looked_at=at,
            look=None,
            certificate_ends=certificate_ends,
            good_at=at,
            bad_since=None,
            failures=0,
            trouble_at=None,
        )
    found = replace(problem, details=problem.details[:_KEPT_DETAILS])
    seen = replace(known, looked_at=at, look=found, certificate_ends=certificate_ends)
    if known.trouble_at is not None:
        return seen
    failures, since = rule.count(known.failures, known.bad_since, at, at)
    counts = failures >= rule.failures or problem.kind.server not in _MAY_PASS
    return replace(seen, bad_since=since, failures=failures, trouble_at=at if counts else None)


def is_pending(record: AddressRecord) -> bool:
    """Return whether failed looks wait for another one, before they count as a trouble."""
    return record.failures > 0 and record.trouble_at is None


def works_again(before: AddressRecord, after: AddressRecord, usual: timedelta) -> Outage | None:
    """Return how long an address was out that works now, or None if it was not in trouble before."""
    if before.trouble_at is None or after.look is not None or after.looked_at is None:
        return None
    return outage(before.good_at, before.bad_since, before.looked_at, after.looked_at, usual)
