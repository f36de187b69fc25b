"""The SQL of an account's tables, except those of subscriptions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from k2desk.model.history import ALERTS_BYTES, ALERTS_KEPT, ALERTS_KEPT_DAYS, MORNINGS_KEPT, AlertRecord, ReadyRecord
from k2desk.model.kept_text import KeptText
from k2desk.model.records import AddressRecord, TillRecord
from k2desk.store import history_mapping, row_writing, rows
from k2desk.store.sqlite_notes import NotesAndMarks


class AccountTables(NotesAndMarks):
    """The tables of addresses, tills, mornings, messages and drafts. Its methods do what `Registry` says."""

    def address_seen(self, record: AddressRecord) -> None:
        with self._commit():
            self._upsert("address", [row_writing.to_row(record)], "account_id, address")

    def save_tills(self, tills: Sequence[TillRecord]) -> None:
        with self._commit():
            self._upsert("till", list(map(row_writing.to_row, tills)), "account_id, number")

    def forget_tills(self, account_id: str, numbers: Sequence[str], at: datetime) -> None:
        now = rows.to_number(at)
        with self._commit():
            self._db.executemany(
                "UPDATE till SET name = '', changed_at = :now, removed_at = :now"
                " WHERE account_id = :account AND number = :number",
                [{"account": account_id, "number": number, "now": now} for number in numbers],
            )

    def keep_morning(self, record: ReadyRecord) -> None:
        with self._commit():
            self._upsert("morning", [row_writing.to_row(record)], "account_id, day")
            self._db.execute(
                "DELETE FROM morning WHERE account_id = :account AND day NOT IN"
                " (SELECT day FROM morning WHERE account_id = :account ORDER BY day DESC LIMIT :kept)",
                {"account": record.account_id, "kept": MORNINGS_KEPT},
            )

    def mornings(self, account_id: str, since: date) -> tuple[ReadyRecord, ...]:
        return self._records(
            history_mapping.SELECT_MORNINGS, history_mapping.to_morning, account=account_id, since=since.isoformat()
        )

    def alerts_arrived(self, alerts: Sequence[AlertRecord], forget: Sequence[str] = ()) -> tuple[AlertRecord, ...]:
        kept: list[AlertRecord] = []
        with self._commit():
            self._db.executemany("DELETE FROM alert WHERE id = :id", [{"id": one} for one in forget])
            for alert in alerts:
                values = history_mapping.from_alert(alert)
                self._insert(
                    "alert",
                    [values],
                    "ON CONFLICT (account_id, digest) DO UPDATE SET times = alert.times + excluded.times,"
                    " last_at = excluded.last_at, answered = excluded.answered",
                )
                found = self._records(
                    f"{history_mapping.SELECT_ALERTS} AND digest = :digest",
                    history_mapping.to_alert,
                    history_mapping.to_alert,
                    account=alert.account_id,
                    digest=values["digest"],
                )
                kept.extend(found)
            for account_id in {alert.account_id for alert in alerts}:
                newest = max(alert.last_at for alert in alerts)
                self._forget_old_alerts(account_id, newest - timedelta(days=ALERTS_KEPT_DAYS))
        return tuple(kept)

    def alerts_judged(self, alerts: Sequence[AlertRecord]) -> None:
        with self._commit():
            self._db.executemany(
                "UPDATE alert SET verdict = :verdict, body = :body WHERE id = :id",
                [{"verdict": alert.verdict, "body": alert.body, "id": alert.id} for alert in alerts],
            )

    def _forget_old_alerts(self, account_id: str, before: datetime) -> None:
        values = {
            "account": account_id,
            "before": rows.to_number(before),
            "kept": ALERTS_KEPT,
            "bytes": ALERTS_BYTES,
        }
        self._db.execute("DELETE FROM alert WHERE account_id = :account AND last_at < :before", values)
        self._db.execute(
            "DELETE FROM alert WHERE account_id = :account AND id NOT IN"
            f" ({history_mapping.ALERTS_WITHIN} ORDER BY last_at DESC LIMIT :kept)",
            values,
        )

    def alerts(self, account_id: str) -> tuple[AlertRecord, ...]:
        within = f"{history_mapping.SELECT_ALERTS} AND id IN ({history_mapping.ALERTS_WITHIN})"
        newest_first = f"{within} ORDER BY last_at DESC, rowid DESC"
        return self._records(newest_first, history_mapping.to_alert, account=account_id, bytes=ALERTS_BYTES)

    def forget_alerts(self, account_id: str) -> None:
        with self._commit():
            self._db.execute("DELETE FROM alert WHERE account_id = :account", {"account": account_id})

    def draft(self, account_id: str, form: str) -> str | None:
        found = self._records(
            "SELECT text FROM draft WHERE account_id = :account AND form = :form",
            lambda row: str(row[0]),
            account=account_id,
            form=form,
        )
        return found[0] if found else None

    def save_draft(self, account_id: str, form: str, text: KeptText | None) -> None:
        with self._commit():
            if text is None:
                values = {"account": account_id, "form": form}
                self._db.execute("DELETE FROM draft WHERE account_id = :account AND form = :form", values)
            else:
                row = {"account_id": account_id, "form": form, "text": text}
                self._upsert("draft", [row], "account_id, form")
