"""Starts listening on this computer: off until the user asks for it, and without the network unless the user chooses
it.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from k2desk.model.problems import ProblemAction
from k2desk.services.inbox import Inbox, Receiving
from k2desk.ui.controls.boxes import NumberBox
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import IconButton, SecondaryButton
from k2desk.ui.controls.if_alive import follow
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.pressed import CheckBox
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_M, GAP_S, heading_font, small_font
from k2desk.ui.text.plain import without_mark

_USUAL_PORT = 8642


class ListenCard(Translated, QFrame):
    """Starts and stops the receiver."""

    def __init__(self, inbox: Inbox) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._inbox = inbox
        title = PlainLabel(lambda: self.tr("Listen on this computer"), font=heading_font())
        text = PlainLabel(
            lambda: self.tr(
                "For your developer: a link (such as a tunnel) can bring alerts here, so that you can watch them."
            ),
            kind="muted",
            wrap=True,
            font=small_font(),
        )
        port_label = PlainLabel(lambda: self.tr("&Port"))
        self.port = NumberBox()
        self.put_words(self.port.setAccessibleName, lambda: without_mark(self.tr("&Port")))
        self.port.setRange(1024, 65_535)
        self.port.setValue(_USUAL_PORT)
        self.port.setGroupSeparatorShown(False)
        port_label.setBuddy(self.port)
        self.lan = CheckBox(lambda: self.tr("Also for other computers on this network"), object_name="ListenForAll")
        self._lan_note = PlainLabel(
            lambda: self.tr("Anyone on this network can then send messages here. Use this at home, not in a café."),
            kind="care",
            wrap=True,
            font=small_font(),
        )
        self.lan.toggled.connect(self._lan_note.setVisible)
        self._lan_note.hide()
        self._address = CodeText()
        self._copy = IconButton("copy", lambda: self.tr("Copy the address"))
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._address.text()))
        self.banner = ProblemBanner()
        self.banner.offer({ProblemAction.TRY_AGAIN: self._press, ProblemAction.EDIT: self._correct})
        self.start = SecondaryButton("", "events", object_name="Listen", clicked=self._press)
        self._port_row, self._address_row = QWidget(), QWidget()
        in_row(port_label, self.port, STRETCH, on=self._port_row)
        in_row((self._address, 1), self._copy, on=self._address_row)
        in_column(
            title,
            text,
            self._port_row,
            self.lan,
            self._lan_note,
            self._address_row,
            self.banner,
            self.start,
            on=self,
            margins=(GAP_M + 2, GAP_M, GAP_M + 2, GAP_M),
            spacing=GAP_S,
        )
        follow(self, inbox, self._show)
        self.on_language_change(self._show)

    def _correct(self) -> None:
        self.port.setFocus()
        self.port.selectAll()

    def _press(self) -> None:
        if self._inbox.receiving is Receiving.ON:
            self._inbox.stop()
        else:
            self._inbox.start(lan=self.lan.isChecked(), port=self.port.value())

    def _show(self) -> None:
        inbox = self._inbox
        on = inbox.receiving is Receiving.ON
        self._port_row.setVisible(not on)
        self.lan.setVisible(not on)
        self._lan_note.setVisible(not on and self.lan.isChecked())
        self._address_row.setVisible(on)
        self._address.setText(inbox.address)
        self.start.setEnabled(inbox.receiving is not Receiving.STARTING)
        self.start.setText(self.tr("Stop liste&ning") if on else self.tr("Listen &on this computer"))
        self.banner.show_problem(inbox.problem)
