"""A person with a mouse: what is clicked opens, nothing moves under the pointer, and the wheel changes nothing.

The window gets the mouse's events as from a desktop, so that whatever is in front gets them.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from k2desk.model.practice import Story
from k2desk.model.problems import Problem, ProblemKind
from k2desk.ui.controls import boxes
from k2desk.ui.controls.boxes import ChoiceBox, NumberBox, TimeBox
from k2desk.ui.controls.lead_to import bring_into_view
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.test_main_job import _fill
from tests.waiting import until

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


async def _at_rest(driver, button) -> QPoint:
    """Return where the button is, once the window is laid out."""
    places = [QPoint(-1, -1)]

    def is_still() -> bool:
        places.append(button.mapTo(driver.window, QPoint()))
        return len(places) > 12 and len(set(map(QPoint.toTuple, places[-10:]))) == 1

    await driver.until(is_still, "the button comes to rest")
    return places[-1]


async def test_nothing_moves_between_press_and_release_after_an_address_was_typed(start, fresh_practice):
    async with start(practice=True) as driver:
        await _two_rows(driver)
        for size in SIZES:
            await _resize(driver, size)
            await _fill(driver, tills="555555,777777,")
            form = driver.window.page(PageId.NEW_SUBSCRIPTION)
            form.address.edit.setFocus()
            form.address.edit.setText("https://practice-shop.example/k2/paid ")
            await asyncio.sleep(0.1)

            def leave_out(banner=form.preview.banner):
                buttons = banner.findChildren(QAbstractButton)
                return [one for one in buttons if one.isVisible() and "Leave" in one.text()]

            await driver.until(leave_out, "the double is asked about")
            (button,) = leave_out()
            bring_into_view(button)
            before = await _at_rest(driver, button)
            await _mouse(QTest.mousePress, button)
            await asyncio.sleep(0.1)
            assert leave_out() == [button] and button.mapTo(driver.window, QPoint()) == before
            await _mouse(QTest.mouseRelease, button)
            await driver.until(lambda: not leave_out(), "one press is enough")
            await driver.press("CancelForm")


async def test_nothing_above_a_button_appears_while_it_is_held(start, fresh_practice):
    async with start(practice=True) as driver:
        await _two_rows(driver)
        page = driver.window.page(PageId.SUBSCRIPTIONS)
        button = next(one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled())
        before = await _at_rest(driver, button)
        await _mouse(QTest.mousePress, button)
        account, window = driver.program.account, driver.window
        window.tell(Problem(ProblemKind.LIST_NOT_SAVED))
        await account.lessons.stories.start(Story.SLOW).wait()
        await asyncio.sleep(0.1)
        assert button.mapTo(window, QPoint()) == before, "neither a message nor a strip moves it away"
        await _mouse(QTest.mouseRelease, button)
        await driver.until(lambda: "Practice trouble:" in driver.said(), "they come after the release")


async def test_the_side_bar_says_after_every_start_how_many_need_attention(start, fresh_practice):
    async with start(practice=True) as driver:
        await _two_rows(driver)
        await driver.press("Go-practice")
        await driver.press("SingleSwitches")
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


async def _wheel(widget: QWidget) -> None:
    """Turn the wheel over a widget, to the next value and far down the page."""

    def turn(handle, _button, modifiers, point) -> None:
        QTest.wheelEvent(handle, QPointF(point), QPoint(0, -120), QPoint(), modifiers)

    await _mouse(turn, widget)


def _boxes(owner: QWidget) -> list[QWidget]:
    return [
        box
        for kind in (QComboBox, QAbstractSpinBox)
        for box in owner.findChildren(kind)
        if box.isVisible() and box.isEnabled()
    ]


def _value(box: QWidget) -> str:
    return box.currentText() if isinstance(box, QComboBox) else box.text()


async def test_the_wheel_over_any_box_changes_nothing_until_it_is_clicked_or_reached_by_tab(start, fresh_practice):
    async with start(practice=True) as driver:
        await _two_rows(driver)
        for size in SIZES:
            await _resize(driver, size)
            met = 0
            for place in (PageId.SETTINGS, PageId.PRACTICE, PageId.EVENTS, PageId.READY):
                driver.window.navigator.go_to(place)
                await driver.until(lambda place=place: driver.window.page(place) is not None, f"{place}")
                await asyncio.sleep(0.05)
                page = driver.window.page(place)
                for box in _boxes(page):
                    for area in page.findChildren(QScrollArea):
                        if area.isAncestorOf(box):
                            area.ensureWidgetVisible(box)
                    await asyncio.sleep(0.02)
                    met += 1
                    if (focus := QApplication.focusWidget()) is not None:
                        focus.clearFocus()
                    before, name = _value(box), box.objectName() or box.accessibleName()
                    await _wheel(box)
                    assert (_value(box), box.hasFocus()) == (before, False), f"{name} at {size}"
                    box.setFocus(Qt.FocusReason.OtherFocusReason)
                    await _wheel(box)
                    assert _value(box) == before, f"{name} has the focus, but nobody has chosen it"
            assert met >= 10, "the boxes of Settings, Practise, what arrived and Ready to open?"


async def test_a_box_that_was_chosen_takes_the_wheel(qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)
    column = QVBoxLayout(ground)
    choice, number, time = ChoiceBox(), NumberBox(), TimeBox(QTime(7, 45))
    choice.addItems(["one", "two", "three"])
    number.setValue(5)
    for box in (choice, number, time):
        column.addWidget(box)
    ground.show()
    ground.activateWindow()
    await until(ground.isActiveWindow, "the window is in front")
    for box in (choice, number, time):
        before = _value(box)
        box.clearFocus()
        box.setFocus(Qt.FocusReason.TabFocusReason)
        await _wheel(box)
        assert _value(box) != before


def test_every_box_is_one_that_leaves_the_wheel_to_the_page():
    bare = re.compile(r"\b(Q(?:Combo|FontCombo|Spin|DoubleSpin)Box|Q(?:Time|Date|DateTime)Edit|QSlider|QDial)\(")
    folder = Path(boxes.__file__).parents[1]
    found = [path.name for path in folder.rglob("*.py") if bare.search(path.read_text(encoding="utf-8"))]
    assert found == [], "a bare box: take one of ui/controls/boxes.py"
