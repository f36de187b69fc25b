"""The card of one story: what happens, what to look at, what it teaches, and its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from k2desk.model.practice import Story
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import LinkButton, SmallButton
from k2desk.ui.controls.labels import PlainLabel, RichSentence
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, RADIUS, environment_colour, heading_font, smooth_painter, theme
from k2desk.ui.text.plain import filled
from k2desk.ui.text.practice_stories import StoryWords, story_words

if TYPE_CHECKING:
    from k2desk.services.account import Lessons
    from k2desk.ui.controls.navigator import Navigator


class StoryCard(Translated, QWidget):
    """Starts its story and puts it right. While the story is on, its edge is violet and a button leads to the scene."""

    def __init__(self, story: Story, lessons: Lessons, navigator: Navigator) -> None:
        super().__init__()
        self.setObjectName(f"Story-{story}")
        self._story, self._stories = story, lessons.stories
        self._navigator, self._first_steps = navigator, lessons.first_steps
        self._name = PlainLabel(lambda: self._words.name, font=heading_font(), wrap=True)
        happens = PlainLabel(lambda: self._words.happens, wrap=True)
        self._look, self._learn = RichSentence(), RichSentence()
        self._start = SmallButton(lambda: self.tr("Start"), object_name=f"Start-{story}", clicked=self._begin)
        self._right = SmallButton(
            lambda: self.tr("Put right"), object_name=f"Right-{story}", clicked=lambda: self._stories.put_right()
        )
        self._go = LinkButton(lambda: self._words.go, object_name=f"Lead-{story}", clicked=self._lead)
        in_column(
            self._name,
            happens,
            self._look,
            self._learn,
            STRETCH,
            in_row(self._start, self._right, self._go, STRETCH, spacing=GAP_M),
            on=self,
            margins=(GAP_L, GAP_M, GAP_L, GAP_M),
            spacing=GAP_S - 2,
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.on_language_change(self._show_words)
        self.refresh()

    @property
    def _words(self) -> StoryWords:
        return story_words(self._story)

    def refresh(self) -> None:
        """Show whether the story is on, and what can be pressed."""
        is_on, busy = self._stories.story is self._story, self._stories.is_busy
        self._start.setVisible(not is_on)
        self._right.setVisible(is_on)
        self._go.setVisible(is_on)
        self._start.setEnabled(self._stories.can_be_started(self._story) and not busy)
        self._right.setEnabled(not busy)
        self.update()

    def _begin(self) -> None:
        self._stories.start(self._story)

    def _lead(self) -> None:
        match self._story:
            case Story.ANSWER_LOST:
                self._navigator.new_subscription(self._first_steps.form())
            case Story.FAKES:
                self._navigator.show_alerts()
            case Story.POS_OFF:
                self._navigator.show_alerts(pay=True)
            case Story.MONEY_LATE:
                self._navigator.show_payments(code=self._stories.late_code)
            case _:
                self._navigator.show_list()

    def _show_words(self) -> None:
        words = self._words
        self._look.set_segments([(self.tr("Look:"), True), (" " + words.look, False)])
        self._learn.set_segments([(self.tr("Learn:"), True), (" " + words.learn, False)])
        for button, text in ((self._start, self.tr("Start: {story}")), (self._right, self.tr("Put right: {story}"))):
            button.setAccessibleName(filled(text, story=words.name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, violet at its edge while the story is on."""
        painter = smooth_painter(self)
        is_on = self._stories.story is self._story
        colours = theme().colours
        painter.setPen(QPen(environment_colour("practice"), 2) if is_on else QPen(colours.line, 1))
        painter.setBrush(colours.ground)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), RADIUS, RADIUS)
