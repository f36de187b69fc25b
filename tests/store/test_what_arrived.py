"""The registry stores messages and what is known about addresses, and migrates a file of version 1."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from k2desk.model.history import ALERTS_KEPT_DAYS, AlertRecord
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountRecord, AddressRecord
from k2desk.store.list_preview import list_preview
from k2desk.store.migrations import APPLICATION_ID, MIGRATIONS
from k2desk.store.sqlite import SqliteRegistry

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SHOP = AccountRecord("shop", "Njeri Hardware", "live", "https://api.kopokopo.com", 2, NOW)
ADDRESS = "https://shop.njeri.co.ke/k2/paid"


def alert(number: int, *, at: datetime = NOW, body: bytes | None = None, signature: str | None = "s") -> AlertRecord:
    content = body if body is not None else f'{{"n":{number}}}'.encode()
    return AlertRecord(f"a{number}", "shop", at, at, 1, "/k2/paid", signature, content)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "registry.sqlite"


@pytest.fixture
def registry(file):
    opened = SqliteRegistry(file)
    opened.save_account(SHOP)
    yield opened
    opened.close()


def test_the_same_message_is_kept_once_and_counted(registry):
    (first,) = registry.alerts_arrived([alert(1)])
    assert first.times == 1
    later = NOW + timedelta(seconds=5)
    (again,) = registry.alerts_arrived([replace(alert(2, at=later, body=first.body), answered=500)])
    assert (again.id, again.times, again.first_at, again.last_at, again.answered) == ("a1", 2, NOW, later, 500)
    assert len(registry.alerts("shop")) == 1


def test_another_signature_is_another_message(registry):
    registry.alerts_arrived([alert(1), replace(alert(2, body=alert(1).body), signature="forged"), alert(3)])
    registry.alerts_arrived([replace(alert(4, body=alert(1).body), signature=None)])
    assert [one.times for one in registry.alerts("shop")] == [1, 1, 1, 1]


def test_a_body_is_kept_to_the_byte(registry):
    odd = bytes(range(256)) * 3
    registry.alerts_arrived([replace(alert(1, body=odd), path="/k2/paid?token=1", cut=True)])
    (found,) = registry.alerts("shop")
    assert (found.body, found.path, found.cut) == (odd, "/k2/paid?token=1", True)


def test_a_verdict_is_kept_with_the_body_that_was_judged(registry):
    registry.alerts_arrived([alert(1), alert(2)])
    registry.alerts_judged([replace(alert(1), verdict="genuine", body=b"without a key")])
    assert {one.id: (one.verdict, one.body) for one in registry.alerts("shop")} == {
        "a1": ("genuine", b"without a key"),
        "a2": (alert(2).verdict, alert(2).body),
    }


def test_old_messages_and_those_beyond_the_limit_are_forgotten(registry, monkeypatch):
    monkeypatch.setattr("k2desk.store.sqlite_account.ALERTS_KEPT", 3)
    old = NOW - timedelta(days=ALERTS_KEPT_DAYS, seconds=1)
    registry.alerts_arrived([alert(0, at=old)])
    registry.alerts_arrived([alert(number, at=NOW + timedelta(seconds=number)) for number in range(1, 6)])
    assert [one.id for one in registry.alerts("shop")] == ["a5", "a4", "a3"]
    registry.forget_alerts("shop")
    assert registry.alerts("shop") == ()


def test_the_bodies_of_all_messages_have_a_limit_together_and_no_start_reads_more(registry, monkeypatch):
    at = [NOW + timedelta(seconds=number) for number in range(9)]
    registry.alerts_arrived([alert(number, at=at[number], body=bytes([number]) * 1_000) for number in range(8)])
    monkeypatch.setattr("k2desk.store.sqlite_account.ALERTS_BYTES", 3_500)
    assert [one.id for one in registry.alerts("shop")] == ["a7", "a6", "a5"]
    registry.alerts_arrived([alert(8, at=at[8], body=b"x" * 600)])
    monkeypatch.undo()
    assert [one.id for one in registry.alerts("shop")] == ["a8", "a7", "a6"]


def test_what_makes_room_is_forgotten_before_the_limit_counts(registry, monkeypatch):
    monkeypatch.setattr("k2desk.store.sqlite_account.ALERTS_KEPT", 3)
    registry.alerts_arrived([alert(number, at=NOW + timedelta(seconds=number)) for number in range(3)])
    registry.alerts_arrived([alert(3, at=NOW + timedelta(seconds=3))], forget=["a2"])
    assert [one.id for one in registry.alerts("shop")] == ["a3", "a1", "a0"]


def test_the_head_of_a_longer_message_is_not_the_whole_one_of_the_same_signature(registry):
    registry.alerts_arrived([alert(1, body=b"x"), replace(alert(2, body=b"x"), cut=True)])
    assert {one.id: one.times for one in registry.alerts("shop")} == {"a1": 1, "a2": 1}


def test_what_is_known_of_an_address_outlives_the_program(registry, file):
    seen = AddressRecord(
        "shop",
        ADDRESS,
        NOW,
        Problem(ProblemKind.CERTIFICATE_ENDS_SOON, (("days", "12"),)),
        NOW + timedelta(days=12),
        NOW,
        Problem(ProblemKind.ANSWERS_SLOWLY),
        6.5,
    )
    registry.address_seen(AddressRecord("shop", ADDRESS))
    registry.address_seen(seen)
    assert registry.contents("shop").addresses == (seen,)
    assert list_preview(file, lambda accounts: accounts[0]).contents.addresses == (seen,)


def test_a_file_of_the_first_version_is_taken_along_with_a_copy(file):
    with sqlite3.connect(file) as db:
        db.executescript(MIGRATIONS[0])
        db.execute("INSERT INTO meta VALUES ('installation', 'here'), ('revision', '7')")
        db.execute("INSERT INTO account VALUES ('shop', 'Njeri', 'live', 'https://api.kopokopo.com', 2, 0)")
        db.execute(
            "INSERT INTO subscription VALUES ('row', 'shop', 'customer_created', 'company', NULL, ?, 0, 2, 'created',"
            " 0, 'api.kopokopo.com', 0, 'made_here', NULL, 0, 'id', 'loc', NULL, NULL, 7)",
            (ADDRESS,),
        )
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
    db.close()
    # The first paint shows the list even before the file is upgraded.
    assert len(list_preview(file, lambda accounts: accounts[0]).contents.records) == 1
    opened = SqliteRegistry(file)
    assert opened.installation == "here"
    assert [record.id for record in opened.contents("shop").records] == ["row"]
    opened.alerts_arrived([alert(1)])
    opened.close()
    (copy,) = file.with_name("backups").glob("list-*-migration.sqlite")
    with sqlite3.connect(copy) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
    old.close()
