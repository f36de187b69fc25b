"""Finds the environment variable that hides the trusted certificate authorities from this program."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_HASHED = re.compile(r"[0-9a-fA-F]{8}\.[0-9]+")
_LARGEST = 20_000_000


def setting_that_leads_nowhere() -> str:
    """Return the variable that should name the trusted authorities but names none, or "".

    Windows and macOS keep the authorities elsewhere and use no variable.
    """
    if sys.platform in {"win32", "darwin"}:
        return ""
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if file is not None:
        return "" if _holds_certificates(Path(file)) else "SSL_CERT_FILE"
    if folder is not None:
        return "" if any(map(_has_some, folder.split(os.pathsep))) else "SSL_CERT_DIR"
    return ""


def _holds_certificates(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return b"-----BEGIN " in opened.read(_LARGEST)
    except (OSError, ValueError):
        return False


def _has_some(folder: str) -> bool:
    try:
        return any(_HASHED.fullmatch(one.name) for one in Path(folder).iterdir())
    except (OSError, ValueError):
        return False
