"""Copies the program and its tests, so that tests can try the recipes of `.github/CONTRIBUTING.md`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def copy_program(folder: Path) -> Path:
    """Copy the program and its tests into `folder`, and return it."""
    for name in ("k2desk", "tests", "packaging", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def insert(file: Path, text: str, *, before: str = "", after: str = "") -> None:
    """Insert a text before or after a mark that occurs once in the file."""
    content, mark = file.read_text(encoding="utf-8"), before or after
    assert content.count(mark) == 1, f"{file.name} has changed: {mark!r} no longer marks one place"
    file.write_text(content.replace(mark, text + mark if before else mark + text), encoding="utf-8")


def run_tests(folder: Path, *tests: str, **environment: str) -> str:
    """Run tests of the copy. Returns pytest's output if one fails, else ""."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=100,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def files_of_recipe(title: str) -> set[str]:
    """Return the files that the numbered steps of a recipe in `.github/CONTRIBUTING.md` name."""
    recipe = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8").split(f"### {title}\n")[1]
    steps = "".join(re.findall(r"^\d\. .*\n(?:   .*\n)*", recipe.split("\n### ")[0], re.MULTILINE))
    return set(re.findall(r"`((?:k2desk|resources)/[\w/]+\.\w+)`", steps))
