"""The write that can neither be repeated nor lost, with a real registry and a real server."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from k2desk.model import api_errors as errors
from k2desk.model.api_values import Credentials, SubscriptionRequest
from k2desk.model.events import Scope
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import State
from k2desk.model.registry_errors import AlreadyThere, CouldNotSave
from tests.services.opened import opened
from tests.waiting import until

EXAMPLE = SubscriptionRequest("buygoods_transaction_received", "https://shop.njeri.co.ke/k2", Scope.TILL, "555555")
OTHER = replace(EXAMPLE, scope_reference="112233")


def _creates(practice):
    return [entry for entry in practice.log() if entry["method"] == "POST" and "webhook_subscriptions" in entry["path"]]


def _made(practice, before):
    return [record for record in practice.subscriptions() if record["id"] not in before]


@pytest.fixture
def before(fresh_practice):
    return {record["id"] for record in fresh_practice.subscriptions()}


async def test_a_created_one_is_in_the_list_and_checked_by_itself(fresh_practice, before, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, registry):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        assert (attempt.state, attempt.problem) == (State.CREATED, None)
        (made,) = _made(fresh_practice, before)
        (record,) = (await registry.contents("shop")).records
        assert (record.state, record.kopokopo_id, record.id) == (State.CREATED, made["id"], attempt.record_id)
        await until(lambda: account.cache.get(record.id).check)
        assert account.cache.get(record.id).check.word == "Active"


async def test_a_double_press_creates_one(fresh_practice, before, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        first, second = account.creating.create([EXAMPLE]), account.creating.create([EXAMPLE])
        (one,), (two,) = await first.wait(), await second.wait()
    assert one.state is State.CREATED
    assert two.record_id is None and two.problem and two.problem.code == "K-17"
    assert len(_made(fresh_practice, before)) == len(_creates(fresh_practice)) == 1


async def test_a_spare_is_made_only_when_it_is_asked_for(fresh_practice, before, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([EXAMPLE]).wait()
        (refused,) = await account.creating.create([EXAMPLE]).wait()
        assert refused.problem and refused.problem.code == "K-17"
        (allow_duplicate,) = await account.creating.create([EXAMPLE], allow_duplicate=True).wait()
        assert allow_duplicate.state is State.CREATED
    assert len(_made(fresh_practice, before)) == 2


@pytest.mark.parametrize(
    ("fault", "state", "code", "made"),
    [
        ({"kind": "bad_request", "message": "Invalid scope reference"}, State.NOT_CREATED, "K-08", 0),
        ({"kind": "bad_request", "message": "Bad url"}, State.NOT_CREATED, "K-27", 0),
        ({"kind": "rate_limited"}, State.NOT_CREATED, "K-26", 0),
        ({"kind": "forbidden"}, State.NOT_CREATED, "K-07", 0),
        ({"kind": "unauthorized"}, State.NOT_CREATED, "K-06", 0),
        ({"kind": "unauthorized", "form": "empty"}, State.NOT_CREATED, "K-06", 0),
        ({"kind": "unauthorized", "form": "text"}, State.NOT_CREATED, "K-06", 0),
        ({"kind": "unauthorized", "form": "message"}, State.NOT_CREATED, "K-06", 0),
        ({"kind": "html_page", "status": 401}, State.NOT_CONFIRMED, "K-16", 0),
        ({"kind": "server_error", "status": 503}, State.NOT_CONFIRMED, "K-16", 0),
        ({"kind": "html_page"}, State.NOT_CONFIRMED, "K-16", 0),
        ({"kind": "drop_before"}, State.NOT_CONFIRMED, "K-16", 0),
        ({"kind": "drop_after"}, State.NOT_CONFIRMED, "K-16", 1),
        ({"kind": "missing_location"}, State.NOT_CONFIRMED, "K-16", 1),
        ({"kind": "odd_location", "value": "https://x.example/1"}, State.NOT_CONFIRMED, "K-16", 1),
        ({"kind": "drop_mid_body"}, State.CREATED, None, 1),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else None,
)
async def test_the_list_shows_the_truth_whatever_came_back(fresh_practice, before, tmp_path, fault, state, code, made):
    fresh_practice.faults({**fault, "on": "create"})
    async with opened(tmp_path, fresh_practice) as (account, registry):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        (record,) = (await registry.contents("shop")).records
    assert (attempt.state, record.state) == (state, state)
    assert (attempt.problem.code if attempt.problem else None) == code
    assert len(_made(fresh_practice, before)) == made
    assert len(_creates(fresh_practice)) == (2 if fault["kind"] == "unauthorized" else 1)
    if fault["kind"] == "odd_location":
        assert record.location == "https://x.example/1", "kept word for word"


async def test_a_sign_in_that_fails_leaves_no_doubt(fresh_practice, before, tmp_path):
    wrong = Credentials("nobody", "nothing")
    async with opened(tmp_path, fresh_practice, credentials=wrong) as (account, _):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        assert attempt.state is State.NOT_SENT and attempt.problem and attempt.problem.code == "K-04"
    assert _creates(fresh_practice) == [] and _made(fresh_practice, before) == []


async def test_what_was_not_sent_is_sent_again_as_the_same_row(fresh_practice, before, tmp_path):
    fresh_practice.faults({"kind": "server_error", "on": "token", "status": 500, "times": 1})
    async with opened(tmp_path, fresh_practice) as (account, registry):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        assert attempt.state is State.NOT_SENT
        (again,) = await account.creating.create([EXAMPLE]).wait()
        assert (again.record_id, again.state) == (attempt.record_id, State.CREATED)
        assert len((await registry.contents("shop")).records) == 1
    assert len(_made(fresh_practice, before)) == 1


async def test_what_is_not_confirmed_is_sent_again_only_knowing(fresh_practice, before, tmp_path):
    fresh_practice.faults({"kind": "drop_after", "on": "create", "times": 1})
    async with opened(tmp_path, fresh_practice) as (account, _):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        assert await account.creating.send_again(attempt.record_id).wait() == ()
        (refused,) = await account.creating.create([EXAMPLE]).wait()
        assert refused.problem and refused.problem.code == "K-17"
        assert len(_creates(fresh_practice)) == 1
        (again,) = await account.creating.send_again_knowing(attempt.record_id).wait()
        assert again.state is State.CREATED and again.record_id != attempt.record_id
        first = account.cache.get(attempt.record_id)
        assert first and first.record.state is State.NOT_CONFIRMED, "the first one still has to be settled"
    assert len(_made(fresh_practice, before)) == 2


async def test_several_tills_end_each_in_its_own_state(fresh_practice, before, tmp_path):
    unknown = replace(EXAMPLE, scope_reference="99999")
    async with opened(tmp_path, fresh_practice) as (account, _):
        operation = account.creating.create([EXAMPLE, unknown, OTHER])
        attempts = await operation.wait()
        assert (operation.done, operation.total) == (3, 3)
    assert [attempt.state for attempt in attempts] == [State.CREATED, State.NOT_CREATED, State.CREATED]
    assert len(_made(fresh_practice, before)) == 2


async def test_an_account_that_closes_leaves_its_create_not_confirmed(fresh_practice, tmp_path):
    fresh_practice.faults({"kind": "silent", "on": "create"})
    async with opened(tmp_path, fresh_practice) as (account, registry):
        account.creating.create([EXAMPLE])
        await until(lambda: _creates(fresh_practice))
        assert account.creating.busy
    async with opened(tmp_path, fresh_practice) as (account, registry):
        (record,) = (await registry.contents("shop")).records
        assert record.state is State.NOT_CONFIRMED


async def test_a_disk_that_fails_after_the_answer_shows_the_doubt_and_the_place(
    fresh_practice, before, tmp_path, monkeypatch
):
    async with opened(tmp_path, fresh_practice) as (account, registry):

        async def fail(*_: object, **__: object) -> None:
            raise CouldNotSave("disk full")

        monkeypatch.setattr("k2desk.services.creating._BETWEEN_TRIES", 0.01)
        monkeypatch.setattr(registry, "settle", fail)
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        (made,) = _made(fresh_practice, before)
        assert attempt.state is State.NOT_CONFIRMED and attempt.problem and attempt.problem.code == "K-20"
        entry = account.cache.get(attempt.record_id)
        assert entry and entry.record.location and made["id"] in entry.record.location
        assert entry.record.trouble.details.splitlines()[-1] == entry.record.location, "a person can write it down"


@pytest.mark.parametrize("failures", [1, 2, 3])
async def test_a_disk_that_fails_for_a_moment_is_tried_three_times_and_the_answer_is_kept(
    fresh_practice, tmp_path, monkeypatch, failures
):
    async with opened(tmp_path, fresh_practice) as (account, registry):
        settle, tries = registry.settle, []

        async def fail_at_first(*arguments: object, **named: object) -> object:
            tries.append(arguments)
            if len(tries) <= failures:
                raise CouldNotSave("disk full")
            return await settle(*arguments, **named)

        monkeypatch.setattr("k2desk.services.creating._BETWEEN_TRIES", 0.01)
        monkeypatch.setattr(registry, "settle", fail_at_first)
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        assert len(tries) == min(failures + 1, 3)
        assert attempt.state is (State.CREATED if failures < 3 else State.NOT_CONFIRMED)
        (record,) = (await registry.contents("shop")).records
        assert record.state is (State.CREATED if failures < 3 else State.SENDING), "as the next start will find it"


async def test_the_preview_is_what_is_sent(fresh_practice, tmp_path):
    for version in (1, 2):
        async with opened(tmp_path / str(version), fresh_practice, version=version) as (account, _):
            preview = account.creating.preview(EXAMPLE)
            await account.creating.create([EXAMPLE]).wait()
        sent = _creates(fresh_practice)[-1]
        assert json.loads(preview.body) == sent["body"]
        assert preview.url.endswith(sent["path"]) and preview.method == "POST"
        assert fresh_practice.client_secret not in repr(preview)


async def test_a_row_that_was_not_sent_is_sent_again_by_itself_and_then_no_more(fresh_practice, before, tmp_path):
    fresh_practice.faults({"kind": "server_error", "on": "token", "status": 500, "times": 1})
    async with opened(tmp_path, fresh_practice) as (account, _):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        sending = account.creating.send_again(attempt.record_id)
        assert account.creating.busy and account.creating.count == 1 and not sending.can_be_cancelled
        (again,) = await sending.wait()
        assert (again.record_id, again.state, sending.done, sending.total) == (attempt.record_id, State.CREATED, 1, 1)
        assert not account.creating.busy
        for what in (attempt.record_id, "no such row"):
            assert await account.creating.send_again(what).wait() == ()
            assert await account.creating.send_again_knowing(what).wait() == ()
    assert len(_made(fresh_practice, before)) == len(_creates(fresh_practice)) == 1


@pytest.mark.parametrize(
    ("step", "error", "is_kept", "code"),
    [
        ("record_intents", CouldNotSave("disk full"), False, "K-20"),
        ("resend", CouldNotSave("disk full"), True, "K-20"),
        ("resend", AlreadyThere("another row"), False, "K-17"),
        ("resend", AlreadyThere("this row"), True, "K-17"),
        ("resend", KeyError("not foreseen"), True, "K-25"),
    ],
    ids=["no intent", "no mark of sending", "doubled by now", "sent by another desk", "not foreseen"],
)
async def test_what_fails_before_the_post_sends_nothing_and_can_be_tried_again(
    fresh_practice, before, tmp_path, monkeypatch, step, error, is_kept, code
):
    async with opened(tmp_path, fresh_practice) as (account, registry):

        async def fail(record: object, *_: object, **__: object) -> None:
            if isinstance(error, AlreadyThere) and error.record_id == "this row":
                raise AlreadyThere(record)
            raise error

        monkeypatch.setattr(registry, step, fail)
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        assert attempt.problem and attempt.problem.code == code
        assert _creates(fresh_practice) == [] and not account.creating.busy
        monkeypatch.undo()
        rows = [one for one in (await registry.contents("shop")).records if one.removed_at is None]
        assert [one.state for one in rows] == ([State.NOT_SENT] if is_kept else [])
        (again,) = await account.creating.create([EXAMPLE]).wait()
        assert again.state is State.CREATED and (not is_kept or again.record_id == rows[0].id)
    assert len(_made(fresh_practice, before)) == 1


async def test_what_fails_beside_a_create_changes_nothing_of_it(fresh_practice, tmp_path, monkeypatch):
    """A note of the history, a sign-in for a row that was refused, a row that can't be put away, keys that are gone."""
    async with opened(tmp_path, fresh_practice) as (account, registry):

        async def fail(*_: object, **__: object) -> None:
            raise CouldNotSave("disk full")

        fresh_practice.faults({"kind": "drop_after", "on": "create", "times": 1})
        (doubt,) = await account.creating.create([EXAMPLE]).wait()
        with monkeypatch.context() as patched:
            patched.setattr(registry, "add_history", fail)
            (again,) = await account.creating.send_again_knowing(doubt.record_id).wait()
        assert again.state is State.CREATED, "a disk that takes no note keeps no create back"

        fresh_practice.faults({"kind": "bad_request", "on": "create", "times": 1})
        (refused,) = await account.creating.create([OTHER]).wait()
        with monkeypatch.context() as patched:
            client = account.scope.connection.client()
            patched.setattr(client, "sign_in", _offline)
            (tried,) = await account.creating.send_again(refused.record_id).wait()
        assert (tried.state, tried.problem.code) == (State.NOT_CREATED, "K-02"), "it was refused, and stays so"

        async def doubled(*_: object, **__: object) -> None:
            raise AlreadyThere("another row")

        with monkeypatch.context() as patched:
            patched.setattr(registry, "resend", doubled)
            patched.setattr(registry, "remove", fail)
            (kept,) = await account.creating.create([replace(EXAMPLE, scope_reference="778899")]).wait()
        assert (kept.record_id, kept.problem.code) == (None, "K-17")

        fresh_practice.clear()
        account.scope.connection.disconnect(Problem(ProblemKind.NO_KEYS))
        (none,) = await account.creating.create([replace(EXAMPLE, scope_reference="665544")]).wait()
        assert (none.state, none.problem.kind) == (State.NOT_SENT, ProblemKind.NO_KEYS)
        assert _creates(fresh_practice) == []


async def _offline() -> None:
    raise errors.NoConnection(may_have_arrived=False)
