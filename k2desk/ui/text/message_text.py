"""The words of one problem, as in the tables of messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from k2desk.model.problems import ProblemAction


@dataclass(frozen=True, slots=True)
class Variant:
    """Other words for a problem whose parameter `param` has this `value` ("" if it is missing).

    `actions` replace those of the problem's kind.
    """

    param: str
    value: str
    title: object
    text: object
    actions: tuple[ProblemAction, ...] | None = None


@dataclass(frozen=True, slots=True)
class MessageText:
    """A bold line, and at most three sentences that end with what to do. Placeholders name parameters: `{till}`."""

    title: object
    text: object
    variants: tuple[Variant, ...] = ()

    def fitting(self, params: Mapping[str, str]) -> MessageText | Variant:
        """Return the words that fit these parameters."""
        return next((one for one in self.variants if params.get(one.param, "") == one.value), self)
