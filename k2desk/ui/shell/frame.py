"""The frame around the pages: header, side bar, status bar, the strips of practice, and the program's problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.model.clock import Clock
from k2desk.ui.controls.build import in_column, in_row
from k2desk.ui.controls.program_problems import ProblemArea, ProgramProblems
from k2desk.ui.shell.header import Header
from k2desk.ui.shell.page_factory import PageId
from k2desk.ui.shell.pages import Pages
from k2desk.ui.shell.sidebar import Sidebar
from k2desk.ui.shell.status_bar import StatusBar

if TYPE_CHECKING:
    from k2desk.services.first_steps import FirstSteps
    from k2desk.services.practice_stories import PracticeStories
    from k2desk.ui.controls.navigator import Navigator
    from k2desk.ui.shell.first_steps import FirstStepsStrip
    from k2desk.ui.shell.trouble_band import TroubleBand


class Frame(QWidget):
    """Contains the parts. The window decides what they do."""

    def __init__(self, clock: Clock, told: ProgramProblems, name_of: Callable[[PageId], str]) -> None:
        super().__init__()
        self.header = Header()
        self.sidebar = Sidebar(name_of)
        self.pages = Pages()
        self._lessons: tuple[TroubleBand, FirstStepsStrip] | None = None
        self._takes_steps = False
        self.strip = StatusBar(clock)
        problems = ProblemArea(told, None)
        middle = QWidget()
        self._middle = in_column(problems, (self.pages, 1), on=middle, spacing=0)
        self._whole = in_column(
            self.header, (in_row(self.sidebar, (middle, 1), spacing=0), 1), self.strip, on=self, spacing=0
        )

    def show_lessons(self, stories: PracticeStories | None, steps: FirstSteps | None, navigator: Navigator) -> None:
        """Show the trouble and the first steps of a practice shop, or none (None)."""
        if self._lessons is None:
            if stories is None and steps is None:
                return
            self._lessons = self._made_lessons()
        band, strip = self._lessons
        band.show_stories(stories, navigator)
        strip.show_steps(steps, navigator)

    def take_steps(self, wanted: bool) -> None:
        """Set whether the page in front has room for the first steps."""
        self._takes_steps = wanted
        if self._lessons is not None:
            self._lessons[1].show_on(wanted)

    def bring_steps_back(self) -> None:
        """Show the first steps that were put away."""
        if self._lessons is not None:
            self._lessons[1].bring_back()

    def _made_lessons(self) -> tuple[TroubleBand, FirstStepsStrip]:
        # Only here: most accounts don't practise, and the first paint needs neither.
        from k2desk.ui.shell.first_steps import FirstStepsStrip
        from k2desk.ui.shell.trouble_band import TroubleBand

        band, strip = TroubleBand(), FirstStepsStrip()
        band.turned.connect(strip.give_way)
        strip.show_on(self._takes_steps)
        self._whole.insertWidget(1, band)
        self._middle.insertWidget(1, strip)
        return band, strip
