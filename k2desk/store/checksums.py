"""Keeps a checksum in each stored row, so that a row which the disk changed is never shown as true.

Every table has a column `checksum`, added by `add_columns` after the migrations. Temporary triggers fill it: they exist
in K2Desk's own connection only, so no statement that writes has to think of checksums, and none can forget them.
"""

from __future__ import annotations

import functools
import itertools
import re
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.system.blake2 import blake2b

COLUMN = "checksum"
FUNCTION = "row_checksum"

_KNOWN_DAMAGE = "X'00'"
"""No row has this checksum. It keeps a damaged row damaged while a migration changes its table."""


_COLUMNS = (
    "SELECT tables.name, tables.wr, columns.name, columns.type, columns.pk"
    " FROM pragma_table_list AS tables, pragma_table_info(tables.name) AS columns"
    " WHERE tables.schema = 'main' AND tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'"
)

_SELECT = re.compile(r"(?P<columns>(?:^|(?<=UNION ALL ))SELECT .+?)(?P<source> FROM (?P<table>\w+))")


@fast_dataclass
class Table:
    """A table of the file, as its checksums need it: the columns besides `checksum`, and those that name a row."""

    name: str
    columns: tuple[str, ...]
    texts: frozenset[str]
    key: tuple[str, ...]
    primary: tuple[str, ...]

    def checksum_of(self, row: str = "") -> str:
        """Return the SQL that computes the checksum of a row, which has the prefix `row` (`NEW.`, `OLD.` or none)."""
        # Text goes in as bytes: damaged text may not be UTF-8.
        cells = (f"CAST({row}{one} AS BLOB)" if one in self.texts else f"{row}{one}" for one in self.columns)
        return f"{FUNCTION}('{self.name}', {', '.join(cells)})"

    def is_sound(self, row: str = "") -> str:
        """Return the SQL that compares a row with its checksum."""
        return f"({row}{COLUMN} IS {self.checksum_of(row)})"

    def is_the_row(self, row: str) -> str:
        """Return the SQL that finds the row of a trigger."""
        return " AND ".join(f"{one} = {row}{one}" for one in self.key)


_known: dict[tuple[object, ...], dict[str, Table]] = {}
"""The tables by the SQL that made them: a list, its backups and its copies have the same."""


