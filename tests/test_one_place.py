"""What every part of the program needs is in one place, and no part has another one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

K2DESK = Path(__file__).resolve().parent.parent / "k2desk"

ONE_PLACE = {
    "Qt's loop inside a call, which keeps all tasks waiting": (
        r"\.exec\(|processEvents\(|sendPostedEvents\((?!None, QEvent\.Type\.LayoutRequest\b)",
        # All run before any task does.
        {"app/startup.py", "app/font_loading.py", "ui/shell/second_start.py"},
    ),
    "who is told of changes": (r"listeners: (?:list|dict|set)\[", {"services/announcer.py"}),
    "what a dialog looks like and how it is left": (
        r"class \w+\(QDialog\)",
        {"ui/controls/dialog_frame.py", "ui/help/window.py"},
    ),
    "a question before what can't be undone": (r"QMessageBox\(", {"ui/controls/question.py"}),
    "how a table is set up, and what its rows are": (
        r"class \w+\(.*(?:QTableView|QAbstractTableModel|QStyledItemDelegate)|QTableView\(\)",
        {
            *("ui/controls/table_view.py", "ui/controls/table_model.py", "ui/controls/row_delegate.py"),
            # The titles of the help, a list of words that wrap.
            "ui/help/page.py",
        },
    ),
    "the tinted ground of a message": (
        r"ground = tone_colours|tone_colours\(.*\)\[1\]",
        {
            "ui/controls/tinted_frame.py",
            # Small badges, each painted in one piece with its word or number.
            *("ui/controls/chip.py", "ui/controls/till_chip.py", "ui/shell/sidebar.py"),
            *("ui/coverage/table.py", "ui/diagnose/who_panel.py"),
        },
    ),
}
"""What → the code that makes one, and the modules that may."""


@pytest.mark.parametrize("what", ONE_PLACE)
def test_what_every_part_needs_is_made_in_one_place(what):
    pattern, allowed = ONE_PLACE[what]
    found = {
        file.relative_to(K2DESK).as_posix()
        for file in K2DESK.rglob("*.py")
        if re.search(pattern, file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert found <= allowed
