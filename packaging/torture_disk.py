"""Kills the program at each step that it takes on the disk, and replays power cuts. Both need strace (Linux).

A kill is a signal at the n-th call of a kind. A power cut is a disk as it may be left: the recorded calls are replayed,
without some of what was not synced. After each, a list must open, or come back from journal and backup, and hold what
was acknowledged.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from torture_child import NOW, begin, held

from k2desk.model.registry_errors import RegistryError
from k2desk.store.paths import Paths, program_paths
from k2desk.store.recovery import Recoveries

HERE = Path(__file__).resolve().parent
CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink"
KINDS = (
    "create",
    "adopt",
    "remove",
    "sweep",
    "settings",
    "till",
    "claim",
    "migration",
    "backup",
    "restore",
    "rotation",
)
SECRET = b"client_secret"
_SECTOR = 512
_RANDOM_LIFE = 0.25
"""The longest time in seconds that random work goes on before it is killed."""


@dataclass
class Tally:
    """What was tried and what went wrong."""

    tried: int = 0
    wrong: list[str] = field(default_factory=list)


def disk_folder() -> str | None:
    """Return a folder in memory, where syncing is quick, or None for the usual one."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _prepared(folder: Path, kind: str) -> Path:
    """Return a folder with a list for the work. It is made once and copied."""
    place = folder / f"begin-{kind}"
    if not place.exists():
        begin(program_paths(place), kind)
        if kind == "migration":
            import gzip

            newest = sorted((HERE.parent / "tests" / "store" / "old").glob("registry-v*.sqlite.gz"))[-1]
            (place / "data" / "registry.sqlite").write_bytes(gzip.decompress(newest.read_bytes()))
            shutil.rmtree(place / "config" / "journal")
            shutil.rmtree(place / "data" / "backups")
    return place


def _child(place: Path, kind: str, seed: int, rounds: int) -> list[str]:
    return [sys.executable, "-B", str(HERE / "torture_child.py"), "work", str(place), kind, str(seed), str(rounds)]


