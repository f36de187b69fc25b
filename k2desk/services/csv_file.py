"""Writes CSV files that spreadsheets read correctly: UTF-8 with a byte order mark, and no cell that acts as a
formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from k2desk.model.outside import Most, one_line

# A spreadsheet may use ; or | as the separator, and then quotes don't keep a cell together.
_FORMULA = re.compile(r"(^|[;,|])([\s\"'`]*)(?=[=+\-@＝＋－＠﹢﹣])")
_NUMBER = re.compile(r"[+-][0-9][0-9 .,]*")


def csv_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the content of the file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(map(_harmless, header))
    for row in rows:
        writer.writerow(map(_harmless, row))
    return out.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: str) -> str:
    shown = one_line(cell, Most.TEXT)
    # Numbers, including phone numbers, are not formulas.
    return shown if _NUMBER.fullmatch(shown) else _FORMULA.sub(r"\1'\2", shown)
