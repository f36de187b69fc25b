"""A second start of the whole program raises the first window, or says within a second why it can't."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from k2desk.store.lock import is_held
from k2desk.store.paths import program_paths
from k2desk.system.autostart import Autostart, _desktop_keys
from k2desk.system.relaunch import program_environment, standalone_command
from k2desk.system.single_instance import instance_name, raise_first
from tests.systems import not_on_windows
from tests.waiting import wait_until

pytestmark = not_on_windows("signals and desktop entries of Linux")

_LIMIT = 20.0
_SECOND = """
import sys, time
import k2desk.app.startup
import k2desk.ui.shell.second_start as second_start
from k2desk.__main__ import main
from pathlib import Path

def now():
    # Without the time in which other programs had the processor. Only Linux counts it.
    counts = Path("/proc/thread-self/schedstat")
    waited = int(counts.read_text().split()[1]) if counts.exists() else 0
    return time.monotonic() - waited / 1e9

began, dialog = now(), second_start.ProblemDialog

def told(parent, problem):
    print(problem.code, now() - began, flush=True)
    return dialog(parent, problem)

second_start.ProblemDialog = told
sys.exit(main(["--data-dir", sys.argv[1]]))
"""
_LOADED = """
import sys
from k2desk.__main__ import main
code = main(["--data-dir", sys.argv[1]])
print(*(name for name in sys.modules if name.startswith(("PySide6.QtWidgets", "PySide6.QtGui", "k2desk.ui"))))
sys.exit(code)
"""


class Programs:
    """Starts real programs on one data folder, with a home of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.environment = {**program_environment(), "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)}
        # Sockets are in the folder for temporary files, so its path must be short.
        self.environment |= {"TMPDIR": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        self.running: list[subprocess.Popen[str]] = []

    def start(self, *command: str, **more: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            command, env={**self.environment, **more}, stdout=subprocess.PIPE, text=True, cwd=self.folder
        )
        self.running.append(process)
        return process

    def first(self) -> subprocess.Popen[str]:
        process = self.start(sys.executable, "-m", "k2desk", "--data-dir", str(self.data))
        self.until_it_listens()
        return process

    def until_it_listens(self, data: Path | None = None) -> None:
        paths = program_paths(data or self.data)
        socket = self.folder / instance_name(paths.data_dir)
        wait_until(lambda: is_held(paths.lock_file) and socket.exists(), "it does not come up")

    def end(self) -> None:
        for process in self.running:
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait(_LIMIT)
            assert process.stdout is not None
            process.stdout.close()


@pytest.fixture
def programs(monkeypatch):
    folder = Path(tempfile.mkdtemp(prefix="k2d-"))
    monkeypatch.setenv("TMPDIR", str(folder))
    running = Programs(folder)
    yield running
    running.end()
    shutil.rmtree(folder)


def test_a_second_start_raises_the_first_and_ends_well(programs):
    first = programs.first()
    second = programs.start(sys.executable, "-c", _SECOND, str(programs.data))
    assert second.wait(_LIMIT) == 0
    assert second.stdout.read() == "", "nothing was told"
    assert first.poll() is None


def test_a_second_start_asks_before_it_loads_anything_of_the_window(programs):
    first = programs.first()
    loaded: list[str] = []
    # On a busy computer the first one may answer later than a start waits before it loads them. One of three is enough.
    while len(loaded) < 3 and "" not in loaded:
        second = programs.start(sys.executable, "-c", _LOADED, str(programs.data))
        assert second.wait(_LIMIT) == 0
        loaded.append(second.stdout.read().strip())
    assert "" in loaded, loaded
    assert first.poll() is None


def test_two_quick_starts_end_in_one_program(programs):
    command = (sys.executable, "-m", "k2desk", "--data-dir", str(programs.data))
    both = [programs.start(*command), programs.start(*command)]
    wait_until(lambda: sum(one.poll() is None for one in both) <= 1, "two programs stay")
    assert [one.returncode for one in both if one.poll() is not None] == [0]


def test_a_first_one_that_hangs_is_told_within_a_second_and_comes_forward_when_it_answers(programs):
    first = programs.first()
    first.send_signal(signal.SIGSTOP)
    waits = []
    # The quickest of three tries counts, because the machine may be busy.
    while len(waits) < 3 and not any(wait < 1.0 for wait in waits):
        second = programs.start(sys.executable, "-c", _SECOND, str(programs.data))
        code, seconds = second.stdout.readline().split()
        assert code == "K-92"
        waits.append(float(seconds))
    assert min(waits) < 1.0, waits
    assert second.poll() is None, "it waits for the first one"
    first.send_signal(signal.SIGCONT)
    assert second.wait(_LIMIT) == 0


def test_what_a_killed_first_one_left_keeps_nobody_out(programs):
    first = programs.first()
    first.kill()
    first.wait(_LIMIT)
    programs.first()


def test_the_entry_that_starts_with_the_computer_really_starts_it_in_the_background(programs):
    """The line is run as a desktop does it: from another folder, without the test's environment."""
    entry = Autostart((*standalone_command(), "--background"), home=programs.folder, environment={})
    entry.turn(True)
    file = programs.folder / ".config" / "autostart" / "ke.k2desk.K2Desk.desktop"
    line = _desktop_keys(file.read_text(encoding="utf-8"))["Exec"].replace("\\\\", "\\")
    command = [part.replace("%%", "%") for part in shlex.split(line)]
    assert command[-1] == "--background"
    homes = {f"XDG_{name}_HOME": str(programs.folder / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    environment = {**programs.environment, **homes}
    environment.pop("PYTHONPATH", None)
    started = subprocess.Popen(command, env=environment, cwd="/", stdout=subprocess.PIPE, text=True)
    programs.running.append(started)
    data = _default_data(environment)

    def listens() -> bool:
        assert started.poll() is None, "it ended"
        return raise_first(instance_name(data))

    wait_until(listens, "nobody listens")


def _default_data(environment: dict[str, str]) -> Path:
    code = "from k2desk.store.paths import program_paths; print(program_paths(None).data_dir)"
    root = str(Path(__file__).parents[1])
    answer = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        timeout=_LIMIT,
        check=True,
    )
    assert os.environ["HOME"] not in answer.stdout
    return Path(answer.stdout.strip())


def test_told_to_end_by_the_system_it_ends_in_order_and_soon(programs):
    """As at a logout: no dialog, no hanging, and the lock is free for the next start."""
    first = programs.first()
    began = time.monotonic()
    first.send_signal(signal.SIGTERM)
    assert first.wait(_LIMIT) == 0, "in order, not killed"
    assert time.monotonic() - began < 5
    assert not is_held(program_paths(programs.data).lock_file)
    assert (program_paths(programs.data).settings_file).is_file(), "its place was kept"
