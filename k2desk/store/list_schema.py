"""The tables of a list's file, version by version, and whether a file is intact."""

from __future__ import annotations

import contextlib
import functools
import sqlite3
from collections.abc import Iterator

from k2desk.model.registry_errors import DamagedRegistry
from k2desk.store import checksums
from k2desk.store.checksums import CheckedConnection
from k2desk.store.migrations import MIGRATIONS, NEWEST, WITH_CHECKSUMS

META = "SELECT value FROM meta WHERE name = :name"


def examine(db: CheckedConnection, version: int) -> None:
    """Make sure that a file of `version` can be used as a list. Single rows may be damaged.

    Raises `DamagedRegistry`, `sqlite3.Error`, or what a value that can't be read raises.
    """
    if db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        raise DamagedRegistry("the file's own check found errors")
    if version < 1 or not _schema_of(version) <= _schema(db):
        raise DamagedRegistry("a table or an index is missing or not as it was made")
    for name, is_right in (("installation", str), ("revision", int)):
        is_right(db.execute(META, {"name": name}).fetchone()[0])
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise DamagedRegistry("rows without the row that they belong to")
    meta = db.tables.get("meta")
    if meta and db.execute(f"SELECT 1 FROM meta WHERE NOT {meta.is_sound()}").fetchone() is not None:
        raise DamagedRegistry("what the file says about itself is damaged")
    del db.tables


def _schema(db: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """Return the tables and indexes of a database as (type, name, SQL)."""
    return frozenset(db.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))


@functools.cache
def _schema_of(version: int) -> frozenset[tuple[str, str, str]]:
    """Return the tables and indexes that an intact file of `version` has."""
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        for number in range(version):
            take_step(db, number)
        return _schema(db)


@functools.cache
def primary_keys() -> dict[str, tuple[str, ...]]:
    """Return what names a row in each table of a list."""
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        for number in range(NEWEST):
            take_step(db, number)
        return {name: table.primary for name, table in checksums.tables(db).items()}


def take_step(db: sqlite3.Connection, number: int) -> None:
    """Lead the schema from version `number` to the next one."""
    for statement in _statements(MIGRATIONS[number]):
        db.execute(statement)
    if number + 1 >= WITH_CHECKSUMS:
        checksums.add_columns(db)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
