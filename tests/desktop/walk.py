"""Walks through the real program as a person does, once by mouse alone and once by keyboard alone, in two windows.

Run it by `dev.py walk`: a picture of each step is saved, to be looked at. Typing letters into a field is for both.
`dev.py walk keys-1024x600` does one of the four walks. `dev.py walk two-desks` shows two windows with one list instead:
one creates, the other sees it, and both come back with the server of the list.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from tests.desktop.at_spi import CHECKED, SENSITIVE, Gone, Node
from tests.desktop.by_keys import EVENT
from tests.desktop.screen import Desk, program, say, screen, until

ROOT = Path(__file__).resolve().parent.parent.parent
SIZES = ((1366, 768), (1024, 600))
COMPONENT = "org.a11y.atspi.Component"
MANY = 41
_SCREEN = 0
_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
QGuiApplication(["walk", "-platform", "xcb"]).primaryScreen().grabWindow(0).save(sys.argv[1])
"""
_SETTLED = 0.4

Fits = str | Callable[[str], bool]


def xdotool(*words: object) -> None:
    """Use the mouse or the keyboard."""
    subprocess.run(["xdotool", *map(str, words)], check=True, timeout=20)


class Hand(Protocol):
    """How a person presses: with the mouse, or with keys."""

    name: str

    def press(self, role: str, name: Fits, what: str = "") -> Node: ...

    def row(self, *words: str) -> None: ...

    def place(self, name: str) -> None: ...


