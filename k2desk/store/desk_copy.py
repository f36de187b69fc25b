"""The list of this desk. Where a list is shared it is this desk's copy, which holds all of its rows.

What it knows about the shared list is in `meta`, so that rows and the number of the newest change are one commit.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.history import Settlement
from k2desk.model.kept_text import NO_TEXT, KeptText
from k2desk.model.records import AccountContents, CheckRecord, DeskName, SubscriptionRecord
from k2desk.model.shared_list import ListAddress
from k2desk.store import history_mapping, row_writing, rows
from k2desk.store.shared_tables import KEYS, TABLES
from k2desk.store.sqlite import SqliteRegistry

_SHARED, _ANSWER, _DESK, _APART = "shared list", "answer ", "desk ", "apart "
_SEEN = "seen of the shared list"
_LOCAL = "practice"


@fast_dataclass
class SharedList:
    """Where the shared list is, which one it is, how far this desk's copy has it, and who works here."""

    address: ListAddress
    installation: str
    seen: int
    as_of: datetime | None
    desk: KeptText = NO_TEXT
    person: KeptText = NO_TEXT

    def as_notes(self) -> dict[str, str]:
        """Return it as the copy keeps it: which list it is, which the journals keep as well, and how far it has it."""
        about = asdict(self)
        how_far = {"of": self.installation, "seen": about.pop("seen"), "as_of": rows.to_number(about.pop("as_of"))}
        return {_SHARED: json.dumps(about), _SEEN: json.dumps(how_far)}


def _of_notes(about: str, how_far: str) -> SharedList:
    found, known = json.loads(about), json.loads(how_far)
    # A list that was rebuilt does not know how far it had the shared one, or knows it of another.
    seen, as_of = (known["seen"], known["as_of"]) if known.get("of") == found["installation"] else (0, None)
    address = ListAddress(**found.pop("address"))
    return SharedList(address, found["installation"], seen, rows.to_moment(as_of), found["desk"], found["person"])


