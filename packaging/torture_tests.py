"""How well the tests watch over the list: which branches they run through, and which faults they let pass.

`coverage` measures the branches. The faults are made by the operators of Cosmic Ray. Each one gets only the tests that
run through its line, the quickest first, in a process that has imported everything else already.
"""

from __future__ import annotations

import ast
import concurrent.futures
import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import itertools
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from torture_disk import Tally, temporary

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

GUARDED = {
    "creating": ("services/creating.py", "services/delivery.py"),
    "client": ("kopokopo/client.py",),
    "tokens": ("kopokopo/tokens.py",),
    "answers": ("kopokopo/answers.py",),
    "registry": (
        "store/sqlite.py", "store/sqlite_account.py", "store/sqlite_notes.py", "store/sqlite_file.py",
        "store/sqlite_hand_over.py", "store/sqlite_errors.py", "store/rows.py", "store/row_reading.py",
        "store/checksums.py", "store/file_place.py", "store/list_schema.py", "store/migrations.py", "store/threaded.py",
    ),
    "journal": ("store/journal.py", "store/journals.py", "store/noted_rows.py"),
    "backups": ("store/backups.py", "services/list_backups.py"),
    "recovery": ("store/recovery.py", "store/rebuilding.py", "services/list_copies.py"),
}  # fmt: skip
"""The parts that keep the list, and their files."""

TESTS = (
    "tests/kopokopo", "tests/store", "tests/services", "tests/journeys/test_list_lost.py",
    "tests/journeys/test_list_gone.py", "tests/journeys/test_drafts_kept.py",
)  # fmt: skip
MEASURED = "K2DESK_MEASURED"
"""The environment variable with the folder in which a run of the tests notes what it measures."""

_PAIRS = {
    "Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is",
    "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt",
    "Add_Sub", "Sub_Add", "Mul_Div", "Mul_FloorDiv", "Div_Mul", "FloorDiv_Mul", "Mod_Mul", "Pow_Mul",
    "BitAnd_BitOr", "BitOr_BitAnd", "BitXor_BitAnd", "LShift_RShift", "RShift_LShift", "Delete_Not", "USub_UAdd",
}  # fmt: skip
"""The replaced operators: a comparison by its opposite or with its edge moved, any other by its counterpart.

These are the usual ones. Of the rest many change nothing: `is` by `>=` for values of an enum, `-1` by `~1` in a key.
"""

_LONGEST = 150.0
"""Seconds that the tests for one fault may take, beside others. A fault that keeps them longer is found."""

_LONGEST_OF_ALL = 900.0
_MOST_SECONDS = 20.0
"""The seconds of work that the tests for one fault may take together, as they were measured."""


def files() -> list[Path]:
    """Return the files of all guarded parts."""
    return [ROOT / "k2desk" / name for names in GUARDED.values() for name in names]


# --- branches ---------------------------------------------------------------------------------------------------------


def branches(folder: Path, runs: int, chance: random.Random) -> Tally:
    """Run the tests of the guarded parts, and find the lines and branches that none of them takes."""
    import coverage

    data = _measured(folder)
    measured = coverage.Coverage(data_file=str(data), branch=True, include=[str(one) for one in files()])
    measured.load()
    tally = Tally()
    for path in files():
        found: Any = measured._analyze(str(path))
        numbers = found.numbers
        tally.tried += numbers.n_statements + numbers.n_branches
        lines = sorted(found.missing)
        arcs = [f"{begin}→{end}" for begin, ends in found.missing_branch_arcs().items() for end in ends]
        if lines or arcs:
            tally.wrong.append(f"{path.relative_to(ROOT)}: lines {lines}, branches {arcs}")
    return tally


def _measured(folder: Path) -> Path:
    """Run the tests once with measuring, unless an earlier run's folder is given. Returns the file with the data."""
    import coverage

    given = os.environ.get(MEASURED)
    place = Path(given) if given else folder
    data = place / "branches"
    if not data.exists():
        halves = [_measuring(place, number, TESTS[number::2]) for number in range(2)]
        for one in halves:
            said, _ = one.communicate()
            if one.returncode != 0:
                print(f"tests fail without any fault, and are left out: {said[-2000:]}", file=sys.stderr)
        whole = coverage.CoverageData(str(data))
        for number in range(2):
            half = coverage.CoverageData(f"{data}{number}")
            half.read()
            whole.update(half)
        whole.write()
    return data


