"""A list with at least one row in every table, and what it shows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from k2desk.model.history import (
    AccountEvent,
    AlertRecord,
    DayMark,
    HistoryEvent,
    HistoryFilter,
    Observation,
    ReadyRecord,
)
from k2desk.model.payment_records import HourCount, PaymentClaim, PaymentOptions, PaymentWatch
from k2desk.model.payments import Payment, PaymentKind
from k2desk.model.problems import UNREADABLE, Problem, ProblemKind
from k2desk.model.records import (
    AccountRecord,
    AddressName,
    AddressRecord,
    CheckRecord,
    Outcome,
    ProblemMark,
    RemoteFacts,
    RowNote,
    State,
    SubscriptionRecord,
    TillRecord,
)
from k2desk.store.sqlite import SqliteRegistry

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 28)
SHOP = AccountRecord("shop", "Njeri Hardware", "sandbox", "https://sandbox.kopokopo.com", 2, NOW)
TROUBLE = Problem(ProblemKind.UNKNOWN_TILL, (("reason", "scope"),), details="HTTP 400")
IDS = ("one", "two", "three")


def fill(registry: SqliteRegistry) -> None:
    """Store something in every table."""
    registry.save_account(SHOP)
    registry.save_account(replace(SHOP, id="other", name="Another shop"))
    for number, name in enumerate(IDS):
        registry.record_intents(
            [
                SubscriptionRecord(
                    name, "shop", "buygoods_transaction_received", "till", str(555_555 + number), "https://x.co.ke/k2",
                    False, 2, State.CREATED, NOW, "sandbox.kopokopo.com", sender="here/1", settled_at=NOW,
                    kopokopo_id=name, location=f"https://sandbox.kopokopo.com/{name}", trouble=TROUBLE,
                    removed_at=NOW if number == 2 else None,
                )
            ]
        )  # fmt: skip
        remote = RemoteFacts("customer_created", "https://y.co.ke/", "company", None)
        check = CheckRecord(name, NOW, Outcome.FOUND, NOW, Outcome.NOT_FOUND, NOW, "Active", NOW, remote, TROUBLE)
        event = HistoryEvent(f"event-{name}", name, NOW, "checked", "Active", TROUBLE)
        registry.observed([Observation(check, TODAY, DayMark.GOOD, (event,))])
        registry.address_seen(AddressRecord("shop", f"https://{name}.co.ke/", NOW, TROUBLE, NOW, NOW, TROUBLE, 0.5))
        registry.save_tills([TillRecord("shop", name, name, NOW)])
        registry.save_notes([RowNote(name, name, NOW)])
        registry.name_addresses([AddressName("shop", f"https://{name}.co.ke/", name, NOW)])
        registry.mark_problems([ProblemMark("shop", name, "not_found", NOW, NOW, name)])
        registry.add_account_history([AccountEvent(name, "shop", NOW, "look", name, "", TROUBLE)])
        registry.alerts_arrived([AlertRecord(name, "shop", NOW, NOW, 1, "/", name, b"{}", False, 200)])
        registry.keep_morning(ReadyRecord("shop", date(2026, 11, 20 + number), NOW, 1.0, "ready", "{}"))
        paid = Payment(name, Decimal("100.5"), "KES", NOW, "555555", PaymentKind.CUSTOMER, "Received", "Jane", id=name)
        hour = HourCount("shop", name, NOW, "customer", 1, Decimal("100.5"), 0, Decimal(0))
        registry.keep_payments("shop", [paid], [hour])
        registry.claim_payment(PaymentClaim("shop", name, NOW, "Amina", "sale 7"))
        registry.save_payment_watches([PaymentWatch("shop", name, NOW, "555555", Decimal(100), NOW, None, NOW, NOW)])
    registry.save_payment_options(PaymentOptions("shop", 7, "https://x.co.ke/k2", 60, False))
    registry.save_draft("shop", "form", "typed")


def shown(registry: SqliteRegistry) -> dict[str, tuple[Any, ...]]:
    """Return everything that the list shows."""
    found: dict[str, tuple[Any, ...]] = {"accounts": registry.accounts()}
    contents = registry.contents("shop")
    found |= {"records": contents.records, "checks": contents.checks, "addresses": contents.addresses}
    found |= {"tills": contents.tills, "alerts": registry.alerts("shop")}
    found |= {"names": contents.names, "notes": contents.notes, "marks": contents.marks}
    found["account history"] = registry.account_history("shop", HistoryFilter())
    changes = registry.user_changes("shop")
    found |= {"changes": tuple(changes.rows.items()), "all tills": changes.tills}
    found["mornings"] = registry.mornings("shop", date(2026, 1, 1))
    for name in IDS:
        found[f"history {name}"] = registry.history(name)
        found[f"days {name}"] = registry.days(name, date(2026, 1, 1))
    notes = registry.payment_notes("shop")
    found |= {"options": (notes.options,), "claims": notes.claims, "watches": notes.watches}
    found["payments"] = registry.kept_payments("shop")
    found["hours"] = registry.payment_hours("shop", NOW)
    found["draft"] = (registry.draft("shop", "form"),)
    return found


def is_shown_as_true(name: str, one: Any) -> bool:
    """Return whether nothing of `one`, which `shown` gives under `name`, says that it may not be as it was stored.

    Options and drafts that are damaged are those of a new account. A damaged claim stays, without who gave it.
    """
    if one is None or name in {"accounts", "addresses", "options", "draft"}:
        return False
    return getattr(one, "trouble", None) != UNREADABLE and not (name == "claims" and not one.given_by)


def changed(content: bytes, statement: str) -> bytes:
    """Return the file after a statement of another program, which knows no checksums."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(content)
        db.execute("PRAGMA ignore_check_constraints = 1")
        db.execute(statement)
        return db.serialize()


def tables(path: Path) -> dict[str, list[str]]:
    """Return the names of the tables, each with its columns."""
    with closing(sqlite3.connect(path)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")] for name in names}
