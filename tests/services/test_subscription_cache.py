"""What the cache remembers about all its rows is what a look at each row finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from k2desk.model.records import (
    AccountContents,
    AddressName,
    AddressRecord,
    CheckRecord,
    Outcome,
    ProblemMark,
    RowNote,
    SubscriptionRecord,
    TillRecord,
)
from k2desk.services.subscription_cache import CachedRows, SubscriptionCache
from tests.services.test_badge import ROW

NOW = datetime(2026, 11, 28, 8, tzinfo=UTC)
BOOKS = "https://books.test/k2"
NUMBERS = st.integers(0, 5)
STEPS = st.one_of(
    st.tuples(st.just("put"), NUMBERS, st.booleans()),
    st.tuples(st.just("remove"), NUMBERS),
    st.tuples(st.just("check"), NUMBERS),
    st.tuples(st.just("name"), NUMBERS, st.sampled_from(["Westlands", "Kisumu"])),
    st.tuples(st.just("forget"), NUMBERS),
    st.tuples(st.just("another desk"), NUMBERS),
    st.tuples(st.just("read again")),
)


def _record(number: int, scope: str = "till") -> SubscriptionRecord:
    till = str(500_000 + number) if scope == "till" else None
    return replace(ROW, id=f"row-{number}-{scope}", scope=scope, scope_reference=till, address=BOOKS)


@settings(max_examples=200, deadline=None)
@given(st.lists(STEPS, max_size=20))
def test_after_any_history_the_tills_are_those_of_the_rows_and_names(steps):
    cache = SubscriptionCache(AccountContents(()))
    named: dict[str, str] = {}
    for step in steps:
        match step:
            case ("put", number, for_till):
                cache.put(_record(number, "till" if for_till else "company"))
            case ("remove", number):
                known = cache.get(f"row-{number}-till")
                if known is not None:
                    cache.put(replace(known.record, removed_at=NOW))
            case ("check", number):
                cache.observed([CheckRecord(f"row-{number}-till", NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW)])
            case ("name", number, name):
                named[str(500_000 + number)] = name
                cache.tills_named([TillRecord("a", str(500_000 + number), name)])
            case ("forget", number):
                named.pop(str(500_000 + number), None)
                cache.tills_named([], [str(500_000 + number)])
            case ("another desk", number):
                cache.take_in(AccountContents((_record(number),)))
            case ("read again",):
                records = tuple(one.record for one in cache.with_removed())
                tills = tuple(TillRecord("a", number, name) for number, name in named.items())
                cache.take_over(CachedRows(AccountContents(records, tills=tills)))
        of_rows = {one.record.scope_reference for one in cache if one.record.scope == "till"}
        assert dict(cache.tills()) == {number: named.get(number, "") for number in sorted({*named, *of_rows})}


def test_the_tills_are_not_gathered_again_while_nothing_changes_them():
    cache = SubscriptionCache(AccountContents(tuple(map(_record, range(5)))))
    tills = cache.tills()
    cache.observed([CheckRecord("row-1-till", NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW)])
    assert cache.tills() is tills
    with pytest.raises(TypeError):
        tills["1"] = ""


def test_it_says_whether_rows_themselves_changed_or_only_what_was_found_about_them():
    cache, told = SubscriptionCache(AccountContents((_record(1),))), []
    cache.listen(lambda changed: told.append((sorted(changed.ids), changed.everything, changed.listed)))
    row = "row-1-till"
    cache.observed([CheckRecord(row, NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW)])
    cache.address_seen(AddressRecord("a", BOOKS, NOW))
    cache.checking(row, True)
    assert told == [([row], False, False)] * 3, "a long list may show these later"
    told.clear()
    cache.put(_record(2))
    cache.noted(RowNote(row, "call Amina", NOW))
    cache.marked([ProblemMark("a", row, "not_found", NOW, None, "Amina")], [])
    assert told == [(["row-2-till"], False, True), ([row], False, True), ([row], False, True)], "these at once"
    told.clear()
    cache.tills_named([TillRecord("a", "500001", "Westlands")])
    cache.address_named(AddressName("a", BOOKS, "The books", NOW))
    assert told == [([], True, True)] * 2
