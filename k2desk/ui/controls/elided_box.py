"""A combo box for narrow places. It shortens the chosen text at its end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.style.text_room import letters
from k2desk.ui.text.plain import plain_tip

_LEAST_LETTERS = 12


class ElidedBox(ChoiceBox):
    """A combo box that shows a shortened text.

    The whole text is in the open list and, if it was shortened, in the tooltip.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(1)

    def minimumSizeHint(self) -> QSize:
        """Return a size for a word or two."""
        return QSize(letters(_LEAST_LETTERS, self.fontMetrics()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with the text that fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        whole = self.currentText()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(plain_tip(whole) if shown != whole else "")
        option.currentText = shown
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
