"""The report for support: versions, settings, counts and the last errors, without keys, names, tills or addresses."""

from __future__ import annotations

import json
import platform
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path

from k2desk import __version__
from k2desk.model.records import AccountRecord
from k2desk.model.settings import Settings
from k2desk.system.redaction import REDACTION

_PRIVATE_SETTINGS = frozenset({"last_account", "geometry", "places", "unknown", "connect_name", "proxy"})
_LINES = 80
_LONGEST_LOG = 400_000
_SEVERE = re.compile(r"^\S+ \S+ (WARNING|ERROR|CRITICAL) ")
_STARTS = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_TILL = re.compile(r"\b[Kk]?\d{5,}\b")
_UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", re.IGNORECASE)
_HOST = re.compile(r"https?://[^\s/]+")
_HOME = re.compile(r"(/home/|/Users/|[A-Z]:\\Users\\)[^/\\\s]+")


def report(
    *,
    settings: Settings,
    accounts: Sequence[AccountRecord],
    badges: Iterable[str],
    health: str,
    keyring: str,
    log_file: Path,
) -> str:
    """Return the whole report as text. The user reads it before it is saved.

    Reads the log, so don't call it on the window's thread.
    """
    shown = {one.name: getattr(settings, one.name) for one in fields(settings) if one.name not in _PRIVATE_SETTINGS}
    shown["proxy"] = {None: "system", "": "none"}.get(settings.proxy, "own")
    environments = Counter(account.environment for account in accounts)
    lines = [
        f"K2Desk {__version__}",
        f"Python {platform.python_version()} · {platform.system()} {platform.release()} {platform.machine()}",
        f"Qt {_qt()} · {'frozen' if getattr(sys, 'frozen', False) else 'from source'}",
        f"Password store: {keyring}",
        f"Line: {health}",
        f"Accounts: {_counted(environments)}",
        f"Subscriptions: {_counted(Counter(badges))}",
        f"Settings: {json.dumps(shown, sort_keys=True)}",
        "",
        "Last warnings and errors:",
        *(last_errors(log_file) or ["none"]),
    ]
    return "\n".join(lines) + "\n"


def last_errors(log_file: Path) -> list[str]:
    """Return the last warnings and errors in the log, with their tracebacks but without tills, ids and addresses."""
    try:
        with log_file.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - _LONGEST_LOG))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return []
    kept: list[str] = []
    severe = False
    for line in text.splitlines():
        if _STARTS.match(line):
            severe = _SEVERE.match(line) is not None
        if severe:
            kept.append(anonymous(line))
    return kept[-_LINES:]


def anonymous(text: str) -> str:
    """Return `text` without secrets, addresses, tills, ids and the user's name in paths."""
    text = REDACTION.clean(text)
    for pattern, instead in ((_UUID, "(id)"), (_HOST, "https://(host)"), (_HOME, r"\1(user)")):
        text = pattern.sub(instead, text)
    stamp = _STARTS.match(text)
    head = stamp[0] if stamp else ""
    return head + _TILL.sub("(number)", text[len(head) :])


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items())) or "none"


def _qt() -> str:
    from PySide6.QtCore import qVersion

    return qVersion()
