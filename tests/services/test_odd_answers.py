"""What the list makes of unforeseen answers: no row hangs, and none stops the others."""

from __future__ import annotations

import json
import ssl
import time
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
import trustme
from PySide6.QtWidgets import QWidget

from k2desk.kopokopo.client import Client
from k2desk.model.api_values import Credentials, SubscriptionRequest
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.model.events import Scope
from k2desk.model.records import Outcome, State
from k2desk.services.bulk_run import BulkRun
from k2desk.system.redaction import REDACTION
from k2desk.ui.text.messages import words_of
from tests.odd_answers import CREATED, ID, PATH, READ, answer, odd_server, subscription
from tests.pasted_writings import SECRET
from tests.services.opened import opened_at
from tests.services.test_badge import ROW
from tests.traces import found_in, traces_of
from tests.waiting import until

EXAMPLE = SubscriptionRequest("buygoods_transaction_received", "https://shop.njeri.co.ke/k2", Scope.TILL, "555555")
KEYS = Credentials("id", "the-client-secret", "")
FORM = json.dumps({"error_code": 400, "error_message": "x"})
DEEP = "[" * 100_000
HUGE_YEAR = "Mon, 01 Jan 99999999999 00:00:00 GMT"


def _requests(count: int) -> list[SubscriptionRequest]:
    return [replace(EXAMPLE, scope_reference=str(500_001 + number)) for number in range(count)]


def _id(number: int) -> str:
    return f"{ID[:-2]}{number:02d}"


def _made(number: int, *headers: str) -> bytes:
    return answer(201, b"", f"Location: {{base}}/api/v2/webhook_subscriptions/{_id(number)}", *headers)


@asynccontextmanager
async def _open(tmp_path, server):
    async with opened_at(tmp_path, server.environment, KEYS) as (account, registry):
        yield account, registry


async def test_in_bulk_one_odd_answer_never_stops_the_rest(tmp_path, monkeypatch):
    """Each row ends in its own state, also if the client itself fails with an unexpected exception."""
    odd = [
        (_made(0, f"Date: {HUGE_YEAR}"), State.CREATED),
        (answer(429, FORM, f"Retry-After: {HUGE_YEAR}"), State.NOT_CREATED),
        (answer(400, DEEP), State.NOT_CONFIRMED),
        (answer(401, b""), State.NOT_CREATED),
        (answer(407, b""), State.NOT_CONFIRMED),
        (b"nonsense\r\n\r\n", State.NOT_CONFIRMED),
        ("raise", State.NOT_CONFIRMED),
        (_made(7), State.CREATED),
    ]
    real, sent = Client.create, iter(odd)
    now: list[object] = []

    async def create(self, request, **rest):
        now[:] = [next(sent)[0]]
        if now[0] == "raise":
            raise RecursionError("nobody foresaw this")
        return await real(self, request, **rest)

    monkeypatch.setattr(Client, "create", create)
    async with odd_server(create=lambda: now[0]) as server, _open(tmp_path, server) as (account, registry):
        attempts = await account.creating.create(_requests(len(odd)), run=BulkRun(len(odd))).wait()
        records = {one.scope_reference: one for one in (await registry.contents("shop")).records}
    assert [one.state for one in attempts] == [state for _, state in odd]
    assert [records[one.request.scope_reference].state for one in attempts] == [state for _, state in odd]


