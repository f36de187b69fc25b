"""The edges of the list's parts: one less, one more, or another of the same kind."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from k2desk.model.clock import SystemClock
from k2desk.model.history import HistoryEvent
from k2desk.model.problems import UNREADABLE, Problem, ProblemKind
from k2desk.model.records import CheckRecord, Origin, Outcome, RemoteFacts, State, SubscriptionRecord
from k2desk.model.recovery import Backup, Recovery
from k2desk.model.registry_errors import DamagedRegistry, NotWrittenTwice
from k2desk.services.list_copies import KnownCopies
from k2desk.store import backups, row_reading, row_writing, rows
from k2desk.store.backups import read_facts
from k2desk.store.checksums import CheckedConnection
from k2desk.store.file_place import free_places_beside
from k2desk.store.journal import Journal, Mark, Row
from k2desk.store.journals import Journals
from k2desk.store.migrations import NEWEST, WITH_CHECKSUMS
from k2desk.store.paths import program_paths
from k2desk.store.recovery import Recoveries
from k2desk.store.sqlite import SqliteRegistry
from tests.store.everything import NOW, SHOP, fill
from tests.store.test_registry import row

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)

# --- rows -------------------------------------------------------------------------------------------------------------

WHOLE = SubscriptionRecord(
    "one", "shop", "buygoods_transaction_received", "till", "555555", "https://x.co.ke/k2", True, 2, State.CREATED,
    NOW, "sandbox.kopokopo.com", 3, Origin.ADOPTED, "here/1", NOW + timedelta(seconds=1), "k1",
    "https://sandbox.kopokopo.com/k1", Problem(ProblemKind.UNKNOWN_TILL), NOW + timedelta(seconds=2), 7,
)  # fmt: skip
COLUMNS = [one.strip() for one in rows.SUBSCRIPTION_COLUMNS.split(",")]
INSTEAD = {
    "account_id": "", "event_type": "", "scope": "", "address": "", "host": "", "state": State.NOT_CONFIRMED,
    "pressed_at": EARLIEST, "origin": Origin.MADE_HERE, "settled_at": None, "removed_at": None, "kopokopo_id": None,
    "location": None,
}  # fmt: skip
GARBLED = {"kopokopo_id": "k\ufffd", "location": "https://sandbox.kopokopo.com/\ufffd"}


def _cells(record, columns) -> tuple:
    cells = row_writing.to_row(record)
    return tuple(cells[name] for name in columns)


def test_a_row_comes_back_cell_by_cell():
    assert rows.to_subscription(_cells(WHOLE, COLUMNS)) == WHOLE
    at_once = replace(WHOLE, settled_at=WHOLE.pressed_at)
    found = rows.to_subscription(_cells(at_once, COLUMNS))
    assert found == at_once and found.settled_at is found.pressed_at, "one time in memory in place of two"
    bare = replace(WHOLE, settled_at=None, trouble=None, removed_at=None, daraja=False)
    assert rows.to_subscription(_cells(bare, COLUMNS)) == bare


@pytest.mark.parametrize("name", INSTEAD)
def test_an_unreadable_cell_is_replaced_by_what_promises_least_and_the_others_stay(name):
    cells = list(_cells(WHOLE, COLUMNS))
    cells[COLUMNS.index(name)] = GARBLED.get(name, b"\xff")
    found = rows.rest_of_subscription(tuple(cells))
    assert found == replace(WHOLE, trouble=UNREADABLE, **{name: INSTEAD[name]})


def test_a_check_comes_back_cell_by_cell():
    later = [NOW + timedelta(minutes=number) for number in range(8)]
    facts = RemoteFacts("b2b_transaction_received", "https://x.co.ke/k2", "till", "112233")
    check = CheckRecord(
        "one", later[0], Outcome.FOUND, later[1], Outcome.NOT_FOUND, later[2], "Active", later[3], facts,
        Problem(ProblemKind.SLOW_DOWN), later[4], later[5], 6,
    )  # fmt: skip
    columns = [one.strip() for one in rows.CHECK_COLUMNS.split(",")]
    assert rows.to_check(_cells(check, columns)) == check
    same = replace(check, good_at=check.checked_at)
    assert rows.to_check(_cells(same, columns)) == same
    for bare in (
        CheckRecord("one", later[0], None, None, None, None),
        replace(check, standing=None), replace(check, pending=None), replace(check, good_at=None),
        replace(check, standing_since=None), replace(check, pending_since=None), replace(check, remote=None),
        replace(check, trouble=None), replace(check, well_until=None), replace(check, bad_since=None),
    ):  # fmt: skip
        assert rows.to_check(_cells(bare, columns)) == bare


def test_an_account_with_an_unreadable_time_stays_in_sight():
    cells = ("shop", "Njeri", "live", "https://api.kopokopo.com", 2, b"\xff", b"\xff", None)
    found = rows.rest_of_account(cells)
    assert (found.id, found.name, found.environment, found.base_url, found.api_version) == cells[:5]
    assert found.made_at == EARLIEST and found.is_in_use
    at, later = rows.to_number(NOW), rows.to_number(NOW + timedelta(days=1))
    assert rows.rest_of_account((*cells[:5], at, later, at)).removed_at == NOW + timedelta(days=1)
    assert rows.rest_of_account((*cells[:5], at, at, later)).removed_at is None, "it was brought back since"
    assert rows.rest_of_account((*cells[:5], at, later, b"\xff")).made_at == NOW


# --- the file ---------------------------------------------------------------------------------------------------------


def _changed(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for one in statements:
            db.execute(one)


@pytest.mark.parametrize("number", [0, 1, 0x7FFFFFFF, -1])
def test_a_file_of_another_program_is_no_list_whatever_its_number(path, sound, number):
    path.write_bytes(sound)
    _changed(path, f"PRAGMA application_id = {number}")
    with pytest.raises(DamagedRegistry, match="not a registry"):
        SqliteRegistry(path)


@pytest.mark.parametrize(
    ("fresh", "content", "stays"),
    [(False, b"hot", True), (False, b"", True), (True, b"", True), (True, b"of a deleted list", False)],
)
def test_only_a_new_list_puts_a_journal_of_sqlite_aside(tmp_path, fresh, content, stays):
    beside = tmp_path / "registry.sqlite-journal"
    beside.write_bytes(content)
    free_places_beside(tmp_path / "registry.sqlite", fresh)
    assert beside.exists() is stays, "a list that is there needs it after a power cut"
    beside.unlink(missing_ok=True)
    beside.mkdir()
    free_places_beside(tmp_path / "registry.sqlite", fresh)
    assert not beside.exists(), "what is no file would block every change"


@pytest.mark.parametrize("version", [0, -1])
def test_a_file_whose_version_no_list_had_is_damaged(path, sound, version):
    path.write_bytes(sound)
    _changed(path, f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    with pytest.raises(DamagedRegistry, match="not as it was made"):
        SqliteRegistry(path)
    assert path.read_bytes() == before


def test_rows_have_checksums_since_version_6():
    assert (WITH_CHECKSUMS, NEWEST >= 8) == (6, True)


def test_rows_that_are_merged_count_up_by_one_and_end_at_the_newest_change(tmp_path):
    registry = SqliteRegistry(tmp_path / "registry.sqlite")
    registry.save_account(SHOP)
    registry.record_intents([row(id="first", scope_reference="100001")])
    (before,) = registry.contents("shop").records
    (known,) = registry.hand_over()
    new = [row(id=f"new{number}", scope_reference=str(200_000 + number)) for number in range(3)]
    handed = [replace(known.subscriptions[0], **_fields(one)) for one in new]
    registry.merge(lambda _: [replace(known, subscriptions=tuple(handed))])
    found = {one.id: one.revision for one in registry.contents("shop").records}
    first = before.revision
    assert found == {"first": first, "new0": first + 1, "new1": first + 2, "new2": first + 3}
    (after,) = registry.hand_over()
    times = {one.id: one.changed_at for one in after.subscriptions}
    assert times.keys() == found.keys() and min(times.values()) > EARLIEST
    registry.record_intents([row(id="last", scope_reference="300000")])
    assert max(one.revision for one in registry.contents("shop").records) == first + 4
    registry.close()


def _fields(record: SubscriptionRecord) -> dict:
    return {name: getattr(record, name) for name in SubscriptionRecord.__match_args__ if name != "revision"}


def test_two_hundred_events_of_a_row_are_read_unless_fewer_are_wanted(tmp_path):
    with closing(SqliteRegistry(tmp_path / "registry.sqlite")) as registry:
        registry.save_account(SHOP)
        (record,) = registry.record_intents([row()])
        at = [NOW + timedelta(seconds=number) for number in range(205)]
        registry.add_history([HistoryEvent(f"h{one}", record.id, one, "removed", "x") for one in at])
        assert len(registry.history(record.id)) == 200
        assert len(registry.history(record.id, 3)) == 3


# --- journals and recovery --------------------------------------------------------------------------------------------


def _journal(folder: Path, name: str, change: int, *more: Row) -> None:
    made = Journal(folder)
    made.begin(Mark(name, change, f"t{change}", ""), 1, NOW.isoformat(), [*more])
    made.close()


@pytest.mark.parametrize("others", [("a", "z"), ("z", "a")])
def test_only_the_journals_of_a_list_itself_are_known_for_it(tmp_path, others):
    for folder, name, change in zip(("one", "two"), others, (9, 8), strict=True):
        _journal(tmp_path / folder, name, change)
    journals = Journals((tmp_path / "one", tmp_path / "two"), SystemClock())
    assert journals.known("m") is None
    for name, change in zip(others, (9, 8), strict=True):
        assert journals.known(name).last.change == change
    journals.close()


@pytest.mark.parametrize(("table", "knows"), [("account", True), ("a", False), ("till", False)])
def test_a_list_is_known_by_its_accounts(tmp_path, table, knows):
    _journal(tmp_path / "one", "m", 3, Row(table, {"id": "x"}))
    journals = Journals((tmp_path / "one",), SystemClock())
    assert journals.knows_a_list() is knows
    journals.close()


def test_a_journal_that_works_again_takes_only_itself_off_those_that_fail(tmp_path):
    made = [Journal(tmp_path / name) for name in ("b", "a", "c")]
    journals = Journals([one.folder for one in made], SystemClock())
    journals.failing = tuple(one.folder for one in made)
    journals._works(made[0])
    assert journals.failing == (made[1].folder, made[2].folder)
    journals._works(made[0])
    assert journals.failing == (made[1].folder, made[2].folder)
    journals._works(made[2])
    assert journals.failing == (made[1].folder,)


def test_of_several_refusals_the_first_is_told(tmp_path, monkeypatch):
    made = [Journal(tmp_path / name) for name in ("a", "b")]
    journals = Journals([one.folder for one in made], SystemClock())
    mark = Mark("m", 1, "t1", "")
    journals.attach(mark, 1, {}, tuple, accept=True)
    reasons = iter(("the first", "the second"))

    def refuse(*_: object) -> None:
        raise OSError(next(reasons))

    monkeypatch.setattr(Journal, "prepare", refuse)
    with pytest.raises(NotWrittenTwice, match="the first"):
        journals.prepare(Mark("m", 2, "t2", "t1"), (), must=True)


def test_what_a_journal_says_is_counted_from_nothing(tmp_path):
    _journal(tmp_path, "m", 3, Row("account", {"id": "x"}), Row("till", {"number": "shared list"}))
    found = Journal(tmp_path).newest()
    assert (found.damaged, found.missing, found.is_whole, found.schema) == (0, 0, True, 1)
    content = found.path.read_bytes().splitlines(keepends=True)
    found.path.write_bytes(b"".join((*content[:1], b"no line of a journal\n", *content[1:], b"nor this\n")))
    found = Journal(tmp_path).newest()
    assert (found.damaged, len(found.rows)) == (2, 2)


def test_a_person_can_read_the_letters_of_any_language_in_a_journal(tmp_path):
    _journal(tmp_path, "m", 3, Row("account", {"id": "x", "name": "Zoë Ngũgĩ 🏪"}))
    assert "Zoë Ngũgĩ 🏪" in Journal(tmp_path).newest().path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "name", "kept"),
    [
        ("meta", "shared list", True), ("meta", "answer x", True), ("meta", "apart y", True), ("meta", "change", False),
        ("payment", "shared list", False), ("morning", "shared list", False), ("address", "shared list", False),
        ("till", "anything", True), ("account", "anything", True),
    ],
)  # fmt: skip
def test_of_what_the_file_says_about_itself_only_the_sharing_is_kept(table, name, kept):
    assert Row(table, {"name": name}).is_kept is kept


def test_any_way_back_counts_as_one():
    way = Recovery(None, (), None, 1, 1, 0)
    backup = Backup(Path("x"), 1, NOW, "usual")
    found = [KnownCopies(), KnownCopies(way), KnownCopies(None, (backup,)), KnownCopies(way, (backup,))]
    assert [one.are_there for one in found] == [False, True, True, True]


@pytest.fixture
def places(tmp_path):
    """Return the folders of a list whose changes the journals know."""
    found = program_paths(tmp_path / "list")
    found.make()
    registry = _open(found)
    fill(registry)
    registry.close()
    return found


def _open(places) -> SqliteRegistry:
    folders = (places.journal_folder, places.backup_folder)
    return SqliteRegistry(places.registry_file, journals=Journals(folders, SystemClock()))


def test_a_create_that_was_cut_off_is_put_in_doubt_though_no_journal_can_be_written(places, monkeypatch):
    with closing(_open(places)) as registry:
        registry.record_intents([row(id="cut", scope_reference="100001")])
        registry.resend("cut", "gone/1", NOW)
    with closing(_open(places)) as registry:

        def refuse(*_: object) -> None:
            raise OSError("read-only")

        monkeypatch.setattr(Journal, "prepare", refuse)
        assert registry.recover("here/2", NOW) == ("cut",)
        (found,) = [one for one in registry.contents("shop").records if one.id == "cut"]
        assert found.state is State.NOT_CONFIRMED
        with pytest.raises(NotWrittenTwice):
            registry.remove("two", NOW)


def test_a_list_that_was_got_back_is_the_next_change_after_the_last_one(places):
    last = Journal(places.journal_folder).newest().last
    places.registry_file.unlink()
    ways = Recoveries(places)
    ways.take(ways.whole(), NOW)
    with closing(_open(places)) as registry:
        assert (registry.mark.change, registry.mark.before) == (last.change + 1, last.token)
        assert registry.mark.token not in (last.token, "")
        registry.remove("two", NOW)
    assert Journal(places.journal_folder).newest().last.change == last.change + 2


def test_a_way_back_is_as_new_as_the_newest_change_of_the_best_journal(tmp_path):
    found = program_paths(tmp_path)
    found.make()
    for folder, at in ((found.journal_folder, NOW), (found.backup_folder, NOW - timedelta(hours=1))):
        made = Journal(folder)
        made.begin(Mark("m", 3, "t3", ""), 1, (at - timedelta(days=1)).isoformat(), [Row("account", {"id": "shop"})])
        for change in range(4, 6 if at == NOW else 5):
            made.prepare(Mark("m", change, f"t{change}", ""), (at + timedelta(seconds=change)).isoformat(), [])
            made.finish()
        made.close()
    assert Recoveries(found).whole().as_of == NOW + timedelta(seconds=5)
    shutil.rmtree(found.journal_folder)
    assert Recoveries(found).whole().as_of == NOW - timedelta(hours=1) + timedelta(seconds=4)


@pytest.mark.parametrize("newer", [True, False])
def test_of_the_list_and_a_backup_the_newer_one_is_the_beginning(places, newer):
    with closing(_open(places)) as registry:
        expected = registry.copy_to(places.backup_folder, NOW, "usual", lambda: None)
        made = backups.accept(*expected)
        if newer:
            registry.remove("two", NOW)
    if not newer:
        older = places.registry_file.read_bytes()
        with closing(_open(places)) as registry:
            registry.remove("two", NOW)
            made = backups.accept(*registry.copy_to(places.backup_folder, NOW, "usual", lambda: None))
        places.registry_file.write_bytes(older)
    for folder in (places.journal_folder, places.backup_folder):
        for one in folder.glob("*.jsonl"):
            one.unlink()
    assert Recoveries(places).whole().base == (places.registry_file if newer else made.path)


def test_what_mends_a_row_is_another_file_than_the_one_with_the_row(places, tmp_path):
    made = []
    with closing(_open(places)) as registry:
        for number in range(3):
            registry.remove("two", NOW + timedelta(minutes=number)) if number % 2 == 0 else registry.restore("two", NOW)
            at = NOW + timedelta(minutes=number)
            made.append(backups.accept(*registry.copy_to(places.backup_folder, at, "usual", lambda: None)).path)
        installation = registry.installation
    ways = Recoveries(places)
    assert ways._sound_backup(installation, made[2]) == made[1]
    assert ways._sound_backup(installation, made[1]) == made[2]
    assert ways._sound_backup(installation, places.registry_file) == made[2]
    assert ways._sound_backup("another", made[2]) is None
    assert read_facts(made[0]).installation == installation


@pytest.mark.parametrize("other", ["0", "~"])
def test_a_backup_of_another_list_is_told_whichever_name_is_greater(places, tmp_path, other):
    elsewhere = program_paths(tmp_path / "elsewhere")
    elsewhere.make()
    with closing(_open(elsewhere)) as registry:
        fill(registry)
        foreign = backups.accept(*registry.copy_to(elsewhere.backup_folder, NOW, "usual", lambda: None))
    places.registry_file.unlink()
    for folder in (places.journal_folder, places.backup_folder):
        for one in folder.glob("*.jsonl"):
            one.unlink()
        _journal(folder, other, 5, Row("account", {"id": "shop"}))
    (places.backup_folder / foreign.path.name).write_bytes(foreign.path.read_bytes())
    ways = Recoveries(places)
    (found,) = ways.backups()
    way = ways.of_backup(found)
    assert way.is_foreign and way.missing == 0


def test_a_text_that_is_no_text_is_never_taken_for_a_whole_row():
    """In a list from before the checksums only its letters say so."""
    with closing(CheckedConnection(":memory:")) as db:
        rows = "SELECT CAST(X'66FF' AS TEXT), 1 UNION ALL SELECT 'whole', 1 UNION ALL SELECT 'damaged', 0"
        found = row_reading._one_by_one(db, rows, {}, lambda row: f"made {row[0]}", lambda row: f"rest {row[0]}")
    assert found == ("rest f\ufffd", "made whole", "rest damaged")
