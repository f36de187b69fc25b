"""What prevents the list from being opened is named correctly, and no existing file is touched."""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from k2desk.app.prefetch import Options, Prefetch
from k2desk.model import registry_errors as failures
from k2desk.model.clock import SystemClock
from k2desk.model.records import AccountRecord
from k2desk.model.settings import Settings
from k2desk.store.files import COMPANIONS, set_aside
from k2desk.store.list_preview import list_preview
from k2desk.store.lock import is_held
from k2desk.store.paths import program_paths
from k2desk.store.settings import load, save
from k2desk.store.sqlite import SqliteRegistry
from k2desk.store.sqlite_errors import of_sqlite
from k2desk.store.threaded import ThreadedRegistry
from tests.store.hot_journal import journal_of, kill_inside_a_commit
from tests.systems import not_on_windows

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
SHOP = AccountRecord("shop", "Njeri Hardware", "sandbox", "https://sandbox.kopokopo.com", 2, NOW)
posix = not_on_windows("locks and disks of Linux and macOS")


@pytest.fixture
def paths(tmp_path):
    found = program_paths(tmp_path)
    found.make()
    return found


def _made(paths):
    registry = SqliteRegistry(paths.registry_file)
    registry.save_account(SHOP)
    registry.close()
    return paths.registry_file


async def test_a_list_that_is_closed_is_free_whichever_thread_closes_it(paths):
    # The other thread keeps running: if it ended, a lock of its own would be released with it.
    with ThreadPoolExecutor(1) as other_thread:
        registry = await asyncio.get_running_loop().run_in_executor(other_thread, ThreadedRegistry.open, paths)
        assert is_held(paths.lock_file)
        await registry.close()
        assert not is_held(paths.lock_file)


async def test_a_list_that_could_not_be_opened_is_free(paths):
    paths.registry_file.write_bytes(b"")
    with ThreadPoolExecutor(1) as other_thread:
        with pytest.raises(failures.DamagedRegistry):
            await asyncio.get_running_loop().run_in_executor(other_thread, ThreadedRegistry.open, paths)
        assert not is_held(paths.lock_file)


def test_where_a_list_is_known_to_have_been_none_is_made(paths):
    with pytest.raises(failures.MissingRegistry):
        ThreadedRegistry.open(paths, may_make=False)
    assert not paths.registry_file.exists()
    assert not is_held(paths.lock_file)


@posix
def test_a_link_that_leads_nowhere_is_a_list_that_is_missing(paths):
    paths.registry_file.symlink_to(paths.data_dir / "gone" / "registry.sqlite")
    with pytest.raises(failures.MissingRegistry):
        ThreadedRegistry.open(paths)
    assert paths.registry_file.is_symlink()


def test_a_list_that_another_program_uses_is_told_as_that_and_opens_later(paths, monkeypatch):
    path = _made(paths)
    connect = sqlite3.connect
    monkeypatch.setattr("sqlite3.connect", lambda *args, **named: connect(*args, **{**named, "timeout": 0.1}))
    other = connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(failures.RegistryBusy):
        SqliteRegistry(path)
    other.execute("ROLLBACK")
    other.close()
    SqliteRegistry(path).close()


def test_a_list_that_another_program_begins_to_use_is_told_as_that(paths, monkeypatch):
    path = _made(paths)
    connect = sqlite3.connect
    monkeypatch.setattr("sqlite3.connect", lambda *args, **named: connect(*args, **{**named, "timeout": 0.1}))
    registry = SqliteRegistry(path)
    other = connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(failures.RegistryBusy):
        registry.accounts()
    with pytest.raises(failures.RegistryBusy):
        registry.save_account(SHOP)
    other.close()
    assert registry.accounts() == (SHOP,)
    registry.close()


@posix
@pytest.mark.skipif(shutil.which("mount") is None, reason="a read-only disk is made of a small tmpfs")
def test_a_folder_that_can_not_be_written_is_told_as_that(tmp_path):
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no right to mount a small disk here")
    try:
        paths = program_paths(tmp_path)
        paths.make()
        paths.lock_file.touch()
        SqliteRegistry(paths.registry_file).close()
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path)], check=True)
        with pytest.raises(failures.NotWritable):
            ThreadedRegistry.open(paths)
        registry = SqliteRegistry(paths.registry_file)
        with pytest.raises(failures.NotWritable):
            registry.save_account(SHOP)
        registry.close()
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, failures.CouldNotSave),
        (errno.EDQUOT, failures.CouldNotSave),
        (errno.EIO, failures.CouldNotSave),
        (errno.EACCES, failures.NotWritable),
        (errno.EPERM, failures.NotWritable),
        (errno.EROFS, failures.NotWritable),
        (errno.ENOTDIR, failures.NotWritable),
    ],
    ids=errno.errorcode.get,
)
def test_a_folder_that_can_not_be_made_is_named_for_its_cause(tmp_path, monkeypatch, code, kind):
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("pathlib.Path.mkdir", fail)
    with pytest.raises(failures.CouldNotSave) as raised:
        ThreadedRegistry.open(program_paths(tmp_path))
    assert type(raised.value) is kind


