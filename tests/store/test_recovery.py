"""A list that was destroyed comes back whole from journal and backup, whichever of them is destroyed as well."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from k2desk.model.clock import SystemClock
from k2desk.model.history import AlertRecord
from k2desk.model.payments import Payment, PaymentKind
from k2desk.model.records import SubscriptionRecord
from k2desk.model.recovery import Backup, BackupFault
from k2desk.model.registry_errors import BackupFailed, CouldNotSave, MissingRegistry, OtherList, RegistryError
from k2desk.store import backups, files, recovery
from k2desk.store.backups import read_facts
from k2desk.store.journal import Journal, Mark, Row
from k2desk.store.journals import Journals
from k2desk.store.paths import program_paths
from k2desk.store.recovery import Recoveries
from k2desk.store.sqlite import SqliteRegistry
from k2desk.store.threaded import ThreadedRegistry
from tests.store.everything import NOW, SHOP, changed, fill, shown

LATER = NOW + timedelta(hours=1)


def _open(paths, **named) -> SqliteRegistry:
    journals = Journals((paths.journal_folder, paths.backup_folder), SystemClock())
    return SqliteRegistry(paths.registry_file, journals=journals, **named)


def _back_up(registry, paths, at=NOW, why="usual"):
    return backups.accept(*registry.copy_to(paths.backup_folder, at, why, lambda: None))


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("filled")
    paths = program_paths(folder)
    paths.make()
    registry = _open(paths)
    fill(registry)
    _back_up(registry, paths)
    registry.remove("two", LATER)
    registry.close()
    return folder


@pytest.fixture
def paths(filled, tmp_path):
    shutil.copytree(filled, tmp_path / "list")
    return program_paths(tmp_path / "list")


def _shown(paths) -> dict:
    registry = _open(paths)
    try:
        assert registry.damage() == ()
        return shown(registry)
    finally:
        registry.close()


def _without_revision(rows) -> list:
    return [replace(one, revision=0) if isinstance(one, SubscriptionRecord) else one for one in rows]


def _flip(paths):
    content = changed(
        paths.registry_file.read_bytes(), "UPDATE subscription SET scope_reference = '100010' WHERE id = 'one'"
    )
    content = changed(content, "UPDATE latest_check SET word = 'Paused' WHERE subscription_id = 'two'")
    paths.registry_file.write_bytes(content)


def _change(paths, statement):
    paths.registry_file.write_bytes(changed(paths.registry_file.read_bytes(), statement))


def _flip_account(paths):
    _change(paths, "UPDATE account SET name = 'Another' WHERE id = 'shop'")


def _older(paths):
    copy = paths.registry_file.read_bytes()
    registry = _open(paths)
    registry.restore("two", LATER)
    registry.remove("two", LATER)
    registry.close()
    paths.registry_file.write_bytes(copy)


DESTROYED = {
    "deleted": lambda paths: paths.registry_file.unlink(),
    "no bytes": lambda paths: paths.registry_file.write_bytes(b""),
    "encrypted": lambda paths: paths.registry_file.write_bytes(os.urandom(paths.registry_file.stat().st_size)),
    "cut": lambda paths: paths.registry_file.write_bytes(paths.registry_file.read_bytes()[:9000]),
    "older": _older,
    "flipped bits": _flip,
    "a row that belongs to none": lambda paths: _change(
        paths, "UPDATE latest_check SET subscription_id = 'onf' WHERE rowid = 1"
    ),
    # SQLite refuses these two words when they are written, and does not check them in a file that it only reads.
    "a state that is none": lambda paths: _change(paths, "UPDATE subscription SET state = 'creatfd' WHERE id = 'one'"),
    "an environment that is none": lambda paths: _change(paths, "UPDATE account SET environment = 'lave'"),
}
PAYMENTS = ("claims", "watches", "options")
AS_WELL = {
    "nothing else": lambda paths: None,
    "the journal's folder": lambda paths: shutil.rmtree(paths.journal_folder),
    "all backups with their journal": lambda paths: shutil.rmtree(paths.backup_folder),
    "the backups": lambda paths: [one.unlink() for one in paths.backup_folder.glob("*.sqlite")],
    "one journal's middle": lambda paths: _spoil(next(paths.journal_folder.glob("*.jsonl"))),
    "the newest backup": lambda paths: _spoil(next(paths.backup_folder.glob("*.sqlite"))),
}


def _spoil(path):
    content = bytearray(path.read_bytes())
    for place in range(len(content) // 3, len(content) // 2, 7):
        content[place] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("destroyed", "as_well"),
    [*((one, "nothing else") for one in DESTROYED), *(("deleted", one) for one in AS_WELL if one != "nothing else")],
)
def test_a_destroyed_list_comes_back_with_every_row(paths, destroyed, as_well):
    before = _shown(paths)
    DESTROYED[destroyed](paths)
    AS_WELL[as_well](paths)
    ways = Recoveries(paths)
    way = ways.whole()
    assert way is not None and way.is_whole
    assert (way.accounts, way.subscriptions, way.tills) == (2, 1, 3)
    ways.take(way, LATER)
    after = _shown(paths)
    lists = ("accounts", "records", "tills", "names", "notes", "marks", "account history", "history one", *PAYMENTS)
    for name in lists:
        assert _without_revision(after[name]) == _without_revision(before[name]), name
    if as_well in {"nothing else", "the journal's folder"} and destroyed != "flipped bits":
        for name in ("checks", "draft"):
            assert after[name] == before[name], name
    _open(paths).close()
    assert not [*paths.data_dir.glob("recovered*")]
    if destroyed != "deleted":
        assert len([*paths.data_dir.glob("registry-damaged-*.sqlite")]) == 1, "the old file is kept"


@pytest.mark.parametrize("step", ["_prepare", "replace_file", "set_aside", "sync_folder"])
def test_a_recovery_that_is_interrupted_is_taken_again(paths, monkeypatch, step):
    before = _shown(paths)
    paths.registry_file.write_bytes(b"")
    ways = Recoveries(paths)

    def fail(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(*((Recoveries, step) if step == "_prepare" else (recovery, step)), fail)
    with pytest.raises(KeyboardInterrupt):
        ways.take(ways.whole(), LATER)
    monkeypatch.undo()
    ways.take(ways.whole(), LATER)
    assert _shown(paths)["records"] == before["records"]


@pytest.mark.parametrize(
    ("where", "step"), [(recovery, "replace_file"), (recovery, "set_aside"), (files, "sync_folder")]
)
async def test_a_recovery_that_fails_leaves_the_list_in_its_place_and_goes_on_with_it(paths, monkeypatch, where, step):
    """Otherwise an empty list would be made in place of the list that was moved away."""

    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    registry = ThreadedRegistry.open(paths)
    before, accounts = read_facts(paths.registry_file), await registry.accounts()
    ways = Recoveries(paths)
    way = ways.whole()
    with monkeypatch.context() as patched:
        patched.setattr(where, step, fail)
        with pytest.raises(CouldNotSave):
            await registry.replace_by(lambda: ways.take(way, LATER))
    assert read_facts(paths.registry_file) == before and not [*paths.data_dir.glob("registry-damaged-*")]
    assert await registry.accounts() == accounts
    await registry.close()
    _open(paths).close()


async def test_where_the_list_is_gone_and_none_could_be_taken_no_empty_one_is_made(paths):
    registry = ThreadedRegistry.open(paths)

    def take():
        paths.registry_file.unlink()
        raise CouldNotSave("disk full")

    with pytest.raises(MissingRegistry):
        await registry.replace_by(take)
    assert not paths.registry_file.exists()
    with pytest.raises(RegistryError):
        await registry.accounts()
    with suppress(RegistryError):
        await registry.close()


def test_another_backup_tells_what_it_holds_and_what_would_be_missing(paths):
    registry = _open(paths)
    registry.restore("two", LATER)
    registry.close()
    ways = Recoveries(paths)
    (backup,) = ways.backups()
    way = ways.of_backup(backup)
    assert (way.accounts, way.subscriptions, way.missing, way.as_of) == (2, 2, 0, NOW)
    registry = _open(paths)
    registry.restore("three", LATER)
    registry.close()
    assert ways.of_backup(backup).missing == 1
    ways.take(ways.of_backup(backup), LATER)
    registry = _open(paths)
    assert [one.removed_at for one in registry.contents("shop").records] == [None, None, NOW]
    registry.close()


def test_a_backup_that_can_not_be_used_says_why_and_changes_nothing(paths, tmp_path, monkeypatch):
    (good,) = Recoveries(paths).backups()
    content = good.path.read_bytes()
    newer = changed(content, "PRAGMA user_version = 999")
    foreign = changed(content, "PRAGMA application_id = 5")
    monkeypatch.setattr(backups, "_LARGEST", 10_000_000)
    cases = {
        b"": BackupFault.NOT_A_LIST,
        os.urandom(9000): BackupFault.NOT_A_LIST,
        content[:-5000]: BackupFault.DAMAGED,
        content[:5000] + bytes(len(content) - 5000): BackupFault.DAMAGED,
        newer: BackupFault.NEWER,
        foreign: BackupFault.NOT_A_LIST,
        content + bytes(10_000_000): BackupFault.TOO_LARGE,
    }
    for number, (bad, fault) in enumerate(cases.items(), 50):
        path = paths.backup_folder / f"list-{number:06}-20261128-100000-usual.sqlite"
        path.write_bytes(bad)
        (one,) = [found for found in backups.backups(paths.backup_folder) if found.number == number]
        assert Recoveries(paths).of_backup(one) is fault
        path.unlink()
    monkeypatch.undo()
    giant = paths.backup_folder / "list-000090-20261128-100000-usual.sqlite"
    giant.write_bytes(content)
    os.truncate(giant, 2 << 30)
    assert Recoveries(paths).of_backup(backups.backups(paths.backup_folder)[0]) is BackupFault.TOO_LARGE
    giant.unlink()
    for name in (
        "list-000001-20261128-090000-usual (conflicted copy).sqlite",
        "list-000002-20261128-090000-usual.sqlite.partial",
        ".list-000003-20261128-090000-usual.sqlite.tmp",
        "list-000004-20261128-090000-usual.sqlite.locked",
        "list-000005-20269999-990000-usual.sqlite",
    ):
        (paths.backup_folder / name).write_bytes(content)
    (paths.backup_folder / "list-000006-20261128-090000-usual.sqlite").mkdir()
    assert [one.path for one in backups.backups(paths.backup_folder)] == [good.path]


def test_no_backup_holds_a_message_that_names_a_customer(paths):
    registry = _open(paths)
    body = b'{"sender_first_name": "Wanjiku", "sender_phone_number": "+254712345678"}'
    registry.alerts_arrived([AlertRecord("paid", "shop", NOW, NOW, 1, "/", "signed", body, False, 200)])
    paid = Payment(
        "P", Decimal(50), "KES", NOW, "5", PaymentKind.CUSTOMER, "Received", "Wanjiku", phone="+254712345678"
    )
    registry.keep_payments("shop", [paid], ())
    made = _back_up(registry, paths)
    registry.close()
    assert read_facts(made.path).counts["alert"] == 0
    ways, saved = Recoveries(paths), paths.data_dir / "saved elsewhere.sqlite"
    ways.save(ways.whole(), saved)
    assert read_facts(saved).counts["payment_claim"] == 3
    for file in (saved, *paths.backup_folder.iterdir(), *paths.journal_folder.iterdir()):
        assert b"Wanjiku" not in file.read_bytes() and b"254712345678" not in file.read_bytes(), file


def test_a_backup_of_another_list_says_so(paths, tmp_path):
    other = program_paths(tmp_path / "other")
    other.make()
    registry = _open(other)
    fill(registry)
    made = _back_up(registry, other)
    registry.close()
    found = Recoveries(paths).of_backup(made)
    assert found.is_foreign and found.missing == 0


def _rewrite_journals(paths, rewrite):
    """Change the lines of both journals."""
    for folder in (paths.journal_folder, paths.backup_folder):
        (file,) = folder.glob("journal-*.jsonl")
        file.write_bytes(b"".join(rewrite(file.read_bytes().splitlines(keepends=True))))


def _write_down(paths, *rows):
    """Add a change to both journals, as if it had been committed."""
    for folder in (paths.journal_folder, paths.backup_folder):
        journal = Journal(folder)
        contents = journal.newest()
        journal.go_on(contents)
        journal.prepare(Mark(contents.last.installation, contents.last.change + 1, "f00d"), NOW.isoformat(), rows)
        journal.finish()
        journal.close()


def test_what_both_journals_have_lost_stays_as_the_backup_has_it_and_the_rest_is_the_newest(paths):
    _write_down(paths, Row("payment_watch", {"account_id": "shop", "reference": "three"}, is_gone=True))
    gone = (b'{"subscription": {"id": "one"', b'{"till": {"account_id": "shop", "number": "two"')
    _rewrite_journals(paths, lambda lines: [one for one in lines if not any(part in one for part in gone)])
    paths.registry_file.unlink()
    ways = Recoveries(paths)
    way = ways.whole()
    assert way.unreadable and not way.is_whole
    assert (way.accounts, way.subscriptions, way.tills) == (2, 2, 3), "no less than the backup has"
    ways.take(way, LATER)
    after = _shown(paths)
    assert [(one.id, one.removed_at) for one in after["records"]] == [("one", None), ("two", LATER), ("three", NOW)]
    assert {one.number for one in after["tills"]} == {"one", "two", "three"}
    assert {one.reference for one in after["watches"]} == {"one", "two"}, "what the journal says is gone is gone"


def test_journals_that_end_before_the_backup_take_nothing_away_from_it(paths):
    """A cut at the end of a line looks like a whole journal that is old."""
    registry = _open(paths)
    registry.restore("two", LATER)
    _back_up(registry, paths, LATER)
    newest = registry.mark.change
    registry.close()
    _rewrite_journals(paths, lambda lines: lines[:-2])
    paths.registry_file.unlink()
    ways = Recoveries(paths)
    way = ways.whole()
    assert (way.subscriptions, way.as_of, way.journals) == (2, LATER, ()), "it is not said that nothing is missing"
    ways.take(way, LATER)
    assert read_facts(paths.registry_file).change > newest, "it is newer than each backup"
    assert [(one.id, one.removed_at) for one in _shown(paths)["records"]][1] == ("two", None)


@pytest.mark.parametrize("many", [0, 9])
def test_of_two_lists_in_the_folders_the_one_that_is_not_there_is_offered(paths, tmp_path, many):
    """The whole data folder was exchanged for that of another computer. The list that is there can be kept as it is."""
    before = _shown(paths)
    other = program_paths(tmp_path / "other")
    other.make()
    registry = _open(other)
    fill(registry)
    for _ in range(many):
        registry.remove("one", LATER)
        registry.restore("one", LATER)
    _back_up(registry, other)
    registry.close()
    shutil.rmtree(paths.data_dir)
    shutil.copytree(other.data_dir, paths.data_dir)
    with pytest.raises(OtherList):
        _open(paths)
    ways = Recoveries(paths)
    ways.take(ways.whole(), LATER)
    _open(paths, accept=True).close()
    assert _without_revision(_shown(paths)["records"]) == _without_revision(before["records"])


def test_a_line_that_the_list_refuses_stops_the_recovery_before_anything_is_replaced(paths):
    _write_down(paths, Row("subscription", {"id": "no shop has it"}))
    paths.registry_file.write_bytes(b"destroyed")
    ways = Recoveries(paths)
    with pytest.raises(BackupFailed, match="refuses"):
        ways.take(ways.whole(), LATER)
    assert paths.registry_file.read_bytes() == b"destroyed"
    assert not [*paths.data_dir.glob("recovered*"), *paths.data_dir.glob("registry-*")]


def test_lines_of_another_version_or_of_no_account_are_left_out(paths):
    before = _shown(paths)
    till = Row("till", {"account_id": "nobody", "number": "1", "name": "", "made_at": 1, "changed_at": 1})
    _write_down(paths, Row("of a newer version", {"id": "1"}), till)
    paths.registry_file.unlink()
    ways = Recoveries(paths)
    ways.take(ways.whole(), LATER)
    after = _shown(paths)
    assert after["tills"] == before["tills"] and after["accounts"] == before["accounts"]


@pytest.mark.parametrize("way", ["take", "take where none is", "save"])
def test_a_disk_that_is_full_leaves_the_list_and_says_so(paths, tmp_path, monkeypatch, way):
    paths.registry_file.write_bytes(b"destroyed")
    if way == "take where none is":
        paths.registry_file.unlink()
    ways = Recoveries(paths)
    found, target = ways.whole(), paths.data_dir / "saved.sqlite"

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(recovery, "replace_file", full)
    with pytest.raises(CouldNotSave, match="No space"):
        ways.save(found, target) if way == "save" else ways.take(found, LATER)
    assert not target.exists() and not [*paths.data_dir.glob("recovered*"), *paths.data_dir.glob("saved*")]
    assert Recoveries(paths).whole() == found, "it can be tried again"


def _encrypt(*folders):
    for file in (one for folder in folders for one in folder.rglob("*") if one.is_file()):
        file.write_bytes(os.urandom(file.stat().st_size))


def test_what_a_virus_encrypted_here_comes_back_from_the_copy_of_the_same_name_elsewhere(paths, tmp_path):
    (backup,) = Recoveries(paths).backups()
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.copy_to(backup, stick)
    _encrypt(paths.data_dir, paths.config_dir)
    ways = Recoveries(paths, (stick,))
    way = ways.whole()
    assert way is not None and way.base == stick / backup.path.name
    (shown_one,) = ways.backups()
    assert ways.of_backup(shown_one).base == way.base
    ways.take(way, LATER)
    registry = _open(paths)
    assert len(registry.contents("shop").records) == 3
    registry.close()


def test_a_damaged_row_comes_back_from_the_newest_backup_that_is_sound_and_of_this_list(paths, tmp_path):
    before = _shown(paths)
    other = program_paths(tmp_path / "other")
    other.make()
    registry = _open(other)
    fill(registry)
    registry.save_account(replace(SHOP, name="Someone else's shop"))
    foreign = _back_up(registry, other)
    registry.close()
    _flip(paths)
    _flip_account(paths)
    for one in (paths.journal_folder.glob("*"), paths.backup_folder.glob("*.jsonl")):
        for file in one:
            file.unlink()
    (good,) = backups.backups(paths.backup_folder)
    shutil.copyfile(foreign.path, good.path.with_name("list-000050-20261128-100000-usual.sqlite"))
    good.path.with_name("list-000051-20261128-100000-usual.sqlite").write_bytes(os.urandom(9000))
    ways = Recoveries(paths)
    ways.take(ways.whole(), LATER)
    assert {one.name for one in _shown(paths)["accounts"]} == {one.name for one in before["accounts"]}


@pytest.mark.parametrize("step", ["replace_file", "sync_folder", "os.fsync"])
def test_a_second_place_that_fails_in_mid_copy_keeps_nothing_half_copied(paths, tmp_path, monkeypatch, step):
    (backup,) = Recoveries(paths).backups()
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "list-000007-20261128-090000-usual.sqlite.new").write_bytes(b"what a pulled plug left")
    full = OSError(28, "No space left on device")
    monkeypatch.setattr(f"k2desk.store.backups.{step}", lambda *_, **__: (_ for _ in ()).throw(full))
    with pytest.raises(OSError, match="No space"):
        backups.copy_to(backup, stick)
    assert not [one for one in stick.iterdir() if one.name.endswith(".new")]
    monkeypatch.undo()
    backups.copy_to(backup, stick)
    assert [one.read_bytes() for one in stick.iterdir()] == [backup.path.read_bytes()]


# --- how long backups are kept ----------------------------------------------------------------------------------------


def _series(start, step, count, first=1):
    numbers = range(first, first + count)
    return [Backup(f"list-{one}", one, start + (one - first) * step, "usual") for one in numbers]


def _kept(found) -> list:
    newest_first = sorted(found, key=lambda one: -one.number)
    return sorted(backups.kept(newest_first), key=lambda one: -one.number)


def test_backups_of_two_days_then_of_days_weeks_and_months_are_kept():
    start = datetime(2026, 1, 1, tzinfo=UTC)
    found = _series(start, timedelta(hours=6), 4 * 365)
    left = _kept(found)
    newest = found[-1].taken_at
    assert [one for one in left if newest - one.taken_at <= timedelta(days=2)] == found[:-10:-1]
    days = {one.taken_at.date() for one in left if newest - one.taken_at < timedelta(days=12)}
    assert len(days) == 12
    assert len({one.taken_at.isocalendar()[:2] for one in left if newest - one.taken_at < timedelta(weeks=10)}) == 10
    assert len({one.taken_at.month for one in left}) == 9
    assert len(left) < 45


def test_a_clock_that_is_wrong_by_a_year_drops_nothing_for_its_date_and_no_name_is_there_twice(paths):
    start = datetime(2026, 11, 1, tzinfo=UTC)
    usual = _series(start, timedelta(hours=12), 40)
    back = _series(start - timedelta(days=365), timedelta(hours=12), 10, first=41)
    assert set(usual[-8:]) <= set(_kept([*usual, *back])), "the newest before the clock was set back"
    assert back[-1] in _kept([*usual, *back])
    ahead = _series(start + timedelta(days=365), timedelta(hours=12), 10, first=41)
    assert len({one.taken_at.date() for one in _kept([*usual, *ahead]) if one in usual}) >= 7
    registry = _open(paths)
    made = [_back_up(registry, paths, at) for at in (NOW, NOW - timedelta(days=365), NOW, NOW)]
    registry.close()
    assert len({one.path for one in made}) == 4
    assert [one.number for one in backups.backups(paths.backup_folder)] == [5, 4, 3, 2, 1]
