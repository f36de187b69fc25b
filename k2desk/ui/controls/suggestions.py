"""Offers below a field what the shop has used before: while the user types, and all of it on a click or Down."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView

_SHOWN = 8
_CHOOSE = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape})
_TAKE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_OPENS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_F4})


class Suggestions(QObject):
    """A list below a field, which takes whatever is typed as a part of its lines.

    `picked` carries what the chosen line stands for.
    """

    picked = Signal(str)

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._values: Mapping[str, str] = {}
        self._lines = QStringListModel(self)
        self._list = QCompleter(self._lines, self)
        self._list.setWidget(edit)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setMaxVisibleItems(_SHOWN)
        self._popup = QListView()
        self._list.setPopup(self._popup)
        self._popup.setProperty("kind", "suggestions")
        self._popup.installEventFilter(self)
        self._list.activated.connect(lambda line: self.picked.emit(self._values.get(line, line)))
        edit.textEdited.connect(self._suggest)
        edit.textChanged.connect(lambda text: None if text else self._popup.hide())
        edit.installEventFilter(self)

    def offer(self, values: Mapping[str, str]) -> None:
        """Set what is offered, by the line that shows it."""
        if self._lines.stringList() != list(values):
            self._lines.setStringList(list(values))
        self._values = values

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the list on Down, and on a click into the empty field. While it is shown, the field gets other keys."""
        if watched is self._popup:
            if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
                return self._let_through(event)
            return isinstance(event, QKeyEvent) and self._pass_on(event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _OPENS:
            if not self._popup.isVisible():
                self._suggest(self._edit.text())
                return self._popup.isVisible()
        elif event.type() is QEvent.Type.MouseButtonRelease and not self._edit.text():
            self._suggest("")
        return super().eventFilter(watched, event)

    def _pass_on(self, event: QKeyEvent) -> bool:
        """Give the field a key that does not choose in the list. Qt would pass by those who watch the field."""
        if event.key() in _CHOOSE or (event.key() in _TAKE and self._popup.currentIndex().isValid()):
            return False
        if event.key() in _TAKE:
            self._popup.hide()
        return QCoreApplication.sendEvent(self._edit, event)

    def _let_through(self, event: QMouseEvent) -> bool:
        """Give a press beside the list to what it meets. Qt would only close the list, and the click would be lost."""
        if self._popup.rect().contains(event.position().toPoint()):
            return False
        self._popup.hide()
        under = QApplication.widgetAt(event.globalPosition().toPoint())
        if under is not None:
            at, screen = under.mapFromGlobal(event.globalPosition()), event.globalPosition()
            press = QMouseEvent(event.type(), at, screen, event.button(), event.buttons(), event.modifiers())
            QCoreApplication.sendEvent(under, press)
        return True

    def _suggest(self, text: str) -> None:
        self._list.setCompletionPrefix(text.strip())
        if self._list.completionCount() and self._values.get(self._list.currentCompletion()) != text.strip():
            self._popup.setAccessibleName(self._edit.accessibleName())
            self._list.complete()
        else:
            self._popup.hide()
