"""Compares our record with Kopo Kopo's facts, with differences in bold, and offers to keep Kopo Kopo's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.model.records import SubscriptionRecord
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.build import empty
from k2desk.ui.controls.buttons import PrimaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.style.theme import GAP_L, scaled_font
from k2desk.ui.text.events import event_name, scope_name

if TYPE_CHECKING:
    from k2desk.services.account import Account


class ComparisonTable(QWidget):
    """Shows three facts as sent from here, and as Kopo Kopo shows them."""

    def __init__(self, till_name: Callable[[str | None], str]) -> None:
        """Make it empty. `till_name` returns what the shop calls a till."""
        super().__init__()
        self._till_name = till_name
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_L)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def show_facts(
        self, ours: SubscriptionRecord, event_type: str, address: str, scope: str, reference: str | None
    ) -> None:
        """Show our record beside Kopo Kopo's facts."""
        empty(self._grid)
        for column, text in enumerate(("", self.tr("Sent from here"), self.tr("Kopo Kopo shows"))):
            self._grid.addWidget(PlainLabel(text, kind="muted"), 0, column)
        events = (ours.event_type, event_type)
        scopes = (f"{ours.scope} {ours.scope_reference or ''}", f"{scope} {reference or ''}")
        facts = (
            (self.tr("Tell us when"), *_told_apart(events, (event_name(ours.event_type), event_name(event_type)))),
            (
                self.tr("For"),
                *_told_apart(scopes, (self._scope(ours.scope, ours.scope_reference), self._scope(scope, reference))),
            ),
            (self.tr("Sent to"), *_told_apart((ours.address, address), (ours.address, address))),
        )
        for row, (name, mine, remote) in enumerate(facts, start=1):
            self._grid.addWidget(PlainLabel(name, kind="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            differs = mine != remote
            self._grid.addWidget(PlainLabel(mine, wrap=True), row, 1)
            text = f"≠ {remote}" if differs else remote
            font = scaled_font(1.0, QFont.Weight.Bold) if differs else None
            self._grid.addWidget(PlainLabel(text, wrap=True, font=font), row, 2)

    def _scope(self, scope: str, reference: str | None) -> str:
        return scope_name(scope, reference, self._till_name(reference))


def _told_apart(facts: tuple[str, str], words: tuple[str, str]) -> tuple[str, str]:
    """Return the words for both sides.

    If they differ only in what can't be seen, return the facts as a developer writes them.
    """
    mine, remote = (one_line(text, Most.ADDRESS) for text in words)
    if facts[0] != facts[1] and mine == remote:
        mine, remote = (one_line(ascii(fact)[1:-1], Most.ADDRESS) for fact in facts)
    return mine, remote


class ChangedDialog(DialogFrame):
    """Shown when Kopo Kopo shows other facts: the user compares, and keeps Kopo Kopo's or leaves it."""

    def __init__(self, parent: QWidget, account: Account, entry: CachedSubscription) -> None:
        super().__init__(parent, self.tr("Changed at Kopo Kopo"), width=107)
        self._account = account
        self._entry = entry
        self.add_title(self.windowTitle())
        table = ComparisonTable(account.cache.till_name)
        remote = entry.check.remote if entry.check else None
        if remote is not None:
            table.show_facts(entry.record, remote.event_type, remote.address, remote.scope, remote.scope_reference)
        self.column.addWidget(table)
        self.keep = PrimaryButton(self.tr("&Keep Kopo Kopo’s"), clicked=self._keep)
        self.add_buttons(self.keep)
        self.close_button.setText(self.tr("&Decide later"))

    def _keep(self) -> None:
        kept = self._account.decisions.keep_theirs(self._entry.id)
        when_done(self, kept, lambda ended: self.accept_after(ended, self._keep))
