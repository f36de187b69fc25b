"""The ways out of a page: pages ask the navigator for everything that is outside themselves."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from k2desk.model.records import AccountRecord
    from k2desk.services.forms.bulk import BulkForm
    from k2desk.services.forms.new_subscription import NewSubscription


class PageId(Enum):
    """The pages of the window: first those of the side bar from top to bottom, then those opened from another page."""

    SUBSCRIPTIONS = "subscriptions"
    COVERAGE = "coverage"
    DIAGNOSE = "diagnose"
    EVENTS = "events"
    PRACTICE = "practice"
    SETTINGS = "settings"
    HELP = "help"
    NEW_SUBSCRIPTION = "new_subscription"
    BULK = "bulk"
    READY = "ready"

    @property
    def place(self) -> PageId:
        """The page whose place in the side bar is marked while this page is in front."""
        match self:
            case PageId.NEW_SUBSCRIPTION | PageId.READY:
                return PageId.SUBSCRIPTIONS
            case PageId.BULK:
                return PageId.COVERAGE
        return self


class Navigator(Protocol):
    """What pages may ask the window for. A page that needs the account opens as soon as the account is there."""

    def go_to(self, page: PageId) -> None:
        """Put a page in front."""

    def show_row(self, record_id: str, search: str | None = None) -> None:
        """Choose a row of the list, with `search` in the list's search unless it is None."""

    def new_subscription(self, prefill: NewSubscription | None = None) -> None:
        """Open the form with `prefill`, or with the draft."""

    def bulk_subscriptions(self, prefill: BulkForm | None = None) -> None:
        """Open the form for many subscriptions with `prefill`, or with the draft."""

    def test_address(self, address: str) -> None:
        """Test an address on the page *Test & diagnose*. Sends no message to it."""

    def show_keys(self) -> None:
        """Open the settings at the keys of the accounts."""

    def show_hint(self, hint: str) -> None:
        """Show what the page in front has to say in the status bar."""

    def show_about(self) -> None:
        """Open the dialog with version and licences."""

    def show_report(self) -> None:
        """Open the report for support."""

    def open_practice(self) -> None:
        """Open the practice shop in place of the account."""

    def account_connected(self, account: AccountRecord) -> None:
        """Open an account that was connected, or got new keys."""

    def leave_welcome(self) -> None:
        """Go back from the welcome page to the pages of the account."""
