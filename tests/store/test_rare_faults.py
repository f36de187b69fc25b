"""What a disk, a file or another program does once in a year: each ends in a typed error, and costs no row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from k2desk.model.clock import SystemClock
from k2desk.model.records import TillRecord
from k2desk.model.recovery import Backup, BackupFault
from k2desk.model.registry_errors import (
    BackupFailed,
    CouldNotSave,
    IllegalStep,
    OtherList,
    OtherListKind,
    RegistryError,
)
from k2desk.services.list_copies import ListCopies
from k2desk.services.tasks import Tasks
from k2desk.store import backups, journal, recovery, rows, sqlite_file, threaded
from k2desk.store.backups import read_facts
from k2desk.store.journal import Journal, JournalContents, Mark, Row, read
from k2desk.store.journals import Journals
from k2desk.store.paths import program_paths
from k2desk.store.rebuilding import RebuiltFile
from k2desk.store.recovery import Recoveries
from k2desk.store.sqlite import SqliteRegistry
from k2desk.store.threaded import ThreadedRegistry
from tests.store.everything import NOW, SHOP, changed
from tests.store.test_registry import row
from tests.systems import not_on_windows

FULL = OSError(28, "No space left on device")


def _fails(*_: object, **__: object) -> None:
    raise FULL


# --- the file ---------------------------------------------------------------------------------------------------------


def test_a_new_list_that_the_disk_has_no_room_for_is_told_as_that(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_file, "create", _fails)
    with pytest.raises(CouldNotSave):
        SqliteRegistry(tmp_path / "registry.sqlite")
    assert not [*tmp_path.iterdir()]


def test_a_database_that_can_not_even_be_opened_is_told_as_that(path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    monkeypatch.setattr(sqlite_file.sqlite3, "connect", refuse)
    with pytest.raises(RegistryError):
        SqliteRegistry(path)


@pytest.mark.parametrize("name", ["journal_mode", "synchronous", "foreign_keys", "secure_delete"])
def test_a_list_that_would_not_survive_a_power_cut_is_not_opened(path, monkeypatch, name):
    """SQLite answers with the value in use, which may differ from the wanted one."""
    usual = SqliteRegistry._value

    def value(self, sql, *values):
        return "other" if sql == f"PRAGMA {name}" else usual(self, sql, *values)

    monkeypatch.setattr(SqliteRegistry, "_value", value)
    with pytest.raises(CouldNotSave, match=name):
        SqliteRegistry(path)


def test_on_macos_the_disk_is_told_to_write_at_once(path, monkeypatch):
    monkeypatch.setattr(sqlite_file, "sys", SimpleNamespace(platform="darwin"))
    registry = SqliteRegistry(path)
    assert registry._value("PRAGMA fullfsync") == 1
    registry.close()
    monkeypatch.setattr(sqlite_file, "sys", SimpleNamespace(platform="linux"))
    registry = SqliteRegistry(path)
    assert registry._value("PRAGMA fullfsync") == 0
    registry.close()


def test_what_belongs_to_no_account_is_refused_and_nothing_of_it_is_kept(path):
    registry = SqliteRegistry(path)
    with pytest.raises(RegistryError):
        registry.save_tills([TillRecord("nobody", "1", "Town", NOW, NOW)])
    assert registry.contents("nobody").tills == ()
    registry.close()
    with pytest.raises(RegistryError):
        registry.damage()


def test_only_a_created_row_takes_over_facts(path):
    registry = SqliteRegistry(path)
    (sent,) = registry.record_intents([row(scope_reference="778899")])
    facts = SimpleNamespace(**{name: getattr(sent, name) for name in rows.RemoteFacts.__match_args__})
    facts.__match_args__ = rows.RemoteFacts.__match_args__
    with pytest.raises(IllegalStep):
        registry.keep_theirs(sent.id, facts, NOW)
    assert registry.connect_account(SHOP, "client") == SHOP and SHOP in registry.accounts()
    registry.close()


@pytest.mark.parametrize(
    "text", ["[1]", "{}", "[" * 90_000, '{"code": 5, "params": [], "details": ""}',
             '{"code": "K-08", "params": [[1, "x"]], "details": ""}']
)  # fmt: skip
def test_a_trouble_that_is_no_words_is_an_error_of_the_value(text):
    with pytest.raises((ValueError, TypeError, LookupError, RecursionError)):
        rows.problem_in(text)


def test_facts_that_are_no_words_mark_their_row_and_hide_no_other(path):
    """A checksum that fits is no proof of a good value: a faulty program may have written it."""
    registry = SqliteRegistry(path)
    registry._db.execute(
        "UPDATE latest_check SET theirs = '[1, 2, 3, 4]', checksum = NULL WHERE subscription_id = 'one'"
    )
    registry._db.execute("UPDATE subscription SET trouble = '{}', checksum = NULL WHERE id = 'two'")
    assert registry.damage() == ()
    contents = registry.contents("shop")
    assert [one.id for one in contents.records if one.id == "one"] == ["one"]
    assert len(contents.records) == len({one.id for one in contents.records})
    handed = next(one for one in registry.hand_over() if one.account.id == "shop")
    assert {one.id for one in handed.subscriptions} == {"one", "two", "three"}
    registry.close()


# --- the thread of the list -------------------------------------------------------------------------------------------


async def test_a_list_that_is_closed_or_can_not_be_put_in_its_place_says_so(tmp_path, monkeypatch):
    paths = program_paths(tmp_path)
    registry = ThreadedRegistry.open(paths)
    tasks = Tasks()
    copies = ListCopies(
        paths,
        SystemClock(),
        tasks,
        replace_open=registry.replace_by,
        save_open=lambda target: registry.save_elsewhere(target, NOW),
    )
    await registry.save_account(SHOP)
    target = tmp_path / "stick" / "saved.sqlite"
    target.parent.mkdir()
    target.mkdir()
    assert (await copies.save_whole(target).wait()).code == "K-103"
    assert read_facts(target) is BackupFault.MISSING, "what is there is no file, and stays"
    way = (await copies.find()).whole
    connected = []

    async def connect(password):
        connected.append(password)

    monkeypatch.setattr(recovery, "replace_file", _fails)
    monkeypatch.setattr(registry, "_password", "of the shared list")
    monkeypatch.setattr(registry, "connect", connect)
    assert (await copies.restore(way).wait()).code == "K-20"
    assert await registry.accounts() == (SHOP,), "the list goes on as it was"
    assert connected == ["of the shared list"], "it goes on to share what it shared"
    monkeypatch.undo()
    await registry.close()
    with pytest.raises(RegistryError, match="closed"):
        await registry.run(lambda: None)
    assert await copies.save_whole(tmp_path / "saved.sqlite").wait() is None, "what journal and backup have is saved"
    for one in (paths.registry_file, *paths.journal_folder.iterdir(), *paths.backup_folder.iterdir()):
        one.unlink()
    assert (await copies.save_whole(tmp_path / "nothing.sqlite").wait()) is not None
    assert not (tmp_path / "nothing.sqlite").exists()
    await tasks.close()


@not_on_windows("an open file can't be deleted or renamed there")
async def test_a_journal_that_fails_is_told_once_while_the_list_goes_on(tmp_path):
    paths = program_paths(tmp_path)
    registry = ThreadedRegistry.open(paths)
    told = []
    registry.journal_failed = lambda: told.append("failed")
    for folder in (paths.journal_folder,):
        for one in folder.iterdir():
            one.unlink()
        folder.rmdir()
        folder.write_text("a file in its place")
    await registry.save_account(SHOP)
    await registry.record_intents([row(id="one")])
    assert told == ["failed"]
    await registry.close()


def test_a_list_that_is_not_there_or_can_not_be_moved_is_not_set_aside(tmp_path, monkeypatch):
    paths = program_paths(tmp_path)
    asked = threaded._set_aside(paths.registry_file, NOW)
    assert asked is None
    paths.registry_file.parent.mkdir(parents=True)
    paths.registry_file.write_bytes(b"")
    monkeypatch.setattr(threaded, "set_aside", _fails)
    with pytest.raises(CouldNotSave):
        threaded._set_aside(paths.registry_file, NOW)


# --- the journals -----------------------------------------------------------------------------------------------------

HERE = Mark("here", 5, "t5", "t4")


def _begun(folder, *, change=5) -> Journal:
    made = Journal(folder)
    made.begin(Mark("here", change, f"t{change}", ""), 1, NOW.isoformat(), [Row("account", {"id": "shop"})])
    return made


def test_a_line_is_ended_only_after_it_was_begun_and_once(tmp_path):
    made = _begun(tmp_path)
    with pytest.raises(OSError, match="begun"):
        made.finish()
    made.prepare(HERE, NOW.isoformat(), [])
    made.finish()
    with pytest.raises(OSError, match="begun"):
        made.finish()
    made.withdraw()
    made.close()
    with pytest.raises(OSError, match="closed"):
        made.prepare(HERE, NOW.isoformat(), [])


@not_on_windows("an open file can't be deleted or renamed there")
def test_of_the_files_of_a_journal_the_last_two_are_kept_and_those_of_another_list_for_ever(tmp_path):
    made = Journal(tmp_path)
    assert (made.newest(), made.files(), made.is_in_place, made.is_full) == (None, [], False, True)
    for change in (7, 8, 9):
        _begun(tmp_path, change=change).close()
    assert [one.name for one in made.files()] == ["journal-000002.jsonl", "journal-000003.jsonl"]
    assert made.newest().begins.change == 9
    made.begin(HERE, 1, NOW.isoformat(), [], keep_others=True)
    assert [one.name for one in made.files()] == ["journal-000004.jsonl"]
    assert sorted(one.name[14:] for one in tmp_path.glob("kept-*")) == ["journal-000002.jsonl", "journal-000003.jsonl"]
    assert made.is_in_place and not made.is_full
    made.files()[0].rename(tmp_path / "away")
    assert not made.is_in_place
    _begun(tmp_path).close()
    assert not made.is_in_place, "another file with its name"
    made.close()


@pytest.mark.parametrize(("tail", "begins", "fits"), [(1000, 0, True), (1000, 5000, True), (1, 0, False)])
def test_a_journal_is_full_when_it_has_grown_by_as_much_as_it_began_with(tmp_path, monkeypatch, tail, begins, fits):
    monkeypatch.setattr(journal, "LONGEST_TAIL", tail)
    made = Journal(tmp_path)
    made.begin(HERE, 1, NOW.isoformat(), [Row("account", {"id": "x" * begins})])
    room = max(tail, made.files()[0].stat().st_size)
    written = 0
    while not made.is_full:
        before = made.files()[0].stat().st_size
        made.prepare(Mark("here", 6, "t6", "t5"), NOW.isoformat(), [Row("account", {"id": "shop"})])
        made.finish()
        assert written < room, "it is full at the latest now"
        written += made.files()[0].stat().st_size - before
    assert written >= room
    made.go_on(read(made.files()[0]))
    assert not made.is_full, "after a start it may grow again"
    made.close()


@pytest.mark.parametrize(
    ("begins", "numbers", "missing"),
    [
        ([5], [], 0),
        ([5], [6, 7], 0),
        ([5], [7], 1),
        ([5], [6, 9], 2),
        ([5, 3], [4, 5, 6], 0),
        ([3, 5], [6], 0),
        ([None], [6, 7], 1),
        ([None, None], [7], 2),
        ([None, 4], [6], 1),
    ],
    ids=str,
)
def test_what_no_journal_tells_any_more_is_counted(tmp_path, begins, numbers, missing):
    """`begins` has where each whole journal begins, or None for one whose beginning can't be read."""
    found = []
    for number in begins:
        start = Mark("here", 5 if number is None else number, "t", "")
        one = JournalContents(tmp_path, "here", 1, start, NOW.isoformat(), number is not None)
        one.changes = {each: (Mark("here", each, f"t{each}", ""), NOW.isoformat(), ()) for each in numbers}
        found.append(one)
    best = max(found, key=lambda one: one.last.change)
    found.remove(best)
    assert recovery._merged([best, *found])[1] == missing


