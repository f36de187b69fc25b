"""The base classes of all pages of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, ParamSpec

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.after_press import put_off
from k2desk.ui.controls.tab_order import focus_first
from k2desk.ui.controls.translated import Translated

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.announcer import Announcer, ListenerHandle
    from k2desk.ui.controls.navigator import Navigator

P = ParamSpec("P")


class Page(Translated, QWidget):
    """A page of the window."""

    article: ClassVar[str] = ""
    """The id of the help article that explains the page."""

    @property
    def hint(self) -> str:
        """The text that the status bar shows instead of the next check while the page is in front."""
        return ""

    def begin_search(self) -> bool:
        """Set the focus on the page's search. Returns False if it has none."""
        return False

    def go_back(self) -> bool:
        """Close what is open on the page (Esc). Returns False if nothing is open."""
        return False

    def focus_first(self) -> None:
        """Set the focus on the first control."""
        focus_first(self)


class AccountPage(Page):
    """A page that is made with the account that it shows.

    It is closed before the account ends, and deleted after the account's tasks have ended, because they may still call
    it.
    """

    def __init__(self, account: Account, navigator: Navigator) -> None:
        super().__init__()
        self._account = account
        self._navigator = navigator
        self._handles: list[ListenerHandle] = []

    def follow(self, announcer: Announcer[P], listener: Callable[P, object]) -> None:
        """Call `listener` at each announcement until the page is closed, but not during a press of the mouse."""

        def unless_closed(*arguments: P.args, **named: P.kwargs) -> None:
            if self._handles:
                listener(*arguments, **named)

        self._handles.append(announcer.listen(put_off(self, unless_closed)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop listening, and close the dialogs of the page."""
        from PySide6.QtWidgets import QDialog  # After the first paint.

        for handle in self._handles:
            handle.close()
        self._handles.clear()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        super().closeEvent(event)
