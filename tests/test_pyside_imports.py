"""PySide reads the source of no module, because that costs time before the first paint, and memory."""

from __future__ import annotations

import subprocess
import sys

from k2desk.system.relaunch import program_environment

_PROGRAM = """
import linecache
{first}
import PySide6.QtWidgets
import k2desk.ui.subscriptions.page, k2desk.ui.style.text_room
import os
package = os.path.dirname(k2desk.__file__) + os.sep
print(sum(name.startswith(package) for name in linecache.cache))
from PySide6.QtCore import QObject, Signal
class Asked(QObject):
    asked = Signal(str)
one = Asked()
one.asked.connect(print)
one.asked.emit("still works")
"""


def _sources_read(first: str) -> list[str]:
    program = _PROGRAM.format(first=first)
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=program_environment()
    ).stdout.splitlines()


def test_no_source_is_read_and_qt_works_as_before():
    first = "from k2desk.system.pyside_imports import read_no_sources; read_no_sources()"
    count, said = _sources_read(first)
    assert (int(count), said) == (0, "still works"), (
        "where PySide changed its way, k2desk/system/pyside_imports.py is to follow"
    )


def test_without_it_they_would_be_read():
    """If this fails, the module `pyside_imports` is no longer needed."""
    count, _ = _sources_read("")
    assert int(count) > 10
