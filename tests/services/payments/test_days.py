"""Two hundred days at the counter, generated: nothing unknown at closing, nothing given twice, nobody called unpaid."""

from __future__ import annotations

from datetime import timedelta

from tests.services.payments.days import play

DAYS = 200
MINUTES = 8
"""How long a day of this test is. `dev.py torture --part counter` plays days from opening to closing."""


def test_in_200_generated_days_nothing_is_unknown_given_twice_or_called_unpaid(tmp_path, monkeypatch):
    played = play(range(DAYS), MINUTES, tmp_path, monkeypatch)
    assert played.slowest <= timedelta(seconds=60), played
    assert played.payments > 1_000 and played.late > 200, "the days are as busy as they should be"
