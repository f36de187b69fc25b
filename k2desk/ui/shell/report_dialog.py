"""Shows the report for support before it is saved or copied. Nothing leaves the computer by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from k2desk.model.outside import plain_lines
from k2desk.model.problems import Problem
from k2desk.services.chosen_files import ChosenFiles
from k2desk.services.operation import Operation
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.ask_where import ask_where
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.if_alive import if_alive
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.style.theme import mono_font

_LONGEST = 200_000
"""The greatest number of characters of a report. Its log lines are limited."""


class ReportDialog(DialogFrame):
    """Shows the report when it is complete, and saves it as a file."""

    def __init__(self, parent: QWidget, gathering: Operation[str], files: ChosenFiles) -> None:
        line = self.tr(
            "This is the whole report: no keys, names, tills or web addresses. Read it, save it, and send it to"
            " the person who helps you."
        )
        super().__init__(parent, self.tr("Report for support"), line, width=128, lines=28)
        self._files = files
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.text.setObjectName("ReportText")
        self.text.setProperty("kind", "field")
        self.text.setFont(mono_font())
        self.text.setAccessibleName(self.tr("Report for support"))
        self._told = PlainLabel(kind="muted")
        self.save = PrimaryButton(self.tr("&Save…"), "download", object_name="SaveReportFile", clicked=self._ask)
        self.save.setEnabled(False)
        copy = SecondaryButton(self.tr("C&opy"), "copy", clicked=self._copy)
        self.add_buttons(self.save, copy, self._told)
        self.column.addWidget(self.text)
        gathering.listen(if_alive(self, self._show))

    def _show(self, gathering: Operation[str]) -> None:
        if gathering.outcome is not None:
            self.text.setPlainText(plain_lines(gathering.outcome, _LONGEST))
            self.save.setEnabled(True)

    def _ask(self) -> None:
        ask_where(self, self.tr("Save the report"), "k2desk-report.txt", self.save_to)

    def save_to(self, path: Path) -> None:
        """Save the text that is shown."""
        saving = self._files.save(path, self.text.toPlainText().encode())
        saving.listen(if_alive(self, self._was_saved))

    def _was_saved(self, saving: Operation[Problem | None]) -> None:
        not_saved = self.tr("K2Desk could not save it there. Choose another place.")
        self._say(self.tr("Saved") if saving.went_well else not_saved)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._say(self.tr("Copied"))

    def _say(self, text: str) -> None:
        self._told.setText(text)
        announce(self, text)
