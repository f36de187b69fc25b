"""The tables of a list's file, version by version, and whether a file is intact."""

from __future__ import annotations

import contextlib
import functools
import re
import sqlite3
from collections.abc import Iterator

from k2desk.model.registry_errors import DamagedRegistry
from k2desk.store import checksums
from k2desk.store.checksums import CheckedConnection
from k2desk.store.migrations import MIGRATIONS, NEWEST, WITH_CHECKSUMS

_CHECK = re.compile(r"CHECK (\((?:[^()]|\([^()]*\))*\))")
META = "SELECT value FROM meta WHERE name = :name"


def examine(db: CheckedConnection, version: int) -> None:
    """Make sure that a file of `version` can be used as a list. Single rows may be damaged.

    Raises `DamagedRegistry`, `sqlite3.Error`, or what a value that can't be read raises.
    """
    if not _is_intact(db):
        raise DamagedRegistry("the file's own check found errors")
    if version < 1 or not _schema_of(version) <= _schema(db):
        raise DamagedRegistry("a table or an index is missing or not as it was made")
    if version < WITH_CHECKSUMS and _has_a_refused_value(db, version):
        raise DamagedRegistry("a value that its table refuses")
    for name, is_right in (("installation", str), ("revision", int)):
        is_right(db.execute(META, {"name": name}).fetchone()[0])
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise DamagedRegistry("rows without the row that they belong to")
    meta = db.tables.get("meta")
    if meta and db.execute(f"SELECT 1 FROM meta WHERE NOT {meta.is_sound()}").fetchone() is not None:
        raise DamagedRegistry("what the file says about itself is damaged")
    del db.tables


def _is_intact(db: sqlite3.Connection) -> bool:
    """Return whether SQLite's own check finds no error, besides values that a CHECK of their table refuses.

    Such a value is damage of one row, which the checksum shows. SQLite checks none in a file that it may only read, so
    a backup would count as sound and then could not be opened.
    """
    db.execute("PRAGMA ignore_check_constraints = ON")
    try:
        return bool(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    finally:
        db.execute("PRAGMA ignore_check_constraints = OFF")


def _has_a_refused_value(db: sqlite3.Connection, version: int) -> bool:
    """Return whether a row breaks a CHECK. Only files without checksums need this."""
    checks = [(name, check) for _, name, sql in _schema_of(version) for check in _CHECK.findall(sql)]
    return any(db.execute(f"SELECT 1 FROM {name} WHERE NOT {check}").fetchone() for name, check in checks)


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
