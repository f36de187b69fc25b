"""Limits how many messages are kept. Genuine messages have a limit of their own, so that no flood displaces them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from k2desk.model.history import ALERTS_BYTES, ALERTS_KEPT

HEAD = 2_000
"""How many bytes of the body are kept for a message that is not genuine."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many messages are kept, and how many bytes their bodies may use together."""

    messages: int
    size: int


ROOMS = {
    True: Room(ALERTS_KEPT, ALERTS_BYTES),
    False: Room(200, 400_000),
    None: Room(ALERTS_KEPT, 8_000_000),
}
"""The limits by whether a message is genuine; None if there is no API key to verify it."""

T = TypeVar("T")


def within_room(
    newest_first: Iterable[T], is_genuine: Callable[[T], bool | None], size: Callable[[T], int]
) -> tuple[list[T], list[T]]:
    """Return (messages to keep, messages to drop), both newest first."""
    kept: list[T] = []
    beyond: list[T] = []
    counts, sizes = dict.fromkeys(ROOMS, 0), dict.fromkeys(ROOMS, 0)
    for one in newest_first:
        genuine = is_genuine(one)
        counts[genuine] += 1
        sizes[genuine] += size(one)
        room = ROOMS[genuine]
        (kept if counts[genuine] <= room.messages and sizes[genuine] <= room.size else beyond).append(one)
    return kept, beyond
