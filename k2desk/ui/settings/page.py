"""The settings: look, checking, keys, folders, version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QSystemTrayIcon,
    QVBoxLayout,
    QWidget,
)

from k2desk.desk.values import AccountRecord
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.chip import EnvironmentTag
from k2desk.ui.controls.labels import ElidedLabel, PlainLabel
from k2desk.ui.controls.pressed import TickBox
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.language import LANGUAGES, language
from k2desk.ui.shell.account_words import account_name, environment_word
from k2desk.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XL, heading_font, small_font, title_font
from k2desk.ui.welcome.connect_form import ConnectForm

if TYPE_CHECKING:
    from k2desk.desk.connecting import Connecting
    from k2desk.program_settings import ProgramSettings

_MINUTES = (1, 5, 15, 30, 60, 0)
_SCHEMES = (None, "light", "dark")


class SettingsPage(QWidget):
    """Each change is kept at once."""

    keys_replaced = Signal(str)
    about_wanted = Signal()
    report_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("SettingsPage")
        self._settings: ProgramSettings | None = None
        self._connecting: Connecting | None = None
        self._title = PlainLabel(font=title_font())
        self._general, self._checking, self._alerts, self._keys, self._advanced, self._about = (
            PlainLabel(font=heading_font()) for _ in range(6)
        )
        self._language_label, self._look_label, self._minutes_label = PlainLabel(), PlainLabel(), PlainLabel()
        self.language, self.look, self.minutes = QComboBox(), QComboBox(), QComboBox()
        self._language_label.setBuddy(self.language)
        self.language.activated.connect(lambda place: language().choose(LANGUAGES[place]))
        self.with_computer, self.to_tray, self.notify = TickBox(), TickBox(), TickBox()
        self.with_computer.setObjectName("StartWithComputer")
        self.to_tray.setObjectName("CloseToTray")
        self.notify.setObjectName("Notifications")
        self.with_computer.clicked.connect(self._start_with_computer)
        self.to_tray.clicked.connect(lambda on: self._change(close_to_tray=on))
        self.notify.clicked.connect(lambda on: self._change(notifications=on))
        self._no_tray = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self._look_label.setBuddy(self.look)
        self._minutes_label.setBuddy(self.minutes)
        self.look.activated.connect(self._choose_look)
        self.minutes.activated.connect(self._choose_minutes)
        self._reads_only = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self._accounts = QVBoxLayout()
        self._accounts.setSpacing(GAP_S)
        self._folders = QGridLayout()
        self._folders.setHorizontalSpacing(GAP_M)
        self._folders.setColumnStretch(1, 1)
        self._version = PlainLabel(wrap=True)
        self.about, self.report = LinkButton(), LinkButton()
        self.about.clicked.connect(self.about_wanted)
        self.report.clicked.connect(self.report_wanted)
        content = QWidget()
        content.setMaximumWidth(self.fontMetrics().averageCharWidth() * 110)
        column = QVBoxLayout(content)
        column.setContentsMargins(GAP_XL, GAP_L, GAP_XL, GAP_L)
        column.setSpacing(GAP_S)
        column.addWidget(self._title)
        column.addSpacing(GAP_S)
        for heading, rows in (
            (self._general, ((self._language_label, self.language), (self._look_label, self.look))),
            (self._checking, ((self._minutes_label, self.minutes),)),
        ):
            column.addWidget(heading)
            for label, box in rows:
                row = QHBoxLayout()
                row.addWidget(label)
                row.addWidget(box)
                row.addStretch(1)
                column.addLayout(row)
            column.addSpacing(GAP_M)
        column.insertWidget(column.count() - 1, self._reads_only)
        column.addWidget(self._alerts)
        for choice in (self.notify, self.to_tray, self._no_tray, self.with_computer):
            column.addWidget(choice)
        column.addSpacing(GAP_M)
        column.addWidget(self._keys)
        column.addLayout(self._accounts)
        column.addSpacing(GAP_M)
        column.addWidget(self._advanced)
        column.addLayout(self._folders)
        column.addSpacing(GAP_M)
        column.addWidget(self._about)
        column.addWidget(self._version)
        about_row = QHBoxLayout()
        about_row.addWidget(self.about)
        about_row.addWidget(self.report)
        about_row.addStretch(1)
        column.addLayout(about_row)
        column.addStretch(1)
        scroll = scrolled(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def show_settings(self, settings: ProgramSettings, connecting: Connecting) -> None:
        """Gives the page the settings in use."""
        self._settings = settings
        self._connecting = connecting
        self.retranslate()

    def refresh(self) -> None:
        """Shows accounts and values as they are now."""
        settings = self._settings
        if settings is None:
            return
        self.language.setCurrentIndex(LANGUAGES.index(language().current))
        self.look.setCurrentIndex(_SCHEMES.index(settings.scheme))
        self.with_computer.setChecked(settings.starts_with_computer)
        self.to_tray.setChecked(settings.close_to_tray)
        self.notify.setChecked(settings.notifications)
        tray = QSystemTrayIcon.isSystemTrayAvailable()
        self.to_tray.setEnabled(tray)
        self._no_tray.setVisible(not tray)
        minutes = settings.check_minutes or 0
        if minutes in _MINUTES:
            self.minutes.setCurrentIndex(_MINUTES.index(minutes))
        _clear(self._accounts)
        for account in settings.accounts:
            self._accounts.addWidget(self._account_row(account, settings.keys_kept(account)))
        _clear(self._folders)
        names = {"data": self.tr("Your list"), "settings": self.tr("Settings"), "log": self.tr("Log")}
        for row, (kind, path) in enumerate(settings.folders):
            self._folders.addWidget(PlainLabel(names[kind]), row, 0)
            self._folders.addWidget(ElidedLabel(path, kind="muted"), row, 1)
            button = LinkButton(self.tr("Open the folder"))
            button.clicked.connect(lambda _=False, where=path: settings.open_folder(where))
            self._folders.addWidget(button, row, 2)
        self._version.setText(
            self.tr("K2Desk {version}. Free software under the MIT licence.").replace("{version}", settings.version)
        )

    def _account_row(self, account: AccountRecord, kept: str) -> QWidget:
        where = {
            "keyring": self.tr("Keys in this computer’s password store"),
            "until_closed": self.tr("Keys remembered until K2Desk closes"),
            "practice": self.tr("Pretend keys, made anew at each start"),
        }[kept]
        row_widget = QWidget()
        row = QHBoxLayout(row_widget)
        row.setContentsMargins(0, 0, 0, 0)
        tag = EnvironmentTag(account.environment)
        tag.show_word(environment_word(account.environment))
        row.addWidget(tag)
        row.addWidget(PlainLabel(account_name(account), font=heading_font()))
        row.addWidget(PlainLabel(where, kind="muted", font=small_font()), 1)
        if account.environment != "practice":
            button = SecondaryButton(self.tr("Replace keys…"), "key")
            button.clicked.connect(lambda: self._replace(account))
            row.addWidget(button)
        return row_widget

    def _replace(self, account: AccountRecord) -> None:
        if self._connecting is None:
            return
        dialog = QDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("New keys for {name}").replace("{name}", account_name(account)))
        form = ConnectForm(account)
        form.attach(self._connecting)
        form.connected.connect(dialog.accept)
        dialog.accepted.connect(lambda: self.keys_replaced.emit(account.id))
        column = QVBoxLayout(dialog)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        column.addWidget(form)
        dialog.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
        dialog.open()

    def _change(self, **values: bool) -> None:
        if self._settings is not None:
            self._settings.change(**values)

    def _start_with_computer(self, on: bool) -> None:
        if self._settings is not None:
            self._settings.start_with_computer(on, self.with_computer.setChecked)

    def _choose_look(self, place: int) -> None:
        if self._settings is not None:
            self._settings.set_scheme(_SCHEMES[place])

    def _choose_minutes(self, place: int) -> None:
        if self._settings is not None:
            self._settings.set_check_minutes(_MINUTES[place] or None)

    def retranslate(self) -> None:
        """Puts the words of the current language in place."""
        self._title.setText(self.tr("Settings"))
        self._general.setText(self.tr("General"))
        self._checking.setText(self.tr("Checking"))
        self._alerts.setText(self.tr("In the background"))
        self._language_label.setText(self.tr("Language"))
        self.notify.setText(self.tr("Tell me when a subscription stops being Active or a certificate ends soon"))
        self.to_tray.setText(self.tr("Closing the window leaves K2Desk running beside the clock"))
        self._no_tray.setText(self.tr("This desktop has no place for it beside the clock."))
        self.with_computer.setText(self.tr("Start K2Desk with the computer"))
        self.about.setText(self.tr("About K2Desk and its licences"))
        self.report.setText(self.tr("Save a report for support…"))
        self._keys.setText(self.tr("Keys and safety"))
        self._advanced.setText(self.tr("Where files are kept"))
        self._about.setText(self.tr("About"))
        self._look_label.setText(self.tr("Colours"))
        self._minutes_label.setText(self.tr("Check by itself"))
        self._reads_only.setText(self.tr("Checks only read at Kopo Kopo. Nothing is sent to your website."))
        for box, texts in (
            (self.language, ("English", "Kiswahili")),
            (self.look, (self.tr("As the computer has it"), self.tr("Light"), self.tr("Dark"))),
            (
                self.minutes,
                (
                    self.tr("Every minute"),
                    self.tr("Every 5 minutes"),
                    self.tr("Every 15 minutes"),
                    self.tr("Every 30 minutes"),
                    self.tr("Every hour"),
                    self.tr("Never by itself"),
                ),
            ),
        ):
            place = box.currentIndex()
            box.clear()
            box.addItems(texts)
            box.setCurrentIndex(place)
        self.language.setAccessibleName(self._language_label.text())
        self.look.setAccessibleName(self._look_label.text())
        self.minutes.setAccessibleName(self._minutes_label.text())
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _clear(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