class CheckedConnection(sqlite3.Connection):
    """A connection whose SQL can compute checksums, and which knows the tables that have them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.create_function(FUNCTION, -1, checksum)

    @functools.cached_property
    def tables(self) -> dict[str, Table]:
        """The tables with checksums. Ask for them after the migrations."""
        return tables(self)

    def with_soundness(self, select: str) -> str:
        """Return a SELECT, or several in a UNION, with one more column: whether the row is as it was written.

        Older files have no checksums: there every row counts as sound.
        """

        def column(found: re.Match[str]) -> str:
            table = self.tables.get(found["table"])
            return f"{found['columns']}, {table.is_sound(table.name + '.') if table else '1'}{found['source']}"

        return _SELECT.sub(column, select)


def checksum(table: str, *cells: Any) -> bytes:
    """Return the checksum of a row, the same in every version of Python."""
    return blake2b(ascii((table, cells)).encode(), digest_size=8).digest()


def tables(db: sqlite3.Connection) -> dict[str, Table]:
    """Return the tables that have the column."""
    made_by = tuple(db.execute("SELECT sql FROM sqlite_schema WHERE type = 'table'"))
    if made_by not in _known:
        _known[made_by] = _tables(db)
    return _known[made_by]


def _tables(db: sqlite3.Connection) -> dict[str, Table]:
    found = {}
    for (name, without_rowid), listed in itertools.groupby(db.execute(_COLUMNS), key=lambda one: one[:2]):
        columns = [(column, kind, place) for _, _, column, kind, place in listed]
        if any(column == COLUMN for column, _, _ in columns):
            primary = tuple(column for column, _, place in sorted(columns, key=lambda one: one[2]) if place)
            found[name] = Table(
                name,
                tuple(column for column, _, _ in columns if column != COLUMN),
                frozenset(column for column, kind, _ in columns if kind == "TEXT"),
                primary if without_rowid else ("rowid",),
                primary,
            )
    return found


def add_columns(db: sqlite3.Connection) -> None:
    """Add the column to each table that has none."""
    listed = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    known = tables(db)
    for (name,) in sorted(db.execute(listed).fetchall()):
        if name not in known:
            db.execute(f"ALTER TABLE {name} ADD COLUMN {COLUMN} BLOB")


def mark_damage(db: sqlite3.Connection) -> None:
    """Mark the rows that are damaged now, before a migration changes the columns of their tables."""
    for table in tables(db).values():
        db.execute(f"UPDATE {table.name} SET {COLUMN} = {_KNOWN_DAMAGE} WHERE NOT {table.is_sound()}")


def compute_all(db: sqlite3.Connection) -> None:
    """Compute the checksums of all rows again, except of those that `mark_damage` marked."""
    for table in tables(db).values():
        where = f"{COLUMN} IS NOT {_KNOWN_DAMAGE}"
        db.execute(f"UPDATE {table.name} SET {COLUMN} = {table.checksum_of()} WHERE {where}")


@fast_dataclass
class DamagedRow:
    """A row that is not as it was written: its table, the columns of its primary key, and its present values."""

    table: str
    key: tuple[str, ...]
    cells: dict[str, Any]


def damaged(db: CheckedConnection) -> Iterator[DamagedRow]:
    """Return the damaged rows of all tables."""
    usual, db.text_factory = db.text_factory, lambda raw: raw.decode("utf-8", "replace")
    try:
        for table in db.tables.values():
            found = db.execute(f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE NOT {table.is_sound()}")
            for row in found:
                yield DamagedRow(table.name, table.primary, dict(zip(table.columns, row, strict=True)))
    finally:
        db.text_factory = usual


def watch(db: CheckedConnection, wants: Callable[[str], bool] = lambda table: False) -> None:
    """Compute the checksum of each row that this connection writes.

    A row that was damaged stays damaged when some of its columns change. Setting its checksum to NULL together with
    all of its columns makes it a new row. For the tables that `wants` names, the functions `row_written` and `row_gone`
    are called with the row.
    """
    for table in db.tables.values():
        for trigger in _triggers(table, wants(table.name)):
            db.execute(trigger)


@functools.cache
def _triggers(table: Table, is_wanted: bool) -> tuple[str, ...]:
    new, old = table.checksum_of("NEW."), table.is_sound("OLD.")
    is_new = f"NEW.{COLUMN} IS NULL OR {old}"
    told = f"SELECT row_written('{table.name}', {', '.join(f'NEW.{one}' for one in table.columns)})"
    gone = f"SELECT row_gone('{table.name}', {', '.join(f'OLD.{one}' for one in table.primary)});"
    of_insert, of_update = (f"{told};", f"{told} WHERE {is_new};") if is_wanted else ("", "")
    put = f"UPDATE {table.name} SET {COLUMN} ="
    inserted = (
        f"CREATE TEMP TRIGGER {table.name}_inserted AFTER INSERT ON main.{table.name} BEGIN"
        f" {of_insert} {put} {new} WHERE {table.is_the_row('NEW.')}; END"
    )
    updated = (
        f"CREATE TEMP TRIGGER {table.name}_updated"
        f" AFTER UPDATE OF {', '.join(table.columns)} ON main.{table.name} BEGIN {of_update}"
        f" {put} CASE WHEN {is_new} THEN {new} ELSE OLD.{COLUMN} END WHERE {table.is_the_row('NEW.')}; END"
    )
    deleted = f"CREATE TEMP TRIGGER {table.name}_deleted AFTER DELETE ON main.{table.name} BEGIN {gone} END"
    return (inserted, updated, deleted) if is_wanted else (inserted, updated)
