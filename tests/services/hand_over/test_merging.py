"""What becomes of two lists of one account: which record wins, and that every computer ends with the same list."""

from __future__ import annotations

import functools
import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from k2desk.model.hand_over import AccountHandOver, HandOver
from k2desk.model.history import AccountEvent, DayMark, HistoryEvent
from k2desk.model.records import ACCOUNT_REMOVED, ACCOUNT_RESTORED, CheckRecord, Outcome, RowNote, State, TillRecord
from k2desk.model.records import ACCOUNT_RENAMED as RENAMED
from k2desk.services.hand_over.desk_settings import newest_order
from k2desk.services.hand_over.file_format import from_bytes, to_bytes
from k2desk.services.hand_over.merging import _KINDS, merge
from tests.services.hand_over.desks import NOW, SHOP, at, called, rich, row


def taken_in(here: AccountHandOver | None, theirs: AccountHandOver, choices=None, elsewhere=()) -> AccountHandOver:
    """Return the list after the merge, as the registry would have it."""
    merged = merge(here, theirs, now=at(1000), choices=choices, elsewhere=elsewhere).changes
    known = here or AccountHandOver(theirs.account)
    whole = {"account": merged.account}
    for name, kind in _KINDS.items():
        records = {kind.key(one): one for one in (*getattr(known, name), *getattr(merged, name))}
        whole[name] = tuple(records[key] for key in sorted(records, key=str))
    return AccountHandOver(**whole)


def through_file(found: AccountHandOver) -> AccountHandOver:
    """Return what another computer reads of it."""
    return from_bytes(to_bytes(HandOver("desk", NOW, "", "0", (found,)))).accounts[0]


def only(*rows, **more) -> AccountHandOver:
    return AccountHandOver(SHOP, rows, **more)


LOST = {"state": State.NOT_CONFIRMED, "kopokopo_id": None, "location": None, "settled_at": None}
BEFORE, AFTER = at(1), at(2)

ONE_RECORD = {
    "a removal that is newer": (row(), row(removed_at=AFTER, changed_at=AFTER), True),
    "a removal that is older": (row(changed_at=AFTER), row(removed_at=BEFORE, changed_at=BEFORE), False),
    "what was put back later": (row(removed_at=BEFORE, changed_at=BEFORE), row(changed_at=AFTER), True),
    "the proof that it was created": (row(**LOST, changed_at=AFTER), row(changed_at=BEFORE), True),
    "a doubt about what was created": (row(changed_at=BEFORE), row(**LOST, changed_at=AFTER), False),
    "a doubt about what is being sent here": (
        row(**{**LOST, "state": State.SENDING}, sender="me"),
        row(**LOST, changed_at=AFTER),
        False,
    ),
    "other facts that came later": (row(), row(address="https://new.example/k2", changed_at=AFTER), True),
}


@pytest.mark.parametrize("case", ONE_RECORD)
def test_of_one_record_the_newest_wins_but_proof_beats_doubt_and_what_is_being_sent_stays(case):
    here, theirs, takes = ONE_RECORD[case]
    (result,) = taken_in(only(here), only(theirs)).subscriptions
    assert result == replace(theirs if takes else here, sender=here.sender)


def test_of_names_and_notes_the_newest_wins_and_a_removal_is_a_change():
    here = only(
        row(),
        tills=(TillRecord("shop", "1", "old", BEFORE), TillRecord("shop", "2", "kept", AFTER)),
        notes=(RowNote("one", "mine", AFTER),),
    )
    theirs = only(
        row(),
        tills=(TillRecord("shop", "1", "", AFTER, AFTER), TillRecord("shop", "2", "theirs", BEFORE)),
        notes=(RowNote("one", "", BEFORE),),
    )
    result = taken_in(here, theirs)
    assert result.tills == (TillRecord("shop", "1", "", AFTER, AFTER), TillRecord("shop", "2", "kept", AFTER))
    assert result.notes == here.notes


