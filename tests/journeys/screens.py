"""Shows every screen and every dialog of the program, for tests that look at all of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QTableView, QWidget

from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.conftest import UiDriver
from tests.journeys.test_main_job import _fill
from tests.waiting import until


async def every_screen(driver: UiDriver) -> AsyncIterator[tuple[str, QWidget]]:
    """Go through the program from its first start. Yields the name of what is in front, and its window."""
    window = driver.window
    await _settled()
    yield "welcome", window
    for button, dialog in (("ShowMeWhere", "WhereDialog"), ("NotAdministrator", "NotAdministratorDialog")):
        await driver.press(button)
        async for screen in _dialog(driver, dialog):
            yield screen
    window.navigator.show_help()
    async for screen in _dialog(driver, "HelpWindow"):
        yield screen
    await driver.press("StartPractising")
    await driver.until(lambda: "No subscriptions here yet." in driver.said() or "Bado hakuna" in driver.said(), "empty")
    await _settled()
    yield "empty list", window
    await driver.press("NewSubscription")
    await driver.press("Create")
    await _settled()
    yield "new subscription, all wrong", window
    await driver.press("CancelForm")
    await _fill(driver, tills="555555,112233,")
    await _settled()
    yield "new subscription", window
    await driver.press("Create")
    await driver.until(lambda: len(driver.badges()) == 2, "created")
    page = window.page(PageId.SUBSCRIPTIONS)
    entry = next(iter(driver.program.account.cache))
    page.select(entry.id)
    await _settled()
    yield "list and details", window
    page.row_actions.remove([entry.id])
    await driver.until(lambda: len(driver.badges()) == 1 and page.undo.isVisible(), "removed")
    await _settled()
    yield "list with undo", window
    page.row_actions.undo()
    await driver.until(lambda: len(driver.badges()) == 2, "restored")
    for name in ("AddExisting",):
        await driver.press(name)
        async for screen in _dialog(driver, "AdoptDialog"):
            yield screen
    page.row_actions.move(entry.id)
    async for screen in _dialog(driver, "MoveDialog"):
        yield screen
    async for screen in _of_the_list(driver, entry):
        yield screen
    for place in ("coverage", "diagnose", "events", "payments", "practice", "settings", "help"):
        await driver.press(f"Go-{place}")
        await _settled()
        yield place, window
        async for screen in _on(driver, place):
            yield screen
    await driver.press("Go-subscriptions")
    await driver.press("ReadyToOpen")
    ready = driver.program.account.ready
    await driver.until(lambda: ready.sheet is not None and ready.current is None, "ready")
    await _settled()
    yield "ready to open", window


async def _on(driver: UiDriver, place: str) -> AsyncIterator[tuple[str, QWidget]]:
    window = driver.window
    if place == "coverage":
        await driver.press("TillNames")
        async for screen in _dialog(driver, "TillsDialog"):
            yield screen
        await driver.press("ManyAtOnce")
        await _settled()
        yield "many at once", window
    elif place == "diagnose":
        await driver.press("Test")
        await driver.until(lambda: driver.program.account.diagnosing.report is not None, "a report")
        await driver.until(lambda: not window.page(PageId.DIAGNOSE)._running, "the test ends")
        await _settled()
        yield "diagnose, with a report", window
        for button, dialog in (
            ("SendSample", "SampleDialog"),
            ("ServerExam", "ExamDialog"),
            ("CheckSignature", "SignatureDialog"),
        ):
            await driver.press(button)
            async for screen in _dialog(driver, dialog):
                yield screen
        from k2desk.ui.diagnose.live_question import LiveQuestion

        LiveQuestion(window).open()
        async for screen in _dialog(driver, "LiveQuestion"):
            yield screen
    elif place == "payments":
        account = driver.program.account
        ask = window.findChild(QAbstractButton, "AskPayments")

        def asked_again() -> bool:
            # The newest second is not in an answer yet, and early in the day there is no other payment.
            if not account.payments.book.known and ask.isEnabled():
                ask.click()
            return bool(account.payments.book.known)

        await driver.until(asked_again, "payments")
        await driver.until(lambda: driver.cells("Payments"), "the list of payments")
        window.findChild(QTableView, "Payments").selectRow(0)
        await _settled()
        yield "payments, with details", window
        for button, dialog in (("KeepPayments", "KeepDialog"), ("OpenCounter", "CounterView")):
            await driver.press(button)
            async for screen in _dialog(driver, dialog):
                yield screen
    elif place == "events":
        await driver.press("CustomerPays")
        await driver.until(lambda: driver.program.account.inbox.alerts, "an alert arrives")
        await _settled()
        yield "events, with an alert", window
        await driver.press("ForgetAll")
        async for screen in _dialog(driver, "ForgetQuestion"):
            yield screen
    elif place == "settings":
        from k2desk.ui.settings.take_in_dialog import TakeInDialog

        await driver.press("HandOver")
        async for screen in _dialog(driver, "HandOverDialog"):
            yield screen
        TakeInDialog(window, driver.program.services.hand_over, Path("list.age")).open()
        async for screen in _dialog(driver, "TakeInDialog"):
            yield screen
    elif place == "help":
        window.dialogs.show_about()
        async for screen in _dialog(driver, "AboutDialog"):
            yield screen
        await driver.press("HelpCode")
        async for screen in _dialog(driver, "DeveloperDialog"):
            yield screen
        window.dialogs.show_report()
        async for screen in _dialog(driver, "ReportDialog"):
            yield screen
        window.act_for_all(ProblemAction.NETWORK, Problem(ProblemKind.UNUSABLE_PROXY))
        async for screen in _dialog(driver, "NetworkDialog"):
            yield screen


async def _of_the_list(driver: UiDriver, entry) -> AsyncIterator[tuple[str, QWidget]]:
    from k2desk.ui.controls.problem_dialog import Choice, ProblemDialog
    from k2desk.ui.shell.closing_dialog import ClosingDialog
    from k2desk.ui.subscriptions.comparison import ChangedDialog
    from k2desk.ui.subscriptions.settle import SettleDialog

    window, account = driver.window, driver.program.account
    for made in (
        SettleDialog(window, account, entry),
        ChangedDialog(window, account, entry),
        ClosingDialog(window, asyncio.Event().wait, lambda: None),
        ProblemDialog(
            window, Problem(ProblemKind.DAMAGED_LIST, details="disk"), Path("list.sqlite"), frozenset(Choice)
        ),
    ):
        made.setObjectName(made.objectName() or type(made).__name__)
        made.open()
        async for screen in _dialog(driver, made.objectName()):
            yield screen


async def _dialog(driver: UiDriver, name: str) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the dialog with that name, and close it with Esc afterwards."""
    dialog = await driver.find(name, QDialog)
    dialog.activateWindow()
    await _settled()
    yield name, dialog
    waiting = getattr(dialog, "_waiting", None)
    if isinstance(waiting, asyncio.Future):
        waiting.cancel()
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    await driver.until(lambda: not _is_shown(dialog), f"Esc closes {name}")
    driver.window.activateWindow()


def _is_shown(dialog: QDialog) -> bool:
    try:
        return dialog.isVisible()
    except RuntimeError:
        return False


async def _settled() -> None:
    """Wait until layouts, languages and access keys have settled."""
    await asyncio.sleep(0.12)
    await until(lambda: not any(timer.isActive() for timer in _order_of_tab_to_come()))


def _order_of_tab_to_come() -> list[QTimer]:
    return [timer for window in QApplication.topLevelWidgets() for timer in window.findChildren(QTimer, "TabInOrder")]


def buttons(root: QWidget) -> list[QAbstractButton]:
    """Return the buttons that are visible in a window."""
    return [one for one in root.findChildren(QAbstractButton) if one.isVisible() and one.window() is root]
