"""The client against the practice server: what it sends, and what each kind of answer means."""

from __future__ import annotations

import asyncio
import traceback
from dataclasses import replace
from types import SimpleNamespace

import httpx
import pytest

from k2desk.kopokopo.answers import LARGEST
from k2desk.kopokopo.client import RetryPolicy
from k2desk.kopokopo.server_clock import ServerClock
from k2desk.kopokopo.wire import take_locations
from k2desk.model import api_errors as errors
from k2desk.model.api_values import AnswerHead, Credentials, SubscriptionRequest
from k2desk.model.environments import LIVE, Environment, EnvironmentKind
from k2desk.model.events import Scope
from tests.kopokopo.conftest import client_of, credentials_of, environment_of
from tests.waiting import PATIENCE

EXAMPLE = SubscriptionRequest(
    "buygoods_transaction_received", "https://myapplication.com/webhooks", Scope.TILL, "555555"
)
CANCELLED_READS = 2_000


async def _ignore(_: AnswerHead) -> None:
    return None


def _creates(server):
    return [entry for entry in server.log() if entry["method"] == "POST" and "webhook_subscriptions" in entry["path"]]


def _tokens_asked(server):
    return [entry for entry in server.log() if entry["path"] == "/oauth/token"]


@pytest.mark.parametrize(
    ("version", "body"),
    [
        (
            1,
            {
                "event_type": "buygoods_transaction_received",
                "url": "https://myapplication.com/webhooks",
                "scope": "till",
                "scope_reference": "555555",
            },
        ),
        (
            2,
            {
                "event_type": "buygoods_transaction_received",
                "url": "https://myapplication.com/webhooks",
                "scope": "till",
                "scope_reference": "555555",
                "enable_daraja_payload": False,
            },
        ),
    ],
)
async def test_the_documented_example_is_sent_field_by_field(fresh_practice, version, body):
    async with client_of(fresh_practice, version) as client:
        await client.create(EXAMPLE, on_head=_ignore)
    (sent,) = _creates(fresh_practice)
    assert sent["path"] == f"/api/v{version}/webhook_subscriptions"
    assert sent["body"] == body
    assert sent["headers"]["content-type"] == "application/json"
    assert sent["headers"]["accept"] == "application/json"
    assert sent["headers"]["user-agent"].startswith("K2Desk/")


async def test_the_whole_business_is_sent_with_a_null_reference(client, fresh_practice):
    request = SubscriptionRequest("settlement_transfer_completed", EXAMPLE.address, Scope.COMPANY, None)
    await client.create(request, on_head=_ignore)
    assert _creates(fresh_practice)[0]["body"]["scope_reference"] is None


async def test_what_was_created_is_read_back(client):
    heads = []

    async def keep(head: AnswerHead) -> None:
        heads.append(head)

    location = await client.create(EXAMPLE, on_head=keep)
    assert [(head.status, head.location) for head in heads] == [(201, location.url)]
    subscription = await client.read(location.url)
    assert subscription.id == location.id
    assert (subscription.event_type, subscription.address) == (EXAMPLE.event_type, EXAMPLE.address)
    assert (subscription.scope, subscription.scope_reference, subscription.status) == ("till", "555555", "Active")


async def test_the_token_belongs_to_the_client_id(client, fresh_practice):
    info = await client.token_info()
    assert info.client_id == fresh_practice.client_id
    assert info.expires_in is not None and info.expires_in > 3000


async def test_fifty_callers_make_one_token_request(client, fresh_practice):
    await asyncio.gather(*(client.sign_in() for _ in range(50)))
    assert len(_tokens_asked(fresh_practice)) == 1


async def test_fifty_refused_callers_make_one_token_request(fresh_practice):
    wrong = replace(credentials_of(fresh_practice), client_secret="wrong-secret")
    client = client_of(fresh_practice)
    client._credentials = wrong
    async with client:
        results = await asyncio.gather(*(client.sign_in() for _ in range(50)), return_exceptions=True)
    assert {type(result) for result in results} == {errors.KeysRefused}
    assert len(_tokens_asked(fresh_practice)) == 1


