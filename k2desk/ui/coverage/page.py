"""The page *Coverage*: the table, its legend, the advice, the tills' names, and filling the gaps."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSignalBlocker, QSize, QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from k2desk.services.badge import WITHOUT_AUTOMATIC
from k2desk.services.coverage import Advice, AdviceKind, Cell, CellKind, Coverage, coverage
from k2desk.services.forms.bulk import BulkForm
from k2desk.services.forms.new_subscription import NewSubscription
from k2desk.ui.controls.beside import Beside
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.empty_state import EmptyState
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.page import AccountPage
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.save_table import TableExport
from k2desk.ui.controls.search_field import SearchField
from k2desk.ui.coverage.advice_panel import AdvicePanel
from k2desk.ui.coverage.table import CoverageModel, CoverageTable, cell_width, paint_cell
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_M, GAP_S, PAGE_MARGINS, small_font, smooth_painter, title_font
from k2desk.ui.text.coverage import legend
from k2desk.ui.text.places import place_words
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.ui.controls.navigator import Navigator

_SEARCH = 28
"""The width of the search in letters."""

_SOON, _REST = 150, 20
"""Milliseconds after which a change is shown. The next update waits `_REST` times as long as the last one took."""


class _Sign(QWidget):
    """One kind of cell in the legend."""

    def __init__(self, kind: CellKind) -> None:
        super().__init__()
        self._cell = Cell(kind, 2 if kind is CellKind.TWICE else 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = max(cell_width(self._cell) + 12, letters(8, self.fontMetrics()))
        return QSize(width, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_cell(painter, QRectF(self.rect()), self._cell, self.devicePixelRatioF())


class CoveragePage(AccountPage):
    """Shows the coverage that the subscription cache gives. It sends no requests."""

    article = "coverage"

    def __init__(self, account: Account, navigator: Navigator) -> None:
        super().__init__(account, navigator)
        self.setObjectName("CoveragePage")
        self._coverage: Coverage | None = None
        self._model = CoverageModel(self._place, self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.refresh)
        self._build()
        self.follow(account.cache, lambda _: self._refresh_soon())
        self.on_language_change(self._show_words)

    def _place(self, address: str) -> str:
        return place_words(address, self._account.cache.address_name(address))

    def _refresh_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """Compute and show the coverage, if the page is visible."""
        account = self._account
        if not self.isVisible():
            return
        began = time.perf_counter()
        interval = account.poller.interval or WITHOUT_AUTOMATIC
        self._coverage = coverage(account.cache, account.cache.tills(), account.clock.now(), interval)
        self._model.show_coverage(self._coverage)
        self.advice.show_coverage(self._coverage)
        self._put_counts()
        self._show_tills()
        self._soon.setInterval(max(_SOON, int((time.perf_counter() - began) * 1000 * _REST)))

    def begin_search(self) -> bool:
        """Set the focus on the search. Returns False while it is hidden, since there are no tills."""
        if seen := self.search.isVisible():
            self.search.setFocus()
            self.search.selectAll()
        return seen

    def _search(self, text: str) -> None:
        self._model.search(text)
        self._show_tills()

    def _show_tills(self) -> None:
        """Show the tills that are found, or why there are none."""
        has_tills = self._coverage is not None and bool(self._coverage.tills)
        self._finding.setVisible(has_tills)
        self._stack.setCurrentWidget(self._picture if self._model.lines else self._empty)
        if has_tills:
            sought = self.search.text().strip()
            self._empty.say(filled(self.tr("No till matches “{q}”."), q=sought[:60]))
        else:
            self._empty.say(
                self.tr("No tills yet."),
                self.tr("Your tills appear with your first subscription. You can also paste them under “Till names”."),
            )

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        title = PlainLabel(lambda: self.tr("Who is told about what"), font=title_font(), wrap=True)
        self._counts = PlainLabel(kind="muted", font=small_font())
        self.names = SecondaryButton(lambda: self.tr("&Till names…"), "shop", clicked=self._open_names)
        self.names.setObjectName("TillNames")
        self.many = SecondaryButton(lambda: self.tr("&Many at once…"), "plus", object_name="ManyAtOnce")
        self.many.clicked.connect(lambda: self._navigator.bulk_subscriptions())
        self.saving = TableExport(
            self,
            self._account,
            self._model,
            lambda: self.tr("Who is told about what"),
            "k2desk-coverage.csv",
            lambda problem, again: self.banner.show_problem(problem, again=again),
        )
        self.save = SecondaryButton(lambda: self.tr("&Save as…"), "download", clicked=self.saving.ask)
        self.save.setObjectName("SaveCoverage")
        self.fill = PrimaryButton("", "plus", object_name="FillGaps", clicked=self._fill)
        self.search = named(SearchField(), "SearchTills")
        self.search.name(lambda: self.tr("Search till or name"))
        self.search.set_letters(_SEARCH)
        self.search.textChanged.connect(self._search)
        self.order = named(ChoiceBox(), "OrderOfTills")
        self.put_words(self.order.setAccessibleName, lambda: self.tr("Order of the tills"))
        self.order.currentIndexChanged.connect(lambda place: self._model.sort_by_name(place == 1))
        self._finding = QWidget()
        in_row(self.search, self.order, on=self._finding, spacing=GAP_S)
        top = FlowLayout(self.names, self.save, self.many, self.fill, self._finding, spacing=GAP_M)
        self.banner = ProblemBanner()
        self.table = named(CoverageTable(self._model), "Coverage")
        self.put_words(self.table.setAccessibleName, lambda: self.tr("Tills and events"))
        self.table.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        signs = FlowLayout(spacing=GAP_M)
        for kind in CellKind:
            both = QWidget()
            in_row(_Sign(kind), PlainLabel(partial(legend, kind), font=small_font()), on=both, spacing=5)
            signs.addWidget(both)
        self._picture = QWidget()
        in_column((self.table, 1), signs, on=self._picture)
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._picture)
        self._stack.addWidget(self._empty)
        left = QWidget()
        in_column(
            in_column(title, self._counts, spacing=2),
            top,
            self.banner,
            (self._stack, 1),
            on=left,
            margins=PAGE_MARGINS,
            spacing=GAP_S,
        )
        self.advice = named(AdvicePanel(self._place), "Advice")
        self.advice.wanted.connect(self._follow_advice)
        in_column(Beside(left, self.advice, yields=True), on=self)

    # -- doing -------------------------------------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        """Show the rows of a cell in the list, or the form for a gap."""
        found = self._model.cell_at(index)
        if found is None:
            return
        till, event, cell = found
        if cell.ids:
            self._navigator.show_row(cell.ids[0], till)
        else:
            self._create_one(till, event)

    def _create_one(self, till: str, event: str) -> None:
        address = self._usual_address(event)
        self._navigator.new_subscription(NewSubscription(event_type=event, tills=(till,), address=address))

    def _usual_address(self, event: str) -> str:
        """Return the address that most tills use for the event, or for any event."""
        rows = [entry.record for entry in self._account.cache]
        same = [record.address for record in rows if record.event_type == event]
        every = same or [record.address for record in rows]
        return max(set(every), key=every.count) if every else ""

    def _follow_advice(self, group: tuple[Advice, ...]) -> None:
        advice = group[0]
        if len(group) > 1:
            self._create_many(tuple((one.till, one.event) for one in group))
        elif advice.kind in {AdviceKind.GAP, AdviceKind.LOST}:
            self._create_one(advice.till, advice.event)
        elif advice.ids:
            self._navigator.show_row(advice.ids[0], advice.till)

    def _fill(self) -> None:
        self.refresh()  # Fill the gaps that exist now, not those of the last update.
        gaps = self._coverage.gaps if self._coverage is not None else ()
        if gaps:
            self._create_many(gaps)

    def _create_many(self, gaps: tuple[tuple[str, str], ...]) -> None:
        events = tuple(dict.fromkeys(event for _, event in gaps))
        tills = tuple(dict.fromkeys(till for till, _ in gaps))
        self._navigator.bulk_subscriptions(BulkForm(events, tills, self._usual_address(events[0]), only=gaps))

    def _open_names(self) -> None:
        from k2desk.ui.coverage.tills_dialog import TillsDialog

        TillsDialog(self, self._account).open()

    # -- room and words ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while the page was hidden."""
        super().showEvent(event)
        self.refresh()

    def _put_counts(self) -> None:
        picture = self._coverage
        if picture is None:
            return
        tills = self.tr("%n tills", "", len(picture.tills))
        events = self.tr("%n kinds of event", "", len(picture.events))
        self._counts.setText(f"{tills} · {events}")
        self._counts.setVisible(bool(picture.tills))
        gaps = len(picture.gaps)
        self.fill.setText(self.tr("&Fill 1 gap") if gaps == 1 else filled(self.tr("&Fill {n} gaps"), n=gaps))
        self.fill.setVisible(gaps > 0)
        self.save.setEnabled(bool(picture.tills))

    def _show_words(self) -> None:
        place = max(0, self.order.currentIndex())
        with QSignalBlocker(self.order):
            self.order.clear()
            self.order.addItems([self.tr("By number"), self.tr("By name")])
            self.order.setCurrentIndex(place)
        self._model.words_changed()
        self.table.lay_out()
        self.advice.refresh()
        self.refresh()
