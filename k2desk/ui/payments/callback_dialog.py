"""Lets the user choose where Kopo Kopo may post its list, after it refused the name that can't exist."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.model.outside import Most, one_line
from k2desk.services.addresses import host_and_path
from k2desk.services.payments.results import CallbackRefused
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.text.plain import without_mark

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.operation import Operation
    from k2desk.services.payments.asking import Payments
    from k2desk.ui.controls.navigator import Navigator


class CallbackDialog(DialogFrame):
    """Says what would be sent where, and asks again with the address that the user chooses."""

    def __init__(
        self,
        parent: QWidget,
        payments: Payments,
        refused: CallbackRefused,
        navigator: Navigator,
        then: Callable[[], object],
    ) -> None:
        super().__init__(
            parent,
            self.tr("Kopo Kopo wants an address of yours"),
            self.tr(
                "K2Desk gave Kopo Kopo an address that cannot exist, so that nobody gets your list. Kopo Kopo"
                " refused it."
            ),
            width=66,
        )
        self._payments, self._then, self._navigator = payments, then, navigator
        self.address = named(ChoiceBox(), "CallbackAddress")
        for address in refused.own:
            self.address.addItem(one_line("".join(host_and_path(address)), Most.ADDRESS), address)
        label = PlainLabel(self.tr("Your own web &address"))
        label.setBuddy(self.address)
        self.address.setAccessibleName(without_mark(self.tr("Your own web &address")))
        has_own = bool(refused.own)
        warning = self.tr(
            "Kopo Kopo then posts each list that you ask for to this address too: amounts, times, names and phone"
            " numbers. Choose it only if its owner may know them."
        )
        nothing = self.tr("You have no web address yet. Make a subscription to one first, then ask again.")
        self.warning = named(PlainLabel(warning if has_own else nothing, wrap=True), "WhatWillBeSent")
        for widget in (label, self.address):
            widget.setVisible(has_own)
            self.column.addWidget(widget)
        self.column.addWidget(self.warning)
        details = CodeText()
        details.setText("\n".join(one_line(reason, Most.SENTENCE) for reason in refused.reasons))
        fold = Fold(lambda: self.tr("&Details for your developer"), details)
        fold.setVisible(bool(refused.reasons))
        self.column.addWidget(fold)
        if has_own:
            use = PrimaryButton(self.tr("&Use it and ask again"), object_name="UseCallback", clicked=self._use)
            self.add_buttons(use)
        else:
            make = SecondaryButton(self.tr("&New subscription"), object_name="MakeAddress", clicked=self._make)
            self.add_buttons(make)
        self.close_button.setText(self.tr("No&t now"))

    def _use(self) -> None:
        saving = self._payments.set_options(callback=self.address.currentData())

        def saved(done: Operation[Problem | None]) -> None:
            self.accept_after(done, self._use)
            if done.went_well:
                self._then()

        when_done(self, saving, saved)

    def _make(self) -> None:
        self.accept()
        self._navigator.new_subscription()
