"""Fills in all keys from one copied message, and offers to clear the clipboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from k2desk.services.forms.pasted_keys import keys_in
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.secret_clipboard import forget_copied
from k2desk.ui.style.theme import GAP_S, small_font
from k2desk.ui.text.plain import filled


class PasteKeys(QWidget):
    """A link that looks for keys on the clipboard, and a line below it with the result. `found` carries the keys."""

    found = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        got_all = PlainLabel(lambda: self.tr("Got all three in a message?"), kind="muted", font=small_font())
        self.paste = LinkButton(lambda: self.tr("&Paste them at once"), object_name="PasteAtOnce", clicked=self._paste)
        self.paste.setFont(small_font())
        self._said = named(PlainLabel(kind="muted", font=small_font(), wrap=True), "Pasted")
        self._said.hide()
        self.forget = named(LinkButton(lambda: self.tr("&Forget what I copied"), clicked=self._forget), "ForgetCopied")
        self.forget.setFont(small_font())
        self.forget.hide()
        in_column(
            in_row(got_all, self.paste, STRETCH, spacing=GAP_S),
            self._said,
            (self.forget, Qt.AlignmentFlag.AlignLeft),
            on=self,
            spacing=GAP_S,
        )

    def say(self, text: str) -> None:
        """Show `text` below the link and announce it to screen readers."""
        self._said.setText(text)
        self._said.show()
        announce(self, text)

    def say_filled(self, names: str) -> None:
        """Say which fields were filled. Offer to clear the clipboard while the message is still there."""
        self.say(filled(self.tr("Found and filled in: {names}."), names=names))
        self.forget.setVisible(keys_in(QGuiApplication.clipboard().text()).count > 0)

    def _paste(self) -> None:
        found = keys_in(QGuiApplication.clipboard().text())
        if found.count:
            self.found.emit(found)
        else:
            self.say(self.tr("K2Desk found no keys in what you copied. Copy the whole message, then press it again."))

    def _forget(self) -> None:
        if forget_copied(QGuiApplication.clipboard().text()):
            self.paste.setFocus(Qt.FocusReason.OtherFocusReason)
            self.forget.hide()
            self.say(self.tr("K2Desk cleared what you copied."))
        else:
            self.say(self.tr("This computer still has what you copied. Copy something else to replace it."))
