"""A message that is ready to be sent to someone, in English or Kiswahili, with a button that copies it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame

from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.letter_language import LetterLanguage
from k2desk.ui.controls.selectable_text import SelectableText
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, heading_font

_COPIED_FOR = 2_000


class MessageCard(Translated, QFrame):
    """Shows the message that `words` returns, in a language that can be chosen."""

    def __init__(self, words: Callable[[], str], title: Words = "", copy: Words = "") -> None:
        """Build the card. `copy` are the button's words, with an access key if the page has only one card."""
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName("MessageCard")
        self._words = words
        self._copy_words = copy or (lambda: self.tr("Copy"))
        self._title = PlainLabel(font=heading_font())
        self.languages = LetterLanguage()
        self.languages.changed.connect(self.refresh)
        self.copy = SecondaryButton("", "copy", object_name="CopyMessage", clicked=self._copy)
        self.text = SelectableText()
        head = in_row(self._title, self.languages, STRETCH, self.copy, spacing=GAP_M)
        in_column(head, self.text, on=self, margins=(GAP_L, GAP_M, GAP_L, GAP_M), spacing=GAP_S)
        self.set_title(title or (lambda: self.tr("Tell the person who can fix it")))
        self._name_copy()
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Show the message again, with the current data."""
        self.text.setText(self.languages.written(self._words))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.languages.written(self._words))
        self.copy.setText(self.tr("Copied"))
        announce(self, self.tr("Copied"))
        QTimer.singleShot(_COPIED_FOR, self, self._name_copy)

    def _name_copy(self) -> None:
        self.copy.setText(self._copy_words)
        self.copy.put_words(self.copy.setAccessibleName, lambda: self.tr("Copy the message"))

    def set_title(self, words: Words) -> None:
        """Replace the usual title. It is also the message's name for screen readers."""
        self._title.setText(words)
        self.put_words(self.text.setAccessibleName, words)
