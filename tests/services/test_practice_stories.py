"""The first steps of practice, and its stories: each breaks what it says, and putting right mends all of it."""

from __future__ import annotations

import time

import pytest

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.clock import SystemClock
from k2desk.model.events import CUSTOMER_PAYMENT, Scope
from k2desk.model.practice import FirstStep, Story
from k2desk.model.problems import ProblemKind
from k2desk.model.server_kind import ServerKind
from k2desk.services import demo_receiver
from k2desk.services.address_check import checking
from k2desk.services.badge import WITHOUT_AUTOMATIC, BadgeKind, badge
from k2desk.services.child_process import NotStarted
from k2desk.services.first_steps import TILL, TILLS
from k2desk.services.forms.address import PRACTICE_ADDRESS
from k2desk.services.payments.results import Answer
from k2desk.services.practice_controls import Pretend
from k2desk.services.receiver_process import start_receiver
from k2desk.services.server_badge import server_badge
from tests.practice_process import PracticeProcess
from tests.services.opened import opened
from tests.waiting import until

PAID = SubscriptionRequest(CUSTOMER_PAYMENT, PRACTICE_ADDRESS, Scope.TILL, TILL)
REVERSED = SubscriptionRequest("buygoods_transaction_reversed", PRACTICE_ADDRESS, Scope.TILL, TILL)


@pytest.fixture(autouse=True)
def nobody_else_is_told(fresh_practice):
    for one in fresh_practice.subscriptions():
        fresh_practice.control("DELETE", f"subscriptions/{one['id']}")


def _badges(account):
    now = SystemClock().now()
    return [badge(one.record, one.check, now, WITHOUT_AUTOMATIC, one.server).kind for one in account.cache]


def _server(account):
    return server_badge(account.cache.address(PRACTICE_ADDRESS), SystemClock().now()).kind


def _genuine(account):
    return [one.is_genuine for one in account.inbox.alerts]


async def _pay(account):
    return await account.practising.pay(CUSTOMER_PAYMENT, TILL).wait()


