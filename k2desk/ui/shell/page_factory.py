"""Makes each page when it is first asked for, and passes on what the pages wish for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.clock import Clock
from k2desk.ui.shell.pages import Pages
from k2desk.ui.shell.sidebar import PageId

if TYPE_CHECKING:
    from k2desk.services.program_services import ProgramServices
    from k2desk.ui.alerts.page import AlertsPage
    from k2desk.ui.bulk.page import BulkPage
    from k2desk.ui.coverage.page import CoveragePage
    from k2desk.ui.diagnose.page import DiagnosePage
    from k2desk.ui.help.page import HelpPage
    from k2desk.ui.new_subscription.page import NewSubscriptionPage
    from k2desk.ui.practice.page import PracticePage
    from k2desk.ui.ready.page import ReadyPage
    from k2desk.ui.settings.page import SettingsPage


class PageFactory(QObject):
    """Knows the pages, not where their wishes lead. A page's module is imported with the page, not before."""

    go_wanted = Signal(PageId)
    form_wanted = Signal(object)
    many_wanted = Signal(object)
    row_wanted = Signal(str, str)
    test_wanted = Signal(str)
    created = Signal(object)
    events_hint_changed = Signal(str)
    keys_replaced = Signal(object)
    about_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, window: QWidget, pages: Pages, clock: Clock) -> None:
        super().__init__(window)
        self._pages = pages
        self._clock = clock
        self._program: ProgramServices | None = None

    def attach_program(self, program: ProgramServices) -> None:
        """Takes what the pages outside an account need."""
        self._program = program

    def of(self, where: PageId) -> QWidget | None:
        """The page of a place; None where what it needs is not there yet."""
        match where:
            case PageId.SUBSCRIPTIONS:
                return self._pages.made("list")
            case PageId.COVERAGE:
                return self.coverage
            case PageId.DIAGNOSE:
                return self.diagnose
            case PageId.EVENTS:
                return self.events
            case PageId.PRACTICE:
                return self.practice
            case PageId.HELP:
                return self.help
            case PageId.SETTINGS:
                return self._settings_of(self._program)

    @property
    def coverage(self) -> CoveragePage:
        """The picture of tills and events."""
        from k2desk.ui.coverage.page import CoveragePage

        def make() -> CoveragePage:
            page = CoveragePage(self._clock)
            page.fill_wanted.connect(self.many_wanted)
            page.new_wanted.connect(self.form_wanted)
            page.show_wanted.connect(self.row_wanted)
            return page

        return self._pages.of("coverage", make)

    @property
    def many(self) -> BulkPage:
        """Many subscriptions at once, led to from the picture."""
        from k2desk.ui.bulk.page import BulkPage

        def make() -> BulkPage:
            page = BulkPage(self._clock)
            page.done.connect(lambda: self.go_wanted.emit(PageId.COVERAGE))
            page.cancelled.connect(lambda: self.go_wanted.emit(PageId.COVERAGE))
            return page

        return self._pages.of("many", make)

    @property
    def form(self) -> NewSubscriptionPage:
        """The form of a new subscription."""
        from k2desk.ui.new_subscription.page import NewSubscriptionPage

        def make() -> NewSubscriptionPage:
            page = NewSubscriptionPage(self._clock)
            page.done.connect(self.created)
            page.cancelled.connect(lambda: self.go_wanted.emit(PageId.SUBSCRIPTIONS))
            page.keys_requested.connect(lambda: self.go_wanted.emit(PageId.SETTINGS))
            return page

        return self._pages.of("form", make)

    @property
    def ready(self) -> ReadyPage:
        """The sheet of *Ready to open?*."""
        from k2desk.ui.ready.page import ReadyPage

        def make() -> ReadyPage:
            page = ReadyPage(self._clock)
            page.create_wanted.connect(self.form_wanted)
            page.test_wanted.connect(self.test_wanted)
            page.show_wanted.connect(self.row_wanted)
            page.keys_requested.connect(lambda: self.go_wanted.emit(PageId.SETTINGS))
            if self._program is not None:
                preferences = self._program.preferences
                page.hour_chosen.connect(lambda hour: preferences.change(ready_at=hour))
            return page

        return self._pages.of("ready", make)

    @property
    def diagnose(self) -> DiagnosePage:
        """The look at an address."""
        from k2desk.ui.diagnose.page import DiagnosePage

        def make() -> DiagnosePage:
            page = DiagnosePage(self._clock)
            page.keys_requested.connect(lambda: self.go_wanted.emit(PageId.SETTINGS))
            return page

        return self._pages.of("diagnose", make)

    @property
    def events(self) -> AlertsPage:
        """What has come in."""
        from k2desk.ui.alerts.page import AlertsPage

        def make() -> AlertsPage:
            page = AlertsPage(self._clock)
            page.hint_changed.connect(self.events_hint_changed)
            return page

        return self._pages.of("events", make)

    @property
    def practice(self) -> PracticePage:
        """What the pretend Kopo Kopo is told to do."""
        from k2desk.ui.practice.page import PracticePage

        return self._pages.of("practice", lambda: PracticePage(self._clock))

    @property
    def help(self) -> HelpPage:
        """The articles."""
        from k2desk.ui.help.page import HelpPage

        def make() -> HelpPage:
            page = HelpPage()
            page.about_wanted.connect(self.about_wanted)
            page.report_wanted.connect(self.report_wanted)
            return page

        return self._pages.of("help", make)

    def _settings_of(self, program: ProgramServices | None) -> QWidget | None:
        if program is None:
            return None
        from k2desk.ui.settings.page import SettingsPage

        def make() -> SettingsPage:
            page = SettingsPage()
            page.show_settings(program)
            page.keys_replaced.connect(self.keys_replaced)
            page.about_wanted.connect(self.about_wanted)
            page.report_wanted.connect(self.report_wanted)
            return page

        return self._pages.of("settings", make)
