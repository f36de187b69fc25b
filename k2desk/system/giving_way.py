"""Lets the window's thread go on while another thread works for long.

A thread that computes gives Python's lock away only when it is asked to, and not at all while the computer runs another
program in its place. So long work rests by itself, before its time is over.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_WORKS, _RESTS = 0.002, 0.0003
"""The seconds of work before a rest, and of a rest."""

_FEW = 16
"""How many values are handled between two looks at the clock."""


def giving_way(values: Iterable[T]) -> Iterator[T]:
    """Yield the values, and rest now and then. Only for threads that the window doesn't wait for."""
    until = time.perf_counter() + _WORKS
    for number, value in enumerate(values):
        if number % _FEW == 0 and time.perf_counter() >= until:
            time.sleep(_RESTS)
            until = time.perf_counter() + _WORKS
        yield value
