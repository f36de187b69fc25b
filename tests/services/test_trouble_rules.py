"""A dropped look is no trouble; a trouble that ended says how long it was out, as far as that was seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from k2desk.model.records import CheckRecord, Outcome
from k2desk.services.readings import Reading, apply_reading, needs_second_look
from k2desk.services.trouble_rules import Outage, TroubleRule, outage
from tests.services.test_badge import NOW, ROW
from tests.services.test_readings import FOUND, THEIRS

SILENT, GONE = Reading(Outcome.NOT_ANSWERING), Reading(Outcome.NOT_FOUND)


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def after(steps: list[tuple[float, Reading]], rule: TroubleRule) -> tuple[CheckRecord, list[tuple[str, str]]]:
    check, events = None, []
    for minutes, reading in steps:
        seen = apply_reading(ROW, check, reading, at(minutes), UTC, rule=rule)
        check = seen.check
        events += [(event.kind, event.word) for event in seen.history]
    return check, events


@pytest.mark.parametrize(
    ("rule", "steps", "counts"),
    [
        (TroubleRule(2, 2), [(5, SILENT), (5.5, SILENT)], True),
        (TroubleRule(2, 2), [(5, SILENT), (7, SILENT)], True),
        # The second one came too late to be about the same trouble.
        (TroubleRule(2, 2), [(5, SILENT), (10, SILENT)], False),
        (TroubleRule(2, 2), [(5, SILENT), (10, SILENT), (10.5, SILENT)], True),
        (TroubleRule(2, 30), [(5, SILENT), (10, SILENT)], True),
        (TroubleRule(3, 5), [(5, SILENT), (5.5, SILENT)], False),
        (TroubleRule(3, 5), [(5, SILENT), (5.5, SILENT), (5.6, SILENT)], False),
        (TroubleRule(3, 5), [(5, SILENT), (5.5, SILENT), (6, SILENT)], True),
        (TroubleRule(3, 5), [(5, SILENT), (5.5, FOUND), (6, SILENT), (6.5, SILENT)], False),
        (TroubleRule(1, 2), [(5, SILENT)], True),
        # Not found always needs a second look, and what is certain needs none.
        (TroubleRule(1, 2), [(5, GONE)], False),
        (TroubleRule(5, 2), [(5, Reading(Outcome.KEYS_REFUSED))], True),
    ],
)
def test_one_dropped_look_is_no_trouble_and_as_many_as_were_chosen_are_one(
    rule: TroubleRule, steps: list[tuple[float, Reading]], counts: bool
) -> None:
    check, _ = after([(0, FOUND), *steps], rule)
    assert (check.standing is not Outcome.FOUND) is counts
    assert needs_second_look(check) is not counts, "what does not count yet is looked at again soon"


def test_a_look_that_waits_long_for_an_answer_still_counts() -> None:
    good = apply_reading(ROW, None, FOUND, NOW, UTC).check
    first = apply_reading(ROW, good, SILENT, at(5), UTC).check
    second = apply_reading(ROW, first, SILENT, at(7.4), UTC, began=at(5.6)).check
    assert second.standing is Outcome.NOT_ANSWERING


@pytest.mark.parametrize(
    ("steps", "word"),
    [
        ([(0, FOUND), (5, SILENT), (5.5, SILENT), (10, SILENT), (43, SILENT), (43.5, FOUND)], f"{int(38.5 * 60)}"),
        ([(0, FOUND), (5, replace(FOUND, subscription=replace(THEIRS, status="Paused"))), (9, FOUND)], "240"),
        # Through one trouble into another it was out all the time.
        ([(0, FOUND), (5, GONE), (6, GONE), (8, Reading(Outcome.KEYS_REFUSED)), (10, FOUND)], "300"),
        # K2Desk was closed before it broke, or before it was mended.
        ([(0, FOUND), (600, GONE), (600.5, GONE), (605, FOUND)], f"<{605 * 60}"),
        ([(0, FOUND), (5, GONE), (6, GONE), (600, FOUND)], f"<{595 * 60}"),
        # What never worked does not work again, and one dropped look was no trouble.
        ([(0, GONE), (1, GONE), (5, FOUND)], None),
        ([(0, FOUND), (5, GONE), (5.5, FOUND)], None),
    ],
)
def test_the_history_says_for_how_long_it_was_out_and_only_what_was_seen(
    steps: list[tuple[float, Reading]], word: str | None
) -> None:
    check, events = after(steps, TroubleRule())
    assert [each for kind, each in events if kind == "works_again"] == ([word] if word is not None else [])
    assert check.is_well and (check.bad_since, check.well_until) == (None, None)


def test_an_outage_survives_the_history_and_other_words_are_none() -> None:
    for one in (Outage(timedelta(minutes=38)), Outage(timedelta(days=3), at_most=True)):
        assert Outage.of_word(one.word) == one
    assert [Outage.of_word(word) for word in ("", "<", "soon", "-5", "1" * 12, "٣")] == [None] * 6
    back = outage(at(0), at(5), at(6), at(4), timedelta(minutes=10))
    assert back == Outage(timedelta()), "a clock that went back makes no negative time"
