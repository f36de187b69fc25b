"""The one table of what keys do: shortcuts, menus, tooltips and the help's sheet are all made from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.ui.text.plain import plain_tip

Standard = QKeySequence.StandardKey


@fast_dataclass
class Command:
    """What keys do. `fixed` keys work everywhere; those that the system has for `standard` come on top of them."""

    id: str
    words: object
    fixed: tuple[str, ...]
    standard: QKeySequence.StandardKey | None = None
    shown: object = ""
    """How the keys are written where their own name says less."""


_PAGES: Final = 7
_COMMA: Final = QT_TRANSLATE_NOOP("Keys", "Ctrl+, (comma)")

COMMANDS: Final[tuple[Command, ...]] = (
    Command("new", QT_TRANSLATE_NOOP("Keys", "New subscription"), ("Ctrl+N",), Standard.New),
    Command("check", QT_TRANSLATE_NOOP("Keys", "Check the chosen rows, or all"), ("F5",), Standard.Refresh),
    Command("ready", QT_TRANSLATE_NOOP("Keys", "Ready to open?"), ("Ctrl+R",)),
    Command("find", QT_TRANSLATE_NOOP("Keys", "Search"), ("Ctrl+F",), Standard.Find),
    Command("settings", QT_TRANSLATE_NOOP("Keys", "Settings"), ("Ctrl+,",), Standard.Preferences, _COMMA),
    *(Command(f"page-{n}", "", (f"Ctrl+{n}",)) for n in range(1, _PAGES + 1)),
    Command("open", QT_TRANSLATE_NOOP("Keys", "Open the details"), ("Return", "Enter"), shown="Enter"),
    Command("remove", QT_TRANSLATE_NOOP("Keys", "Remove from this computer"), ("Del",), Standard.Delete),
    Command("undo", QT_TRANSLATE_NOOP("Keys", "Undo the removal"), ("Ctrl+Z",), Standard.Undo),
    Command("copy", QT_TRANSLATE_NOOP("Keys", "Copy the chosen rows"), ("Ctrl+C",), Standard.Copy),
    Command("all", QT_TRANSLATE_NOOP("Keys", "Choose all rows"), ("Ctrl+A",), Standard.SelectAll),
    Command("row-menu", QT_TRANSLATE_NOOP("Keys", "What can be done with a row"), ("Shift+F10", "Menu")),
    Command("back", QT_TRANSLATE_NOOP("Keys", "Close or go back"), ("Esc",), Standard.Cancel),
    Command("menu", QT_TRANSLATE_NOOP("Keys", "The menu of the program"), ("F10",)),
    Command("language", QT_TRANSLATE_NOOP("Keys", "Change the language"), ("Ctrl+L",)),
    Command("help", QT_TRANSLATE_NOOP("Keys", "This help"), ("F1",), Standard.HelpContents),
    Command("quit", QT_TRANSLATE_NOOP("Keys", "Quit"), ("Ctrl+Q",), Standard.Quit),
)

_MOVES: Final = (
    (
        QT_TRANSLATE_NOOP("Keys", "Arrows, Home, End, Page Up, Page Down"),
        QT_TRANSLATE_NOOP("Keys", "Go through the list; with Shift more rows are chosen"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Letters and digits"),
        QT_TRANSLATE_NOOP("Keys", "Jump to the row whose event, till or name begins so"),
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
"""What Qt and the list do by themselves."""

OWN_KEYS: Final = frozenset(
    {"new", "check", "ready", "find", "settings", "language", "help", "back", "quit", "menu"}
    | {f"page-{n}" for n in range(1, _PAGES + 1)}
)
"""The commands of the window; the others are those of the list and of its page."""

_OF_ID: Final = {command.id: command for command in COMMANDS}
_CLAIMED: Final = {QKeySequence(keys).toString(): command.id for command in COMMANDS for keys in command.fixed}


def keys_of(command_id: str) -> list[QKeySequence]:
    """All keys of a command, the one that is shown first.

    The system's standard keys alone would not do: for settings and quitting many systems have none, and some have
    Ctrl+R for reading anew, which here is another command's.
    """
    command = _OF_ID[command_id]
    keys = [QKeySequence(text) for text in command.fixed]
    if command.standard is not None:
        for more in QKeySequence.keyBindings(command.standard):
            if more not in keys and _CLAIMED.get(more.toString(), command_id) == command_id:
                keys.append(more)
    return keys


def shown_keys(command_id: str) -> str:
    """The keys of a command as this system writes them: "Ctrl+N"."""
    native = keys_of(command_id)[0].toString(QKeySequence.SequenceFormat.NativeText)
    return "Enter" if native == "Return" else native


def words_of_command(command_id: str) -> str:
    """What a command does, in a few words of the current language."""
    return QCoreApplication.translate("Keys", str(_OF_ID[command_id].words))


def shortcut(owner: QWidget, command_id: str, do: Callable[[], object]) -> QShortcut:
    """Has the command's keys do something in the owner's window."""
    made = QShortcut(owner)
    made.setKeys(keys_of(command_id))
    made.activated.connect(do)
    return made


def presses(event: QKeyEvent, command_id: str) -> bool:
    """Whether a press of keys is the command's."""
    return QKeySequence(event.keyCombination()) in keys_of(command_id)


def add_to(menu: QMenu, text: str, command_id: str, do: Callable[[], object]) -> QAction:
    """Adds an entry with the command's keys beside it. The entry only shows them: what they do is `shortcut`'s."""
    action = menu.addAction(text)
    action.triggered.connect(lambda: do())
    action.setShortcut(QKeySequence("Enter") if command_id == "open" else keys_of(command_id)[0])
    action.setShortcutVisibleInContextMenu(True)
    return action


def put_tip(widget: QWidget, text: str, command_id: str) -> None:
    """Gives a widget a tooltip that ends with the keys of a command; a screen reader gets it as plain text."""
    whole = f"{text} ({shown_keys(command_id)})"
    widget.setToolTip(plain_tip(whole))
    widget.setAccessibleDescription(whole)


def shortcut_list() -> list[tuple[str, str]]:
    """(keys, what they do) of every command, for the help."""
    lines = []
    for command in COMMANDS:
        if command.id == "page-1":
            keys = f"{shown_keys('page-1')} … {shown_keys(f'page-{_PAGES}')}"
            lines.append((keys, QCoreApplication.translate("Keys", "The pages of the side bar")))
        elif command.words:
            shown = QCoreApplication.translate("Keys", str(command.shown)) if command.shown else ""
            lines.append((shown or shown_keys(command.id), words_of_command(command.id)))
    for moves, words in _MOVES:
        lines.append((QCoreApplication.translate("Keys", str(moves)), QCoreApplication.translate("Keys", str(words))))
    return lines
