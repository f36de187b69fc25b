"""The practice server: serves the pretend Kopo Kopo on loopback until its standard input closes."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import socket
import sys
import threading
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from k2desk.practice.control import Control
from k2desk.practice.faults import ABORT, Faults, error, through
from k2desk.practice.oauth import OAuth
from k2desk.practice.subscriptions import Subscriptions
from k2desk.practice.world import StateInUse, World

HOST = "127.0.0.1"
_UNSAID_HEADERS = frozenset({"authorization", "cookie"})

Handler = Callable[[Request], Awaitable[Response]]


class _Abortable(H11Protocol):
    """Gives each request a way to break its connection off, as a failing line does."""

    def handle_events(self) -> None:
        super().handle_events()
        cycle = getattr(self, "cycle", None)
        if cycle is not None:
            extensions = cycle.scope.setdefault("extensions", {})
            extensions.setdefault(ABORT, self._abort)

    def _abort(self) -> None:
        cycle = getattr(self, "cycle", None)
        if cycle is not None:
            cycle.disconnected = True
        transport_socket = self.transport.get_extra_info("socket") if self.transport else None
        if transport_socket is not None:
            # No lingering: the other side sees a reset, not an orderly end.
            transport_socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        if self.transport:
            self.transport.abort()


def make_app(world: World) -> Starlette:
    """The pretend Kopo Kopo over `world`."""
    faults = Faults()
    oauth = OAuth(world)
    subscriptions = Subscriptions(world, oauth)
    control = Control(world, faults)

    def served(place: str, handler: Handler) -> Handler:
        async def serve(request: Request) -> Response:
            striking = faults.strike(place)
            entry: dict[str, Any] = {
                "n": len(control.log) + 1,
                "at": datetime.now(UTC).isoformat(),
                "method": request.method,
                "path": request.url.path,
                "status": None,
                "fault": ", ".join(fault.kind for fault in striking) or None,
                "subscription_id": None,
                "body": await _create_body(request) if place == "create" else None,
                "headers": {
                    name: value for name, value in request.headers.items() if name not in _UNSAID_HEADERS
                },
            }
            control.log.append(entry)

            async def proper() -> Response:
                return await handler(request)

            answer = await through(striking, request, proper, world.revoke_all)
            entry["status"] = answer.status_code
            entry["subscription_id"] = getattr(request.state, "made", None)
            return answer

        return serve

    read = served("read", subscriptions.read)
    routes = [
        Route("/oauth/token", served("token", oauth.token), methods=["POST"]),
        Route("/oauth/revoke", served("token", oauth.revoke), methods=["POST"]),
        Route("/oauth/introspect", served("token", oauth.introspect), methods=["POST"]),
        Route("/oauth/token/info", served("token", oauth.info), methods=["GET"]),
        Route("/api/v{version:int}/webhook_subscriptions", served("create", _versions(subscriptions.create)), methods=["POST"]),
        Route("/api/v{version:int}/webhook_subscriptions/{id}", read, methods=["GET"]),
        Route("/webhook_subscriptions/{id}", read, methods=["GET"]),
        *control.routes(),
    ]
    return Starlette(routes=routes)


def _versions(handler: Handler) -> Handler:
    async def known(request: Request) -> Response:
        if request.path_params["version"] not in {1, 2}:
            return error(404, "Resource not found")
        return await handler(request)

    return known


async def _create_body(request: Request) -> object:
    try:
        found: object = json.loads(await request.body())
    except ValueError:
        return None
    return found


def main(arguments: Sequence[str]) -> int:
    """Runs the server with the arguments of `k2desk practice-server`; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        world = World(_folder(options.data_dir))
    except StateInUse as used:
        print(f"Another practice server uses this folder already: {used}", file=sys.stderr)
        return 2
    except OSError as failure:
        print(f"The practice state can't be kept: {failure}", file=sys.stderr)
        return 2
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, options.port))
    except OSError as failure:
        print(f"Port {options.port} can't be used: {failure}", file=sys.stderr)
        return 2
    try:
        asyncio.run(_serve(world, listening, options.ready_file))
    finally:
        world.close()
    return 0


async def _serve(world: World, listening: socket.socket, ready_file: Path | None) -> None:
    config = uvicorn.Config(
        make_app(world),
        http=_Abortable,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=0,
        timeout_keep_alive=60,
        backlog=512,
    )
    server = uvicorn.Server(config)
    loop = asyncio.get_running_loop()

    def stop() -> None:
        server.should_exit = True
        server.force_exit = True

    def watch() -> None:
        with contextlib.suppress(OSError, ValueError):
            while os.read(0, 4096):
                pass
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(stop)

    serving = asyncio.ensure_future(server.serve(sockets=[listening]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.005)
    _tell(world, listening.getsockname()[1], ready_file)
    threading.Thread(target=watch, name="stdin", daemon=True).start()
    await serving


def _tell(world: World, port: int, ready_file: Path | None) -> None:
    application = world.application
    line = json.dumps(
        {
            "ready": 1,
            "base_url": f"http://{HOST}:{port}",
            "client_id": application.client_id,
            "client_secret": application.client_secret,
            "api_key": application.api_key,
            "control_key": application.control_key,
        }
    )
    if ready_file is None:
        print(line, flush=True)
        return
    beside = ready_file.with_name(ready_file.name + ".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(line + "\n")
    os.replace(beside, ready_file)


def _folder(data_dir: Path | None) -> Path:
    if data_dir is not None:
        return data_dir / "practice"
    from platformdirs import PlatformDirs

    return Path(PlatformDirs("k2desk", appauthor=False, roaming=False).user_data_dir) / "practice"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="k2desk practice-server",
        description="A pretend Kopo Kopo on this computer. Prints one line of JSON when it is ready; ends when its"
        " standard input closes.",
    )
    parser.add_argument("--port", type=int, default=0, help="the port to serve on; 0 takes a free one")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep the state under DIR/practice")
    parser.add_argument(
        "--ready-file", type=Path, metavar="FILE", help="write the line to FILE, for its owner only, instead"
    )
    return parser
