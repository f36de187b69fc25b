"""The details of one alert: what is shown once, what is shown for repeats, and what is never shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from k2desk.kopokopo.payloads import Facts, PayerForm, body, compact
from k2desk.kopokopo.signature import sign
from k2desk.kopokopo.signature_mistakes import SigningKeys
from k2desk.model.clock import SystemClock
from k2desk.model.history import AlertRecord
from k2desk.services.arrived import Arrived, arranged, judge
from tests.ui.pages import NotingNavigator, quiet_account

NOW = datetime(2026, 11, 23, 7, 42, 7, tzinfo=UTC)
KEYS = SigningKeys("the-key", "the-secret")
PAID = "buygoods_transaction_received"
FACTS = Facts("https://api.kopokopo.com", "e-1", "r-1", NOW, "1250.0", "TKN7XW2PQA", "555123")


@pytest.fixture
def english(qapp):
    from k2desk.ui.text.language import language

    language().start(qapp, "en")
    return qapp


def arrived(content: dict[str, Any], alert_id: str = "a", at: datetime = NOW) -> Arrived:
    message = compact(content)
    return judge(AlertRecord(alert_id, "shop", at, at, 1, "/k2", sign("the-key", message), message), KEYS)


def seen(widget: Any, *, settle: bool = True) -> str:
    from PySide6.QtWidgets import QAbstractButton, QLabel

    widget.show()
    if settle:
        QApplication.processEvents()
    parts = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "\n".join(parts + [one.text() for one in widget.findChildren(QAbstractButton) if one.isVisibleTo(widget)])


async def test_a_payment_that_two_events_tell_is_said_and_both_are_shown_on_a_press(tmp_path):
    from k2desk.ui.alerts.page import AlertsPage
    from k2desk.ui.text.language import language

    language().start(QApplication.instance(), "en")
    async with quiet_account(tmp_path) as account:
        page = AlertsPage(account, NotingNavigator())
        twice = [arrived(body(PAID, replace(FACTS, event_id=f"e-{n}")), f"a{n}") for n in (1, 2)]
        other = arrived(body(PAID, replace(FACTS, event_id="e-3", reference="TKN7XW2PQB")), "a3")
        page._model.show_alerts(arranged([*twice, other]))
        page.details.show_alert(page._model.row_at(0), revealed=False)
        assert page.details.shown.told == 2
        words = seen(page.details, settle=False)
        assert "Sent twice: two subscriptions send here" in words and "Show both" in words
        page.details.both.click()
        assert [one.record.id for one in page._model.lines] == ["a1", "a2"]
        page.search.clear()
        page.details.show_alert(next(one for one in page._model.lines if one.record.id == "a3"), revealed=False)
        assert "Sent twice" not in seen(page.details, settle=False) and not page.details.both.isVisibleTo(page.details)
        page.hide()
        page.deleteLater()


def test_the_time_of_a_late_payment_is_kenyan_and_said_once(english):
    from k2desk.ui.alerts.details import AlertDetails

    details = AlertDetails(SystemClock())
    late = arrived(body(PAID, replace(FACTS, at=datetime(2026, 11, 26, 6, 22, 5, tzinfo=UTC))))
    came = late.record.first_at + timedelta(days=4, hours=10, minutes=40, seconds=0)
    late = replace(late, record=replace(late.record, first_at=came, last_at=came))
    details.show_alert(late, revealed=False)
    words = seen(details)
    assert words.count("EAT") == 1
    assert "on 26 Nov at 09:22:05 EAT, arrived 36 hours later, on 27 Nov at 21:22" in words
    details.close()


def test_another_status_its_reason_and_a_hidden_number_are_among_the_facts(english):
    from k2desk.ui.alerts.details import AlertDetails

    details = AlertDetails(SystemClock())
    content = body(PAID, replace(FACTS, payer=PayerForm.HASHED))
    content["event"]["resource"]["status"] = "Failed"
    details.show_alert(arrived(content), revealed=True)
    words = seen(details)
    assert "Failed" in words and "Jane Wanjiru · number hidden by Safaricom" in words
    asked = {"id": "d", "type": "incoming_payment"}
    asked["attributes"] = {"status": "Failed", "event": {"resource": None, "errors": "No answer"}}
    details.show_alert(arrived({"data": asked}), revealed=True)
    assert "Paid at" not in seen(details)
    assert "No answer" in seen(details) and "The result of something your program asked" in seen(details)
    details.show_alert(arrived({"data": {"type": "polling", "attributes": {"transactions": [{}]}}}), revealed=True)
    assert "A list of past payments that K2Desk or your website asked for. None of them is new." in seen(details)
    details.close()


def test_a_card_number_is_shown_by_its_last_four_digits_and_in_nothing_that_is_saved(english):
    from k2desk.services.kept_verdict import as_kept
    from k2desk.ui.alerts.details import AlertDetails
    from k2desk.ui.alerts.model import AlertsModel
    from k2desk.ui.controls.column import contents

    card = "5555555555554444"
    content = body("card_transaction_received", FACTS)
    content["event"]["resource"]["customer_cc_number"] = card
    came = arrived(content)
    kept = judge(as_kept(came.record, came.verdict), KEYS)
    assert kept.is_genuine is True
    details, model = AlertDetails(SystemClock()), AlertsModel(SystemClock())
    details.show_alert(kept, revealed=True)
    details.fold.button.setChecked(True)
    assert "•••• 4444" in seen(details)
    model.show_alerts((kept,))
    model.set_reveal_all(True)
    for text in (
        seen(details),
        json.dumps(contents(model.all_columns, [kept])),
        model.sentence(kept),
        repr(kept),
        kept.record.verdict,
    ):
        assert card not in text and card[4:] not in text
    details.close()
    model.deleteLater()


def test_alerts_are_found_by_all_that_they_say_in_the_language_of_the_moment(english):
    from k2desk.ui.alerts.model import AlertsModel
    from k2desk.ui.text.language import language

    model = AlertsModel(SystemClock())
    failed = body(PAID, replace(FACTS, event_id="e-2", till="K112233", first_name="Amina"))
    failed["event"]["resource"]["status"] = "Failed"
    settled = body("settlement_transfer_completed", replace(FACTS, event_id="e-3"))
    rows = {"paid": arrived(body(PAID, FACTS), "paid"), "failed": arrived(failed, "failed")}
    rows["settled"] = arrived(settled, "settled")
    model.show_alerts(tuple(rows.values()))
    found = {
        "jane": ["paid"],
        "FAILED": ["failed"],
        "k112233": ["failed"],
        "1,250.00": ["paid", "failed", "settled"],
        "bank": ["settled"],
        "reached till": ["paid"],
        "amount": [],
        "tkn7 amina": ["failed"],
        "nothing like it": [],
    }
    for text, ids in found.items():
        model.search(text)
        assert [one.record.id for one in model.lines] == ids, text
    language().choose("sw")
    model.words_changed()
    model.search("benki")
    assert [one.record.id for one in model.lines] == ["settled"]
    language().choose("en")
    model.deleteLater()
