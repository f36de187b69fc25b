"""A field for a web address that offers the addresses of the list, by address or by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu

from k2desk.ui.controls.suggestions import Suggestions
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.controls.typed import keep_visible
from k2desk.ui.style.icons import icon
from k2desk.ui.style.theme import theme
from k2desk.ui.text.places import place_line
from k2desk.ui.text.plain import literal


class AddressEdit(Translated, QLineEdit):
    """Lets the user type an address, or choose one that a subscription uses."""

    def __init__(self, name: Words) -> None:
        """Build the box. `name` tells screen readers what the address is for."""
        super().__init__()
        self.setProperty("kind", "field")
        keep_visible(self)
        self._addresses: dict[str, str] = {}
        self._suggestions = Suggestions(self)
        self._suggestions.picked.connect(self.setText)
        self._list = self.addAction(
            icon("chevron-down", theme().colours.muted), QLineEdit.ActionPosition.TrailingPosition
        )
        self._list.triggered.connect(self._show_list)
        self.put_words(self.setAccessibleName, name)
        # The tooltip shows the whole text.
        self.put_words(self._list.setText, lambda: self.tr("Choose an address from your list"))
        theme().changed.connect(self._paint)
        self.set_addresses(())

    def set_addresses(self, addresses: Sequence[str], name_of: Callable[[str], str] = lambda address: "") -> None:
        """Replace the offered addresses. `name_of` returns the shop's name for one, or ""."""
        self._addresses = {place_line(address, name_of(address)): address for address in addresses}
        self._list.setVisible(bool(addresses))
        self._suggestions.offer(self._addresses)

    def _show_list(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for line, address in list(self._addresses.items())[:40]:
            self._offer(menu.addAction(literal(line)), address)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _offer(self, action: QAction, address: str) -> None:
        action.triggered.connect(lambda: self.setText(address))

    def _paint(self) -> None:
        self._list.setIcon(icon("chevron-down", theme().colours.muted))
