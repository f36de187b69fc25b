"""The fuzz command finds inputs that raise or take too long, and can reproduce each input."""

from __future__ import annotations

import re
import time

import fuzz
import pytest


def test_all_that_reads_text_from_outside_takes_odd_input(capsys):
    assert set(fuzz.READERS) == {"answers", "settings", "alerts", "keys", "tills", "addresses", "adopting"}
    assert fuzz.main(["--runs", "700", "--seed", "of the tests"]) == 0
    printed = capsys.readouterr().out
    assert "seed of the tests" in printed and "707 inputs" in printed
    assert all(re.search(rf"^{name} +101 +0 ", printed, re.MULTILINE) for name in fuzz.READERS)


def _raises(text, _):
    yield
    if len(text) % 7 == 3:
        raise IndexError("planted")


def _takes_long(text, _):
    began = time.thread_time()
    while len(text) % 7 == 3 and time.thread_time() - began < 0.2:
        pass
    yield


@pytest.mark.parametrize(("reader", "why"), [(_raises, "IndexError: planted"), (_takes_long, "a pause of 0.")])
def test_what_raises_or_takes_long_fails_the_command_and_is_made_again_by_its_number(monkeypatch, capsys, reader, why):
    monkeypatch.setitem(fuzz.READERS, "tills", (reader, lambda: ("555123", "620118;Nakuru")))
    monkeypatch.setattr(fuzz, "LONGEST_PAUSE", 0.1)
    assert fuzz.main(["--runs", "40", "--seed", "s", "--only", "tills"]) == 1
    first = re.search(r"FAILED --only tills --at (\d+) +(.*)", capsys.readouterr().out)
    assert first is not None
    assert fuzz.main(["--seed", "s", "--only", "tills", "--at", first[1]]) == 1
    again = capsys.readouterr().out
    assert first[2] in again and why in again


def test_the_inputs_are_as_nasty_as_they_are_said_to_be():
    import random

    texts = [fuzz.made(random.Random(number), fuzz.TEXTS) for number in range(3_000)]
    assert max(map(len, texts)) > 900_000
    for sign in ("\x00", "\ud800", "\u202e", "[[[[[", '"""', "9" * 300, "%25%25", "\r\n"):
        assert any(sign in text for text in texts), sign
