"""The page of the list: search, filters, table, details, and the actions for rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu

from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.clock import Clock
from k2desk.services.subscription_cache import Changed, SubscriptionCache
from k2desk.ui.controls.after_press import put_off
from k2desk.ui.controls.build import in_column, named
from k2desk.ui.controls.buttons import SecondaryButton, ToolButton
from k2desk.ui.controls.commands import shortcut
from k2desk.ui.controls.if_alive import follow
from k2desk.ui.controls.list_pane import ListPane
from k2desk.ui.controls.page import Page
from k2desk.ui.subscriptions.arrangement import Filter
from k2desk.ui.subscriptions.details_beside import DetailsBeside
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.subscriptions.table import SubscriptionTable
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import clock_time

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.announcer import ListenerHandle
    from k2desk.ui.controls.empty_state import EmptyState
    from k2desk.ui.controls.navigator import Navigator
    from k2desk.ui.controls.problem_banner import ProblemBanner
    from k2desk.ui.controls.save_table import TableExport
    from k2desk.ui.controls.undo_bar import UndoBar
    from k2desk.ui.subscriptions.details import Details
    from k2desk.ui.subscriptions.news import BadgeNews
    from k2desk.ui.subscriptions.row_actions import RowActions


class SubscriptionsPage(Page):
    """Shows the subscription cache at once. The account is attached as soon as it is open."""

    article = "statuses"
    attention_changed = Signal(int)
    widths_chosen = Signal(dict)

    def __init__(self, cache: SubscriptionCache, clock: Clock, schedule: CheckSchedule, navigator: Navigator) -> None:
        super().__init__()
        self.setObjectName("SubscriptionsPage")
        self._cache = cache
        self._navigator = navigator
        self._listening: ListenerHandle | None = None
        self._banner: ProblemBanner | None = None
        self._undo: UndoBar | None = None
        self._is_live = False
        self._model = SubscriptionModel(cache, clock, schedule, self)
        self._build()
        follow(self, cache, self._changed)
        self._model.arranged.listen(self._recount)
        self._recount()
        self.on_language_change(self._model.words_changed, now=False)

    # -- from outside ------------------------------------------------------------------------------------------------

    def attach(self, account: Account) -> None:
        """Use the account, which is open now."""
        from k2desk.model.environments import EnvironmentKind  # After the first paint.

        self.row_actions.account = account
        self._is_live = account.environment.kind is EnvironmentKind.LIVE
        self._recount()
        self.beside.refresh()
        self._listening = account.poller.listen(put_off(self, self._show_health))
        self._show_health()

    def detach(self) -> None:
        """Stop using the account before it ends. The list stays."""
        if self._listening is not None:
            self._listening.close()
        self.row_actions.account = None
        self.beside.refresh()

    def set_widths(self, widths: dict[str, Any]) -> None:
        """Set the widths that the user chose, as shares of the room, or none for the usual widths."""
        self.beside.share = widths.get("panel")
        self.table.choose_columns(widths.get("columns"))

    def _tell_widths(self) -> None:
        columns = self.table.chosen_columns()
        known = {"columns": columns, "panel": self.beside.share}
        self.widths_chosen.emit({name: value for name, value in known.items() if value is not None})

    def set_schedule(self, schedule: CheckSchedule) -> None:
        """Set the schedule of automatic checks, by which badges age."""
        self._model.set_schedule(schedule)

    def select(self, record_id: str, search: str | None = None) -> None:
        """Select a row, with its details if there is room beside the list.

        Unless `search` is None it replaces the current search. Filters that hide the row are removed.
        """
        if search is not None:
            self.search.setText(search)
        self._model.finish()
        if self._model.place_of(record_id) is None:
            self.pane.show_all()
        if self.table.choose(record_id):
            if self.beside.has_room:
                self.beside.show(record_id)
            self.table.setFocus()

    @property
    def attention(self) -> int:
        """How many rows need attention. `attention_changed` announces other numbers."""
        return self._model.counts[Filter.ATTENTION]

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.table = named(SubscriptionTable(self._model), "Subscriptions")
        self.put_words(self.table.setAccessibleName, lambda: self.tr("Subscriptions"))
        self.table.columns_chosen.connect(self._tell_widths)
        self.table.remove_wanted.connect(lambda ids: self.row_actions.remove(ids))
        self.table.check_wanted.connect(self.check)
        self.table.menu_wanted.connect(self._show_menu)
        self.pane = ListPane(
            self.table,
            self._model,
            lambda: self.tr("Search till, event, address"),
            {
                Filter.ALL: lambda: self.tr("&All {n}"),
                Filter.ATTENTION: lambda: self.tr("Needs attenti&on {n}"),
                Filter.ACTIVE: lambda: self.tr("Ac&tive {n}"),
                Filter.WAITING: lambda: self.tr("&Waiting {n}"),
            },
            "Filter",
            letters=34,
        )
        self.search = self.pane.search
        self.search.setObjectName("Search")
        export = ToolButton(lambda: self.tr("Save…"), "download", object_name="SaveList")
        self.put_words(export.setToolTip, lambda: self.tr("Save the list as CSV"))
        export.clicked.connect(lambda: self.saving.ask() if self.row_actions.account is not None else None)
        add = ToolButton(lambda: self.tr("Add one I already have"), "plus", object_name="AddExisting")
        add.clicked.connect(lambda: self.row_actions.adopt())
        self.removed = ToolButton(
            "", "remove", object_name="ShowRemoved", clicked=lambda: self.row_actions.show_removed()
        )
        self.removed.hide()
        self.pane.add_tools(add, export, self.removed)
        self.beside = DetailsBeside(
            self, self.pane, self.table, self._model, self._cache, lambda: self.row_actions, self._navigator
        )
        self.beside.share_chosen.connect(self._tell_widths)
        self.table.opened.connect(self.beside.open)
        in_column(self.beside.splitter, on=self)
        shortcut(self, "undo", lambda: self.row_actions.undo())

    # Parts that the first paint doesn't need are built when they are first needed.

    @cached_property
    def row_actions(self) -> RowActions:
        """What can be done with rows, for the open account."""
        from k2desk.ui.subscriptions.row_actions import RowActions

        actions = RowActions(self, self._cache, self._news, self._navigator)
        actions.refused.connect(lambda problem, again: self.banner.show_problem(problem, again=again))
        actions.removed.connect(self._was_removed)
        actions.undone.connect(self._hide_undo)
        actions.restored.connect(self.select)
        return actions

    @cached_property
    def _news(self) -> BadgeNews:
        from k2desk.ui.subscriptions.news import BadgeNews

        return BadgeNews(self, self._cache, self._model)

    @property
    def details(self) -> Details:
        """The panel beside the list."""
        return self.beside.details

    @property
    def banner(self) -> ProblemBanner:
        """The banner above the list that shows problems of the connection."""
        if self._banner is None:
            from k2desk.model.problems import ProblemAction
            from k2desk.ui.controls.problem_banner import ProblemBanner

            self._banner = ProblemBanner()
            self._banner.offer({ProblemAction.TRY_AGAIN: self.check})
            self.pane.notes.addWidget(self._banner)
        return self._banner

    @cached_property
    def empty(self) -> EmptyState:
        """The message that is shown instead of an empty list."""
        from k2desk.ui.controls.empty_state import EmptyState

        self._new = SecondaryButton(lambda: self.tr("New &subscription"))
        self._new.clicked.connect(lambda: self._navigator.new_subscription())
        self._clear = SecondaryButton(clicked=lambda: self.pane.show_all())
        self._adopt = SecondaryButton(lambda: self.tr("Add one &I already have"), clicked=self.row_actions.adopt)
        self._adopt.setObjectName("AdoptExisting")
        self._go_live = SecondaryButton(lambda: self.tr("Go live with what you tried…"))
        self._go_live.clicked.connect(self._navigator.go_live)
        self._go_live.setObjectName("GoLiveFromList")
        return EmptyState("subscriptions", self._new, self._clear, self._adopt, self._go_live)

    @property
    def saving(self) -> TableExport:
        """Saves the visible rows, without the queries of addresses."""
        from k2desk.ui.controls.save_table import TableExport

        account = self.row_actions.account
        assert account is not None
        name = "k2desk-subscriptions.csv"
        return TableExport(self, account, self._model, lambda: self.tr("Subscriptions"), name, self._show_saving)

    @property
    def undo(self) -> UndoBar:
        """The bar that offers to undo a removal."""
        if self._undo is None:
            from k2desk.ui.controls.undo_bar import UndoBar

            self._undo = UndoBar()
            self._undo.undo.connect(self.row_actions.undo)
            self.pane.column.addWidget(self._undo)
        return self._undo

    # -- showing -----------------------------------------------------------------------------------------------------

    def _changed(self, changed: Changed) -> None:
        # It is asked in each frame of a check. A selection of many rows is not lost with one of them.
        before = {entry.id for entry in self.table.chosen()} if not self.table.chooses_many else ()
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
        self.pane.recount()
        count = self._cache.count_removed()
        self.removed.setVisible(count > 0)
        self.removed.setText(filled(self.tr("Removed: {n}"), n=count))
        self.attention_changed.emit(self.attention)
        self.pane.show_table(self._say_why_empty() if self._model.visible() == 0 else None)

    def _say_why_empty(self) -> EmptyState:
        empty = self.empty  # First, because its buttons are made with it.
        sought = self.search.text().strip()
        if len(self._cache) == 0:
            line = self.tr(
                "Kopo Kopo does not give K2Desk a list, so subscriptions made elsewhere do not appear by themselves."
            )
            empty.say(
                self.tr("No subscriptions here yet."),
                line,
                self._new,
                self._adopt,
                *([self._go_live] if self._is_live else []),
            )
            return empty
        if sought:
            self._clear.setText(self.tr("Clear &search"))
            title = filled(self.tr("Nothing matches “{q}”."), q=sought[:60])
        else:
            self._clear.setText(self.tr("&Show all"))
            title = filled(self.tr("Nothing here: {name}"), name=self.pane.name_of(self._model.chosen))
        empty.say(title, "", self._clear)
        return empty

    def _show_health(self) -> None:
        account = self.row_actions.account
        if account is None:
            return
        health = account.poller.health
        if health.problem is not None or self._banner is not None:
            self.banner.show_problem(health.problem)
        if health.problem is not None and not health.internet and health.since is not None:
            self.banner.setToolTip(filled(self.tr("Showing what we knew at {time}."), time=clock_time(health.since)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the details beside the list, or in its place."""
        super().resizeEvent(event)
        self.beside.arrange()

    # -- doing -------------------------------------------------------------------------------------------------------

    def check(self, ids: list[str] | None = None) -> None:
        """Read these rows at Kopo Kopo, or all, and announce the result to screen readers."""
        self.row_actions.check(ids)

    def _show_saving(self, problem: Problem | None, again: Callable[[], object]) -> None:
        if problem is not None or self._banner is not None:
            self.banner.show_problem(problem, again=again)

    def _was_removed(self) -> None:
        text = self.tr("Removed from this computer. Kopo Kopo goes on sending.")
        self.undo.tell(text, self.tr("&Undo"))
        self._announce(text)

    def _hide_undo(self) -> None:
        if self._undo is not None:
            self._undo.hide()

    def _show_menu(self, at: QPoint) -> None:
        chosen = self.table.chosen()
        # One key press may ask for the menu twice: as a key, and as the system's request for a context menu.
        if not chosen or any(menu.isVisible() for menu in self.findChildren(QMenu)):
            return
        from k2desk.ui.subscriptions.row_menu import RowMenu

        menu = RowMenu(self, self.table, chosen, self.beside, self.row_actions)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _announce(self, text: str) -> None:
        from k2desk.ui.controls.announce import announce

        announce(self, text)

    def begin_search(self) -> bool:
        """Set the focus on the search."""
        return self.pane.begin_search()

    def go_back(self) -> bool:
        """Close the details, else go to the list (Esc)."""
        if self.beside.is_shown:
            self.beside.close()
        else:
            self.focus_first()
        return True

    def focus_first(self) -> None:
        """Set the focus on the list, or on the message in its place."""
        self.pane.focus_first()
