"""Makes the pages."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from k2desk.ui.controls.navigator import Navigator
from k2desk.ui.controls.page import Page

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.program_services import ProgramServices


class PageId(Enum):
    """The pages of the window: first those of the side bar from top to bottom, then those opened from another page."""

    SUBSCRIPTIONS = "subscriptions"
    COVERAGE = "coverage"
    DIAGNOSE = "diagnose"
    EVENTS = "events"
    PAYMENTS = "payments"
    HISTORY = "history"
    PRACTICE = "practice"
    SETTINGS = "settings"
    HELP = "help"
    NEW_SUBSCRIPTION = "new_subscription"
    BULK = "bulk"
    READY = "ready"
    GO_LIVE = "go_live"

    @property
    def place(self) -> PageId:
        """The page that is marked in the side bar while this page is in front."""
        match self:
            case PageId.NEW_SUBSCRIPTION | PageId.READY | PageId.GO_LIVE:
                return PageId.SUBSCRIPTIONS
            case PageId.BULK:
                return PageId.COVERAGE
        return self


class PageFactory(QObject):
    """Makes a page when it is first shown. The page's module is imported with it, not before.

    `account` is the open account and `program` the services that pages without an account need. Both are None at the
    start.
    """

    def __init__(self) -> None:
        super().__init__()
        self.account: Account | None = None
        self.program: ProgramServices | None = None

    def make(self, page: PageId, navigator: Navigator) -> Page | None:
        """Return a new page, or None if what it needs doesn't exist yet."""
        if page is PageId.HELP:
            from k2desk.ui.help.page import HelpPage

            return HelpPage(navigator)
        if self.program is None:
            return None
        if page is PageId.SETTINGS:
            from k2desk.ui.settings.page import SettingsPage

            return SettingsPage(self.program, navigator)
        return page_of(self.account, self.program, page, navigator) if self.account is not None else None

    def name_of(self, page: PageId) -> str:
        """Return the name of a page of the side bar, with each & doubled."""
        match page:
            case PageId.SUBSCRIPTIONS:
                return self.tr("Subscriptions")
            case PageId.COVERAGE:
                return self.tr("Coverage")
            case PageId.DIAGNOSE:
                return self.tr("Test && diagnose")
            case PageId.EVENTS:
                return self.tr("Alerts")
            case PageId.PAYMENTS:
                return self.tr("Payments")
            case PageId.HISTORY:
                return self.tr("History")
            case PageId.PRACTICE:
                return self.tr("Practise")
            case PageId.SETTINGS:
                return self.tr("Settings")
            case PageId.HELP:
                return self.tr("Help")
        return ""


def page_of(account: Account, program: ProgramServices, page: PageId, navigator: Navigator) -> Page | None:
    match page:
        case PageId.COVERAGE:
            from k2desk.ui.coverage.page import CoveragePage

            return CoveragePage(account, navigator)
        case PageId.DIAGNOSE:
            from k2desk.ui.diagnose.page import DiagnosePage

            return DiagnosePage(account, navigator)
        case PageId.EVENTS:
            from k2desk.ui.alerts.page import AlertsPage

            return AlertsPage(account, navigator)
        case PageId.PAYMENTS:
            from k2desk.ui.payments.page import PaymentsPage

            return PaymentsPage(account, account.payments, navigator)
        case PageId.HISTORY:
            from k2desk.ui.history.page import HistoryPage

            return HistoryPage(account, navigator)
        case PageId.PRACTICE if account.lessons is not None:
            from k2desk.ui.practice.page import PracticePage

            return PracticePage(account, account.lessons, navigator)
        case PageId.NEW_SUBSCRIPTION:
            from k2desk.ui.new_subscription.page import NewSubscriptionPage

            return NewSubscriptionPage(account, navigator)
        case PageId.BULK:
            from k2desk.ui.bulk.page import BulkPage

            return BulkPage(account, navigator)
        case PageId.READY:
            from k2desk.ui.ready.page import ReadyPage

            return ReadyPage(account, navigator, program)
        case PageId.GO_LIVE:
            from k2desk.ui.bulk.go_live_page import GoLivePage

            return GoLivePage(account, navigator, program)
    return None
