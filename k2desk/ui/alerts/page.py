"""The page *Alerts*: search, filters, list and details of the alerts on this computer, and the practice shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from k2desk.model.problems import ProblemAction
from k2desk.services.inbox import Receiving
from k2desk.ui.alerts.details import AlertDetails
from k2desk.ui.alerts.flood_banner import FloodBanner
from k2desk.ui.alerts.listen_card import ListenCard
from k2desk.ui.alerts.model import AlertFilter, AlertsModel
from k2desk.ui.alerts.shop_card import ShopCard
from k2desk.ui.alerts.side_panel import SidePanel
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.beside import Beside
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.empty_state import EmptyState
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.list_pane import ListPane
from k2desk.ui.controls.page import AccountPage
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.question import Question
from k2desk.ui.controls.row_delegate import RowDelegate
from k2desk.ui.controls.save_table import TableExport
from k2desk.ui.controls.table_view import Mode, TableView
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_S, small_font
from k2desk.ui.text.plain import without_mark

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.ui.controls.navigator import Navigator

_WITH_WORDS = 162
_STAYS = 1_000
"""How long, in milliseconds, a clicked row stays chosen while new alerts arrive."""


class AlertsPage(AccountPage):
    """Shows the inbox of the open account."""

    article = "events"

    def __init__(self, account: Account, navigator: Navigator) -> None:
        super().__init__(account, navigator)
        self.setObjectName("EventsPage")
        self._newest = ""
        self._clicked = QElapsedTimer()
        self._model = AlertsModel(account.clock, account.cache.till_name, self)
        self._build()
        self._model.arranged.listen(self._recount)
        self.table.clicked.connect(lambda _: self._clicked.start())
        self.on_language_change(self._model.words_changed)
        self.follow(account.inbox, self._show)
        account.inbox.load()
        self._show()

    @property
    def hint(self) -> str:
        """The text of the status bar for this page."""
        on = self._account.inbox.receiving is Receiving.ON
        return self.tr("Listening on this computer") if on else ""

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.table = TableView(self._model, RowDelegate(self._model, second_line=True), Mode.SingleSelection)
        self.table.setObjectName("Events")
        self.put_words(self.table.setAccessibleName, lambda: self.tr("What arrived"))
        self.table.horizontalHeader().hide()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.pane = ListPane(
            self.table,
            self._model,
            lambda: self.tr("Search name, amount, reference"),
            {
                AlertFilter.ALL: lambda: self.tr("&All {n}"),
                AlertFilter.NOT_GENUINE: lambda: self.tr("Not &genuine {n}"),
                AlertFilter.TWICE: lambda: self.tr("&Came twice {n}"),
            },
            "Events",
            letters=42,
        )
        self.search = self.pane.search
        self.search.setObjectName("SearchEvents")
        self.saving = TableExport(
            self,
            self._account,
            self._model,
            lambda: self.tr("Save what arrived"),
            "k2desk-events.csv",
            lambda problem, again: self.banner.show_problem(problem, again=again),
            or_pdf=False,
        )
        self.export = SecondaryButton("", "download", object_name="SaveCsv", clicked=self.saving.ask)
        self.pane.add_tools(self.export)
        self.banner = ProblemBanner()
        self.flood_banner = FloodBanner()
        if self._account.practising is None:
            self.flood_banner.offer({ProblemAction.STOP_LISTENING: self._account.inbox.stop})
        for banner in (self.banner, self.flood_banner):
            self.pane.notes.addWidget(banner)
        self._empty = EmptyState()
        self.pane.column.addLayout(self._foot())
        self.details = AlertDetails(self._account.clock, self._account.cache.till_name)
        self.details.reveal_wanted.connect(self._model.reveal)
        self.details.all_wanted.connect(self.pane.show_all)
        beside = Beside(self.pane, self._side())
        beside.is_below.connect(self._note.setHidden)
        in_column(beside, on=self)

    def _foot(self) -> QHBoxLayout:
        self._note = note = PlainLabel(
            lambda: self.tr(
                "K2Desk shortens names and phone numbers until you ask to see them. It keeps alerts on this computer"
                " for 90 days. Times are Kenyan (EAT)."
            ),
            kind="muted",
            font=small_font(),
            wrap=True,
        )
        self.reveal = LinkButton(lambda: self._words_to_reveal(), object_name="RevealAll")
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._reveal_all)
        self.forget = LinkButton(lambda: self.tr("&Forget them…"), object_name="ForgetAll", clicked=self._ask_to_forget)
        foot = in_row((note, 1000), STRETCH, margins=(2 * GAP_S, GAP_S, 2 * GAP_S, GAP_S))
        for button in (self.reveal, self.forget):
            button.setFont(small_font())
            foot.addWidget(button)
        return foot

    def _side(self) -> QWidget:
        """Build the panel: the selected alert, and below it the practice shop or the receiver."""
        account = self._account
        practising = account.practising
        self._card = ShopCard(account.cache, practising, self._navigator) if practising else ListenCard(account.inbox)
        return SidePanel(self.details, self._card)

    def begin_search(self) -> bool:
        """Set the focus on the search."""
        return self.pane.begin_search()

    def focus_first(self) -> None:
        """Set the focus on the list or, if it is empty, on the search."""
        self.pane.focus_first()

    def let_pay(self) -> None:
        """Let a customer pay in the practice shop."""
        if isinstance(self._card, ShopCard):
            self._card.pay.click()

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        account = self._account
        alerts = account.inbox.alerts
        self._model.show_alerts(alerts)
        self.banner.show_problem(account.inbox.problem if account.practising is not None else None)
        self.flood_banner.show_flood(account.inbox.flood)
        newest = alerts[0].record.id if alerts else ""
        if newest and newest != self._newest:
            arrived_now = bool(self._newest)
            self._newest = newest
            if not self._clicked.isValid() or self._clicked.elapsed() > _STAYS:
                self.table.choose(newest)
            if arrived_now:
                announce(self, self._model.sentence(alerts[0]))
        self._choose()
        if self.isVisible():
            self._navigator.show_hint(self.hint)

    def _choose(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        arrived = self._model.row_at(rows[0].row()) if rows else None
        if arrived is not None:
            self._account.inbox.explain(arrived.record.id)
        self.details.show_alert(arrived, revealed=arrived is not None and self._model.is_revealed(arrived))

    def _recount(self) -> None:
        self.pane.recount()
        received = self._model.counts[AlertFilter.ALL] > 0
        self.export.setEnabled(bool(self._model.lines))
        self.reveal.setVisible(received)
        self.forget.setVisible(received)
        self.pane.show_table(None if self._model.lines else self._empty)
        if not received:
            self._empty.say(self.tr("No alerts received on this computer."), self._where_alerts_go())
        elif not self._model.lines:
            self._empty.say(self.tr("Nothing matches."), self.tr("Clear the search, or choose “All”."))
        self._choose()

    def _where_alerts_go(self) -> str:
        if self._account.practising is not None:
            return self.tr("Press “A customer pays KES 100”: the alert appears here.")
        return self.tr("Alerts go to your website, not here, unless you set up a link.")

    def _words_to_reveal(self) -> str:
        return self.tr("&Hide them again") if self._model.reveal_all else self.tr("Show &them")

    def _reveal_all(self, on: bool) -> None:
        self._model.set_reveal_all(on)
        self.reveal.setText(lambda: self._words_to_reveal())

    def _ask_to_forget(self) -> None:
        question = Question(
            self,
            self.tr("Forget what arrived"),
            self.tr("Forget everything that arrived on this computer?"),
            self.tr("You can’t undo this. Your subscriptions stay as they are."),
            yes=self.tr("&Forget it"),
            no=self.tr("&Keep it"),
        )
        question.setObjectName("ForgetQuestion")
        question.yes.setObjectName("ForgetNow")
        question.yes.clicked.connect(self._forget)
        question.open()

    def _forget(self) -> None:
        forgetting = self._account.inbox.forget()
        when_done(self, forgetting, lambda done: self.banner.show_problem(done.outcome, again=self._forget))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out a button's word if there is little room. Its accessible name stays."""
        super().resizeEvent(event)
        narrow = self.width() < letters(_WITH_WORDS, self.fontMetrics())
        name = without_mark(self._words_to_save())
        self.export.setText("" if narrow else lambda: self._words_to_save())
        self.export.setAccessibleName(name)
        self.export.setToolTip(name if narrow else "")

    def _words_to_save(self) -> str:
        return self.tr("Sa&ve as CSV…")
