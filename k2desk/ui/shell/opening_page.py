"""Shown instead of the list or a page while the account is being opened."""

from __future__ import annotations

from PySide6.QtCore import Qt

from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.for_all import ASKS, OVER_ANYTHING
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.page import Page
from k2desk.ui.controls.program_problems import ProblemArea, ProgramProblems
from k2desk.ui.style.theme import GAP_L, heading_font


class OpeningPage(Page):
    """Shows one line in the middle. An empty list instead would look like the user's list."""

    def __init__(self, problems: ProgramProblems | None = None) -> None:
        """Build the page. `problems` are shown above the line; without them the frame around the page shows them."""
        super().__init__()
        self.setObjectName("Opening")
        line = PlainLabel(lambda: self.tr("Opening your list…"), kind="muted", font=heading_font(), wrap=True)
        line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = in_column(on=self, margins=GAP_L)
        if problems is not None:
            column.addWidget(ProblemArea(problems, reach=ASKS | OVER_ANYTHING))
        column.addStretch(2)
        column.addWidget(line)
        column.addStretch(3)
