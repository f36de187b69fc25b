"""Improper answers: each becomes a typed error or a value, and a create loses nothing that is known about it."""

from __future__ import annotations

import asyncio
import gzip
import json
import tracemalloc

import pytest

from k2desk.model import api_errors as errors
from k2desk.model.api_values import AnswerHead, SubscriptionRequest
from k2desk.model.events import Scope
from k2desk.system.redaction import REDACTION
from tests.fuzz_answers import fuzz_answers
from tests.odd_answers import ID, PATH, READ, TOKEN, answer, odd_server, subscription

EXAMPLE = SubscriptionRequest("buygoods_transaction_received", "https://shop.njeri.co.ke/k2", Scope.TILL, "555555")
PAGE = "<!DOCTYPE html><title>One moment please</title>"
FORM = json.dumps({"error_code": 409, "error_message": "x"})
DEEP = "[" * 100_000
BEARER = 'WWW-Authenticate: Bearer realm="x", error="invalid_token", error_description="expired"'
HUGE_YEAR = "Mon, 01 Jan 99999999999 00:00:00 GMT"


def _short(value: object) -> str | None:
    """Return a short name of an answer: its status."""
    if isinstance(value, bytes):
        return f"sent {value[9:12].decode()}" if value[:4] == b"HTTP" else "body"
    return None


async def _ignore(_: AnswerHead) -> None:
    return None


async def _create(server, *, read: float = 5.0):
    """Return (the Location, the error); one of them is None."""
    heads = []

    async def keep(head: AnswerHead) -> None:
        heads.append(head)

    async with server.client(read=read) as client:
        try:
            location = await client.create(EXAMPLE, on_head=keep)
        except errors.KopoKopoError as error:
            return None, error
    assert [head.status for head in heads] == [201]
    return location, None


# -- creates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "error", "may_have_arrived", "creates"),
    [
        # A 401 is an answer with any body except a web page.
        (answer(401, b"", "Content-Type: text/html", BEARER), errors.SignedOut, False, 2),
        (answer(401, "HTTP Token: Access denied.\n", "Content-Type: text/plain"), errors.SignedOut, False, 2),
        (answer(401, json.dumps({"message": "Unauthorized"})), errors.SignedOut, False, 2),
        (answer(401, json.dumps({"error": "invalid_token"})), errors.SignedOut, False, 2),
        (answer(401, DEEP), errors.SignedOut, False, 2),
        (answer(401, b"\xff\xfe\x00", "Content-Encoding: gzip"), errors.SignedOut, False, 2),
        (answer(401, "Unauth", length=90), errors.SignedOut, False, 2),
        (answer(401, PAGE, "Content-Type: text/html"), errors.NotKopoKopo, True, 1),
        (answer(401, "  \n<!-- x --><html>"), errors.NotKopoKopo, True, 1),
        (answer(401, PAGE.encode("utf-16")), errors.NotKopoKopo, True, 1),
        (answer(401, "Please <a href='/in'>sign in</a>", "Content-Type: text/html"), errors.NotKopoKopo, True, 1),
        (answer(401, gzip.compress(PAGE.encode()), "Content-Encoding: gzip"), errors.NotKopoKopo, True, 1),
        (answer(401, b"\x0b\x02\x80", "Content-Encoding: br", "Content-Type: text/html"), errors.NotKopoKopo, True, 1),
        # With or without Kopo Kopo's form, these leave the outcome in doubt.
        (answer(408, FORM), errors.ServerTrouble, True, 1),
        (answer(409, FORM), errors.ServerTrouble, True, 1),
        (answer(425, FORM), errors.ServerTrouble, True, 1),
        (answer(499, FORM), errors.ServerTrouble, True, 1),
        (answer(503, FORM, "Retry-After: 3"), errors.ServerTrouble, True, 1),
        (answer(429, "slow down"), errors.SlowDown, True, 1),
        (answer(429, PAGE), errors.NotKopoKopo, True, 1),
        (answer(403, "no"), errors.NotAllowed, True, 1),
        (answer(404, b""), errors.NotFound, True, 1),
        (answer(400, json.dumps({"message": "no"})), errors.NotUnderstood, True, 1),
        (answer(400, DEEP), errors.NotUnderstood, True, 1),
        (answer(400, '{"error_code": 400, "x": ' + DEEP), errors.NotUnderstood, True, 1),
        (answer(407, b"", "Proxy-Authenticate: Basic"), errors.ProxyWantsPassword, True, 1),
        (answer(200, READ), errors.NotUnderstood, True, 1),
        (answer(429, FORM, f"Retry-After: {HUGE_YEAR}"), errors.SlowDown, False, 1),
        (answer(429, FORM, "Retry-After: " + "9" * 5000), errors.SlowDown, False, 1),
        (answer(400, b"\xef\xbb\xbf" + FORM.encode()), errors.Rejected, False, 1),
        (answer(400, FORM.encode("utf-16")), errors.Rejected, False, 1),
        (answer(422, '{"error_message": {"url": ["is bad"]}, "error_code": 422}'), errors.Rejected, False, 1),
        (answer(400, FORM.replace("x", "<b>"), "Content-Type: text/html"), errors.Rejected, False, 1),
        (answer(422, '{"error_code": 422, "error_message": "Mb\xe9"}'.encode("latin-1")), errors.Rejected, False, 1),
        (b"HTTP/1.1 201 Created\r\nBad Header Line\r\n\r\n", errors.ConnectionLost, True, 1),
        (b"nonsense\r\n\r\n", errors.ConnectionLost, True, 1),
        (b"HTTP/1.1 999 X\r\n\r\n", errors.KopoKopoError, True, 1),
    ],
    ids=_short,
)  # fmt: skip
async def test_a_create_knows_what_its_answer_proves(sent, error, may_have_arrived, creates):
    async with odd_server(create=sent, hang=b"Unauth" in sent[-6:]) as server:
        location, failure = await _create(server, read=1.0 if b"Unauth" in sent[-6:] else 5.0)
    assert location is None and isinstance(failure, error), failure
    assert failure.may_have_arrived is may_have_arrived
    assert len(server.creates) == creates
    assert len({one.connection for one in server.creates}) == creates, "each on a connection of its own"


