"""Windows' version information about the program, shown in the properties of the file."""

from __future__ import annotations

import re
from pathlib import Path


def numbers(version: str) -> tuple[int, int, int, int]:
    """Return the four numbers that Windows needs: (0, 1, 0, 0) for `0.1.0`."""
    found = [int(number) for number in re.findall(r"\d+", version)[:3]]
    one, two, three = (*found, 0, 0, 0)[:3]
    return one, two, three, 0


def write(file: Path, version: str) -> None:
    """Write the version information in the form that PyInstaller reads."""
    texts = {
        "CompanyName": "The K2Desk authors",
        "FileDescription": "K2Desk",
        "FileVersion": version,
        "InternalName": "k2desk",
        "LegalCopyright": "Free software under the MIT licence",
        "OriginalFilename": "k2desk.exe",
        "ProductName": "K2Desk",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    # 0x0409 is English (United States), 1200 Unicode.
    file.write_text(
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers(version)}, prodvers={numbers(version)}, mask=0x3F, flags=0x0,\n"
        "    OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('040904B0', [{strings}])]),\n"
        "    VarFileInfo([VarStruct('Translation', [0x0409, 1200])])]\n"
        ")\n",
        encoding="utf-8",
    )
