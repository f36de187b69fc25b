"""What the window shows while the list is being opened and nothing of it could be read yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.program_problems import ProblemArea, ProgramProblems
from k2desk.ui.style.theme import GAP_L, heading_font


class OpeningPage(QWidget):
    """One line in the middle: an empty list in its place would be taken for the list."""

    def __init__(self, problems: ProgramProblems) -> None:
        super().__init__()
        self.setObjectName("Opening")
        self._line = PlainLabel(kind="muted", font=heading_font(), wrap=True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.addWidget(ProblemArea(problems))
        column.addStretch(2)
        column.addWidget(self._line)
        column.addStretch(3)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts the words of the current language in place."""
        self._line.setText(self.tr("Opening your list…"))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
