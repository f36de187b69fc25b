"""The form *Go live*: the set-up of practice or sandbox, with the tills and addresses that it gets on Live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.environments import EnvironmentKind
from k2desk.model.events import EVENT_TYPES, Scope, till_key
from k2desk.model.kept_text import KeptText
from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountContents, State
from k2desk.model.text_keeping import are_keys_as_tills, kept_address, kept_json, kept_words
from k2desk.services.forms.address import parse_new_address
from k2desk.services.forms.bulk import MOST, PlanLine
from k2desk.services.forms.new_subscription import offered_events, one_or_two
from k2desk.services.till_numbers import USUAL_TILL, till_numbers

FORM = "go_live"


@dataclass(frozen=True, slots=True)
class SetUp:
    """What one account has at Kopo Kopo: its subscriptions, and its tills and addresses with their names."""

    lines: tuple[PlanLine, ...] = ()
    tills: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    left_behind: int = 0
    """The number of subscriptions for events that Live does not offer."""


@dataclass(frozen=True, slots=True)
class Places:
    """What was typed: the tills and the address of Live for each till and each address of the set-up."""

    tills: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)

    def to_text(self) -> KeptText:
        """Return the form as a draft, without keys."""
        return kept_json(
            [
                [[kept_words(one), kept_words(typed)] for one, typed in self.tills.items()],
                [[kept_address(one), kept_address(typed)] for one, typed in self.addresses.items()],
            ]
        )


def places_from_text(text: str) -> Places:
    """Return the form in a draft. It is empty if the text is not a draft."""
    try:
        tills, addresses = msgspec.json.decode(text, type=tuple[list[tuple[str, str]], list[tuple[str, str]]])
    except (msgspec.DecodeError, UnicodeError):
        return Places()
    return Places(dict(tills), dict(addresses))


@dataclass(frozen=True, slots=True)
class LivePlan:
    """The subscriptions that Live would get, and what is wrong with each till and address that was typed."""

    lines: tuple[PlanLine, ...] = ()
    till_problems: Mapping[str, Problem] = field(default_factory=dict)
    address_problems: Mapping[str, Problem] = field(default_factory=dict)

    @property
    def problem(self) -> Problem | None:
        """The first problem that prevents the plan."""
        every = (*self.till_problems.values(), *self.address_problems.values())
        return next((problem for problem in every if problem.blocks), None)


def set_up_of(contents: AccountContents, version: int) -> SetUp:
    """Return what an account has, without removed rows. `version` is the API version of the Live account."""
    offered = {event.name for event in offered_events(version)}
    names = {till.number: one_line(till.name, Most.NAME) for till in contents.tills}
    called = {one.address: one_line(one.name, Most.NAME) for one in contents.names}
    lines: dict[PlanLine, None] = {}
    tills: dict[str, str] = {}
    addresses: Counter[str] = Counter()
    left_behind = 0
    for record in contents.records:
        if record.removed_at is not None or record.state is not State.CREATED or record.scope not in set(Scope):
            continue
        if record.event_type not in offered:
            left_behind += 1
            continue
        till = record.scope_reference if record.scope == Scope.TILL else None
        lines[PlanLine(record.event_type, till, record.address, record.daraja)] = None
        addresses[record.address] += 1
        if till is not None:
            tills[till] = names.get(till, "")
    named = {one: called.get(address_key(one), "") for one, _ in addresses.most_common()}
    return SetUp(tuple(lines), dict(sorted(tills.items())), named, left_behind)


def usual_places(set_up: SetUp, live_tills: Mapping[str, str]) -> Places:
    """Return the tills and addresses that may stay as they are, or that Live has under the same name."""
    known = {till_key(number): number for number in live_tills}
    by_name = Counter(name.casefold() for name in live_tills.values() if name)
    named = {name.casefold(): number for number, name in live_tills.items() if by_name[name.casefold()] == 1}
    tills = {
        till: known.get(till_key(till)) or (named.get(name.casefold(), "") if name else "")
        for till, name in set_up.tills.items()
    }
    may_stay = {
        address: address if parse_new_address(address, EnvironmentKind.LIVE).problem is None else ""
        for address in set_up.addresses
    }
    return Places(tills, may_stay)


def plan_for_live(set_up: SetUp, places: Places, version: int) -> LivePlan:
    """Return the subscriptions of the set-up at their places on Live.

    A till or address without a place is left out. Several tills may take the place of one.
    """
    tills, till_problems = _live_tills(set_up, places)
    addresses, address_problems = _live_addresses(set_up, places)
    lines: dict[PlanLine, None] = {}
    for line in set_up.lines:
        address = addresses.get(line.address)
        if address is None:
            continue
        event = EVENT_TYPES[line.event]
        daraja = line.daraja and event.daraja is not None and version == 2
        targets = (None,) if line.till is None else tills.get(line.till, ())
        for till in targets:
            lines[PlanLine(line.event, till, address, daraja)] = None
        if len(lines) > MOST:
            break  # Nobody can create as many at once, and their count says so.
    return LivePlan(tuple(lines), till_problems, address_problems)


def _live_tills(set_up: SetUp, places: Places) -> tuple[dict[str, tuple[str, ...]], dict[str, Problem]]:
    tills: dict[str, tuple[str, ...]] = {}
    problems: dict[str, Problem] = {}
    for till in set_up.tills:
        found = tuple(dict.fromkeys(till_numbers(places.tills.get(till, ""))))
        odd = [one for one in found if not USUAL_TILL.fullmatch(one)]
        problem = next(iter(one_or_two(found)), None)
        if problem is None and are_keys_as_tills(odd):
            problem = Problem(ProblemKind.KEY_AS_TILL)
        elif problem is None and odd:
            problem = Problem(ProblemKind.ODD_TILL, (("till", ", ".join(odd[:5])),), only_warns=True)
        if problem is not None:
            problems[till] = problem
        if found and (problem is None or not problem.blocks):
            tills[till] = found
    return tills, problems


def _live_addresses(set_up: SetUp, places: Places) -> tuple[dict[str, str], dict[str, Problem]]:
    addresses: dict[str, str] = {}
    problems: dict[str, Problem] = {}
    for one in set_up.addresses:
        typed = places.addresses.get(one, "")
        if not typed.strip():
            continue
        address = parse_new_address(typed, EnvironmentKind.LIVE)
        if address.problem is not None:
            problems[one] = address.problem
        else:
            addresses[one] = address.value
    return addresses, problems
