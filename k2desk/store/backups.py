"""Backups of the list: made by SQLite's own copying, each one tested, and thinned out as they grow old."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from k2desk.model.recovery import Backup, BackupFault, ListFacts
from k2desk.model.registry_errors import BackupFailed, DamagedRegistry
from k2desk.store import checksums
from k2desk.store.checksums import CheckedConnection
from k2desk.store.list_schema import examine
from k2desk.store.migrations import APPLICATION_ID, NEWEST
from k2desk.system.private_files import create, make_folder, replace_file, sync_file, sync_folder

_NAME = re.compile(r"list-(\d{6,})-(\d{8}-\d{6})-(\w+)\.sqlite")
_STAMP = "%Y%m%d-%H%M%S"
_LARGEST = 1 << 30
"""A larger file is no list of K2Desk: reading it would take minutes."""

LEFT_OUT = ("alert", "payment")
"""Messages and payments name customers. The user can forget them, so no copy may outlive them."""

_PAGES = 256
"""The pages of one slice of a backup: 1 MB."""

ALL_OF = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, the newest first. Files with other names are left out."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            name = _NAME.fullmatch(path.name)
            if name is None or not path.is_file():
                continue
            with contextlib.suppress(ValueError):
                taken_at = datetime.strptime(name[2], _STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, int(name[1]), taken_at, name[3]))
    # By number and not by date: the clock may have been set back.
    return tuple(sorted(found, key=lambda one: one.number, reverse=True))


def make(db: sqlite3.Connection, folder: Path, now: datetime, why: str, between: Callable[[], None]) -> Path:
    """Copy the list into a new file of `folder`, in slices, and return the file, which `accept` must test.

    `between` is called after each slice and may use the list. Raises OSError or `sqlite3.Error`.
    """
    make_folder(folder)
    _sweep(folder)
    number = 1 + max((one.number for one in backups(folder)), default=0)
    path = folder / f"list-{number:06}-{now.astimezone(UTC):{_STAMP}}-{why}.sqlite"
    new = path.with_name(path.name + ".new")
    create(new).close()
    try:
        with contextlib.closing(sqlite3.connect(new)) as copy:
            copy.execute("PRAGMA synchronous = EXTRA")
            # After the last slice nothing may change, because it would not be in the copy.
            db.backup(copy, pages=_PAGES, progress=lambda _, left, __: between() if left else None)
            copy.execute("PRAGMA secure_delete = ON")  # What is deleted is overwritten.
            there = {name for (name,) in copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            for table in LEFT_OUT:
                if table in there:  # Lists of older versions have no messages.
                    copy.execute(f"DELETE FROM {table}")
            copy.commit()
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return new


def accept(new: Path, expected: Mapping[str, int]) -> Backup:
    """Test what `make` made, and give it its name. Raises `BackupFailed` if it is not sound, or OSError.

    `expected` has the number of rows of each table of the list.
    """
    facts = read_facts(new)
    if isinstance(facts, BackupFault):
        new.unlink(missing_ok=True)
        raise BackupFailed(facts.value)
    if any(facts.counts.get(name) != number for name, number in expected.items() if name not in LEFT_OUT):
        new.unlink(missing_ok=True)
        raise BackupFailed("it holds other rows than the list")
    path = new.with_name(new.name.removesuffix(".new"))
    sync_file(new)
    replace_file(new, path)
    sync_folder(path.parent)
    return next(one for one in backups(path.parent) if one.path == path)


def copy_to(backup: Backup, folder: Path) -> None:
    """Copy a backup into another folder, which must exist, and read it back. Raises OSError, then leaves no half."""
    if not folder.is_dir():
        raise FileNotFoundError(str(folder))
    _sweep(folder)
    target = folder / backup.path.name
    new = target.with_name(target.name + ".new")
    content = backup.path.read_bytes()
    try:
        with create(new) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if new.read_bytes() != content:
            raise OSError("the copy could not be read back")
        replace_file(new, target)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    sync_folder(folder)


def read_facts(path: Path) -> ListFacts | BackupFault:
    """Return what a file holds, tested whole, or why it can't be used. Never raises."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return BackupFault.TOO_LARGE if path.is_file() else BackupFault.MISSING
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\x00":
                return BackupFault.NOT_A_LIST
        with contextlib.closing(_reading(path)) as db:
            return _facts(db)
    except (OSError, DamagedRegistry, sqlite3.Error, ValueError, TypeError, LookupError):
        return BackupFault.DAMAGED


def _reading(path: Path) -> CheckedConnection:
    return CheckedConnection(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _facts(db: CheckedConnection) -> ListFacts | BackupFault:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return BackupFault.NOT_A_LIST
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version > NEWEST:
        return BackupFault.NEWER
    examine(db, version)
    meta = dict(db.execute("SELECT name, value FROM meta"))
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    counts = {name: int(db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in names}
    for name in ("subscription", "till"):
        # What the user removed does not count: it is not shown.
        if db.execute("SELECT 1 FROM pragma_table_info(:name) WHERE name = 'removed_at'", {"name": name}).fetchone():
            query = f"SELECT count(*) FROM {name} WHERE removed_at IS NULL"
            counts[f"shown {name}"] = int(db.execute(query).fetchone()[0])
    change = int(str(meta.get("change", "0")).partition("/")[0])
    damaged = sum(1 for _ in checksums.damaged(db))
    return ListFacts(str(meta["installation"]), version, change, counts, damaged)


def thin(folder: Path) -> None:
    """Delete the backups that `kept` does not keep. What can't be deleted stays."""
    found = backups(folder)
    for one in set(found) - kept(found):
        with contextlib.suppress(OSError):
            one.path.unlink()


def kept(found: Sequence[Backup]) -> set[Backup]:
    """Return the backups to keep: all of two days, then 12 daily, 10 weekly and 9 monthly ones.

    Counts days that have a backup, not days that have passed: a clock that is wrong by a year drops nothing for its
    date. The newest one is always kept. `found` begins with the newest.
    """
    if not found:
        return set()
    newest = found[0].taken_at
    keep = {one for one in found if newest - one.taken_at <= ALL_OF}
    keep |= _first_of(found, DAILY, lambda at: at.date().toordinal())
    keep |= _first_of(found, WEEKLY, lambda at: at.isocalendar()[:2])
    keep |= _first_of(found, MONTHLY, lambda at: (at.year, at.month))
    return keep


def _first_of(found: Iterable[Backup], most: int, period: Callable[[datetime], object]) -> set[Backup]:
    """Return the newest backup of each of the newest `most` periods."""
    firsts: dict[object, Backup] = {}
    for one in found:
        firsts.setdefault(period(one.taken_at), one)
    return set(list(firsts.values())[:most])


def _sweep(folder: Path) -> None:
    """Delete what a killed program left half made."""
    for one in folder.glob("list-*.sqlite.new*"):
        with contextlib.suppress(OSError):
            one.unlink()
