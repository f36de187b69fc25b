"""Writes XLSX files: every cell is text or an amount, and none is a formula or a link."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from k2desk.model.outside import Most, one_line

_AMOUNT = re.compile(r"-?[0-9]{1,12}\.[0-9]{2}")
"""What becomes a number. Tills, phones and references stay text, with their zeros and letters."""

_WIDEST = 60
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def xlsx_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the content of the file: one sheet with a bold header that stays in sight."""
    # It takes a tenth of a second to import, and few people save a workbook.
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, _PLAIN) as book:
        sheet = book.add_worksheet()
        bold, amount = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
        widths = [len(title) for title in header]
        for column, title in enumerate(header):
            sheet.write_string(0, column, one_line(title, Most.SENTENCE), bold)
        for place, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if _AMOUNT.fullmatch(cell):
                    sheet.write_number(place, column, float(cell), amount)
                elif cell:
                    sheet.write_string(place, column, one_line(cell, Most.TEXT))
                if column < len(widths):
                    widths[column] = max(widths[column], len(cell))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width + 2, _WIDEST))
        sheet.freeze_panes(1, 0)
    return out.getvalue()
