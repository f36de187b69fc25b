"""The effect of one reading, as a pure function of what was known before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from k2desk.model import api_errors as errors
from k2desk.model.api_values import Subscription
from k2desk.model.history import DayMark
from k2desk.model.records import CheckRecord, Outcome
from k2desk.services.readings import Reading, apply_reading, differences, needs_second_look, reading_of_error
from tests.services.test_badge import NOW, ROW

THEIRS = Subscription("k1", ROW.event_type, ROW.address, "till", "555555", "Active")
FOUND = Reading(Outcome.FOUND, THEIRS)


def test_a_good_answer_is_kept_with_its_word_and_time() -> None:
    reading = apply_reading(ROW, None, FOUND, NOW, UTC)
    assert reading.check == CheckRecord("a", NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW)
    assert (reading.day, reading.mark) == (NOW.date(), DayMark.GOOD)
    assert [event.kind for event in reading.history] == ["standing"]


def test_the_same_answer_again_adds_no_history() -> None:
    first = apply_reading(ROW, None, FOUND, NOW, UTC).check
    later = apply_reading(ROW, first, FOUND, NOW + timedelta(minutes=5), UTC)
    assert later.history == ()
    assert later.check.standing_since == NOW
    assert later.check.good_at == NOW + timedelta(minutes=5)


@pytest.mark.parametrize("outcome", [Outcome.NOT_FOUND, Outcome.NOT_ANSWERING])
def test_a_first_bad_answer_keeps_the_badge_until_a_second_30_s_later(outcome: Outcome) -> None:
    good = apply_reading(ROW, None, FOUND, NOW, UTC).check
    first = apply_reading(ROW, good, Reading(outcome), NOW + timedelta(minutes=5), UTC)
    assert first.check.standing is Outcome.FOUND
    assert needs_second_look(first.check)
    assert first.mark is DayMark.GOOD
    soon = apply_reading(ROW, first.check, Reading(outcome), NOW + timedelta(minutes=5, seconds=29), UTC)
    assert soon.check.standing is Outcome.FOUND
    then = apply_reading(ROW, soon.check, Reading(outcome), NOW + timedelta(minutes=5, seconds=30), UTC)
    assert then.check.standing is outcome
    assert not needs_second_look(then.check)
    assert [event.word for event in then.history] == [outcome.value]


def test_a_good_answer_between_two_bad_ones_starts_the_count_anew() -> None:
    good = apply_reading(ROW, None, FOUND, NOW, UTC).check
    bad = apply_reading(ROW, good, Reading(Outcome.NOT_FOUND), NOW + timedelta(minutes=1), UTC).check
    again = apply_reading(ROW, bad, FOUND, NOW + timedelta(minutes=2), UTC).check
    assert not needs_second_look(again)
    last = apply_reading(ROW, again, Reading(Outcome.NOT_FOUND), NOW + timedelta(minutes=3), UTC).check
    assert last.standing is Outcome.FOUND


def test_a_clock_that_went_back_does_not_make_two_answers_of_one() -> None:
    good = apply_reading(ROW, None, FOUND, NOW, UTC).check
    bad = apply_reading(ROW, good, Reading(Outcome.NOT_FOUND), NOW, UTC).check
    yesterday = apply_reading(ROW, bad, Reading(Outcome.NOT_FOUND), NOW - timedelta(days=1), UTC).check
    assert yesterday.standing is Outcome.FOUND
    assert yesterday.pending_since == NOW - timedelta(days=1)


def test_refused_keys_stand_at_once_and_the_last_good_time_is_kept() -> None:
    good = apply_reading(ROW, None, FOUND, NOW, UTC).check
    refused = apply_reading(ROW, good, Reading(Outcome.KEYS_REFUSED), NOW + timedelta(minutes=5), UTC)
    assert refused.check.standing is Outcome.KEYS_REFUSED
    assert refused.check.good_at == NOW
    assert refused.mark is DayMark.BAD


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({}, ()),
        ({"scope": "TILL"}, ()),
        ({"address": "https://elsewhere.co.ke/"}, ("address",)),
        ({"scope_reference": "112233"}, ("scope_reference",)),
        ({"scope": "company", "scope_reference": None}, ("scope",)),
        ({"event_type": "customer_created"}, ("event_type",)),
    ],
)
def test_differences_name_each_fact_that_is_not_ours(change: dict[str, object], names: tuple[str, ...]) -> None:
    remote = replace(THEIRS, **change)
    assert differences(ROW, remote) == names
    check = apply_reading(ROW, None, Reading(Outcome.FOUND, remote), NOW, UTC).check
    assert (check.remote is not None) is bool(names)


def test_a_new_word_stands_in_the_history() -> None:
    good = apply_reading(ROW, None, FOUND, NOW, UTC).check
    paused = apply_reading(ROW, good, Reading(Outcome.FOUND, replace(THEIRS, status="Inactive")), NOW, UTC)
    assert [(event.kind, event.word) for event in paused.history] == [("word", "Inactive")]
    assert paused.mark is DayMark.CARE


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (errors.NoConnection(may_have_arrived=False), None),
        (errors.ProxyWantsPassword(may_have_arrived=False), None),
        (errors.UnusableWay(setting="ALL_PROXY", place="environment", may_have_arrived=False), None),
        (errors.WayOutFailed(may_have_arrived=False), None),
        (errors.InsecureConnection(may_have_arrived=False), None),
        (errors.KeysRefused(may_have_arrived=False), Outcome.KEYS_REFUSED),
        (errors.SignedOut(may_have_arrived=False), Outcome.KEYS_REFUSED),
        (errors.NotAllowed(may_have_arrived=False), Outcome.NOT_ALLOWED),
        (errors.NotFound(may_have_arrived=False), Outcome.NOT_FOUND),
        (errors.TookTooLong(may_have_arrived=True), Outcome.NOT_ANSWERING),
        (errors.ConnectionLost(may_have_arrived=True), Outcome.NOT_ANSWERING),
        (errors.ServerTrouble(may_have_arrived=True), Outcome.NOT_ANSWERING),
        (errors.NotKopoKopo(may_have_arrived=True), Outcome.NOT_ANSWERING),
        (errors.NotUnderstood(may_have_arrived=True), Outcome.NOT_ANSWERING),
        (errors.SignInRefused(may_have_arrived=False), Outcome.NOT_ANSWERING),
        (errors.TurnedAway(may_have_arrived=True), Outcome.NOT_ANSWERING),
        (errors.Unforeseen(may_have_arrived=True), Outcome.NOT_ANSWERING),
    ],
)
def test_a_dead_line_says_nothing_about_the_subscription(error: errors.KopoKopoError, outcome: Outcome | None) -> None:
    reading = reading_of_error(error)
    assert (reading.outcome if reading else None) is outcome
