"""The navigator, with which a page asks for everything outside itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from k2desk.model.api_values import SubscriptionRequest
    from k2desk.model.records import AccountRecord, SubscriptionRecord
    from k2desk.services.account import Account
    from k2desk.services.forms.bulk import BulkForm
    from k2desk.services.forms.new_subscription import NewSubscription


class Navigator(Protocol):
    """What a page may ask of the window. A page that needs the account opens as soon as the account is open."""

    def show_list(self) -> None:
        """Open the list of subscriptions."""

    def show_coverage(self) -> None:
        """Open the picture of tills and events."""

    def show_alerts(self, *, pay: bool = False) -> None:
        """Open the alerts. With `pay`, a customer pays in the practice shop."""

    def show_payments(self, *, code: str = "", keep: bool = False) -> None:
        """Open the payments. With a `code` look for that one; with `keep` choose how long they are kept."""

    def show_row(self, record_id: str, search: str | None = None) -> None:
        """Select a row of the list. With `search`, also put it into the list's search."""

    def new_subscription(self, prefill: NewSubscription | None = None) -> None:
        """Show the form with `prefill`, or with the draft."""

    def bulk_subscriptions(self, prefill: BulkForm | None = None) -> None:
        """Show *Many at once* with `prefill`, or with the draft."""

    def go_live(self) -> None:
        """Open the plan that takes the set-up of practice or sandbox to Live."""

    def show_wall_sheet(self) -> None:
        """Open the sheet for the wall of the open account."""

    def review_on_live(self, account_id: str, plan: BulkForm) -> None:
        """Open a Live account, and *Many at once* with `plan` in it."""

    def open_account(self, account_id: str) -> None:
        """Open another account."""

    def show_accounts(self) -> None:
        """Open *My accounts*: names, order, removing and bringing back."""

    def connect_account(self) -> None:
        """Open the form that connects an account."""

    def test_address(self, address: str) -> None:
        """Check an address on *Test & diagnose*. Posts nothing to it."""

    def show_keys(self, field: str = "") -> None:
        """Show the account's keys in the settings. With the name of a `field` the user can type there at once."""

    def add_existing(self) -> None:
        """Open the dialog that adds subscriptions which exist at Kopo Kopo already."""

    def show_practice(self) -> None:
        """Show the page on which the practice shop gets its troubles."""

    def show_example(self, account: Account, form: NewSubscription) -> None:
        """Show an example of the alert that this form asks for."""

    def show_code(self, about: Sequence[SubscriptionRecord | SubscriptionRequest] | None = None) -> None:
        """Open the code for the user's developer, about these subscriptions, or about all of the open account."""

    def show_hint(self, hint: str) -> None:
        """Show the hint of the page in front in the status bar."""

    def show_about(self) -> None:
        """Open the dialog *About*."""

    def show_report(self) -> None:
        """Open the report for support."""

    def cover(self) -> None:
        """Cover the window, so that nothing of the list can be read."""

    def hand_over(self) -> None:
        """Open the dialog that makes a hand-over file."""

    def open_hand_over(self) -> None:
        """Ask for a hand-over file, and show what is in it."""

    def open_practice(self) -> None:
        """Open the practice shop instead of the account."""

    def account_connected(self, account: AccountRecord) -> None:
        """Open an account that was connected, or that got new keys."""

    def leave_welcome(self) -> None:
        """Go back from Welcome to the pages of the account."""
