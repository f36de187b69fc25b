"""The receiver's public side: accepts every message, keeps it in memory, and answers as configured."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from k2desk.kopokopo.signature import matches
from k2desk.practice.message_store import MessageEntry, MessageStore, SignatureState
from k2desk.practice.shop_certificates import Kind
from k2desk.practice.troubles import ABORT, Broken

LARGEST = 1_000_000
"""The most bytes of a body. No alert is larger."""

HEAD = 2_000
"""How many bytes of the body are kept for a message that is not genuine or is too long."""

_MOST_READ = 2_000_000
_TEXTS = ("path", "query", "signature", "content_type", "user_agent")
# Seconds between an answer and closing a connection whose request was not read to its end: the reset could overtake the
# answer.
_UNTIL_ARRIVED = 0.1
_TAKEN = frozenset({"POST", "PUT", "PATCH"})
_ANSWERS = {"ok": 200, "error": 500, "not_found": 404, "not_allowed": 405, "sign_in": 401, "redirect": 302, "silent": 0}


class Behaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How messages are answered.

    `seconds` is the delay before the answer; `certificate` is what the shop presents.
    """

    answer: Literal["ok", "error", "not_found", "not_allowed", "sign_in", "redirect", "silent"] = "ok"
    seconds: Annotated[float, msgspec.Meta(ge=0, le=120)] = 0.0
    accept_fakes: bool = False
    certificate: Kind = "good"

    def having(self, given: dict[str, Any]) -> Behaviour:
        """Return a copy with some values changed. Raises ValueError for an unknown name or value."""
        return msgspec.convert({**msgspec.structs.asdict(self), **given}, Behaviour)


class Arrivals:
    """Accepts messages, verifies their signatures if it has an API key, and answers as configured."""

    def __init__(self) -> None:
        self.behaviour = Behaviour()
        self.api_key: str | None = None
        self.kept = MessageStore()

    def __repr__(self) -> str:
        return "Arrivals(…)"

    def shown_behaviour(self) -> dict[str, Any]:
        """Return the behaviour as JSON."""
        return msgspec.structs.asdict(self.behaviour)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request, as an ASGI application."""
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
        # The answer is decided when the message is stored: a change of behaviour while the sender waits affects only
        # the next message.
        try:
            entry, seconds, whole = await self._take(request)
        except ClientDisconnect:
            return Broken()
        status = entry["status"]
        if status == 413:
            return Response(status_code=413) if whole else _Unread(status_code=413)
        if (seconds or status is None) and await _left_within(request, None if status is None else seconds):
            entry["status"] = None
            return Broken()
        headers = {"location": "https://elsewhere.example/"} if status == 302 else None
        return Response(status_code=status, headers=headers)

    async def _take(self, request: Request) -> tuple[MessageEntry, float, bool]:
        """Read a message to its end and store it. Its body stays in memory only until this returns."""
        body, size, whole = await _body(request)
        return self._note(request, body, size), self.behaviour.seconds, whole

    def _note(self, request: Request, body: bytes, size: int) -> MessageEntry:
        """Store a message together with the status of its answer."""
        signatures = request.headers.getlist("x-kopokopo-signature")
        signature = ", ".join(signatures) if signatures else None
        standing = self._standing(body, size, signature or "")
        refused = standing is SignatureState.REFUSED
        content = base64.b64encode(body[:HEAD] if refused else body).decode()
        entry: MessageEntry = {
            "at": datetime.now(UTC).isoformat(),
            "method": request.method,
            "path": request.scope["path"],
            "query": request.scope["query_string"].decode("latin-1"),
            "signature": signature,
            "content_type": request.headers.get("content-type"),
            "user_agent": request.headers.get("user-agent"),
            "body": content,
            "size": size,
            "cut": size > LARGEST or (refused and size > HEAD),
            "genuine": None if standing is SignatureState.UNKNOWN else not refused,
            "status": self._status(size, standing) or None,
        }
        if refused:
            entry |= {name: text[:HEAD] for name, text in entry.items() if name in _TEXTS and text is not None}
        key = None if refused else (entry["path"], entry["query"], signature, hashlib.sha256(body).digest(), size)
        return self.kept.add(standing, entry, key, sum(len(entry[name] or "") for name in (*_TEXTS, "body")))

    def _standing(self, body: bytes, size: int, signature: str) -> SignatureState:
        if self.api_key is None:
            return SignatureState.UNKNOWN
        is_whole = size <= LARGEST
        return SignatureState.GENUINE if is_whole and matches(self.api_key, body, signature) else SignatureState.REFUSED

    def _status(self, size: int, standing: SignatureState) -> int:
        if size > LARGEST:
            return 413
        status = _ANSWERS[self.behaviour.answer]
        refuses = status == 200 and not self.behaviour.accept_fakes
        return 401 if refuses and standing is SignatureState.REFUSED else status


class _Unread(Response):
    """Closes the connection after the answer, because the rest of the request is not read.

    Otherwise the server would receive and discard it for hours.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [*self.raw_headers, (b"connection", b"close")]
        await send({"type": "http.response.start", "status": self.status_code, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": True})
        await asyncio.sleep(_UNTIL_ARRIVED)
        scope["extensions"][ABORT]()


async def gone(request: Request) -> None:
    """Wait until the client has disconnected."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _left_within(request: Request, seconds: float | None) -> bool:
    """Return whether the client disconnects within `seconds`. None waits without a limit."""
    try:
        async with asyncio.timeout(seconds):
            await gone(request)
    except TimeoutError:
        return False
    return True


async def _body(request: Request) -> tuple[bytes, int, bool]:
    """Return (body, size, whether it was read to its end). Only the first bytes of a body that is too long are kept."""
    body = bytearray()
    size = 0
    async for part in request.stream():
        size += len(part)
        body += part
        if size > LARGEST:
            del body[HEAD:]
        if size > _MOST_READ:
            said = request.headers.get("content-length", "")
            return bytes(body), max(size, int(said) if said.isdecimal() else 0), False
    return bytes(body), size, True
