"""The edges of backups and recovery: which copies are kept, and what is said of each."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.recovery import Backup
from k2desk.store import backups, journal, journals, recovery, row_writing
from k2desk.store.backups import read_facts
from k2desk.store.checksums import CheckedConnection
from k2desk.store.journal import Journal, Mark
from k2desk.store.noted_rows import all_rows
from k2desk.store.paths import program_paths
from k2desk.store.rebuilding import RebuiltFile
from k2desk.store.recovery import Recoveries
from k2desk.store.threaded import ThreadedRegistry
from tests.store.everything import NOW, SHOP, changed, fill
from tests.store.test_edges import WHOLE
from tests.store.test_recovery import _back_up, _open
from tests.store.test_registry import row


def _taken(days: Sequence[int]) -> list[Backup]:
    """Return a backup for each number of days before now, the newest first."""
    return [Backup(Path(str(day)), 9999 - day, NOW - timedelta(days=day), "usual") for day in days]


def test_twelve_days_ten_weeks_and_nine_months_are_kept_and_not_one_more():
    assert NOW.isoweekday() >= 5, "the five backups of a week are in the same one"
    found = _taken([7 * week + day for week in range(60) for day in range(5)])
    days, weeks = found[:12], [found[5 * week] for week in range(10)]
    months = {(one.taken_at.year, one.taken_at.month): one for one in reversed(found)}
    newest_months = [months[one] for one in sorted(months)[-9:]]
    assert found[12] not in {*weeks, *newest_months}, "a thirteenth day would be seen"
    assert weeks[-1] not in newest_months and found[50] not in newest_months, "and so would another week"
    assert backups.kept(found) == {*days, *weeks, *newest_months}


@pytest.fixture
def paths(tmp_path):
    found = program_paths(tmp_path / "list")
    found.make()
    return found


def test_a_backup_with_more_than_the_list_has_now_would_lack_nothing(paths):
    with closing(_open(paths)) as registry:
        fill(registry)
        _back_up(registry, paths)
        shown = [one for one in registry.contents(SHOP.id).records if one.removed_at is None]
        for one in shown:
            registry.remove(one.id, NOW + timedelta(hours=1))
    ways = Recoveries(paths)
    (backup,) = ways.backups()
    assert shown and ways.of_backup(backup).missing == 0


def test_of_a_table_that_a_file_has_not_none_is_said_to_be_there(paths):
    with closing(_open(paths)) as registry:
        registry.save_account(SHOP)
    facts = read_facts(paths.registry_file)
    old = replace(facts, counts={"account": 1})
    way = recovery._of_facts(paths.registry_file, old, NOW)
    assert (way.accounts, way.subscriptions, way.tills) == (1, 0, 0)


def test_what_comes_back_goes_on_from_the_newest_journal(paths):
    """The other one ends earlier: the next start would call the list older than it was."""
    with closing(_open(paths)) as registry:
        fill(registry)
    (behind,) = paths.backup_folder.glob("*.jsonl")
    content = behind.read_bytes()
    with closing(_open(paths)) as registry:
        registry.record_intents([row(id="later")])
        newest = registry.mark
    behind.write_bytes(content)
    paths.registry_file.unlink()
    ways = Recoveries(paths)
    ways.take(ways.whole(), NOW)
    found = read_facts(paths.registry_file)
    assert found.change == newest.change + 1
    with closing(_open(paths, may_make=False)) as registry:
        assert registry.mark.before == newest.token
        assert re.fullmatch(r"[0-9a-f]{8}", registry.mark.token), "drawn by chance, and short in every line"


def test_a_trouble_is_stored_in_letters_and_not_in_their_codes():
    """A person can read the journal."""
    trouble = Problem(ProblemKind.UNKNOWN_TILL, params=(("till", "Duka la Ngũgĩ"),))
    assert "Duka la Ngũgĩ" in row_writing.to_row(replace(WHOLE, trouble=trouble))["trouble"]


async def test_a_list_of_another_installation_that_the_user_chose_is_opened_in_place(paths, tmp_path):
    elsewhere = program_paths(tmp_path / "elsewhere")
    elsewhere.make()
    with closing(_open(elsewhere)) as other:
        other.save_account(SHOP)
        installation = other.installation
    registry = ThreadedRegistry.open(paths)
    try:
        await registry.replace_by(lambda: shutil.copy(elsewhere.registry_file, paths.registry_file))
        assert registry.installation == installation, "its rows under way are named after it"
        assert [one.id for one in await registry.accounts()] == [SHOP.id]
    finally:
        await registry.close()


def test_a_journal_that_begins_has_each_row_once_and_what_was_known_of_a_damaged_one(paths):
    with closing(_open(paths)) as registry:
        fill(registry)
        (whole,) = [one for one in registry.contents(SHOP.id).records if one.id == "one"]
    content = paths.registry_file.read_bytes()
    paths.registry_file.write_bytes(changed(content, "UPDATE subscription SET address = 'x' WHERE id = 'one'"))
    connection = sqlite3.connect(paths.registry_file, factory=CheckedConnection)
    with closing(connection) as db:
        found = list(all_rows(db, Journal(paths.journal_folder).newest))
        keys = [(one.table, one.key(db.tables[one.table].primary)) for one in found]
    assert len(keys) == len(set(keys))
    assert [one.cells["address"] for one in found if one.cells.get("id") == "one" and one.table == "subscription"] == [
        whole.address
    ]


def test_what_an_interrupted_recovery_left_is_away_before_the_next_and_after_it(tmp_path):
    """A journal of SQLite beside the new file would be played into it."""
    new = tmp_path / "recovered.sqlite"
    left = [new, *(new.with_name(new.name + end) for end in ("-journal", "-wal", "-shm"))]
    for one in left:
        one.write_bytes(b"left")
    with recovery._put_away(new):
        assert [*tmp_path.iterdir()] == []
        new.write_bytes(b"new")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(("smaller", "is_read"), [(0, True), (1, False)])
def test_a_journal_is_read_up_to_its_largest_size(paths, monkeypatch, smaller, is_read):
    with closing(_open(paths)) as registry:
        fill(registry)
    (file,) = paths.journal_folder.glob("*.jsonl")
    monkeypatch.setattr(journal, "_LARGEST", file.stat().st_size - smaller)
    assert (journal.read(file) is not None) is is_read


def test_of_two_journals_that_end_alike_the_one_with_fewer_gaps_is_the_best():
    ends = Mark("here", 3, "t3")
    whole, gap = (
        journal.JournalContents(
            Path(name), "here", 1, Mark("here", 1, "t1"), "", True, [], dict.fromkeys(changes, (ends, "", ()))
        )
        for name, changes in (("whole", (2, 3)), ("gap", (3,)))
    )
    assert (whole.missing, gap.missing) == (0, 1)
    assert journals._best([gap, whole]) is journals._best([whole, gap]) is whole


@pytest.mark.parametrize("is_complete", [True, False])
def test_rows_after_one_that_is_gone_come_back_as_well(paths, is_complete):
    with closing(_open(paths)) as registry:
        fill(registry)
        mark = registry.mark
    rows_of = list(Journal(paths.journal_folder).newest().all_rows())
    before = [one for one in rows_of if one.table == "account"]
    gone = journal.Row("account", {"id": "nobody"}, is_gone=True)
    with closing(RebuiltFile(paths.registry_file)) as rebuilt:
        assert rebuilt.put_over([gone, *rows_of], mark, is_complete=is_complete) == 0
    with closing(_open(paths)) as registry:
        assert {one.id for one in registry.accounts()} == {one.cells["id"] for one in before}
