"""The violet band below the header: it says on every page that a trouble of practice is on, and puts it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from k2desk.model.problems import ProblemKind
from k2desk.ui.controls.after_press import put_off
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import in_row
from k2desk.ui.controls.buttons import SmallButton
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_S, environment_colour, fill
from k2desk.ui.text.plain import filled
from k2desk.ui.text.practice_stories import story_words

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.announcer import ListenerHandle
    from k2desk.services.operation import Operation
    from k2desk.services.practice_stories import PracticeStories
    from k2desk.ui.controls.navigator import Navigator


class TroubleBand(Translated, QWidget):
    """Is shown while a story or a single trouble of practice is on. `turned` says whether it is shown now."""

    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("TroubleBand")
        self._stories: PracticeStories | None = None
        self._navigator: Navigator | None = None
        self._listening: ListenerHandle | None = None
        icon = QLabel()
        icon.setPixmap(pixmap("attention", 16, QColor("white"), self.devicePixelRatioF()))
        self._text = PlainLabel(wrap=True)
        self._look = SmallButton(
            lambda: self.tr("What to look at"), object_name="LookAtTrouble", clicked=self._show_practice
        )
        self._right = SmallButton(lambda: self.tr("Put right"), object_name="PutTroubleRight", clicked=self._put_right)
        in_row(
            icon, (self._text, 1), self._look, self._right, on=self, margins=(2 * GAP_S, 4, 2 * GAP_S, 4), spacing=GAP_S
        )
        violet = environment_colour("practice").name()
        self.setStyleSheet(
            f"QLabel {{ color: white; }} QPushButton {{ background: {violet}; color: white; border-color: white; }}"
            f" QPushButton:hover, QPushButton:focus {{ background: white; color: {violet}; border-color: white; }}"
            " QPushButton:disabled { color: white; border-color: transparent; }"
        )
        self.on_language_change(self._show)
        self.hide()

    def show_stories(self, stories: PracticeStories | None, navigator: Navigator) -> None:
        """Show the trouble of an account, or none (None)."""
        if self._listening is not None:
            self._listening.close()
        self._stories, self._navigator = stories, navigator
        self._listening = stories.listen(put_off(self, self._show)) if stories is not None else None
        self._show()

    def _show(self) -> None:
        stories = self._stories
        if stories is None or (stories.story is None and not stories.faults):
            self.hide()
            self.turned.emit(False)
            return
        if stories.story is not None:
            text = filled(self.tr("Practice trouble: {story}"), story=story_words(stories.story).name)
        else:
            text = self.tr("%n practice troubles are on", "", len(stories.faults))
        is_new = self.isHidden() or self._text.text() != text
        self._text.setText(text)
        self._right.setEnabled(not stories.is_busy)
        self._right.setText(lambda: self.tr("Just a moment…") if stories.is_busy else self.tr("Put right"))
        self.show()
        self.turned.emit(True)
        if is_new:
            announce(self, text)

    def _show_practice(self) -> None:
        if self._navigator is not None:
            self._navigator.show_practice()

    def _put_right(self) -> None:
        if self._stories is not None:
            when_done(self, self._stories.put_right(), self._was_put_right)

    def _was_put_right(self, operation: Operation[Problem | None]) -> None:
        problem = operation.problem
        if operation.went_well:
            announce(self, self.tr("All is well again."))
        elif problem is not None and self._navigator is not None:
            if problem.kind is ProblemKind.PRACTICE_NOT_STARTED:
                # The practice server has ended. A new one goes on with putting right.
                self._navigator.open_practice()
            else:
                self._navigator.show_practice()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the violet ground."""
        fill(QPainter(self), self.rect(), environment_colour("practice"))
