"""The settings file: a small JSON file whose values are validated one by one. It never contains a secret."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Callable, Container, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from k2desk.model.clock import Clock, SystemClock
from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.languages import LANGUAGES
from k2desk.model.settings import (
    COVER_AFTER,
    FAILURE_MINUTES,
    FAILURES,
    LIVE_HOSTS,
    MOST_ACCOUNTS,
    SCHEMES,
    TEXT_SIZES,
    WAITS,
    Settings,
)
from k2desk.store.files import set_aside
from k2desk.system.blake2 import blake2b
from k2desk.system.private_files import make_folder, write_atomically

if TYPE_CHECKING:
    # Imported where there is something to tell: a start without that does not need it before the first paint.
    from k2desk.model.problems import Problem

_LARGEST = 1_000_000
_DEEPEST = 100
"""Deeper nesting can't be valid settings, and could not be written again."""

SCREEN_SETUPS = 8
"""For how many sets of screens the window positions are remembered; the newest are kept."""

_CHECKSUM = "checksum"
"""The name of the value that shows whether the file is as K2Desk wrote it. Older versions write none."""

_CLOCK = SystemClock()
# Compiled where they are used, since a start has few of these values.
_HOUR = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_PROXY = r"https?://[A-Za-z0-9._:\[\]-]{1,250}/?"


@fast_dataclass
class LoadedSettings:
    """The settings in use, and what the user must know about them."""

    settings: Settings
    notices: tuple[Problem, ...] = ()

    @classmethod
    def usual(cls) -> LoadedSettings:
        """Return the settings of a new installation."""
        return cls(Settings())


_IS_RIGHT: dict[str, Callable[[Any], bool]] = {
    "check_minutes": lambda value: type(value) is int and 0 <= value <= 1440,
    "low_data": lambda value: type(value) is bool,
    "trouble_failures": lambda value: type(value) is int and value in FAILURES,
    "trouble_minutes": lambda value: type(value) is int and value in FAILURE_MINUTES,
    "last_account": lambda value: value is None or _is_text(value, 100),
    "scheme": lambda value: value is None or _is_word(value, SCHEMES),
    "language": lambda value: value is None or _is_word(value, LANGUAGES),
    "close_to_tray": lambda value: type(value) is bool,
    "notifications": lambda value: type(value) is bool,
    "ready_at": lambda value: value is None or (isinstance(value, str) and re.fullmatch(_HOUR, value) is not None),
    "geometry": lambda value: value is None or _is_geometry(value),
    "text_size": lambda value: type(value) is int and value in TEXT_SIZES,
    "wait_seconds": lambda value: type(value) is int and value in WAITS,
    "proxy": lambda value: value is None or (isinstance(value, str) and (not value or is_proxy(value))),
    "live_host": lambda value: _is_word(value, LIVE_HOSTS),
    "all_in_log": lambda value: type(value) is bool,
    "places": lambda value: (
        isinstance(value, dict)
        and len(value) <= SCREEN_SETUPS
        and all(_is_text(name, _LARGEST) and _is_place(place) for name, place in value.items())
    ),
    "contacts": lambda value: (
        isinstance(value, dict)
        and len(value) <= MOST_ACCOUNTS
        and all(_is_text(name, 100) and _is_texts(texts) for name, texts in value.items())
    ),
    "account_order": lambda value: (
        isinstance(value, list) and len(value) <= MOST_ACCOUNTS and all(_is_text(one, 100) for one in value)
    ),
    "account_order_at": lambda value: value is None or _is_text(value, 40),
    "connect_to": lambda value: value is None or _is_word(value, frozenset({"live", "sandbox"})),
    "connect_name": lambda value: _is_text(value, 200),
    "cover_minutes": lambda value: type(value) is int and value in COVER_AFTER,
    "is_covered": lambda value: type(value) is bool,
    "backup_folder": lambda value: value is None or _is_text(value, 4096),
    "backup_copied_at": lambda value: value is None or _is_text(value, 40),
}


