"""The tour's inspection finds the faults that a careful person would see. A check that finds nothing guards nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from k2desk.tour.layout_audit import LayoutAudit
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.chip import StatusChip
from k2desk.ui.controls.choice_card import ChoiceCard
from k2desk.ui.controls.labels import ElidedLabel, PlainLabel
from k2desk.ui.controls.segments import Segments
from k2desk.ui.style.theme import Tone, theme
from k2desk.ui.text.language import language


@pytest.fixture
def page(qtbot):
    widget = QWidget()
    widget.resize(QSize(400, 300))
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dressed(qapp):
    """Apply the program's own style sheet."""
    theme().start(qapp, "light")
    yield
    qapp.setStyleSheet("")


def seen(page: QWidget) -> str:
    page.show()
    return "\n".join(LayoutAudit().look(page)[1])


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


def test_a_painted_word_without_an_ellipsis_is_seen_where_it_is_cut(page):
    card = ChoiceCard(parent=page)
    card.set_words("A customer paid your till", "Money came in by M-PESA, and your website is told at once.")
    card.setGeometry(0, 0, 200, 40)
    assert "cut where it is painted: 'Money came in by M-PESA" in seen(page)
    card.setGeometry(0, 0, 300, card.heightForWidth(300))
    assert seen(page) == ""


def test_a_chosen_segment_whose_bold_word_is_cut_is_seen(page, dressed):
    button = QPushButton("Kiswahili", page)
    button.setProperty("kind", "segment")
    button.setCheckable(True)
    button.resize(button.sizeHint())
    assert seen(page) == ""
    button.setChecked(True)
    assert "cut off: QPushButton 'Kiswahili'" in seen(page), "chosen, it is bold"


def test_a_button_whose_word_is_cut_by_the_mark_of_its_letter_is_seen(page, dressed):
    """Qt paints the marked letter separately, without kerning to the next letter."""
    button = QPushButton("&Yaonyeshe", page)
    button.setProperty("kind", "link")
    button.setFont(QFont("DejaVu Sans", 40))
    button.resize(button.sizeHint())
    assert "cut off: QPushButton '&Yaonyeshe'" in seen(page)
    button.hide()
    ours = LinkButton("Yaonyeshe", parent=page)
    ours.setFont(button.font())
    QPushButton.setText(ours, "&Yaonyeshe")  # as the window does when it gives out its letters
    ours.show()
    ours.resize(ours.sizeHint())
    assert seen(page) == ""


def test_segments_have_room_for_the_chosen_word(page, dressed):
    row = QHBoxLayout(page)
    segments = Segments(("en", "sw"))
    segments.name("en", "EN")
    segments.name("sw", "Puff")  # The f reaches out of its own width.
    row.addWidget(segments)
    for value in ("en", "sw"):
        segments.mark(value)
        for tenths in range(73, 180, 15):
            for one in ("en", "sw"):
                font = QFont("DejaVu Sans")
                font.setPointSizeF(tenths / 10)
                segments.button(one).setFont(font)
            QApplication.sendPostedEvents()
            assert seen(page) == "", f"letters of {tenths / 10} points"


@pytest.mark.parametrize("focused", [False, True])
def test_a_tick_box_whose_text_is_cut_once_it_has_the_keyboard_is_seen(page, dressed, qapp, focused):
    qapp.setStyleSheet(qapp.styleSheet() + "QCheckBox::indicator:focus { width: 30px; }")
    box = QCheckBox("A customer paid your till", page)
    box.resize(box.sizeHint())
    if focused:
        page.show()
        box.setFocus()
    assert "cut off: QCheckBox 'A customer paid your till'" in seen(page)


def test_a_tick_box_whose_box_is_cut_at_its_edge_is_seen(page, dressed):
    box = QCheckBox("Fifth of the month", page)
    box.setGeometry(0, 0, 200, 12)
    assert "the tick of" in seen(page)


def test_a_tick_box_has_room_for_words_and_tick_with_the_keyboard_and_without(page, dressed):
    box = QCheckBox("A customer paid your till", page)
    box.resize(box.sizeHint())
    assert seen(page) == ""
    box.setFocus()
    assert seen(page) == ""


def test_a_chosen_word_of_a_list_that_is_cut_is_seen(page, dressed):
    box = QComboBox(page)
    box.addItem("A customer paid your till · Till 555555")
    box.setGeometry(0, 0, 140, 30)
    assert "cut off: QComboBox" in seen(page)
    box.resize(box.sizeHint())
    assert seen(page) == ""