class DeskCopy(SqliteRegistry):
    """The list of this desk, which may be its copy of a shared one."""

    @property
    def shared(self) -> SharedList | None:
        """The shared list that this is a copy of, if it is one."""
        found = dict(
            self._read("SELECT name, value FROM meta WHERE name IN (:about, :seen)", about=_SHARED, seen=_SEEN)
        )
        return _of_notes(found[_SHARED], found.get(_SEEN, "{}")) if _SHARED in found else None

    def share(self, shared: SharedList | None) -> None:
        """Make this the copy of a shared list, or a list of its own again (None)."""
        with self._commit(is_answer=True):
            if shared is None:
                self._db.execute("DELETE FROM meta WHERE name = :name", {"name": _SHARED})
            else:
                self._note_sharing(shared)

    def name_desk(self, desk: KeptText, person: KeptText) -> None:
        """Store what this desk is called and who works here, if its list is shared."""
        shared = self.shared
        if shared is not None:
            self.share(replace(shared, desk=desk, person=person))

    def _note_sharing(self, shared: SharedList) -> None:
        for name, value in shared.as_notes().items():
            if self._read("SELECT value FROM meta WHERE name = :name", name=name) != [(value,)]:
                self._note(name, value)

    def _note(self, name: str, value: str) -> None:
        self._insert(
            "meta", [{"name": name, "value": value}], "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        )

    def is_shared(self, account_id: str) -> bool:
        """Return whether an account is in the shared list. Each desk has a practice shop of its own."""
        found = self._read("SELECT environment FROM account WHERE id = :id", id=account_id)
        return (not found or found[0][0] != _LOCAL) and account_id not in self.apart()

    def set_apart(self, account_id: str) -> None:
        """Keep an account at this desk alone: the shared list has the same one under another ID."""
        with self._commit():
            self._note(f"{_APART}{account_id}", "")

    def apart(self) -> frozenset[str]:
        """Return the accounts that `set_apart` keeps at this desk."""
        found = self._read("SELECT name FROM meta WHERE name LIKE 'apart %'")
        return frozenset(name.removeprefix(_APART) for (name,) in found)

    def account_of(self, record_id: str) -> str:
        """Return the account of a subscription, or "" if there is no such row."""
        found = self._read("SELECT account_id FROM subscription WHERE id = :id", id=record_id)
        return str(found[0][0]) if found else ""

    def note_clients(self, clients: Mapping[str, str]) -> None:
        """Do nothing: a list of its own has no other desk that could connect the same keys."""

    def desks(self) -> dict[str, DeskName]:
        """Return the names of the desks by their installation."""
        found = self._read("SELECT name, value FROM meta WHERE name LIKE 'desk %'")
        return {name.removeprefix(_DESK): DeskName(*json.loads(value)) for name, value in found}

    def _others(self) -> dict[str, DeskName]:
        return {one: desk for one, desk in self.desks().items() if one != self.installation}

    def sent_by(self, record_id: str) -> DeskName | None:
        """Return the other desk that is sending a row now, if one is."""
        found = "SELECT COALESCE(sender, '') FROM subscription WHERE id = :id AND state = 'sending'"
        senders = self._read(found, id=record_id)
        return self._others().get(senders[0][0].partition("/")[0]) if senders else None

    def contents(self, account_id: str) -> AccountContents:
        found = super().contents(account_id)
        desks = self._others()
        return replace(found, desks=desks) if desks else found

    def _left_sending(self, sender: str) -> tuple[str, ...]:
        """Return the rows that earlier starts of this desk left. Whether other desks live, the shared list knows."""
        gone = super()._left_sending(sender)
        if self.shared is None:
            return gone
        mine = dict(self._read("SELECT id, COALESCE(sender, '') FROM subscription WHERE state = 'sending'"))
        return tuple(one for one in gone if mine[one].startswith(f"{self.installation}/"))

    # -- what came from the shared list ------------------------------------------------------------------------------

    def apply(self, shared: SharedList, changes: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, set[str]]:
        """Store rows of the shared list, and how far this copy has it now, in one commit.

        Rows whose answer only this desk knows stay as they are. Returns the changed subscriptions by account, with ""
        where more than subscriptions changed.
        """
        by_table: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
        are_desks_new = False
        with self._commit(is_answer=True):
            waiting = {record_id for record_id, _ in self.answers()}
            for table, cells in changes:
                if table == "desk":
                    name = json.dumps([str(cells["name"]), str(cells["person"])])
                    self._note(f"{_DESK}{cells['installation']}", name)
                    are_desks_new = True
                elif table in by_table and not (table == "subscription" and cells["id"] in waiting):
                    known = self._db.tables[table].columns
                    by_table[table].append({name: cells[name] for name in known if name in cells})
            # First out of the way of each other: two rows may swap what must be unique.
            self._db.executemany(
                "UPDATE subscription SET removed_at = 0 WHERE id = :id",
                [{"id": cells["id"]} for cells in by_table["subscription"]],
            )
            self._make_room(by_table["subscription"], rows.to_number(shared.as_of))
            for table, found in by_table.items():
                if found:
                    self._upsert(table, found, KEYS.get(table, "id"))
            self._note_sharing(shared)
        touched = self._touched(by_table)
        return {"": {""}, **touched} if are_desks_new else touched

    def _make_room(self, incoming: Sequence[Mapping[str, Any]], now: int | None) -> None:
        """Hide rows of this copy alone that stand for the same subscription as one of the shared list."""
        standing = [cells for cells in incoming if cells["removed_at"] is None]
        same = "UPDATE subscription SET removed_at = :now WHERE removed_at IS NULL AND id <> :id AND "
        self._db.executemany(
            same + "host = :host AND kopokopo_id = :kopokopo_id",
            [{**cells, "now": now} for cells in standing if cells["kopokopo_id"] is not None],
        )
        self._db.executemany(
            same + "account_id = :account_id AND event_type = :event_type AND scope = :scope AND"
            " COALESCE(scope_reference, '') = COALESCE(:scope_reference, '') AND address = :address AND again = :again"
            " AND state IN ('sending', 'not_confirmed', 'created')",
            [{**cells, "now": now} for cells in standing if cells["state"] in {"sending", "not_confirmed", "created"}],
        )

    def _touched(self, by_table: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, set[str]]:
        touched: dict[str, set[str]] = {}
        for table, found in by_table.items():
            for cells in found:
                record_id = str(cells["id"] if table == "subscription" else cells.get("subscription_id", ""))
                account_id = cells.get("account_id") or (self.account_of(record_id) if record_id else cells["id"])
                touched.setdefault(str(account_id), set()).add(record_id)
        return touched

    def put(self, record: SubscriptionRecord, changed_at: datetime) -> None:
        """Store a row as the shared list has it now, before its copy is brought up to date."""
        with self._commit():
            self._upsert(
                "subscription", [{**row_writing.to_row(record), "changed_at": rows.to_number(changed_at)}], "id"
            )

    def rows_of(self, account_id: str, record_ids: Collection[str]) -> AccountContents:
        """Return some rows of an account, with what is known about each, without its addresses and tills."""
        records: list[SubscriptionRecord] = []
        checks: list[CheckRecord] = []
        for record_id in record_ids:
            columns = f"SELECT {rows.SUBSCRIPTION_COLUMNS} FROM subscription WHERE id = :id"
            records += self._records(columns, rows.to_subscription, rows.rest_of_subscription, id=record_id)
            columns = f"SELECT {rows.CHECK_COLUMNS} FROM latest_check WHERE subscription_id = :id"
            checks += self._records(columns, rows.to_check, rows.rest_of_check, id=record_id)
        notes = self._records(rows.SELECT_NOTES, rows.to_note, account=account_id)
        wanted = tuple(one for one in notes if one.subscription_id in record_ids)
        return AccountContents(tuple(records), tuple(checks), notes=wanted, desks=self._others())

    # -- answers that the shared list does not know yet --------------------------------------------------------------

    def keep_answer(self, record_id: str, settlement: Settlement) -> SubscriptionRecord:
        """Store how a create of this desk ended, until the shared list has it."""
        with self._commit(is_answer=True):
            record = self._settle(record_id, settlement)
            events = [event.id for event in settlement.history]
            self._note(f"{_ANSWER}{record_id}", json.dumps(events))
            return record

    def answers(self) -> list[tuple[str, Settlement]]:
        """Return the answers that the shared list does not have yet."""
        found = self._read("SELECT name, value FROM meta WHERE name LIKE 'answer %'")
        return [self._answer(name.removeprefix(_ANSWER), json.loads(value)) for name, value in found]

    def _answer(self, record_id: str, event_ids: list[str]) -> tuple[str, Settlement]:
        record = self._record(record_id)
        history = tuple(
            event
            for one in event_ids
            for event in self._records(
                f"SELECT {history_mapping.EVENT_COLUMNS} FROM history WHERE id = :id",
                history_mapping.to_event,
                id=one,
            )
        )
        return record_id, Settlement(
            record.state,
            record.settled_at or record.pressed_at,
            kopokopo_id=record.kopokopo_id,
            location=record.location,
            trouble=record.trouble,
            history=history,
        )

    def sender_of(self, record_id: str) -> str | None:
        """Return the process that sent a row, as far as this desk knows."""
        return self._record(record_id).sender

    def delivered(self, record_id: str) -> None:
        """Forget that the shared list waits for an answer."""
        with self._commit(is_answer=True):
            self._db.execute("DELETE FROM meta WHERE name = :name", {"name": f"{_ANSWER}{record_id}"})

    # -- who checks --------------------------------------------------------------------------------------------------

    def lead(self, account_id: str) -> bool:
        """Return whether this desk checks an account now. A list of its own has no other desk."""
        return True

    def stand_down(self, account_id: str) -> None:
        """Leave the checks of an account to another desk, if there is one."""
