"""Asks the user where to save a file, without blocking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    parent: QWidget, title: str, name: str, save: Callable[[Path], None], *, or_pdf: bool = False
) -> QFileDialog:
    """Open a file dialog that offers `name`, and return it. `save` is called with the chosen path; it is not called
    when the dialog is cancelled.

    With `or_pdf` the dialog also offers PDF; the chosen path then ends in .pdf.
    """
    dialog = QFileDialog(parent, title, acceptMode=QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    suffix = name.rpartition(".")[2]
    dialog.setDefaultSuffix(suffix)
    if or_pdf:
        dialog.setNameFilters([f"{suffix.upper()} (*.{suffix})", "PDF (*.pdf)"])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("pdf" if "pdf" in chosen else suffix))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
    dialog.open()
    return dialog