def _said(output: bytes) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Return what was acknowledged, and what was tried since, by key."""
    acked: dict[str, str] = {}
    tried: dict[str, set[str]] = {}
    for line in output.decode(errors="replace").splitlines():
        verb, key, value = line.split(" ", 2)
        if verb == "ack":
            acked[key] = value
            tried.pop(key, None)
        else:
            tried.setdefault(key, set()).add(value)
    return acked, tried


def judge(paths: Paths, acked: dict[str, str], tried: dict[str, set[str]], *, careless: bool = False) -> str | None:
    """Open the list, or get it back as the user would, and return what is wrong with it."""
    try:
        try:
            found = held(paths, careless=careless)
        except RegistryError:
            ways = Recoveries(paths)
            way = None if careless else ways.whole()
            if way is None:
                return f"lost: {acked}" if acked else None
            ways.take(way, NOW)
            found = held(paths)
        if not careless:
            found = held(paths)  # The next start has nothing to say.
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if "damage" in found:
        return "damaged rows"
    for key, value in acked.items():
        if key == "backup":
            if int(found["backup"] if found["backup"] != "none" else 0) < int(value):
                return f"the backup is gone: {value}"
        elif found.get(key) != value and found.get(key) not in tried.get(key, ()):
            return f"{key} is {found.get(key)} and was acknowledged as {value}"
    return None


def kills(folder: Path, most: int, chance: random.Random) -> Tally:
    """Kill the work once at each step, or at `most` steps by chance."""
    tally = Tally()
    steps = []
    for kind in _some_of((*KINDS, "random"), most, chance):
        for seed in range(1 if kind != "random" else 5):
            counts = _count(folder, kind, seed, 1 if kind != "random" else 4)
            steps += [(kind, seed, name, number + 1) for name, all_of in counts.items() for number in range(all_of)]
    if most < len(steps):
        steps = chance.sample(steps, most)
    for kind, seed, name, number in steps:
        place = folder / "run"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(_prepared(folder, kind), place)
        injected = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}"]
        injected += ["-e", f"inject={name}:signal=SIGKILL:when={number}"]
        done = subprocess.run(
            [*injected, *_child(place, kind, seed, 1 if kind != "random" else 4)], capture_output=True, check=False
        )
        tally.tried += 1
        wrong = judge(program_paths(place), *_said(done.stdout))
        if wrong is None and any(SECRET in one.read_bytes() for one in place.rglob("*") if one.is_file()):
            wrong = "a secret is on the disk"
        if wrong is not None:
            tally.wrong.append(f"{kind} killed at {name} {number} (seed {seed}): {wrong}")
    return tally


def random_kills(folder: Path, most: int, chance: random.Random) -> Tally:
    """Kill random work at a random moment. It needs no strace."""
    tally = Tally()
    while tally.tried < most:
        place = folder / "random"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(_prepared(folder, "random"), place)
        seed = chance.randrange(10**6)
        with subprocess.Popen(_child(place, "random", seed, 30), stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            first = child.stdout.readline()
            time.sleep(chance.uniform(0, _RANDOM_LIFE))
            child.kill()
            said = first + child.stdout.read()
        tally.tried += 1
        # A line that the kill cut off was not said.
        wrong = judge(program_paths(place), *_said(said[: said.rfind(b"\n") + 1]))
        if wrong is None and any(SECRET in one.read_bytes() for one in place.rglob("*") if one.is_file()):
            wrong = "a secret is on the disk"
        if wrong is not None:
            tally.wrong.append(f"random work of seed {seed}: {wrong}")
    return tally


def _some_of(kinds: Sequence[str], most: int, chance: random.Random) -> list[str]:
    """Return all kinds of work, or a few of them for a short run."""
    return chance.sample(kinds, min(len(kinds), max(1, most // 20)))


def _count(folder: Path, kind: str, seed: int, rounds: int) -> Counter[str]:
    place = folder / "count"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(_prepared(folder, kind), place)
    log = folder / "count.log"
    subprocess.run(
        ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}", *_child(place, kind, seed, rounds)],
        capture_output=True,
        check=True,
    )
    return Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(errors="replace"), re.MULTILINE))


# --- power cuts -------------------------------------------------------------------------------------------------------


@dataclass
class _File:
    """A file: what a power cut leaves for certain, and the calls since the last sync."""

    durable: bytes = b""
    pending: list[tuple[str, int, bytes]] = field(default_factory=list)

    def content(self, calls: list[tuple[str, int, bytes]]) -> bytes:
        """Return the content after some of the calls that were not synced."""
        content = bytearray(self.durable)
        for call, at, data in calls:
            if call == "cut":
                del content[at:]
                content.extend(bytes(at - len(content)))
            else:
                content.extend(bytes(max(0, at - len(content))))
                content[at : at + len(data)] = data
        return bytes(content)


class Replay:
    """A disk on which recorded calls are done again, one after the other."""

    def __init__(self, place: Path, started_at: Path, *, ext4: bool) -> None:
        self._place = place
        self._ext4 = ext4
        self.files: dict[str, _File] = {}
        self.names: dict[str, str] = {}
        """The names that a power cut leaves for certain, each with its file."""
        self.moves: list[tuple[str, str, str]] = []
        """Changes of names that were not synced: (kind, name, other name or file)."""
        self._now: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self._open: dict[tuple[str, str], str] = {}
        self.output = b""
        for one in started_at.rglob("*"):
            if one.is_file():
                name = str(place / one.relative_to(started_at))
                self.files[name] = _File(one.read_bytes())
                self.names[name] = self._now[name] = name
                self._sizes[name] = len(self.files[name].durable)

    def do(self, line: str) -> bool:
        """Do one line of the log again. Returns whether it changed the disk or what was said."""
        found = re.match(r"\d+ +(\w+)\((.*)\) += (-?\d+)", line)
        if found is None or int(found[3]) < 0:
            return False
        call, text = found[1], found[2]
        strings = [bytes.fromhex(one.replace("\\x", "")) for one in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', text)]
        handle = re.match(r"(\d+)<((?:\\x[0-9a-f]{2}|[^>])*)>", text)
        path = _path(handle[2]) if handle else ""
        match call:
            case "write" if handle and handle[1] == "1":
                self.output += strings[0]
                return True
            case "write" if path.startswith(str(self._place)):
                key = self._file(path)
                self._change(key, "write", self._sizes[key], strings[0])
            case "pwrite64" if path.startswith(str(self._place)):
                self._change(self._file(path), "write", int(text.rsplit(", ", 1)[1]), strings[0])
            case "ftruncate" if path.startswith(str(self._place)):
                self._change(self._file(path), "cut", int(text.rsplit(", ", 1)[1]), b"")
            case "fsync" | "fdatasync" if path.startswith(str(self._place)):
                self._sync(path)
            case "rename":
                self._rename(strings[0].decode(), strings[1].decode())
            case "unlink":
                self._unlink(strings[0].decode())
            case _:
                return False
        return True

    def _file(self, path: str) -> str:
        if path not in self._now:
            key = f"{path}#{len(self.files)}"
            self.files[key] = _File()
            self._now[path] = key
            self._sizes[key] = 0
            self.moves.append(("made", path, key))
        return self._now[path]

    def _change(self, key: str, call: str, at: int, data: bytes) -> None:
        self.files[key].pending.append((call, at, data))
        self._sizes[key] = at if call == "cut" else max(self._sizes[key], at + len(data))

    def _sync(self, path: str) -> None:
        if path in self._now:
            file = self.files[self._now[path]]
            file.durable, file.pending = file.content(file.pending), []
            if self._ext4:
                self._keep(self.moves)
                self.moves = []
        else:
            inside = [one for one in self.moves if str(Path(one[1]).parent) == path]
            self._keep(self.moves if self._ext4 else inside)
            self.moves = [] if self._ext4 else [one for one in self.moves if one not in inside]

    def _rename(self, old: str, new: str) -> None:
        if old in self._now:
            self._now[new] = self._now.pop(old)
            self.moves.append(("renamed", new, old))

    def _unlink(self, name: str) -> None:
        if self._now.pop(name, None) is not None:
            self.moves.append(("gone", name, ""))

    def _keep(self, moves: list[tuple[str, str, str]]) -> None:
        self.names = _moved(self.names, moves)

    def states(self, chance: random.Random, many: int) -> Iterator[dict[str, bytes]]:
        """Return disks that a power cut may leave now."""
        for number in range(many):
            kept = self.moves[: chance.randint(0, len(self.moves))] if number else []
            if number > 1 and not self._ext4:
                kept = [one for one in self.moves if chance.random() < 0.5]
            names = _moved(self.names, kept)
            yield {name: self._some(self.files[key], chance, number) for name, key in names.items()}

    @staticmethod
    def _some(file: _File, chance: random.Random, number: int) -> bytes:
        pending = file.pending
        if number == 0:
            return file.content([])
        if number == 1:
            return file.content(pending)
        calls = pending[: chance.randint(0, len(pending))] if number % 2 else [
            one for one in pending if chance.random() < 0.5
        ]  # fmt: skip
        if calls and calls[-1][0] == "write" and number % 3 == 0:
            call, at, data = calls[-1]
            calls = [*calls[:-1], (call, at, data[: chance.randint(0, len(data) // _SECTOR) * _SECTOR])]
        return file.content(calls)


def _path(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode() if text.startswith("\\x") else text


def _moved(names: dict[str, str], moves: list[tuple[str, str, str]]) -> dict[str, str]:
    names = dict(names)
    for kind, name, other in moves:
        match kind:
            case "made":
                names[name] = other
            case "renamed" if other in names:
                names[name] = names.pop(other)
            case "gone":
                names.pop(name, None)
    return names


def power_cuts(folder: Path, most: int, chance: random.Random, *, careless: bool = False) -> Tally:
    """Cut the power after each recorded call, in both models, until `most` states were tried."""
    tally = Tally()
    kinds = ["careless"] if careless else _some_of([one for one in KINDS if one != "migration"], most, chance)
    each = max(1, most // (2 * len(kinds)))
    for kind in kinds:
        place = folder / "recorded"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(_prepared(folder, kind), place)
        before = folder / "before"
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(place, before)
        log = folder / "recorded.log"
        watched = ["strace", "-f", "-qq", "-y", "-xx", "-s", "4000000", "-o", str(log), "-e", f"trace={CALLS}"]
        subprocess.run([*watched, *_child(place, kind, 0, 3)], capture_output=True, check=True)
        lines = log.read_text().splitlines()
        for ext4 in (False, True):
            replay = Replay(place, before, ext4=ext4)
            many = max(3, each // max(1, len(lines)))
            for number, line in enumerate(lines):
                if not replay.do(line) or (each < len(lines) and chance.random() > each / len(lines) / 3):
                    continue
                for state in replay.states(chance, many):
                    tally.tried += 1
                    wrong = _judged(state, place, folder / "state", replay.output, careless)
                    if wrong is not None:
                        model = "ext4" if ext4 else "posix"
                        tally.wrong.append(f"{kind}, {model}, after call {number}: {wrong}")
    return tally


def _judged(state: dict[str, bytes], place: Path, target: Path, output: bytes, careless: bool) -> str | None:
    shutil.rmtree(target, ignore_errors=True)
    for name, content in state.items():
        path = target / Path(name).relative_to(place)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return judge(program_paths(target), *_said(output), careless=careless)


def temporary() -> tempfile.TemporaryDirectory[str]:
    """Return a folder to work in."""
    return tempfile.TemporaryDirectory(prefix="k2desk-torture-", dir=disk_folder())
