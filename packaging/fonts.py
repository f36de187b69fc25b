"""The fonts that K2Desk's screens are tried with, where they lie, and a fontconfig that knows one of them alone.

Standard library only: `dev.py` asks before anything is set up.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

FOLDERS = tuple(
    map(os.path.expanduser, ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"))
)
"""Of the user who started this: tests have another home later on."""

_ENDINGS = (".ttf", ".otf", ".ttc", ".pfb")
_SYMBOLS = "DejaVuSans"
"""Signs that a font lacks, ticks and arrows say, come from these files, and so do the developers' letters."""


@dataclass(frozen=True)
class Font:
    """A family, how the names of its files begin, the one that it can't do without, and who has it.

    The first of `packages` that the system knows has it: Debian 13 took some apart that were one before.
    """

    family: str
    begins: str
    regular: str
    packages: tuple[str, ...]


# Narrow and wide ones, and such whose own average letter says too little of their text or too much.
TRIED = (
    Font("DejaVu Sans", "DejaVuSans", "DejaVuSans.ttf", ("fonts-dejavu-core",)),
    Font(
        "Liberation Sans Narrow",
        "LiberationSansNarrow-",
        "LiberationSansNarrow-Regular.ttf",
        ("fonts-liberation-sans-narrow", "fonts-liberation"),
    ),
    Font("Noto Sans", "NotoSans-", "NotoSans-Regular.ttf", ("fonts-noto-core",)),
    # As wide and as high as Verdana, which no Debian package may have.
    Font("Verana Sans", "VeranaSans", "VeranaSans-Regular.otf", ("fonts-adf-verana",)),
)
USUAL = TRIED[0]


def files(begins: str = "") -> dict[str, Path]:
    """The font files of this computer whose names begin so, by name."""
    return {
        name: Path(folder, name)
        for top in FOLDERS
        for folder, _, names in os.walk(top)
        for name in names
        if name.startswith(begins) and name.lower().endswith(_ENDINGS)
    }


def missing() -> list[Font]:
    """Those of `TRIED` that this computer lacks; none where fontconfig does not choose the fonts."""
    if sys.platform != "linux":
        return []
    there = files()
    return [font for font in TRIED if font.regular not in there]


def complaint(fonts: list[Font]) -> str:
    """Says which fonts are missing and what to do about it."""
    packages = ", ".join(" or ".join(font.packages) for font in fonts)
    return (
        f"The tests need these fonts, and this computer lacks them: {', '.join(font.family for font in fonts)}."
        f" On Debian they are in {packages}; `python3 packaging/dev.py test` installs them as root."
    )


def fontconfig(font: Font, folder: Path) -> Path:
    """Makes, in a new `folder`, a configuration of fontconfig for which there is no other font than this one."""
    letters = folder / "fonts"
    letters.mkdir(parents=True)
    for name, path in (files(_SYMBOLS) | files(font.begins)).items():
        (letters / name).symlink_to(path)
    aliases = (
        _alias("eq", "any", "prepend", "DejaVu Sans Mono")  # whatever asks for "monospace"
        + _alias("not_eq", "all", "append", font.family)  # whatever asks for anything else
    )
    made = folder / "fonts.conf"
    made.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(letters))}</dir><cachedir>{escape(str(folder / 'cache'))}</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return made


def _alias(compare: str, which: str, mode: str, family: str) -> str:
    return (
        f'<match target="pattern"><test name="family" compare="{compare}" qual="{which}"><string>monospace</string>'
        f'</test><edit name="family" mode="{mode}" binding="strong"><string>{escape(family)}</string></edit></match>'
    )
