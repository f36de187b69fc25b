"""The shared controls, by keyboard, by mouse, and for a screen reader."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget

from k2desk.model.problems import Problem, ProblemKind
from k2desk.ui.controls import undo_bar
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import IconButton, LinkButton, PillButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.chip import EnvironmentTag, StatusChip, chip_size
from k2desk.ui.controls.choice_card import ChoiceCard
from k2desk.ui.controls.day_strip import DayStrip
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.flow_layout import FlowLayout, TogetherLayout
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.labels import ElidedLabel, PlainLabel
from k2desk.ui.controls.pressed import TickBox
from k2desk.ui.controls.secret_field import SecretField
from k2desk.ui.controls.till_chip import TillChip
from k2desk.ui.controls.tills_edit import TillsEdit
from k2desk.ui.controls.undo_bar import UndoBar
from k2desk.ui.shell.sidebar import PlaceButton
from k2desk.ui.style.theme import Tone, theme
from k2desk.ui.text.messages import words_of

REMOVE = "Remove {till}"


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme().start(qapp, "light")


@pytest.fixture
def page(qtbot):
    """Yield a function that puts widgets below each other on a shown page 500 wide, and returns the first."""
    made = QWidget()
    column = QVBoxLayout(made)
    qtbot.addWidget(made)

    def put(*widgets):
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        made.resize(500, 400)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        QApplication.processEvents()
        return widgets[0]

    return put


def _interface(widget):
    return QAccessible.queryAccessibleInterface(widget)


def _name(widget):
    return _interface(widget).text(QAccessible.Text.Name)


def _described(widget):
    return _interface(widget).text(QAccessible.Text.Description)


def _tills(put, *tills):
    edit = TillsEdit()
    edit.set_words("Till numbers", "Add a till…", REMOVE)
    put(edit, QLineEdit())
    edit.set_tills(tills)
    edit.edit.setFocus()
    QApplication.processEvents()
    return edit


def _chips(edit):
    return [chip for chip in edit.findChildren(TillChip) if chip.isVisible()]


# --- buttons ----------------------------------------------------------------------------------------------------------


def test_a_button_is_pressed_by_key_and_mouse_and_has_its_name_without_the_mark_of_its_access_key(qtbot, page):
    button = SecondaryButton("&Check && go", "refresh")
    page(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=5_000):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    with qtbot.waitSignal(button.clicked, timeout=5_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _name(button) == "Check & go"
    assert _interface(button).role() == QAccessible.Role.Button


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_the_filled_button(page, scheme):
    theme().choose(scheme)
    button, other = PrimaryButton("Create"), SecondaryButton("Cancel")
    page(other, button)
    other.setFocus()
    before = button.grab().toImage()
    button.setFocus()
    QApplication.processEvents()
    after = button.grab().toImage()
    middle = button.height() // 2
    ring = theme().colours.on_brand
    near = [after.pixelColor(x, middle) for x in range(2, 6)]
    assert any(_distance(colour, ring) < 60 for colour in near)
    assert not any(_distance(before.pixelColor(x, middle), ring) < 60 for x in range(2, 6))


def _distance(one, other):
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


def test_one_pill_of_a_group_is_chosen_and_says_so(qtbot, page):
    group = QButtonGroup()
    pills = [PillButton("All 8"), PillButton("Waiting 0")]
    for pill in pills:
        group.addButton(pill)
    page(*pills)
    qtbot.mouseClick(pills[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(pills[1], Qt.Key.Key_Space)
    assert [bool(_interface(pill).state().checked) for pill in pills] == [False, True]


def test_an_icon_button_says_what_it_does(page):
    button = page(IconButton("close", "Close <b>Njeri & Sons</b>"))
    assert _name(button) == "Close <b>Njeri & Sons</b>"
    assert "<b>" not in button.toolTip() and "&lt;b&gt;" in button.toolTip()


@pytest.mark.parametrize("make", [PillButton, ChoiceCard, lambda: PlaceButton("help"), TickBox])
def test_what_a_screen_reader_toggles_is_pressed_and_what_the_program_sets_is_not(qtbot, page, make):
    group = QButtonGroup()
    buttons = [make(), make()]
    pressed = []
    for number, button in enumerate(buttons):
        if not isinstance(button, TickBox):
            group.addButton(button)
        button.clicked.connect(lambda _=False, which=number: pressed.append(which))
    page(*buttons)
    buttons[0].setChecked(True)
    QApplication.processEvents()
    assert pressed == [], "the program showed a state"
    action = _interface(buttons[1]).actionInterface()
    action.doAction(action.toggleAction())
    qtbot.waitUntil(lambda: pressed == [1], timeout=5_000)
    assert buttons[1].isChecked()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Space)
    QApplication.processEvents()
    assert pressed == [1, 0], "a click is one press, not two"


# --- cards, chips, folds ----------------------------------------------------------------------------------------------


def _cards(page, *titles):
    group = QButtonGroup()
    cards = [ChoiceCard() for _ in titles]
    for card, title in zip(cards, titles, strict=True):
        card.set_words(title, "M-PESA or another wallet")
        group.addButton(card)
    page(*cards)
    return group, cards


def test_a_card_is_a_radio_button_with_arrow_keys(qtbot, page):
    _group, cards = _cards(page, "A customer paid your till", "A payment was reversed")
    qtbot.mouseClick(cards[0], Qt.MouseButton.LeftButton)
    cards[0].setFocus()
    qtbot.keyClick(cards[0], Qt.Key.Key_Down)
    assert cards[1].isChecked() and not cards[0].isChecked() and cards[1].hasFocus()
    assert _interface(cards[1]).role() == QAccessible.Role.RadioButton
    assert _interface(cards[1]).state().checked
    assert (_name(cards[1]), _described(cards[1])) == ("A payment was reversed", "M-PESA or another wallet")


def test_a_card_grows_with_the_words_that_it_must_wrap(qtbot, page):
    _group, cards = _cards(
        page, "Short", "A payment of a customer was reversed, and a language with long words says so " * 2
    )
    short, long = cards
    assert long.height() >= long.heightForWidth(long.width()) > short.height()
    cards[1].window().resize(280, 600)
    qtbot.waitUntil(lambda: long.width() < 300)
    QApplication.processEvents()
    assert long.height() >= long.heightForWidth(long.width())


def test_badges_and_tags_say_their_words_and_are_never_cut(page):
    chip, tag = StatusChip(), EnvironmentTag("live")
    tag.show_word("LIVE")
    chip.show_badge("status-not-found", "Not found", Tone.BAD)
    page(chip, tag)
    assert (_name(chip), _name(tag)) == ("Not found", "LIVE")
    assert chip.width() >= chip_size("Not found").width()


def test_a_fold_opens_by_key_and_tells_its_state(qtbot, page):
    content = QLabel("POST /x")
    fold = Fold("Details for your developer", content)
    page(fold)
    assert not content.isVisible() and _name(fold.button) == "Details for your developer"
    fold.button.setFocus()
    qtbot.keyClick(fold.button, Qt.Key.Key_Space)
    assert content.isVisible() and _interface(fold.button).state().checked
    qtbot.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    assert not content.isVisible() and not _interface(fold.button).state().checked


def test_the_days_say_their_sum_and_each_its_own(qtbot, page):
    strip = DayStrip()
    first = date(2026, 11, 1)
    days = [(first + timedelta(n), Tone.BAD if n == 29 else Tone.GOOD, f"day {n} <i>") for n in range(30)]
    strip.show_days(days, "1 day with trouble")
    page(QLineEdit(), strip)
    assert _name(strip) == "1 day with trouble" and _interface(strip).role() == QAccessible.Role.StaticText
    at = QPoint(strip.width() - 3, strip.height() // 2)
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    assert "day 29" in QToolTip.text() and "<i>" not in QToolTip.text()
    QToolTip.hideText()
    strip.setFocus()
    assert _name(strip) == "1 day with trouble. day 29 <i>", "the keyboard begins with today"
    for key, day in ((Qt.Key.Key_Left, 28), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Right, 1)):
        qtbot.keyClick(strip, key)
        assert _name(strip).endswith(f" day {day} <i>") and f"day {day} " in QToolTip.text()
    strip.clearFocus()
    assert _name(strip) == "1 day with trouble"


# --- fields -----------------------------------------------------------------------------------------------------------


def test_a_problem_belongs_to_its_field_and_goes_with_it(qtbot, page):
    field = Field()
    field.set_label("&Web address")
    field.set_hint("Ask your website person")
    page(field)
    assert _name(field.edit) == "Web address"
    field.set_problem(Problem(ProblemKind.NOT_HTTPS), "Use https://a.co/?b=1&c=2")
    words = words_of(Problem(ProblemKind.NOT_HTTPS))
    assert _described(field.edit) == f"{words.title} {words.text}"
    assert field.problem.isVisible() and field.edit.property("wrong") is True
    action = field.problem.action
    assert _name(action) == "Use https://a.co/?b=1&c=2" and action.shortcut().isEmpty()
    with qtbot.waitSignal(field.action_pressed, timeout=5_000):
        qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    field.set_problem(None)
    assert not field.problem.isVisible() and field.edit.property("wrong") is False and not _described(field.edit)


def test_a_remark_does_not_make_a_field_wrong(page):
    field = page(Field())
    field.set_problem(Problem(ProblemKind.ODD_TILL, only_warns=True))
    assert field.problem.isVisible() and not field.edit.property("wrong")


def test_a_secret_is_shown_only_while_the_eye_is_open(qtbot, page):
    field = SecretField()
    field.set_label("Client secret")
    field.set_eye_names("Show what is typed", "Hide what is typed")
    page(field)
    qtbot.keyClicks(field.edit, "s3cret")
    assert "s3cret" not in _interface(field.edit).text(QAccessible.Text.Value)
    assert _name(field.eye) == "Show what is typed" and not _interface(field.eye).state().checked
    field.eye.setFocus()
    qtbot.keyClick(field.eye, Qt.Key.Key_Space)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert _name(field.eye) == "Hide what is typed" and _interface(field.eye).state().checked
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


# --- tills ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Comma, Qt.Key.Key_Space, Qt.Key.Key_Semicolon])
def test_a_key_ends_a_till(qtbot, page, end):
    edit = _tills(page)
    qtbot.keyClicks(edit.edit, "555555")
    assert edit.tills() == ("555555",) and not _chips(edit)
    qtbot.keyClick(edit.edit, end)
    assert [chip.till for chip in _chips(edit)] == ["555555"] and edit.edit.text() == ""


def test_enter_with_nothing_typed_submits(qtbot, page):
    edit = _tills(page, "555555")
    with qtbot.waitSignal(edit.submitted, timeout=5_000):
        qtbot.keyClick(edit.edit, Qt.Key.Key_Return)


COLUMN = "555555\n112233\r\n\t778899;514459, 620118\n555555\n"
SPLIT = ("555555", "112233", "778899", "514459", "620118")


def test_a_pasted_column_is_many_tills(qtbot, page):
    edit = _tills(page)
    QGuiApplication.clipboard().setText(COLUMN)
    with qtbot.waitSignal(edit.changed, timeout=5_000) as told:
        qtbot.keyClick(edit.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.tills() == SPLIT and tuple(told.args[0]) == SPLIT


def test_a_column_pasted_from_the_menu_never_becomes_one_wrong_till(qtbot, page):
    edit = _tills(page)
    told = []
    edit.changed.connect(lambda tills: told.append(tuple(tills)))
    QGuiApplication.clipboard().setText(COLUMN)
    edit.edit.paste()
    assert edit.tills() == SPLIT
    assert all(set(tills) <= set(SPLIT) for tills in told)


@pytest.mark.parametrize(
    ("typed", "tills"),
    [
        ("Westlands shop", ("Westlands shop",)),
        ("Westlands, the big one", ("Westlands, the big one",)),
        ("555,123", ("555,123",)),
        ("555 123", ("555123",)),
        ("555123 600456", ("555123", "600456")),
        ("555 123;600 456", ("555123", "600456")),
        ("555123,600456;700111,", ("555123", "600456", "700111")),
        ("\u0665\u0665\u0665\u0661\u0662\u0663 ", ("555123",)),
    ],
)
def test_what_is_typed_key_by_key_or_pasted_is_the_same_tills(qtbot, page, typed, tills):
    edit = _tills(page)
    for sign in typed:
        if sign.isascii():
            qtbot.keyClick(edit.edit, sign)
        else:
            edit.edit.insert(sign)
    assert edit.tills() == tills
    edit.take_pending()
    assert edit.tills() == tills and len(_chips(edit)) == len(tills)
    for way in ("key", "menu"):
        pasted = _tills(page)
        QApplication.clipboard().setText(typed)
        if way == "key":
            qtbot.keyClick(pasted.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        else:
            pasted.edit.paste()
        assert pasted.tills() == tills
        pasted.deleteLater()


def test_two_thousand_tills_cost_no_more_each_than_few(page):
    edit = _tills(page)

    def paste(count: int) -> float:
        numbers = tuple(str(100_000 + number) for number in range(count))
        edit.set_tills(())
        QGuiApplication.clipboard().setText("\n".join(numbers))
        began = time.process_time()
        edit.edit.paste()
        QApplication.processEvents()
        took = time.process_time() - began
        assert edit.tills() == numbers
        return took / count

    few = min(paste(200) for _ in range(3))
    many = paste(2_000)
    assert many < 4 * few


def test_what_is_pending_becomes_a_till_when_the_field_is_left_but_not_when_its_menu_opens(qtbot, page):
    edit = _tills(page)
    qtbot.keyClicks(edit.edit, "5555")
    for reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
        QApplication.sendEvent(edit.edit, QFocusEvent(QEvent.Type.FocusOut, reason))
        assert edit.edit.text() == "5555" and not _chips(edit)
    edit.edit.setFocus()
    qtbot.keyClicks(edit.edit, "55")
    qtbot.keyClick(edit.edit, Qt.Key.Key_Tab)
    assert [chip.till for chip in _chips(edit)] == ["555555"]


def test_backspace_takes_the_last_till_back_into_the_line(qtbot, page):
    edit = _tills(page, "555555", "112233")
    qtbot.keyClick(edit.edit, Qt.Key.Key_Backspace)
    assert edit.edit.text() == "112233" and [chip.till for chip in _chips(edit)] == ["555555"]
    assert edit.tills() == ("555555", "112233")


def test_a_till_is_removed_by_its_cross_and_not_by_a_click_on_its_number(qtbot, page):
    edit = _tills(page, "555555", "112233")
    chip = _chips(edit)[0]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(6, chip.height() // 2))
    assert edit.tills() == ("555555", "112233")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 10, chip.height() // 2))
    assert edit.tills() == ("112233",)


def test_tills_are_reached_and_removed_by_keys_alone(qtbot, page):
    edit = _tills(page, "1111", "2222", "3333")
    one, two, three = _chips(edit)
    qtbot.keyClick(edit.edit, Qt.Key.Key_Left)
    assert three.hasFocus()
    qtbot.keyClick(three, Qt.Key.Key_Left)
    assert two.hasFocus() and _name(two) == "Remove 2222"
    assert _interface(two).role() == QAccessible.Role.Button
    qtbot.keyClick(two, Qt.Key.Key_Delete)
    assert edit.tills() == ("1111", "3333") and three.hasFocus()
    qtbot.keyClick(three, Qt.Key.Key_Right)
    assert edit.edit.hasFocus()
    qtbot.keyClick(edit.edit, Qt.Key.Key_Left)
    qtbot.keyClick(three, Qt.Key.Key_Space)
    assert edit.tills() == ("1111",) and edit.edit.hasFocus()
    one.setFocus()
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert edit.edit.hasFocus()


def test_a_till_that_is_longer_than_its_field_stays_within(page):
    edit = _tills(page, "K" + "9" * 63)
    edit.window().resize(260, 400)
    QApplication.processEvents()
    chip = _chips(edit)[0]
    assert chip.geometry().right() <= edit.contentsRect().right() and chip.till == "K" + "9" * 63


def test_the_tills_field_says_what_is_wrong(page):
    edit = _tills(page)
    edit.set_wrong(True, "Enter the till number.")
    assert edit.property("wrong") is True
    assert (_name(edit.edit), _described(edit.edit)) == ("Till numbers", "Enter the till number.")


# --- labels, layout, bars ---------------------------------------------------------------------------------------------


def test_a_cut_text_is_whole_in_its_tooltip_and_never_markup(qtbot, page):
    text = "https://shop.example/<img src=x>/" + "long/" * 40
    label = page(ElidedLabel(text))
    label.grab()
    assert "<img" not in label.toolTip() and "long/" * 40 in label.toolTip()
    assert _name(label) == text
    label.setText("short")
    label.grab()
    assert label.toolTip() == ""


def test_a_wrapped_label_gets_the_height_that_it_needs(page):
    label = page(PlainLabel("many words " * 40, wrap=True))
    assert label.height() >= label.heightForWidth(label.width())


def test_a_flow_wraps_and_lies_within_its_place(page):
    holder = QWidget()
    flow = FlowLayout(on=holder)
    widgets = [QLabel(f"filter {number}") for number in range(20)]
    for widget in widgets:
        flow.addWidget(widget)
    page(holder)
    places = [widget.geometry() for widget in widgets]
    assert len({place.y() for place in places}) > 1
    assert all(holder.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    assert flow.heightForWidth(200) > flow.heightForWidth(2_000)
    assert flow.heightForWidth(2_000) == QRect(places[0]).height()


def test_the_tools_of_a_flow_stay_together_in_one_line_and_take_more_where_it_has_no_room_for_them(page):
    holder, tools = QWidget(), QWidget()
    buttons = [SecondaryButton(words) for words in ("Save as…", "Compare with a list…", "At the counter…")]
    TogetherLayout(*buttons, on=tools)
    FlowLayout(QLabel("filter"), tools, on=holder)
    page(holder)
    together = sum(button.sizeHint().width() for button in buttons)

    def lines(width):
        holder.setFixedWidth(width)
        holder.parentWidget().layout().activate()
        holder.layout().activate()
        assert all(button.width() >= button.sizeHint().width() for button in buttons), "a button is cut"
        assert all(tools.rect().contains(button.geometry()) for button in buttons)
        return len({button.y() for button in buttons}), tools.y() > 0

    assert lines(together + 200) == (1, False)
    assert lines(together + 20) == (1, True)
    assert lines(together - 20) == (2, True)


def test_undo_is_offered_for_its_time_without_taking_the_focus(qtbot, page, monkeypatch):
    monkeypatch.setattr(undo_bar, "SHOWN_FOR", 150)
    line, bar = QLineEdit(), UndoBar()
    page(line, bar)
    line.setFocus()
    bar.tell("Removed from this computer.", "Undo")
    assert bar.isVisible() and line.hasFocus() and _name(bar.button) == "Undo"
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=5_000)
    bar.tell("Removed from this computer.", "Undo")
    with qtbot.waitSignal(bar.undo, timeout=5_000):
        qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_a_change_is_told_to_a_screen_reader_politely(page, monkeypatch):
    label = page(QLabel("x"))
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    announce(label, "Copied")
    announce(label, "")
    assert [event.message() for event in told] == ["Copied"]
    assert told[0].politeness() == QAccessible.AnnouncementPoliteness.Polite


# --- schemes ----------------------------------------------------------------------------------------------------------


def test_a_change_of_colours_keeps_text_cursor_focus_and_undo(qtbot, page):
    field, edit = Field(), TillsEdit()
    page(field, edit)
    edit.set_tills(("555555",))
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "https://a")
    field.edit.setCursorPosition(3)
    before = field.edit.grab().toImage()
    theme().choose("dark")
    QApplication.processEvents()
    assert field.edit.text() == "https://a" and field.edit.cursorPosition() == 3
    assert field.edit.hasFocus() and field.edit.isUndoAvailable() and edit.tills() == ("555555",)
    assert field.edit.grab().toImage() != before


def test_a_control_that_is_gone_does_not_hear_of_new_colours(qtbot, page):
    gone = QWidget()
    column = QVBoxLayout(gone)
    edit = TillsEdit()
    for widget in (PrimaryButton("x", "plus"), LinkButton("y"), SecretField(), Fold("z", QLabel()), StatusChip(), edit):
        column.addWidget(widget)
    edit.set_tills(("1", "2"))
    page(gone)
    gone.setParent(None)
    gone.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.captureExceptions() as raised:
        theme().choose("dark")
    assert raised == []


def test_a_row_gives_each_item_its_stretch_its_alignment_or_its_space(page):
    first, second, third = QLabel("a"), QLabel("b"), QLabel("c")
    inner = in_column(third, spacing=3)
    row = in_row(first, (second, 2), (inner, Qt.AlignmentFlag.AlignTop), 7, STRETCH, margins=(1, 2, 3, 4))
    holder = page(QWidget())
    holder.setLayout(row)
    assert [row.stretch(place) for place in range(row.count())] == [0, 2, 0, 0, 1]
    assert row.itemAt(2).alignment() == Qt.AlignmentFlag.AlignTop and row.itemAt(3).sizeHint().width() == 7
    assert row.contentsMargins() == QMargins(1, 2, 3, 4) and inner.spacing() == 3
