"""The table of keyboard commands, from which shortcuts, menus, tooltips and the list in the help are made."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.ui.controls.after_paint import after_paint
from k2desk.ui.text.plain import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
    from PySide6.QtWidgets import QMenu, QWidget

# Qt's classes for keys are imported where they are used, which is after the first paint.


@fast_dataclass
class Command:
    """A command with its keys. The `fixed` keys work everywhere; so do the system's keys for `standard`, which is the
    name of a `QKeySequence.StandardKey`.
    """

    id: str
    words: object
    fixed: tuple[str, ...]
    standard: str = ""
    shown: object = ""
    """The name of the keys, if their own name is not clear enough."""


PAGES: Final = 9
"""How many pages of the side bar have a key."""

ACCOUNT_KEYS: Final = 9
"""How many accounts have a key."""

_COMMA: Final = QT_TRANSLATE_NOOP("Keys", "Ctrl+, (comma)")

COMMANDS: Final[tuple[Command, ...]] = (
    Command("new", QT_TRANSLATE_NOOP("Keys", "New subscription"), ("Ctrl+N",), "New"),
    Command("add", QT_TRANSLATE_NOOP("Keys", "Add one I already have"), ("Ctrl+Shift+N",)),
    Command("check", QT_TRANSLATE_NOOP("Keys", "Check the chosen rows, or all"), ("F5",), "Refresh"),
    Command("ready", QT_TRANSLATE_NOOP("Keys", "Ready to open?"), ("Ctrl+R",)),
    Command("find", QT_TRANSLATE_NOOP("Keys", "Search"), ("Ctrl+F",), "Find"),
    Command("settings", QT_TRANSLATE_NOOP("Keys", "Settings"), ("Ctrl+,",), "Preferences", _COMMA),
    *(Command(f"page-{n}", "", (f"Ctrl+{n}",)) for n in range(1, PAGES + 1)),
    *(Command(f"account-{n}", "", (f"Alt+{n}",)) for n in range(1, ACCOUNT_KEYS + 1)),
    Command("accounts", QT_TRANSLATE_NOOP("Keys", "The menu of accounts"), ("Ctrl+Shift+A",)),
    Command("open", QT_TRANSLATE_NOOP("Keys", "Open the details"), ("Return", "Enter"), shown="Enter"),
    Command("remove", QT_TRANSLATE_NOOP("Keys", "Remove from this computer"), ("Del",), "Delete"),
    Command("undo", QT_TRANSLATE_NOOP("Keys", "Put back what you removed"), ("Ctrl+Z",), "Undo"),
    Command("copy", QT_TRANSLATE_NOOP("Keys", "Copy the chosen rows"), ("Ctrl+C",), "Copy"),
    Command("all", QT_TRANSLATE_NOOP("Keys", "Choose all rows"), ("Ctrl+A",), "SelectAll"),
    Command("row-menu", QT_TRANSLATE_NOOP("Keys", "What can be done with a row"), ("Shift+F10", "Menu")),
    Command("back", QT_TRANSLATE_NOOP("Keys", "Close or go back"), ("Esc",), "Cancel"),
    Command("menu", QT_TRANSLATE_NOOP("Keys", "The menu of the program"), ("F10",)),
    Command("language", QT_TRANSLATE_NOOP("Keys", "Change the language"), ("Ctrl+L",)),
    Command("help", QT_TRANSLATE_NOOP("Keys", "This help"), ("F1",), "HelpContents"),
    Command("quit", QT_TRANSLATE_NOOP("Keys", "Quit"), ("Ctrl+Q",), "Quit"),
)

_MOVES: Final = (
    (
        QT_TRANSLATE_NOOP("Keys", "Arrows, Home, End, Page Up, Page Down"),
        QT_TRANSLATE_NOOP("Keys", "Move in the list; hold Shift to choose more rows"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Letters and digits"),
        QT_TRANSLATE_NOOP("Keys", "Jump to the row that starts with what you type"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Alt and an underlined letter"),
        QT_TRANSLATE_NOOP("Keys", "Press that button, or go to that field"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Tab, Shift+Tab"),
        QT_TRANSLATE_NOOP("Keys", "Go to the next control or the one before"),
    ),
)
"""Keys that Qt and the list handle themselves."""

OWN_KEYS: Final = frozenset(
    {"new", "add", "check", "ready", "find", "settings", "language", "help", "back", "quit", "menu", "accounts"}
    | {f"page-{n}" for n in range(1, PAGES + 1)}
    | {f"account-{n}" for n in range(1, ACCOUNT_KEYS + 1)}
)
"""The commands of the window. The list and its page have the others."""

_OF_ID: Final = {command.id: command for command in COMMANDS}


@cache
def _claimed() -> dict[str, str]:
    """Return the command of each fixed key."""
    from PySide6.QtGui import QKeySequence

    return {QKeySequence(keys).toString(): command.id for command in COMMANDS for keys in command.fixed}


def keys_of(command_id: str) -> list[QKeySequence]:
    """Return all keys of a command. The first ones are shown.

    The system's standard keys alone are not enough: many systems have none for settings and quitting, and some use
    Ctrl+R for refreshing, which is another command here.
    """
    from PySide6.QtGui import QKeySequence

    command = _OF_ID[command_id]
    keys = [QKeySequence(text) for text in command.fixed]
    if command.standard:
        for more in QKeySequence.keyBindings(QKeySequence.StandardKey[command.standard]):
            if more not in keys and _claimed().get(more.toString(), command_id) == command_id:
                keys.append(more)
    return keys


def shown_keys(command_id: str) -> str:
    """Return the keys of a command in this system's notation: "Ctrl+N"."""
    from PySide6.QtGui import QKeySequence

    native = keys_of(command_id)[0].toString(QKeySequence.SequenceFormat.NativeText)
    return "Enter" if native == "Return" else native


