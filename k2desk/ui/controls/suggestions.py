"""Offers below a field what the shop has used before: while the user types, and all of it on a click or Down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

_SHOWN = 8
_OPENS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_F4})


class Suggestions(QObject):
    """A list below a field, which takes whatever is typed as a part of its lines. `picked` carries the chosen line."""

    picked = Signal(str)

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._lines = QStringListModel(self)
        self._list = QCompleter(self._lines, self)
        self._list.setWidget(edit)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setMaxVisibleItems(_SHOWN)
        self._popup = QListView()
        self._list.setPopup(self._popup)
        self._list.activated.connect(self.picked)
        edit.textEdited.connect(self._suggest)
        edit.installEventFilter(self)

    def offer(self, lines: Sequence[str]) -> None:
        """Set the lines that are offered."""
        if self._lines.stringList() != list(lines):
            self._lines.setStringList(list(lines))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the list on Down, and on a click into the empty field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _OPENS:
            if not self._popup.isVisible():
                self._suggest(self._edit.text())
                return self._popup.isVisible()
        elif event.type() is QEvent.Type.MouseButtonRelease and not self._edit.text():
            self._suggest("")
        return super().eventFilter(watched, event)

    def _suggest(self, text: str) -> None:
        self._list.setCompletionPrefix(text.strip())
        if self._list.completionCount() and self._list.currentCompletion() != text.strip():
            self._popup.setAccessibleName(self._edit.accessibleName())
            self._list.complete()
        else:
            self._popup.hide()
