"""*Show an example alert*: what Kopo Kopo will send for an event, in words and raw, to copy or save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from k2desk.model.events import EVENT_TYPES, SAMPLED
from k2desk.services.example_alert import example_alert
from k2desk.services.forms.new_subscription import NewSubscription
from k2desk.services.operation import Operation
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.ask_where import ask_where
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import STRETCH, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.pressed import CheckBox
from k2desk.ui.developer.code_view import CodeView
from k2desk.ui.style.theme import heading_font
from k2desk.ui.text.alerts import sentence
from k2desk.ui.text.events import event_name

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account


class ExampleDialog(DialogFrame):
    """Shows the example of one event at a time. Nothing is made or sent."""

    def __init__(self, parent: QWidget, account: Account, form: NewSubscription) -> None:
        line = self.tr("This is what your website will get. The payment is made up, and nothing is sent.")
        super().__init__(parent, self.tr("Example of an alert"), line, width=110, lines=34)
        self._account, self._form = account, form
        self.which = named(ChoiceBox(), "ExampleEvent", self.tr("What happened"))
        for name in SAMPLED:
            self.which.addItem(event_name(name), name)
        self.which.setCurrentIndex(max(0, self.which.findData(form.event_type)))
        self.daraja = CheckBox(self.tr("In the Safaricom (&Daraja) format"))
        self.daraja.setChecked(form.daraja)
        self.words = PlainLabel(font=heading_font(), wrap=True)
        self.raw = named(CodeView(), "ExampleRaw", self.tr("The alert as your website gets it"))
        self.copy = PrimaryButton(self.tr("C&opy all of it"), "copy", object_name="CopyExample", clicked=self._copy)
        self.save = SecondaryButton(self.tr("&Save…"), "download", object_name="SaveExample", clicked=self._ask)
        self._told = PlainLabel(kind="muted")
        self.column.addLayout(in_row(self.which, self.daraja, STRETCH))
        self.column.addWidget(self.words)
        self.column.addWidget(self.raw, 1)
        self.add_buttons(self.copy, self.save, self._told)
        self.which.currentIndexChanged.connect(lambda _: self._show())
        self.daraja.toggled.connect(lambda _: self._show())
        self._show()

    def _show(self) -> None:
        event = str(self.which.currentData())
        self.daraja.setVisible(EVENT_TYPES[event].daraja is not None)
        till = self._form.tills[0] if self._form.tills else None
        made = example_alert(event, till, self._form.address, self._account.clock.now(), daraja=self.daraja.isChecked())
        self.words.setText(sentence(made.arrived, whole=True, till_name=self._account.cache.till_name))
        self.raw.show_code(made.raw, ())
        self._told.setText("")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.raw.toPlainText())
        self._say(self.tr("Copied"))

    def _ask(self) -> None:
        ask_where(self, self.tr("Save the example"), f"{self.which.currentData()}.txt", self.save_to)

    def save_to(self, path: Path) -> None:
        """Save the text that is shown."""
        when_done(self, self._account.files.save(path, self.raw.toPlainText().encode()), self._was_saved)

    def _was_saved(self, saving: Operation[Problem | None]) -> None:
        self.banner.show_problem(saving.problem)
        if saving.went_well:
            self._say(self.tr("Saved"))

    def _say(self, text: str) -> None:
        self._told.setText(text)
        announce(self, text)
