"""What the actions of messages do in the window, whichever page or dialog the message is in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.services.forms.connect import API_KEY, CLIENT_ID
from k2desk.ui.controls.ask_where import ask_where
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.shell.page_factory import PageFactory, PageId

if TYPE_CHECKING:
    from k2desk.services.operation import Operation
    from k2desk.ui.shell.window import MainWindow


class MessageActions:
    """The actions of messages in one window."""

    def __init__(self, window: MainWindow, factory: PageFactory) -> None:
        self._window = window
        self._factory = factory

    def of_program(self) -> Mapping[ProblemAction, Callable[[], object]]:
        """Return what the actions of a problem of the whole program do."""
        navigator = self._window.navigator
        return {
            ProblemAction.TRY_AGAIN: navigator.check_all,
            ProblemAction.CHECK_ALL: navigator.check_all,
            ProblemAction.SAVE_SETTINGS: self._save_settings,
        }

    def act(self, action: ProblemAction, problem: Problem) -> None:
        """Do an action that every message may offer."""
        dialogs, navigator = self._window.dialogs, self._window.navigator
        match action:
            case ProblemAction.NETWORK:
                dialogs.show_network()
            case ProblemAction.SAVE_REPORT:
                dialogs.show_report()
            case ProblemAction.SAVE_LIST:
                self._save_list()
            case ProblemAction.HELP if QApplication.activeModalWidget() is not None:
                dialogs.show_help(problem.code, navigator)
            case ProblemAction.HELP:
                navigator.show_help(problem.code)
            case ProblemAction.CHECK_KEYS:
                navigator.show_keys(API_KEY if problem.kind is ProblemKind.NO_API_KEY else CLIENT_ID)
            case ProblemAction.SETTINGS:
                navigator.go_to(PageId.SETTINGS)
            case ProblemAction.ADD_EXISTING:
                navigator.add_existing()
            case ProblemAction.NEW:
                navigator.new_subscription()

    def _save_list(self) -> None:
        if self._factory.program is not None:
            title = self._window.tr("Save the list elsewhere")
            ask_where(self._window, title, "k2desk-list.sqlite", self.save_list_as)

    def save_list_as(self, target: Path) -> None:
        """Save the whole list in a file, and tell where it is, or why it could not be saved."""
        if self._factory.program is None:
            return

        def done(operation: Operation[Problem | None]) -> None:
            if operation.went_well:
                self._window.tell(Problem(ProblemKind.LIST_SAVED_ELSEWHERE, (("file", str(target)),)))
            elif operation.outcome is not None:
                self._window.tell(operation.outcome)

        when_done(self._window, self._factory.program.copies.save_whole(target), done)

    def _save_settings(self) -> None:
        if self._factory.program is not None:
            self._factory.program.preferences.save_again()
