"""Reads what pyproject.toml says about the project, for the packages that repeat it."""

from __future__ import annotations

import tomllib
from pathlib import Path

_FILE = Path(__file__).resolve().parent.parent / "pyproject.toml"


def url(name: str) -> str:
    """Return an address from `[project.urls]`. Raises KeyError if it has no such name."""
    return str(tomllib.loads(_FILE.read_text(encoding="utf-8"))["project"]["urls"][name])


def summary() -> str:
    """Return the project's description: one sentence, without a full stop."""
    return str(tomllib.loads(_FILE.read_text(encoding="utf-8"))["project"]["description"])
