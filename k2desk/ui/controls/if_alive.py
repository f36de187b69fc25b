"""Connects callbacks to widgets. The callbacks are ignored once the widget has been deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from PySide6.QtCore import QObject

from k2desk.ui.controls.after_press import put_off

if TYPE_CHECKING:
    from k2desk.services.announcer import Announcer
    from k2desk.services.operation import Operation

P = ParamSpec("P")
T = TypeVar("T")


def if_alive(owner: QObject, callback: Callable[P, object]) -> Callable[P, None]:
    """Return a function that calls `callback` as long as `owner` exists and does nothing afterwards."""
    gone: list[bool] = []
    owner.destroyed.connect(lambda *_: gone.append(True))

    def tell(*arguments: P.args, **named: P.kwargs) -> None:
        if not gone:
            callback(*arguments, **named)

    return tell


def when_done(owner: QObject, operation: Operation[T], on_done: Callable[[Operation[T]], object]) -> None:
    """Call `on_done` when the operation has ended, if `owner` still exists."""
    operation.listen(if_alive(owner, lambda moved: on_done(moved) if moved.finished else None))


def follow(owner: QObject, announcer: Announcer[P], listener: Callable[P, object]) -> None:
    """Call `listener` at each announcement as long as `owner` exists, but not during a press of the mouse."""
    handle = announcer.listen(put_off(owner, listener))
    owner.destroyed.connect(lambda *_: handle.close())
