"""Puts the rows of a journal over a copy of the list, and sound rows of a backup in the place of damaged ones."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from k2desk.store import checksums
from k2desk.store.checksums import CheckedConnection, Table
from k2desk.store.journal import NOT_JOURNALLED, OF_SHARING, Mark, Row, may_be_kept
from k2desk.store.sqlite_file import SqliteFile

_THAT_ARE_KEPT = {"meta": " WHERE " + " OR ".join(f"name LIKE '{one}%'" for one in OF_SHARING)}

Rows = Mapping[str, Mapping[str, Row]]
"""The newest row for each key of each table."""


class RebuiltFile(SqliteFile):
    """A copy of the list while it is rebuilt. It is no one's list yet, so it has no journals."""

    def _back_up_before(self) -> None:
        """Make no backup: what it was copied from is still there."""

    def put_over(self, rows: Iterable[Row], mark: Mark, *, is_complete: bool) -> int:
        """Put the rows of a journal over those of the file. Returns how many could not be stored.

        If the journal is complete, rows that it does not have are deleted. The file becomes the list of `mark`.
        """
        latest = self._latest(rows)
        refused = 0
        self._db.execute("PRAGMA foreign_keys = OFF")
        with self._commit():
            for table in self._db.tables.values():
                if may_be_kept(table.name) and (is_complete or table.name in latest):
                    refused += self._fill(table, latest.get(table.name, {}), is_complete)
            self._delete_orphans()
            self._db.execute(
                "UPDATE meta SET value = (SELECT CAST(MAX(CAST(meta.value AS INTEGER), COALESCE(MAX(revision), 0))"
                " AS TEXT) FROM subscription) WHERE name = 'revision'"
            )
        self._db.execute("PRAGMA foreign_keys = ON")
        self.become(mark)
        return refused

    def leave_out(self, tables: Iterable[str]) -> None:
        """Delete all rows of some tables. SQLite overwrites them."""
        with self._commit():
            for table in tables:
                self._db.execute(f"DELETE FROM {table}")

    def become(self, mark: Mark) -> None:
        """Make the file the list of `mark`."""
        with self._commit():
            for name, value in (("installation", mark.installation), ("change", mark.as_text())):
                self._db.execute(f"UPDATE meta SET value = :value, {checksums.COLUMN} = NULL WHERE name = :name",
                                 {"value": value, "name": name})  # fmt: skip
        self.installation, self.mark = mark.installation, mark

    def mend_from(self, find: Callable[[], Path | None]) -> None:
        """Replace damaged rows by those of a backup. What a check finds again is deleted if the backup lacks it.

        `find` is called for the backup if there are damaged rows.
        """
        damaged = self.damage()
        if not damaged:
            return
        backup = find()
        self._db.execute("PRAGMA foreign_keys = OFF")
        with contextlib.ExitStack() as stack:
            other = stack.enter_context(contextlib.closing(_reading(backup))) if backup is not None else None
            with self._commit():
                for one in damaged:
                    table = self._db.tables[one.table]
                    key = {name: one.cells[name] for name in one.key}
                    found = _sound_row(other, table, key) if other is not None else None
                    if found is not None or one.table in NOT_JOURNALLED - {"meta"}:
                        self._delete(table, key)
                    if found is not None:
                        self._insert(one.table, [found])
                self._delete_orphans()
        self._db.execute("PRAGMA foreign_keys = ON")

    def _latest(self, rows: Iterable[Row]) -> dict[str, dict[str, Row]]:
        latest: dict[str, dict[str, Row]] = {}
        for row in rows:
            table = self._db.tables.get(row.table)
            if table is not None:
                latest.setdefault(row.table, {})[row.key(table.primary)] = row
        return latest

    def _fill(self, table: Table, rows: Mapping[str, Row], is_complete: bool) -> int:
        if is_complete:
            self._db.execute(f"DELETE FROM {table.name}{_THAT_ARE_KEPT.get(table.name, '')}")
        else:
            for row in rows.values():
                self._delete(table, {name: row.cells.get(name) for name in table.primary})
        refused = 0
        for row in rows.values():
            cells = {name: value for name, value in row.cells.items() if name in table.columns}
            if row.is_gone or not row.is_kept:
                continue
            try:
                self._insert(table.name, [cells])
            except (sqlite3.Error, OverflowError):
                refused += 1
        return refused

    def _delete(self, table: Table, key: Mapping[str, object]) -> None:
        self._db.execute(f"DELETE FROM {table.name} WHERE {' AND '.join(f'{name} = :{name}' for name in key)}", key)

    def _delete_orphans(self) -> None:
        # What belongs to a row that is deleted here goes in the next round.
        while tables := {row[0] for row in self._db.execute("PRAGMA foreign_key_check")}:
            for table in tables:
                keys = self._db.execute(f"PRAGMA foreign_key_list({table})").fetchall()
                for _, _, parent, column, of_column, *_ in keys:
                    self._db.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT {of_column} FROM {parent})")


def _reading(path: Path) -> CheckedConnection:
    return CheckedConnection(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _sound_row(db: CheckedConnection, table: Table, key: Mapping[str, object]) -> dict[str, object] | None:
    known = db.tables.get(table.name)
    if known is None:
        return None
    columns = [name for name in table.columns if name in known.columns]
    where = " AND ".join(f"{name} = :{name}" for name in key)
    try:
        row = db.execute(
            f"SELECT {', '.join(columns)} FROM {table.name} WHERE {where} AND {known.is_sound()}", key
        ).fetchone()
    except sqlite3.Error:
        return None
    return None if row is None else dict(zip(columns, row, strict=True))
