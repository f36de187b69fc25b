"""What the details say below a trouble: that it was put off or taken, and how; or that all works again."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from k2desk.services.badge import Badge, Group
from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.tinted_frame import TintedFrame
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_S, Tone
from k2desk.ui.text.troubles import mark_sentence


class TroubleMarks(Translated, QWidget):
    """Offers to put a trouble off or to name who sees to it, and takes that back with one press."""

    put_off = Signal()
    taken = Signal()
    given_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = PlainLabel(wrap=True)
        self._mended = PlainLabel(wrap=True)
        self.mended = TintedFrame("check", Tone.GOOD)
        self.mended.words.addWidget(self._mended)
        self.later = SecondaryButton(lambda: self.tr("&Put off…"), "status-aged", clicked=self.put_off)
        self.later.setObjectName("PutOff")
        self.take = SecondaryButton(lambda: self.tr("Some&body sees to it…"), "user", clicked=self.taken)
        self.take.setObjectName("TakeTrouble")
        self.back = SecondaryButton(lambda: self.tr("&Give it back"), "undo", clicked=self.given_back)
        self.back.setObjectName("GiveBack")
        buttons = QWidget()
        FlowLayout(self.later, self.take, self.back, on=buttons, spacing=GAP_S)
        in_column(self.mended, self._said, buttons, on=self, spacing=GAP_S)

    def show_for(self, badge: Badge, now: datetime, mended: str, *, ready: bool) -> None:
        """Show what fits the row's badge. `mended` says that it works again, or is ""."""
        loud, mark = badge.group is Group.ATTENTION, badge.mark
        self._mended.setText(mended)
        self.mended.setVisible(bool(mended))
        self._said.setText(mark_sentence(mark, now) if mark is not None else "")
        self._said.setVisible(mark is not None)
        self.later.setVisible(loud)
        self.take.setVisible(loud)
        self.back.setVisible(mark is not None)
        for button in (self.later, self.take, self.back):
            button.setEnabled(ready)
        self.setVisible(bool(mended) or loud or mark is not None)
