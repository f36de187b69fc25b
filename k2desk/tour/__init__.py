"""The tour: drives the real window through the main job on the practice server, and takes pictures on the way."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from k2desk.system.private_files import make_folder, write_atomically

if TYPE_CHECKING:
    from k2desk.app.program import Program
    from k2desk.ui.shell.window import MainWindow

FOLDER = Path("build") / "tour"
"""The default folder for pictures."""


def main(screenshots: Path | None, language: str | None = None, looks: Sequence[str] = (), text_size: int = 100) -> int:
    """Run the tour with a new data folder. Returns 1 if a step failed.

    With `looks` ("dark:1024x640"), each picture is taken in each of these looks, and the tour fails if a text is cut
    off, sticks out, overlaps another one or is in the wrong language. `text_size` is in percent.
    """
    from k2desk.app.prefetch import Options
    from k2desk.app.startup import run
    from k2desk.model.settings import Settings
    from k2desk.store.paths import program_paths
    from k2desk.store.settings import save
    from k2desk.tour.pictures import Pictures, ScreenLook
    from k2desk.tour.story import Tour

    wanted = [ScreenLook.parsed(one) for one in looks]
    folder = (screenshots or FOLDER).absolute()
    make_folder(folder, ours=False)
    # Qt ends the path of the screens' file at a colon, so on Windows it can only be named from the current folder.
    # On Windows, a virus scanner may hold a file for a moment, and the folder then stays.
    with (
        tempfile.TemporaryDirectory(prefix="k2desk-tour-", ignore_cleanup_errors=True) as work,
        contextlib.chdir(work),
    ):
        give_the_screen_room(Path(work))
        data = Path(work) / "data"
        save(program_paths(data).settings_file, Settings(text_size=text_size))

        async def story(program: Program, window: MainWindow) -> int:
            return await Tour(program, window, Pictures(window, folder, wanted)).through()

        return run(Options(data_dir=data, language=language or "en", autostart_in=data), story)


def give_the_screen_room(folder: Path) -> None:
    """Set a large screen for the offscreen platform, whose default is 800×800. `folder` must be the current one."""
    if os.environ.get("QT_QPA_PLATFORM", "") == "offscreen":
        scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
        screen = {"name": "tour", "x": 0, "y": 0, "width": int(1920 * scale), "height": int(1200 * scale), "dpr": 1}
        write_atomically(folder / "screens.json", json.dumps({"screens": [screen]}).encode())
        os.environ["QT_QPA_PLATFORM"] = "offscreen:configfile=screens.json"