async def test_a_cancelled_caller_does_not_cancel_the_token_for_the_others(client, fresh_practice):
    fresh_practice.faults({"kind": "latency", "on": "token", "seconds": 0.2, "times": 1})
    first = asyncio.ensure_future(client.sign_in())
    await asyncio.sleep(0.05)
    second = asyncio.ensure_future(client.sign_in())
    first.cancel()
    await second
    assert len(_tokens_asked(fresh_practice)) == 1


async def test_a_token_is_renewed_before_it_ends(fresh_practice):
    fresh_practice.control("PUT", "settings", {"expires_in": 1})
    async with client_of(fresh_practice) as client:
        await client.sign_in()
        await asyncio.sleep(0.95)
        await client.token_info()
    assert len(_tokens_asked(fresh_practice)) == 2


async def test_fifty_readers_with_a_dead_token_renew_it_once(client, fresh_practice):
    location = await client.create(EXAMPLE, on_head=_ignore)
    fresh_practice.faults({"kind": "expire_tokens", "on": "read", "times": 1})
    before = len(_tokens_asked(fresh_practice))
    read = await asyncio.gather(*(client.read(location.url) for _ in range(50)))
    assert {subscription.id for subscription in read} == {location.id}
    assert len(_tokens_asked(fresh_practice)) - before <= 2


async def test_a_late_refusal_of_an_old_token_leaves_the_newer_one_in_use(client, fresh_practice):
    """Two reads use a dead token. When the second one is refused, the first one has already fetched a new token."""
    location = await client.create(EXAMPLE, on_head=_ignore)
    await client.revoke(client._tokens.cached)
    exchange, refused, first_is_done = client._exchange, [], asyncio.Event()

    async def held_back(method, url, headers, *rest):
        answer = await exchange(method, url, headers, *rest)
        if answer.status == 401:
            refused.append(headers["Authorization"])
            if len(refused) == 2:
                await first_is_done.wait()
        return answer

    client._exchange = held_back
    reads = [asyncio.ensure_future(client.read(location.url)) for _ in range(2)]
    await asyncio.wait(reads, return_when=asyncio.FIRST_COMPLETED)
    newer = client._tokens.cached
    first_is_done.set()
    await asyncio.gather(*reads)
    assert refused[0] == refused[1] != f"Bearer {newer}"
    assert client._tokens.cached == newer
    assert len(_tokens_asked(fresh_practice)) == 2


async def test_a_create_is_repeated_once_after_a_401(client, fresh_practice):
    fresh_practice.faults({"kind": "unauthorized", "on": "create", "times": 1})
    await client.create(EXAMPLE, on_head=_ignore)
    assert len(_creates(fresh_practice)) == 2
    assert len(fresh_practice.subscriptions()) >= 1


