"""Settings › Advanced: Kopo Kopo's API, the log, and the folders. For those who help the shop."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from k2desk.model.records import AccountRecord
from k2desk.model.settings import LIVE_HOSTS
from k2desk.services.program_services import ProgramServices
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import empty, in_column, in_grid, named
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.labels import ElidedLabel, PlainLabel
from k2desk.ui.settings.section import Section
from k2desk.ui.style.theme import GAP_M, GAP_S
from k2desk.ui.text.accounts import account_name
from k2desk.ui.text.plain import filled

_VERSIONS = (2, 1)


class Advanced(Section):
    """Settings that are usually left as they are."""

    def __init__(self, program: ProgramServices) -> None:
        super().__init__(program)
        self.heading(lambda: self.tr("Advanced"))
        self._versions = in_column(spacing=GAP_S)
        self.column.addLayout(self._versions)
        self.host = self.choice(
            lambda: self.tr("Live &host for accounts connected from now on"),
            lambda: LIVE_HOSTS,
            setting="live_host",
            values=LIVE_HOSTS,
            object_name="LiveHost",
        )
        self.log = self.tick(lambda: self.tr("Write every request to the log"), "all_in_log", object_name="AllInLog")
        self.remark(lambda: self.tr("Keys and addresses are never written there."))
        self.column.addWidget(PlainLabel(lambda: self.tr("Where files are kept")))
        self._folders = in_grid(horizontal=GAP_M, vertical=GAP_S)
        self.column.addLayout(self._folders)
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Show the current values."""
        super().refresh()
        program = self._program
        empty(self._versions)
        for account in (one for one in program.accounts.all if one.environment != "practice"):
            label = PlainLabel(filled(self.tr("API version of {name}"), name=account_name(account)), wrap=True)
            box = named(ChoiceBox(), f"Version-{account.id}")
            box.setAccessibleName(label.text())
            box.addItems([f"v{version}" for version in _VERSIONS])
            box.setCurrentIndex(_VERSIONS.index(account.api_version))
            box.activated.connect(lambda place, one=account: self._choose_version(one, _VERSIONS[place]))
            line = QWidget()
            self.aligned(label, box, on=line)
            self._versions.addWidget(line)
        empty(self._folders)
        names = {"data": self.tr("Your list"), "settings": self.tr("Settings"), "log": self.tr("Log")}
        for row, (kind, path) in enumerate(program.support.folders):
            self._folders.addWidget(PlainLabel(names[kind]), row, 0)
            self._folders.addWidget(ElidedLabel(path, kind="muted"), row, 1)
            button = LinkButton(self.tr("Open the folder"))
            button.clicked.connect(lambda _=False, where=path: QDesktopServices.openUrl(QUrl.fromLocalFile(where)))
            self._folders.addWidget(button, row, 2)

    def _choose_version(self, account: AccountRecord, version: int) -> None:
        if version != account.api_version:
            self._program.accounts.set_api_version(account, version)
