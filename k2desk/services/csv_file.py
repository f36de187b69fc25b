"""A CSV file that a spreadsheet opens as what it is: UTF-8 with a mark, and no cell that passes for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from k2desk.model.outside import Most, one_line

# A spreadsheet may take ; or | for the sign between cells, and then even quotes do not hold a cell together.
_FORMULA = re.compile(r"(^|[;,|])([\s\"'`]*)(?=[=+\-@＝＋－＠﹢﹣])")
_NUMBER = re.compile(r"[+-][0-9][0-9 .,]*")


def csv_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The file's bytes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(map(_harmless, header))
    for row in rows:
        writer.writerow(map(_harmless, row))
    return out.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: str) -> str:
    shown = one_line(cell, Most.TEXT)
    # Numbers, phone numbers too, are no formulas.
    return shown if _NUMBER.fullmatch(shown) else _FORMULA.sub(r"\1'\2", shown)
