"""The window's place and the widths of its columns are stored for each set of screens."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from k2desk.model.check_schedule import NEVER
from k2desk.model.clock import SystemClock
from k2desk.model.events import CUSTOMER_PAYMENT
from k2desk.model.records import AccountContents, State, SubscriptionRecord
from k2desk.model.settings import Settings
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.system.relaunch import program_environment
from k2desk.ui.controls.planned_rows import PlannedModel, PlannedTable, PlannedTableRow, RowState
from k2desk.ui.style.theme import theme
from k2desk.ui.subscriptions.page import SubscriptionsPage
from tests.ui.pages import NotingNavigator

_START = """
import json, sys
from dataclasses import replace
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QMainWindow
from k2desk.store.settings import Settings
from k2desk.ui.shell.window_geometry import WindowGeometry
app = QApplication([])
kept, move = json.loads(sys.argv[1]), json.loads(sys.argv[2])
window = QMainWindow()
window.setMinimumSize(300, 200)
place = WindowGeometry(window)
place.restore(replace(Settings(), **kept))
window.show()
for _ in range(5):
    app.processEvents()
shown = window.geometry().getRect()
if move:
    window.setGeometry(QRect(*move))
app.processEvents()
on = [screen.geometry().contains(window.frameGeometry()) for screen in app.screens()]
print(json.dumps({"shown": shown, "within": any(on), "kept": place.settings()}))
"""


def _screen(x: int, width: int, height: int) -> dict:
    return {"name": f"screen{x}", "x": x, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}


BIG, SECOND, SMALL = _screen(0, 1920, 1080), _screen(1920, 1920, 1080), _screen(0, 1024, 600)


@pytest.fixture
def start(tmp_path):
    """Start a window on these screens in a process of its own. Returns what it showed and what was saved."""

    def started(screens, kept, move=None):
        file = tmp_path / "screens.json"
        file.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": screens}), encoding="utf-8")
        # A colon, as after a letter of Windows for a disk, would end the name.
        environment = {**program_environment(), "QT_QPA_PLATFORM": f"offscreen:configfile={file.name}"}
        command = [sys.executable, "-c", _START, json.dumps(kept), json.dumps(move)]
        done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=30)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return started


def test_each_set_of_screens_has_its_own_place(start):
    first = start([BIG, SECOND], {}, move=[2200, 150, 900, 700])
    at_home = start([BIG], first["kept"], move=[40, 60, 1000, 640])
    assert at_home["shown"][0] < 1920, "on one screen it is on that screen"
    assert start([BIG, SECOND], at_home["kept"])["shown"] == [2200, 150, 900, 700]
    both = start([BIG, SECOND], at_home["kept"])["kept"]
    assert start([BIG], both)["shown"] == [40, 60, 1000, 640]


def test_a_new_start_is_in_the_middle_and_fits_a_small_screen(start):
    usual = start([BIG], {})
    assert usual["shown"][2:] == [1366, 768] and usual["within"]
    assert abs(usual["shown"][0] + 683 - 960) <= 2, "in the middle"
    small = start([SMALL], {})
    assert small["shown"][2] >= 1010 and small["shown"][3] >= 580 and small["within"], small


def test_a_window_that_is_out_of_sight_is_brought_back_whole(start):
    out = start([BIG, SECOND], {}, move=[3000, 500, 1400, 900])
    geometry = next(iter(out["kept"]["places"].values()))["geometry"]
    for screens in ([BIG], [SMALL]):
        brought = start(screens, {"geometry": geometry})
        assert brought["within"], brought
    # The same screens by name, but the saved place is beyond their edge.
    name = next(iter(start([BIG], {})["kept"]["places"]))
    assert start([BIG], {"places": {name: {"geometry": geometry}}})["within"]


def test_nonsense_in_the_settings_is_the_usual_place(start):
    for kept in ({"geometry": "QUJD"}, {"places": {"1920x1080+0+0": {"geometry": "!!"}}}):
        assert start([BIG], kept)["shown"][2:] == [1366, 768]


def test_screens_that_change_while_it_runs_bring_the_window_where_it_was(qtbot, monkeypatch):
    from PySide6.QtWidgets import QMainWindow

    from k2desk.ui.shell import window_geometry as window_place

    now = {"screens": "home"}
    monkeypatch.setattr(window_place, "screens_now", lambda: now["screens"])
    window = QMainWindow()
    qtbot.addWidget(window)
    place = window_place.WindowGeometry(window)
    place.restore(Settings())
    window.show()
    window.setGeometry(100, 120, 600, 500)
    place._note()
    now["screens"] = "shop"
    # The system moves the window while the screens change. The user didn't, so it is not saved for "home".
    window.setGeometry(0, 0, 400, 300)
    place._note()
    place._take_screens()
    window.setGeometry(200, 150, 500, 400)
    place._note()
    now["screens"] = "home"
    place._take_screens()
    assert window.geometry().getRect() == (100, 120, 600, 500)
    now["screens"] = "shop"
    place._take_screens()
    assert window.geometry().getRect() == (200, 150, 500, 400)


def test_only_so_many_sets_of_screens_are_kept(qtbot, monkeypatch):
    from PySide6.QtWidgets import QMainWindow

    from k2desk.ui.shell import window_geometry as window_place

    now = {"screens": "0"}
    monkeypatch.setattr(window_place, "screens_now", lambda: now["screens"])
    window = QMainWindow()
    qtbot.addWidget(window)
    place = window_place.WindowGeometry(window)
    place.restore(Settings())
    for number in range(20):
        now["screens"] = str(number)
        place._take_screens()
        place._note()
    assert list(place.settings()["places"]) == [str(number) for number in range(12, 20)]


# --- columns ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def page(qtbot):
    now = SystemClock().now()
    record = SubscriptionRecord(
        "1", "a", "buygoods_transaction_received", "till", "555555", "https://shop.njeri.co.ke/k2", False, 2,
        State.CREATED, now, "practice", kopokopo_id="1", location="1",
    )  # fmt: skip
    made = SubscriptionsPage(SubscriptionCache(AccountContents((record,))), SystemClock(), NEVER, NotingNavigator())
    qtbot.addWidget(made)
    made.resize(1300, 600)
    made.show()
    return made


def _widths(page) -> list[int]:
    return [page.table.columnWidth(column) for column in range(6)]


def test_a_border_that_was_moved_stays_as_a_share_of_the_room_over_sizes_and_starts(page, qtbot):
    told = []
    page.widths_chosen.connect(told.append)
    usual = _widths(page)
    assert told == [], "sharing the room out is no choice"
    border = QPoint(usual[0] - 1, 8)
    ground = page.table.horizontalHeader().viewport()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=border)
    QTest.mouseMove(ground, border + QPoint(80, 0))
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=border + QPoint(80, 0))
    chosen = _widths(page)
    assert told and set(told[-1]) == {"columns"}
    page.resize(1200, 600)
    page.resize(1300, 600)
    assert all(abs(one - two) <= 8 for one, two in zip(_widths(page), chosen, strict=True))
    assert sum(_widths(page)) <= page.table.viewport().width()
    other = SubscriptionsPage(
        SubscriptionCache(AccountContents(tuple(entry.record for entry in page._cache))),
        SystemClock(),
        NEVER,
        NotingNavigator(),
    )
    qtbot.addWidget(other)
    other.set_widths(told[-1])
    other.resize(1300, 600)
    other.show()
    assert all(abs(one - two) <= 8 for one, two in zip(_widths(other), chosen, strict=True))
    other.table.forget_columns()
    assert _widths(other) == usual


def test_other_colours_move_no_border_of_a_table(qapp, qtbot):
    theme().start(qapp, "light")
    model = PlannedModel()
    table = PlannedTable(model)
    qtbot.addWidget(table)
    row = PlannedTableRow("555555 Westlands", CUSTOMER_PAYMENT, "https://pos.njeri.co.ke/k2/paid", RowState.CREATED)
    model.show_rows((row,))
    table.resize(776, 400)
    table.show()
    usual = [table.columnWidth(place) for place in range(5)]
    for scheme in ("dark", "light"):
        theme().choose(scheme)
    assert [table.columnWidth(place) for place in range(5)] == usual and table.chosen_columns() is None


@pytest.mark.parametrize("columns", [[0.5], [0.0] * 6, [9.0] * 6, None])
def test_widths_that_make_no_sense_are_the_usual_ones(page, columns):
    usual = _widths(page)
    page.set_widths({"columns": columns})
    assert _widths(page) == usual


def test_the_panel_keeps_its_share(page, qtbot):
    told = []
    page.widths_chosen.connect(told.append)
    page.beside.show("1")
    qtbot.wait(20)
    handle = page.beside.splitter.handle(1)
    start = handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(handle, start - type(start)(120, 0))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start - type(start)(120, 0))
    wide = page.details.width()
    assert told and told[-1]["panel"] == pytest.approx(wide / page.width(), abs=0.01)
    page.beside.close()
    page.beside.show("1")
    assert page.details.width() == pytest.approx(wide, abs=4)
