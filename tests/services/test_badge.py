"""The badge as a table: which of the rules fits first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from k2desk.model.problems import UNREADABLE
from k2desk.model.records import CheckRecord, Outcome, RemoteFacts, State, SubscriptionRecord
from k2desk.services.badge import Badge, BadgeKind, Group, badge

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIVE = timedelta(minutes=5)
ROW = SubscriptionRecord(
    id="a",
    account_id="shop",
    event_type="buygoods_transaction_received",
    scope="till",
    scope_reference="555555",
    address="https://shop.njeri.co.ke/k2/paid",
    daraja=False,
    api_version=2,
    state=State.CREATED,
    pressed_at=NOW - timedelta(days=3),
    host="practice",
)
GOOD = CheckRecord("a", NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (State.SENDING, BadgeKind.SENDING),
        (State.NOT_CONFIRMED, BadgeKind.NOT_CONFIRMED),
        (State.NOT_CREATED, BadgeKind.NOT_CREATED),
        (State.NOT_SENT, BadgeKind.NOT_SENT),
    ],
)
def test_a_row_that_is_not_created_says_so_whatever_was_read(state: State, kind: BadgeKind) -> None:
    assert badge(replace(ROW, state=state), GOOD, NOW, FIVE).kind is kind


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (Outcome.KEYS_REFUSED, BadgeKind.KEYS_REFUSED),
        (Outcome.NOT_ALLOWED, BadgeKind.NOT_ALLOWED),
        (Outcome.NOT_FOUND, BadgeKind.NOT_FOUND),
        (Outcome.NOT_ANSWERING, BadgeKind.NOT_ANSWERING),
    ],
)
def test_a_bad_standing_wins_over_an_old_good_answer(outcome: Outcome, kind: BadgeKind) -> None:
    assert badge(ROW, replace(GOOD, standing=outcome), NOW, FIVE).kind is kind


def test_a_row_that_the_disk_changed_is_damaged_whatever_its_state_and_its_check_say() -> None:
    for state in State:
        damaged = badge(replace(ROW, state=state, trouble=UNREADABLE), GOOD, NOW, FIVE)
        assert (damaged.kind, damaged.kind.group) == (BadgeKind.DAMAGED, Group.ATTENTION)


def test_active_in_any_case_is_active() -> None:
    for word in ("Active", "active", "ACTIVE"):
        assert badge(ROW, replace(GOOD, word=word), NOW, FIVE).kind is BadgeKind.ACTIVE


def test_an_unknown_word_is_shown_as_it_came() -> None:
    assert badge(ROW, replace(GOOD, word="Paused for review"), NOW, FIVE) == Badge(
        BadgeKind.OTHER_WORD, "Paused for review", NOW
    )


def test_a_difference_is_told_before_the_word() -> None:
    remote = RemoteFacts("customer_created", ROW.address, "company", None)
    assert badge(ROW, replace(GOOD, word="Paused", remote=remote), NOW, FIVE).kind is BadgeKind.CHANGED


def test_no_stale_green() -> None:
    for interval, fresh in ((FIVE, timedelta(minutes=10)), (timedelta(minutes=30), timedelta(hours=1))):
        still = NOW - fresh + timedelta(seconds=1)
        assert badge(ROW, replace(GOOD, good_at=still), NOW, interval).kind is BadgeKind.ACTIVE
        assert badge(ROW, replace(GOOD, good_at=NOW - fresh), NOW, interval).kind is BadgeKind.AGED


def test_an_answer_from_the_future_is_not_fresh() -> None:
    tomorrow = replace(GOOD, good_at=NOW + timedelta(days=1))
    assert badge(ROW, tomorrow, NOW, FIVE).kind is BadgeKind.AGED


def test_nothing_read_yet_is_not_checked() -> None:
    assert badge(ROW, None, NOW, FIVE).kind is BadgeKind.NOT_CHECKED
    pending = CheckRecord("a", NOW, None, None, pending=Outcome.NOT_FOUND, pending_since=NOW)
    assert badge(ROW, pending, NOW, FIVE).kind is BadgeKind.NOT_CHECKED


def test_every_badge_stands_in_the_group_of_the_design() -> None:
    groups = {group: {kind for kind in BadgeKind if kind.group is group} for group in Group}
    assert groups[Group.WAITING] == {BadgeKind.SENDING, BadgeKind.NOT_SENT, BadgeKind.NOT_CHECKED}
    assert groups[Group.WELL] == {BadgeKind.ACTIVE, BadgeKind.AGED}
    assert len(groups[Group.ATTENTION]) == len(BadgeKind) - 5