@pytest.mark.parametrize(
    "headers",
    [
        (f"Date: {HUGE_YEAR}",),
        ("Date: Mon, 01 Jan 10000 00:00:00 GMT", "Retry-After: 1e999"),
        ("Date: \xff\xfe", "Set-Cookie: a=b; expires=" + HUGE_YEAR, "Content-Type: text/html; charset=nowhere"),
        ("Date: Mon, 01 Jan 2026 00:00:00 +99999999999999999999",),
        ("Content-Encoding: br, gzip, nothing", "Link: <" + "x" * 5000 + ">"),
    ],
)
async def test_a_201_is_created_whatever_else_its_head_holds(headers):
    async with odd_server(create=answer(201, DEEP, f"Location: {{base}}{PATH}", *headers)) as server:
        location, failure = await _create(server)
    assert failure is None and location.id == ID


@pytest.mark.parametrize("odd", ["https://127.0.0.1x:y/", "http://[::1", "//", "https:nowhere", "\xff", "x" * 70_000])
async def test_a_redirect_to_an_odd_place_is_a_redirect(odd):
    """httpx would try to build a request for it, and raise another error."""
    sent = answer(302, b"", f"Location: {odd}")
    async with odd_server(create=sent, token=sent) as server:
        _, failure = await _create(server)
        assert isinstance(failure, errors.Redirected) and failure.may_have_arrived is False
        server.token = TOKEN
        _, failure = await _create(server)
        assert isinstance(failure, errors.Redirected) and failure.may_have_arrived is True


@pytest.mark.parametrize("status", [200, 202, 303, 409, 500])
async def test_a_location_that_can_be_used_is_kept_whatever_the_status_is(status):
    async with odd_server(create=answer(status, b"", f"Location: {{base}}{PATH}")) as server:
        _, failure = await _create(server)
    assert failure.may_have_arrived and failure.location == f"{server.base_url}{PATH}"


async def test_of_two_locations_the_one_that_can_be_used_is_taken():
    sent = answer(201, b"", "Location: https://elsewhere.example/1", f"Location: {{base}}{PATH}")
    async with odd_server(create=sent) as server:
        location, failure = await _create(server)
    assert failure is None and location.id == ID


async def test_what_the_head_broke_keeps_its_location():
    async def broken(_: AnswerHead) -> None:
        raise RuntimeError("the caller's own fault")

    async with odd_server() as server, server.client() as client:
        with pytest.raises(errors.Unforeseen) as raised:
            await client.create(EXAMPLE, on_head=broken)
    assert raised.value.may_have_arrived and raised.value.location == f"{server.base_url}{PATH}"


async def test_what_can_not_be_written_down_was_not_sent():
    async with odd_server() as server, server.client() as client:
        with pytest.raises(errors.KopoKopoError) as raised:
            await client.create(
                SubscriptionRequest("x", "https://\ud800.example", Scope.COMPANY, None), on_head=_ignore
            )
    assert raised.value.may_have_arrived is False and server.creates == []


@pytest.mark.parametrize("sent", [True, False])
async def test_the_whole_time_limit_of_a_create_leaves_a_doubt_only_where_something_was_sent(sent):
    trickle = b"HTTP/1.1 500 X\r\nContent-Length: 100\r\n\r\nx"
    async with odd_server(create=trickle, hang=True) as server, server.client() as client:
        await client.sign_in()
        client._whole = 0.3
        places = [] if sent else [client._limit.acquire() for _ in range(8)]
        await asyncio.gather(*places)
        with pytest.raises(errors.KopoKopoError) as raised:
            await client.create(EXAMPLE, on_head=_ignore)
    assert raised.value.may_have_arrived is sent
    assert len(server.creates) == sent


