"""Gives a payment to a sale by one press. Asks once who is at the counter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.payment_records import PaymentClaim
from k2desk.model.payments import Payment
from k2desk.model.problems import Problem, ProblemKind
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.buttons import PrimaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.text.payments import claim_words

if TYPE_CHECKING:
    from k2desk.model.clock import Clock
    from k2desk.services.payments.claims import Claims

_LONGEST_NAME = 40
_NO_NAME = frozenset({ProblemKind.KEY_AS_NAME, ProblemKind.NO_GIVER})
"""What is wrong with the name itself: it is asked for again."""


class Giving(QObject):
    """Gives and takes back. `refused` carries why that was not done, or None, and what does it again."""

    refused = Signal(object, object)

    def __init__(self, claims: Claims, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._claims, self._clock = claims, clock
        self.who = ""
        """The name of the person at the counter, or "" until it was asked."""

    def give(self, asker: QWidget, payment: Payment) -> None:
        """Give a payment to a sale, in the name of the person at the counter."""

        def go() -> None:
            giving = self._claims.give(payment, self.who)
            when_done(self, giving, lambda done: self._ended(asker, done.outcome, go))

        self.as_somebody(asker, go)

    def take_back(self, asker: QWidget, reference: str) -> None:
        """Undo a press that was a mistake."""

        def go() -> None:
            taking = self._claims.take_back(reference, self.who)
            when_done(self, taking, lambda done: self._ended(asker, done.outcome, go))

        self.as_somebody(asker, go)

    def as_somebody(self, asker: QWidget, go: Callable[[], object], problem: Problem | None = None) -> None:
        """Call `go` as soon as the name of the person at the counter is known. `problem` is about the name before."""
        if self.who:
            go()
            return

        def named(name: str) -> None:
            self.who = name
            go()

        dialog = WhoDialog(asker)
        dialog.name.set_problem(problem)
        dialog.named.connect(named)
        dialog.open()

    def _ended(self, asker: QWidget, outcome: PaymentClaim | Problem | None, again: Callable[[], object]) -> None:
        problem = outcome if isinstance(outcome, Problem) else None
        if problem is not None and problem.kind in _NO_NAME:
            self.who = ""
            self.as_somebody(asker, again, problem)
            return
        self.refused.emit(problem, again)
        if isinstance(outcome, PaymentClaim):
            announce(asker, claim_words(outcome, self._clock.now()))


class WhoDialog(DialogFrame):
    """Asks who is at the counter. `named` carries the name."""

    named = Signal(str)

    def __init__(self, parent: QWidget, name: str = "") -> None:
        text = self.tr("Your name is kept with each payment that you give to a sale. K2Desk asks once.")
        super().__init__(parent, self.tr("Who is at the counter?"), text, width=54)
        self.name = Field()
        self.name.edit.setObjectName("CounterName")
        self.name.edit.setMaxLength(_LONGEST_NAME)
        self.name.set_label(self.tr("&Name"))
        self.name.edit.setText(name)
        self.column.addWidget(self.name)
        self.save = PrimaryButton(self.tr("&Go on"), object_name="CounterNamed", clicked=self._save)
        self.add_buttons(self.save)
        self.name.edit.returnPressed.connect(self._save)
        self.close_button.setText(self.tr("Cance&l"))

    def _save(self) -> None:
        name = " ".join(self.name.edit.text().split())
        if not name:
            self.name.problem.show_words(self.tr("Who is it?"), self.tr("Type a name."))
            self.name.edit.setFocus()
            return
        self.accept()
        self.named.emit(name)
