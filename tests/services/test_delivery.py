"""How a create that is being sent ends: once, by the first thing that is certain."""

from __future__ import annotations

import pytest

from k2desk.model import api_errors as errors
from k2desk.model.api_values import AnswerHead, Location
from k2desk.model.clock import SystemClock
from k2desk.model.records import State
from k2desk.services.delivery import Delivery
from tests.services.test_creating import EXAMPLE
from tests.store.test_registry import row

PLACE = Location("https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/k1", "k1")


class Ends:
    """Where a delivery writes down how it ended."""

    def __init__(self) -> None:
        self.settlements = []
        self.words = []
        self.delivery = Delivery(row(id="one", state=State.SENDING), SystemClock(), self.settle)

    async def settle(self, record, settlement, word):
        self.settlements.append(settlement)
        self.words.append(word)
        return record, True


async def test_what_comes_after_the_head_changes_nothing():
    ends = Ends()
    await ends.delivery.head(AnswerHead(201, PLACE.url, PLACE))
    await ends.delivery.failed(errors.ConnectionLost(may_have_arrived=True))
    await ends.delivery.abandoned()
    (settlement,) = ends.settlements
    assert (settlement.state, settlement.kopokopo_id, settlement.location) == (State.CREATED, "k1", PLACE.url)
    assert ends.words == [""], "only another writing of the place is worth a word"


async def test_a_place_that_came_in_another_writing_is_kept_word_for_word_too():
    ends = Ends()
    await ends.delivery.head(AnswerHead(201, "/api/v2/webhook_subscriptions/k1", PLACE))
    assert ends.words == ["/api/v2/webhook_subscriptions/k1"]


@pytest.mark.parametrize(
    ("failure", "state", "code"),
    [
        (errors.NoConnection(may_have_arrived=False), State.NOT_SENT, "K-02"),
        (errors.KeysRefused(may_have_arrived=False), State.NOT_SENT, "K-04"),
        (errors.SignInRefused(may_have_arrived=False), State.NOT_SENT, None),
        (errors.Rejected(may_have_arrived=False, status=400), State.NOT_CREATED, None),
        (errors.Rejected(may_have_arrived=True, status=400), State.NOT_CONFIRMED, None),
        (errors.NoUsableLocation(may_have_arrived=True, status=201, location="odd"), State.NOT_CONFIRMED, "K-16"),
        (KeyError("not foreseen"), State.NOT_CONFIRMED, None),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
async def test_without_a_head_it_ends_by_what_the_failure_proves(failure, state, code):
    ends = Ends()
    await ends.delivery.failed(failure)
    (settlement,) = ends.settlements
    attempt = ends.delivery.attempt(EXAMPLE)
    assert settlement.state is state and settlement.trouble == attempt.problem
    assert settlement.location == getattr(failure, "location", None) and settlement.kopokopo_id is None
    assert code is None or attempt.problem.code == code


async def test_an_account_that_closes_before_the_answer_leaves_a_doubt():
    ends = Ends()
    await ends.delivery.abandoned()
    assert [one.state for one in ends.settlements] == [State.NOT_CONFIRMED]
