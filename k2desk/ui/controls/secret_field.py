"""Fields for keys. A key is hidden until the user presses the eye, and hidden again soon. What is copied is marked as
secret.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu

from k2desk.ui.controls.build import STRETCH, in_row
from k2desk.ui.controls.buttons import IconButton
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.secret_clipboard import forget_marked, secret_clipboard
from k2desk.ui.controls.translated import Words

SHOWN = 10_000
"""Milliseconds that a key stays visible after the eye was pressed."""

_ELSEWHERE = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}

_NOT_LEARNED = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""Asks on-screen keyboards not to store what is typed."""


class KeyEdit(QLineEdit):
    """A line edit for a key. Copying from it, by keys or by its menu, uses the secret clipboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(_NOT_LEARNED)
        # On X11 every text that is marked with the mouse is copied at once.
        QGuiApplication.clipboard().selectionChanged.connect(self._was_marked)

    def clear(self) -> None:
        """Clear the line. Unlike `QLineEdit.clear()` it leaves nothing for undo."""
        self.setText("")

    def copy(self) -> None:
        """Copy the selected text, but nothing of a hidden key."""
        if self.echoMode() is QLineEdit.EchoMode.Normal:
            secret_clipboard().copy(self.selectedText())

    def cut(self) -> None:
        """Copy the selected text and remove it, but nothing of a hidden key."""
        if self.echoMode() is QLineEdit.EchoMode.Normal and self.hasSelectedText():
            self.copy()
            self.insert("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and cut by `copy()` and `cut()`."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the usual menu with Copy and Cut replaced by this class' own."""
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
    """A field for a visible key, for example the Client ID. Its content is cleaned as a key, not as words."""

    HAS_WORDS = False

    def __init__(self) -> None:
        super().__init__(edit=KeyEdit())


class SecretField(KeyField):
    """A field with an eye that shows and hides its content.

    The content is hidden again after a while, when the user leaves the field, and when it is cleared.
    """

    def __init__(self) -> None:
        super().__init__()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = IconButton("eye")
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._turn)
        in_row(STRETCH, self.eye, on=self.edit, margins=(0, 0, 6, 0))
        self.edit.setTextMargins(0, 0, 28, 0)
        self._eye_names: tuple[Words, Words] = ("", "")
        self._until = QTimer(self, singleShot=True, interval=SHOWN)
        self._until.timeout.connect(self.hide_again)
        self.edit.textChanged.connect(self._changed)
        for one in (self.edit, self.eye):
            one.installEventFilter(self)

    def set_eye_names(self, show: Words, hide: Words) -> None:
        """Set the names of the eye for both states."""
        self._eye_names = (show, hide)
        self._turn(self.eye.isChecked())

    def hide_again(self) -> None:
        """Hide the content."""
        self.eye.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the key when the focus leaves the field, also to another window. The field's own menu doesn't count."""
        if (
            event.type() is QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() not in _ELSEWHERE
            and self.eye.isChecked()
        ):
            QTimer.singleShot(0, self, self._left)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the key when the page is hidden."""
        self.hide_again()
        super().hideEvent(event)

    def _left(self) -> None:
        if not (self.edit.hasFocus() or self.eye.hasFocus()):
            self.hide_again()

    def _changed(self, text: str) -> None:
        # A text that the program puts in is not the key that the user wanted to see.
        if not self.edit.isModified() or not text:
            self.hide_again()

    def _turn(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # Qt removes the hints when the text is visible.
        self.edit.setInputMethodHints(self.edit.inputMethodHints() | _NOT_LEARNED)
        self.eye.set_icon("eye-off" if shown else "eye")
        self.eye.name(self._eye_names[1 if shown else 0])
        if shown:
            self._until.start()
            if not self.eye.hasFocus():
                self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._until.stop()
