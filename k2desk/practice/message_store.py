"""The messages that the receiver keeps in memory.

Their number, bytes and rate are limited for each standing, so that floods never displace genuine messages. They are
added on the receiver's thread and read on the thread that serves the window.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import threading
import time
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

_MINUTE = 60.0
_ONE_BY_ONE = 10
"""How many unread repeats of a message are kept as messages. Further ones are counted on the last of them."""

MessageEntry = dict[str, Any]


class SignatureState(StrEnum):
    """The result of the signature check. Without an API key it is UNKNOWN."""

    GENUINE = "genuine"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Quota:
    """The most messages and bytes of a standing that are kept at a time, and the most messages kept in one minute."""

    messages: int
    size: int
    a_minute: int | None = None


QUOTAS = {
    SignatureState.GENUINE: Quota(1_000, 32_000_000),
    SignatureState.UNKNOWN: Quota(1_000, 8_000_000, 600),
    SignatureState.REFUSED: Quota(200, 1_000_000, 20),
}


@dataclass(slots=True)
class _Minute:
    """One minute of messages of a standing, starting with its first message."""

    until: float
    since: datetime
    came: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class _Shelved:
    entry: MessageEntry
    key: Hashable
    size: int


class MessageStore:
    """The received messages, numbered from 1."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shelves: dict[SignatureState, deque[_Shelved]] = {standing: deque() for standing in SignatureState}
        self._sizes = dict.fromkeys(SignatureState, 0)
        self._minutes: dict[SignatureState, _Minute] = {}
        self._floods: dict[SignatureState, MessageEntry] = {}
        self._repeats: dict[Hashable, tuple[MessageEntry, int]] = {}
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._taken = 0
        self.last = 0
        """The newest number."""
        self.counted = 0
        """Messages that arrived too fast to be kept, or were displaced before they were read."""

    def add(self, standing: SignatureState, entry: MessageEntry, key: Hashable, size: int) -> MessageEntry:
        """Keep a message if its quota allows, and return the entry that represents it.

        Messages with the same `key` are the same. An entry without a number `n` was only counted.
        """
        with self._lock:
            found = self._shelve(standing, entry, key, size)
            waiting, self._waiting = self._waiting, set()
        for loop, news in waiting:
            # The window's event loop may have ended already.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(news.set)
        return found

    def after(self, number: int, most: float = float("inf")) -> list[MessageEntry]:
        """Return the messages after the `number`th, oldest first: at most `most` bytes, but at least one message."""
        with self._lock:
            self._taken = max(self._taken, min(number, self.last))
            found: list[MessageEntry] = []
            for one in heapq.merge(*self._shelves.values(), key=lambda one: int(one.entry["n"])):
                if one.entry["n"] > number:
                    most -= one.size
                    if most < 0 and found:
                        break
                    found.append(one.entry)
            return found

    async def wait_for(self, number: int, counted: int | None, seconds: float) -> None:
        """Wait until a message arrives after the `number`th, or until `counted` changes, for at most `seconds`."""
        until = time.monotonic() + seconds
        while True:
            news = asyncio.Event()
            waiter = (asyncio.get_running_loop(), news)
            with self._lock:
                self._waiting.add(waiter)
            try:
                left = until - time.monotonic()
                if left <= 0 or self.after(number, 0) or counted not in {None, self.counted}:
                    return
                await asyncio.wait_for(news.wait(), left)
            except TimeoutError:
                return
            finally:
                with self._lock:
                    self._waiting.discard(waiter)

    def floods(self) -> list[MessageEntry]:
        """Return the newest minute of each standing in which more messages arrived than were kept."""
        with self._lock:
            return [dict(flood) for flood in self._floods.values()]

    def forget(self) -> None:
        """Delete all messages. Numbering continues."""
        with self._lock:
            for standing, shelf in self._shelves.items():
                shelf.clear()
                self._sizes[standing] = 0
            self._repeats.clear()
            self._floods.clear()

    def _shelve(self, standing: SignatureState, entry: MessageEntry, key: Hashable, size: int) -> MessageEntry:
        before, repeats = self._repeats.get(key, ({"n": 0}, 0))
        unread = before["n"] > self._taken
        if unread and repeats >= _ONE_BY_ONE:
            before.update(times=before["times"] + 1, last_at=entry["at"], status=entry["status"])
            return before
        minute, quota = self._minute(standing), QUOTAS[standing]
        minute.came += 1
        if quota.a_minute is not None and minute.kept >= quota.a_minute:
            self._say(standing, minute)
            return entry
        minute.kept += 1
        self.last += 1
        entry.update(n=self.last, times=1, last_at=entry["at"])
        if standing is not SignatureState.REFUSED:
            self._repeats[key] = (entry, repeats + 1 if unread else 1)
        shelf = self._shelves[standing]
        shelf.append(_Shelved(entry, key, size))
        self._sizes[standing] += size
        while len(shelf) > quota.messages or self._sizes[standing] > quota.size:
            dropped = shelf.popleft()
            self._sizes[standing] -= dropped.size
            if self._repeats.get(dropped.key, ({}, 0))[0] is dropped.entry:
                del self._repeats[dropped.key]
            if dropped.entry["n"] > self._taken:
                minute.kept = max(0, minute.kept - 1)
                self._say(standing, minute)
        return entry

    def _minute(self, standing: SignatureState) -> _Minute:
        now = time.monotonic()
        minute = self._minutes.get(standing)
        if minute is None or now >= minute.until:
            minute = self._minutes[standing] = _Minute(now + _MINUTE, datetime.now(UTC))
        return minute

    def _say(self, standing: SignatureState, minute: _Minute) -> None:
        """Count a message that nobody will read."""
        self.counted += 1
        self._floods[standing] = {
            "standing": standing.value,
            "since": minute.since.isoformat(),
            "came": minute.came,
            "kept": minute.kept,
        }