@pytest.mark.parametrize(
    "written",
    [
        PATH,
        f"http://127.0.0.1:{{port}}{PATH}",
        f"https://127.0.0.1:443{PATH}",
        f"{{base}}/{PATH}",
        f"//127.0.0.1:{{port}}{PATH}",
    ],
)
async def test_a_location_of_the_own_host_is_created_and_kept_word_for_word(tmp_path, written):
    async with odd_server() as server, _open(tmp_path, server) as (account, registry):
        as_it_came = written.replace("{base}", server.base_url).replace("{port}", server.base_url.rpartition(":")[2])
        server.create = answer(201, b"", f"Location: {as_it_came}")
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        assert (attempt.state, attempt.problem) == (State.CREATED, None)
        (record,) = (await registry.contents("shop")).records
        assert record.kopokopo_id == ID
        assert (await account.poller.check([record.id]).wait()).checked == 1
        assert account.cache.get(record.id).check.standing is Outcome.FOUND
        told = [event.word for event in await registry.history(record.id) if event.kind == "created"]
    assert as_it_came in {record.location, *told}


async def test_what_a_201_held_is_taken_when_it_is_pasted_as_it_came(tmp_path):
    """*Was it made?*: the Location of another host was stored. The right one, in any spelling, is read."""
    made = answer(201, b"", "Location: https://elsewhere.example/x/1")
    async with odd_server(create=made) as server, _open(tmp_path, server) as (account, _):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        assert attempt.state is State.NOT_CONFIRMED
        assert account.cache.get(attempt.record_id).record.location == "https://elsewhere.example/x/1"
        for written in (PATH, f"Location: {server.base_url}{PATH}", f"{server.base_url}/{PATH}?x=1", ID.upper()):
            found = await account.decisions.compare(attempt.record_id, written).wait()
            assert found.problem is None and found.location.id == ID, written


async def test_a_place_that_came_with_a_doubt_is_looked_up_by_one_press(tmp_path, qapp):
    from k2desk.ui.subscriptions.settle import SettleDialog

    made = answer(500, "trouble behind it", f"Location: {PATH}")
    async with odd_server(create=made) as server, _open(tmp_path, server) as (account, _):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        assert attempt.state is State.NOT_CONFIRMED
        parent = QWidget()
        dialog = SettleDialog(parent, account, account.cache.get(attempt.record_id))
        dialog.show()
        assert dialog.pasted.edit.text() == f"{server.base_url}{PATH}"
        dialog.look.click()
        await until(dialog.take.isVisible, "it is found at Kopo Kopo")
        dialog.take.click()
        await until(lambda: account.cache.get(attempt.record_id).record.state is State.CREATED)
        parent.deleteLater()
    assert len(server.creates) == 1


@pytest.mark.parametrize(
    "odd",
    [
        answer(200, DEEP),
        answer(200, READ.partition(b"\r\n\r\n")[2][:-9]),
        answer(404, b"", f"Date: {HUGE_YEAR}"),
        answer(503, b"", f"Retry-After: {HUGE_YEAR}"),
        b"nonsense\r\n\r\n",
        "raise",
    ],
    ids=["deep", "cut", "year", "retry", "nonsense", "raise"],
)
async def test_an_odd_answer_to_a_read_is_that_rows_failure_and_the_check_goes_on(tmp_path, monkeypatch, odd):
    real, number = Client.read, iter(range(9))

    async def read(self, location):
        if odd == "raise" and location.endswith(_id(2)):
            raise RecursionError("nobody foresaw this")
        return await real(self, location)

    async with odd_server(create=lambda: _made(next(number))) as server, _open(tmp_path, server) as (account, registry):
        await account.creating.create(_requests(5)).wait()
        monkeypatch.setattr(Client, "read", read)
        ids = [one.id for one in sorted((await registry.contents("shop")).records, key=lambda one: one.kopokopo_id)]
        for one in ids:  # The reads that follow a create are over, so that each answer is known.
            await account.poller.check([one]).wait()
        real_for = server._for
        server._for = lambda line: odd if odd != "raise" and _id(2) in line else real_for(line)
        sweep = await account.poller.check().wait()
        assert (sweep.checked, sweep.total, sweep.problem) == (5, 5, None)
        checks = [account.cache.get(one).check for one in ids]
    assert [one.pending is None for one in checks] == [True, True, False, True, True]