@posix
@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL], ids=errno.errorcode.get)
def test_a_place_that_gives_no_locks_is_told_as_that_and_nothing_is_written_unguarded(paths, monkeypatch, code):
    import fcntl

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", fail)
    with pytest.raises(failures.NoLocks):
        ThreadedRegistry.open(paths)
    assert not paths.registry_file.exists()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("SQLITE_BUSY", failures.RegistryBusy),
        ("SQLITE_LOCKED", failures.RegistryBusy),
        ("SQLITE_READONLY", failures.NotWritable),
        ("SQLITE_CANTOPEN", failures.NotWritable),
        ("SQLITE_PERM", failures.NotWritable),
        ("SQLITE_FULL", failures.CouldNotSave),
        ("SQLITE_IOERR", failures.CouldNotSave),
        ("SQLITE_IOERR_FSYNC", failures.CouldNotSave),
        ("SQLITE_IOERR_LOCK", failures.NoLocks),
        ("SQLITE_IOERR_RDLOCK", failures.NoLocks),
        ("SQLITE_CORRUPT", failures.DamagedRegistry),
        ("SQLITE_NOTADB", failures.DamagedRegistry),
        ("SQLITE_ERROR", failures.DamagedRegistry),
        (None, failures.DamagedRegistry),
    ],
)
def test_what_the_database_answers_is_named_for_its_cause(code, kind):
    error = sqlite3.OperationalError("some words")
    if code is not None:
        error.sqlite_errorcode = getattr(sqlite3, code)
    assert type(of_sqlite(error)) is kind


@posix
@pytest.mark.parametrize("kind", ["a pipe", "a device"])
def test_what_would_keep_a_reader_waiting_for_ever_is_not_read(paths, kind):
    """As the list, as the settings and as the lock."""
    for path in (paths.registry_file, paths.settings_file, paths.lock_file):
        if kind == "a pipe":
            os.mkfifo(path)
        else:
            path.symlink_to("/dev/zero")
    with pytest.raises(failures.DamagedRegistry):
        SqliteRegistry(paths.registry_file)
    assert not list_preview(paths.registry_file, lambda accounts: None).is_whole
    assert not is_held(paths.lock_file)
    (notice,) = load(paths.settings_file, SystemClock()).notices
    assert notice.code == "K-38"


@posix
@pytest.mark.parametrize("end", COMPANIONS)
def test_a_pipe_in_the_place_of_the_journal_keeps_nobody_waiting_for_ever(paths, end):
    path = _made(paths)
    journal = path.with_name(path.name + end)
    journal.unlink(missing_ok=True)
    os.mkfifo(journal)
    assert not list_preview(path, lambda accounts: None).is_whole
    registry = SqliteRegistry(path)
    registry.save_account(SHOP)
    assert registry.accounts() == (SHOP,)
    registry.close()
    assert any(one.is_fifo() for one in paths.data_dir.iterdir()), "nothing is deleted"


@not_on_windows("a folder of such a name is missing there")
def test_a_folder_that_can_not_be_looked_into_costs_no_settings_and_is_no_fault_of_the_program(tmp_path):
    """A name that is too long for the system fails like a folder without permissions, and does so for the administrator
    too.
    """
    paths = replace(program_paths(tmp_path), data_dir=tmp_path / ("a" * 300))
    save(paths.settings_file, Settings(last_account="shop"))
    reader = Prefetch(paths, SystemClock(), Options())
    reader.start()
    kept = reader.result()
    assert kept.fault is None
    assert kept.settings.settings.last_account == "shop"
    assert not kept.look.is_whole
    with pytest.raises(failures.NotWritable):
        SqliteRegistry(paths.registry_file)


def test_damage_that_appears_while_the_program_runs_names_the_file(paths):
    path = _made(paths)
    registry = SqliteRegistry(path)
    path.write_bytes(b"SQLite format 3\0" + bytes(path.stat().st_size - 16))
    with pytest.raises(failures.DamagedRegistry) as raised:
        registry.accounts()
    assert str(path) in str(raised.value)
    registry.close()


