"""Access keys: the letter of each button and label that Alt leads to, given by K2Desk, so that none is there twice.

Translators need not think of them: whatever the words are, in whatever language, each window gives its letters to
what can be seen now. A button keeps its letter as long as its words stay.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QPushButton, QWidget

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
LEADS = "leads_to_a_field"
"""The property of a label with a field: asked for its `buddy`, PySide would take the field for a child of the label."""

_GIVEN, _FOR = "access_key", "access_key_for"
_RANKS = {"primary": 0, "secondary": 1, "danger": 1, "": 1, "pill": 3, "link": 4, "plain": 4}
"""Which kinds of button choose first; labels of fields come between."""
_LABEL = 2


def give_access_keys(window: QWidget, widgets: Iterable[QWidget]) -> None:
    """Gives every button and every label of a field that can be seen in `window` a letter of its own.

    `widgets` are those of the window, in the order in which they are read.
    """
    seen = [one for one in widgets if _can_have(one, window)]
    taken: dict[str, QWidget] = {}
    waiting: list[QWidget] = []
    words_met: set[str] = set()
    for widget in sorted(seen, key=_rank):
        words = _words(widget)
        fixed = marked_letter(words)
        if fixed:
            taken.setdefault(fixed, widget)
        elif words in words_met:
            # A button in each of many rows: only the first has the letter.
            _mark(widget, "")
        else:
            waiting.append(widget)
        words_met.add(words)
    rest = []
    for widget in waiting:
        letter = given_letter(widget)
        if letter and letter not in taken and widget.property(_FOR) == _words(widget):
            taken[letter] = widget
            _mark(widget, letter)
        else:
            rest.append(widget)
    for widget in rest:
        words, old = _words(widget), given_letter(widget)
        # "Create 2 …" keeps the letter of "Create 1 …".
        kept = [old] if old and any(one == old and _begins(words, at) for at, one in _places(words)) else []
        letter = next((one for one in (*kept, *_wishes(words)) if one not in taken), "")
        if letter:
            taken[letter] = widget
        _mark(widget, letter)


def give_menu_letters(menu: QMenu) -> None:
    """Gives every entry of a menu a letter of its own."""
    taken: set[str] = set()
    for action in menu.actions():
        text = action.text()
        letter = marked_letter(text) or next((one for one in _wishes(text) if one not in taken), "")
        taken.add(letter)
        if letter and not marked_letter(text):
            action.setText(with_mark(text, letter))


def given_letter(widget: QWidget) -> str:
    """The letter that was given to a button or label; "" for none."""
    return str(widget.property(_GIVEN) or "")


def unmarked(widget: QWidget, shown: str) -> str:
    """What is shown without the mark that was given here: the words as they were set."""
    words, letter = str(widget.property(_FOR) or ""), given_letter(widget)
    return words if letter and shown == with_mark(words, letter) else shown


def marked_letter(text: str) -> str:
    """The letter that a lone & marks; "" for none."""
    rest = text.replace("&&", "")
    place = rest.find("&")
    return rest[place + 1 : place + 2].casefold() if place >= 0 else ""


def with_mark(text: str, letter: str) -> str:
    """`text` with an & before `letter`, where a word begins with it if any does."""
    places = [at for at, one in _places(text) if one == letter]
    if not places:
        return text
    place = min(places, key=lambda at: (not _begins(text, at), at))
    return f"{text[:place]}&{text[place:]}"


def _places(text: str) -> list[tuple[int, str]]:
    return [(at, letter.casefold()) for at, letter in enumerate(text) if letter.casefold() in _LETTERS]


def _begins(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _wishes(text: str) -> list[str]:
    """The letters of `text`, those that begin a word first."""
    places = _places(text)
    return [one for at, one in places if _begins(text, at)] + [one for at, one in places if not _begins(text, at)]


def _can_have(widget: QWidget, window: QWidget) -> bool:
    if not widget.isVisibleTo(window) or not _words(widget).strip():
        return False
    if isinstance(widget, QLabel):
        return bool(widget.property(LEADS))
    return isinstance(widget, QPushButton) and widget.property("kind") in {None, *_RANKS}


def _rank(widget: QWidget) -> int:
    return _LABEL if isinstance(widget, QLabel) else _RANKS[str(widget.property("kind") or "")]


def _words(widget: QWidget) -> str:
    """The words as they were set, without the letter that was given here."""
    if not isinstance(widget, QAbstractButton | QLabel):
        return ""
    # Labels and buttons of our own give back what was set; Qt's give what they show.
    return unmarked(widget, widget.text())


def _mark(widget: QWidget, letter: str) -> None:
    words = _words(widget)
    widget.setProperty(_FOR, words)
    widget.setProperty(_GIVEN, letter)
    if isinstance(widget, QPushButton):
        # The class's own method, not that of ours: the words stay as they were set, only what is shown changes.
        QPushButton.setText(widget, with_mark(words, letter))
    elif isinstance(widget, QLabel):
        QLabel.setText(widget, with_mark(words, letter))
