"""One unreadable value hides no other row, neither at the first look nor after opening (R5)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from k2desk.model.history import (
    AccountEvent,
    AlertRecord,
    DayMark,
    HistoryEvent,
    HistoryFilter,
    Observation,
    ReadyRecord,
)
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import (
    UNREADABLE,
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
from k2desk.model.registry_errors import DamagedRegistry, RegistryError
from k2desk.store.list_preview import list_preview
from k2desk.store.sqlite import SqliteRegistry

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 28)
SHOP = AccountRecord("shop", "Njeri Hardware", "sandbox", "https://sandbox.kopokopo.com", 2, NOW)
TROUBLE = Problem(ProblemKind.UNKNOWN_TILL, (("reason", "scope"),), details="HTTP 400")
IDS = ("one", "two", "three")

TEXTS = ("CAST(X'66FF' AS TEXT)", "'foufd'", "''", "'{}'", "'null'", "'[1,2,3,4]'", "'{\"code\": 5}'",
         "'{\"code\":\"K-08\",\"params\":[[1,2]],\"details\":\"\"}'", "printf('%.*c', 99999, '[')")  # fmt: skip
NUMBERS = ("9223372036854775807", "-9223372036854775808", "-1", "99")
OF_KIND = {"TEXT": TEXTS, "INTEGER": NUMBERS, "REAL": ("9e999", "-9e999"), "BLOB": ("X'FF'",)}


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "registry.sqlite"
    registry = SqliteRegistry(path)
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
    registry.save_draft("shop", "form", "typed")
    registry.close()
    return path.read_bytes()


def _columns(content: bytes, tmp: str) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(tmp)) as db:
        db.deserialize(content)
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return [(table, row[1], row[2]) for table in tables for row in db.execute(f"PRAGMA table_info({table})")]


def _spoilt(content: bytes, table: str, column: str, value: str) -> bytes | None:
    """Return the file with one value of one row changed directly, or None if SQLite itself refuses the value."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(content)
        db.execute("PRAGMA ignore_check_constraints = 1")
        which = "subscription_id = 'one'" if table == "day" else f"rowid IN (SELECT rowid FROM {table} LIMIT 1)"
        try:
            db.execute(f"UPDATE {table} SET {column} = {value} WHERE {which}")
        except sqlite3.IntegrityError:
            return None
        return db.serialize()


def _everything(registry: SqliteRegistry) -> dict[str, tuple]:
    found: dict[str, tuple] = {"accounts": registry.accounts()}
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
    found["draft"] = (registry.draft("shop", "form"),)
    return found


