"""Puts Python's garbage collection off while many objects are made that stay: each collection would scan them all."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 5_000
"""As many new objects are worth keeping out of later collections."""

_held = 0


@contextmanager
def no_collection() -> Iterator[None]:
    """Put collections off. Many objects that were made meanwhile are never scanned: they must have no cycles."""
    global _held
    _held += 1
    try:
        yield
    finally:
        _held -= 1
        if gc.get_count()[0] >= _MANY:
            gc.freeze()


def is_put_off() -> bool:
    """Return whether no collection may run now."""
    return _held > 0
