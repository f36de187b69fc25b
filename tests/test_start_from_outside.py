"""A start as the system and the terminal see it: how it ends, and what it prints when there is no window."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from k2desk.store.lock import WriterLock, is_held
from k2desk.store.paths import program_paths
from k2desk.system.relaunch import program_environment
from k2desk.system.single_instance import instance_name
from tests.systems import not_on_windows
from tests.waiting import PATIENCE, wait_until

pytestmark = not_on_windows("signals of Linux and macOS")

# Prints a line when a dialog is open. With an argument it starts to listen for a second start late.
_PROGRAM = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import k2desk.system.single_instance as single_instance
from k2desk.__main__ import main
from k2desk.ui.controls.problem_dialog import ProblemDialog

seconds, listen = float(sys.argv.pop(1)), single_instance.FirstInstance.listen

def late(self, *arguments, **named):
    time.sleep(seconds)
    return listen(self, *arguments, **named)

single_instance.FirstInstance.listen = late
seen = set()

def look():
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, ProblemDialog) and widget.isVisible() and widget.problem.code not in seen:
            seen.add(widget.problem.code)
            print(widget.problem.code, flush=True)

application = QApplication(sys.argv[:1])
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
sys.exit(main())
"""


class Programs:
    """Starts programs on one data folder, each in its own process group, as a terminal does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths = program_paths(folder / "data")
        self.environment = {
            **program_environment(), "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "TMPDIR": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
        }  # fmt: skip
        self.running: list[subprocess.Popen[str]] = []

    def start(self, *options: str | bytes, late: float | None = 0, before: str = "") -> subprocess.Popen[str]:
        program = ("-m", "k2desk") if late is None else ("-c", before + _PROGRAM, str(late))
        command = (sys.executable, *program, "--data-dir", str(self.folder / "data"), *options)
        process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            cwd=self.folder, start_new_session=True,
        )  # fmt: skip
        self.running.append(process)
        return process

    def until_it_listens(self) -> None:
        socket = self.folder / instance_name(self.paths.data_dir)
        wait_until(lambda: is_held(self.paths.lock_file) and socket.exists(), "it does not come up")

    def end(self) -> None:
        for process in self.running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=PATIENCE)


@pytest.fixture
def programs():
    folder = Path(tempfile.mkdtemp(prefix="k2d-"))
    running = Programs(folder)
    yield running
    running.end()
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_start_that_asks_ends_when_the_session_does(programs, name):
    programs.paths.make()
    programs.paths.registry_file.write_bytes(b"")
    program = programs.start()
    assert program.stdout.readline() == "K-36\n"
    os.killpg(program.pid, getattr(signal, name))
    assert program.wait(PATIENCE) == 0
    assert program.stderr.read() == ""
    assert not is_held(programs.paths.lock_file)


def test_ctrl_c_in_the_terminal_ends_in_order(programs):
    """The terminal signals all processes of the group: the practice server must end after the window, not before."""
    program = programs.start("--practice")
    programs.until_it_listens()
    os.killpg(program.pid, signal.SIGINT)
    assert program.wait(PATIENCE) == 0
    assert program.stderr.read() == ""
    assert not is_held(programs.paths.lock_file)
    assert programs.paths.settings_file.is_file(), "its place was kept"


def test_ctrl_c_at_any_moment_of_the_start_is_no_crash(programs):
    for step in range(5):
        program = programs.start(late=None)
        # The exact moment doesn't matter, but each run should use another one.
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(0.2 + 0.25 * step)
        os.killpg(program.pid, signal.SIGINT)
        # 0 once it listens. Before that the system ends it, like any program.
        assert program.wait(PATIENCE) in (0, -signal.SIGINT)
        assert not is_held(programs.paths.lock_file)


def test_two_starts_at_the_same_moment_end_in_one_window_and_no_dialog(programs):
    both = [programs.start(late=1.0), programs.start(late=1.0)]
    wait_until(lambda: any(one.poll() is not None for one in both), "two programs stay")
    programs.until_it_listens()
    (ended,) = [one for one in both if one.poll() is not None]
    assert ended.returncode == 0
    (stays,) = [one for one in both if one is not ended]
    os.killpg(stays.pid, signal.SIGTERM)
    assert stays.wait(PATIENCE) == 0
    assert [one.stdout.read() for one in both] == ["", ""], "nobody was asked anything"


@pytest.mark.parametrize("option", ["--data-dir", "--practice-ready", "--screenshots", "--self-check"])
def test_a_name_that_is_no_text_is_refused_in_a_sentence(programs, option):
    program = programs.start(option.encode(), os.fsencode(programs.folder) + b"/caf\xe9")
    assert program.wait(PATIENCE) == 2
    said = program.stderr.read()
    assert "Traceback" not in said
    assert "can't be read as text" in said.splitlines()[-1]


@pytest.mark.parametrize("name", ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"])
def test_a_home_whose_name_is_no_text_is_no_crash(programs, name):
    folder = os.fsencode(programs.folder) + b"/caf\xe9"
    Path(os.fsdecode(folder)).mkdir()
    others = {f"XDG_{one}_HOME": str(programs.folder / one) for one in ("DATA", "CONFIG", "STATE")}
    environment = {**programs.environment, **others, name: os.fsdecode(folder)}
    if name == "HOME":
        environment = {key: value for key, value in environment.items() if not key.startswith("XDG_")}
    program = subprocess.Popen(
        (sys.executable, "-c", _PROGRAM, "0"), env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, errors="replace", start_new_session=True,
    )  # fmt: skip
    programs.running.append(program)
    with pytest.raises(subprocess.TimeoutExpired):
        program.wait(3)
    os.killpg(program.pid, signal.SIGTERM)
    assert program.wait(PATIENCE) == 0
    assert "Traceback" not in program.stderr.read()


def test_a_fault_before_there_is_a_program_is_said_and_has_its_line_in_the_log(programs):
    fault = "import k2desk.app.list_opening as one\nasync def fails(self): raise RuntimeError('a bug')\n"
    program = programs.start(before=fault + "one.ListOpening.open = fails\n")
    assert program.stdout.readline() == "K-25\n"
    os.killpg(program.pid, signal.SIGTERM)
    assert program.wait(PATIENCE) == 1
    assert "RuntimeError: a bug" in (programs.paths.log_dir / "k2desk.log").read_text(encoding="utf-8")


def test_a_second_start_that_waits_ends_when_it_is_told_and_goes_on_when_the_first_is_gone(programs):
    programs.paths.make()
    lock = WriterLock(programs.paths.lock_file)
    lock.take()
    told = programs.start()
    assert told.stdout.readline() == "K-92\n"
    os.killpg(told.pid, signal.SIGTERM)
    assert told.wait(PATIENCE) == 0
    waits = programs.start()
    assert waits.stdout.readline() == "K-92\n"
    lock.release()
    programs.until_it_listens()
    assert waits.poll() is None