@pytest.mark.parametrize(
    "sent",
    [
        answer(403, "<!DOCTYPE html><title>Wait</title>"),
        answer(500, FORM),
        answer(200, READ),
        answer(201, b""),
        answer(400, "no"),
        answer(302, b"", "Location: /x"),
        b"nonsense\r\n\r\n",
    ],
)
async def test_a_doubt_never_says_that_the_line_broke_where_something_answered(tmp_path, qapp, sent):
    async with odd_server(create=sent) as server, _open(tmp_path, server) as (account, _):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
    words = words_of(attempt.problem)
    assert (attempt.state, words.code) == (State.NOT_CONFIRMED, "K-16")
    assert words.text.startswith("No clear answer came back after sending. Do not make it again yet")


@pytest.mark.parametrize("status", [403, 429])
async def test_a_page_that_asks_for_a_pause_gets_it_and_the_check_goes_on(tmp_path, monkeypatch, qapp, status):
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("localhost").configure_cert(context)
    ca.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    made = map(_made, range(9))
    async with (
        odd_server(context, create=lambda: next(made)) as server,
        _open(tmp_path, server) as (account, _),
    ):
        attempts = await account.creating.create(_requests(3)).wait()
        for one in attempts:
            await account.poller.check([one.record_id]).wait()
        asked = answer(status, "<!DOCTYPE html><title>Wait</title>", "Retry-After: 1")
        answers = [READ, READ, READ, asked]
        server.read = lambda: answers.pop()
        healths = []
        listening = account.poller.listen(lambda: healths.append(account.poller.health))
        sweep = await account.poller.check().wait()
        listening.close()
    assert (sweep.checked, sweep.problem) == (3, None)
    told = [one.problem for one in healths if one.problem is not None]
    assert [(one.code, one.param["s"]) for one in told] == [("K-115", "1")]
    assert "waits 1 seconds, then goes on" in words_of(told[0]).text
    assert all(entry.check.pending is None for entry in account.cache)


async def test_who_is_asked_to_slow_down_is_told_to_wait_where_nothing_goes_on_by_itself(tmp_path, qapp):
    slow = answer(429, FORM, "Retry-After: 0.2")
    async with odd_server(token=slow) as server, _open(tmp_path, server) as (account, _):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        found = await account.decisions.compare(attempt.record_id, ID).wait()
    assert (attempt.state, len(server.creates)) == (State.NOT_SENT, 0)
    for problem in (attempt.problem, found.problem):
        words = words_of(problem)
        assert words.code == "K-22" and words.text.endswith("nothing was changed. Wait 1 seconds, then try again.")
        assert [action for action, _ in words.actions] == ["try_again"]


@pytest.mark.parametrize("asked", ["0", "-7", "Sun, 06 Nov 1994 08:49:37 GMT"])
async def test_a_pause_that_is_over_already_is_one_all_the_same(tmp_path, qapp, asked):
    """Otherwise a server that asked for a pause gets twelve reads within a moment."""
    came = []
    async with odd_server() as server, _open(tmp_path, server) as (account, _):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        await account.poller.check([attempt.record_id]).wait()
        answers = [READ, answer(429, FORM, f"Retry-After: {asked}")]
        server.read = lambda: came.append(time.monotonic()) or answers.pop()
        assert (await account.poller.check([attempt.record_id]).wait()).problem is None
    assert len(came) == 2 and came[1] - came[0] >= 0.9


TOKEN_THAT_WAS_GIVEN = "AccessTokenqW3eR5tY7uI9oP1aS2dF4gH6jK8lZ0xC"


def _gives(**rest: object) -> bytes:
    return answer(200, json.dumps({"access_token": TOKEN_THAT_WAS_GIVEN, **rest}))


