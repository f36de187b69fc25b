"""Checks: what they show, how they end, and what they never do."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from k2desk.model.api_values import Credentials
from k2desk.model.check_schedule import NEVER, CheckSchedule
from k2desk.model.clock import SystemClock
from k2desk.model.history import DayMark, Observation
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountContents, AccountRecord, Outcome, State, SubscriptionRecord
from k2desk.model.settings import Settings
from k2desk.services import slices
from k2desk.services import status_poller as watching_module
from k2desk.services import watching as other_accounts
from k2desk.services.badge import BadgeKind, badge
from k2desk.services.check_runner import AT_ONCE, CheckRun, CheckRunner
from k2desk.services.due import due_at_desks
from k2desk.services.practice_controls import Pretend
from k2desk.services.watching import Summary, Watching
from tests.services.opened import opened, server_of
from tests.services.test_creating import EXAMPLE
from tests.waiting import until


async def _some(account, count: int):
    requests = [replace(EXAMPLE, scope_reference=str(500_000 + number)) for number in range(count)]
    attempts = await account.creating.create(requests).wait()
    assert all(attempt.state is State.CREATED for attempt in attempts)
    await account.poller.check().wait()
    return [attempt.record_id for attempt in attempts]


def _kind(account, record_id):
    entry = account.cache.get(record_id)
    return badge(entry.record, entry.check, account.clock.now(), timedelta(minutes=5)).kind


async def test_a_check_of_all_reads_each_once_and_tells_its_progress(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, registry):
        await _some(account, 12)
        fresh_practice.clear()
        steps = []
        operation = account.poller.check()
        operation.listen(lambda running: steps.append(running.done))
        sweep = await operation.wait()
        assert (sweep.checked, sweep.total, sweep.problem) == (12, 12, None)
        assert steps[-1] == 12
        reads = [entry for entry in fresh_practice.log() if entry["method"] == "GET"]
        assert len(reads) == 12
        assert len((await registry.contents("shop")).checks) == 12, "what is shown is kept"
        fresh_practice.clear()
        account.poller.set_schedule(CheckSchedule(timedelta(hours=1), 4))
        assert account.poller.interval == timedelta(hours=3), "by which a badge ages"
        await account.poller.check_what_is_due()
        assert len(fresh_practice.log()) == 4, "with little data each of the twelve takes its turn in three hours"
        assert account.poller.next_check_at <= account.clock.now() + timedelta(hours=1)


async def test_a_check_can_be_cancelled_and_keeps_what_it_has_read(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, registry):
        await _some(account, 20)
        began = account.clock.now()
        operation = account.poller.check()
        operation.listen(lambda running: running.cancel() if running.done == 5 else None)
        with pytest.raises(asyncio.CancelledError):
            await operation.wait()
        assert 5 <= operation.done < 20
        kept = [one for one in (await registry.contents("shop")).checks if one.checked_at >= began]
        assert len(kept) >= operation.done
        assert (await account.poller.check().wait()).checked == 20


async def test_a_word_other_than_active_is_shown_as_it_came(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        (record_id,) = await _some(account, 1)
        assert await account.practising.say(record_id, "Suspended pending review").wait() is None
        await account.poller.check([record_id]).wait()
        assert _kind(account, record_id) is BadgeKind.OTHER_WORD
        assert account.cache.get(record_id).check.word == "Suspended pending review"


async def test_not_found_needs_two_answers_and_the_second_is_asked_by_itself(fresh_practice, tmp_path, monkeypatch):
    monkeypatch.setattr(watching_module, "SECOND_LOOK", timedelta(seconds=-0.4))
    monkeypatch.setattr("k2desk.services.trouble_rules.SECOND_LOOK", timedelta(seconds=0.05))
    async with opened(tmp_path, fresh_practice) as (account, _):
        (record_id,) = await _some(account, 1)
        await account.practising.forget(record_id).wait()
        await account.poller.check([record_id]).wait()
        assert _kind(account, record_id) is BadgeKind.ACTIVE, "a first bad answer keeps the last badge"
        await until(lambda: _kind(account, record_id) is BadgeKind.NOT_FOUND)


async def test_refused_keys_are_true_of_all_rows_after_one_sign_in(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        ids = await _some(account, 30)
    server = server_of(fresh_practice)
    wrong = Credentials(server.credentials.client_id, "another-secret")
    fresh_practice.clear()
    async with opened(tmp_path, fresh_practice, credentials=wrong) as (account, _):
        sweep = await account.poller.check().wait()
        assert sweep.problem and sweep.problem.code == "K-04"
        assert {_kind(account, one) for one in ids} == {BadgeKind.KEYS_REFUSED}
        asked = [entry for entry in fresh_practice.log() if entry["path"] == "/oauth/token"]
        assert len(asked) <= watching_module.AT_ONCE, "no storm of sign-ins"


async def test_refused_keys_of_many_rows_leave_the_window_its_turns(fresh_practice, tmp_path, monkeypatch):
    """They are written down for each row. For 100,000 rows in one turn that took more than a second."""
    async with opened(tmp_path, fresh_practice) as (account, _):
        ids = await _some(account, 30)
    monkeypatch.setattr(slices, "ROWS", 10)
    turns, seen, shown = [0], [], []
    see, show = CheckRunner._see, CheckRunner._show
    monkeypatch.setattr(CheckRunner, "_see", lambda *given: (seen.append(turns[0]), see(*given)))
    monkeypatch.setattr(CheckRunner, "_show", lambda own, part: (shown.extend(turns * len(part)), show(own, part)))

    async def turn() -> None:
        while True:
            turns[0] += 1
            await asyncio.sleep(0)

    wrong = Credentials(server_of(fresh_practice).credentials.client_id, "another-secret")
    async with opened(tmp_path, fresh_practice, credentials=wrong) as (account, _):
        turning = asyncio.ensure_future(turn())
        sweep = await account.poller.check().wait()
        turning.cancel()
        assert sweep.checked == 30 and {_kind(account, one) for one in ids} == {BadgeKind.KEYS_REFUSED}
    for done in (seen, shown):
        # Readers that were under way may end in the same turn.
        assert len(done) == 30 and max(Counter(done).values()) <= 2 + watching_module.AT_ONCE


async def test_a_dead_line_stops_the_sweep_and_changes_no_badge(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        ids = await _some(account, 40)
        before = [account.cache.get(one).check for one in ids]
        client = account.scope.connection.client()
        client._tokens.drop(client._tokens.cached)
        client._environment = replace(account.environment, base_url="http://127.0.0.1:9")
        sweep = await account.poller.check().wait()
        assert sweep.problem and sweep.problem.code == "K-02"
        assert sweep.checked < 20
        assert [account.cache.get(one).check for one in ids] == before
        assert account.poller.health.answering is False


async def test_a_request_for_a_pause_is_obeyed_and_the_row_is_read_afterwards(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        await _some(account, 3)
        fresh_practice.faults({"kind": "rate_limited", "on": "read", "retry_after": "1", "times": 1})
        began = account.clock.monotonic()
        sweep = await account.poller.check().wait()
        assert sweep.checked == 3
        assert account.clock.monotonic() - began >= 0.9


async def test_a_check_posts_nothing(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        await _some(account, 3)
        fresh_practice.clear()
        await account.poller.check().wait()
        assert {entry["method"] for entry in fresh_practice.log()} == {"GET"}


async def test_automatic_checks_come_by_themselves_and_stop_when_switched_off(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        await _some(account, 1)
        fresh_practice.clear()
        account.poller.set_schedule(CheckSchedule(timedelta(seconds=0.3)))
        account.poller._wake.set()
        await until(lambda: len(fresh_practice.log()) >= 2)
        account.poller.set_schedule(NEVER)
        await until(lambda: account.poller.current is None and account.poller.next_check_at is None)
        reads = len(fresh_practice.log())
        await asyncio.sleep(0.7)
        assert len(fresh_practice.log()) == reads
        assert account.poller.next_check_at is None


@pytest.mark.parametrize("what", list(Pretend))
async def test_every_pretend_trouble_is_one_that_the_practice_server_knows(fresh_practice, tmp_path, what):
    async with opened(tmp_path, fresh_practice) as (account, _):
        assert await account.practising.pretend(what, True).wait() is None
        assert account.practising.faults == {what}
        assert await account.practising.clear().wait() is None
        assert account.practising.faults == frozenset()


async def test_a_pasted_id_settles_what_was_not_confirmed(fresh_practice, tmp_path):
    fresh_practice.faults({"kind": "drop_after", "on": "create", "times": 1})
    before = {record["id"] for record in fresh_practice.subscriptions()}
    async with opened(tmp_path, fresh_practice) as (account, _):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        (made,) = [record for record in fresh_practice.subscriptions() if record["id"] not in before]
        wrong = await account.decisions.compare(attempt.record_id, "not an id").wait()
        assert wrong.problem and wrong.problem.code == "K-40"
        found = await account.decisions.compare(attempt.record_id, f" {made['id']} ").wait()
        assert found.problem is None
        assert await account.decisions.confirm(attempt.record_id, found).wait() is None
        record = account.cache.get(attempt.record_id).record
        assert (record.state, record.kopokopo_id) == (State.CREATED, made["id"])
        kinds = [event.kind for event in (await account.past.of(record.id).wait()).events]
        assert "settled_created" in kinds, "the choice is in the history"


async def test_what_differs_is_named_and_kopo_kopos_facts_can_be_kept(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        (record_id,) = await _some(account, 1)
        remote = account.cache.get(record_id).record.kopokopo_id
        fresh_practice.control("PUT", f"subscriptions/{remote}", {"webhook_uri": "https://other.co.ke/hook"})
        await account.poller.check([record_id]).wait()
        assert _kind(account, record_id) is BadgeKind.CHANGED
        assert await account.decisions.keep_theirs(record_id).wait() is None
        await account.poller.check([record_id]).wait()
        assert _kind(account, record_id) is BadgeKind.ACTIVE
        assert account.cache.get(record_id).record.address == "https://other.co.ke/hook"
        assert account.cache.get(record_id).check.standing is Outcome.FOUND


async def test_removing_is_undone_and_sends_nothing(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        ids = await _some(account, 2)
        fresh_practice.clear()
        assert await account.decisions.remove(ids).wait() is None
        assert len(account.cache) == 0
        assert await account.decisions.restore(ids).wait() is None
        assert len(account.cache) == 2
        assert fresh_practice.log() == []


async def test_that_all_were_found_is_said_only_where_each_of_them_was(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        first, second = await _some(account, 2)
        await account.poller.check().wait()
        count, at = account.poller.all_found
        assert count == 2 and at <= account.clock.now()
        await account.poller.check([first]).wait()
        assert account.poller.all_found == (2, at), "a look at one says nothing of all"
        await account.poller.check([first, second]).wait()
        assert account.poller.all_found[0] == 2 and account.poller.all_found[1] > at, "these were all"
        await account.practising.forget(second).wait()
        await account.poller.check().wait()
        assert account.poller.all_found is None, "one of them was not found, be it once"


async def test_that_all_were_found_is_not_said_of_one_that_came_later(fresh_practice, tmp_path, monkeypatch):
    async with opened(tmp_path, fresh_practice) as (account, _):
        first, _ = await _some(account, 2)
        await account.poller.check().wait()
        _, at = account.poller.all_found
        # With 100,000 rows it takes 40 ms to look through them, and an automatic check asks for it in each frame.
        with monkeypatch.context() as patch:
            patch.setattr(account.poller, "_all_readable", lambda: 1 / 0)
            await account.poller.check([first]).wait()
            assert account.poller.all_found == (2, at)
        await account.decisions.remove([first]).wait()
        assert account.poller.all_found == (1, at)
        (attempt,) = await account.creating.create([replace(EXAMPLE, scope_reference="559999")]).wait()
        assert attempt.state is State.CREATED and account.poller.all_found is None
        await account.poller.check().wait()
        assert account.poller.all_found[0] == 2


class _Desk:
    """A registry of a list that desks share, whose checks this desk leads. `calls` replaces some of its own."""

    is_shared = True
    line = None

    def __init__(self, registry, **calls) -> None:
        self._registry = registry
        self.__dict__.update(calls)

    def __getattr__(self, name):
        return getattr(self._registry, name)

    async def lead(self, account_id):
        return True

    async def stand_down(self, account_id):
        pass


@asynccontextmanager
async def _checking_for_all(poller, interval):
    poller.set_schedule(CheckSchedule(interval))
    checking = asyncio.ensure_future(poller._check_for_all_desks())
    try:
        yield
    finally:
        checking.cancel()
        await asyncio.wait((checking,))


@pytest.mark.parametrize("kind", [ProblemKind.SHARED_NOT_ANSWERING, ProblemKind.LIST_IN_USE])
async def test_what_the_list_could_not_keep_is_read_again_as_soon_as_the_list_is_back(
    fresh_practice, tmp_path, monkeypatch, kind
):
    """Leaving the checks to another desk is for a desk that does not reach Kopo Kopo: the others lost the list too."""
    runs = []

    async def run(ids, *, in_a_hurry):
        runs.append(ids)
        return CheckRun(0, 1, Problem(kind))

    async with opened(tmp_path, fresh_practice) as (account, registry):
        await _some(account, 1)
        monkeypatch.setattr(watching_module, "_LEAVE_IT", 600)
        monkeypatch.setattr(account.poller, "_run", run)
        monkeypatch.setattr(account.poller, "_registry", _Desk(registry))
        async with _checking_for_all(account.poller, timedelta(0)):
            await until(lambda: len(runs) > 3, "it is not read again")


async def test_a_desk_that_takes_over_reads_nothing_early_and_what_a_wrong_clock_wrote_at_once(
    fresh_practice, tmp_path, monkeypatch
):
    """What the desk before has read last may not have reached the window yet, but it is in this desk's copy."""
    async with opened(tmp_path, fresh_practice) as (account, registry):
        just_read, ahead = await _some(account, 2)
        now = account.clock.now()
        for record_id, at, is_shown in ((just_read, now, False), (ahead, now + timedelta(hours=2), True)):
            check = replace(account.cache.get(record_id).check, checked_at=at)
            await registry.observed([Observation(check, now.date(), DayMark.GOOD)])
            account.cache.observed([check if is_shown else replace(check, checked_at=now - timedelta(hours=1))])
        fresh_practice.clear()
        monkeypatch.setattr(account.poller, "_registry", _Desk(registry))
        async with _checking_for_all(account.poller, timedelta(minutes=5)):
            await until(lambda: account.cache.get(ahead).check.checked_at < now + timedelta(hours=1), "it waits")
        read = {entry["path"].rpartition("/")[2] for entry in fresh_practice.log() if entry["method"] == "GET"}
        assert read == {account.cache.get(ahead).record.kopokopo_id}


