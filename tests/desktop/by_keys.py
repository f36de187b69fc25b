"""A whole journey with the keyboard only: from the first start to an Active badge, a fault, its diagnosis, and the
end.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.desktop.at_spi import CHECKED, SENSITIVE, Node
from tests.desktop.screen import Desk, program, say, screen, until

EVENT = "A customer paid your till"


def row(desk: Desk, *words: str) -> Node:
    """Return the row of the list whose sentence contains all these words."""

    def look() -> Node | None:
        cells = (node for node in desk.tree.walk() if node.role == "cell")
        return next((cell for cell in cells if all(word in cell.description for word in words)), None)

    return until(look, lambda: f"no row says {words}; the keyboard is on {desk.on}")


def row_has_the_keyboard(desk: Desk) -> None:
    """Check that the keyboard is on the row again after a menu."""
    desk.keyboard_on(lambda name: "Active" in name, "the row")


def opened_and_closed(desk: Desk, key: str) -> None:
    """Check that one menu has opened, and that one Esc closes it.

    Menus are not in the accessibility tree: they are windows of their own.
    """
    until(lambda: desk.windows() > 1, f"{key} opens no menu")
    desk.key("Escape")
    until(lambda: desk.windows() == 1, f"one Esc does not close the menu by {key}")


def create(desk: Desk) -> None:
    """Go from Welcome through practice and *New subscription* to Active."""
    desk.keyboard_on("Start practising")
    say("the first page begins on the first way in")
    desk.key("space")
    until(lambda: desk.see("push button", "New subscription").has(SENSITIVE), "the practice shop opens")
    say("the practice shop is open")
    desk.key("ctrl+n")
    desk.keyboard_on(EVENT)
    desk.key("space")
    until(lambda: desk.see("radio button", EVENT).has(CHECKED), "the event is chosen")
    desk.tab_to("Till numbers")
    desk.type("555555")
    desk.tab_to("Use the practice shop’s address")
    desk.key("space")
    until(lambda: "practice-shop.example" in desk.see("text", "Web address").text, "the address is filled in")
    desk.tab_to("Create practice subscription")
    desk.key("space")
    row(desk, EVENT, "Till 555555", "Active", "checked")
    say("the subscription is Active")


def look_into_it(desk: Desk) -> None:
    """Open the details, cause a fault, and go to its diagnosis."""
    desk.key("Home")
    for key in ("Menu", "shift+F10"):
        desk.key(key)
        opened_and_closed(desk, key)
    desk.key("F10")
    opened_and_closed(desk, "F10")
    say("the menus are opened and closed by keys")
    row_has_the_keyboard(desk)
    desk.key("Return")
    desk.see("push button", "Close the details")
    say("Enter opens the details")
    desk.key("ctrl+7")
    desk.tab_to("Single switches")
    desk.key("space")
    desk.key("Tab")
    desk.keyboard_on(f"Till 555555 Westlands · {EVENT}")
    desk.key("Tab")
    desk.keyboard_on(lambda name: "Active" in name, "what Kopo Kopo shall say")
    desk.key("Down")
    desk.keyboard_on(lambda name: "Inactive" in name, "the word Inactive")
    desk.tab_to("Use this status")
    desk.key("space")
    desk.key("ctrl+1")
    row(desk, "Says “Inactive”")
    say("the trouble is in the list")
    desk.tab_to("Test the address")
    desk.key("space")
    desk.see("push button", "Test again")
    say("the address was tested")


def leave(desk: Desk) -> None:
    """Use settings, the other language and the help, and quit."""
    desk.key("ctrl+comma")
    desk.keyboard_on("English")
    desk.key("Down")
    desk.see("radio button", "Mipangilio")
    say("Kiswahili is spoken")
    desk.key("F1")
    desk.see("text", lambda name: name.startswith("Tafuta"), "the help’s search in Kiswahili")
    desk.key("Escape")
    desk.see("check box", lambda name: "kompyuta" in name.casefold(), "the settings again")
    say("Esc leads back from the help")
    desk.key("ctrl+q")
    until(lambda: desk.process.poll() is not None, "Ctrl+Q ends the program")
    if desk.process.returncode != 0:
        raise SystemExit(f"FAILED: it ended with {desk.process.returncode}")
    say("it ended in order")


def main() -> None:
    with screen(), program(Path(sys.argv[1])) as desk:
        create(desk)
        look_into_it(desk)
        leave(desk)


if __name__ == "__main__":
    main()
