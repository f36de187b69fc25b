"""The language of the program, English or Kiswahili, which can change while it runs."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from k2desk.model.languages import LANGUAGES
from k2desk.system.resources import resources

_CATALOGUES = ("k2desk", "qt")
"""Our own texts, and those of Qt's own buttons and menus, because Qt has no Kiswahili."""


class Language(QObject):
    """The language in use.

    On a change, Qt sends widgets a `LanguageChange` event. The locale of numbers and dates changes as well.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._application: QApplication | None = None
        self._translators: list[QTranslator] = []
        self.current = "en"
        self.was_chosen = False

    def start(self, application: QApplication, wanted: str | None) -> None:
        """Set the language to `wanted`, or to the system's language if that is None."""
        self._application = application
        self._speak(wanted if wanted in LANGUAGES else _of_the_system())

    def choose(self, code: str) -> None:
        """Change the language. Typed text stays."""
        if code in LANGUAGES and code != self.current:
            self.was_chosen = True
            self._speak(code)
            self.chosen.emit(code)

    def _speak(self, code: str) -> None:
        application = self._application
        if application is None:
            return
        self.current = code
        # Set the locale first: on the event that new translators cause, widgets format dates and numbers too.
        QLocale.setDefault(QLocale(f"{code}_KE"))
        old, self._translators = self._translators, []
        for name in _CATALOGUES:
            translator = QTranslator()
            if translator.load(str(resources() / "translations" / f"{name}_{code}.qm")):
                self._translators.append(translator)
                application.installTranslator(translator)
        # They end with their last name here. Qt crashed at times when they were left to `deleteLater`.
        for translator in old:
            application.removeTranslator(translator)


def _of_the_system() -> str:
    code = next(iter(QLocale.system().uiLanguages()), "").split("-")[0]
    return code if code in LANGUAGES else "en"


@cache
def language() -> Language:
    """Return the program's language."""
    return Language()
