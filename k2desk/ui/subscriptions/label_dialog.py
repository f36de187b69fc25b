"""The dialog for the user's own words: the name of a row's address, and a note about the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.services.addresses import host_and_path
from k2desk.services.labels import LONGEST_NAME, LONGEST_NOTE
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.buttons import PrimaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.style.theme import GAP_M
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.services.account import Account


class LabelDialog(DialogFrame):
    """Asks for the name and the note, and shows those that are stored."""

    def __init__(self, parent: QWidget, account: Account, entry: CachedSubscription) -> None:
        text = self.tr("Only you see these words. Kopo Kopo and your website do not get them.")
        super().__init__(parent, self.tr("Name and note"), text, width=62)
        self._account, self._id = account, entry.id
        self.name = Field()
        self.name.set_label(self.tr("&Name of the web address"))
        self.name.set_hint(filled(self.tr("For example POS Westlands, for {host}"), host=_host(entry)))
        self.name.edit.setMaxLength(LONGEST_NAME)
        self.name.edit.setText(account.cache.address_name(entry.record.address))
        self.note = Field()
        self.note.set_label(self.tr("N&ote about this subscription"))
        self.note.edit.setMaxLength(LONGEST_NOTE)
        self.note.edit.setText(entry.note)
        self.column.setSpacing(GAP_M)
        self.column.addWidget(self.name)
        self.column.addWidget(self.note)
        self.save = PrimaryButton(self.tr("&Save"), clicked=self._save)
        self.save.setObjectName("SaveLabels")
        self.add_buttons(self.save)
        for field in (self.name, self.note):
            field.edit.returnPressed.connect(self._save)
        self.close_button.setText(self.tr("Cance&l"))

    def _save(self) -> None:
        saved = self._account.labels.save(self._id, self.name.edit.text(), self.note.edit.text())
        when_done(self, saved, self.accept_after)


def _host(entry: CachedSubscription) -> str:
    return host_and_path(entry.record.address)[0]
