"""The form after sending: it contains nothing that was created or may have been created."""

from __future__ import annotations

from dataclasses import replace

import pytest

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import State
from k2desk.services.bulk_run import Attempt
from k2desk.services.forms.new_subscription import NewSubscription
from k2desk.services.forms.what_is_left import what_is_left

EVENT, ADDRESS = "buygoods_transaction_received", "https://shop.njeri.co.ke/k2/paid"
FORM = NewSubscription(EVENT, tills=("1", "2", "3"), address=ADDRESS)
WHOLE = replace(FORM, whole_business=True, tills=())
REFUSED = Problem(ProblemKind.UNKNOWN_TILL)


def _attempts(*states: State, problem: Problem | None = REFUSED) -> tuple[Attempt, ...]:
    return tuple(
        Attempt(
            SubscriptionRequest(EVENT, ADDRESS, "till", str(number)),
            f"row {number}",
            state,
            None if state is State.CREATED else problem,
        )
        for number, state in enumerate(states, 1)
    )


def test_where_all_were_made_the_form_is_empty_and_they_are_shown():
    attempts = _attempts(State.CREATED, State.CREATED, State.CREATED)
    left = what_is_left(FORM, attempts)
    assert left.form == NewSubscription() and left.is_over
    assert left.shown == attempts and left.problem is None


def test_a_refused_till_stays_on_the_form_and_those_made_leave_it():
    left = what_is_left(FORM, _attempts(State.CREATED, State.NOT_CREATED, State.CREATED))
    assert left.form == replace(FORM, tills=("2",)) and not left.is_over
    assert left.problem == REFUSED and left.shown == ()


@pytest.mark.parametrize("state", [State.NOT_SENT, State.NOT_CREATED])
def test_where_none_was_made_the_form_stands_as_it_was(state):
    left = what_is_left(FORM, _attempts(state, state, state))
    assert left.form is FORM and not left.is_over and left.problem == REFUSED


def test_a_problem_without_a_name_is_still_told():
    left = what_is_left(FORM, _attempts(State.NOT_SENT, problem=None))
    assert left.problem is not None and left.problem.code == "K-25"


def test_what_may_have_been_made_leaves_the_form_and_is_shown_first():
    attempts = _attempts(State.CREATED, State.NOT_SENT, State.NOT_CONFIRMED)
    left = what_is_left(FORM, attempts)
    assert left.form == replace(FORM, tills=("2",)) and not left.is_over
    assert left.shown == (attempts[2], *attempts) and left.problem is None


def test_where_nothing_else_is_left_than_what_may_have_been_made_the_form_is_over():
    attempts = _attempts(State.CREATED, State.NOT_CONFIRMED, State.NOT_CONFIRMED)
    left = what_is_left(FORM, attempts)
    assert left.form == NewSubscription() and left.is_over and left.shown == (attempts[1], *attempts)


def test_a_form_for_the_whole_business_is_over_once_it_may_have_been_made():
    assert what_is_left(WHOLE, _attempts(State.NOT_CONFIRMED)).is_over
    assert what_is_left(WHOLE, _attempts(State.NOT_CREATED)).form is WHOLE
