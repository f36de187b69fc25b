"""Settings › Advanced: Kopo Kopo's API, the log, and the folders. For those who help the shop."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from k2desk.model.records import AccountRecord
from k2desk.model.settings import LIVE_HOSTS
from k2desk.services.program_services import ProgramServices
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.labels import ElidedLabel, PlainLabel
from k2desk.ui.controls.pressed import TickBox
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
        self._versions = QGridLayout()
        self._versions.setHorizontalSpacing(GAP_M)
        self._versions.setColumnStretch(2, 1)
        self.column.addLayout(self._versions)
        self.host = ChoiceBox()
        self.host.setObjectName("LiveHost")
        self.host.addItems(LIVE_HOSTS)
        self.host.activated.connect(self._choose_host)
        self.row(self.host, lambda: self.tr("Live &host for accounts connected from now on"))
        self.log = TickBox(lambda: self.tr("Write every request to the log, without keys and addresses"))
        self.log.setObjectName("AllInLog")
        self.log.clicked.connect(self._keep_all)
        self.column.addWidget(self.log)
        self.column.addWidget(PlainLabel(lambda: self.tr("Where files are kept")))
        self._folders = QGridLayout()
        self._folders.setHorizontalSpacing(GAP_M)
        self._folders.setVerticalSpacing(GAP_S)
        self._folders.setColumnStretch(1, 1)
        self.column.addLayout(self._folders)
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Show the current values."""
        program = self._program
        self.host.setCurrentIndex(LIVE_HOSTS.index(program.preferences.values.live_host))
        self.log.setChecked(program.preferences.values.all_in_log)
        _clear(self._versions)
        for row, account in enumerate(one for one in program.accounts.all if one.environment != "practice"):
            label = PlainLabel(filled(self.tr("API version of {name}"), name=account_name(account)))
            box = ChoiceBox()
            box.setObjectName(f"Version-{account.id}")
            box.setAccessibleName(label.text())
            box.addItems([f"v{version}" for version in _VERSIONS])
            box.setCurrentIndex(_VERSIONS.index(account.api_version))
            box.activated.connect(lambda place, one=account: self._choose_version(one, _VERSIONS[place]))
            self._versions.addWidget(label, row, 0)
            self._versions.addWidget(box, row, 1)
        _clear(self._folders)
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

    def _choose_host(self, place: int) -> None:
        self._program.preferences.change(live_host=LIVE_HOSTS[place])

    def _keep_all(self, on: bool) -> None:
        self._program.preferences.change(all_in_log=on)


def _clear(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
