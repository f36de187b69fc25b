"""Cleans a registry that an older version wrote: keys in typed texts, and deleted data that was not overwritten."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from k2desk.model.secret_looks import looks_like_keys
from k2desk.store.paths import BACKUPS

_DONE = "keys_cleaned"

_WITHOUT_KEYS = {
    "draft": "DELETE FROM draft WHERE shows_keys(text)",
    "account": "UPDATE account SET name = '' WHERE shows_keys(name)",
    "till": "UPDATE till SET name = '' WHERE shows_keys(name)",
    "history": "UPDATE history SET word = '' WHERE kind = 'settled_not_created' AND shows_keys(word)",
}
"""Each table with typed text, and the statement that cleans it. Older files lack some of them."""


def clean_once(db: sqlite3.Connection, file: Path) -> None:
    """Delete typed texts that contain keys, and rewrite the file without its free pages. Runs once for each file.

    The backups made before migrations are cleaned too if the file contained such a text. If the disk is full, the next
    start tries again.
    """
    if db.execute("SELECT 1 FROM meta WHERE name = :name", {"name": _DONE}).fetchone():
        return
    with contextlib.suppress(sqlite3.OperationalError):
        if _forget_keys(db):
            for copy in (*_copies_of_before(file), *file.with_name(BACKUPS).glob("list-*-migration.sqlite")):
                _clean_copy(copy)
        db.execute("VACUUM")
        db.execute("INSERT INTO meta (name, value) VALUES (:name, '1')", {"name": _DONE})


def forget_messages(file: Path) -> None:
    """Delete arrived messages from the copies that older versions made before migrations: they name customers."""
    for copy in _copies_of_before(file):
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as db:
            if db.execute("SELECT 1 FROM alert LIMIT 1").fetchone():
                db.execute("PRAGMA secure_delete = ON")
                db.execute("DELETE FROM alert")


def _copies_of_before(file: Path) -> list[Path]:
    return list(file.parent.glob(f"{file.stem}-before-*.sqlite"))


def _clean_copy(file: Path) -> None:
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(file, isolation_level=None)) as db:
        if _forget_keys(db):
            db.execute("VACUUM")


def _forget_keys(db: sqlite3.Connection) -> bool:
    db.create_function("shows_keys", 1, lambda text: looks_like_keys(str(text)))
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    before = db.total_changes
    for table in _WITHOUT_KEYS.keys() & tables:
        db.execute(_WITHOUT_KEYS[table])
    return db.total_changes > before
