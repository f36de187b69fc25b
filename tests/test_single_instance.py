"""A second start raises the first window, and nothing prevents it from starting.

Both sides are processes of their own, as in reality.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from k2desk.system.relaunch import program_environment
from k2desk.system.single_instance import FirstInstance, instance_name
from tests.systems import is_private, not_on_windows, only_for_root

_LIMIT = 20.0

_FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from k2desk.system.single_instance import FirstInstance

def wanted(token):
    print("raised", repr(token), flush=True)
    if token == "close":
        first.close()
        first.close()
    if token == "fail":
        raise RuntimeError("the window could not be raised")

application = QCoreApplication(["first"])
first = FirstInstance()
heard = first.listen(sys.argv[1], wanted, Path(sys.argv[2]))
print("listens" if heard else "refused", flush=True)
if heard:
    application.exec()
"""

_SECOND = """
import sys, time
from pathlib import Path
from k2desk.system.single_instance import raise_first
assert not any(name.startswith("PySide6") for name in sys.modules)
import PySide6.QtNetwork
start = time.monotonic()
print(raise_first(sys.argv[1], data_dir=Path(sys.argv[2])), time.monotonic() - start)
"""

_STRANGER = """
import sys
from PySide6.QtNetwork import QLocalSocket
socket = QLocalSocket()
socket.connectToServer(sys.argv[1])
assert socket.waitForConnected(5000)
for part in sys.stdin:
    socket.write(bytes.fromhex(part))
    socket.waitForBytesWritten(200)
    socket.waitForReadyRead(100)
print(bytes(socket.readAll().data()), socket.waitForDisconnected(5000) or socket.state().name == "UnconnectedState")
"""

_CROWD = """
import sys, time
from PySide6.QtNetwork import QLocalSocket
sockets = [QLocalSocket() for _ in range(30)]
for socket in sockets:
    socket.connectToServer(sys.argv[1])
    assert socket.waitForConnected(5000)
def here():
    for socket in sockets:
        if socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
            socket.waitForReadyRead(1)
    return sum(socket.state() == QLocalSocket.LocalSocketState.ConnectedState for socket in sockets)
until = time.monotonic() + 1
while here() > 8 and time.monotonic() < until:
    time.sleep(0.02)
print("at once", here(), flush=True)
until = time.monotonic() + 10
while here() and time.monotonic() < until:
    time.sleep(0.05)
print("later", here(), flush=True)
sys.stdin.read()
"""