def test_of_rows_that_several_lines_tell_the_newest_counts_and_what_is_gone_is_left_out(tmp_path):
    one = JournalContents(tmp_path, "here", 1, Mark("here", 1, "t", ""), NOW.isoformat(), True)
    one.rows = [Row("subscription", {"id": "a", "state": "old"}), Row("subscription", {"id": "b"}), Row("till", {})]
    gone = Row("subscription", {"id": "b"}, is_gone=True)
    one.changes[2] = (
        Mark("here", 2, "t2", ""),
        NOW.isoformat(),
        (Row("subscription", {"id": "a", "state": "new"}), gone),
    )
    rows_of, missing = recovery._merged([one])
    assert (missing, [row.cells for row in rows_of]) == (0, [{"id": "a", "state": "new"}, {}])
    del one.changes[2]
    one.changes[3] = (Mark("here", 3, "t3", ""), NOW.isoformat(), (gone,))
    rows_of, missing = recovery._merged([one])
    assert missing == 1 and gone in rows_of, "a row that is gone is deleted from the backup as well"
    assert recovery._merged([]) == ([], 0)


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
@pytest.mark.parametrize("begins", [b"", b"whole\n", b"whole\n" + b"w" * 70_000 + b"\n"])
def test_a_torn_line_of_any_length_is_cut_off_and_nothing_else(tmp_path, begins, size):
    path = tmp_path / "journal-000001.jsonl"
    path.write_bytes(begins + b"x" * size)
    made = Journal(tmp_path)
    made.go_on(JournalContents(path, "here", 1, HERE, "", True))
    made.close()
    assert path.read_bytes() == begins


