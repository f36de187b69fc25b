"""Many at once: it creates exactly what it announces, leaves out existing ones, and each row ends in its true state."""

from __future__ import annotations

import asyncio
import random

import pytest

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.environments import EnvironmentKind
from k2desk.model.events import Scope
from k2desk.model.records import State
from k2desk.services.bulk_run import BulkRun
from k2desk.services.forms.bulk import BulkForm, bulk_from_text, validate_bulk
from tests.services.opened import opened
from tests.waiting import until

PAID, REVERSED = "buygoods_transaction_received", "buygoods_transaction_reversed"
ADDRESS = "https://practice-shop.example/k2/paid"


def result(form, entries=(), version=2):
    return validate_bulk(form, environment=EnvironmentKind.PRACTICE, version=version, entries=entries)


def request(till, event=PAID):
    return SubscriptionRequest(event, ADDRESS, Scope.TILL, till, False)


def test_each_event_is_planned_for_each_till_and_the_business_once():
    form = BulkForm((PAID, REVERSED, "customer_created"), ("555555", " 112233 ", "555555"), ADDRESS)
    rows = result(form).requests
    assert [(row.scope_reference, row.event_type) for row in rows] == [
        ("555555", PAID),
        ("555555", REVERSED),
        ("112233", PAID),
        ("112233", REVERSED),
        (None, "customer_created"),
    ]


def test_only_the_gaps_are_planned_where_gaps_are_filled():
    form = BulkForm((PAID, REVERSED), ("555555", "112233"), ADDRESS, only=(("555555", REVERSED), ("112233", PAID)))
    assert [(row.scope_reference, row.event_type) for row in result(form).requests] == [
        ("555555", REVERSED),
        ("112233", PAID),
    ]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (BulkForm((), ("555555",), ADDRESS), "K-31"),
        (BulkForm((PAID,), (), ADDRESS), "K-09"),
        (BulkForm((PAID,), ("555555",), "http://x.co.ke"), "K-10"),
        (BulkForm((PAID, REVERSED), tuple(str(500_000 + n) for n in range(1_001)), ADDRESS), "K-88"),
        (BulkForm(("card_transaction_received",), ("555555",), ADDRESS), "K-31"),
    ],
)
def test_what_is_wrong_is_said(form, code):
    found = result(form, version=1 if "card" in str(form.events) else 2)
    assert code in {problem.code for problem in found.problems if problem.blocks} and not found.can_be_sent


def test_a_draft_comes_back():
    form = BulkForm((PAID,), ("555555",), ADDRESS, only=(("555555", PAID),))
    assert bulk_from_text(form.to_text()) == form and bulk_from_text("{") is None


async def test_what_is_there_is_left_out_unless_a_spare_is_wanted(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create((request("555555"),)).wait()
        form = BulkForm((PAID,), ("555555", "112233"), ADDRESS)
        first, second = result(form, account.cache).rows
        assert first.is_left_out and not second.is_left_out
        assert len(result(BulkForm((PAID,), ("555555",), ADDRESS, spares=True), account.cache).requests) == 1
        alone = result(BulkForm((PAID,), ("555555",), ADDRESS), account.cache)
        assert [problem.code for problem in alone.problems] == ["K-89"]


async def test_a_pause_holds_the_next_row_and_a_stop_leaves_the_rest_written_down(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        run = BulkRun(6)
        steps = run.listen(lambda: run.pause() if run.done == 2 and not run.paused and not run.stopped else None)
        operation = account.creating.create([request(str(500_001 + n)) for n in range(6)], run=run)
        await until(lambda: run.paused)
        await asyncio.sleep(0.3)
        assert run.done == 2 and run.paused and len(fresh_practice.creates()) == 2
        assert len(account.cache) == 6, "every row is on the disk before the first one leaves"
        run.stop()
        attempts = await operation.wait()
        steps.close()
        assert [one.state for one in attempts] == [State.CREATED] * 2 + [State.NOT_SENT] * 4
        again = await account.creating.create([one.request for one in attempts[2:]]).wait()
        assert {one.state for one in again} == {State.CREATED}
        assert len(fresh_practice.creates()) == 6 and len(account.cache) == 6


async def test_a_line_that_is_down_pauses_the_rest_in_place_of_failing_it(tmp_path, fresh_practice):
    fresh_practice.faults({"kind": "drop_before", "on": "token"})
    async with opened(tmp_path, fresh_practice) as (account, _):
        run = BulkRun(20)
        operation = account.creating.create([request(str(500_001 + n)) for n in range(20)], run=run)
        await until(lambda: run.paused)
        assert run.done == 3 and run.problem is not None
        fresh_practice.control("DELETE", "faults")
        run.go_on()
        attempts = await operation.wait()
        assert [one.state for one in attempts] == [State.NOT_SENT] * 3 + [State.CREATED] * 17


async def test_two_hundred_at_a_server_that_fails_at_random_end_in_their_true_states(tmp_path, fresh_practice):
    """R1 and R2 by the server's own record: nothing is missing and nothing is doubled."""
    for one in fresh_practice.subscriptions():
        fresh_practice.control("DELETE", f"subscriptions/{one['id']}")
    dice = random.Random(20261123)
    kinds = [
        {"kind": "drop_before", "on": "create"},
        {"kind": "drop_after", "on": "create"},
        {"kind": "drop_mid_body", "on": "create"},
        {"kind": "server_error", "on": "create"},
        {"kind": "rate_limited", "on": "create"},
        {"kind": "missing_location", "on": "create"},
        {"kind": "bad_request", "on": "create", "message": "Invalid scope reference"},
        {"kind": "html_page", "on": "create"},
        {"kind": "unauthorized", "on": "create"},
    ]
    async with opened(tmp_path, fresh_practice) as (account, registry):
        tills = [str(600_000 + number) for number in range(200)]
        run = BulkRun(200)

        def trouble() -> None:
            if run.paused:
                run.go_on()

        steps = run.listen(trouble)
        operation = account.creating.create([request(till) for till in tills], run=run)
        while not operation.finished:
            if dice.random() < 0.6:
                await asyncio.to_thread(fresh_practice.faults, {**dice.choice(kinds), "times": 1})
            await asyncio.sleep(0.01)
        steps.close()
        fresh_practice.control("DELETE", "faults")
        attempts = await operation.wait()
        assert len(attempts) == 200
        contents = await registry.contents("shop")
        by_till = {record.scope_reference: record for record in contents.records}
        assert len(by_till) == 200 == len(contents.records)
    there = fresh_practice.subscriptions()
    made = {}
    for one in there:
        assert one["scope_reference"] not in made, "nothing was made twice"
        made[one["scope_reference"]] = one["id"]
    for till, record in by_till.items():
        match record.state:
            case State.CREATED:
                assert made[till] == record.kopokopo_id
            case State.NOT_CREATED | State.NOT_SENT:
                assert till not in made, "what is safe to send again was never made"
            case other:
                assert other is State.NOT_CONFIRMED
    assert {record.state for record in by_till.values()} > {State.CREATED, State.NOT_CONFIRMED}
