"""The dialog for a subscription that is not confirmed: it shows the evidence, and the user decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.model.problems import ProblemAction
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.build import STRETCH, in_column
from k2desk.ui.controls.buttons import DangerButton, PillButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.style.theme import GAP_M
from k2desk.ui.subscriptions.comparison import ComparisonTable
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import whole

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
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
        evidence = CodeText()
        evidence.setText(self._evidence())
        evidence.setAccessibleName(self.tr("What was sent, and what came back"))
        self._ways = QButtonGroup(self)
        self._pages = QStackedWidget()
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
            self._pages.addWidget(page)
        row.addStretch(1)
        self._ways.idToggled.connect(lambda place, on: self._pages.setCurrentIndex(place) if on else None)
        self._ways.button(0).setChecked(True)
        self.column.setSpacing(GAP_M)
        self.column.addWidget(evidence)
        self.column.addLayout(row)
        self.column.addWidget(self._pages)
        self.close_button.setText(self.tr("&Decide later"))
        self.banner.offer({ProblemAction.EDIT: self._correct})

    def _evidence(self) -> str:
        record = self._entry.record
        trouble = record.trouble
        came_back = self.tr("nothing")
        if trouble and trouble.details:
            came_back = one_line(trouble.details.splitlines()[0], Most.SENTENCE)
        lines = [
            f"{event_name(record.event_type)} · {scope_name(record.scope, record.scope_reference)}",
            one_line(record.address, Most.ADDRESS),
            filled(self.tr("sent {when}"), when=whole(record.pressed_at)),
            filled(self.tr("came back: {what}"), what=came_back),
        ]
        if record.location:
            lines.append(one_line(f"Location: {record.location}", Most.ADDRESS))
        return "\n".join(lines)

    def _found_page(self) -> QWidget:
        self.pasted = Field()
        self.pasted.set_label(self.tr("ID &or address from Kopo Kopo"))
        self.pasted.set_hint(
            self.tr(
                "Look first in Kopo Kopo’s own web app: it lists your subscriptions. Then ask your website person or"
                " Kopo Kopo’s support."
            )
        )
        self.pasted.edit.setText(self._account.decisions.where_it_may_be(self._entry.id))
        self.pasted.edit.returnPressed.connect(self._look)
        self.look = SecondaryButton(self.tr("&Look it up at Kopo Kopo"), "search", clicked=self._look)
        self.table = ComparisonTable()
        self.table.hide()
        self.take = PrimaryButton(self.tr("&Yes, this is it"), clicked=self._take)
        self.take.hide()
        return _page(self.pasted, self.look, self.table, self.take)

    def _not_made_page(self) -> QWidget:
        text = self.tr("Say this only if you are sure. For example, it is not in Kopo Kopo’s own web app.")
        self.told_by = Field()
        self.told_by.set_label(self.tr("&Who told you?"))
        self.told_by.edit.returnPressed.connect(self._not_created)
        self.say_not_made = PrimaryButton(self.tr("&It was not made"), clicked=self._not_created)
        return _page(PlainLabel(text, wrap=True), self.told_by, self.say_not_made)

    def _again_page(self) -> QWidget:
        text = self.tr("If the first one was made, every alert comes twice. Only Kopo Kopo can end one.")
        self.send = DangerButton(self.tr("&Send again: may double every alert"), "send", clicked=self._send_again)
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
        if comparison is None:
            return
        self.look.setEnabled(True)
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
        when_done(self, settled, lambda ended: self.accept_unless(ended.outcome, again))

    def _send_again(self) -> None:
        self.send.setEnabled(False)
        self._account.creating.send_again_knowing(self._entry.id)
        self.accept()


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    in_column(*widgets, STRETCH, on=page, spacing=GAP_M)
    return page