@pytest.mark.parametrize(
    ("fault", "error", "may_have_arrived"),
    [
        ({"kind": "unauthorized"}, errors.SignedOut, False),
        ({"kind": "forbidden"}, errors.NotAllowed, False),
        ({"kind": "rate_limited", "retry_after": "7"}, errors.SlowDown, False),
        ({"kind": "bad_request", "message": "Invalid scope reference"}, errors.Rejected, False),
        ({"kind": "bad_request", "message": ["Bad url", "Bad scope"]}, errors.Rejected, False),
        ({"kind": "server_error", "status": 500}, errors.ServerTrouble, True),
        ({"kind": "server_error", "status": 503}, errors.ServerTrouble, True),
        ({"kind": "html_page"}, errors.NotKopoKopo, True),
        ({"kind": "html_page", "status": 403}, errors.NotKopoKopo, True),
        ({"kind": "invalid_json"}, errors.NotUnderstood, True),
        ({"kind": "empty_200"}, errors.NotUnderstood, True),
        ({"kind": "huge_body", "megabytes": 3}, errors.NotUnderstood, True),
        ({"kind": "redirect", "status": 302, "to": "https://elsewhere.example/"}, errors.Redirected, True),
        ({"kind": "drop_before"}, errors.ConnectionLost, True),
        ({"kind": "drop_after"}, errors.ConnectionLost, True),
        ({"kind": "missing_location"}, errors.NoUsableLocation, True),
        ({"kind": "odd_location", "value": "https://elsewhere.example/x/1"}, errors.NoUsableLocation, True),
        ({"kind": "silent"}, errors.TookTooLong, True),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else None,
)
async def test_a_failed_create_knows_whether_it_may_have_arrived(fresh_practice, fault, error, may_have_arrived):
    async with client_of(fresh_practice, read=0.5 if fault["kind"] == "silent" else PATIENCE) as client:
        await client.sign_in()
        fresh_practice.faults({**fault, "on": "create"})
        with pytest.raises(error) as raised:
            await client.create(EXAMPLE, on_head=_ignore)
    assert raised.value.may_have_arrived is may_have_arrived
    repeats = 2 if fault["kind"] == "unauthorized" else 1
    assert len(_creates(fresh_practice)) == repeats, "only a 401 is an answer that allows one repeat"


async def test_the_reasons_of_a_refusal_are_kept_in_its_own_words(client, fresh_practice):
    fresh_practice.faults({"kind": "bad_request", "on": "create", "message": ["Bad url", "Bad scope"]})
    with pytest.raises(errors.Rejected) as raised:
        await client.create(EXAMPLE, on_head=_ignore)
    assert raised.value.reasons == ("Bad url", "Bad scope")


async def test_an_unknown_till_is_refused_with_kopo_kopos_reason(client):
    with pytest.raises(errors.Rejected) as raised:
        await client.create(replace(EXAMPLE, scope_reference="99999"), on_head=_ignore)
    assert raised.value.reasons == ("Invalid scope reference",)
    assert raised.value.may_have_arrived is False


async def test_an_odd_location_is_kept_word_for_word(client, fresh_practice):
    fresh_practice.faults({"kind": "odd_location", "on": "create", "value": "//x/?y"})
    with pytest.raises(errors.NoUsableLocation) as raised:
        await client.create(EXAMPLE, on_head=_ignore)
    assert raised.value.location == "//x/?y"


async def test_a_201_whose_body_breaks_is_created(client, fresh_practice):
    fresh_practice.faults({"kind": "drop_mid_body", "on": "create"})
    heads = []

    async def keep(head: AnswerHead) -> None:
        heads.append(head.status)

    location = await client.create(EXAMPLE, on_head=keep)
    assert heads == [201]
    assert location.id in {record["id"] for record in fresh_practice.subscriptions()}


async def test_nothing_left_where_nobody_listens(fresh_practice):
    closed = Environment(EnvironmentKind.PRACTICE, "http://127.0.0.1:9")
    client = client_of(fresh_practice)
    async with client:
        await client.sign_in()
        client._environment = closed
        with pytest.raises(errors.NoConnection) as raised:
            await client.create(EXAMPLE, on_head=_ignore)
    assert raised.value.may_have_arrived is False


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"kind": "unauthorized"}, errors.SignedOut),
        ({"kind": "forbidden"}, errors.NotAllowed),
        ({"kind": "rate_limited", "retry_after": "12"}, errors.SlowDown),
        ({"kind": "rate_limited", "retry_after": "soon"}, errors.SlowDown),
        ({"kind": "server_error", "status": 502}, errors.ServerTrouble),
        ({"kind": "html_page"}, errors.NotKopoKopo),
        ({"kind": "invalid_json"}, errors.NotUnderstood),
        ({"kind": "wrong_types"}, errors.NotUnderstood),
        ({"kind": "empty_200"}, errors.NotUnderstood),
        ({"kind": "huge_body", "megabytes": 3}, errors.NotUnderstood),
        ({"kind": "redirect", "status": 301, "to": "https://elsewhere.example/"}, errors.Redirected),
        ({"kind": "drop_before"}, errors.ConnectionLost),
        ({"kind": "drop_mid_body"}, errors.ConnectionLost),
        ({"kind": "silent"}, errors.TookTooLong),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else None,
)
async def test_every_bad_answer_to_a_read_is_a_typed_error(fresh_practice, fault, error):
    async with client_of(fresh_practice, read=0.5) as client:
        location = await client.create(EXAMPLE, on_head=_ignore)
        fresh_practice.faults({**fault, "on": "read"})
        with pytest.raises(error):
            await client.read(location.url)


