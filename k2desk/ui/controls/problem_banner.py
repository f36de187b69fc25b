"""A banner that shows a problem above a page: bold title, sentences, actions, code, and details to unfold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.problems import Problem, ProblemAction
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import STRETCH, in_row
from k2desk.ui.controls.buttons import IconButton, LinkButton
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.for_all import FOR_ALL
from k2desk.ui.controls.labels import RichSentence
from k2desk.ui.controls.problem_buttons import Offered, ProblemButtons
from k2desk.ui.controls.say_beside import copy_and_say
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.controls.tinted_frame import TintedFrame
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_S, Tone, small_font
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.ui.text.letters import Known

_ICON = 18


class ProblemBanner(Translated, TintedFrame):
    """Shows one problem. `closed` is emitted when the user closes the banner."""

    closed = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, closable: bool = True, reach: frozenset[ProblemAction] = FOR_ALL
    ) -> None:
        """Build it hidden. `reach` are the common actions that work where the banner is."""
        super().__init__("attention", Tone.CARE, icon_size=_ICON, parent=parent)
        self._problem: Problem | None = None
        self._retry: Callable[[], object] | None = None
        self._offered: Offered = {}
        self._worded: object = None
        self._words = RichSentence()
        self._buttons = ProblemButtons(reach=reach)
        self._code = LinkButton(clicked=self._copy_code)
        self._code.setFont(small_font())
        self._close = IconButton("close", lambda: self.tr("Close"), clicked=self._leave)
        if not closable:
            self._close.hide()
        self._details = CodeText()
        self._fold = Fold(lambda: self.tr("Details for your developer"), self._details)
        # Two pixels less than in other frames keep the narrowest details from scrolling sideways.
        self.row.setSpacing(GAP_S)
        self.words.addWidget(self._words)
        self.words.addWidget(self._buttons)
        foot = in_row(self._fold, STRETCH, (self._code, Qt.AlignmentFlag.AlignTop), spacing=GAP_S)
        foot.setStretchFactor(self._fold, 1)
        self.words.addLayout(foot)
        self.row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.on_language_change(self._show_words)
        self.hide()

    @property
    def problem(self) -> Problem | None:
        """The problem that is shown, or None."""
        return self._problem if not self.isHidden() else None

    @property
    def said(self) -> str:
        """The words that are shown, as plain text."""
        return self._words.accessibleName() if self.problem is not None else ""

    def first_action(self) -> QWidget:
        """Return the button of the first action that is offered."""
        return self._buttons.first or self._code

    def offer(self, actions: Offered) -> None:
        """Set what each action of a problem does here. Only these are shown, and those that work anywhere."""
        self._offered = actions

    def know(self, known: Callable[[], Known]) -> None:
        """Set what is known here about a problem, for messages to other people."""
        self._buttons.known = known

    def show_problem(
        self,
        problem: Problem | None,
        tone: Tone | None = None,
        *,
        again: Callable[[], object] | None = None,
        quietly: bool = False,
    ) -> None:
        """Show a problem, or hide the banner (None). `again` is what *Try again* does about this problem.

        With `quietly` it is not announced to screen readers.
        """
        if problem is None:
            self._problem = None
            self.hide()
            return
        changed = problem != self._problem or self.isHidden()
        self._problem, self._retry = problem, again
        self.set_tone("attention", tone or (Tone.CARE if problem.blocks else Tone.INFO))
        self._buttons.offered = self._offered
        if again is not None:
            self._buttons.offered = {**self._offered, ProblemAction.TRY_AGAIN: again}
        if (problem, again, self._offered.keys()) != self._worded:
            self._show_words()
        self.show()
        if changed and not quietly:
            announce(self, self.said)

    def _show_words(self) -> None:
        self._buttons.show_problem(self._problem)
        self._worded = self._problem, self._retry, self._offered.keys()
        if self._problem is None:
            return
        words = words_of(self._problem)
        self._words.set_segments([(words.title, True), (" " + words.text, False)])
        self._code.setText(words.code)
        self._code.setToolTip(self.tr("Copy this code"))
        self._code.setAccessibleName(filled(self.tr("Code {code}, copy"), code=words.code))
        reason = self._problem.param.get("reason", "")
        details = self._problem.details or reason
        self._details.setText(details)
        self._fold.setVisible(bool(details))

    def _leave(self) -> None:
        self.hide()
        self.closed.emit()

    def _copy_code(self) -> None:
        if self._problem is not None:
            copy_and_say(self._code, self._problem.code)
