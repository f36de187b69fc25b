"""One unreadable value hides no other row, neither at the first look nor after opening (R5)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import groupby, zip_longest
from operator import itemgetter

import pytest

from k2desk.model.problems import UNREADABLE
from k2desk.model.records import Outcome
from k2desk.model.recovery import BackupFault, ListFacts
from k2desk.model.registry_errors import DamagedRegistry, RegistryError
from k2desk.store.backups import read_facts
from k2desk.store.list_preview import list_preview
from k2desk.store.sqlite import SqliteRegistry
from tests.store.everything import SHOP, TROUBLE, shown

TEXTS = ("CAST(X'66FF' AS TEXT)", "'foufd'", "''", "'{}'", "'null'", "'[1,2,3,4]'", "'{\"code\": 5}'",
         "'{\"code\":\"K-08\",\"params\":[[1,2]],\"details\":\"\"}'", "printf('%.*c', 99999, '[')")  # fmt: skip
NUMBERS = ("9223372036854775807", "-9223372036854775808", "-1", "99")
OF_KIND = {"TEXT": TEXTS, "INTEGER": NUMBERS, "REAL": ("9e999", "-9e999"), "BLOB": ("X'FF'",)}


def _columns(content: bytes, tmp: str) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(tmp)) as db:
        db.deserialize(content)
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return [(table, row[1], row[2]) for table in tables for row in db.execute(f"PRAGMA table_info({table})")]


def _spoilt(content: bytes, *changes: tuple[str, str, str]) -> bytes | None:
    """Return the file with one value of one row of each table changed, or None if SQLite itself refuses a value."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(content)
        db.execute("PRAGMA ignore_check_constraints = 1")
        for table, column, value in changes:
            which = "subscription_id = 'one'" if table == "day" else f"rowid IN (SELECT rowid FROM {table} LIMIT 1)"
            try:
                db.execute(f"UPDATE {table} SET {column} = {value} WHERE {which}")
            except sqlite3.IntegrityError:
                return None
        return db.serialize()


def _wrong_values(content: bytes) -> list[list[tuple[str, str, str]]]:
    """Return the wrong values of each table that SQLite takes."""
    values = [
        (table, column, value) for table, column, kind in _columns(content, ":memory:") for value in OF_KIND[kind]
    ]
    taken = [one for one in values if _spoilt(content, one) not in (None, content)]
    return [list(group) for _, group in groupby(taken, key=itemgetter(0))]


def test_one_value_that_can_not_be_read_hides_no_other_row(sound, tmp_path):
    """Tries every column of every table with every kind of wrong value.

    One file has a wrong value in each of several tables. If it does not open, each half of them is tried.
    """
    path = tmp_path / "registry.sqlite"
    path.write_bytes(sound)
    registry = SqliteRegistry(path)
    before = shown(registry)
    registry.close()
    tried = opened = 0
    files = [[one for one in of_tables if one] for of_tables in zip_longest(*_wrong_values(sound))]
    while files:
        changes = files.pop()
        content = _spoilt(sound, *changes)
        what = ", ".join(f"{table}.{column} = {value[:30]}" for table, column, value in changes)
        assert content is not None, what
        path.write_bytes(content)
        try:
            registry = SqliteRegistry(path)
        except DamagedRegistry:
            assert path.read_bytes() == content, what
            if len(changes) > 1:
                files += [changes[: len(changes) // 2], changes[len(changes) // 2 :]]
            else:
                tried += 1
            continue
        tried += len(changes)
        opened += len(changes)
        look = list_preview(path, lambda accounts: next(one for one in accounts if one.id == "shop"))
        assert look.is_whole, what
        after = shown(registry)
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
    path.write_bytes(_spoilt(sound, ("subscription", "removed_at", str(number))))
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
    path.write_bytes(_spoilt(sound, ("subscription", column, value)) or b"")
    registry = SqliteRegistry(path)
    records = {record.id: record for record in registry.contents("shop").records}
    assert records["one"].trouble is UNREADABLE
    assert records["one"].location in (None, "https://sandbox.kopokopo.com/one")
    assert [records[name].trouble for name in ("two", "three")] == [TROUBLE, TROUBLE]
    registry.close()


def test_a_check_that_can_not_be_read_is_no_check_and_says_so(sound, tmp_path):
    path = tmp_path / "registry.sqlite"
    path.write_bytes(_spoilt(sound, ("latest_check", "standing", "'foufd'")) or b"")
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
        facts = read_facts(path)
        try:
            registry = SqliteRegistry(path)
        except RegistryError:
            refused += 1
            assert isinstance(facts, BackupFault), f"{what}: a restore would take this file for a good one"
            assert path.read_bytes() == content, what
            continue
        assert isinstance(facts, ListFacts), f"{what}: {facts}"
        try:
            shown(registry)
        except RegistryError:
            refused += 1
        finally:
            registry.close()
        assert path.read_bytes() == content, what
    assert 50 < refused < len(files)
