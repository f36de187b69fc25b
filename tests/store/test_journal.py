"""A second record has each change of the list as well, and tells whether the list is still the same."""

from __future__ import annotations

import errno
import json
import os
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from k2desk.model.clock import SystemClock
from k2desk.model.history import HistoryEvent, Settlement
from k2desk.model.records import AddressName, RowNote, State, TillRecord
from k2desk.model.registry_errors import (
    DamagedRegistry,
    MissingRegistry,
    NotWrittenTwice,
    OtherList,
    OtherListKind,
    RegistryError,
)
from k2desk.store import journal as journal_module
from k2desk.store import journals as journals_module
from k2desk.store.journal import Journal, Mark, Row, read
from k2desk.store.journals import Journals
from k2desk.store.sqlite import SqliteRegistry
from tests.store.everything import NOW, SHOP, changed, fill
from tests.systems import is_private, not_on_windows


class Place:
    """One list with its two journals."""

    def __init__(self, folder):
        self.file = folder / "data" / "registry.sqlite"
        self.folders = (folder / "config" / "journal", folder / "data" / "backups")
        self.file.parent.mkdir(parents=True)

    def open(self, **named) -> SqliteRegistry:
        return SqliteRegistry(self.file, journals=Journals(self.folders, SystemClock()), **named)

    def contents(self, which=0):
        return Journal(self.folders[which]).newest()

    def rows(self, which=0) -> dict[tuple, dict]:
        """Return the rows that a journal has."""
        found = {}
        for row in self.contents(which).all_rows():
            key = (row.table, *list(row.cells.values())[: 2 if row.table in {"till", "address_name"} else 1])
            if row.is_gone:
                del found[key]
            else:
                found[key] = row.cells
        return found


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("filled")
    registry = Place(folder).open()
    fill(registry)
    registry.close()
    return folder


@pytest.fixture
def full(filled, tmp_path):
    shutil.copytree(filled, tmp_path / "full")
    place = Place.__new__(Place)
    place.file = tmp_path / "full" / "data" / "registry.sqlite"
    place.folders = (tmp_path / "full" / "config" / "journal", tmp_path / "full" / "data" / "backups")
    return place


def _row(one: dict, **values) -> bool:
    return all(one[name] == value for name, value in values.items())


@not_on_windows("names of open files in /proc")
def test_each_change_is_written_down_and_synced_before_it_counts_as_done(full, monkeypatch):
    synced = []
    fsync = os.fsync
    monkeypatch.setattr(
        "os.fsync", lambda handle: (fsync(handle), synced.append(str(Path(f"/proc/self/fd/{handle}").readlink())))
    )
    registry = full.open()
    event = HistoryEvent("e", "one", NOW, "settled_not_created", "Njeri said so")
    fresh = replace(registry.contents("shop").records[0], id="four", kopokopo_id=None, location=None,
                    state=State.NOT_SENT, scope_reference="100200", trouble=None)  # fmt: skip
    till, renamed = TillRecord("shop", "one", "Gikomba", NOW), replace(SHOP, name="Njeri & Sons")
    steps = [
        (lambda: registry.record_intents([fresh]), ("subscription", "four"), {"state": "not_sent"}),
        (lambda: registry.resend("four", "me", NOW), ("subscription", "four"), {"state": "sending"}),
        (
            lambda: registry.settle("four", Settlement(State.CREATED, NOW, "id4", "https://x/id4")),
            ("subscription", "four"),
            {"location": "https://x/id4"},
        ),
        (lambda: registry.remove("four", NOW, [event]), ("history", "e"), {"word": "Njeri said so"}),
        (lambda: registry.restore("four", NOW), ("subscription", "four"), {"removed_at": None}),
        (
            lambda: registry.save_tills([till]),
            ("till", "shop", "one"),
            {"name": "Gikomba"},
        ),
        (
            lambda: registry.save_account(renamed),
            ("account", "shop"),
            {"name": "Njeri & Sons"},
        ),
        (lambda: registry.save_notes([RowNote("one", "Ask Otieno", NOW)]), ("note", "one"), {"text": "Ask Otieno"}),
        (
            lambda: registry.name_addresses([AddressName("shop", "https://one.co.ke/", "Shop", NOW)]),
            ("address_name", "shop", "https://one.co.ke/"),
            {"name": "Shop"},
        ),
    ]
    for number, (step, key, values) in enumerate(steps):
        before = full.contents().last.change
        step()
        for which, folder in enumerate(full.folders):
            assert _row(full.rows(which)[key], **values), f"step {number}: {key}"
            assert synced[-2 + which].startswith(str(folder))
        assert full.contents().last.change == before + 1 == registry.mark.change
    registry.close()
    for folder in full.folders:
        (file,) = folder.glob("journal-*.jsonl")
        assert is_private(file)
        last = file.read_text().splitlines()[-1].partition(" ")[2]
        assert json.loads(last)["rows"][0]["address_name"]["name"] == "Shop", "a person can read it"