def test_a_journal_that_can_not_be_read_is_none(tmp_path, monkeypatch):
    made = _begun(tmp_path)
    made.close()
    (path,) = made.files()
    assert read(path) is not None
    lines = path.read_bytes().splitlines(keepends=True)
    for text in (
        b"[]",
        b"5",
        b"[" * 90_000,
        b'{"list": "here"}',
        b'{"list": "a", "schema": "x", "change": 1}',
        b"\xff",
    ):
        from k2desk.store.journal import _sum

        path.write_bytes(_sum(text) + b" " + text + b"\n" + b"".join(lines[1:]))
        assert read(path) is None, text[:40]
    monkeypatch.setattr(type(path), "read_bytes", _fails)
    assert read(path) is None


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        (Mark("here", 5, "t5", "t4"), None),
        (Mark("here", 5, "another", "t4"), OtherListKind.SPLIT),
        (Mark("here", 4, "t4", "t3"), OtherListKind.OLDER),
        (Mark("here", 6, "t6", "t5"), None),
        (Mark("here", 6, "t6", "another"), OtherListKind.SPLIT),
        (Mark("here", 7, "t7", "t6"), None),
        (Mark("there", 5, "t5", "t4"), OtherListKind.FOREIGN),
    ],
)
def test_which_list_it_is_is_known_by_its_last_two_changes(tmp_path, mark, kind):
    _begun(tmp_path).close()
    found = Journals([tmp_path], SystemClock())
    keys = {"account": frozenset({"shop"}), "subscription": frozenset()}
    if kind is None:
        is_from_elsewhere = found.attach(mark, 1, keys, tuple, accept=False)
        assert is_from_elsewhere is (mark.change == 7)
    else:
        with pytest.raises(OtherList) as raised:
            found.attach(mark, 1, keys, tuple, accept=False)
        assert raised.value.kind is kind
    found.close()


