"""Asking Kopo Kopo for a period, against the practice server: every end of it, and nothing else that leaves."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count

import pytest

from k2desk.model.payment_records import PaymentOptions
from k2desk.model.payments import PaymentKind, Period, day_of, shortened_name, shortened_phone, totals
from k2desk.model.problems import ProblemKind
from k2desk.services.payments.asking import NOWHERE
from k2desk.services.payments.results import Answer, AskStep
from tests.services.opened import SHOP, opened
from tests.systems import not_on_windows
from tests.waiting import until

_TILLS = count(610_001)


def _poll(practice, **how):
    practice.control("PUT", "settings", {"polling": {"history": 0, "pending": 0, "never": False, **how}})


def _paid(practice, till, **facts):
    practice.control("POST", "payments", {"till": till, "ago": 5, **facts})


def _posts(practice):
    return [one for one in practice.log() if one["method"] == "POST" and one["path"].endswith("/polling")]


@pytest.fixture
def till():
    """Return a till that no other test pays to."""
    return str(next(_TILLS))


@pytest.mark.parametrize("version", [1, 2])
async def test_a_period_is_asked_for_until_it_is_there_and_sent_once(fresh_practice, tmp_path, till, version):
    _poll(fresh_practice, pending=1)
    _paid(fresh_practice, till, ago=9, amount="1250.50", reference="UKS1ABC2DE", first_name="Jane", last_name="Wanjiru")
    _paid(fresh_practice, till, event_type="buygoods_transaction_reversed", ago=7, amount=50, reference="UKS1XXXXXX")
    _paid(fresh_practice, till, event_type="b2b_transaction_received", amount=7)
    async with opened(tmp_path, fresh_practice, version=version) as (account, registry):
        book, steps = account.payments.book, []
        asking = book.ask(Period.today(datetime.now(UTC), till))
        asking.listen(lambda one: steps.append(one.step))
        answer = await asking.wait()
        assert answer.problem is None and asking.looks == 1
        assert {AskStep.WAITING, AskStep.READING} <= set(steps)
        business, undone, paid = answer.payments
        assert (paid.reference, paid.amount, paid.kind, paid.till) == (
            "UKS1ABC2DE", Decimal("1250.50"), PaymentKind.CUSTOMER, till,
        )  # fmt: skip
        assert paid.is_received and shortened_name(paid) == "Jane W." and len(shortened_phone(paid.phone)) == 5
        assert undone.is_reversal and undone.reverses == "UKS1XXXXXX" and business.kind is PaymentKind.BUSINESS
        total = totals(answer.payments).all
        assert (total.count, total.received, total.reversed) == (2, Decimal("1257.50"), 50)
        assert book.known == answer.payments == answer.new
        assert answer.known_up_to <= datetime.now(UTC) and book.by_reference("uks1 abc2de") == (paid,)
        again = await book.ask(Period.today(datetime.now(UTC), till)).wait()
        assert again.new == () and again.payments == answer.payments
        assert await registry.kept_payments("shop") == (), "nothing is kept unless the user wants it"
    posts = _posts(fresh_practice)
    assert [one["path"] for one in posts] == [f"/api/v{version}/polling"] * 2
    assert posts[0]["body"]["_links"]["callback_url"] == NOWHERE and ".invalid/" in NOWHERE
    assert posts[0]["body"]["scope_reference"] == till


@pytest.mark.parametrize(
    ("how", "faults", "problem"),
    [
        ({"fails": ["Too busy"]}, [], ProblemKind.PAYMENTS_FAILED),
        ({}, [{"kind": "bad_request", "on": "polling", "message": "Invalid scope reference"}],
         ProblemKind.UNKNOWN_TILL),
        ({}, [{"kind": "bad_request", "on": "polling"}], ProblemKind.PAYMENTS_REFUSED),
        ({}, [{"kind": "forbidden", "on": "polling"}], ProblemKind.NOT_ALLOWED),
        ({}, [{"kind": "rate_limited", "on": "polling", "retry_after": "9"}], ProblemKind.ASK_LATER),
        ({}, [{"kind": "odd_location", "on": "polling", "value": "https://example.com/api/v2/polling/7"}],
         ProblemKind.PAYMENTS_ELSEWHERE),
        ({}, [{"kind": "missing_location", "on": "polling"}], ProblemKind.PAYMENTS_ELSEWHERE),
        ({}, [{"kind": "drop_after", "on": "polling"}], ProblemKind.NOT_ANSWERING),
        ({}, [{"kind": "redirect", "on": "polling"}], ProblemKind.KOPO_KOPO_MOVED),
        ({}, [{"kind": "html_page", "on": "polling_read"}], ProblemKind.WIFI_SIGN_IN),
        ({}, [{"kind": "wrong_types", "on": "polling_read"}], ProblemKind.PAYMENTS_ODD),
        ({}, [{"kind": "invalid_json", "on": "polling_read"}], ProblemKind.PAYMENTS_ODD),
        ({}, [{"kind": "empty_200", "on": "polling_read"}], ProblemKind.PAYMENTS_ODD),
        ({}, [{"kind": "forbidden", "on": "polling_read"}], ProblemKind.NOT_ALLOWED),
    ],
    ids=lambda one: one.name if isinstance(one, ProblemKind) else "",
)  # fmt: skip
async def test_every_bad_end_of_asking_has_its_sentence_and_sends_nothing_twice(
    fresh_practice, tmp_path, till, how, faults, problem
):
    _poll(fresh_practice, **how)
    fresh_practice.faults(*faults)
    async with opened(tmp_path, fresh_practice) as (account, _):
        answer = await account.payments.book.ask(Period.today(datetime.now(UTC), till)).wait()
        assert answer.problem.kind is problem and answer.payments == ()
        assert answer.pause == (9 if problem is ProblemKind.ASK_LATER else 0)
    assert len(_posts(fresh_practice)) == 1


async def test_an_address_that_can_not_exist_is_refused_and_only_an_own_one_is_offered(fresh_practice, tmp_path, till):
    _poll(fresh_practice, refuses_invalid=True)
    _paid(fresh_practice, till)
    today = Period.today(datetime.now(UTC), till)
    async with opened(tmp_path, fresh_practice) as (account, registry):
        book = account.payments.book
        answer = await book.ask(today).wait()
        assert answer.problem.kind is ProblemKind.CALLBACK_REFUSED and answer.callback.own == book.own_addresses() == ()
        assert await book.set_options(callback="https://practice-shop.example/k2/paid").wait() is None
        assert len((await book.ask(today).wait()).payments) == 1
        assert (await registry.payment_notes("shop")).options.callback == "https://practice-shop.example/k2/paid"
    first, second = _posts(fresh_practice)
    assert second["body"]["_links"]["callback_url"] == "https://practice-shop.example/k2/paid"
    assert first["body"]["_links"]["callback_url"] == NOWHERE


async def test_an_answer_that_is_not_ready_is_read_on_and_never_asked_for_twice(fresh_practice, tmp_path, till):
    _poll(fresh_practice, never=True)
    _paid(fresh_practice, till)
    today = Period.today(datetime.now(UTC), till)
    async with opened(tmp_path, fresh_practice) as (account, _):
        book = account.payments.book
        answer = await book.ask(today, timedelta(seconds=1)).wait()
        assert answer.problem.kind is ProblemKind.PAYMENTS_NOT_READY
        cancelled = book.ask(today)
        await until(lambda: cancelled.looks > 0 or cancelled.step is AskStep.WAITING)
        cancelled.cancel()
        await until(lambda: cancelled.finished)
        _poll(fresh_practice)
        # A slow-down and a broken connection pass by themselves, since reading again is harmless.
        fresh_practice.faults(
            {"kind": "rate_limited", "on": "polling_read", "times": 1, "retry_after": "0"},
            {"kind": "server_error", "on": "polling_read", "times": 1},
        )
        assert len((await book.ask(today).wait()).payments) == 1
    assert len(_posts(fresh_practice)) == 1


async def test_what_is_kept_comes_back_after_a_restart_and_goes_when_it_is_not_wanted(fresh_practice, tmp_path, till):
    _poll(fresh_practice)
    _paid(fresh_practice, till, amount=70, last_name="Moraa")
    today = Period.today(datetime.now(UTC), till)
    async with opened(tmp_path, fresh_practice) as (account, registry):
        book = account.payments.book
        await book.set_options(keep_days=7, seconds=60).wait()
        (paid,) = (await book.ask(today).wait()).payments
        assert await registry.kept_payments("shop") == (paid,)
        (hour,) = await registry.payment_hours("shop", today.begins)
        assert (hour.till, hour.count, hour.received) == (till, 1, 70)
    async with opened(tmp_path, fresh_practice) as (account, registry):
        book = account.payments.book
        await until(lambda: book.known == (paid,))
        assert book.options.keep_days == 7 and book.known_up_to(today) is None
        await book.set_options(keep_days=0).wait()
        assert await registry.kept_payments("shop") == await registry.payment_hours("shop", today.begins) == ()
        await book.forget().wait()
        assert book.known == ()


async def test_what_is_too_old_is_deleted_in_accounts_that_nobody_opens(fresh_practice, tmp_path, till):
    _poll(fresh_practice)
    _paid(fresh_practice, till)
    async with opened(tmp_path, fresh_practice) as (account, registry):
        (paid,) = (await account.payments.book.ask(Period.today(datetime.now(UTC), till)).wait()).payments
        await registry.save_account(replace(SHOP, id="other"))
        await registry.save_payment_options(PaymentOptions("other", keep_days=7))
        old = replace(paid, reference="OLD", at=paid.at - timedelta(days=8))
        await registry.keep_payments("other", [paid, old], [])
        await registry.save_account(replace(SHOP, id="its options are damaged"))
        kept = [replace(paid, reference=f"OLD{days}", at=paid.at - timedelta(days=days)) for days in (89, 91)]
        await registry.keep_payments("its options are damaged", kept, [])
    async with opened(tmp_path, fresh_practice) as (account, registry):
        await account.payments.book.set_options(seconds=60).wait()
        assert await registry.kept_payments("other") == (paid,)
        assert await registry.kept_payments("its options are damaged") == (kept[0],)


async def test_practice_has_a_history_of_its_own_that_stays_the_same(fresh_practice, tmp_path):
    yesterday = Period.yesterday(datetime.now(UTC))
    async with opened(tmp_path, fresh_practice) as (account, _):
        first = await account.payments.book.ask(yesterday).wait()
        again = await account.payments.book.ask(yesterday).wait()
        assert len(first.payments) >= 20 and again.new == ()
        assert {day_of(one.at) for one in first.payments} == {day_of(yesterday.begins)}


_touched: list[tuple[str, object]] = []
_is_watching = False


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _is_watching and event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}:
        _touched.append((event, arguments[1] if event != "socket.getaddrinfo" else arguments[:2]))


@pytest.fixture
def sockets(monkeypatch):
    """Return the addresses to which any socket of this process leads during the test."""
    if not getattr(_watch, "is_set", False):
        sys.addaudithook(_watch)  # It can't be removed, and does nothing without `_is_watching`.
        _watch.is_set = True
    _touched.clear()
    monkeypatch.setattr(sys.modules[__name__], "_is_watching", True)
    return _touched


@not_on_windows("asyncio connects there without a word to the hooks that see other connections")
async def test_nothing_but_the_requests_of_the_period_leaves_the_computer(fresh_practice, tmp_path, till, sockets):
    _poll(fresh_practice)
    _paid(fresh_practice, till, reference="UKS1ABC2DE", amount=100)
    _paid(fresh_practice, till, reference="UKS1ABC2DF", amount=100)
    sockets.clear()
    async with opened(tmp_path, fresh_practice) as (account, _):
        payments = account.payments
        await payments.book.set_options(keep_days=7).wait()
        await payments.book.ask(Period.last_days(datetime.now(UTC), 7, till)).wait()
        payments.counter.start(till)
        await until(lambda: payments.counter.rows)
        here = await payments.find.find("UKS1 ABC2 DE").wait()
        waiting = await payments.find.find("UKS1ZZZ2DE").wait()
        assert (here.answer, waiting.answer) == (Answer.HERE, Answer.NOT_YET)
        await payments.not_yet.report("UKS1ZZZ2DE").wait()
        await payments.claims.give(here.payment, "Amina").wait()
        payments.counter.stop()
        (paid,) = payments.book.by_reference("UKS1ABC2DE")
    port = fresh_practice.port
    inside = {("socket.connect", ("127.0.0.1", port)), ("socket.getaddrinfo", ("127.0.0.1", port))}
    assert sockets and set(sockets) <= inside, sockets
    asked = fresh_practice.log()
    assert {one["path"].rpartition("/polling")[0] or one["path"] for one in asked} == {"/api/v2", "/oauth/token"}
    said = repr([one["body"] for one in asked])
    assert not any(word in said for word in (paid.reference, "Amina", paid.first_name, "UKS1ZZZ2DE")), "only the period"
