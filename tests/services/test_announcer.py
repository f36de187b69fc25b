"""Announcements reach the listeners, in order, and none that has closed its handle."""

from __future__ import annotations

from k2desk.services.announcer import Announcer


def test_listeners_come_and_go_while_they_are_told():
    announcer: Announcer[[str]] = Announcer()
    heard = []
    first = announcer.listen(lambda word: heard.append(("first", word)))

    def second(word):
        heard.append(("second", word))
        first.close()
        announcer.listen(lambda word: heard.append(("late", word)))
        handle.close()
        gone.close()

    handle = announcer.listen(second)
    gone = announcer.listen(lambda word: heard.append(("gone", word)))
    announcer.tell("a")
    announcer.tell("b")
    assert heard == [("first", "a"), ("second", "a"), ("late", "b")]


def test_a_handle_that_is_closed_twice_takes_away_no_other_listener():
    announcer: Announcer[[]] = Announcer()
    heard = []

    def listener():
        heard.append(1)

    once, again = announcer.listen(listener), announcer.listen(listener)
    once.close()
    once.close()
    announcer.tell()
    assert announcer.has_listeners and heard == [1]
    again.close()
    assert not announcer.has_listeners
