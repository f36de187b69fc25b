"""What a start loads before the window is there."""

from __future__ import annotations

import subprocess
import sys

import pytest

from k2desk.model.history import DayMark, Observation
from k2desk.model.records import AddressRecord, CheckRecord, Outcome, State, SubscriptionRecord
from k2desk.store.paths import program_paths
from k2desk.store.sqlite import SqliteRegistry
from k2desk.system.relaunch import program_environment
from tests.store.everything import NOW, SHOP, TODAY, fill

_START = """
import sys
from k2desk.__main__ import main
code = main(["--data-dir", sys.argv[1], "--first-paint"])
print(*sys.modules)
sys.exit(code)
"""
_LATER = {
    *("asyncio", "httpx", "keyring", "ssl", "http.client", "urllib.request", "email.message", "decimal", "uuid"),
    *(
        "cryptography",
        "msgspec",
        "pygments",
        "pyrage",
        "platformdirs.unix",
        "psycopg",
        "PySide6.QtNetwork",
        "PySide6.QtPrintSupport",
    ),
    *("k2desk.kopokopo.client", "k2desk.services.account", "k2desk.store.secrets", "k2desk.app.program"),
}

_KEYS = """
import sys
from pathlib import Path
from PySide6.QtGui import QShortcut
from k2desk.app import startup

paint = startup._paint

def painted(window):
    paint(window)
    print("painted with", len(window.findChildren(QShortcut)), window.navigator._header.new.toolTip())

async def story(program, window):
    print("there are", len(window.findChildren(QShortcut)), window.navigator._header.new.toolTip())
    return 0

startup._paint = painted
sys.exit(startup.run(startup.Options(data_dir=Path(sys.argv[1]), background=len(sys.argv) > 2), story))
"""


@pytest.mark.parametrize("rows", ["none", "well", "of every kind"])
def test_nothing_that_is_needed_later_is_loaded_before_the_window_is_there(tmp_path, rows):
    if rows != "none":
        paths = program_paths(tmp_path)
        paths.registry_file.parent.mkdir(parents=True, exist_ok=True)
        registry = SqliteRegistry(paths.registry_file)
        if rows == "well":
            registry.save_account(SHOP)
            registry.record_intents(
                [
                    SubscriptionRecord(
                        "one", "shop", "buygoods_transaction_received", "till", "555555", "https://x.co.ke/k2", False,
                        2, State.CREATED, NOW, "sandbox.kopokopo.com", kopokopo_id="one", location="https://x.co.ke/one",
                    )
                ]
            )  # fmt: skip
            registry.observed(
                [Observation(CheckRecord("one", NOW, Outcome.FOUND, NOW, word="Active"), TODAY, DayMark.GOOD)]
            )
            registry.address_seen(AddressRecord("shop", "https://x.co.ke/k2", NOW, None, NOW))
        else:
            fill(registry)
        registry.close()
    environment = {**program_environment(), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    command = [sys.executable, "-c", _START, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and done.stdout.startswith("painted\n"), done.stderr
    loaded = set(done.stdout.split())
    assert "k2desk.ui.shell.window" in loaded
    # Welcome, and a row that has a problem, need the table of problems.
    assert ({*_LATER, "k2desk.model.problems"} if rows == "well" else _LATER) & loaded == set()


def test_what_a_shared_list_needs_is_loaded_only_where_one_is_set_up():
    program = "import sys, k2desk.app.program, k2desk.app.list_opening; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=program_environment(), capture_output=True, text=True, timeout=60)
    loaded = set(done.stdout.split())
    assert "k2desk.store.threaded" in loaded, done.stderr
    assert {"psycopg", "k2desk.store.postgres", "k2desk.store.postgres_link"} & loaded == set()


@pytest.mark.parametrize("background", [False, True])
def test_keys_and_tips_come_right_after_the_first_paint(tmp_path, background):
    environment = {**program_environment(), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    command = [sys.executable, "-c", _KEYS, str(tmp_path), *(["background"] if background else [])]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert [one for one in said if one.startswith("painted")] == ([] if background else ["painted with 0 "])
    count, tip = said[-1].removeprefix("there are ").split(" ", 1)
    assert int(count) > 20 and "Ctrl+N" in tip


def test_no_module_makes_an_object_of_qt_when_it_is_imported():
    """Another thread imports them, and an object belongs to the thread that makes it."""
    program = (
        "import gc, k2desk.ui.shell.window; from PySide6.QtCore import QObject;"
        "print([one for one in gc.get_objects() if isinstance(one, QObject)])"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=program_environment(), capture_output=True, text=True, timeout=60)
    assert done.stdout == "[]\n", done.stderr


def test_a_window_that_cannot_be_imported_says_why(tmp_path):
    program = (
        "import sys; sys.modules['k2desk.ui.shell.frame'] = None\n"
        f"from k2desk.__main__ import main; main(['--data-dir', {str(tmp_path)!r}, '--first-paint'])"
    )
    environment = {**program_environment(), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "k2desk.ui.shell.frame" in done.stderr.splitlines()[-1]
