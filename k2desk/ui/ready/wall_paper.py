"""The sheet for the wall as one page of A4, for the screen, a PDF and a printer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QBuffer, QIODevice, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter, QTextDocument

from k2desk.model.records import AccountRecord
from k2desk.services.wall_sheet import Contacts, WallSheet
from k2desk.ui.controls.paper import a4, pdf_writer
from k2desk.ui.text.wall import size_for, wall_html

PAGE = QSizeF(794, 1123)
"""A4 in pixels at 96 dpi. All sizes on the sheet are in pixels, so that it is the same on every screen."""

_MARGIN = 56.0
"""The margin of the document in pixels. The page has none."""
_DPI = 150


class Paper:
    """One page in one language. However many tills there are, it stays one page."""

    def __init__(
        self, account: AccountRecord, sheet: WallSheet, contacts: Contacts, now: datetime, language: str
    ) -> None:
        self._document = QTextDocument()
        self._document.setDocumentMargin(_MARGIN)
        size = size_for(len(sheet.tills))
        while True:
            self._document.setHtml(wall_html(account, sheet, contacts, now, language, size))
            self._document.setPageSize(PAGE)
            if self.pages == 1 or size.most <= size.columns:
                break
            # Long names take two lines. Then there is room for fewer tills.
            size = replace(size, most=max(size.columns, min(size.most, len(sheet.tills)) * 4 // 5))

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return int(self._document.pageCount())

    def words(self) -> str:
        """Return its words, for screen readers."""
        return str(self._document.toPlainText())

    def picture(self, width: int, ratio: float) -> QImage:
        """Return the page as a picture of this width."""
        scale = width * ratio / PAGE.width()
        image = QImage(round(width * ratio), round(PAGE.height() * scale), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        self._document.drawContents(painter)
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image

    def pdf(self, title: str) -> bytes:
        """Return the page as a PDF."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = pdf_writer(buffer, title, a4())
        writer.setResolution(_DPI)
        self.print_on(writer)
        del writer
        return bytes(buffer.data().data())

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Paint the page on a printer or a PDF, as large as fits."""
        painter = QPainter(device)
        scale = min(device.width() / PAGE.width(), device.height() / PAGE.height())
        painter.scale(scale, scale)
        self._document.drawContents(painter)
        painter.end()
