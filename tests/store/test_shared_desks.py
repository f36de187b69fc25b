"""Several desks with one list: nothing is created twice, nothing is lost, and each sees what the others do."""

from __future__ import annotations

import asyncio
import threading
import uuid
from datetime import timedelta

import pytest

from k2desk.model.history import AccountEvent, DayMark, HistoryEvent, HistoryFilter, Observation, Settlement
from k2desk.model.kept_text import KeptText
from k2desk.model.records import AccountRecord, CheckRecord, DeskName, Outcome, RowNote, State, TillRecord
from k2desk.model.registry_errors import AlreadyThere, RegistryBusy
from k2desk.model.shared_list import ListTrouble, SharedListError
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.store.desk_copy import SharedList
from k2desk.store.paths import program_paths
from k2desk.store.postgres_schema import WRITING
from k2desk.store.threaded import ThreadedRegistry
from tests.postgres_server import PASSWORD
from tests.shared_lists import as_root
from tests.store.test_registry import NOW, SHOP, row
from tests.waiting import until


async def _desk(folder, address, name: str) -> ThreadedRegistry:
    registry = ThreadedRegistry.open(program_paths(folder))
    await registry.share(SharedList(address, "", 0, None, name, "Wanjiru"))
    await registry.connect(PASSWORD)
    await until(lambda: registry.line.trouble is None, "no line to the shared list")
    return registry


@pytest.fixture
async def desks(shared, tmp_path):
    """Two desks with one shared list, which has an account."""
    till, office = await _desk(tmp_path / "till", shared, "Till 1"), await _desk(tmp_path / "office", shared, "Office")
    await till.save_account(SHOP)
    yield till, office
    for one in (till, office):
        await one.close()


async def _rows(registry) -> dict[str, State]:
    return {one.id: one.state for one in (await registry.contents("shop")).records}


async def _sees(registry, record_id, state) -> None:
    await _until(registry, lambda rows: rows.get(record_id) is state)


async def _until(registry, holds) -> None:
    import time

    end = time.monotonic() + 30
    while not holds(await _rows(registry)):
        assert time.monotonic() < end, await _rows(registry)
        await asyncio.sleep(0.02)


def _ended(record_id, state=State.CREATED, **facts) -> Settlement:
    event = HistoryEvent(str(uuid.uuid4()), record_id, NOW, state.value)
    if state is State.CREATED:
        facts = {"kopokopo_id": "k1", "location": "https://sandbox.kopokopo.com/k1", **facts}
    return Settlement(state, NOW, history=(event,), **facts)


async def _cut(server, registry) -> None:
    """End all connections of a desk, as a server that is stopped does."""
    session = registry._backend._list.raw.info.backend_pid
    with as_root(server) as root:
        root.execute("SELECT pg_terminate_backend(%s)", (session,))
    await until(lambda: (found := registry._backend._list) is None or found.raw.info.backend_pid != session)


async def test_what_one_desk_does_the_other_sees_and_has_in_its_own_file(desks):
    till, office = desks
    (planned,) = await till.record_intents([row()])
    sending = await till.resend(planned.id, f"{till.installation}/1", NOW)
    await _sees(office, sending.id, State.SENDING)
    await till.settle(sending.id, _ended(sending.id))
    await _sees(office, sending.id, State.CREATED)
    await office.save_notes([RowNote(sending.id, "at the door", NOW)])
    await office.save_tills([TillRecord("shop", "555555", "Front", NOW)])
    check = CheckRecord(sending.id, NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW)
    await office.observed([Observation(check, NOW.date(), DayMark.CARE)])
    await until(lambda: till.line.trouble is None)
    await _until(till, lambda rows: bool(rows))
    assert (await office.history(sending.id))[0].kind in {"created", "sent"}
    for _ in range(500):
        if (await till.contents("shop")).checks == (check,):
            break
        await asyncio.sleep(0.02)
    assert (await till.contents("shop")).checks == (check,)
    assert await till.days(sending.id, NOW.date()) == ((NOW.date(), DayMark.CARE),)
    assert (await office.desks())[till.installation] == DeskName("Till 1", "Wanjiru")


async def test_the_history_names_desk_and_person_at_every_desk_and_after_leaving(desks):
    till, office = desks
    (planned,) = await till.record_intents([row()])
    sending = await till.resend(planned.id, f"{till.installation}/1", NOW)
    await till.settle(sending.id, _ended(sending.id))
    await _sees(office, sending.id, State.CREATED)
    await office.remove(sending.id, NOW, (HistoryEvent("gone", sending.id, NOW, "removed"),))
    await office.add_account_history([AccountEvent("named", "shop", NOW, "till_renamed", "555555", "Front")])
    wanted = {"sent": "Till 1", "created": "Till 1", "removed": "Office", "till_renamed": "Office"}

    async def named(registry) -> dict[str, str]:
        found = await registry.account_history("shop", HistoryFilter(with_rows=True))
        assert {event.person for event in found} <= {"Wanjiru"}
        return {event.kind: event.desk for event in found}

    for registry in desks:
        for _ in range(500):
            if await named(registry) == wanted:
                break
            await asyncio.sleep(0.02)
        assert await named(registry) == wanted
        assert {event.kind: event.desk for event in await registry.history(sending.id)}["removed"] == "Office"
    await till.share(None)
    assert await named(till) == wanted, "a desk that leaves takes the names along"


