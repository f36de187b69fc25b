"""The tour passes on a fresh data folder in both languages; nothing that it sees is cut, hidden or untranslated."""

from __future__ import annotations

import asyncio
import re
import sys

import pytest

from k2desk.command import program_environment

SCREENS = {
    "welcome",
    "connect",
    "list-empty",
    "form",
    "form-two-tills",
    "list",
    "list-broken",
    "list-server-problem",
    "not-confirmed",
    "events",
    "events-wrong-key",
    "diagnose",
    "diagnose-well",
    "exam",
    "sample",
    "signature",
    "practise",
    "tills",
    "coverage",
    "coverage-filled",
    "many",
    "many-done",
    "bring-back",
    "ready",
    "settings",
}


# The smallest window is the hardest one; `--all-looks` takes them all and makes the contact sheet.
@pytest.mark.timeout(150)
@pytest.mark.parametrize(("language", "look"), [("en", "light:1024x640"), ("sw", "dark:1024x640")])
async def test_the_tour_passes_and_nothing_is_cut_or_in_the_wrong_language(tmp_path, language, look):
    environment = {**program_environment(), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    pictures = tmp_path / "pictures"
    tour = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "k2desk", "--tour", "--language", language, "--look", look, "--screenshots", str(pictures)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=environment,
    )
    said, _ = await asyncio.wait_for(tour.communicate(), 140)
    lines = said.decode().splitlines()
    trouble = "\n".join(line for line in lines if not line.startswith("ok "))
    assert tour.returncode == 0, trouble or lines
    newcomer = [re.match(r"ok newcomer: (\d+) presses, (\d+\.\d) s", line) for line in lines]
    ((presses, seconds),) = [found.groups() for found in newcomer if found is not None]
    assert 4 <= int(presses) <= 8 and float(seconds) <= 45, lines
    steps = [re.match(r"ok (\d+)/(\d+) .+ \d+\.\d s$", line) for line in lines]
    numbers = [(int(step[1]), int(step[2])) for step in steps if step is not None]
    assert numbers == [(number, len(numbers)) for number in range(1, len(numbers) + 1)], lines
    folder = pictures / f"{language}-{look.replace(':', '-')}"
    assert {path.stem for path in folder.iterdir()} >= SCREENS
    assert not list(pictures.rglob("failed*"))
    assert [path.name for path in tmp_path.iterdir()] == ["pictures"], "nothing is left in the user's own folders"
