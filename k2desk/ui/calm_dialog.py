"""The one dialog that tells why the program can't start. Opened, never executed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from k2desk.desk.problems import Problem
from k2desk.ui.keys.arranging import keys_changed
from k2desk.ui.messages import words_of


def calm_dialog(parent: QWidget | None, problem: Problem) -> QMessageBox:
    """A dialog that tells a problem; the caller opens it."""
    words = words_of(problem)
    dialog = QMessageBox(parent)
    dialog.setWindowTitle("K2Desk")
    dialog.setTextFormat(Qt.TextFormat.PlainText)
    dialog.setIcon(QMessageBox.Icon.Warning)
    dialog.setText(words.title)
    dialog.setInformativeText(f"{words.text}\n\n{words.code}")
    if problem.details:
        dialog.setDetailedText(problem.details)
    dialog.addButton(QCoreApplication.translate("CalmDialog", "Close"), QMessageBox.ButtonRole.AcceptRole)
    keys_changed(dialog)
    return dialog
