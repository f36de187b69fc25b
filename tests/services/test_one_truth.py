"""Samples, exams and looks report the same about a website, and a repair clears all of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from k2desk.model.api_values import Credentials, SubscriptionRequest
from k2desk.model.events import Scope
from k2desk.model.server_kind import ServerKind
from k2desk.services.address_check.results import Mark, Step
from k2desk.services.exam import Grade, Task
from k2desk.services.ready import Finding
from k2desk.services.server_badge import is_in_trouble, server_badge
from tests.odd_answers import answer, odd_server, subscription
from tests.services.opened import opened_at
from tests.shops import Shops, TestPlaces

KEYS = Credentials("id", "the-client-secret", "the-right-key")


@pytest.fixture(scope="module")
def shops() -> Iterator[Shops]:
    with Shops("all") as opened:
        yield opened


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        ("expired", "K-12"),
        ("not_yet", "K-57"),
        ("wrong_host", "K-58"),
        ("self_signed", "K-59"),
        ("incomplete", "K-13"),
        ("plain_http", "K-62"),
        ("tls_closes", "K-62"),
        ("refused", "K-54"),
        ("nowhere", "K-53"),
    ],
)
async def test_a_sample_and_the_exam_say_what_a_look_says_where_nothing_was_delivered(shops, tmp_path, behaviour, code):
    host = "nowhere.test" if behaviour == "nowhere" else "shop.test"
    address = f"https://{host}:{shops.ports.get(behaviour, 443)}/k2/paid"
    request = SubscriptionRequest("buygoods_transaction_received", address, Scope.TILL, "555555")
    places = TestPlaces(shops)
    async with (
        odd_server() as server,
        opened_at(tmp_path, server.environment, KEYS, internet=places) as (account, _),
    ):
        await account.creating.create([request]).wait()
        diagnosing = account.diagnosing
        looked = await diagnosing.look(address).wait()
        assert looked.broken.problem.code == code
        shops.clear()
        edited = diagnosing.sample_for(request.event_type, address)
        for send in (lambda: diagnosing.send(address, edited), diagnosing.try_answer, diagnosing.try_fake):
            sent = await (send() if send.__name__ == "<lambda>" else send(address)).wait()
            assert sent.answer is None and sent.problem.code == code
            report = diagnosing.report
            assert report.broken.problem.code == code and report.of(Step.ANSWERS).mark is Mark.NOT_TRIED
        sheet = await diagnosing.exam(address).wait()
        assert {one.grade for one in sheet.results} == {Grade.NOT_TRIED}, (
            "nothing was delivered, so nothing was refused"
        )
        assert sheet.results[0].problem.code == code
        assert shops.log() == []
        known = account.cache.address(address)
        assert known.look.code == code and known.answer is None and known.answered_at is None
        good = replace(known, look=None, looked_at=account.clock.now(), certificate_ends=None)
        assert server_badge(good, account.clock.now()).kind is ServerKind.REACHED, "a good look heals it"


async def test_what_was_delivered_and_never_answered_is_still_a_fail(shops, tmp_path):
    address = f"https://shop.test:{shops.ports['closes_before_answer']}/k2/paid"
    async with (
        odd_server() as server,
        opened_at(tmp_path, server.environment, KEYS, internet=TestPlaces(shops)) as (
            account,
            _,
        ),
    ):
        sheet = await account.diagnosing.exam(address).wait()
    assert sheet.results[0].task is Task.GOOD
    assert (sheet.results[0].grade, sheet.results[0].problem.code) == (Grade.FAIL, "K-68")


async def test_what_is_found_at_one_writing_of_an_address_is_known_of_all(shops, tmp_path):
    port = shops.ports["good"]
    written = [f"https://shop.test:{port}/k2/paid", f"https://SHOP.test:{port}/k2/./paid"]
    requests = [
        SubscriptionRequest("buygoods_transaction_received", address, Scope.TILL, till)
        for address, till in zip(written, ("555555", "600456"), strict=True)
    ]
    async with (
        odd_server() as server,
        opened_at(tmp_path, server.environment, KEYS, internet=TestPlaces(shops)) as (account, _),
    ):
        await account.creating.create(requests).wait()
        typed = f"https://Shop.test:{port}/k2/paid"
        await account.diagnosing.look(typed).wait()
        await account.diagnosing.try_answer(typed).wait()
        for address in written:
            known = account.cache.address(address)
            assert known is not None and known.looked_at is not None and known.answered_at is not None


@pytest.mark.parametrize(("behaviour", "code"), [("status_500", "K-15"), ("html_login", "K-137"), ("good", "")])
async def test_ready_to_open_says_what_the_list_says_of_an_answer(shops, tmp_path, behaviour, code):
    address = f"https://shop.test:{shops.ports[behaviour]}/k2/paid"
    request = SubscriptionRequest("buygoods_transaction_received", address, Scope.TILL, "555555")
    told = answer(200, json.dumps(subscription(webhook_uri=address)))
    async with (
        odd_server(read=told) as server,
        opened_at(tmp_path, server.environment, KEYS, internet=TestPlaces(shops)) as (account, _),
    ):
        await account.creating.create([request]).wait()
        await account.diagnosing.try_answer(address).wait()
        (till,) = (await account.ready.run().wait()).tills
        is_bad = is_in_trouble(account.cache.address(address), account.clock.now())
        assert is_bad is bool(code)
        assert (till.finding, till.problem.code if till.problem else "") == (
            Finding.SERVER if is_bad else Finding.NONE,
            code,
        )
