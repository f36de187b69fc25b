"""The receiver: takes alerts on this computer in a process of its own, and lets the window read them.

The window's side is on loopback always and guarded by a key of this start, wherever the alerts come in.
"""

from __future__ import annotations

import argparse
import asyncio
import hmac
import logging
import secrets
import socket
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from k2desk.practice.answers import error, parsed
from k2desk.practice.arrivals import Arrivals
from k2desk.practice.certificates import ShopCertificates
from k2desk.practice.serving import LOOPBACK, NotTold, listening_socket, port_of, serve, tell

_EVERYWHERE = "0.0.0.0"
_LONGEST_WAIT = 25.0

Handler = Callable[[Request], Awaitable[Response]]


class Control:
    """What the window asks."""

    def __init__(self, arrivals: Arrivals, key: str, shop: ShopCertificates | None) -> None:
        self._arrivals = arrivals
        self._key = key
        self._shop = shop

    def app(self) -> Starlette:
        """The calls, as an application."""

        def route(path: str, method: str, handler: Handler) -> Route:
            return Route(path, self._guarded(handler), methods=[method])

        return Starlette(
            routes=[
                route("/arrivals", "GET", self._read),
                route("/arrivals", "DELETE", self._forget),
                route("/key", "PUT", self._set_key),
                route("/behaviour", "GET", self._show_behaviour),
                route("/behaviour", "PUT", self._behave),
            ]
        )

    def _guarded(self, handler: Handler) -> Handler:
        async def guarded(request: Request) -> Response:
            given = request.headers.get("x-receiver-control", "").encode()
            if not hmac.compare_digest(given, self._key.encode()):
                return error(403, "Not yours to steer")
            try:
                return await handler(request)
            except (ValueError, TypeError) as failure:
                return error(400, ascii(str(failure)))

        return guarded

    async def _read(self, request: Request) -> Response:
        after = int(request.query_params.get("after", "0"))
        wait = min(_LONGEST_WAIT, max(0.0, float(request.query_params.get("wait", "0"))))
        found = await self._arrivals.wait_for(after, wait)
        return JSONResponse({"arrivals": found, "last": self._arrivals.last})

    async def _forget(self, request: Request) -> Response:
        self._arrivals.forget()
        return JSONResponse({})

    async def _set_key(self, request: Request) -> Response:
        key = (await _asked(request)).get("api_key")
        if key is not None and not isinstance(key, str):
            raise ValueError("api_key is a text or null")
        self._arrivals.api_key = key
        return JSONResponse({})

    async def _show_behaviour(self, request: Request) -> Response:
        return JSONResponse(self._arrivals.shown_behaviour())

    async def _behave(self, request: Request) -> Response:
        self._arrivals.behaviour = self._arrivals.behaviour.having(await _asked(request))
        if self._shop is not None:
            self._shop.shown = self._arrivals.behaviour.certificate
        return JSONResponse(self._arrivals.shown_behaviour())


async def _asked(request: Request) -> dict[str, object]:
    found = parsed(await request.body())
    if not isinstance(found, dict):
        raise TypeError("an object is expected")
    return found


def main(arguments: Sequence[str]) -> int:
    """Runs the receiver with the arguments of `k2desk receiver`; the exit code."""
    options = _parser().parse_args(arguments)
    # It warns of clients that hang up, which on a receiver is nobody's fault here.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    host = _EVERYWHERE if options.lan else LOOPBACK
    try:
        receiving = listening_socket(host, options.port)
    except (OSError, OverflowError) as failure:
        print(f"Port {options.port} can't be used: {failure}", file=sys.stderr, flush=True)
        return 2
    with receiving, listening_socket(LOOPBACK, 0) as controlling:
        shop = ShopCertificates() if options.shop else None
        try:
            asyncio.run(_serve(receiving, controlling, shop, host, options.ready_file))
        except NotTold as failure:
            print(f"Nobody can be told that the receiver is ready: {failure}", file=sys.stderr, flush=True)
            return 2
        except KeyboardInterrupt:
            return 130
    return 0


async def _serve(
    receiving: socket.socket,
    controlling: socket.socket,
    shop: ShopCertificates | None,
    host: str,
    ready_file: Path | None,
) -> None:
    arrivals = Arrivals()
    key = secrets.token_urlsafe(24)
    facts: dict[str, object] = {
        "ready": 1,
        "control_url": f"http://{LOOPBACK}:{port_of(controlling)}",
        "control_key": key,
        "host": host,
        "port": port_of(receiving),
        "secure": shop is not None,
        "ca_pem": shop.ca_pem if shop is not None else None,
    }
    control = Control(arrivals, key, shop).app()
    secure = shop.context if shop is not None else None
    await serve([(arrivals, receiving, secure), (control, controlling, None)], lambda: tell(facts, ready_file))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="k2desk receiver",
        description="Takes alerts on this computer. Prints one line of JSON when it is ready; ends when its standard"
        " input closes.",
    )
    parser.add_argument("--port", type=int, default=0, help="the port to listen on; 0 takes a free one")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--lan", action="store_true", help="listen for all computers of the network here")
    where.add_argument("--shop", action="store_true", help="play the practice shop, over https on this computer")
    parser.add_argument(
        "--ready-file", type=Path, metavar="FILE", help="write the line to FILE, for its owner only, instead"
    )
    return parser
