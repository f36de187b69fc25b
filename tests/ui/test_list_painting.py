"""The list paints only what changed and is visible: checking a thousand rows must not block the window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.records import AccountContents, CheckRecord, Outcome, State, SubscriptionRecord
from k2desk.services.announcer import Announcer
from k2desk.services.check_runner import Health
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.ui.controls.chip import chip_size
from k2desk.ui.shell.status_bar import StatusBar
from k2desk.ui.style.theme import theme
from k2desk.ui.subscriptions.delegate import SubscriptionDelegate
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.subscriptions.table import SubscriptionTable

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
COUNT = 200


class _Clock:
    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0


def _record(number: int) -> SubscriptionRecord:
    return SubscriptionRecord(
        id=f"row-{number}",
        account_id="a",
        event_type="buygoods_transaction_received",
        scope="till",
        scope_reference=str(500_000 + number),
        address="https://shop.test/k2/paid",
        daraja=False,
        api_version=2,
        state=State.CREATED,
        pressed_at=NOW - timedelta(seconds=number),
        host="practice",
        kopokopo_id=str(number),
        location=f"https://k2.test/{number}",
    )


def _check(number: int) -> CheckRecord:
    return CheckRecord(f"row-{number}", NOW, Outcome.FOUND, NOW, word="Active", good_at=NOW)


class _Paints(QObject):
    """Records what is painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.region = QRegion()
        watched.installEventFilter(self)

    def end(self, qtbot: QtBot) -> None:
        """Wait until nothing more is painted, and clear the record."""
        while True:
            self.region = QRegion()
            qtbot.wait(60)
            if self.region.isEmpty():
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.region += event.region()
        return False


@pytest.fixture
def shown(qapp, qtbot):
    theme().start(qapp, "light")
    contents = AccountContents(tuple(map(_record, range(COUNT))), tuple(map(_check, range(COUNT))))
    cache = SubscriptionCache(contents)
    model = SubscriptionModel(cache, _Clock(), CheckSchedule(timedelta(minutes=5)))
    cache.listen(model.take_over)
    table = SubscriptionTable(model)
    qtbot.addWidget(table)
    table.resize(1000, 500)
    table.show()
    qtbot.waitExposed(table)
    # Changing ages cause painting as well. Not here, however slow the computer is.
    table._plan_tick = lambda: None
    table._tick.stop()
    paints = _Paints(table.viewport())
    paints.end(qtbot)
    return cache, table, paints


def _row_rect(table: SubscriptionTable, record_id: str):
    return table.visualRect(table.model().index(table.model().place_of(record_id), 0))


def test_a_row_that_changed_is_painted_alone(shown, qtbot):
    cache, table, paints = shown
    cache.checking("row-2", True)
    qtbot.waitUntil(lambda: not paints.region.isEmpty())
    rect = _row_rect(table, "row-2")
    painted = paints.region.boundingRect()
    assert (painted.top(), painted.bottom()) == (rect.top(), rect.bottom())


def test_what_can_not_be_seen_paints_nothing(shown, qtbot):
    cache, _, paints = shown
    cache.observed([_check(number) for number in range(100, 150)])
    cache.checking("row-180", True)
    qtbot.wait(60)
    assert paints.region.isEmpty()


def test_of_many_rows_those_are_painted_that_can_be_seen(shown, qtbot):
    cache, table, paints = shown
    cache.observed([_check(number) for number in range(3, 150)])
    qtbot.waitUntil(lambda: not paints.region.isEmpty())
    painted = paints.region.boundingRect()
    assert painted.top() == _row_rect(table, "row-3").top() and painted.bottom() >= table.viewport().height() - 2


def test_a_row_that_is_scrolled_into_sight_shows_what_changed_meanwhile(shown, qtbot):
    cache, table, _ = shown
    cache.checking("row-150", True)
    table.choose("row-150")
    qtbot.wait(60)
    column = table.model().column_at("checked")
    assert table.model().index(table.model().place_of("row-150"), column).data() == "checking…"


