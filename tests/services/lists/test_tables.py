"""Files of every make become tables, or end in one of the refusals that have words."""

from __future__ import annotations

import datetime
import errno
import io
import os
import threading
import time
import zipfile

import pytest

from k2desk.services.lists import table_process, tables
from k2desk.services.lists.columns import Holds, columns_of
from k2desk.services.lists.rows import Unread, read_rows
from k2desk.services.lists.table_process import TableProcess
from k2desk.services.lists.tables import NotRead, Refusal, Source, sheets_of
from tests.services.lists.files import changed, ods, sheet_xml, with_password, xlsx

HEAD = ["Receipt", "Amount", "Paid at"]
ROWS = [["SKE1234567", "1,250.00", "28/11/2026 14:02"], ["TKE7654321", "300.00", "28/11/2026 14:10"]]
CSV = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in [HEAD, *ROWS])
WANTED = [("SKE1234567", 1250_00, "14:02"), ("TKE7654321", 300_00, "14:10")]


def payments(path):
    (sheet,) = sheets_of(Source(path))
    read = read_rows(sheet.rows, columns_of(sheet.rows), lines=sheet.lines)
    return [(one.reference, one.cents, one.at.strftime("%H:%M")) for one in read.rows]


TEXTS = {
    "utf-8": CSV.encode(),
    "utf-8 with a mark": CSV.encode("utf-8-sig"),
    "utf-16": CSV.encode("utf-16"),
    "utf-16 without a mark": CSV.encode("utf-16-le"),
    "cp1252": CSV.replace("Paid at", "Café – paid at").encode("cp1252"),
    "semicolons": CSV.replace('","', '";"').encode(),
    "semicolons and commas for cents": CSV.replace('","', '";"').replace("1,250.00", "1.250,00").encode(),
    "tabs": CSV.replace('","', "\t").replace('"', "").encode(),
    "bars": CSV.replace('","', "|").replace('"', "").encode(),
    "columns apart by blanks": CSV.replace('","', "    ").replace('"', "").encode(),
    "its separator named": b"sep=;\r\n" + CSV.replace('","', '";"').encode(),
    "old ends of lines": CSV.replace("\r\n", "\r").encode(),
    "a stray quotation mark": CSV.replace('"TKE7654321"', "TKE7654321").replace('"300.00"', '300.00').encode(),
    "text kept as formulas": CSV.replace('"SKE1234567"', '="SKE1234567"').encode(),
    "a zero byte": (CSV + "\r\n").encode() + b'"\x00"',
}  # fmt: skip


