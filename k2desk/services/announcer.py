"""Announcements to listeners: every part of an account that changes by itself tells of it in this one way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, ParamSpec

P = ParamSpec("P")


class ListenerHandle:
    """One listener's place at an announcer. Whoever listens closes it when its widget goes."""

    def __init__(self, listeners: dict[ListenerHandle, Any]) -> None:
        self._listeners = listeners

    def close(self) -> None:
        """Removes the listener. A second call does nothing."""
        self._listeners.pop(self, None)


class Announcer(Generic[P]):
    """Calls its listeners with the arguments `P`, in the order in which they came. Services inherit from it."""

    def __init__(self) -> None:
        self._listeners: dict[ListenerHandle, Callable[P, object]] = {}

    @property
    def has_listeners(self) -> bool:
        """Whether anybody listens: preparing what nobody hears can be saved."""
        return bool(self._listeners)

    def listen(self, listener: Callable[P, object]) -> ListenerHandle:
        """Calls `listener` at each announcement until the returned handle is closed."""
        handle = ListenerHandle(self._listeners)
        self._listeners[handle] = listener
        return handle

    def tell(self, *arguments: P.args, **named: P.kwargs) -> None:
        """Calls the listeners. Who comes meanwhile hears the next announcement; who goes meanwhile hears no more."""
        for handle, listener in tuple(self._listeners.items()):
            if handle in self._listeners:
                listener(*arguments, **named)
