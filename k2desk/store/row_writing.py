"""Makes the rows of the registry's tables from its records."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import Enum
from typing import Any

from k2desk.model.problems import Problem
from k2desk.model.records import AccountRecord, RemoteFacts
from k2desk.store.rows import to_number

_COLUMNS = {"duplicate_no": "again", "remote": "theirs"}
"""The columns that are not named as their fields."""


def to_row(record: Any) -> dict[str, Any]:
    """Return the parameters for a record's row."""
    return {_COLUMNS.get(name, name): to_cell(getattr(record, name)) for name in record.__match_args__}


def from_account(account: AccountRecord) -> dict[str, Any]:
    """Return the parameters for an account's row. That it was removed follows from its history."""
    return {name: cell for name, cell in to_row(account).items() if name != "removed_at"}


def to_cell(value: Any) -> Any:
    """Return a value in the form of its column."""
    match value:
        case bool():
            return int(value)
        case Enum():
            return value.value
        case datetime():
            return to_number(value)
        case date():
            return value.isoformat()
        case Problem():
            return _to_json({"code": value.code, "params": value.params, "details": value.details})
        case RemoteFacts():
            return _to_json([value.event_type, value.address, value.scope, value.scope_reference])
    return value


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
