"""The frame around the pages: header, side bar, status bar, the strips of practice, and the program's problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.model.clock import Clock
from k2desk.ui.controls.build import in_column, in_row
from k2desk.ui.controls.program_problems import ProblemArea, ProgramProblems
from k2desk.ui.shell.first_steps import FirstStepsStrip
from k2desk.ui.shell.header import Header
from k2desk.ui.shell.page_factory import PageId
from k2desk.ui.shell.pages import Pages
from k2desk.ui.shell.sidebar import Sidebar
from k2desk.ui.shell.status_bar import StatusBar
from k2desk.ui.shell.trouble_band import TroubleBand

if TYPE_CHECKING:
    from k2desk.services.first_steps import FirstSteps
    from k2desk.services.practice_stories import PracticeStories
    from k2desk.ui.controls.navigator import Navigator


class Frame(QWidget):
    """Contains the parts. The window decides what they do."""

    def __init__(self, clock: Clock, told: ProgramProblems, name_of: Callable[[PageId], str]) -> None:
        super().__init__()
        self.header = Header()
        self.sidebar = Sidebar(name_of)
        self.pages = Pages()
        self.band = TroubleBand()
        self.steps = FirstStepsStrip()
        self.band.turned.connect(self.steps.give_way)
        self.strip = StatusBar(clock)
        problems = ProblemArea(told, *told.actions)
        middle = QWidget()
        in_column(problems, self.steps, (self.pages, 1), on=middle, spacing=0)
        in_column(
            self.header, self.band, (in_row(self.sidebar, (middle, 1), spacing=0), 1), self.strip, on=self, spacing=0
        )

    def show_lessons(self, stories: PracticeStories | None, steps: FirstSteps | None, navigator: Navigator) -> None:
        """Show the trouble and the first steps of a practice shop, or none (None)."""
        self.band.show_stories(stories, navigator)
        self.steps.show_steps(steps, navigator)
