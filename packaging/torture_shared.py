"""Tries to double or lose subscriptions that several desks create in one shared list, while all of it is killed.

Counts against the practice server's own list. Needs PostgreSQL on this computer.
"""

from __future__ import annotations

import contextlib
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from queue import Empty, SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from torture_disk import Tally  # noqa: E402

from k2desk.store.postgres import make_list  # noqa: E402
from k2desk.store.postgres_link import connect  # noqa: E402
from k2desk.system.relaunch import program_environment  # noqa: E402
from tests.postgres_server import ADMINISTRATOR, PASSWORD, PostgresServer, binaries  # noqa: E402
from tests.practice_process import PracticeProcess  # noqa: E402
from tests.shared_lists import as_root, make_database  # noqa: E402

FATES = ("none", "one", "both", "server", "server and one")
_PATIENCE = 900.0
_AT_ONCE = 5
"""How many creates two desks race for in one round."""


class Desk:
    """One desk in a process of its own, which is started again after it was killed."""

    def __init__(self, folder: Path, facts: str) -> None:
        self._folder = folder
        self._facts = facts
        self._said = tempfile.TemporaryFile("a+")  # noqa: SIM115
        self.start()

    def start(self) -> None:
        command = [sys.executable, str(ROOT / "packaging" / "torture_desk.py"), str(self._folder), self._facts]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
            env=program_environment(),
        )
        self._heard: SimpleQueue[str] = SimpleQueue()
        threading.Thread(target=self._listen, args=(self._process, self._heard), daemon=True).start()

    @staticmethod
    def _listen(process: subprocess.Popen[str], heard: SimpleQueue[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            heard.put(line.strip())

    def ask(self, order: str) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(order + "\n")
            self._process.stdin.flush()
        except OSError:
            return

    def wait(self, word: str) -> str:
        """Return the next line that begins with a word."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                line = self._heard.get(timeout=1)
            except Empty:
                assert self._process.poll() is None, self._complaint()
                continue
            if line.startswith(word):
                return line
        raise AssertionError(f"the desk does not say {word}")

    def _complaint(self) -> str:
        self._said.seek(0)
        return f"the desk ended with {self._process.returncode}: {self._said.read()[-2000:]}"

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


@contextlib.contextmanager
def chain(folder: Path, *, careless: bool = False) -> Iterator[tuple[PostgresServer, PracticeProcess, str]]:
    """Run a PostgreSQL with an empty list and a practice server, and yield both with what a desk needs to know."""
    server, practice = PostgresServer(fsync=True), PracticeProcess().start(folder)
    try:
        make_database(server, "list")
        with connect(server.address("list", ADMINISTRATOR), PASSWORD) as raw:
            make_list(raw)
        names = ("base_url", "client_id", "client_secret", "api_key")
        facts = json.dumps(
            {
                **{name: getattr(practice, name) for name in names},
                "address": asdict(server.address("list")),
                "password": PASSWORD,
                "careless": careless,
            }
        )
        yield server, practice, facts
    finally:
        practice.stop()
        server.remove()


def creates(folder: Path, rounds: int, chance: random.Random, *, careless: bool = False) -> Tally:
    """Let two desks press at once, and kill desks and the server at random. `careless` drops what keeps doubles out."""
    if binaries() is None:
        return Tally(0, [])
    with chain(folder, careless=careless) as (server, practice, facts), contextlib.ExitStack() as living:
        if careless:
            with as_root(server, "list") as root:
                root.execute("DROP INDEX k2desk.subscription_once")
        desks = [Desk(folder / f"desk{number}", facts) for number in range(3)]
        for desk in desks:
            living.callback(desk.kill)
            desk.wait("ready")
        before = {one["id"] for one in practice.subscriptions()}
        usual = _Usual()
        for first in range(0, rounds, _AT_ONCE):
            tills = [str(100_000 + number) for number in range(first, min(first + _AT_ONCE, rounds))]
            _round(server, desks, tills, chance, "none" if careless else chance.choice(FATES), usual)
        for desk in desks:
            desk.ask("settle")
            desk.wait("settled")
        time.sleep(2)
        made = [one for one in practice.subscriptions() if one["id"] not in before]
        with as_root(server, "list") as root:
            rows = root.execute("SELECT scope_reference, state, kopokopo_id FROM k2desk.subscription").fetchall()
        print(f"of {rounds} creates {len(made)} reached the server", file=sys.stderr)
        return Tally(rounds, list(_wrong(made, rows)))


class _Usual:
    """How many seconds a round takes that nothing disturbs: it is killed somewhere within, however slow a computer."""

    seconds = 0.15


def _round(
    server: PostgresServer, desks: list[Desk], tills: list[str], chance: random.Random, fate: str, usual: _Usual
) -> None:
    pressing = chance.sample(desks, 2)
    began = time.monotonic()
    for till in tills:
        for desk in pressing:
            desk.ask(f"create {till}")
    if fate != "none":
        time.sleep(chance.random() * usual.seconds)
    dead = {"one": pressing[:1], "server and one": pressing[:1], "both": pressing}.get(fate, [])
    if fate.startswith("server"):
        server.kill()
    for desk in dead:
        desk.kill()
    if fate.startswith("server"):
        server.start_again()
    for desk in dead:
        desk.start()
    for desk in pressing:
        for _ in tills if desk not in dead else [""]:
            desk.wait("ready" if desk in dead else "done")
    if fate == "none":
        usual.seconds = time.monotonic() - began


def _wrong(made: list[dict[str, object]], rows: list[tuple[object, ...]]) -> list[str]:
    """Return what is doubled, lost, or in a wrong state."""
    tills = [str(one["scope_reference"]) for one in made]
    known = {row[2] for row in rows}
    doubt = {row[0] for row in rows if row[1] == "not_confirmed"}
    found = [f"doubled: {till}" for till in {*tills} if tills.count(till) > 1]
    found += [
        f"lost: {one['scope_reference']}"
        for one in made
        if one["id"] not in known and one["scope_reference"] not in doubt
    ]
    ids = {one["id"] for one in made}
    for till, state, kopokopo_id in rows:
        if state == "sending" or (state == "created") != (kopokopo_id in ids):
            found.append(f"wrong: {till} is {state}")
    return found
