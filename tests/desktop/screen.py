"""A virtual screen with a window manager, and the real program on it. Run it within a D-Bus session of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.desktop.at_spi import Bus, Gone, Node

PATIENCE = float(os.environ.get("K2DESK_TEST_PATIENCE", "15"))
"""The time limit in seconds for a step: many times what it takes, for a slow and busy computer."""

_T = TypeVar("_T")


def until(look: Callable[[], _T | None], what: str | Callable[[], str], patience: float = PATIENCE) -> _T:
    """Wait until `look` returns something, and return it."""
    end = time.monotonic() + patience
    while True:
        began = time.monotonic()
        try:
            found = look()
        except Gone:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise SystemExit(f"FAILED: {what if isinstance(what, str) else what()}")
        # A look at the whole tree takes the program's time too, which it needs to get there.
        time.sleep(min(max(0.05, time.monotonic() - began), 0.3))


def say(step: str) -> None:
    print(f"ok {step}", flush=True)


@contextmanager
def screen(width: int = 1400, height: int = 900) -> Iterator[None]:
    """Run Xvfb on a free display, and openbox: without a window manager no window gets the keyboard."""
    reading, writing = os.pipe()
    size = ("-screen", "0", f"{width}x{height}x24")
    command = ["Xvfb", "-displayfd", str(writing), *size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    manager = None
    try:
        with os.fdopen(reading) as number:
            os.environ["DISPLAY"] = f":{number.readline().strip()}"
        manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        yield
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait(10)


class Desk:
    """The running program: its process and its accessibility tree, and the keys to press."""

    def __init__(self, process: subprocess.Popen[bytes], tree: Node) -> None:
        self.process = process
        self.tree = tree

    def key(self, *keys: str) -> None:
        """Press keys: "ctrl+n", "Tab", "space"."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True, timeout=10)

    def type(self, text: str) -> None:
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True, timeout=20)

    def windows(self) -> int:
        """Return the number of the program's windows on the screen, including menus."""
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        return len(subprocess.run(search, capture_output=True, text=True, timeout=10).stdout.split())

    def resize(self, width: int, height: int) -> None:
        """Give the program's windows a size."""
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        for window in subprocess.run(search, capture_output=True, text=True, timeout=10).stdout.split():
            subprocess.run(["xdotool", "windowsize", "--sync", window, str(width), str(height)], check=True, timeout=10)

    def window(self) -> Node:
        """Return the program's main window."""
        return self.tree.children[0]

    def front(self) -> Node:
        """Return the window in front: a dialog if there is one."""
        dialogs = [one for one in self.tree.walk() if one.role == "dialog"]
        return dialogs[-1] if dialogs else self.window()

    def see(self, role: str, name: str | Callable[[str], bool], what: str = "") -> Node:
        """Wait until something with this role and name is visible, and return it."""
        wanted = name if isinstance(name, str) else what
        return until(
            lambda: self.tree.find(role, name),
            lambda: f"{role} {wanted!r} is not to be seen; the keyboard is on {self.on}",
        )

    @property
    def on(self) -> str:
        """A description of what has the keyboard, for messages."""
        try:
            node = self.tree.focused()
            return node.said() if node is not None else "nothing"
        except Gone:
            return "nothing"

    def keyboard_on(self, name: str | Callable[[str], bool], what: str = "") -> Node:
        """Wait until something with this name has the keyboard, and return it."""
        fits = name if callable(name) else name.__eq__

        def look() -> Node | None:
            node = self.tree.focused()
            return node if node is not None and fits(node.name) else None

        wanted = name if isinstance(name, str) else what
        return until(look, lambda: f"the keyboard is not on {wanted}, but on {self.on}")

    def tab_to(self, name: str, most: int = 30) -> Node:
        """Press Tab until something with this name has the keyboard, and return it."""
        for _ in range(most):
            before = until(self.tree.focused, "nothing has the keyboard")
            if before.name == name:
                return before
            self.key("Tab")
            until(lambda old=before: self._moved(old), f"Tab does not leave {before.said()}")
        raise SystemExit(f"FAILED: Tab does not lead to {name!r}; it came to {self.on}")

    def _moved(self, before: Node) -> bool:
        now = self.tree.focused()
        return now is not None and now != before


@contextmanager
def program(folder: Path, *arguments: str) -> Iterator[Desk]:
    """Run the real program with its data in `folder`. It is killed if it does not end."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    command = [sys.executable, "-m", "k2desk", "--data-dir", str(folder), "--language", "en", *arguments]
    process = subprocess.Popen(command, env=environment)
    try:
        bus = Bus()

        def look() -> Node | None:
            if process.poll() is not None:
                raise SystemExit(f"FAILED: the program ended with {process.returncode}")
            return bus.program("K2Desk")

        tree = until(look, "the program takes part in accessibility", 30)
        yield Desk(process, tree)
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
