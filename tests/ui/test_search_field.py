"""The search field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from k2desk.ui.controls.build import in_row
from k2desk.ui.controls.search_field import SearchField
from k2desk.ui.style.theme import theme

_LENS_ROOM = 26


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_lens_is_seen_in_each_scheme_and_the_words_begin_beside_it(qapp, qtbot, scheme):
    field = SearchField()
    qtbot.addWidget(field)
    field.resize(300, 36)
    field.show()
    try:
        theme().start(qapp, scheme)
        before = _columns(field)
        assert sum(column.count(theme().colours.muted) for column in before[:_LENS_ROOM]) > 5
        field.setText("Iiiii")
        changed = [place for place, (old, new) in enumerate(zip(before, _columns(field), strict=True)) if old != new]
        assert len(changed) > 5 and min(changed) >= _LENS_ROOM
    finally:
        theme().start(qapp, "light")


def test_a_click_on_the_lens_leads_into_the_field(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    button, field = QPushButton("Before"), SearchField()
    in_row(button, field, on=whole)
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    button.setFocus()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(12, field.height() // 2))
    assert field.hasFocus()


def _columns(field: SearchField) -> list[list[QColor]]:
    picture = field.grab().toImage()
    return [[picture.pixelColor(x, y) for y in range(8, picture.height() - 8)] for x in range(picture.width() - 30)]
