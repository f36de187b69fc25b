"""The server badge shows our own tests of the user's server, and when these change the main badge."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AddressRecord
from k2desk.model.server_kind import ServerKind
from k2desk.services.badge import BadgeKind, Group, badge
from k2desk.services.server_badge import Link, is_in_trouble, links_of, server_badge
from tests.services.test_badge import FIVE, GOOD, NOW, ROW

KNOWN = AddressRecord("shop", ROW.address, looked_at=NOW, certificate_ends=NOW + timedelta(days=80))
EARLIER = NOW - timedelta(hours=1)


def test_nothing_is_claimed_before_a_test():
    assert server_badge(None, NOW).kind is ServerKind.NOT_TESTED
    assert server_badge(AddressRecord("shop", ROW.address), NOW).kind is ServerKind.NOT_TESTED


def test_a_look_that_sends_nothing_says_reached_never_answers():
    assert server_badge(KNOWN, NOW).kind is ServerKind.REACHED


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("K-11", ServerKind.NOT_PUBLIC),
        ("K-12", ServerKind.CERTIFICATE_ENDED),
        ("K-13", ServerKind.CERTIFICATE_INCOMPLETE),
        ("K-53", ServerKind.NAME_NOT_FOUND),
        ("K-54", ServerKind.NOT_REACHED),
        ("K-55", ServerKind.NOT_REACHED),
        ("K-57", ServerKind.CERTIFICATE_NOT_YET),
        ("K-58", ServerKind.CERTIFICATE_WRONG_NAME),
        ("K-59", ServerKind.CERTIFICATE_NOT_TRUSTED),
        ("K-61", ServerKind.NOT_LOCKED),
        ("K-62", ServerKind.NOT_LOCKED),
    ],
)
def test_each_finding_of_a_look_has_its_badge_and_needs_attention(code, kind):
    known = replace(KNOWN, look=Problem.of_code(code), certificate_ends=None)
    assert server_badge(known, NOW).kind is kind
    its = badge(ROW, GOOD, NOW, FIVE, known)
    assert its.kind is BadgeKind.SERVER_PROBLEM
    assert its.kind.group is Group.ATTENTION and its.kind.counts_as_active


@pytest.mark.parametrize(
    ("code", "kind", "troubled"),
    [
        (None, ServerKind.ANSWERS, False),
        ("K-66", ServerKind.SLOW, False),
        ("K-63", ServerKind.ELSEWHERE, True),
        ("K-15", ServerKind.ERROR, True),
        ("K-14", ServerKind.ERROR, True),
        ("K-71", ServerKind.ACCEPTS_FAKES, True),
    ],
)
def test_only_a_sample_tells_how_it_answers(code, kind, troubled):
    known = replace(
        KNOWN, looked_at=EARLIER, answered_at=NOW, answer=Problem.of_code(code) if code else None, seconds=6.2
    )
    assert server_badge(known, NOW).kind is kind
    assert is_in_trouble(known, NOW) is troubled


def test_a_look_that_failed_after_the_last_answer_counts_more():
    known = replace(KNOWN, answered_at=EARLIER, look=Problem(ProblemKind.CONNECTION_REFUSED))
    assert server_badge(known, NOW).kind is ServerKind.NOT_REACHED
    before = replace(known, looked_at=EARLIER - timedelta(hours=1))
    assert server_badge(before, NOW).kind is ServerKind.ANSWERS


ON_THE_WAY = [*("K-11", "K-12", "K-13", "K-53", "K-54", "K-55", "K-57", "K-58", "K-59", "K-61", "K-62")]


@pytest.mark.parametrize("code", ON_THE_WAY)
def test_a_newer_good_look_settles_a_sample_that_failed_on_its_way(code):
    failed = replace(KNOWN, looked_at=EARLIER, answered_at=EARLIER, answer=Problem.of_code(code))
    assert is_in_trouble(failed, NOW)
    repaired = replace(failed, looked_at=NOW)
    assert server_badge(repaired, NOW).kind is ServerKind.REACHED
    assert not is_in_trouble(repaired, NOW)
    assert badge(ROW, GOOD, NOW, FIVE, repaired).kind is BadgeKind.ACTIVE
    assert links_of(repaired, NOW) == (Link.GOOD, Link.GOOD, Link.UNKNOWN), "what it answers is not known any more"


@pytest.mark.parametrize("code", ["K-63", "K-14", "K-15", "K-64", "K-65", "K-67", "K-68", "K-70", "K-71", "K-137"])
def test_a_good_look_does_not_mend_what_the_website_answered(code):
    known = replace(KNOWN, answered_at=EARLIER, answer=Problem.of_code(code))
    assert is_in_trouble(known, NOW)


@pytest.mark.parametrize("code", ON_THE_WAY)
def test_a_sample_that_fails_on_its_way_says_the_same_as_a_look_would(code):
    by_sample = replace(KNOWN, looked_at=EARLIER, answered_at=NOW, answer=Problem.of_code(code))
    by_look = replace(KNOWN, look=Problem.of_code(code))
    assert server_badge(by_sample, NOW) == server_badge(by_look, NOW)
    assert links_of(by_sample, NOW) == links_of(by_look, NOW)


def test_a_page_for_people_is_not_an_answer():
    known = replace(KNOWN, answered_at=NOW, answer=Problem(ProblemKind.PAGE_FOR_PEOPLE))
    assert server_badge(known, NOW).kind is ServerKind.PAGE and is_in_trouble(known, NOW)
    assert links_of(known, NOW)[2] is Link.CARE


@pytest.mark.parametrize(("days", "kind"), [(22, ServerKind.REACHED), (21, ServerKind.CERTIFICATE_ENDS)])
def test_a_certificate_is_spoken_of_from_21_days_on(days, kind):
    known = replace(KNOWN, certificate_ends=NOW + timedelta(days=days))
    its = server_badge(known, NOW)
    assert its.kind is kind and (its.days == days or kind is ServerKind.REACHED)


def test_a_certificate_that_ends_while_nobody_looks_shows_it():
    known = replace(KNOWN, certificate_ends=NOW + timedelta(hours=1))
    assert server_badge(known, NOW + timedelta(hours=2)).kind is ServerKind.CERTIFICATE_ENDED


def test_an_old_finding_moves_no_headline_badge():
    known = replace(KNOWN, look=Problem(ProblemKind.CONNECTION_REFUSED), looked_at=NOW - timedelta(hours=25))
    assert badge(ROW, GOOD, NOW, FIVE, known).kind is BadgeKind.ACTIVE


def test_what_kopo_kopo_says_comes_before_the_server():
    known = replace(KNOWN, look=Problem(ProblemKind.CONNECTION_REFUSED))
    assert badge(ROW, replace(GOOD, word="Paused"), NOW, FIVE, known).kind is BadgeKind.OTHER_WORD


def test_the_links_of_the_chain_follow_what_is_known():
    assert links_of(None, NOW) == (Link.UNKNOWN, Link.UNKNOWN, Link.UNKNOWN)
    assert links_of(KNOWN, NOW) == (Link.GOOD, Link.GOOD, Link.UNKNOWN)
    assert links_of(replace(KNOWN, look=Problem(ProblemKind.NAME_NOT_KNOWN)), NOW) == (
        Link.BAD,
        Link.UNKNOWN,
        Link.UNKNOWN,
    )
    assert links_of(replace(KNOWN, look=Problem(ProblemKind.CERTIFICATE_ENDED)), NOW) == (
        Link.GOOD,
        Link.BAD,
        Link.UNKNOWN,
    )
    answered = replace(
        KNOWN, answered_at=NOW, answer=Problem(ProblemKind.ANSWERS_SLOWLY), certificate_ends=NOW + timedelta(days=3)
    )
    assert links_of(answered, NOW) == (Link.GOOD, Link.CARE, Link.CARE)
