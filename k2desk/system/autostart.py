"""Starts K2Desk with the computer: a desktop entry on Linux, a launch agent on macOS, a Run value on Windows."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from k2desk.system.private_files import make_folder, write_atomically

_ID = "ke.k2desk.K2Desk"
_NAME = "K2Desk"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Autostart:
    """Whether this user's computer starts K2Desk by itself, and the switch for it.

    `command` is what it runs. `home` and `environment` are the user's own where they are not given.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        platform: str = sys.platform,
        home: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._entry = _entry(tuple(command), platform, home, os.environ if environment is None else environment)

    @property
    def is_on(self) -> bool:
        """True where the computer will start it; an entry that is broken or switched off elsewhere counts as off."""
        return self._entry is not None and self._entry.is_there()

    def turn(self, on: bool) -> None:
        """Makes the entry, anew where there is one, or removes it. Raises OSError."""
        if self._entry is None:
            raise OSError("K2Desk does not know how to start by itself on this kind of computer")
        if on:
            self._entry.make()
        else:
            self._entry.remove()


class _Entry(Protocol):
    """What the system reads when the user signs in."""

    def is_there(self) -> bool: ...

    def make(self) -> None: ...

    def remove(self) -> None: ...


def _entry(command: tuple[str, ...], platform: str, home: Path | None, environment: Mapping[str, str]) -> _Entry | None:
    if platform == "win32":
        return _RunValue(command)
    if platform == "darwin":
        return _LaunchAgent(command, (home or Path.home()) / "Library" / "LaunchAgents" / f"{_ID}.plist")
    if platform.startswith("linux"):
        named = Path(environment.get("XDG_CONFIG_HOME", ""))
        # The base directory specification wants a relative folder ignored.
        config = named if named.is_absolute() else (home or Path.home()) / ".config"
        return _DesktopEntry(command, config / "autostart" / f"{_ID}.desktop")
    return None


def _write(file: Path, content: bytes) -> None:
    make_folder(file.parent, ours=False)
    write_atomically(file, content)


# --- Linux ------------------------------------------------------------------------------------------------------------


class _DesktopEntry:
    def __init__(self, command: tuple[str, ...], file: Path) -> None:
        self._command = command
        self._file = file

    def is_there(self) -> bool:
        try:
            keys = _desktop_keys(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        switched_off = keys.get("Hidden") == "true" or keys.get("X-GNOME-Autostart-enabled") == "false"
        return bool(keys.get("Exec")) and not switched_off

    def make(self) -> None:
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={_NAME}",
            f"Exec={_exec(self._command)}",
            f"Icon={_ID}",
            "Terminal=false",
            "StartupNotify=false",
            "X-GNOME-Autostart-enabled=true",
        )
        try:
            content = "".join(f"{line}\n" for line in lines).encode()
        except UnicodeEncodeError:
            # A file name that is not UTF-8: desktops refuse an entry with its bytes.
            raise OSError("the name of K2Desk's own folder can't be written into a desktop entry") from None
        _write(self._file, content)

    def remove(self) -> None:
        self._file.unlink(missing_ok=True)


def _exec(command: Sequence[str]) -> str:
    """The value of Exec: each argument quoted, then the whole escaped as every string of a desktop entry is.

    Desktop Entry Specification 1.5, "Value types" and "The Exec key": so a backslash becomes four.
    """
    value = " ".join(_quoted(argument) for argument in command)
    for sign, escaped in (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        value = value.replace(sign, escaped)
    return value


def _quoted(argument: str) -> str:
    argument = argument.replace("%", "%%")
    if argument and not set(argument) & set(" \t\n\r\"'\\><~|&;$*?#()`"):
        return argument
    return '"' + "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in argument) + '"'


def _desktop_keys(text: str) -> dict[str, str]:
    """The keys of the group [Desktop Entry], values as they stand. Raises ValueError for what is no desktop entry."""
    group: str | None = None
    keys: dict[str, str] = {}
    # Not splitlines, which would also split at signs that may stand in a path.
    for line in (line.strip() for line in text.split("\n")):
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1]
            continue
        key, equals, value = line.partition("=")
        if group is None or not equals:
            raise ValueError("no desktop entry")
        if group == "Desktop Entry":
            keys[key.rstrip()] = value.lstrip()
    return keys


# --- macOS ------------------------------------------------------------------------------------------------------------


class _LaunchAgent:
    def __init__(self, command: tuple[str, ...], file: Path) -> None:
        self._command = command
        self._file = file

    def is_there(self) -> bool:
        try:
            agent = plistlib.loads(self._file.read_bytes())
        except Exception:  # plistlib lets through whatever its parsers stumble over
            return False
        if not isinstance(agent, dict) or agent.get("Disabled") is True:
            return False
        return agent.get("RunAtLoad") is True and bool(agent.get("ProgramArguments"))

    def make(self) -> None:
        agent = {"Label": _ID, "ProgramArguments": list(self._command), "RunAtLoad": True}
        try:
            content = plistlib.dumps(agent)
        except ValueError:
            raise OSError("the name of K2Desk's own folder can't be written into a launch agent") from None
        _write(self._file, content)

    def remove(self) -> None:
        # Not unloaded as well: that would end the K2Desk which launchd has started, maybe this one.
        self._file.unlink(missing_ok=True)


# --- Windows ----------------------------------------------------------------------------------------------------------


class _RunValue:
    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command

    def is_there(self) -> bool:
        registry = _winreg()
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, _RUN) as key:
                value, kind = registry.QueryValueEx(key, _NAME)
        except OSError:
            return False
        return kind in (registry.REG_SZ, registry.REG_EXPAND_SZ) and bool(value)

    def make(self) -> None:
        registry = _winreg()
        with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, _RUN, 0, registry.KEY_SET_VALUE) as key:
            registry.SetValueEx(key, _NAME, 0, registry.REG_SZ, subprocess.list2cmdline(self._command))

    def remove(self) -> None:
        registry = _winreg()
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, _RUN, 0, registry.KEY_SET_VALUE) as key:
                registry.DeleteValue(key, _NAME)
        except FileNotFoundError:
            pass


def _winreg() -> Any:
    """Windows' registry, which the type checker sees on Windows only."""
    import winreg

    return winreg
