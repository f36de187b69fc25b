"""A row that the disk changed is never shown as true."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from k2desk.model.history import DayMark, Observation, Settlement
from k2desk.model.problems import UNREADABLE
from k2desk.model.records import CheckRecord, Outcome, State
from k2desk.model.recovery import ListFacts
from k2desk.model.registry_errors import DamagedRegistry, IllegalStep
from k2desk.store import list_schema, migrations, sqlite_file
from k2desk.store.backups import read_facts
from k2desk.store.checksums import CheckedConnection
from k2desk.store.sqlite import SqliteRegistry
from tests.store.everything import NOW, SHOP, TODAY, changed, is_shown_as_true, shown, tables


def _damaged(path) -> set[str]:
    registry = SqliteRegistry(path)
    try:
        return {f"{one.table} {one.cells[one.key[0]]}" for one in registry.damage()}
    finally:
        registry.close()


def test_every_row_of_every_table_has_a_checksum_and_is_sound(path):
    with closing(sqlite3.connect(path)) as db:
        for table, columns in tables(path).items():
            assert "checksum" in columns, f"{table} has rows that nothing protects"
            rows, without = db.execute(f"SELECT count(*), sum(checksum IS NULL) FROM {table}").fetchone()
            assert rows and not without, f"{table}: the test stores no row, or one without a checksum"
    assert _damaged(path) == set()


def test_a_true_looking_change_of_any_value_is_seen(path, sound):
    """A till 500010 that became 100010 reads well: only its checksum knows."""
    reference = SqliteRegistry(path)
    before = shown(reference)
    reference.close()
    seen = 0
    for table, columns in tables(path).items():
        for column in columns:
            content = _with_another_value(sound, table, column, columns[0])
            if content is None:
                continue
            seen += 1
            path.write_bytes(content)
            try:
                registry = SqliteRegistry(path)
            except DamagedRegistry:
                continue
            assert registry.damage(), f"{table}.{column}"
            for name, rows in shown(registry).items():
                for one in rows:
                    is_false = one not in before[name] and is_shown_as_true(name, one)
                    assert not is_false, f"{table}.{column}: {one} shown as true"
            registry.close()
    assert seen > 60


def _with_another_value(content: bytes, table: str, column: str, key: str) -> bytes | None:
    """Return the file with a value of the first row changed, or None if SQLite refuses that or there is none."""
    value = f"CASE typeof({column}) WHEN 'text' THEN substr({column}, 2) || 'n' ELSE {column} + 1 END"
    first = f"{column} IS NOT NULL AND {key} = (SELECT min({key}) FROM {table} WHERE {column} IS NOT NULL)"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(content)
        db.execute("PRAGMA ignore_check_constraints = 1")
        try:
            done = db.execute(f"UPDATE {table} SET {column} = {value} WHERE {first}")
        except sqlite3.IntegrityError:
            return None
        return db.serialize() if done.rowcount else None


@pytest.mark.parametrize(
    ("change", "damaged"),
    [
        ("UPDATE subscription SET state = 'creatfd' WHERE id = 'one'", {"subscription one"}),
        ("UPDATE subscription SET daraja = 3 WHERE id = 'two'", {"subscription two"}),
        ("UPDATE account SET environment = 'lave' WHERE id = 'shop'", {"account shop"}),
        ("UPDATE account SET api_version = 66 WHERE id = 'shop'", {"account shop"}),
    ],
)
def test_a_value_that_the_table_refuses_costs_its_row_and_not_the_list(path, sound, change, damaged):
    path.write_bytes(changed(sound, change))
    assert _damaged(path) == damaged
    found = read_facts(path)
    assert isinstance(found, ListFacts) and found.damaged == 1
    registry = SqliteRegistry(path)
    shown(registry)
    assert registry.remove("one", NOW).removed_at == NOW
    with pytest.raises(sqlite3.IntegrityError):
        registry._db.execute("UPDATE subscription SET state = 'none' WHERE id = 'two'")
    registry.close()


def test_a_damaged_row_stays_damaged_until_all_of_it_is_written_again(path, sound):
    path.write_bytes(changed(sound, "UPDATE subscription SET scope_reference = '100010' WHERE id = 'one'"))
    registry = SqliteRegistry(path)
    assert registry.remove("one", NOW).is_damaged
    assert registry.restore("one", NOW).is_damaged
    assert registry.contents("shop").records[0].is_damaged
    assert not registry.contents("shop").records[1].is_damaged
    registry.close()
    path.write_bytes(changed(sound, "UPDATE latest_check SET word = 'Paused' WHERE subscription_id = 'one'"))
    registry = SqliteRegistry(path)
    (check,) = [one for one in registry.contents("shop").checks if one.subscription_id == "one"]
    assert (check.standing, check.trouble) == (None, UNREADABLE)
    whole = Observation(CheckRecord("one", NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW), TODAY, DayMark.GOOD)
    registry.observed([whole])
    assert registry.damage() == ()
    registry.close()


def test_a_damaged_row_is_not_sent(path, sound):
    path.write_bytes(changed(sound, "UPDATE subscription SET state = 'not_sent', address = 'https://x.co.ke/k3'"))
    registry = SqliteRegistry(path)
    with pytest.raises(IllegalStep):
        registry.resend("one", "here/2", NOW)
    assert registry.settle("one", Settlement(State.NOT_SENT, NOW)).is_damaged
    registry.close()


def test_what_the_file_says_about_itself_is_checked_at_the_opening(path, sound):
    for name in ("installation", "revision", "change"):
        content = changed(sound, f"UPDATE meta SET value = value || '1' WHERE name = '{name}'")
        path.write_bytes(content)
        with pytest.raises(DamagedRegistry):
            SqliteRegistry(path)
        assert path.read_bytes() == content


def test_a_migration_keeps_damage_and_covers_the_tables_that_it_makes(path, sound, monkeypatch):
    path.write_bytes(changed(sound, "UPDATE till SET name = 'Weztlands' WHERE number = 'one'"))
    script = (
        "ALTER TABLE till ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';\n"
        "CREATE TABLE pet (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;\n"
    )
    steps = (*migrations.MIGRATIONS, script)
    monkeypatch.setattr(list_schema, "MIGRATIONS", steps)
    monkeypatch.setattr(sqlite_file, "NEWEST", len(steps))
    assert _damaged(path) == {"till shop"}
    registry = SqliteRegistry(path)
    registry._insert("pet", [{"id": "cat", "name": "Paka"}])
    registry.close()
    with closing(CheckedConnection(path)) as db:
        assert db.execute(db.with_soundness("SELECT name FROM pet")).fetchall() == [("Paka", 1)]
        db.execute("UPDATE pet SET name = 'Mbwa'")
        db.commit()
    assert _damaged(path) == {"till shop", "pet cat"}


def test_an_account_is_whole_again_when_it_is_saved(path, sound):
    path.write_bytes(changed(sound, "UPDATE account SET base_url = 'https://sandbox.kopokopo.con' WHERE id = 'shop'"))
    registry = SqliteRegistry(path)
    registry.save_account(replace(SHOP, name="Njeri"))
    assert {one.table for one in registry.damage()} == {"account"}, "its date may be damaged as well"
    registry.close()
