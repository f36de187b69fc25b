"""What our own tests told of the user's server: the smaller badge, and when it moves the headline badge."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from k2desk.desk.badge import BadgeKind, Group, badge
from k2desk.desk.server_badge import Link, ServerKind, is_in_trouble, links_of, server_badge
from k2desk.store.records import AddressRecord, Trouble
from tests.desk.test_badge import FIVE, GOOD, NOW, ROW

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
    known = replace(KNOWN, look=Trouble(code), certificate_ends=None)
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
    known = replace(KNOWN, looked_at=EARLIER, answered_at=NOW, answer=Trouble(code) if code else None, seconds=6.2)
    assert server_badge(known, NOW).kind is kind
    assert is_in_trouble(known, NOW) is troubled


def test_a_look_that_failed_after_the_last_answer_counts_more():
    known = replace(KNOWN, answered_at=EARLIER, look=Trouble("K-54"))
    assert server_badge(known, NOW).kind is ServerKind.NOT_REACHED
    before = replace(known, looked_at=EARLIER - timedelta(hours=1))
    assert server_badge(before, NOW).kind is ServerKind.ANSWERS


@pytest.mark.parametrize(("days", "kind"), [(22, ServerKind.REACHED), (21, ServerKind.CERTIFICATE_ENDS)])
def test_a_certificate_is_spoken_of_from_21_days_on(days, kind):
    known = replace(KNOWN, certificate_ends=NOW + timedelta(days=days))
    its = server_badge(known, NOW)
    assert its.kind is kind and (its.days == days or kind is ServerKind.REACHED)


def test_a_certificate_that_ends_while_nobody_looks_shows_it():
    known = replace(KNOWN, certificate_ends=NOW + timedelta(hours=1))
    assert server_badge(known, NOW + timedelta(hours=2)).kind is ServerKind.CERTIFICATE_ENDED


def test_an_old_finding_moves_no_headline_badge():
    known = replace(KNOWN, look=Trouble("K-54"), looked_at=NOW - timedelta(hours=25))
    assert badge(ROW, GOOD, NOW, FIVE, known).kind is BadgeKind.ACTIVE


def test_what_kopo_kopo_says_comes_before_the_server():
    known = replace(KNOWN, look=Trouble("K-54"))
    assert badge(ROW, replace(GOOD, word="Paused"), NOW, FIVE, known).kind is BadgeKind.OTHER_WORD


def test_the_links_of_the_chain_follow_what_is_known():
    assert links_of(None, NOW) == (Link.UNKNOWN, Link.UNKNOWN, Link.UNKNOWN)
    assert links_of(KNOWN, NOW) == (Link.GOOD, Link.GOOD, Link.UNKNOWN)
    assert links_of(replace(KNOWN, look=Trouble("K-53")), NOW) == (Link.BAD, Link.UNKNOWN, Link.UNKNOWN)
    assert links_of(replace(KNOWN, look=Trouble("K-12")), NOW) == (Link.GOOD, Link.BAD, Link.UNKNOWN)
    answered = replace(KNOWN, answered_at=NOW, answer=Trouble("K-66"), certificate_ends=NOW + timedelta(days=3))
    assert links_of(answered, NOW) == (Link.GOOD, Link.CARE, Link.CARE)