def _measuring(place: Path, number: int, tests: Sequence[str]) -> subprocess.Popen[str]:
    environment = {**os.environ, MEASURED: str(place), "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPATH"] = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
    include = ",".join(str(one) for one in files())
    command = [sys.executable, "-m", "coverage", "run", "--branch", f"--data-file={place / 'branches'}{number}"]
    command += [f"--include={include}", "-m", "pytest", "-q", "-p", "torture_tests", "-p", "no:cacheprovider"]
    # With measuring, a test may take longer than is allowed otherwise.
    command += ["-p", "no:warnings", "--timeout=900", "-o", "faulthandler_timeout=0", *tests]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


class _FreshThreads(concurrent.futures.Executor):
    """Runs each call in a thread of its own: one that was there before the measuring began is not measured."""

    def __init__(self, *_: Any, **__: Any) -> None: ...

    def submit(self, call: Callable[..., Any], /, *args: Any, **named: Any) -> concurrent.futures.Future[Any]:
        """Run the call, and return its future."""
        future: concurrent.futures.Future[Any] = concurrent.futures.Future()

        def run() -> None:
            try:
                future.set_result(call(*args, **named))
            except BaseException as error:
                future.set_exception(error)

        threading.Thread(target=run, daemon=True).start()
        return future


def pytest_configure(config: Any) -> None:
    """Let worker threads be those of Python: threads of Qt are not measured."""
    import qasync

    if MEASURED in os.environ:
        qasync.QThreadExecutor = _FreshThreads


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: Any) -> Iterator[None]:
    """Note how long the computer works on each test that passes. It is called in the run that measures."""
    begun = time.process_time()
    yield
    place = os.environ.get(MEASURED)
    if place is not None:
        with (Path(place) / "seconds.jsonl").open("a") as file:
            file.write(json.dumps([item.nodeid, time.process_time() - begun]) + "\n")


def pytest_runtest_setup(item: Any) -> None:
    """Begin a context for each test. It is called in the run that measures."""
    import coverage

    current = coverage.Coverage.current()
    if current is not None:
        if sys.gettrace() is None:
            # A test that goes as deep as Python can has ended the measuring of its thread.
            current.stop()
            current.start()
        current.switch_context(item.nodeid)


# --- faults -----------------------------------------------------------------------------------------------------------


@dataclass
class Fault:
    """One changed place of a file."""

    path: Path
    operator: str
    occurrence: int
    line: int
    content: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line} {self.operator.removeprefix('core/')} {self.occurrence}"


