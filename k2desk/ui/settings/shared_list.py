"""Settings › One list for many desks: how the shared list is, and the ways into it and out of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from k2desk.model.problems import Problem
from k2desk.services.operation import Operation
from k2desk.services.program_services import ProgramServices
from k2desk.ui.controls.buttons import ToolButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.if_alive import follow, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.question import Question
from k2desk.ui.settings.section import Section
from k2desk.ui.style.theme import GAP_S
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.plain import filled


class SharedListSection(Section):
    """Shows whether this desk shares its list, and opens the form."""

    def __init__(self, program: ProgramServices) -> None:
        super().__init__(program)
        self.heading(lambda: self.tr("One list for many desks"))
        self._words = PlainLabel(wrap=True)
        self.column.addWidget(self._words)
        self.open = ToolButton(lambda: self.tr("Share the list…"), "shop", clicked=self._open)
        self.leave = ToolButton(lambda: self.tr("Leave the shared list…"), "remove", clicked=self._ask)
        self.names = ToolButton(lambda: self.tr("Names…"), "user", clicked=self._name)
        self.names.setObjectName("DeskNames")
        self.open.setObjectName("ShareList")
        self.leave.setObjectName("LeaveSharedList")
        buttons = QWidget()
        FlowLayout(self.open, self.names, self.leave, on=buttons, spacing=GAP_S)
        self.column.addWidget(buttons)
        self.banner = ProblemBanner()
        self.column.addWidget(self.banner)
        follow(self, program.sharing, self.refresh)
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Show whether the list is shared, and whether it can be reached."""
        super().refresh()
        shared, problem = self._program.sharing.shared, self._program.sharing.problem
        self.leave.setVisible(shared is not None)
        self.names.setVisible(shared is not None)
        if shared is None:
            self._words.setText(
                self.tr(
                    "A chain with several desks keeps one list on a server of its own. What one desk creates, all see."
                )
            )
        elif problem is None:
            words = self.tr("This desk, {desk}, shares the list on {host}. It is up to date.")
            words = filled(words, desk=shared.desk, host=shared.address.host)
            if shared.person:
                more = self.tr("The other desks see both names beside what is done here.")
            else:
                more = self.tr("Write your name once: the other desks then see who did what.")
            self._words.setText(f"{words} {more}")
        else:
            found = words_of(problem)
            self._words.setText(f"{found.title} {found.text}")

    def _name(self) -> None:
        from k2desk.ui.settings.desk_names_dialog import DeskNamesDialog

        DeskNamesDialog(self.window(), self._program.sharing).open()

    def _open(self) -> None:
        from k2desk.ui.settings.shared_list_dialog import SharedListDialog

        SharedListDialog(self.window(), self._program.sharing).open()

    def _ask(self) -> None:
        question = Question(
            self.window(),
            self.tr("Leave the shared list"),
            self.tr("Should this desk leave the shared list?"),
            self.tr(
                "This desk keeps its copy as a list of its own. The shared list and the other desks stay as they are."
            ),
            yes=self.tr("Leave it"),
            no=self.tr("Stay"),
        )
        question.yes.clicked.connect(self._leave)
        question.open()

    def _leave(self) -> None:
        when_done(self, self._program.sharing.leave(), self._has_left)

    def _has_left(self, operation: Operation[Problem | None]) -> None:
        self.banner.show_problem(operation.outcome)
