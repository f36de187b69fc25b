"""Existing subscriptions are found in any text, read, and added on a press: once, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2desk.model.environments import LIVE, Environment, EnvironmentKind
from k2desk.model.records import Origin, State
from k2desk.services.adopting import elsewhere
from k2desk.services.clues import clues_in
from tests.services.opened import opened
from tests.services.test_bulk import request

ONE, TWO = "5af4c10a-f6de-4ac8-840d-42cb65454216", "f24f203e-a909-4341-a483-1e96830b4301"
HERE = "https://api.kopokopo.com/api/v2/webhook_subscriptions"


def ids(text, environment=LIVE):
    return [clue.location.id if clue.location else None for clue in clues_in(environment, 2, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Location: {HERE}/{ONE}", [ONE]),
        (f"see <{HERE}/{ONE}>, and ({HERE}/{TWO}).", [ONE, TWO]),
        (f'curl "https://api.kopokopo.com/webhook_subscriptions/{ONE}" -H', [ONE]),
        (f"{HERE.replace('v2', 'v1')}/{ONE}\n{HERE}/{ONE}", [ONE]),
        (f"$url = '/api/v2/webhook_subscriptions/{ONE}';", [ONE]),
        (f"id={ONE}; other {TWO.upper()}", [ONE, TWO]),
        (f"{HERE}/{ONE} is {ONE}", [ONE]),
        (f"https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ONE}", [None]),
        (f"https://evil.example/api/v2/webhook_subscriptions/{ONE}", [None]),
        (f"http://api.kopokopo.com/api/v2/webhook_subscriptions/{ONE}", [ONE]),
        (f"https://app.kopokopo.com/api/v1/webhook_subscriptions/{ONE}", [ONE]),
        ("nothing of the kind", []),
        ("", []),
        (f"x{ONE}", []),
    ],
)
def test_every_subscription_of_a_text_is_found_once(text, found):
    assert ids(text) == found


@given(st.text(max_size=400))
def test_no_text_raises(text):
    clues_in(LIVE, 2, text + "webhook_subscriptions/" + text)


def test_in_practice_only_the_path_of_an_address_counts():
    practice = Environment(EnvironmentKind.PRACTICE, "http://127.0.0.1:4000")
    (clue,) = clues_in(practice, 2, f"http://127.0.0.1:9999/api/v2/webhook_subscriptions/{ONE}")
    assert clue.location is not None and clue.location.url.startswith("http://127.0.0.1:4000/")


async def test_what_is_found_is_read_and_taken_in_once(tmp_path, fresh_practice):
    asked = {
        "count": 3,
        "event_type": "buygoods_transaction_received",
        "webhook_uri": "https://x.co.ke/",
        "scope": "till",
    }
    made = fresh_practice.control(
        "POST", "subscriptions", {**asked, "scope_references": ["555001", "555002", "555002"]}
    )["ids"]
    async with opened(tmp_path, fresh_practice) as (account, registry):
        text = "\n".join((*made, made[0], ONE, "https://elsewhere.example/webhook_subscriptions/1"))
        found = await account.adopting.look(text).wait()
        assert [one.can_be_adopted for one in found] == [False, True, True, True, False]
        assert len(account.cache) == 0, "looking takes nothing in"
        assert {one.problem.code for one in found if one.problem} == {"K-18"}
        assert await account.adopting.adopt(found).wait() == (None, None, None)
        rows = {entry.record.kopokopo_id: entry.record for entry in account.cache}
        assert set(rows) == set(made)
        assert {row.origin for row in rows.values()} == {Origin.ADOPTED}
        assert sorted(row.duplicate_no for row in rows.values()) == [0, 0, 1], "two of the same are two"
        again = await account.adopting.look(text).wait()
        assert not any(one.can_be_adopted for one in again)
        assert (await registry.history(rows[made[0]].id))[-1].kind == "adopted"
    assert fresh_practice.creates() == []


async def test_what_was_not_confirmed_and_is_found_is_settled_not_doubled(tmp_path, fresh_practice):
    fresh_practice.faults({"kind": "drop_after", "on": "create", "times": 1})
    async with opened(tmp_path, fresh_practice) as (account, _):
        (attempt,) = await account.creating.create((request("555777"),)).wait()
        assert attempt.state is State.NOT_CONFIRMED
        made = fresh_practice.creates()[-1]["subscription_id"]
        (found,) = await account.adopting.look(made).wait()
        assert await account.adopting.adopt((found,)).wait() == (None,)
        (entry,) = account.cache
        assert (entry.record.state, entry.record.kopokopo_id) == (State.CREATED, made)


async def test_what_was_removed_and_is_found_comes_back_as_the_row_that_it_was(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, registry):
        (attempt,) = await account.creating.create((request("555778"),)).wait()
        await account.decisions.remove([attempt.record_id]).wait()
        made = fresh_practice.creates()[-1]["subscription_id"]
        (found,) = await account.adopting.look(made).wait()
        assert await account.adopting.adopt((found,)).wait() == (None,)
        (entry,) = account.cache
        assert entry.id == attempt.record_id and entry.record.origin is Origin.MADE_HERE
        assert account.cache.count_removed() == 0
        assert {event.kind for event in await registry.history(entry.id)} >= {"created", "removed", "restored"}


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://staging.kopokopo.com/api/v2/webhook-subscriptions/", "K-126"),
        ("https://app.sandbox.kopokopo.com/api/v2/webhook_subscriptions/", "K-126"),
        ("https://kopokopo.com/webhook_subscriptions/", "K-126"),
        ("https://evil.example/api/v2/webhook_subscriptions/", "K-40"),
        ("https://kopokopo.com.evil.example/api/v2/webhook_subscriptions/", "K-40"),
    ],
)
def test_another_host_of_kopo_kopo_is_named_and_others_are_not(address, code):
    (clue,) = clues_in(LIVE, 2, address + ONE)
    problem = elsewhere(clue)
    assert clue.location is None and problem.code == code
    assert problem.param.get("host", "") in address


async def test_a_long_text_is_read_beside_the_window_and_what_it_names_is_found(tmp_path, fresh_practice):
    asked = {"event_type": "buygoods_transaction_received", "webhook_uri": "https://x.co.ke/", "scope": "till"}
    made = fresh_practice.control("POST", "subscriptions", {**asked, "count": 1, "scope_references": ["555009"]})["ids"]
    async with opened(tmp_path, fresh_practice) as (account, _):
        operation = account.adopting.look("https://a.example/x," * 50_000 + made[0])
        assert operation.total == 0, "it is not looked through while the window waits"
        found = await operation.wait()
        assert [one.can_be_adopted for one in found] == [True] and operation.total == 1
        assert await account.adopting.look("nothing " * 20_000).wait() == ()
