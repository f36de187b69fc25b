"""Welcome, the first page: practise first, connect an account, or continue someone else's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLineEdit, QWidget

from k2desk.model.problems import ProblemAction
from k2desk.ui.controls.build import STRETCH, add_items, in_column, in_row
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.connect_form import ConnectForm
from k2desk.ui.controls.for_all import ASKS, OVER_ANYTHING
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.language_switch import LanguageSwitch
from k2desk.ui.controls.program_problems import ProblemArea, ProgramProblems
from k2desk.ui.controls.scroll import in_the_middle, scrolled
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, GAP_XL, fill, heading_font, scaled_font, theme

if TYPE_CHECKING:
    from k2desk.services.account_setup import AccountSetup
    from k2desk.ui.controls.navigator import Navigator

_BESIDE = 135


class WelcomePage(Translated, QWidget):
    """The first page that a shop sees."""

    def __init__(self, problems: ProgramProblems, navigator: Navigator) -> None:
        super().__init__()
        self.setObjectName("Welcome")
        self._build(problems, navigator)
        theme().changed.connect(self._paint)
        self._paint()

    def use(self, connecting: AccountSetup) -> None:
        """Set the service that tests and stores keys."""
        self.form.use(connecting)
        self.start.setEnabled(True)
        self.go_on.setEnabled(True)
        if self.isVisible() and not isinstance(self.focusWidget(), QLineEdit):
            self.focus_first()

    def focus_first(self) -> None:
        """Set the focus on the first button."""
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_removed(self, are_there: bool) -> None:
        """Show or hide the way to accounts that were removed."""
        self.removed.setVisible(are_there)

    def set_can_go_back(self, can: bool) -> None:
        """Show or hide the button that goes back to the list."""
        self._back.setVisible(can)

    def _build(self, problems: ProgramProblems, navigator: Navigator) -> None:
        title = PlainLabel(
            lambda: self.tr("Get told the moment money arrives"),
            font=scaled_font(1.85, QFont.Weight.DemiBold),
            wrap=True,
        )
        line = PlainLabel(
            lambda: self.tr("K2Desk sets up Kopo Kopo’s payment alerts for your shop and shows that they work."),
            kind="muted",
            font=scaled_font(1.07),
            wrap=True,
        )
        for label in (title, line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._back = LinkButton(lambda: self.tr("&Back to the list"), clicked=navigator.leave_welcome)
        self._practise_icon, self._connect_icon, self._file_icon = QLabel(), QLabel(), QLabel()
        self.start = SecondaryButton(lambda: self.tr("&Start practising"), clicked=navigator.open_practice)
        self.start.setObjectName("StartPractising")
        self.start.setEnabled(False)
        practise = _card(
            self._practise_icon,
            lambda: self.tr("Practise first"),
            lambda: self.tr("A pretend Kopo Kopo on this computer. No keys, no internet, no real money."),
            self.start,
        )
        connect = _card(
            self._connect_icon,
            lambda: self.tr("Connect my account"),
            lambda: self.tr("You need the keys from Kopo Kopo. About 3 minutes."),
            SecondaryButton(
                lambda: self.tr("Fill in my &keys"), object_name="FillInKeys", clicked=lambda: self._go_to_form()
            ),
        )
        self.go_on = SecondaryButton(lambda: self.tr("Open a fi&le…"), clicked=navigator.open_hand_over)
        self.go_on.setObjectName("OpenHandOver")
        self.go_on.setEnabled(False)
        self.removed = LinkButton(lambda: self.tr("Show &removed accounts…"), clicked=navigator.show_accounts)
        self.removed.setObjectName("RemovedOnWelcome")
        self.removed.hide()
        go_on = _card(
            self._file_icon,
            lambda: self.tr("Continue someone else’s work"),
            lambda: self.tr("Open the file that they handed over."),
            self.go_on,
        )
        self.form = ConnectForm()
        self.form.connected.connect(navigator.account_connected)
        form_card = QFrame()
        form_card.setProperty("kind", "card")
        in_column(self.form, on=form_card, margins=(GAP_XL + 4, GAP_L, GAP_XL + 4, GAP_L))
        cards = in_column(practise, connect, go_on, self.removed, STRETCH, spacing=GAP_M)
        self._both = in_row((cards, 10), (form_card, 21), spacing=GAP_L)
        content = QWidget(maximumWidth=letters(162, self.fontMetrics()))
        head = in_row(self._back, STRETCH, LanguageSwitch())
        told = ProblemArea(problems, (ProblemAction.SAVE_SETTINGS,), reach=ASKS | OVER_ANYTHING)
        column = in_column(head, told, on=content, margins=(GAP_XL, GAP_L, GAP_XL, GAP_S), spacing=GAP_S)
        column.addStretch(2)
        add_items(column, title, line, GAP_L, self._both)
        column.addStretch(3)
        self._area = scrolled(in_the_middle(content))
        in_column(self._area, on=self)

    def _go_to_form(self) -> None:
        """Set the focus on the first field of the form, and scroll it into view."""
        field = self.form.name.edit
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(field, 0, 4 * field.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the form below the cards if the window is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= letters(_BESIDE, self.fontMetrics())
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _paint(self) -> None:
        ink, ratio = theme().colours.text, self.devicePixelRatioF()
        self._practise_icon.setPixmap(pixmap("shop", 20, ink, ratio))
        self._connect_icon.setPixmap(pixmap("key", 20, ink, ratio))
        self._file_icon.setPixmap(pixmap("file", 20, ink, ratio))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background behind the cards."""
        fill(QPainter(self), self.rect(), theme().colours.side)


def _card(picture: QLabel, title: Words, text: Words, button: SecondaryButton | None = None) -> QFrame:
    card = QFrame()
    card.setProperty("kind", "card")
    head = in_row(picture, (PlainLabel(title, font=heading_font()), 1), spacing=GAP_S + 2)
    column = in_column(head, PlainLabel(text, kind="muted", wrap=True), on=card, margins=GAP_L, spacing=GAP_S)
    if button is not None:
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return card
