"""The receiver: accepts alerts on this computer in a process of its own, and lets the window read them.

The interface for the window is always on loopback and needs a key made at this start, wherever the alerts come from.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import math
import secrets
from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from k2desk.practice.arrivals import Arrivals, gone
from k2desk.practice.door import Limits
from k2desk.practice.responses import Handler, error, explained, may_steer, object_of
from k2desk.practice.serving import LOOPBACK, Served, failed, listening_socket, parser, port_of, run
from k2desk.practice.shop_certificates import ShopCertificates

_EVERYWHERE = "0.0.0.0"
_LONGEST_WAIT = 25.0
_SHOP = Limits(connections=48)
"""TLS needs a quarter of a megabyte for each connection, and a practice shop has few visitors."""


class Control:
    """The calls that the window makes."""

    def __init__(self, arrivals: Arrivals, key: str, shop: ShopCertificates | None) -> None:
        self._arrivals = arrivals
        self._key = key
        self._shop = shop

    def app(self) -> ASGIApp:
        """Return the calls as an ASGI application."""

        def route(path: str, method: str, handler: Handler) -> Route:
            return Route(path, explained(handler), methods=[method])

        calls = Starlette(
            routes=[
                route("/arrivals", "GET", self._read),
                route("/arrivals", "DELETE", self._forget),
                route("/key", "PUT", self._set_key),
                route("/behaviour", "GET", self._show_behaviour),
                route("/behaviour", "PUT", self._behave),
            ]
        )
        calls.router.redirect_slashes = False

        async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
            allowed = may_steer(Request(scope), "x-receiver-control", self._key)
            await (calls if allowed else error(403, "Not yours to steer"))(scope, receive, send)

        return guarded

    async def _read(self, request: Request) -> Response:
        kept = self._arrivals.kept
        after = int(_number(request, "after"))
        wait = min(_LONGEST_WAIT, _number(request, "wait"))
        counted = int(_number(request, "counted")) if "counted" in request.query_params else None
        most = _number(request, "bytes") if "bytes" in request.query_params else math.inf
        coming = asyncio.ensure_future(kept.wait_for(after, counted, wait))
        leaving = asyncio.ensure_future(gone(request))
        try:
            await asyncio.wait((coming, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            coming.cancel()
            leaving.cancel()
        found = {"arrivals": kept.after(after, most), "last": kept.last}
        return JSONResponse({**found, "counted": kept.counted, "floods": kept.floods()})

    async def _forget(self, request: Request) -> Response:
        self._arrivals.kept.forget()
        return JSONResponse({})

    async def _set_key(self, request: Request) -> Response:
        given = await object_of(request)
        if given.keys() != {"api_key"}:
            raise ValueError("Only api_key is expected.")
        key = given["api_key"]
        # A lone surrogate, which JSON can contain, can't be used to sign.
        if key is not None and not (isinstance(key, str) and key and key == key.encode(errors="replace").decode()):
            raise ValueError("The value of api_key is a text or null.")
        self._arrivals.api_key = key
        return JSONResponse({})

    async def _show_behaviour(self, request: Request) -> Response:
        return JSONResponse(self._arrivals.shown_behaviour())

    async def _behave(self, request: Request) -> Response:
        self._arrivals.behaviour = self._arrivals.behaviour.having(await object_of(request))
        if self._shop is not None:
            self._shop.shown = self._arrivals.behaviour.certificate
        return JSONResponse(self._arrivals.shown_behaviour())


def _number(request: Request, name: str) -> float:
    try:
        number = float(request.query_params.get(name, "0"))
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e15:
        raise ValueError(f"The value of {name} is a number.")
    return number


def main(arguments: Sequence[str]) -> int:
    """Run the receiver with the arguments of `k2desk receiver`, and return the exit code."""
    options = _parser().parse_args(arguments)
    # asyncio warns about clients that disconnect, which is normal for a receiver.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    host = _EVERYWHERE if options.lan else LOOPBACK
    try:
        receiving = listening_socket(host, options.port)
    except (OSError, OverflowError) as failure:
        return failed(f"Port {options.port} can't be used: {failure}")
    with receiving, listening_socket(LOOPBACK, 0) as controlling:
        try:
            shop = ShopCertificates() if options.shop else None
        except OSError as failure:
            return failed(f"The shop's certificate can't be made: {failure}")
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
        arrivals = Arrivals()
        control = Served(Control(arrivals, key, shop).app(), controlling)
        secure = shop.context if shop is not None else None
        front = Served(arrivals, receiving, secure, _SHOP if secure is not None else Limits())
        return run([control, front], facts, options.ready_file)


def _parser() -> argparse.ArgumentParser:
    made = parser("receiver", "Takes alerts on this computer.")
    where = made.add_mutually_exclusive_group()
    where.add_argument("--lan", action="store_true", help="listen for all computers of the network here")
    where.add_argument("--shop", action="store_true", help="play the practice shop, over https on this computer")
    return made
