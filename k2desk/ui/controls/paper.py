"""Pages of A4: their layout, a PDF writer for them, and the system's dialog that prints them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PORTRAIT = QPageLayout.Orientation.Portrait


def a4(margin: float = 0.0, orientation: QPageLayout.Orientation = _PORTRAIT) -> QPageLayout:
    """Return the layout of an A4 page with the same margin, in millimetres, at all sides."""
    margins = QMarginsF(margin, margin, margin, margin)
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, margins, QPageLayout.Unit.Millimeter)


def pdf_writer(device: QIODevice, title: str, layout: QPageLayout) -> QPdfWriter:
    """Return a writer of a PDF to `device`."""
    writer = QPdfWriter(device)
    writer.setTitle(title)
    writer.setCreator("K2Desk")
    writer.setPageLayout(layout)
    return writer


def printer_of(title: str, layout: QPageLayout) -> QPrinter:
    """Return the system's printer for a document of one page, whose layout the system's dialog may change."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(layout)
    printer.setDocName(title)
    return printer


def ask_printer(parent: QWidget, printer: QPrinter, paint: Callable[[], object]) -> None:
    """Let the user choose a printer and its settings, then call `paint`."""
    from PySide6.QtPrintSupport import QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: paint())
    QDialog.open(dialog)
