"""The practice server: serves the simulated Kopo Kopo on loopback until its standard input closes."""

from __future__ import annotations

import argparse
import contextlib
import logging
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from k2desk.practice.app import make_app
from k2desk.practice.serving import LOOPBACK, NotTold, Served, listening_socket, port_of, serve, tell
from k2desk.practice.world import StateInUse, World

_SAY_AGAIN = 60.0
"""Seconds before the same complaint is printed again."""

_DIFFERENT = 10
"""How many different complaints are printed in that time."""


def main(arguments: Sequence[str]) -> int:
    """Run the server with the arguments of `k2desk practice-server`, and return the exit code."""
    options = _parser().parse_args(arguments)
    # asyncio warns about each byte for a client that has disconnected, which is normal with faults switched on.
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
        listening = listening_socket(LOOPBACK, port)
    except (OSError, OverflowError) as failure:
        return _failed(f"Port {port} can't be used: {failure}")
    with listening:
        base_url = f"http://{LOOPBACK}:{port_of(listening)}"
        try:
            app = make_app(world, base_url, Complaints())
            serve([Served(app, listening)], lambda: tell(_ready_line(world, base_url), ready_file))
        except NotTold as failure:
            return _failed(f"Nobody can be told that the server is ready: {failure}")
        except KeyboardInterrupt:
            return 130
    return 0


def _ready_line(world: World, base_url: str) -> dict[str, object]:
    application = world.application
    return {
        "ready": 1,
        "base_url": base_url,
        "client_id": application.client_id,
        "client_secret": application.client_secret,
        "api_key": application.api_key,
        "control_key": application.control_key,
    }


def _failed(why: str) -> int:
    _complain(why)
    return 2


def _complain(why: str) -> None:
    # On a full disk even the complaint about it may fail.
    with contextlib.suppress(OSError):
        print(why, file=sys.stderr, flush=True)


class Complaints:
    """Prints each complaint once in a while, however often it occurs: its reader may be slow, or there may be none."""

    def __init__(self) -> None:
        self._said: dict[str, float] = {}

    def __call__(self, why: str) -> None:
        now = time.monotonic()
        self._said = {known: at for known, at in self._said.items() if now - at < _SAY_AGAIN}
        if why not in self._said and len(self._said) < _DIFFERENT:
            self._said[why] = now
            _complain(why)


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