async def test_of_two_desks_that_press_at_once_one_sends_and_the_other_sees_which(desks):
    till, office = desks
    (first,) = await till.record_intents([row()])
    (second,) = await office.record_intents([row()])
    await till.resend(first.id, f"{till.installation}/1", NOW)
    with pytest.raises(AlreadyThere) as raised:
        await office.resend(second.id, f"{office.installation}/1", NOW)
    assert raised.value.record_id == first.id
    found = {one.id: one for one in (await office.contents("shop")).records}[first.id]
    assert found.state is State.SENDING and found.sender.startswith(till.installation)
    assert raised.value.sent_by == DeskName("Till 1", "Wanjiru"), "the second one sees who is creating it now"
    assert SubscriptionCache(await office.contents("shop")).get(first.id).sent_by == DeskName("Till 1", "Wanjiru")
    assert SubscriptionCache(await till.contents("shop")).get(first.id).sent_by is None, "at its own desk it is plain"
    await till.name_desk(KeptText("Front"), KeptText("Otieno"))
    for _ in range(500):
        if (await office.rows_of("shop", [first.id])).desks[till.installation] == DeskName("Front", "Otieno"):
            break
        await asyncio.sleep(0.02)
    assert (await office.rows_of("shop", [first.id])).desks[till.installation] == DeskName("Front", "Otieno")


async def test_a_create_whose_desk_is_gone_is_not_confirmed_and_a_late_location_wins(desks, server):
    till, office = desks
    (planned,) = await till.record_intents([row()])
    await till.resend(planned.id, f"{till.installation}/1", NOW)
    await _sees(office, planned.id, State.SENDING)
    till._hang_up()
    with as_root(server) as root:
        root.execute("SELECT pg_terminate_backend(%s)", (till._backend._list.raw.info.backend_pid,))
    await until(lambda: till.line.trouble is not None)
    assert await office.recover(f"{office.installation}/1", NOW) == (planned.id,)
    await _sees(office, planned.id, State.NOT_CONFIRMED)
    settled = await till.settle(planned.id, _ended(planned.id))
    assert settled.state is State.CREATED, "the desk that sent it knows the answer at once, without a line"
    await till.connect(PASSWORD)
    await _sees(office, planned.id, State.CREATED)
    await _sees(till, planned.id, State.CREATED)


async def test_a_desk_that_comes_back_in_time_still_stands_for_what_it_sends(desks, server):
    till, office = desks
    (planned,) = await till.record_intents([row()])
    await till.resend(planned.id, f"{till.installation}/1", NOW)
    await _cut(server, till)
    await until(lambda: till._backend._list is not None and till.line.trouble is None, "it does not come back")
    assert await office.recover(f"{office.installation}/1", NOW) == ()
    await till.settle(planned.id, _ended(planned.id))
    await _sees(office, planned.id, State.CREATED)


async def test_two_locations_of_one_row_that_was_sent_twice_are_both_in_the_list(desks, server):
    till, office = desks
    (planned,) = await till.record_intents([row()])
    await till.resend(planned.id, f"{till.installation}/1", NOW)
    till._hang_up()
    with as_root(server) as root:
        root.execute("SELECT pg_terminate_backend(%s)", (till._backend._list.raw.info.backend_pid,))
    await until(lambda: till.line.trouble is not None)
    await office.recover(f"{office.installation}/1", NOW)
    await office.settle(planned.id, Settlement(State.NOT_CREATED, NOW))
    await office.resend(planned.id, f"{office.installation}/1", NOW)
    await office.settle(planned.id, _ended(planned.id, kopokopo_id="k2", location="https://sandbox.kopokopo.com/k2"))
    await till.settle(planned.id, _ended(planned.id))
    await till.connect(PASSWORD)
    await _until(office, lambda rows: list(rows.values()).count(State.CREATED) == 2)
    found = {one.kopokopo_id for one in (await office.contents("shop")).records}
    assert found == {"k1", "k2"}