async def test_rows_that_are_late_are_read_several_at_once_and_the_latest_first(fresh_practice, tmp_path, monkeypatch):
    """One after another, those of a long list would take longer than the interval over a slow line.

    In the order of the list, the last ones would never be read where one desk after another begins and ends.
    """
    async with opened(tmp_path, fresh_practice) as (account, registry):
        ids, interval = await _some(account, 3), timedelta(minutes=5)
        for number, record_id in enumerate(ids):
            age = interval + timedelta(seconds=60 + number)
            check = replace(account.cache.get(record_id).check, checked_at=account.clock.now() - age)
            await registry.observed([Observation(check, check.checked_at.date(), DayMark.GOOD)])
            account.cache.observed([check])
        seen, usual = [], account.poller.check

        def checked(ids, *, at_once):
            seen.append((ids, at_once))
            return usual(ids, at_once=at_once)

        monkeypatch.setattr(account.poller, "check", checked)
        monkeypatch.setattr(account.poller, "_registry", _Desk(registry))
        async with _checking_for_all(account.poller, interval):
            await until(lambda: seen, "it is not read")
        assert seen[0] == (ids[::-1], AT_ONCE)


async def test_a_desk_looks_through_all_rows_only_if_something_may_be_due(fresh_practice, tmp_path, monkeypatch):
    """It asks twice a second, and a list of 10,000 rows takes the window 17 ms."""
    looks, threads = [], set()

    def looked(entries, now, interval, soon):
        looks.append(now)
        threads.add(threading.current_thread())
        return due_at_desks(entries, now, interval, soon)

    async with opened(tmp_path, fresh_practice) as (account, registry):
        first, second = await _some(account, 2)
        now, interval = [account.clock.now()], timedelta(minutes=10)
        monkeypatch.setattr(watching_module, "due_at_desks", looked)
        monkeypatch.setattr(account.poller, "_registry", _Desk(registry))
        monkeypatch.setattr(account.poller, "_clock", SimpleNamespace(now=lambda: now[0]))
        # Without waking the account's own checks.
        monkeypatch.setattr(account.poller, "_schedule", CheckSchedule(interval))

        async def asked() -> tuple[list[str], int]:
            looks.clear()
            return await account.poller.due_at_all_desks(interval), len(looks)

        assert await asked() == ([], 1)
        now[0] += timedelta(minutes=9)
        assert await asked() == ([], 0), "nothing has changed, and nothing is due yet"
        check = replace(account.cache.get(second).check, checked_at=now[0])
        account.cache.observed([check])
        await registry.observed([Observation(check, now[0].date(), DayMark.GOOD)])
        assert await asked() == ([], 1), "a row has changed"
        now[0] += timedelta(minutes=2)
        assert (await asked())[0] == [first], "it is due"
        assert (await asked())[0] == [first], "until somebody reads it"
        monkeypatch.setattr(account.poller, "_schedule", CheckSchedule(timedelta(minutes=1)))
        assert (await account.poller.due_at_all_desks(timedelta(minutes=1))) == [first, second]
        checks = [replace(check, checked_at=now[0], subscription_id=one) for one in (first, second)]
        account.cache.observed(checks)
        await registry.observed([Observation(one, now[0].date(), DayMark.GOOD) for one in checks])
        assert await asked() == ([], 1)
        now[0] -= timedelta(minutes=5)
        assert sorted((await asked())[0]) == sorted([first, second]), "a clock that was set back"
    assert threading.main_thread() not in threads


