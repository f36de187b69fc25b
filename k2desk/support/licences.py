"""The free software in K2Desk: names, versions and licences, from the packages' own metadata.

Parts without such metadata (Python, Qt and other libraries that only a built program contains) are listed in
`licences/parts.json` of the resources, which the build writes.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import PurePosixPath
from typing import NamedTuple

from k2desk.system.resources import resources

DIRECT = (
    "PySide6-Essentials",
    "certifi",
    "cryptography",
    "filelock",
    "h11",
    "httpx",
    "icalendar",
    "idna",
    "keyring",
    "msgspec",
    "platformdirs",
    "psycopg",
    "psycopg-binary",
    "pygments",
    "pyrage",
    "python-calamine",
    "python-multipart",
    "qasync",
    "sniffio",
    "starlette",
    "trustme",
    "truststore",
    "tzdata",
    "uvicorn",
    "xlsxwriter",
    "zxcvbn",
)
"""The packages that K2Desk itself requires. Their own requirements are found from their metadata."""

_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_DIVIDERS = re.compile(r"[-_.]+")
_LONGEST = 60
_TEXT_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice)")
_OF_QT = frozenset({"pyside6-essentials", "shiboken6"})
"""Packages without a licence text in their metadata; they are under Qt's licence."""


class Part(NamedTuple):
    """A package in use. `text` is the full text of its licence, or "" if the package contains none."""

    name: str
    version: str
    licence: str
    text: str = ""


def parts() -> tuple[Part, ...]:
    """Return all packages in use, sorted by name, without those that can't be found.

    Reads files, so don't call it on the window's thread.
    """
    found: dict[str, Part] = {}
    waiting = list(DIRECT)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        key = _DIVIDERS.sub("-", name).casefold()
        if key in seen:
            continue
        seen.add(key)
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        found[key] = Part(package.metadata["Name"], package.version, _licence(package), _text(package))
        for wanted in package.requires or ():
            match = _NAME.match(wanted)
            if match is not None and "extra ==" not in wanted:
                waiting.append(match[0])
    built_in = _built_in()
    qt = built_in.get("qt")
    for key in _OF_QT & set(found) if qt is not None else ():
        found[key] = Part(found[key].name, found[key].version, found[key].licence, qt.text if qt else "")
    found |= built_in
    return tuple(found[name] for name in sorted(found))


def _built_in() -> dict[str, Part]:
    folder = resources() / "licences"
    try:
        listed = json.loads((folder / "parts.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return {
        one["name"].casefold(): Part(
            one["name"], one["version"], one["licence"], (folder / one["text"]).read_text(encoding="utf-8")
        )
        for one in listed
    }


def _text(package: Distribution) -> str:
    texts = []
    for file in package.files or ():
        path = PurePosixPath(str(file).replace("\\", "/"))
        if ".dist-info" in path.parts[0] and "sboms" not in path.parts and _TEXT_FILE.match(path.name):
            texts.append(file.read_text(encoding="utf-8"))
    return "\n\n".join(texts)


def _licence(package: Distribution) -> str:
    stated = ""
    for field in ("License-Expression", "License"):
        stated = stated or (package.metadata.get_all(field) or [""])[0]
    if stated and "\n" not in stated and len(stated) <= _LONGEST:
        return stated
    classified = [
        line.rpartition(" :: ")[2]
        for line in package.metadata.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    # Some packages say it in the text alone.
    return ", ".join(classified) or (stated or _text(package)).strip().partition("\n")[0][:_LONGEST]