def test_a_choice_against_the_newest_is_a_change_that_wins_from_then_on():
    here = only(row(), tills=(TillRecord("shop", "1", "mine", BEFORE),))
    theirs = only(row(), tills=(TillRecord("shop", "1", "theirs", AFTER),))
    (difference,) = merge(here, theirs, now=at(9)).differences
    assert (difference.name, difference.takes_theirs) == (("tills", "1", "name"), True)
    chosen = taken_in(here, theirs, {difference.name: False})
    assert chosen.tills == (TillRecord("shop", "1", "mine", at(1000)),)
    assert taken_in(chosen, theirs) == chosen, "the same file again changes nothing"
    assert taken_in(theirs, chosen).tills == chosen.tills, "and the other computer follows"


def test_the_name_of_an_account_follows_its_last_renaming_and_its_place_is_never_taken_over():
    renamed = AccountEvent("e9", "shop", AFTER, RENAMED, word="Njeri & Sons")
    theirs = replace(
        only(events=(renamed,)), account=replace(SHOP, name="Njeri & Sons", base_url="https://evil.example")
    )
    result = taken_in(only(), theirs)
    assert (result.account.name, result.account.base_url) == ("Njeri & Sons", SHOP.base_url)
    kept = taken_in(only(), theirs, {("account", "shop", "name"): False})
    assert kept.account == SHOP
    assert taken_in(kept, theirs).account == SHOP, "the choice is the newest now"


moments = st.integers(0, 6).map(at)

GONE = AccountEvent("r1", "shop", AFTER, ACCOUNT_REMOVED)
REMOVAL = ("account", "shop", "removed")
WHO_REMOVED = {
    "the file, later": (only(), only(events=(GONE,)), {}, True),
    "this computer, later": (only(events=(GONE,)), only(), {}, True),
    "the file, and it was brought back here": (
        only(events=(AccountEvent("r2", "shop", at(3), ACCOUNT_RESTORED),)),
        only(events=(GONE,)),
        {},
        False,
    ),
    "the file, and the user keeps it": (only(), only(events=(GONE,)), {REMOVAL: False}, False),
    "this computer, and the user brings it back": (only(events=(GONE,)), only(), {REMOVAL: True}, False),
}


@pytest.mark.parametrize("case", WHO_REMOVED)
def test_that_an_account_was_taken_away_follows_the_newest_word_unless_the_user_chooses(case):
    here, theirs, choices, is_removed = WHO_REMOVED[case]
    here = taken_in(None, here)
    (difference,) = merge(here, theirs, now=at(9)).differences
    assert difference.name == REMOVAL and difference.here.removed_at != difference.theirs.removed_at
    result = taken_in(here, theirs, choices)
    assert (result.account.removed_at is not None) is is_removed
    assert result.subscriptions == here.subscriptions, "no row goes with it"
    assert taken_in(result, theirs) == result, "the same file again changes nothing"
    assert taken_in(taken_in(None, theirs), result).account.removed_at == result.account.removed_at, "others follow"


def test_who_to_call_follows_the_newest_change_and_can_be_chosen():
    here, theirs = only(contacts=(called("mine", BEFORE),)), only(contacts=(called("theirs", AFTER),))
    (difference,) = merge(here, theirs, now=at(9)).differences
    assert (difference.name, difference.takes_theirs) == (("contacts", "shop", "website"), True)
    assert taken_in(here, theirs).contacts == theirs.contacts
    assert taken_in(theirs, here).contacts == theirs.contacts
    chosen = taken_in(here, theirs, {difference.name: False})
    assert chosen.contacts == (called("mine", at(1000)),) and taken_in(theirs, chosen).contacts == chosen.contacts
    gone = only(contacts=(called("", at(3)),))
    assert taken_in(here, gone).contacts == gone.contacts, "taking it away is a change"


@given(st.lists(st.tuples(moments, st.lists(st.sampled_from("abc"), unique=True).map(tuple)), min_size=2))
def test_the_order_of_accounts_that_was_chosen_last_wins_on_every_computer(orders):
    for order in itertools.islice(itertools.permutations(orders), 6):
        newest = functools.reduce(newest_order, [*order, *order])
        assert newest == max(orders) and newest_order(newest, newest) == newest


