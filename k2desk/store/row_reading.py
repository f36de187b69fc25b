"""Reads rows even if they are damaged: one bad value must not hide the whole list."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from k2desk.store.checksums import CheckedConnection

T = TypeVar("T")
Row = tuple[Any, ...]

UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, OSError, AttributeError, RecursionError)
"""What converting a value can raise if no K2Desk wrote it: an unknown word, a time out of range, broken JSON."""


def read(
    db: CheckedConnection,
    sql: str,
    values: Mapping[str, Any],
    make: Callable[[Row], T],
    rest: Callable[[Row], T | None],
) -> tuple[T, ...]:
    """Return the records that `make` builds from the rows of a SELECT, which names the table right after FROM.

    For a damaged row `rest` builds what can be shown, or returns None to leave the row out. A row is damaged if a value
    can't be read, or if it is not what K2Desk wrote. Raises `sqlite3.Error` if the database itself fails.
    """
    sql = db.with_soundness(sql)
    try:
        # Not fetched all at once: a hundred thousand rows would take as much memory again as their records.
        made: list[T] = []
        for row in db.execute(sql, values):
            if not row[-1]:
                break
            made.append(make(row[:-1]))
        else:
            return tuple(made)
    except sqlite3.Error as error:
        if not _is_no_text(error):
            raise
    except UNREADABLE:
        pass
    return _one_by_one(db, sql, values, make, rest)


def _one_by_one(
    db: sqlite3.Connection,
    sql: str,
    values: Mapping[str, Any],
    make: Callable[[Row], T],
    rest: Callable[[Row], T | None],
) -> tuple[T, ...]:
    garbled = False

    def to_text(raw: bytes) -> str:
        nonlocal garbled
        try:
            return raw.decode()
        except UnicodeDecodeError:
            garbled = True
            return raw.decode("utf-8", "replace")

    kept: list[T] = []
    usual, db.text_factory = db.text_factory, to_text
    try:
        cursor = db.execute(sql, values)
        while (found := cursor.fetchone()) is not None:
            *cells, is_sound = found
            row = tuple(cells)
            record: T | None = None
            if is_sound and not garbled:
                try:
                    record = make(row)
                except UNREADABLE:
                    record = None
            if record is None:
                record = rest(row)
            if record is not None:
                kept.append(record)
            garbled = False
    finally:
        db.text_factory = usual
    return tuple(kept)


def _is_no_text(error: sqlite3.Error) -> bool:
    """Return whether a value's text is not UTF-8.

    It is the only error of a row without an SQLite error code.
    """
    return isinstance(error, sqlite3.OperationalError) and getattr(error, "sqlite_errorcode", None) is None
