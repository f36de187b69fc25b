"""Covers the window after some minutes without a key or the mouse, until the computer confirms that its user is there.

Everything goes on behind the cover: checks, creates, what was typed. Only nothing can be read.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from k2desk.model.clock import Clock
from k2desk.model.confirmed import Confirmed
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton
from k2desk.ui.controls.if_alive import follow, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.question import SAYS_NOTHING
from k2desk.ui.controls.secret_clipboard import secret_clipboard
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, theme, title_font

if TYPE_CHECKING:
    from k2desk.services.operation import Operation
    from k2desk.services.program_services import ProgramServices
    from k2desk.ui.shell.window import MainWindow

_LOOK_EVERY = 5_000
_ICON = 56
_WIDTH = 64
_MIDDLE = Qt.AlignmentFlag.AlignHCenter

_USED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod})


class CoverPage(Translated, QWidget):
    """Takes the place of all that the window shows."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("Cover")
        self.setAutoFillBackground(True)
        self._picture = QLabel()
        self._picture.setFixedSize(_ICON, _ICON)
        theme().changed.connect(self._paint)
        self._paint()
        title = PlainLabel(lambda: self.tr("K2Desk is covered"), font=title_font())
        text = PlainLabel(
            lambda: self.tr("Checks go on, and what you typed is still there. Nobody can read your list meanwhile."),
            wrap=True,
        )
        self.said = PlainLabel(kind="muted", wrap=True)
        for label in (title, text, self.said):
            label.setAlignment(_MIDDLE)
        self.button = named(PrimaryButton(lambda: self.tr("&Show my list"), "lock"), "Uncover")
        self.button.setAutoDefault(True)
        self.put_words(self.setAccessibleName, lambda: self.tr("K2Desk is covered"))
        middle = QWidget()
        middle.setFixedWidth(letters(_WIDTH, self.fontMetrics()))
        in_column((self._picture, _MIDDLE), title, text, (self.button, _MIDDLE), self.said, on=middle, spacing=GAP_L)
        # In a row: with an alignment of its own it would not get the height that its words need.
        in_column((QWidget(), 2), in_row(STRETCH, middle, STRETCH), (QWidget(), 3), on=self, margins=GAP_L)

    def _paint(self) -> None:
        ink = theme().colours.muted
        self._picture.setPixmap(pixmap("lock", _ICON, ink, self.devicePixelRatioF()))


class Cover(QObject):
    """Watches for keys and the mouse, and covers and uncovers the window. `content` is what the window shows.

    `changed` says whether the window is covered now.
    """

    changed = Signal(bool)

    def __init__(self, window: MainWindow, content: QWidget, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._content = content
        self._clock = clock
        self._program: ProgramServices | None = None
        self._page: CoverPage | None = None
        self._away: list[QWidget] = []
        self._focus: QWidget | None = None
        self._minutes = 0
        self._used: tuple[float, datetime] = (time.monotonic(), clock.now())
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    @property
    def is_on(self) -> bool:
        """Whether the window is covered."""
        return self._page is not None

    def attach(self, program: ProgramServices) -> None:
        """Follow the setting, and be able to ask for the password."""
        self._program = program
        follow(self, program.preferences, lambda names: self._follow() if "cover_minutes" in names else None)
        self._follow()
        if self._page is not None:
            self._page.button.setEnabled(True)
            self._page.button.setFocus()
            self._put_others_away()

    def look(self) -> None:
        """Cover the window if K2Desk was not used for as long as the user chose."""
        used, at = self._used
        # The one clock stands still while the computer sleeps, the other one may be set back.
        idle = max(timedelta(seconds=time.monotonic() - used), self._clock.now() - at)
        if self._minutes and idle >= timedelta(minutes=self._minutes):
            self.cover()

    def cover(self) -> None:
        """Cover the window now."""
        if self._page is not None:
            return
        self._focus = QApplication.focusWidget()
        secret_clipboard().forget()
        self._window.keep_draft()
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._page = page = CoverPage(self._window)
        page.button.clicked.connect(self._ask)
        page.button.setEnabled(self._program is not None)
        page.setGeometry(self._window.rect())
        self._content.hide()
        page.show()
        self._listen()
        self._put_others_away()
        page.button.setFocus()
        self._keep(covered=True)
        announce(page, self.tr("K2Desk is covered"))
        self.changed.emit(True)

    def uncover(self) -> None:
        """Show everything as it was."""
        page, self._page = self._page, None
        if page is None:
            return
        page.hide()
        page.deleteLater()
        self._content.show()
        away, self._away = self._away, []
        for one in dict.fromkeys(away):
            if shiboken6.isValid(one):
                one.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
                one.show()
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus()
        self._used = (time.monotonic(), self._clock.now())
        self._listen()
        self._keep(covered=False)
        self.changed.emit(False)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        assert self._program is not None
        self._minutes = self._program.preferences.values.cover_minutes
        self._used = (time.monotonic(), self._clock.now())
        self._listen()
        if self._minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def _listen(self) -> None:
        """Look at the program's events only while that is needed, since each one costs time."""
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        if self._minutes or self._page is not None:
            application.installEventFilter(self)

    def _keep(self, *, covered: bool) -> None:
        if self._program is not None:
            self._program.preferences.change(is_covered=covered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that K2Desk is used. While it is covered, keep keys and windows from showing what is behind."""
        kind = event.type()
        if kind in _USED:
            self._used = (time.monotonic(), self._clock.now())
        if self._page is None:
            return False
        if kind is QEvent.Type.Resize and watched is self._window:
            self._page.setGeometry(self._window.rect())
        elif kind is QEvent.Type.Show and self._program is not None and self._is_other(watched):
            assert isinstance(watched, QWidget)
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            QTimer.singleShot(0, watched, watched.hide)
            self._away.append(watched)
        elif kind is QEvent.Type.Shortcut or (kind in _KEYS and isinstance(watched, QWidget)):
            return not self._may_have_keys(watched)
        elif kind is QEvent.Type.FocusIn and isinstance(watched, QWidget) and not self._may_have_keys(watched):
            # Something behind the cover took the focus.
            self._page.button.setFocus()
        return False

    def _is_other(self, watched: QObject) -> bool:
        return (
            isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._window
            and not watched.property(SAYS_NOTHING)
        )

    def _may_have_keys(self, watched: QObject) -> bool:
        if not isinstance(watched, QWidget) or self._page is None:
            return False
        return self._page.isAncestorOf(watched) or bool(watched.window().property(SAYS_NOTHING))

    def _put_others_away(self) -> None:
        if self._program is not None:
            for one in QApplication.topLevelWidgets():
                if one.isVisible() and self._is_other(one):
                    self._away.append(one)
                    one.hide()

    def _ask(self) -> None:
        page, program = self._page, self._program
        if page is None or program is None:
            return
        page.button.setEnabled(False)
        page.said.setText(lambda: self.tr("Your computer asks for the password of its password store…"))
        when_done(page, program.uncovering.ask(), self._answered)

    def _answered(self, asking: Operation[Confirmed]) -> None:
        page = self._page
        if page is None:
            return
        if asking.outcome in {Confirmed.GIVEN, Confirmed.NOT_POSSIBLE}:
            self.uncover()
            return
        page.button.setEnabled(True)
        page.button.setFocus()
        page.said.setText(lambda: self.tr("The password was not given, so K2Desk stays covered. Try again."))
        announce(page, page.said.text())
