"""The tour's press on every button finds those that do nothing, and is not taken in by those that do something."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolTip, QVBoxLayout, QWidget

from k2desk.tour import dead_buttons
from k2desk.tour.dead_buttons import PressAudit, pressable
from k2desk.ui.controls.announce import announce
from tests.waiting import until


@pytest.fixture
def page(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    return widget


async def test_a_button_that_does_nothing_is_found_and_one_that_does_something_is_not(page, monkeypatch):
    monkeypatch.setattr(dead_buttons, "_PATIENCE", 0.2)
    column, clock, edit = QVBoxLayout(page), QLabel("0"), QLineEdit()
    column.addWidget(edit)
    ticks = QTimer(page, interval=15)
    ticks.timeout.connect(lambda: clock.setText(str(int(clock.text()) + 1)))
    deeds = {
        "nothing": lambda: None,
        "copies and says nothing": lambda: QGuiApplication.clipboard().setText("K-25"),
        "shows": lambda: QTimer.singleShot(50, page, lambda: edit.setText("555555")),
        "announces": lambda: announce(page, "Copied"),
        "leads": edit.setFocus,
        "opens": lambda: QDesktopServices.openUrl(QUrl("https://example.com")),
        "tips": lambda: QToolTip.showText(page.mapToGlobal(page.rect().center()), "Copied", page),
    }
    for name, deed in deeds.items():
        button = QPushButton(name)
        button.clicked.connect(deed)
        column.addWidget(button)
    chosen = QPushButton("chosen", checkable=True, checked=True, autoExclusive=True)
    column.addWidget(chosen)
    column.addWidget(clock)
    page.show()
    page.activateWindow()
    await until(page.isActiveWindow, "the window is in front")
    chosen.setFocus()
    ticks.start()
    audit = PressAudit()
    with audit.watching():
        dead = [button.text() for button in pressable(page) if await audit.is_dead(button)]
    assert dead == ["nothing", "copies and says nothing"], "a clock that goes on by itself is no answer to a press"


async def test_a_button_that_vanishes_before_its_press_and_one_that_asks_for_a_printer_are_left_alone(page):
    column, pressed = QVBoxLayout(page), []
    for name in ("PrintWall", "PrintSheet", "Goes"):
        button = QPushButton(name, objectName=name)
        button.clicked.connect(lambda _=False, name=name: pressed.append(name))
        column.addWidget(button)
    page.show()
    (goes,) = pressable(page)
    audit = PressAudit()
    QTimer.singleShot(0, goes, goes.deleteLater)
    with audit.watching():
        assert not await audit.is_dead(goes)
        assert not await audit.is_dead(goes), "it is gone already"
    assert pressed == []