def test_a_folder_in_the_place_of_the_list_is_damage_and_kept_aside(paths):
    paths.registry_file.mkdir()
    (paths.registry_file / "something").write_text("mine")
    with pytest.raises(failures.DamagedRegistry):
        ThreadedRegistry.open(paths)
    aside = set_aside(paths.registry_file, NOW)
    assert (aside / "something").read_text() == "mine"


@pytest.mark.parametrize("offset", range(0, 64, 3))
def test_a_byte_of_the_schema_that_is_no_text_is_damage(paths, offset):
    path = _made(paths)
    content = bytearray(path.read_bytes())
    content[content.index(b"CREATE TABLE meta") + offset] = 0xFF
    path.write_bytes(content)
    with pytest.raises(failures.DamagedRegistry):
        SqliteRegistry(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "damage",
    [
        "DROP INDEX subscription_once",
        "DROP TABLE day",
        "ALTER TABLE till RENAME TO tills",
        "ALTER TABLE history RENAME COLUMN word TO words",
        "DELETE FROM meta WHERE name = 'revision'",
        "DELETE FROM meta WHERE name = 'installation'",
        "UPDATE meta SET value = 'many' WHERE name = 'revision'",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -1",
        # A row whose parent row is missing.
        "INSERT INTO latest_check (subscription_id, checked_at) VALUES ('nobody', 1)",
        "INSERT INTO draft (account_id, form, text) VALUES ('nobody', 'form', '')",
    ],
)
def test_a_list_that_lacks_a_part_is_damage_and_left_as_it_is(paths, damage):
    path = _made(paths)
    db = sqlite3.connect(path)
    db.execute(damage)
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(failures.DamagedRegistry):
        SqliteRegistry(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("step", ["_migrate", "_set_pragmas", "close"])
def test_a_new_list_is_made_whole_or_not_at_all(paths, monkeypatch, step):
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"k2desk.store.sqlite.SqliteRegistry.{step}", fail)
    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(KeyboardInterrupt):
        SqliteRegistry(paths.registry_file)
    assert not paths.registry_file.exists()
    monkeypatch.undo()
    SqliteRegistry(paths.registry_file).close()


def test_the_name_of_a_new_list_is_on_the_disk_before_it_is_used(paths, monkeypatch):
    replace, fsync, done = os.replace, os.fsync, []

    def replaced(*arguments: object) -> None:
        replace(*arguments)
        done.append("named")

    def synced(handle: int) -> None:
        fsync(handle)
        done.append(os.fstat(handle).st_ino)

    monkeypatch.setattr("os.replace", replaced)
    monkeypatch.setattr("os.fsync", synced)
    SqliteRegistry(paths.registry_file).close()
    if sys.platform != "win32":
        assert done == ["named", paths.data_dir.stat().st_ino]


# --- begin with an empty list, and keep the old file ------------------------------------------------------------------


def test_what_is_set_aside_overwrites_nothing_and_takes_its_journal_along(paths):
    kept = []
    for number in range(3):
        paths.registry_file.write_bytes(b"list %d" % number)
        journal = paths.data_dir / "registry.sqlite-journal"
        journal.write_bytes(b"journal %d" % number)
        aside = set_aside(paths.registry_file, NOW, ("-journal", "-wal"))
        assert not paths.registry_file.exists() and not journal.exists()
        kept.append((aside, number))
    assert len({aside for aside, _ in kept}) == 3
    for aside, number in kept:
        assert aside.read_bytes() == b"list %d" % number
        assert aside.with_name(aside.name + "-journal").read_bytes() == b"journal %d" % number


def test_a_journal_that_can_not_be_set_aside_keeps_the_list_in_its_place(paths, monkeypatch):
    paths.registry_file.write_bytes(b"list")
    journal = paths.data_dir / "registry.sqlite-journal"
    journal.write_bytes(b"journal")
    rename = os.rename

    def fail(source: object, target: object) -> None:
        if str(source).endswith("-journal"):
            raise OSError(errno.EIO, "the disk fails")
        rename(source, target)

    monkeypatch.setattr("os.rename", fail)
    with pytest.raises(OSError, match="fails"):
        set_aside(paths.registry_file, NOW, ("-journal",))
    assert paths.registry_file.read_bytes() == b"list" and journal.read_bytes() == b"journal"


def test_a_new_list_does_not_take_over_the_journal_of_one_that_is_gone(paths):
    """SQLite would replay it into the new file."""
    path = _made(paths)
    kill_inside_a_commit(path)
    path.unlink()
    content = journal_of(path).read_bytes()
    registry = SqliteRegistry(path)
    assert registry.accounts() == ()
    registry.close()
    assert [one for one in paths.data_dir.iterdir() if one.is_file() and one.read_bytes() == content], "it is kept"
