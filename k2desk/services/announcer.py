"""Announcements to listeners, for every part of an account that changes on its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, ParamSpec

P = ParamSpec("P")


class ListenerHandle:
    """The registration of one listener at an announcer. A widget closes it when it is deleted."""

    def __init__(self, listeners: dict[ListenerHandle, Any]) -> None:
        self._listeners = listeners

    def close(self) -> None:
        """Remove the listener. A second call does nothing."""
        self._listeners.pop(self, None)


class Announcer(Generic[P]):
    """Calls its listeners with the arguments `P`, in the order in which they registered. Services inherit from it."""

    def __init__(self) -> None:
        self._listeners: dict[ListenerHandle, Callable[P, object]] = {}

    @property
    def has_listeners(self) -> bool:
        """Whether there are listeners. If not, an announcement need not be prepared."""
        return bool(self._listeners)

    def listen(self, listener: Callable[P, object]) -> ListenerHandle:
        """Call `listener` at each announcement until the returned handle is closed."""
        handle = ListenerHandle(self._listeners)
        self._listeners[handle] = listener
        return handle

    def tell(self, *arguments: P.args, **named: P.kwargs) -> None:
        """Call the listeners.

        A listener that is added during the announcement is first called at the next one. One that is removed is not
        called any more.
        """
        for handle, listener in tuple(self._listeners.items()):
            if handle in self._listeners:
                listener(*arguments, **named)
