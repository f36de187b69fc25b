"""The base of all that shows words: a text is given where its widget is made, and put again on a language change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object

Words = str | Callable[[], str]
"""A text as it is, or a function that makes it in the language in use: `lambda: self.tr("Close")`."""

_LANGUAGE, _FONT = QEvent.Type.LanguageChange, QEvent.Type.FontChange


class Translated(_Base):
    """Mix-in for a widget, dialog or page: `class Page(Translated, QWidget)`. It has the one `changeEvent` of `ui`."""

    _again: dict[object, Callable[[], object]] | None = None

    def put_words(self, put: Callable[[str], object], words: Words) -> None:
        """Put words in place with `put`. A function's words follow the language until `put` gets other words."""
        if not isinstance(words, str):
            self._keep(put, lambda: put(words()))
            return
        if self._again is not None:
            self._again.pop(put, None)
        put(words)

    def on_language_change(self, show: Callable[[], object]) -> None:
        """Call `show` now, and again after each change of the language: for what words and data make together."""
        self._keep(show, show)

    def font_changed(self) -> None:
        """Called when the widget got another font."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the font."""
        super().changeEvent(event)
        kind = event.type()
        if kind is _LANGUAGE and self._again is not None:
            for again in tuple(self._again.values()):
                again()
        elif kind is _FONT:
            self.font_changed()

    def _keep(self, key: object, again: Callable[[], object]) -> None:
        if self._again is None:
            self._again = {}
        self._again[key] = again
        again()
