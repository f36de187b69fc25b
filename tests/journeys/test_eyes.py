"""The tour's eyes see what a careful person would: a check that finds nothing on any screen would guard nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from k2desk.tour.eyes import Eyes
from k2desk.ui.controls.chip import StatusChip
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.language import language
from k2desk.ui.theme import Tone


@pytest.fixture
def page(qtbot):
    widget = QWidget()
    widget.resize(QSize(400, 300))
    qtbot.addWidget(widget)
    return widget


def seen(page: QWidget) -> str:
    page.show()
    return "\n".join(Eyes().look(page)[1])


def test_a_screen_in_order_raises_no_complaint(page):
    column = QVBoxLayout(page)
    column.addWidget(PlainLabel("Ready to open? Every till is looked at in one go.", wrap=True))
    column.addWidget(QPushButton("Check now"))
    assert seen(page) == ""


def test_a_cut_label_is_seen(page):
    label = QLabel("A customer paid your till", page)
    label.setGeometry(10, 10, 40, 20)
    assert "cut off" in seen(page)


def test_what_sticks_out_of_the_window_is_seen(page):
    label = QLabel("A customer paid your till", page)
    label.setGeometry(300, 10, 300, 20)
    assert "sticks out" in seen(page)


def test_what_a_frame_hides_without_a_scroll_bar_is_seen(page):
    area = QScrollArea(page)
    area.setGeometry(0, 0, 100, 100)
    inside = QWidget()
    QHBoxLayout(inside).addWidget(QLabel("A customer paid your till, for the first time"))
    area.setWidget(inside)
    assert "sticks out" not in seen(page), "it can be scrolled to"
    area.setHorizontalScrollBarPolicy(area.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
    assert "sticks out" in seen(page)


def test_texts_on_one_another_are_seen(page):
    for left in (10, 60):
        QLabel("A customer paid", page).setGeometry(left, 10, 140, 20)
    assert "on one another" in seen(page)


def test_a_badge_whose_word_is_cut_is_seen(page):
    chip = StatusChip(page)
    chip.show_badge("status-active", "Active, server problem", Tone.CARE)
    chip.setGeometry(0, 0, 60, 24)
    assert "cut where it is painted: 'Active, server problem'" in seen(page)


def test_a_cut_heading_is_seen(page):
    table = QTableWidget(1, 1, page)
    table.setHorizontalHeaderLabels(["What Kopo Kopo says of it"])
    table.setColumnWidth(0, 40)
    assert "heading cut off" in seen(page)


def test_english_in_kiswahili_is_seen(page):
    PlainLabel("Nothing is sent until you press", parent=page).setGeometry(0, 0, 390, 20)
    language().start(QApplication.instance(), "sw")
    try:
        assert "not in Kiswahili" in seen(page)
    finally:
        language().start(QApplication.instance(), "en")