def test_journals_that_are_not_attached_take_no_line(tmp_path):
    found = Journals([tmp_path], SystemClock())
    found.prepare(HERE, (), must=True)
    found.finish(HERE)
    found.withdraw()
    assert not [*tmp_path.iterdir()] and not found.failing


def test_a_change_that_is_taken_back_leaves_no_line(tmp_path):
    found = Journals([tmp_path], SystemClock())
    found.attach(HERE, 1, {"account": frozenset(), "subscription": frozenset()}, tuple, accept=False)
    (path,) = Journal(tmp_path).files()
    before = path.read_bytes()
    found.prepare(Mark("here", 6, "t6", "t5"), [Row("account", {"id": "shop"})], must=True)
    assert path.read_bytes() != before
    found.withdraw()
    assert path.read_bytes() == before
    found.withdraw()
    found.close()


# --- backups and recovery ---------------------------------------------------------------------------------------------


def test_a_backup_with_other_rows_than_the_list_is_not_accepted(path, tmp_path):
    registry = SqliteRegistry(path)
    new, counts = registry.copy_to(tmp_path / "backups", NOW, "usual", lambda: None)
    with pytest.raises(BackupFailed, match="other rows"):
        backups.accept(new, {**counts, "till": counts["till"] + 1})
    assert not [*(tmp_path / "backups").iterdir()]
    new, counts = registry.copy_to(tmp_path / "backups", NOW, "usual", lambda: None)
    new.write_bytes(new.read_bytes()[:-4096])
    with pytest.raises(BackupFailed, match="damaged"):
        backups.accept(new, counts)
    assert not [*(tmp_path / "backups").iterdir()]
    registry.close()


