"""Puts broken files out of the way."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path


def set_aside(path: Path, now: datetime) -> Path:
    """Moves a broken file out of the way, under a name with the time; the new path. Nothing is deleted."""
    stamp = now.strftime("%Y%m%d-%H%M%S")
    for number in range(1, 1000):
        suffix = f"-{number}" if number > 1 else ""
        aside = path.with_name(f"{path.stem}-damaged-{stamp}{suffix}{path.suffix}")
        if not os.path.lexists(aside):
            os.replace(path, aside)
            return aside
    raise OSError("no free name to set the file aside")
