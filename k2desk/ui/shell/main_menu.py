"""The main menu: every command with its keys. It also makes the commands available without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from k2desk.ui.controls.buttons import IconButton
from k2desk.ui.controls.commands import add_to, put_tip


class MainMenuButton(IconButton):
    """The button with three lines at the end of the header. F10 presses it too."""

    def __init__(self) -> None:
        super().__init__("menu", lambda: self.tr("Menu"))
        self.setObjectName("MainMenuButton")
        self._does: Mapping[str, Callable[[], object]] = {}
        self._places: Callable[[], list[str]] = list
        self.clicked.connect(self.open_menu)
        self.put_words(lambda text: put_tip(self, text, "menu"), lambda: self.tr("Menu"))

    def offer(self, does: Mapping[str, Callable[[], object]], places: Callable[[], list[str]]) -> None:
        """Set what the entries do, by command id, and the names of the pages."""
        self._does = does
        self._places = places

    def open_menu(self) -> None:
        """Open the menu below the button. It is made each time, so it is always in the current language."""
        menu = QMenu(self)
        menu.setObjectName("MainMenu")
        menu.setAccessibleName(self.accessibleName())
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill(menu)
        at = self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), self.height()))
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def _fill(self, menu: QMenu) -> None:
        does = self._does
        ready = self.window().findChild(QWidget, "ReadyToOpen")
        is_open = ready is not None and ready.isEnabled()
        for command, text in (
            ("new", self.tr("&New subscription")),
            ("add", self.tr("Add one &I already have")),
            ("check", self.tr("&Check all now")),
            ("ready", self.tr("&Ready to open?")),
        ):
            add_to(menu, text, command, does[command]).setEnabled(is_open)
        add_to(menu, self.tr("S&earch"), "find", does["find"])
        menu.addSeparator()
        pages = menu.addMenu(self.tr("&Go to"))
        for number, name in enumerate(self._places(), start=1):
            add_to(pages, name, f"page-{number}", does[f"page-{number}"])
        add_to(menu, self.tr("Se&ttings"), "settings", does["settings"])
        menu.addAction(self.tr("Hand o&ver to another computer…"), does["hand-over"])
        menu.addAction(self.tr("Open a han&d-over file…"), does["open-hand-over"])
        add_to(menu, self.tr("Kiswahili &or English"), "language", does["language"])
        menu.addAction(self.tr("Go &live…"), does["go-live"]).setEnabled(is_open)
        menu.addAction(self.tr("Sheet for the &wall…"), does["wall"]).setEnabled(is_open)
        menu.addSeparator()
        steps = self.window().findChild(QWidget, "FirstSteps")
        menu.addAction(self.tr("&First steps in practice"), does["first-steps"]).setVisible(
            steps is not None and steps.property("has_steps") is True
        )
        add_to(menu, self.tr("&Help"), "help", does["help"])
        menu.addAction(self.tr("&Keyboard"), does["keyboard"])
        menu.addAction(self.tr("&Save a report for support…"), does["report"])
        menu.addAction(self.tr("&About K2Desk"), does["about"])
        menu.addSeparator()
        add_to(menu, self.tr("&Quit"), "quit", does["quit"])
