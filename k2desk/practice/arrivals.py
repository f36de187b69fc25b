"""What arrives at the receiver: it takes every message, keeps it in memory, and answers as it was told to."""

from __future__ import annotations

import asyncio
import base64
import math
from collections import deque
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from k2desk.kopokopo.signature import matches
from k2desk.practice.certificates import KINDS
from k2desk.practice.troubles import Broken

LARGEST = 1_000_000
"""Bytes of a body that are kept."""

_MOST_READ = 2_000_000
_KEPT = 1_000
_LONGEST_DELAY = 120
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
        """The behaviour with some values changed. Raises ValueError for one that is not known."""
        for name, value in given.items():
            if not _is_right(name, value):
                raise ValueError(f"{name} can't be {value!r}")
        return replace(self, **given)


def _is_right(name: str, value: object) -> bool:
    match name:
        case "answer":
            return isinstance(value, str) and value in _ANSWERS
        case "certificate":
            return isinstance(value, str) and value in KINDS
        case "accept_fakes":
            return isinstance(value, bool)
        case "seconds":
            if isinstance(value, bool) or not isinstance(value, int | float):
                return False
            return math.isfinite(value) and 0 <= value <= _LONGEST_DELAY
    return False


class Arrivals:
    """The messages so far, numbered from 1, and how the next one is answered."""

    def __init__(self) -> None:
        self.behaviour = Behaviour()
        self.api_key: str | None = None
        self._kept: deque[dict[str, Any]] = deque(maxlen=_KEPT)
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
            body, size = await _body(request)
        except ClientDisconnect:
            return Broken()
        entry = self._note(request, body, size)
        behaviour = self.behaviour
        if behaviour.seconds:
            await asyncio.sleep(behaviour.seconds)
        if behaviour.answer == "silent":
            while (await request.receive())["type"] != "http.disconnect":
                pass
            return Broken()
        entry["status"] = self._status(body, size, entry["signature"])
        headers = {"location": "https://elsewhere.example/"} if entry["status"] == 302 else None
        return Response(status_code=entry["status"], headers=headers)

    def _note(self, request: Request, body: bytes, size: int) -> dict[str, Any]:
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
        self._news.set()
        return entry

    def _status(self, body: bytes, size: int, signature: str | None) -> int:
        if size > LARGEST:
            return 413
        status = _ANSWERS[self.behaviour.answer]
        if status == 200 and self.api_key is not None and not self.behaviour.accept_fakes:
            return 200 if matches(self.api_key, body, signature or "") else 401
        return status


async def _body(request: Request) -> tuple[bytes, int]:
    """The body as far as it is read, and how much came."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        parts.append(part)
        if size > _MOST_READ:
            break
    return b"".join(parts), size
