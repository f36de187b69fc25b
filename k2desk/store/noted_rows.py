"""The rows that a commit writes, and all rows of the list, in the form of the journals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from k2desk.store.checksums import CheckedConnection, damaged
from k2desk.store.journal import JournalContents, Row, key_of, may_be_kept


class NotedRows:
    """Collects the rows that the triggers of `checksums.watch` report. `rows` has the newest state of each."""

    def __init__(self, db: CheckedConnection) -> None:
        self._db = db
        self.rows: dict[tuple[str, str], Row] = {}
        db.create_function("row_written", -1, self._written)
        db.create_function("row_gone", -1, self._gone)

    def _written(self, table: str, *cells: Any) -> None:
        known = self._db.tables[table]
        self._note(Row(table, dict(zip(known.columns, cells, strict=True))))

    def _gone(self, table: str, *key: Any) -> None:
        self._note(Row(table, dict(zip(self._db.tables[table].primary, key, strict=True)), is_gone=True))

    def _note(self, row: Row) -> None:
        if row.is_kept:
            self.rows[row.table, row.key(self._db.tables[row.table].primary)] = row

    def keys(self, table: str, key: Sequence[str]) -> frozenset[str]:
        """Return what names the rows of a table."""
        found = self._db.execute(f"SELECT {', '.join(key)} FROM {table}")
        return frozenset(map(key_of, found))


def all_rows(db: CheckedConnection, known: Callable[[], JournalContents | None]) -> Iterator[Row]:
    """Return the rows that the journals keep. In place of a damaged one comes what the `known` journal has of it."""
    lost = {(one.table, Row(one.table, one.cells).key(one.key)) for one in damaged(db)}
    journal = known() if lost else None
    if journal is not None:
        latest = {
            (row.table, row.key(db.tables[row.table].primary)): row
            for row in journal.all_rows()
            if row.table in db.tables
        }
        yield from (row for key, row in latest.items() if key in lost and not row.is_gone)
    for table in db.tables.values():
        if may_be_kept(table.name):
            columns = table.columns
            for cells in db.execute(f"SELECT {', '.join(columns)} FROM {table.name} WHERE {table.is_sound()}"):
                row = Row(table.name, dict(zip(columns, cells, strict=True)))
                if row.is_kept:
                    yield row
