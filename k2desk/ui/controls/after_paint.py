"""Puts off what cannot be seen in the first paint until after it: keys, tooltips, and the entries of menus."""

from __future__ import annotations

from collections.abc import Callable

_waiting: dict[Callable[[], object], None] | None = None


def hold() -> None:
    """Put off what is asked for from now on, until `release`."""
    global _waiting
    _waiting = {}


def release() -> None:
    """Do what was put off, in its order, and put off nothing more."""
    global _waiting
    waiting, _waiting = _waiting or {}, None
    for do in waiting:
        do()


def after_paint(do: Callable[[], object]) -> None:
    """Do it now, or once after the first paint if there was none yet."""
    if _waiting is None:
        do()
    else:
        _waiting[do] = None
