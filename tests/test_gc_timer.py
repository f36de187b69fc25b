"""Cyclic garbage is collected on the main thread, in portions, soon after many objects were made."""

from __future__ import annotations

import gc
import threading
import time
import weakref

import pytest

from k2desk.system import gc_timer
from k2desk.system.gc_timer import GcTimer
from k2desk.system.giving_way import giving_way
from k2desk.system.no_collection import no_collection


class _Circle:
    def __init__(self) -> None:
        self.itself = self
        self.more = [[] for _ in range(10)]


@pytest.fixture
def collector(qapp):
    made = GcTimer()
    made.start()
    yield made
    made.stop()


@pytest.mark.parametrize("was_enabled", [True, False])
def test_automatic_collection_is_left_as_it_was(qapp, was_enabled):
    collector = GcTimer()
    if was_enabled:
        gc.enable()
    try:
        collector.start()
        assert not gc.isenabled()
        collector.stop()
        assert gc.isenabled() is was_enabled
    finally:
        gc.disable()


def _made(count: int) -> weakref.ref[_Circle]:
    circles = [_Circle() for _ in range(count)]
    return weakref.ref(circles[0])


def test_much_garbage_is_gone_within_two_seconds(qtbot, collector):
    trace = _made(2_000)
    assert not gc.isenabled() and trace() is not None
    qtbot.waitUntil(lambda: trace() is None, timeout=10_000)


def test_a_little_garbage_is_gone_after_a_while(qtbot, collector):
    trace = _made(3)
    qtbot.waitUntil(lambda: trace() is None, timeout=20_000)


def test_it_is_collected_on_the_main_thread_alone(qtbot, collector):
    threads: set[threading.Thread] = set()
    finalized = threading.Event()

    class Told(_Circle):
        def __del__(self) -> None:
            threads.add(threading.current_thread())
            finalized.set()

    def elsewhere() -> None:
        for _ in range(3_000):
            Told()

    worker = threading.Thread(target=elsewhere)
    worker.start()
    worker.join()
    assert not finalized.is_set(), "Python's own collection would have run over there"
    qtbot.waitUntil(finalized.is_set, timeout=10_000)
    assert threads == {threading.main_thread()}


def test_what_stays_is_not_scanned_again_and_waits_while_it_is_made(qtbot, collector):
    frozen = gc.get_freeze_count()
    with no_collection():
        trace = _made(2_000)
        qtbot.wait(1_500)
        assert trace() is not None, "collected while many objects are made"
        stays = [[number] for number in range(10_000)]
    assert gc.get_freeze_count() >= frozen + len(stays)
    frozen = gc.get_freeze_count()
    with no_collection():
        few = [[number] for number in range(10)]
    assert gc.get_freeze_count() == frozen and few
    gc.unfreeze()


@pytest.mark.parametrize("is_long", [True, False])
def test_what_a_long_full_collection_left_is_not_scanned_every_five_minutes(monkeypatch, collector, is_long):
    """After a check of 100,000 rows it takes some 50 ms."""
    monkeypatch.setattr(gc_timer, "_LONG", -1.0 if is_long else 60.0)
    stays, trace = [[number] for number in range(10_000)], _made(3)
    frozen = gc.get_freeze_count()
    monkeypatch.setattr(collector, "_whole_at", collector._whole_at - 600)
    collector._look()
    assert trace() is None, "what is garbage is freed before"
    assert (gc.get_freeze_count() >= frozen + len(stays)) is is_long
    gc.unfreeze()


def test_long_work_on_another_thread_gives_way_to_the_window(monkeypatch):
    rests, now = [], [0.0]

    def rest(seconds):
        rests.append(seconds)
        now[0] += seconds

    monkeypatch.setattr(time, "sleep", rest)
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])
    for value in giving_way(range(1_000)):
        now[0] += 0.0001
        assert value >= 0
    assert 25 <= len(rests) <= 50 and max(rests) < 0.001, "once in two milliseconds or so"
    rests.clear()
    assert list(giving_way("ab")) == ["a", "b"] and not rests
