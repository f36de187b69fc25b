"""The base of the diagnosis dialogs: a title, a line, a main button, and work that ends with the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.buttons import PrimaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.diagnose.address_edit import AddressEdit
from k2desk.ui.text.letters import Known

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.navigator import Navigator


class TestingDialog(DialogFrame):
    """A dialog with one main button, which alone starts something. Enter in a field doesn't."""

    __test__ = False
    address: AddressEdit

    def __init__(
        self,
        parent: QWidget,
        account: Account,
        navigator: Navigator,
        title: str,
        line: str,
        *,
        width: int,
        lines: int = 0,
    ) -> None:
        super().__init__(parent, title, line, width=width, lines=lines)
        self._account = account
        self._navigator = navigator
        self._running: Operation[Any] | None = None
        self.main = PrimaryButton()
        self.add_buttons(self.main)

    def address_edit(self, address: str, name: str) -> AddressEdit:
        """Return a field for the address that messages are sent to. It offers the addresses of the list."""
        edit = AddressEdit(name)
        edit.set_addresses(self._account.diagnosing.addresses(), self._account.cache.address_name)
        edit.setText(address)
        return edit

    def known(self) -> Known:
        """Return what a message to someone else should say about the address."""
        address = self.address.text()
        return Known(address, at=self._account.clock.now(), name=self._account.cache.address_name(address))

    @property
    def is_running(self) -> bool:
        """Whether an operation is under way."""
        return self._running is not None and not self._running.finished

    def done(self, result: int) -> None:
        """Close the dialog, and cancel the operation that is under way."""
        if self._running is not None:
            self._running.cancel()
        super().done(result)