async def test_retry_after_is_read_in_seconds_and_nonsense_is_none(client, fresh_practice):
    location = await client.create(EXAMPLE, on_head=_ignore)
    for given, seconds in (("12", 12.0), ("soon", None), ("-3", 0.0)):
        fresh_practice.faults({"kind": "rate_limited", "on": "read", "retry_after": given, "times": 1})
        with pytest.raises(errors.SlowDown) as raised:
            await client.read(location.url)
        assert raised.value.retry_after == seconds


async def test_a_gateway_error_is_asked_twice_more_and_no_oftener(fresh_practice):
    async with client_of(fresh_practice, times=2) as client:
        location = await client.create(EXAMPLE, on_head=_ignore)
        fresh_practice.faults({"kind": "server_error", "on": "read", "status": 503})
        with pytest.raises(errors.ServerTrouble):
            await client.read(location.url)
        reads = [entry for entry in fresh_practice.log() if entry["method"] == "GET"]
        assert len(reads) == 3
        fresh_practice.faults({"kind": "server_error", "on": "read", "status": 503, "times": 2})
        assert (await client.read(location.url)).status == "Active"


async def test_an_unknown_subscription_is_not_found(client):
    with pytest.raises(errors.NotFound):
        await client.read("http://127.0.0.1:1/webhook_subscriptions/5af4c10a-f6de-4ac8-840d-42cb65454216")


async def test_a_slow_answer_ends_at_the_limit(fresh_practice):
    async with client_of(fresh_practice, read=0.3) as client:
        location = await client.create(EXAMPLE, on_head=_ignore)
        fresh_practice.faults({"kind": "latency", "on": "read", "seconds": 3.0, "times": 1})
        with pytest.raises(errors.TookTooLong):
            await client.read(location.url)


@pytest.mark.parametrize(
    "foreign",
    [
        "https://evil.example/api/v2/webhook_subscriptions/1",
        "http://api.kopokopo.com/api/v2/webhook_subscriptions/1",
        "https://api.kopokopo.com.evil.example/webhook_subscriptions/1",
        "https://api.kopokopo.com@evil.example/webhook_subscriptions/1",
        "https://user@api.kopokopo.com/webhook_subscriptions/1",
        "https://api.kopokopo.com:8443/webhook_subscriptions/1",
        "not an address",
    ],
)
async def test_the_token_goes_to_no_foreign_address(fresh_practice, foreign):
    client = client_of(fresh_practice)
    client._environment = LIVE
    async with client:
        with pytest.raises(errors.ForeignAddress):
            await client.read(foreign)
    assert fresh_practice.log() == [], "not even a token was asked for"


async def test_no_secret_is_in_an_error_or_in_what_led_to_it(fresh_practice):
    for fault in ("drop_before", "html_page", "server_error", "redirect", "unauthorized"):
        async with client_of(fresh_practice) as client:
            await client.sign_in()
            token = client._tokens.cached
            fresh_practice.faults({"kind": fault, "on": "create"})
            with pytest.raises(errors.KopoKopoError) as raised:
                await client.create(EXAMPLE, on_head=_ignore)
        seen = "".join(traceback.format_exception(raised.value)) + repr(vars(raised.value))
        chain: BaseException | None = raised.value
        while chain is not None:
            seen += repr(chain)
            chain = chain.__context__
        for secret in (token, fresh_practice.client_secret):
            assert secret and secret not in seen


def test_keys_are_not_in_their_own_representation():
    assert "s3cret" not in repr(Credentials("s3cret-id", "s3cret", "s3cret-api"))


