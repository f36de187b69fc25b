"""Lists of one account as different computers may have them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from k2desk.model.hand_over import AccountHandOver, ContactsRecord, DayRecord, HandedRow
from k2desk.model.history import AccountEvent, DayMark, HistoryEvent, ReadyRecord
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import (
    AccountRecord,
    AddressName,
    AddressRecord,
    CheckRecord,
    Origin,
    Outcome,
    RemoteFacts,
    RowNote,
    State,
    TillRecord,
)

NOW = datetime(2026, 11, 28, 9, 0, 0, 123456, tzinfo=UTC)
SHOP = AccountRecord("shop", "Njeri Hardware", "live", "https://api.kopokopo.com", 2, NOW)
HOST = "api.kopokopo.com"
ADDRESS = "https://pos.njeri.co.ke/k2/paid?till=555555"


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def row(name: str = "one", **facts) -> HandedRow:
    usual = {
        "id": name,
        "account_id": "shop",
        "event_type": "buygoods_transaction_received",
        "scope": "till",
        "scope_reference": "555555",
        "address": ADDRESS,
        "daraja": False,
        "api_version": 2,
        "state": State.CREATED,
        "pressed_at": NOW,
        "host": HOST,
        "settled_at": NOW,
        "kopokopo_id": f"k-{name}",
        "location": f"https://{HOST}/api/v2/webhook_subscriptions/k-{name}",
        "changed_at": NOW,
    }
    return HandedRow(**{**usual, **facts})


def called(name: str, changed_at: datetime = NOW) -> ContactsRecord:
    return ContactsRecord("shop", name, "0722 000 003" if name else "", "", "", "", "", changed_at)


def rich() -> AccountHandOver:
    """Return an account with something of every kind in it."""
    trouble = Problem(ProblemKind.UNKNOWN_TILL, (("reason", "Invalid “scope”"),), details="HTTP 400\nInvalid")
    lost = {"kopokopo_id": None, "location": None}
    return AccountHandOver(
        SHOP,
        (
            row("one"),
            row("two", scope_reference="112233", removed_at=at(3), changed_at=at(3), origin=Origin.ADOPTED),
            row("three", scope_reference="777777", state=State.NOT_CREATED, trouble=trouble, **lost),
            row("four", scope="company", scope_reference=None, state=State.NOT_CONFIRMED, settled_at=None, **lost),
        ),
        (
            CheckRecord("one", at(5), Outcome.FOUND, at(1), word="Active", good_at=at(5)),
            CheckRecord("two", at(4), Outcome.NOT_FOUND, at(2), remote=RemoteFacts("x", "https://y", "till", "1")),
        ),
        (AddressRecord("shop", ADDRESS, at(5), trouble, at(90), at(6), None, 0.25, at(4), failures=1),),
        (TillRecord("shop", "112233", "", at(2), at(2)), TillRecord("shop", "555555", "Westlands “ndogo”", at(1))),
        (AddressName("shop", ADDRESS, "POS Westlands", at(2)),),
        (RowNote("one", "Ask Wanjiru\nbefore it moves", at(2)),),
        (),
        (HistoryEvent("h1", "one", at(0), "created"), HistoryEvent("h2", "three", at(1), "settled", "", trouble)),
        (AccountEvent("e1", "shop", at(1), "sample", ADDRESS, "good"),),
        (DayRecord("one", date(2026, 11, 27), DayMark.CARE), DayRecord("one", date(2026, 11, 28), DayMark.GOOD)),
        (ReadyRecord("shop", date(2026, 11, 28), at(1), 2.5, "good", '{"tills": []}'),),
    )
