"""What the window says about a list of another version of K2Desk, and what it leaves unchanged."""

from __future__ import annotations

import asyncio
import gzip
import json
import sqlite3
import sys
from pathlib import Path

import pytest

from k2desk.store.migrations import NEWEST
from k2desk.store.paths import BACKUPS, program_paths
from k2desk.system.relaunch import program_environment

OLD = Path(__file__).parent.parent / "store" / "old"

# Runs the whole program from its command line. A timer reads the dialog and closes it.
_EYES = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from k2desk.__main__ import main
from k2desk.ui.controls.problem_dialog import ProblemDialog

def look():
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, ProblemDialog) and widget.isVisible():
            print(*(label.text() for label in widget.findChildren(QLabel)), sep="\\n", flush=True)
            widget.reject()

application = QApplication(sys.argv[:1])
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(main(sys.argv[1:]))
"""


def _kept(folder: Path) -> dict[str, bytes]:
    """Return the content of every file except the log and the lock, which any start touches."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.suffix not in {".log", ".lock"}
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("A newer K2Desk saved your list.", "nothing was changed", "Install the newer K2Desk")),
        ("sw", ("Orodha yako ilihifadhiwa na K2Desk mpya zaidi.", "hakuna kilichobadilishwa")),
    ],
)
async def test_a_newer_list_is_refused_in_words_and_nothing_is_changed(tmp_path, language, words):
    paths = program_paths(tmp_path)
    paths.make()
    newest = gzip.decompress((OLD / "registry-v2.sqlite.gz").read_bytes())
    paths.registry_file.write_bytes(newest)
    db = sqlite3.connect(paths.registry_file)
    db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    db.close()
    settings = {"check_minutes": 5, "last_account": "shop", "of_a_newer_one": {"x": [1]}, "language": language}
    paths.settings_file.write_text(json.dumps(settings))
    before = _kept(tmp_path)
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _EYES, "--data-dir", str(tmp_path),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={**program_environment(), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    said, complaints = await asyncio.wait_for(program.communicate(), 40)
    assert program.returncode == 1, complaints.decode()
    text = said.decode()
    assert all(word in text for word in words), text
    assert _kept(tmp_path) == before


# The store's own tests open a file of every version.
@pytest.mark.parametrize("version", [1, NEWEST - 1])
async def test_an_old_list_is_in_the_window_and_goes_on(start, tmp_path, version):
    paths = program_paths(tmp_path / "old")
    paths.make()
    paths.registry_file.write_bytes(gzip.decompress((OLD / f"registry-v{version}.sqlite.gz").read_bytes()))
    paths.settings_file.write_text(json.dumps({"check_minutes": 0, "last_account": "shop"}))
    async with start(folder=tmp_path / "old") as driver:
        await driver.until(lambda: len(driver.rows()) == 3, "the three rows are not shown")
        shown = "\n".join(cell for row in driver.rows() for cell in row)
        assert all(till in shown for till in ("555555", "112233", "778899"))
    db = sqlite3.connect(paths.registry_file)
    assert db.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    db.close()
    (backup,) = (paths.data_dir / BACKUPS).glob("list-*-migration.sqlite")
    db = sqlite3.connect(backup)
    assert db.execute("PRAGMA user_version").fetchone() == (version,), "the backup is of the list as it was"
    db.close()
