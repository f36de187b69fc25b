"""The import contracts deny what no layer allows. Each is seen to fail on a copy of the program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


def _broken_contracts(folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", _LINT, "--no-cache"], cwd=folder, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Return a copy of the program with its contracts."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "k2desk", folder / "k2desk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("ui/style/icons.py", "import k2desk.app.program"),
        ("ui/style/icons.py", "import k2desk.support.report"),
        ("ui/coverage/page.py", "import k2desk.ui.ready.page"),
        ("ui/controls/buttons.py", "import k2desk.ui.shell.window"),
        ("ui/text/times.py", "import k2desk.store.rows"),
        ("services/subscription_cache.py", "import PySide6.QtCore"),
        ("services/subscription_cache.py", "import httpx"),
        ("store/rows.py", "import k2desk.kopokopo.client"),
        ("model/clock.py", "import k2desk.services.subscription_cache"),
        ("practice/world.py", "import k2desk.kopokopo.client"),
        ("app/startup.py", "import sqlite3"),
        ("loose.py", "x = 1"),
        ("ui/loose.py", "x = 1"),
    ],
)
def test_an_import_or_a_module_that_no_layer_allows_is_found(copy, module, line):
    file = copy / "k2desk" / module
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text((before or "") + f"\n{line}\n", encoding="utf-8")
    try:
        assert "BROKEN" in _broken_contracts(copy)
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_text(before, encoding="utf-8")


def test_the_program_keeps_its_contracts(copy):
    assert _broken_contracts(copy) == ""