def words_of_command(command_id: str) -> str:
    """Return what a command does, in a few words of the current language."""
    return QCoreApplication.translate("Keys", str(_OF_ID[command_id].words))


def shortcut(owner: QWidget, command_id: str, do: Callable[[], object]) -> None:
    """Call `do` when the command's keys are pressed in the owner's window, which is from the first paint on."""

    def make() -> None:
        from PySide6.QtGui import QShortcut

        made = QShortcut(owner)
        made.setKeys(keys_of(command_id))
        made.activated.connect(do)

    after_paint(make)


def presses(event: QKeyEvent, command_id: str) -> bool:
    """Return whether the event is a press of the command's keys."""
    from PySide6.QtGui import QKeySequence

    return QKeySequence(event.keyCombination()) in keys_of(command_id)


def add_to(menu: QMenu, text: str, command_id: str, do: Callable[[], object]) -> QAction:
    """Add an entry that shows the command's keys. The keys themselves are handled by `shortcut`."""
    from PySide6.QtGui import QKeySequence

    action = menu.addAction(text)
    action.triggered.connect(lambda: do())
    action.setShortcut(QKeySequence("Enter") if command_id == "open" else keys_of(command_id)[0])
    action.setShortcutVisibleInContextMenu(True)
    return action


def put_tip(widget: QWidget, text: str, command_id: str) -> None:
    """Set a tooltip that ends with the keys of a command. A screen reader gets it as plain text."""

    def put() -> None:
        whole = f"{text} ({shown_keys(command_id)})"
        widget.setToolTip(plain_tip(whole))
        widget.setAccessibleDescription(whole)

    after_paint(put)


def shortcut_list() -> list[tuple[str, str]]:
    """Return (keys, what they do) for every command, for the help."""
    lines = []
    for command in COMMANDS:
        if command.id == "page-1":
            keys = f"{shown_keys('page-1')} … {shown_keys(f'page-{PAGES}')}"
            lines.append((keys, QCoreApplication.translate("Keys", "The pages of the side bar")))
        elif command.id == "account-1":
            keys = f"{shown_keys('account-1')} … {shown_keys(f'account-{ACCOUNT_KEYS}')}"
            lines.append((keys, QCoreApplication.translate("Keys", "Your accounts, in the order of their menu")))
        elif command.words:
            shown = QCoreApplication.translate("Keys", str(command.shown)) if command.shown else ""
            lines.append((shown or shown_keys(command.id), words_of_command(command.id)))
    for moves, words in _MOVES:
        lines.append((QCoreApplication.translate("Keys", str(moves)), QCoreApplication.translate("Keys", str(words))))
    return lines
