"""The form *New subscription*: the event, the tills and the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import msgspec

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.environments import EnvironmentKind
from k2desk.model.error_problems import already_there
from k2desk.model.events import EVENT_TYPES, EventType, Scope
from k2desk.model.kept_text import KeptText
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import SubscriptionRecord
from k2desk.model.text_keeping import are_keys_as_tills, kept_address, kept_json, kept_tills, kept_words
from k2desk.services.forms.address import Address, parse_new_address
from k2desk.services.forms.validation import Validation
from k2desk.services.overlaps import ExistingRows, Overlaps
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.services.till_numbers import USUAL_TILL, neighbour_of, thousands, till_numbers

FORM = "new_subscription"
EVENT, TILLS, ADDRESS = "event", "tills", "address"
SAME, BY_BUSINESS, BY_TILLS, ALMOST = _ABOUT_DOUBLES = (
    ProblemKind.ALREADY_THERE,
    ProblemKind.WHOLE_BUSINESS_HAS_IT,
    ProblemKind.TILLS_HAVE_IT,
    ProblemKind.ALMOST_SAME_ADDRESS,
)


@dataclass(frozen=True, slots=True)
class NewSubscription:
    """What was typed into the form, unchanged.

    `decided` holds the questions about duplicates that the user answered with "make it anyway", knowing that every
    event will arrive twice. These decisions concern the present rows, so drafts don't store them.
    """

    event_type: str | None = None
    whole_business: bool = False
    tills: tuple[str, ...] = ()
    address: str = ""
    daraja: bool = False
    decided: tuple[ProblemKind, ...] = ()

    @classmethod
    def like(cls, record: SubscriptionRecord) -> NewSubscription:
        """Return the form filled in with the facts of an existing subscription."""
        return cls(
            event_type=record.event_type,
            whole_business=record.scope == "company",
            tills=(record.scope_reference,) if record.scope_reference else (),
            address=record.address,
            daraja=record.daraja,
        )

    def event(self) -> EventType | None:
        """Return the chosen event type, or None."""
        return EVENT_TYPES.get(self.event_type) if self.event_type else None

    def for_whole_business(self) -> bool:
        """Return whether it is for the whole business: as chosen, or because the event allows nothing else."""
        event = self.event()
        if event is not None and len(event.scopes) == 1:
            return event.scopes == (Scope.COMPANY,)
        return self.whole_business

    def clean_tills(self) -> tuple[str, ...]:
        """Return the till numbers without spaces and invisible characters, in order and without repeats."""
        return tuple(dict.fromkeys(till for text in self.tills for till in till_numbers(text)))

    def to_text(self) -> KeptText:
        """Return the form as a draft, without keys."""
        return kept_json(
            {
                "event_type": kept_words(self.event_type) if self.event_type else None,
                "whole_business": self.whole_business,
                "tills": kept_tills(self.tills),
                "address": kept_address(self.address),
                "daraja": self.daraja,
            }
        )

    def with_decision(self, kind: ProblemKind) -> NewSubscription:
        """Return the form with one question about duplicates answered with "make it anyway"."""
        return replace(self, decided=(*self.decided, kind))

    def without_tills(self, tills: Iterable[str]) -> NewSubscription:
        """Return the form without these tills. Its decisions are dropped, because they concerned all tills."""
        gone = set(tills)
        return replace(self, tills=tuple(till for till in self.clean_tills() if till not in gone), decided=())


@dataclass(frozen=True, slots=True)
class ValidationResult(Validation):
    """The meaning of the form: the requests that a press would send, what is wrong, and existing rows.

    `existing` pairs each request that would duplicate a row with that row. `tills_there` are the single tills that a
    request for the whole business would duplicate. `undecided` counts the requests that would duplicate
    something without a decision of the user.
    """

    requests: tuple[SubscriptionRequest, ...]
    address: Address
    problems: tuple[Problem, ...]
    existing: tuple[tuple[SubscriptionRequest, CachedSubscription], ...]
    tills_there: tuple[str, ...] = ()
    undecided: int = 0

    @property
    def count(self) -> int:
        """The number of requests that would be sent now: 0 while something is missing or wrong."""
        is_right = not any(problem.blocks and problem.kind not in _ABOUT_DOUBLES for problem in self.problems)
        return len(self.requests) - self.undecided if is_right else 0

    @property
    def about_doubles(self) -> Problem | None:
        """The next question about duplicates, or the hint at a likely one."""
        return next((problem for problem in self.problems if problem.kind in _ABOUT_DOUBLES), None)

    @property
    def removed(self) -> list[str]:
        """The ids of existing rows that were removed from the list."""
        return [entry.id for _, entry in self.existing if entry.record.removed_at is not None]


def from_text(text: str) -> NewSubscription | None:
    """Return the form in a draft, or None if the text is not a draft."""
    try:
        return replace(msgspec.json.decode(text, type=NewSubscription), decided=())
    except (msgspec.DecodeError, UnicodeError):
        return None


def offered_events(version: int) -> tuple[EventType, ...]:
    """Return the event types that the form offers for an API version. API v1 has no card events."""
    return tuple(event for event in EVENT_TYPES.values() if event.offered and version in event.versions)


def validate(
    form: NewSubscription,
    *,
    environment: EnvironmentKind,
    version: int,
    entries: Iterable[CachedSubscription],
    known_tills: Mapping[str, str] = MappingProxyType({}),
) -> ValidationResult:
    """Return the requests, the problems by field, and the existing rows. Sends and looks up nothing.

    A till that is not one of the `known_tills` (number → name), but one typing mistake away from one, is a warning.
    """
    problems: list[Problem] = []
    event = form.event()
    if event is None or event not in offered_events(version):
        problems.append(Problem(ProblemKind.NO_EVENT, field=EVENT))
    whole = form.for_whole_business()
    tills = form.clean_tills()
    if not whole:
        if not tills:
            problems.append(Problem(ProblemKind.ODD_TILL, (("empty", "1"),), field=TILLS))
        else:
            problems.extend(one_or_two(tills))
            odd = [till for till in tills if not USUAL_TILL.fullmatch(till)]
            if are_keys_as_tills(odd):
                problems.append(Problem(ProblemKind.KEY_AS_TILL, field=TILLS))
            elif odd:
                problems.append(
                    Problem(ProblemKind.ODD_TILL, (("till", ", ".join(odd)),), field=TILLS, only_warns=True)
                )
            problems.extend(_slips(tills, known_tills))
    address = parse_new_address(form.address, environment)
    if address.problem is not None:
        problems.append(address.problem)
    requests: tuple[SubscriptionRequest, ...] = ()
    if event is not None and (whole or tills) and address.problem is None:
        daraja = form.daraja and event.daraja is not None and version == 2
        targets: tuple[str | None, ...] = (None,) if whole else tills
        scope = Scope.COMPANY if whole else Scope.TILL
        requests = tuple(SubscriptionRequest(event.name, address.value, scope, till, daraja) for till in targets)
    standing = ExistingRows(entries, address.value)
    found = [(request, standing.overlaps(request)) for request in requests]
    existing = tuple((request, one.same) for request, one in found if one.same is not None)
    tills_there = tuple(dict.fromkeys(entry.record.scope_reference or "" for _, one in found for entry in one.tills))
    problems.extend(problem for problem in _doubles(found) if problem.kind not in form.decided)
    undecided = sum(any(one.kind not in form.decided for one in _doubles([pair])) for pair in found if pair[1].any)
    return ValidationResult(requests, address, tuple(problems), existing, tills_there, undecided)


def one_or_two(tills: Iterable[str]) -> Iterable[Problem]:
    """Yield a problem for each text that may be one till with a thousands separator, or two tills.

    Nothing is created until the user has decided.
    """
    for till in tills:
        number = thousands(till)
        if number is not None:
            yield Problem(ProblemKind.ONE_TILL_OR_TWO, (("till", till), ("number", number)), field=TILLS)


def _slips(tills: Iterable[str], known: Mapping[str, str]) -> Iterable[Problem]:
    for till in tills:
        other = None if till in known else neighbour_of(till, known)
        if other is not None:
            yield Problem(
                ProblemKind.TILL_ALMOST_KNOWN,
                (("till", till), ("known", f"{other} {known[other]}".strip())),
                field=TILLS,
            )


def _doubles(found: list[tuple[SubscriptionRequest, Overlaps]]) -> Iterable[Problem]:
    """Yield the questions that the user must answer before events arrive twice, and the hint at a likely duplicate."""
    same = next((one.same for _, one in found if one.same is not None), None)
    if same is not None:
        removed = (("removed", "1"),) if same.record.removed_at is not None else ()
        yield already_there(same.id, same.sent_by, *removed)
    if any(one.whole_business is not None for _, one in found):
        yield Problem(BY_BUSINESS)
    if any(one.tills for _, one in found):
        yield Problem(BY_TILLS)
    almost = next((one.almost for _, one in found if one.almost is not None and not one.any), None)
    if almost is not None:
        yield Problem(ALMOST, (("address", almost.record.address),))
