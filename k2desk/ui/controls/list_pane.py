"""The list of a page: search, filters and buttons above a table, or a message if it has no rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from k2desk.ui.controls.build import in_column, in_row
from k2desk.ui.controls.buttons import PillButton
from k2desk.ui.controls.flow_layout import FlowLayout, TogetherLayout
from k2desk.ui.controls.search_field import SearchField
from k2desk.ui.controls.table_view import TableView
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.theme import GAP_M, GAP_S
from k2desk.ui.text.plain import filled, without_mark

if TYPE_CHECKING:
    from k2desk.ui.controls.empty_state import EmptyState

F = TypeVar("F", bound=Enum)


class Filtered(Protocol[F]):
    """A model with rows that can be searched and filtered."""

    @property
    def counts(self) -> Counter[F]: ...

    def search(self, text: str) -> None: ...

    def choose(self, chosen: F) -> None: ...


class ListPane(Translated, QWidget, Generic[F]):
    """The list with its search and filters. `filters` returns the words of each filter, with {n} for the number of
    rows; the first filter shows all.

    The page puts notes above the list into `notes`, and what is below the list into `column`.
    """

    def __init__(
        self,
        table: TableView,
        model: Filtered[F],
        search: Words,
        filters: Mapping[F, Callable[[], str]],
        name: str,
        *,
        letters: int,
    ) -> None:
        """Build the pane. The filters' buttons are named by `name` and the filter's value. The search is `letters`
        wide.
        """
        super().__init__()
        self._table, self._model, self._filters = table, model, filters
        self._empty: EmptyState | None = None
        self.search = SearchField()
        self.search.name(search)
        self.search.set_letters(letters)
        self.search.textChanged.connect(model.search)
        choosing = FlowLayout(self.search, spacing=GAP_S)
        group = QButtonGroup(self)
        self.pills: dict[F, PillButton] = {}
        for chosen in filters:
            pill = self.pills[chosen] = PillButton()
            pill.setObjectName(f"{name}-{chosen.value}")
            pill.clicked.connect(lambda _=False, what=chosen: model.choose(what))
            group.addButton(pill)
            choosing.addWidget(pill)
        self._all = next(iter(self.pills.values()))
        self._all.setChecked(True)
        self._choosing = choosing
        bar = in_row((choosing, 1), margins=(2 * GAP_S, GAP_M, 2 * GAP_S, GAP_M))
        self.notes = in_column(margins=(2 * GAP_S, 0, 2 * GAP_S, 0))
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self.column = in_column(bar, self.notes, (self._stack, 1), on=self, spacing=0)

    def add_tools(self, *buttons: QPushButton) -> None:
        """Add buttons after the filters. Without room they take another line together, or as many as they need."""
        tools = QWidget()
        TogetherLayout(*buttons, on=tools, spacing=GAP_S)
        self._choosing.addWidget(tools)

    def recount(self) -> None:
        """Show how many rows each filter has."""
        for chosen, pill in self.pills.items():
            pill.setText(filled(self._filters[chosen](), n=self._model.counts[chosen]))

    def name_of(self, chosen: F) -> str:
        """Return the words of a filter, without the number of rows."""
        return filled(without_mark(self._filters[chosen]()), n="").strip()

    def show_table(self, empty: EmptyState | None = None) -> None:
        """Show the rows, or `empty` instead."""
        if empty is not None and empty is not self._empty:
            self._empty = empty
            self._stack.addWidget(empty)
        self._stack.setCurrentWidget(empty or self._table)

    def show_all(self, text: str = "") -> None:
        """Remove the filter, and replace the search with `text`."""
        self._all.click()
        self.search.setText(text)

    def begin_search(self) -> bool:
        """Set the focus on the search. Returns True, as a page with a search does."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def focus_first(self) -> None:
        """Set the focus on the rows or, if there are none, on the first button or the search."""
        shown: Any = self._stack.currentWidget()
        (self._table if shown is self._table else shown.first_button or self.search).setFocus()
