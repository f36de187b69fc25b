"""A CSV file that a spreadsheet opens as what it is: UTF-8 with a mark, and no cell that passes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The file's bytes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: str) -> str:
    clean = cell.replace("\x00", "")
    # Numbers, phone numbers too, are no formulas.
    if clean.startswith(_FORMULA) and not clean[1:].replace(".", "").replace(" ", "").isdigit():
        return "'" + clean
    return clean
