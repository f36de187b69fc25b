"""The form *Many at once*: events × tills, to one address. Existing subscriptions are found and left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.environments import EnvironmentKind
from k2desk.model.events import EVENT_TYPES, Scope
from k2desk.model.kept_text import KeptText, KeptValue
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.text_keeping import are_keys_as_tills, kept_address, kept_json, kept_tills, kept_words
from k2desk.services.forms.address import parse_new_address
from k2desk.services.forms.new_subscription import ADDRESS, EVENT, TILLS, offered_events, one_or_two
from k2desk.services.forms.validation import Validation
from k2desk.services.overlaps import ExistingRows, Key, Overlaps, key_of
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.services.till_numbers import USUAL_TILL, till_numbers

FORM = "many"
MOST = 2_000
"""The most subscriptions that one press may create."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One subscription of a plan. Without a till it is for the whole business."""

    event: str
    till: str | None
    address: str
    daraja: bool = False


@dataclass(frozen=True, slots=True)
class BulkForm:
    """What was typed.

    `only` limits the rows to these (till, event) pairs, to fill gaps; empty means all. A `plan` gives all rows one by
    one, each with its own address, and replaces what was typed. `spares` is a decision about the present rows, so
    drafts don't store it.
    """

    events: tuple[str, ...] = ()
    tills: tuple[str, ...] = ()
    address: str = ""
    daraja: bool = False
    spares: bool = False
    only: tuple[tuple[str, str], ...] = ()
    plan: tuple[PlanLine, ...] = ()

    def clean_tills(self) -> tuple[str, ...]:
        """Return the till numbers without spaces and invisible characters, in order and without repeats."""
        return tuple(dict.fromkeys(till for text in self.tills for till in till_numbers(text)))

    def to_text(self) -> KeptText:
        """Return the form as a draft, without keys."""
        return kept_json(
            {
                "events": tuple(map(kept_words, self.events)),
                "tills": kept_tills(self.tills),
                "address": kept_address(self.address),
                "daraja": self.daraja,
                "only": tuple((kept, kept_words(event)) for till, event in self.only for kept in kept_tills((till,))),
                "plan": tuple(map(_kept_line, self.plan)),
            }
        )


def bulk_from_text(text: str) -> BulkForm | None:
    """Return the form in a draft, or None if the text is not a draft."""
    try:
        return replace(msgspec.json.decode(text, type=BulkForm), spares=False)
    except (msgspec.DecodeError, UnicodeError):
        return None


