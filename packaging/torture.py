#!/usr/bin/env python3
"""Tries to lose the list: kills, power cuts, flipped bits, destroyed files, random histories, answers by chance.

Prints a table of what was tried and what went wrong. `--runs` scales everything (1000 is the whole table), `--part`
chooses one part, and the printed `--seed` repeats a run.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE)]

import torture_cable  # noqa: E402
import torture_checks  # noqa: E402
import torture_costs  # noqa: E402
import torture_disk  # noqa: E402
import torture_life  # noqa: E402
import torture_list  # noqa: E402
import torture_merge  # noqa: E402
import torture_net  # noqa: E402
import torture_shared  # noqa: E402
import torture_tests  # noqa: E402
from torture_disk import Tally  # noqa: E402

WHOLE = 1000


@dataclass
class Part:
    """One line of the table: what is tried, and what counts as a fault there."""

    name: str
    words: str
    wanted: str
    run: Callable[[Path, int, random.Random], Tally]
    needs_strace: bool = False
    needs: tuple[str, ...] = ()
    """The packages that only this part needs."""


def _scaled(runs: int, of_whole: int, least: int = 1) -> int:
    return max(least, of_whole * runs // WHOLE)


def _control(folder: Path, runs: int, chance: random.Random) -> Tally:
    """Run the driver on a list that is kept as most programs do: it must find losses there."""
    found = torture_disk.power_cuts(folder, _scaled(runs, 500, 60), chance, careless=True)
    return Tally(found.tried, [] if found.wrong else ["the driver finds no loss where there must be some"])


def _destroyed(folder: Path, runs: int, chance: random.Random) -> Tally:
    tally, noticed = torture_list.destroyed(folder)
    if noticed != len(torture_list.DESTROYED):
        tally.wrong.append(f"{noticed} of {len(torture_list.DESTROYED)} ways were noticed")
    return tally


def _window(folder: Path, runs: int, chance: random.Random) -> Tally:
    gap = torture_list.longest_gap(folder, _scaled(runs, 10_000, 1000)) * 1000
    return Tally(round(gap), [] if gap <= 33 else [f"the loop stood still for {gap:.1f} ms"])


def _answers(folder: Path, runs: int, chance: random.Random) -> Tally:
    many = _scaled(runs, 100_000, 300)
    command = [sys.executable, "-m", "tests.fuzz_answers", str(many), str(chance.randrange(10**6))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return Tally(many, [] if done.returncode == 0 else [done.stdout[-500:] + done.stderr[-500:]])


def _counter(folder: Path, runs: int, chance: random.Random) -> Tally:
    days = _scaled(runs, 200, 1)
    command = [sys.executable, "-m", "tests.services.payments.days", str(days), str(chance.randrange(10**6))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return Tally(days, [] if done.returncode == 0 else [done.stdout[-500:] + done.stderr[-500:]])


def _shared_control(folder: Path, runs: int, chance: random.Random) -> Tally:
    """Let desks race without what keeps doubles out: the driver must find some."""
    # A hundred are too few: on a computer with little to do none was doubled once.
    found = torture_shared.creates(folder, _scaled(runs, 400, 10), chance, careless=True)
    doubled = sum(one.startswith("doubled") for one in found.wrong)
    return Tally(found.tried, [] if doubled or not found.tried else ["the driver finds no double where some must be"])


PARTS = (
    Part(
        "flips",
        "bits flipped in the list",
        "0 unseen, 0 unhandled",
        lambda folder, runs, chance: torture_list.flips(folder, _scaled(runs, 4000, 40), chance),
    ),
    Part(
        "back",
        "bits flipped in the list, which is then got back",
        "0 rows lost, 0 damaged",
        lambda folder, runs, chance: torture_list.flips_got_back(folder, _scaled(runs, 4000, 20), chance),
    ),
    Part(
        "settings",
        "bits flipped in the settings",
        "0 unseen, 0 unhandled",
        lambda folder, runs, chance: torture_list.flips_of_settings(folder, _scaled(runs, 1000, 40), chance),
    ),
    Part("destroyed", "list destroyed, also with journal or backups", "0 rows lost, all noticed", _destroyed),
    Part(
        "histories",
        "random histories of 50 steps",
        "no invariant broken",
        lambda folder, runs, chance: torture_life.histories(
            folder, _scaled(runs, 10_000, 50), 50, chance.randrange(10**9)
        ),
    ),
    Part(
        "day",
        "hours on a flapping line, in pretended time",
        "memory flat, 1 token request at a time",
        lambda folder, runs, chance: torture_life.day(folder, _scaled(runs, 24, 1), chance),
    ),
    Part(
        "counter",
        "days at the counter, from opening to closing, in pretended time",
        "0 payments unknown, 0 given twice, 0 called unpaid, known within 60 s",
        _counter,
    ),
    Part("window", "ms that a backup of 10,000 rows holds the loop up", "at most 33", _window),
    Part("costs", "costs beside a plain list", "2 a commit, 1.05 a check", torture_costs.costs),
    Part(
        "random",
        "kills at a random moment",
        "0 lost, 0 doubled, 0 wrong states, 0 secrets",
        lambda folder, runs, chance: torture_disk.random_kills(folder, _scaled(runs, 1000, 3), chance),
    ),
    Part(
        "network",
        "kills at a step to the network or the disk, at a real server",
        "0 lost, 0 doubled, 0 wrong states, 0 secrets",
        lambda folder, runs, chance: torture_net.kills(folder, _scaled(runs, 10_000, 2), chance),
        needs_strace=True,
    ),
    Part(
        "kills",
        "kills at a step on the disk",
        "0 lost, 0 doubled, 0 wrong states, 0 secrets",
        lambda folder, runs, chance: torture_disk.kills(folder, _scaled(runs, 10_000, 4), chance),
        needs_strace=True,
    ),
    Part(
        "power",
        "power cuts, ext4 and posix models",
        "0 acknowledged rows lost",
        lambda folder, runs, chance: torture_disk.power_cuts(folder, _scaled(runs, 12_000, 20), chance),
        needs_strace=True,
    ),
    Part("control", "the same with WAL and NORMAL", "finds losses", _control, needs_strace=True),
    Part(
        "desks",
        "creates raced by desks of a shared list, desks and server killed",
        "0 doubled, 0 lost, 0 wrong states",
        lambda folder, runs, chance: torture_shared.creates(folder, _scaled(runs, 1000, 3), chance),
    ),
    Part(
        "desks-checks",
        "checks by 5 desks, the checking one killed",
        "0 early, 0 more than 2 s late",
        lambda folder, runs, chance: torture_checks.checks(
            folder, _scaled(runs, 1000, 100), _scaled(runs, 60, 2), chance
        ),
    ),
    Part(
        "desks-merges",
        "three lists merged into one at once, one desk killed",
        "all equal, 0 lost, 0 doubled",
        lambda folder, runs, chance: torture_merge.merges(folder, _scaled(runs, 50, 1), chance),
    ),
    Part(
        "desks-cable",
        "cables cut of the desk that checks",
        "another checks within 25 s",
        lambda folder, runs, chance: torture_cable.cables(folder, _scaled(runs, 10, 1), chance),
    ),
    Part("desks-control", "the same without index and look", "finds doubles", _shared_control),
    Part("server", "answers by chance from a lying server", "0 unhandled, 0 places lost", _answers),
    Part(
        "branches",
        "lines and branches of the parts that keep the list",
        "all taken",
        torture_tests.branches,
        needs=("coverage",),
    ),
    Part(
        "mutants",
        "faults put into these parts",
        "at least 90 % found",
        torture_tests.mutants,
        needs=("coverage", "cosmic_ray"),
    ),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=WHOLE, help="1000 is the whole table, 0 takes a minute")
    parser.add_argument("--part", choices=[part.name for part in PARTS], action="append")
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = secrets.randbelow(10**6) if options.seed is None else options.seed
    print(f"seed {seed}")
    print("| part | tried | wanted | wrong | seconds |\n|---|---|---|---|---|")
    wrong: list[str] = []
    for part in PARTS:
        if options.part and part.name not in options.part:
            continue
        missing = [one for one in part.needs if importlib.util.find_spec(one) is None]
        if part.needs_strace and shutil.which("strace") is None:
            missing.append("strace")
        if missing:
            print(f"| {part.words} | – | {part.wanted} | needs {', '.join(missing)} | – |")
            continue
        began = time.monotonic()
        with torture_disk.temporary() as folder:
            found = part.run(Path(folder), options.runs, random.Random(f"{seed}-{part.name}"))
        wrong += found.wrong
        seconds = time.monotonic() - began
        print(f"| {part.words} | {found.tried} | {part.wanted} | {len(found.wrong)} | {seconds:.0f} |", flush=True)
    for one in wrong[:50]:
        print(one)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
