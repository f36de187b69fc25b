"""The frame around the pages: header, side bar, status bar, and the banner of problems of the whole program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from k2desk.model.clock import Clock
from k2desk.ui.controls.build import in_column, in_row
from k2desk.ui.controls.program_problems import ProblemArea, ProgramProblems
from k2desk.ui.shell.header import Header
from k2desk.ui.shell.page_factory import PageId
from k2desk.ui.shell.pages import Pages
from k2desk.ui.shell.sidebar import Sidebar
from k2desk.ui.shell.status_bar import StatusBar


class Frame(QWidget):
    """Contains the parts. The window decides what they do."""

    def __init__(self, clock: Clock, told: ProgramProblems, name_of: Callable[[PageId], str]) -> None:
        super().__init__()
        self.header = Header()
        self.sidebar = Sidebar(name_of)
        self.pages = Pages()
        self.strip = StatusBar(clock)
        problems = ProblemArea(told, *told.actions)
        middle = QWidget()
        in_column(problems, (self.pages, 1), on=middle, spacing=0)
        in_column(self.header, (in_row(self.sidebar, (middle, 1), spacing=0), 1), self.strip, on=self, spacing=0)
