"""The details beside the list: when they are shown, what they show, and how both share the width."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

from k2desk.services.subscription_cache import Changed, SubscriptionCache
from k2desk.ui.style.text_room import letters
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.subscriptions.table import SubscriptionTable

if TYPE_CHECKING:
    from k2desk.services.history_of import RowHistory
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.navigator import Navigator
    from k2desk.ui.subscriptions.details import Details
    from k2desk.ui.subscriptions.row_actions import RowActions

_BESIDE = 162
"""The least width, in letters, at which the details are beside the list. In a narrower window they replace it."""

_LEAST = 300
"""The least usual width of the details in pixels: their icons and margins stay as wide when the letters are narrow."""


class DetailsBeside(QObject):
    """Shows the details. `splitter` contains the list and, when first needed, the details; `actions` returns what
    handles their buttons.

    `share` is the part of the page's width that the user chose for the details, or None for the usual width.
    """

    share_chosen = Signal()

    def __init__(
        self,
        page: QWidget,
        left: QWidget,
        table: SubscriptionTable,
        model: SubscriptionModel,
        cache: SubscriptionCache,
        actions: Callable[[], RowActions],
        navigator: Navigator,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._left = left
        self._table = table
        self._model = model
        self._cache = cache
        self._actions_of_page = actions
        self._navigator = navigator
        self._details: Details | None = None
        self._came_along = False
        self.share: float | None = None
        # A method of this object and a timer of its own: both end with it, whatever is deleted first.
        self._room = QTimer(self, singleShot=True, interval=0)
        self._room.timeout.connect(self._give_room)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, handleWidth=1, childrenCollapsible=False)
        self.splitter.addWidget(left)
        self.splitter.splitterMoved.connect(lambda *_: self._moved())
        self.splitter.setStretchFactor(0, 1)
        table.aged.connect(self._show_ages)
        table.selectionModel().selectionChanged.connect(lambda *_: self._selection_changed())
        table.clicked.connect(self._clicked)

    @cached_property
    def _actions(self) -> RowActions:
        return self._actions_of_page()

    def refresh(self) -> None:
        """Enable or disable the buttons of the details: they need an open account."""
        if self._details is not None:
            self._details.set_ready(self._actions.account is not None)

    @property
    def details(self) -> Details:
        """The panel. It is built when it is first shown."""
        if self._details is None:
            from k2desk.ui.subscriptions.details import Details

            self._details = Details(self._model, self._navigator, self._actions)
            self._details.setObjectName("Details")
            self._details.closed.connect(self.close)
            self._details.check_wanted.connect(lambda one: self._actions.check([one]))
            self._details.move_wanted.connect(self._actions.move)
            self._details.label_wanted.connect(self._actions.label)
            self._details.put_off_wanted.connect(lambda one: self._actions.later([one]))
            self._details.take_wanted.connect(lambda one: self._actions.later([one], taken=True))
            self._details.give_back_wanted.connect(lambda one: self._actions.give_back([one]))
            self._details.remove_wanted.connect(lambda one: self._actions.remove([one]))
            self.refresh()
            self._details.sideways.rangeChanged.connect(self._room_changed)
            self._details.hide()
            self.splitter.addWidget(self._details)
            self.splitter.setStretchFactor(1, 0)
        return self._details

    @property
    def is_shown(self) -> bool:
        """Whether the details are visible."""
        return self._details is not None and not self._details.isHidden()

    @property
    def has_room(self) -> bool:
        """Whether there is room for the details beside the list."""
        return self._page.width() >= letters(_BESIDE, self._page.fontMetrics())

    def open(self, record_id: str) -> None:
        """Show the details because the user asked for them. They stay when the window becomes narrow.

        In place of the list they get the focus, so that Enter or Esc leads back.
        """
        self._came_along = False
        self.show(record_id)
        if self.is_shown and not self.has_room:
            self.details.back.setFocus()

    def show(self, record_id: str) -> None:
        """Show the details of a row."""
        entry = self._cache.get(record_id)
        if entry is None:
            return
        opened = not self.is_shown
        if not opened and self.details.shown == entry:
            return
        self.details.show_entry(entry)
        self.details.show()
        self.arrange(opened)
        self._read_past(record_id)

    def close(self) -> None:
        """Show the list only."""
        self._came_along = False
        if not self.has_room:
            self._drop_second_press()
        self.details.hide()
        self._left.show()
        self._table.setFocus()

    def take_over(self, changed: Changed) -> None:
        """Follow a change of the subscription cache."""
        shown = self._details.shown if self._details is not None and self.is_shown else None
        if shown is not None and (changed.everything or shown.id in changed.ids):
            entry = self._cache.get(shown.id)
            if entry is None:
                self.close()
            elif entry == shown and not (changed.everything or changed.listed):
                # It is only being read.
                self.details.refresh_ages()
            else:
                if entry != shown:
                    self._read_past(entry.id)
                self.details.show_entry(entry)

    def arrange(self, opened: bool = False) -> None:
        """Put the details beside the list, or in its place. With `opened` they get their width."""
        beside = self.has_room
        if self._came_along and self._details is not None and len(self._table.chosen()) == 1:
            self._details.setVisible(beside)
        self._left.setVisible(beside or not self.is_shown)
        if self._details is not None:
            self._details.set_in_place(not beside)
        if beside and opened:
            width = self._page.width()
            wanted = max(_LEAST, letters(50, self._page.fontMetrics()))
            if self.share is not None:
                wanted = min(int(width * self.share), width // 2)
            self.splitter.setSizes([width - wanted, wanted])

    # -- inside ------------------------------------------------------------------------------------------------------

    def _clicked(self, index: QModelIndex) -> None:
        """Show the details of a row that was clicked. With Ctrl or Shift it is only selected."""
        row = self._model.row_at(index.row())
        if row is None or QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
            return
        if self.has_room:
            self._selection_changed()
        else:
            self._drop_second_press()
            self.open(row.id)

    def _drop_second_press(self) -> None:
        from k2desk.ui.controls.second_press import drop_second_press  # After the first paint.

        drop_second_press(self._page)

    def _selection_changed(self) -> None:
        chosen = self._table.chosen()
        if len(chosen) == 1 and self.has_room:
            # When the window becomes narrow, details that opened automatically are hidden for the list.
            self._came_along = self._came_along or not self.is_shown
            self.show(chosen[0].id)

    def _show_ages(self) -> None:
        if self._details is not None and self.is_shown:
            self._details.refresh_ages()

    def _room_changed(self) -> None:
        self._room.start()

    def _give_room(self) -> None:
        """Widen the details by what they would scroll sideways, up to half the page, unless the user set the width."""
        short = self.details.sideways.maximum()
        if short > 0 and self.share is None and self.is_shown and self.has_room:
            left, right = self.splitter.sizes()
            wanted = min(right + short, (left + right) // 2)
            self.splitter.setSizes([left + right - wanted, wanted])

    def _moved(self) -> None:
        if self.has_room and self.is_shown and self._page.width() > 0:
            self.share = round(self.details.width() / self._page.width(), 4)
            self.share_chosen.emit()

    def _read_past(self, record_id: str) -> None:
        if self._actions.account is not None:
            self._actions.account.past.of(record_id).listen(self._show_past)

    def _show_past(self, operation: Operation[RowHistory]) -> None:
        shown = self.details.shown
        if operation.outcome is not None and shown is not None and operation.ids == (shown.id,):
            self.details.show_past(operation.outcome)