def test_what_was_committed_just_before_a_kill_is_caught_up_with(full, monkeypatch):
    registry = full.open()
    monkeypatch.setattr(journals_module.Journals, "finish", lambda *_: None)
    registry.save_account(replace(SHOP, name="Just before"))
    registry.close()
    monkeypatch.undo()
    registry = full.open()
    assert not registry.made_elsewhere
    registry.close()
    assert [full.rows(which)["account", "shop"]["name"] for which in (0, 1)] == ["Just before"] * 2


def _older(full):
    copy = full.file.read_bytes()
    registry = full.open()
    registry.remove("one", NOW)
    registry.close()
    full.file.write_bytes(copy)


def _foreign(full):
    full.file.unlink()
    other = SqliteRegistry(full.file)
    fill(other)
    other.close()


def _empty_list(full):
    full.file.unlink()
    SqliteRegistry(full.file).close()


def _split(full):
    aside = full.file.with_name("aside")
    shutil.copytree(full.folders[0].parent, aside / "config")
    shutil.copytree(full.folders[1], aside / "backups")
    copy = full.file.read_bytes()
    registry = full.open()
    registry.remove("one", NOW)
    registry.close()
    split = full.file.read_bytes()
    for folder, kept in zip(full.folders, (aside / "config" / "journal", aside / "backups"), strict=True):
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
    full.file.write_bytes(copy)
    registry = full.open()
    registry.remove("two", NOW)
    registry.close()
    full.file.write_bytes(split)


def _of_another_list(full, which):
    """Put the journal of another list, which was changed more often, into one of the folders. Returns its file."""
    other = Place(full.file.parent.parent / f"other{which}")
    registry = other.open()
    fill(registry)
    registry.remove("one", NOW)
    registry.close()
    shutil.rmtree(full.folders[which])
    shutil.copytree(other.folders[which], full.folders[which])
    return other.file


def _folder_of_another(full):
    shutil.copy(_of_another_list(full, 1), full.file)


def _without_a_row(full):
    content = full.file.read_bytes()
    for table in ("latest_check", "history", "day", "note"):
        content = changed(content, f"DELETE FROM {table}")
    full.file.write_bytes(changed(content, "DELETE FROM subscription WHERE id = 'one'"))


@pytest.mark.parametrize(
    ("happens", "kind"),
    [
        (_older, OtherListKind.OLDER),
        (_foreign, OtherListKind.FOREIGN),
        (_empty_list, OtherListKind.FOREIGN),
        (_folder_of_another, OtherListKind.FOREIGN),
        (lambda full: _of_another_list(full, 0), OtherListKind.FOREIGN),
        (_split, OtherListKind.SPLIT),
        (_without_a_row, OtherListKind.ROWS_MISSING),
        (lambda full: full.file.unlink(), MissingRegistry),
        (lambda full: full.file.write_bytes(b""), DamagedRegistry),
        (lambda full: full.file.write_bytes(bytes(full.file.stat().st_size)), DamagedRegistry),
    ],
    ids=[
        "older",
        "foreign",
        "empty",
        "another's folder",
        "another's journal",
        "split",
        "a row less",
        "deleted",
        "no bytes",
        "zeros",
    ],
)
def test_a_list_that_is_not_the_one_that_was_is_noticed_before_anything_is_made(full, happens, kind):
    happens(full)
    before = {one: one.read_bytes() for folder in (*full.folders, full.file.parent) for one in folder.glob("*.*")}
    with pytest.raises(OtherList if isinstance(kind, OtherListKind) else kind) as raised:
        full.open()
    if isinstance(kind, OtherListKind):
        assert raised.value.kind is kind
    after = {one: one.read_bytes() for folder in (*full.folders, full.file.parent) for one in folder.glob("*.*")}
    assert after == before, "nothing is changed"


