"""The program's data stays in its memory: no core dump, no log of TLS keys, no module from the current folder."""

from __future__ import annotations

import json
import os
import signal
import ssl
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import certifi
import pytest

from k2desk.services import child_process
from k2desk.services.address_check.internet import PublicInternet
from k2desk.system.relaunch import program_command, program_environment, standalone_command
from tests.receiver_process import ReceiverProcess
from tests.systems import only_on_linux
from tests.waiting import PATIENCE, wait_until

ROOT = Path(__file__).resolve().parents[1]
linux_only = only_on_linux("core files and their rules are of Linux")


def _dumping() -> None:
    """Allow core files as `ulimit -c unlimited` does. Runs in the child."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def _dumps_core(process: subprocess.Popen) -> bool:
    """End a process by SIGSEGV, and return whether the system wrote a core file."""
    os.kill(process.pid, signal.SIGSEGV)
    _, status = os.waitpid(process.pid, 0)
    process.returncode = -os.WTERMSIG(status)
    assert os.WIFSIGNALED(status)
    return os.WCOREDUMP(status)


@contextmanager
def _started(folder: Path, *command: str):
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**program_environment(), "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=_dumping,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdin.close()
        process.stdout.close()


def _core_limit(pid: int) -> list[str]:
    (line,) = [one for one in Path(f"/proc/{pid}/limits").read_text().splitlines() if "core file" in one]
    return line.split()[4:6]


@linux_only
def test_neither_the_window_nor_its_servers_leave_a_core_dump(tmp_path):
    with _started(tmp_path, sys.executable, "-c", "print(1, flush=True); input()") as plain:
        plain.stdout.readline()
        if not _dumps_core(plain):
            pytest.skip("this system writes no core files at all")
    for command in (("practice-server", "--data-dir", str(tmp_path / "own")), ("receiver",)):
        with _started(tmp_path, *program_command(), *command) as server:
            assert json.loads(server.stdout.readline())["ready"] == 1
            assert not _dumps_core(server), command
    with _started(tmp_path, *program_command(), "--practice", "--data-dir", str(tmp_path / "data")) as window:
        wait_until(lambda: _servers_of(window), "the window has started its practice server")
        (server,) = _servers_of(window)
        assert _core_limit(window.pid) == _core_limit(server) == ["0", "0"]
        assert not _dumps_core(window)


def _servers_of(window: subprocess.Popen) -> list[int]:
    found = []
    for task in Path(f"/proc/{window.pid}/task").iterdir():
        words = (task / "children").read_text().split()
        found += [int(word) for word in words if b"practice-server" in Path(f"/proc/{word}/cmdline").read_bytes()]
    return found


_DUMPABLE = """
import ctypes, sys
sys.argv = ["k2desk"]
{act}
print("dumpable", ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@linux_only
@pytest.mark.parametrize(
    ("act", "dumpable"),
    [
        ("pass", 1),
        ("from k2desk.app.startup import _import_the_rest; _import_the_rest()", 0),
        ("import k2desk.__main__ as m, k2desk.practice.server as s; s.main = print; m.main(['practice-server'])", 0),
        ("import k2desk.__main__ as m, k2desk.practice.receiver as r; r.main = print; m.main(['receiver'])", 0),
    ],
    ids=["an ordinary process", "the window", "the practice server", "the receiver"],
)
def test_no_crash_handler_and_no_debugger_gets_into_the_memory(act, dumpable):
    """A crash handler behind a pipe gets dumps whatever the limit is. Only this setting keeps them from it."""
    done = subprocess.run(
        [sys.executable, "-c", _DUMPABLE.format(act=act)], env=program_environment(), capture_output=True, text=True
    )
    assert f"dumpable {dumpable}" in done.stdout, done.stderr


# --- TLS keys ---------------------------------------------------------------------------------------------------------


def test_no_connection_of_the_program_writes_its_tls_keys_anywhere(tmp_path, monkeypatch):
    """Not the address check, not the practice shop, nor any other process of the program."""
    log = tmp_path / "keys.log"
    receiver = ReceiverProcess()  # Imported first: from Python 3.13 on, its client would obey the variable at once.
    monkeypatch.setenv("SSLKEYLOGFILE", str(log))
    assert PublicInternet().trust("shop.example").keylog_filename is None
    assert "SSLKEYLOGFILE" not in program_environment()
    done = subprocess.run(
        [*program_command(), "--self-check"],
        env={**program_environment(), "SSLKEYLOGFILE": str(log)},
        capture_output=True,
        text=True,
    )
    assert "authorities known" in done.stdout
    assert not log.exists()
    monkeypatch.setattr("tests.receiver_process.program_environment", lambda: dict(os.environ))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    receiver.start("--shop")
    monkeypatch.delenv("SSLKEYLOGFILE")
    try:
        assert receiver.post("/k2/paid", b"{}").status == 200
    finally:
        receiver.stop()
    assert not log.exists()


_WHOLE = """
import os, sys
import k2desk.app.startup
def run(options, story=None, reader=None):
    import ssl
    print("key log:", os.environ.get("SSLKEYLOGFILE"), ssl.create_default_context().keylog_filename)
    return 0
k2desk.app.startup.run = run
from k2desk.__main__ import main
sys.exit(main([]))
"""


def test_libraries_of_the_window_find_no_wish_for_tls_keys_either(tmp_path):
    environment = {**program_environment(), "SSLKEYLOGFILE": str(tmp_path / "keys.log")}
    done = subprocess.run([sys.executable, "-c", _WHOLE], env=environment, capture_output=True, text=True)
    assert "key log: None None" in done.stdout, done.stderr
    assert not (tmp_path / "keys.log").exists()


def test_what_the_program_trusts_is_checked_by_name_and_certificate():
    context = PublicInternet().trust("shop.example")
    usual = ssl.create_default_context(cafile=certifi.where())
    assert context.verify_mode is ssl.CERT_REQUIRED and context.check_hostname
    assert context.minimum_version == usual.minimum_version
    assert len(context.get_ca_certs()) == len(usual.get_ca_certs())


# --- modules of the current folder ------------------------------------------------------------------------------------

_PLANTED = "httpx argparse asyncio PySide6 keyring uvicorn starlette venv pip sqlite3 ssl pathlib filelock".split()  # noqa: SIM905


@pytest.fixture
def planted(tmp_path, monkeypatch):
    """Change into a folder with modules that record that they were imported."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    note = tmp_path / "imported"
    for name in _PLANTED:
        (folder / f"{name}.py").write_text(f"open({str(note)!r}, 'a').write({name + ' '!r})\nraise SystemExit(7)\n")
    monkeypatch.chdir(folder)
    yield note
    assert not note.exists(), note.read_text()


def _run(*command: str, **more: str) -> subprocess.CompletedProcess:
    environment = {**program_environment(), **more}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=2 * PATIENCE)


def test_the_program_imports_no_module_of_the_current_folder(planted):
    for command in (program_command(), standalone_command(), [sys.executable, "-m", "k2desk"]):
        done = _run(*command, "--version")
        assert done.stdout.startswith("K2Desk "), (command, done.stderr)


def test_its_servers_import_no_module_of_the_current_folder(planted):
    for arguments in (["receiver", "--shop"], ["practice-server", "--data-dir", str(planted.parent / "data")]):
        content, process = child_process.start_child(arguments)
        child_process.stop_child(process)
        assert json.loads(content)["ready"] == 1


@pytest.mark.skipif(sys.prefix == sys.base_prefix, reason="this Python is no virtual environment")
def test_the_commands_for_developers_import_no_module_of_the_current_folder(planted):
    calls = "from environments import Environment, find_pip; from pathlib import Path; import sys;"
    calls += " Environment(Path(sys.prefix))._works(); find_pip();"
    calls += " sys.exit(Environment(Path(sys.prefix)).call(['-m', 'k2desk', '--version']))"
    done = _run(sys.executable, "-P", "-c", calls, PYTHONPATH=os.pathsep.join((str(ROOT / "packaging"), str(ROOT))))
    assert "K2Desk " in done.stdout, done.stderr
