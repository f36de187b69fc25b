"""The registry stores notes, names, marks and the account's history, and when the user changed what."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from k2desk.model.history import AccountEvent, HistoryEvent, HistoryFilter
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import (
    ACCOUNT_REMOVED,
    ACCOUNT_RENAMED,
    ACCOUNT_RESTORED,
    LONG_AGO,
    AddressName,
    CheckRecord,
    Outcome,
    ProblemMark,
    RemoteFacts,
    RowNote,
    State,
    TillRecord,
)
from k2desk.store.list_preview import list_preview
from k2desk.store.migrations import APPLICATION_ID, MIGRATIONS
from k2desk.store.sqlite import SqliteRegistry
from tests.store.test_registry import NOW, SHOP, row

ADDRESS = "https://shop.njeri.co.ke/k2/paid"


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "registry.sqlite"


@pytest.fixture
def registry(file):
    opened = SqliteRegistry(file)
    opened.save_account(SHOP)
    opened.save_account(replace(SHOP, id="other"))
    yield opened
    opened.close()


def event(minutes: float, kind: str = "look", subject: str = ADDRESS, account: str = "shop") -> AccountEvent:
    return AccountEvent(str(uuid.uuid4()), account, after(minutes), kind, subject)


def test_a_note_a_name_and_a_mark_are_there_after_a_restart_and_in_the_first_paint(registry, file):
    (record,) = registry.record_intents([row()])
    note = RowNote(record.id, "Amina has the till's phone", NOW)
    name = AddressName("shop", ADDRESS, "POS Westlands", NOW)
    marks = [
        ProblemMark("shop", record.id, "not_found", NOW, after(60), ""),
        ProblemMark("shop", ADDRESS, "not_reached", NOW, None, "Amina"),
    ]
    registry.save_notes([note])
    registry.name_addresses([name])
    registry.mark_problems(marks)
    registry.close()
    again = SqliteRegistry(file)
    for contents in (again.contents("shop"), list_preview(file, lambda accounts: accounts[0]).contents):
        assert (contents.notes, contents.names) == ((note,), (name,))
        assert set(contents.marks) == set(marks)
    changed = replace(marks[0], until=after(600))
    again.mark_problems([changed], forget=marks)
    assert again.contents("shop").marks == (changed,)
    assert again.contents("other").marks == ()
    again.close()


def test_what_was_removed_leaves_its_place_and_its_time_and_no_words(registry, file):
    (record,) = registry.record_intents([row()])
    registry.save_tills([TillRecord("shop", "555555", "Westlands-Secret", NOW), TillRecord("shop", "112233", "", NOW)])
    registry.name_addresses([AddressName("shop", ADDRESS, "POS Westlands-Secret", NOW)])
    registry.save_notes([RowNote(record.id, "a note that is Secret", NOW)])
    registry.forget_tills("shop", ["555555"], after(5))
    registry.name_addresses([AddressName("shop", ADDRESS, "", after(6))])
    registry.save_notes([RowNote(record.id, "", after(7))])
    assert [till.number for till in registry.contents("shop").tills] == ["112233"]
    changes = registry.user_changes("shop")
    assert [(till.number, till.changed_at, till.removed_at) for till in changes.tills] == [
        ("112233", NOW, None),
        ("555555", after(5), after(5)),
    ]
    assert [(name.name, name.changed_at) for name in changes.names] == [("", after(6))]
    assert [(note.text, note.changed_at) for note in changes.notes] == [("", after(7))]
    assert b"Secret" not in file.read_bytes()
    registry.save_tills([TillRecord("shop", "555555", "Nyali", after(8))])
    assert TillRecord("shop", "555555", "Nyali", after(8)) in registry.contents("shop").tills


def test_each_step_of_the_user_is_the_time_of_the_rows_last_change_and_a_check_is_none(registry):
    (record,) = registry.record_intents([row(state=State.CREATED, kopokopo_id="k", location="l")])
    seen = [registry.user_changes("shop").rows[record.id]]
    theirs = RemoteFacts("customer_created", "https://new.co.ke/", "company", None)
    for step in (
        lambda: registry.keep_theirs(record.id, theirs, after(1)),
        lambda: registry.remove(record.id, after(2)),
        lambda: registry.restore(record.id, after(3)),
        lambda: registry.add_history([HistoryEvent("h", record.id, after(9), "standing", "not_found")]),
    ):
        step()
        seen.append(registry.user_changes("shop").rows[record.id])
    assert seen == [NOW, after(1), after(2), after(3), after(3)]


def test_old_events_go_by_the_newest_of_their_own_account(registry):
    registry.save_account(replace(SHOP, id="z", name="Another"))
    long_ago = [replace(event(0, account="z"), id=f"z{days}", at=NOW - timedelta(days=days)) for days in (1_000, 1_500)]
    registry.add_account_history([*long_ago, event(0)])
    everything = HistoryFilter(limit=50)
    assert {one.id for one in registry.account_history("z", everything)} == {"z1000", "z1500"}


def test_the_accounts_history_is_read_by_kind_time_and_page_with_its_rows_or_without(registry):
    (record,) = registry.record_intents([row()])
    looks = [event(minute) for minute in range(5)]
    renamed = event(2.5, "till_renamed", "555555")
    failed = replace(event(7), trouble=Problem(ProblemKind.NOT_ANSWERING))
    registry.add_account_history([*looks, renamed, failed, event(3, account="other")])
    removed = HistoryEvent("h", record.id, after(2.2), "removed", "x")
    registry.add_history([removed])

    def read(**which: object) -> list[object]:
        return list(registry.account_history("shop", HistoryFilter(**which)))

    everything = [failed, looks[4], looks[3], renamed, removed, looks[2], looks[1], looks[0]]
    assert read(with_rows=True) == everything
    assert read() == [one for one in everything if one is not removed]
    assert read(kinds=frozenset({"till_renamed", "removed"}), with_rows=True) == [renamed, removed]
    assert read(subject="555555") == [renamed]
    assert read(subject=record.id, with_rows=True) == [removed]
    assert read(since=after(1), until=after(3)) == [renamed, looks[2], looks[1]]
    pages, last = [], None
    while page := read(with_rows=True, limit=3, after=last):
        pages.extend(page)
        last = page[-1]
    assert pages == everything
    registry.add_account_history([looks[0]])
    assert len(read()) == len(everything) - 1, "an event is stored once"


def test_the_accounts_history_is_bounded_in_number_and_age(registry, monkeypatch):
    monkeypatch.setattr("k2desk.store.sqlite_notes.ACCOUNT_EVENTS_KEPT", 4)
    monkeypatch.setattr("k2desk.store.sqlite_notes.ACCOUNT_EVENTS_KEPT_DAYS", 10)
    old, kept = event(-60 * 24 * 10 - 1), [event(minute) for minute in range(6)]
    registry.add_account_history([old, event(-1, account="other")])
    registry.add_account_history([kept[0]])
    assert registry.account_history("shop", HistoryFilter()) == (kept[0],)
    registry.add_account_history(kept[1:])
    assert registry.account_history("shop", HistoryFilter()) == tuple(reversed(kept[2:]))
    assert len(registry.account_history("other", HistoryFilter())) == 1
    said = [replace(event(-60 * 24 * 20 + n), kind=kind) for n, kind in enumerate((ACCOUNT_RENAMED, ACCOUNT_REMOVED))]
    registry.add_account_history(said)
    registry.add_account_history([event(n) for n in range(10, 16)])
    assert set(said) <= set(registry.account_history("shop", HistoryFilter())), "what says how the account is, stays"
    assert registry.accounts()[0].removed_at == said[1].at
    registry.add_account_history([replace(event(20), kind=ACCOUNT_RESTORED)])
    assert registry.accounts()[0].removed_at is None


def test_a_list_of_the_fourth_version_gets_its_times_from_what_is_known(file):
    failed = '{"code": "K-30", "params": [], "details": ""}'
    with sqlite3.connect(file) as db:
        for script in MIGRATIONS[:4]:
            db.executescript(script)
        db.execute("INSERT INTO meta VALUES ('installation', 'here'), ('revision', '7')")
        db.execute("INSERT INTO account VALUES ('shop', 'Njeri', 'live', 'https://api.kopokopo.com', 2, 1000)")
        for name, pressed, settled, removed in (("a", 10, 20, None), ("b", 10, None, 30), ("c", 10, 20, None)):
            db.execute(
                "INSERT INTO subscription VALUES (?, 'shop', 'customer_created', 'company', NULL, ?, 0, 2, 'created',"
                " ?, 'api.kopokopo.com', 0, 'made_here', NULL, ?, ?, 'loc', NULL, ?, 7)",
                (name, f"https://{name}.co.ke/", pressed, settled, name, removed),
            )
        db.execute("INSERT INTO history VALUES ('1', 'c', 40, 'restored', '', NULL), ('2', 'c', 90, 'word', '', NULL)")
        db.execute("INSERT INTO latest_check VALUES ('a', 99, 'not_found', 77, NULL, NULL, NULL, NULL, NULL, NULL)")
        db.execute("INSERT INTO latest_check VALUES ('b', 99, 'found', 50, 'not_found', 88, 'Active', 60, NULL, NULL)")
        db.execute("INSERT INTO latest_check VALUES ('c', 99, 'found', 50, NULL, NULL, 'Active', 99, NULL, NULL)")
        db.execute("INSERT INTO address VALUES ('shop', 'https://a.co.ke/', 5, ?, NULL, NULL, NULL, NULL)", (failed,))
        db.execute("INSERT INTO address VALUES ('shop', 'https://b.co.ke/', 6, NULL, NULL, NULL, NULL, NULL)")
        db.execute("INSERT INTO till VALUES ('shop', '555555', 'Westlands')")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 4")
    db.close()
    before = list_preview(file, lambda accounts: accounts[0]).contents
    registry = SqliteRegistry(file)

    def at(number: int) -> datetime:
        return LONG_AGO + timedelta(microseconds=number)

    changes = registry.user_changes("shop")
    assert changes.rows == {"a": at(20), "b": at(30), "c": at(40)}
    assert [(till.name, till.changed_at, till.removed_at) for till in changes.tills] == [("Westlands", at(1000), None)]
    contents = registry.contents("shop")
    checks: dict[str, CheckRecord] = {check.subscription_id: check for check in contents.checks}
    assert [(checks[name].bad_since, checks[name].failures) for name in "abc"] == [(at(77), 0), (at(88), 1), (None, 0)]
    assert checks["a"].standing is Outcome.NOT_FOUND
    bad, good = contents.addresses
    assert (bad.good_at, bad.bad_since, bad.failures, bad.trouble_at) == (None, at(5), 1, at(5))
    assert (good.good_at, good.bad_since, good.failures, good.trouble_at) == (at(6), None, 0, None)
    registry.close()
    assert [one.trouble_at for one in before.addresses] == [at(5), None], "the first paint shows the same trouble"
    assert [(till.number, till.name) for till in before.tills] == [("555555", "Westlands")]
    assert (before.names, before.notes, before.marks) == ((), (), ())