async def test_a_slow_disk_is_not_cut_off_by_the_time_limit_of_the_network():
    kept = []

    async def keep(head: AnswerHead) -> None:
        await asyncio.sleep(1.5)
        kept.append(head.usable.id)

    async with odd_server() as server, server.client() as client:
        await client.sign_in()
        client._whole = 1.0
        assert (await client.create(EXAMPLE, on_head=keep)).id == ID
    assert kept == [ID]


async def test_two_creates_never_share_a_connection_nor_take_one_that_was_used():
    async with odd_server() as server, server.client() as client:
        for _ in range(2):
            await client.read(f"{server.base_url}{PATH}")
            await client.create(EXAMPLE, on_head=_ignore)
    used = [one.connection for one in server.creates]
    others = {one.connection for one in server.came if one not in server.creates}
    assert len(set(used)) == 2 and not others & set(used)


# -- reads -------------------------------------------------------------------------------------------------------------


def _read(**changes: object) -> str:
    return json.dumps(subscription(**changes))


def _without(name: str) -> str:
    found = subscription()
    del found["data"]["attributes"][name]
    return json.dumps(found)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (_read(status=None).encode(), ""),
        (_without("status").encode(), ""),
        (_read(status="Pausé", scope=None).encode("latin-1", "replace").replace(b"\\u00e9", b"\xe9"), "Pausé"),
        (b"\xef\xbb\xbf" + _read().encode(), "Active"),
        (_read().encode("utf-16"), "Active"),
        (_read().encode("utf-16-be"), "Active"),
        (_read(status=7).encode(), "7"),
        (_read(status=True).encode(), "true"),
        (_read(status=["Active"]).encode(), '["Active"]'),
        (_read(scope=7, scope_reference=None, more=[1]).encode(), "Active"),
        (_read(scope_reference=555555.0).encode(), "Active"),
        (_read().replace(f'"{ID}"', "null").encode(), "Active"),
        (_read().replace(f'"{ID}"', '{"a": 1}').encode(), "Active"),
    ],
    ids=_short,
)  # fmt: skip
async def test_a_read_takes_what_can_be_read_and_says_what_was_not_told(body, status):
    async with odd_server(read=answer(200, body)) as server, server.client() as client:
        found = await client.read(f"{server.base_url}{PATH}")
    assert (found.status, found.address) == (status, "https://shop.njeri.co.ke/k2")


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        (answer(200, DEEP), errors.NotUnderstood),
        (answer(200, '{"data":{"id":"1","attributes":' + '{"a":' * 100_000), errors.NotUnderstood),
        (answer(200, _read().replace('"555555"', "9" * 9_000)), errors.NotUnderstood),
        (answer(200, _read() + " " * 300_000), errors.NotUnderstood),
        (answer(200, '{"data": null}'), errors.NotUnderstood),
        (answer(200, '{"data": {"attributes": {"status": "Active"}}}'), errors.NotUnderstood),
        (answer(200, _read(webhook_uri=None)), errors.NotUnderstood),
        (answer(200, _read().replace("Active", "\\ud800")), errors.NotUnderstood),
        (answer(200, b"\x1f\x8b\x08\x00garbage", "Content-Encoding: gzip"), errors.NotUnderstood),
        (answer(200, PAGE), errors.NotKopoKopo),
        (answer(401, b""), errors.SignedOut),
        (answer(404, DEEP), errors.NotFound),
        (answer(429, "", f"Retry-After: {HUGE_YEAR}"), errors.SlowDown),
        (answer(200, _read(), length=5_000), errors.TookTooLong),
        (b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", errors.ConnectionLost),
    ],
    ids=_short,
)  # fmt: skip
async def test_every_odd_answer_to_a_read_is_a_typed_error(sent, error):
    async with odd_server(read=sent) as server, server.client(read=1.0) as client:
        with pytest.raises(error):
            await client.read(f"{server.base_url}{PATH}")


async def test_an_answer_that_unpacks_to_a_hundred_megabytes_stops_at_the_limit():
    bomb = gzip.compress(b" " * 100_000_000)
    async with odd_server(read=answer(200, bomb, "Content-Encoding: gzip")) as server, server.client() as client:
        await client.sign_in()
        tracemalloc.start()
        with pytest.raises(errors.NotUnderstood):
            await client.read(f"{server.base_url}{PATH}")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 10_000_000