class Mouse:
    """Presses what is in sight, and turns the wheel until it is."""

    name = "mouse"

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def press(self, role: str, name: Fits, what: str = "") -> Node:
        """Click a control."""
        node = self.desk.see(role, name, what)
        until(lambda: node.has(SENSITIVE), f"{role} {what or name} can't be pressed")
        self._click(node)
        return node

    def row(self, *words: str) -> None:
        """Click the row of the list whose sentence contains these words."""
        self._click(row(self.desk, *words))

    def place(self, name: str) -> None:
        """Go to a page with the side bar."""
        self.press("radio button", lambda said: said.startswith(name), name)

    def _click(self, node: Node) -> None:
        x, y = self._into_sight(node)
        xdotool("mousemove", x, y)
        xdotool("click", 1)
        time.sleep(_SETTLED)

    def _into_sight(self, node: Node) -> tuple[int, int]:
        """Turn the wheel over the page until the control is what the pointer would meet, and return the place."""
        left, top, width, height = _place(self.desk.window())
        for turn in (*[5] * 25, *[4] * 50):
            x, y, wide, high = _place(node)
            at = x + wide // 2, y + high // 2
            if left < at[0] < left + width and top < at[1] < top + height and self._meets(at, node):
                return at
            xdotool("mousemove", left + int(width * 0.6), top + height // 2)
            xdotool("click", turn)
            time.sleep(0.05)
        raise SystemExit(f"FAILED: the mouse does not reach {node.said()}")

    def _meets(self, at: tuple[int, int], node: Node) -> bool:
        front = self.desk.front()
        owner, path = front.call(COMPONENT, "GetAccessibleAtPoint", "iiu", *at, _SCREEN)[0]
        met = Node(front.bus, owner, path)
        for _ in range(40):
            if met == node:
                return True
            if met == front or met.path.endswith("/null"):
                return False
            met = met.parent
        return False


class Keys:
    """Moves by Tab and shortcuts, and presses Space."""

    name = "keys"

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def press(self, role: str, name: Fits, what: str = "") -> Node:
        """Go to a control by Tab, and press Space if it is not a field."""
        node = self.desk.see(role, name, what)
        until(lambda: node.has(SENSITIVE), f"{role} {what or name} can't be pressed")
        self._reach(node)
        if role != "text":
            self.desk.key("space")
        time.sleep(_SETTLED)
        return node

    def row(self, *words: str) -> None:
        """Go to the row of the list whose sentence contains these words, and press Enter."""
        self.desk.key("ctrl+f")
        wanted = row(self.desk, *words)
        table = next(node for node in self.desk.tree.walk() if node.role == "table")
        self._reach(table)
        self.desk.key("Home")
        for _ in range(60):
            focused = self.desk.tree.focused()
            if focused is not None and all(word in focused.description for word in words):
                self.desk.key("Return")
                time.sleep(_SETTLED)
                return
            self.desk.key("Down")
        raise SystemExit(f"FAILED: the arrow keys do not lead to {wanted.said()}")

    def place(self, name: str) -> None:
        """Go to a page by its key, which its tooltip tells."""
        button = self.desk.see("radio button", lambda said: said.startswith(name), name)
        keys = re.search(r"Ctrl\+[0-9]", button.description)
        if keys is None:
            raise SystemExit(f"FAILED: {button.said()} has no key")
        self.desk.key(keys[0].lower())
        time.sleep(_SETTLED)

    def _reach(self, node: Node) -> None:
        for step in range(120):
            focused = self.desk.tree.focused()
            if focused is not None and (focused == node or _is_inside(focused, node)):
                return
            # One of several choices is reached by the arrow keys.
            is_choice = focused is not None and focused.role == node.role == "radio button" and step > 0
            self.desk.key("Down" if is_choice else "Tab")
            time.sleep(0.03)
        raise SystemExit(f"FAILED: Tab does not lead to {node.said()}; the keyboard is on {self.desk.on}")


def _is_inside(node: Node, outer: Node) -> bool:
    return outer.role in {"table", "text"} and any(one == node for one in outer.walk())


def _place(node: Node) -> tuple[int, int, int, int]:
    x, y, width, height = node.call(COMPONENT, "GetExtents", "u", _SCREEN)[0]
    return int(x), int(y), int(width), int(height)


def row(desk: Desk, *words: str) -> Node:
    """Return the first cell of the row whose sentence contains all these words."""

    def look() -> Node | None:
        cells = (node for node in desk.tree.walk() if node.role == "cell")
        return next((cell for cell in cells if all(word in cell.description for word in words)), None)

    return until(look, f"no row says {words}")


class Walk:
    """The steps, with a picture of each."""

    def __init__(self, desk: Desk, hand: Hand, folder: Path) -> None:
        self.desk, self.hand, self.folder = desk, hand, folder
        self._number = 0

    def done(self, step: str) -> None:
        """Say that a step is done, and take its picture."""
        self._number += 1
        time.sleep(_SETTLED)
        self.folder.mkdir(parents=True, exist_ok=True)
        picture = self.folder / f"{self._number:02}-{step.replace(' ', '-')}.png"
        subprocess.run([sys.executable, "-c", _GRAB, str(picture)], check=True, timeout=30)
        say(f"{self.folder.name}: {step}")

    def two_tills(self) -> None:
        """Go from the first run to two named tills, a payment, a trouble, and its end."""
        desk, hand = self.desk, self.hand
        hand.press("push button", "Start practising")
        until(lambda: desk.see("push button", "New subscription").has(SENSITIVE), "the practice shop opens")
        self.done("practice shop")
        self._name_tills({"555555": "Westlands", "112233": "Thika Road"})
        self.done("two named tills")
        hand.place("Subscriptions")
        hand.press("push button", "New subscription")
        tile = hand.press("radio button", EVENT)
        until(lambda: tile.has(CHECKED), "the event is chosen")
        hand.press("text", "Till numbers")
        xdotool("type", "--delay", "15", "westlands,thika road,")
        self.done("two tills by name")
        hand.press("push button", lambda name: name.startswith("Use the practice"), "the practice address")
        self.done("the address")
        hand.press("push button", lambda name: name.startswith("Create 2 practice"), "Create 2")
        row(desk, EVENT, "555555 Westlands", "Active")
        row(desk, EVENT, "112233 Thika Road", "Active")
        self.done("two are Active")
        hand.place("Alerts")
        hand.press("push button", "A customer pays KES 100")
        row(desk, "KES", "Westlands")
        self.done("an alert arrived")
        hand.place("Practise")
        hand.press("push button", "Start: The certificate ended")
        self.done("the certificate ended")
        hand.place("Subscriptions")
        hand.press("push button", "Check all now")
        row(desk, "555555 Westlands", "Certificate ended")
        self.done("the list says it")
        hand.row("555555 Westlands", "Certificate ended")
        self.done("the card")
        copy = hand.press("push button", lambda name: name.startswith("Copy message"), "the button of the card")
        until(lambda: copy.name.startswith("Copied"), "it says that it was copied")
        self.done("its button was pressed")
        hand.press("push button", "Put right")
        if desk.tree.find("push button", "Back to the list") is not None:
            hand.press("push button", "Back to the list")
        until(lambda: "problem" not in row(desk, "555555 Westlands", "Active").description, "it is repaired")
        self.done("repaired")

    def many(self) -> None:
        """Make subscriptions for many tills at once."""
        desk, hand = self.desk, self.hand
        self._name_tills({str(600_000 + 37 * one): f"Branch {one}" for one in range(MANY - 2)})
        hand.press("push button", lambda name: name.startswith("Many at once"), "Many at once")
        hand.press("check box", EVENT)
        hand.press("push button", lambda name: name.startswith("All my tills"), "All my tills")
        self.done("many tills")
        hand.press("push button", lambda name: name.startswith("Create"), "Create without an address")
        self.done("Create leads to the address")
        hand.press("push button", "Use the practice address")
        self.done("many with an address")
        hand.press("push button", f"Create {MANY - 2}")
        until(lambda: desk.tree.find("push button", lambda name: name.startswith(("Done", "Back"))), "the end", 180)
        finished = desk.see("push button", lambda name: name.startswith(("Done", "Back")), "the end")
        until(lambda: finished.has(SENSITIVE), "all are made", 60)
        self.done("many are made")

    def _name_tills(self, names: dict[str, str]) -> None:
        hand = self.hand
        hand.place("Coverage")
        hand.press("push button", lambda name: name.startswith("Till names"), "Till names")
        hand.press("text", "Pasted tills")
        for number, name in names.items():
            # Tab would leave the field.
            xdotool("type", "--delay", "8", f"{number};{name}")
            xdotool("key", "Return")
        time.sleep(_SETTLED)
        hand.press("push button", "Save")
        until(lambda: self.desk.tree.find("text", "Pasted tills") is None, "the dialog ends")
        number, name = next(iter(names.items()))
        self.desk.see("cell", lambda said: said.startswith(f"{number} {name}"), f"{number} {name}")


def two_desks(folder: Path) -> None:
    """Run the test of two windows with one list on a real screen, where both are beside each other."""
    folder.mkdir(parents=True, exist_ok=True)
    with screen(2 * 1366, 800):
        facts = {"QT_QPA_PLATFORM": "xcb", "K2DESK_ON_SCREEN": "1", "K2DESK_PICTURES": str(folder)}
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-rs",
            "--timeout=900",
            str(ROOT / "tests" / "journeys" / "test_one_list.py"),
        ]
        if subprocess.run(command, cwd=ROOT, env={**os.environ, **facts}).returncode != 0:
            raise SystemExit("FAILED: two windows with one list")
    say(f"two windows with one list: {len([*folder.glob('*.png')])} pictures")


def main() -> None:
    folder = Path(sys.argv[1])
    if not sys.argv[2:] or "two-desks" in sys.argv[2:]:
        two_desks(folder / "two-desks")
    if sys.argv[2:] == ["two-desks"]:
        return
    hands: tuple[type[Mouse | Keys], ...] = (Mouse, Keys)
    with screen():
        for width, height in SIZES:
            for made in hands:
                if sys.argv[2:] and f"{made.name}-{width}x{height}" not in sys.argv[2:]:
                    continue
                with tempfile.TemporaryDirectory() as data, program(Path(data)) as desk:
                    hand = made(desk)
                    desk.see("push button", "Start practising")
                    desk.resize(width, height)
                    walk = Walk(desk, hand, folder / f"{hand.name}-{width}x{height}")
                    try:
                        walk.two_tills()
                        walk.many()
                    except (SystemExit, Gone):
                        walk.done("failed")
                        raise


if __name__ == "__main__":
    main()