async def test_a_new_practice_shop_has_a_till_and_each_step_is_ticked_by_what_happened(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        steps = account.lessons.first_steps
        await until(lambda: steps.are_shown)
        assert account.cache.tills() == TILLS
        assert (steps.form().tills, steps.form().address) == ((TILL,), PRACTICE_ADDRESS)
        assert steps.done == frozenset() and steps.next is FirstStep.MAKE
        # A payment without a subscription is no step, and neither are samples and fakes.
        assert await _pay(account) is not None
        await account.creating.create([PAID]).wait()
        await until(lambda: steps.done == {FirstStep.MAKE})
        await account.diagnosing.try_answer(PRACTICE_ADDRESS).wait()
        await account.practising.pay(CUSTOMER_PAYMENT, TILL, forged=True).wait()
        await until(lambda: len(account.inbox.alerts) == 2)
        assert steps.done == {FirstStep.MAKE}
        await _pay(account)
        await until(lambda: steps.next is None)
        steps.show(False)
        assert not steps.are_shown
        await account.decisions.remove([entry.id for entry in account.cache]).wait()
    async with opened(tmp_path, fresh_practice) as (account, _):
        await until(lambda: account.lessons.first_steps.done == frozenset(FirstStep))
        assert not account.lessons.first_steps.are_shown
        account.lessons.first_steps.show(True)
        assert account.lessons.first_steps.are_shown and account.cache.tills() == TILLS


async def test_each_story_breaks_what_it_says_and_putting_right_mends_it(fresh_practice, tmp_path):
    fresh_practice.control("PUT", "settings", {"backoff": 0.1})
    async with opened(tmp_path, fresh_practice) as (account, _):
        stories = account.lessons.stories
        assert not stories.can_start
        await account.creating.create([PAID]).wait()
        assert stories.can_start
        await _pay(account)
        await until(lambda: _genuine(account) == [True])

        async def put_right() -> None:
            assert await stories.put_right().wait() is None
            assert stories.story is None and account.practising.faults == frozenset()
            assert set(_badges(account)) == {BadgeKind.ACTIVE}
            assert not _server(account).is_bad

        assert await stories.start(Story.CERTIFICATE_ENDED).wait() is None
        await until(lambda: _badges(account) == [BadgeKind.SERVER_PROBLEM])
        assert _server(account) is ServerKind.CERTIFICATE_ENDED
        await put_right()

        await stories.start(Story.POS_OFF).wait()
        await until(lambda: _server(account) is ServerKind.NOT_REACHED)
        await _pay(account)
        await until(lambda: account.practising.deliveries[-1].state == "retrying")
        await put_right()
        await until(lambda: _genuine(account) == [True, True], "the alert arrives when the POS is on again")

        await stories.start(Story.KEYS_CHANGED).wait()
        await until(lambda: _badges(account) == [BadgeKind.KEYS_REFUSED])
        await _pay(account)
        await until(lambda: _genuine(account) == [False, True, True], "the key does not fit any more")
        await put_right()
        await until(lambda: _genuine(account) == [True] * 3, "the right key proves it")

        await stories.start(Story.FAKES).wait()
        await until(lambda: _genuine(account) == [False, True, True, True], "a stranger reports a payment")
        await account.diagnosing.try_fake(PRACTICE_ADDRESS).wait()
        assert _server(account) is ServerKind.ACCEPTS_FAKES
        await put_right()

        await stories.start(Story.ANSWER_LOST).wait()
        await account.creating.create([REVERSED]).wait()
        assert sorted(_badges(account)) == [BadgeKind.ACTIVE, BadgeKind.NOT_CONFIRMED]
        await put_right()
        assert len(account.cache) == 2 and len(fresh_practice.subscriptions()) == 2

        await stories.start(Story.SLOW).wait()
        await until(lambda: account.poller.current is not None)
        assert fresh_practice.control("GET", "faults")["faults"][0]["kind"] == "latency"
        await put_right()


async def test_a_story_stays_on_over_restarts_of_program_and_practice_server(tmp_path):
    server = PracticeProcess().start(tmp_path)
    try:
        async with opened(tmp_path, server) as (account, _):
            await account.creating.create([PAID, REVERSED]).wait()
            first, second = account.cache
            await account.lessons.stories.start(Story.KEYS_CHANGED).wait()
            await until(lambda: BadgeKind.KEYS_REFUSED in _badges(account))
            await account.practising.say(first.id, "Paused").wait()
            await account.practising.forget(second.id).wait()
        server.kill()
        server.start(tmp_path)
        async with opened(tmp_path, server) as (account, _):
            await until(lambda: account.practising.faults == {Pretend.REFUSE_KEYS, Pretend.WRONG_API_KEY})
            assert account.lessons.stories.story is Story.KEYS_CHANGED
            assert server.control("GET", "faults")["faults"]
            server.kill()
            problem = await account.lessons.stories.put_right().wait()
            assert problem is not None and problem.kind is ProblemKind.PRACTICE_NOT_STARTED
        server.start(tmp_path)
        async with opened(tmp_path, server) as (account, _):
            await until(lambda: account.lessons.stories.story is None, "putting right goes on with the new server")
            assert server.control("GET", "faults")["faults"] == []
            await until(lambda: set(_badges(account)) == {BadgeKind.ACTIVE}, "what was said and forgotten is back")
            assert account.lessons.stories.story is None and account.practising.faults == frozenset()
    finally:
        server.kill()


async def test_the_story_of_late_money_needs_no_website_and_never_says_unpaid(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        stories = account.lessons.stories
        assert stories.can_be_started(Story.MONEY_LATE) and not stories.can_be_started(Story.SLOW)
        assert await stories.start(Story.MONEY_LATE).wait() is None
        finding = await account.payments.find.find(stories.late_code).wait()
        assert finding.answer is Answer.NOT_YET and finding.watch is not None, "it stays in sight until it came"
        await stories.put_right().wait()
        assert stories.story is None


async def test_a_shop_that_is_slow_to_open_is_no_name_that_is_not_found(fresh_practice, tmp_path, monkeypatch):
    def slowly(given_up, **how):
        time.sleep(1)
        return start_receiver(given_up, **how)

    def never(given_up, **how):
        raise NotStarted("it did not answer in time")

    monkeypatch.setattr(checking, "NAME_LIMIT", 0.9)
    async with opened(tmp_path, fresh_practice) as (account, _):
        monkeypatch.setattr(demo_receiver, "start_receiver", never)
        for problem in (
            await account.practising.open_shop().wait(),
            await account.practising.pay(CUSTOMER_PAYMENT, TILL).wait(),
        ):
            assert problem.kind is ProblemKind.PRACTICE_NOT_STARTED, "nobody chose a port"
        monkeypatch.setattr(demo_receiver, "start_receiver", slowly)
        report = await account.diagnosing.look(PRACTICE_ADDRESS).wait()
    assert report.broken is None and report.looked_well
