"""The base of all widgets that show words.

A text is set where its widget is made, and set again when the language changes.
"""

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
"""A fixed text, or a function that returns the text in the current language: `lambda: self.tr("Close")`."""

_LANGUAGE, _FONT, _ENABLED = QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.EnabledChange


class Translated(_Base):
    """Mix-in for a widget, dialog or page: `class Page(Translated, QWidget)`. It has the only `changeEvent` of `ui`."""

    _again: dict[object, Callable[[], object]] | None = None

    def put_words(self, put: Callable[[str], object], words: Words) -> None:
        """Pass words to `put`.

        If `words` is a function, do it again on each language change, until `put` gets other words.
        """
        if not isinstance(words, str):
            self._keep(put, lambda: put(words()))
            return
        if self._again is not None:
            self._again.pop(put, None)
        put(words)

    def on_language_change(self, show: Callable[[], object], *, now: bool = True) -> None:
        """Call `show` now and after each change of the language. For texts that depend on data.

        If `now` is false, the texts are right already.
        """
        self._keep(show, show, now=now)

    def font_changed(self) -> None:
        """Do nothing. Subclasses override this to follow a change of the font."""

    def enabled_changed(self) -> None:
        """Do nothing. Subclasses override this to follow being switched on or off."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language or the font, and being switched on or off."""
        super().changeEvent(event)
        kind = event.type()
        if kind is _LANGUAGE and self._again is not None:
            for again in tuple(self._again.values()):
                again()
        elif kind is _FONT:
            self.font_changed()
        elif kind is _ENABLED:
            self.enabled_changed()

    def _keep(self, key: object, again: Callable[[], object], *, now: bool = True) -> None:
        if self._again is None:
            self._again = {}
        # Move it to the end, so that the texts are set in the order in which they were last given.
        self._again.pop(key, None)
        self._again[key] = again
        if now:
            again()
