"""A trouble can be put off or taken: it stays in the list, quieter, and comes back by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountContents, AddressRecord, CheckRecord, Outcome, State, SubscriptionRecord
from k2desk.services import notices as notices_module
from k2desk.services.address_looks import after_look, is_pending, works_again
from k2desk.services.badge import BadgeKind, Group, badge_of
from k2desk.services.notices import Notices
from k2desk.services.server_badge import is_in_trouble
from k2desk.services.status_poller import StatusPoller
from k2desk.services.subscription_cache import CachedRows, SubscriptionCache
from k2desk.services.trouble_rules import TroubleRule
from k2desk.services.troubles import Troubles
from k2desk.store.paths import program_paths
from k2desk.store.threaded import ThreadedRegistry
from tests.services.opened import SHOP, scope_over
from tests.waiting import until

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
ADDRESS = "https://shop.njeri.co.ke/k2"
EVERY = timedelta(minutes=5)
SILENT = Problem(ProblemKind.NO_CONNECTION_IN_TIME)
ENDED = Problem(ProblemKind.CERTIFICATE_ENDED)


class Clock:
    def __init__(self):
        self.passed = timedelta()

    def now(self):
        return NOW + self.passed

    def monotonic(self):
        return self.passed.total_seconds()


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def row(number: int, address: str = ADDRESS) -> SubscriptionRecord:
    return SubscriptionRecord(
        str(number), "shop", "buygoods_transaction_received", "till", f"55555{number}", address, False, 2,
        State.CREATED, NOW, "practice", kopokopo_id=str(number), location=str(number),
    )  # fmt: skip


def out(number: int, outcome: Outcome = Outcome.NOT_FOUND, since: float = -10) -> CheckRecord:
    return CheckRecord(
        str(number), NOW, outcome, at(since), word="Active", good_at=at(-60), well_until=at(-20), bad_since=at(since)
    )


def well(number: int, minutes: float = 0) -> CheckRecord:
    return CheckRecord(str(number), at(minutes), Outcome.FOUND, NOW, word="Active", good_at=at(minutes))


class Shop:
    """Rows over a real registry, with a clock that the test sets."""

    def __init__(self, scope, registry, cache):
        self.clock, self.registry, self.cache = scope.clock, registry, cache
        self.poller = StatusPoller(scope, CheckSchedule(EVERY))
        self.troubles = Troubles(scope, self.poller)

    def group(self, number: int) -> Group:
        return badge_of(self.cache.get(str(number)), self.clock.now(), EVERY).group

    async def again(self) -> SubscriptionCache:
        """Return what the next start shows."""
        return SubscriptionCache(await self.registry.contents("shop"))


@pytest.fixture
async def shop(tmp_path):
    registry = ThreadedRegistry.open(program_paths(tmp_path))
    await registry.save_account(SHOP)
    rows = [row(number) for number in range(3)]
    await registry.record_intents(rows)
    cache = SubscriptionCache(AccountContents(tuple(rows), tuple(map(out, range(3)))))
    async with scope_over(cache, registry, clock=Clock()) as scope:
        yield Shop(scope, registry, cache)
    await registry.close()


async def test_a_trouble_that_was_put_off_is_quiet_until_its_time_and_over_a_restart(shop):
    assert await shop.troubles.put_off(["0"], at(60)).wait() is None
    assert [shop.group(number) for number in range(3)] == [Group.LATER, Group.ATTENTION, Group.ATTENTION]
    shop.cache.take_over(CachedRows(await shop.registry.contents("shop"), shop.cache.known()))
    shop.cache.observed([out(0), out(1)])
    assert shop.group(0) is Group.LATER, "the next start and the next check keep it"
    shop.clock.passed = timedelta(minutes=59)
    assert shop.group(0) is Group.LATER
    heard = []
    shop.cache.listen(lambda changed: heard.append(changed.ids))
    shop.troubles.remind()
    assert heard == []
    shop.clock.passed = timedelta(minutes=60)
    shop.troubles.remind()
    assert heard == [frozenset({"0"})] and shop.group(0) is Group.ATTENTION
    shop.troubles.remind()
    assert len(heard) == 1, "it comes back once"


@pytest.mark.parametrize(
    "becomes",
    [
        # Another trouble, and the same one after all was well in between.
        out(0, Outcome.KEYS_REFUSED),
        out(0, Outcome.NOT_FOUND, since=30),
        replace(out(0), standing=Outcome.FOUND, word="Paused"),
    ],
)
async def test_another_trouble_comes_back_at_once(shop, becomes):
    await shop.troubles.put_off(["0"], at(600)).wait()
    shop.cache.observed([becomes])
    shop.clock.passed = timedelta(minutes=31)
    assert shop.group(0) is Group.ATTENTION


async def test_somebody_sees_to_it_and_one_press_gives_it_back(shop):
    await shop.troubles.put_off(["0", "1"], at(600), " Amina ").wait()
    cache = SubscriptionCache(await shop.registry.contents("shop"))
    assert [mark.taken_by for mark in cache.get("0").marks] == ["Amina"]
    assert [event.kind for event in await shop.registry.history("0")] == ["taken"]
    await shop.troubles.give_back(["0"]).wait()
    assert [shop.group(number) for number in range(3)] == [Group.ATTENTION, Group.LATER, Group.ATTENTION]
    assert [event.kind for event in await shop.registry.history("0")] == ["given_back", "taken"]
    await shop.troubles.put_off(["1"], at(900)).wait()
    assert [(mark.taken_by, mark.until) for mark in shop.cache.get("1").marks] == [("", at(900))], "one word at a time"


async def test_a_key_in_the_place_of_a_name_is_not_kept(shop):
    key = "yU1mZ0p8Qw3rT6vB9nL2kD5sF7hJ4gXc"
    await shop.troubles.put_off(["0"], at(60), key).wait()
    assert key not in str((await shop.registry.contents("shop")).marks)


async def test_the_trouble_of_an_address_is_put_off_for_all_rows_that_lead_there(shop):
    other = "https://other.co.ke/k2"
    shop.cache.put(row(2, other))
    shop.cache.observed([well(number) for number in range(3)])
    bad = AddressRecord("shop", ADDRESS, NOW, SILENT, good_at=at(-20), bad_since=at(-10), failures=2, trouble_at=at(-9))
    shop.cache.address_seen(bad)
    shop.cache.address_seen(replace(bad, address=other))
    assert badge_of(shop.cache.get("0"), NOW, EVERY).kind is BadgeKind.SERVER_PROBLEM
    await shop.troubles.put_off(["0"], at(5)).wait()
    assert [shop.group(number) for number in range(3)] == [Group.LATER, Group.LATER, Group.ATTENTION]
    shop.cache.address_seen(replace(bad, look=ENDED))
    assert shop.group(0) is Group.ATTENTION, "another trouble of the address"
    shop.cache.address_seen(bad)
    await shop.troubles.give_back(["1"]).wait()
    assert shop.group(0) is Group.ATTENTION


@pytest.mark.parametrize(
    ("looks", "counts"),
    [
        ([(0, SILENT)], False),
        ([(0, SILENT), (0.2, SILENT)], False),
        ([(0, SILENT), (0.5, SILENT)], True),
        ([(0, SILENT), (0.5, None), (1, SILENT)], False),
        ([(0, SILENT), (30, SILENT)], False),
        ([(0, SILENT), (30, SILENT), (30.5, SILENT)], True),
        # A certificate that ended is no dropped look.
        ([(0, ENDED)], True),
    ],
)
def test_one_dropped_look_at_an_address_is_no_trouble(looks, counts):
    known = AddressRecord("shop", ADDRESS, at(-60), good_at=at(-60))
    for minutes, problem in looks:
        known = after_look(known, at(minutes), problem, None, TroubleRule())
    now = at(looks[-1][0])
    assert (known.look is not None) is (looks[-1][1] is not None), "the newest look is what is shown"
    assert is_in_trouble(known, now) is counts and is_pending(known) is not counts


def test_an_address_that_works_again_says_how_long_it_was_out():
    known = AddressRecord("shop", ADDRESS, at(-5), good_at=at(-5))
    for minutes in (0, 0.5, 30, 36):
        known = after_look(known, at(minutes), SILENT, None, TroubleRule())
    mended = after_look(known, at(38), None, None, TroubleRule())
    assert works_again(known, mended, timedelta(minutes=10)).word == f"{38 * 60}"
    late = after_look(known, at(600), None, None, TroubleRule())
    assert works_again(known, late, timedelta(minutes=10)).word == f"<{600 * 60}"
    assert works_again(mended, mended, timedelta(minutes=10)) is None


async def test_a_notice_says_that_it_works_again_and_a_quiet_trouble_rings_nobody_until_its_time(tmp_path, monkeypatch):
    monkeypatch.setattr(notices_module, "TOGETHER", 0.02)
    registry = ThreadedRegistry.open(program_paths(tmp_path))
    await registry.save_account(SHOP)
    rows = [row(number) for number in range(3)]
    await registry.record_intents(rows)
    cache = SubscriptionCache(AccountContents(tuple(rows), (out(0), well(1), well(2))))
    heard = []
    async with scope_over(cache, registry, clock=Clock()) as scope:
        shop = Shop(scope, registry, cache)
        notices = Notices(scope, shop.poller)
        notices.listen(heard.append)
        # What was out at the start is no news, but its end is.
        cache.observed([well(0, 2)])
        await until(lambda: heard)
        assert [(one, length.word) for one, length in heard[0].mended] == [("0", "720")]
        assert not heard[0].stopped
        cache.observed([out(1)])
        await until(lambda: len(heard) == 2)
        await shop.troubles.put_off(["1"], at(60)).wait()
        cache.observed([out(1)])
        shop.clock.passed = timedelta(minutes=60)
        shop.troubles.remind()
        await until(lambda: len(heard) == 3)
        assert [one for one, _ in heard[2].stopped] == ["1"], "its time has come"
        bad = AddressRecord("shop", ADDRESS, at(60), SILENT, good_at=at(55), bad_since=at(58), failures=1)
        cache.address_seen(bad)
        cache.address_seen(replace(bad, failures=2, trouble_at=at(60)))
        await until(lambda: len(heard) == 4)
        assert [one.address for one in heard[3].failing] == [ADDRESS]
        cache.address_seen(replace(bad, looked_at=at(64), look=None, good_at=at(64), bad_since=None, failures=0))
        await until(lambda: len(heard) == 5)
        assert [(one, length.word) for one, length in heard[4].mended] == [(ADDRESS, "360")]
        notices.close()
    await registry.close()
