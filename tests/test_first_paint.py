"""What a start loads before the window is there."""

from __future__ import annotations

import subprocess
import sys

import pytest

from k2desk.store.paths import program_paths
from k2desk.store.sqlite import SqliteRegistry
from k2desk.system.relaunch import program_environment
from tests.store.everything import fill

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


@pytest.mark.parametrize("has_a_list", [False, True])
def test_nothing_that_is_needed_later_is_loaded_before_the_window_is_there(tmp_path, has_a_list):
    if has_a_list:
        paths = program_paths(tmp_path)
        paths.registry_file.parent.mkdir(parents=True, exist_ok=True)
        registry = SqliteRegistry(paths.registry_file)
        fill(registry)
        registry.close()
    environment = {**program_environment(), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    command = [sys.executable, "-c", _START, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and done.stdout.startswith("painted\n"), done.stderr
    loaded = set(done.stdout.split())
    assert "k2desk.ui.shell.window" in loaded
    assert _LATER & loaded == set()


def test_what_a_shared_list_needs_is_loaded_only_where_one_is_set_up():
    program = "import sys, k2desk.app.program, k2desk.app.list_opening; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=program_environment(), capture_output=True, text=True, timeout=60)
    loaded = set(done.stdout.split())
    assert "k2desk.store.threaded" in loaded, done.stderr
    assert {"psycopg", "k2desk.store.postgres", "k2desk.store.postgres_link"} & loaded == set()