@pytest.mark.parametrize(
    "answers",
    [
        {"token": answer(400, json.dumps({"error": "invalid_request", "error_description": f"secret {SECRET}"}))},
        {"token": answer(200, json.dumps({"access_token": f"{TOKEN_THAT_WAS_GIVEN} ", "expires_in": 1}))},
        {"token": answer(202, json.dumps({"access_token": TOKEN_THAT_WAS_GIVEN}))},
        {"create": answer(400, json.dumps({"error_code": 400, "error_message": f"Bearer {TOKEN_THAT_WAS_GIVEN}"}))},
        {"create": answer(201, b"", f"Location: https://x.example/?t={TOKEN_THAT_WAS_GIVEN}&s={SECRET}")},
        {"create": answer(201, b"", f"Location: {{base}}{PATH}?t={TOKEN_THAT_WAS_GIVEN}&s={SECRET}")},
        {"read": answer(200, json.dumps(subscription(status=f"{TOKEN_THAT_WAS_GIVEN} {SECRET}", scope=SECRET)))},
    ],
)
async def test_no_key_and_no_token_that_an_answer_repeats_is_kept_or_shown(tmp_path, monkeypatch, answers):
    monkeypatch.setattr(REDACTION, "secrets", frozenset({SECRET}))
    keys = Credentials("id", SECRET, "")
    async with (
        odd_server(**{"token": _gives(expires_in=3600), **answers}) as server,
        opened_at(tmp_path, server.environment, keys) as (account, _),
    ):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        await account.poller.check().wait()
    assert not {TOKEN_THAT_WAS_GIVEN, SECRET} & set(repr(attempt).replace("'", " ").replace("\n", " ").split())
    assert not found_in(tmp_path, traces_of((TOKEN_THAT_WAS_GIVEN, SECRET)))


async def test_a_201_that_names_one_that_is_there_is_a_doubt_and_no_double(tmp_path):
    """Kopo Kopo's answer is odd. Offering "make it anyway?" could create a second one."""
    async with odd_server() as server, _open(tmp_path, server) as (account, _):
        first, second = [(await account.creating.create([one]).wait())[0] for one in _requests(2)]
        entry = account.cache.get(second.record_id)
    assert (first.state, second.state) == (State.CREATED, State.NOT_CONFIRMED)
    assert second.problem.code == entry.record.trouble.code == "K-16" and ID in entry.record.location


async def test_an_account_opens_offline_whatever_the_networks_settings_are(tmp_path, monkeypatch):
    for name in ("HTTPS_PROXY", "NO_PROXY", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALL_PROXY", "socks://127.0.0.1:1080/")
    live = Environment(EnvironmentKind.LIVE, "https://kopokopo.invalid")
    async with opened_at(tmp_path, live, KEYS) as (account, registry):
        row = replace(ROW, account_id="shop", kopokopo_id=ID, location=f"{live.base_url}{PATH}", host=live.host)
        for record in await registry.record_intents((row,)):
            account.cache.put(record)
        before = account.cache.get(row.id).check
        sweep = await account.poller.check().wait()
        assert sweep.problem.code == "K-114" and account.poller.health.internet is False
        assert account.cache.get(row.id).check == before, "nothing was learnt of the row"
        (attempt,) = await account.creating.create(_requests(1)).wait()
        assert (attempt.state, attempt.problem.code) == (State.NOT_SENT, "K-114")


async def test_a_status_that_is_not_told_is_read_and_said(tmp_path, qapp):
    from k2desk.services.badge import badge
    from k2desk.ui.text.badges import badge_text
    from tests.services.test_badge import FIVE

    body = json.dumps(subscription(status=None))
    async with odd_server(create=CREATED, read=answer(200, body)) as server, _open(tmp_path, server) as (account, _):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        await account.poller.check([attempt.record_id]).wait()
        entry = account.cache.get(attempt.record_id)
        shown = badge(entry.record, entry.check, account.clock.now(), FIVE)
    assert entry.check.standing is Outcome.FOUND and badge_text(shown, account.clock.now()) == "No status"
