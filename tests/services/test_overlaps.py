"""Nothing is duplicated without a decision: whole business and tills, and one address in two spellings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from k2desk.kopokopo.requests import create_body
from k2desk.kopokopo.web_addresses import address_key, as_sent
from k2desk.model.api_values import Subscription, SubscriptionRequest
from k2desk.model.environments import EnvironmentKind
from k2desk.model.events import Scope
from k2desk.model.problems import ProblemKind
from k2desk.model.records import CheckRecord, Outcome, RemoteFacts, State, SubscriptionRecord
from k2desk.services.addresses import same_address
from k2desk.services.bulk_run import BulkRun
from k2desk.services.coverage import CellKind, coverage
from k2desk.services.forms.bulk import BulkForm, bulk_from_text, validate_bulk
from k2desk.services.forms.new_subscription import NewSubscription, from_text, validate
from k2desk.services.moving import plan_move
from k2desk.services.overlaps import STANDS, key_of, overlap, overlaps_any, records_with
from k2desk.services.readings import differences
from k2desk.services.subscription_cache import CachedSubscription
from tests.services.opened import opened

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
PAID, REVERSED = "buygoods_transaction_received", "buygoods_transaction_reversed"
ADDRESS = "https://shop.njeri.co.ke/k2/paid"
SANDBOX = EnvironmentKind.SANDBOX

ONE_ADDRESS = [
    ("https://shop.njeri.co.ke/k2/paid", "https://Shop.Njeri.co.ke/k2/paid"),
    ("https://shop.njeri.co.ke", "https://shop.njeri.co.ke/"),
    ("https://duka-café.co.ke/k2", "https://xn--duka-caf-i1a.co.ke/k2"),
    ("https://DUKA-CAFÉ.co.ke/k2", "https://duka-cafe\u0301.co.ke/k2"),
    ("https://shop.njeri.co.ke/k2", "HTTPS://shop.njeri.co.ke:443/k2"),
    ("https://shop.njeri.co.ke/k2", "https://shop.njeri.co.ke:/k2"),
    ("https://shop.njeri.co.ke/k2", "https://shop.njeri.co.ke./k2"),
    ("https://shop.njeri.co.ke/k2", "https://shop\u3002njeri\u3002co.ke/k2"),
    ("https://shop.njeri.co.ke/k2", "https://ｓｈｏｐ.njeri.co.ke/k2"),
    ("https://shop.njeri.co.ke/~njeri", "https://shop.njeri.co.ke/%7Enjeri"),
    ("https://shop.njeri.co.ke/caf%c3%a9", "https://shop.njeri.co.ke/caf%C3%A9"),
    ("https://shop.njeri.co.ke/café", "https://shop.njeri.co.ke/caf%C3%A9"),
    ("https://shop.njeri.co.ke/k2?duka=Café", "https://shop.njeri.co.ke/k2?duka=Caf%c3%a9"),
    ("https://shop.njeri.co.ke/a/../k2/./paid", "https://shop.njeri.co.ke/k2/paid"),
    ("https://shop.njeri.co.ke/a/%2e%2e/k2", "https://shop.njeri.co.ke/k2"),
    ("https://shop.njeri.co.ke\\k2", "https://shop.njeri.co.ke/k2"),
    ("https:/shop.njeri.co.ke/k2", "https:///shop.njeri.co.ke/k2"),
    ("https:shop.njeri.co.ke/k2", "https://shop.njeri.co.ke/k2"),
    ("https://0x29.23.513/k2", "https://41.23.2.1/k2"),
    ("https://shop.njeri.co.ke/k2?", "https://shop.njeri.co.ke/k2"),
    ("https://shop.njeri.co.ke/k2#top", "https://shop.njeri.co.ke/k2"),
    ("https://[2A01:4F8:0:0::1]/k2", "https://[2a01:4f8::1]:443/k2"),
]
TWO_ADDRESSES = [
    ("https://shop.njeri.co.ke/k2", "https://shop.njeri.co.ke/K2"),
    ("https://shop.njeri.co.ke/k2", "https://shop.njeri.co.ke/k2/"),
    ("https://shop.njeri.co.ke/k2", "https://shop.njeri.co.ke:8443/k2"),
    ("https://shop.njeri.co.ke/k2", "https://pos.njeri.co.ke/k2"),
    ("https://shop.njeri.co.ke/k2?a=1", "https://shop.njeri.co.ke/k2?a=2"),
    ("https://shop.njeri.co.ke/a%2Fb", "https://shop.njeri.co.ke/a/b"),
    ("https://shop.njeri.co.ke/a//b", "https://shop.njeri.co.ke/a/b"),
]


def row(till="555123", address=ADDRESS, event=PAID, state=State.CREATED, row_id="row", duplicate_no=0):
    scope = "till" if till else "company"
    return SubscriptionRecord(row_id, "a", event, scope, till, address, False, 2, state, NOW, "sandbox", duplicate_no)


def entry(*args, **values):
    return CachedSubscription(row(*args, **values))


def wanted(till="555123", address=ADDRESS, event=PAID):
    return SubscriptionRequest(event, address, Scope.TILL if till else Scope.COMPANY, till, False)


def form(*tills, address=ADDRESS, event=PAID):
    return NewSubscription(event, whole_business=not tills, tills=tills, address=address)


def result(filled, *entries):
    return validate(filled, environment=SANDBOX, version=2, entries=entries)


@pytest.mark.parametrize(("one", "other"), ONE_ADDRESS)
def test_all_writings_of_one_address_are_one(one, other):
    assert address_key(one) == address_key(other)
    assert address_key(address_key(one)) == address_key(one)


@pytest.mark.parametrize(("one", "other"), TWO_ADDRESSES)
def test_what_a_server_may_tell_apart_stays_apart(one, other):
    assert address_key(one) != address_key(other)


@pytest.mark.parametrize("host", ["A.0", "shop.999", "1.2.3.4.5", "1.2.3.256", "0x", "shop.0xff", "08", "1..2"])
def test_a_host_that_ends_in_a_number_and_is_no_ipv4_address_is_compared_as_it_is(host):
    address = f"https://{host}/k2"
    assert address_key(address) == address_key(address_key(address))
    assert not same_address(address, f"https://{host}/other")


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_address_raises_when_it_is_compared_or_sent(text, rest):
    for address in (text, f"https://{text}/{rest}", f"https://shop.co.ke/{text}?{rest}", f"https://[{text}]:{rest}"):
        assert isinstance(address_key(address), str) and isinstance(as_sent(address), str)


_PATHS = st.lists(st.sampled_from(["k2", "paid", "Paid", "café", "~njeri", "a b", "x-1_2"]), max_size=3)
_WRITINGS = st.tuples(
    st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["", ":443", ":"]), st.sampled_from(["", "#top", "?"])
)


def _written(path, writing):
    upper, dotted, escaped, port, end = writing
    host = "duka-café.njeri.co.ke"
    host = host.upper() if upper else host
    segments = list(path)
    if escaped:
        segments = ["".join(f"%{byte:02x}" for byte in segment.encode()) for segment in segments]
    if dotted and segments:
        segments = ["old", "..", ".", *segments]
    name = "xn--duka-caf-i1a.njeri.co.ke" if escaped else host + ("." if dotted else "")
    return f"{'HTTPS' if upper else 'https'}://{name}{port}/" + "/".join(segments) + end


@given(_PATHS, _WRITINGS, _WRITINGS)
def test_one_address_in_any_two_writings_wants_a_decision(path, one, other):
    there = entry(address=_written(path, one))
    second = result(form("555123", address=_written(path, other).replace("#top", "").replace(" ", "%20")), there)
    assert not second.can_be_sent and "K-17" in {problem.code for problem in second.problems}


@pytest.mark.parametrize("state", sorted(STANDS))
def test_the_whole_business_on_top_of_tills_wants_a_decision_and_names_them(state):
    there = [entry(str(555_100 + n), address="https://Shop.njeri.co.ke/k2/paid", state=state) for n in range(40)]
    first = result(form(), *there)
    assert not first.can_be_sent and first.about_doubles.code == "K-133"
    assert len(first.tills_there) == 40 and first.tills_there[0] == "555100"
    assert result(form().with_decision(ProblemKind.TILLS_HAVE_IT), *there).can_be_sent


@pytest.mark.parametrize("state", sorted(STANDS))
def test_tills_on_top_of_the_whole_business_want_a_decision(state):
    business = entry(None, state=state)
    first = result(form("555123", "555124"), business)
    assert not first.can_be_sent and first.about_doubles.code == "K-43"
    assert result(form("555123").with_decision(ProblemKind.WHOLE_BUSINESS_HAS_IT), business).can_be_sent


def test_each_question_about_doubles_wants_its_own_answer():
    both = (entry("555123"), entry(None, row_id="business"))
    first = result(form("555123"), *both)
    second = result(form("555123").with_decision(ProblemKind.ALREADY_THERE), *both)
    assert (first.about_doubles.code, second.about_doubles.code) == ("K-17", "K-43")
    assert not second.can_be_sent
    assert result(
        form("555123").with_decision(ProblemKind.ALREADY_THERE).with_decision(ProblemKind.WHOLE_BUSINESS_HAS_IT), *both
    ).can_be_sent


@pytest.mark.parametrize(
    "there",
    [
        entry("555124"),
        entry(event=REVERSED),
        entry(address="https://pos.njeri.co.ke/k2/paid"),
        entry(state=State.NOT_CREATED),
        entry(state=State.NOT_SENT),
        entry(None, event=REVERSED),
    ],
)
def test_what_does_not_come_twice_is_not_asked_about(there):
    assert result(form("555123"), there).can_be_sent


def test_one_till_written_in_two_ways_is_one():
    assert result(form("k112233"), entry("K112233")).about_doubles.code == "K-17"


def test_a_slash_at_the_end_of_the_path_is_hinted_at_and_does_not_block():
    second = result(form("555123", address=ADDRESS + "/"), entry())
    assert second.can_be_sent and second.about_doubles.code == "K-134"
    assert result(form(address=ADDRESS + "/"), entry()).about_doubles.code == "K-134"
    assert result(form("555124", address=ADDRESS + "/"), entry("555123")).about_doubles is None


def test_many_leave_out_what_would_come_twice_until_spares_are_wanted():
    entries = [entry(None), entry("555002", event=REVERSED, address="https://SHOP.njeri.co.ke:443/k2/paid")]
    filled = BulkForm((PAID, REVERSED), ("555001", "555002"), ADDRESS)
    planned = validate_bulk(filled, environment=SANDBOX, version=2, entries=entries)
    assert [(one.event_type, one.scope_reference) for one in planned.requests] == [(REVERSED, "555001")]
    wished = validate_bulk(replace(filled, spares=True), environment=SANDBOX, version=2, entries=entries)
    assert len(wished.requests) == 4


async def test_the_last_guard_before_the_network_asks_too(tmp_path, fresh_practice):
    pairs = [
        (wanted(), wanted(address="https://SHOP.njeri.co.ke:443/k2/paid"), "K-17"),
        (wanted(address="https://njeri.co.ke"), wanted(address="https://njeri.co.ke/"), "K-17"),
        (wanted("555201", event=REVERSED), wanted(None, event=REVERSED), "K-133"),
        (wanted(None, address="https://b.co.ke/x"), wanted("555123", address="https://B.co.ke/x"), "K-43"),
    ]
    async with opened(tmp_path, fresh_practice) as (account, _):
        for first, second, code in pairs:
            (made,) = await account.creating.create([first]).wait()
            (refused,) = await account.creating.create([second]).wait()
            assert made.state is State.CREATED and refused.record_id is None and refused.problem.code == code
            (wished,) = await account.creating.create([second], allow_duplicate=True).wait()
            assert wished.state is State.CREATED
        assert len(fresh_practice.creates()) == 2 * len(pairs)


async def test_of_two_presses_that_overlap_one_is_sent(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        one = account.creating.create([wanted(None)])
        other = account.creating.create([wanted("555123", address="https://shop.NJERI.co.ke/k2/paid")])
        ended = (*await one.wait(), *await other.wait())
        assert [attempt.state for attempt in ended] == [State.CREATED, None]
        assert len(fresh_practice.creates()) == 1


_WANTED = st.builds(
    wanted,
    st.sampled_from(["555123", " 555123", "k555123", "K555123", "", None]),
    st.sampled_from([ADDRESS, "https://SHOP.njeri.co.ke:443/k2/paid", "https://pos.njeri.co.ke/k2"]),
    st.sampled_from([PAID, REVERSED]),
)


@given(_WANTED, st.lists(_WANTED, max_size=4))
@example(wanted("555123"), [wanted(None)])
@example(wanted(None), [wanted("555123")])
def test_what_is_under_way_is_found_as_if_each_pair_were_compared(one, others):
    found = overlaps_any(key_of(one), {key_of(other) for other in others})
    assert found is any(overlap(key_of(one), key_of(other)) for other in others)


@given(st.lists(_WANTED, max_size=4), st.lists(_WANTED, max_size=6))
def test_the_rows_of_many_requests_are_found_as_if_each_pair_were_compared(requests, rows):
    entries = [entry(one.scope_reference, one.address, one.event_type, row_id=str(at)) for at, one in enumerate(rows)]
    found = records_with(map(key_of, requests), entries)
    for one in requests:
        assert found[key_of(one)] == [row.record for row in entries if key_of(row.record) == key_of(one)]


async def test_a_press_on_many_tills_goes_through_the_list_once(tmp_path, fresh_practice, monkeypatch):
    """With 10,000 rows each till held the window for 9 ms."""
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([wanted("555001")]).wait()
        gone_through = []
        every = account.cache.with_removed
        monkeypatch.setattr(account.cache, "with_removed", lambda: gone_through.append(1) or every())
        operation = account.creating.create([wanted(str(555_001 + number)) for number in range(20)])
        assert len(gone_through) == 1
        attempts = await operation.wait()
        assert [one.state for one in attempts] == [None] + 19 * [State.CREATED]


async def test_a_row_that_was_refused_is_not_sent_again_once_another_stands_there(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        fresh_practice.faults({"kind": "bad_request", "on": "create", "times": 1, "message": "No"})
        (refused,) = await account.creating.create([wanted()]).wait()
        await account.creating.create([wanted(address="https://shop.njeri.co.ke:443/k2/paid")]).wait()
        assert await account.creating.send_again(refused.record_id).wait() == ()
        assert len(fresh_practice.creates()) == 2


async def test_a_move_to_the_same_address_written_otherwise_makes_nothing_twice(tmp_path, fresh_practice):
    new = "https://new.njeri.co.ke/k2"
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([wanted("555001"), wanted("555002"), wanted("555001", new)]).wait()
        moves = plan_move(account.cache, "https://SHOP.njeri.co.ke/k2/paid", "https://New.njeri.co.ke:443/k2")
        assert len(moves) == 2 and len(account.moving.requests(moves)) == 1
        moved = await account.moving.move(moves, BulkRun(1)).wait()
        assert len(moved.hidden) == 2 and len(fresh_practice.creates()) == 4


async def test_a_move_of_the_whole_business_needs_no_till_beside_it(tmp_path, fresh_practice):
    new = "https://new.njeri.co.ke/k2"
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([wanted("555001"), wanted("555002")]).wait()
        await account.creating.create([wanted(None)], allow_duplicate=True).wait()
        moves = plan_move(account.cache, ADDRESS, new)
        moved = await account.moving.move(moves, BulkRun(1)).wait()
        assert [attempt.request.scope for attempt in moved.attempts] == [Scope.COMPANY]
        assert len(moved.hidden) == 3 and len(account.cache) == 1


def test_the_picture_shows_what_comes_twice_whatever_the_writing():
    tills = {"555123": "Westlands", "K112233": "Thika"}
    check = CheckRecord("row", NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW)
    entries = [
        CachedSubscription(row(), check),
        CachedSubscription(row(address="https://Shop.njeri.co.ke/k2/paid", row_id="2"), check),
        CachedSubscription(row("k112233", row_id="3"), check),
        CachedSubscription(row("k112233", address=ADDRESS.replace("shop", "SHOP"), row_id="4"), check),
    ]
    picture = coverage(entries, tills, NOW, timedelta(minutes=5))
    assert {picture.cells[till, PAID].kind for till in tills} == {CellKind.TWICE}


def test_kopo_kopo_may_write_an_address_or_a_till_in_its_own_way():
    ours = row("K112233", address="https://Shop.njeri.co.ke/café")
    told = Subscription("id", PAID, "https://shop.njeri.co.ke/caf%C3%A9", "till", "k112233", "Active")
    assert differences(ours, told) == ()
    assert differences(ours, replace(told, address="https://shop.njeri.co.ke/cafe")) == ("address",)


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("https://shop.njeri.co.ke/k2/malipo-é", "https://shop.njeri.co.ke/k2/malipo-%C3%A9"),
        ("https://shop.njeri.co.ke/k2?duka=Café", "https://shop.njeri.co.ke/k2?duka=Caf%C3%A9"),
        ("https://duka-café.co.ke:8443/k2", "https://xn--duka-caf-i1a.co.ke:8443/k2"),
        ("https://Shop.Njeri.co.ke", "https://Shop.Njeri.co.ke"),
        ("https://shop.njeri.co.ke/%7enjeri/?", "https://shop.njeri.co.ke/%7enjeri/?"),
    ],
)
def test_an_address_goes_out_as_a_browser_sends_it_and_else_word_for_word(typed, sent):
    assert create_body(wanted(address=typed), 2)["url"] == sent


@pytest.mark.parametrize("host", ["my_shop.njeri.co.ke", "r3---sn-abc.njeri.co.ke", "_x.co.ke"])
def test_a_host_with_an_underscore_or_three_hyphens_is_right(host):
    assert result(form("555123", address=f"https://{host}/k2")).can_be_sent


def test_a_decision_is_not_kept_with_a_draft():
    kept = form("555123").with_decision(ProblemKind.ALREADY_THERE).to_text()
    assert from_text(kept) == form("555123")
    many = BulkForm((PAID,), ("555001",), ADDRESS, spares=True)
    assert bulk_from_text(many.to_text()) == replace(many, spares=False)


def test_a_decision_does_not_outlive_the_tills_that_it_was_about():
    decided = form("555001", "555002").with_decision(ProblemKind.ALREADY_THERE)
    assert decided.without_tills(["555001"]).decided == ()


async def test_a_spare_that_did_not_leave_is_sent_again_as_the_row_that_it_is(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([wanted()]).wait()
        fresh_practice.faults({"kind": "bad_request", "on": "create", "times": 2, "message": "No"})
        (first,) = await account.creating.create([wanted()], allow_duplicate=True).wait()
        (second,) = await account.creating.create([wanted()], allow_duplicate=True).wait()
        assert first.state is State.NOT_CREATED and second.record_id == first.record_id
        (third,) = await account.creating.create([wanted()], allow_duplicate=True).wait()
        assert third.state is State.CREATED and len(account.cache) == 2


async def test_a_spare_is_asked_about_again_before_it_is_sent_from_the_list(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([wanted()]).wait()
        fresh_practice.faults({"kind": "bad_request", "on": "create", "times": 1, "message": "No"})
        (allow_duplicate,) = await account.creating.create([wanted()], allow_duplicate=True).wait()
        assert account.creating.would_double(account.cache.get(allow_duplicate.record_id).record)
        assert await account.creating.send_again(allow_duplicate.record_id).wait() == ()


def test_what_kopo_kopo_has_now_counts_beside_what_was_asked_for():
    remote = RemoteFacts(PAID, "https://pos.njeri.co.ke/k2", "Till", "555124")
    changed = CachedSubscription(
        row(), CheckRecord("row", NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW, remote=remote)
    )
    assert result(form("555124", address=remote.address), changed).about_doubles.code == "K-17"
    assert result(form("555123"), changed).about_doubles.code == "K-17"


@pytest.mark.parametrize("state", [State.CREATED, State.NOT_CONFIRMED])
def test_what_was_removed_from_the_list_and_is_still_sent_is_asked_about(state):
    removed = CachedSubscription(replace(row(state=state), removed_at=NOW))
    asked = result(form("555123", address="https://Shop.njeri.co.ke/k2/paid"), removed)
    assert not asked.can_be_sent and asked.about_doubles.code == "K-17"
    assert asked.about_doubles.param["removed"] == "1"
    gone = CheckRecord("row", NOW, Outcome.NOT_FOUND, NOW)
    assert result(form("555123"), replace(removed, check=gone)).can_be_sent


async def test_what_was_removed_can_be_put_back_beside_a_second_one(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        (first,) = await account.creating.create([wanted()]).wait()
        await account.decisions.remove([first.record_id]).wait()
        assert [one.id for one in account.cache.with_removed()] == [first.record_id]
        await account.creating.create([wanted()], allow_duplicate=True).wait()
        assert await account.decisions.restore([first.record_id]).wait() is None
        assert len(account.cache) == 2


async def test_a_move_back_says_what_kopo_kopo_may_still_send_there(tmp_path, fresh_practice):
    new = "https://new.njeri.co.ke/k2"
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([wanted("555001"), wanted("555002")]).wait()
        await account.moving.move(plan_move(account.cache.with_removed(), ADDRESS, new), BulkRun(2)).wait()
        back = plan_move(account.cache.with_removed(), new, "https://SHOP.njeri.co.ke/k2/paid")
        assert len(back) == 2 and all(move.was_removed and move.already is None for move in back)


async def test_a_refused_whole_business_names_the_tills(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([wanted("555001"), wanted("555002")]).wait()
        (refused,) = await account.creating.create([wanted(None)]).wait()
        assert refused.problem.param == {"n": "2", "tills": "555001, 555002"}