def test_a_copy_that_can_not_be_read_back_as_it_was_is_not_kept(path, tmp_path, monkeypatch):
    (tmp_path / "stick").mkdir()
    made = Backup(path, 1, NOW, "usual")
    usual = type(path).read_bytes
    monkeypatch.setattr(type(path), "read_bytes", lambda one: usual(one) + (b"" if one == path else b"x"))
    with pytest.raises(OSError, match="read back"):
        backups.copy_to(made, tmp_path / "stick")
    assert not [*(tmp_path / "stick").iterdir()]


def test_an_index_that_the_disk_changed_is_damage(path):
    """Only the check of SQLite sees it: each row that can be read is as it was written."""
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(bytes(content))
        (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE type = 'index' LIMIT 1").fetchone()
    content[(root - 1) * 4096 + 5 : (root - 1) * 4096 + 7] = b"\x00\x10"
    path.write_bytes(bytes(content))
    assert read_facts(path) is BackupFault.DAMAGED


def test_the_edges_of_what_is_kept():
    """All of exactly two days, also those from the future, and nothing else beside the newest of each period."""
    newest = Backup(Path("9"), 9, NOW, "usual")
    edge = Backup(Path("8"), 8, NOW - timedelta(days=2), "usual")
    beside = Backup(Path("7"), 7, NOW - timedelta(days=2, seconds=1), "usual")
    future = Backup(Path("6"), 6, NOW + timedelta(days=400), "usual")
    assert backups.kept([newest, edge, beside, future]) == {newest, edge, future}
    inside = Backup(Path("5"), 5, NOW - timedelta(days=2, seconds=-1), "usual")
    assert backups.kept([newest, inside, edge, beside]) == {newest, inside, edge}, "not only as the last of its day"


@pytest.mark.parametrize(("size", "fault"), [(0, BackupFault.TOO_LARGE), (1, None)])
def test_a_file_up_to_the_limit_is_read_and_a_larger_one_is_not(path, monkeypatch, size, fault):
    monkeypatch.setattr(backups, "_LARGEST", path.stat().st_size - 1 + size)
    found = read_facts(path)
    assert found is fault if fault else found.counts["account"] == 2
    assert read_facts(path.parent) is BackupFault.MISSING


def test_of_no_backups_none_is_kept_and_what_can_not_be_deleted_stays(tmp_path, monkeypatch):
    assert backups.kept(()) == set()
    for number in range(1, 60):
        (tmp_path / f"list-{number:06}-2026{1 + number // 6:02}{1 + 4 * (number % 6):02}-090000-usual.sqlite").touch()
    with monkeypatch.context() as patched:
        patched.setattr(type(tmp_path), "unlink", _fails)
        backups.thin(tmp_path)
    assert len(backups.backups(tmp_path)) == 59
    backups.thin(tmp_path)
    left = backups.backups(tmp_path)
    assert 12 <= len(left) < 59 and left[0].number == 59


def test_where_nothing_is_left_there_is_no_way_back(tmp_path):
    assert Recoveries(program_paths(tmp_path)).whole() is None


def test_a_journal_whose_time_is_no_time_and_a_backup_of_another_list_are_passed_over(tmp_path, sound):
    paths = program_paths(tmp_path)
    paths.make()
    paths.backup_folder.mkdir()
    made = Journal(paths.journal_folder)
    made.begin(HERE, 1, "yesterday", [Row("account", {"id": "shop"})])
    made.close()
    (paths.backup_folder / "list-000001-20261128-090000-usual.sqlite").write_bytes(sound)
    way = Recoveries(paths).whole()
    assert (way.as_of, way.base, way.accounts) == (None, None, 1)


def test_of_two_lists_that_are_both_gone_the_one_that_was_changed_more_often_is_offered(tmp_path):
    paths = program_paths(tmp_path)
    paths.make()
    for folder, name, change in ((paths.journal_folder, "few", 2), (paths.backup_folder, "many", 9)):
        made = Journal(folder)
        made.begin(Mark(name, change, "t", ""), 1, NOW.isoformat(), [Row("account", {"id": name})])
        made.close()
    (found,) = Recoveries(paths).whole().journals
    assert found.parent == paths.backup_folder


def test_what_belonged_to_a_row_of_no_account_goes_with_it(path):
    """A row that a journal tells without its account can't stay, and neither can its checks that the backup has."""
    registry = SqliteRegistry(path)
    (cells,) = registry._db.execute("SELECT * FROM subscription WHERE id = 'one'").fetchall()
    names = [one[1] for one in registry._db.execute("PRAGMA table_info(subscription)")]
    mark = registry.mark
    registry.close()
    rebuilt = RebuiltFile(path)
    row_of = {name: value for name, value in zip(names, cells, strict=True) if name != "checksum"}
    assert rebuilt.put_over([Row("subscription", row_of)], mark, is_complete=True) == 0
    rebuilt.close()
    registry = SqliteRegistry(path)
    assert registry.accounts() == () and registry._value("SELECT count(*) FROM latest_check") == 0
    registry.close()


def test_a_list_that_can_not_be_read_after_it_was_rebuilt_is_not_taken(tmp_path, sound, monkeypatch):
    paths = program_paths(tmp_path)
    paths.make()
    paths.backup_folder.mkdir()
    backup = paths.backup_folder / "list-000001-20261128-090000-usual.sqlite"
    backup.write_bytes(sound)
    ways = Recoveries(paths)
    way = ways.whole()
    usual = recovery.read_facts
    monkeypatch.setattr(
        recovery, "read_facts", lambda one: BackupFault.DAMAGED if one.name.startswith("recovered") else usual(one)
    )
    with pytest.raises(BackupFailed, match="damaged"):
        ways.take(way, NOW)
    assert not paths.registry_file.exists() and not [*paths.data_dir.glob("recovered*")]


@pytest.mark.parametrize("backup", ["sound", "older", "of other columns", "none"])
def test_a_damaged_row_stays_marked_where_no_backup_has_it(path, tmp_path, sound, backup):
    other = tmp_path / "backup.sqlite"
    other.write_bytes(sound)
    if backup == "older":
        other.write_bytes(changed(sound, "DROP TABLE note"))
    elif backup == "of other columns":
        other.write_bytes(changed(sound, "ALTER TABLE note RENAME COLUMN subscription_id TO row"))
    path.write_bytes(changed(sound, "UPDATE note SET text = 'another'"))
    rebuilt = RebuiltFile(path)
    damaged = {one.table for one in rebuilt.damage()}
    rebuilt.mend_from(lambda: None if backup == "none" else other)
    left = {one.table for one in rebuilt.damage()}
    rebuilt.close()
    assert damaged == {"note"} and left == (set() if backup == "sound" else {"note"})
