"""The main window: the environment's band, header, side bar, pages and status line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from k2desk.model.clock import Clock
from k2desk.model.records import AccountContents, AccountRecord
from k2desk.model.settings import Settings
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.ui.controls.program_problems import ProgramProblems
from k2desk.ui.keys.commands import OWN_KEYS, shortcut
from k2desk.ui.shell.article_of import article_of
from k2desk.ui.shell.frame import Frame
from k2desk.ui.shell.navigator import WindowNavigator
from k2desk.ui.shell.page_factory import PageFactory
from k2desk.ui.shell.program_dialogs import ProgramDialogs
from k2desk.ui.shell.sidebar import PageId
from k2desk.ui.shell.window_geometry import WindowGeometry
from k2desk.ui.subscriptions.page import SubscriptionsPage
from k2desk.ui.text.language import language

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.forms.bulk import BulkForm
    from k2desk.services.forms.new_subscription import NewSubscription
    from k2desk.services.program_services import ProgramServices
    from k2desk.ui.diagnose.page import DiagnosePage
    from k2desk.ui.help.page import HelpPage
    from k2desk.ui.new_subscription.page import NewSubscriptionPage
    from k2desk.ui.ready.page import ReadyPage
    from k2desk.ui.settings.page import SettingsPage
    from k2desk.ui.welcome.page import WelcomePage


class MainWindow(QMainWindow):
    """Shows one account at a time. Knows pages, not what they do."""

    account_chosen = Signal(str)
    practice_wanted = Signal()
    connected = Signal(object)
    close_wanted = Signal()
    quit_wanted = Signal()
    session_ending = Signal()

    def __init__(self, clock: Clock, interval: timedelta | None) -> None:
        super().__init__()
        self.setObjectName("MainWindow")
        self._clock = clock
        self._interval = interval
        self._shown: AccountRecord | None = None
        self._account: Account | None = None
        self._program: ProgramServices | None = None
        self._cache = SubscriptionCache(AccountContents())
        self._list: SubscriptionsPage | None = None
        self._welcome: WelcomePage | None = None
        self.wants_to_close = False
        self.dialogs = ProgramDialogs(self)
        self.dialogs.answered.connect(self._was_answered)
        self._problems = ProgramProblems(self)
        self._place_of = WindowGeometry(self)
        self._place_of.widths_wanted.connect(self._take_widths)
        language().chosen.connect(self._keep_language)
        self._build()
        self.retranslate()

    # -- what the program shows --------------------------------------------------------------------------------------

    def show_accounts(self, accounts: tuple[AccountRecord, ...]) -> None:
        """Takes over the list of accounts for the switcher."""
        self._header.show_accounts(accounts)
        if self._settings_page is not None:
            self._settings_page.refresh()

    def show_list(self, account: AccountRecord, contents: AccountContents) -> SubscriptionCache:
        """Shows the list of an account as the disk knows it; its line comes later, by `attach_account`."""
        self.detach_account()
        if self._shown is not None and self._list is not None and account.id == self._shown.id:
            # What the first look showed is right but for what the proper opening has settled meanwhile.
            self._cache.take_over(contents)
            if account != self._shown:
                self._shown = account
                self._header.show_account(account)
            return self._cache
        self._shown = account
        self._header.show_account(account)
        self._sidebar.show_practice(account.environment == "practice")
        cache = self._cache = SubscriptionCache(contents)
        page = SubscriptionsPage(cache, self._clock, self._interval)
        page.new_requested.connect(self._show_form)
        page.keys_requested.connect(lambda: self._going.to(PageId.SETTINGS))
        page.attention_changed.connect(self._sidebar.show_attention)
        page.test_requested.connect(self._test_address)
        page.widths_chosen.connect(self._keep_widths)
        page.set_widths(self._place_of.widths)
        self._list = page
        self._pages.put("list", page)
        self._outer.setCurrentWidget(self._shell)
        self._going.to(PageId.SUBSCRIPTIONS)
        return cache

    def show_opening(self) -> None:
        """Shows that the list is being opened, where nothing of it is known yet."""
        from k2desk.ui.shell.opening_page import OpeningPage

        page = OpeningPage(self._problems)
        self._outer.addWidget(page)
        self._outer.setCurrentWidget(page)

    def show_welcome(self, *, can_go_back: bool) -> None:
        """Shows the ways in: practise, or connect an account."""
        if self._welcome is None:
            from k2desk.ui.welcome.page import WelcomePage

            self._welcome = WelcomePage(self._problems)
            self._welcome.practise.connect(self.practice_wanted)
            self._welcome.connected.connect(self.connected)
            self._welcome.back.connect(self._leave_welcome)
            self._outer.addWidget(self._welcome)
            self._attach_welcome(self._welcome)
        self._welcome.set_can_go_back(can_go_back)
        self._outer.setCurrentWidget(self._welcome)
        self._welcome.focus_first()

    def show_no_account(self) -> None:
        """Shows the ways in, where there is no account: none that was shown is gone back to."""
        self._shown = None
        self.show_welcome(can_go_back=False)

    def attach_program(self, program: ProgramServices) -> None:
        """Gives the window what the pages outside an account need."""
        self._program = program
        self._maker.attach_program(program)
        self.dialogs.attach_program(program)
        if language().was_chosen:
            self._keep_language(language().current)
        if self._welcome is not None:
            self._attach_welcome(self._welcome)

    def _attach_welcome(self, welcome: WelcomePage) -> None:
        if self._program is not None:
            preferences = self._program.preferences
            welcome.attach(self._program.connecting)
            welcome.form.show_draft(preferences.values.connect_to, preferences.values.connect_name)
            welcome.form.typed.connect(lambda: preferences.keep_connect_draft(*welcome.form.draft()))

    def attach_account(self, account: Account) -> None:
        """Gives the pages the parts of the open account."""
        self._account = account
        self._pages.attach(account)
        self._status_bar.attach(account.poller)
        self._header.set_ready(True)

    def detach_account(self) -> None:
        """Takes the parts away again, before they end."""
        if self._account is None:
            return
        self._account = None
        self._pages.detach()
        self._status_bar.detach()
        self._header.set_ready(False)

    def set_interval(self, interval: timedelta | None) -> None:
        """Takes over the interval of automatic checks, by which badges age."""
        self._interval = interval
        if self._list is not None:
            self._list.set_interval(interval)

    def forget_problem(self) -> None:
        """Takes back what was told of the account that was open before."""
        self._problems.forget()

    def tell(self, problem: Problem) -> None:
        """Tells a problem of the whole program above the page that is in front, the ways in too."""
        self._problems.tell(problem)

    def act_for_all(self, action: str) -> None:
        """Does what a message offers wherever it stands."""
        if action == "network":
            self.dialogs.show_network()
        else:
            self.dialogs.show_report()

    def _act_on_problem(self, action: str) -> None:
        match action:
            case "check_keys" | "settings":
                self._going.to(PageId.SETTINGS)
            case "check_all":
                self._check_all()
            case "save_settings" if self._program is not None:
                self._program.preferences.save_again()

    def come_forward(self) -> None:
        """Shows the window in front of others, wherever it was."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def ask_before_closing(
        self, when_idle: Callable[[], Awaitable[None]], end: Callable[[], None], count: int = 1
    ) -> None:
        """Asks once whether to wait for `count` creates that are on their way."""
        self.dialogs.ask_to_wait(when_idle, end, count, switching=False)

    def ask_before_leaving(
        self, when_idle: Callable[[], Awaitable[None]], go: Callable[[], object], count: int = 1
    ) -> None:
        """The same before another account is opened."""
        self.dialogs.ask_to_wait(when_idle, go, count, switching=True)

    def _was_answered(self) -> None:
        self.wants_to_close = False

    # -- place and size ----------------------------------------------------------------------------------------------

    def restore_place(self, settings: Settings) -> None:
        """Puts the window where it was on these screens, and within them."""
        self._place_of.restore(settings)

    def place(self) -> dict[str, object]:
        """Where the window is, as settings."""
        return self._place_of.settings()

    def keep_draft(self) -> None:
        """Keeps what stands half typed on the first page."""
        if self._welcome is not None and self._program is not None:
            self._program.preferences.keep_connect_draft(*self._welcome.form.draft())

    def _take_widths(self) -> None:
        if self._list is not None:
            self._list.set_widths(self._place_of.widths)

    def _keep_widths(self, widths: dict[str, object]) -> None:
        self._place_of.widths = widths

    # -- inside ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._shell = shell = Frame(self._clock, self._problems)
        self._header, self._sidebar, self._pages, self._status_bar = (
            shell.header,
            shell.sidebar,
            shell.pages,
            shell.strip,
        )
        self._maker = PageFactory(self, self._pages, self._clock)
        self._going = WindowNavigator(self._maker, shell, self._shows_pages)
        self._problems.acted.connect(self._act_on_problem)
        self._header.account_chosen.connect(self.account_chosen)
        self._header.connect_wanted.connect(lambda: self.show_welcome(can_go_back=True))
        self._header.practice_wanted.connect(self.practice_wanted)
        self._header.ready_wanted.connect(self.check_ready)
        self._header.new_wanted.connect(lambda: self._show_form(None))
        self._header.check_all_wanted.connect(self._check_all)
        self._sidebar.chosen.connect(self._go_or_help)
        self._lead_wishes(self._maker)
        self._outer = QStackedWidget()
        self._outer.addWidget(self._shell)
        self.setCentralWidget(self._outer)
        does = self._commands()
        for command in ("menu", *does):
            if command in OWN_KEYS:
                shortcut(self, command, does.get(command, self._header.menu.click))
        self._header.menu.offer(does, self._sidebar.names)

    def _lead_wishes(self, maker: PageFactory) -> None:
        """Where the wishes of the pages lead."""
        maker.go_wanted.connect(self._going.to)
        maker.form_wanted.connect(self._show_form)
        maker.many_wanted.connect(self._show_many)
        maker.row_wanted.connect(self._show_row)
        maker.test_wanted.connect(self._test_address)
        maker.created.connect(self._created)
        maker.events_hint_changed.connect(self._show_events_hint)
        maker.keys_replaced.connect(self.connected)
        maker.about_wanted.connect(self.dialogs.show_about)
        maker.report_wanted.connect(self.dialogs.show_report)

    def _commands(self) -> dict[str, Callable[[], object]]:
        """What the keys of the window do, and the other entries of its menu."""
        return {
            "new": lambda: self._show_form(None),
            "check": self._check_all,
            "ready": self.check_ready,
            "find": self._going.find,
            "settings": lambda: self._going.by_key(PageId.SETTINGS),
            "language": self._change_language,
            "help": self.show_help,
            "back": self._go_back,
            "quit": self.quit_wanted.emit,
            "keyboard": lambda: self._show_article("keyboard"),
            "report": self.dialogs.show_report,
            "about": self.dialogs.show_about,
            **{f"page-{number}": partial(self._going.to_number, number - 1) for number in range(1, 8)},
        }

    def _keep_language(self, code: str) -> None:
        if self._program is not None:
            self._program.preferences.change(language=code)

    def _go_back(self) -> None:
        """Esc: out of the ways in, or to what was in front before."""
        if self._shows_pages():
            self._going.back()
        else:
            self._leave_welcome()

    def _change_language(self) -> None:
        language().choose("en" if language().current == "sw" else "sw")

    def _go_or_help(self, where: PageId) -> None:
        if where is PageId.HELP:
            self.show_help()
        else:
            self._going.to(where)

    def show_help(self) -> None:
        """Opens the help at what the page in front is about."""
        if self._shows_pages():
            self._show_article(article_of(self._pages.currentWidget()))
        else:
            self.dialogs.show_help("keys")

    def _show_article(self, article: str) -> None:
        self._going.by_key(PageId.HELP)
        if article:
            self._help.show_article(article)

    def check_ready(self) -> None:
        """The press on "Ready to open?": shows the sheet and looks at everything."""
        if self._is_open():
            self.show_ready()
            self._ready.start()

    def show_ready(self) -> None:
        """Shows the sheet of *Ready to open?*, as it was last seen."""
        if self._is_open():
            if self._program is not None:
                self._ready.show_hour(self._program.preferences.values.ready_at)
            self._going.beside(self._ready, PageId.SUBSCRIPTIONS, "")

    def _show_row(self, search: str, record_id: str) -> None:
        """Leads from the picture to a row of the list, among the others of its till."""
        self._going.to(PageId.SUBSCRIPTIONS)
        if self._list is not None:
            self._list.search.setText(search)
            self._list.select(record_id)

    def _show_many(self, prefill: BulkForm | None) -> None:
        if not self._is_open():
            return
        self._going.beside(self._maker.many, PageId.COVERAGE, self.tr("Nothing is sent twice"))
        self._maker.many.start(prefill)

    def _show_form(self, prefill: NewSubscription | None) -> None:
        if not self._is_open():
            return
        self._going.beside(self._form, PageId.SUBSCRIPTIONS, self.tr("Nothing is sent until you press Create"))
        self._form.start(prefill)

    def _is_open(self) -> bool:
        return self._shown is not None and self._shows_pages()

    def _shows_pages(self) -> bool:
        """Whether the pages are in front, not the ways in."""
        return self._outer.currentWidget() is self._shell

    def _show_events_hint(self, hint: str) -> None:
        if self._pages.currentWidget() is self._pages.made("events"):
            self._status_bar.set_hint(hint)

    def _test_address(self, address: str) -> None:
        """The press on a subscription's "Test the address": a look, which sends nothing."""
        self._going.to(PageId.DIAGNOSE)
        self._diagnose.test(address)

    def _created(self, attempts: object) -> None:
        self._going.to(PageId.SUBSCRIPTIONS)
        ids = [attempt.record_id for attempt in attempts if attempt.record_id]  # type: ignore[attr-defined]
        if ids and self._list is not None:
            self._list.select(ids[0])

    def _check_all(self) -> None:
        if self._list is not None:
            self._list.check()

    def _leave_welcome(self) -> None:
        if self._shown is not None:
            self._outer.setCurrentWidget(self._shell)
            self._pages.focus_first()

    def retranslate(self) -> None:
        """Puts the words of the current language in place."""
        self.setWindowTitle(self.tr("K2Desk"))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is the program's affair: what is on its way is put away first."""
        event.ignore()
        self.wants_to_close = True
        self.close_wanted.emit()

    # -- pages that the window itself speaks to: made when they are first asked for ----------------------------------

    @property
    def _form(self) -> NewSubscriptionPage:
        return self._maker.form

    @property
    def _ready(self) -> ReadyPage:
        return self._maker.ready

    @property
    def _diagnose(self) -> DiagnosePage:
        return self._maker.diagnose

    @property
    def _help(self) -> HelpPage:
        return self._maker.help

    @property
    def _settings_page(self) -> SettingsPage | None:
        return self._pages.made("settings")  # type: ignore[return-value]
