"""A new version opens the files of every older one, and an old version leaves the files of a newer one alone."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from k2desk.model.history import DayMark
from k2desk.model.records import Outcome, State
from k2desk.model.recovery import BackupFault
from k2desk.model.registry_errors import CouldNotSave, DamagedRegistry, NewerRegistry
from k2desk.store import backups, list_schema, sqlite_file
from k2desk.store.list_preview import list_preview
from k2desk.store.migrations import MIGRATIONS, NEWEST, WITH_CHECKSUMS
from k2desk.store.sqlite import SqliteRegistry
from tests.store.everything import changed

OLD = Path(__file__).with_name("old")
STORED = sorted(int(file.name.removeprefix("registry-v").partition(".")[0]) for file in OLD.glob("registry-v*.gz"))
WHEN = datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC)
FIRST = "00000000-0000-4000-8000-000000000001"


def _unpacked(folder: Path, version: int) -> Path:
    file = folder / "registry.sqlite"
    file.write_bytes(gzip.decompress((OLD / f"registry-v{version}.sqlite.gz").read_bytes()))
    return file


def _schema(file: Path) -> set[tuple[str, str]]:
    db = sqlite3.connect(file)
    try:
        return set(db.execute("SELECT name, COALESCE(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"))
    finally:
        db.close()


def _rows(file: Path) -> dict[str, list[tuple]]:
    """Return all rows of the tables that existed before the checksums."""
    with closing(sqlite3.connect(file)) as db:
        names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {"alert": []} | {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


def test_a_file_of_every_version_before_this_one_is_stored():
    assert set(range(1, NEWEST)) <= set(STORED)


@pytest.mark.parametrize("version", STORED)
def test_what_an_old_version_kept_is_all_there(tmp_path, version):
    file = _unpacked(tmp_path, version)
    registry = SqliteRegistry(file)
    (account,) = registry.accounts()
    assert (account.name, account.environment, account.made_at) == ("Njeri Hardware", "sandbox", WHEN)
    contents = registry.contents("shop")
    assert [(one.scope_reference, one.state) for one in contents.records] == [
        ("555555", State.CREATED),
        ("112233", State.NOT_SENT),
        ("778899", State.NOT_CONFIRMED),
    ]
    assert contents.records[0].kopokopo_id == "c7f300c0-f1ef-4151-9bbe-005005aa3747"
    assert dict(contents.records[1].trouble.params) == {"reason": "Invalid “scope”"}
    (check,) = contents.checks
    assert (check.standing, check.word, check.good_at) == (Outcome.FOUND, "Active", WHEN)
    assert [event.word for event in registry.history(FIRST)] == ["Active"]
    assert registry.days(FIRST, date(2026, 11, 1)) == ((date(2026, 11, 23), DayMark.GOOD),)
    assert registry.draft("shop", "new_subscription") == '{"address":"https://draft.example"}'
    if version >= 2:
        assert [(till.number, till.name) for till in contents.tills] == [("555555", "Westlands")]
        assert [address.seconds for address in contents.addresses] == [0.4]
        assert [alert.body for alert in registry.alerts("shop")] == [b'{"topic":"buygoods_transaction_received"}']
    if version >= 3:
        assert [morning.overall for morning in registry.mornings("shop", date(2026, 11, 1))] == ["good"]
    registry.close()


@pytest.mark.parametrize("version", STORED)
def test_the_first_paint_shows_an_old_list_before_it_is_migrated(tmp_path, version):
    file = _unpacked(tmp_path, version)
    before = file.read_bytes()
    look = list_preview(file, lambda accounts: accounts[0])
    assert [one.scope_reference for one in look.contents.records] == ["555555", "112233", "778899"]
    assert file.read_bytes() == before


@pytest.mark.parametrize("version", [version for version in STORED if version < NEWEST])
def test_the_old_file_is_copied_before_it_becomes_a_new_one(tmp_path, version):
    file = _unpacked(tmp_path, version)
    rows = _rows(file)
    SqliteRegistry(file).close()
    (made,) = backups.backups(tmp_path / "backups")
    assert made.why == "migration" and backups.read_facts(made.path).version == version
    copy = made.path
    assert _rows(copy) == {**rows, "alert": []}, "all of it but messages that name customers"
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    SqliteRegistry(fresh / "registry.sqlite").close()
    assert _schema(file) == _schema(fresh / "registry.sqlite")
    stamp = copy.stat().st_mtime_ns
    SqliteRegistry(file).close()
    assert copy.stat().st_mtime_ns == stamp, "the second start migrates nothing"


@pytest.mark.parametrize("version", [one for one in STORED if one < WITH_CHECKSUMS])
def test_a_value_that_the_table_refuses_is_seen_in_a_file_without_checksums(tmp_path, version):
    """The migration would give its row a checksum, and from then on the value would count as true."""
    file = _unpacked(tmp_path, version)
    content = changed(file.read_bytes(), "UPDATE subscription SET state = 'creatfd'")
    file.write_bytes(content)
    with pytest.raises(DamagedRegistry):
        SqliteRegistry(file)
    assert backups.read_facts(file) is BackupFault.DAMAGED
    assert file.read_bytes() == content


@pytest.mark.parametrize("version", [one for one in STORED if one >= WITH_CHECKSUMS])
def test_a_value_that_the_table_refuses_costs_its_row_from_the_checksums_on(tmp_path, version):
    file = _unpacked(tmp_path, version)
    file.write_bytes(changed(file.read_bytes(), "UPDATE subscription SET state = 'creatfd'"))
    registry = SqliteRegistry(file)
    assert {one.table for one in registry.damage()} == {"subscription"}
    registry.close()


def test_messages_in_the_copies_that_older_versions_made_are_forgotten(tmp_path):
    """They copied the whole file, with what names customers."""
    copy = tmp_path / "registry-before-v6-from-v5.sqlite"
    copy.write_bytes(_unpacked(tmp_path, 5).read_bytes())
    rows = _rows(copy)
    assert rows["alert"]
    SqliteRegistry(tmp_path / "registry.sqlite").close()
    assert _rows(copy) == {**rows, "alert": []}
    assert b'{"topic":' not in copy.read_bytes(), "what is deleted is overwritten"


@pytest.mark.parametrize("full_at", ["make_folder", "create", "sync_file", "replace_file"])
@pytest.mark.parametrize("version", [version for version in STORED if version < NEWEST][-2:])
def test_without_room_for_the_copy_nothing_is_migrated(tmp_path, version, full_at, monkeypatch):
    file = _unpacked(tmp_path, version)
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, full_at, full)
    with pytest.raises(CouldNotSave):
        SqliteRegistry(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("version", [version for version in STORED if version > 1])
def test_an_old_version_leaves_a_newer_list_as_it_is(tmp_path, version, monkeypatch):
    file = _unpacked(tmp_path, version)
    before = file.read_bytes()
    monkeypatch.setattr(list_schema, "MIGRATIONS", MIGRATIONS[: version - 1])
    monkeypatch.setattr(sqlite_file, "NEWEST", version - 1)
    with pytest.raises(NewerRegistry):
        SqliteRegistry(file)
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [file.name]
