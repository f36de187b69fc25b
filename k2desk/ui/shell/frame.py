"""What stands around the page: header, side bar, status line, and above it what is wrong with the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from k2desk.clock import Clock
from k2desk.ui.shell.header import Header
from k2desk.ui.shell.pages import Pages
from k2desk.ui.shell.sidebar import Sidebar
from k2desk.ui.status_strip import StatusStrip

if TYPE_CHECKING:
    from k2desk.desk.problems import Problem
    from k2desk.ui.problem_banner import ProblemBanner


class Frame(QWidget):
    """Holds its parts together; what they do is the window's to say."""

    keys_wanted = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.header = Header()
        self.sidebar = Sidebar()
        self.pages = Pages()
        self.strip = StatusStrip(clock)
        self._banner: ProblemBanner | None = None
        middle = QWidget()
        column = self._middle = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(middle, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(row, 1)
        whole.addWidget(self.strip)

    def tell(self, problem: Problem) -> None:
        """Tells a problem above the page."""
        if self._banner is None:
            from k2desk.ui.problem_banner import ProblemBanner

            self._banner = ProblemBanner()
            self._banner.offer_only("check_keys")
            self._banner.action.connect(lambda _: self.keys_wanted.emit())
            self._middle.insertWidget(0, self._banner)
        self._banner.show_problem(problem)

    def forget_problem(self) -> None:
        """Takes back what was told."""
        if self._banner is not None:
            self._banner.show_problem(None)
