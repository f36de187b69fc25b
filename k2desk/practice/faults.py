"""Troubles on demand, for tests and for teaching: what the pretend Kopo Kopo does instead of answering properly."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Receive, Scope, Send

KINDS = frozenset(
    {
        "latency",
        "unauthorized",
        "forbidden",
        "rate_limited",
        "server_error",
        "bad_request",
        "html_page",
        "invalid_json",
        "wrong_types",
        "empty_200",
        "huge_body",
        "slow_body",
        "missing_location",
        "odd_location",
        "redirect",
        "drop_before",
        "drop_after",
        "drop_mid_body",
        "silent",
        "expire_tokens",
    }
)
PLACES = frozenset({"token", "create", "read", "any"})
ABORT = "k2desk.abort"
"""The ASGI extension by which a handler breaks its connection off."""

_PAGE = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in to the Wi-Fi.</body></html>"


@dataclass(slots=True)
class Fault:
    """One trouble: its kind, where it strikes, how often still (None: until it is cleared), and its parameters."""

    kind: str
    on: str = "any"
    times: int | None = None
    params: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> Fault:
        """Reads a fault. Raises ValueError for one that is not known."""
        rest = dict(given)
        kind, on, times = rest.pop("kind", None), rest.pop("on", "any"), rest.pop("times", None)
        if kind not in KINDS or on not in PLACES or not (times is None or (type(times) is int and times > 0)):
            raise ValueError(f"no such fault: {given!r}")
        return cls(kind, on, times, rest)

    def to_json(self) -> dict[str, Any]:
        """The same as it was given."""
        return {"kind": self.kind, "on": self.on, "times": self.times, **self.params}


class Faults:
    """The troubles that are switched on."""

    def __init__(self) -> None:
        self.list: list[Fault] = []

    def strike(self, place: str) -> list[Fault]:
        """The faults that strike a request at `place` ("token", "create", "read"); each counts down."""
        striking = [fault for fault in self.list if fault.on in {place, "any"}]
        for fault in striking:
            if fault.times is not None:
                fault.times -= 1
        self.list = [fault for fault in self.list if fault.times is None or fault.times > 0]
        return striking

    def replace(self, faults: Iterable[Fault]) -> None:
        """Switches these on and all others off."""
        self.list = list(faults)


class Broken(Response):
    """Breaks the connection off: without a byte, or after `sent` bytes of a body that promised more."""

    def __init__(
        self, status: int | None = None, headers: dict[str, str] | None = None, sent: bytes = b"", promised: int = 0
    ) -> None:
        super().__init__(b"", status or 200, headers)
        self._head = status is not None
        self._sent = sent
        self._promised = promised

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._head:
            headers = [(name, value) for name, value in self.raw_headers if name != b"content-length"]
            headers.append((b"content-length", str(self._promised).encode()))
            await send({"type": "http.response.start", "status": self.status_code, "headers": headers})
            await send({"type": "http.response.body", "body": self._sent, "more_body": True})
            await asyncio.sleep(0.05)
        scope["extensions"][ABORT]()


class Trickle(Response):
    """Sends a body one byte at a time."""

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
    """The answer to a request that `faults` strike. `proper` does what was asked and gives the proper answer."""
    for fault in faults:
        if fault.kind == "latency":
            await asyncio.sleep(float(fault.params.get("seconds", 1.0)))
        elif fault.kind == "expire_tokens":
            expire()
    rest = [fault for fault in faults if fault.kind not in {"latency", "expire_tokens"}]
    if not rest:
        return await proper()
    fault = rest[0]
    instead = _instead(fault, request.url.path.startswith("/oauth/"))
    if instead is not None:
        return instead
    if fault.kind == "silent":
        while not await request.is_disconnected():
            await asyncio.sleep(0.05)
        return Broken()
    return _spoilt(fault, await proper())


def _instead(fault: Fault, oauth: bool) -> Response | None:
    """The answer of a fault that keeps the request from being done."""
    given = fault.params
    match fault.kind:
        case "unauthorized":
            if oauth:
                return JSONResponse(
                    {"error": "invalid_client", "error_description": "Client authentication failed"}, 401
                )
            return error(401, "Invalid or expired token")
        case "forbidden":
            return error(403, "You are not allowed to do this")
        case "rate_limited":
            after = given.get("retry_after")
            return error(429, "Too many requests", {"retry-after": str(after)} if after is not None else None)
        case "server_error":
            status = int(given.get("status", 500))
            return JSONResponse({"error_code": status, "error_message": "Something went wrong"}, status)
        case "bad_request":
            return error(400, given.get("message", "Bad request"))
        case "html_page":
            return HTMLResponse(_PAGE, int(given.get("status", 200)))
        case "invalid_json":
            return Response(b'{"data": {"id": ', int(given.get("status", 200)), media_type="application/json")
        case "wrong_types":
            return JSONResponse({"data": ["id"], "access_token": 7, "error_code": {}})
        case "empty_200":
            return Response(b"", 200)
        case "huge_body":
            return Response(b" " * (int(float(given.get("megabytes", 5)) * 1_000_000)), 200)
        case "redirect":
            return Response(
                b"", int(given.get("status", 302)), {"location": str(given.get("to", "https://example.com/"))}
            )
        case "drop_before":
            return Broken()
    return None


def _spoilt(fault: Fault, answer: Response) -> Response:
    """The answer of a fault that strikes after the request was done."""
    match fault.kind:
        case "drop_after":
            return Broken()
        case "drop_mid_body":
            headers = {name.decode(): value.decode() for name, value in answer.raw_headers}
            return Broken(answer.status_code, headers, bytes(answer.body)[:5], len(bytes(answer.body)) + 500)
        case "missing_location":
            if "location" in answer.headers:
                del answer.headers["location"]
        case "odd_location":
            answer.headers["location"] = str(fault.params.get("value", ""))
        case "slow_body":
            return Trickle(answer, float(fault.params.get("seconds_per_byte", 0.1)))
    return answer


def error(status: int, message: object, headers: dict[str, str] | None = None) -> JSONResponse:
    """An error in the form of Kopo Kopo's API."""
    return JSONResponse({"error_code": status, "error_message": message}, status, headers)