def mutants(folder: Path, runs: int, chance: random.Random) -> Tally:
    """Put faults into the guarded parts, one at a time, and see whether a test fails."""
    import coverage

    data = coverage.CoverageData(str(_measured(folder)))
    data.read()
    seconds = _seconds(folder)
    many = max(3, 320 * runs // 1000)
    tally = Tally()
    # All that faults can't change is imported once, before the processes for the tests divide.
    sys.path.insert(0, str(ROOT))
    for name in ("pytest", "httpx", "hypothesis", "keyring", "trustme", "cryptography.x509", "PySide6.QtWidgets"):
        importlib.import_module(name)

    contexts = {path: data.contexts_by_lineno(str(path)) for path in files()}

    def tests_of(fault: Fault) -> list[str]:
        # What is done once, when the module is imported, is tried by the tests of the lines that it is about.
        is_run = bool(seconds.keys() & contexts[fault.path].get(fault.line, []))
        there = {fault.path: [fault.line]} if is_run else _about(fault.path, fault.line)
        found = {
            one for path, lines in there.items() for line in lines for one in contexts[path].get(line, [])
        } & seconds.keys()
        tests = sorted(found, key=lambda one: seconds[one])
        total = itertools.accumulate(seconds[one] for one in tests)
        return [one for one, until in zip(tests, total, strict=True) if until <= _MOST_SECONDS] or tests[:1]

    # PostgreSQL's server, which some tests start, runs as another user.
    folder.chmod(0o711)
    faults = [(fault, tests_of(fault)) for fault in _faults(many, chance)]
    first, tests = next(one for one in faults if one[1])
    failing = _failing_without_fault(first, sorted({test for _, tests in faults for test in tests}), folder)
    for one in failing:
        print(f"fails without any fault, and is left out: {one}", file=sys.stderr)
    assert len(failing) <= 5, "the tests fail without any fault"
    faults = [(fault, [one for one in tests if one not in failing]) for fault, tests in faults]
    wrecked = replace(first, content="raise RuntimeError")
    ((_, survives_wreck),) = _tried([(wrecked, tests)], folder)
    assert not survives_wreck, "the fault does not get to the tests"
    begun = time.monotonic()
    for fault, survives in _tried(faults, folder):
        tally.tried += 1
        if survives:
            tally.wrong.append(f"survived: {fault}")
            print(tally.wrong[-1], file=sys.stderr, flush=True)
        if tally.tried % 10 == 0:
            passed = time.monotonic() - begun
            print(f"{tally.tried} of {many}, {len(tally.wrong)} survived, {passed:.0f} s", file=sys.stderr, flush=True)
    return tally


def _failing_without_fault(fault: Fault, tests: Sequence[str], folder: Path) -> set[str]:
    """Run tests as for a fault, but without one, and return those that fail. They would find every fault."""
    same = replace(fault, content=fault.path.read_text())
    failed = folder / "failed"
    halves = [(same, list(tests[number::2])) for number in range(2)]
    ended = [survives for _, survives in _tried(halves, folder, failed=failed)]
    found = set(failed.read_text().splitlines()) if failed.exists() else set()
    assert found or all(ended), "the tests do not end without any fault"
    return found


def _about(path: Path, line: int) -> dict[Path, list[int]]:
    """Return the lines of a function or class, or those of all guarded files that use a constant, or all of a file."""
    lines = path.read_text().splitlines()
    tree = ast.parse("\n".join(lines))
    for node in ast.walk(tree):
        if not isinstance(node, ast.stmt):
            continue
        begins = min(node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ())), node.lineno)
        ends = node.end_lineno or node.lineno
        if not begins <= line <= ends:
            continue
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        words = "|".join(re.escape(one.id) for one in targets if isinstance(one, ast.Name))
        if words:
            # The usual value of a field is used where the class is.
            classes = [one for one in ast.walk(tree) if isinstance(one, ast.ClassDef) and node in one.body]
            words = "|".join([words, *(one.name for one in classes)])
            return {one: _using(words, one) for one in files()}
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return {path: list(range(begins, ends + 1))}
    return {path: list(range(1, len(lines) + 1))}


def _using(words: str, path: Path) -> list[int]:
    """Return the lines of a file with a name that the pattern `words` matches."""
    lines = enumerate(path.read_text().splitlines(), 1)
    return [number for number, text in lines if re.search(rf"\b({words})\b", text)]


def _seconds(folder: Path) -> dict[str, float]:
    place = Path(os.environ.get(MEASURED) or folder)
    return dict(json.loads(line) for line in (place / "seconds.jsonl").read_text().splitlines())


def _faults(many: int, chance: random.Random) -> Iterator[Fault]:
    """Return faults by chance, from each part as many as its share of places."""
    from cosmic_ray.ast import get_ast
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names

    places: list[tuple[Path, str, int, int]] = []
    for path in files():
        tree, ignored = get_ast(path.read_text()), _no_faults(path)
        for name in operator_names():
            _, _, pair = name.partition("Operator_")
            # Those for variables want their names.
            if "Variable" in name or (pair and pair not in _PAIRS):
                continue
            operator = get_operator(name)()
            occurrence = 0
            for node in _nodes(tree):
                for (line, column), _ in operator.mutation_positions(node):
                    if not any(begin <= (line, column) < end for begin, end in ignored):
                        places.append((path, name, occurrence, line))
                    occurrence += 1
    # The binary operators have a dozen replacements at each place. One of them is enough.
    chance.shuffle(places)
    seen: set[tuple[Path, int, str]] = set()
    made = 0
    for path, name, occurrence, line in places:
        kind = (path, line, name.split("_")[0])
        if made == many or kind in seen:
            continue
        seen.add(kind)
        try:
            changed = mutate_code(path.read_text(), get_operator(name)(), occurrence)
        except AttributeError:
            # Cosmic Ray replaces only exceptions without a dot in their name.
            continue
        if changed is not None and changed != path.read_text() and _compiles(changed):
            made += 1
            yield Fault(path, name, occurrence, line, changed)


def _compiles(content: str) -> bool:
    """Return whether Python takes the changed file. What it refuses, as `f(/arguments)`, no test has to find."""
    try:
        compile(content, "changed", "exec")
    except SyntaxError:
        return False
    return True


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", ()):
        yield from _nodes(child)