def _kept_line(line: PlanLine) -> dict[str, KeptValue]:
    till = next(iter(kept_tills((line.till,))), kept_words("")) if line.till is not None else None
    return {
        "event": kept_words(line.event),
        "till": till,
        "address": kept_address(line.address),
        "daraja": line.daraja,
    }


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One line of the preview: the request, and the rows that it would duplicate.

    `in_plan` is true if a row above it in the same plan is for the whole business and would report the same.
    """

    request: SubscriptionRequest
    overlaps: Overlaps
    is_left_out: bool = False
    in_plan: bool = False


@dataclass(frozen=True, slots=True)
class BulkValidation(Validation):
    """The meaning of the form."""

    rows: tuple[PlannedRow, ...]
    problems: tuple[Problem, ...]

    @property
    def requests(self) -> tuple[SubscriptionRequest, ...]:
        """The requests that a press would send."""
        return tuple(row.request for row in self.rows if not row.is_left_out)


def validate_bulk(
    form: BulkForm, *, environment: EnvironmentKind, version: int, entries: Iterable[CachedSubscription]
) -> BulkValidation:
    """Return the form's rows by till, with the existing rows they would duplicate, and what is wrong.

    Sends and looks up nothing.
    """
    problems: list[Problem] = []
    if form.plan:
        rows = _rows_of_plan(form, environment, version, entries, problems)
    else:
        rows = _rows_of_form(form, environment, version, entries, problems)
    if len(rows) > MOST:
        problems.append(
            Problem(ProblemKind.TOO_MANY_AT_ONCE, (("n", str(len(rows))), ("most", str(MOST))), field=TILLS)
        )
    if rows and all(row.is_left_out for row in rows):
        problems.append(Problem(ProblemKind.ALL_THERE_ALREADY))
    return BulkValidation(tuple(rows), tuple(problems))


def _rows_of_form(
    form: BulkForm,
    environment: EnvironmentKind,
    version: int,
    entries: Iterable[CachedSubscription],
    problems: list[Problem],
) -> list[PlannedRow]:
    offered = {event.name for event in offered_events(version)}
    events = [name for name in EVENT_TYPES if name in form.events and name in offered]
    if not events:
        problems.append(Problem(ProblemKind.NO_EVENT, field=EVENT))
    tills = form.clean_tills()
    wants_tills = any(EVENT_TYPES[name].is_for_tills for name in events)
    if wants_tills and not tills:
        problems.append(Problem(ProblemKind.ODD_TILL, (("empty", "1"),), field=TILLS))
    problems.extend(_till_problems(tills))
    address = parse_new_address(form.address, environment)
    if address.problem is not None:
        problems.append(address.problem.at(ADDRESS))
    standing = ExistingRows(entries, address.value)
    rows = []
    for request in _requests(form, events, tills, address.value, version):
        overlaps = standing.overlaps(request)
        rows.append(PlannedRow(request, overlaps, overlaps.any and not form.spares))
    return rows


def _till_problems(tills: tuple[str, ...]) -> Iterable[Problem]:
    yield from one_or_two(tills)
    odd = [till for till in tills if not USUAL_TILL.fullmatch(till)]
    if are_keys_as_tills(odd):
        yield Problem(ProblemKind.KEY_AS_TILL, field=TILLS)
    elif odd:
        yield Problem(ProblemKind.ODD_TILL, (("till", ", ".join(odd[:5])),), field=TILLS, only_warns=True)


def _rows_of_plan(
    form: BulkForm,
    environment: EnvironmentKind,
    version: int,
    entries: Iterable[CachedSubscription],
    problems: list[Problem],
) -> list[PlannedRow]:
    """Return the rows of a plan. Those of the whole business come first: they make those of single tills needless."""
    offered = {event.name for event in offered_events(version)}
    lines = sorted((line for line in form.plan if line.event in offered), key=lambda line: line.till is not None)
    if not lines:
        problems.append(Problem(ProblemKind.NO_EVENT, field=EVENT))
    problems.extend(_till_problems(tuple(dict.fromkeys(line.till for line in lines if line.till is not None))))
    entries = tuple(entries)
    standing: dict[str, ExistingRows] = {}
    planned: set[Key] = set()
    rows = []
    for line in lines:
        if line.address not in standing:
            address = parse_new_address(line.address, environment)
            if address.problem is not None:
                problems.append(address.problem.at(ADDRESS))
            standing[line.address] = ExistingRows(entries, line.address)
        scope = Scope.COMPANY if line.till is None else Scope.TILL
        request = SubscriptionRequest(line.event, line.address, scope, line.till, line.daraja)
        key = key_of(request)
        if key not in planned:
            in_plan = (key[0], str(Scope.COMPANY), None, key[3]) in planned
            planned.add(key)
            overlaps = standing[line.address].overlaps(request)
            rows.append(PlannedRow(request, overlaps, in_plan or (overlaps.any and not form.spares), in_plan))
    return rows


def _requests(
    form: BulkForm, events: list[str], tills: tuple[str, ...], address: str, version: int
) -> Iterable[SubscriptionRequest]:
    only = set(form.only)
    for till in tills:
        for name in events:
            event = EVENT_TYPES[name]
            if Scope.TILL in event.scopes and (not only or (till, name) in only):
                daraja = form.daraja and event.daraja is not None and version == 2
                yield SubscriptionRequest(name, address, Scope.TILL, till, daraja)
    for name in events:
        if not EVENT_TYPES[name].is_for_tills:
            yield SubscriptionRequest(name, address, Scope.COMPANY, None, False)
