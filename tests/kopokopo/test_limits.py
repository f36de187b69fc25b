"""How long, how large and how often at most: the limits of the client, to the unit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import httpx
import pytest

from k2desk.kopokopo import answers, polling
from k2desk.kopokopo.answers import Answer
from k2desk.kopokopo.client import Client, NetworkOptions, RetryPolicy, Timeouts
from k2desk.model import api_errors as errors
from k2desk.model.api_values import Credentials
from k2desk.model.clock import SystemClock
from k2desk.model.environments import EnvironmentKind, Environments
from k2desk.system.redaction import REDACTION


def _client(**named) -> Client:
    environment = Environments()[EnvironmentKind.SANDBOX]
    return Client(environment, Credentials("id", "a secret of sixteen", ""), 2, clock=SystemClock(), **named)


class _Bytes(httpx.AsyncByteStream):
    def __init__(self, size: int) -> None:
        self._size = size

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"x" * self._size


@pytest.mark.parametrize(("size", "whole"), [(262_143, True), (262_144, True), (262_145, False), (400_000, False)])
async def test_an_answer_is_read_up_to_256_kib_and_no_further(size, whole):
    answer = await _client()._collect(httpx.Response(200, stream=_Bytes(size)), "GET /")
    assert (answer.whole, len(answer.body)) == (whole, min(size, 262_144))
    assert type(answer.body) is bytes


async def test_a_list_of_payments_is_read_up_to_96_mib():
    assert polling.LARGEST == 100_663_296
    answer = await _client()._collect(httpx.Response(200, stream=_Bytes(300_000)), "GET /", polling.LARGEST)
    assert (answer.whole, len(answer.body)) == (True, 300_000)


@pytest.mark.parametrize(("length", "is_secret"), [(15, False), (16, True)])
def test_a_token_is_kept_out_of_texts_from_16_letters_on(length, is_secret):
    token = f"{'q7' * 8}"[:length]
    body = f'{{"access_token": "{token}", "expires_in": 3600}}'.encode()
    assert answers.token(Answer(200, body)).expires_in == 3600
    assert (token in REDACTION.without_secrets(f"it says {token} here")) is not is_secret


def test_the_details_show_the_first_two_thousand_bytes():
    assert Answer(500, b"x" * 1_999).text == "x" * 1_999
    assert Answer(500, b"x" * 2_001).text == "x" * 2_000


@pytest.mark.parametrize(
    ("timeouts", "whole"),
    [(Timeouts(), 60.0), (Timeouts(read=30.5), 61.0), (Timeouts(read=60.0), 120.0), (Timeouts(read=5.0), 60.0)],
)
def test_a_whole_exchange_has_a_minute_or_twice_the_wait_for_one_read(timeouts, whole):
    assert _client(timeouts=timeouts)._whole == whole
    assert _client(network_options=NetworkOptions(timeouts))._whole == whole


class _Hangs:
    """A client on whose line nothing comes."""

    is_closed = False

    async def aclose(self) -> None: ...

    def stream(self, *_: object, **named: object) -> AbstractAsyncContextManager[httpx.Response]:
        @asynccontextmanager
        async def hang() -> AsyncIterator[httpx.Response]:
            await asyncio.sleep(60)
            yield httpx.Response(200)

        return hang()


async def test_only_a_list_of_payments_may_take_longer_than_a_whole_exchange_up_to_ten_minutes(monkeypatch):
    url = "https://sandbox.kopokopo.com/api/v2/polling"
    limits, real = [], asyncio.timeout
    monkeypatch.setattr(asyncio, "timeout", lambda seconds: limits.append(seconds) or real(seconds))
    async with _client() as client:
        monkeypatch.setattr(client, "_whole", 0.02)
        monkeypatch.setattr(client._clients, "_new", _Hangs)
        with pytest.raises(errors.TookTooLong) as raised:
            await client._exchange("GET", f"{url}?page=2", {}, None)
        assert raised.value.request_line == f"GET {url}", "what follows a question mark may tell who asked for what"
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client._exchange("GET", url, {}, None, polling.LARGEST), 0.3)
    assert limits == [0.02, 600.0]


async def test_a_client_that_is_closed_sends_nothing():
    async with _client() as client:
        pass
    with pytest.raises(errors.NoConnection) as raised:
        await client._exchange("GET", "https://sandbox.kopokopo.com/api/v2/x", {}, None)
    assert raised.value.may_have_arrived is False


def test_what_nobody_chose_is_10_s_to_connect_30_s_to_read_and_two_more_tries():
    usual = _client()
    assert (usual._timeouts.connect, usual._timeouts.read) == (10.0, 30.0)
    assert (usual._repeats.times, usual._repeats.first, usual._repeats.longest) == (2, 0.5, 5.0)
    assert NetworkOptions() == NetworkOptions(Timeouts(10.0, 30.0), None)
    assert RetryPolicy() == RetryPolicy(2, 0.5, 5.0)


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ('"error": "Invalid_Client ", "error_description": "No such client"', ("No such client",)),
        ('"error": "Invalid_Client "', ("Invalid_Client",)),
    ],
)
def test_a_refusal_says_its_description_or_else_its_code(said, reasons):
    with pytest.raises(errors.KopoKopoError) as raised:
        answers.token(Answer(401, f"{{{said}}}".encode()))
    assert tuple(one.strip() for one in raised.value.reasons) == reasons


def test_nothing_goes_to_another_host_and_nothing_can_have_arrived_there():
    with pytest.raises(errors.ForeignAddress) as raised:
        _client()._forbid_foreign("https://api.kopokopo.com.evil.example/api/v2/x")
    assert raised.value.may_have_arrived is False


@pytest.mark.parametrize(("whole", "words"), [(True, "not in the form"), (False, "too large, cut off or packed")])
def test_an_answer_that_was_cut_off_is_not_called_another_form(whole, words):
    with pytest.raises(errors.NotUnderstood, match=words):
        answers.token_info(Answer(200, b"{", whole=whole))


@pytest.mark.parametrize(("said", "seconds"), [(3599, 3599.0), (0.5, 0.5), (0, 0.0), (-5, 0.0), ('"x"', 3600.0)])
def test_a_token_lives_as_long_as_was_said_and_else_an_hour(said, seconds):
    body = f'{{"access_token": "q7q7q7q7q7q7q7q7q7", "expires_in": {said}}}'.encode()
    assert answers.token(Answer(200, body)).expires_in == seconds


@pytest.mark.parametrize(
    ("said", "seconds"), [("0", 0.0), ("-5", 0.0), ("0.5", 0.5), ("86400", 86_400.0), ("86401", 86_400.0)]
)
def test_a_pause_that_kopo_kopo_asks_for_is_a_day_at_most(said, seconds):
    assert Answer(429, b"", retry_after=said).pause == seconds


@pytest.mark.parametrize(
    ("read", "status", "error"),
    [
        (answers.token_info, 199, errors.NotUnderstood),
        (answers.subscription, 199, errors.NotUnderstood),
        (answers.subscription, 201, errors.NotUnderstood),
        (answers.token_info, 299, errors.NotUnderstood),
        (answers.token_info, 300, errors.Redirected),
        (answers.token_info, 399, errors.Redirected),
        (answers.token_info, 400, errors.NotUnderstood),
        (answers.token_info, 499, errors.ServerTrouble),
        (answers.token_info, 500, errors.ServerTrouble),
        (answers.token_info, 599, errors.ServerTrouble),
        (answers.token_info, 600, errors.ServerTrouble),
    ],
)
def test_each_hundred_of_a_status_begins_and_ends_where_http_says(read, status, error):
    with pytest.raises(errors.KopoKopoError) as raised:
        read(Answer(status, b"no JSON"))
    assert type(raised.value) is error
