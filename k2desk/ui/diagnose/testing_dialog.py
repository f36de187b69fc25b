"""The base of the diagnosis dialogs: a title, a line, a banner that leads to the keys, and work that ends with the
dialog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from k2desk.model.problems import ProblemAction
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.diagnose.address_edit import AddressEdit
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_S, GAP_XL, title_font

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.navigator import Navigator


class TestingDialog(QDialog):
    """A dialog with one main button, which alone starts something. Enter in a field doesn't."""

    __test__ = False

    def __init__(self, parent: QWidget, account: Account, navigator: Navigator, size: tuple[int, int]) -> None:
        """Build the dialog. `size` is in letters and lines."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._account = account
        self._navigator = navigator
        self._running: Operation[Any] | None = None
        metrics = self.fontMetrics()
        self.resize(letters(size[0], metrics), metrics.height() * size[1])
        self.banner = ProblemBanner(closable=False)
        self.banner.offer({ProblemAction.CHECK_KEYS: self._to_keys})
        self.main = PrimaryButton()
        close = SecondaryButton(self.tr("&Close"))
        close.clicked.connect(self.reject)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.main)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.column = QVBoxLayout()
        self.column.setSpacing(GAP_S)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_L)
        whole.setSpacing(GAP_S)
        whole.addLayout(self.column, 1)
        whole.addSpacing(GAP_S)
        whole.addLayout(self.foot)

    def begin(self, title: str, line: str) -> None:
        """Add the title and the line at the top."""
        self.setWindowTitle(title)
        self.column.addWidget(PlainLabel(title, font=title_font()))
        self.column.addWidget(PlainLabel(line, kind="muted", wrap=True))
        self.column.addSpacing(GAP_S)

    def address_edit(self, address: str, name: str) -> AddressEdit:
        """Return a field for the address that messages are sent to. It offers the addresses of the list."""
        edit = AddressEdit(name)
        edit.set_addresses(self._account.diagnosing.addresses())
        edit.setText(address)
        return edit

    @property
    def is_running(self) -> bool:
        """Whether an operation is under way."""
        return self._running is not None and not self._running.finished

    def _to_keys(self) -> None:
        self._navigator.show_keys()
        self.close()

    def done(self, result: int) -> None:
        """Close the dialog, and cancel the operation that is under way."""
        if self._running is not None:
            self._running.cancel()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ignore Enter unless the main button has the focus."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.main.hasFocus():
            return
        super().keyPressEvent(event)
