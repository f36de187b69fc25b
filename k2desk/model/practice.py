"""The first steps and the stories of practice."""

from __future__ import annotations

from enum import StrEnum

from k2desk.model.fast_dataclass import fast_dataclass


class FirstStep(StrEnum):
    """One of the first three things that a shop does in practice."""

    MAKE = "make"
    PAY = "pay"
    ARRIVE = "arrive"


class Story(StrEnum):
    """A trouble to practise with, as a shop would tell it."""

    CERTIFICATE_ENDED = "certificate_ended"
    ANSWER_LOST = "answer_lost"
    FAKES = "fakes"
    SLOW = "slow"
    KEYS_CHANGED = "keys_changed"
    POS_OFF = "pos_off"
    MONEY_LATE = "money_late"


@fast_dataclass
class Progress:
    """The steps that were done, and whether they were put away; the story that is on, and whether it is ending."""

    steps: frozenset[FirstStep] = frozenset()
    are_away: bool = False
    story: Story | None = None
    is_ending: bool = False