async def test_a_desk_does_not_wait_for_the_checks_of_an_account_that_is_not_open_there(monkeypatch):
    """It would get them when the checking desk is gone, and keep them from a desk where the account is open."""
    calls = []

    async def lead(account_id):
        calls.append("lead")
        return False

    async def stand_down(account_id):
        calls.append("stand down")

    monkeypatch.setattr(other_accounts, "FIRST_AFTER", 0)
    monkeypatch.setattr(other_accounts, "_STEP", 600)
    account = AccountRecord("shop", "", "sandbox", "", 2, SystemClock().now())
    watching = Watching(
        SimpleNamespace(is_shared=True, lead=lead, stand_down=stand_down),
        SimpleNamespace(all=(account,)),
        reach=None,
        preferences=SimpleNamespace(values=Settings(check_minutes=5)),
        clock=SystemClock(),
        tasks=None,
    )
    watching.summaries["shop"] = Summary(1, 0)
    running = asyncio.ensure_future(watching.keep_watching())
    try:
        await until(lambda: len(calls) > 1, "it still wishes to check")
    finally:
        running.cancel()
        await asyncio.wait((running,))
    assert calls == ["lead", "stand down"]


async def test_accounts_that_are_not_open_are_read_and_judged_off_the_windows_thread(monkeypatch):
    """Another account with 10,000 subscriptions kept the window waiting for 26 ms at each look."""
    threads, now = set(), SystemClock().now()
    record = SubscriptionRecord(
        "a", "shop", "buygoods_transaction_received", "till", "555555", "https://shop.test/k2", False, 2,
        State.NOT_CONFIRMED, now, "sandbox",
    )  # fmt: skip
    account = AccountRecord("shop", "", "sandbox", "", 2, now)

    async def contents(account_id):
        return AccountContents((record, replace(record, id="b", state=State.SENDING)))

    def noting(usual):
        def noted(*args):
            threads.add(threading.current_thread())
            return usual(*args)

        return noted

    monkeypatch.setattr(other_accounts, "CachedRows", noting(other_accounts.CachedRows))
    monkeypatch.setattr(other_accounts, "badge_of", noting(other_accounts.badge_of))
    watching = Watching(
        SimpleNamespace(contents=contents),
        SimpleNamespace(all=(account,)),
        reach=None,
        preferences=SimpleNamespace(values=Settings()),
        clock=SystemClock(),
        tasks=None,
    )
    await watching._read(account)
    assert watching.summaries == {"shop": Summary(2, 1)}
    assert threads and threading.main_thread() not in threads
    watching.account_opened("shop")
    await watching._read(account)
    assert watching.summaries == {}, "the account that is open has its own services"
