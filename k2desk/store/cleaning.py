"""Takes out of a list what older versions left in it: keys in drafts, and what was deleted but not overwritten."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from k2desk.store.secret_looks import looks_like_keys

_DONE = "keys_cleaned"


def clean_once(db: sqlite3.Connection, file: Path) -> None:
    """Forgets drafts that hold keys, and writes the file anew without its free pages: once for each file.

    The copies that were made before migrations are cleaned where they hold such a draft. Where the disk has no room
    for that, the next start tries again.
    """
    if db.execute("SELECT 1 FROM meta WHERE name = :name", {"name": _DONE}).fetchone():
        return
    with contextlib.suppress(sqlite3.OperationalError):
        if _forget_drafts_with_keys(db):
            for copy in file.parent.glob(f"{file.stem}-before-*.sqlite"):
                _clean_copy(copy)
        db.execute("VACUUM")
        db.execute("INSERT INTO meta (name, value) VALUES (:name, '1')", {"name": _DONE})


def _clean_copy(file: Path) -> None:
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(file, isolation_level=None)) as db:
        if _forget_drafts_with_keys(db):
            db.execute("VACUUM")


def _forget_drafts_with_keys(db: sqlite3.Connection) -> bool:
    drafts = db.execute("SELECT account_id, form, text FROM draft").fetchall()
    keys = [(account, form) for account, form, text in drafts if looks_like_keys(str(text))]
    db.executemany("DELETE FROM draft WHERE account_id = ? AND form = ?", keys)
    return bool(keys)
