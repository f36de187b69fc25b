"""Reads rows, those too that hold a value which can't be read: one bad value must not hide the whole list."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")
Row = tuple[Any, ...]

UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, OSError, AttributeError, RecursionError)
"""What is raised for a value that no K2Desk writes: an unknown word, a time out of range, broken JSON."""


def read(
    db: sqlite3.Connection,
    sql: str,
    values: Mapping[str, Any],
    make: Callable[[Row], T],
    rest: Callable[[Row], T | None],
) -> tuple[T, ...]:
    """The records that `make` makes of the rows.

    Of a row with a value that can't be read `rest` makes what can be shown of it, or None to leave it out. Raises
    `sqlite3.Error` where the database itself fails.
    """
    try:
        return tuple(map(make, db.execute(sql, values)))
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
        while (row := cursor.fetchone()) is not None:
            record: T | None = None
            if not garbled:
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
    """Whether the text of a value is not UTF-8: the only error of a row that has no code of SQLite's."""
    return isinstance(error, sqlite3.OperationalError) and getattr(error, "sqlite_errorcode", None) is None
