"""The settings: a small JSON file, judged value by value when it is read. It never holds a secret."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import field, fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from k2desk.clock import Clock
from k2desk.frozen import frozen
from k2desk.private_files import make_folder, write_atomically
from k2desk.store.files import set_aside

SCHEMES = frozenset({"light", "dark"})
LANGUAGES = frozenset({"en", "sw"})
_LARGEST = 1_000_000
TEXT_SIZES = (100, 115, 130, 150, 200)
WAITS = (15, 30, 60, 120)
LIVE_HOSTS = frozenset({"api.kopokopo.com", "app.kopokopo.com"})
SCREEN_SETUPS = 8
"""So many sets of screens are remembered, the newest ones."""

_HOUR = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_PROXY = re.compile(r"https?://[A-Za-z0-9._:\[\]-]{1,250}/?")


@frozen
class Settings:
    """What the user chose. `check_minutes` 0 means no automatic checks; `scheme` and `language` None follow the
    system. `ready_at` is the hour of *Ready to open?* by itself ("07:45"), None for never.

    `text_size` is in percent, `wait_seconds` how long an answer of Kopo Kopo may take. `proxy` is an address
    ("http://10.0.0.1:3128"), "" for none, and None for the one that the system names. `live_host` is where an account
    that is connected from now on looks for real money; `all_in_log` tells whether the log holds every step.
    `places` is where windows and columns were, by set of screens, the newest last. `connect_to` and `connect_name` are
    what was typed at *Connect my account* and not used yet: never a key.

    `unknown` keeps the keys that this version does not know, for the one that does.
    """

    check_minutes: int = 5
    last_account: str | None = None
    scheme: str | None = None
    geometry: str | None = None
    language: str | None = None
    ready_at: str | None = None
    close_to_tray: bool = False
    notifications: bool = True
    text_size: int = 100
    wait_seconds: int = 30
    proxy: str | None = None
    live_host: str = "api.kopokopo.com"
    all_in_log: bool = False
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    connect_to: str | None = None
    connect_name: str = ""
    unknown: dict[str, Any] = field(default_factory=dict)

    @property
    def interval(self) -> timedelta | None:
        """Between two automatic checks; None where they are off."""
        return timedelta(minutes=self.check_minutes) if self.check_minutes else None


@frozen
class SettingsNotice:
    """Something about the settings that the user is told: a message code and its parameters."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


@frozen
class LoadedSettings:
    """The settings that are in use, and what has to be told about them."""

    settings: Settings
    notices: tuple[SettingsNotice, ...] = ()

    @classmethod
    def usual(cls) -> LoadedSettings:
        """The settings of a new installation."""
        return cls(Settings())


_IS_RIGHT: dict[str, Callable[[Any], bool]] = {
    "check_minutes": lambda value: type(value) is int and 0 <= value <= 1440,
    "last_account": lambda value: value is None or (isinstance(value, str) and len(value) <= 100),
    "scheme": lambda value: value is None or value in SCHEMES,
    "language": lambda value: value is None or value in LANGUAGES,
    "close_to_tray": lambda value: type(value) is bool,
    "notifications": lambda value: type(value) is bool,
    "ready_at": lambda value: value is None or (isinstance(value, str) and _HOUR.fullmatch(value) is not None),
    "geometry": lambda value: value is None or _is_geometry(value),
    "text_size": lambda value: type(value) is int and value in TEXT_SIZES,
    "wait_seconds": lambda value: type(value) is int and value in WAITS,
    "proxy": lambda value: value is None or (isinstance(value, str) and (not value or is_proxy(value))),
    "live_host": lambda value: isinstance(value, str) and value in LIVE_HOSTS,
    "all_in_log": lambda value: type(value) is bool,
    "places": lambda value: (
        isinstance(value, dict) and len(value) <= SCREEN_SETUPS and all(map(_is_place, value.values()))
    ),
    "connect_to": lambda value: value is None or (isinstance(value, str) and value in {"live", "sandbox"}),
    "connect_name": lambda value: isinstance(value, str) and len(value) <= 200,
}


def is_proxy(text: str) -> bool:
    """Whether `text` is the address of a proxy: http or https, a name, and a port where it has one."""
    if _PROXY.fullmatch(text) is None:
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _is_geometry(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and len(value) < 10_000


def _is_place(value: Any) -> bool:
    """Whether it is a window's geometry, with shares of columns and of the panel where they were chosen."""
    if not isinstance(value, dict) or not _is_geometry(value.get("geometry", "")):
        return False
    shares = [*_listed(value.get("columns")), value.get("panel", 0.3)]
    return all(type(share) in {int, float} and 0 <= share <= 1 for share in shares)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) and len(value) <= 20 else [] if value is None else [-1]


def load(path: Path, clock: Clock) -> LoadedSettings:
    """Reads the settings. A file that is broken is set aside, and the newest good copy is used; both are told."""
    try:
        text = _read(path)
    except FileNotFoundError:
        return LoadedSettings.usual()
    except (OSError, ValueError):
        text = None
    parsed = _parse(text)
    if parsed is not None:
        return parsed
    try:
        aside = set_aside(path, clock.now()).name
    except OSError:
        aside = path.name
    try:
        good = _parse(_read(_copy(path)))
    except (OSError, ValueError):
        good = None
    notice = SettingsNotice("K-38", (("file", aside), ("copy", "1" if good else "")))
    return LoadedSettings(good.settings if good else Settings(), (notice, *(good.notices if good else ())))


def save(path: Path, settings: Settings) -> None:
    """Writes the settings, and after that the good copy that `load` falls back on. Raises OSError."""
    make_folder(path.parent)
    known = {one.name: getattr(settings, one.name) for one in fields(settings) if one.name != "unknown"}
    content = json.dumps({**settings.unknown, **known}, ensure_ascii=False, indent=1).encode()
    write_atomically(path, content)
    write_atomically(_copy(path), content)


def _copy(path: Path) -> Path:
    return path.with_name(path.name + ".good")


def _read(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError("too large to be settings")
    return content.decode("utf-8")


def _parse(text: str | None) -> LoadedSettings | None:
    try:
        found = json.loads(text) if text is not None else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    usual = Settings()
    right = {name: found[name] for name, is_right in _IS_RIGHT.items() if name in found and is_right(found[name])}
    wrong = [name for name in _IS_RIGHT if name in found and name not in right]
    unknown = {name: value for name, value in found.items() if name not in _IS_RIGHT}
    notices = (SettingsNotice("K-39", (("names", ", ".join(wrong)),)),) if wrong else ()
    return LoadedSettings(replace(usual, unknown=unknown, **right), notices)
