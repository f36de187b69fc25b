"""The main window: the environment's band, header, side bar, pages and status line."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRect, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from k2desk.clock import Clock
from k2desk.desk.book import Book
from k2desk.desk.values import AccountContents, AccountRecord, Settings
from k2desk.ui.shell.header import Header
from k2desk.ui.shell.sidebar import Sidebar, Where
from k2desk.ui.status_strip import StatusStrip
from k2desk.ui.subscriptions.page import SubscriptionsPage

if TYPE_CHECKING:
    from k2desk.desk.account import Account
    from k2desk.desk.connecting import Connecting
    from k2desk.desk.forms.many import Many
    from k2desk.desk.forms.new_subscription import NewSubscription
    from k2desk.desk.problems import Problem
    from k2desk.program_settings import ProgramSettings
    from k2desk.ui.coverage.page import CoveragePage
    from k2desk.ui.diagnose.page import DiagnosePage
    from k2desk.ui.events.page import EventsPage
    from k2desk.ui.many.page import ManyPage
    from k2desk.ui.new_subscription.page import NewSubscriptionPage
    from k2desk.ui.practice.page import PracticePage
    from k2desk.ui.problem_banner import ProblemBanner
    from k2desk.ui.settings.page import SettingsPage
    from k2desk.ui.welcome.page import WelcomePage


class MainWindow(QMainWindow):
    """Shows one account at a time. Knows pages, not what they do."""

    account_chosen = Signal(str)
    practice_wanted = Signal()
    connected = Signal(object)
    close_wanted = Signal()

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
        self._form: NewSubscriptionPage | None = None
        self._settings_page: SettingsPage | None = None
        self._practice_page: PracticePage | None = None
        self._coverage: CoveragePage | None = None
        self._many: ManyPage | None = None
        self._diagnose: DiagnosePage | None = None
        self._events: EventsPage | None = None
        self._welcome: WelcomePage | None = None
        self._banner: ProblemBanner | None = None
        self.wants_to_close = False
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
        if self._list is not None:
            self._drop(self._list)
        self._list = page
        self._pages.addWidget(page)
        self._show_shell(True)
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
            if self._connecting is not None:
                self._welcome.attach(self._connecting)
        self._welcome.set_can_go_back(can_go_back)
        self._show_shell(False)
        self._outer.setCurrentWidget(self._welcome)

    def attach_program(self, connecting: Connecting, settings: ProgramSettings) -> None:
        """Gives the window what the pages outside an account need."""
        self._connecting = connecting
        self._settings = settings
        if self._welcome is not None:
            self._welcome.attach(connecting)

    def attach_account(self, account: Account) -> None:
        """Gives the pages the parts of the open account."""
        self._account = account
        if self._list is not None:
            self._list.attach(account)
        if self._form is not None:
            self._form.attach(account)
        if self._practice_page is not None and account.practising is not None:
            self._practice_page.attach(account)
        for page in (self._coverage, self._many, self._diagnose, self._events):
            if page is not None:
                page.attach(account)
        self._strip.attach(account.watching)
        self._header.set_ready(True)

    def detach_account(self) -> None:
        """Takes the parts away again, before they end."""
        if self._account is None:
            return
        self._account = None
        pages = (
            *(self._list, self._form, self._practice_page),
            *(self._coverage, self._many, self._diagnose, self._events),
        )
        for page in pages:
            if page is not None:
                page.detach()
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

    def ask_before_closing(self, when_idle: Callable[[], Awaitable[None]], end: Callable[[], None]) -> None:
        """Asks whether to wait for a create that is on its way."""
        from k2desk.ui.closing_dialog import ClosingDialog

        ClosingDialog(self, when_idle, end).open()

    # -- place and size ----------------------------------------------------------------------------------------------

    def restore_place(self, settings: Settings) -> None:
        """Puts the window where it was, within the screens that there are."""
        wanted = QRect()
        if settings.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(settings.geometry, validate=False)))
            wanted = self.geometry()
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if wanted.isEmpty() or not any(one.availableGeometry().intersects(wanted) for one in QGuiApplication.screens()):
            self.resize(min(1366, screen.width()), min(768, screen.height()))

    def place(self) -> dict[str, object]:
        """Where the window is, as settings."""
        return {"geometry": base64.b64encode(bytes(self.saveGeometry().data())).decode("ascii")}

    # -- inside ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._header = Header()
        self._header.account_chosen.connect(self.account_chosen)
        self._header.connect_wanted.connect(lambda: self.show_welcome(can_go_back=True))
        self._header.practice_wanted.connect(self.practice_wanted)
        self._header.new_wanted.connect(lambda: self._show_form(None))
        self._header.check_all_wanted.connect(self._check_all)
        self._sidebar = Sidebar()
        self._sidebar.chosen.connect(self._go)
        self._pages = QStackedWidget()
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
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, lambda: self._show_form(None))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Preferences), self, self._go_to_settings)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self, self.close)

    def _show_shell(self, on: bool) -> None:
        if on:
            self._outer.setCurrentWidget(self._shell)

    def _go_to_settings(self) -> None:
        if self._outer.currentWidget() is self._shell:
            self._go(Where.SETTINGS)

    def _go(self, where: Where) -> None:
        page: QWidget | None = self._list
        if where is Where.SETTINGS:
            page = self._settings_for()
        elif where is Where.PRACTICE:
            page = self._practice_for()
        elif where is Where.COVERAGE:
            page = self._coverage_for()
        elif where is Where.DIAGNOSE:
            page = self._diagnose_for()
        elif where is Where.EVENTS:
            page = self._events_for()
        if page is None:
            return
        self._pages.setCurrentWidget(page)
        self._sidebar.show_current(where)
        self._header.show_list_actions(where is Where.SUBSCRIPTIONS)
        self._strip.set_hint(self._events.hint if where is Where.EVENTS and self._events is not None else "")

    def _settings_for(self) -> QWidget | None:
        if self._settings_page is None and self._settings is not None and self._connecting is not None:
            from k2desk.ui.settings.page import SettingsPage

            self._settings_page = SettingsPage()
            self._settings_page.attach(self._settings, self._connecting)
            self._settings_page.keys_replaced.connect(self.account_chosen)
            self._pages.addWidget(self._settings_page)
        return self._settings_page

    def _practice_for(self) -> QWidget:
        if self._practice_page is None:
            from k2desk.ui.practice.page import PracticePage

            self._practice_page = PracticePage(self._clock)
            self._pages.addWidget(self._practice_page)
            if self._account is not None:
                self._practice_page.attach(self._account)
        return self._practice_page

    def _coverage_for(self) -> CoveragePage:
        if self._coverage is None:
            from k2desk.ui.coverage.page import CoveragePage

            self._coverage = CoveragePage(self._clock)
            self._coverage.fill_wanted.connect(self._show_many)
            self._coverage.new_wanted.connect(self._show_form)
            self._coverage.show_wanted.connect(self._show_row)
            self._pages.addWidget(self._coverage)
            if self._account is not None:
                self._coverage.attach(self._account)
        return self._coverage

    def _show_row(self, search: str, record_id: str) -> None:
        """Leads from the picture to a row of the list, among the others of its till."""
        self._go(Where.SUBSCRIPTIONS)
        if self._list is not None:
            self._list.search.setText(search)
            self._list.select(record_id)

    def _show_many(self, prefill: Many | None) -> None:
        if self._shown is None or self._outer.currentWidget() is not self._shell:
            return
        if self._many is None:
            from k2desk.ui.many.page import ManyPage

            self._many = ManyPage(self._clock)
            self._many.done.connect(lambda: self._go(Where.COVERAGE))
            self._many.cancelled.connect(lambda: self._go(Where.COVERAGE))
            self._pages.addWidget(self._many)
            if self._account is not None:
                self._many.attach(self._account)
        self._pages.setCurrentWidget(self._many)
        self._sidebar.show_current(Where.COVERAGE)
        self._header.show_list_actions(False)
        self._strip.set_hint(self.tr("Nothing is sent twice"))
        self._many.start(prefill)

    def _diagnose_for(self) -> DiagnosePage:
        if self._diagnose is None:
            from k2desk.ui.diagnose.page import DiagnosePage

            self._diagnose = DiagnosePage(self._clock)
            self._diagnose.keys_requested.connect(lambda: self._go(Where.SETTINGS))
            self._pages.addWidget(self._diagnose)
            if self._account is not None:
                self._diagnose.attach(self._account)
        return self._diagnose

    def _events_for(self) -> EventsPage:
        if self._events is None:
            from k2desk.ui.events.page import EventsPage

            self._events = EventsPage(self._clock)
            self._events.hint_changed.connect(self._show_events_hint)
            self._pages.addWidget(self._events)
            if self._account is not None:
                self._events.attach(self._account)
        return self._events

    def _show_events_hint(self, hint: str) -> None:
        if self._events is not None and self._pages.currentWidget() is self._events:
            self._strip.set_hint(hint)

    def _test_address(self, address: str) -> None:
        """The press on a subscription's "Test the address": a look, which sends nothing."""
        self._go(Where.DIAGNOSE)
        self._diagnose_for().test(address)

    def _show_form(self, prefill: NewSubscription | None) -> None:
        if self._shown is None or self._outer.currentWidget() is not self._shell:
            return
        if self._form is None:
            from k2desk.ui.new_subscription.page import NewSubscriptionPage

            self._form = NewSubscriptionPage(self._clock)
            self._form.done.connect(self._created)
            self._form.cancelled.connect(lambda: self._go(Where.SUBSCRIPTIONS))
            self._pages.addWidget(self._form)
            if self._account is not None:
                self._form.attach(self._account)
        self._pages.setCurrentWidget(self._form)
        self._sidebar.show_current(Where.SUBSCRIPTIONS)
        self._header.show_list_actions(False)
        self._strip.set_hint(self.tr("Nothing is sent until you press Create"))
        self._form.start(prefill)

    def _created(self, attempts: object) -> None:
        self._go(Where.SUBSCRIPTIONS)
        ids = [attempt.record_id for attempt in attempts if attempt.record_id]  # type: ignore[attr-defined]
        if ids and self._list is not None:
            self._list.select(ids[0])

    def _check_all(self) -> None:
        if self._account is not None:
            self._account.watching.check()

    def _practise(self) -> None:
        self.practice_wanted.emit()

    def _leave_welcome(self) -> None:
        if self._shown is not None:
            self._show_shell(True)

    def _drop(self, page: QWidget) -> None:
        self._pages.removeWidget(page)
        page.deleteLater()

    def retranslate(self) -> None:
        """Puts the words of the current language in place."""
        self.setWindowTitle(self.tr("K2Desk"))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes the header leaner where the window is narrow."""
        super().resizeEvent(event)
        self._header.set_narrow(self.width() < self.fontMetrics().averageCharWidth() * 150)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is the program's affair: what is on its way is put away first."""
        event.ignore()
        self.wants_to_close = True
        self.close_wanted.emit()
