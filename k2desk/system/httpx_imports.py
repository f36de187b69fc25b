"""Keeps httpx from importing its command line, which brings click, rich and Pygments along at every start."""

from __future__ import annotations

import sys


def leave_out_command_line() -> None:
    """Make a later `import httpx` believe that the packages of its command line are missing, as it allows."""
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # Python's own sign for "not there"
