"""The stack of pages in the window. A page is kept after it was first shown."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from k2desk.ui.controls.page import AccountPage, Page
from k2desk.ui.shell.page_factory import PageId


class Pages(QStackedWidget):
    """Shows one page at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[PageId, Page] = {}
        self._closed: list[Page] = []

    def minimumSizeHint(self) -> QSize:
        """Return no size: pages use the room that there is, and none widens the window for all."""
        return QSize(0, 0)

    def made(self, page: PageId) -> Page | None:
        """Return the page with this id, or None if it was never shown."""
        return self._made.get(page)

    def put(self, page: PageId, widget: Page) -> None:
        """Add a page, or replace the page with this id."""
        old = self._made.pop(page, None)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
        self._made[page] = widget
        self.addWidget(widget)

    def close_account(self) -> None:
        """Close the pages of the account.

        They live until the next account is closed, because its tasks may still call them.
        """
        for closed in self._closed:
            closed.deleteLater()
        self._closed = [page for page in self._made.values() if isinstance(page, AccountPage)]
        self._made = {name: page for name, page in self._made.items() if page not in self._closed}
        for page in self._closed:
            page.close()
            self.removeWidget(page)