def _no_faults(path: Path) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where a change is no fault.

    That is at types, which are never evaluated, at the bare `*` of a parameter list, at assertions for the checker of
    types, at what a dataclass is made with, at the only column of a row, whose last one is the same, and at the seconds
    that SQLite waits for a lock, which only such a wait would show.
    """
    found = []
    for number, text in enumerate(path.read_text().splitlines(), 1):
        found += [((number, one.start()), (number, one.end())) for one in re.finditer(r"(?<=[(\s])\*(?=[,)])", text)]
    for node in ast.walk(ast.parse(path.read_text())):
        made_with = [one for one in getattr(node, "decorator_list", ()) if "dataclass" in ast.unparse(one)]
        if isinstance(node, ast.ClassDef):
            made_with += [one.value for one in node.keywords]  # As `frozen` of a msgspec.Struct.
        found += [((one.lineno, 0), (one.end_lineno or 0, 999)) for one in made_with]
        for name in ("annotation", "returns"):
            part = getattr(node, name, None)
            if isinstance(part, ast.expr):
                found.append(((part.lineno, part.col_offset), (part.end_lineno or 0, part.end_col_offset or 0)))
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith(".fetchone()"):
            found.append(((node.slice.lineno, node.slice.col_offset), (node.slice.lineno, node.slice.col_offset + 1)))
        if isinstance(node, ast.keyword) and node.arg == "timeout" and isinstance(node.value, ast.Constant):
            found.append(((node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)))
        is_types = isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        if isinstance(node, ast.Assert) or is_types:
            found.append(((node.lineno, 0), (node.end_lineno or 0, 999)))
    return found


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module with other content."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._name = ".".join(fault.path.relative_to(ROOT).with_suffix("").parts)

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=str(self._fault.path))

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self._fault.path)
        exec(compile(self._fault.content, str(self._fault.path), "exec"), module.__dict__)


def _tried(
    faults: Sequence[tuple[Fault, list[str]]], folder: Path, *, failed: Path | None = None
) -> Iterator[tuple[Fault, bool]]:
    """Run the tests of each fault in a process with it, two at a time. Return whether the fault survives.

    A test that fails, or never ends, has found it. With `failed` all tests run, and those that fail are noted there.
    """
    waiting = list(faults)
    running: dict[int, tuple[Fault, float]] = {}
    while waiting or running:
        if waiting and len(running) < 2:
            fault, tests = waiting.pop(0)
            until = time.monotonic() + (_LONGEST if failed is None else _LONGEST_OF_ALL)
            running[_begun(fault, tests, folder / f"home{next(_NUMBERS)}", failed)] = fault, until
            continue
        time.sleep(0.02)
        for child, (fault, until) in list(running.items()):
            done, status = os.waitpid(child, os.WNOHANG)
            if done or time.monotonic() > until:
                # What a test had started, and its fault kept from ending.
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child, signal.SIGKILL)
                if not done:
                    os.waitpid(child, 0)
                del running[child]
                yield fault, bool(done) and status == 0


_NUMBERS = itertools.count()


class _Noting:
    """Notes the tests that fail in a file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that fails. Called by pytest."""
        if report.failed:
            with self._file.open("a") as file:
                file.write(f"{report.nodeid}\n")


def _begun(fault: Fault, tests: list[str], place: Path, failed: Path | None) -> int:
    """Begin a process that runs tests with a fault, and return its number."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.setsid()
        os.chdir(ROOT)
        place.mkdir()
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        os.environ |= {"TMPDIR": str(place), "QT_QPA_PLATFORM": "offscreen"}
        os.environ.pop(MEASURED, None)
        tempfile.tempdir = None
        for name in [one for one in sys.modules if one.partition(".")[0] in {"k2desk", "tests"}]:
            del sys.modules[name]  # The rest of torture has imported the program without the fault.
        sys.meta_path.insert(0, _Changed(fault))
        how, plugins = (["-x"], []) if failed is None else ([], [_Noting(failed)])
        code = int(pytest.main([*how, "-q", "-p", "no:cacheprovider", *tests], plugins)) if tests else 0
        shutil.rmtree(place, ignore_errors=True)
    finally:
        os._exit(code)


if __name__ == "__main__":
    with temporary() as made:
        print(branches(Path(made), 1000, random.Random(1)))
