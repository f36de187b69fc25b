"""The registry's promises, each on a real file."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from k2desk.model.history import DayMark, HistoryEvent, Observation, Settlement
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountRecord, CheckRecord, Outcome, RemoteFacts, State, SubscriptionRecord
from k2desk.model.registry_errors import (
    AlreadyThere,
    CouldNotSave,
    DamagedRegistry,
    IllegalStep,
    NewerRegistry,
    RegistryError,
    RegistryInUse,
    UnknownRecord,
)
from k2desk.store.list_preview import list_preview
from k2desk.store.migrations import NEWEST
from k2desk.store.paths import program_paths
from k2desk.store.sqlite import SqliteRegistry
from k2desk.store.threaded import ThreadedRegistry
from k2desk.system.relaunch import program_environment
from tests.postgres_server import ADMINISTRATOR, PASSWORD
from tests.store.engines import MemoryRegistry, OnOneThread
from tests.systems import is_private, only_on_linux

NOW = datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC)
SHOP = AccountRecord("shop", "Njeri Hardware", "sandbox", "https://sandbox.kopokopo.com", 2, NOW)


def row(**facts) -> SubscriptionRecord:
    usual = {
        "id": str(uuid.uuid4()),
        "account_id": "shop",
        "event_type": "buygoods_transaction_received",
        "scope": "till",
        "scope_reference": "555555",
        "address": "https://shop.njeri.co.ke/k2/paid",
        "daraja": False,
        "api_version": 2,
        "state": State.NOT_SENT,
        "pressed_at": NOW,
        "host": "sandbox.kopokopo.com",
    }
    return SubscriptionRecord(**{**usual, **facts})


@pytest.fixture(params=["file", "memory", "postgresql"])
async def registry(request, tmp_path):
    """Every promise of the contract holds on each engine."""
    if request.param == "memory":
        opened = OnOneThread(MemoryRegistry())
    elif request.param == "postgresql":
        address = request.getfixturevalue("shared")
        from k2desk.store.postgres import PostgresRegistry
        from k2desk.store.postgres_link import connect

        administrator = replace(address, user=ADMINISTRATOR)
        opened = OnOneThread(PostgresRegistry(connect(administrator, PASSWORD)))
    else:
        opened = OnOneThread(SqliteRegistry(tmp_path / "registry.sqlite"))
    await opened.save_account(SHOP)
    yield opened
    opened.end()


@pytest.fixture
async def file_registry(tmp_path):
    opened = ThreadedRegistry.open(program_paths(tmp_path))
    await opened.save_account(SHOP)
    yield opened
    await opened.close()


async def _sending(registry, **facts) -> SubscriptionRecord:
    (record,) = await registry.record_intents([row(**facts)])
    return await registry.resend(record.id, "here/1", NOW)


async def test_what_was_kept_comes_back_as_it_was(registry):
    trouble = Problem(
        ProblemKind.UNKNOWN_TILL, (("reason", "Invalid “scope”"),), details="HTTP 400\nInvalid scope reference"
    )
    (record,) = await registry.record_intents([row(trouble=trouble, scope_reference=None, scope="company")])
    contents = await registry.contents("shop")
    assert contents.records == (record,)
    assert record.trouble == trouble and record.pressed_at == NOW


async def test_accounts_are_kept_and_renamed(registry):
    await registry.save_account(replace(SHOP, name="Njeri & Sons"))
    assert [account.name for account in await registry.accounts()] == ["Njeri & Sons"]


async def test_a_double_press_is_impossible_in_the_data_itself(registry):
    first = await _sending(registry)
    (second,) = await registry.record_intents([row()])
    with pytest.raises(AlreadyThere) as raised:
        await registry.resend(second.id, "here/1", NOW)
    assert raised.value.record_id == first.id


async def test_of_many_racing_presses_one_is_sent(registry):
    rows = await registry.record_intents([row() for _ in range(20)])
    results = await asyncio.gather(
        *(registry.resend(record.id, "here/1", NOW) for record in rows), return_exceptions=True
    )
    assert sum(isinstance(result, SubscriptionRecord) for result in results) == 1
    assert sum(isinstance(result, AlreadyThere) for result in results) == 19


async def test_a_deliberate_spare_is_another_row(registry):
    await _sending(registry)
    assert (await _sending(registry, duplicate_no=1)).state is State.SENDING


async def test_one_doubled_row_keeps_the_whole_batch_out(registry):
    await _sending(registry)
    with pytest.raises(AlreadyThere):
        await registry.record_intents([row(scope_reference="112233"), row(state=State.CREATED, kopokopo_id="k")])
    assert len((await registry.contents("shop")).records) == 1


@pytest.mark.parametrize("state", [State.CREATED, State.NOT_CREATED, State.NOT_SENT, State.NOT_CONFIRMED])
async def test_an_attempt_ends_in_any_of_four_ways(registry, state):
    record = await _sending(registry)
    event = HistoryEvent(str(uuid.uuid4()), record.id, NOW, state.value)
    settled = await registry.settle(record.id, Settlement(state, NOW, history=(event,)))
    assert settled.state is state
    assert settled.revision > record.revision
    assert state.value in [one.kind for one in await registry.history(record.id)]


async def test_steps_that_would_lie_are_refused(registry):
    record = await _sending(registry)
    created = await registry.settle(record.id, Settlement(State.CREATED, NOW, kopokopo_id="k1", location="l"))
    for state in State:
        with pytest.raises(IllegalStep):
            await registry.settle(created.id, Settlement(state, NOW))
    with pytest.raises(IllegalStep):
        await registry.resend(created.id, "here/1", NOW)
    with pytest.raises(UnknownRecord):
        await registry.settle("nobody", Settlement(State.CREATED, NOW))


async def test_what_is_not_confirmed_is_never_sent_again_as_itself(registry):
    record = await _sending(registry)
    await registry.settle(record.id, Settlement(State.NOT_CONFIRMED, NOW))
    with pytest.raises(IllegalStep):
        await registry.resend(record.id, "here/1", NOW)
    settled = await registry.settle(record.id, Settlement(State.CREATED, NOW, kopokopo_id="k1", location="l"))
    assert (settled.state, settled.kopokopo_id) == (State.CREATED, "k1")


async def test_the_same_kopo_kopo_id_is_in_the_list_once(registry):
    first = await _sending(registry)
    await registry.settle(first.id, Settlement(State.CREATED, NOW, kopokopo_id="k1", location="l"))
    second = await _sending(registry, scope_reference="112233")
    with pytest.raises(AlreadyThere) as raised:
        await registry.settle(second.id, Settlement(State.CREATED, NOW, kopokopo_id="k1", location="l"))
    assert raised.value.record_id == first.id


async def test_a_crash_while_sending_becomes_not_confirmed_and_only_of_those_who_are_gone(registry):
    mine, remote = await _sending(registry), await _sending(registry, scope_reference="112233")
    await registry.sql("UPDATE subscription SET sender = 'gone' WHERE id = :id", id=remote.id)
    if hasattr(registry.backend, "session"):
        await registry.sql("UPDATE subscription SET session = :gone WHERE id = :id", gone=-1, id=remote.id)
    assert await registry.recover("here/1", NOW) == (remote.id,)
    states = {record.id: record.state for record in (await registry.contents("shop")).records}
    assert states == {mine.id: State.SENDING, remote.id: State.NOT_CONFIRMED}


async def test_removal_is_a_tombstone_and_undo_its_inverse(registry):
    record = await _sending(registry)
    removed = await registry.remove(record.id, NOW)
    assert removed.removed_at == NOW
    again = await _sending(registry)
    with pytest.raises(AlreadyThere) as raised:
        await registry.restore(record.id, NOW)
    assert raised.value.record_id == again.id
    await registry.remove(again.id, NOW)
    assert (await registry.restore(record.id, NOW)).removed_at is None


async def test_checks_are_kept_apart_and_a_day_keeps_its_worst(registry):
    record = await _sending(registry)
    check = CheckRecord(
        record.id,
        NOW,
        Outcome.FOUND,
        NOW,
        word="Aktivé",
        good_at=NOW,
        remote=RemoteFacts("customer_created", "https://x.y/", "company", None),
        trouble=Problem(ProblemKind.NOT_ANSWERING),
    )
    today = date(2026, 11, 23)
    for mark in (DayMark.GOOD, DayMark.BAD, DayMark.CARE):
        await registry.observed([Observation(check, today, mark)])
    contents = await registry.contents("shop")
    assert contents.checks == (check,)
    assert contents.records[0].revision == record.revision, "a check never rewrites the subscription's row"
    assert await registry.days(record.id, today - timedelta(days=29)) == ((today, DayMark.BAD),)
    assert await registry.days(record.id, today + timedelta(days=1)) == ()


async def test_kopo_kopos_facts_are_taken_over_on_the_users_word(registry):
    record = await _sending(registry)
    await registry.settle(record.id, Settlement(State.CREATED, NOW, kopokopo_id="k1", location="l"))
    kept = await registry.keep_theirs(
        record.id, RemoteFacts("customer_created", "https://new.co.ke/", "company", None), NOW
    )
    assert (kept.event_type, kept.address, kept.scope, kept.scope_reference) == (
        "customer_created",
        "https://new.co.ke/",
        "company",
        None,
    )


async def test_each_change_of_a_row_has_a_higher_revision(registry):
    first = await _sending(registry)
    second = await _sending(registry, scope_reference="112233")
    removed = await registry.remove(first.id, NOW)
    assert first.revision < second.revision < removed.revision


async def test_drafts_are_kept_replaced_and_forgotten(registry):
    assert await registry.draft("shop", "form") is None
    await registry.save_draft("shop", "form", "one")
    await registry.save_draft("shop", "form", "two ✓")
    assert await registry.draft("shop", "form") == "two ✓"
    await registry.save_draft("shop", "form", None)
    assert await registry.draft("shop", "form") is None


async def test_a_cancelled_caller_waits_for_the_end(file_registry):
    task = asyncio.ensure_future(file_registry.save_draft("shop", "form", "kept"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await file_registry.draft("shop", "form") == "kept"


async def test_all_of_it_is_there_after_a_restart(tmp_path):
    first = ThreadedRegistry.open(program_paths(tmp_path))
    await first.save_account(SHOP)
    record = await _sending(first)
    await first.close()
    look = list_preview(program_paths(tmp_path).registry_file, lambda accounts: accounts[0])
    assert (look.accounts, look.contents.records) == ((SHOP,), (record,))
    second = ThreadedRegistry.open(program_paths(tmp_path))
    assert second.installation == first.installation
    assert (await second.contents("shop")).records == (record,)
    await second.close()


async def test_a_second_program_is_told_at_once_that_the_list_is_in_use(file_registry, tmp_path):
    program = (
        "import sys; from pathlib import Path; from k2desk.store.paths import program_paths;"
        "from k2desk.store.threaded import ThreadedRegistry; ThreadedRegistry.open(program_paths(Path(sys.argv[1])))"
    )
    other = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        env=program_environment(),
        timeout=20,
    )
    assert "RegistryInUse" in other.stderr
    with pytest.raises(RegistryInUse):
        ThreadedRegistry.open(program_paths(tmp_path))


def _made(tmp_path):
    path = tmp_path / "registry.sqlite"
    SqliteRegistry(path).close()
    return path


def test_a_new_list_is_one_file(tmp_path):
    SqliteRegistry(tmp_path / "registry.sqlite").close()
    assert {one.name for one in tmp_path.iterdir()} <= {"registry.sqlite", "registry.sqlite-journal"}


def test_the_files_settings_are_what_power_cuts_ask_for(tmp_path):
    registry = SqliteRegistry(_made(tmp_path))
    assert registry._value("PRAGMA journal_mode") == "truncate"
    assert registry._value("PRAGMA synchronous") == 3
    assert registry._value("PRAGMA foreign_keys") == 1
    registry.close()
    assert is_private(tmp_path / "registry.sqlite")


@pytest.mark.parametrize("damage", ["empty", "zeros", "short", "text", "foreign", "flipped"])
def test_a_damaged_or_foreign_file_is_never_overwritten(tmp_path, damage):
    path = _made(tmp_path)
    sound = path.read_bytes()
    if damage == "foreign":
        path.unlink()
        other = sqlite3.connect(path)
        other.execute("CREATE TABLE customers (name TEXT)")
        other.close()
    else:
        path.write_bytes(
            {
                "empty": b"",
                "zeros": bytes(len(sound)),
                "short": sound[: len(sound) // 2],
                "text": b"a shopping list\n" * 100,
                "flipped": sound[:4096] + bytes(200) + sound[4296:],
            }[damage]
        )
    before = path.read_bytes()
    with pytest.raises(DamagedRegistry):
        SqliteRegistry(path)
    assert path.read_bytes() == before


def test_a_directory_in_its_place_is_told(tmp_path):
    path = tmp_path / "registry.sqlite"
    path.mkdir()
    with pytest.raises(RegistryError):
        SqliteRegistry(path)


def test_a_newer_file_is_refused_and_left_as_it_is(tmp_path):
    path = _made(tmp_path)
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(NewerRegistry):
        SqliteRegistry(path)
    assert path.read_bytes() == before


def test_a_start_that_was_killed_leaves_nothing_that_looks_like_damage(tmp_path):
    (tmp_path / "registry.sqlite.new").write_bytes(b"")
    registry = SqliteRegistry(tmp_path / "registry.sqlite")
    assert registry.accounts() == ()
    registry.close()


@only_on_linux("a full disk is made of a small tmpfs")
@pytest.mark.skipif(shutil.which("mount") is None, reason="needs mount")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no right to mount a small disk here")
    try:
        registry = SqliteRegistry(folder / "registry.sqlite")
        registry.save_account(SHOP)
        kept = 0
        with pytest.raises(CouldNotSave):
            for number in range(10_000):
                registry.record_intents([row(scope_reference=str(number), address="https://x.co.ke/" + "y" * 500)])
                kept += 1
        assert len(registry.contents("shop").records) == kept > 0
        registry.close()
    finally:
        subprocess.run(["umount", str(folder)], check=True)
