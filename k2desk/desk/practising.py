"""Practice mode: the pretend Kopo Kopo's troubles, chosen by the user to learn what K2Desk says of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import StrEnum

from k2desk.desk.book import Book
from k2desk.desk.listening import Listening
from k2desk.desk.operation import Operation, Spawn
from k2desk.desk.practice_process import PracticeServer
from k2desk.desk.problems import Problem


class Pretend(StrEnum):
    """A trouble that the pretend Kopo Kopo can have."""

    SLOW = "slow"
    BUSY = "busy"
    BROKEN = "broken"
    WEB_PAGE = "web_page"
    LOST_BEFORE = "lost_before"
    LOST_AFTER = "lost_after"
    REFUSE_KEYS = "refuse_keys"
    NO_LOCATION = "no_location"


_FAULTS: dict[Pretend, dict[str, object]] = {
    Pretend.SLOW: {"kind": "latency", "on": "any", "seconds": 3.0},
    Pretend.BUSY: {"kind": "rate_limited", "on": "any", "retry_after": "5"},
    Pretend.BROKEN: {"kind": "server_error", "on": "any", "status": 500},
    Pretend.WEB_PAGE: {"kind": "html_page", "on": "any", "status": 200},
    Pretend.LOST_BEFORE: {"kind": "drop_before", "on": "create"},
    Pretend.LOST_AFTER: {"kind": "drop_after", "on": "create"},
    Pretend.REFUSE_KEYS: {"kind": "unauthorized", "on": "any"},
    Pretend.NO_LOCATION: {"kind": "missing_location", "on": "create"},
}


class Practising:
    """The part of the practice account that steers the pretend Kopo Kopo."""

    def __init__(self, *, server: PracticeServer, book: Book, spawn: Spawn) -> None:
        self._server = server
        self._book = book
        self._spawn = spawn
        self._listeners: list[Callable[[], object]] = []
        self.faults: frozenset[Pretend] = frozenset()

    def listen(self, listener: Callable[[], object]) -> Listening:
        """Calls `listener` when `faults` changed."""
        return Listening(self._listeners, listener)

    @staticmethod
    def trouble(name: str) -> Pretend:
        """The trouble of this name. Raises ValueError for one that is not known."""
        return Pretend(name)

    def pretend(self, what: Pretend, on: bool) -> Operation[Problem | None]:
        """Switches one trouble on or off."""
        return self._set(self.faults | {what} if on else self.faults - {what})

    def clear(self) -> Operation[Problem | None]:
        """Switches all troubles off."""
        return self._set(frozenset())

    def say(self, record_id: str, word: str) -> Operation[Problem | None]:
        """Has the pretend Kopo Kopo give this status word of a subscription from now on."""
        return self._about(record_id, "PUT", {"status": word})

    def forget(self, record_id: str) -> Operation[Problem | None]:
        """Has the pretend Kopo Kopo forget a subscription."""
        return self._about(record_id, "DELETE", None)

    def _set(self, faults: frozenset[Pretend]) -> Operation[Problem | None]:
        wanted = [{**_FAULTS[what], "times": None} for what in Pretend if what in faults]

        async def work(_: Operation[Problem | None]) -> Problem | None:
            problem = await self._control("PUT", "faults", {"faults": wanted})
            if problem is None:
                self.faults = faults
                for listener in tuple(self._listeners):
                    listener()
            return problem

        return Operation[Problem | None]((), 1).start(work, self._spawn)

    def _about(self, record_id: str, method: str, body: object) -> Operation[Problem | None]:
        async def work(_: Operation[Problem | None]) -> Problem | None:
            entry = self._book.get(record_id)
            if entry is None or entry.record.kopokopo_id is None:
                return Problem("K-40")
            return await self._control(method, f"subscriptions/{entry.record.kopokopo_id}", body)

        return Operation[Problem | None]((record_id,), 1).start(work, self._spawn)

    async def _control(self, method: str, path: str, body: object) -> Problem | None:
        try:
            await asyncio.to_thread(self._server.control, method, path, body)
        except OSError as error:
            return Problem("K-41", details=str(error))
        return None
