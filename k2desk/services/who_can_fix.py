"""Decides who can fix a fault: every diagnosis ends in one name, from one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from k2desk.model.problems import Problem, ProblemKind, Who
from k2desk.services.address_check.findings import cause_of
from k2desk.services.address_check.results import Mark, Report, Step
from k2desk.services.badge import Badge, BadgeKind, badge
from k2desk.services.subscription_cache import CachedSubscription

_BY_BADGE = {
    BadgeKind.DAMAGED: Who.YOU,
    BadgeKind.NOT_FOUND: Who.KOPO_KOPO,
    BadgeKind.OTHER_WORD: Who.KOPO_KOPO,
    BadgeKind.NOT_ANSWERING: Who.KOPO_KOPO,
    BadgeKind.NOT_ALLOWED: Who.KOPO_KOPO,
    BadgeKind.KEYS_REFUSED: Who.YOU,
    BadgeKind.CHANGED: Who.YOU,
    BadgeKind.NOT_CONFIRMED: Who.YOU,
    BadgeKind.NOT_CREATED: Who.YOU,
    BadgeKind.NOT_SENT: Who.YOU,
}


class Why(StrEnum):
    """What the conclusion is based on."""

    SERVER = "server"
    SUBSCRIPTION = "subscription"
    NO_SUBSCRIPTION = "no_subscription"
    NOT_TRIED_YET = "not_tried_yet"
    ALL_WELL = "all_well"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Who can fix it, why, and the problem or the badge that this is based on."""

    who: Who
    why: Why
    problem: Problem | None = None
    badge: Badge | None = None


def conclude(report: Report, entries: Iterable[CachedSubscription], now: datetime, interval: timedelta) -> Conclusion:
    """Return the conclusion of a check. `entries` are the subscriptions that lead to its address.

    A failed step decides first, then Kopo Kopo's answers about the subscriptions, then warnings. If everything that can
    be tested from here is in order, there is nothing to fix.
    """
    broken = report.broken
    if broken is not None and broken.problem is not None:
        return Conclusion(_who(broken.problem, broken.step), Why.SERVER, broken.problem)
    badges = [badge(entry.record, entry.check, now, interval) for entry in entries]
    troubled = next((one for one in badges if one.kind in _BY_BADGE), None)
    if troubled is not None:
        return Conclusion(_BY_BADGE[troubled.kind], Why.SUBSCRIPTION, badge=troubled)
    warning = cause_of(report.warnings)
    if warning is not None:
        return Conclusion(_who(warning, None), Why.SERVER, warning)
    if not badges:
        return Conclusion(Who.YOU, Why.NO_SUBSCRIPTION)
    if report.of(Step.ANSWERS).mark not in {Mark.GOOD, Mark.CARE}:
        return Conclusion(Who.NOBODY, Why.NOT_TRIED_YET)
    return Conclusion(Who.NOBODY, Why.ALL_WELL)


def _who(problem: Problem, step: Step | None) -> Who:
    if problem.kind is ProblemKind.NOT_PUBLIC and step is Step.NAME:
        return Who.WEB_DEVELOPER  # The address is valid, but its name leads into a private network.
    return problem.kind.who
