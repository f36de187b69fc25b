"""The forms know the shop: tills are picked by name or number, and addresses that were used are offered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from k2desk.model.environments import EnvironmentKind
from k2desk.services.forms.address import parse_address
from k2desk.ui.controls.till_chip import TillChip
from k2desk.ui.controls.tills_edit import TillsEdit
from k2desk.ui.text.messages import words_of

SHOP = {"112233": "Thika Road", "441907": "", "555555": "Westlands", "905512": "Thika Town"}


@pytest.fixture
def edit(qtbot):
    field = TillsEdit(folds=True)
    field.set_words(lambda: "Till numbers", lambda: "Add a till…", lambda: "Remove {till}")
    field.offer(SHOP)
    qtbot.addWidget(field)
    field.resize(700, 120)
    field.show()
    return field


def _popup() -> QListView | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, QListView) and one.isVisible()), None)


def _type(edit, text: str) -> None:
    """Give each key to what gets it on a desktop: the list while it is shown, else the field."""
    for letter in text:
        if letter == "\r":
            QTest.keyClick(_popup() or edit.edit, Qt.Key.Key_Return)
        else:
            QTest.keyClick(_popup() or edit.edit, letter)


def _chips(edit) -> list[str]:
    return [chip.words for chip in edit.findChildren(TillChip) if chip.isVisible()]


def _clear(edit) -> None:
    edit.set_tills(())
    edit.edit.clear()


def test_a_till_is_picked_by_its_name_or_its_number(edit):
    for typed, tills in (
        ("westlands\r", ("555555",)),
        ("wes\r", ("555555",)),
        ("westlands,thika road,", ("555555", "112233")),
        ("thika road\r", ("112233",)),
        ("555555 Westlands\r", ("555555",)),
        ("441907\r", ("441907",)),
        ("700700\r", ("700700",)),
        ("thika\r", ()),
        ("Nakuru\r", ("Nakuru",)),
    ):
        _type(edit, typed)
        assert edit.tills() == tills, typed
        _clear(edit)
    _type(edit, "wes")
    assert edit.tills() == (), "the beginning of a name is no till"
    _type(edit, "tlands")
    assert edit.tills() == ("555555",)
    edit.take_pending()
    assert _chips(edit) == ["555555 Westlands"]
    (chip,) = [one for one in edit.findChildren(TillChip) if one.isVisible()]
    assert chip.accessibleName() == "Remove 555555 Westlands"
    QApplication.clipboard().setText("555555\tWestlands\n112233\tThika Road")
    QTest.keySequence(edit.edit, "Ctrl+V")
    assert _chips(edit) == ["555555 Westlands", "112233 Thika Road"], "a pasted list with names is read as tills"


def test_the_tills_of_the_shop_are_offered_below_the_field(edit):
    QTest.mouseClick(edit.edit, Qt.MouseButton.LeftButton)
    popup = _popup()
    assert popup is not None and popup.model().rowCount() == 4 and popup.accessibleName() == "Till numbers"
    popup.hide()
    _type(edit, "road")
    popup = _popup()
    assert popup is not None and popup.model().rowCount() == 1
    QTest.mouseClick(
        popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(popup.model().index(0, 0)).center()
    )
    assert _chips(edit) == ["112233 Thika Road"] and edit.edit.text() == "" and _popup() is None
    _type(edit, "westlands,")
    assert _popup() is None, "nothing is offered for an empty place"
    _type(edit, "town")
    popup, one = _popup(), edit.findChildren(TillChip)[0]
    cross = one.mapToGlobal(QPoint(one.width() - 10, one.height() // 2))
    QTest.mousePress(popup, Qt.MouseButton.LeftButton, pos=popup.mapFromGlobal(cross))
    assert _popup() is None and one.isDown(), "a press beside the list is not lost"
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=QPoint(one.width() - 10, one.height() // 2))
    assert _chips(edit) == ["555555 Westlands"]


def test_of_many_tills_the_last_are_shown_and_a_double_click_removes_one(edit):
    edit.set_tills(tuple(str(600_000 + one) for one in range(41)))
    assert len(_chips(edit)) == 12 and _chips(edit)[-1] == "600040" and len(edit.tills()) == 41
    one, other = [chip for chip in edit.findChildren(TillChip) if chip.isVisible()][:2]
    cross = QPoint(one.width() - 10, one.height() // 2)
    QTest.mouseClick(one, Qt.MouseButton.LeftButton, pos=cross)
    # The next chip is below the pointer now, and gets the second press of a double click.
    at = QPointF(cross)
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(other, QMouseEvent(kind, at, other.mapToGlobal(at), left, left, no_key))
    assert len(edit.tills()) == 40
    edit._more.click()
    assert len(_chips(edit)) == len(edit.tills())


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("njeri@gmail.com", "This is an e-mail address."),
        ("mailto:njeri@njeri.co.ke", "This is an e-mail address."),
        ("https://njeri@gmail.com", "This is an e-mail address."),
        ("0712 345 678", "This is a phone number."),
        ("+254712345678", "This is a phone number."),
        ("tel:+254-712-345678", "This is a phone number."),
        ("555555", "This is a till number."),
        ("192.168.1.10", "The address must start with https://."),
        ("pos.njeri.co.ke", "The address must start with https://."),
        ("Njeri Hardware", "This is not a complete web address."),
        ("", "Enter the web address."),
    ],
)
def test_what_is_no_web_address_is_named_as_what_it_is(typed, title):
    problem = parse_address(typed, EnvironmentKind.LIVE).problem
    assert problem is not None and problem.blocks
    words = words_of(problem)
    assert words.title == title
    if title.startswith("This is a") and "complete" not in title:
        assert words.text == "Your POS company or website person gives you the web address."
