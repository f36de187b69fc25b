"""The header: the environment's band, the account switcher, and the actions of the list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.records import AccountRecord
from k2desk.ui.controls.after_paint import after_paint
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.commands import ACCOUNT_KEYS, add_to, put_tip
from k2desk.ui.controls.language_switch import LanguageSwitch
from k2desk.ui.controls.translated import Translated
from k2desk.ui.shell.account_button import AccountButton
from k2desk.ui.shell.main_menu import MainMenuButton
from k2desk.ui.style.theme import GAP_M, GAP_S, environment_colour, fill, theme
from k2desk.ui.text.accounts import account_name, environment_sentence
from k2desk.ui.text.plain import literal, without_mark

_BAND = 4
_ICON_BUTTON = 50
"""The width in pixels of a button without words."""


@fast_dataclass
class _Words:
    """A button's words, and its width with and without them."""

    text: str
    whole: int
    bare: int


class Header(Translated, QWidget):
    """Always shows which account is open, by colour, word and name."""

    account_chosen = Signal(str)
    connect_wanted = Signal()
    manage_wanted = Signal()
    practice_wanted = Signal()
    live_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Header")
        self._accounts: tuple[AccountRecord, ...] = ()
        self._account_id = self._environment = ""
        self._attention: dict[str, int] = {}
        self._words: dict[QPushButton, _Words] = {}
        self._switcher = AccountButton()
        self._menu = QMenu(self)
        self._switcher.setMenu(self._menu)
        self.language = LanguageSwitch()
        self.ready = SecondaryButton("", "morning", object_name="ReadyToOpen")
        self.check_all = SecondaryButton("", "refresh", object_name="CheckAll")
        self.new = PrimaryButton("", "plus", object_name="NewSubscription")
        self.menu = MainMenuButton()
        self._row = in_row(
            self._switcher,
            STRETCH,
            self.language,
            self.ready,
            self.check_all,
            self.new,
            self.menu,
            margins=(2 * GAP_S, GAP_S + 2, 2 * GAP_S, GAP_S + 2),
            spacing=GAP_M,
        )
        in_column(self._row, on=self, margins=(0, _BAND, 0, 0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme().sheet_set.connect(self._measure_again)
        self.set_ready(False)
        self.on_language_change(self._put_words)

    def show_accounts(self, accounts: tuple[AccountRecord, ...]) -> None:
        """Set the accounts in the switcher's menu. The open one may have another name."""
        self._accounts = accounts
        for account in accounts:
            if account.id == self._account_id:
                self._switcher.show_account(account)
        after_paint(self._fill_menu)
        self._fit()

    def show_attention(self, counts: Mapping[str, int]) -> None:
        """Set how many subscriptions of each account need attention, by its id."""
        if counts != self._attention:
            self._attention = dict(counts)
            after_paint(self._fill_menu)

    def open_accounts(self) -> None:
        """Open the menu of accounts."""
        if self.isVisible():
            self._menu.popup(self._switcher.mapToGlobal(self._switcher.rect().bottomLeft()))
            self._menu.setActiveAction(self._menu.actions()[0])

    def choose_account(self, place: int) -> None:
        """Open the account at this place of the menu, counted from 0, unless it is open."""
        accounts = [account for account in self._accounts if account.environment != "practice"]
        if place < len(accounts):
            if accounts[place].id != self._account_id:
                self.account_chosen.emit(accounts[place].id)
        elif place == len(accounts) and self._environment != "practice":
            self.practice_wanted.emit()

    def show_account(self, account: AccountRecord) -> None:
        """Show which account is open."""
        self._account_id, self._environment = account.id, account.environment
        self._switcher.show_account(account)
        after_paint(self._fill_menu)
        self._fit()
        self.update()

    def set_ready(self, ready: bool) -> None:
        """Enable or disable what needs the open account."""
        self.ready.setEnabled(ready)
        after_paint(self._fill_menu)
        self.check_all.setEnabled(ready)
        self.new.setEnabled(ready)

    def show_list_actions(self, on: bool) -> None:
        """Show or hide the actions of the list. Each page shows only one filled button."""
        self.check_all.setVisible(on)
        self.new.setVisible(on)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words if there is no room for all."""
        super().resizeEvent(event)
        self._fit_in()

    def showEvent(self, event: QShowEvent) -> None:
        """Leave out words if there is no room for all, which was not looked at while the header was hidden."""
        super().showEvent(event)
        self._fit_in()

    def minimumSizeHint(self) -> QSize:
        """Return the width at which every button is an icon, so that words don't widen the window."""
        width = self._switcher.minimumSizeHint().width() + self.language.minimumSizeHint().width()
        return QSize(width + 3 * _ICON_BUTTON + 4 * GAP_M + 4 * GAP_S, super().minimumSizeHint().height())

    def _measure(self) -> None:
        """Measure the buttons with and without their words, once for each language.

        Measuring at each resize would lay out the header again, which resizes it.
        """
        words = (
            (self.check_all, self.tr("&Check all now")),
            (self.ready, self.tr("&Ready to open?")),
            (self.new, self.tr("&New subscription")),
        )
        self._words = {}
        for button, text in words:
            button.ensurePolished()
            button.setText("")
            bare = button.sizeHint()
            button.setText(text)
            whole = button.sizeHint()
            button.setMinimumHeight(max(bare.height(), whole.height()))
            self._words[button] = _Words(text, whole.width(), bare.width())

    def _measure_again(self) -> None:
        # In a hidden window, a row within a column doesn't hear that its widgets have other sizes.
        self._row.invalidate()
        self._measure()
        self._fit()

    def _fit(self) -> None:
        if self.isVisible():
            self._fit_in()

    def _fit_in(self) -> None:
        """Leave out the words of the less important buttons first. Names for screen readers and tooltips stay."""
        shown = [button for button in self._words if not button.isHidden()]
        others = [one for one in (self._switcher, self.language, self.menu) if not one.isHidden()]
        needed = 4 * GAP_S + GAP_M * (len(shown) + len(others))
        needed += sum(one.sizeHint().width() for one in others) + sum(self._words[one].whole for one in shown)
        for button in shown:
            words = self._words[button]
            has_room = needed <= self.width()
            if not has_room:
                needed -= words.whole - words.bare
            text = words.text if has_room else ""
            name = without_mark(words.text)
            if button.accessibleName() != name or button.text().strip() != without_mark(text):
                button.setText(text)
                button.setAccessibleName(name)

    def _fill_menu(self) -> None:
        self._menu.clear()
        accounts = [account for account in self._accounts if account.environment != "practice"]
        for number, account in enumerate(accounts, start=1):
            text = f"{account_name(account)}  ·  {environment_sentence(account.environment)}"
            attention = self._attention.get(account.id, 0)
            if attention:
                text += "  ·  " + self.tr("%n need attention", "", attention)
            self._add_account(number, literal(text), account.id == self._account_id)
        if accounts:
            self._menu.addSeparator()
        practice = self.tr("&Practice shop  ·  pretend, on this computer")
        self._add_account(len(accounts) + 1, practice, self._environment == "practice")
        self._menu.addSeparator()
        manage = self._menu.addAction(self.tr("&My accounts…"))
        manage.triggered.connect(lambda: self.manage_wanted.emit())
        another = self._menu.addAction(self.tr("&Connect an account…"))
        another.triggered.connect(lambda: self.connect_wanted.emit())
        live = self._menu.addAction(self.tr("&Go live with what you tried…"))
        live.triggered.connect(lambda: self.live_wanted.emit())
        live.setEnabled(self.ready.isEnabled())

    def _add_account(self, number: int, text: str, is_open: bool) -> None:
        """Add an entry that opens an account. It shows the key that does the same, if there is one."""
        choose = partial(self.choose_account, number - 1)
        if number <= ACCOUNT_KEYS:
            action = add_to(self._menu, text, f"account-{number}", choose)
            # The menu is always there. The window has the same keys.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            action = self._menu.addAction(text)
            action.triggered.connect(lambda: choose())
        action.setCheckable(True)
        action.setChecked(is_open)

    def _put_words(self) -> None:
        put_tip(self.new, self.tr("Tells Kopo Kopo what to send, and where"), "new")
        put_tip(self.ready, self.tr("Checks every till at once. Nothing is sent to your website."), "ready")
        reads = self.tr("Checks every subscription at Kopo Kopo. Nothing is sent to your website.")
        put_tip(self.check_all, reads, "check")
        after_paint(self._fill_menu)
        if not theme().awaits_sheet:
            self._measure_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the band and the line below."""
        painter = QPainter(self)
        colours = theme().colours
        fill(painter, self.rect(), colours.ground)
        if self._environment:
            fill(painter, QRect(0, 0, self.width(), _BAND), environment_colour(self._environment))
        painter.setPen(colours.line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
