"""The pages of the open account, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from k2desk.ui.keys.order import focus_first

if TYPE_CHECKING:
    from k2desk.services.account import Account


class AccountPage(Protocol):
    """A page that is given the open account's parts, and has them taken away before they end.

    It may have `begin_search()` for Ctrl+F, `focus_first()`, and `go_back()` for Esc, which tells whether there was
    something on the page to go back from.
    """

    def attach(self, account: Account) -> None:
        """Takes the parts."""
        ...

    def detach(self) -> None:
        """Lets go of them."""
        ...


_Page = TypeVar("_Page", bound=QWidget)


class Pages(QStackedWidget):
    """Shows one page at a time, and keeps them all together with the account that is open."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, QWidget] = {}
        self._account: Account | None = None

    def minimumSizeHint(self) -> QSize:
        """None: pages make do with the room that there is, and none widens the window for all."""
        return QSize(0, 0)

    def made(self, name: str) -> QWidget | None:
        """The page of that name, if it was ever shown."""
        return self._made.get(name)

    def of(self, name: str, make: Callable[[], _Page]) -> _Page:
        """The page of that name; made at the first time."""
        page = self._made.get(name)
        if page is None:
            page = make()
            self.put(name, page)
            if self._account is not None and hasattr(page, "detach"):
                page.attach(self._account)  # type: ignore[attr-defined]
        return page  # type: ignore[return-value]

    def put(self, name: str, page: QWidget) -> None:
        """Puts a page in place of the one that had the name."""
        old = self._made.pop(name, None)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
        self._made[name] = page
        self.addWidget(page)

    def focus_first(self) -> None:
        """Puts the keyboard on what the page in front begins with."""
        page = self.currentWidget()
        if page is not None:
            focus_first(page)

    def attach(self, account: Account) -> None:
        """Gives all pages the parts of the open account."""
        self._account = account
        for page in self._of_account():
            page.attach(account)

    def detach(self) -> None:
        """Takes the parts away again."""
        self._account = None
        for page in self._of_account():
            page.detach()

    def _of_account(self) -> list[AccountPage]:
        return [page for page in self._made.values() if hasattr(page, "detach")]  # type: ignore[misc]