def test_one_value_that_can_not_be_read_hides_no_other_row(sound, tmp_path):
    """Tries every column of every table with every kind of wrong value."""
    path = tmp_path / "registry.sqlite"
    path.write_bytes(sound)
    registry = SqliteRegistry(path)
    before = _everything(registry)
    registry.close()
    tried = opened = 0
    for table, column, kind in _columns(sound, ":memory:"):
        for value in OF_KIND[kind]:
            content = _spoilt(sound, table, column, value)
            if content is None or content == sound:
                continue
            tried += 1
            what = f"{table}.{column} = {value[:30]}"
            path.write_bytes(content)
            try:
                registry = SqliteRegistry(path)
            except DamagedRegistry:
                assert path.read_bytes() == content, what
                continue
            opened += 1
            look = list_preview(path, lambda accounts: next(one for one in accounts if one.id == "shop"))
            assert look.is_whole, what
            after = _everything(registry)
            contents = look.contents
            assert (look.accounts, contents.records, contents.checks) == tuple(
                after[name] for name in ("accounts", "records", "checks")
            ), what
            for name, records in before.items():
                missing = [one for one in records if one not in after[name]]
                assert len(missing) <= 1, f"{what}: {name} lacks others too"
                if name in {"records", "checks", "accounts"}:
                    assert len(after[name]) == len(records), f"{what}: {name} lacks one"
            registry.close()
    assert tried > 200 and opened > 100, (tried, opened)


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63)])
def test_a_date_of_removal_that_can_not_be_read_hides_no_row(sound, tmp_path, number):
    path = tmp_path / "registry.sqlite"
    path.write_bytes(_spoilt(sound, "subscription", "removed_at", str(number)))
    registry = SqliteRegistry(path)
    (damaged,) = [one for one in registry.contents("shop").records if one.trouble == UNREADABLE]
    registry.close()
    assert damaged.removed_at is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("origin", "'mxde_here'"),
        ("trouble", "'{'"),
        ("pressed_at", "9223372036854775807"),
        ("settled_at", "9223372036854775807"),
        ("address", "CAST(X'FF' AS TEXT)"),
        ("location", "CAST(X'FF' AS TEXT)"),
    ],
)
def test_a_row_that_can_not_be_read_whole_is_marked_and_leads_nowhere_else(sound, tmp_path, column, value):
    path = tmp_path / "registry.sqlite"
    path.write_bytes(_spoilt(sound, "subscription", column, value) or b"")
    registry = SqliteRegistry(path)
    records = {record.id: record for record in registry.contents("shop").records}
    assert records["one"].trouble is UNREADABLE
    assert records["one"].location in (None, "https://sandbox.kopokopo.com/one")
    assert [records[name].trouble for name in ("two", "three")] == [TROUBLE, TROUBLE]
    registry.close()


def test_a_check_that_can_not_be_read_is_no_check_and_says_so(sound, tmp_path):
    path = tmp_path / "registry.sqlite"
    path.write_bytes(_spoilt(sound, "latest_check", "standing", "'foufd'") or b"")
    registry = SqliteRegistry(path)
    checks = {check.subscription_id: check for check in registry.contents("shop").checks}
    assert (checks["one"].standing, checks["one"].trouble) == (None, UNREADABLE)
    assert checks["two"].standing is Outcome.FOUND
    registry.close()


def test_a_value_that_can_not_be_kept_is_told_as_that_and_nothing_of_it_is_kept(sound, tmp_path):
    path = tmp_path / "registry.sqlite"
    path.write_bytes(sound)
    registry = SqliteRegistry(path)
    for text in ("half a sign \ud83d", "\udcff"):
        with pytest.raises(RegistryError):
            registry.save_draft("shop", "form", text)
        with pytest.raises(RegistryError):
            registry.save_account(replace(SHOP, name=text))
    assert registry.draft("shop", "form") == "typed" and SHOP in registry.accounts()
    registry.close()


def _damaged_files(content: bytes) -> list[tuple[str, bytes]]:
    flips = [(place, bit) for place in range(0, len(content), 2003) for bit in (0, 7)]
    flips += [(place, 3) for place in range(100)]
    files = []
    for place, bit in flips:
        changed = bytearray(content)
        changed[place] ^= 1 << bit
        files.append((f"bit {bit} of byte {place}", bytes(changed)))
    files += [(f"cut at {size}", content[:size]) for size in (*range(0, 4096, 341), *range(4096, len(content), 16384))]
    return [*files, ("twice", content * 2), ("zeros", bytes(len(content))), ("zeros behind", content + bytes(4096))]


def test_a_flipped_bit_or_a_cut_ends_in_words_or_in_the_list_and_changes_nothing(sound, tmp_path):
    """Whatever happened to the file, the store raises only `RegistryError`, and the file stays unchanged."""
    path = tmp_path / "registry.sqlite"
    refused = 0
    files = _damaged_files(sound)
    for what, content in files:
        path.write_bytes(content)
        list_preview(path, lambda accounts: accounts[0] if accounts else None)
        try:
            registry = SqliteRegistry(path)
        except RegistryError:
            refused += 1
            assert path.read_bytes() == content, what
            continue
        try:
            _everything(registry)
        except RegistryError:
            refused += 1
        finally:
            registry.close()
        assert path.read_bytes() == content, what
    assert 50 < refused < len(files)