def test_a_scroll_bar_at_the_bottom_of_a_page_is_seen(page):
    area = QScrollArea(page)
    area.setGeometry(0, 0, 200, 100)
    inside = QWidget()
    inside.setMinimumWidth(260)
    area.setWidget(inside)
    assert "scrolls sideways" in seen(page)
    inside.setMinimumWidth(0)
    inside.resize(150, 50)
    assert seen(page) == ""


def test_a_table_that_scrolls_sideways_although_its_words_have_room_is_seen(page):
    table = QTableWidget(1, 2, page)
    table.setGeometry(0, 0, 300, 100)
    table.setItem(0, 0, QTableWidgetItem("Till 555555"))
    table.setColumnWidth(0, 400)
    assert "scrolls sideways" in seen(page)
    table.setItem(
        0, 0, QTableWidgetItem("A customer paid your till for the first time, and nobody was told of it at all")
    )
    assert "scrolls sideways" not in seen(page), "here it is needed"


def test_a_table_whose_upright_bar_alone_makes_it_scroll_sideways_is_seen(page):
    table = QTableWidget(30, 1, page)
    table.setGeometry(0, 0, 300, 100)
    table.setItem(0, 0, QTableWidgetItem("A customer paid your till for the first time, and nobody was told of it"))
    table.verticalHeader().hide()
    table.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
    page.show()
    QApplication.processEvents()  # Qt brings its bars at the next turn.
    table.setColumnWidth(0, table.viewport().width() + table.verticalScrollBar().width())
    QApplication.processEvents()
    assert "scrolls sideways" in seen(page)
    table.setColumnWidth(0, table.viewport().width())
    QApplication.processEvents()
    assert "scrolls sideways" not in seen(page)


def test_a_button_behind_another_is_seen_whoever_holds_them(page):
    for left, word in ((10, "Check now"), (60, "Remove from this computer")):
        holder = QFrame(page)
        holder.setGeometry(left, 10, 200, 40)
        QHBoxLayout(holder).addWidget(QPushButton(word))
    assert "on one another: 'Check now' and 'Remove from this computer'" in seen(page)


def test_what_is_scrolled_out_of_sight_is_behind_nothing(page):
    area = QScrollArea(page)
    area.setGeometry(0, 0, 300, 100)
    inside = QWidget()
    column = QVBoxLayout(inside)
    for _ in range(12):
        column.addWidget(QPushButton("Check now"))
    area.setWidget(inside)
    QPushButton("Remove from this computer", page).setGeometry(0, 120, 300, 30)
    assert "on one another" not in seen(page)


def test_a_name_that_is_cut_beside_free_room_is_seen(page):
    table = QTableWidget(1, 2, page)
    table.setGeometry(0, 0, 390, 100)
    table.verticalHeader().hide()
    table.setItem(0, 0, QTableWidgetItem("778899 Machakos Branch 4"))
    table.setItem(0, 1, QTableWidgetItem("Active"))
    table.setColumnWidth(0, 60)
    table.setColumnWidth(1, 300)
    assert "free pixels: '1'" in seen(page), "the column is named"
    table.setColumnWidth(0, 250)
    table.setColumnWidth(1, 100)
    assert seen(page) == ""
    table.hide()
    row = QHBoxLayout(page)
    name = ElidedLabel("778899 Machakos Branch 4")
    name.setFixedWidth(60)
    row.addWidget(name)
    row.addStretch(1)
    row.addWidget(PlainLabel("Active"))
    QApplication.processEvents()
    assert "free pixels: '778899 Machakos Branch 4'" in seen(page)
    name.setFixedWidth(250)
    assert seen(page) == ""


def test_scroll_bars_in_one_another_and_those_that_nobody_needs_are_seen(page):
    area, inner, text = QScrollArea(page), QScrollArea(), QWidget()
    area.setGeometry(0, 0, 300, 200)
    inside = QWidget()
    inside.setFixedSize(250, 600)
    inner.setParent(inside)
    inner.setGeometry(0, 0, 200, 150)
    text.setFixedSize(100, 400)
    inner.setWidget(text)
    area.setWidget(inside)
    page.show()
    QApplication.processEvents()  # Qt brings its bars at the next turn.
    assert seen(page) == "scroll bars in one another: 'QScrollArea'"
    text.setFixedSize(100, 100)
    QApplication.processEvents()
    assert seen(page) == ""
    inside.setFixedSize(250, 205)
    QApplication.processEvents()
    assert seen(page) == "scrolls by 7 pixels only: 'QScrollArea'"


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
