"""Two lists of payments are compared: what is missing where, what differs, and how it was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from k2desk.model.kenya import KENYA
from k2desk.services.lists.entries import Entry
from k2desk.services.lists.matching import Group, How, match

BASE = datetime(2026, 11, 28, 8, 0, tzinfo=KENYA)


def entry(reference="", shillings=100, minutes=0.0, **facts):
    return Entry(reference, shillings * 100, BASE + timedelta(minutes=minutes), True, **facts)


def groups(matched):
    return {one.first.reference or one.first.line: one.group for one in matched.pairs}


@dataclass(frozen=True)
class Change:
    """What was done to one payment on its way into the two lists."""

    drop_ours: bool = False
    drop_theirs: bool = False
    twice: bool = False
    split: bool = False
    alter: int = 0
    reversed_ours: bool = False
    reversed_theirs: bool = False
    without_reference: bool = False
    slip: bool = False

    @property
    def group(self):
        if self.drop_ours and self.drop_theirs:
            return None
        if self.drop_ours or self.drop_theirs:
            return Group.THEIRS if self.drop_ours else Group.OURS
        ours = 0 if self.reversed_ours else 1
        theirs = (2 if self.twice else 1) - self.reversed_theirs
        altered = self.alter and not (self.reversed_theirs and theirs == 0)
        return Group.DIFFER if ours != theirs or altered else Group.BOTH


_FLAG = st.sampled_from([False] * 7 + [True])
_CHANGES = st.builds(
    Change,
    drop_ours=_FLAG,
    drop_theirs=_FLAG,
    twice=_FLAG,
    split=_FLAG,
    alter=st.sampled_from([0] * 7 + [-5, 5, 100]),
    reversed_ours=_FLAG,
    reversed_theirs=_FLAG,
    without_reference=_FLAG,
    slip=_FLAG,
)


@settings(max_examples=40)
@given(
    st.lists(_CHANGES, min_size=1, max_size=25),
    st.integers(-180, 180),
    st.lists(st.integers(-60, 60), min_size=25, max_size=25),
    st.randoms(),
)
def test_two_lists_of_one_truth_are_told_apart_by_exactly_what_was_done(changes, clock, seconds, chance):
    ours, theirs, truth = [], [], {}
    # Three certain pairs show how far the clocks differ.
    for number, change in enumerate([*changes, Change(), Change(), Change()]):
        reference = f"S{number:04}ABCDE"
        shillings, at = 1_000 + 150 * number, 3 * number
        # What changes a row beyond its amount is tried with rows that have their reference.
        known = not (change.without_reference or change.slip)
        if not known:
            change = Change(change.drop_ours, change.drop_theirs, without_reference=change.without_reference, slip=True)
        if not change.drop_ours:
            ours.append(entry(reference, shillings, at))
            if change.reversed_ours:
                ours.append(entry(reference, -shillings, at + 30))
        if not change.drop_theirs:
            written = "" if change.without_reference else reference if known else f"S{number:04}A8CDE"
            own = shillings + change.alter
            row = [entry(written, own, at + clock + seconds[number % 25] / 60, line=number + 1)]
            if change.split and not change.twice:
                row = [entry(written, own - 400, at + clock), entry(written, 400, at + clock)]
            row *= 2 if change.twice else 1
            if change.reversed_theirs:
                row.append(entry(written, -own, at + clock + 30))
            theirs += row
        if change.group is not None:
            truth[reference] = change.group
    chance.shuffle(ours)
    chance.shuffle(theirs)
    matched = match(ours, theirs)
    found = {}
    for pair in matched.pairs:
        number = (round(abs(pair.first.at - BASE).total_seconds() / 60) if pair.ours else 0) // 3
        if not pair.ours:
            number = (
                next(one.line - 1 for one in theirs if one is pair.first)
                if pair.first.line
                else int(pair.first.reference[1:5])
            )
        found[f"S{number:04}ABCDE"] = pair.group
    assert found == truth


def test_a_payment_without_its_reference_is_found_by_amount_time_and_payer():
    ours = [
        entry("SAA0000001", 500, 0, phone="254712000001"),
        entry("SAA0000002", 500, 1, phone="254712000002"),
        entry("SAA0000003", 500, 60, name="Jane Wanjiku"),
    ]
    theirs = [
        entry("", 500, 2, phone="0712000001", line=1),
        entry("", 500, 3, phone="712000002", line=2),
        entry("", 500, 62, name="JANE W.", line=3),
    ]
    matched = match(ours, theirs)
    assert {pair.first.reference: pair.theirs[0].line for pair in matched.pairs} == {
        "SAA0000001": 1,
        "SAA0000002": 2,
        "SAA0000003": 3,
    }
    assert {pair.how for pair in matched.pairs} == {How.TIME}


def test_another_payer_another_time_and_another_reference_are_other_payments():
    mine = entry("SAA0000001", 500, 0, phone="254712000001", till="555123")
    for other in (
        entry("", 500, 0, phone="0712000009", line=1),
        entry("", 500, 40, phone="0712000001", line=1),
        entry("", 501, 0, phone="0712000001", line=1),
        entry("", 500, 0, till="555999", line=1),
        entry("SZZ9999999", 500, 0, phone="0712000001", line=1),
    ):
        assert match([mine], [other]).counts[Group.BOTH] == 0, other


def test_of_equal_payments_the_nearest_are_paired_and_as_many_as_possible():
    ours = [entry("SAA0000001", 100, 0), entry("SAA0000002", 100, 12)]
    assert [one.first.reference for one in match(ours, [entry("", 100, 11)]).of(Group.OURS)] == ["SAA0000001"]
    ours = [entry(f"SAA000000{n}", 100, 10 * n) for n in range(4)]
    theirs = [entry("", 100, 10 * n + 9, line=n + 1) for n in range(4)]
    assert match(ours, theirs).counts[Group.BOTH] == 4


def test_a_slip_of_the_pen_in_a_reference_is_seen_and_only_where_the_rest_agrees():
    jane = {"phone": "254712000001"}
    mine = entry("SKE12O4567", 500, **jane)
    assert match([mine], [entry("SKE1204567", 500, 3)]).pairs[0].how is How.ALMOST
    assert match([mine], [entry("SKE12O4587", 500, 3, phone="0712000001")]).pairs[0].how is How.ALMOST
    assert match([mine], [entry("SKE12O4587", 500, 3)]).counts[Group.BOTH] == 0
    assert match([mine], [entry("SKE1204567", 400, 3)]).counts[Group.BOTH] == 0
    two = [mine, entry("SKE12O4568", 500, **jane)]
    assert match(two, [entry("SKE12O4569", 500, 3, **jane)]).counts[Group.BOTH] == 0


def test_a_list_of_days_without_times_is_compared_by_day():
    day = Entry("", 500_00, BASE.replace(hour=0), False, line=1)
    assert match([entry("SAA0000001", 500, 300)], [day]).counts[Group.BOTH] == 1
    assert match([entry("SAA0000001", 500, 24 * 60)], [day]).counts[Group.BOTH] == 0


def test_what_nobody_was_told_of_is_a_number_for_each_till_and_day():
    ours = [
        entry("SAA0000001", till="555123"),
        entry("SAA0000002", till="555123"),
        entry("SAA0000003", till="555123", minutes=24 * 60),
        entry("SAA0000004", till="600000"),
        entry("SAA0000005", till="555123"),
    ]
    theirs = [entry("SAA0000005"), entry("SZZ0000009", minutes=24 * 60)]
    matched = match(ours, theirs)
    assert matched.untold(received={"SAA0000002"}) == {
        ("555123", date(2026, 11, 28)): 1,
        ("555123", date(2026, 11, 29)): 1,
        ("600000", date(2026, 11, 28)): 1,
    }


def test_days_and_hours_that_were_not_asked_for_are_set_aside_and_not_called_missing():
    ours = [entry("SAA0000001"), entry("SAA0000002", minutes=-24 * 60)]
    theirs = [entry("SAA0000001"), entry("SZZ0000001", minutes=600, line=2), entry("SZZ0000002", minutes=5, line=3)]
    matched = match(ours, theirs, begins=BASE - timedelta(days=2), ends=BASE + timedelta(hours=1))
    assert [one.line for one in matched.outside] == [2]
    assert [one.reference for one in matched.other_days] == ["SAA0000002"]
    assert matched.counts == {Group.BOTH: 1, Group.OURS: 0, Group.THEIRS: 1, Group.DIFFER: 0}


def test_the_difference_of_the_clocks_is_found_and_said():
    ours = [entry(f"SAA000000{n}", 100 + n, 20 * n) for n in range(5)]
    theirs = [entry(f"SAA000000{n}" if n < 4 else "", 100 + n, 20 * n - 180) for n in range(5)]
    matched = match(ours, theirs)
    assert matched.shift == -180 and matched.counts[Group.BOTH] == 5


def test_a_payment_that_kopo_kopo_lists_twice_is_counted_once():
    matched = match([entry("SAA0000001"), entry("SAA0000001")], [entry("SAA0000001")])
    assert matched.repeated == 1 and matched.counts[Group.BOTH] == 1


def test_a_row_that_says_it_was_reversed_is_nothing_that_came():
    ours = [entry("SAA0000001", 500), entry("SAA0000001", -500)]
    assert match(ours, [entry("SAA0000001", 500, is_reversed=True)]).counts[Group.BOTH] == 1
    assert match(ours, [entry("SAA0000001", 500), entry("SAA0000001", 500, is_reversed=True)]).counts[Group.BOTH] == 1
    still_sold = match(ours, [entry("SAA0000001", 500)]).pairs[0]
    assert (still_sold.group, still_sold.is_reversed, still_sold.our_cents) == (Group.DIFFER, True, 0)
