"""Brings what all tests of a process share back to what it was, in Qt and in the log's filter for secrets."""

from __future__ import annotations

import sys
from typing import Any

_first: dict[str, Any] = {}
"""What the application had before a test changed it."""


def note() -> None:
    """Note what a test may change, once there is an application."""
    application = _application()
    if application is None or _first:
        return
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QFont, QPalette

    _first.update(font=QFont(application.font()), palette=QPalette(application.palette()), locale=QLocale())


def restore(windows_before: set[Any], *, may_delete: bool) -> None:
    """Delete the windows that a test has made, release the mouse, and put language, colours and letters back.

    A hidden window that lives on is painted, translated and styled once more by each later test, and hears its events.
    """
    application = _application()
    if application is None:
        return
    _release_the_mouse(application)
    if may_delete:
        _delete_the_windows(application, windows_before)
    while application.overrideCursor() is not None:
        application.restoreOverrideCursor()
    application.clipboard().clear()
    if _first:
        _speak_nothing(application)
        _undress(application)


def secrets() -> frozenset[str]:
    """Return the values that are removed from the log, and from what is kept of a message."""
    found = sys.modules.get("k2desk.system.redaction")
    return found.REDACTION.secrets if found is not None else frozenset()


def forget_secrets(before: frozenset[str]) -> None:
    """Forget the secrets that a test has made known. In a later test they may be ordinary words."""
    found = sys.modules.get("k2desk.system.redaction")
    if found is not None:
        found.REDACTION.secrets = before


def windows() -> set[Any]:
    """Return all windows of the process, also hidden ones."""
    application = _application()
    return set(application.topLevelWidgets()) if application is not None else set()


def _application() -> Any:
    found = sys.modules.get("PySide6.QtWidgets")
    return found.QApplication.instance() if found is not None else None


def _release_the_mouse(application: Any) -> None:
    """Release a button that a test pressed and, because it failed, did not release: the program waits for that."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QWindow
    from PySide6.QtTest import QTest

    for button in Qt.MouseButton:
        if button is not Qt.MouseButton.NoButton and application.mouseButtons() & button == button:
            QTest.mouseRelease(QWindow(), button)


def _delete_the_windows(application: Any, before: set[Any]) -> None:
    from PySide6.QtCore import QEvent, Qt

    for window in set(application.topLevelWidgets()) - before:
        # A window with a parent goes with it, and Qt keeps one tool tip for all.
        if window.parent() is None and window.windowType() != Qt.WindowType.ToolTip:
            window.close()
            window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _speak_nothing(application: Any) -> None:
    from PySide6.QtCore import QLocale

    spoken = sys.modules.get("k2desk.ui.text.language")
    if spoken is not None:
        language = spoken.language()
        for translator in language._translators:
            application.removeTranslator(translator)
            translator.deleteLater()
        language._translators, language._application = [], None
        language.current, language.was_chosen = "en", False
    if QLocale() != _first["locale"]:
        QLocale.setDefault(_first["locale"])


def _undress(application: Any) -> None:
    from k2desk.ui.style.theme import Scheme, theme

    worn = theme()
    if worn._application is None:
        return
    worn._application, worn._chosen, worn.scheme = None, None, Scheme.LIGHT
    application.setStyleSheet("")
    application.setPalette(_first["palette"])
    application.setFont(_first["font"])
