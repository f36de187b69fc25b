"""The SQL of what is written down about payments: options, claims, watches, kept payments and counts by hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from k2desk.model.payment_records import (
    MOST_KEPT,
    HourCount,
    PaymentClaim,
    PaymentNotes,
    PaymentOptions,
    PaymentWatch,
)
from k2desk.model.payments import Payment, PaymentKind
from k2desk.store import row_writing, rows
from k2desk.store.sqlite_account import AccountTables

_OPTIONS = "SELECT account_id, keep_days, callback, seconds, sound FROM payment_options WHERE account_id = :account"
_CLAIMS = (
    "SELECT account_id, reference, at, given_by, sale, taken_back_at, taken_back_by FROM payment_claim"
    " WHERE account_id = :account"
)
_WATCHES = (
    "SELECT account_id, reference, since, till, amount, said_at, came_at, report_from, report_to FROM payment_watch"
    " WHERE account_id = :account"
)
_PAYMENTS = (
    "SELECT reference, amount, currency, at, till, kind, status, first_name, middle_name, last_name, phone, payer,"
    " is_reversal, reverses, kopokopo_id, type_came, amount_came, time_is_certain FROM payment"
    " WHERE account_id = :account ORDER BY at DESC, payment_key, is_reversal DESC LIMIT :most"
)
_HOURS = (
    "SELECT account_id, till, hour, kind, count, received, reversals, reversed FROM payment_hour"
    " WHERE account_id = :account AND hour >= :since ORDER BY hour, till, kind"
)


class PaymentTables(AccountTables):
    """The tables about payments. Its methods do what `Registry` says."""

    def payment_notes(self, account_id: str) -> PaymentNotes:
        options = self._records(_OPTIONS, _to_options, account=account_id)
        return PaymentNotes(
            options[0] if options else PaymentOptions(account_id),
            self._records(_CLAIMS, _to_claim, _rest_of_claim, account=account_id),
            self._records(_WATCHES, _to_watch, account=account_id),
        )

    def save_payment_options(self, options: PaymentOptions) -> None:
        with self._commit():
            self._upsert("payment_options", [row_writing.to_row(options)], "account_id")
            if not options.keep_days:
                for table in ("payment", "payment_hour"):
                    self._db.execute(f"DELETE FROM {table} WHERE account_id = :id", {"id": options.account_id})

    def claim_payment(self, claim: PaymentClaim) -> PaymentClaim:
        with self._commit():
            standing = self._records(
                f"{_CLAIMS} AND reference = :reference AND taken_back_at IS NULL",
                _to_claim,
                _rest_of_claim,
                account=claim.account_id,
                reference=claim.reference,
            )
            if standing:
                return standing[0]
            self._upsert("payment_claim", [row_writing.to_row(claim)], "account_id, reference")
        return claim

    def take_back_claim(self, account_id: str, reference: str, at: datetime, by: str) -> None:
        with self._commit():
            self._db.execute(
                "UPDATE payment_claim SET taken_back_at = :at, taken_back_by = :by"
                " WHERE account_id = :account AND reference = :reference AND taken_back_at IS NULL",
                {"account": account_id, "reference": reference, "at": rows.to_number(at), "by": by},
            )

    def save_payment_watches(self, watches: Sequence[PaymentWatch], forget: Sequence[PaymentWatch] = ()) -> None:
        with self._commit():
            self._db.executemany(
                "DELETE FROM payment_watch WHERE account_id = :account AND reference = :reference",
                [{"account": watch.account_id, "reference": watch.reference} for watch in forget],
            )
            self._upsert("payment_watch", list(map(_row_of, watches)), "account_id, reference")

    def kept_payments(self, account_id: str) -> tuple[Payment, ...]:
        return self._records(_PAYMENTS, _to_payment, account=account_id, most=MOST_KEPT)

    def keep_payments(self, account_id: str, payments: Sequence[Payment], hours: Sequence[HourCount]) -> None:
        with self._commit():
            kept = [_kept_row(account_id, payment) for payment in payments]
            self._upsert("payment", kept, "account_id, payment_key, is_reversal")
            names = ("count", "received", "reversals", "reversed")
            changes = ", ".join(f"{name} = excluded.{name}" for name in names)
            counted = list(map(_row_of, hours))
            changes += self._all_new("payment_hour", frozenset(counted[0] if counted else ()))
            self._insert(
                "payment_hour",
                counted,
                f"ON CONFLICT (account_id, till, hour, kind) DO UPDATE SET {changes} WHERE"
                " excluded.count + excluded.reversals >= payment_hour.count + payment_hour.reversals",
            )

    def forget_payments(self, account_id: str, before: datetime, hours_before: datetime) -> None:
        with self._commit():
            values = {"account": account_id, "before": rows.to_number(before)}
            self._db.execute("DELETE FROM payment WHERE account_id = :account AND at < :before", values)
            values["before"] = rows.to_number(hours_before)
            self._db.execute("DELETE FROM payment_hour WHERE account_id = :account AND hour < :before", values)

    def payment_hours(self, account_id: str, since: datetime) -> tuple[HourCount, ...]:
        return self._records(_HOURS, _to_hour, account=account_id, since=rows.to_number(since))


def _row_of(record: Any) -> dict[str, Any]:
    return {name: str(cell) if isinstance(cell, Decimal) else cell for name, cell in row_writing.to_row(record).items()}


def _kept_row(account_id: str, payment: Payment) -> dict[str, Any]:
    cells = _row_of(payment)
    cells["kopokopo_id"] = cells.pop("id")
    return {"account_id": account_id, "payment_key": payment.key[0], **cells}


def _to_options(row: tuple[Any, ...]) -> PaymentOptions:
    if row[1] < 0 or row[3] < 1:
        raise ValueError("a number of days or seconds is expected")
    return PaymentOptions(row[0], row[1], row[2], row[3], bool(row[4]))


def _to_claim(row: tuple[Any, ...]) -> PaymentClaim:
    return PaymentClaim(row[0], row[1], rows.moment(row[2]), row[3], row[4], rows.to_moment(row[5]), row[6])


def _rest_of_claim(row: tuple[Any, ...]) -> PaymentClaim | None:
    # A payment must not be given twice because of a damaged byte, so the claim stands. Who gave it is not known.
    return PaymentClaim(row[0], row[1], _moment_or_start(row[2]), "")


def _moment_or_start(cell: Any) -> datetime:
    return rows.moment(cell) if isinstance(cell, int) and 0 <= cell < 1 << 52 else rows.moment(0)


def _to_watch(row: tuple[Any, ...]) -> PaymentWatch:
    amount = None if row[4] is None else Decimal(row[4])
    return PaymentWatch(row[0], row[1], rows.moment(row[2]), row[3], amount, *map(rows.to_moment, row[5:9]))


def _to_payment(row: tuple[Any, ...]) -> Payment:
    cells = list(row)
    cells[1], cells[3], cells[5] = Decimal(row[1]), rows.moment(row[3]), PaymentKind(row[5])
    cells[12], cells[17] = bool(row[12]), bool(row[17])
    return Payment(*cells)


def _to_hour(row: tuple[Any, ...]) -> HourCount:
    return HourCount(row[0], row[1], rows.moment(row[2]), row[3], row[4], Decimal(row[5]), row[6], Decimal(row[7]))
