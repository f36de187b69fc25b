"""What only some systems have: the one place where a test is left out because of the system, always with its reason."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest


def not_on_windows(reason: str) -> pytest.MarkDecorator:
    """Leave a test out on Windows."""
    return pytest.mark.skipif(sys.platform == "win32", reason=reason)


def only_on_linux(reason: str) -> pytest.MarkDecorator:
    """Leave a test out on Windows and macOS."""
    return pytest.mark.skipif(sys.platform != "linux", reason=reason)


def only_for_root(reason: str) -> pytest.MarkDecorator:
    """Leave a test out unless this process may do everything. Windows knows no such user."""
    return pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason=reason)


def is_private(path: Path) -> bool:
    """Return whether a file or folder is for its owner only.

    Windows has no mode bits: there, the rights of the user's own folder apply.
    """
    return sys.platform == "win32" or not stat.S_IMODE(path.lstat().st_mode) & 0o077


def is_executable(path: Path) -> bool:
    """Return whether its owner may run a file. On Windows the ending of its name decides, so that is always true."""
    return sys.platform == "win32" or bool(path.stat().st_mode & stat.S_IXUSR)
