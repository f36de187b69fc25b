"""The tour: the real window does the main job by itself on the practice server, and takes pictures on the way."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from k2desk.program import Program
    from k2desk.ui.window import MainWindow

_SCREEN = '{"screens": [{"name": "tour", "x": 0, "y": 0, "width": 1920, "height": 1200, "dpr": 1}]}'


def main(screenshots: Path | None, language: str | None = None, *, all_looks: bool = False) -> int:
    """Runs the tour on a fresh data folder of its own; 1 where a step failed.

    With `all_looks` each picture is taken light and dark and at two sizes, and texts that are cut or in the wrong
    language fail the tour.
    """
    from k2desk.app import run
    from k2desk.opening import Options
    from k2desk.tour.pictures import Pictures
    from k2desk.tour.story import Tour

    folder = screenshots or Path("build") / "tour"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="k2desk-tour-") as work:
        _give_the_screen_room(Path(work))

        async def story(program: Program, window: MainWindow) -> int:
            pictures = Pictures(window, folder, all_looks=all_looks)
            return await Tour(program, window, pictures).through()

        return run(Options(data_dir=Path(work) / "data", language=language or "en"), story)


def _give_the_screen_room(folder: Path) -> None:
    """The offscreen platform's screen has 800×800 pixels unless it is told otherwise."""
    if os.environ.get("QT_QPA_PLATFORM", "") == "offscreen":
        screens = folder / "screens.json"
        screens.write_text(_SCREEN, encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
