"""The inputs of tests/cases, each with its expected result, as examples of their kind."""

from __future__ import annotations

import asyncio
import json
import sys

import pytest
from PySide6.QtWidgets import QApplication

from k2desk.kopokopo import signature
from k2desk.kopokopo.client import NetworkOptions
from k2desk.kopokopo.signature_mistakes import SigningKeys
from k2desk.model import api_errors as errors
from k2desk.model.api_values import Credentials, SubscriptionRequest
from k2desk.model.clock import SystemClock
from k2desk.model.environments import LIVE, SANDBOX, EnvironmentKind, Environments
from k2desk.model.error_problems import During, of_error
from k2desk.model.events import Scope
from k2desk.model.records import Outcome, State
from k2desk.services.account_setup import AccountSetup
from k2desk.services.badge import badge
from k2desk.services.forms.address import parse_address
from k2desk.services.forms.connect import Connect
from k2desk.services.forms.new_subscription import NewSubscription, validate
from k2desk.services.till_numbers import till_numbers
from k2desk.services.tills import Note
from k2desk.ui.text.messages import words_of
from tests.cases import case, lines
from tests.odd_answers import CREATED, READ, answer, behind_proxy, odd_server
from tests.services.opened import opened_at

PAID = "buygoods_transaction_received"
REQUEST = SubscriptionRequest(PAID, "https://shop.njeri.co.ke/k2", Scope.TILL, "555555")
KEYS = Credentials("id", "the-client-secret", "")
ID = "00000000-1111-4222-8333-444444444444"
PROXIES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY")


@pytest.fixture(autouse=True)
def _no_proxy_of_this_machine(monkeypatch):
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("then", "state"), [(case("A02"), State.NOT_CREATED), (CREATED, State.CREATED)])
async def test_a02_an_empty_401_refuses_a_create_which_is_repeated_once_with_a_fresh_token(tmp_path, then, state):
    creates = [then, case("A02")]
    numbers = iter(range(9))
    async with odd_server(
        create=lambda: creates.pop(),
        token=lambda: answer(200, json.dumps({"access_token": f"token-{next(numbers)}", "expires_in": 3600})),
    ) as server, opened_at(tmp_path, server.environment, KEYS) as (account, _):  # fmt: skip
        (attempt,) = await account.creating.create([REQUEST]).wait()
    assert attempt.state is state
    sent = [one.headers.partition("Bearer ")[2].split("\r\n")[0] for one in server.creates]
    assert sent == ["token-0", "token-1"]


@pytest.mark.parametrize("pair", lines("A03"))
async def test_a03_the_second_writing_of_an_address_wants_a_decision(tmp_path, pair):
    one, other = (SubscriptionRequest(PAID, text, Scope.TILL, "555555") for text in pair.split("\t"))
    async with odd_server() as server, opened_at(tmp_path, server.environment, KEYS) as (account, _):
        assert (await account.creating.create([one]).wait())[0].state is State.CREATED
        (second,) = await account.creating.create([other]).wait()
        form = NewSubscription(PAID, tills=("555555",), address=other.address)
        result = validate(form, environment=EnvironmentKind.SANDBOX, version=2, entries=list(account.cache))
    assert (second.state, second.problem.code, len(server.creates)) == (None, "K-17", 1)
    assert not result.can_be_sent and "K-17" in {problem.code for problem in result.problems}


async def test_a04_a_page_with_403_is_kopo_kopo_turning_us_away_and_never_the_wifi(monkeypatch, tmp_path, qapp):
    page = case("A04")
    async with behind_proxy(monkeypatch, tmp_path, SANDBOX.base_url, create=page, read=page, info=page, ends=True) as (
        server,
        _,
    ):
        async with opened_at(tmp_path, SANDBOX, KEYS) as (account, _):
            (attempt,) = await account.creating.create([REQUEST]).wait()
        async with server.client(times=2) as client:
            with pytest.raises(errors.TurnedAway) as raised:
                await client.token_info()
    assert (attempt.state, attempt.problem.code, len(server.creates)) == (State.NOT_CONFIRMED, "K-16", 1)
    assert attempt.problem.details.startswith("a page with 403\nPOST ")
    words = words_of(of_error(raised.value, During.SIGN_IN))
    assert words.title == "Kopo Kopo did not let K2Desk in." and "Wi-Fi" not in words.text


async def test_a06_a_location_of_the_own_host_is_created_however_it_is_written(monkeypatch, tmp_path):
    written = iter(lines("A06"))
    async with behind_proxy(
        monkeypatch, tmp_path, SANDBOX.base_url, create=lambda: answer(201, b"", f"Location: {next(written)}")
    ) as (server, _):
        for number, _ in enumerate(lines("A06")):
            async with opened_at(tmp_path / str(number), SANDBOX, KEYS) as (account, registry):
                (attempt,) = await account.creating.create([REQUEST]).wait()
                assert (attempt.state, attempt.problem) == (State.CREATED, None)
                assert (await registry.contents("shop")).records[0].kopokopo_id == ID
    assert len(server.creates) == len(lines("A06"))


