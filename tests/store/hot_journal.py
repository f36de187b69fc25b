"""Leaves a list as a program does that was killed inside a commit: half written, its journal beside it."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path


def journal_of(path: Path) -> Path:
    """Return the journal that SQLite keeps beside a file."""
    return path.with_name(path.name + "-journal")


def kill_inside_a_commit(path: Path) -> None:
    """Change all accounts and add many new ones, with so little memory that half of it reaches the file."""
    work = path.with_name("work.sqlite")
    shutil.copy(path, work)
    db = sqlite3.connect(work, isolation_level=None)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE account SET name = 'half written'")
    for number in range(300):
        db.execute(
            "INSERT INTO account (id, name, environment, base_url, api_version, made_at)"
            f" VALUES ('half-{number}', '{'x' * 200}', 'sandbox', '', 2, 0)"
        )
    shutil.copy(work, path)
    shutil.copy(journal_of(work), journal_of(path))
    db.execute("ROLLBACK")
    db.close()
    work.unlink()
    journal_of(work).unlink(missing_ok=True)
    assert journal_of(path).stat().st_size > 0
