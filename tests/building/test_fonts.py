"""The tests use the fonts that they choose, whatever is installed, and name the missing ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import dev
import fonts
import pytest

from tests.systems import only_on_linux

pytestmark = only_on_linux("fontconfig chooses the fonts on Linux alone")

ASK = (
    "from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication; a = QGuiApplication([]);"
    "print('|'.join([QFontInfo(a.font()).family(), QFontInfo(QFont('Arial')).family(),"
    "QFontInfo(QFont('monospace')).family(), *sorted(QFontDatabase.families())]))"
)


@pytest.mark.parametrize("font", fonts.TRIED, ids=lambda font: font.family)
def test_a_font_that_is_tried_is_the_only_one_that_the_program_sees(tmp_path, font):
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts.fontconfig(font, tmp_path / "made"))}
    done = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)
    usual, named, mono, *all_of_them = done.stdout.strip().split("|")
    assert (usual, named, mono) == (font.family, font.family, "DejaVu Sans Mono")
    qts = {"Monospace", "Sans Serif", "Serif"}  # Qt's own additions to requested names
    others = {one for one in all_of_them if not one.startswith(("DejaVu Sans", font.family))} - qts
    assert not others, "no other font of this computer is seen"


def test_the_whole_run_has_one_font_whatever_is_installed():
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    assert done.stdout.split("|")[0] == fonts.USUAL.family
    assert Path(os.environ["FONTCONFIG_FILE"]).is_relative_to(Path(os.environ["HOME"]))


@pytest.mark.parametrize(
    ("begins", "wanted", "missing"),
    [("DejaVu", "tests/test_house.py", "DejaVu Sans"), ("Verana", "tests/journeys/test_tour.py", "Verana Sans")],
)
def test_a_missing_font_is_named_with_what_to_do_about_it(tmp_path, begins, wanted, missing):
    """pytest started by hand on a computer without the font prints what to do, and no test is skipped silently."""
    for font in fonts.TRIED:
        if not font.begins.startswith(begins):
            (tmp_path / font.regular).symlink_to(fonts.files(font.regular)[font.regular])
    code = f"import sys, fonts, pytest; fonts.FOLDERS = ({str(tmp_path)!r},); sys.exit(pytest.main(sys.argv[1:]))"
    asked = ["-p", "no:cacheprovider", "-x", wanted, "-k", f"house or {begins}"]
    environment = {**os.environ, "PYTHONPATH": str(Path(fonts.__file__).parent)}
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, *asked], env=environment, cwd=root, capture_output=True, text=True
    )
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert f"this computer lacks them: {missing}" in said, said
    assert "packaging/dev.py test" in said and "fonts-" in said


def test_the_test_command_asks_for_the_fonts_that_are_missing(monkeypatch):
    monkeypatch.setattr(fonts, "FOLDERS", ())
    missing = dev.missing_system_packages(for_tests=True)
    assert missing["the font Liberation Sans Narrow"] == "fonts-liberation-sans-narrow|fonts-liberation"
    assert missing["the font DejaVu Sans"] == "fonts-dejavu-core"
    assert "the font Noto Sans" not in dev.missing_system_packages(for_tests=False), (
        "who only runs it needs none of them"
    )


@pytest.mark.parametrize(
    ("knows", "taken"),
    [
        (("fonts-liberation",), "fonts-liberation"),
        (("fonts-liberation-sans-narrow", "fonts-liberation"), "fonts-liberation-sans-narrow"),
        ((), "fonts-liberation"),
    ],
    ids=["Debian 12", "Debian 13", "no lists yet"],
)
def test_of_two_packages_the_one_is_taken_that_this_debian_has(tmp_path, monkeypatch, knows, taken):
    asked = tmp_path / "apt-cache"
    cases = "".join(f'[ "$2" = {name} ] && exit 0\n' for name in knows)
    asked.write_text(f"#!/bin/sh\n{cases}exit 100\n", encoding="utf-8")
    asked.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert dev.known("fonts-liberation-sans-narrow|fonts-liberation") == taken
