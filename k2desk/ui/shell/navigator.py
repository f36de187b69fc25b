"""Where one is in the window, and the ways from there: the side bar, Esc, Ctrl+F, a page beside the places."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from k2desk.ui.keys.order import focus_first
from k2desk.ui.shell.frame import Frame
from k2desk.ui.shell.page_factory import PageFactory
from k2desk.ui.shell.sidebar import PageId


class WindowNavigator:
    """Puts a page in front, and the side bar, the header and the hint in step with it.

    `is_in_front` tells whether the pages are what the window shows: by keys one goes nowhere while they are not.
    """

    def __init__(self, maker: PageFactory, frame: Frame, is_in_front: Callable[[], bool]) -> None:
        self._maker = maker
        self._pages = frame.pages
        self._header = frame.header
        self._sidebar = frame.sidebar
        self._status_bar = frame.strip
        self._is_in_front = is_in_front
        self._where = self._came_from = PageId.SUBSCRIPTIONS
        self._front: QWidget | None = None

    def to(self, where: PageId) -> None:
        """Goes to a place of the side bar."""
        page = self._maker.of(where)
        if page is None:
            return
        if where is not self._where:
            self._came_from, self._where = self._where, where
        self._to_front(page)
        self._sidebar.show_current(where)
        self._header.show_list_actions(where is PageId.SUBSCRIPTIONS)
        self._status_bar.set_hint(self._maker.events.hint if where is PageId.EVENTS else "")

    def beside(self, page: QWidget, where: PageId, hint: str) -> None:
        """Shows a page that has no place of its own in the side bar."""
        self._where = where
        self._to_front(page)
        self._sidebar.show_current(where)
        self._header.show_list_actions(False)
        self._status_bar.set_hint(hint)

    def by_key(self, where: PageId) -> None:
        """Goes to a place, where the pages are in front."""
        if self._is_in_front():
            self.to(where)

    def to_number(self, number: int) -> None:
        """Goes to the place that stands so far down in the side bar, the first is 0."""
        places = self._sidebar.places()
        if number < len(places):
            self.by_key(places[number])

    def find(self) -> None:
        """Ctrl+F: into the search of the page, or where it has none, of the list."""
        if not self._is_in_front():
            return
        if not hasattr(self._pages.currentWidget(), "begin_search"):
            self.to(PageId.SUBSCRIPTIONS)
        begin = getattr(self._pages.currentWidget(), "begin_search", None)
        if begin is not None:
            begin()

    def back(self) -> None:
        """Esc: out of what is open on the page, else to where one came from."""
        page = self._pages.currentWidget()
        go_back = getattr(page, "go_back", None)
        if go_back is None or not go_back():
            is_beside = page is not self._maker.of(self._where)
            self.to(self._where if is_beside else self._came_from)
            # Esc, pressed often enough, ends in the list, not between two pages.
            self._came_from = PageId.SUBSCRIPTIONS

    def _to_front(self, page: QWidget) -> None:
        """Shows a page, and puts the keyboard on it unless it was used to choose the page beside it.

        The page bears its place's name: a screen reader says where one has come to.
        """
        page.setAccessibleName(self._sidebar.name_of(self._where))
        is_new, self._front = page is not self._front, page
        self._pages.setCurrentWidget(page)
        if is_new and not self._sidebar.has_focus():
            focus_first(page)
