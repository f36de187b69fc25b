"""The state of the form *New subscription* after it was sent."""

from __future__ import annotations

from dataclasses import dataclass

from k2desk.model.error_problems import unexpected
from k2desk.model.problems import Problem
from k2desk.model.records import State
from k2desk.services.bulk_run import Attempt
from k2desk.services.forms.new_subscription import NewSubscription


@dataclass(frozen=True, slots=True)
class Left:
    """The remaining form, emptied if `is_over`, and the attempts to show in the list, or a problem."""

    form: NewSubscription
    is_over: bool = False
    shown: tuple[Attempt, ...] = ()
    problem: Problem | None = None


def what_is_left(form: NewSubscription, attempts: tuple[Attempt, ...]) -> Left:
    """Return the form without what its `attempts` have created or may have created."""
    made = [one for one in attempts if one.state is State.CREATED]
    rest = [one for one in attempts if one.state is not State.CREATED]
    if not rest:
        return Left(NewSubscription(), is_over=True, shown=attempts)
    if made and not form.for_whole_business():
        form = form.without_tills(one.request.scope_reference or "" for one in made)
    first = next((one for one in rest if one.state is State.NOT_CONFIRMED), rest[0])
    if first.state is not State.NOT_CONFIRMED:
        return Left(form, problem=first.problem or unexpected(RuntimeError("a create ended without a reason")))
    # What may exist must not be sent again from the form. It goes to the list, where the user can settle it.
    waiting = [one.request.scope_reference or "" for one in rest if one.state is State.NOT_CONFIRMED]
    shown = (first, *attempts)
    if form.for_whole_business() or set(form.clean_tills()) <= set(waiting):
        return Left(NewSubscription(), is_over=True, shown=shown)
    return Left(form.without_tills(waiting), shown=shown)
