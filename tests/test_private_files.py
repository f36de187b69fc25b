"""K2Desk's files are for its user only, whatever the umask, and no planted link redirects a write."""

from __future__ import annotations

import ast
import logging
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from k2desk.model.records import AccountRecord
from k2desk.model.settings import Settings
from k2desk.practice.serving import tell
from k2desk.services.chosen_files import ChosenFiles
from k2desk.services.tasks import Tasks
from k2desk.store.paths import program_paths
from k2desk.store.settings import save
from k2desk.store.sqlite import SqliteRegistry
from k2desk.store.threaded import ThreadedRegistry
from k2desk.system import log
from k2desk.system.autostart import Autostart
from k2desk.system.single_instance import FirstInstance
from tests.practice_process import PracticeProcess
from tests.store.test_upgrade import _unpacked
from tests.systems import not_on_windows

pytestmark = not_on_windows("Windows has other rights")

PROGRAM = Path(__file__).resolve().parent.parent / "k2desk"
SHOP = AccountRecord("shop", "Njeri", "sandbox", "https://sandbox.kopokopo.com", 2, datetime(2026, 11, 23, tzinfo=UTC))


@contextmanager
def umask(value: int) -> Iterator[None]:
    old = os.umask(value)
    try:
        yield
    finally:
        os.umask(old)


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        log.set_up(folder)
        logging.getLogger("k2desk").warning("a line")
        yield
    finally:
        root.setLevel(level)
        for handler in [one for one in root.handlers if one not in before]:
            root.removeHandler(handler)
            handler.close()


def _open_to_others(folder: Path) -> list[str]:
    return [
        f"{path.relative_to(folder)} {stat.S_IMODE(path.lstat().st_mode):o}"
        for path in sorted(folder.rglob("*"))
        if not path.is_symlink() and path.lstat().st_mode & 0o077
    ]


async def _save(path: Path, content: bytes) -> object:
    tasks = Tasks()
    try:
        return await ChosenFiles(tasks.spawn).save(path, content).wait()
    finally:
        await tasks.close()


@pytest.mark.parametrize("mask", [0o000, 0o022], ids=oct)
async def test_whatever_is_written_is_for_this_user_alone_whatever_the_umask(tmp_path, mask):
    root = tmp_path / "of" / "nobody" / "yet"
    export = tmp_path / "exports"
    export.mkdir(mode=0o700)
    paths = program_paths(root)
    practice, first = PracticeProcess(), FirstInstance()
    with umask(mask):
        registry = ThreadedRegistry.open(paths)
        await registry.save_account(SHOP)
        save(paths.settings_file, Settings(check_minutes=10))
        Autostart(["k2desk"], platform="linux", home=tmp_path / "home", environment={}).turn(True)
        with logging_to(paths.log_dir):
            practice.start(root)
            assert await _save(export / "list.csv", b"a,b") is None
            assert first.listen(str(tmp_path / "socket"), lambda _: None)
        seen = _open_to_others(tmp_path)
        first.close()
        practice.stop()
        await registry.close()
    names = {path.name for path in root.rglob("*")}
    assert {"registry.sqlite", "registry.sqlite-journal", "k2desk.lock", "practice.lock", "k2desk.log"} <= names
    assert {"settings.json", "settings.json.good", "subscriptions.jsonl"} <= names
    assert seen == [] and _open_to_others(tmp_path) == []


def test_folders_of_its_own_that_were_open_to_others_are_closed(tmp_path):
    paths = program_paths(tmp_path)
    for folder in (paths.data_dir, paths.config_dir, paths.log_dir, tmp_path / "practice"):
        folder.mkdir()
        folder.chmod(0o777)
    practice = PracticeProcess().start(tmp_path)
    practice.stop()
    paths.make()
    with logging_to(paths.log_dir):
        assert _open_to_others(tmp_path) == []


