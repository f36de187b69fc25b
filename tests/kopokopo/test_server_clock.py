"""Kopo Kopo's clock is followed by its answers, and unknown as soon as this computer's own clock jumps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from k2desk.kopokopo.server_clock import ServerClock

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
DATE = "Sat, 28 Nov 2026 08:00:00 GMT"


class TwoClocks:
    wall, steady = NOW, 100.0

    def now(self):
        return self.wall

    def monotonic(self):
        return self.steady


def test_the_time_of_kopo_kopo_is_never_ahead_and_unknown_after_a_jump():
    clock = TwoClocks()
    server = ServerClock(clock)
    assert server.now() is None and server.difference is None
    server.note("nonsense")
    server.note("Sat, 28 Nov 1926 08:00:00 GMT")
    assert server.now() is None
    server.note(DATE)
    assert server.difference == -3_600 and server.now() == NOW - timedelta(hours=1)
    clock.wall, clock.steady = NOW + timedelta(seconds=90), 190.0
    assert server.now() == NOW + timedelta(seconds=90) - timedelta(hours=1)
    for jump in (-3_600, 3_600, 5):
        clock.wall = NOW + timedelta(seconds=90 + jump)
        assert server.now() is None, "the computer slept, or somebody set its clock"
    server.note(DATE)
    assert server.now() == NOW - timedelta(hours=1)