async def test_thousands_of_cancelled_reads_leave_a_client_that_works(fresh_practice):
    async with client_of(fresh_practice) as client:
        location = await client.create(EXAMPLE, on_head=_ignore)
        fresh_practice.faults({"kind": "latency", "on": "read", "seconds": 0.02})
        for _ in range(CANCELLED_READS // 200):
            reads = [asyncio.ensure_future(client.read(location.url)) for _ in range(200)]
            await asyncio.sleep(0.03)
            for read in reads:
                read.cancel()
            await asyncio.gather(*reads, return_exceptions=True)
        fresh_practice.faults()
        assert (await client.read(location.url)).status == "Active"


async def test_kopo_kopos_clock_is_compared_with_this_computers(client):
    await client.token_info()
    assert client.clock_difference is not None and abs(client.clock_difference) < 5


async def test_after_a_jump_of_the_clock_kopo_kopos_time_is_asked_for_once(client, fresh_practice):
    await client.sign_in()
    await client.see_time()
    assert len(_tokens_asked(fresh_practice)) == 1, "the sign-in has told it"
    client._server_clock = ServerClock(client._clock)
    await client.see_time()
    assert len(_tokens_asked(fresh_practice)) == 2
    assert abs((client.server_time() - client._clock.now()).total_seconds()) < 60


async def test_a_revoked_token_is_not_used_again(client, fresh_practice):
    token = await client._tokens.get()
    async with client_of(fresh_practice) as other:
        await other.revoke(client.take_token())
        with pytest.raises(errors.NoConnection):
            await client.token_info()
        assert len(_tokens_asked(fresh_practice)) == 1, "and no other is asked for by who gave it back"
        answer = await other._authorized("GET", f"{fresh_practice.base_url}/oauth/token/info", token, LARGEST)
    assert answer.status == 401, "Kopo Kopo knows it no more"


def test_the_environment_of_practice_is_its_word(fresh_practice):
    assert environment_of(fresh_practice).host == "practice"


class _BreaksWhileItIsPutAway(httpx.AsyncBaseTransport):
    """Answers a create with its place, and fails when the answer is closed."""

    def __init__(self, place: str) -> None:
        self._place = place

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        class Body(httpx.AsyncByteStream):
            async def __aiter__(self):
                yield b""

            async def aclose(self) -> None:
                raise RuntimeError("the line broke")

        response = httpx.Response(201, headers={"location": self._place}, stream=Body())
        await take_locations(response)
        return response


async def test_a_create_whose_line_breaks_after_its_place_was_kept_is_made(client, fresh_practice, monkeypatch):
    await client.sign_in()
    place = f"{fresh_practice.base_url}/api/v2/webhook_subscriptions/0a1b2c3d-0000-4000-8000-000000000000"
    monkeypatch.setattr(client, "_new_http", lambda: httpx.AsyncClient(transport=_BreaksWhileItIsPutAway(place)))
    heads = []

    async def keep(head: AnswerHead) -> None:
        heads.append(head.location)

    assert (await client.create(EXAMPLE, on_head=keep)).url == place
    assert heads == [place]


async def test_the_pauses_between_tries_double_up_to_the_longest_and_vary_by_half(fresh_practice, monkeypatch):
    pauses, chances = [], iter([0.0, 1.0, 0.5, 0.5])
    client = client_of(fresh_practice)
    client._repeats = RetryPolicy(times=4, first=0.5, longest=1.5)
    client._random = SimpleNamespace(random=lambda: next(chances))
    fresh_practice.faults({"kind": "server_error", "on": "token", "status": 503})

    async def slept(seconds: float) -> None:
        pauses.append(seconds)

    async with client:
        monkeypatch.setattr("k2desk.kopokopo.client.asyncio.sleep", slept)
        with pytest.raises(errors.ServerTrouble):
            await client.sign_in()
        monkeypatch.undo()
    assert pauses == [0.25, 1.5, 1.5, 1.5]
    assert len(_tokens_asked(fresh_practice)) == 5


async def test_an_account_that_is_closed_asks_for_nothing_more(client, fresh_practice):
    await client.sign_in()
    await client.__aexit__()
    for ask in (client.sign_in, lambda: client.create(EXAMPLE, on_head=_ignore), client.token_info):
        with pytest.raises(errors.NoConnection) as failed:
            await ask()
        assert not failed.value.may_have_arrived
    assert len(_tokens_asked(fresh_practice)) == 1 and _creates(fresh_practice) == []
