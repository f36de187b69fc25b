"""Whether the computer confirmed that its own user is there."""

from __future__ import annotations

from enum import Enum


class Confirmed(Enum):
    """The outcome of asking. NOT_POSSIBLE: this computer has nothing that could ask for a password."""

    GIVEN = "given"
    REFUSED = "refused"
    NOT_POSSIBLE = "not_possible"
