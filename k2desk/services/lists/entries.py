"""One payment of a list in the form in which lists are compared, whatever the list is."""

from __future__ import annotations

from datetime import datetime

from k2desk.model.fast_dataclass import fast_dataclass


@fast_dataclass
class Entry:
    """A payment. `cents` is negative for what went back. `line` is its number in a file, from 1.

    `at` is aware; without `has_time` only its day counts. `is_reversed`: the entry itself says that it was undone.
    """

    reference: str
    cents: int
    at: datetime | None = None
    has_time: bool = False
    till: str = ""
    phone: str = ""
    name: str = ""
    is_reversed: bool = False
    line: int = 0
