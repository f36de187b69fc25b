"""The dialogs of the whole program: about, report, network, developer's code, help without an account, a question."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from k2desk.model.api_values import SubscriptionRequest
    from k2desk.model.records import SubscriptionRecord
    from k2desk.services.account import Account
    from k2desk.services.forms.new_subscription import NewSubscription
    from k2desk.services.program_services import ProgramServices
    from k2desk.ui.controls.navigator import Navigator
    from k2desk.ui.shell.closing_dialog import ClosingDialog


class ProgramDialogs(QObject):
    """Opens dialogs over the window.

    `answered` is emitted when the question before closing or switching has ended, `handed_over` with what was taken in
    from a file.
    """

    answered = Signal()
    handed_over = Signal(object)
    account_wanted = Signal(str)
    connect_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._program: ProgramServices | None = None
        self._question: ClosingDialog | None = None

    def attach_program(self, program: ProgramServices) -> None:
        """Set the services that the dialogs use."""
        self._program = program

    def show_about(self) -> None:
        """Show version, licences and folders."""
        from k2desk.ui.shell.about_dialog import AboutDialog

        if self._program is not None:
            AboutDialog(self._window, self._program.support).open()

    def show_report(self) -> None:
        """Show the report for support before it is saved."""
        from k2desk.ui.shell.report_dialog import ReportDialog

        if self._program is not None:
            ReportDialog(self._window, self._program.support.report(), self._program.files).open()

    def show_code(
        self, account: Account | None, about: Sequence[SubscriptionRecord | SubscriptionRequest] | None
    ) -> None:
        """Show the code for the user's developer, about these subscriptions or all of the account."""
        from k2desk.ui.developer.dialog import DeveloperDialog

        if self._program is not None:
            code = self._program.code
            DeveloperDialog(self._window, code, code.about(account, about)).open()

    def show_hand_over(self) -> None:
        """Show the dialog that makes a hand-over file."""
        from k2desk.ui.settings.hand_over_dialog import HandOverDialog

        if self._program is not None:
            HandOverDialog(self._window, self._program.hand_over, self._program.files).open()

    def open_hand_over(self) -> None:
        """Ask for a hand-over file, and show what is in it."""
        from k2desk.ui.settings.take_in_dialog import ask_for_file

        if self._program is not None:
            ask_for_file(self._window, self._program.hand_over, self.handed_over)

    def show_wall_sheet(self, account: Account | None) -> None:
        """Show the sheet for the wall of the open account."""
        from k2desk.ui.ready.wall_dialog import WallSheetDialog

        if self._program and account:
            WallSheetDialog(self._window, account, self._program).open()

    def show_accounts(self) -> None:
        """Show the accounts: their names, their order, and those that were removed."""
        from k2desk.ui.shell.accounts_dialog import AccountsDialog

        if self._program is not None:
            dialog = AccountsDialog(self._window, self._program)
            dialog.open_wanted.connect(self.account_wanted)
            dialog.connect_wanted.connect(self.connect_wanted)
            dialog.hand_over_wanted.connect(self.show_hand_over)
            dialog.open()

    def show_example(self, account: Account, form: NewSubscription) -> None:
        """Show an example of the alert that a form asks for."""
        from k2desk.ui.developer.example_dialog import ExampleDialog

        ExampleDialog(self._window, account, form).open()

    def show_network(self) -> None:
        """Show the network's settings."""
        from k2desk.ui.settings.network_dialog import NetworkDialog

        if self._program is not None:
            NetworkDialog(self._window, self._program).open()

    def show_help(self, article: str, navigator: Navigator) -> None:
        """Open the help in a window of its own."""
        from k2desk.ui.help.window import HelpWindow

        HelpWindow(self._window, article, navigator).open()

    def ask_to_wait(
        self, when_idle: Callable[[], Awaitable[None]], end: Callable[[], object], count: int, *, switching: bool
    ) -> None:
        """Ask whether to wait for `count` creates that are under way.

        If the question is open already, it comes forward.
        """
        from k2desk.ui.shell.closing_dialog import ClosingDialog

        if self._question is not None:
            self._question.raise_()
            return
        self._question = question = ClosingDialog(self._window, when_idle, end, count, switching=switching)
        question.finished.connect(self._was_answered)
        question.open()

    def _was_answered(self) -> None:
        self._question = None
        self.answered.emit()
