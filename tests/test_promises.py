"""Every promise of tests/README.md names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent


def test_every_promise_names_tests_that_exist():
    table = (HERE / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([RFK]\d+) \|.*\| (.*) \|$", table, re.MULTILINE)
    wanted = [f"{letter}{number}" for letter, last in (("R", 18), ("F", 11), ("K", 6)) for number in range(1, last + 1)]
    assert [row[0] for row in rows] == wanted
    defined = {
        name
        for path in HERE.rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))
    }
    for promise, guards in rows:
        names = re.findall(r"`(test_\w+)`", guards)
        assert names and not set(names) - defined, (promise, set(names) - defined)
