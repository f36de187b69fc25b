"""Starts K2Desk at sign-in: with a desktop entry on Linux, a launch agent on macOS, a Run value on Windows."""

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
    """Whether this user's computer starts K2Desk at sign-in, and the switch for it.

    `command` is the command line to run. `home` and `environment` default to the user's own. `kept_in` is a folder that
    takes the entry in place of the system, which then starts nothing.
    """

    def __init__(
        self,
        command: Sequence[str],
        kept_in: Path | None = None,
        *,
        platform: str = sys.platform,
        home: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        if kept_in is not None:
            self._entry: _Entry | None = _DesktopEntry(tuple(command), kept_in / f"{_ID}.desktop")
        else:
            self._entry = _entry(tuple(command), platform, home, os.environ if environment is None else environment)

    @property
    def is_possible(self) -> bool:
        """Whether this kind of computer can start K2Desk."""
        return self._entry is not None

    @property
    def is_on(self) -> bool:
        """Whether the computer will start K2Desk.

        A broken entry, or one that was switched off elsewhere, counts as off.
        """
        return self._entry is not None and self._entry.is_there()

    def turn(self, on: bool) -> None:
        """Write the entry, replacing an existing one, or remove it. Raises OSError."""
        if self._entry is None:
            raise OSError("K2Desk does not know how to start by itself on this kind of computer")
        if on:
            self._entry.make()
        else:
            self._entry.remove()


class _Entry(Protocol):
    """The entry that the system reads when the user signs in."""

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
        # The XDG base directory specification says to ignore relative paths.
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
            # The path is not UTF-8, and desktops refuse an entry that contains such bytes.
            raise OSError("the name of K2Desk's own folder can't be written into a desktop entry") from None
        _write(self._file, content)

    def remove(self) -> None:
        self._file.unlink(missing_ok=True)


def _exec(command: Sequence[str]) -> str:
    """Return the value of Exec: each argument quoted, then the whole escaped like any string of a desktop entry.

    A backslash therefore becomes four (Desktop Entry Specification 1.5, "Value types" and "The Exec key").
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
    """Return the keys and raw values of the group [Desktop Entry].

    Raises ValueError for anything else than a desktop entry.
    """
    group: str | None = None
    keys: dict[str, str] = {}
    # Not splitlines, which also splits at characters that a path may contain.
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
        except Exception:  # plistlib lets the exceptions of its parsers through
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
        # Don't unload the agent: that would end the K2Desk that launchd started, possibly this one.
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
    """Return the winreg module. The type checker knows it on Windows only."""
    import winreg

    return winreg
