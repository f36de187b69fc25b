"""The main window: the pages of an account with their frame, or Welcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLayout, QMainWindow, QStackedWidget, QWidget

from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.clock import Clock
from k2desk.model.records import AccountContents, AccountRecord
from k2desk.model.settings import Settings
from k2desk.services.subscription_cache import CachedRows, CachedSubscription, SubscriptionCache
from k2desk.ui.controls.commands import OWN_KEYS, shortcut
from k2desk.ui.controls.if_alive import follow
from k2desk.ui.controls.page import Page
from k2desk.ui.controls.program_problems import ProgramProblems
from k2desk.ui.controls.translated import Translated
from k2desk.ui.shell.frame import Frame
from k2desk.ui.shell.navigator import WindowNavigator
from k2desk.ui.shell.page_factory import PageFactory, PageId
from k2desk.ui.shell.program_dialogs import ProgramDialogs
from k2desk.ui.shell.window_geometry import WindowGeometry
from k2desk.ui.style.theme import theme
from k2desk.ui.subscriptions.page import SubscriptionsPage
from k2desk.ui.text.language import language

if TYPE_CHECKING:
    from k2desk.model.problems import Problem, ProblemAction
    from k2desk.services.account import Account
    from k2desk.services.hand_over.service import TakenIn
    from k2desk.services.program_services import ProgramServices
    from k2desk.ui.shell.cover import Cover
    from k2desk.ui.shell.message_actions import MessageActions
    from k2desk.ui.welcome.page import WelcomePage


class MainWindow(Translated, QMainWindow):
    """Shows one account at a time. It knows the pages, but not what they do."""

    account_chosen = Signal(str)
    practice_wanted = Signal()
    connected = Signal(object)
    close_wanted = Signal()
    quit_wanted = Signal()
    session_ending = Signal()
    covered = Signal(bool)

    def __init__(self, clock: Clock, schedule: CheckSchedule) -> None:
        super().__init__()
        self.setObjectName("MainWindow")
        self._clock = clock
        self._schedule = schedule
        self._shown: AccountRecord | None = None
        self._cache = SubscriptionCache(AccountContents())
        self._list: SubscriptionsPage | None = None
        self.welcome: WelcomePage | None = None
        self.wants_to_close = False
        self.dialogs = ProgramDialogs(self)
        self.dialogs.answered.connect(self._was_answered)
        self.dialogs.handed_over.connect(self._take_over)
        self.dialogs.account_wanted.connect(self.account_chosen)
        self.dialogs.connect_wanted.connect(lambda: self.show_welcome(can_go_back=True))
        self._problems = ProgramProblems(self, lambda: self._actions.of_program())
        self._place_of = WindowGeometry(self)
        self._place_of.widths_wanted.connect(self._take_widths)
        language().chosen.connect(self._keep_language)
        self._factory = PageFactory()
        self._shell = Frame(clock, self._problems, self._factory.name_of)
        self.navigator = WindowNavigator(self, self._shell, self._factory)
        header = self._shell.header
        header.account_chosen.connect(self.account_chosen)
        header.practice_wanted.connect(self.practice_wanted)
        header.manage_wanted.connect(self.dialogs.show_accounts)
        header.connect_wanted.connect(lambda: self.show_welcome(can_go_back=True))
        commands = self.navigator.commands()
        header.menu.offer(commands, self._shell.sidebar.names)
        for command, do in {"menu": header.menu.click, **commands}.items():
            if command in OWN_KEYS:
                shortcut(self, command, do)
        self._cover: Cover | None = None
        self._outer = QStackedWidget()
        self._outer.addWidget(self._shell)
        self.setCentralWidget(self._outer)
        # After those of its parts that measure others.
        theme().sheet_set.connect(self._measure_again)
        self.put_words(self.setWindowTitle, lambda: self.tr("K2Desk"))

    def _measure_again(self) -> None:
        """Forget what the layouts of a page without the frame have measured.

        In a hidden window, one within another doesn't hear of its parts. The frame and the list have none that matters
        but the header's. To look through them all would take 1 ms before the first paint.
        """
        page = self._outer.currentWidget()
        if page is None or page is self._shell or self.isVisible():
            return
        for part in page.findChildren(QWidget):
            part.updateGeometry()
        for layout in page.findChildren(QLayout):
            layout.invalidate()

    # -- the list and the account ------------------------------------------------------------------------------------

    def show_accounts(self, accounts: tuple[AccountRecord, ...]) -> None:
        """Set the accounts in the switcher."""
        self._shell.header.show_accounts(accounts)
        settings_page = self._shell.pages.made(PageId.SETTINGS)
        if settings_page is not None:
            settings_page.refresh()  # type: ignore[attr-defined]

    def show_attention(self, counts: Mapping[str, int]) -> None:
        """Set how many subscriptions of each account need attention, for the switcher."""
        self._shell.header.show_attention(counts)

    def known_rows(self, account: AccountRecord) -> dict[str, CachedSubscription]:
        """Return the rows by id if the list shows this account, else none."""
        is_shown = self._shown is not None and self._list is not None and account.id == self._shown.id
        return self._cache.known() if is_shown else {}

    def show_list(self, account: AccountRecord, rows: CachedRows) -> SubscriptionCache:
        """Show the list of an account as it is on the disk. `show_account` follows when the account is open."""
        self.close_account()
        if self._shown is not None and self._list is not None and account.id == self._shown.id:
            # The preview is right, except for what opening the list has changed meanwhile.
            self._cache.take_over(rows)
            if account != self._shown:
                self._shown = account
                self._shell.header.show_account(account)
            return self._cache
        self._shown = account
        self._shell.header.show_account(account)
        self._shell.sidebar.show_practice(account.environment == "practice")
        cache = self._cache = SubscriptionCache(rows, _later)
        page = SubscriptionsPage(cache, self._clock, self._schedule, self.navigator)
        page.attention_changed.connect(self._shell.sidebar.show_attention)
        self._shell.sidebar.show_attention(page.attention)
        page.widths_chosen.connect(self._keep_widths)
        page.set_widths(self._place_of.widths)
        self._list = page
        self._shell.pages.put(PageId.SUBSCRIPTIONS, page)
        self._outer.setCurrentWidget(self._shell)
        self.navigator.go_to(PageId.SUBSCRIPTIONS)
        return cache

    def show_account(self, account: Account) -> None:
        """Show the account that was opened: the list can use its connection, and all other pages can be made."""
        if self._list is not None:
            self._list.attach(account)
        self._shell.strip.show_watching(account.poller)
        self._shell.header.set_ready(True)
        self._shell.show_lessons(account.stories, account.first_steps, self.navigator)
        self.navigator.account_opened(account)

    def close_account(self) -> None:
        """Close the pages of the account, before it ends."""
        if self._factory.account is None:
            return
        if self._list is not None:
            self._list.detach()
        self._shell.strip.show_watching(None)
        self._shell.header.set_ready(False)
        self._shell.show_lessons(None, None, self.navigator)
        self.navigator.close_account()

    def set_schedule(self, schedule: CheckSchedule) -> None:
        """Set the schedule of automatic checks, by which badges age."""
        self._schedule = schedule
        if self._list is not None:
            self._list.set_schedule(schedule)

    def page(self, page: PageId) -> Page | None:
        """Return the page with this id, or None if it was never shown."""
        return self._shell.pages.made(page)

    # -- welcome -----------------------------------------------------------------------------------------------------

    def show_opening(self) -> None:
        """Show that the list is being opened, when nothing of it could be read yet."""
        from k2desk.ui.shell.opening_page import OpeningPage

        page = OpeningPage(self._problems)
        self._outer.addWidget(page)
        self._outer.setCurrentWidget(page)

    def show_welcome(self, *, can_go_back: bool) -> None:
        """Show Welcome: practise, or connect an account."""
        if self.welcome is None:
            from k2desk.ui.welcome.page import WelcomePage

            self.welcome = WelcomePage(self._problems, self.navigator)
            self._outer.addWidget(self.welcome)
            self._give_program(self.welcome)
        self.welcome.set_can_go_back(can_go_back)
        self._outer.setCurrentWidget(self.welcome)
        self.welcome.focus_first()

    def show_no_account(self) -> None:
        """Show Welcome without a way back, because there is no account."""
        self._shown = None
        self.show_welcome(can_go_back=False)

    @property
    def shows_pages(self) -> bool:
        """Return whether the pages of an account are in front, not Welcome."""
        return self._outer.currentWidget() is self._shell

    @property
    def practises(self) -> bool:
        """Whether the list that is shown is the practice shop's."""
        return self._shown is not None and self._shown.environment == "practice"

    def show_pages(self) -> bool:
        """Go back from Welcome to the pages. Returns False if there is no account."""
        if self._shown is not None:
            self._outer.setCurrentWidget(self._shell)
        return self._shown is not None

    # -- the program -------------------------------------------------------------------------------------------------

    def start(self, program: ProgramServices) -> None:
        """Set the services that pages without an account need, once the program runs."""
        self._factory.program = program
        self.dialogs.attach_program(program)
        self._made_cover().attach(program)
        if language().was_chosen:
            self._keep_language(language().current)
        if self.welcome is not None:
            self._give_program(self.welcome)

    def _give_program(self, welcome: WelcomePage) -> None:
        program = self._factory.program
        if program is not None:
            values = program.preferences.values
            welcome.use(program.connecting)
            accounts = program.accounts

            def offer() -> None:
                welcome.offer_removed(bool(accounts.removed))

            follow(welcome, accounts, offer)
            offer()
            welcome.form.show_draft(values.connect_to, values.connect_name)
            welcome.form.typed.connect(self.keep_draft)

    def cover(self) -> None:
        """Cover everything until the computer confirms that its user is there."""
        self._made_cover().cover()

    def uncover(self) -> None:
        """Show everything again, without asking anybody."""
        if self._cover is not None:
            self._cover.uncover()

    @property
    def is_covered(self) -> bool:
        """Whether nothing of the list can be read now."""
        return self._cover is not None and self._cover.is_on

    def _made_cover(self) -> Cover:
        if self._cover is None:
            # Few starts need it before the first paint.
            from k2desk.ui.shell.cover import Cover

            self._cover = Cover(self, self._outer, self._clock)
            self._cover.changed.connect(self.covered)
        return self._cover

    def keep_draft(self) -> None:
        """Save what is half typed on the first page."""
        if self.welcome is not None and self._factory.program is not None:
            self._factory.program.preferences.keep_connect_draft(*self.welcome.form.draft())

    def _keep_language(self, code: str) -> None:
        if self._factory.program is not None:
            self._factory.program.preferences.change(language=code)

    def forget_problem(self) -> None:
        """Remove the problems of the account that was open before."""
        self._problems.forget()

    def tell(self, problem: Problem, again: Callable[[], object] | None = None) -> None:
        """Show a problem of the whole program above the page in front, also on Welcome.

        `again` is what *Try again* does. Without it the list is checked.
        """
        self._problems.tell(problem, again)

    def withdraw(self, problem: Problem) -> None:
        """Remove a problem of the whole program that is over."""
        self._problems.withdraw(problem)

    def act_for_all(self, action: ProblemAction, problem: Problem) -> None:
        """Do an action that every message may offer."""
        self._actions.act(action, problem)

    @cached_property
    def _actions(self) -> MessageActions:
        from k2desk.ui.shell.message_actions import MessageActions

        return MessageActions(self, self._factory)

    def _take_over(self, taken: TakenIn) -> None:
        """Open the first account that a hand-over brought, and that is in use."""
        if (opened := next((one for one in taken.accounts if one.is_in_use), None)) is not None:
            self.connected.emit(opened)
        if taken.without_keys:
            from k2desk.model.problems import Problem, ProblemKind

            self.tell(Problem(ProblemKind.PASSWORD_STORE_CLOSED))

    def come_forward(self) -> None:
        """Show the window in front of others, even if it was minimised or hidden."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def _was_answered(self) -> None:
        self.wants_to_close = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave closing to the program, which ends what is under way first."""
        event.ignore()
        self.wants_to_close = True
        self.close_wanted.emit()

    # -- place, size and words ---------------------------------------------------------------------------------------

    def restore_place(self, settings: Settings) -> None:
        """Move the window to its stored place on these screens, and make sure that it is visible."""
        self._place_of.restore(settings)

    def place(self) -> dict[str, object]:
        """Return the place of the window, as settings."""
        return self._place_of.settings()

    def _take_widths(self) -> None:
        if self._list is not None:
            self._list.set_widths(self._place_of.widths)

    def _keep_widths(self, widths: dict[str, object]) -> None:
        self._place_of.widths = widths


def _later(seconds: float, call: Callable[[], None]) -> None:
    QTimer.singleShot(round(seconds * 1000), call)
