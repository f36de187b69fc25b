"""Messages are found by search words that are prepared while nobody types."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication

from k2desk.kopokopo.signature_mistakes import SigningKeys
from k2desk.model.clock import SystemClock
from k2desk.model.history import AlertRecord
from k2desk.services.arrived import judge
from k2desk.ui.alerts import search_texts
from k2desk.ui.alerts.model import AlertsModel
from tests.waiting import wait_until

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def arrived(number):
    resource = {"amount": f"{number}.0", "currency": "KES", "till_number": "555123", "reference": f"REF{number}"}
    body = json.dumps({"topic": "buygoods_transaction_received", "id": str(number), "event": {"resource": resource}})
    return judge(AlertRecord(f"a{number}", "shop", NOW, NOW, 1, "/k2", "s", body.encode()), SigningKeys(""))


@pytest.fixture
def made(monkeypatch):
    """Yield the references of the alerts for which the text to search was made."""
    references, make = [], search_texts.searched_text
    monkeypatch.setattr(search_texts, "searched_text", lambda one: (references.append(one.reference), make(one))[1])
    return references


def test_a_letter_waits_for_no_words_of_thousands_and_a_flood_makes_none_twice(qapp, made):
    model = AlertsModel(SystemClock())
    alerts = tuple(map(arrived, range(300)))

    def settle(count):
        wait_until(lambda: (QCoreApplication.processEvents(), len(made) == count)[1])

    model.show_alerts(alerts)
    assert len(made) < 300, "not all at once"
    settle(300)
    model.search("ref77")
    assert [one.record.id for one in model.lines] == ["a77"]
    newest = arrived(300)
    model.show_alerts((newest, *(replace(one, others=1) for one in alerts)))
    settle(301)
    assert made[-1] == "REF300"
    model.search("")
    model.words_changed()
    settle(602)
