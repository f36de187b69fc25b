"""Settings › Your list: where it is, its backups, and the way to get it back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from k2desk.model.problems import Problem
from k2desk.model.recovery import Recovery
from k2desk.services.list_copies import KnownCopies
from k2desk.services.operation import Operation
from k2desk.services.program_services import ProgramServices
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import STRETCH, in_row
from k2desk.ui.controls.buttons import IconButton, LinkButton, SecondaryButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.if_alive import follow, when_done
from k2desk.ui.controls.labels import ElidedLabel, PlainLabel
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.problem_dialog import Choice
from k2desk.ui.controls.recovery_dialog import RecoveryDialog
from k2desk.ui.settings.section import Section
from k2desk.ui.style.theme import GAP_M, GAP_S
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import whole


class YourList(Section):
    """Shows the list's place and newest backup, makes backups, and restores one."""

    def __init__(self, program: ProgramServices) -> None:
        super().__init__(program)
        self.heading(lambda: self.tr("Your list"))
        self.column.addWidget(ElidedLabel(str(program.backups.list_file), kind="muted"))
        self._last = PlainLabel(wrap=True)
        self.column.addWidget(self._last)
        self.back_up = SecondaryButton(lambda: self.tr("&Back up now"), object_name="BackUpNow", clicked=self._back_up)
        self.restore = SecondaryButton(
            lambda: self.tr("Restore fro&m backup…"), object_name="RestoreList", clicked=self._restore
        )
        self.check = SecondaryButton(
            lambda: self.tr("Check the list for &damage"), object_name="CheckList", clicked=self._check
        )
        buttons = QWidget()
        FlowLayout(self.back_up, self.restore, self.check, on=buttons, spacing=GAP_S)
        self.column.addWidget(buttons)
        self._result = PlainLabel(wrap=True)
        self._result.hide()
        self.column.addWidget(self._result)
        self.banner = ProblemBanner()
        self.column.addWidget(self.banner)
        self._second = PlainLabel(wrap=True)
        self.column.addWidget(self._second)
        choose = LinkButton(lambda: self.tr("Also sa&ve backups elsewhere…"), object_name="ChooseSecondPlace")
        choose.clicked.connect(self._choose)
        self._stop = IconButton(
            "remove",
            lambda: self.tr("Don’t use the second place any more"),
            object_name="StopSecondPlace",
            clicked=lambda: self._use(None),
        )
        self.column.addLayout(in_row(choose, self._stop, STRETCH, spacing=GAP_M))
        follow(self, program.backups, self.refresh)
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Show the newest backup and the second place."""
        super().refresh()
        backups = self._program.backups
        if backups.last is None:
            self._last.setText(self.tr("There is no backup yet. K2Desk makes one soon after the first change."))
        else:
            self._last.setText(filled(self.tr("Last backup: {when}"), when=whole(backups.last.taken_at)))
        second, at = backups.second_folder, backups.copied_at
        self._stop.setVisible(second is not None)
        if second is None:
            self._second.setText(
                self.tr("A second place, such as a USB stick, keeps your backups if this computer dies.")
            )
        elif at is None:
            self._second.setText(filled(self.tr("Second place: {folder}"), folder=str(second)))
        else:
            words = self.tr("Second place: {folder}. Last copied there: {when}")
            self._second.setText(filled(words, folder=str(second), when=whole(at)))

    def _say(self, words: str) -> None:
        self._result.setText(words)
        self._result.show()
        announce(self, words)

    def _begin(self) -> None:
        self.banner.show_problem(None)
        self._result.hide()
        self._enable(False)

    def _enable(self, on: bool) -> None:
        for button in (self.back_up, self.restore, self.check):
            button.setEnabled(on)

    def _back_up(self) -> None:
        self._begin()
        when_done(self, self._program.backups.make_now(), self._was_backed_up)

    def _was_backed_up(self, operation: Operation[Problem | None]) -> None:
        self._enable(True)
        self.banner.show_problem(operation.outcome)
        if operation.went_well:
            self._say(self.tr("The backup is made and tested."))

    def _check(self) -> None:
        self._begin()
        self._result.setText(self.tr("K2Desk checks every row…"))
        self._result.show()
        when_done(self, self._program.backups.check(), self._was_checked)

    def _was_checked(self, operation: Operation[int | Problem]) -> None:
        self._enable(True)
        found = operation.outcome
        if isinstance(found, int):
            whole_list = self.tr("Every row is as K2Desk wrote it.")
            self._say(self.tr("%n rows are damaged. Choose Restore from backup.", "", found) if found else whole_list)
        else:
            self._result.hide()
            self.banner.show_problem(found)

    def _restore(self) -> None:
        self._begin()
        when_done(self, self._program.copies.find_all(), self._was_found)

    def _was_found(self, operation: Operation[KnownCopies]) -> None:
        self._enable(True)
        copies = operation.outcome
        if copies is None:
            return
        if not copies.are_there:
            self._say(self.tr("There is no backup yet. Choose Back up now."))
            return
        title = self.tr("Get your list back")
        text = self.tr("K2Desk keeps the list that you have now. Choose what you want instead.")
        look = self._program.copies.look
        dialog = RecoveryDialog(self.window(), title, text, copies, look, frozenset())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda choice, way: self._take(dialog, choice, way))
        dialog.open()

    def _take(self, dialog: RecoveryDialog, choice: Choice, way: Recovery | None) -> None:
        if choice is Choice.RESTORE and way is not None:
            when_done(dialog, self._program.copies.restore(way), dialog.accept_after)

    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Second place for backups"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self._use(Path(chosen)))
        dialog.open()

    def _use(self, folder: Path | None) -> None:
        self.banner.show_problem(None)
        operation = self._program.backups.choose_second(folder)
        when_done(self, operation, lambda done: self.banner.show_problem(done.outcome))
