"""Takes out of a list what older versions left in it: keys in drafts, and what was deleted but not overwritten."""

from __future__ import annotations

import contextlib
import sqlite3

from k2desk.store.secret_looks import looks_like_keys

_DONE = "keys_cleaned"


def clean_once(db: sqlite3.Connection) -> None:
    """Forgets drafts that hold keys, and writes the file anew without its free pages: once for each file.

    Where the disk has no room for that, the next start tries again.
    """
    if db.execute("SELECT 1 FROM meta WHERE name = :name", {"name": _DONE}).fetchone():
        return
    with contextlib.suppress(sqlite3.OperationalError):
        drafts = db.execute("SELECT account_id, form, text FROM draft").fetchall()
        for account, form, text in drafts:
            if looks_like_keys(str(text)):
                db.execute("DELETE FROM draft WHERE account_id = ? AND form = ?", (account, form))
        db.execute("VACUUM")
        db.execute("INSERT INTO meta (name, value) VALUES (:name, '1')", {"name": _DONE})
