"""The dialog for a subscription that is not confirmed: it shows the evidence, and the user decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QWidget

from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.build import STRETCH, add_items, in_column, in_grid, named
from k2desk.ui.controls.buttons import DangerButton, PillButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.problem_buttons import ProblemButtons
from k2desk.ui.controls.real_money_question import once_more
from k2desk.ui.style.theme import GAP_M, GAP_S, heading_font
from k2desk.ui.subscriptions.comparison import ComparisonTable
from k2desk.ui.subscriptions.known_about import known_about
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.places import place_line
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import whole
from k2desk.ui.text.unconfirmed import came_back

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.services.user_decisions import Comparison


class SettleDialog(DialogFrame):
    """Offers three decisions: it exists (paste its ID), it was not created, or send it once more."""

    def __init__(self, parent: QWidget, account: Account, entry: CachedSubscription) -> None:
        super().__init__(parent, self.tr("Was it made?"), width=107)
        self._account = account
        self._entry = entry
        self._comparison: Comparison | None = None
        self.add_title(self.tr("Was this subscription made?"))
        self._ways = QButtonGroup(self)
        self._pages: list[QWidget] = []
        row = QHBoxLayout()
        for number, (words, page) in enumerate(
            (
                (self.tr("I &have its ID"), self._found_page()),
                (self.tr("It was not &made"), self._not_made_page()),
                (self.tr("Send it &again"), self._again_page()),
            )
        ):
            way = PillButton(words)
            self._ways.addButton(way, number)
            row.addWidget(way)
            self._pages.append(page)
            page.hide()
        row.addStretch(1)
        add_items(
            self.column,
            self._what_was_sent(),
            PlainLabel(self.tr("Find it out, in this order"), font=heading_font()),
            self._steps(),
            PlainLabel(self.tr("What did you find out?"), font=heading_font()),
            row,
            *self._pages,
        )
        self.column.setSpacing(GAP_M)
        self._ways.idToggled.connect(self._choose_way)
        self._ways.button(0).setChecked(True)
        self.close_button.setText(self.tr("&Decide later"))
        self.banner.offer({ProblemAction.EDIT: self._correct})
        self.pasted.edit.setFocus()

    def _choose_way(self, place: int, on: bool) -> None:
        self._pages[place].setVisible(on)
        if on:
            (self.pasted.edit, self.told_by.edit, self.send)[place].setFocus()

    def _what_was_sent(self) -> QFrame:
        """Return a card with what was sent and when, and what came back."""
        record = self._entry.record
        till = till_words(record.scope_reference or "", self._account.cache.till_name(record.scope_reference))
        whom = filled(self.tr("till {number}"), number=till) if record.scope_reference else scope_name("company", None)
        name = self._account.cache.address_name(record.address)
        lines = (
            f"{event_name(record.event_type)} · {whom}",
            filled(self.tr("To {address}"), address=place_line(record.address, name)),
            filled(self.tr("You sent it on {when}."), when=whole(record.pressed_at)) + " " + came_back(record.trouble),
        )
        card = named(QFrame(), "WhatWasSent")
        card.setProperty("kind", "card")
        first = PlainLabel(lines[0], font=heading_font(), wrap=True)
        in_column(first, *(PlainLabel(line, wrap=True) for line in lines[1:]), on=card, margins=GAP_M, spacing=GAP_S)
        card.setAccessibleName(" ".join(lines))
        return card

    def _steps(self) -> QGridLayout:
        """Return what to do to find out, in order, with a message to Kopo Kopo that is ready to be sent."""
        ask = ProblemButtons(reach=frozenset({ProblemAction.ASK_KOPO_KOPO}))
        ask.known = lambda: known_about(self._entry, self._account.cache)
        ask.show_problem(Problem(ProblemKind.NOT_CONFIRMED))
        pay = self.tr("Pay KES 1 and count the alerts for it. One more than usual means that it was made.")
        if self._account.practising is not None:
            pay = self.tr("On “Alerts”, let a customer pay and count the alerts. One more than usual: it was made.")
        grid = in_grid(horizontal=GAP_M, vertical=GAP_S)
        for number, (text, button) in enumerate(
            (
                (self.tr("Look in your Kopo Kopo app. If you see it there, copy its ID."), None),
                (self.tr("Ask Kopo Kopo whether it was made."), ask),
                (pay, None),
            ),
            1,
        ):
            grid.addWidget(PlainLabel(f"{number}", font=heading_font()), number, 0, Qt.AlignmentFlag.AlignTop)
            said = [PlainLabel(text, wrap=True), *([button] if button is not None else [])]
            grid.addLayout(in_column(*said, spacing=2), number, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _found_page(self) -> QWidget:
        self.pasted = Field()
        self.pasted.set_label(self.tr("ID &or address from Kopo Kopo"))
        self.pasted.edit.setText(self._account.decisions.where_it_may_be(self._entry.id))
        self.pasted.edit.returnPressed.connect(self._look)
        self.look = SecondaryButton(self.tr("&Look it up at Kopo Kopo"), "search", clicked=self._look)
        self.table = ComparisonTable(self._account.cache.till_name)
        self.table.hide()
        self.take = PrimaryButton(self.tr("&Yes, this is it"), clicked=self._take)
        self.take.hide()
        self.pasted.row.addWidget(self.look)
        return _page(self.pasted, self.table, self.take)

    def _not_made_page(self) -> QWidget:
        text = self.tr("Say this only if you are sure. For example, it is not in Kopo Kopo’s own web app.")
        self.told_by = Field()
        self.told_by.set_label(self.tr("&Who told you?"))
        self.told_by.edit.returnPressed.connect(self._not_created)
        self.say_not_made = PrimaryButton(self.tr("&It was not made"), clicked=self._not_created)
        return _page(PlainLabel(text, wrap=True), self.told_by, self.say_not_made)

    def _again_page(self) -> QWidget:
        text = self.tr("If the first one was made, every alert comes twice. Only Kopo Kopo can end one.")
        self.send = DangerButton(self.tr("&Send again: may double every alert"), "send", clicked=self._press_again)
        return _page(PlainLabel(text, kind="care", wrap=True), self.send)

    def _correct(self) -> None:
        self.pasted.edit.setFocus()
        self.pasted.edit.selectAll()

    def _look(self) -> None:
        self.look.setEnabled(False)
        self.banner.show_problem(None)
        when_done(self, self._account.decisions.compare(self._entry.id, self.pasted.edit.text()), self._looked)

    def _looked(self, operation: Operation[Comparison]) -> None:
        comparison = operation.outcome
        self.look.setEnabled(True)
        if comparison is None:
            self.banner.show_problem(operation.problem, again=self._look)
            return
        remote = comparison.remote
        self._comparison = comparison if remote is not None else None
        self.table.setVisible(remote is not None)
        self.take.setVisible(remote is not None)
        if remote is not None:
            self.table.show_facts(
                self._entry.record, remote.event_type, remote.address, remote.scope, remote.scope_reference
            )
        self.banner.show_problem(comparison.problem, again=self._look)

    def _take(self) -> None:
        if self._comparison is not None:
            self._accept_when(self._account.decisions.confirm(self._entry.id, self._comparison), self._take)

    def _not_created(self) -> None:
        told_by = self.told_by.edit.text().strip()
        self._accept_when(self._account.decisions.was_not_created(self._entry.id, told_by), self._not_created)

    def _accept_when(self, settled: Operation[Problem | None], again: Callable[[], None]) -> None:
        when_done(self, settled, lambda ended: self.accept_after(ended, again))

    def _press_again(self) -> None:
        once_more(self, self._account, self._send_again)

    def _send_again(self) -> None:
        self.send.setEnabled(False)
        self._account.creating.send_again_knowing(self._entry.id)
        self.accept()


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    in_column(*widgets, STRETCH, on=page, spacing=GAP_M)
    return page
