"""Every screen and every dialog of the program, one after another, for tests that look at all of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from k2desk.model.problems import Problem, ProblemKind
from tests.journeys.conftest import Hands
from tests.journeys.test_main_job import _fill
from tests.waiting import until


async def every_screen(hands: Hands) -> AsyncIterator[tuple[str, QWidget]]:
    """Goes through the program from its first start on; gives the name of what is in front, and its window."""
    window = hands.window
    await _settled()
    yield "welcome", window
    for button, dialog in (("ShowMeWhere", "WhereDialog"), ("NotAdministrator", "NotAdministratorDialog")):
        await hands.press(button)
        async for screen in _dialog(hands, dialog):
            yield screen
    window.show_help()
    async for screen in _dialog(hands, "HelpWindow"):
        yield screen
    await hands.press("StartPractising")
    await hands.until(lambda: "No subscriptions here yet." in hands.said() or "Bado hakuna" in hands.said(), "empty")
    await _settled()
    yield "empty list", window
    await hands.press("NewSubscription")
    await hands.press("Create")
    await _settled()
    yield "new subscription, all wrong", window
    await hands.press("CancelForm")
    await _fill(hands, tills="555555,112233,")
    await _settled()
    yield "new subscription", window
    await hands.press("Create")
    await hands.until(lambda: len(hands.badges()) == 2, "created")
    page = window._list
    entry = next(iter(hands.program.account.book))
    page.select(entry.id)
    await _settled()
    yield "list and details", window
    page.row_actions.remove([entry.id])
    await hands.until(lambda: len(hands.badges()) == 1 and page.undo.isVisible(), "removed")
    await _settled()
    yield "list with undo", window
    page.row_actions.undo()
    await hands.until(lambda: len(hands.badges()) == 2, "restored")
    for name in ("BringBack",):
        await hands.press(name)
        async for screen in _dialog(hands, "AdoptDialog"):
            yield screen
    page.row_actions.move(entry.id)
    async for screen in _dialog(hands, "MoveDialog"):
        yield screen
    async for screen in _of_the_list(hands, entry):
        yield screen
    for place in ("coverage", "diagnose", "events", "practice", "settings", "help"):
        await hands.press(f"Go-{place}")
        await _settled()
        yield place, window
        async for screen in _on(hands, place):
            yield screen
    await hands.press("Go-subscriptions")
    await hands.press("ReadyToOpen")
    ready = hands.program.account.ready
    await hands.until(lambda: ready.sheet is not None and ready.current is None, "ready")
    await _settled()
    yield "ready to open", window


async def _on(hands: Hands, place: str) -> AsyncIterator[tuple[str, QWidget]]:
    window = hands.window
    if place == "coverage":
        await hands.press("TillNames")
        async for screen in _dialog(hands, "TillsDialog"):
            yield screen
        await hands.press("ManyAtOnce")
        await _settled()
        yield "many at once", window
    elif place == "diagnose":
        await hands.press("Test")
        await hands.until(lambda: hands.program.account.diagnosing.report is not None, "a report")
        await hands.until(lambda: not window._diagnose._running, "the test ends")
        await _settled()
        yield "diagnose, with a report", window
        for button, dialog in (
            ("SendSample", "SampleDialog"),
            ("ServerExam", "ExamDialog"),
            ("CheckSignature", "SignatureDialog"),
        ):
            await hands.press(button)
            async for screen in _dialog(hands, dialog):
                yield screen
        from k2desk.ui.diagnose.live_question import LiveQuestion

        LiveQuestion(window).open()
        async for screen in _dialog(hands, "LiveQuestion"):
            yield screen
    elif place == "events":
        await hands.press("CustomerPays")
        await hands.until(lambda: hands.program.account.inbox.alerts, "an alert arrives")
        await _settled()
        yield "events, with an alert", window
        await hands.press("ForgetAll")
        async for screen in _dialog(hands, "ForgetQuestion"):
            yield screen
    elif place == "help":
        window.dialogs.show_about()
        async for screen in _dialog(hands, "AboutDialog"):
            yield screen
        window.dialogs.show_report()
        async for screen in _dialog(hands, "ReportDialog"):
            yield screen
        window.act_for_all("network")
        async for screen in _dialog(hands, "NetworkDialog"):
            yield screen


async def _of_the_list(hands: Hands, entry) -> AsyncIterator[tuple[str, QWidget]]:
    from k2desk.ui.controls.problem_dialog import CalmDialog, Choice
    from k2desk.ui.shell.closing_dialog import ClosingDialog
    from k2desk.ui.subscriptions.comparison import ChangedDialog
    from k2desk.ui.subscriptions.settle import SettleDialog

    window, account = hands.window, hands.program.account
    for made in (
        SettleDialog(window, account, entry),
        ChangedDialog(window, account, entry),
        ClosingDialog(window, asyncio.Event().wait, lambda: None),
        CalmDialog(window, Problem(ProblemKind.DAMAGED_LIST, details="disk"), Path("list.sqlite"), frozenset(Choice)),
    ):
        made.setObjectName(made.objectName() or type(made).__name__)
        made.open()
        async for screen in _dialog(hands, made.objectName()):
            yield screen


async def _dialog(hands: Hands, name: str) -> AsyncIterator[tuple[str, QWidget]]:
    """The dialog of that name, which Esc closes again."""
    dialog = await hands.find(name, QDialog)
    dialog.activateWindow()
    await _settled()
    yield name, dialog
    waiting = getattr(dialog, "_waiting", None)
    if isinstance(waiting, asyncio.Future):
        waiting.cancel()
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    await hands.until(lambda: not _is_shown(dialog), f"Esc closes {name}")
    hands.window.activateWindow()


def _is_shown(dialog: QDialog) -> bool:
    try:
        return dialog.isVisible()
    except RuntimeError:
        return False


async def _settled() -> None:
    """Lets layouts, languages and the order of Tab settle."""
    await asyncio.sleep(0.12)
    await until(lambda: not any(timer.isActive() for timer in _order_of_tab_to_come()))


def _order_of_tab_to_come() -> list[QTimer]:
    return [timer for window in QApplication.topLevelWidgets() for timer in window.findChildren(QTimer, "TabInOrder")]


def buttons(root: QWidget) -> list[QAbstractButton]:
    """The buttons that can be seen in a window."""
    return [one for one in root.findChildren(QAbstractButton) if one.isVisible() and one.window() is root]
