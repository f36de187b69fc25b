"""The coverage shows gaps, duplicates and uncertain cells, the most serious first."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

from k2desk.model.events import CUSTOMER_PAYMENT as PAYMENT
from k2desk.model.records import Outcome, State
from k2desk.services.coverage import AdviceKind, CellKind, coverage
from k2desk.services.subscription_cache import CachedSubscription
from tests.services.test_badge import FIVE, GOOD, NOW, ROW

REVERSED = "buygoods_transaction_reversed"


def entry(number, till="555555", event=PAYMENT, *, state=State.CREATED, check=GOOD, address=ROW.address, company=False):
    record = replace(
        ROW,
        id=f"r{number}",
        event_type=event,
        scope="company" if company else "till",
        scope_reference=None if company else till,
        state=state,
        address=address,
    )
    return CachedSubscription(record, replace(check, subscription_id=record.id) if check else None)


def picture(entries, tills=("555555", "112233")):
    return coverage(entries, dict.fromkeys(tills, ""), NOW, FIVE)


def test_each_kind_of_cell():
    lost = replace(GOOD, standing=Outcome.NOT_FOUND)
    old = replace(GOOD, good_at=NOW - timedelta(hours=3))
    tills = ("1", "2", "3", "4", "5", "6")
    found = picture(
        [
            entry(1, "1"),
            entry(2, "2"),
            entry(3, "2"),
            entry(4, "3", check=lost),
            entry(5, "4", state=State.NOT_CONFIRMED, check=None),
            entry(6, "5", check=old),
        ],
        tills,
    )
    kinds = [found.cells[till, PAYMENT].kind for till in tills]
    assert kinds == [CellKind.LIVE, CellKind.TWICE, CellKind.NONE, CellKind.DOUBT, CellKind.AGED, CellKind.NONE]
    assert found.gaps == (("3", PAYMENT), ("6", PAYMENT))
    assert [one.kind for one in found.advice] == [AdviceKind.LOST, AdviceKind.GAP, AdviceKind.TWICE, AdviceKind.DOUBT]


def test_two_addresses_for_one_event_are_no_double():
    found = picture([entry(1), entry(2, address="https://books.njeri.co.ke/k2")], ("555555",))
    assert (found.cells["555555", PAYMENT].kind, found.cells["555555", PAYMENT].count) == (CellKind.LIVE, 2)


def test_the_whole_business_covers_every_till_and_one_till_more_is_a_double():
    found = picture([entry(1, company=True), entry(2)])
    assert found.cells["112233", PAYMENT].kind is CellKind.LIVE and found.cells["112233", PAYMENT].by_business
    assert found.cells["555555", PAYMENT].kind is CellKind.TWICE


def test_columns_follow_what_the_account_uses_and_a_rare_event_is_no_gap():
    found = picture([entry(1), entry(2, event=REVERSED)], ("555555", "112233", "778899"))
    assert found.events == (PAYMENT, REVERSED)
    assert found.cells["112233", REVERSED].kind is CellKind.UNUSED
    most = picture([entry(1, "555555", REVERSED), entry(2, "112233", REVERSED)], ("555555", "112233", "778899"))
    assert most.cells["778899", REVERSED].kind is CellKind.NONE, "most tills have it"


def test_a_refused_one_is_a_loss_not_an_unused_cell():
    found = picture([entry(1, event=REVERSED, state=State.NOT_CREATED, check=None), entry(2)], ("555555",))
    assert found.cells["555555", REVERSED].kind is CellKind.NONE


def test_events_of_the_whole_business_stand_apart():
    found = picture([entry(1, event="customer_created", company=True)], ())
    assert found.events == () and found.business == (("customer_created", True),)


def test_five_hundred_tills_and_ten_events_are_drawn_at_once():
    entries = [
        entry(number * 10 + place, f"{500_000 + number}", event)
        for number in range(500)
        for place, event in enumerate((PAYMENT, REVERSED, "b2b_transaction_received"))
    ]
    began = time.thread_time()
    found = picture(entries, tuple(f"{500_000 + number}" for number in range(500)))
    assert len(found.cells) == 1_500 and time.thread_time() - began < 2
