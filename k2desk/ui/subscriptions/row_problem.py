"""The problem that a row's badge means, with its tone."""

from __future__ import annotations

from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import State
from k2desk.services.badge import BadgeKind
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.style.theme import Tone


def problem_of(entry: CachedSubscription, kind: BadgeKind) -> tuple[Problem | None, Tone | None]:
    """Return the problem that a badge means, with its tone."""
    record, check = entry.record, entry.check
    trouble = record.trouble if record.state is not State.CREATED else (check.trouble if check else None)
    details = trouble.details if trouble else ""
    match kind:
        case BadgeKind.NOT_CONFIRMED:
            return Problem(ProblemKind.NOT_CONFIRMED, details=details), Tone.CARE
        case BadgeKind.NOT_CREATED:
            return trouble or Problem(ProblemKind.CREATE_REFUSED), Tone.BAD
        case BadgeKind.NOT_SENT:
            return trouble or Problem(ProblemKind.NOT_SENT), Tone.CARE
        case BadgeKind.KEYS_REFUSED:
            return trouble or Problem(ProblemKind.KEYS_REFUSED), Tone.BAD
        case BadgeKind.NOT_ALLOWED:
            return Problem(ProblemKind.NOT_ALLOWED, details=details), Tone.BAD
        case BadgeKind.NOT_FOUND:
            return Problem(ProblemKind.SUBSCRIPTION_NOT_FOUND, details=details), Tone.BAD
        case BadgeKind.NOT_ANSWERING:
            return trouble or Problem(ProblemKind.NOT_ANSWERING), Tone.CARE
        case BadgeKind.CHANGED:
            return Problem(ProblemKind.CHANGED), Tone.CARE
        case BadgeKind.OTHER_WORD:
            return Problem(ProblemKind.NOT_ACTIVE, (("word", (check.word or "") if check else ""),)), Tone.CARE
        case BadgeKind.SERVER_PROBLEM:
            return (entry.server.look or entry.server.answer) if entry.server is not None else None, Tone.CARE
        case _:
            return _unreadable(entry), Tone.CARE


def _unreadable(entry: CachedSubscription) -> Problem | None:
    """Return the problem of a row that can't be read completely, if there is nothing else to report."""
    for trouble in (entry.record.trouble, entry.check.trouble if entry.check else None):
        if trouble is not None and trouble.kind is ProblemKind.LIST_PARTLY_UNREADABLE:
            return trouble
    return None