def test_one_subscription_that_two_computers_brought_back_is_in_the_list_once():
    first, second = row("a"), row("b", kopokopo_id="k-a", changed_at=AFTER, pressed_at=AFTER)
    for here, theirs in ((first, second), (second, first)):
        result = taken_in(only(here), only(theirs)).subscriptions
        assert [(one.id, one.removed_at is None) for one in result] == [("a", False), ("b", True)]
    gone = replace(first, removed_at=at(9), changed_at=at(9))
    assert all(one.removed_at for one in taken_in(only(second), only(gone)).subscriptions), "the removal is newer"


def test_two_subscriptions_of_one_intent_are_both_kept_with_numbers_of_their_own():
    first, second, third = row("a"), row("b", pressed_at=AFTER), row("c", pressed_at=at(3))
    for order in itertools.permutations((first, second, third)):
        result = None
        for one in order:
            result = taken_in(result, only(one))
        assert [(one.id, one.duplicate_no) for one in result.subscriptions] == [("a", 0), ("b", 1000), ("c", 2000)]


def test_a_row_of_another_account_here_stays_there_and_is_not_doubled():
    theirs = only(row("a"), row("b"), history=(HistoryEvent("h", "a", NOW, "created"),))
    elsewhere = [replace(row("other", kopokopo_id="k-a"), account_id="second")]
    merged = merge(None, theirs, now=NOW, elsewhere=elsewhere)
    assert [one.id for one in merged.changes.subscriptions] == ["b"] and merged.elsewhere == 1
    assert merged.changes.history == ()
    stolen = merge(None, only(row("other")), now=NOW, elsewhere=elsewhere)
    assert stolen.changes.subscriptions == (), "a row never moves to another account"


def test_everything_is_new_to_an_empty_list_and_the_same_the_second_time():
    found = through_file(rich())
    assert found == rich()
    first = merge(None, found, now=NOW)
    assert first.changes == found and not first.changes_nothing
    again = merge(found, found, now=NOW)
    assert again.changes_nothing and not again.differences
    assert all(not (one.new or one.differ) for one in again.counts.values())


def test_what_was_being_sent_when_the_file_was_made_is_not_confirmed_elsewhere_and_goes_on_here():
    sending = row(**{**LOST, "state": State.SENDING}, sender="there/1")
    (arrived,) = through_file(only(sending)).subscriptions
    assert (arrived.state, arrived.sender) == (State.NOT_CONFIRMED, None)
    there = only(replace(sending, revision=7))
    assert taken_in(there, through_file(there)) == there
    settled = only(replace(row(), changed_at=AFTER))
    assert taken_in(settled, through_file(there)) == settled
    (known,) = taken_in(only(arrived), settled).subscriptions
    assert known.state is State.CREATED, "what came of it arrives with the next file"


# -- many desks --------------------------------------------------------------------------------------------------------

words = st.sampled_from(["", "Westlands", "Thika"])


@st.composite
def rows(draw, name: str):
    changed = draw(moments)
    state = draw(
        st.sampled_from([State.CREATED, State.CREATED, State.NOT_CONFIRMED, State.NOT_CREATED, State.NOT_SENT])
    )
    known = draw(st.sampled_from(["k1", "k2", "k3", f"k-{name}"])) if state is State.CREATED else None
    return row(
        name,
        state=state,
        kopokopo_id=known,
        location=known and f"https://x/{known}",
        scope_reference=draw(st.sampled_from(["1", "2"])),
        duplicate_no=draw(st.sampled_from([0, 0, 1])),
        pressed_at=draw(moments),
        changed_at=changed,
        removed_at=draw(st.sampled_from([None, None, changed])),
    )


