"""In the list and its details a trouble is put off or taken, comes back, and ends with since when it works."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from k2desk.model.api_values import Subscription
from k2desk.model.check_schedule import NEVER
from k2desk.model.clock import SystemClock
from k2desk.model.records import Outcome
from k2desk.services.readings import Reading, apply_reading
from k2desk.ui.subscriptions.arrangement import Heading
from k2desk.ui.subscriptions.later_dialog import LaterDialog, times_from
from k2desk.ui.subscriptions.page import SubscriptionsPage
from k2desk.ui.subscriptions.row_menu import RowMenu
from k2desk.ui.text.language import language
from tests.services.opened import opened
from tests.services.test_trouble_rules import at
from tests.services.test_troubles import row
from tests.ui.pages import NotingNavigator
from tests.waiting import until

GONE = Reading(Outcome.NOT_FOUND)


async def _read(account, registry, number: int, readings) -> None:
    """Let the row be read at Kopo Kopo, as a check does. None is a good answer."""
    for seconds, reading in readings:
        entry = account.cache.get(str(number))
        now = account.clock.now() - timedelta(seconds=seconds)
        if reading is None:
            one = entry.record
            found = Subscription(one.id, one.event_type, one.address, one.scope, one.scope_reference, "Active")
            reading = Reading(Outcome.FOUND, found)
        seen = apply_reading(entry.record, entry.check, reading, now)
        await registry.observed([seen])
        account.cache.observed([seen.check])


@pytest.fixture
async def desk(qapp, practice, tmp_path):
    language().start(qapp, "en")
    async with opened(tmp_path, practice) as (account, registry):
        for record in await registry.record_intents([row(0), row(1)]):
            account.cache.put(record)
            await _read(account, registry, int(record.id), [(2400, None), (2300, GONE), (2260, GONE)])
        page = SubscriptionsPage(account.cache, SystemClock(), NEVER, NotingNavigator())
        page.resize(1700, 900)
        page.attach(account)
        page.show()
        page.select("0")
        await until(lambda: page.beside.is_shown and page.details.marks.later.isVisible())
        yield page, account, registry
        page.detach()
        page.close()
        page.deleteLater()


def _headings(page) -> list[tuple[str, int]]:
    return [(line.group.value, line.count) for line in page._model.lines if isinstance(line, Heading)]


def _dialog(page) -> LaterDialog:
    (dialog,) = [one for one in page.findChildren(LaterDialog) if one.isVisible()]
    return dialog


async def test_a_trouble_is_taken_given_back_and_put_off_and_then_it_works_again(desk):
    page, account, registry = desk
    marks = page.details.marks
    assert page.attention == 2
    QTest.mouseClick(marks.take, Qt.MouseButton.LeftButton)
    dialog = _dialog(page)
    QTest.keyClick(dialog.who.edit, Qt.Key.Key_Return)
    assert "Type a name" in dialog.who.problem.said, "a press without a name says what is missing"
    QTest.keyClicks(dialog.who.edit, "Amina")
    QTest.keyClick(dialog.who.edit, Qt.Key.Key_Return)
    await until(lambda: page.attention == 1)
    assert _headings(page) == [("attention", 1), ("later", 1)]
    assert "Amina sees to it" in marks._said.text() and not marks.later.isVisible()
    entry = account.cache.get("0")
    assert "Amina sees to it" in page._model.sentence_of(entry) and "Amina" in page._model.below_whom(entry)
    menu = RowMenu(page, page.table, [entry, account.cache.get("1")], page.beside, page.row_actions)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert {"Put off…", "Somebody sees to it…", "Give it back"} <= set(texts)
    menu.deleteLater()
    QTest.mouseClick(marks.back, Qt.MouseButton.LeftButton)
    await until(lambda: page.attention == 2)
    QTest.mouseClick(marks.later, Qt.MouseButton.LeftButton)
    dialog = _dialog(page)
    assert not dialog.who.isVisible() and dialog.when.count() in {3, 4}
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    await until(lambda: page.attention == 1)
    assert marks._said.text().startswith("Put off. K2Desk reminds you at")
    await _read(account, registry, 0, [(0, None)])
    await until(lambda: marks.mended.isVisible())
    assert "Works again since" in marks._mended.text() or "Works again, seen at" in marks._mended.text()
    assert not marks.later.isVisible() and not marks.back.isVisible()


@pytest.mark.parametrize(
    ("day", "times"),
    [
        (0, ["23 14:00", "24 08:00", "30 08:00"]),
        # On a Sunday, Monday is tomorrow.
        (6, ["29 14:00", "30 08:00"]),
    ],
)
def test_the_times_to_choose_from_are_in_an_hour_tomorrow_and_on_monday(day, times):
    now = at(-60).replace(tzinfo=None).astimezone().replace(day=23, hour=13, minute=0) + timedelta(days=day)
    assert [f"{one:%d %H:%M}" for one in times_from(now)] == times


async def test_a_search_without_a_result_explains_itself_in_a_list_that_was_never_empty(desk):
    page, _, _ = desk
    page.search.setText("112233zzz")
    await until(page.empty.isVisible, "the message stands in place of the list")
    assert page.empty.title.text() == "Nothing matches “112233zzz”."
    page.empty.first_button.click()
    await until(page.table.isVisible, "all rows are back")
