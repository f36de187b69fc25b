"""The page *History*: what happened to the account and its subscriptions, searched, filtered and saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from k2desk.model.outside import Most, one_line
from k2desk.services.account_history import PAGE, AccountHistory, Happened, Page
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.empty_state import EmptyState
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.if_alive import if_alive
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.list_pane import ListPane
from k2desk.ui.controls.page import AccountPage
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.row_delegate import RowDelegate
from k2desk.ui.controls.save_table import TableExport
from k2desk.ui.controls.table_view import Mode, TableView
from k2desk.ui.history.model import HistoryGroup, HistoryModel, Period
from k2desk.ui.style.theme import GAP_S, small_font
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.places import short_place
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.navigator import Navigator

_SOON = 200
"""Milliseconds after which the list follows what was typed or chosen."""

_NEAR = 40
"""How many rows before the end the next page is read."""

_MOST_SAVED = 20_000
"""The most entries of a saved file."""


class HistoryPage(AccountPage):
    """Reads a page when it is shown, and the next ones when the user scrolls."""

    article = "history"

    def __init__(self, account: Account, navigator: Navigator) -> None:
        super().__init__(account, navigator)
        self.setObjectName("HistoryPage")
        self._model = HistoryModel(account.cache, account.clock, self._read_soon, self)
        self._history = AccountHistory(account.scope)
        self._reading: Operation[Page] | None = None
        self._newest = Page(())
        self._is_filling = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._read)
        self._build()
        self.on_language_change(self._show_words)

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.table = TableView(self._model, RowDelegate(self._model), Mode.SingleSelection)
        self.table.setObjectName("History")
        self.put_words(self.table.setAccessibleName, lambda: self.tr("What happened"))
        self.table.activated.connect(lambda index: self._show_row(index.row()))
        self.table.verticalScrollBar().valueChanged.connect(lambda _: self._read_more_if_near())
        self.pane = ListPane(
            self.table,
            self._model,
            lambda: self.tr("Search till, event, address, ID"),
            {
                HistoryGroup.ALL: lambda: self.tr("&All"),
                HistoryGroup.MADE: lambda: self.tr("&Made"),
                HistoryGroup.STATUS: lambda: self.tr("&Status"),
                HistoryGroup.TESTS: lambda: self.tr("&Tests"),
                HistoryGroup.YOURS: lambda: self.tr("&Done by you"),
            },
            "HistoryGroup",
            letters=40,
        )
        self.pane.search.setObjectName("SearchHistory")
        self.banner = ProblemBanner()
        self.saving = TableExport(
            self,
            self._account,
            self._model,
            lambda: self.tr("History"),
            "k2desk-history.csv",
            lambda problem, again: self.banner.show_problem(problem, again=again),
        )
        self.save = SecondaryButton(lambda: self.tr("Sa&ve as…"), "download", object_name="SaveHistory")
        self.save.clicked.connect(self._save)
        self.pane.add_tools(self.save)
        self.till, self.address = named(ChoiceBox(), "HistoryTill"), named(ChoiceBox(), "HistoryAddress")
        self.period = named(ChoiceBox(), "HistoryPeriod")
        for box in (self.till, self.address, self.period):
            box.currentIndexChanged.connect(lambda _: self._narrow())
        self.pane.notes.addLayout(FlowLayout(self.period, self.till, self.address, spacing=GAP_S))
        self.pane.notes.addSpacing(GAP_S)
        self.pane.notes.addWidget(self.banner)
        self._empty = EmptyState()
        self._sum = PlainLabel(kind="muted", font=small_font())
        self.more = LinkButton(lambda: self.tr("Show m&ore"), object_name="MoreHistory", clicked=self._read_more)
        foot = in_row((self._sum, 1), self.more, margins=(2 * GAP_S, GAP_S, 2 * GAP_S, GAP_S))
        self.pane.column.addLayout(foot)
        in_column(self.pane, on=self)

    def begin_search(self) -> bool:
        """Set the focus on the search."""
        return self.pane.begin_search()

    def focus_first(self) -> None:
        """Set the focus on the list or, if it is empty, on the search."""
        self.pane.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has happened meanwhile."""
        super().showEvent(event)
        self._fill_boxes()
        self._read()

    # -- what is wanted ----------------------------------------------------------------------------------------------

    def _fill_boxes(self) -> None:
        """Offer the tills and addresses of the account. What is chosen stays chosen."""
        self._is_filling = True
        known = self._account.cache.tills()
        records = [entry.record for entry in self._account.cache.with_removed()]
        gone = {one.scope_reference: "" for one in records if one.scope == "till" and one.scope_reference}
        tills = [(till_words(till, name), till) for till, name in sorted({**gone, **known}.items())]
        every = dict.fromkeys(one.address for one in records)
        name = self._account.cache.address_name
        addresses = [(one_line(short_place(one, name(one)), Most.NAME), one) for one in sorted(every)]
        periods = [
            (self.tr("All the time"), Period.ALL),
            (self.tr("Today"), Period.TODAY),
            (self.tr("7 days"), Period.WEEK),
            (self.tr("30 days"), Period.MONTH),
            (self.tr("12 months"), Period.YEAR),
        ]
        for box, first, offered in (
            (self.till, self.tr("All tills"), tills),
            (self.address, self.tr("All addresses"), addresses),
        ):
            chosen = box.currentData()
            box.clear()
            box.addItem(first, "")
            for words, value in offered:
                box.addItem(words, value)
            box.setCurrentIndex(max(0, box.findData(chosen)))
        chosen_period = max(0, self.period.currentIndex())
        self.period.clear()
        for words, period in periods:
            self.period.addItem(words, period)
        self.period.setCurrentIndex(chosen_period)
        self._is_filling = False

    def _narrow(self) -> None:
        if not self._is_filling:
            self._model.narrow(
                till=self.till.currentData() or "",
                address=self.address.currentData() or "",
                period=self.period.currentData() or Period.ALL,
            )

    def _read_soon(self) -> None:
        self._soon.start()

    # -- reading -----------------------------------------------------------------------------------------------------

    def _read(self, most: int = PAGE, then: Callable[[], object] | None = None) -> None:
        """Read the newest entries again. `then` is called when they are shown."""
        self._begin(partial(self._was_read, then), None, most)

    def _read_more(self) -> None:
        if self._reading is None and self._newest.last is not None:
            self._begin(self._was_continued, self._newest, PAGE)

    def _read_more_if_near(self) -> None:
        bar = self.table.verticalScrollBar()
        row = max(1, self.table.rowHeight(0))
        if bar.maximum() - bar.value() < _NEAR * row and self._model.lines:
            self._read_more()

    def _begin(self, done: Callable[[Page], object], after: Page | None, most: int) -> None:
        if self._reading is not None:
            self._reading.cancel()
        last = after.last if after is not None else None
        reading = self._reading = self._history.read(self._model.wanted, self._model.passes, last, most)
        self._sum.setText(self.tr("Reading…"))

        def ended(operation: Operation[Page]) -> None:
            if not operation.finished or operation is not self._reading:
                return
            self._reading = None
            if operation.outcome is not None:
                self._newest = operation.outcome
                self.banner.show_problem(operation.outcome.problem)
                done(operation.outcome)
                self._show_sum()

        reading.listen(if_alive(self, ended))

    def _was_read(self, then: Callable[[], object] | None, page: Page) -> None:
        self._model.show_entries(page.entries)
        self.pane.recount()
        if page.entries:
            self.pane.show_table()
        else:
            self._say_why_empty()
            self.pane.show_table(self._empty)
        if then is not None:
            then()

    def _was_continued(self, page: Page) -> None:
        self._model.add_entries(page.entries)

    def _say_why_empty(self) -> None:
        if self._model.is_narrow:
            self._empty.say(lambda: self.tr("Nothing matches."), lambda: self.tr("Clear the search, or choose “All”."))
        else:
            self._empty.say(
                lambda: self.tr("Nothing has happened yet."),
                lambda: self.tr("What you create, check and change appears here, with its time."),
            )

    # -- doing -------------------------------------------------------------------------------------------------------

    def _show_row(self, place: int) -> None:
        """Show the subscription of an entry in the list."""
        one: Happened | None = self._model.row_at(place)
        if one is not None and one.record is not None and one.record.removed_at is None:
            self._navigator.show_row(one.record.id)

    def _save(self) -> None:
        """Read all that matches, and ask where to save it."""
        if self._newest.last is None:
            self.saving.ask()
        else:
            self._read(_MOST_SAVED, self._ask_where)

    def _ask_where(self) -> None:
        if self._newest.last is not None:
            text = self.tr("The file gets the newest {n}. Choose a period for older ones.")
            announce(self, filled(text, n=len(self._model.lines)))
        self.saving.ask()

    # -- words -------------------------------------------------------------------------------------------------------

    def _show_sum(self) -> None:
        count, is_all = len(self._model.lines), self._newest.last is None
        if not count:
            text = ""
        elif is_all:
            text = self.tr("%n entries", "", count)
        else:
            text = filled(self.tr("The newest {n}. Scroll down for older ones."), n=count)
        self._sum.setText(text)
        self.more.setVisible(not is_all)
        self.save.setEnabled(bool(count))

    def _show_words(self) -> None:
        self._model.words_changed()
        self.pane.recount()
        self._fill_boxes()
        for box, name in (
            (self.till, self.tr("Till")),
            (self.address, self.tr("Web address")),
            (self.period, self.tr("Period")),
        ):
            box.setAccessibleName(name)
        self._show_sum()
