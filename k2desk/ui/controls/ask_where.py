"""Asks the user where to save a file, without blocking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    parent: QWidget, title: str, name: str, save: Callable[[Path], None], *, others: Sequence[str] = ()
) -> QFileDialog:
    """Open a file dialog that offers `name`, and return it. `save` is called with the chosen path; it is not called
    when the dialog is cancelled.

    `others` are more kinds of files that the dialog offers, as they end: "pdf". The chosen path ends so then.
    """
    dialog = QFileDialog(parent, title, acceptMode=QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    suffix = name.rpartition(".")[2]
    dialog.setDefaultSuffix(suffix)
    if others:
        dialog.setNameFilters([f"{kind.upper()} (*.{kind})" for kind in (suffix, *others)])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(chosen.partition(" ")[0].lower()))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
    dialog.open()
    return dialog