def right_values(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of the values that settings of their names may have."""
    return {name: value for name, value in found.items() if name in _IS_RIGHT and _IS_RIGHT[name](value)}


_BASE_64 = r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
_COMMA_BEFORE_THE_END = r'(?s)("(?:[^"\\]|\\.)*+(?:"|\\?\Z))|,(?=\s*[}\]])'
_UTF_8_SIGN = rb"[\xc2-\xf4][\x80-\xbf]"


def _is_word(value: Any, words: Container[str | None]) -> bool:
    return isinstance(value, str) and value in words


def _is_text(value: Any, longest: int) -> bool:
    """Return whether the value is text that can be shown and stored. Lone surrogates can't be stored."""
    if not isinstance(value, str) or len(value) > longest or "\0" in value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_texts(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and len(value) <= 20
        and all(_is_text(name, 100) and _is_text(text, 200) for name, text in value.items())
    )


def is_proxy(text: str) -> bool:
    """Return whether `text` is the address of a proxy: http or https, a name, and optionally a port."""
    if re.fullmatch(_PROXY, text) is None:
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _is_geometry(value: Any) -> bool:
    return isinstance(value, str) and len(value) < 10_000 and re.fullmatch(_BASE_64, value) is not None


def _is_place(value: Any) -> bool:
    """Return whether the value is a window's geometry, optionally with the shares of columns and panel."""
    if not isinstance(value, dict) or not _is_geometry(value.get("geometry", "")):
        return False
    shares = [*_listed(value.get("columns")), value.get("panel", 0.3)]
    return all(type(share) in {int, float} and 0 <= share <= 1 for share in shares)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) and len(value) <= 20 else [] if value is None else [-1]


def load(path: Path, clock: Clock) -> LoadedSettings:
    """Read the settings.

    A broken file is set aside and the good copy is used. The good copy is also used if the file is missing. The notices
    tell the user about both.
    """
    try:
        parsed = _parsed(path)
    except FileNotFoundError:
        return _of_copy(path, clock)
    if parsed is not None:
        return _if_unchanged(path, parsed)
    from k2desk.model.problems import Problem, ProblemKind

    aside = _aside(path, clock)
    good = _good_copy(path)
    notice = Problem(ProblemKind.DAMAGED_SETTINGS, (("file", aside), ("copy", "1" if good else "")))
    return LoadedSettings(good.settings if good else Settings(), (notice, *(good.notices if good else ())))


def save(path: Path, settings: Settings, clock: Clock = _CLOCK) -> None:
    """Write the settings, and then the good copy that `load` falls back on. Raises OSError.

    An existing file that can't be read is set aside first: somebody may have been editing it by hand.
    """
    make_folder(path.parent)
    known = {one.name: getattr(settings, one.name) for one in fields(settings) if one.name != "unknown"}
    known[_CHECKSUM] = _checksum({**settings.unknown, **known})
    # Write ASCII: settings that this version does not know may contain lone surrogates, which no encoding can
    # represent.
    content = json.dumps({**settings.unknown, **known}, indent=1).encode()
    with contextlib.suppress(FileNotFoundError):
        if _parsed(path) is None:
            set_aside(path, clock.now())
    write_atomically(path, content)
    write_atomically(_copy(path), content)


def _if_unchanged(path: Path, found: LoadedSettings) -> LoadedSettings:
    """Return the settings of a file that can be read, unless the disk changed it: then those of its good copy.

    A notice says so, and also says if somebody seems to have edited the file by hand.
    """
    is_right = _checksum_fits(path)
    is_fault = not is_right and _checksum_fits(_copy(path)) and _is_one_byte_off(path, _copy(path))
    if is_right or (is_right is None and not is_fault):
        return found
    from k2desk.model.problems import Problem, ProblemKind

    good = _good_copy(path) if is_fault else None
    if good is not None:
        notice = Problem(ProblemKind.DAMAGED_SETTINGS, (("file", path.name), ("copy", "1")))
        return LoadedSettings(good.settings, (notice, *good.notices))
    return LoadedSettings(found.settings, (Problem(ProblemKind.SETTINGS_CHANGED), *found.notices))


