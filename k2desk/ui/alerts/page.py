"""The page *Events*: search, filters, list and details of the alerts on this computer, and the practice shop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMessageBox,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from k2desk.model.problems import ProblemAction
from k2desk.services.csv_file import csv_of
from k2desk.services.inbox import Receiving
from k2desk.ui.alerts.delegate import AlertDelegate
from k2desk.ui.alerts.details import AlertDetails
from k2desk.ui.alerts.flood_banner import FloodBanner
from k2desk.ui.alerts.listen_card import ListenCard
from k2desk.ui.alerts.model import AlertColumn, AlertFilter, AlertsModel
from k2desk.ui.alerts.shop_card import ShopCard
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.ask_where import ask_where
from k2desk.ui.controls.beside import Beside
from k2desk.ui.controls.buttons import LinkButton, PillButton, SecondaryButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.page import AccountPage
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.search_field import SearchField
from k2desk.ui.controls.tab_order import tab_order_changed
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, heading_font, small_font, theme
from k2desk.ui.text.plain import filled, without_mark

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.navigator import Navigator

_WITH_WORDS = 162


class AlertsPage(AccountPage):
    """Shows the inbox of the open account."""

    article = "events"

    def __init__(self, account: Account, navigator: Navigator) -> None:
        super().__init__(account, navigator)
        self.setObjectName("EventsPage")
        self._newest = ""
        self._narrow = False
        self._model = AlertsModel(account.clock, self)
        self._build()
        self._model.arranged.listen(self._recount)
        theme().changed.connect(self._paint)
        self.on_language_change(self._show_words)
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
        self.search = SearchField()
        self.search.setObjectName("SearchEvents")
        self.search.set_letters(42)
        self.search.name(lambda: self.tr("Search name, amount, reference"))
        self.search.textChanged.connect(self._model.search)
        self._group = QButtonGroup(self)
        self._pills: dict[AlertFilter, PillButton] = {}
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * GAP_S, GAP_M, 2 * GAP_S, GAP_M)
        bar.setSpacing(GAP_S)
        choosing = FlowLayout(spacing=GAP_S)
        choosing.addWidget(self.search)
        for chosen in AlertFilter:
            pill = PillButton()
            pill.setObjectName(f"Events-{chosen.value}")
            pill.clicked.connect(lambda _=False, what=chosen: self._model.choose(what))
            self._group.addButton(pill)
            self._pills[chosen] = pill
            choosing.addWidget(pill)
        self._pills[AlertFilter.ALL].setChecked(True)
        self.export = SecondaryButton("", "download")
        self.export.setObjectName("SaveCsv")
        self.export.clicked.connect(self._choose_file)
        bar.addLayout(choosing, 1)
        bar.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        self.banner = ProblemBanner()
        self.flood_banner = FloodBanner()
        if self._account.practising is None:
            self.flood_banner.offer({ProblemAction.STOP_LISTENING: self._account.inbox.stop})
        self.table = self._make_table()
        self.put_words(self.table.setAccessibleName, lambda: self.tr("What arrived"))
        self._empty = self._make_empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        note = PlainLabel(
            lambda: self.tr(
                "Names and phone numbers are shortened until you ask to see them."
                " Events are kept on this computer for 90 days. Times are Kenyan (EAT)."
            ),
            kind="muted",
            font=small_font(),
            wrap=True,
        )
        self.reveal = LinkButton()
        self.reveal.setObjectName("RevealAll")
        self.reveal.setFont(small_font())
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._reveal_all)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * GAP_S, GAP_S, 2 * GAP_S, GAP_S)
        self.forget = LinkButton(lambda: self.tr("&Forget them…"))
        self.forget.setObjectName("ForgetAll")
        self.forget.setFont(small_font())
        self.forget.clicked.connect(self._ask_to_forget)
        foot.addWidget(note, 1)
        foot.addWidget(self.reveal)
        foot.addWidget(self.forget)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.banner)
        column.addWidget(self.flood_banner)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self.details = AlertDetails(self._account.clock)
        self.details.reveal_wanted.connect(self._model.reveal)
        self.details.all_wanted.connect(self._search_for)
        side = QFrame()
        side.setProperty("kind", "panel")
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 2, 0)
        inner.addWidget(self.details)
        inner.addStretch(1)
        practising = self._account.practising
        inner.addWidget(ShopCard(self._account.cache, practising) if practising else ListenCard(self._account.inbox))
        panel = QVBoxLayout(side)
        panel.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        panel.setSpacing(GAP_M)
        panel.addWidget(scrolled(inside), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Beside(left, side))

    def begin_search(self) -> bool:
        """Set the focus on the search."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def _search_for(self, text: str) -> None:
        """Show all messages about one payment."""
        self._pills[AlertFilter.ALL].click()
        self.search.setText(text)

    def focus_first(self) -> None:
        """Set the focus on the list or, if it is empty, on the search."""
        (self.table if self._stack.currentWidget() is self.table else self.search).setFocus()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("Events")
        table.setModel(self._model)
        self._delegate = AlertDelegate(self._model)
        table.setItemDelegate(self._delegate)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setMouseTracking(True)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalScrollBar().rangeChanged.connect(lambda *_: self._share_width())
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        return table

    def _make_empty(self) -> QWidget:
        self._empty_title = PlainLabel(font=heading_font(), wrap=True)
        self._empty_text = PlainLabel(kind="muted", wrap=True)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.addStretch(1)
        for label in (self._empty_title, self._empty_text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(2)
        return empty

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
            self._select(newest)
            if arrived_now:
                announce(self, self._model.spoken(alerts[0]))
        self._choose()
        if self.isVisible():
            self._navigator.show_hint(self.hint)

    def _select(self, alert_id: str) -> None:
        place = self._model.place_of(alert_id)
        if place is not None:
            index = self._model.index(place, AlertColumn.SENTENCE)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)

    def _choose(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        arrived = self._model.at(rows[0].row()) if rows else None
        if arrived is not None:
            self._account.inbox.explain(arrived.record.id)
        self.details.show_alert(arrived, revealed=arrived is not None and self._model.is_revealed(arrived))

    def _recount(self) -> None:
        counts = self._model.counts
        texts = {
            AlertFilter.ALL: self.tr("&All {n}"),
            AlertFilter.NOT_GENUINE: self.tr("Not &genuine {n}"),
            AlertFilter.TWICE: self.tr("&Came twice {n}"),
        }
        for chosen, pill in self._pills.items():
            pill.setText(filled(texts[chosen], n=counts[chosen]))
        self.export.setEnabled(bool(self._model.shown))
        self.reveal.setVisible(counts[AlertFilter.ALL] > 0)
        self.forget.setVisible(counts[AlertFilter.ALL] > 0)
        self._stack.setCurrentWidget(self.table if self._model.shown else self._empty)
        if counts[AlertFilter.ALL] == 0:
            self._empty_title.setText(self.tr("No alerts received on this computer."))
            self._empty_text.setText(self._where_alerts_go())
        elif not self._model.shown:
            self._empty_title.setText(self.tr("Nothing matches."))
            self._empty_text.setText(self.tr("Clear the search, or choose “All”."))
        self._share_width()
        self._choose()

    def _where_alerts_go(self) -> str:
        if self._account.practising is not None:
            return self.tr("Press “A customer pays KES 100”: the alert appears here.")
        return self.tr("Alerts go to your website, not here, unless you set up a link.")

    def _share_width(self) -> None:
        room = self.table.viewport().width()
        time, verdict = self._delegate.time_width(), self._delegate.verdict_width()
        sign = letters(6 if self._narrow else 8, self.fontMetrics())
        for column, width in (
            (AlertColumn.TIME, time),
            (AlertColumn.ICON, sign),
            (AlertColumn.SENTENCE, max(0, room - time - sign - verdict)),
            (AlertColumn.VERDICT, verdict),
        ):
            self.table.setColumnWidth(column, width)

    def _reveal_all(self, on: bool) -> None:
        self._model.set_reveal_all(on)
        self.reveal.setText(self.tr("Shorten &them again") if on else self.tr("Show &them"))

    def _ask_to_forget(self) -> None:
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setObjectName("ForgetQuestion")
        question.setWindowTitle(self.tr("Forget what arrived"))
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setText(self.tr("Forget everything that arrived on this computer?"))
        question.setInformativeText(self.tr("It can’t be brought back. Your subscriptions stay as they are."))
        forget = question.addButton(self.tr("&Forget it"), QMessageBox.ButtonRole.DestructiveRole)
        forget.setObjectName("ForgetNow")
        keep = question.addButton(self.tr("&Keep it"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(keep)
        forget.clicked.connect(self._forget)
        tab_order_changed(question)
        question.open()

    def _forget(self) -> None:
        self._account.inbox.forget().listen(self._forgotten)

    def _forgotten(self, operation: Operation[Problem | None]) -> None:
        if operation.finished:
            self.banner.show_problem(operation.outcome)

    # -- saving ------------------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        ask_where(self, self.tr("Save what arrived"), "k2desk-events.csv", self.save_to)

    def save_to(self, path: Path) -> None:
        """Save the rows that are shown, with names and numbers as they are shown."""
        header = (
            self.tr("Arrived (Kenyan time)"),
            self.tr("What happened"),
            self.tr("Event"),
            self.tr("Amount"),
            self.tr("Currency"),
            self.tr("From"),
            self.tr("Phone"),
            self.tr("Till"),
            self.tr("Reference"),
            self.tr("Signature"),
            self.tr("Times"),
            self.tr("Status"),
        )
        content = csv_of(header, map(self._model.cells, self._model.shown))
        self._account.files.save(path, content).listen(self._saved)

    def _saved(self, operation: Operation[Problem | None]) -> None:
        if operation.finished:
            self.banner.show_problem(operation.outcome)
            if operation.outcome is None:
                announce(self, self.tr("Saved"))

    # -- room, words, colours ----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words if there is little room."""
        super().resizeEvent(event)
        self._narrow = self.width() < letters(_WITH_WORDS, self.fontMetrics())
        self._name_export()
        self._share_width()

    def _show_words(self) -> None:
        self._model.retranslate()
        self._name_export()
        self._reveal_all(self.reveal.isChecked())

    def _name_export(self) -> None:
        """Leave out the button's word if there is no room. Its accessible name stays."""
        words = self.tr("Sa&ve as CSV…")
        name = without_mark(words)
        self.export.setText("" if self._narrow else words)
        self.export.setAccessibleName(name)
        self.export.setToolTip(name if self._narrow else "")

    def _paint(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
