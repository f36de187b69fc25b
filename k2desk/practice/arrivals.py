"""What arrives at the receiver: it takes every message, keeps it in memory, and answers as it was told to."""

from __future__ import annotations

import asyncio
import base64
from collections import deque
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from k2desk.kopokopo.signature import matches
from k2desk.practice.certificates import KINDS
from k2desk.practice.troubles import ABORT, Broken

LARGEST = 1_000_000
"""Bytes of a body that are kept."""

_MOST_READ = 2_000_000
_KEPT = 1_000
# All bodies together, in base64: else a neighbour in the network could fill this computer's memory.
_MOST_KEPT = 64_000_000
_LONGEST_DELAY = 120
# Seconds between an answer and the end of a line whose request is not read to its end: the reset may overtake it.
_UNTIL_ARRIVED = 0.1
_TAKEN = frozenset({"POST", "PUT", "PATCH"})
_ANSWERS = {"ok": 200, "error": 500, "not_found": 404, "not_allowed": 405, "sign_in": 401, "redirect": 302, "silent": 0}


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How messages are answered. `seconds` pass before; `certificate` is one of `certificates.KINDS`."""

    answer: str = "ok"
    seconds: float = 0.0
    accept_fakes: bool = False
    certificate: str = "good"

    def having(self, given: dict[str, Any]) -> Behaviour:
        """The behaviour with some values changed. Raises ValueError, with a sentence, for one that is not known."""
        for name, value in given.items():
            if name not in _CHOICES:
                raise ValueError(f"Only these can be changed: {', '.join(_CHOICES)}.")
            if not _is_right(name, value):
                raise ValueError(f"The value of {name} is {_CHOICES[name]}.")
        return replace(self, **given)


_CHOICES = {
    "answer": f"one of {', '.join(_ANSWERS)}",
    "seconds": f"a number from 0 to {_LONGEST_DELAY}",
    "accept_fakes": "true or false",
    "certificate": f"one of {', '.join(KINDS)}",
}


def _is_right(name: str, value: object) -> bool:
    match name:
        case "answer":
            return isinstance(value, str) and value in _ANSWERS
        case "certificate":
            return isinstance(value, str) and value in KINDS
        case "accept_fakes":
            return isinstance(value, bool)
        case "seconds":
            # Not isinstance: true is an int too.
            return type(value) in (int, float) and 0 <= value <= _LONGEST_DELAY  # type: ignore[operator]
    return False


class Arrivals:
    """The messages so far, numbered from 1, and how the next one is answered."""

    def __init__(self) -> None:
        self.behaviour = Behaviour()
        self.api_key: str | None = None
        self._kept: deque[dict[str, Any]] = deque()
        self._size = 0
        self._count = 0
        self._news = asyncio.Event()

    def after(self, number: int) -> list[dict[str, Any]]:
        """Those that came after the `number`th."""
        return [one for one in self._kept if one["n"] > number]

    async def wait_for(self, number: int, seconds: float) -> list[dict[str, Any]]:
        """The same, waiting for the first of them."""
        until = asyncio.get_running_loop().time() + seconds
        while not (found := self.after(number)):
            left = until - asyncio.get_running_loop().time()
            if left <= 0:
                break
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), left)
            except TimeoutError:
                break
        return found

    @property
    def last(self) -> int:
        """The newest number."""
        return self._count

    def forget(self) -> None:
        """Forgets all messages; numbers go on."""
        self._kept.clear()
        self._size = 0

    def shown_behaviour(self) -> dict[str, Any]:
        """The behaviour as JSON."""
        return asdict(self.behaviour)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Takes one request, as an ASGI application."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        answer = await self._answer(request)
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method in {"GET", "HEAD"}:
            return PlainTextResponse("K2Desk is listening.")
        if request.method not in _TAKEN:
            return Response(status_code=405)
        try:
            body, size, whole = await _body(request)
        except ClientDisconnect:
            return Broken()
        # How it is answered is settled here: what is changed while the sender waits holds for the next message.
        seconds = self.behaviour.seconds
        entry = self._note(request, body, size)
        status = entry["status"]
        if status == 413:
            return Response(status_code=413) if whole else _Unread(status_code=413)
        if (seconds or status is None) and await _left_within(request, None if status is None else seconds):
            entry["status"] = None
            return Broken()
        headers = {"location": "https://elsewhere.example/"} if status == 302 else None
        return Response(status_code=status, headers=headers)

    def _note(self, request: Request, body: bytes, size: int) -> dict[str, Any]:
        """Keeps a message, with the status that it is about to be answered with."""
        self._count += 1
        signatures = request.headers.getlist("x-kopokopo-signature")
        entry: dict[str, Any] = {
            "n": self._count,
            "at": datetime.now(UTC).isoformat(),
            "method": request.method,
            "path": request.scope["path"],
            "query": request.scope["query_string"].decode("latin-1"),
            "signature": ", ".join(signatures) if signatures else None,
            "content_type": request.headers.get("content-type"),
            "user_agent": request.headers.get("user-agent"),
            "body": base64.b64encode(body[:LARGEST]).decode(),
            "size": size,
            "cut": size > LARGEST,
            "status": self._status(body, size, ", ".join(signatures)) or None,
        }
        self._kept.append(entry)
        self._size += len(entry["body"])
        while len(self._kept) > _KEPT or self._size > _MOST_KEPT:
            self._size -= len(self._kept.popleft()["body"])
        self._news.set()
        return entry

    def _status(self, body: bytes, size: int, signature: str | None) -> int:
        if size > LARGEST:
            return 413
        status = _ANSWERS[self.behaviour.answer]
        if status == 200 and self.api_key is not None and not self.behaviour.accept_fakes:
            return 200 if matches(self.api_key, body, signature or "") else 401
        return status


class _Unread(Response):
    """Ends its line, since the rest of the request is not read: else it would be taken and thrown away for hours."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [*self.raw_headers, (b"connection", b"close")]
        await send({"type": "http.response.start", "status": self.status_code, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": True})
        await asyncio.sleep(_UNTIL_ARRIVED)
        scope["extensions"][ABORT]()


async def gone(request: Request) -> None:
    """Ends when the asker has hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _left_within(request: Request, seconds: float | None) -> bool:
    """Whether the asker hangs up before so many seconds are over; None is as long as it takes."""
    try:
        async with asyncio.timeout(seconds):
            await gone(request)
    except TimeoutError:
        return False
    return True


async def _body(request: Request) -> tuple[bytes, int, bool]:
    """(the body, its size, whether it was read to its end): of one that was not, its beginning and its said size."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        parts.append(part)
        if size > _MOST_READ:
            said = request.headers.get("content-length", "")
            return b"".join(parts), max(size, int(said) if said.isdecimal() else 0), False
    return b"".join(parts), size, True
