"""An address has a name and a row a note; our looks, samples and the first real alert are in the history."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from k2desk.kopokopo.signature import sign
from k2desk.model.events import CUSTOMER_PAYMENT
from k2desk.model.history import AlertRecord, HistoryFilter
from k2desk.model.records import State
from k2desk.services.arrived import judge
from k2desk.services.first_alerts import FirstAlerts
from k2desk.services.forms.address import PRACTICE_ADDRESS
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.ui.text.history import happened_words
from k2desk.ui.text.language import language
from tests.services.opened import opened
from tests.services.test_practice_stories import PAID, TILL
from tests.services.test_troubles import ADDRESS, NOW, row
from tests.ui.test_alert_words import KEYS, paid
from tests.waiting import until

SECRET = "yU1mZ0p8Qw3rT6vB9nL2kD5sF7hJ4gXc"


async def _history(account, registry, subject=None):
    return list(await registry.account_history(account.profile.id, HistoryFilter(subject=subject)))


async def test_a_name_and_a_note_are_kept_found_and_taken_away_and_hold_no_key(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, registry):
        other_writing = replace(row(1), address="https://SHOP.njeri.co.ke:443/k2")
        for record in await registry.record_intents([row(0), other_writing]):
            account.cache.put(record)
        assert await account.labels.save("0", " POS Westlands ", "Amina has the key of the shop").wait() is None
        again = SubscriptionCache(await registry.contents("shop"))
        for cache in (account.cache, again):
            assert cache.address_name(other_writing.address) == "POS Westlands", "all writings of one address"
            assert (cache.get("0").note, cache.get("1").note) == ("Amina has the key of the shop", "")
        for words in ((SECRET, "a note"), ("POS", SECRET)):
            assert (await account.labels.save("0", *words).wait()).code == "K-95"
        assert account.cache.address_name(ADDRESS) == "POS Westlands"
        await account.labels.save("0", "", "").wait()
        changes = await registry.user_changes("shop")
        assert [one.name for one in changes.names] == [""] and [one.text for one in changes.notes] == [""]
        assert [(event.kind, event.word) for event in await _history(account, registry)] == [
            ("address_named", ""),
            ("address_named", "POS Westlands"),
        ]
        assert [event.kind for event in await registry.history("0")] == ["noted", "noted"]


class _Inbox:
    """Only what `FirstAlerts` asks of the inbox: its messages, and news."""

    def __init__(self):
        self.alerts, self._tell = (), None

    def listen(self, tell):
        self._tell = tell
        return self

    def close(self):
        self._tell = None

    def show(self, *alerts):
        self.alerts = alerts
        self._tell()


def _arrived(name: str, body: bytes, path: str = "/k2", key: str = KEYS.api_key):
    record = AlertRecord(name, "shop", NOW, NOW, 1, path, sign(key, body), body)
    return judge(record, KEYS)


async def test_the_first_real_alert_of_an_address_is_noted_once(fresh_practice, tmp_path, qapp):
    language().start(qapp, "en")
    async with opened(tmp_path, fresh_practice) as (account, registry):
        for record in await registry.record_intents([replace(row(3), scope_reference="555123", state=State.CREATED)]):
            account.cache.put(record)
        inbox = _Inbox()
        first = FirstAlerts(account.scope, inbox)
        wrong = (
            _arrived("fake", paid(), key="another"),
            _arrived("sample", paid(reference="K2DESKTEST")),
            _arrived("till", paid(till_number="999999")),
            _arrived("path", paid(), path="/elsewhere"),
            _arrived("event", paid("b2b_transaction_received")),
        )
        inbox.show(*wrong)
        inbox.show(_arrived("later", paid(reference="B")), _arrived("right", paid(reference="A")), *wrong)
        await until(lambda: account.cache.address(ADDRESS) is not None)
        inbox.show(_arrived("more", paid(reference="C")))
        seen = account.cache.address(ADDRESS)
        assert (seen.first_alert_at, seen.first_alert) == (NOW, "buygoods_transaction_received")
        events = await _history(account, registry, ADDRESS)
        assert [happened_words(event) for event in events] == ["The first alert arrived: A customer paid your till"]
        assert (await registry.contents("shop")).addresses[0].first_alert_at == NOW
        first.close()


async def test_looks_samples_fakes_and_the_exam_are_in_the_history_and_none_is_the_first_alert(
    fresh_practice, tmp_path, qapp
):
    language().start(qapp, "en")
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([PAID]).wait()
        for step in (
            account.diagnosing.look,
            account.diagnosing.try_answer,
            account.diagnosing.try_fake,
            account.diagnosing.exam,
        ):
            await step(PRACTICE_ADDRESS).wait()
        assert account.cache.address(PRACTICE_ADDRESS).first_alert_at is None
        await account.practising.pay(CUSTOMER_PAYMENT, TILL).wait()
        await until(lambda: account.cache.address(PRACTICE_ADDRESS).first_alert_at is not None)
        (entry,) = account.cache

        async def past():
            return await account.past.of(entry.id).wait()

        while len((await past()).of_address) < 5:
            await asyncio.sleep(0.05)
        said = [happened_words(event) for event in reversed((await past()).of_address)]
        assert said == [
            "Address tested: all well",
            "Sample sent: answered 200",
            "Fake sent: answered 401",
            "Exam: 8/8 passed",
            "The first alert arrived: A customer paid your till",
        ]
