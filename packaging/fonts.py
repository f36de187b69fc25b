"""The fonts with which the tests show K2Desk's screens, where they are, and a fontconfig for a single one of them.

Uses only the standard library, because `dev.py` imports it before anything is set up.
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
"""The folders of the user who started this: tests have another home later."""

_ENDINGS = (".ttf", ".otf", ".ttc", ".pfb")
_SYMBOLS = "DejaVuSans"
"""The fallback for characters that a font lacks, such as ticks and arrows, and the monospace font."""


@dataclass(frozen=True)
class Font:
    """A family, the prefix of its file names, the file that it needs, and the packages that contain it.

    The first of `packages` that the system knows contains it: Debian 13 split some packages.
    """

    family: str
    begins: str
    regular: str
    packages: tuple[str, ...]


# Narrow and wide fonts, and fonts whose average character width misleads about the width of their text.
TRIED = (
    Font("DejaVu Sans", "DejaVuSans", "DejaVuSans.ttf", ("fonts-dejavu-core",)),
    Font(
        "Liberation Sans Narrow",
        "LiberationSansNarrow-",
        "LiberationSansNarrow-Regular.ttf",
        ("fonts-liberation-sans-narrow", "fonts-liberation"),
    ),
    Font("Noto Sans", "NotoSans-", "NotoSans-Regular.ttf", ("fonts-noto-core",)),
    # As wide and as high as Verdana, which Debian is not allowed to package.
    Font("Verana Sans", "VeranaSans", "VeranaSans-Regular.otf", ("fonts-adf-verana",)),
)
USUAL = TRIED[0]


def files(begins: str = "") -> dict[str, Path]:
    """Return this computer's font files whose names begin with `begins`, by name."""
    return {
        name: Path(folder, name)
        for top in FOLDERS
        for folder, _, names in os.walk(top)
        for name in names
        if name.startswith(begins) and name.lower().endswith(_ENDINGS)
    }


def missing() -> list[Font]:
    """Return the fonts of `TRIED` that this computer lacks; none on systems that don't use fontconfig."""
    if sys.platform != "linux":
        return []
    installed = files()
    return [font for font in TRIED if font.regular not in installed]


def complaint(fonts: list[Font]) -> str:
    """Return a text that says which fonts are missing and what to do."""
    packages = ", ".join(" or ".join(font.packages) for font in fonts)
    return (
        f"The tests need these fonts, and this computer lacks them: {', '.join(font.family for font in fonts)}."
        f" On Debian they are in {packages}; `python3 packaging/dev.py test` installs them as root."
    )


def fontconfig(font: Font, folder: Path) -> Path:
    """Write a fontconfig configuration with this font only into a new `folder`, and return its path."""
    letters = folder / "fonts"
    letters.mkdir(parents=True)
    for name, path in (files(_SYMBOLS) | files(font.begins)).items():
        (letters / name).symlink_to(path)
    aliases = (
        _alias("eq", "any", "prepend", "DejaVu Sans Mono")  # requests for "monospace"
        + _alias("not_eq", "all", "append", font.family)  # all other requests
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
