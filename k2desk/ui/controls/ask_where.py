"""Asks where a file is to be saved, without holding up anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(parent: QWidget, title: str, name: str, save: Callable[[Path], None]) -> QFileDialog:
    """Opens the dialog; `save` is called with the place that was chosen, if one was."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
    dialog.open()
    return dialog
