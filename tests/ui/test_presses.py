"""What a timer or the network rebuilds waits for the end of a press: no click between press and release is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from k2desk.model.check_schedule import NEVER
from k2desk.model.clock import SystemClock
from k2desk.model.records import AccountContents
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.ui.alerts.page import AlertsPage
from k2desk.ui.diagnose.page import DiagnosePage
from k2desk.ui.subscriptions.page import SubscriptionsPage
from k2desk.ui.text.language import language
from tests.services.test_labels import _arrived
from tests.services.test_troubles import row
from tests.ui.pages import NotingNavigator, quiet_account
from tests.ui.test_alert_words import paid
from tests.waiting import until


class Mouse:
    """Presses the way a mouse does: through the window, so that Qt knows that a button is down."""

    def __init__(self, widget: QWidget, at: QPoint | None = None):
        self._window = widget.window().windowHandle()
        self._at = widget.mapTo(widget.window(), at or widget.rect().center())

    def press(self) -> None:
        QTest.mousePress(self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._at)

    def release(self) -> None:
        QTest.mouseRelease(self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._at)


def _place(table, number: int) -> QPoint:
    return table.visualRect(table.model().index(number, 1)).center()


async def test_a_click_on_a_row_of_the_list_counts_whatever_arrives_between_press_and_release(qapp):
    language().start(qapp, "en")
    now = datetime.now(UTC)
    rows = tuple(replace(row(number), pressed_at=now - timedelta(hours=number)) for number in range(5))
    cache = SubscriptionCache(AccountContents(rows))
    page = SubscriptionsPage(cache, SystemClock(), NEVER, NotingNavigator())
    # Too narrow for the details beside the list: they open on the click.
    page.resize(1000, 600)
    page.show()
    await until(lambda: page.table.model().rowCount() == 6)
    wanted = page._model.row_at(3).id
    mouse = Mouse(page.table.viewport(), _place(page.table, 3))
    mouse.press()
    cache.put(replace(row(7), pressed_at=now))
    cache.put(replace(row(8), pressed_at=now))
    page._show_health()
    mouse.release()
    assert page.beside.is_shown and page.details.shown.id == wanted
    await until(lambda: page._model.visible() == 7, "what arrived is shown after the release")
    page.close()
    page.deleteLater()


@pytest.fixture
async def account(tmp_path, qapp):
    language().start(qapp, "en")
    async with quiet_account(tmp_path) as account:
        yield account


async def test_a_click_on_an_alert_counts_while_others_arrive(account):
    page = AlertsPage(account, NotingNavigator())
    page.resize(1200, 700)
    page.show()
    alerts = [_arrived(f"a{number}", paid(reference=f"R{number}")) for number in range(4)]
    account.inbox.alerts = tuple(alerts)
    account.inbox.tell()
    await until(lambda: page.table.model().rowCount() == 4)
    wanted = page._model.id_of(2)
    mouse = Mouse(page.table.viewport(), _place(page.table, 2))
    mouse.press()
    account.inbox.alerts = (_arrived("new", paid(reference="N")), *alerts)
    account.inbox.tell()
    mouse.release()
    assert [page._model.id_of(index.row()) for index in page.table.selectionModel().selectedRows()] == [wanted]
    await until(lambda: page.table.model().rowCount() == 5)
    page.close()
    page.deleteLater()


async def test_a_press_on_cancel_never_begins_another_test(account):
    page = DiagnosePage(account, NotingNavigator())
    page.resize(1200, 700)
    page.show()
    page.address.setText("https://10.0.0.1/k2")
    page.start.click()
    running, look = page._running, account.diagnosing.look
    begun = []
    account.diagnosing.look = lambda address: begun.append(address) or look(address)
    assert running is not None and "Cancel" in page.start.text().replace("&", "")
    mouse = Mouse(page.start)
    mouse.press()
    await running.wait()
    account.diagnosing.tell()
    mouse.release()
    await until(lambda: "Cancel" not in page.start.text().replace("&", ""))
    assert begun == [], "the test that was to be cancelled is over, and no other one begins"
    page.close()
    page.deleteLater()
