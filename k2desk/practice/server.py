"""The practice server: serves the simulated Kopo Kopo on loopback until its standard input closes."""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Sequence
from pathlib import Path

from k2desk.practice.app import make_app
from k2desk.practice.serving import LOOPBACK, Served, complain, failed, listening_socket, parser, port_of, run
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
        return failed(f"Another practice server uses this folder already: {used}")
    except OSError as failure:
        return failed(f"The practice state can't be kept: {failure}")
    try:
        for note in world.notes:
            complain(note)
        return _run(world, options.port, options.ready_file)
    finally:
        world.close()


def _run(world: World, port: int, ready_file: Path | None) -> int:
    try:
        listening = listening_socket(LOOPBACK, port)
    except (OSError, OverflowError) as failure:
        return failed(f"Port {port} can't be used: {failure}")
    with listening:
        base_url = f"http://{LOOPBACK}:{port_of(listening)}"
        app = make_app(world, base_url, Complaints())
        return run([Served(app, listening)], _ready_line(world, base_url), ready_file)


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


class Complaints:
    """Prints each complaint once in a while, however often it occurs: its reader may be slow, or there may be none."""

    def __init__(self) -> None:
        self._said: dict[str, float] = {}

    def __call__(self, why: str) -> None:
        now = time.monotonic()
        self._said = {known: at for known, at in self._said.items() if now - at < _SAY_AGAIN}
        if why not in self._said and len(self._said) < _DIFFERENT:
            self._said[why] = now
            complain(why)


def _folder(data_dir: Path | None) -> Path:
    if data_dir is not None:
        return data_dir / "practice"
    from platformdirs import PlatformDirs

    return Path(PlatformDirs("k2desk", appauthor=False, roaming=False).user_data_dir) / "practice"


def _parser() -> argparse.ArgumentParser:
    made = parser("practice-server", "A pretend Kopo Kopo on this computer.")
    made.add_argument("--data-dir", type=Path, metavar="DIR", help="keep the state under DIR/practice")
    return made
