"""Sums below each other, each with its name: of the tills, or of the kinds of payments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_M, theme

_BETWEEN = 4
_LEAST = 8
"""The least width of a name, in letters."""

_FAR = 10_000
_WRAPPED = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
_RIGHT = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)


class SumsList(Translated, QWidget):
    """Paints a line for each sum. A hundred tills would be three hundred labels, for which the window would wait."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[str, str, str]] = []
        self._wide = 0, 0
        """The widths of the sums and of the counts, each with the gap before it."""
        self._found: dict[int, list[QRect]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sums(self, lines: Sequence[tuple[str, str, str]], heading: str) -> None:
        """Show lines of (name, sum, number of payments). A screen reader reads the heading, then all of them."""
        self._lines = [(one_line(name, Most.NAME), total, count) for name, total, count in lines]
        self.setAccessibleName(heading)
        self.setAccessibleDescription(". ".join(f"{name}: {total}, {count}" for name, total, count in self._lines))
        self.font_changed()
        self.update()

    def font_changed(self) -> None:
        """Measure everything again."""
        metrics = self.fontMetrics()
        total, count = (
            max((metrics.horizontalAdvance(one[place]) for one in self._lines), default=0) + GAP_M for place in (1, 2)
        )
        self._wide = total, count
        self._found.clear()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size at which no name is wrapped."""
        metrics = self.fontMetrics()
        name = max((metrics.horizontalAdvance(one[0]) for one in self._lines), default=0)
        return QSize(name + 1 + sum(self._wide), self.heightForWidth(_FAR))

    def minimumSizeHint(self) -> QSize:
        """Return a width at which a word of a name fits beside the numbers."""
        width = letters(_LEAST, self.fontMetrics()) + sum(self._wide)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines. A long name takes several."""
        boxes = self._boxes(width)
        return boxes[-1].bottom() + 1 if boxes else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that are visible."""
        painter = QPainter(self)
        painter.setPen(theme().colours.text)
        for box, (name, total, count) in zip(self._boxes(self.width()), self._lines, strict=True):
            if box.intersects(event.rect()):
                painter.drawText(box, _WRAPPED, name)
                for text, right in ((total, self._wide[1]), (count, 0)):
                    painter.drawText(QRect(0, box.y(), self.width() - right, box.height()), _RIGHT, text)

    def _boxes(self, width: int) -> list[QRect]:
        """Return where each name is painted. Layouts ask for the same few widths again and again."""
        if width not in self._found:
            metrics, top = self.fontMetrics(), 0
            room = max(1, width - sum(self._wide))
            boxes = self._found[width] = []
            for name, _, _ in self._lines:
                height = metrics.boundingRect(QRect(0, 0, room, _FAR), _WRAPPED, name).height()
                boxes.append(QRect(0, top, room, height))
                top += height + _BETWEEN
        return self._found[width]