async def test_a07_an_old_live_address_is_read_at_the_accounts_own_base(monkeypatch, tmp_path):
    (pasted,) = lines("A07")
    async with (
        behind_proxy(monkeypatch, tmp_path, LIVE.base_url) as (server, _),
        opened_at(tmp_path, LIVE, KEYS) as (account, _),
    ):
        (found,) = await account.adopting.look(pasted).wait()
    (read,) = [one for one in server.came if "webhook_subscriptions" in one.line]
    assert found.subscription is not None and found.problem is None
    assert read.line == f"GET /api/v1/webhook_subscriptions/{ID} HTTP/1.1" and "api.kopokopo.com" in read.headers


async def test_a08_each_old_mail_holds_one_subscription_with_its_whole_id(monkeypatch, tmp_path):
    blocks = case("A08").decode().split("---\n")
    async with (
        behind_proxy(monkeypatch, tmp_path, SANDBOX.base_url) as (server, _),
        opened_at(tmp_path, SANDBOX, KEYS) as (account, _),
    ):
        for block in blocks:
            (found,) = await account.adopting.look(block).wait()
            assert found.subscription is not None, block
    read = [one.line.split()[1].rpartition("/")[2] for one in server.came if "webhook_subscriptions" in one.line]
    assert read == [ID, ID, "0000000a-1111-4222-8333-44444444444b"]


@pytest.mark.parametrize("name", ["A09_daraja_phone_hashed", "A09_daraja_phone_local"])
def test_a09_a_hash_is_no_phone_and_a_local_number_is_a_kenyan_one(qapp, name):
    from k2desk.model.history import AlertRecord
    from k2desk.services.arrived import judge as judge_alert
    from k2desk.ui.text.alerts import phone, second_line, sentence

    body, now = case(name), SystemClock().now()
    kept = AlertRecord("a", "shop", now, now, 1, "/k2", signature.sign("the-key", body), body)
    arrived = judge_alert(kept, SigningKeys("the-key", "the-secret"))
    said = sentence(arrived, whole=True) + second_line(arrived, whole=True)
    number = phone(arrived.alert, whole=False)
    if name.endswith("local"):
        assert number == "+254 7•• ••• 123"
    else:
        assert number == "number hidden by Safaricom" and number in said
        assert not {"+", "•"} & set(said) and "94c392" not in said


@pytest.mark.parametrize("typed", [*lines("A10"), *lines("A11")])
async def test_a10_a11_hosts_and_letters_of_people_are_taken_and_go_out_percent_encoded(tmp_path, typed):
    parsed = parse_address(typed, EnvironmentKind.LIVE)
    assert (parsed.value, parsed.problem) == (typed, None)
    request = SubscriptionRequest(PAID, parsed.value, Scope.TILL, "555555")
    async with odd_server() as server, opened_at(tmp_path, server.environment, KEYS) as (account, registry):
        assert (await account.creating.create([request]).wait())[0].state is State.CREATED
        assert (await registry.contents("shop")).records[0].address == typed
    assert json.loads(server.creates[0].body)["url"] == typed.replace("é", "%C3%A9")


async def test_a13_a14_tills_with_separators_are_asked_about_and_other_digits_are_read(tmp_path):
    async with odd_server() as server, opened_at(tmp_path, server.environment, KEYS) as (account, _):
        found = await account.tills.read(case("A13"), {}).wait()
        assert [(one.number, one.name, one.note) for one in found] == [
            ("555123", "", Note.ASKED),
            ("600456", "", Note.ASKED),
        ]
        for line in lines("A14"):
            assert [one.number for one in await account.tills.read(line, {}).wait()] == ["555123"]
            assert till_numbers(line) == ("555123",)


async def test_a27_a_status_of_null_is_read_and_said_not_to_be_told(tmp_path, qapp: QApplication):
    from k2desk.ui.text.badges import badge_text
    from tests.services.test_badge import FIVE

    request = SubscriptionRequest("customer_created", REQUEST.address, Scope.COMPANY, None)
    async with (
        odd_server(read=answer(200, case("A27"))) as server,
        opened_at(tmp_path, server.environment, KEYS) as (account, _),
    ):
        (attempt,) = await account.creating.create([request]).wait()
        assert (await account.poller.check([attempt.record_id]).wait()).problem is None
        entry, now = account.cache.get(attempt.record_id), account.clock.now()
    assert entry.check.standing is Outcome.FOUND
    assert badge_text(badge(entry.record, entry.check, now, FIVE), now) == "No status"


@pytest.mark.parametrize("line", lines("B01"))
async def test_b01_connecting_works_or_says_which_setting_can_not_be_used(monkeypatch, tmp_path, qapp, line):
    name, _, value = line.partition("=")
    async with behind_proxy(monkeypatch, tmp_path, SANDBOX.base_url, read=READ):
        if "all_proxy" in name.lower():
            monkeypatch.delenv("HTTPS_PROXY")
        monkeypatch.setenv(name, value)
        connecting = AccountSetup(
            environments=Environments((SANDBOX,)),
            registry=None,
            secrets=None,
            clock=SystemClock(),
            spawn=asyncio.get_running_loop().create_task,
            network_options=NetworkOptions,
        )
        form = Connect(environment=EnvironmentKind.SANDBOX, client_id="id", client_secret="the-client-secret")
        tested = await connecting.test(form).wait()
    if "all_proxy" in name.lower():
        # Windows does not tell large letters from small ones in the name of a variable.
        known = name.lower() if sys.platform == "win32" else name
        assert tested.problem.code == "K-114" and known in words_of(tested.problem).text
    else:
        assert tested.ok and tested.problem is None
