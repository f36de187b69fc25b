"""Translates texts that tables hold: into the language in use, or into any other for messages to other people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from k2desk.system.resources import resources

_other: list[str] = []
"""The language of the message that is being written, if it is not the one in use."""


@contextmanager
def writing_in(code: str) -> Iterator[None]:
    """Put the texts of this package, numbers and dates into another language, for as long as it is entered.

    It is for a message to someone else, and nothing may be shown meanwhile.
    """
    before = QLocale()
    _other.append(code)
    QLocale.setDefault(QLocale(f"{code}_KE"))
    try:
        yield
    finally:
        QLocale.setDefault(before)
        _other.pop()


@cache
def _translator(code: str) -> QTranslator | None:
    translator = QTranslator()
    loaded = translator.load(str(resources() / "translations" / f"k2desk_{code}.qm"))
    return translator if loaded else None


def translate_to(code: str, context: str, text: str) -> str:
    """Return `text`, which is marked for translation in `context`, in the language `code`.

    Returns English if there is no translation.
    """
    translator = _translator(code) if code != "en" else None
    return (translator.translate(context, text) if translator is not None else "") or text


def translate(context: str, text: str) -> str:
    """Return `text`, which is marked for translation in `context`, in the language in use, or of the message."""
    return translate_to(_other[-1], context, text) if _other else QCoreApplication.translate(context, text)


def translations_of(context: str) -> Callable[[object], str]:
    """Return a function that translates texts marked for `context`, like `translate`. "" stays empty."""

    def translated(text: object) -> str:
        if not text:
            return ""
        if _other:
            return translate_to(_other[-1], context, str(text))
        return QCoreApplication.translate(context, str(text))

    return translated