class Starts:
    """Starts processes that share a folder for their sockets, and ends them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.name = instance_name(folder)
        self._running: list[subprocess.Popen[str]] = []

    def start(self, program: str, **environment: str) -> subprocess.Popen[str]:
        """Start a program with the name of the instance as its argument."""
        surroundings = {**program_environment(), "TMPDIR": str(self.folder), "QT_QPA_PLATFORM": "offscreen"}
        surroundings.pop("XDG_ACTIVATION_TOKEN", None)
        process = subprocess.Popen(
            [sys.executable, "-c", program, self.name, str(self.data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**surroundings, **environment},
        )
        self._running.append(process)
        return process

    def first(self) -> subprocess.Popen[str]:
        """Return a first instance that listens."""
        process = self.start(_FIRST)
        assert _line(process) == "listens"
        return process

    def second(self, **environment: str) -> bool:
        """Return the result of `raise_first`, which must come within a second."""
        said, _ = self.start(_SECOND, **environment).communicate(timeout=_LIMIT)
        answer, seconds = said.split()
        assert float(seconds) < 1.0
        return {"True": True, "False": False}[answer]

    def stranger(self, *parts: bytes) -> str:
        """Send `parts` to the first instance. Returns its answer, and whether it closed the connection."""
        said, _ = self.start(_STRANGER).communicate("".join(f"{part.hex()}\n" for part in parts), timeout=_LIMIT)
        return said.strip()

    def end(self) -> None:
        """Kill all processes that still run."""
        for process in self._running:
            process.kill()
            process.wait(_LIMIT)
            for pipe in (process.stdin, process.stdout):
                assert pipe is not None
                pipe.close()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


@pytest.fixture
def starts():
    # Not tmp_path: the path of a socket must be shorter than 104 bytes.
    folder = Path(tempfile.mkdtemp(prefix="k2d-"))
    starts = Starts(folder)
    yield starts
    starts.end()
    shutil.rmtree(folder)


def test_a_second_start_raises_the_first_window(starts):
    first = starts.first()
    assert starts.second()
    assert _line(first) == "raised ''"
    assert starts.second(XDG_ACTIVATION_TOKEN="gnome-shell/K2Desk/4711-0_TIME 815")
    assert _line(first) == "raised 'gnome-shell/K2Desk/4711-0_TIME 815'"


@pytest.mark.parametrize("token", ["two\nlines", "x" * 1001, "Nyeri – ũ", "\x1b[31m"])
def test_a_token_that_is_none_is_left_out_and_the_window_raised(starts, token):
    first = starts.first()
    assert starts.second(XDG_ACTIVATION_TOKEN=token)
    assert _line(first) == "raised ''"
    assert starts.second(XDG_ACTIVATION_TOKEN="x" * 1000)
    assert _line(first) == f"raised '{'x' * 1000}'"


def test_where_nobody_is_there_a_start_is_the_first(starts):
    assert not starts.second()


def test_of_two_only_one_listens(starts):
    first = starts.first()
    other = starts.start(_FIRST)
    assert _line(other) == "refused"
    assert other.wait(_LIMIT) == 0
    assert starts.second()
    assert _line(first) == "raised ''"


def test_what_a_killed_one_left_keeps_nobody_out(starts):
    first = starts.first()
    first.kill()
    first.wait(_LIMIT)
    if sys.platform != "win32":
        assert (starts.folder / starts.name).is_socket()
    assert not starts.second()
    after = starts.first()
    assert starts.second()
    assert _line(after) == "raised ''"


def test_a_first_one_that_hangs_keeps_a_second_start_for_less_than_a_second(starts):
    hangs = "import time\n" + _FIRST.replace("application.exec()", "time.sleep(60)")
    first = starts.start(hangs)
    assert _line(first) == "listens"
    assert not starts.second()
    other = starts.start(_FIRST)
    assert _line(other) == "refused"


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [b""],
        [b"ra"],
        [b"lower\n"],
        [b"raise \n"],
        [b"raised\n"],
        [b"raise\0\n"],
        [b"raise " + b"x" * 1001 + b"\n"],
        [b"raise caf\xc3\xa9\n"],
        [b"x" * 1100],
        [b"raise " + b"x" * 100_000],
        [b"\n" * 5000],
        [b"GET / HTTP/1.1\r\n", b"\r\n"],
    ],
    ids=lambda parts: repr(b"".join(parts)[:16]),
)
def test_nonsense_and_silence_do_no_harm(starts, parts):
    first = starts.first()
    assert starts.stranger(*parts) == "b'' True"
    assert starts.second(XDG_ACTIVATION_TOKEN="after")
    assert _line(first) == "raised 'after'"


def test_a_line_that_comes_in_pieces_counts_once(starts):
    first = starts.first()
    assert starts.stranger(b"ra", b"ise one", b"\n", b"raise two\n") == r"b'ok\n' True"
    assert _line(first) == "raised 'one'"
    assert starts.second(XDG_ACTIVATION_TOKEN="three")
    assert _line(first) == "raised 'three'"


def test_a_crowd_of_silent_ones_is_let_go(starts):
    first = starts.first()
    crowd = starts.start(_CROWD)
    assert _line(crowd) == "at once 8"
    assert _line(crowd) == "later 0"
    assert starts.second()
    assert _line(first) == "raised ''"


def test_a_window_that_cannot_be_raised_does_not_end_the_listening(starts):
    first = starts.first()
    assert starts.second(XDG_ACTIVATION_TOKEN="fail")
    assert _line(first) == "raised 'fail'"
    assert starts.second()
    assert _line(first) == "raised ''"


def test_one_that_has_closed_is_not_asked_and_leaves_nothing(starts):
    first = starts.first()
    assert starts.second(XDG_ACTIVATION_TOKEN="close")
    assert _line(first) == "raised 'close'"
    assert not starts.second()
    assert list(starts.folder.iterdir()) == []
    starts.first()
    assert first.poll() is None


@not_on_windows("a pipe has no file")
def test_the_socket_is_its_users_alone(starts):
    starts.first()
    assert is_private(starts.folder / starts.name)


@only_for_root("only root can give a file away")
def test_another_users_socket_is_told_nothing(starts):
    first = starts.first()
    os.chown(starts.folder / starts.name, 12345, -1)
    assert not starts.second(XDG_ACTIVATION_TOKEN="secret")
    os.chown(starts.folder / starts.name, 0, -1)
    assert starts.second(XDG_ACTIVATION_TOKEN="own")
    assert _line(first) == "raised 'own'"


@only_for_root("only root can give a file away")
@pytest.mark.parametrize("kind", ["a socket", "a folder"])
def test_a_name_that_another_user_has_taken_holds_no_second_start_up(starts, kind):
    """Every user may write in the folder for temporary files, and may be faster."""
    starts.data.mkdir()
    taken = starts.folder / starts.name
    if kind == "a folder":
        taken.mkdir()
    with socket.socket(socket.AF_UNIX) as silent:
        if kind == "a socket":
            silent.bind(str(taken))
            silent.listen(0)
        os.chown(taken, 12345, -1)
        starts.folder.chmod(0o1777)
        first = starts.first()
        assert starts.second(XDG_ACTIVATION_TOKEN="secret")
        assert _line(first) == "raised 'secret'"
        assert taken.lstat().st_uid == 12345, "it is left as it is"
        taken.rename(starts.folder / "gone")
        assert starts.second(), "the first one is found where it listens"
        (starts.folder / "gone").rename(taken)
        first.kill()
        first.wait(_LIMIT)
        assert not starts.second()
        assert _line(starts.start(_FIRST)) == "listens", "what the killed one left keeps nobody out"


def test_every_user_and_data_folder_has_a_name_of_its_own(tmp_path, monkeypatch):
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    name = instance_name(one)
    assert name.startswith("k2desk-") and len(name) == len("k2desk-") + 16
    assert instance_name(other) != name
    assert instance_name(tmp_path / "other" / ".." / "one") == name
    if sys.platform == "win32":
        monkeypatch.setenv("USERNAME", "somebody else")
    else:
        other.symlink_to(one)
        assert instance_name(other) == name
        monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert instance_name(one) != name


def test_closing_what_never_listened_is_harmless():
    FirstInstance().close()