def test_a_chosen_row_and_the_one_below_the_mouse_and_the_one_in_focus_look_otherwise(shown, qtbot):
    _, table, _ = shown
    delegate = table.itemDelegate()
    assert isinstance(delegate, SubscriptionDelegate)

    def picture(record_id: str):
        rect = _row_rect(table, record_id)
        return table.viewport().grab(rect).toImage()

    plain = picture("row-1")
    table.selectRow(table.model().place_of("row-1"))
    qtbot.wait(30)
    assert picture("row-1") != plain, "chosen"
    table.clearSelection()
    table.setCurrentIndex(table.model().index(0, 0))
    table.clearSelection()
    qtbot.mouseMove(table.viewport(), _row_rect(table, "row-1").center())
    qtbot.waitUntil(lambda: picture("row-1") != plain)


def test_headings_are_no_rows_and_badges_want_room(shown):
    _, table, _ = shown
    model = table.rows
    place = model.place_of("row-0")
    assert model.row_at(model.headings()[0]) is None and model.row_at(place) is not None
    assert table.columnWidth(0) > chip_size(model.index(place, 0).data()).width()
    assert model.index(0, 0).flags() == Qt.ItemFlag.ItemIsEnabled


def test_ages_cost_nothing_while_the_window_is_minimized_or_hidden_and_are_right_after_it(qapp, qtbot):
    theme().start(qapp, "light")
    clock = _Clock()
    clock.now = lambda: NOW + timedelta(seconds=clock.passed)
    clock.passed = 0
    contents = AccountContents(tuple(map(_record, range(3))), tuple(map(_check, range(3))))
    model = SubscriptionModel(SubscriptionCache(contents), clock, CheckSchedule(timedelta(minutes=5)))
    page = QWidget()
    table = SubscriptionTable(model)
    QVBoxLayout(page).addWidget(table)
    qtbot.addWidget(page)
    page.resize(1000, 500)
    page.show()
    qtbot.waitExposed(page)
    paints, aged = _Paints(table.viewport()), []
    table.aged.connect(lambda: aged.append(clock.passed))
    clock.passed = 1
    qtbot.waitUntil(lambda: aged == [1])
    for away, back in ((page.showMinimized, page.showNormal), (page.hide, page.show)):
        away()
        # The tick that was planned before comes now.
        table._tick.stop()
        table._tick.timeout.emit()
        paints.end(qtbot)
        seen = len(aged)
        clock.passed += 60
        qtbot.wait(1_200)
        assert len(aged) == seen and paints.region.isEmpty() and not table._tick.isActive()
        back()
        qtbot.waitUntil(lambda: aged[-1:] == [clock.passed])
        qtbot.waitUntil(lambda: table._tick.isActive() and not paints.region.isEmpty())


def test_the_status_bar_is_right_at_once_when_a_minimized_or_hidden_window_comes_back(qapp, qtbot):
    theme().start(qapp, "light")
    clock = _Clock()
    clock.now = lambda: NOW + timedelta(seconds=clock.passed)
    clock.passed = 0
    poller = Announcer()
    poller.interval, poller.next_check_at = timedelta(hours=3), NOW + timedelta(hours=3)
    poller.health, poller.current, poller.all_found, poller.is_checked_elsewhere = Health(), None, None, False
    page, bar = QWidget(), StatusBar(clock)
    QVBoxLayout(page).addWidget(bar)
    qtbot.addWidget(page)
    page.resize(1000, 100)
    page.show()
    qtbot.waitExposed(page)
    bar.show_watching(poller)
    for away, back in ((page.showMinimized, page.showNormal), (page.hide, page.show)):
        away()
        qtbot.wait(60)
        before = bar.next.text()
        clock.passed += 3_600
        bar._timer.timeout.emit()
        assert bar.next.text() == before != "", "nobody sees it"
        bar._timer.stop()
        back()
        qtbot.waitUntil(lambda before=before: bar.next.text() != before)
