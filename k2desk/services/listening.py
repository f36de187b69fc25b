"""A listener's hold on something that announces: whoever listens closes it when its widget goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

C = TypeVar("C", bound=Callable[..., object])


class Listening:
    """Adds a listener to a list of listeners; `close` takes it away again, twice is harmless."""

    def __init__(self, listeners: list[C], listener: C) -> None:
        listeners.append(listener)

        def end() -> None:
            if listener in listeners:
                listeners.remove(listener)

        self._end = end

    def close(self) -> None:
        """Ends the announcements to this listener."""
        self._end()
