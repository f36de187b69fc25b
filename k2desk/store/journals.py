"""The journals of all folders together: compared with the list when it is opened, and written with each commit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from k2desk.model.clock import Clock
from k2desk.model.registry_errors import NotWrittenTwice, OtherList, OtherListKind
from k2desk.store.journal import Journal, JournalContents, Mark, Row

_log = logging.getLogger(__name__)

Snapshot = Callable[[], Iterable[Row]]
Keys = Mapping[str, frozenset[str]]
"""The keys of the rows of each table that makes up the list itself."""

COUNTED = {"account": ("id",), "subscription": ("id",)}
"""The tables whose rows never leave a list, with their keys."""


class Journals:
    """Journals with the same lines in several folders. One is enough to rebuild the list.

    A change must be in one of them before it counts as done. A folder that can't be written is `failing` until it
    works again.
    """

    def __init__(self, folders: Sequence[Path], clock: Clock) -> None:
        self._journals = [Journal(folder) for folder in folders]
        self._clock = clock
        self._schema = 0
        self._snapshot: Snapshot = tuple
        self._prepared: list[Journal] = []
        self._is_attached = False
        self.failing: tuple[Path, ...] = ()

    def known(self, installation: str) -> JournalContents | None:
        """Return the best journal of a list: that with the newest change."""
        return _best([one for one in self._there() if one.installation == installation])

    def knows_a_list(self) -> bool:
        """Return whether a list with at least one account was written down."""
        return any(row.table == "account" for one in self._there() for row in one.all_rows())

    def _there(self) -> list[JournalContents]:
        return [one for journal in self._journals if (one := journal.newest()) is not None]

    def attach(self, mark: Mark, schema: int, keys: Keys, snapshot: Snapshot, *, accept: bool) -> bool:
        """Compare the list with the journals, and write its changes down from now on.

        Raises `OtherList` if another list was last written down, unless the user wants to `accept` this one. Raises
        OSError if a journal can't be read any more.
        Returns whether it has changes that were made elsewhere.
        """
        self._schema, self._snapshot, self._is_attached = schema, snapshot, True
        found = {journal: journal.newest(keep_rows=False) for journal in self._journals}
        there = [one for one in found.values() if one is not None]
        known = _best(there)
        kind = _other(known, mark, keys) if known is not None else None
        if any(one.installation != mark.installation for one in there):
            # Whichever of the lists was changed more often.
            kind = OtherListKind.FOREIGN
        if kind is not None and not accept:
            raise OtherList(kind)
        from_elsewhere = False
        for journal, contents in found.items():
            if contents is None or kind is not None:
                self._begin(journal, mark, keep_others=kind is not None)
            elif (
                contents.last.token == mark.token
                and contents.schema == schema
                and contents.is_whole
                and not contents.missing
            ):
                self._try(journal, lambda journal=journal, contents=contents: journal.go_on(contents))  # type: ignore[misc]
            else:
                from_elsewhere |= contents is known and contents.last.token not in {mark.token, mark.before}
                self._begin(journal, mark)
        return from_elsewhere

    def make_ready(self, mark: Mark) -> None:
        """Begin those journals again whose file is closed, gone or replaced. The list is at `mark`."""
        for journal in self._journals if self._is_attached else ():
            if not journal.is_in_place:
                journal.close()
                self._begin(journal, mark)

    def prepare(self, mark: Mark, rows: Sequence[Row], *, must: bool) -> None:
        """Write a change down in all folders, but for the end of its line. `finish` or `withdraw` must follow.

        Raises `NotWrittenTwice` if no folder takes it, unless the change is one that may not be refused (not `must`).
        """
        if not self._is_attached:
            return
        at, refused = self._now(), ""
        self._prepared = []
        for journal in self._journals:
            try:
                journal.prepare(mark, at, rows)
                self._prepared.append(journal)
            except OSError as error:
                refused = refused or str(error)
        if must and not self._prepared:
            raise NotWrittenTwice(refused)

    def finish(self, mark: Mark) -> None:
        """End the line of a change that was committed, and sync it in all folders."""
        prepared, self._prepared = self._prepared, []
        for journal in self._journals if self._is_attached else ():
            try:
                if journal not in prepared:
                    raise OSError("it could not be prepared")
                journal.finish()
            except OSError:
                # It lacks this change now. It must not go on before a file with the whole list could be begun.
                journal.close()
                self._begin(journal, mark)
                continue
            if journal.is_full:
                self._begin(journal, mark)
            self._works(journal)

    def withdraw(self) -> None:
        """Take back a change that was not committed."""
        for journal in self._prepared:
            journal.withdraw()
        self._prepared = []

    def close(self) -> None:
        """Close the files."""
        for journal in self._journals:
            journal.close()

    def _begin(self, journal: Journal, mark: Mark, *, keep_others: bool = False) -> None:
        self._try(
            journal,
            lambda: journal.begin(mark, self._schema, self._now(), self._snapshot(), keep_others=keep_others),
        )

    def _try(self, journal: Journal, step: Callable[[], None]) -> None:
        try:
            step()
        except OSError as error:
            if journal.folder not in self.failing:
                _log.warning("a journal can't be written: %s", type(error).__name__)
                self.failing = (*self.failing, journal.folder)
        else:
            self._works(journal)

    def _works(self, journal: Journal) -> None:
        if journal.folder in self.failing:
            self.failing = tuple(one for one in self.failing if one != journal.folder)

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="milliseconds")


def _best(found: Sequence[JournalContents]) -> JournalContents | None:
    return max(found, key=lambda one: (one.last.change, one.is_whole, -one.missing), default=None)


def _other(known: JournalContents, mark: Mark, keys: Keys) -> OtherListKind | None:
    """Return how a list differs from what was last written down, or None if it does not."""
    last = known.last
    if mark.change < last.change:
        return OtherListKind.OLDER
    if mark.change == last.change and mark.token != last.token:
        return OtherListKind.SPLIT
    if mark.change == last.change + 1 and mark.before != last.token:
        return OtherListKind.SPLIT
    if any(row.table in COUNTED and row.key(COUNTED[row.table]) not in keys[row.table] for row in known.all_rows()):
        return OtherListKind.ROWS_MISSING
    return None
