"""A person with a mouse: what is clicked opens, nothing moves under the pointer, and the wheel changes nothing.

The window gets the mouse's events as from a desktop, so that whatever is in front gets them.
"""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from k2desk.ui.shell.page_factory import PageId
from tests.journeys.test_main_job import _fill

SIZES = ((1024, 640), (1366, 768))


async def _resize(driver, size):
    driver.window.resize(*size)
    await driver.until(lambda: driver.window.size().toTuple() == size, f"the window is {size}")
    await asyncio.sleep(0.05)


async def _mouse(
    do,
    widget: QWidget,
    at: QPoint | None = None,
    modifiers=Qt.KeyboardModifier.NoModifier,
    button=Qt.MouseButton.LeftButton,
) -> None:
    """Give the window an event of the mouse at a place of `widget`.

    Qt handles all events that wait meanwhile, which a task must not do: steps of other tasks are among them.
    """
    window, done = widget.window(), asyncio.get_running_loop().create_future()
    point = widget.mapTo(window, at or widget.rect().center())

    def give() -> None:
        do(window.windowHandle(), button, modifiers, point)
        done.set_result(None)

    asyncio.get_running_loop().call_soon(give)
    await done


def _row(page, record_id: str) -> QPoint:
    """Return the middle of a row, in the table's viewport."""
    table = page.table
    return table.visualRect(table.rows.index(table.rows.place_of(record_id), 1)).center()


async def _two_rows(driver):
    await _fill(driver, tills="555555,112233,")
    await driver.press("Create")
    await driver.until(lambda: driver.badges() == ["Active", "Active"], "created")
    page = driver.window.page(PageId.SUBSCRIPTIONS)
    return page, [entry.id for entry in page.table.rows.entries()]


async def test_one_click_opens_the_details_at_every_width_and_there_is_a_way_back(start, fresh_practice):
    async with start(practice=True) as driver:
        page, (first, second) = await _two_rows(driver)
        for size in SIZES:
            page.go_back()
            page.table.clearSelection()
            await _resize(driver, size)
            beside = size[0] > 1300
            await _mouse(QTest.mouseClick, page.table.viewport(), _row(page, first))
            assert page.beside.is_shown and page.details.isVisible(), f"one click at {size}"
            assert page.details.shown.id == first
            assert page.pane.isVisible() is beside, "beside the list where there is room, else in its place"
            back = await driver.find("BackToList" if not beside else "CloseDetails")
            await _mouse(QTest.mouseClick, back)
            assert page.pane.isVisible() and not page.beside.is_shown
            assert page.table.hasFocus() and [row.id for row in page.table.chosen()] == [first]
            await asyncio.sleep(QApplication.doubleClickInterval() / 1000)
            await _mouse(QTest.mouseClick, page.table.viewport(), _row(page, first))
            assert page.beside.is_shown, f"a click on the row that is chosen already opens it again at {size}"
            if not beside:
                assert QApplication.focusWidget() is back, "the keyboard is on the way back"
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
            assert page.pane.isVisible() and not page.beside.is_shown, "Esc leads back"
            await asyncio.sleep(QApplication.doubleClickInterval() / 1000)
            page.table.clearSelection()
            for one in (first, second):
                await _mouse(
                    QTest.mouseClick, page.table.viewport(), _row(page, one), Qt.KeyboardModifier.ControlModifier
                )
            assert len(page.table.chosen()) == 2 and page.pane.isVisible(), "choosing several opens nothing in between"
            page.go_back()


class _Presses(QObject):
    """Records which widgets get a press of the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        presses = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        if isinstance(watched, QWidget) and event.type() in presses:
            self.pressed.append(watched)
        return False


async def test_the_second_press_of_a_double_click_meets_nothing_that_came_under_the_pointer(start, fresh_practice):
    async with start(practice=True) as driver:
        page, (first, _) = await _two_rows(driver)
        await _resize(driver, SIZES[0])
        presses = _Presses()
        QApplication.instance().installEventFilter(presses)
        try:
            await _mouse(QTest.mouseDClick, page.table.viewport(), _row(page, first))
            assert page.beside.is_shown and page.details.shown.id == first
            assert presses.pressed == [page.table.viewport()]
            presses.pressed.clear()
            back = await driver.find("BackToList")
            await _mouse(QTest.mouseDClick, back)
            assert page.pane.isVisible() and presses.pressed == [back]
        finally:
            QApplication.instance().removeEventFilter(presses)


async def test_the_side_bar_says_after_every_start_how_many_need_attention(start, fresh_practice):
    async with start(practice=True) as driver:
        await _two_rows(driver)
        await driver.press("Go-practice")
        words = await driver.find("WhichWord")
        words.setCurrentIndex(words.findData("Inactive"))
        await driver.press("ApplyWord")
        await driver.press("Go-subscriptions")
        button = await driver.find("Go-subscriptions")
        await driver.until(lambda: button.count > 0, "trouble")
        count = button.count
    for _ in range(2):
        async with start(practice=True) as driver:
            button = await driver.find("Go-subscriptions")
            assert button.count == count, "with the first paint"
            assert str(count) in button.accessibleName()
            await driver.until(lambda: driver.program.account is not None, "open")
            assert button.count == count
