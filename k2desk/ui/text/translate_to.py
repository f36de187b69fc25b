"""Translates texts that tables hold: into the language in use, or into any other for messages to other people."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QCoreApplication, QTranslator

from k2desk.system.resources import resources


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


def translations_of(context: str) -> Callable[[object], str]:
    """Return a function that translates texts marked for `context` into the language in use. "" stays empty."""
    return lambda text: QCoreApplication.translate(context, str(text)) if text else ""
