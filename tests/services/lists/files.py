"""Makes workbooks and other files for the tests of lists."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def xlsx(path: Path, rows: Sequence[Sequence[Any]], *, at: tuple[int, int] = (0, 0)) -> Path:
    """Write a workbook. A cell that is a function gets (sheet, row, column) and writes itself."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy hh:mm"}) as book:
        sheet = book.add_worksheet("Sales")
        for row, cells in enumerate(rows, at[0]):
            for column, cell in enumerate(cells, at[1]):
                cell(sheet, row, column) if callable(cell) else sheet.write(row, column, cell)
    return path


def changed(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Replace parts of a workbook."""
    with zipfile.ZipFile(path) as given:
        content = {one: given.read(one) for one in given.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as taken:
        for name, part in {**content, **parts}.items():
            taken.writestr(name, part)
    return path


def sheet_xml(rows: str, head: str = "") -> str:
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'{head}<worksheet xmlns="{name}"><sheetData>{rows}</sheetData></worksheet>'


def ods(path: Path, rows: Sequence[Sequence[str]], *, more: str = "", manifest: str = "") -> Path:
    """Write a workbook of LibreOffice's format. `more` is put behind the rows."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    names = f'xmlns:office="{_OFFICE}" xmlns:table="{_TABLE}" xmlns:text="{_TEXT}"'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", kind, zipfile.ZIP_STORED)
        file.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{_MANIFEST}"><manifest:file-entry manifest:full-path="/"'
            f' manifest:media-type="{kind}">{manifest}</manifest:file-entry></manifest:manifest>',
        )
        file.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="S">{body}{more}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def with_password(path: Path) -> Path:
    """Write what Excel saves with a password: a compound file that holds an encrypted package."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    header += struct.pack("<109I", *([free] * 109))[4:]

    def entry(name: str, kind: int, child: int, start: int, size: int, right: int = free) -> bytes:
        text = name.encode("utf-16-le").ljust(64, b"\0")
        links = struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, free, right, child)
        return text + links + bytes(36) + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 1, end, 0) + entry("EncryptedPackage", 2, free, 2, 4096, 2)
    directory += entry("EncryptionInfo", 2, free, 10, 4096) + entry("", 0, free, 0, 0)
    table = [fat, end, *range(3, 10), end, *range(11, 18), end]
    sectors = struct.pack("<128I", *(table + [free] * (128 - len(table)))) + directory + bytes(2 * 4096)
    path.write_bytes(header.ljust(512, b"\xff")[:512] + sectors)
    return path
