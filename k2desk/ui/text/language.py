"""The language of the program, English or Kiswahili, changed while it runs: Qt's own events do the rest."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from k2desk.system.resources import resources

LANGUAGES = ("en", "sw")
_LOCALES = {"en": "en_KE", "sw": "sw_KE"}
_CATALOGUES = ("k2desk", "qt")
"""Our own words, and those of Qt's own buttons and menus: Qt ships no Kiswahili."""


class Language(QObject):
    """The language in use. Widgets follow by their `LanguageChange` event, the locale of numbers and dates with it."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._application: QApplication | None = None
        self._translators: list[QTranslator] = []
        self.current = "en"
        self.was_chosen = False

    def start(self, application: QApplication, wanted: str | None) -> None:
        """Speaks `wanted`, or the system's language where that is None."""
        self._application = application
        self._speak(wanted if wanted in LANGUAGES else _of_the_system())

    def choose(self, code: str) -> None:
        """Speaks another language from now on; typed text stays."""
        if code in LANGUAGES and code != self.current:
            self.was_chosen = True
            self._speak(code)
            self.chosen.emit(code)

    def _speak(self, code: str) -> None:
        application = self._application
        if application is None:
            return
        self.current = code
        # Before the translators: with the event that these cause, widgets ask for dates and numbers too.
        QLocale.setDefault(QLocale(_LOCALES[code]))
        old, self._translators = self._translators, []
        for name in _CATALOGUES:
            translator = QTranslator(self)
            if translator.load(str(resources() / "translations" / f"{name}_{code}.qm")):
                self._translators.append(translator)
                application.installTranslator(translator)
        for translator in old:
            application.removeTranslator(translator)
            translator.deleteLater()


def _of_the_system() -> str:
    return "sw" if any(one.split("-")[0] == "sw" for one in QLocale.system().uiLanguages()[:1]) else "en"


_language: Language | None = None


def language() -> Language:
    """The one language of the program."""
    global _language
    if _language is None:
        _language = Language()
    return _language
