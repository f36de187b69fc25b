"""The free software that K2Desk is made of: names, versions and licences, as their own metadata tell.

What has no such metadata (Python, Qt and other libraries, which only a built program brings along) stands in
`licences/parts.json` of the resources, which the build writes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import PurePosixPath

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
    "python-multipart",
    "qasync",
    "sniffio",
    "starlette",
    "trustme",
    "truststore",
    "tzdata",
    "uvicorn",
)
"""What K2Desk asks for itself; the rest comes with these."""

_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_DIVIDERS = re.compile(r"[-_.]+")
_LONGEST = 60
_TEXT_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice)")
_OF_QT = frozenset({"pyside6-essentials", "shiboken6"})
"""Their metadata bring no text; they are under Qt's licence."""


@dataclass(frozen=True, slots=True)
class Part:
    """A package that is in use. `text` is its licence in full, "" where it brings none."""

    name: str
    version: str
    licence: str
    text: str = ""


def parts() -> tuple[Part, ...]:
    """All packages in use, by name; those that can't be found are left out. Reads files: not on the window's thread."""
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
        told = json.loads((folder / "parts.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return {
        one["name"].casefold(): Part(
            one["name"], one["version"], one["licence"], (folder / one["text"]).read_text(encoding="utf-8")
        )
        for one in told
    }


def _text(package: Distribution) -> str:
    texts = []
    for file in package.files or ():
        path = PurePosixPath(str(file).replace("\\", "/"))
        if ".dist-info" in path.parts[0] and "sboms" not in path.parts and _TEXT_FILE.match(path.name):
            texts.append(file.read_text(encoding="utf-8"))
    return "\n\n".join(texts)


def _licence(package: Distribution) -> str:
    told = ""
    for field in ("License-Expression", "License"):
        told = told or (package.metadata.get_all(field) or [""])[0]
    if told and "\n" not in told and len(told) <= _LONGEST:
        return told
    classified = [
        line.rpartition(" :: ")[2]
        for line in package.metadata.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    return ", ".join(classified) or told.strip().partition("\n")[0][:_LONGEST]
