"""What the registry keeps of what happens: readings, steps, days, alerts, and what is different since a revision."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from k2desk.model.fast_dataclass import frozen
from k2desk.model.records import CheckRecord, State, SubscriptionRecord, Trouble

ALERTS_KEPT = 5_000
"""So many messages of an account are kept at the most."""

ALERTS_BYTES = 64_000_000
"""So many bytes the bodies of an account's messages have together at the most."""

MORNINGS_KEPT = 400
"""So many days of *Ready to open?* of an account are kept at the most."""

ALERTS_KEPT_DAYS = 90
"""So many days a message is kept."""


class DayMark(StrEnum):
    """The worst that one day's checks told, best first."""

    GOOD = "good"
    CARE = "care"
    BAD = "bad"


@frozen
class HistoryEvent:
    """Something that changed: `kind` is a code of the desk (`created`, `standing`, `removed` …), `word` its value."""

    id: str
    subscription_id: str
    at: datetime
    kind: str
    word: str = ""
    trouble: Trouble | None = None


@frozen
class Observation:
    """The result of one check, ready to be kept: history only where something changed, a mark for its day."""

    check: CheckRecord
    day: date
    mark: DayMark
    history: tuple[HistoryEvent, ...] = ()


@frozen
class Settlement:
    """How an attempt ended, or what the user decided of one that was not confirmed."""

    state: State
    at: datetime
    kopokopo_id: str | None = None
    location: str | None = None
    trouble: Trouble | None = None
    history: tuple[HistoryEvent, ...] = ()


@frozen
class MorningRecord:
    """The newest *Ready to open?* of a day of the shop's own calendar: `overall` is a word, `sheet` JSON of the desk.

    `seconds` is what it took.
    """

    account_id: str
    day: date
    at: datetime
    seconds: float
    overall: str
    sheet: str


@frozen
class AlertRecord:
    """A message that arrived at the receiver of this computer, byte for byte.

    The same message with the same signature is one record that counts its `times`, from `first_at` to `last_at`.
    `cut` tells that the body was too long to be kept whole. `answered` is the HTTP status that the receiver gave.
    `verdict` is what was found of its signature, in the words of the desk; "" where nothing was.
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


@frozen
class Changes:
    """What is different since a revision."""

    records: tuple[SubscriptionRecord, ...] = field(default=())
    revision: int = 0
