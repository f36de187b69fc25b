"""Presses and types as a user does, and waits for what must become visible."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QTableView, QWidget

from k2desk.services.address_check.results import Mark, Step
from k2desk.services.badge import WITHOUT_AUTOMATIC, BadgeKind, badge
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.tour.pictures import Pictures

if TYPE_CHECKING:
    from k2desk.app.program import Program
    from k2desk.services.account import Account
    from k2desk.ui.shell.window import MainWindow

_PATIENCE = 60.0
_SETTLED = 0.2
GENUINE, NOT_GENUINE = "Genuine", "Not genuine"

W = TypeVar("W", bound=QWidget)


class StepFailed(Exception):
    """A step did not show what it should. The message says what was missing."""


class UiDriver:
    """Drives the real window. `presses` counts the presses so far."""

    def __init__(self, program: Program, window: MainWindow, pictures: Pictures) -> None:
        self.program = program
        self.window = window
        self.pictures = pictures
        self.presses = 0
        self._counted: set[QAbstractButton] = set()

    async def fill(self, event: str, tills: tuple[str, ...]) -> None:
        """Open the form and answer its three questions."""
        self.go("subscriptions")
        (await self.find("NewSubscription", QAbstractButton)).click()
        (await self.find(f"Event-{event}", QAbstractButton)).click()
        if tills:
            edit = await self.find("TillEdit", QLineEdit)
            for till in tills:
                await self.type_into(edit, till + ",")
        await asyncio.sleep(0.1)
        (await self.find("UsePracticeAddress", QAbstractButton)).click()
        await asyncio.sleep(0.7)

    async def press_create(self, rows: int) -> None:
        """Press *Create* and wait until the list has `rows` rows."""
        (await self.find("Create", QAbstractButton)).click()
        await self.until(lambda: len(self.account().cache) == rows, f"the list does not have {rows} rows")
        await self.find("Subscriptions", QWidget)

    async def say_word(self, word: str) -> None:
        """Make the practice server answer with the status `word`."""
        await self._show_switches()
        which = await self.find("WhichWord", QComboBox)
        which.setCurrentIndex(which.findData(word))
        (await self.find("ApplyWord", QAbstractButton)).click()
        await asyncio.sleep(0.2)

    async def pretend(self, name: str, on: bool) -> None:
        """Switch one fault of the practice shop on or off."""
        await self._show_switches()
        box = await self.find(f"Pretend-{name}", QAbstractButton)
        if box.isChecked() != on:
            box.click()
        practising = self.account().practising
        await self.until(
            lambda: practising is not None and any(one.value == name for one in practising.faults) is on,
            f"the practice server does not take {name}",
        )

    async def _show_switches(self) -> None:
        self.go("practice")
        fold = await self.find("SingleSwitches", QAbstractButton)
        if not fold.isChecked():
            fold.click()

    async def choose_row(self, kind: BadgeKind) -> None:
        """Select the first row with this badge."""
        from k2desk.ui.subscriptions.table import SubscriptionTable

        table = await self.find("Subscriptions", SubscriptionTable)
        entry = next(entry for entry in self.account().cache if self.kind(entry) is kind)
        table.choose(entry.id)
        await asyncio.sleep(0.3)

    async def open_details(self, kind: BadgeKind) -> None:
        """Select the first row with this badge and press Enter.

        In a small window the details open only on Enter, in place of the list.
        """
        await self.choose_row(kind)
        table = await self.find("Subscriptions", QTableView)
        enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.postEvent(table, enter)

    def go(self, place: str) -> None:
        """Go to a page with the side bar."""
        button = self.window.findChild(QAbstractButton, f"Go-{place}")
        if button is None or not button.isVisible():
            raise StepFailed(f"there is no way to {place}")
        self._count(button)
        button.click()

    def _count(self, button: QAbstractButton) -> None:
        """Count the presses of a button from now on."""
        if button not in self._counted:
            self._counted.add(button)
            button.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        self.presses += 1

    @staticmethod
    async def type_into(edit: QLineEdit, text: str) -> None:
        """Type letter by letter."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.postEvent(edit, key)
            await asyncio.sleep(0.005)

    async def close_details(self) -> None:
        """Close the details of a row: beside the list, or in its place if there is no room for both."""
        buttons = self.window.findChildren(QAbstractButton, "CloseDetails")
        buttons += self.window.findChildren(QAbstractButton, "BackToList")
        await self.until(lambda: any(button.isVisible() for button in buttons), "the details can't be closed")
        next(button for button in buttons if button.isVisible()).click()

    async def press_when(self, name: str) -> None:
        """Press a button as soon as it is enabled."""
        button = await self.find(name, QAbstractButton)
        await self.until(button.isEnabled, f"{name} can't be pressed")
        button.click()

    async def press_on(self, place: str, name: str) -> None:
        """Go to a page and press a button there as soon as it is enabled."""
        self.go(place)
        await self.press_when(name)

    async def open(self, button: str) -> QDialog:
        """Press a button that opens a dialog, and return the dialog."""
        before = set(self._dialogs())
        await self.press_when(button)
        await self.until(lambda: bool(set(self._dialogs()) - before), f"{button} opens nothing")
        (dialog,) = set(self._dialogs()) - before
        return dialog

    async def picture_of_dialog(self, name: str, button: str, complete: str = "") -> None:
        """Open a dialog, take its picture and close it again.

        `complete` names the button that the dialog enables when it has read what it shows.
        """
        dialog = await self.open(button)
        if complete:
            shown = await self.find(complete, QAbstractButton)
            await self.until(shown.isEnabled, f"{complete} stays off")
        await self.pictures.take(name, dialog, after=_SETTLED)
        dialog.close()
        await self.until(lambda: dialog not in self._dialogs(), f"what {button} opened does not close")

    def _dialogs(self) -> list[QDialog]:
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

    # -- looking -----------------------------------------------------------------------------------------------------

    def account(self) -> Account:
        """Return the open account."""
        account = self.program.account
        if account is None:
            raise StepFailed("no account is open")
        return account

    def kind(self, entry: CachedSubscription) -> BadgeKind:
        """Return the present badge of a row."""
        interval = self.account().poller.interval or WITHOUT_AUTOMATIC
        return badge(entry.record, entry.check, self.account().clock.now(), interval, entry.server).kind

    async def until_badges(self, wanted: dict[BadgeKind, int]) -> None:
        """Wait until the list has this number of rows of each badge."""

        def count() -> dict[BadgeKind, int]:
            found: dict[BadgeKind, int] = {}
            for entry in self.account().cache:
                kind = self.kind(entry)
                found[kind] = found.get(kind, 0) + 1
            return found

        await self.until(lambda: count() == wanted, "the badges are not as they should be", count)

    def verdicts(self) -> list[str]:
        """Return the verdicts on the alerts, as English source texts."""
        from k2desk.ui.text.alerts import verdict_look

        originals = {spoken("Sentences", word): word for word in (GENUINE, NOT_GENUINE)}
        words = [verdict_look(one)[0] for one in self.account().inbox.alerts]
        return [originals.get(word, word) for word in words]

    def times(self) -> list[int]:
        """Return how often each alert arrived."""
        return [one.record.times for one in self.account().inbox.alerts]

    def is_seen(self, name: str) -> bool:
        """Return whether a widget of this name is visible."""
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    def seen(self) -> str:
        """Return the texts of all visible labels."""
        return words_in(self.window)

    def server_texts(self) -> list[str]:
        """Return the text in each row's server column."""
        from k2desk.ui.subscriptions.table import SubscriptionTable

        (table,) = self.window.findChildren(SubscriptionTable)
        model = table.rows
        return [str(model.index(row, model.column_at("server")).data()) for row in range(model.rowCount())]

    async def until_step(self, step: Step, mark: Mark) -> None:
        """Wait until a step of the address check has this mark."""

        def current() -> Mark | None:
            report = self.account().diagnosing.report
            return report.of(step).mark if report is not None else None

        await self.until(lambda: current() is mark, f"the step {step.value} is not {mark.value}", current)

    def shown_in_details(self) -> str:
        """Return the badge in the details."""
        from k2desk.ui.controls.chip import StatusChip

        return next((chip.text() for chip in self.window.findChildren(StatusChip) if chip.isVisible()), "")

    async def find(self, name: str, kind: type[W]) -> W:
        """Wait for a visible widget and return it."""
        found: list[W] = []

        def look() -> bool:
            found[:] = [one for one in self.window.findChildren(kind, name) if one.isVisible()]
            return bool(found)

        await self.until(look, f"{name} is not to be seen")
        if isinstance(found[0], QAbstractButton):
            self._count(found[0])
        return found[0]

    async def until(self, holds: Callable[[], bool], complaint: str, seen: Callable[[], object] | None = None) -> None:
        """Wait until `holds` returns true. Raises `StepFailed` after a minute."""
        until = time.monotonic() + _PATIENCE
        while not holds():
            if time.monotonic() > until:
                raise StepFailed(f"{complaint}: {seen()}" if seen else complaint)
            await asyncio.sleep(0.02)


def words_in(widget: QWidget) -> str:
    """Return the texts of all visible labels in a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def spoken(context: str, text: str) -> str:
    """Return a text of the program in the current language."""
    return QCoreApplication.translate(context, text)
