"""The settings page: general, checking, background, keys, your list, network, advanced, about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from k2desk import __version__
from k2desk.ui.controls.build import STRETCH, in_column
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.page import Page
from k2desk.ui.controls.scroll import at_the_left, scrolled
from k2desk.ui.settings.advanced import Advanced
from k2desk.ui.settings.checking import Checking
from k2desk.ui.settings.general import General
from k2desk.ui.settings.hand_over import HandingOver
from k2desk.ui.settings.in_background import InBackground
from k2desk.ui.settings.keys import KeysAndSafety
from k2desk.ui.settings.network import Network
from k2desk.ui.settings.payments import KeptPayments
from k2desk.ui.settings.section import Section
from k2desk.ui.settings.shared_list import SharedListSection
from k2desk.ui.settings.your_list import YourList
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, PAGE_MARGINS, title_font
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.services.program_services import ProgramServices
    from k2desk.ui.controls.navigator import Navigator


class SettingsPage(Page):
    """Shows all settings. Each change is saved at once."""

    article = "settings"

    def __init__(self, program: ProgramServices, navigator: Navigator) -> None:
        super().__init__()
        self.setObjectName("SettingsPage")
        title = PlainLabel(lambda: self.tr("Settings"), font=title_font())
        self.general, self.checking, self.in_background = General(program), Checking(program), InBackground(program)
        self.keys, self.network, self.advanced = KeysAndSafety(program, navigator), Network(program), Advanced(program)
        self.your_list = YourList(program)
        self.shared_list = SharedListSection(program)
        self._sections: tuple[Section, ...] = (
            self.general,
            self.checking,
            self.in_background,
            self.keys,
            KeptPayments(program, navigator),
            self.your_list,
            HandingOver(program, navigator),
            self.shared_list,
            self.network,
            self.advanced,
            _About(program, navigator),
        )
        content = QWidget(maximumWidth=letters(138, self.fontMetrics()))
        in_column(title, *self._sections, STRETCH, on=content, margins=PAGE_MARGINS, spacing=GAP_L + GAP_M)
        self._scroll = scrolled(at_the_left(content))
        in_column(self._scroll, on=self)

    def show_keys(self, account_id: str = "", field: str = "") -> None:
        """Scroll to the keys of the accounts. With a `field` open the form for new keys of an account, and focus it."""
        self._scroll.ensureWidgetVisible(self.keys)
        if field:
            self.keys.paste(account_id, field)

    def refresh(self) -> None:
        """Show the current accounts and values."""
        for section in self._sections:
            section.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show values that were changed elsewhere while the page was hidden."""
        super().showEvent(event)
        self.refresh()
        self.keys.look()


class _About(Section):
    """The version, and buttons to more about the program."""

    def __init__(self, program: ProgramServices, navigator: Navigator) -> None:
        super().__init__(program)
        text = PlainLabel(
            lambda: filled(self.tr("K2Desk {version}. Free software under the MIT licence."), version=__version__),
            wrap=True,
        )
        about = LinkButton(lambda: self.tr("About K2Desk and &its licences"), clicked=navigator.show_about)
        report = LinkButton(lambda: self.tr("&Save a report for support…"), clicked=navigator.show_report)
        about.setObjectName("AboutK2Desk")
        report.setObjectName("SaveReport")
        self.heading(lambda: self.tr("About"))
        self.column.addWidget(text)
        links = QWidget()
        FlowLayout(about, report, on=links, spacing=GAP_S)
        self.column.addWidget(links)
