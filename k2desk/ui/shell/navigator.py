"""Navigation between the pages of the main window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from k2desk.model.records import AccountRecord
from k2desk.ui.controls.commands import ACCOUNT_KEYS, PAGES
from k2desk.ui.controls.page import AccountPage, Page
from k2desk.ui.shell.page_factory import PageFactory, PageId
from k2desk.ui.text.language import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from k2desk.model.api_values import SubscriptionRequest
    from k2desk.model.records import SubscriptionRecord
    from k2desk.services.account import Account
    from k2desk.services.forms.bulk import BulkForm
    from k2desk.services.forms.new_subscription import NewSubscription
    from k2desk.ui.shell.frame import Frame
    from k2desk.ui.shell.opening_page import OpeningPage
    from k2desk.ui.shell.window import MainWindow


class WindowNavigator:
    """The `Navigator` of the main window. It updates side bar, header and status bar with the page in front."""

    def __init__(self, window: MainWindow, frame: Frame, factory: PageFactory) -> None:
        self._window = window
        self._factory = factory
        self._pages = frame.pages
        self._header = frame.header
        self._sidebar = frame.sidebar
        self._status_bar = frame.strip
        self._frame = frame
        self._opening: OpeningPage | None = None
        self._page = self._came_from = PageId.SUBSCRIPTIONS
        self._front: Page | None = None
        self._waiting: Callable[[], None] | None = None
        self._open_id = ""
        self._plan: tuple[str, BulkForm] | None = None
        frame.sidebar.chosen.connect(self._choose)
        frame.header.ready.clicked.connect(self.check_ready)
        frame.header.live_wanted.connect(self.go_live)
        frame.header.check_all.clicked.connect(self.check_all)
        frame.header.new.clicked.connect(lambda: self.new_subscription())

    # -- what pages may ask for --------------------------------------------------------------------------------------

    def show_list(self) -> None:
        """Open the list of subscriptions."""
        self.go_to(PageId.SUBSCRIPTIONS)

    def show_coverage(self) -> None:
        """Open the picture of tills and events."""
        self.go_to(PageId.COVERAGE)

    def show_alerts(self, *, pay: bool = False) -> None:
        """Open the alerts. With `pay`, a customer pays in the practice shop."""
        self._show(PageId.EVENTS, (lambda page: page.let_pay()) if pay else None)

    def show_payments(self, *, code: str = "", keep: bool = False) -> None:
        """Open the payments. With a `code` look for that one; with `keep` choose how long they are kept."""
        self._show(PageId.PAYMENTS, lambda page: page.begin(code=code, keep=keep))

    def show_row(self, record_id: str, search: str | None = None) -> None:
        """Select a row of the list. With `search`, also put it into the list's search."""
        self._show(PageId.SUBSCRIPTIONS, lambda page: page.select(record_id, search))

    def new_subscription(self, prefill: NewSubscription | None = None) -> None:
        """Show the form with `prefill`, or with the draft."""
        self._show(PageId.NEW_SUBSCRIPTION, lambda page: page.start(prefill))

    def bulk_subscriptions(self, prefill: BulkForm | None = None) -> None:
        """Show *Many at once* with `prefill`, or with the draft."""
        self._show(PageId.BULK, lambda page: page.start(prefill))

    def go_live(self) -> None:
        """Open the plan that takes the set-up of practice or sandbox to Live."""
        self._show(PageId.GO_LIVE, lambda page: page.start())

    def show_wall_sheet(self) -> None:
        """Open the sheet for the wall of the open account."""
        self._window.dialogs.show_wall_sheet(self._factory.account)

    def review_on_live(self, account_id: str, plan: BulkForm) -> None:
        """Open a Live account, and *Many at once* with `plan` in it."""
        if self._open_id == account_id:
            self.bulk_subscriptions(plan)
        else:
            self._plan = (account_id, plan)
            self._window.account_chosen.emit(account_id)

    def open_account(self, account_id: str) -> None:
        """Open another account."""
        self._window.account_chosen.emit(account_id)

    def show_accounts(self) -> None:
        """Open *My accounts*: names, order, removing and bringing back."""
        self._window.dialogs.show_accounts()

    def connect_account(self) -> None:
        """Open the form that connects an account."""
        self._window.show_welcome(can_go_back=True)

    def test_address(self, address: str) -> None:
        """Check an address on *Test & diagnose*. Posts nothing to it."""
        self._show(PageId.DIAGNOSE, lambda page: page.test(address))

    def show_keys(self, field: str = "") -> None:
        """Show the account's keys in the settings. With the name of a `field` the user can type there at once."""
        account = self._factory.account
        name = account.profile.id if account is not None else ""
        self._show(PageId.SETTINGS, lambda page: page.show_keys(name, field))

    def add_existing(self) -> None:
        """Open the dialog that adds subscriptions which exist at Kopo Kopo already."""
        self._show(PageId.SUBSCRIPTIONS, lambda page: page.row_actions.adopt())

    def show_practice(self) -> None:
        """Show the page on which the practice shop gets its troubles."""
        self._show(PageId.PRACTICE, lambda page: page.show_story())

    def show_example(self, account: Account, form: NewSubscription) -> None:
        """Show an example of the alert that this form asks for."""
        self._window.dialogs.show_example(account, form)

    def show_code(self, about: Sequence[SubscriptionRecord | SubscriptionRequest] | None = None) -> None:
        """Open the code for the user's developer, about these subscriptions, or about all of the open account."""
        self._window.dialogs.show_code(self._factory.account, about)

    def show_hint(self, hint: str) -> None:
        """Show the hint of the page in front in the status bar."""
        self._status_bar.set_hint(hint)

    def show_about(self) -> None:
        """Open the dialog *About*."""
        self._window.dialogs.show_about()

    def show_report(self) -> None:
        """Open the report for support."""
        self._window.dialogs.show_report()

    def cover(self) -> None:
        """Cover the window."""
        self._window.cover()

    def hand_over(self) -> None:
        """Open the dialog that makes a hand-over file."""
        self._window.dialogs.show_hand_over()

    def open_hand_over(self) -> None:
        """Ask for a hand-over file, and show what is in it."""
        self._window.dialogs.open_hand_over()

    def open_practice(self) -> None:
        """Open the practice shop instead of the account, or go back to it if it is open."""
        if self._window.practises:
            self.leave_welcome()
            return
        self._window.practice_wanted.emit()

    def account_connected(self, account: AccountRecord) -> None:
        """Open an account that was connected, or that got new keys."""
        self._window.connected.emit(account)

    def leave_welcome(self) -> None:
        """Go back from Welcome to the pages of the account."""
        if self._window.show_pages() and self._front is not None:
            if self._waiting is not None and self._factory.account is not None:
                self._waiting()
            self._front.focus_first()

    # -- keys, header and menu ---------------------------------------------------------------------------------------

    def go_to(self, page: PageId) -> None:
        """Show a page."""
        self._show(page)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the keys of the window and the other entries of its menu do."""
        return {
            "new": self.new_subscription,
            "add": self.add_existing,
            "check": self.check_all,
            "ready": self.check_ready,
            "find": self.find,
            "settings": partial(self.go_to, PageId.SETTINGS),
            "language": _change_language,
            "help": self.show_help,
            "back": self.back,
            "quit": self._window.quit_wanted.emit,
            "keyboard": partial(self.show_help, "keyboard"),
            "go-live": self.go_live,
            "wall": self.show_wall_sheet,
            "accounts": self._header.open_accounts,
            **{
                f"account-{number}": partial(self._header.choose_account, number - 1)
                for number in range(1, ACCOUNT_KEYS + 1)
            },
            "report": self.show_report,
            "first-steps": self._bring_steps_back,
            "about": self.show_about,
            "hand-over": self.hand_over,
            "open-hand-over": self.open_hand_over,
            **{f"page-{number}": partial(self._go_to_number, number - 1) for number in range(1, PAGES + 1)},
        }

    def check_all(self) -> None:
        """Read all rows of the list at Kopo Kopo."""
        page: Any = self._pages.made(PageId.SUBSCRIPTIONS)
        if page is not None:
            page.check()

    def check_ready(self) -> None:
        """Show *Ready to open?* and check every till."""
        self._show(PageId.READY, lambda page: page.start())

    def show_help(self, article: str = "") -> None:
        """Open the help at `article`, or at the article about the page in front."""
        if not self._window.shows_pages:
            self._window.dialogs.show_help(article or "keys", self)
            return
        article = article or (self._front.article if self._front is not None else "")
        self._show(PageId.HELP, lambda page: page.show_article(article))

    def find(self) -> None:
        """Set the focus on the search of the page or, if it has none, of the list (Ctrl+F)."""
        if self._front is not None and self._window.shows_pages and not self._front.begin_search():
            self._show(PageId.SUBSCRIPTIONS, lambda page: page.begin_search())

    def back(self) -> None:
        """Close what is open on the page, else go back to the previous page (Esc)."""
        if not self._window.shows_pages:
            self.leave_welcome()
        elif self._front is None or not self._front.go_back():
            self._show(self._page.place if self._page is not self._page.place else self._came_from)
            # Repeated Esc ends in the list instead of switching between two pages.
            self._came_from = PageId.SUBSCRIPTIONS

    def _bring_steps_back(self) -> None:
        """Show the first steps of practice again, above the list."""
        self._frame.bring_steps_back()
        self.go_to(PageId.SUBSCRIPTIONS)

    def _choose(self, page: PageId) -> None:
        if page is PageId.HELP:
            self.show_help()
        else:
            self._show(page)

    def _go_to_number(self, number: int) -> None:
        """Go to the page at this position of the side bar, counted from 0."""
        places = self._sidebar.places()
        if number < len(places):
            self._show(places[number])

    # -- the account -------------------------------------------------------------------------------------------------

    def account_opened(self, account: Account) -> None:
        """Show the page that waited for the account."""
        self._factory.account = account
        self._open_id = account.profile.id
        plan, self._plan = self._plan, None
        if plan is not None and plan[0] == account.profile.id:
            self.bulk_subscriptions(plan[1])
        elif self._waiting is not None:
            self._waiting()

    def close_account(self) -> None:
        """Close the pages of the account. The one in front is shown again if the same account is reopened."""
        self._factory.account = None
        self._open_id = ""
        if isinstance(self._front, AccountPage):
            # The two forms are shown again with their drafts.
            is_form = self._page in {PageId.NEW_SUBSCRIPTION, PageId.BULK}
            begin = (lambda page: page.start(None)) if is_form else None
            self._wait(self._page, partial(self._show, self._page, begin))
        self._pages.close_account()

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show(self, page: PageId, then: Callable[[Any], object] | None = None) -> None:
        """Show a page and call `then` with it. If the account is not open yet, do both when it is."""
        if not self._window.shows_pages:
            return
        made = self._pages.made(page)
        if made is None:
            made = self._factory.make(page, self)
            if made is None:
                self._wait(page, partial(self._show, page, then))
                return
            self._pages.put(page, made)
        self._waiting = None
        self._to_front(page, made)
        if then is not None:
            then(made)

    def _wait(self, page: PageId, go: Callable[[], None]) -> None:
        self._waiting = go
        if self._opening is None:
            from k2desk.ui.shell.opening_page import OpeningPage

            self._opening = OpeningPage()
            self._pages.addWidget(self._opening)
        self._to_front(page, self._opening)

    def _to_front(self, page: PageId, widget: Page) -> None:
        """Show a page, and set the focus on it unless the side bar has the focus.

        The page gets the name of its place, which a screen reader reads.
        """
        if page is page.place and page is not self._page.place:
            self._came_from = self._page.place
        self._page = page
        widget.setAccessibleName(self._factory.name_of(page.place).replace("&&", "&"))
        is_new, self._front = widget is not self._front, widget
        self._pages.setCurrentWidget(widget)
        if is_new and not self._sidebar.has_focus():
            widget.focus_first()
        self._sidebar.show_current(page.place)
        self._header.show_list_actions(page is PageId.SUBSCRIPTIONS)
        self._status_bar.set_hint(widget.hint)
        self._frame.take_steps(page in {PageId.SUBSCRIPTIONS, PageId.NEW_SUBSCRIPTION, PageId.EVENTS})


def _change_language() -> None:
    language().choose("en" if language().current == "sw" else "sw")
