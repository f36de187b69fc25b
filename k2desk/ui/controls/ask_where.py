"""Asks where a file is to be saved, without holding up anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    parent: QWidget, title: str, name: str, save: Callable[[Path], None], *, or_pdf: bool = False
) -> QFileDialog:
    """Opens the dialog; `save` is called with the place that was chosen, if one was.

    With `or_pdf` a PDF is offered as well: the place then ends in .pdf.
    """
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    suffix = name.rpartition(".")[2]
    dialog.setDefaultSuffix(suffix)
    if or_pdf:
        dialog.setNameFilters([f"{suffix.upper()} (*.{suffix})", "PDF (*.pdf)"])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("pdf" if "pdf" in chosen else suffix))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
    dialog.open()
    return dialog