async def test_without_a_line_the_list_is_read_and_nothing_is_created_or_queued(desks, server, shared, tmp_path):
    till, office = desks
    (planned,) = await till.record_intents([row()])
    await _until(office, lambda rows: planned.id in rows)
    await office.close()
    alone = ThreadedRegistry.open(program_paths(tmp_path / "office"))
    assert alone.line.as_of is not None and alone.line.trouble is ListTrouble.NOT_ANSWERING
    assert planned.id in await _rows(alone), "the list opens from the desk's own copy"
    for change in (
        alone.record_intents([row(scope_reference="112233")]),
        alone.resend(planned.id, "x/1", NOW),
        alone.remove(planned.id, NOW),
        alone.save_tills([TillRecord("shop", "1", "x", NOW)]),
    ):
        with pytest.raises(SharedListError):
            await change
    await alone.save_draft("shop", "form", "typed")
    assert await alone.draft("shop", "form") == "typed"
    await alone.save_account(AccountRecord("practice", "", "practice", "", 2, NOW))
    (own,) = await alone.record_intents([row(account_id="practice", host="practice")])
    assert own.state is State.NOT_SENT, "practice goes on"
    await alone.close()


async def test_one_desk_checks_and_another_takes_over_when_it_is_gone(desks):
    till, office = desks
    assert await till.lead("shop")
    assert not await office.lead("shop")
    await till.close()
    for _ in range(300):
        if await office.lead("shop"):
            break
        await asyncio.sleep(0.02)
    assert await office.lead("shop")


async def test_a_desk_that_takes_the_checks_over_knows_what_the_desk_before_has_read(desks):
    """Else it would read rows early that were read a moment ago."""
    till, office = desks
    await till.record_intents([row()])
    (record_id,) = await _rows(till)
    await _until(office, lambda rows: record_id in rows)
    check = CheckRecord(record_id, NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW)
    has_read = threading.Event()

    def take_over():
        assert has_read.wait(30)
        return office._backend.lead("shop"), office._backend.contents("shop").checks

    taking = asyncio.ensure_future(office.run(take_over))
    await till.observed([Observation(check, NOW.date(), DayMark.GOOD)])
    has_read.set()
    assert await taking == (True, (check,))


async def test_a_change_told_while_a_desk_asks_for_something_else_is_seen_without_another(desks):
    till, office = desks
    has_saved = threading.Event()

    def ask():
        assert has_saved.wait(30)
        till._backend._list.raw.execute("SELECT 1")

    asking = asyncio.ensure_future(till.run(ask))
    await office.save_tills([TillRecord("shop", "555555", "Front", NOW)])
    has_saved.set()
    await asking
    for _ in range(500):
        if (await till.user_changes("shop")).tills:
            break
        await asyncio.sleep(0.02)
    assert (await till.user_changes("shop")).tills


async def test_a_list_that_another_desk_keeps_busy_costs_no_desk_its_line_or_its_checks(desks, server, shared):
    """Moving a long list in takes longer than any other change waits."""
    till, office = desks
    assert await till.lead("shop")
    (planned,) = await office.record_intents([row()])
    await office.resend(planned.id, f"{office.installation}/1", NOW)
    await _sees(till, planned.id, State.SENDING)

    def look_for_left_over_creates():
        till._backend._list.raw.execute("SET lock_timeout = 50")
        till._backend._due_at = 0.0
        till._backend.tick()
        return till._backend.is_connected, till._backend._led

    with as_root(server, shared.database) as root, root.transaction():
        root.execute("SELECT pg_advisory_xact_lock(%s)", (WRITING,))
        await office.close()
        assert await till.run(look_for_left_over_creates) == (True, {"shop"})
        with pytest.raises(RegistryBusy):
            await till.save_tills([TillRecord("shop", "1", "x", NOW)])
    assert till.line.trouble is None


async def test_a_list_that_was_put_back_in_time_is_noticed_and_gets_no_create(desks, server, shared):
    till, _ = desks
    (planned,) = await till.record_intents([row()])
    with as_root(server, shared.database) as root:
        root.execute("UPDATE k2desk.meta SET value = '1' WHERE name = 'counter'")
    await _cut(server, till)
    await until(lambda: till.line.trouble is ListTrouble.PUT_BACK)
    with pytest.raises(SharedListError):
        await till.resend(planned.id, "x/1", NOW)
    assert planned.id in await _rows(till)


async def test_no_desk_misses_a_change_however_many_write_at_once(desks):
    till, office = desks

    async def write(registry, first):
        for number in range(first, first + 40):
            await registry.save_tills([TillRecord("shop", str(number), "x", NOW + timedelta(seconds=number))])

    await asyncio.gather(write(till, 0), write(office, 1000))
    for registry in desks:
        for _ in range(500):
            if len((await registry.user_changes("shop")).tills) == 80:
                break
            await asyncio.sleep(0.02)
        assert len((await registry.user_changes("shop")).tills) == 80


def test_the_index_is_there_that_keeps_doubles_out(shared, server):
    with as_root(server, shared.database) as root:
        found = root.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'subscription_once'").fetchone()
    assert found is not None and "UNIQUE" in found[0]
