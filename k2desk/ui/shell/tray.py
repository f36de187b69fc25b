"""The tray icon, if the desktop has a system tray: the state of all subscriptions, a small menu, and notifications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from k2desk.system.resources import resources
from k2desk.ui.controls.question import SAYS_NOTHING
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import smooth_painter
from k2desk.ui.text.plain import filled

_SIZES = (16, 22, 24, 32, 48, 64)
_DOT = QColor("#B45309")
_SHOWN_FOR = 15_000
_NAMED = 3
"""How many accounts the tooltip names; some systems show only its first lines."""

_NO_MARKUP = str.maketrans({"<": "‹", ">": "›", "&": "＆"})


class AccountState(NamedTuple):
    """An account by its name, the number of its subscriptions, and of those that need attention."""

    name: str
    total: int
    attention: int


class Tray(QObject):
    """Shows the state and offers a menu. The window does what its entries say."""

    open_wanted = Signal()
    notice_pressed = Signal()
    check_wanted = Signal()
    ready_wanted = Signal()
    quit_wanted = Signal()
    appeared = Signal()
    elsewhere = Signal(str, str)

    def __init__(self, parent: Translated) -> None:
        super().__init__(parent)
        self._states: tuple[AccountState, ...] = ()
        self._is_covered = False
        self._icon: QSystemTrayIcon | None = None
        self._menu = QMenu(parent)
        self._menu.setProperty(SAYS_NOTHING, True)
        self._open = self._menu.addAction("")
        self._check = self._menu.addAction("")
        self._ready = self._menu.addAction("")
        self._menu.addSeparator()
        self._quit = self._menu.addAction("")
        for action, signal in (
            (self._open, self.open_wanted),
            (self._check, self.check_wanted),
            (self._ready, self.ready_wanted),
            (self._quit, self.quit_wanted),
        ):
            action.triggered.connect(lambda _=False, to=signal: to.emit())
        parent.on_language_change(self._show_words)
        self._look()

    @property
    def is_there(self) -> bool:
        """Return whether the desktop has a system tray now. Without one the window must never be hidden."""
        self._look()
        return self._icon is not None

    def _look(self) -> None:
        """Follow the desktop, whose panel may start after K2Desk and end before it."""
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there and self._icon is None:
            self._icon = QSystemTrayIcon(self)
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._activated)
            self._icon.messageClicked.connect(self.notice_pressed)
            self.appeared.emit()
        elif not there and self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def show_states(self, states: Sequence[AccountState]) -> None:
        """Show how many subscriptions each account has, and how many need attention."""
        self._states = tuple(states)
        if self._icon is not None:
            self._icon.setIcon(_picture(marked=any(state.attention for state in states)))
            self._icon.show()
        self._show_words()

    def show_covered(self, is_covered: bool) -> None:
        """Tell no details while the window is covered."""
        self._is_covered = is_covered
        self._show_words()

    def say(self, title: str, text: str) -> None:
        """Show a notification. Without a tray, `elsewhere` shows it and the task bar's entry asks for attention."""
        if self._is_covered:
            title, text = self.tr("There is news"), self.tr("K2Desk is covered. Open it to see what.")
        # Desktops interpret markup in these texts, and they may contain a word of Kopo Kopo's.
        title, text = (part.translate(_NO_MARKUP) for part in (title, text))
        if self.is_there and self._icon is not None:
            self._icon.show()
            self._icon.showMessage(title, text, _picture(marked=True), _SHOWN_FOR)
        else:
            self.elsewhere.emit(title, text)
            window = self.parent()
            if isinstance(window, QWidget):
                QApplication.alert(window)

    def hide(self) -> None:
        """Remove the icon."""
        if self._icon is not None:
            self._icon.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.open_wanted.emit()

    @property
    def tip(self) -> str:
        """The state in words."""
        if self._is_covered:
            return self.tr("K2Desk is covered")
        count = sum(state.total for state in self._states)
        if not count:
            return "K2Desk"
        attention = sum(state.attention for state in self._states)
        if not attention:
            return filled(self.tr("K2Desk: all {all} are fine"), all=count)
        whole = filled(self.tr("K2Desk: {n} of {all} need attention"), n=attention, all=count)
        if len(self._states) == 1:
            return whole
        named = [
            filled(self.tr("{name}: {n} of {all} need attention"), name=one.name, n=one.attention, all=one.total)
            for one in self._states
            if one.attention
        ]
        return "\n".join([whole, *named[:_NAMED]])

    def _show_words(self) -> None:
        self._open.setText(self.tr("Open K2Desk"))
        self._check.setText(self.tr("Check all now"))
        self._ready.setText(self.tr("Ready to open?"))
        self._quit.setText(self.tr("Quit"))
        if self._icon is not None:
            self._icon.setToolTip(self.tip)


def _picture(*, marked: bool) -> QIcon:
    """Return the program's icon, with a dot if something needs attention. The tooltip says the same."""
    made = QIcon()
    renderer = QSvgRenderer(str(resources() / "icons" / "k2desk.svg"))
    for size in _SIZES:
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = smooth_painter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        if marked:
            painter.setPen(QColor("white"))
            painter.setBrush(_DOT)
            radius = size * 0.44
            painter.drawEllipse(QRectF(size - radius - 1, size - radius - 1, radius, radius))
        painter.end()
        made.addPixmap(picture)
    return made
