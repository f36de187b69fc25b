"""Reads the part of a long list that is shown first: its top rows, and the number of rows under each heading.

The headings follow the rules of the badges (`k2desk.services.badge`), repeated here in SQL: the database goes through
ten thousand rows while Qt starts, whereas Python would have to build ten thousand records first. The whole list is read
right after the first paint.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.records import AddressRecord, CheckRecord, ListSummary, ProblemMark, SubscriptionRecord
from k2desk.store import row_reading, rows
from k2desk.store.checksums import CheckedConnection

LONG = 300
"""The most rows that are read at once. Of a longer list a summary is read."""

_FIRST = 45
"""How many rows a summary contains: a screen of 2160 pixels."""

_ATTENTION, _LATER, _WAITING, _WELL, _ATTENTION_THOUGH_ACTIVE, _LATER_THOUGH_ACTIVE, _REMOVED = range(7)

_JUDGED = f"""
WITH found AS NOT MATERIALIZED (
    SELECT s.rowid AS place, s.pressed_at AS pressed_at, s.id AS id, s.address AS address, CASE
        WHEN s.removed_at IS NOT NULL THEN {_REMOVED}
        WHEN s.state IN ('sending', 'not_sent') THEN {_WAITING}
        WHEN s.state <> 'created' THEN {_ATTENTION}
        WHEN c.standing IS NULL THEN {_WAITING}
        WHEN c.standing <> 'found' THEN {_ATTENTION}
        WHEN c.theirs IS NOT NULL THEN {_ATTENTION}
        WHEN lower(coalesce(c.word, '')) <> 'active' THEN {_ATTENTION}
        WHEN c.good_at IS NULL THEN {_WAITING}
        WHEN c.good_at > :fresh_since AND c.good_at < :not_after
            AND s.address IN (SELECT value FROM json_each(:troubled)) THEN {_ATTENTION_THOUGH_ACTIVE}
        ELSE {_WELL}
    END AS heading
    FROM subscription AS s LEFT JOIN latest_check AS c ON c.subscription_id = s.id
    WHERE s.account_id = :account
),
judged AS MATERIALIZED (
    SELECT place, pressed_at, CASE
        WHEN heading = {_ATTENTION} AND id IN (SELECT value FROM json_each(:marked)) THEN {_LATER}
        WHEN heading = {_ATTENTION_THOUGH_ACTIVE} AND address IN (SELECT value FROM json_each(:marked))
            THEN {_LATER_THOUGH_ACTIVE}
        ELSE heading
    END AS heading
    FROM found
)
"""
_COUNTS_AND_PLACES = f"""
{_JUDGED}
SELECT heading, count(*) FROM judged WHERE heading <> {_REMOVED} GROUP BY heading
UNION ALL SELECT {_REMOVED}, place FROM judged WHERE heading = {_REMOVED}
UNION ALL SELECT NULL, place FROM (
    SELECT place FROM judged WHERE heading <> {_REMOVED} ORDER BY CASE heading
        WHEN {_ATTENTION_THOUGH_ACTIVE} THEN {_ATTENTION}
        WHEN {_LATER_THOUGH_ACTIVE} THEN {_LATER}
        ELSE heading
    END, pressed_at DESC, place
    LIMIT {_FIRST}
)
"""
"""The number of rows under each heading, the places of the removed rows, and after NULL those of the top rows."""

_OF_PLACES = (
    f"SELECT {rows.SUBSCRIPTION_COLUMNS} FROM subscription"
    " WHERE rowid IN (SELECT value FROM json_each(:places)) ORDER BY rowid"
)
_CHECKS = f"SELECT {rows.CHECK_COLUMNS} FROM latest_check WHERE subscription_id IN (SELECT value FROM json_each(:ids))"


@fast_dataclass
class SummaryRules:
    """What the badge depends on besides the row.

    These are how old an answer may be, which addresses have a problem, and which marks are still valid.
    """

    fresh_since: datetime
    not_after: datetime
    in_trouble: Callable[[AddressRecord], bool]
    is_valid: Callable[[ProblemMark], bool] = lambda mark: True


def is_long(db: CheckedConnection, account_id: str) -> bool:
    """Return whether the account has more than `LONG` rows."""
    count = "SELECT count(*) FROM (SELECT 1 FROM subscription WHERE account_id = :account LIMIT :most)"
    return bool(db.execute(count, {"account": account_id, "most": LONG + 1}).fetchone()[0] > LONG)


def list_summary(
    db: CheckedConnection,
    account_id: str,
    rules: SummaryRules,
    addresses: tuple[AddressRecord, ...],
    marks: tuple[ProblemMark, ...],
) -> tuple[tuple[SubscriptionRecord, ...], tuple[CheckRecord, ...], ListSummary]:
    """Return the top rows and all removed ones, their checks, and the numbers of rows."""
    values = {
        "account": account_id,
        "fresh_since": rows.to_number(rules.fresh_since),
        "not_after": rows.to_number(rules.not_after),
        "troubled": json.dumps([one.address for one in addresses if rules.in_trouble(one)]),
        "marked": json.dumps([one.subject for one in marks if rules.is_valid(one)]),
    }
    found = db.execute(_COUNTS_AND_PLACES, values).fetchall()
    counts = {heading: count for heading, count in found if heading not in {None, _REMOVED}}
    make, rest = rows.to_subscription, rows.rest_of_subscription
    top, removed = (
        row_reading.read(db, _OF_PLACES, {"places": json.dumps([at for kind, at in found if kind == one])}, make, rest)
        for one in (None, _REMOVED)
    )
    records = (*top, *removed)
    ids = json.dumps([record.id for record in records])
    checks = row_reading.read(db, _CHECKS, {"ids": ids}, rows.to_check, rows.rest_of_check)
    troubled, put_off = counts.get(_ATTENTION_THOUGH_ACTIVE, 0), counts.get(_LATER_THOUGH_ACTIVE, 0)
    summary = ListSummary(
        attention=counts.get(_ATTENTION, 0) + troubled,
        waiting=counts.get(_WAITING, 0),
        well=counts.get(_WELL, 0),
        active=counts.get(_WELL, 0) + troubled + put_off,
        later=counts.get(_LATER, 0) + put_off,
    )
    return records, checks, summary