@pytest.mark.parametrize("make", TEXTS)
def test_a_text_table_is_read_in_any_encoding_with_any_separator(make, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(TEXTS[make])
    if make == "a zero byte":
        with pytest.raises(NotRead):
            sheets_of(Source(path))
    else:
        assert payments(path) == WANTED


def test_workbooks_are_read_as_text_tables_are(tmp_path):
    def serial(minute):
        moment = datetime.datetime(2026, 11, 28, 14, minute)
        return lambda sheet, row, column: sheet.write_datetime(row, column, moment)

    rows = [["Njeri Hardware"], HEAD, ["ske 1234567", 1250, serial(2)], ["TKE7654321", 300.0, serial(10)]]
    assert payments(xlsx(tmp_path / "list.xlsx", rows, at=(3, 2))) == WANTED
    assert payments(ods(tmp_path / "list.ods", [HEAD, *ROWS])) == WANTED


def test_merged_cells_formulas_and_two_lines_of_headings_are_understood(tmp_path):
    def merged_day(sheet, row, column):
        sheet.merge_range(row, column, row + 1, column, "28/11/2026")

    def formula(result):
        return lambda sheet, row, column: sheet.write_formula(row, column, "=1+1", None, result)

    path = xlsx(
        tmp_path / "list.xlsx",
        [
            ["Sales", "", "M-PESA", ""],
            ["Date", "Time", "Receipt", "Amount"],
            [merged_day, "14:02", "SKE1234567", formula(1250)],
            [lambda *_: None, "14:10", "TKE7654321", formula(300)],
            ["Total", "", "", formula("")],
        ],
    )
    assert payments(path) == WANTED
    (sheet,) = sheets_of(Source(path))
    assert sheet.formulas == 1
    read = read_rows(sheet.rows, columns_of(sheet.rows), lines=sheet.lines)
    assert [(one.line, one.why) for one in read.unread] == [
        (1, Unread.HEADING),
        (2, Unread.HEADING),
        (5, Unread.NOT_UNDERSTOOD),
    ]


def test_a_wide_table_is_read_by_what_its_cells_hold(tmp_path):
    filler = [f"x{number}" for number in range(197)]
    rows = [[*filler[:90], *row, *filler[90:]] for row in [HEAD, *ROWS]]
    path = tmp_path / "wide.csv"
    path.write_text("\n".join(";".join(row) for row in rows))
    assert len(rows[0]) == 200
    assert payments(path) == WANTED


def test_columns_are_known_by_their_contents_and_by_the_payments_they_are_compared_with():
    rows = [
        ["No", "Code", "POS code", "Total", "Paid in", "Balance", "Simu", "Jina", "Till"],
        *(
            [
                *(str(n), f"ske12345{n:02}", f"XQA98765{n:02}", f"{n * 7}.00", f"{n * 10}.00", f"{n * 500}.00"),
                *(f"0712 345 6{n:02}", "Jane Wanjiku" if n % 2 else "Ali", "555123"),
            ]
            for n in range(10, 30)
        ),
    ]
    found = columns_of(rows, {f"SKE12345{n:02}": n * 1000 for n in range(10, 30)}, {"555123"}).places
    assert {holds: rows[0][place] for holds, place in found.items()} == {
        Holds.REFERENCE: "Code",
        Holds.AMOUNT: "Paid in",
        Holds.PHONE: "Simu",
        Holds.NAME: "Jina",
        Holds.TILL: "Till",
    }


def test_amounts_that_rise_by_a_shilling_are_no_numbers_of_rows_and_words_that_repeat_are_no_name():
    rows = [("When", "Reason", "Paid", "Code")]
    rows += [(f"{n}.11.26 10:30", "Pay merchant", f"1.00{n},00", f"SKE12345{n:02}") for n in range(1, 9)]
    assert columns_of(rows).places == {Holds.WHEN: 0, Holds.AMOUNT: 2, Holds.REFERENCE: 3}


def test_days_that_a_spreadsheet_wrote_as_numbers_are_days_also_with_a_comma():
    rows = [("Code", "Paid", "When"), ("SKE1234567", "1250", "46354,5847222222"), ("TKE7654321", "300", "46354,59")]
    read = read_rows(rows, columns_of(rows))
    assert [(one.cents, one.at.strftime("%d/%m %H:%M")) for one in read.rows] == [
        (1250_00, "28/11 14:02"),
        (300_00, "28/11 14:09"),
    ]


def _bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        file.writestr("xl/worksheets/sheet1.xml", bytes(3_000_000))
    return path


def _lying(path):
    """Write a part that is larger than the file's own list says."""
    content = bytearray(_bomb(path).read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(content)
    return path


_CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
_SHEET = "xl/worksheets/sheet1.xml"
_ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
REFUSED = {
    "a password": (lambda path: with_password(path), Refusal.PROTECTED),
    "a password of LibreOffice": (
        lambda path: ods(path, ROWS, manifest="<manifest:encryption-data/>"),
        Refusal.PROTECTED,
    ),
    "a picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99)), Refusal.NO_TABLE),
    "a web page": (lambda path: path.write_text("<!DOCTYPE html><table><tr>"), Refusal.NO_TABLE),
    "a PDF": (lambda path: path.write_bytes(b"%PDF-1.7\n"), Refusal.NO_TABLE),
    "another archive": (lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "a"), Refusal.NO_TABLE),
    "nothing": (lambda path: path.write_bytes(b""), Refusal.EMPTY),
    "blanks": (lambda path: path.write_text(" \n\n ,,\n"), Refusal.EMPTY),
    "half a workbook": (
        lambda path: path.write_bytes(xlsx(path, [HEAD, *ROWS]).read_bytes()[:3000]),
        Refusal.BROKEN,
    ),
    "a file of this computer as an entity": (
        lambda path: changed(
            xlsx(path, ROWS), {_SHEET: sheet_xml(f'<row r="1">{_CELL.format("A1", "&x;")}</row>', _ENTITY)}
        ),
        Refusal.BROKEN,
    ),
    "a sheet as large as all": (
        lambda path: changed(
            xlsx(path, ROWS), {_SHEET: sheet_xml(f"<row>{_CELL.format('A1', 1)}{_CELL.format('XFD1048576', 1)}</row>")}
        ),
        Refusal.TOO_LARGE,
    ),
    "a sheet as large as all without names of cells": (
        lambda path: changed(
            xlsx(path, ROWS),
            {_SHEET: sheet_xml(f"<row>{'<c><v>1</v></c>' * 16_000}</row>" + "<row/>" * 100_000)},
        ),
        Refusal.TOO_LARGE,
    ),
    "a bomb": (_bomb, Refusal.TOO_LARGE),
    "a bomb that lies": (_lying, Refusal.BROKEN),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_table_is_refused_by_its_reason(what, tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MOST_UNPACKED", 1_000_000 if "bomb" in what else tables.MOST_UNPACKED)
    make, why = REFUSED[what]
    path = tmp_path / "list.xlsx"
    make(path)
    with pytest.raises(NotRead) as refused:
        sheets_of(Source(path))
    assert refused.value.why is why


def test_rows_repeated_to_the_end_of_a_sheet_cost_nothing(tmp_path):
    end = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell office:value-type="string"' \
          ' table:number-columns-repeated="16384"><text:p>0</text:p></table:table-cell></table:table-row>'  # fmt: skip
    assert payments(ods(tmp_path / "list.ods", [HEAD, *ROWS], more=end)) == WANTED


def test_more_than_a_list_needs_is_refused_before_it_is_in_memory(tmp_path, monkeypatch):
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        # 300 MB of nothing take no room on the disk.
        file.truncate(300_000_000)
    with pytest.raises(NotRead) as refused:
        sheets_of(Source(path))
    assert refused.value.why is Refusal.TOO_LARGE
    with pytest.raises(NotRead, match="too_large"):
        sheets_of(Source(text="Code,Amount\nSKE1234567" + ",1" * 600))
    monkeypatch.setattr(tables, "MOST_CELLS", 5)
    with pytest.raises(NotRead, match="too_large"):
        sheets_of(Source(text=CSV))


# --- in a process of its own ------------------------------------------------------------------------------------------


def test_a_list_is_read_in_a_process_that_can_be_ended(tmp_path):
    path = tmp_path / "list.csv"
    more = "\n".join(f"UKE{number:07},5.00,28/11/2026 15:00" for number in range(2_500))
    path.write_text(f"{CSV}\n{more}", newline="")
    (sheet,) = TableProcess(Source(path)).run()
    assert len(sheet.rows) == 2_503 and sheet.lines[-1] == 2_503 and sheet.rows[1] == tuple(ROWS[0])
    stopped = TableProcess(Source(path))
    ender = threading.Thread(target=lambda: (_wait_for_process(stopped), stopped.stop()))
    ender.start()
    with pytest.raises(NotRead):
        stopped.stop()
        stopped.run()
    ender.join()


class _Deaf(io.BytesIO):
    """The standard input of a process that has ended."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self._code = code

    def write(self, _: object) -> int:
        raise OSError(self._code, os.strerror(self._code))


@pytest.mark.parametrize("code", [errno.EPIPE, errno.EINVAL], ids=["EPIPE", "EINVAL, as Windows says it"])
def test_a_process_that_ended_before_its_order_is_a_file_that_was_not_read(tmp_path, monkeypatch, code):
    path = tmp_path / "list.csv"
    path.write_text(CSV, newline="")
    real = table_process.start_program

    def start(*arguments, **named):
        process = real(*arguments, **named)
        process.stdin.close()
        process.stdin = _Deaf(code)
        return process

    monkeypatch.setattr(table_process, "start_program", start)
    with pytest.raises(NotRead):
        TableProcess(Source(path)).run()


def _wait_for_process(process):
    until = time.monotonic() + 30
    while process._process is None and time.monotonic() < until:
        time.sleep(0.001)


@pytest.mark.parametrize(
    ("make", "error"),
    [(lambda path: with_password(path), Refusal.PROTECTED), (lambda path: None, OSError)],
    ids=["refused", "not there"],
)
def test_a_refusal_and_an_error_come_out_of_the_process_as_such(make, error, tmp_path, monkeypatch):
    monkeypatch.setattr(table_process, "_limit_memory", lambda: None)
    monkeypatch.setattr(table_process.gc, "disable", lambda: None)
    path = tmp_path / "list.xlsx"
    make(path)
    answer = _Pipe()
    order = io.BytesIO(table_process.msgspec.msgpack.encode({"path": str(path), "text": ""}))
    order.readall = order.read  # type: ignore[attr-defined]
    table_process.main(order, answer)
    with pytest.raises(OSError if error is OSError else NotRead) as failed:
        TableProcess(Source())._answer(io.BytesIO(answer.content))
    assert error is OSError or failed.value.why is error


class _Pipe:
    """Takes a few bytes at a time, as a pipe does."""

    content = b""

    def write(self, some):
        self.content += bytes(some[:7])
        return min(7, len(some))
