"""A labelled field with a hint. The problem with its content is shown right below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Problem, ProblemAction
from k2desk.ui.controls.build import in_column, in_row
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.labels import PlainLabel, RichSentence
from k2desk.ui.controls.lead_to import bring_into_view
from k2desk.ui.controls.problem_buttons import Offered, ProblemButtons
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.controls.typed import keep_visible
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import Tone, scaled_font, small_font, theme, tone_colours
from k2desk.ui.text.plain import literal, without_mark

if TYPE_CHECKING:
    from k2desk.ui.text.letters import Known

_ICON = 14
BESIDE_FIELDS = frozenset({ProblemAction.ONE_TILL, ProblemAction.USE_LIVE, ProblemAction.USE_SANDBOX})
"""The actions that stand below a field, not in a banner."""


class ProblemLine(QWidget):
    """Shows what is wrong with the field above: an icon, bold words, the rest, and an action."""

    action_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._words = RichSentence()
        self._words.setFont(small_font())
        self.action = LinkButton(clicked=self.action_pressed)
        self.action.setFont(small_font())
        self.buttons = ProblemButtons(font=small_font())
        # The icon is beside the first line, however many lines follow.
        first_line = QFontMetrics(self._words.font()).height()
        self._icon.setContentsMargins(0, max(0, (first_line - _ICON) // 2), 0, 0)
        column = in_column(self._words, (self.action, Qt.AlignmentFlag.AlignLeft), self.buttons, spacing=2)
        in_row((self._icon, Qt.AlignmentFlag.AlignTop), (column, 1), on=self, spacing=4)
        self._tone = Tone.BAD
        theme().changed.connect(self._paint)
        self.hide()

    def show_problem(self, problem: Problem, action: str | None = None) -> None:
        """Show a problem. The default `action` is the text of the action that the problem offers beside a field.

        Without such an action the problem's other buttons are shown.
        """
        from k2desk.ui.text.messages import words_of

        words = words_of(problem)
        if action is None:
            action = next((text for offered, text in words.actions if offered in BESIDE_FIELDS), "")
        self.buttons.show_problem(problem)
        self.show_words(words.title, words.text, action, Tone.BAD if problem.blocks else Tone.CARE)
        self.buttons.setVisible(not action)

    def show_words(self, title: str, text: str, action: str = "", tone: Tone = Tone.BAD) -> None:
        """Show words that belong to no problem with a code."""
        self._tone = tone
        self._words.set_segments([(title, True), (" " + text if text else "", False)])
        # An action may contain what was typed, for example an address with &, which must not become an access key.
        self.action.setText(literal(action))
        self.action.setVisible(bool(action))
        self.buttons.hide()
        self._paint()
        if self.isHidden():
            self.show()
            # Its height is known only after the layout.
            QTimer.singleShot(0, self, self._come_into_view)

    def _come_into_view(self) -> None:
        """Scroll to the problem and its action, but keep the control that has the focus visible."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isVisible() and self.window().isAncestorOf(focused):
            bring_into_view(self, focused)

    def offer(self, actions: Offered) -> None:
        """Add what actions of a problem do here."""
        self.buttons.offered = {**self.buttons.offered, **actions}

    def know(self, known: Callable[[], Known]) -> None:
        """Set what is known here about a problem, for messages to other people."""
        self.buttons.known = known

    @property
    def said(self) -> str:
        """The words that are shown now, as plain text."""
        return self._words.accessibleName() if not self.isHidden() else ""

    def _paint(self) -> None:
        ink, _ = tone_colours(self._tone, theme().scheme)
        name = "status-not-created" if self._tone is Tone.BAD else "attention"
        self._icon.setPixmap(pixmap(name, _ICON, ink, self.devicePixelRatioF()))
        self._words.setStyleSheet(f"color: {ink.name()}")


class Field(Translated, QWidget):
    """A label, a line edit, a hint, and a problem."""

    HAS_WORDS = True
    action_pressed = Signal()

    def __init__(
        self, parent: QWidget | None = None, edit: QLineEdit | None = None, *, keeps_lines: bool = False
    ) -> None:
        super().__init__(parent)
        self.label = PlainLabel(font=scaled_font(1.0, QFont.Weight.DemiBold))
        self.aside = PlainLabel(kind="muted")
        self.edit = edit or QLineEdit()
        self.edit.setProperty("kind", "field")
        if self.HAS_WORDS:
            keep_visible(self.edit, keeps_lines=keeps_lines)
        self.label.setBuddy(self.edit)
        self.hint = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self.hint.hide()
        self.problem = ProblemLine()
        self.problem.action_pressed.connect(self.action_pressed)
        self.problem.offer({ProblemAction.EDIT: self._correct, ProblemAction.CLEAR: self._clear})
        self.row = in_row((self.edit, 1))
        in_column(in_row(self.label, (self.aside, 1), spacing=5), self.row, self.problem, self.hint, on=self, spacing=5)

    def set_label(self, label: Words, aside: Words = "") -> None:
        """Set the label, and the muted words beside it."""
        self.label.setText(label)
        self.aside.setText(aside)
        self.aside.setVisible(bool(aside))
        self.label.setVisible(bool(label))
        self.put_words(self._name_edit, label)

    def _name_edit(self, label: str) -> None:
        self.edit.setAccessibleName(without_mark(label))

    def set_hint(self, hint: Words) -> None:
        """Show a hint below the field, or hide it if `hint` is empty."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _correct(self) -> None:
        self.edit.setFocus()
        self.edit.selectAll()

    def _clear(self) -> None:
        self.edit.clear()
        self.edit.setFocus()

    def set_problem(self, problem: Problem | None, action: str | None = None) -> None:
        """Show what is wrong with the content, or nothing if `title` is empty."""
        if problem is not None:
            self.problem.show_problem(problem, action)
        else:
            self.problem.hide()
        mark_wrong(self.edit, problem is not None and problem.blocks)
        self.edit.setAccessibleDescription(one_line(self.problem.said, Most.TEXT))


def mark_wrong(widget: QLineEdit | QFrame, wrong: bool) -> None:
    """Give a field its red border, or remove it."""
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
