"""What comes after a dialog was closed finds nobody, and harms nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from k2desk.services.announcer import Announcer
    from k2desk.services.operation import Operation

P = ParamSpec("P")
T = TypeVar("T")


def while_there(owner: QObject, told: Callable[P, object]) -> Callable[P, None]:
    """`told`, as long as `owner` lives: for what may be heard after it was closed."""
    gone: list[bool] = []
    owner.destroyed.connect(lambda *_: gone.append(True))

    def tell(*arguments: P.args, **named: P.kwargs) -> None:
        if not gone:
            told(*arguments, **named)

    return tell


def when_done(owner: QObject, operation: Operation[T], on_done: Callable[[Operation[T]], object]) -> None:
    """Calls `on_done` once the operation has ended, if `owner` still lives."""
    operation.listen(while_there(owner, lambda moved: on_done(moved) if moved.finished else None))


def follow(owner: QObject, announcer: Announcer[P], listener: Callable[P, object]) -> None:
    """Calls `listener` at each announcement as long as `owner` lives."""
    handle = announcer.listen(listener)
    owner.destroyed.connect(lambda *_: handle.close())