@st.composite
def desks(draw) -> AccountHandOver:
    ids = draw(st.lists(st.sampled_from("abcdef"), unique=True))
    subscriptions = tuple(draw(rows(name)) for name in ids)
    numbers = draw(st.lists(st.sampled_from("123"), unique=True))
    history = draw(st.lists(st.integers(0, 9), unique=True)) if ids else []
    removals = draw(st.lists(st.tuples(st.sampled_from([ACCOUNT_REMOVED, ACCOUNT_RESTORED]), st.integers(0, 6))))
    found = AccountHandOver(
        replace(SHOP, name=draw(words)),
        subscriptions,
        checks=tuple(CheckRecord(one, draw(moments), Outcome.FOUND, NOW, word=draw(words)) for one in ids[:2]),
        tills=tuple(
            TillRecord("shop", one, draw(words), draw(moments), draw(st.sampled_from([None, NOW]))) for one in numbers
        ),
        notes=tuple(RowNote(one, draw(words), draw(moments)) for one in ids[:3]),
        history=tuple(HistoryEvent(f"h{one}", ids[0], at(one), "created") for one in history),
        events=(
            *(AccountEvent(f"e{n}", "shop", at(n), RENAMED, word="x") for n in draw(st.lists(st.integers(0, 5)))[:1]),
            *(AccountEvent(f"{kind}{n}", "shop", at(n), kind) for kind, n in set(removals)),
        ),
        contacts=(called(draw(words), draw(moments)),) if draw(st.booleans()) else (),
    )
    # A list as a registry may hold it: unique in itself.
    return taken_in(None, found)


@settings(max_examples=20)
@given(st.lists(desks(), min_size=3, max_size=3), st.data())
def test_three_desks_that_take_in_each_others_files_in_any_order_twice_have_one_list(lists, data):
    results = []
    for own in lists:
        order = data.draw(st.permutations([*lists, *lists]))
        result = own
        for other in order:
            result = taken_in(result, other)
        assert merge(result, result, now=NOW).changes_nothing
        for other in lists:
            assert merge(result, other, now=NOW).changes_nothing, "once more changes nothing"
        results.append(result)
    assert results[0] == results[1] == results[2]
    result = results[0]
    for kind in ("subscriptions", "tills", "notes", "history", "events", "checks", "contacts"):
        key = _KINDS[kind].key
        every = [one for other in lists for one in getattr(other, kind)]
        assert {key(one) for one in every} == {key(one) for one in getattr(result, kind)}, "nothing is lost"
    for kind in ("tills", "notes", "contacts"):
        key = _KINDS[kind].key
        for one in getattr(result, kind):
            same = [other for desk in lists for other in getattr(desk, kind) if key(other) == key(one)]
            assert one in same and one.changed_at == max(other.changed_at for other in same), "the newest wins"
    removals = {(one.at, one.kind == ACCOUNT_RESTORED): one.kind for one in result.events if one.kind != RENAMED}
    last = removals[max(removals)] if removals else ""
    assert (result.account.removed_at is None) is (last != ACCOUNT_REMOVED), "taken away or not by the newest word"
    for one in result.subscriptions:
        same = [other for desk in lists for other in desk.subscriptions if other.id == one.id]
        newest = max((other.state is State.CREATED, other.changed_at) for other in same)
        assert (one.state is State.CREATED, one.changed_at) == newest, "the newest wins, and proof before it"
        twins = [
            other
            for other in result.subscriptions
            if other.removed_at is None and one.kopokopo_id and other.kopokopo_id == one.kopokopo_id
        ]
        assert len(twins) <= 1, "a subscription of Kopo Kopo is in the list once"
        if one.removed_at is None:
            continue
        removed = [other for other in same if other.removed_at is not None and other.changed_at == one.changed_at]
        assert removed or any(
            one.kopokopo_id == other.kopokopo_id for other in result.subscriptions if other is not one
        )
    standing = [
        (one.scope_reference, one.duplicate_no)
        for one in result.subscriptions
        if one.removed_at is None and one.state in {State.CREATED, State.NOT_CONFIRMED}
    ]
    assert len(standing) == len(set(standing)), "and each intent has its own number"


def test_a_day_keeps_its_worst_mark_whichever_computer_saw_it():
    day = rich().days[0]
    better = replace(day, mark=DayMark.GOOD)
    for here, theirs in ((day, better), (better, day)):
        assert taken_in(only(row(), days=(here,)), only(row(), days=(theirs,))).days == (day,)
