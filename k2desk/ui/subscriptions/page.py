"""The page of the list: search, filters, table, details, and what can be done with a row."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from k2desk.model.clock import Clock
from k2desk.model.problems import ProblemAction
from k2desk.services.subscription_cache import Changed, SubscriptionCache
from k2desk.ui.controls.buttons import IconButton, PillButton
from k2desk.ui.controls.commands import shortcut
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.if_alive import follow
from k2desk.ui.controls.page import Page
from k2desk.ui.controls.search_field import SearchField
from k2desk.ui.style.theme import GAP_M, GAP_S
from k2desk.ui.subscriptions.arrangement import Filter
from k2desk.ui.subscriptions.details_beside import DetailsBeside
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.subscriptions.news import BadgeNews
from k2desk.ui.subscriptions.row_actions import RowActions
from k2desk.ui.subscriptions.table import SubscriptionTable
from k2desk.ui.text.plain import without_mark
from k2desk.ui.text.times import clock_time

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.announcer import ListenerHandle
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.navigator import Navigator
    from k2desk.ui.controls.problem_banner import ProblemBanner
    from k2desk.ui.controls.undo_bar import UndoBar
    from k2desk.ui.subscriptions.details import Details
    from k2desk.ui.subscriptions.empty import EmptyState

_PREPARE_EVERY, _PREPARED_AT_ONCE = 20, 300
"""Milliseconds between two bits of what is got ready for searching, and the rows of one bit."""


class SubscriptionsPage(Page):
    """Shows the book at once; the account is attached as soon as it is open."""

    article = "statuses"
    attention_changed = Signal(int)
    widths_chosen = Signal(dict)

    def __init__(
        self, cache: SubscriptionCache, clock: Clock, interval: timedelta | None, navigator: Navigator
    ) -> None:
        super().__init__()
        self.setObjectName("SubscriptionsPage")
        self._cache = cache
        self._navigator = navigator
        self._listening: ListenerHandle | None = None
        self._banner: ProblemBanner | None = None
        self._empty: EmptyState | None = None
        self._undo: UndoBar | None = None
        self._model = SubscriptionModel(cache, clock, interval, self)
        self._news = BadgeNews(self, cache, self._model)
        self.row_actions = self._make_row_actions()
        self._prepare = QTimer(self)
        self._prepare.timeout.connect(self._prepare_search)
        self._build()
        follow(self, cache, self._changed)
        self._model.arranged.listen(self._recount)
        self._put_words()
        self._recount()

    # -- from outside ------------------------------------------------------------------------------------------------

    def attach(self, account: Account) -> None:
        """Connects the list to its account, which is open now."""
        self.row_actions.account = account
        self.beside.refresh()
        self._listening = account.poller.listen(self._show_health)
        self._show_health()
        self._prepare.start(_PREPARE_EVERY)

    def _prepare_search(self) -> None:
        """Bit by bit, so that the first letter of a search is as quick as the second."""
        if not self._model.prepare_search(_PREPARED_AT_ONCE):
            self._prepare.stop()

    def detach(self) -> None:
        """Leaves the account before it ends; the list stays."""
        if self._listening is not None:
            self._listening.close()
        self.row_actions.account = None
        self.beside.refresh()

    def set_widths(self, widths: dict[str, Any]) -> None:
        """Takes over the widths that the user chose, as shares of the room; none where they are the usual ones."""
        self.beside.share = widths.get("panel")
        self.table.set_columns(widths.get("columns"))

    def _tell_widths(self) -> None:
        columns = self.table.columns()
        known = {"columns": columns, "panel": self.beside.share}
        self.widths_chosen.emit({name: value for name, value in known.items() if value is not None})

    def set_interval(self, interval: timedelta | None) -> None:
        """Takes over the interval by which badges age."""
        self._model.set_interval(interval)

    def select(self, record_id: str, search: str | None = None) -> None:
        """Shows a row, with its details if there is room beside the list.

        Unless `search` is None it takes the place of what is searched for. Filters that hide the row are removed.
        """
        if search is not None:
            self.search.setText(search)
        if self._model.place_of(record_id) is None:
            self.search.clear()
            self._pills[Filter.ALL].click()
        if self.table.choose(record_id):
            if self.beside.has_room:
                self.beside.show(record_id)
            self.table.setFocus()

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.search = SearchField()
        self.search.setObjectName("Search")
        self.search.set_letters(34)
        self.search.textChanged.connect(self._model.search)
        self._group = QButtonGroup(self)
        self._pills: dict[Filter, PillButton] = {}
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * GAP_S, GAP_M, 2 * GAP_S, GAP_M)
        bar.setSpacing(GAP_S)
        choosing = FlowLayout(spacing=GAP_S)
        choosing.addWidget(self.search)
        for chosen in Filter:
            pill = PillButton()
            pill.setObjectName(f"Filter-{chosen.value}")
            pill.clicked.connect(lambda _=False, what=chosen: self._model.choose(what))
            self._group.addButton(pill)
            self._pills[chosen] = pill
            choosing.addWidget(pill)
        self._pills[Filter.ALL].setChecked(True)
        bar.addLayout(choosing, 1)
        self.export = IconButton("download")
        self.export.setObjectName("SaveList")
        self.export.clicked.connect(self._save_list)
        self.adopt = IconButton("undo")
        self.adopt.setObjectName("BringBack")
        self.adopt.clicked.connect(self.row_actions.adopt)
        self.removed = IconButton("remove")
        self.removed.setObjectName("ShowRemoved")
        self.removed.clicked.connect(self.row_actions.show_removed)
        self.removed.hide()
        for button in (self.removed, self.export, self.adopt):
            bar.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.table = SubscriptionTable(self._model)
        self.table.setObjectName("Subscriptions")
        self.table.columns_chosen.connect(self._tell_widths)
        self.table.remove_wanted.connect(self.row_actions.remove)
        self.table.check_wanted.connect(self.check)
        self.table.menu_wanted.connect(self._show_menu)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        self._banner_row = QHBoxLayout()
        self._banner_row.setContentsMargins(2 * GAP_S, 0, 2 * GAP_S, 0)
        column.addLayout(self._banner_row)
        column.addWidget(self._stack, 1)
        self._column = column
        self.beside = DetailsBeside(self, left, self.table, self._model, self._cache, self.row_actions, self._navigator)
        self.beside.share_chosen.connect(self._tell_widths)
        self.table.opened.connect(self.beside.open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.beside.splitter)
        shortcut(self, "undo", self.row_actions.undo)

    def _make_row_actions(self) -> RowActions:
        actions = RowActions(self, self._cache, self._news, self._navigator)
        actions.refused.connect(lambda problem: self.banner.show_problem(problem))
        actions.removed.connect(self._was_removed)
        actions.undone.connect(self._hide_undo)
        actions.restored.connect(self.select)
        return actions

    # What is not needed for the first paint is built when it is first shown.

    @property
    def details(self) -> Details:
        """The panel beside the list."""
        return self.beside.details

    @property
    def banner(self) -> ProblemBanner:
        """What is wrong with the line, said above the list."""
        if self._banner is None:
            from k2desk.ui.controls.problem_banner import ProblemBanner

            self._banner = ProblemBanner()
            self._banner.offer(
                {ProblemAction.TRY_AGAIN: self.check, ProblemAction.CHECK_KEYS: self._navigator.show_keys}
            )
            self._banner_row.addWidget(self._banner)
        return self._banner

    @property
    def empty(self) -> EmptyState:
        """What stands in place of an empty list."""
        if self._empty is None:
            from k2desk.ui.subscriptions.empty import EmptyState

            self._empty = EmptyState()
            self._empty.new_wanted.connect(lambda: self._navigator.new_subscription())
            self._empty.clear_wanted.connect(self._clear_search)
            self._empty.adopt_wanted.connect(self.row_actions.adopt)
            self._stack.addWidget(self._empty)
        return self._empty

    @property
    def undo(self) -> UndoBar:
        """Offers to undo a removal."""
        if self._undo is None:
            from k2desk.ui.controls.undo_bar import UndoBar

            self._undo = UndoBar()
            self._undo.undo.connect(self.row_actions.undo)
            self._column.addWidget(self._undo)
        return self._undo

    # -- showing -----------------------------------------------------------------------------------------------------

    def _changed(self, changed: Changed) -> None:
        before = {entry.id for entry in self.table.chosen()}
        place = self.table.currentIndex().row()
        if not changed.everything:
            self._news.before(changed.ids)
        self._model.take_over(changed)
        self.beside.take_over(changed)
        if before and not self.table.chosen():
            for one in before:
                self.table.choose(one)
            if not self.table.chosen() and self.table.hasFocus():
                self.table.choose_near(place)

    def _recount(self) -> None:
        counts = self._model.counts
        for chosen, pill in self._pills.items():
            pill.setText(self._pill_text(chosen).replace("{n}", str(counts[chosen])))
        self._name_removed()
        self.attention_changed.emit(counts[Filter.ATTENTION])
        nothing = self._model.visible() == 0
        if nothing:
            if len(self._cache) == 0:
                self.empty.show_none_yet()
            elif self.search.text().strip():
                self.empty.show_no_match(self.search.text().strip())
            else:
                self.empty.show_none_of(without_mark(self._pill_text(self._model.chosen)).replace(" {n}", ""))
        self._stack.setCurrentWidget(self.empty if nothing else self.table)

    def _name_removed(self) -> None:
        count = self._cache.count_removed()
        self.removed.setVisible(count > 0)
        self.removed.name(self.tr("Removed from this computer: {n}").replace("{n}", str(count)))

    def _pill_text(self, chosen: Filter) -> str:
        return {
            Filter.ALL: self.tr("&All {n}"),
            Filter.ATTENTION: self.tr("Needs attenti&on {n}"),
            Filter.ACTIVE: self.tr("Ac&tive {n}"),
            Filter.WAITING: self.tr("&Waiting {n}"),
        }[chosen]

    def _show_health(self) -> None:
        account = self.row_actions.account
        if account is None:
            return
        health = account.poller.health
        if health.problem is not None or self._banner is not None:
            self.banner.show_problem(health.problem)
        if health.problem is not None and not health.internet and health.since is not None:
            self.banner.setToolTip(
                self.tr("Showing what was known at {time}.").replace("{time}", clock_time(health.since))
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the details beside the list, or in its place."""
        super().resizeEvent(event)
        self.beside.arrange()

    # -- doing -------------------------------------------------------------------------------------------------------

    def check(self, ids: list[str] | None = None) -> None:
        """Reads these rows at Kopo Kopo, or all; what came of it is told to who can't see it."""
        self.row_actions.check(ids)

    def _save_list(self) -> None:
        from k2desk.ui.controls.ask_where import ask_where

        ask_where(self, self.tr("Save the list"), "k2desk-subscriptions.csv", self.save_to, or_pdf=True)

    def save_to(self, path: Path) -> None:
        """Saves the rows that are shown, with account, environment and time. Queries of addresses are left out."""
        account = self.row_actions.account
        if account is None:
            return
        from k2desk.ui.controls.save_table import about_account, save_table
        from k2desk.ui.subscriptions.list_file import list_rows

        header, rows = list_rows(self._model)
        about = about_account(account.profile, self._model.now())
        save_table(self, account, path, self.tr("Subscriptions"), about, header, rows, self._saved)

    def _saved(self, operation: Operation[Problem | None]) -> None:
        if operation.finished:
            if operation.outcome is not None or self._banner is not None:
                self.banner.show_problem(operation.outcome)
            if operation.outcome is None:
                self._announce(self.tr("Saved"))

    def _was_removed(self) -> None:
        text = self.tr("Removed from this computer. Kopo Kopo goes on sending.")
        self.undo.tell(text, self.tr("&Undo"))
        self._announce(text)

    def _hide_undo(self) -> None:
        if self._undo is not None:
            self._undo.hide()

    def _show_menu(self, at: QPoint) -> None:
        chosen = self.table.chosen()
        # One key may ask for it twice: by itself, and by what the system makes of it.
        if not chosen or any(menu.isVisible() for menu in self.findChildren(QMenu)):
            return
        from k2desk.ui.subscriptions.row_menu import RowMenu

        menu = RowMenu(self, self.table, chosen, self.beside, self.row_actions)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _announce(self, text: str) -> None:
        from k2desk.ui.controls.announce import announce

        announce(self, text)

    def begin_search(self) -> bool:
        """Puts the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def go_back(self) -> bool:
        """Esc: out of the details, else to the list."""
        if self.beside.is_shown:
            self.beside.close()
        else:
            self.focus_first()
        return True

    def focus_first(self) -> None:
        """Puts the keyboard on the list, or on what stands in its place."""
        if self._stack.currentWidget() is self.table:
            self.table.setFocus()
        else:
            self.empty.button.setFocus()

    def _clear_search(self) -> None:
        self.search.clear()
        self._pills[Filter.ALL].click()

    # -- words -------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Puts the words of the current language in place."""
        self._put_words()
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._model.columnCount() - 1)
        self._model.words_changed()

    def _put_words(self) -> None:
        self.search.name(self.tr("Search till, event, address"))
        self.export.name(self.tr("Save the list as CSV"))
        self._name_removed()
        self.adopt.name(self.tr("Bring back subscriptions that exist already"))
        self.table.setAccessibleName(self.tr("Subscriptions"))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
