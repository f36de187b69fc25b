"""The main window: the environment's band, header, side bar, pages and status line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from k2desk.clock import Clock
from k2desk.desk.book import Book
from k2desk.desk.values import AccountContents, AccountRecord, Settings
from k2desk.ui.keys.commands import OWN_KEYS, shortcut
from k2desk.ui.keys.order import focus_first
from k2desk.ui.language import language
from k2desk.ui.shell.header import Header
from k2desk.ui.shell.pages import Pages
from k2desk.ui.shell.sidebar import Sidebar, Where
from k2desk.ui.status_strip import StatusStrip
from k2desk.ui.subscriptions.page import SubscriptionsPage
from k2desk.ui.window_place import WindowPlace

if TYPE_CHECKING:
    from k2desk.desk.account import Account
    from k2desk.desk.connecting import Connecting
    from k2desk.desk.forms.many import Many
    from k2desk.desk.forms.new_subscription import NewSubscription
    from k2desk.desk.problems import Problem
    from k2desk.program_settings import ProgramSettings
    from k2desk.ui.closing_dialog import ClosingDialog
    from k2desk.ui.coverage.page import CoveragePage
    from k2desk.ui.diagnose.page import DiagnosePage
    from k2desk.ui.events.page import EventsPage
    from k2desk.ui.help.page import HelpPage
    from k2desk.ui.many.page import ManyPage
    from k2desk.ui.new_subscription.page import NewSubscriptionPage
    from k2desk.ui.problem_banner import ProblemBanner
    from k2desk.ui.ready.page import ReadyPage
    from k2desk.ui.settings.page import SettingsPage
    from k2desk.ui.welcome.page import WelcomePage


_ARTICLES = {
    "SubscriptionsPage": "statuses",
    "NewSubscriptionPage": "new-subscription",
    "CoveragePage": "coverage",
    "ManyPage": "coverage",
    "DiagnosePage": "diagnose",
    "EventsPage": "events",
    "ReadyPage": "ready",
    "PracticePage": "practice",
    "SettingsPage": "settings",
}
"""Which article of the help a page opens."""


class MainWindow(QMainWindow):
    """Shows one account at a time. Knows pages, not what they do."""

    account_chosen = Signal(str)
    practice_wanted = Signal()
    connected = Signal(object)
    close_wanted = Signal()
    quit_wanted = Signal()
    quit_told = Signal()

    def __init__(self, clock: Clock, interval: timedelta | None) -> None:
        super().__init__()
        self.setObjectName("MainWindow")
        self._clock = clock
        self._interval = interval
        self._accounts: tuple[AccountRecord, ...] = ()
        self._shown: AccountRecord | None = None
        self._account: Account | None = None
        self._connecting: Connecting | None = None
        self._settings: ProgramSettings | None = None
        self._book = Book(AccountContents())
        self._list: SubscriptionsPage | None = None
        self._welcome: WelcomePage | None = None
        self._banner: ProblemBanner | None = None
        self.wants_to_close = False
        self._question: ClosingDialog | None = None
        self._place_of = WindowPlace(self)
        self._place_of.widths_wanted.connect(self._take_widths)
        self._where = self._came_from = Where.SUBSCRIPTIONS
        self._front: QWidget | None = None
        language().chosen.connect(self._keep_language)
        self._build()
        self.retranslate()

    # -- what the program shows --------------------------------------------------------------------------------------

    def show_accounts(self, accounts: tuple[AccountRecord, ...]) -> None:
        """Takes over the list of accounts for the switcher."""
        self._accounts = accounts
        self._header.show_accounts(accounts)
        if self._settings_page is not None:
            self._settings_page.refresh()

    def show_list(self, account: AccountRecord, contents: AccountContents) -> Book:
        """Shows the list of an account as the disk knows it; its line comes later, by `attach_account`."""
        self.detach_account()
        if self._shown is not None and self._list is not None and account.id == self._shown.id:
            # What the first look showed is right but for what the proper opening has settled meanwhile.
            self._book.take_over(contents)
            return self._book
        self._shown = account
        self._header.show_account(account)
        self._sidebar.show_practice(account.environment == "practice")
        book = self._book = Book(contents)
        page = SubscriptionsPage(book, self._clock, self._interval)
        page.new_requested.connect(self._show_form)
        page.keys_requested.connect(lambda: self._go(Where.SETTINGS))
        page.attention_changed.connect(self._sidebar.show_attention)
        page.test_requested.connect(self._test_address)
        page.widths_chosen.connect(self._keep_widths)
        page.set_widths(self._place_of.widths)
        self._list = page
        self._pages.put("list", page)
        self._show_shell()
        self._go(Where.SUBSCRIPTIONS)
        return book

    def show_welcome(self, *, can_go_back: bool) -> None:
        """Shows the ways in: practise, or connect an account."""
        if self._welcome is None:
            from k2desk.ui.welcome.page import WelcomePage

            self._welcome = WelcomePage()
            self._welcome.practise.connect(self._practise)
            self._welcome.connected.connect(self.connected)
            self._welcome.back.connect(self._leave_welcome)
            self._outer.addWidget(self._welcome)
            self._attach_welcome(self._welcome)
        self._welcome.set_can_go_back(can_go_back)
        self._outer.setCurrentWidget(self._welcome)
        self._welcome.focus_first()

    def attach_program(self, connecting: Connecting, settings: ProgramSettings) -> None:
        """Gives the window what the pages outside an account need."""
        self._connecting = connecting
        self._settings = settings
        if language().was_chosen:
            settings.keep_language(language().current)
        if self._welcome is not None:
            self._attach_welcome(self._welcome)

    def _attach_welcome(self, welcome: WelcomePage) -> None:
        if self._connecting is not None and self._settings is not None:
            welcome.attach(self._connecting)
            welcome.form.show_draft(*self._settings.connect_draft)
            settings = self._settings
            welcome.form.typed.connect(lambda: settings.change(**welcome.form.draft()))

    def attach_account(self, account: Account) -> None:
        """Gives the pages the parts of the open account."""
        self._account = account
        self._pages.attach(account)
        self._strip.attach(account.watching)
        self._header.set_ready(True)

    def detach_account(self) -> None:
        """Takes the parts away again, before they end."""
        if self._account is None:
            return
        self._account = None
        self._pages.detach()
        self._strip.detach()
        self._header.set_ready(False)

    def set_interval(self, interval: timedelta | None) -> None:
        """Takes over the interval of automatic checks, by which badges age."""
        self._interval = interval
        if self._list is not None:
            self._list.set_interval(interval)

    def forget_problem(self) -> None:
        """Takes back what was told of the account that was open before."""
        if self._banner is not None:
            self._banner.show_problem(None)

    def tell(self, problem: Problem) -> None:
        """Tells a problem of the whole program above the page."""
        if self._banner is None:
            from k2desk.ui.problem_banner import ProblemBanner

            self._banner = ProblemBanner()
            self._banner.offer_only("check_keys")
            self._banner.action.connect(lambda _: self._go(Where.SETTINGS))
            self._middle.insertWidget(0, self._banner)
        self._banner.show_problem(problem)

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
        self._ask_to_wait(when_idle, end, count, switching=False)

    def ask_before_leaving(
        self, when_idle: Callable[[], Awaitable[None]], go: Callable[[], object], count: int = 1
    ) -> None:
        """The same before another account is opened."""
        self._ask_to_wait(when_idle, go, count, switching=True)

    def _ask_to_wait(
        self, when_idle: Callable[[], Awaitable[None]], end: Callable[[], object], count: int, *, switching: bool
    ) -> None:
        from k2desk.ui.closing_dialog import ClosingDialog

        if self._question is not None:
            self._question.raise_()
            return
        self._question = question = ClosingDialog(self, when_idle, end, count, switching=switching)
        question.finished.connect(self._was_answered)
        question.open()

    def _was_answered(self) -> None:
        self._question = None
        self.wants_to_close = False

    # -- place and size ----------------------------------------------------------------------------------------------

    def restore_place(self, settings: Settings) -> None:
        """Puts the window where it was on these screens, and within them."""
        self._place_of.restore(settings)

    def place(self) -> dict[str, object]:
        """Where the window is, and what stands half typed on the first page, as settings."""
        kept = self._place_of.settings()
        if self._welcome is not None:
            kept |= self._welcome.form.draft()
        return kept

    def _take_widths(self) -> None:
        if self._list is not None:
            self._list.set_widths(self._place_of.widths)

    def _keep_widths(self, widths: dict[str, object]) -> None:
        self._place_of.widths = widths

    # -- inside ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._header = Header()
        self._header.account_chosen.connect(self.account_chosen)
        self._header.connect_wanted.connect(lambda: self.show_welcome(can_go_back=True))
        self._header.practice_wanted.connect(self.practice_wanted)
        self._header.ready_wanted.connect(self.check_ready)
        self._header.new_wanted.connect(lambda: self._show_form(None))
        self._header.check_all_wanted.connect(self._check_all)
        self._sidebar = Sidebar()
        self._sidebar.chosen.connect(self._go_or_help)
        self._pages = Pages()
        self._strip = StatusStrip(self._clock)
        middle = QWidget()
        column = self._middle = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addWidget(middle, 1)
        self._shell = QWidget()
        whole = QVBoxLayout(self._shell)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._header)
        whole.addLayout(row, 1)
        whole.addWidget(self._strip)
        self._outer = QStackedWidget()
        self._outer.addWidget(self._shell)
        self.setCentralWidget(self._outer)
        does = self._commands()
        for command in ("menu", *does):
            if command in OWN_KEYS:
                shortcut(self, command, does.get(command, self._header.menu.click))
        self._header.menu.offer(does, self._sidebar.names)

    def _commands(self) -> dict[str, Callable[[], object]]:
        """What the keys of the window do, and the other entries of its menu."""
        return {
            "new": lambda: self._show_form(None),
            "check": self._check_all,
            "ready": self.check_ready,
            "find": self._find,
            "settings": lambda: self._go_if_open(Where.SETTINGS),
            "language": self._change_language,
            "help": self.show_help,
            "back": self._go_back,
            "quit": self.quit_wanted.emit,
            "keyboard": lambda: self._show_article("keyboard"),
            "report": self.show_report,
            "about": self.show_about,
            **{f"page-{number}": partial(self._go_to_number, number - 1) for number in range(1, 8)},
        }

    def _keep_language(self, code: str) -> None:
        if self._settings is not None:
            self._settings.keep_language(code)

    def _show_shell(self) -> None:
        self._outer.setCurrentWidget(self._shell)

    def _go_if_open(self, where: Where) -> None:
        if self._outer.currentWidget() is self._shell:
            self._go(where)

    def _go_to_number(self, number: int) -> None:
        places = self._sidebar.places()
        if number < len(places):
            self._go_if_open(places[number])

    def _find(self) -> None:
        """Ctrl+F: into the search of the page, or where it has none, of the list."""
        if self._outer.currentWidget() is not self._shell:
            return
        if not hasattr(self._pages.currentWidget(), "begin_search"):
            self._go(Where.SUBSCRIPTIONS)
        begin = getattr(self._pages.currentWidget(), "begin_search", None)
        if begin is not None:
            begin()

    def _go_back(self) -> None:
        """Esc: out of what is open on the page, else to where one came from."""
        if self._outer.currentWidget() is not self._shell:
            self._leave_welcome()
            return
        page = self._pages.currentWidget()
        go_back = getattr(page, "go_back", None)
        if go_back is None or not go_back():
            is_beside = page is not self._place(self._where)
            self._go(self._where if is_beside else self._came_from)
            # Esc, pressed often enough, ends in the list, not between two pages.
            self._came_from = Where.SUBSCRIPTIONS

    def _change_language(self) -> None:
        language().choose("en" if language().current == "sw" else "sw")

    def _go_or_help(self, where: Where) -> None:
        if where is Where.HELP:
            self.show_help()
        else:
            self._go(where)

    def show_help(self) -> None:
        """Opens the help at what the page in front is about."""
        page = self._pages.currentWidget()
        article = _ARTICLES.get(page.objectName(), "") if page is not None else ""
        if self._outer.currentWidget() is not self._shell:
            from k2desk.ui.help.window import HelpWindow

            help_window = HelpWindow(self, "keys")
            help_window.about_wanted.connect(self.show_about)
            help_window.report_wanted.connect(self.show_report)
            help_window.open()
            return
        self._show_article(article)

    def _show_article(self, article: str) -> None:
        self._go_if_open(Where.HELP)
        if article:
            self._help.show_article(article)

    @property
    def _help(self) -> HelpPage:
        from k2desk.ui.help.page import HelpPage

        def make() -> HelpPage:
            page = HelpPage()
            page.about_wanted.connect(self.show_about)
            page.report_wanted.connect(self.show_report)
            return page

        return self._pages.of("help", make)

    def _go(self, where: Where) -> None:
        page = self._place(where)
        if page is None:
            return
        if where is not self._where:
            self._came_from, self._where = self._where, where
        self._to_front(page)
        self._sidebar.show_current(where)
        self._header.show_list_actions(where is Where.SUBSCRIPTIONS)
        self._strip.set_hint(self._events.hint if where is Where.EVENTS else "")

    def _to_front(self, page: QWidget) -> None:
        """Shows a page, and puts the keyboard on it unless it was used to choose the page beside it.

        The page bears its place's name: a screen reader says where one has come to.
        """
        page.setAccessibleName(self._sidebar.name_of(self._where))
        is_new, self._front = page is not self._front, page
        self._pages.setCurrentWidget(page)
        if is_new and not self._sidebar.has_focus():
            focus_first(page)

    def _place(self, where: Where) -> QWidget | None:
        match where:
            case Where.SUBSCRIPTIONS:
                return self._list
            case Where.COVERAGE:
                return self._coverage
            case Where.DIAGNOSE:
                return self._diagnose
            case Where.EVENTS:
                return self._events
            case Where.PRACTICE:
                from k2desk.ui.practice.page import PracticePage

                return self._pages.of("practice", lambda: PracticePage(self._clock))
            case Where.HELP:
                return self._help
            case Where.SETTINGS:
                return self._settings_of(self._settings, self._connecting)

    def _settings_of(self, settings: ProgramSettings | None, connecting: Connecting | None) -> QWidget | None:
        if settings is None or connecting is None:
            return None
        from k2desk.ui.settings.page import SettingsPage

        def make() -> SettingsPage:
            page = SettingsPage()
            page.show_settings(settings, connecting)
            page.keys_replaced.connect(self.account_chosen)
            page.about_wanted.connect(self.show_about)
            page.report_wanted.connect(self.show_report)
            return page

        return self._pages.of("settings", make)

    def show_about(self) -> None:
        """Tells version, licences and places."""
        from k2desk.ui.about_dialog import AboutDialog

        settings = self._settings
        if settings is not None:
            AboutDialog(self, settings.version, settings.folders, settings.gather_parts).open()

    def show_report(self) -> None:
        """Shows the report for support before it is saved."""
        from k2desk.ui.report_dialog import ReportDialog

        if self._settings is not None:
            ReportDialog(self, self._settings.gather_report, self._settings.save_text).open()

    @property
    def _settings_page(self) -> SettingsPage | None:
        return self._pages.made("settings")  # type: ignore[return-value]

    @property
    def _coverage(self) -> CoveragePage:
        from k2desk.ui.coverage.page import CoveragePage

        def make() -> CoveragePage:
            page = CoveragePage(self._clock)
            page.fill_wanted.connect(self._show_many)
            page.new_wanted.connect(self._show_form)
            page.show_wanted.connect(self._show_row)
            return page

        return self._pages.of("coverage", make)

    @property
    def _diagnose(self) -> DiagnosePage:
        from k2desk.ui.diagnose.page import DiagnosePage

        def make() -> DiagnosePage:
            page = DiagnosePage(self._clock)
            page.keys_requested.connect(lambda: self._go(Where.SETTINGS))
            return page

        return self._pages.of("diagnose", make)

    @property
    def _events(self) -> EventsPage:
        from k2desk.ui.events.page import EventsPage

        def make() -> EventsPage:
            page = EventsPage(self._clock)
            page.hint_changed.connect(self._show_events_hint)
            return page

        return self._pages.of("events", make)

    @property
    def _ready(self) -> ReadyPage:
        from k2desk.ui.ready.page import ReadyPage

        def make() -> ReadyPage:
            page = ReadyPage(self._clock)
            page.create_wanted.connect(self._show_form)
            page.test_wanted.connect(self._test_address)
            page.show_wanted.connect(self._show_row)
            page.keys_requested.connect(lambda: self._go(Where.SETTINGS))
            if self._settings is not None:
                page.hour_chosen.connect(self._settings.set_ready_at)
            return page

        return self._pages.of("ready", make)

    def check_ready(self) -> None:
        """The press on "Ready to open?": shows the sheet and looks at everything."""
        if self._is_open():
            self.show_ready()
            self._ready.start()

    def show_ready(self) -> None:
        """Shows the sheet of *Ready to open?*, as it was last seen."""
        if self._is_open():
            if self._settings is not None:
                self._ready.show_hour(self._settings.ready_at)
            self._show_beside(self._ready, Where.SUBSCRIPTIONS, "")

    @property
    def _many(self) -> ManyPage:
        from k2desk.ui.many.page import ManyPage

        def make() -> ManyPage:
            page = ManyPage(self._clock)
            page.done.connect(lambda: self._go(Where.COVERAGE))
            page.cancelled.connect(lambda: self._go(Where.COVERAGE))
            return page

        return self._pages.of("many", make)

    @property
    def _form(self) -> NewSubscriptionPage:
        from k2desk.ui.new_subscription.page import NewSubscriptionPage

        def make() -> NewSubscriptionPage:
            page = NewSubscriptionPage(self._clock)
            page.done.connect(self._created)
            page.cancelled.connect(lambda: self._go(Where.SUBSCRIPTIONS))
            return page

        return self._pages.of("form", make)

    def _show_row(self, search: str, record_id: str) -> None:
        """Leads from the picture to a row of the list, among the others of its till."""
        self._go(Where.SUBSCRIPTIONS)
        if self._list is not None:
            self._list.search.setText(search)
            self._list.select(record_id)

    def _show_many(self, prefill: Many | None) -> None:
        if not self._is_open():
            return
        self._show_beside(self._many, Where.COVERAGE, self.tr("Nothing is sent twice"))
        self._many.start(prefill)

    def _show_form(self, prefill: NewSubscription | None) -> None:
        if not self._is_open():
            return
        self._show_beside(self._form, Where.SUBSCRIPTIONS, self.tr("Nothing is sent until you press Create"))
        self._form.start(prefill)

    def _show_beside(self, page: QWidget, where: Where, hint: str) -> None:
        """Shows a page that has no place of its own in the side bar."""
        self._where = where
        self._to_front(page)
        self._sidebar.show_current(where)
        self._header.show_list_actions(False)
        self._strip.set_hint(hint)

    def _is_open(self) -> bool:
        return self._shown is not None and self._outer.currentWidget() is self._shell

    def _show_events_hint(self, hint: str) -> None:
        if self._pages.currentWidget() is self._pages.made("events"):
            self._strip.set_hint(hint)

    def _test_address(self, address: str) -> None:
        """The press on a subscription's "Test the address": a look, which sends nothing."""
        self._go(Where.DIAGNOSE)
        self._diagnose.test(address)

    def _created(self, attempts: object) -> None:
        self._go(Where.SUBSCRIPTIONS)
        ids = [attempt.record_id for attempt in attempts if attempt.record_id]  # type: ignore[attr-defined]
        if ids and self._list is not None:
            self._list.select(ids[0])

    def _check_all(self) -> None:
        if self._list is not None:
            self._list.check()

    def _practise(self) -> None:
        self.practice_wanted.emit()

    def _leave_welcome(self) -> None:
        if self._shown is not None:
            self._show_shell()
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