def test_the_copy_before_an_upgrade_is_for_this_user_alone_and_follows_no_link(tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("keep me")
    file = _unpacked(tmp_path, 1)
    folder = file.with_name("backups")
    folder.mkdir()
    for number in (1, 2):
        (folder / f"list-{number:06}-20261128-090000-migration.sqlite.new").symlink_to(precious)
    with umask(0):
        SqliteRegistry(file).close()
    assert precious.read_text() == "keep me"
    (copy,) = folder.iterdir()
    assert not copy.is_symlink()
    assert stat.S_IMODE(copy.stat().st_mode) == stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_nothing_that_is_saved_follows_a_planted_link(tmp_path):
    """Under every predictable name, and under the chosen name itself."""
    precious = tmp_path / "precious"
    precious.write_text("keep me")
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("list.csv", "settings.json", "settings.json.good"):
        for planted in (name, f".{name}.{os.getpid()}.new", f"{name}.new", f".{name}.new"):
            (folder / planted).symlink_to(precious)
    assert await _save(folder / "list.csv", b"a,b") is None
    save(folder / "settings.json", Settings())
    (folder / "k2desk.log").symlink_to(precious)
    with logging_to(folder):
        pass
    assert precious.read_text() == "keep me"
    assert (folder / "list.csv").read_bytes() == b"a,b" and not (folder / "list.csv").is_symlink()
    assert stat.S_IMODE((folder / "list.csv").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir() if path.name.startswith(".k2desk")] == []


def test_the_practice_server_follows_no_planted_link(tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("keep me")
    (tmp_path / "practice").mkdir()
    for name in ("subscriptions.new", "subscriptions.jsonl"):
        (tmp_path / "practice" / name).symlink_to(precious)
    PracticeProcess().start(tmp_path).stop()
    assert precious.read_text() == "keep me"
    ready = tmp_path / "ready.json"
    ready.symlink_to(precious)
    for planted in (f"ready.json.{os.getpid()}.new", ".ready.json.new"):
        (tmp_path / planted).symlink_to(precious)
    with umask(0):
        tell({"ready": 1}, ready)
    assert precious.read_text() == "keep me"
    assert stat.S_IMODE(ready.lstat().st_mode) == 0o600


async def test_a_name_that_cannot_be_foreseen_is_taken_anew_or_not_at_all(tmp_path, monkeypatch):
    from k2desk.system import private_files

    precious = tmp_path / "precious"
    precious.write_text("keep me")
    monkeypatch.setattr(private_files, "_random_name", lambda: "foreseen")
    (tmp_path / "foreseen").symlink_to(precious)
    with pytest.raises(FileExistsError):
        private_files.write_atomically(tmp_path / "list.csv", b"a,b")
    assert precious.read_text() == "keep me" and (tmp_path / "foreseen").is_symlink()


_METHODS = {
    "write_bytes",
    "write_text",
    "mkdir",
    "makedirs",
    "copyfile",
    "mkstemp",
    "mkfifo",
    "FileHandler",
    "QSaveFile",
}
_METHODS |= {
    "RotatingFileHandler",
    "TimedRotatingFileHandler",
    "NamedTemporaryFile",
    "QFile",
    "QSettings",
    "symlink_to",
}
_OF_SHUTIL = {"copy", "copy2", "copytree", "move"}
_NOWHERE = "os.devnull"


def _writes(tree: ast.AST) -> Iterator[int]:
    """Return the lines that make a file or a folder."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        name = called.rpartition(".")[2]
        if called.startswith("shutil.") and name in _OF_SHUTIL:
            yield node.lineno
        if name == "save" and node.args and ast.unparse(node.args[0]).startswith("str("):
            yield node.lineno
        if name in _METHODS or (called == "os.open" and "O_CREAT" in ast.unparse(node)):
            yield node.lineno
        words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        writes = any(set(word) & set("wax+") and set(word) <= set("wrabtx+") for word in words)
        guarded = _NOWHERE in called or any(keyword.arg == "opener" for keyword in node.keywords)
        if name in {"open", "fdopen"} and writes and not guarded:
            yield node.lineno


def test_one_module_writes_files_and_makes_folders():
    """So that each file is private to its user, and its temporary name can't be predicted."""
    found = [
        f"{file.relative_to(PROGRAM)}:{line}"
        for file in PROGRAM.rglob("*.py")
        if file.name != "private_files.py"
        for line in _writes(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert found == []
    for line in (
        "Path(a).open('wb')",
        "open(a, 'w')",
        "a.write_text('')",
        "shutil.copy(a, b)",
        "a.mkdir()",
        "os.open(a, os.O_CREAT | 1)",
    ):
        assert list(_writes(ast.parse(line))) == [1], line
