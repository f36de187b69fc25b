"""The rows of one open account in memory. They change only after the registry has committed.

Qt models read only these, so showing a row never waits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.events import till_key
from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.outside import Most, one_line
from k2desk.model.records import (
    AccountContents,
    AddressName,
    AddressRecord,
    CheckRecord,
    DeskName,
    ListSummary,
    ProblemMark,
    RowNote,
    State,
    SubscriptionRecord,
    TillRecord,
)
from k2desk.services.announcer import Announcer

Later = Callable[[float, Callable[[], None]], object]
"""Calls a function after some seconds, on the window's thread."""

_Marks = dict[str, tuple[ProblemMark, ...]]

FRAME = 1 / 60
"""The shortest time in seconds between two announcements."""


@fast_dataclass
class CachedSubscription:
    """One row of the list, with what is known about it at Kopo Kopo and about its web address.

    `note` is what the user wrote about it, and `marks` what the user said about its troubles and those of its address.
    `sent_by` is the other desk of a shared list that is sending it now.
    """

    record: SubscriptionRecord
    check: CheckRecord | None = None
    server: AddressRecord | None = None
    note: str = ""
    marks: tuple[ProblemMark, ...] = ()
    sent_by: DeskName | None = None

    @property
    def id(self) -> str:
        """The id of the row."""
        return self.record.id


@fast_dataclass
class Changed:
    """Which rows changed, including added and removed ones, or `everything`.

    `listed` is true if rows were added, removed or changed themselves; otherwise only their check results are new.
    """

    ids: frozenset[str]
    everything: bool = False
    listed: bool = False


class CachedRows:
    """The contents of an account as the cache holds them. Made on any thread: of many rows it takes a while.

    A row of `known` that is still the same is used again, so that nothing derived from it is computed again.
    `changed` are the ids of the others, and of those that are gone.
    """

    def __init__(self, contents: AccountContents, known: Mapping[str, CachedSubscription] | None = None) -> None:
        checks = {check.subscription_id: check for check in contents.checks}
        self.addresses = servers = {one.address: one for one in contents.addresses}
        self.tills: dict[str, str] = {till.number: till.name for till in contents.tills}
        self.names: dict[str, str] = {one.address: one.name for one in contents.names}
        self.notes: dict[str, str] = {one.subscription_id: one.text for one in contents.notes}
        self.marks = _by_subject(contents.marks)
        self.desks = contents.desks
        self.list_summary = contents.list_summary
        self.entries: dict[str, CachedSubscription] = {}
        self.removed: dict[str, CachedSubscription] = {}
        known = known or {}
        changed = set(known)
        for record in contents.records:
            record_id = record.id
            entry = CachedSubscription(
                record,
                checks.get(record_id),
                servers.get(record.address),
                self.notes.get(record_id, ""),
                _marks_on(record, self.marks) if self.marks else (),
                _sent_by(record, self.desks) if self.desks else None,
            )
            before = known.get(record_id)
            if before == entry:
                entry = before
                changed.discard(record_id)
            else:
                changed.add(record_id)
            (self.entries if record.removed_at is None else self.removed)[record_id] = entry
        self.changed = frozenset(changed)


