"""Carries out each fault: answers that are wrong, late, endless, cut off or missing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from k2desk.practice.faults import BESIDE, Fault
from k2desk.practice.responses import error, invalid_bearer, invalid_client, unauthorized

ABORT = "k2desk.abort"
"""The ASGI extension with which an answer breaks off its connection."""

_PAGE = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in to the Wi-Fi.</body></html>"
_CHUNK = b" " * 65_536
_MISSING_BYTES = 500
_UNTIL_ARRIVED = 0.05
"""Seconds between the last byte that must arrive and the reset, which could overtake it."""


class Broken(Response):
    """Breaks off the connection: without a byte, or in the middle of the body of `begun`."""

    def __init__(self, begun: Response | None = None) -> None:
        super().__init__()
        self._begun = begun

    @property
    def said(self) -> int | None:
        """The status that is sent, if any."""
        return None if self._begun is None else self._begun.status_code

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._begun is not None:
            body = bytes(self._begun.body)
            headers = [pair for pair in self._begun.raw_headers if pair[0] != b"content-length"]
            headers.append((b"content-length", str(len(body) + _MISSING_BYTES).encode()))
            await send({"type": "http.response.start", "status": self._begun.status_code, "headers": headers})
            await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
            await asyncio.sleep(_UNTIL_ARRIVED)
        scope["extensions"][ABORT]()


class Trickle(Response):
    """Sends the body of `whole` one byte at a time."""

    def __init__(self, whole: Response, seconds_per_byte: float) -> None:
        super().__init__(whole.body, whole.status_code)
        self.raw_headers = whole.raw_headers
        self._pause = seconds_per_byte

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        for byte in bytes(self.body):
            await send({"type": "http.response.body", "body": bytes((byte,)), "more_body": True})
            await asyncio.sleep(self._pause)
        await send({"type": "http.response.body", "body": b""})


async def through(
    faults: list[Fault], request: Request, proper: Callable[[], Awaitable[Response]], expire: Callable[[], None]
) -> Response:
    """Return the answer to a request to which `faults` apply. At most one of them is not of a kind in `BESIDE`.

    `proper` handles the request and returns the normal answer; `expire` revokes all tokens.
    """
    deciding: Fault | None = None
    for fault in faults:
        if fault.kind == "latency":
            await asyncio.sleep(fault.params["seconds"])
        elif fault.kind == "expire_tokens":
            expire()
        elif fault.kind not in BESIDE:
            deciding = fault
    if deciding is None:
        return await proper()
    instead = _instead(deciding, request.scope["path"])
    if instead is not None:
        return instead
    if deciding.kind == "silent":
        while (await request.receive())["type"] != "http.disconnect":
            pass
        return Broken()
    return _spoilt(deciding, await proper())


def _instead(fault: Fault, path: str) -> Response | None:
    """Return the answer of a fault that prevents the request from being handled, else None."""
    given = fault.params
    match fault.kind:
        case "unauthorized":
            if path == "/oauth/token/info":
                return invalid_bearer()
            return invalid_client() if path.startswith("/oauth/") else unauthorized(given["form"])
        case "forbidden":
            return error(403, "You are not allowed to do this")
        case "rate_limited":
            after = given["retry_after"]
            return error(429, "Too many requests", None if after is None else {"retry-after": after})
        case "server_error":
            return error(given["status"], "Something went wrong")
        case "bad_request":
            return error(400, given["message"])
        case "html_page":
            after = given["retry_after"]
            return HTMLResponse(_PAGE, given["status"], None if after is None else {"retry-after": after})
        case "invalid_json":
            return Response(b'{"data": {"id": ', given["status"], media_type="application/json")
        case "wrong_types":
            wrong = {"data": ["id"], "access_token": 7, "error_code": {}, "error_message": 7, "error": []}
            return JSONResponse(wrong, given["status"])
        case "empty_200":
            return Response(b"", 200)
        case "huge_body":
            size = int(given["megabytes"] * 1_000_000)
            return StreamingResponse(_spaces(size), 200, {"content-length": str(size)}, "application/json")
        case "redirect":
            return Response(b"", given["status"], {"location": given["to"]})
        case "drop_before":
            return Broken()
    return None


async def _spaces(left: int) -> AsyncIterator[bytes]:
    while left > 0:
        yield _CHUNK[:left]
        left -= len(_CHUNK)


def _spoilt(fault: Fault, answer: Response) -> Response:
    """Return the answer of a fault that applies after the request was handled."""
    match fault.kind:
        case "drop_after":
            return Broken()
        case "drop_mid_body":
            return Broken(answer)
        case "missing_location":
            if "location" in answer.headers:
                del answer.headers["location"]
        case "odd_location":
            if "location" in answer.headers:
                answer.headers["location"] = fault.params["value"]
        case "slow_body":
            return Trickle(answer, fault.params["seconds_per_byte"])
    return answer
