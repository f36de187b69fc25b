"""The registry in one database, used from one thread: the SQL for accounts, subscriptions and their history."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from k2desk.model.history import DayMark, HistoryEvent, Observation, Settlement
from k2desk.model.problems import GONE
from k2desk.model.records import AccountContents, AccountRecord, RemoteFacts, State, SubscriptionRecord
from k2desk.model.registry_errors import AlreadyThere, IllegalStep, UnknownRecord
from k2desk.store import history_mapping, row_writing, rows
from k2desk.store.sqlite_file import SqliteFile
from k2desk.store.sqlite_hand_over import HandOverTables

_LEGAL = {
    State.SENDING: frozenset({State.CREATED, State.NOT_CREATED, State.NOT_SENT, State.NOT_CONFIRMED}),
    State.NOT_CONFIRMED: frozenset({State.CREATED, State.NOT_CREATED}),
    State.NOT_SENT: frozenset({State.NOT_SENT}),
}
_CAN_BE_SENT = frozenset({State.NOT_SENT, State.NOT_CREATED})
_STANDS = frozenset({State.SENDING, State.NOT_CONFIRMED, State.CREATED})
_STANDS_SQL = "('sending', 'not_confirmed', 'created')"


class RegistryTables(HandOverTables):
    """The tables of a registry on any engine. The methods do what `Registry` says.

    When a method returns, it has committed; every failure is a `RegistryError`.
    """

    def save_account(self, account: AccountRecord) -> None:
        with self._commit():
            self._upsert("account", [row_writing.from_account(account)], "id", fixed="made_at")

    def connect_account(self, account: AccountRecord, client: str) -> AccountRecord:
        self.save_account(account)
        return account

    def contents(self, account_id: str) -> AccountContents:
        with self._reading():
            records, checks = rows.subscriptions_and_checks(self._rows, account_id)
            addresses, tills = rows.addresses_and_tills(self._rows, account_id)
            names, notes, marks = rows.words_of_user(self._rows, account_id)
            return AccountContents(records, checks, addresses, tills, names=names, notes=notes, marks=marks)

    def recover(self, sender: str, at: datetime) -> tuple[str, ...]:
        if not self._left_sending(sender):
            return ()
        with self._commit(is_answer=True):
            gone = self._left_sending(sender)
            for record_id in gone:
                self._change(record_id, state=State.NOT_CONFIRMED, settled_at=at, trouble=GONE)
                self._add_events((HistoryEvent(str(uuid.uuid4()), record_id, at, State.NOT_CONFIRMED.value, "", GONE),))
        return gone

    def _left_sending(self, sender: str) -> tuple[str, ...]:
        """Return the rows whose sender has ended. A file has one writer, so that is every other one."""
        others = "SELECT id FROM subscription WHERE state = 'sending' AND (sender IS NULL OR sender <> :sender)"
        return tuple(record_id for (record_id,) in self._read(others, sender=sender))

    def record_intents(self, records: Sequence[SubscriptionRecord]) -> tuple[SubscriptionRecord, ...]:
        kept = []
        with self._commit():
            for record in records:
                self._refuse_double(record)
                revised = replace(record, revision=self._next_revision())
                self._insert(
                    "subscription", [{**row_writing.to_row(revised), "changed_at": rows.to_number(record.pressed_at)}]
                )
                kept.append(revised)
        return tuple(kept)

    def settle(self, record_id: str, settlement: Settlement) -> SubscriptionRecord:
        with self._commit(is_answer=True):
            return self._settle(record_id, settlement)

    def _settle(self, record_id: str, settlement: Settlement) -> SubscriptionRecord:
        before = self._record(record_id)
        if settlement.state not in _LEGAL.get(before.state, frozenset()):
            raise IllegalStep(f"{before.state.value} can't become {settlement.state.value}")
        after = replace(
            before,
            state=settlement.state,
            kopokopo_id=settlement.kopokopo_id or before.kopokopo_id,
            location=settlement.location or before.location,
        )
        self._refuse_double(after)
        record = self._change(
            record_id,
            state=settlement.state,
            settled_at=settlement.at,
            kopokopo_id=after.kopokopo_id,
            location=after.location,
            trouble=settlement.trouble,
            changed_at=settlement.at,
        )
        self._add_events(settlement.history)
        return record

    def resend(self, record_id: str, sender: str, at: datetime) -> SubscriptionRecord:
        with self._commit():
            before = self._record(record_id)
            if before.state not in _CAN_BE_SENT or before.removed_at is not None or before.is_damaged:
                raise IllegalStep(f"{before.state.value} can't be sent again")
            self._refuse_double(replace(before, state=State.SENDING))
            record = self._change(
                record_id,
                state=State.SENDING,
                sender=sender,
                pressed_at=at,
                settled_at=None,
                trouble=None,
                changed_at=at,
            )
            self._add_events((HistoryEvent(str(uuid.uuid4()), record_id, at, "sent"),))
        return record

    def keep_theirs(
        self, record_id: str, remote: RemoteFacts, at: datetime, history: Sequence[HistoryEvent] = ()
    ) -> SubscriptionRecord:
        with self._commit():
            before = self._record(record_id)
            if before.state is not State.CREATED:
                raise IllegalStep("only a created subscription has facts at Kopo Kopo")
            facts = {name: getattr(remote, name) for name in remote.__match_args__}
            self._refuse_double(replace(before, **facts))
            record = self._change(record_id, **facts, changed_at=at)
            self._add_events(history)
        return record

    def remove(self, record_id: str, at: datetime, history: Sequence[HistoryEvent] = ()) -> SubscriptionRecord:
        with self._commit():
            self._record(record_id)
            record = self._change(record_id, removed_at=at, changed_at=at)
            self._add_events(history)
        return record

    def restore(self, record_id: str, at: datetime, history: Sequence[HistoryEvent] = ()) -> SubscriptionRecord:
        with self._commit():
            before = self._record(record_id)
            self._refuse_double(replace(before, removed_at=None))
            record = self._change(record_id, removed_at=None, changed_at=at)
            self._add_events(history)
        return record

    def observed(self, observations: Sequence[Observation]) -> None:
        with self._commit():
            self._upsert("latest_check", [row_writing.to_row(one.check) for one in observations], "subscription_id")
            marks = [
                {
                    "subscription_id": one.check.subscription_id,
                    "day": one.day.isoformat(),
                    "mark": history_mapping.MARKS.index(one.mark),
                }
                for one in observations
            ]
            worse = "UPDATE SET mark = excluded.mark WHERE excluded.mark > day.mark"
            self._insert("day", marks, f"ON CONFLICT (subscription_id, day) DO {worse}")
            self._add_events([event for one in observations for event in one.history])

    def add_history(self, events: Sequence[HistoryEvent]) -> None:
        with self._commit():
            self._add_events(events)

    def history(self, record_id: str, limit: int = 200) -> tuple[HistoryEvent, ...]:
        return self._records(
            f"SELECT {history_mapping.EVENT_COLUMNS} FROM history"
            " WHERE subscription_id = :id ORDER BY at DESC, rowid DESC LIMIT :limit",
            history_mapping.to_event,
            history_mapping.rest_of_event,
            id=record_id,
            limit=limit,
        )

    def days(self, record_id: str, since: date) -> tuple[tuple[date, DayMark], ...]:
        return self._records(
            "SELECT day, mark FROM day WHERE subscription_id = :id AND day >= :since ORDER BY day",
            history_mapping.to_day,
            id=record_id,
            since=since.isoformat(),
        )

    # -- inside a commit ---------------------------------------------------------------------------------------------

    def _record(self, record_id: str) -> SubscriptionRecord:
        found = self._records(
            f"SELECT {rows.SUBSCRIPTION_COLUMNS} FROM subscription WHERE id = :id",
            rows.to_subscription,
            rows.rest_of_subscription,
            id=record_id,
        )
        if not found:
            raise UnknownRecord(record_id)
        return found[0]

    def _change(self, record_id: str, **columns: Any) -> SubscriptionRecord:
        columns = {name: row_writing.to_cell(value) for name, value in columns.items()}
        columns["revision"] = self._next_revision()
        settings = ", ".join(f"{name} = :{name}" for name in columns)
        self._db.execute(f"UPDATE subscription SET {settings} WHERE id = :id", {**columns, "id": record_id})
        return self._record(record_id)

    def _add_events(self, events: Sequence[HistoryEvent]) -> None:
        self._insert("history", list(map(row_writing.to_row, events)), "ON CONFLICT (id) DO NOTHING")

    def _refuse_double(self, record: SubscriptionRecord) -> None:
        """Raise `AlreadyThere` with the row in the way. The unique indexes would refuse without naming it."""
        if record.removed_at is not None:
            return
        values = row_writing.to_row(record)
        if record.kopokopo_id is not None:
            self._refuse(
                "SELECT id FROM subscription WHERE host = :host AND kopokopo_id = :kopokopo_id AND id <> :id"
                " AND removed_at IS NULL",
                values,
            )
        if record.state in _STANDS:
            self._refuse(
                "SELECT id FROM subscription WHERE account_id = :account_id AND event_type = :event_type"
                " AND scope = :scope AND COALESCE(scope_reference, '') = COALESCE(:scope_reference, '')"
                " AND address = :address AND again = :again AND id <> :id AND removed_at IS NULL"
                f" AND state IN {_STANDS_SQL}",
                values,
            )

    def _refuse(self, sql: str, values: dict[str, Any]) -> None:
        found = self._db.execute(sql, values).fetchone()
        if found is not None:
            raise AlreadyThere(found[0])


class SqliteRegistry(RegistryTables, SqliteFile):
    """One registry file."""