class SubscriptionCache(Announcer[[Changed]]):
    """The entries of one account by id, without removed rows. Announces changes at most once a frame."""

    def __init__(self, contents: AccountContents | CachedRows, later: Later | None = None) -> None:
        super().__init__()
        self._fill(contents if isinstance(contents, CachedRows) else CachedRows(contents))
        self._later = later
        self._waiting: set[str] = set()
        self._checking: set[str] = set()
        self._scheduled = False
        self._everything = self._listed = False
        self.generation = 0
        """A number that grows with each change of a row, announced or not."""
        self.listing = 0
        """A number that grows when rows are added, removed or changed themselves, and not with their checks."""

    def _fill(self, rows: CachedRows) -> None:
        self._entries, self._removed = rows.entries, rows.removed
        self._addresses, self._tills, self._names = rows.addresses, rows.tills, rows.names
        self._notes, self._marks, self._desks = rows.notes, rows.marks, rows.desks
        self.list_summary: ListSummary | None = rows.list_summary
        """The numbers of rows of each kind, while not all rows are here."""
        self._known_tills: Mapping[str, str] | None = None

    def known(self) -> dict[str, CachedSubscription]:
        """Return all rows by id, with the removed ones."""
        return {**self._entries, **self._removed}

    def take_over(self, rows: CachedRows) -> None:
        """Replace all rows with those of the registry, and announce those that differ from `known`."""
        was_outline = self.list_summary is not None
        self._fill(rows)
        if was_outline:
            # Don't announce each of the rows that have only been loaded now.
            self._everything = self._listed = True
            self.generation += 1
            self.listing += 1
            self._announce_soon()
        else:
            self.announce(rows.changed, listed=True)

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def count(self) -> int:
        """How many subscriptions are listed, also while not all of them are here."""
        known = self.list_summary
        return known.attention + known.later + known.waiting + known.well if known is not None else len(self._entries)

    def __iter__(self) -> Iterator[CachedSubscription]:
        return iter(tuple(self._entries.values()))

    def with_removed(self) -> tuple[CachedSubscription, ...]:
        """Return all rows, followed by the removed ones, for which Kopo Kopo goes on sending."""
        return (*self._entries.values(), *self._removed.values())

    def get(self, record_id: str) -> CachedSubscription | None:
        """Return the row with this id, unless it was removed."""
        return self._entries.get(record_id)

    def find(self, record_id: str) -> CachedSubscription | None:
        """Return the row with this id, even if it was removed."""
        return self._entries.get(record_id) or self._removed.get(record_id)

    def count_removed(self) -> int:
        """Return the number of removed rows."""
        return len(self._removed)

    def all_removed(self) -> tuple[CachedSubscription, ...]:
        """Return all removed rows, most recently removed first."""
        return tuple(sorted(self._removed.values(), key=lambda entry: (_removed(entry), entry.id), reverse=True))

    def is_checking(self, record_id: str) -> bool:
        """Return whether the row is being read at Kopo Kopo now."""
        return record_id in self._checking

    def put(self, record: SubscriptionRecord) -> None:
        """Add or replace a row that the registry has committed."""
        known = self._entries.pop(record.id, None) or self._removed.pop(record.id, None)
        entry = CachedSubscription(
            record,
            known.check if known else None,
            self._addresses.get(record.address),
            self._notes.get(record.id, ""),
            self._marks_on(record),
            _sent_by(record, self._desks),
        )
        if record.removed_at is None:
            self._entries[record.id] = entry
        else:
            self._removed[record.id] = entry
        self._known_tills = None
        self.announce((record.id,), listed=True)

    def observed(self, checks: Iterable[CheckRecord]) -> None:
        """Store the results of checks that the registry has committed."""
        ids = []
        for check in checks:
            for rows in (self._entries, self._removed):
                entry = rows.get(check.subscription_id)
                if entry is not None:
                    rows[entry.id] = replace(entry, check=check)
                    ids.append(entry.id)
        self.announce(ids)

    def take_in(self, contents: AccountContents) -> None:
        """Add or replace some rows that another desk has changed."""
        self._desks = contents.desks or self._desks
        for record in contents.records:
            known = self.find(record.id)
            if known is None or known.record != record:
                self.put(record)
        for note in contents.notes:
            if self._notes.get(note.subscription_id, "") != note.text:
                self.noted(note)
        known_checks = {check.subscription_id: check for check in contents.checks}
        self.observed(
            check for one, check in known_checks.items() if (row := self.find(one)) is not None and row.check != check
        )

    def till_name(self, number: str | None) -> str:
        """Return the name that the shop gave a till, or ""."""
        # K112233 and k112233 are the same till.
        name = self._tills.get(number) or self._tills.get(number.swapcase(), "") if number else ""
        return one_line(name, Most.NAME)

    def tills(self) -> Mapping[str, str]:
        """Return every till that has a name or a subscription, with its name.

        It is asked for at each key that is typed into a form, and the same until a row or a till changes.
        """
        if self._known_tills is None:
            self._known_tills = MappingProxyType(self._all_tills())
        return self._known_tills

    def _all_tills(self) -> dict[str, str]:
        known = {number: one_line(name, Most.NAME) for number, name in self._tills.items()}
        keys = set(map(till_key, known))
        for entry in self._entries.values():
            number = entry.record.scope_reference
            if entry.record.scope == "till" and number and till_key(number) not in keys:
                keys.add(till_key(number))
                known[number] = ""
        return dict(sorted(known.items()))

    def tills_named(self, tills: Iterable[TillRecord], forgotten: Iterable[str] = ()) -> None:
        """Store tills that the registry has committed, for all rows."""
        self._tills.update((till.number, till.name) for till in tills)
        for number in forgotten:
            self._tills.pop(number, None)
        self._known_tills = None
        self._everything = self._listed = True
        self.generation += 1
        self._announce_soon()

    def address_name(self, address: str) -> str:
        """Return the name that the shop gave a web address, in any spelling, or ""."""
        return one_line(self._names.get(address_key(address), ""), Most.NAME) if self._names else ""

    def address_named(self, named: AddressName) -> None:
        """Store a name that the registry has committed, for all rows."""
        self._names[named.address] = named.name
        self._everything = self._listed = True
        self.generation += 1
        self._announce_soon()

    def noted(self, note: RowNote) -> None:
        """Store a note that the registry has committed."""
        self._notes[note.subscription_id] = note.text
        self._renew(lambda entry: replace(entry, note=note.text), {note.subscription_id}, listed=True)

    def marks_of(self, subjects: Iterable[str]) -> list[ProblemMark]:
        """Return the marks on these rows or addresses."""
        return [mark for subject in subjects for mark in self._marks.get(subject, ())]

    def marked(self, marks: Iterable[ProblemMark], forgotten: Iterable[ProblemMark]) -> None:
        """Store marks that the registry has committed, after it forgot others."""
        marks, subjects = tuple(marks), {mark.subject for mark in forgotten}
        for subject in subjects:
            self._marks.pop(subject, None)
        for subject, new in _by_subject(marks).items():
            self._marks[subject] = (*self._marks.get(subject, ()), *new)
        subjects.update(mark.subject for mark in marks)
        self._renew(lambda entry: replace(entry, marks=self._marks_on(entry.record)), subjects, listed=True)

    def _marks_on(self, record: SubscriptionRecord) -> tuple[ProblemMark, ...]:
        return _marks_on(record, self._marks)

    def _renew(
        self,
        change: Callable[[CachedSubscription], CachedSubscription],
        subjects: Collection[str],
        *,
        listed: bool = False,
    ) -> None:
        """Change the rows with one of these ids or addresses."""
        ids = []
        for rows in (self._entries, self._removed):
            for record_id, entry in rows.items():
                if record_id in subjects or entry.record.address in subjects:
                    rows[record_id] = change(entry)
                    ids.append(record_id)
        self.announce(ids, listed=listed)

    def address(self, address: str) -> AddressRecord | None:
        """Return what is known about a web address, or None."""
        return self._addresses.get(address)

    def address_seen(self, seen: AddressRecord) -> None:
        """Store what the registry has committed about a web address, for all rows that lead to it."""
        self._addresses[seen.address] = seen

        def with_server(one: CachedSubscription) -> CachedSubscription:
            # A third of the time of `replace`, where thousands of rows lead to one address.
            return CachedSubscription(one.record, one.check, seen, one.note, one.marks, one.sent_by)

        self._renew(with_server, {seen.address})

    def checking(self, record_id: str, under_way: bool) -> None:
        """Record that the reading of a row has begun or ended."""
        if under_way:
            self._checking.add(record_id)
        else:
            self._checking.discard(record_id)
        self._waiting.add(record_id)
        self._announce_soon()

    def announce(self, ids: Iterable[str], *, listed: bool = False) -> None:
        """Announce that these rows changed, together with others of the same frame."""
        self._waiting.update(ids)
        if self._waiting:
            self.generation += 1
            self.listing += listed
            self._listed = self._listed or listed
            self._announce_soon()

    def _announce_soon(self) -> None:
        if self._scheduled:
            return
        if self._later is None:
            self._tell_now()
            return
        self._scheduled = True
        self._later(FRAME, self._tell_now)

    def _tell_now(self) -> None:
        self._scheduled = False
        changed = Changed(frozenset(self._waiting), self._everything, self._listed)
        self._waiting.clear()
        self._everything = self._listed = False
        self.tell(changed)


def _by_subject(marks: Iterable[ProblemMark]) -> _Marks:
    found: _Marks = {}
    for mark in marks:
        found[mark.subject] = (*found.get(mark.subject, ()), mark)
    return found


def _marks_on(record: SubscriptionRecord, marks: _Marks) -> tuple[ProblemMark, ...]:
    return (*marks.get(record.id, ()), *marks.get(record.address, ()))


def _sent_by(record: SubscriptionRecord, desks: Mapping[str, DeskName]) -> DeskName | None:
    return desks.get((record.sender or "").partition("/")[0]) if record.state is State.SENDING else None


def _removed(entry: CachedSubscription) -> datetime:
    at = entry.record.removed_at
    assert at is not None
    return at
