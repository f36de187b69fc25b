"""Cuts the cable of the desk that checks, and measures how long it takes until another desk may check.

Needs PostgreSQL, and on Linux the rights to make networks. With `host` as its argument it is the other side of the
cable, in a network of its own; with an address as JSON it is the desk that is cut off.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from torture_disk import Tally  # noqa: E402

from k2desk.model.registry_errors import RegistryError  # noqa: E402
from k2desk.model.shared_list import ListAddress  # noqa: E402
from k2desk.store.postgres import PostgresRegistry, make_list  # noqa: E402
from k2desk.store.postgres_link import connect  # noqa: E402
from tests.postgres_server import ADMINISTRATOR, PASSWORD, PostgresServer, binaries  # noqa: E402
from tests.shared_lists import make_database  # noqa: E402

MOST = 25.0
"""Seconds after which another desk checks at the latest."""

_HERE, _THERE = "10.9.0.1", "10.9.0.2"
_NEW_NETWORK = ("unshare", "--net")


def cables(folder: Path, rounds: int, chance: random.Random) -> Tally:
    """Cut the cable again and again, while the desk is idle or writes."""
    if binaries() is None or not _may_make_networks():
        return Tally(0, [])
    command = [*_NEW_NETWORK, sys.executable, str(Path(__file__).resolve()), "host"]
    wrong, longest = [], 0.0
    for number in range(rounds):
        done = subprocess.run([*command, "1" if number % 2 else "0"], stdout=subprocess.PIPE, text=True, check=True)
        took = float(done.stdout)
        longest = max(longest, took)
        if took > MOST:
            wrong.append(f"round {number}: another desk checked after {took:.1f} s")
    print(f"another desk could check after {longest:.1f} s at the latest", file=sys.stderr)
    return Tally(rounds, wrong)


def _may_make_networks() -> bool:
    if shutil.which("unshare") is None or shutil.which("ip") is None or shutil.which("nsenter") is None:
        return False
    return subprocess.run([*_NEW_NETWORK, "true"], capture_output=True).returncode == 0


@contextlib.contextmanager
def _cable() -> Iterator[tuple[str, ...]]:
    """Lay a cable to a second network, and yield what a command begins with that runs there."""
    far = subprocess.Popen([*_NEW_NETWORK, "sleep", "infinity"])
    there = ("nsenter", "--target", str(far.pid), "--net")
    try:
        ours = os.readlink("/proc/self/ns/net")
        while os.readlink(f"/proc/{far.pid}/ns/net") == ours:
            time.sleep(0.01)
        _run("ip", "link", "set", "lo", "up")
        _run("ip", "link", "add", "here", "type", "veth", "peer", "name", "there", "netns", str(far.pid))
        _run("ip", "addr", "add", f"{_HERE}/24", "dev", "here")
        _run("ip", "link", "set", "here", "up")
        _run(*there, "ip", "addr", "add", f"{_THERE}/24", "dev", "there")
        _run(*there, "ip", "link", "set", "there", "up")
        yield there
    finally:
        far.kill()
        far.wait()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def host(is_busy: str) -> None:
    """Run the server and a desk beside it, cut the other desk off, and print how long it led on."""
    with _cable() as there:
        server = PostgresServer(network=f"{_HERE}/24")
        try:
            server.certified_for("127.0.0.1", _HERE)
            server.stop("fast")
            server.start()
            make_database(server, "list")
            with connect(server.address("list", ADMINISTRATOR), PASSWORD) as raw:
                make_list(raw)
            near = PostgresRegistry(connect(server.address("list"), PASSWORD))
            address = replace(server.address("list"), host=_HERE, ca=str(server.ca_file))
            command = [*there, sys.executable, str(Path(__file__).resolve()), json.dumps(asdict(address)), is_busy]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as far:
                assert far.stdout is not None and far.stdout.readline() == "leads\n"
                assert not near.try_to_lead("shop")
                time.sleep(1)
                _run(*there, "ip", "link", "set", "there", "down")
                began = time.monotonic()
                while not near.try_to_lead("shop") and time.monotonic() < began + 4 * MOST:
                    time.sleep(0.1)
                print(time.monotonic() - began)
                far.kill()
            near.close()
        finally:
            server.remove()


def lead(address: ListAddress, *, is_busy: bool) -> None:
    """Lead the checks until the process is killed."""
    desk = PostgresRegistry(connect(address, PASSWORD))
    assert desk.try_to_lead("shop")
    print("leads", flush=True)
    while True:
        time.sleep(0.1)
        if is_busy:
            with contextlib.suppress(RegistryError):
                desk.go_on_after(0)


if __name__ == "__main__":
    if sys.argv[1] == "host":
        host(sys.argv[2])
    else:
        lead(ListAddress(**json.loads(sys.argv[1])), is_busy=sys.argv[2] == "1")
