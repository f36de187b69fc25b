"""Finds the ways to get a lost list back, and takes one of them.

Everything is prepared in a file beside the list. The list is replaced by one rename, so a way can be tried again
whenever it was interrupted. The file that was the list before is set aside, never deleted.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from k2desk.model.recovery import Backup, BackupFault, ListFacts, Recovery
from k2desk.model.registry_errors import BackupFailed, of_disk
from k2desk.store.backups import LEFT_OUT, backups, read_facts
from k2desk.store.files import COMPANIONS, put_back, set_aside
from k2desk.store.journal import Journal, JournalContents, Mark, Row, read
from k2desk.store.list_schema import primary_keys
from k2desk.store.paths import Paths
from k2desk.store.rebuilding import RebuiltFile
from k2desk.system.private_files import replace_file, sync_folder, write_atomically


class Recoveries:
    """The ways for one data folder. `others` are further folders with backups, such as a USB stick."""

    def __init__(self, places: Paths, others: Sequence[Path] = ()) -> None:
        self._places = places
        self._folders = (places.backup_folder, *others)

    def whole(self) -> Recovery | None:
        """Return the way that gets everything back that is known: the best file, with the journals put over it."""
        journals = self._journals()
        installation = next((one.installation for one in journals), None)
        base, facts = self._base(installation)
        rows, missing = _merged(journals)
        if not journals and facts is None:
            return None
        if facts is not None and (not journals or facts.change > journals[0].last.change):
            # Journals that end earlier have nothing to add, but would take away what is newer.
            assert base is not None
            return _of_facts(base, facts, self._made_at(base))
        tables = {name: _count(rows, name) for name in ("account", "subscription", "till")}
        if facts is not None and missing:
            # The journal is incomplete, so what the file has stays.
            tables = {name: max(number, _shown(facts, name)) for name, number in tables.items()}
        return Recovery(
            base if facts is not None else None,
            tuple(one.path for one in journals),
            _time(journals),
            tables["account"],
            tables["subscription"],
            tables["till"],
            unreadable=missing,
        )

    def backups(self) -> tuple[Backup, ...]:
        """Return all backups, the newest first. They are not tested yet."""
        found = {one.path.name: one for folder in reversed(self._folders) for one in backups(folder)}
        return tuple(sorted(found.values(), key=lambda one: (one.taken_at, one.number), reverse=True))

    def of_backup(self, backup: Backup) -> Recovery | BackupFault:
        """Return what a backup alone would give back, or why it can't be used."""
        base, facts = self._copy(backup)
        if isinstance(facts, BackupFault):
            return facts
        journals = self._journals()
        is_foreign = any(one.installation != facts.installation for one in journals)
        known = _count(_merged(journals)[0], "subscription")
        found = _of_facts(base, facts, backup.taken_at)
        return Recovery(
            found.base,
            (),
            found.as_of,
            found.accounts,
            found.subscriptions,
            found.tills,
            missing=0 if is_foreign else max(0, known - found.subscriptions),
            is_foreign=is_foreign,
        )

    def take(self, way: Recovery, now: datetime) -> Path | None:
        """Replace the list by what a way gives back. Returns where the old file is now. Raises `RegistryError`."""
        target = self._places.registry_file
        new = target.with_name("recovered.sqlite")
        try:
            with _put_away(new):
                self._prepare(way, new)
                aside = set_aside(target, now, COMPANIONS) if os.path.lexists(target) else None
                try:
                    replace_file(new, target)
                except OSError:
                    if aside is not None:
                        put_back(aside, target, COMPANIONS)
                    raise
                sync_folder(target.parent)
                return aside
        except OSError as error:
            raise of_disk(error) from None

    def save(self, way: Recovery, target: Path) -> None:
        """Save what a way gives back as a file elsewhere, without what names customers. Raises `RegistryError`."""
        new = target.with_name(f"{target.name}.new")
        try:
            with _put_away(new):
                self._prepare(way, new, leave_out=LEFT_OUT)
                replace_file(new, target)
                sync_folder(target.parent)
        except OSError as error:
            raise of_disk(error) from None

    def _prepare(self, way: Recovery, new: Path, leave_out: Sequence[str] = ()) -> None:
        journals = [found for path in way.journals if (found := read(path)) is not None]
        if way.base is not None:
            write_atomically(new, way.base.read_bytes())
        rebuilt = RebuiltFile(new)
        try:
            rows, missing = _merged(journals)
            last = self._newest_mark()
            if journals and rebuilt.put_over(rows, journals[0].last, is_complete=not missing):
                raise BackupFailed("the journal holds rows that the list refuses")
            rebuilt.mend_from(lambda: self._sound_backup(rebuilt.installation, way.base))
            if last is not None and (journals or last.installation == rebuilt.installation):
                newest = max(last.change, rebuilt.mark.change)
                rebuilt.become(Mark(last.installation, newest + 1, os.urandom(4).hex(), last.token))
            rebuilt.leave_out(leave_out)
        finally:
            rebuilt.close()
        if isinstance(facts := read_facts(new), BackupFault):
            raise BackupFailed(facts.value)

    def _journals(self) -> list[JournalContents]:
        """Return the readable journals of the newest list, the best one first."""
        folders = (self._places.journal_folder, self._places.backup_folder)
        found = [contents for folder in folders if (contents := Journal(folder).newest()) is not None]
        found.sort(key=lambda one: (one.last.change, one.is_whole, -one.missing), reverse=True)
        if len({one.installation for one in found}) > 1:
            # The list that is there can be kept as it is. What is missing is the other one.
            there = read_facts(self._places.registry_file)
            if isinstance(there, ListFacts):
                found = [one for one in found if one.installation != there.installation]
        return [one for one in found if one.installation == found[0].installation]

    def _newest_mark(self) -> Mark | None:
        journals = self._journals()
        return journals[0].last if journals else None

    def _base(self, installation: str | None) -> tuple[Path | None, ListFacts | None]:
        """Return the best file to start from: the list itself if it can be read, or the newest good backup."""
        facts = read_facts(self._places.registry_file)
        itself = facts if isinstance(facts, ListFacts) and installation in {None, facts.installation} else None
        for path, found in self._sound_backups():
            if installation in {None, found.installation}:
                if itself is None or found.change > itself.change:
                    return path, found
                break
        return (None if itself is None else self._places.registry_file), itself

    def _sound_backup(self, installation: str, besides: Path | None) -> Path | None:
        """Return the newest sound backup of a list, but for one file."""
        sound = (path for path, facts in self._sound_backups() if facts.installation == installation)
        return next((path for path in sound if path != besides), None)

    def _sound_backups(self) -> Iterator[tuple[Path, ListFacts]]:
        for one in self.backups():
            path, facts = self._copy(one)
            if isinstance(facts, ListFacts):
                yield path, facts

    def _copy(self, backup: Backup) -> tuple[Path, ListFacts | BackupFault]:
        """Return a sound copy of a backup, from whichever folder has one, or why it can't be used."""
        fault = read_facts(backup.path)
        if isinstance(fault, BackupFault):
            for folder in self._folders:
                facts = read_facts(folder / backup.path.name)
                if isinstance(facts, ListFacts):
                    return folder / backup.path.name, facts
        return backup.path, fault

    def _made_at(self, base: Path) -> datetime | None:
        return next((one.taken_at for one in self.backups() if one.path.name == base.name), None)


