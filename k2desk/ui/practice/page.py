"""The page of practice: seven stories of trouble, and behind them the single switches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from k2desk.model.practice import Story
from k2desk.services.operation import Operation
from k2desk.services.subscription_cache import Changed
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.page import AccountPage
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.say_beside import say_beside
from k2desk.ui.controls.scroll import at_the_left, scrolled
from k2desk.ui.practice.story_card import StoryCard
from k2desk.ui.practice.switches import Switches
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_M, GAP_S, PAGE_MARGINS, title_font

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account, Lessons
    from k2desk.ui.controls.navigator import Navigator

_TWO_COLUMNS = 100
"""The width in letters from which two stories are shown beside each other."""


class PracticePage(AccountPage):
    """Starts the stories and puts them right."""

    article = "practice"

    def __init__(self, account: Account, lessons: Lessons, navigator: Navigator) -> None:
        super().__init__(account, navigator)
        self.setObjectName("PracticePage")
        self._stories = stories = lessons.stories
        self._first_steps = lessons.first_steps
        title = PlainLabel(lambda: self.tr("Practise with trouble"), font=title_font())
        line = PlainLabel(
            lambda: self.tr("All of this is pretend, and only on this computer. Start a story and see what happens."),
            kind="muted",
            wrap=True,
        )
        steps = LinkButton(
            lambda: self.tr("Show the first steps"), object_name="ShowSteps", clicked=self._show_first_steps
        )
        self.banner = ProblemBanner()
        self._nothing_yet = PlainLabel(
            lambda: self.tr("First make a subscription to the practice address: then there is something to break."),
            wrap=True,
        )
        self._make = SecondaryButton(
            lambda: self.tr("&Make a subscription"), "plus", object_name="MakeFirst", clicked=self._make_one
        )
        self._cards = {story: StoryCard(story, lessons, navigator) for story in Story}
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP_M)
        self._columns = 0
        self.right = SecondaryButton(
            lambda: self.tr("&Put everything right"), "check", object_name="PutRight", clicked=self._put_right
        )
        self.go_live = SecondaryButton(
            lambda: self.tr("&Go live with what you tried…"), object_name="GoLive", clicked=navigator.go_live
        )
        self.switches = Switches(account, lessons.controls)
        self.switches.changed.connect(self.banner.show_problem)
        self.fold = Fold(lambda: self.tr("Single switches"), self.switches)
        self.fold.button.setObjectName("SingleSwitches")
        content = QWidget(maximumWidth=letters(150, self.fontMetrics()))
        in_column(
            in_row((title, 1), steps),
            in_row((line, 1), self.go_live, spacing=GAP_M),
            self.banner,
            GAP_S,
            in_row((self._nothing_yet, 1), self._make, spacing=GAP_M),
            self._grid,
            GAP_S,
            in_row(self.right, STRETCH),
            self.fold,
            STRETCH,
            on=content,
            margins=PAGE_MARGINS,
            spacing=GAP_S,
        )
        self._area = scrolled(at_the_left(content))
        in_column(self._area, on=self)
        self._arrange(2)
        self.follow(stories, self._show)
        self.follow(lessons.controls, self.switches.show_faults)
        self.follow(account.cache, self._list_changed)
        self._show()
        self.switches.show_faults()

    def show_story(self) -> None:
        """Scroll to the story that is on, if there is one."""
        if self._stories.story is not None:
            self._area.ensureWidgetVisible(self._cards[self._stories.story])

    def _list_changed(self, changed: Changed) -> None:
        self.switches.list_changed(changed)
        if changed.listed:
            self._show()

    def _show(self) -> None:
        for card in self._cards.values():
            card.refresh()
        can_start = self._stories.can_start
        self._nothing_yet.setVisible(not can_start)
        self._make.setVisible(not can_start)
        self.right.setEnabled(not self._stories.is_busy)
        if self._stories.problem != self.banner.problem:
            self.banner.show_problem(self._stories.problem)

    def _make_one(self) -> None:
        self._navigator.new_subscription(self._first_steps.form())

    def _show_first_steps(self) -> None:
        self._first_steps.show(True)
        self._navigator.show_list()

    def _put_right(self) -> None:
        when_done(self, self._stories.put_right(), self._put_right_done)

    def _put_right_done(self, operation: Operation[Problem | None]) -> None:
        if operation.went_well:
            say_beside(self.right, self.tr("Everything is right again."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put two stories beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= letters(_TWO_COLUMNS, self.fontMetrics()) else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def minimumSizeHint(self) -> QSize:
        """Return a small size, because everything scrolls."""
        return QSize(400, 300)
