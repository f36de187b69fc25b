"""The tour passes on a fresh data folder, and leaves pictures of each screen."""

from __future__ import annotations

import asyncio
import re
import sys

from k2desk.command import program_environment


async def test_the_tour_passes_and_takes_its_pictures(tmp_path):
    environment = {**program_environment(), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    tour = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "k2desk",
        "--tour",
        "--screenshots",
        str(tmp_path / "pictures"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=environment,
    )
    said, _ = await asyncio.wait_for(tour.communicate(), 55)
    lines = said.decode().splitlines()
    assert tour.returncode == 0, lines
    newcomer = [re.match(r"ok newcomer: (\d+) presses, (\d+\.\d) s", line) for line in lines]
    ((presses, seconds),) = [found.groups() for found in newcomer if found is not None]
    assert 4 <= int(presses) <= 8 and float(seconds) <= 45, lines
    lines = [line for line, found in zip(lines, newcomer, strict=True) if found is None]
    steps = [re.match(r"ok (\d+)/16 .+ \d+\.\d s$", line) for line in lines]
    assert [step and int(step[1]) for step in steps] == list(range(1, 17)), lines
    pictures = {path.stem for path in (tmp_path / "pictures").iterdir()}
    wanted = {"welcome", "form", "list", "list-broken", "not-confirmed", "settings", "connect"}
    wanted |= {
        "events",
        "events-wrong-key",
        "diagnose",
        "diagnose-well",
        "list-server-problem",
        "exam",
        "sample",
        "signature",
    }
    assert wanted <= pictures
    assert not any(name.startswith("failed") for name in pictures)
    assert [path.name for path in tmp_path.iterdir()] == ["pictures"], "nothing is left in the user's own folders"
