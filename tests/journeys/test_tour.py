"""The tour passes with a new data folder in both languages, and finds nothing cut, hidden or untranslated."""

from __future__ import annotations

import asyncio
import itertools
import re
import sys
from pathlib import Path

import fonts
import pytest

from k2desk.system.relaunch import program_environment

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
    "accounts-removed",
    "developer",
    "go-live",
    "go-live-plan",
    "hand-over",
    "hand-over-preview",
    "history",
    "wall",
    "settings",
}


# With fontconfig each of these fonts in turn is the only one; elsewhere the system's fonts are used.
FONTS = fonts.TRIED if sys.platform == "linux" else (None,)
SMALLEST, USUAL = "1024x640", "1366x768"
# Each two of font, language, window and scheme meet in one of these eight runs. Widest letters are hardest in the
# smallest window, so they are tried there in both languages. `--all-looks` tries more and makes the contact sheet.
LOOKS = {
    ("Verana Sans", "en"): (f"light:{USUAL}", f"light:{SMALLEST}"),
    ("Verana Sans", "sw"): (f"dark:{SMALLEST}",),
    ("Liberation Sans Narrow", "en"): (f"light:{SMALLEST}",),
    ("Liberation Sans Narrow", "sw"): (f"dark:{USUAL}",),
    ("DejaVu Sans", "en"): (f"dark:{USUAL}",),
    ("DejaVu Sans", "sw"): (f"light:{SMALLEST}",),
    ("Noto Sans", "en"): (f"dark:{SMALLEST}",),
    ("Noto Sans", "sw"): (f"light:{USUAL}",),
    (None, "en"): (f"light:{SMALLEST}", f"dark:{USUAL}"),
    (None, "sw"): (f"dark:{SMALLEST}", f"light:{USUAL}"),
}
LANGUAGES = ("en", "sw")


def test_each_two_of_font_language_window_and_scheme_meet_in_a_run():
    runs = {(font, language, *look.split(":")) for (font, language), looks in LOOKS.items() if font for look in looks}
    factors = [[font.family for font in fonts.TRIED], LANGUAGES, ("light", "dark"), (SMALLEST, USUAL)]
    for one, other in itertools.combinations(range(len(factors)), 2):
        met = {(run[one], run[other]) for run in runs}
        assert met == set(itertools.product(factors[one], factors[other]))


@pytest.mark.timeout(400)
@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.family.replace(" ", "-") if font else "the-systems-own")
async def test_the_tour_passes_and_nothing_is_cut_or_in_the_wrong_language(tmp_path, font):
    environment = {**program_environment(), "QT_QPA_PLATFORM": "offscreen"}
    if font is not None:
        if font in fonts.missing():
            pytest.fail(fonts.complaint([font]), pytrace=False)
        environment["FONTCONFIG_FILE"] = str(fonts.fontconfig(font, tmp_path / "fontconfig"))
    folders = {language: tmp_path / language for language in LANGUAGES}
    for folder in folders.values():
        folder.mkdir()
    name = font.family if font is not None else None
    # Both at the same time, because a tour waits more than it computes.
    await asyncio.gather(
        *(_goes_well(folder, language, LOOKS[name, language], environment) for language, folder in folders.items())
    )
    for folder in folders.values():
        assert [path.name for path in folder.iterdir()] == ["pictures"], "nothing is left in the user's own folders"


async def _goes_well(folder: Path, language: str, looks: tuple[str, ...], environment: dict[str, str]) -> None:
    pictures = folder / "pictures"
    asked = [part for look in looks for part in ("--look", look)]
    tour = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "k2desk", "--tour", "--language", language, *asked, "--screenshots", str(pictures)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**environment, "HOME": str(folder)},
    )
    said, _ = await asyncio.wait_for(tour.communicate(), 380)
    lines = said.decode().splitlines()
    trouble = "\n".join(line for line in lines if not line.startswith("ok "))
    assert tour.returncode == 0, trouble or lines
    newcomer = [re.match(r"ok newcomer: (\d+) presses, (\d+\.\d) s", line) for line in lines]
    ((presses, seconds),) = [found.groups() for found in newcomer if found is not None]
    assert 4 <= int(presses) <= 8 and float(seconds) <= 45, lines
    steps = [re.match(r"ok (\d+)/(\d+) .+ \d+\.\d s$", line) for line in lines]
    numbers = [(int(step[1]), int(step[2])) for step in steps if step is not None]
    assert numbers == [(number, len(numbers)) for number in range(1, len(numbers) + 1)], lines
    for look in looks:
        assert {path.stem for path in (pictures / f"{language}-{look.replace(':', '-')}").iterdir()} >= SCREENS
    assert not list(pictures.rglob("failed*"))