def test_a_list_that_went_on_elsewhere_is_opened_and_noticed(full):
    journals = {folder: folder.parent / f"{folder.name}-before" for folder in full.folders}
    for folder, copy in journals.items():
        shutil.copytree(folder, copy)
    registry = full.open()
    registry.remove("one", NOW)
    registry.remove("two", NOW)
    registry.close()
    for folder, copy in journals.items():
        shutil.rmtree(folder)
        copy.rename(folder)
    registry = full.open()
    assert registry.made_elsewhere
    registry.close()
    registry = full.open()
    assert not registry.made_elsewhere, "it is known now"
    registry.close()


def test_another_list_that_the_user_wants_becomes_the_list_and_the_old_journals_are_kept(full):
    _foreign(full)
    full.open(accept=True).close()
    full.open().close()
    for folder in full.folders:
        assert len([*folder.glob("kept-*")]) == 1 and len([*folder.glob("journal-*")]) == 1


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("loss", ["folder", "garbage", "empty", "torn", "a bad line"])
def test_a_journal_that_is_lost_or_damaged_is_made_whole_from_the_list(full, which, loss):
    folder = full.folders[which]
    (file,) = folder.glob("journal-*.jsonl")
    content = file.read_bytes()
    match loss:
        case "folder":
            shutil.rmtree(folder)
        case "garbage":
            file.write_bytes(os.urandom(5000))
        case "empty":
            file.write_bytes(b"")
        case "torn":
            file.write_bytes(content[:-20])
        case "a bad line":
            lines = content.splitlines(keepends=True)
            lines[2] = b"x" + lines[2]
            file.write_bytes(b"".join(lines))
    before = full.rows(1 - which)
    registry = full.open()
    registry.close()
    assert full.rows(which) == before
    assert full.contents(which).is_whole and not full.contents(which).missing


def test_lines_out_of_order_and_twice_the_same_are_read_in_order(full):
    (file,) = full.folders[0].glob("journal-*.jsonl")
    before = full.rows()
    lines = file.read_bytes().splitlines(keepends=True)
    begins = next(place for place, line in enumerate(lines) if b'{"rows": ' in line)
    tail = lines[begins + 1 :]
    assert len(tail) > 5
    file.write_bytes(b"".join([*lines[: begins + 1], *reversed(tail), tail[0], tail[3], b'0000 {"change": 1']))
    assert full.rows() == before
    full.open().close()


@pytest.mark.parametrize(
    "edit",
    [
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content + b"\n\n",
        lambda content: content + b"my own note\n",
        lambda content: content + content,
    ],
    ids=["line ends of Windows", "a mark of its coding", "empty lines", "a note", "pasted twice"],
)
def test_a_journal_that_somebody_saved_in_an_editor_is_read_as_before(full, edit):
    (file,) = full.folders[0].glob("journal-*.jsonl")
    before, last = full.rows(), full.contents().last
    file.write_bytes(edit(file.read_bytes()))
    assert full.rows() == before and full.contents().last == last
    full.open().close()
    assert full.rows() == before


@not_on_windows("pipes and links in the place of files")
@pytest.mark.parametrize("odd", ["a folder", "a pipe", "a link to itself", "a sparse giant"])
def test_what_is_no_journal_is_passed_over_and_the_other_one_is_used(full, odd):
    before = full.rows(1)
    file = full.folders[0] / "journal-999999.jsonl"
    match odd:
        case "a folder":
            file.mkdir()
        case "a pipe":
            os.mkfifo(file)
        case "a link to itself":
            file.symlink_to(file)
        case "a sparse giant":
            file.touch()
            os.truncate(file, 3 << 30)
    full.open().close()
    assert full.rows(1) == before
    assert full.rows(0) == before


