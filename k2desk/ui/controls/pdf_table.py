"""Paints a table as a PDF, page by page between other events, so that the window keeps answering."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPainter

from k2desk.model.outside import Most, one_line
from k2desk.ui.controls.paper import a4, pdf_writer

_DPI = 150
_POINTS, _TITLE_POINTS = 7.5, 13.0
_MARGIN = 12.0
"""The margin of the page in millimetres."""

_AIR = "nn"
"""The space between two columns is as wide as this text."""


class PdfTable(QObject):
    """Paints a title, a line about the account, a header and rows. `ready` carries the bytes of the file."""

    ready = Signal(bytes)

    def __init__(
        self,
        title: str,
        about: str,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._about, self._header, self._rows = title, about, tuple(header), tuple(rows)
        self._next = 0
        self._page = 0
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = pdf_writer(self._buffer, title, a4(_MARGIN, QPageLayout.Orientation.Landscape))
        self._writer.setResolution(_DPI)
        self._painter = QPainter(self._writer)
        self._font = QFont()
        self._font.setPointSizeF(_POINTS)
        self._bold = QFont(self._font)
        self._bold.setBold(True)
        self._metrics = QFontMetricsF(self._font, self._writer)
        self._widths = self._shares()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._paint_page)
        self._timer.start(0)

    def _shares(self) -> list[float]:
        """Return the widths of the columns by their longest texts, limited so that all columns fit the page."""
        room = float(self._writer.width())
        wanted = []
        for place, head in enumerate(self._header):
            cells = [one_line(row[place], Most.SENTENCE) for row in self._rows[:200] if place < len(row)]
            longest = max((self._metrics.horizontalAdvance(text) for text in (head, *cells)), default=0.0)
            wanted.append(min(longest, room / 4) + self._metrics.horizontalAdvance(_AIR))
        return _fitted(wanted, room)

    def _paint_page(self) -> None:
        line = self._metrics.height() * 1.35
        top = 0.0
        if self._page:
            self._writer.newPage()
        self._page += 1
        title = QFont(self._bold)
        title.setPointSizeF(_TITLE_POINTS)
        self._painter.setFont(title)
        height = QFontMetricsF(title, self._writer).height()
        room = float(self._writer.width())
        self._painter.setPen(QColor("#1A2230"))
        self._painter.drawText(QRectF(0, top, room, height), int(Qt.AlignmentFlag.AlignLeft), self._title)
        top += height
        self._painter.setFont(self._font)
        words = f"{self._about} · {self._page}"
        self._painter.drawText(QRectF(0, top, room, line), int(Qt.AlignmentFlag.AlignLeft), words)
        top += line * 1.5
        top = self._paint_row(self._header, self._bold, top, line)
        bottom = float(self._writer.height()) - line
        while self._next < len(self._rows) and top < bottom:
            top = self._paint_row(self._rows[self._next], self._font, top, line)
            self._next += 1
        if self._next >= len(self._rows):
            self._timer.stop()
            self._painter.end()
            self._buffer.close()
            self.ready.emit(bytes(self._buffer.data().data()))
            self.deleteLater()

    def _paint_row(self, cells: Sequence[str], font: QFont, top: float, line: float) -> float:
        left = 0.0
        metrics = QFontMetricsF(font, self._writer)
        self._painter.setFont(font)
        for width, cell in zip(self._widths, cells, strict=False):
            shown = metrics.elidedText(
                one_line(cell, Most.SENTENCE), Qt.TextElideMode.ElideMiddle, width - metrics.horizontalAdvance(_AIR) / 2
            )
            box = QRectF(left, top, width, line)
            self._painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            left += width
        self._painter.setPen(QColor("#DDE2E8"))
        self._painter.drawLine(0, round(top + line), round(left), round(top + line))
        self._painter.setPen(QColor("#1A2230"))
        return top + line


def _fitted(wanted: Sequence[float], room: float) -> list[float]:
    """Return widths that fit into `room`.

    Narrow columns get all they want and the others share the rest; room that is left over is spread over all.
    """
    whole = sum(wanted) or 1.0
    if whole <= room:
        return [width * room / whole for width in wanted]
    given: dict[int, float] = {}
    left, rest = room, list(range(len(wanted)))
    while rest:
        share = left / len(rest)
        small = [place for place in rest if wanted[place] <= share]
        if not small:
            given.update(dict.fromkeys(rest, share))
            break
        for place in small:
            given[place] = wanted[place]
            left -= wanted[place]
        rest = [place for place in rest if place not in given]
    return [given[place] for place in range(len(wanted))]
