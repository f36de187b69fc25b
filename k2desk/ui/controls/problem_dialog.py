"""The dialog that explains why the program can't start, and offers what can be done. It doesn't block."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from k2desk.model.problems import Problem, ProblemKind
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.buttons import IconButton, LinkButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.controls.tab_order import tab_order_changed
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, GAP_XL, Tone, heading_font, small_font, theme, tone_colours
from k2desk.ui.text.messages import words_of

_ICON = 28
_LETTERS = 90


class Choice(Enum):
    """What the user chose to do."""

    CLOSE = "close"
    AGAIN = "again"
    ANEW = "anew"


class ProblemDialog(QDialog):
    """Shows a problem and the file that it is about, and offers `choices`.

    `chosen` carries one of them; Esc means `CLOSE`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        problem: Problem,
        path: Path | None = None,
        choices: frozenset[Choice] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self.problem = problem
        self.setObjectName("CalmDialog")
        self.setWindowTitle("K2Desk")
        words = words_of(problem)
        picture = QLabel()
        ink, _ = tone_colours(Tone.CARE, theme().scheme)
        picture.setPixmap(pixmap("attention", _ICON, ink, self.devicePixelRatioF()))
        said = QVBoxLayout()
        said.setSpacing(GAP_M)
        said.addWidget(PlainLabel(words.title, font=heading_font(), wrap=True))
        said.addWidget(PlainLabel(words.text, wrap=True))
        if path is not None:
            of_list = problem.kind is not ProblemKind.UNEXPECTED
            said.addLayout(self._file(path, self.tr("The file with your list") if of_list else self.tr("The log file")))
        if problem.details:
            details = CodeText()
            details.setText(problem.details)
            fold = Fold(self.tr("&Details for your developer"), details)
            fold.toggled.connect(lambda _: self.adjustSize())
            said.addWidget(fold)
        head = QHBoxLayout()
        head.setSpacing(GAP_L)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(said, 1)
        foot = QHBoxLayout()
        foot.setSpacing(GAP_M)
        foot.addWidget(PlainLabel(words.code, kind="muted", font=small_font()))
        foot.addStretch(1)
        buttons = self._buttons(problem, choices)
        for button in buttons:
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_L)
        column.setSpacing(GAP_L)
        column.addLayout(head)
        column.addLayout(foot)
        column.addStrut(letters(_LETTERS, self.fontMetrics()))
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(words.text)
        buttons[-1].setDefault(True)
        buttons[-1].setFocus()
        self.rejected.connect(lambda: self.chosen.emit(Choice.CLOSE))
        tab_order_changed(self)

    def _file(self, path: Path, title: str) -> QVBoxLayout:
        shown = CodeText()
        shown.setObjectName("Path")
        shown.setText(str(path))
        shown.setAccessibleName(title)
        copy = IconButton("copy", self.tr("Copy the name of the file"))
        copy.setObjectName("CopyPath")
        copy.clicked.connect(lambda: self._copy(path))
        line = QHBoxLayout()
        line.setSpacing(GAP_S)
        line.addWidget(shown, 1)
        line.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        folder = LinkButton(self.tr("&Open the folder"))
        folder.setObjectName("OpenFolder")
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))))
        column = QVBoxLayout()
        column.setSpacing(GAP_S)
        column.addWidget(PlainLabel(title, kind="muted"))
        column.addLayout(line)
        column.addWidget(folder, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _copy(self, path: Path) -> None:
        QGuiApplication.clipboard().setText(str(path))
        announce(self, self.tr("Copied"))

    def _buttons(self, problem: Problem, choices: frozenset[Choice]) -> list[SecondaryButton | PrimaryButton]:
        close = SecondaryButton(self.tr("&Close"))
        close.clicked.connect(self.reject)
        buttons: list[SecondaryButton | PrimaryButton] = [close]
        if Choice.ANEW in choices:
            missing = problem.kind is ProblemKind.LIST_MISSING
            text = self.tr("&Begin with an empty list") if missing else self.tr("&Begin anew and keep this file")
            anew = SecondaryButton(text)
            anew.setObjectName("BeginAnew")
            anew.setAutoDefault(False)
            anew.clicked.connect(lambda: self.chosen.emit(Choice.ANEW))
            buttons.insert(0, anew)
        if Choice.AGAIN in choices:
            again = PrimaryButton(self.tr("&Try again"))
            again.setObjectName("TryAgain")
            again.clicked.connect(lambda: self.chosen.emit(Choice.AGAIN))
            buttons.append(again)
        return buttons
