"""What a test leaves behind is gone before the next one, so that no test depends on the order."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from k2desk.system.redaction import REDACTION
from k2desk.ui.style.theme import theme
from k2desk.ui.text.language import language
from tests import shared_state


def test_a_press_a_hidden_window_a_language_and_large_letters_end_with_their_test(qapp):
    before = shared_state.windows()
    locale, letters = QLocale(), qapp.font().pointSizeF()
    words = QCoreApplication.translate("Badges", "Active")
    theme().start(qapp, "dark", 150)
    language().start(qapp, "sw")
    pressed, hidden = QWidget(), QWidget()
    pressed.show()
    QTest.mousePress(pressed.windowHandle(), Qt.MouseButton.LeftButton)
    qapp.clipboard().setText("copied")
    qapp.setOverrideCursor(Qt.CursorShape.WaitCursor)
    assert qapp.mouseButtons() and qapp.styleSheet() and qapp.font().pointSizeF() > letters
    shared_state.restore(before, may_delete=True)
    assert not isValid(pressed) and not isValid(hidden)
    assert not qapp.mouseButtons() and qapp.overrideCursor() is None and qapp.clipboard().text() == ""
    assert (qapp.styleSheet(), qapp.font().pointSizeF()) == ("", letters)
    assert (QCoreApplication.translate("Badges", "Active"), QLocale(), language().current) == (words, locale, "en")


def test_a_secret_of_one_test_is_an_ordinary_word_in_the_next():
    before = shared_state.secrets()
    REDACTION.keep_out("Received")
    assert REDACTION.clean("Received") != "Received"
    shared_state.forget_secrets(before)
    assert REDACTION.clean("Received") == "Received"