def test_any_bytes_of_a_journal_are_read_or_left_out(full):
    (file,) = full.folders[0].glob("journal-*.jsonl")
    content = file.read_bytes()
    rows = {json.dumps(row.cells) for row in read(file).all_rows()}
    last = content.rindex(b"\n", 0, -1)
    for place in range(0, len(content), 211):
        damaged = bytearray(content)
        damaged[place] ^= 1 << place % 8
        file.write_bytes(damaged)
        found = read(file)
        if found is None:
            assert place <= content.index(b"\n"), "the first line can be read"
            continue
        left = {json.dumps(row.cells) for row in found.all_rows()}
        assert left <= rows, "nothing is read that was not written"
        assert left == rows or found.damaged or found.missing or not found.is_whole or place > last
    file.write_bytes(content[: len(content) // 2])
    assert read(file) is not None


def test_a_journal_is_bounded_and_begins_with_the_whole_list(full, monkeypatch):
    monkeypatch.setattr(journal_module, "LONGEST_TAIL", 2000)
    registry = full.open()
    for number in range(60):
        registry.save_account(replace(SHOP, name=f"Shop {number}"))
    registry.close()
    for which, folder in enumerate(full.folders):
        files = sorted(folder.glob("*"))
        assert len(files) == 2 and sum(file.stat().st_size for file in files) < 60_000
        assert full.rows(which)["account", "shop"]["name"] == "Shop 59"
        assert len([key for key in full.rows(which) if key[0] == "subscription"]) == 3


def test_another_list_gives_no_copy_of_a_damaged_row(full):
    registry = full.open()
    installation = registry.installation
    registry.close()
    _of_another_list(full, 0)
    assert full.contents(0).installation != installation, "it was changed more often"
    assert Journals(full.folders, SystemClock()).known(installation).installation == installation


def test_the_good_copy_of_a_damaged_row_outlives_the_next_journal(full):
    full.file.write_bytes(
        changed(full.file.read_bytes(), "UPDATE subscription SET scope_reference = '100010' WHERE id = 'one'")
    )
    registry = full.open()
    for journal in registry._journals._journals:
        registry._journals._begin(journal, registry.mark)
    registry.close()
    assert full.rows()["subscription", "one"]["scope_reference"] == "555555"


@not_on_windows("folders that may not be written")
def test_a_journal_that_can_not_be_written_costs_no_change_and_is_whole_again_later(full, monkeypatch):
    registry = full.open()

    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    journals = registry._journals._journals
    monkeypatch.setattr(Journal, "finish", fail)
    monkeypatch.setattr(Journal, "begin", fail)
    registry.remove("one", NOW)
    assert registry._journals.failing == full.folders and registry.failing
    monkeypatch.undo()
    monkeypatch.setattr(journals[0], "prepare", fail)
    monkeypatch.setattr(journals[0], "begin", fail)
    registry.remove("two", NOW)
    assert registry._journals.failing == full.folders[:1], "one journal is enough"
    monkeypatch.undo()
    registry.restore("one", NOW)
    assert not registry.failing
    registry.close()
    assert full.rows(0) == full.rows(1)
    assert full.rows()["subscription", "one"]["removed_at"] is None


def _fail(*_, **__):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "way",
    [
        "disk full",
        "half a line fits",
        pytest.param("folders gone", marks=not_on_windows("an open file can't be deleted there")),
    ],
)
def test_a_change_that_no_journal_takes_is_refused_and_an_answer_is_kept(full, monkeypatch, way):
    registry = full.open()
    fresh = replace(registry.contents("shop").records[0], id="four", kopokopo_id=None, location=None,
                    state=State.NOT_SENT, scope_reference="100200", trouble=None)  # fmt: skip
    registry.record_intents([fresh])
    registry.resend("four", "me", NOW)
    sizes = [file.stat().st_size for folder in full.folders for file in folder.glob("journal-*.jsonl")]

    def refuse() -> None:
        if way == "folders gone":
            for folder in full.folders:
                shutil.rmtree(folder)
        else:
            real = journal_module._write

            def half(file, content):
                if way == "half a line fits":
                    real(file, content[: len(content) // 2])
                _fail()

            monkeypatch.setattr(journal_module, "_write", half)
        monkeypatch.setattr(Journal, "begin", _fail)

    refuse()
    changes = [
        lambda: registry.record_intents([replace(fresh, id="five", scope_reference="100300")]),
        lambda: registry.remove("one", NOW),
        lambda: registry.restore("three", NOW),
        lambda: registry.save_tills([TillRecord("shop", "99", "Refused", NOW)]),
        lambda: registry.save_account(replace(SHOP, name="Refused")),
    ]
    before = registry.contents("shop"), registry.accounts(), registry.mark
    for change in changes:
        with pytest.raises(NotWrittenTwice):
            change()
        assert isinstance(registry.trouble, NotWrittenTwice)
    assert (registry.contents("shop"), registry.accounts(), registry.mark) == before, "nothing of it was stored"
    if way != "folders gone":
        assert sizes == [file.stat().st_size for folder in full.folders for file in folder.glob("journal-*.jsonl")]
    registry.settle("four", Settlement(State.CREATED, NOW, "id4", "https://x/id4"))
    assert registry.trouble is None, "Kopo Kopo's answer can't be had again"
    monkeypatch.undo()
    changes[0]()
    registry.close()
    for which in (0, 1):
        assert full.rows(which)["subscription", "four"]["location"] == "https://x/id4", "it is caught up with"
        assert ("subscription", "five") in full.rows(which)
    full.open().close()


@pytest.mark.parametrize("cut", ["without its end", "half of it"])
def test_a_kill_between_the_line_and_the_commit_leaves_no_trace(full, cut):
    """The line is in the journals, but without its end; the list has nothing of it."""
    before = full.rows()
    registry = full.open()
    for journal in registry._journals._journals:
        journal.prepare(replace(registry.mark, change=registry.mark.change + 1, token="t"), "", [Row("till", {})])
        if cut == "half of it":
            os.ftruncate(journal._file.fileno(), journal._before + 30)
        journal._file.close()
    registry._db.close()
    registry = full.open()
    registry.remove("one", NOW)
    registry.close()
    for which in (0, 1):
        assert full.contents(which).damaged == 0 and full.contents(which).missing == 0
    assert len(full.rows()) == len(before)
    full.open().close()


@not_on_windows("Windows deletes no folder in which a file is open")
def test_a_journal_whose_folder_vanishes_is_begun_again(full):
    registry = full.open()
    shutil.rmtree(full.folders[0])
    registry.remove("one", NOW)
    registry.close()
    assert full.rows(0) == full.rows(1)


def test_a_line_of_any_text_comes_back_as_it_was(tmp_path):
    journal = Journal(tmp_path)
    row = Row("till", {"number": "1", "name": "a\nb\u2028c\u202e\x00😀\"' {}"})
    journal.begin(Mark("list", 0, ""), 6, datetime.now(UTC).isoformat(), [row])
    journal.prepare(Mark("list", 1, "t"), "", [row])
    assert list(journal.newest().all_rows()) == [row], "it counts only with the end of its line"
    journal.finish()
    journal.close()
    assert list(journal.newest().all_rows()) == [row, row]
    with closing(journal):
        pass


def test_rows_that_are_not_kept_are_read_again_when_they_are_asked_for(tmp_path):
    journal = Journal(tmp_path)
    rows = [Row("till", {"number": str(number)}) for number in range(3)]
    journal.begin(Mark("list", 0, ""), 6, "", iter(rows))
    change = Row("till", {"number": "9"})
    journal.prepare(Mark("list", 1, "t"), "", [change])
    journal.finish()
    journal.close()
    kept, light = journal.newest(), journal.newest(keep_rows=False)
    assert light.is_whole and len(light.rows) == 3 and light.last == kept.last
    for _ in range(2):
        assert list(light.all_rows()) == list(kept.all_rows()) == [*rows, change]
    light.path.unlink()
    assert list(kept.all_rows()) == [*rows, change]
    with pytest.raises(OSError):
        list(light.all_rows())


def test_a_journal_that_vanishes_while_the_list_is_compared_with_it_is_a_fault_of_the_disk(full, monkeypatch):
    def gone(path):
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr("k2desk.store.journal._row_texts", gone)
    with pytest.raises(RegistryError):
        full.open()
    monkeypatch.undo()
    with closing(full.open()) as registry:
        assert registry.contents("shop").records


def test_a_snapshot_that_fails_halfway_leaves_the_file_before_it(tmp_path):
    journal = Journal(tmp_path)
    journal.begin(Mark("list", 0, ""), 6, "", [Row("till", {"number": "1"})])

    def broken():
        yield Row("till", {"number": "2"})
        raise OSError(errno.EIO, "the disk")

    with pytest.raises(OSError, match="the disk"):
        journal.begin(Mark("list", 5, "t"), 6, "", broken())
    assert [one.name for one in tmp_path.iterdir()] == [journal.newest().path.name]
    assert [row.cells["number"] for row in journal.newest().all_rows()] == ["1"]


def test_lines_with_a_right_checksum_that_no_k2desk_wrote_stop_nothing(tmp_path):
    journal = Journal(tmp_path)
    journal.begin(Mark("list", 0, ""), 6, "", [Row("till", {"number": "1"})])
    journal.close()
    path = journal.newest().path
    whole = path.read_bytes()

    def with_line(text: bytes):
        path.write_bytes(whole + journal_module._sum(text) + b" " + text + b"\n")
        return journal.newest()

    for odd in (b'{"till": {"number"', b'{"till": {"number": "2"}, "account": {"id": "x"}}'):
        found = with_line(odd)
        assert [row.cells["number"] for row in found.all_rows()] == ["1"] and not found.is_whole, odd
    found = with_line(b"[1, 2]")
    assert found.damaged == 1 and found.is_whole
    assert with_line(b'{"odd": 1}') is None
