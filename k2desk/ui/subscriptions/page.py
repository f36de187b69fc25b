"""The page of the list: search, filters, table, details, and what can be done with a row."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from k2desk.clock import Clock
from k2desk.desk.book import Book, Changed
from k2desk.desk.values import State
from k2desk.ui.controls.buttons import IconButton, PillButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.search_field import SearchField
from k2desk.ui.keys.commands import shortcut
from k2desk.ui.subscriptions.model import Filter, SubscriptionModel
from k2desk.ui.subscriptions.news import BadgeNews
from k2desk.ui.subscriptions.table import SubscriptionTable
from k2desk.ui.theme import GAP_M, GAP_S
from k2desk.ui.times import clock_time

if TYPE_CHECKING:
    from k2desk.desk.account import Account
    from k2desk.desk.listening import Listening
    from k2desk.desk.operation import Operation
    from k2desk.desk.past import PastOf
    from k2desk.desk.problems import Problem
    from k2desk.desk.watching import Sweep
    from k2desk.ui.controls.undo_bar import UndoBar
    from k2desk.ui.problem_banner import ProblemBanner
    from k2desk.ui.subscriptions.details import Details
    from k2desk.ui.subscriptions.empty import EmptyState

_PREPARE_EVERY, _PREPARED_AT_ONCE = 20, 300
"""Milliseconds between two bits of what is got ready for searching, and the rows of one bit."""

_DETAILS_BESIDE = 140
"""From so many average characters of width on the details stand beside the list; below they take its place."""


class SubscriptionsPage(QWidget):
    """Shows the book; the parts of the account come later, by `attach`."""

    new_requested = Signal(object)
    keys_requested = Signal()
    attention_changed = Signal(int)
    test_requested = Signal(str)
    widths_chosen = Signal(dict)

    def __init__(self, book: Book, clock: Clock, interval: timedelta | None) -> None:
        super().__init__()
        self.setObjectName("SubscriptionsPage")
        self._book = book
        self._account: Account | None = None
        self._listening: list[Listening] = []
        self._removed: list[str] = []
        self._details: Details | None = None
        self._came_along = False
        self._banner: ProblemBanner | None = None
        self._empty: EmptyState | None = None
        self._undo: UndoBar | None = None
        self._panel: float | None = None
        self._model = SubscriptionModel(book, clock, interval, self)
        self._news = BadgeNews(self, book, self._model)
        self._prepare = QTimer(self)
        self._prepare.timeout.connect(self._prepare_search)
        self._build()
        self._listening_to_book = book.listen(self._changed)
        self.destroyed.connect(lambda *_, hold=self._listening_to_book: hold.close())
        self._model.listeners.append(self._recount)
        self._put_words()
        self._recount()

    # -- from outside ------------------------------------------------------------------------------------------------

    def attach(self, account: Account) -> None:
        """Gives the page the parts of the account."""
        self._account = account
        self._listening.append(account.watching.listen(self._show_health))
        if self._details is not None:
            self._details.set_ready(True)
        self._show_health()
        self._prepare.start(_PREPARE_EVERY)

    def _prepare_search(self) -> None:
        """Bit by bit, so that the first letter of a search is as quick as the second."""
        if not self._model.prepare_search(_PREPARED_AT_ONCE):
            self._prepare.stop()

    def detach(self) -> None:
        """Takes the parts away."""
        for listening in self._listening:
            listening.close()
        self._listening.clear()
        self._account = None
        if self._details is not None:
            self._details.set_ready(False)

    def set_widths(self, widths: dict[str, Any]) -> None:
        """Takes over the widths that the user chose, as shares of the room; none where they are the usual ones."""
        self._panel = widths.get("panel")
        self.table.set_columns(widths.get("columns"))

    def _tell_widths(self) -> None:
        columns = self.table.columns()
        known = {"columns": columns, "panel": self._panel}
        self.widths_chosen.emit({name: value for name, value in known.items() if value is not None})

    def _splitter_moved(self) -> None:
        if self._beside() and self._details_shown() and self.width() > 0:
            self._panel = round(self.details.width() / self.width(), 4)
            self._tell_widths()

    def set_interval(self, interval: timedelta | None) -> None:
        """Takes over the interval by which badges age."""
        self._model.set_interval(interval)

    def select(self, record_id: str) -> None:
        """Shows a row, whatever is filtered; with its details where there is room beside the list."""
        if self._model.place_of(record_id) is None:
            self.search.clear()
            self._pills[Filter.ALL].click()
        if self.table.choose(record_id):
            if self._beside():
                self._show_details(record_id)
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
        self.adopt.clicked.connect(self._open_adopting)
        self.removed = IconButton("remove")
        self.removed.setObjectName("ShowRemoved")
        self.removed.clicked.connect(self._open_removed)
        self.removed.hide()
        for button in (self.removed, self.export, self.adopt):
            bar.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.table = SubscriptionTable(self._model)
        self.table.setObjectName("Subscriptions")
        self.table.opened.connect(self._open_details)
        self.table.columns_chosen.connect(self._tell_widths)
        self.table.remove_wanted.connect(self._remove)
        self.table.check_wanted.connect(self.check)
        self.table.menu_wanted.connect(self._show_menu)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._selection_changed())
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
        self._left = left
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.splitterMoved.connect(lambda *_: self._splitter_moved())
        self._splitter.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
        shortcut(self, "undo", self._restore)

    # What is not needed for the first paint is built when it is first shown.

    @property
    def details(self) -> Details:
        """The panel beside the list."""
        if self._details is None:
            from k2desk.ui.subscriptions.details import Details

            self._details = Details(self._model)
            self._details.setObjectName("Details")
            self._details.closed.connect(self._close_details)
            self._details.check_wanted.connect(lambda one: self.check([one]))
            self._details.test_wanted.connect(self._test)
            self._details.move_wanted.connect(self._open_moving)
            self._details.remove_wanted.connect(lambda one: self._remove([one]))
            self._details.action_wanted.connect(self._act)
            self._details.set_ready(self._account is not None)
            self._details.hide()
            self._splitter.addWidget(self._details)
            self._splitter.setStretchFactor(1, 0)
        return self._details

    @property
    def banner(self) -> ProblemBanner:
        """What is wrong with the line, said above the list."""
        if self._banner is None:
            from k2desk.ui.problem_banner import ProblemBanner

            self._banner = ProblemBanner()
            self._banner.offer_only("try_again", "check_keys")
            self._banner.action.connect(self._act_on_line)
            self._banner_row.addWidget(self._banner)
        return self._banner

    @property
    def empty(self) -> EmptyState:
        """What stands in place of an empty list."""
        if self._empty is None:
            from k2desk.ui.subscriptions.empty import EmptyState

            self._empty = EmptyState()
            self._empty.new_wanted.connect(lambda: self.new_requested.emit(None))
            self._empty.clear_wanted.connect(self._clear_search)
            self._empty.adopt_wanted.connect(self._open_adopting)
            self._stack.addWidget(self._empty)
        return self._empty

    @property
    def undo(self) -> UndoBar:
        """Offers to undo a removal."""
        if self._undo is None:
            from k2desk.ui.controls.undo_bar import UndoBar

            self._undo = UndoBar()
            self._undo.undo.connect(self._restore)
            self._column.addWidget(self._undo)
        return self._undo

    def _details_shown(self) -> bool:
        return self._details is not None and not self._details.isHidden()

    # -- showing -----------------------------------------------------------------------------------------------------

    def _changed(self, changed: Changed) -> None:
        before = {entry.id for entry in self.table.chosen()}
        place = self.table.currentIndex().row()
        if not changed.everything:
            self._news.before(changed.ids)
        self._model.take_over(changed)
        shown = self._details.shown if self._details is not None and self._details_shown() else None
        if shown is not None and (changed.everything or shown.id in changed.ids):
            entry = self._book.get(shown.id)
            if entry is None:
                self._close_details()
            else:
                if entry != shown:
                    self._read_past(entry.id)
                self.details.show_entry(entry)
        if before and not self.table.chosen():
            for one in before:
                self.table.choose(one)
            if not self.table.chosen() and self.table.hasFocus():
                self.table.choose_near(place)
        self._recount()

    def _recount(self) -> None:
        counts = self._model.counts
        for chosen, pill in self._pills.items():
            pill.setText(self._pill_text(chosen).replace("{n}", str(counts[chosen])))
        self._name_removed()
        self.attention_changed.emit(counts[Filter.ATTENTION])
        nothing = self._model.visible() == 0
        if nothing:
            if len(self._book) == 0:
                self.empty.show_none_yet()
            elif self.search.text().strip():
                self.empty.show_no_match(self.search.text().strip())
            else:
                self.empty.show_none_of(self._pill_text(self._model.chosen).replace(" {n}", ""))
        self._stack.setCurrentWidget(self.empty if nothing else self.table)

    def _name_removed(self) -> None:
        count = self._book.count_removed()
        self.removed.setVisible(count > 0)
        self.removed.name(self.tr("Removed from this computer: {n}").replace("{n}", str(count)))

    def _pill_text(self, chosen: Filter) -> str:
        return {
            Filter.ALL: self.tr("All {n}"),
            Filter.ATTENTION: self.tr("Needs attention {n}"),
            Filter.ACTIVE: self.tr("Active {n}"),
            Filter.WAITING: self.tr("Waiting {n}"),
        }[chosen]

    def _show_health(self) -> None:
        if self._account is None:
            return
        health = self._account.watching.health
        if health.problem is not None or self._banner is not None:
            self.banner.show_problem(health.problem)
        if health.problem is not None and not health.internet and health.since is not None:
            self.banner.setToolTip(
                self.tr("Showing what was known at {time}.").replace("{time}", clock_time(health.since))
            )

    def _selection_changed(self) -> None:
        chosen = self.table.chosen()
        if len(chosen) == 1 and self._beside():
            # Where the window becomes narrow, details that came by themselves make room for the list again.
            self._came_along = self._came_along or not self._details_shown()
            self._show_details(chosen[0].id)

    def _open_details(self, record_id: str) -> None:
        self._came_along = False
        self._show_details(record_id)

    def _show_details(self, record_id: str) -> None:
        entry = self._book.get(record_id)
        if entry is None:
            return
        opened = not self._details_shown()
        self.details.show_entry(entry)
        self.details.show()
        self._arrange(opened)
        self._read_past(record_id)

    def _read_past(self, record_id: str) -> None:
        if self._account is not None:
            self._account.past.of(record_id).listen(self._show_past)

    def _show_past(self, operation: Operation[PastOf]) -> None:
        shown = self.details.shown
        if operation.outcome is not None and shown is not None and operation.ids == (shown.id,):
            self.details.show_past(operation.outcome)

    def _close_details(self) -> None:
        self._came_along = False
        self.details.hide()
        self._left.show()
        self.table.setFocus()

    def _beside(self) -> bool:
        return self.width() >= self.fontMetrics().averageCharWidth() * _DETAILS_BESIDE

    def _arrange(self, opened: bool) -> None:
        beside = self._beside()
        if self._came_along and self._details is not None and len(self.table.chosen()) == 1:
            self._details.setVisible(beside)
        self._left.setVisible(beside or not self._details_shown())
        if beside and opened:
            wanted = self.fontMetrics().averageCharWidth() * 40
            if self._panel is not None:
                wanted = min(int(self.width() * self._panel), self.width() // 2)
            self._splitter.setSizes([self.width() - wanted, wanted])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the details beside the list, or in its place."""
        super().resizeEvent(event)
        self._arrange(False)

    # -- doing -------------------------------------------------------------------------------------------------------

    def check(self, ids: list[str] | None = None) -> None:
        """Reads these rows at Kopo Kopo, or all; what came of it is told to who can't see it."""
        if self._account is not None:
            self._account.watching.check(ids).listen(self._was_checked)

    def _was_checked(self, operation: Operation[Sweep]) -> None:
        sweep = operation.outcome
        if not operation.finished or sweep is None or sweep.problem is not None:
            return
        if len(operation.ids) == 1:
            self._news.ask(operation.ids[0])
        elif operation.ids:
            self._news.all_checked()

    def _open_adopting(self) -> None:
        if self._account is not None:
            from k2desk.ui.subscriptions.adopt_dialog import AdoptDialog

            AdoptDialog(self, self._account).open()

    def _open_removed(self) -> None:
        if self._account is not None:
            from k2desk.ui.subscriptions.removed_dialog import RemovedDialog

            RemovedDialog(self, self._account).open()

    def _open_moving(self, record_id: str) -> None:
        entry = self._book.get(record_id)
        if entry is not None and self._account is not None:
            from k2desk.ui.subscriptions.move_dialog import MoveDialog

            MoveDialog(self, self._account, entry.record.address).open()

    def _save_list(self) -> None:
        from k2desk.ui.controls.ask_where import ask_where

        ask_where(self, self.tr("Save the list"), "k2desk-subscriptions.csv", self.save_to, or_pdf=True)

    def save_to(self, path: Path) -> None:
        """Saves the rows that are shown, with account, environment and time. Queries of addresses are left out."""
        if self._account is None:
            return
        from k2desk.ui.controls.save_table import about_account, save_table
        from k2desk.ui.subscriptions.list_file import list_rows

        header, rows = list_rows(self._model)
        about = about_account(self._account.profile, self._model.now())
        save_table(self, self._account, path, self.tr("Subscriptions"), about, header, rows, self._saved)

    def _saved(self, operation: Operation[Problem | None]) -> None:
        if operation.finished:
            if operation.outcome is not None or self._banner is not None:
                self.banner.show_problem(operation.outcome)
            if operation.outcome is None:
                self._announce(self.tr("Saved"))

    def _test(self, record_id: str) -> None:
        entry = self._book.get(record_id)
        if entry is not None and self._account is not None:
            self.test_requested.emit(entry.record.address)

    def _remove(self, ids: list[str]) -> None:
        if self._account is None:
            return
        self._removed = ids
        self._account.settling.remove(ids).listen(self._was_removed)

    def _was_removed(self, operation: Operation[Problem | None]) -> None:
        if not operation.finished:
            return
        if operation.outcome is not None:
            self.banner.show_problem(operation.outcome)
            return
        text = self.tr("Removed from this computer. Kopo Kopo goes on sending.")
        self.undo.tell(text, self.tr("Undo"))
        self._announce(text)

    def _restore(self) -> None:
        if self._account is None or not self._removed:
            return
        ids, self._removed = self._removed, []
        if self._undo is not None:
            self._undo.hide()
        self._account.settling.restore(ids).listen(self._was_restored)

    def _was_restored(self, operation: Operation[Problem | None]) -> None:
        if operation.finished and operation.outcome is not None:
            self.banner.show_problem(operation.outcome)
        elif operation.finished and operation.ids:
            self.select(operation.ids[0])

    def _act_on_line(self, action: str) -> None:
        if action == "check_keys":
            self.keys_requested.emit()
        else:
            self.check()

    def _act(self, action: str, record_id: str) -> None:
        entry = self._book.get(record_id)
        if entry is None or self._account is None:
            return
        match action:
            case "settle":
                from k2desk.ui.subscriptions.settle import SettleDialog

                SettleDialog(self, self._account, entry).open()
            case "compare":
                from k2desk.ui.subscriptions.comparison import ChangedDialog

                ChangedDialog(self, self._account, entry).open()
            case "check_keys":
                self.keys_requested.emit()
            case "correct" | "create_again":
                from k2desk.desk.forms.new_subscription import NewSubscription

                self.new_requested.emit(NewSubscription.like(entry.record))
            case "send_again" if entry.record.state in {State.NOT_SENT, State.NOT_CREATED}:
                self._account.creating.send_again(record_id)
            case "try_again" if entry.record.state is State.NOT_SENT:
                self._account.creating.send_again(record_id)
            case "try_again":
                self.check([record_id])

    def _show_menu(self, at: QPoint) -> None:
        chosen = self.table.chosen()
        # One key may ask for it twice: by itself, and by what the system makes of it.
        if not chosen or any(menu.isVisible() for menu in self.findChildren(QMenu)):
            return
        from k2desk.ui.subscriptions.row_menu import RowMenu

        ids = [entry.id for entry in chosen]
        does = {
            "open": lambda: self._show_details(ids[0]),
            "check": lambda: self.check(ids),
            "test": lambda: self._test(ids[0]),
            "move": lambda: self._open_moving(ids[0]),
            "remove": lambda: self._remove(ids),
        }
        menu = RowMenu(self, self.table, chosen, does, ready=self._account is not None)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _announce(self, text: str) -> None:
        from k2desk.ui.controls.announce import announce

        announce(self, text)

    def begin_search(self) -> None:
        """Puts the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def go_back(self) -> bool:
        """Esc: out of the details, else to the list."""
        if self._details_shown():
            self._close_details()
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
        self._model.forget_words()
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._model.columnCount() - 1)
        self._model.refresh()

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
