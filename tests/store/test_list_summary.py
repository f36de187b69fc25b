"""The first look at a long list shows the same top rows and the same counts as the whole list."""

from __future__ import annotations

import tempfile
import uuid
from collections import deque
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from k2desk.model.check_schedule import NEVER
from k2desk.model.history import DayMark, Observation
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import (
    AccountRecord,
    AddressRecord,
    CheckRecord,
    Outcome,
    RemoteFacts,
    State,
    SubscriptionRecord,
)
from k2desk.services.badge import CLOCKS_DIFFER, WITHOUT_AUTOMATIC, freshness
from k2desk.services.server_badge import is_in_trouble
from k2desk.services.subscription_cache import CachedRows, SubscriptionCache
from k2desk.store import list_summary
from k2desk.store.list_preview import list_preview
from k2desk.store.sqlite import SqliteRegistry
from k2desk.ui.subscriptions.arrangement import Arrangement, Filter, Heading

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
ADDRESSES = ("https://shop.test/k2", "https://books.test/in")
THEIRS = RemoteFacts("buygoods_transaction_received", "https://other.test/", "till", "1")
RULES = list_summary.SummaryRules(
    NOW - freshness(WITHOUT_AUTOMATIC), NOW + CLOCKS_DIFFER, lambda address: is_in_trouble(address, NOW)
)

AGES = st.sampled_from([-3_600, -70, -60, -59, 0, 30, 599, 600, 601, 7_200])
CHECKS = st.fixed_dictionaries(
    {
        "standing": st.sampled_from([None, *Outcome]),
        "word": st.sampled_from([None, "Active", "ACTIVE", "active", "Paused", "Inaktív", ""]),
        "good": st.one_of(st.none(), AGES),
        "theirs": st.booleans(),
    }
)
ROWS = st.lists(
    st.tuples(st.sampled_from(list(State)), st.integers(0, 3), st.sampled_from(ADDRESSES), st.none() | CHECKS,
              st.booleans()),
    min_size=7, max_size=14,
)  # fmt: skip
SERVERS = st.lists(st.tuples(st.sampled_from(ADDRESSES), st.booleans(), st.sampled_from([10, 900_000])), max_size=2)


@cache
def _without_rows() -> bytes:
    """Return a list with its accounts and nothing else. Making a new one takes more time than filling it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "registry.sqlite"
        registry = SqliteRegistry(path)
        for account in ("mine", "other"):
            registry.save_account(AccountRecord(account, "", "practice", "", 2, NOW))
        registry.close()
        return path.read_bytes()


def _fill(path, rows, servers) -> None:
    path.write_bytes(_without_rows())
    registry = SqliteRegistry(path)
    records, observations = [], []
    for number, (state, earlier, address, check, _) in enumerate(rows):
        record_id = str(uuid.UUID(int=number))
        records.append(
            SubscriptionRecord(
                record_id, "other" if number == 3 else "mine", "buygoods_transaction_received", "till",
                str(500_000 + number), address, False, 2, state, NOW - timedelta(seconds=earlier), "practice",
                kopokopo_id=record_id, location=record_id,
            )
        )  # fmt: skip
        if check is not None:
            good = None if check["good"] is None else NOW - timedelta(seconds=check["good"])
            remote = THEIRS if check["theirs"] else None
            seen = CheckRecord(record_id, NOW, check["standing"], NOW, None, None, check["word"], good, remote)
            observations.append(Observation(seen, NOW.date(), DayMark.GOOD))
    registry.record_intents(records)
    registry.observed(observations)
    for record, (*_, removed) in zip(records, rows, strict=True):
        if removed and record.id[-1] in "05a":
            registry.remove(record.id, NOW)
    for address, good, age in servers:
        trouble = None if good else Problem(ProblemKind.CONNECTION_REFUSED)
        registry.address_seen(AddressRecord("mine", address, NOW - timedelta(seconds=age), trouble))
    registry.close()


def _mine(accounts):
    return next(one for one in accounts if one.id == "mine")


def _arranged(contents):
    made = Arrangement(SubscriptionCache(contents), NEVER)
    deque(made.arrange(NOW), maxlen=0)
    return made


def _facts(made):
    return [
        (line.group, line.count) if isinstance(line, Heading) else (line.group, line.id, line.badge)
        for line in made.lines
    ]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, SERVERS)
def test_the_outline_is_the_top_of_the_whole_list_with_its_counts(qapp, tmp_path, monkeypatch, rows, servers):
    monkeypatch.setattr(list_summary, "LONG", 2)
    path = tmp_path / f"{uuid.uuid4()}.sqlite"
    _fill(path, rows, servers)
    whole, first = list_preview(path, _mine), list_preview(path, _mine, RULES)
    assert whole.contents.list_summary is None
    if first.contents.list_summary is None:
        assert len(whole.contents.records) <= 2
        return
    ours, remote = _arranged(first.contents), _arranged(whole.contents)
    assert ours.counts == remote.counts
    assert _facts(ours) == _facts(remote)
    assert set(first.contents.records) == set(whole.contents.records)
    for chosen in (Filter.ATTENTION, Filter.WAITING):
        ours.chosen = remote.chosen = chosen
        deque(ours.arrange(NOW), maxlen=0)
        deque(remote.arrange(NOW), maxlen=0)
        assert _facts(ours) == _facts(remote)


@pytest.fixture
def long_list(tmp_path):
    path = tmp_path / "registry.sqlite"
    good = {"standing": Outcome.FOUND, "word": "Active", "good": 0, "theirs": False}
    lost = {**good, "standing": Outcome.NOT_FOUND}
    rows = [(State.CREATED, 0, ADDRESSES[0], lost if number % 50 == 7 else good, False) for number in range(900)]
    _fill(path, rows, [])
    return list_preview(path, _mine, RULES), list_preview(path, _mine)


def test_of_a_long_list_the_top_is_read_and_all_are_counted(long_list):
    first, whole = long_list
    assert len(first.contents.records) == 45 and len(whole.contents.records) == 899
    ours, remote = _arranged(first.contents), _arranged(whole.contents)
    assert ours.counts == remote.counts and ours.counts[Filter.ALL] == 899
    assert [line.count for line in ours.lines if isinstance(line, Heading)] == [18, 881]
    assert [line.id for line in ours.lines] == [line.id for line in remote.lines][:47]


def test_the_rest_of_a_long_list_is_no_news(long_list):
    first, whole = long_list
    shown, heard = SubscriptionCache(first.contents), []
    arrangement = Arrangement(shown, NEVER)
    deque(arrangement.arrange(NOW), maxlen=0)
    kept = shown.get(first.contents.records[0].id)
    shown.listen(heard.append)
    shown.take_over(CachedRows(whole.contents, shown.known()))
    (told,) = heard
    assert told.everything and told.listed and shown.list_summary is None and len(shown) == 899
    assert shown.get(kept.id) is kept
    deque(arrangement.arrange(NOW), maxlen=0)
    assert arrangement.counts[Filter.ALL] == 899 and all(arrangement.place_of(one.id) for one in whole.contents.records)
    shown.take_over(CachedRows(replace(whole.contents, checks=whole.contents.checks), shown.known()))
    assert all(not one.ids for one in heard[1:]), "nothing is different"