def _checksum(values: dict[str, Any]) -> str:
    """Return the checksum of settings, whatever the order and the spaces in their file."""
    written = json.dumps({name: one for name, one in values.items() if name != _CHECKSUM}, sort_keys=True)
    return blake2b(written.encode(), digest_size=8).hexdigest()


def _checksum_fits(path: Path) -> bool | None:
    """Return whether the checksum in a file is that of its values, or None if the file has none."""
    try:
        found = _json(_read(path))
    except (OSError, ValueError, RecursionError):
        return None
    return found[_CHECKSUM] == _checksum(found) if isinstance(found, dict) and _CHECKSUM in found else None


def _is_one_byte_off(path: Path, other: Path) -> bool:
    """Return whether two files differ as by a fault of the disk, and not as after a change by hand."""
    one, two = path.read_bytes(), other.read_bytes() if other.is_file() else b""
    return len(one) == len(two) and sum(left != right for left, right in zip(one, two, strict=True)) == 1


def _of_copy(path: Path, clock: Clock) -> LoadedSettings:
    """Return the settings if the file itself is missing: its good copy, or those of a new installation."""
    copy = _copy(path)
    good = _good_copy(path)
    if good is None and not os.path.lexists(copy):
        return LoadedSettings.usual()
    from k2desk.model.problems import Problem, ProblemKind

    if good is not None:
        return LoadedSettings(good.settings, (Problem(ProblemKind.SETTINGS_MISSING), *good.notices))
    return LoadedSettings(
        Settings(), (Problem(ProblemKind.DAMAGED_SETTINGS, (("file", _aside(copy, clock)), ("copy", ""))),)
    )


def _good_copy(path: Path) -> LoadedSettings | None:
    try:
        return _parsed(_copy(path))
    except FileNotFoundError:
        return None


def _copy(path: Path) -> Path:
    return path.with_name(path.name + ".good")


def _aside(path: Path, clock: Clock) -> str:
    try:
        return set_aside(path, clock.now()).name
    except OSError:
        return path.name  # `save` tries again before it writes.


def _parsed(path: Path) -> LoadedSettings | None:
    """Return the settings in a file, or None if it can't be read as settings. Raises FileNotFoundError."""
    try:
        found = _json(_read(path))
    except FileNotFoundError:
        raise
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or _is_too_deep(found):
        return None
    right = {name: found[name] for name, is_right in _IS_RIGHT.items() if name in found and is_right(found[name])}
    if "account_order" in right:
        right["account_order"] = tuple(right["account_order"])
    wrong = [name for name in _IS_RIGHT if name in found and name not in right]
    unknown = {name: value for name, value in found.items() if name not in _IS_RIGHT and name != _CHECKSUM}
    settings = replace(Settings(), unknown=unknown, **right)
    if not wrong:
        return LoadedSettings(settings)
    from k2desk.model.problems import Problem, ProblemKind

    return LoadedSettings(settings, (Problem(ProblemKind.UNREADABLE_SETTINGS, (("names", ", ".join(wrong)),)),))


def _read(path: Path) -> str:
    """Return the text of a file as any editor may have saved it: in UTF-8, UTF-16, UTF-32 or Windows-1252."""
    if path.exists() and not path.is_file():
        raise OSError("no file: reading it might never end")
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError("too large to be settings")
    try:
        return content.decode(json.detect_encoding(content))
    except UnicodeDecodeError:
        if re.search(_UTF_8_SIGN, content) is not None:
            raise
        return content.decode("cp1252")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        # The most common mistake after deleting a line by hand is a comma after the last value.
        return json.loads(re.sub(_COMMA_BEFORE_THE_END, lambda match: match[1] or "", text))


def _is_too_deep(found: Any) -> bool:
    level, depth = [found], 0
    while level and depth <= _DEEPEST:
        depth += 1
        inner = [list(one.values()) if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)]
        level = [value for values in inner for value in values]
    return depth > _DEEPEST
