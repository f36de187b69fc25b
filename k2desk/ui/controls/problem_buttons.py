"""The buttons of a problem: each does the next thing from where it is shown. There is always at least one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from k2desk.model.languages import LANGUAGES
from k2desk.model.problems import Problem, ProblemAction
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import empty
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.for_all import ASKS, FOR_ALL, copy_letter, do_for_all
from k2desk.ui.style.theme import GAP_S
from k2desk.ui.text.language import language
from k2desk.ui.text.messages import action_text, words_of
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.ui.text.letters import Known

_COPIED_FOR = 2_000
Offered = Mapping[ProblemAction, Callable[[], object]]


class ProblemButtons(QWidget):
    """Shows the actions of a problem that can be done here, in the order of the problem."""

    def __init__(
        self,
        *,
        reach: frozenset[ProblemAction] = FOR_ALL,
        otherwise: tuple[ProblemAction, ...] = (ProblemAction.EDIT, ProblemAction.HELP),
        font: QFont | None = None,
    ) -> None:
        """Build it empty. `reach` are the common actions that work here.

        If nothing that the problem names can be done here, the first possible one of `otherwise` is shown.
        """
        super().__init__()
        self._reach = reach
        self._otherwise = otherwise
        self._font = font
        self._problem: Problem | None = None
        self._shown: object = None
        self.offered: Offered = {}
        self.known: Callable[[], Known] | None = None
        """What is known about the problem here, for messages to other people."""
        self._flow = FlowLayout(on=self, spacing=GAP_S)

    def show_problem(self, problem: Problem | None) -> None:
        """Show the buttons of a problem, in the current language.

        The same buttons stay for the same problem: the mouse may be down on one of them.
        """
        actions = self._doable(problem) if problem is not None else ()
        texts = [action_text(action) for action in actions]
        self._problem = problem
        if (actions, texts) == self._shown:
            return
        self._shown = actions, texts
        empty(self._flow)
        for action, text in zip(actions, texts, strict=True):
            self._add(text, f"Action-{action}", partial(self._act, action, language().current))
            others = [code for code in LANGUAGES if action in ASKS and code != language().current]
            for code in others:
                words = filled(self.tr("in {language}"), language=LANGUAGES[code])
                other = self._add(words, f"Action-{action}-{code}", partial(self._act, action, code))
                other.setAccessibleName(f"{text}, {words}")

    def _add(self, text: str, name: str, act: Callable[[LinkButton], None]) -> LinkButton:
        button = LinkButton(text, object_name=name)
        button.clicked.connect(lambda: act(button))
        if self._font is not None:
            button.setFont(self._font)
        self._flow.addWidget(button)
        return button

    @property
    def first(self) -> QWidget | None:
        """The first button, or None."""
        item = self._flow.itemAt(0)
        return item.widget() if item is not None else None

    def _doable(self, problem: Problem) -> tuple[ProblemAction, ...]:
        able = self._reach | self.offered.keys()
        actions = tuple(action for action, _ in words_of(problem).actions if action in able)
        if not actions:
            actions = tuple(action for action in self._otherwise if action in able)[:1]
        return actions

    def _act(self, action: ProblemAction, code: str, button: LinkButton) -> None:
        problem = self._problem
        if problem is None:
            return
        if action in self.offered:
            self.offered[action]()
        elif action in ASKS:
            copy_letter(problem, action, self.known, code)
            self._say_copied(button)
        else:
            do_for_all(self, action, problem)

    def _say_copied(self, button: LinkButton) -> None:
        words, name, copied = button.text(), button.accessibleName(), self.tr("Copied. Now paste it.")
        if words == copied:
            return

        def again() -> None:
            button.setText(words)
            button.setAccessibleName(name)

        button.setText(copied)
        announce(self, copied)
        QTimer.singleShot(_COPIED_FOR, button, again)
