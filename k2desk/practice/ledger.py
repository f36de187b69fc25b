"""The payments that the pretend Kopo Kopo knows: those of this practice, and a made-up history of each day."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from k2desk.kopokopo.payloads import Facts, body
from k2desk.model.events import CUSTOMER_PAYMENT, till_key
from k2desk.model.kenya import KENYA
from k2desk.model.mpesa_codes import code_of_day

PEOPLE = (
    ("Jane", "Wanjiru", "+254700000101"),
    ("Peter", "Otieno", "+254700000102"),
    ("Amina", "Hassan", "+254700000103"),
    ("Brian", "Kiprotich", "+254700000104"),
    ("Grace", "Nyambura", "+254700000105"),
)
_AMOUNTS = (50, 100, 150, 200, 250, 300, 450, 500, 700, 850, 1000, 1200, 1500, 2400, 3500)
_SIGNS = string.ascii_uppercase + string.digits
_LONGEST = 31
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction, and when Kopo Kopo came to know of it."""

    at: datetime
    known_at: datetime
    till: str
    content: dict[str, Any]


class Ledger:
    """What polling answers. `tills` returns the tills of the made-up history."""

    def __init__(self, tills: Callable[[], tuple[str, ...]], base_url: str) -> None:
        self._tills = tills
        self._base_url = base_url
        self._made: list[Transaction] = []

    def add(self, event_type: str, facts: Facts, known_at: datetime) -> None:
        """Add one event. Kopo Kopo knows of it from `known_at` on."""
        self._made.append(Transaction(facts.at, known_at, facts.till, body(event_type, facts)["event"]))
        del self._made[:-_MOST]

    def between(self, begins: datetime, ends: datetime, till: str | None, *, history: int) -> list[dict[str, Any]]:
        """Return what is known now about a period, oldest first, with `history` made-up payments a day and till."""
        now = datetime.now(UTC)
        found = [*self._made, *self._history(begins, ends, history)]
        found = [
            one
            for one in found
            if begins <= one.at < ends
            and max(one.known_at, one.at) <= now
            and (till is None or till_key(one.till) == till_key(till))
        ]
        return [one.content for one in sorted(found, key=lambda one: one.at)]

    def _history(self, begins: datetime, ends: datetime, count: int) -> Iterator[Transaction]:
        day = max(begins, ends - timedelta(days=_LONGEST)).astimezone(KENYA).date()
        while count and day <= (ends - timedelta(seconds=1)).astimezone(KENYA).date():
            for till in self._tills():
                # The same day has the same payments, however often it is asked for.
                chance = random.Random(f"{day} {till}")
                opening = datetime(day.year, day.month, day.day, 7, tzinfo=KENYA)
                for place in range(count):
                    yield self._made_up(
                        chance, opening + timedelta(hours=13) * ((place + chance.random()) / count), till
                    )
            day += timedelta(days=1)

    def _made_up(self, chance: random.Random, at: datetime, till: str) -> Transaction:
        at = at.replace(microsecond=0)
        first, last, phone = chance.choice(PEOPLE)
        reference = code_of_day(at.date(), "".join(chance.choices(_SIGNS, k=7)))
        resource_id = f"{chance.getrandbits(128):032x}"
        facts = Facts(
            self._base_url,
            "",
            resource_id,
            at,
            f"{chance.choice(_AMOUNTS)}.0",
            reference,
            till,
            first,
            None,
            last,
            phone,
        )
        return Transaction(at, at, till, body(CUSTOMER_PAYMENT, facts)["event"])
