"""Chooses for how many days payments are kept on this computer, and forgets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import STRETCH, in_row, named
from k2desk.ui.controls.buttons import DangerButton, PrimaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel

if TYPE_CHECKING:
    from k2desk.services.payments.asking import Payments

_DAYS = (0, 1, 7, 30, 90)


class KeepDialog(DialogFrame):
    """Nothing is kept unless the user chooses it here."""

    def __init__(self, parent: QWidget, payments: Payments) -> None:
        super().__init__(
            parent,
            self.tr("Keep payments on this computer?"),
            self.tr(
                "They hold names and phone numbers. Without this, K2Desk forgets them when it closes, and asks Kopo"
                " Kopo again."
            ),
            width=62,
        )
        self._payments = payments
        self.days = named(ChoiceBox(), "KeepDays")
        offered = sorted({*_DAYS, payments.options.keep_days})
        for days in offered:
            words = self.tr("For %n days", "", days) if days else self.tr("Only while K2Desk is open")
            self.days.addItem(words, days)
        self.days.setCurrentIndex(offered.index(payments.options.keep_days))
        label = PlainLabel(self.tr("&Keep them"))
        label.setBuddy(self.days)
        self.days.setAccessibleName(self.tr("How long they are kept"))
        self.column.addLayout(in_row(label, self.days, STRETCH))
        stays = self.tr("Counts by hour stay, without names. So does who gave what.")
        self.column.addWidget(PlainLabel(stays, kind="muted", wrap=True))
        self.save = PrimaryButton(self.tr("&Save"), object_name="SaveKeeping", clicked=self._save)
        self.forget = DangerButton(self.tr("&Forget all of them"), object_name="ForgetPayments", clicked=self._forget)
        self.add_buttons(self.save, self.forget)
        self.close_button.setText(self.tr("Cance&l"))

    def _save(self) -> None:
        saving = self._payments.set_options(keep_days=self.days.currentData())
        when_done(self, saving, lambda done: self.accept_after(done, self._save))

    def _forget(self) -> None:
        forgetting = self._payments.forget()
        when_done(self, forgetting, lambda done: self.accept_after(done, self._forget))
