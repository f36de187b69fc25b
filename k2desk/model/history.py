"""Records of what happens over time: readings, history events, day marks and alerts."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.kept_text import NO_TEXT, KeptText
from k2desk.model.problems import Problem
from k2desk.model.records import CheckRecord, State

ALERTS_KEPT = 5_000
"""The most messages that are kept for one account."""

ALERTS_BYTES = 64_000_000
"""The most bytes that the bodies of one account's messages may use together."""

ACCOUNT_EVENTS_KEPT = 20_000
"""The most events of an account's history that are kept."""

ACCOUNT_EVENTS_KEPT_DAYS = 800
"""How many days an event of an account's history is kept."""

MORNINGS_KEPT = 400
"""The most days of *Ready to open?* that are kept for one account."""

ALERTS_KEPT_DAYS = 90
"""How many days a message is kept."""


class DayMark(StrEnum):
    """The worst result of one day's checks, best first."""

    GOOD = "good"
    CARE = "care"
    BAD = "bad"


@fast_dataclass
class HistoryEvent:
    """Something that changed.

    `kind` is a code of the services (`created`, `standing`, `removed` …), `word` its value. `desk` and `person` are who
    did it, where desks share a list. The shared list itself writes them down.
    """

    id: str
    subscription_id: str
    at: datetime
    kind: str
    word: str = ""
    trouble: Problem | None = None
    desk: KeptText = NO_TEXT
    person: KeptText = NO_TEXT


@fast_dataclass
class AccountEvent:
    """Something that happened to an account and concerns no single subscription.

    `kind` is a code of the services (`look`, `sample`, `exam`, `till_renamed` …), `subject` what it is about: a web
    address, a till's number, a file's name, or "". `word` is its value. `desk` and `person` are as in `HistoryEvent`.
    """

    id: str
    account_id: str
    at: datetime
    kind: str
    subject: str = ""
    word: str = ""
    trouble: Problem | None = None
    desk: KeptText = NO_TEXT
    person: KeptText = NO_TEXT


@fast_dataclass
class HistoryFilter:
    """Which events of an account's history are wanted, newest first.

    No `kinds` means all of them. `since` is included, `until` is not. With `with_rows` the events of all its
    subscriptions are among them. To turn the page, give the last event as `after`.
    """

    kinds: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    subject: str | None = None
    with_rows: bool = False
    after: AccountEvent | HistoryEvent | None = None
    limit: int = 200


@fast_dataclass
class Observation:
    """The result of one check, ready to be stored.

    `history` has entries only if something changed; `mark` is the check's result for its day.
    """

    check: CheckRecord
    day: date
    mark: DayMark
    history: tuple[HistoryEvent, ...] = ()


@fast_dataclass
class Settlement:
    """How a create ended, or what the user decided about one that was not confirmed."""

    state: State
    at: datetime
    kopokopo_id: str | None = None
    location: str | None = None
    trouble: Problem | None = None
    history: tuple[HistoryEvent, ...] = ()


@fast_dataclass
class ReadyRecord:
    """The newest *Ready to open?* result of one day of the shop's calendar.

    `seconds` is how long it took, `overall` its result in one word, `sheet` the whole result as JSON.
    """

    account_id: str
    day: date
    at: datetime
    seconds: float
    overall: str
    sheet: str


@fast_dataclass
class AlertRecord:
    """A message that arrived at the receiver on this computer, byte for byte.

    The same message with the same signature is stored once and counted in `times`, from `first_at` to `last_at`. `cut`
    is true if the body was too long to be kept whole. `answered` is the HTTP status that the receiver returned.
    `verdict` is the result of the signature check in the words of the services, or "".
    """

    id: str
    account_id: str
    first_at: datetime
    last_at: datetime
    times: int
    path: str
    signature: str | None
    body: bytes = field(repr=False)
    cut: bool = False
    answered: int = 200
    verdict: str = ""
