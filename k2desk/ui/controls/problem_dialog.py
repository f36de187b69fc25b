"""The dialog that explains why the program can't start, and offers what can be done. It doesn't block."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.buttons import IconButton, LinkButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.for_all import ASKS
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.problem_buttons import ProblemButtons
from k2desk.ui.controls.say_beside import copy_and_say
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, Tone, heading_font, small_font, theme, tone_colours
from k2desk.ui.text.messages import words_of

_ICON = 28
_LETTERS = 90


class Choice(Enum):
    """What the user chose to do."""

    CLOSE = "close"
    AGAIN = "again"
    ANEW = "anew"
    KEEP = "keep"
    RESTORE = "restore"


class ProblemDialog(DialogFrame):
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
        super().__init__(parent, "K2Desk", width=_LETTERS)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.problem = problem
        words = words_of(problem)
        picture = QLabel()
        ink, _ = tone_colours(Tone.CARE, theme().scheme)
        picture.setPixmap(pixmap("attention", _ICON, ink, self.devicePixelRatioF()))
        said = in_column(
            PlainLabel(words.title, font=heading_font(), wrap=True), PlainLabel(words.text, wrap=True), spacing=GAP_M
        )
        if path is not None:
            of_list = problem.kind is not ProblemKind.UNEXPECTED
            said.addLayout(self._file(path, self.tr("The file with your list") if of_list else self.tr("The log file")))
        if problem.details:
            details = CodeText()
            details.setText(problem.details)
            fold = Fold(self.tr("&Details for your developer"), details)
            fold.toggled.connect(lambda _: self.adjustSize())
            said.addWidget(fold)
        buttons = ProblemButtons(reach=ASKS, otherwise=(ProblemAction.ASK_HELPER,))
        place = f"{path}\n" if path is not None else ""
        buttons.show_problem(replace(problem, details=f"{place}{problem.details}"))
        said.addWidget(buttons)
        head = in_row((picture, Qt.AlignmentFlag.AlignTop), (said, 1), spacing=GAP_L)
        self.column.addLayout(head)
        self.add_buttons(PlainLabel(words.code, kind="muted", font=small_font()))
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(words.text)
        first = self._offer(problem, choices)
        first.setDefault(True)
        first.setFocus()
        self.rejected.connect(lambda: self.chosen.emit(Choice.CLOSE))

    def _file(self, path: Path, title: str) -> QVBoxLayout:
        shown = named(CodeText(), "Path")
        shown.setText(str(path))
        shown.setAccessibleName(title)
        copy = IconButton("copy", self.tr("Copy the name of the file"), object_name="CopyPath")
        copy.clicked.connect(lambda: copy_and_say(copy, str(path)))
        folder = LinkButton(self.tr("&Open the folder"), object_name="OpenFolder")
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))))
        column = in_column(
            PlainLabel(title, kind="muted"),
            in_row((shown, 1), (copy, Qt.AlignmentFlag.AlignTop), spacing=GAP_S),
            (folder, Qt.AlignmentFlag.AlignLeft),
            spacing=GAP_S,
        )
        return column

    def _offer(self, problem: Problem, choices: frozenset[Choice]) -> QPushButton:
        """Put the choices beside *Close*. Returns the last button, which gets the focus."""
        last: QPushButton = self.close_button
        if Choice.ANEW in choices:
            missing = problem.kind is ProblemKind.LIST_MISSING
            text = self.tr("&Begin with an empty list") if missing else self.tr("&Start again and keep this file")
            anew = SecondaryButton(text, object_name="BeginAnew", clicked=lambda: self.chosen.emit(Choice.ANEW))
            self.foot.insertWidget(self.foot.count() - 1, anew)
        if Choice.AGAIN in choices:
            last = PrimaryButton(self.tr("&Try again"), clicked=lambda: self.chosen.emit(Choice.AGAIN))
            last.setObjectName("TryAgain")
            self.foot.addWidget(last)
        return last
