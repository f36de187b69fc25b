"""The last step of a comparison: the groups with their counts, saved files, and the message for the website person."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.services.lists.comparing import PaymentLists
from k2desk.services.lists.matching import Group, Matched
from k2desk.services.lists.result import Compared, Shown
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.empty_state import EmptyState
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.letter_language import LetterLanguage
from k2desk.ui.controls.list_pane import ListPane
from k2desk.ui.controls.pressed import TickBox
from k2desk.ui.controls.row_delegate import RowDelegate
from k2desk.ui.controls.save_table import TableExport
from k2desk.ui.controls.say_beside import copy_and_say, say_beside
from k2desk.ui.controls.table_view import Mode, TableView
from k2desk.ui.payments.compare_table import ComparisonModel
from k2desk.ui.style.theme import GAP_S, small_font
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.letters import MissingAlerts, letter_about_alerts
from k2desk.ui.text.payment_lists import contents_words
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import date_of

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.ui.controls.dialog_frame import DialogFrame

_DAYS_NAMED = 4


class ResultView(QWidget):
    """The four groups, and what was not compared."""

    def __init__(self, dialog: DialogFrame, account: Account, lists: PaymentLists) -> None:
        super().__init__()
        self._dialog, self._account, self._lists = dialog, account, lists
        self._compared = Compared(Matched(()), (), {}, frozenset())
        self._model = ComparisonModel(account.clock, account.cache.till_name, self)
        self._model.arranged.listen(self._recount)
        self.table = TableView(self._model, RowDelegate(self._model, second_line=True), Mode.SingleSelection)
        self.table.setObjectName("Compared")
        self.table.setAccessibleName(self.tr("Compared payments"))
        self.pane = ListPane(
            self.table,
            self._model,
            self.tr("Search name, amount, reference"),
            {
                Shown.ALL: lambda: self.tr("All {n}"),
                Shown.OURS: lambda: self.tr("Missing in your list {n}"),
                Shown.THEIRS: lambda: self.tr("Missing at Kopo Kopo {n}"),
                Shown.DIFFER: lambda: self.tr("Amounts differ {n}"),
                Shown.BOTH: lambda: self.tr("In both {n}"),
                Shown.ASIDE: lambda: self.tr("Not compared {n}"),
            },
            "Compared",
            letters=30,
        )
        self.whole = TickBox(self.tr("Show names and numbers"), object_name="WholeNames")
        self.whole.clicked.connect(lambda: self._model.show_whole(self.whole.isChecked()))
        self.save = SecondaryButton(self.tr("&Save as…"), "download", object_name="SaveCompared")
        self.saving = TableExport(
            self,
            account,
            self._model,
            self._title,
            "k2desk-compared.csv",
            lambda problem, again: dialog.banner.show_problem(problem, again=again),
            holds=lambda: contents_words(whole=self._model.is_whole),
        )
        self.save.clicked.connect(self.saving.ask)
        self.message = SecondaryButton(
            self.tr("Copy message for w&ebsite person"), "copy", object_name="CopyMissingAlerts"
        )
        self.message.clicked.connect(self._copy_message)
        self.about = PlainLabel(wrap=True)
        self.untold = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self.pane.notes.addWidget(self.about)
        self.pane.notes.addWidget(self.untold)
        self.pane.notes.addSpacing(GAP_S)
        self._empty = EmptyState()
        margins = (2 * GAP_S, GAP_S, 2 * GAP_S, 0)
        self.languages = LetterLanguage()
        foot = in_row(self.whole, STRETCH, self.languages, self.message, self.save, margins=margins, spacing=GAP_S)
        self.pane.column.addLayout(foot)
        in_column((self.pane, 1), on=self)

    def show_compared(self, compared: Compared) -> None:
        """Show the result of a comparison, beginning with what is missing in the shop's list."""
        self._compared = compared
        first = next((one for one in _IN_ORDER if compared.counts.get(one)), Shown.BOTH)
        self._model.count(compared.counts)
        self._model.show_lines(compared.lines, first)
        self.pane.pills[first].setChecked(True)
        self._say(compared.matched)

    def focus_first(self) -> None:
        """Set the focus on the rows."""
        self.pane.focus_first()

    def _say(self, matched: Matched) -> None:
        counts = matched.counts
        if not counts[Group.OURS] + counts[Group.THEIRS] + counts[Group.DIFFER]:
            words = [self.tr("The two lists agree.")]
        else:
            text = self.tr("Missing in your list: {ours}. Missing at Kopo Kopo: {theirs}. Amounts differ: {differ}.")
            found = {"ours": counts[Group.OURS], "theirs": counts[Group.THEIRS], "differ": counts[Group.DIFFER]}
            words = [filled(text, **found)]
        if matched.shift:
            clock = self.tr("The clock of your list is %n minutes ahead.", "", matched.shift)
            behind = self.tr("The clock of your list is %n minutes behind.", "", -matched.shift)
            words.append(clock if matched.shift > 0 else behind)
        if self._compared.left_out:
            words.append(
                self.tr("%n payments at Kopo Kopo are not certain, and left out.", "", self._compared.left_out)
            )
        if matched.repeated:
            words.append(self.tr("%n rows came twice from Kopo Kopo, and count once.", "", matched.repeated))
        if counts[Group.THEIRS]:
            words.append(self.tr("What is missing at Kopo Kopo may still be on its way. It is not unpaid."))
        self.about.setText(" ".join(words))
        untold = matched.untold(self._compared.received)
        self.untold.setVisible(bool(untold))
        named = [
            f"{till_words(till, self._account.cache.till_name(till)) if till else self.tr('no till')},"
            f" {date_of(day.isoformat())}: {count}"
            for (till, day), count in [*untold.items()][:_DAYS_NAMED]
        ]
        more = [filled(self.tr("{n} more days"), n=len(untold) - _DAYS_NAMED)] if len(untold) > _DAYS_NAMED else []
        text = self.tr("Kopo Kopo knew, and nobody was told: {days}.")
        self.untold.setText(filled(text, days="; ".join((*named, *more))))
        announce(self, self.about.text())

    def _recount(self) -> None:
        self.pane.recount()
        if self._model.lines:
            self.pane.show_table()
            return
        self._empty.say(self.tr("No payment is in this group."))
        self.pane.show_table(self._empty)

    def _title(self) -> str:
        return self.pane.name_of(self._model.chosen)

    def message_text(self) -> str:
        """Return the message about payments without an alert, or "" if there are none."""
        missing: defaultdict[str, list[tuple[str, datetime]]] = defaultdict(list)
        for pair in self._compared.matched.of(Group.OURS):
            one = pair.first
            if one.reference and one.at is not None and one.cents > 0 and one.reference not in self._compared.received:
                missing[one.till].append((one.reference, one.at))
        by_address: defaultdict[tuple[str, ...], list[tuple[str, datetime]]] = defaultdict(list)
        for till, payments in missing.items():
            by_address[self._lists.addresses(till)] += payments
        found = [MissingAlerts(where, tuple(sorted(some, key=_time_of))) for where, some in by_address.items()]
        return letter_about_alerts(found) if found else ""

    def _copy_message(self) -> None:
        text = self.languages.written(self.message_text)
        if text:
            copy_and_say(self.message, text)
        else:
            say_beside(self.message, self.tr("No payment is missing in your list without an alert."))


def _time_of(payment: tuple[str, datetime]) -> datetime:
    return payment[1]


_IN_ORDER = (Shown.OURS, Shown.DIFFER, Shown.THEIRS)
"""The group that is shown first, if it has payments."""
