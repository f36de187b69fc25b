"""Before anything is made, the form shows an example of each alert, in words and raw, to copy or save."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from k2desk.kopokopo.alerts import read_alert
from k2desk.model.events import CUSTOMER_PAYMENT, EVENT_TYPES, SAMPLED
from k2desk.services.forms.new_subscription import NewSubscription
from k2desk.ui.developer.example_dialog import ExampleDialog
from k2desk.ui.new_subscription.page import NewSubscriptionPage
from k2desk.ui.text.language import language
from tests.ui.pages import NotingNavigator, quiet_account
from tests.waiting import until

FORM = NewSubscription(event_type=CUSTOMER_PAYMENT, tills=("555123",), address="https://pos.co.ke/k2?a=1", daraja=True)


@pytest.fixture
async def shown(tmp_path, qapp):
    language().start(qapp, "en")
    async with quiet_account(tmp_path) as account:
        window = QWidget()
        dialog = ExampleDialog(window, account, FORM)
        dialog.open()
        yield dialog, account
        dialog.reject()
        window.deleteLater()


async def test_each_event_has_its_example_in_words_and_raw_and_what_is_shown_is_copied_and_saved(shown, tmp_path):
    dialog, _ = shown
    assert "555123" in dialog.words.text() and dialog.daraja.isChecked(), "it begins with what the form says"
    assert dialog.raw.toPlainText().startswith("POST /k2?a=1 HTTP/1.1\nHost: pos.co.ke\n")
    dialog.daraja.setChecked(False)
    for place, event in enumerate(SAMPLED):
        dialog.which.setCurrentIndex(place)
        head, _, body = dialog.raw.toPlainText().partition("\n\n")
        assert "X-KopoKopo-Signature: HMAC-SHA256" in head
        alert = read_alert(json.dumps(json.loads(body)).encode())
        assert (alert.kind, alert.is_sample) == (event, True)
        assert dialog.words.text() and "{" not in dialog.words.text()
        assert dialog.daraja.isHidden() is (EVENT_TYPES[event].daraja is None)
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.raw.toPlainText()
    dialog.save_to(tmp_path / "example.txt")
    await until((tmp_path / "example.txt").exists)
    assert (tmp_path / "example.txt").read_text() == dialog.raw.toPlainText()


async def test_the_form_asks_for_the_example_of_what_was_chosen(shown):
    _, account = shown
    navigator = NotingNavigator()
    page = NewSubscriptionPage(account, navigator)
    page._sheet.example.click()
    assert [wish for wish, *_ in navigator.wishes] == ["show_example"]
    page.deleteLater()
