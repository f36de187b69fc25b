"""The form *New subscription*: what should be told, for which till, and where it should be sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import msgspec

from k2desk.desk.book import Entry
from k2desk.desk.forms.address import Address, parse_address
from k2desk.desk.problems import Problem
from k2desk.desk.till_numbers import USUAL_TILL, Neighbours, thousands, till_numbers
from k2desk.kopokopo.environments import EnvironmentKind
from k2desk.kopokopo.events import EVENT_TYPES, EventType, Scope
from k2desk.kopokopo.values import SubscriptionRequest
from k2desk.store.kept_text import KeptText, holds_key, kept_address, kept_json, kept_tills, kept_words
from k2desk.store.records import State, SubscriptionRecord

FORM = "new_subscription"
EVENT, TILLS, ADDRESS = "event", "tills", "address"
STANDS = frozenset({State.SENDING, State.NOT_CONFIRMED, State.CREATED})
"""The states in which something stands, or may stand, at Kopo Kopo."""


@dataclass(frozen=True, slots=True)
class NewSubscription:
    """What was typed into the form, as it was typed.

    `spare` says that the user wants a second one of what is there already, knowing that all of it arrives twice.
    """

    event_type: str | None = None
    whole_business: bool = False
    tills: tuple[str, ...] = ()
    address: str = ""
    daraja: bool = False
    spare: bool = False

    @classmethod
    def like(cls, record: SubscriptionRecord) -> NewSubscription:
        """The form filled in as for a subscription that is there."""
        return cls(
            event_type=record.event_type,
            whole_business=record.scope == "company",
            tills=(record.scope_reference,) if record.scope_reference else (),
            address=record.address,
            daraja=record.daraja,
        )

    def event(self) -> EventType | None:
        """The event type that was chosen."""
        return EVENT_TYPES.get(self.event_type) if self.event_type else None

    def for_whole_business(self) -> bool:
        """Whether it goes for the whole business: chosen where the event has both ways, else the only way it has."""
        event = self.event()
        if event is not None and len(event.scopes) == 1:
            return event.scopes == (Scope.COMPANY,)
        return self.whole_business

    def clean_tills(self) -> tuple[str, ...]:
        """The till numbers without spaces and invisible characters, each once, in their order."""
        return tuple(dict.fromkeys(till for text in self.tills for till in till_numbers(text)))

    def to_text(self) -> KeptText:
        """The form as the text of a draft, without keys."""
        return kept_json(
            {
                "event_type": kept_words(self.event_type) if self.event_type else None,
                "whole_business": self.whole_business,
                "tills": kept_tills(self.tills),
                "address": kept_address(self.address),
                "daraja": self.daraja,
                "spare": self.spare,
            }
        )

    def same_but_spare(self) -> NewSubscription:
        """The same form, with the wish for a second one of what is there already."""
        return replace(self, spare=True)

    def without_tills(self, tills: Iterable[str]) -> NewSubscription:
        """The same form without these tills."""
        gone = set(tills)
        return replace(self, tills=tuple(till for till in self.clean_tills() if till not in gone))


@dataclass(frozen=True, slots=True)
class Judged:
    """What the form means: the requests that a press would send, what is wrong, and what stands there already.

    `existing` pairs each request that would double a row with that row.
    """

    requests: tuple[SubscriptionRequest, ...]
    address: Address
    problems: tuple[Problem, ...]
    existing: tuple[tuple[SubscriptionRequest, Entry], ...]

    @property
    def can_be_sent(self) -> bool:
        """Whether nothing blocks the press."""
        return bool(self.requests) and not any(problem.blocks for problem in self.problems)

    def problem_at(self, field: str) -> Problem | None:
        """The first problem of a field, blocking ones first."""
        mine = [problem for problem in self.problems if problem.field == field]
        return min(mine, key=lambda problem: not problem.blocks, default=None)


def from_text(text: str) -> NewSubscription | None:
    """The form that a draft holds, or None where the text is no draft."""
    try:
        return msgspec.json.decode(text, type=NewSubscription)
    except (msgspec.DecodeError, UnicodeError):
        return None


def offered_events(version: int) -> tuple[EventType, ...]:
    """The event types that the form offers for an API version (the card events are hidden on v1)."""
    return tuple(event for event in EVENT_TYPES.values() if event.offered and version in event.versions)


def judge(
    form: NewSubscription,
    *,
    environment: EnvironmentKind,
    version: int,
    entries: Iterable[Entry],
    known_tills: Collection[str] = (),
) -> Judged:
    """Reads the form: requests, problems by field, and rows that stand in the way. Sends and looks up nothing.

    A till that is not among the `known_tills`, but one slip away from one of them, is asked about.
    """
    problems: list[Problem] = []
    event = form.event()
    if event is None or event not in offered_events(version):
        problems.append(Problem("K-31", field=EVENT))
    whole = form.for_whole_business()
    tills = form.clean_tills()
    if not whole:
        if not tills:
            problems.append(Problem("K-09", (("empty", "1"),), field=TILLS))
        else:
            problems.extend(one_or_two(tills))
            odd = [till for till in tills if not USUAL_TILL.fullmatch(till)]
            if holds_key(" ".join(odd)):
                problems.append(Problem("K-94", field=TILLS))
            elif odd:
                problems.append(Problem("K-09", (("till", ", ".join(odd)),), field=TILLS, blocks=False))
            problems.extend(_slips(tills, known_tills))
    address = parse_address(form.address, environment)
    if address.problem is not None:
        problems.append(address.problem)
    requests: tuple[SubscriptionRequest, ...] = ()
    if event is not None and (whole or tills) and address.problem is None:
        daraja = form.daraja and event.daraja and version == 2
        targets: tuple[str | None, ...] = (None,) if whole else tills
        scope = Scope.COMPANY if whole else Scope.TILL
        requests = tuple(SubscriptionRequest(event.name, address.value, scope, till, daraja) for till in targets)
    known = [entry for entry in entries if entry.record.state in STANDS]
    existing = _existing(requests, known)
    if existing and not form.spare:
        problems.append(Problem("K-17", (("id", existing[0][1].id),), field=None))
    if requests and not whole and _covered_by_whole_business(requests[0], known):
        problems.append(Problem("K-43", field=TILLS, blocks=False))
    return Judged(requests, address, tuple(problems), existing)


def one_or_two(tills: Iterable[str]) -> Iterable[Problem]:
    """Asks about what may be one till with a thousands separator, or two: nothing is made before that is clear."""
    for till in tills:
        number = thousands(till)
        if number is not None:
            yield Problem("K-124", (("till", till), ("number", number)), field=TILLS)


def _slips(tills: Iterable[str], known: Collection[str]) -> Iterable[Problem]:
    near = Neighbours(known)
    for till in tills:
        other = None if till in known else near.of(till)
        if other is not None:
            yield Problem("K-86", (("till", till), ("known", other)), field=TILLS, blocks=False)


def _existing(
    requests: Iterable[SubscriptionRequest], entries: list[Entry]
) -> tuple[tuple[SubscriptionRequest, Entry], ...]:
    by_key = {
        (entry.record.event_type, entry.record.scope, entry.record.scope_reference, entry.record.address): entry
        for entry in entries
    }
    found = []
    for request in requests:
        entry = by_key.get((request.event_type, str(request.scope), request.scope_reference, request.address))
        if entry is not None:
            found.append((request, entry))
    return tuple(found)


def _covered_by_whole_business(request: SubscriptionRequest, entries: list[Entry]) -> bool:
    return any(
        entry.record.event_type == request.event_type
        and entry.record.scope == Scope.COMPANY
        and entry.record.address == request.address
        for entry in entries
    )