async def test_a_clock_that_tells_no_time_is_not_compared_with_ours():
    for date in (HUGE_YEAR, "Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"):
        async with odd_server(read=answer(200, _read(), f"Date: {date}")) as server, server.client() as client:
            await client.read(f"{server.base_url}{PATH}")
            assert client.clock_difference is None


@pytest.mark.parametrize(
    ("after", "seconds"),
    [
        ("Sun, 06 Nov 2022 08:49:37 GMT", 27.0),
        ("Sunday, 06-Nov-22 08:49:37 GMT", 27.0),
        ("Sun Nov  6 08:49:37 2022", 27.0),
        ("Sun, 06 Nov 2022 08:49:37 -0000", 27.0),
        ("Sun, 06 Nov 2022 08:49:00 GMT", 0.0),
        ("-5", 0.0),
        ("1.5", 1.5),
        ("nan", None),
        ("soon", None),
    ],
)
@pytest.mark.parametrize("date", ["Sun, 06 Nov 2022 08:49:10 GMT", "Sun Nov  6 08:49:10 2022"])
async def test_a_pause_is_as_long_as_kopo_kopos_own_clock_says(date, after, seconds):
    """Tests the three formats of a time, and a wrong clock of this computer."""
    sent = answer(429, FORM, f"Date: {date}", f"Retry-After: {after}")
    async with odd_server(read=sent) as server, server.client() as client:
        with pytest.raises(errors.SlowDown) as raised:
            await client.read(f"{server.base_url}{PATH}")
        assert raised.value.retry_after == seconds and client.clock_difference < -3e7


# -- the sign-in -------------------------------------------------------------------------------------------------------


def _oauth(error: str) -> str:
    return json.dumps({"error": error, "error_description": "words"})


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        (answer(401, _oauth("invalid_client")), errors.KeysRefused),
        (answer(400, _oauth("invalid_grant")), errors.KeysRefused),
        (answer(403, _oauth("unauthorized_client")), errors.KeysRefused),
        (answer(401, b"\xef\xbb\xbf" + _oauth("invalid_client").encode()), errors.KeysRefused),
        (answer(400, _oauth("unsupported_grant_type")), errors.SignInRefused),
        (answer(400, _oauth("invalid_request")), errors.SignInRefused),
        (answer(403, _oauth("Forbidden")), errors.SignInRefused),
        (answer(406, json.dumps({"status": 406, "error": "Not Acceptable"})), errors.SignInRefused),
        (answer(404, json.dumps({"status": 404, "error": "Not Found"})), errors.SignInRefused),
        (answer(404, b""), errors.SignInRefused),
        (answer(401, b""), errors.SignInRefused),
        (answer(403, FORM), errors.SignInRefused),
        (answer(429, _oauth("invalid_client")), errors.SlowDown),
        (answer(503, _oauth("invalid_client")), errors.ServerTrouble),
        (answer(401, PAGE), errors.NotKopoKopo),
        (answer(200, DEEP), errors.NotUnderstood),
        (answer(200, '{"access_token": "a\\r\\nX: y"}'), errors.NotUnderstood),
        (answer(200, '{"access_token": " a "}'), errors.NotUnderstood),
        (answer(200, '{"access_token": 7}'), errors.NotUnderstood),
    ],
    ids=_short,
)  # fmt: skip
async def test_wrong_keys_are_said_only_where_the_sign_in_says_so(sent, error):
    async with odd_server(token=sent) as server:
        _, failure = await _create(server)
    assert type(failure) is error, failure
    assert failure.may_have_arrived is False and server.creates == []


@pytest.mark.parametrize("life", ['"4498"', "null", '"soon"', '"nan"', "1e300", "[1]", '"inf"', "-5", "true"])
async def test_a_token_is_taken_however_its_life_is_written(life):
    sent = answer(200, b"\xef\xbb\xbf" + f'{{"access_token": "t-1", "expires_in": {life}}}'.encode())
    async with odd_server(token=sent) as server:
        location, failure = await _create(server)
    assert failure is None and location.id == ID


async def test_a_new_sign_in_that_fails_after_a_401_leaves_no_doubt():
    tokens = [answer(503, ""), TOKEN]
    async with odd_server(create=answer(401, b""), token=lambda: tokens.pop()) as server:
        _, failure = await _create(server)
    assert isinstance(failure, errors.ServerTrouble) and failure.may_have_arrived is False
    assert len(server.creates) == 1


# -- by chance ---------------------------------------------------------------------------------------------------------


def test_answers_by_chance_raise_nothing_else_and_lose_no_location(monkeypatch):
    monkeypatch.setattr(REDACTION, "secrets", frozenset())  # An address may contain secrets of other tests.
    done = fuzz_answers(250, seed=20261128)
    assert sum(done.outcomes.values()) == 250 and not done.wrong, done.wrong[:5]
    assert {"create: well", "create: SignedOut", "create: NoUsableLocation"} <= set(done.outcomes)
