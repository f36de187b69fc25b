"""The words of what works again, was put off or is seen to, in both languages."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from k2desk.model.history import HistoryEvent
from k2desk.services.trouble_rules import Outage
from k2desk.ui.text.history import event_words
from k2desk.ui.text.language import language

AT = datetime(2026, 11, 23, 14, 2).astimezone()


@pytest.fixture(params=["en", "sw"])
def chosen(request, qapp):
    language().start(qapp, "en")
    language().choose(request.param)
    yield request.param
    language().choose("en")


@pytest.mark.parametrize(
    ("length", "english", "kiswahili"),
    [
        (timedelta(seconds=20), "less than a minute", "chini ya dakika moja"),
        (timedelta(minutes=38, seconds=20), "38 min", "dakika 38"),
        (timedelta(minutes=59, seconds=40), "1 h", "saa 1"),
        (timedelta(hours=2, minutes=10), "2 h 10 min", "saa 2 dakika 10"),
        (timedelta(hours=26, minutes=20), "26 h", "saa 26"),
        (timedelta(hours=70), "3 days", "siku 3"),
    ],
)
def test_it_works_again_since_and_was_out_for_as_long_as_was_seen(chosen, length, english, kiswahili):
    said = {
        exact: event_words(HistoryEvent("1", "row", AT, "works_again", Outage(length, at_most=not exact).word))
        for exact in (True, False)
    }
    if chosen == "en":
        assert said[True] == f"Works again since 14:02. It was out for {english}."
        assert said[False] == f"Works again, seen at 14:02. It was out for at most {english}."
    else:
        assert said[True] == f"Inafanya kazi tena tangu saa 14:02. Haikufanya kazi kwa {kiswahili}."
        assert said[False].endswith(f"kwa muda usiozidi {kiswahili}.")