def _of_facts(base: Path, facts: ListFacts, as_of: datetime | None) -> Recovery:
    return Recovery(base, (), as_of, _shown(facts, "account"), _shown(facts, "subscription"), _shown(facts, "till"))


def _shown(facts: ListFacts, table: str) -> int:
    return facts.counts.get(f"shown {table}", facts.counts.get(table, 0))


def _count(rows: Sequence[Row], table: str) -> int:
    """Return how many rows of a table the user would see."""
    return sum(row.table == table and not row.is_gone and row.cells.get("removed_at") is None for row in rows)


def _merged(journals: Sequence[JournalContents]) -> tuple[list[Row], int]:
    """Return the newest rows of all journals, and how many lines and changes none of them tells."""
    if not journals:
        return [], 0
    best = journals[0]
    changes = {number: change for one in reversed(journals) for number, change in one.changes.items()}
    whole = [one for one in journals if one.is_whole]
    beginning = max(whole, key=lambda one: one.begins.change, default=None)
    first = beginning.begins.change if beginning is not None else best.begins.change
    wanted = range(first + 1, best.last.change + 1)
    missing = sum(number not in changes for number in wanted) + (beginning is None)
    latest: dict[tuple[str, str], Row] = {}
    keys = primary_keys()
    beginnings = [beginning] if beginning is not None else list(reversed(journals))
    for row in _in_order(beginnings, [changes[number][2] for number in wanted if number in changes]):
        latest[row.table, row.key(keys.get(row.table, ("id",)))] = row
    return [row for row in latest.values() if missing or not row.is_gone], missing


def _in_order(beginnings: Sequence[JournalContents], changes: Sequence[Sequence[Row]]) -> Iterator[Row]:
    for one in beginnings:
        yield from one.rows
    for rows in changes:
        yield from rows


def _time(journals: Sequence[JournalContents]) -> datetime | None:
    best = journals[0]
    at = best.changes[max(best.changes)][1] if best.changes else best.at
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return None


@contextlib.contextmanager
def _put_away(new: Path) -> Iterator[None]:
    """Remove what an interrupted attempt left, before and after."""
    names = [new, *(new.with_name(new.name + end) for end in COMPANIONS)]
    for one in names:
        one.unlink(missing_ok=True)
    try:
        yield
    finally:
        for one in names:
            with contextlib.suppress(OSError):
                one.unlink(missing_ok=True)
