"""The releases as resources/help/changes.md tells them to people: the one source for every package's own list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_FILE = Path(__file__).resolve().parent.parent / "resources" / "help" / "changes.md"
_HEADING = re.compile(r"^## (\S+) · (\d{4}-\d\d-\d\d)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Release:
    """A version, its day (midnight, UTC), and what changed, one sentence or two each."""

    version: str
    day: datetime
    changes: tuple[str, ...]


def releases(file: Path = _FILE) -> tuple[Release, ...]:
    """All releases, the newest first. Raises ValueError where the file is not as it should be."""
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
