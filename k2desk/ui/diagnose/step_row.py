"""One step of a check: a mark, what was found, how long it took, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from k2desk.model.problems import Problem
from k2desk.services.address_check.results import Mark
from k2desk.ui.controls.build import in_column, in_row
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.problem_buttons import ProblemButtons
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_M, GAP_S, Scheme, Tone, bar_colour, scaled_font, small_font, smooth_painter, theme

_DISC = 23
_ICON = 13

MARKS = {
    Mark.GOOD: (Tone.GOOD, "check"),
    Mark.CARE: (Tone.CARE, "attention"),
    Mark.BAD: (Tone.BAD, "close"),
    Mark.RUNNING: (Tone.INFO, "refresh"),
    Mark.WAITING: (Tone.QUIET, "status-not-checked"),
    Mark.NOT_TRIED: (Tone.QUIET, "status-not-checked"),
    Mark.CANCELLED: (Tone.QUIET, "close"),
}


class Disc(QLabel):
    """A round mark. Its colour and its icon have the same meaning."""

    def __init__(self) -> None:
        super().__init__()
        self._tone, self._icon = MARKS[Mark.WAITING]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, tone: Tone, icon: str) -> None:
        """Show another mark."""
        self._tone, self._icon = tone, icon
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size, which never changes."""
        return QSize(_DISC, _DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc with its icon."""
        painter = smooth_painter(self)
        colours = theme().colours
        ground = colours.brand if self._tone is Tone.INFO else bar_colour(self._tone, theme().scheme)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(QRectF(0, 0, _DISC, _DISC))
        sign = colours.ground if theme().scheme is not Scheme.DARK else colours.text
        at = (_DISC - _ICON) / 2
        picture = pixmap(self._icon, _ICON, sign, self.devicePixelRatioF())
        painter.drawPixmap(round(at), round(at), picture)


class StepRow(QWidget):
    """A row of a check's steps. It shows the given words and doesn't know their meaning."""

    def __init__(self) -> None:
        super().__init__()
        self._disc = Disc()
        self._title = PlainLabel(font=scaled_font(1.0, QFont.Weight.DemiBold), wrap=True)
        self._found = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self._action = PlainLabel(wrap=True)
        self._time = PlainLabel(kind="muted", font=small_font())
        self._code = PlainLabel(kind="muted", font=small_font())
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = SecondaryButton("", "send")
        self.button.hide()
        self.buttons = ProblemButtons(font=small_font())
        self.buttons.hide()
        in_row(
            (self._disc, Qt.AlignmentFlag.AlignTop),
            (in_column(self._title, self._found, self._action, self.buttons, spacing=2), 1),
            (self.button, Qt.AlignmentFlag.AlignVCenter),
            (self._code, Qt.AlignmentFlag.AlignTop),
            (self._time, Qt.AlignmentFlag.AlignTop),
            on=self,
            margins=(0, GAP_S, 0, GAP_S + 1),
            spacing=GAP_M,
        )

    def show_step(
        self, tone: Tone, icon: str, title: str, found: str, action: str, time: str, said: str, code: str = ""
    ) -> None:
        """Show a step. `said` is the mark as a word; `code` is the code of the message."""
        self._disc.show_mark(tone, icon)
        self._title.setText(title)
        for label, text in ((self._found, found), (self._action, action), (self._time, time), (self._code, code)):
            label.setText(text)
            label.setVisible(bool(text))
        quiet = tone is Tone.QUIET
        self._title.setProperty("kind", "muted" if quiet else "")
        self._title.style().unpolish(self._title)
        self._title.style().polish(self._title)
        sentence = ". ".join(part for part in (f"{title}: {said}", found, action, time) if part)
        self.setAccessibleName(sentence)
        self._disc.setAccessibleName(said)

    def show_problem(self, problem: Problem | None) -> None:
        """Show the buttons of the step's problem, or none."""
        self.buttons.show_problem(problem)
        self.buttons.setVisible(problem is not None)

    @property
    def said(self) -> str:
        """The row as one sentence."""
        return self.accessibleName()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below."""
        painter = QPainter(self)
        painter.setPen(QPen(theme().colours.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
