"""The free software that K2Desk is made of: names, versions and licences, as their own metadata tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

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


@dataclass(frozen=True, slots=True)
class Part:
    """A package that is in use."""

    name: str
    version: str
    licence: str


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
        found[key] = Part(package.metadata["Name"], package.version, _licence(package))
        for wanted in package.requires or ():
            match = _NAME.match(wanted)
            if match is not None and "extra ==" not in wanted:
                waiting.append(match[0])
    return tuple(found[name] for name in sorted(found))


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
