"""Reads the releases from resources/help/changes.md, the single source for the change lists of all packages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_FILE = Path(__file__).resolve().parent.parent / "resources" / "help" / "changes.md"
_HEADING = re.compile(r"^## (\S+) · (\d{4}-\d\d-\d\d)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Release:
    """A version, its day (midnight, UTC), and its changes in one or two sentences each."""

    version: str
    day: datetime
    changes: tuple[str, ...]


def releases(file: Path = _FILE) -> tuple[Release, ...]:
    """Return all releases, newest first. Raises ValueError if the file is invalid."""
    parts = _HEADING.split(file.read_text(encoding="utf-8"))[1:]
    found = []
    for version, day, text in zip(*[iter(parts)] * 3, strict=True):
        items = [" ".join(item.split()) for item in re.split(r"(?m)^- ", text)[1:]]
        if not items:
            raise ValueError(f"nothing is told about {version}")
        found.append(Release(version, datetime.fromisoformat(day).replace(tzinfo=UTC), tuple(items)))
    if not found:
        raise ValueError(f"{file.name} tells of no release")
    return tuple(found)
