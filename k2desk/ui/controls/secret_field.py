"""Fields for keys: hidden until the eye is pressed, and soon again; what is copied from them is marked as secret."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu

from k2desk.ui.controls.buttons import IconButton
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.secret_clipboard import forget_marked, secret_clipboard
from k2desk.ui.controls.translated import Words

SHOWN = 10_000
"""Milliseconds that a key can be read after the eye was pressed."""

_ELSEWHERE = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}

_NOT_LEARNED = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""Tells keyboards on the screen not to keep what is typed."""


class KeyEdit(QLineEdit):
    """A line for a key. Copying from it, by keys or by its menu, goes through the secret clipboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(_NOT_LEARNED)
        # On X11 all that is marked with the mouse is copied at once.
        QGuiApplication.clipboard().selectionChanged.connect(self._was_marked)

    def clear(self) -> None:
        """Empties the line, so that no undo brings the key back."""
        self.setText("")

    def copy(self) -> None:
        """Copies what is selected. Nothing of a hidden key."""
        if self.echoMode() is QLineEdit.EchoMode.Normal:
            secret_clipboard().copy(self.selectedText())

    def cut(self) -> None:
        """The same, and takes it out."""
        if self.echoMode() is QLineEdit.EchoMode.Normal and self.hasSelectedText():
            self.copy()
            self.insert("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies and cuts in its own way."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Shows the menu."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """The usual menu, in which Copy and Cut do so in their own way."""
        menu = self.createStandardContextMenu()
        for name, do in (("edit-copy", self.copy), ("edit-cut", self.cut)):
            action = menu.findChild(QAction, name)
            if action is not None:
                action.triggered.disconnect()
                action.triggered.connect(lambda *_, do=do: do())
        return menu

    def _was_marked(self) -> None:
        if self.hasFocus() and self.hasSelectedText() and QGuiApplication.clipboard().ownsSelection():
            forget_marked(self.selectedText())


class KeyField(Field):
    """A field for a key that anybody may read, the Client ID say. It is cleaned as a key, not as words."""

    HAS_WORDS = False

    def __init__(self) -> None:
        super().__init__(edit=KeyEdit())


class SecretField(KeyField):
    """A field whose content is hidden until the eye is pressed, and again after a while, on leaving and on clearing."""

    def __init__(self) -> None:
        super().__init__()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = IconButton("eye")
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._turn)
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addStretch(1)
        inside.addWidget(self.eye)
        self.edit.setTextMargins(0, 0, 28, 0)
        self._eye_names: tuple[Words, Words] = ("", "")
        self._until = QTimer(self)
        self._until.setSingleShot(True)
        self._until.setInterval(SHOWN)
        self._until.timeout.connect(self.hide_again)
        self.edit.textChanged.connect(self._changed)
        for one in (self.edit, self.eye):
            one.installEventFilter(self)

    def set_eye_names(self, show: Words, hide: Words) -> None:
        """Puts the words of the eye in place."""
        self._eye_names = (show, hide)
        self._turn(self.eye.isChecked())

    def hide_again(self) -> None:
        """Hides what was shown."""
        self.eye.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hides the key when the keyboard goes elsewhere, to another window too; its own menu is not elsewhere."""
        if (
            event.type() is QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() not in _ELSEWHERE
            and self.eye.isChecked()
        ):
            QTimer.singleShot(0, self, self._left)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hides the key with its page."""
        self.hide_again()
        super().hideEvent(event)

    def _left(self) -> None:
        if not (self.edit.hasFocus() or self.eye.hasFocus()):
            self.hide_again()

    def _changed(self, text: str) -> None:
        # What is put in by the program is another key than the one that was asked for.
        if not self.edit.isModified() or not text:
            self.hide_again()

    def _turn(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # Qt takes the hints off what is shown.
        self.edit.setInputMethodHints(self.edit.inputMethodHints() | _NOT_LEARNED)
        self.eye.set_icon("eye-off" if shown else "eye")
        self.eye.name(self._eye_names[1 if shown else 0])
        if shown:
            self._until.start()
            if not self.eye.hasFocus():
                self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._until.stop()
