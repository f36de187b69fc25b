"""The banner above the tills: the state of the day in one line, when it was checked, and the progress of a run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.tinted_frame import TintedFrame
from k2desk.ui.style.theme import GAP_M, GAP_XL, Tone, scaled_font

_ICON = 40


class ReadyBanner(TintedFrame):
    """A picture, a title, a line, and a button that starts a run."""

    def __init__(self) -> None:
        super().__init__("morning", Tone.QUIET, icon_size=_ICON)
        self.setObjectName("ReadyBanner")
        self.title = PlainLabel(font=scaled_font(1.7, QFont.Weight.DemiBold), wrap=True)
        self.title.setObjectName("ReadyTitle")
        self.line = PlainLabel(wrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.hide()
        self.button = SecondaryButton("", "refresh", object_name="ReadyRun")
        self.words.setSpacing(2)
        for widget in (self.title, self.line, self.bar):
            self.words.addWidget(widget)
        self.row.setContentsMargins(GAP_XL + GAP_M // 2, GAP_XL, GAP_XL, GAP_XL)
        self.row.setSpacing(GAP_M)
        self.row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.setAlignment(self.icon, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
