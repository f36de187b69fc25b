"""The practice server: serves the pretend Kopo Kopo on loopback until its standard input closes."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import logging
import os
import socket
import struct
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from k2desk.practice.app import make_app
from k2desk.practice.troubles import ABORT
from k2desk.practice.world import Application, StateInUse, World

HOST = "127.0.0.1"
_NO_LINGERING = struct.pack("ii" if os.name == "posix" else "hh", 1, 0)


class _Abortable(H11Protocol):
    """Gives each request a way to break its connection off, as a failing line does."""

    def handle_events(self) -> None:
        super().handle_events()
        # Each request's task starts only after this, so it finds the way in its scope.
        cycle = getattr(self, "cycle", None)
        if cycle is not None:
            cycle.scope.setdefault("extensions", {}).setdefault(ABORT, self._abort)

    def _abort(self) -> None:
        # Else uvicorn would answer 500 for a request that got no answer.
        self.cycle.disconnected = True
        # So that the other side sees a reset, not an orderly end; a line that is gone already needs none.
        with contextlib.suppress(OSError):
            line = self.transport.get_extra_info("socket")
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGERING)
        self.transport.abort()


class _NotTold(Exception):
    """The line that says that the server is ready could not be given out."""


class _Telling(uvicorn.Server):
    """Calls `listening` once connections are taken."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._listening()


def main(arguments: Sequence[str]) -> int:
    """Runs the server with the arguments of `k2desk practice-server`; the exit code."""
    options = _parser().parse_args(arguments)
    # It warns of each byte for a client that has gone, which here is a trouble that was asked for.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    try:
        world = World(_folder(options.data_dir))
    except StateInUse as used:
        return _failed(f"Another practice server uses this folder already: {used}")
    except OSError as failure:
        return _failed(f"The practice state can't be kept: {failure}")
    try:
        for note in world.notes:
            _complain(note)
        return _run(world, options.port, options.ready_file)
    finally:
        world.close()


def _run(world: World, port: int, ready_file: Path | None) -> int:
    try:
        listening = _listening(port)
    except (OSError, OverflowError) as failure:
        return _failed(f"Port {port} can't be used: {failure}")
    with listening:
        base_url = f"http://{HOST}:{listening.getsockname()[1]}"
        try:
            asyncio.run(_serve(world, listening, base_url, ready_file))
        except _NotTold as failure:
            return _failed(f"Nobody can be told that the server is ready: {failure}")
        except KeyboardInterrupt:
            return 130
    return 0


def _listening(port: int) -> socket.socket:
    # With its protocol named: asyncio sends small packets at once only where it can see that it is TCP, and an answer
    # whose body waits for the acknowledgement of its headers takes 40 ms longer.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # On Windows it would let another program take the port over.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
    except BaseException:
        listening.close()
        raise
    return listening


async def _serve(world: World, listening: socket.socket, base_url: str, ready_file: Path | None) -> None:
    config = uvicorn.Config(
        make_app(world, base_url, _complain),
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
    loop = asyncio.get_running_loop()

    def ready() -> None:
        try:
            _tell(world.application, base_url, ready_file)
        except OSError as failure:
            raise _NotTold(str(failure)) from None
        threading.Thread(target=watch, name="stdin", daemon=True).start()

    def watch() -> None:
        with contextlib.suppress(OSError, ValueError):
            while os.read(0, 4096):
                pass
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(stop)

    def stop() -> None:
        server.should_exit = True
        server.force_exit = True

    server = _Telling(config, ready)
    await server.serve(sockets=[listening])


def _tell(application: Application, base_url: str, ready_file: Path | None) -> None:
    line = json.dumps(
        {
            "ready": 1,
            "base_url": base_url,
            "client_id": application.client_id,
            "client_secret": application.client_secret,
            "api_key": application.api_key,
            "control_key": application.control_key,
        }
    )
    if ready_file is None:
        print(line, flush=True)
        return
    beside = ready_file.with_name(f"{ready_file.name}.{os.getpid()}.new")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(line + "\n")
        os.replace(beside, ready_file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _failed(why: str) -> int:
    _complain(why)
    return 2


def _complain(why: str) -> None:
    print(why, file=sys.stderr, flush=True)


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
