"""Finds and uses the real program as a screen reader does, without a key or a mouse."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.desktop.at_spi import CHECKED, SENSITIVE, Gone
from tests.desktop.by_keys import EVENT, row
from tests.desktop.screen import Desk, program, say, screen, until

CONTROLS = {
    "push button",
    "button menu",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "text",
    "table",
    "cell",
    "table column header",
    "column header",
    "list",
    "list item",
    "menu item",
}


def everything_has_a_name(desk: Desk) -> int:
    """Return the number of visible controls. Exits if some of them have no name."""
    mute, met = [], 0
    for node in desk.tree.walk():
        try:
            role = node.role
            if role in CONTROLS:
                met += 1
                if not node.name.strip():
                    mute.append(node.said())
        except Gone:
            continue
    if mute:
        raise SystemExit(f"FAILED: without a name: {mute}")
    return met


def main() -> None:
    with screen(), program(Path(sys.argv[1]), "--practice") as desk:
        new = desk.see("push button", "New subscription")
        until(lambda: new.has(SENSITIVE), "the practice shop opens")
        for name in ("Check all now", "Ready to open?", "Menu"):
            desk.see("push button", name)
        for name in ("Subscriptions", "Coverage", "Test and diagnose", "Alerts", "Practise", "Settings", "Help"):
            desk.see("radio button", name)
        account = desk.see("button menu", lambda name: "PRACTICE" in name, "the account")
        if "pretend" not in account.name:
            raise SystemExit(f"FAILED: the account says only {account.name!r}")
        if "Ctrl+N" not in new.description:
            raise SystemExit(f"FAILED: {new.said()} does not tell its keys")
        if everything_has_a_name(desk) < 15:
            raise SystemExit("FAILED: there must be more controls than that")
        say("the main buttons are there by role and name")
        new.do("Press")
        tile = desk.see("radio button", EVENT)
        tile.do("Press" if "Press" in tile.actions() else "Toggle")
        until(lambda: tile.has(CHECKED), "the event is chosen")
        desk.see("text", "Till numbers").write("555555")
        desk.see("text", "Web address").write("https://practice-shop.example/k2/paid")
        everything_has_a_name(desk)
        desk.see("push button", "Create practice subscription").do("Press")
        said = row(desk, EVENT, "Till 555555", "Active", "checked").description
        say(f"the row says: {said}")
        everything_has_a_name(desk)
        desk.see("label", "Active")
        desk.see("label", lambda name: name.startswith("Last 30 days: "), "the days in words")
        say("badge and days of the details speak")


if __name__ == "__main__":
    main()
