"""The counter's view: gentle, never late without saying so, and true whatever the clocks do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from k2desk.model.payments import Period
from k2desk.model.problems import ProblemKind
from k2desk.services.payments.known import Known, Span, merged
from tests.services.payments.simulated import START, SimulatedDay, played, simulated_list


@pytest.fixture
def day(tmp_path, monkeypatch):
    registry = simulated_list(tmp_path / "registry.sqlite")
    yield SimulatedDay(5, registry, monkeypatch, START)
    registry.close()


def test_the_newest_is_on_top_what_came_is_announced_once_and_nobody_asks_twice_at_a_time(day):
    async def work():
        counter, came = day.counter, []
        counter.listen(lambda: came.append(counter.arrived))
        day.pay(START - timedelta(minutes=50), 0)
        counter.start()
        await day.time.run_until(START + timedelta(minutes=1))
        assert len(counter.rows) == 1 and not any(came), "what was there before is no news"
        for minute in range(1, 6):
            day.pay(START + timedelta(minutes=minute), 0)
            await day.time.run_until(START + timedelta(minutes=minute + 1))
        assert [one.at for one in counter.rows] == sorted((one.at for one in counter.rows), reverse=True)
        references = [one.reference for group in dict.fromkeys(came) for one in group]
        assert sorted(references) == sorted(one.reference for one in day.kopokopo.payments[1:])
        assert day.kopokopo.most_at_once == 1 and 9 <= day.kopokopo.posts <= 13, "every 30 s"
        counter.stop()
        await day.time.run_until(START + timedelta(minutes=20))
        assert day.kopokopo.posts <= 13 and not counter.is_fresh()

    played(day, work)


def test_it_slows_down_when_kopo_kopo_asks_and_goes_on_by_itself(day):
    async def work():
        day.kopokopo.slowing = 1.0
        day.counter.start()
        await day.time.run_until(START + timedelta(seconds=15))
        assert day.counter.problem.kind is ProblemKind.ASK_LATER and day.counter.slowed_until is not None
        day.counter.ask_now()
        await day.time.run_until(START + timedelta(seconds=19))
        assert day.kopokopo.posts == 1, "a press does not hurry what Kopo Kopo slowed down"
        day.kopokopo.slowing = 0.0
        day.kopokopo.outages.append((START + timedelta(seconds=19), START + timedelta(seconds=22)))
        await day.time.run_until(START + timedelta(seconds=26))
        assert day.kopokopo.posts == 2, "a pause that was asked for is no failure, and makes the next one no longer"
        await day.time.run_until(START + timedelta(minutes=1))
        assert day.counter.problem is None and day.counter.slowed_until is None and day.counter.is_fresh()

    played(day, work)


@pytest.mark.parametrize("jump", [-86_400.0, -600.0, 600.0, 86_400.0])
def test_nothing_older_is_shown_as_fresh_whatever_the_clocks_do(day, jump):
    async def work():
        counter, time = day.counter, day.time

        def is_true():
            assert counter.up_to is None or counter.up_to <= time.true()
            known = [one for one in day.kopokopo.payments if counter.up_to and one.known_at < counter.up_to]
            late = timedelta(seconds=10)
            assert all(one.seen_at for one in known if one.known_at < counter.up_to - late), "up to means up to"

        counter.listen(is_true)
        counter.start()
        for minute in range(4):
            day.pay(time.true(), 0)
            await time.run_until(START + timedelta(minutes=minute + 1))
        assert counter.is_fresh() and time.true() - counter.up_to < timedelta(seconds=45)
        time.asleep += 3_600
        assert not counter.is_fresh() and counter.age() >= timedelta(hours=1), "the computer slept"
        day.pay(time.true(), 0)
        await time.run_until(time.true() + timedelta(seconds=25))
        assert counter.is_fresh() and day.kopokopo.payments[-1].seen_at, "it asks on waking"
        time.wrong_by = jump
        for _ in range(4):
            day.pay(time.true(), 0)
            await time.run_until(time.true() + timedelta(seconds=40))
        assert day.kopokopo.payments[-2].seen_at and time.true() - counter.up_to < timedelta(seconds=60)
        day.kopokopo.outages.append((time.true(), time.true() + timedelta(hours=2)))
        shown = counter.up_to
        await time.run_until(time.true() + timedelta(minutes=5))
        assert not counter.is_fresh() and time.true() - counter.up_to > timedelta(minutes=4)
        assert counter.up_to - shown < timedelta(seconds=40) and counter.problem is not None

    played(day, work)


def test_a_known_stretch_ends_where_it_was_asked_to_and_gaps_are_not_bridged():
    def at(minutes):
        return START + timedelta(minutes=minutes)

    def span(begins, ends, asked, till=""):
        return Span(at(begins), at(ends), till, at(asked))

    from k2desk.model.payments import Period

    known = Known()
    for one in (span(0, 60, 60), span(30, 90, 90), span(120, 150, 150), span(150, 200, 200, "555555")):
        known, _ = merged(known, (), one)
    assert known.up_to(Period(at(0), at(300))) == at(90)
    assert known.asked_at(Period(at(0), at(80))) == at(60) and known.asked_at(Period(at(0), at(130))) is None
    assert known.up_to(Period(at(100), at(300))) is None
    assert known.up_to(Period(at(125), at(300), "555555")) == at(200)
    for second in range(3_000):
        begins = 300 + second / 2
        known, _ = merged(known, (), span(300, begins, begins))
    assert len(known.spans) < 10, "a long day does not collect thousands"


def test_an_answer_that_never_becomes_ready_ends_in_a_sentence_and_is_read_on_later(day):
    async def work():
        day.kopokopo.slowest = 1e9
        today = Period.today(day.time.true())
        answer = await day.outcome(day.book.ask(today), 700)
        assert answer.problem.kind is ProblemKind.PAYMENTS_NOT_READY and dict(answer.problem.params) == {
            "minutes": "10"
        }
        asking = day.book.ask(today)
        await day.time.run_until(day.time.true() + timedelta(minutes=2))
        assert not asking.finished and 8 <= asking.looks <= 20, "the pauses grow"
        for name in day.kopokopo._asked:
            day.kopokopo._asked[name] = day.time.true()
        answer = await day.outcome(asking)
        assert answer.problem is None and day.kopokopo.posts == 1, "nothing is sent twice"

    played(day, work)
