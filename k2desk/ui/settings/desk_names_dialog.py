"""Asks what this desk is called and who works here, for a list that several desks share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.buttons import PrimaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.style.theme import GAP_S

if TYPE_CHECKING:
    from k2desk.services.shared_lists import SharedLists


class DeskNamesDialog(DialogFrame):
    """Saves the names at once: the other desks see them beside what is done here from then on."""

    def __init__(self, parent: QWidget, sharing: SharedLists) -> None:
        text = self.tr("The other desks see these names beside what is done here.")
        super().__init__(parent, self.tr("Names of this desk"), text, width=52)
        self._sharing = sharing
        shared = sharing.shared
        self.desk = self._field(self.tr("&Name of this desk"), "DeskName", shared.desk if shared is not None else "")
        self.person = self._field(self.tr("&Your name"), "PersonName", shared.person if shared is not None else "")
        holder = QWidget()
        in_column(self.desk, self.person, on=holder, spacing=GAP_S)
        self.column.addWidget(holder)
        self.save = PrimaryButton(self.tr("&Save"), object_name="SaveNames", clicked=self._save)
        self.add_buttons(self.save)
        self._typed()

    def _field(self, label: str, name: str, value: str) -> Field:
        field = Field()
        field.set_label(label)
        field.edit.setObjectName(name)
        field.edit.setMaxLength(100)
        field.edit.setText(value)
        field.edit.textChanged.connect(self._typed)
        return field

    def _typed(self) -> None:
        if hasattr(self, "save"):
            self.save.setEnabled(bool(self.desk.edit.text().strip()))
            self.banner.show_problem(None)

    def _save(self) -> None:
        naming = self._sharing.name_desk(self.desk.edit.text(), self.person.edit.text())
        when_done(self, naming, self.accept_after)
