"""The frame of every dialog, by keyboard and for a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.operation import Operation, Stage
from k2desk.ui.controls.buttons import LinkButton, PrimaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.scroll import FittingArea
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import theme
from k2desk.ui.text.messages import words_of


@pytest.fixture
def window(qapp, qtbot):
    theme().start(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    return window


class _Dialog(DialogFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "A title", "A line under it.", width=60)
        self.edit = QLineEdit()
        self.main = PrimaryButton("Go")
        self.pressed = []
        self.main.clicked.connect(lambda: self.pressed.append(True))
        self.column.addWidget(self.edit)
        self.add_buttons(self.main)


def test_a_dialog_begins_in_its_first_field_and_enter_there_presses_nothing(window):
    dialog = _Dialog(window)
    dialog.open()
    assert dialog.focusWidget() is dialog.edit
    QTest.keyClick(dialog.edit, Qt.Key.Key_Return)
    assert dialog.isVisible() and not dialog.pressed
    dialog.main.setFocus()
    QTest.keyClick(dialog.main, Qt.Key.Key_Return)
    assert dialog.pressed == [True], "Enter presses the button that has the focus, once"
    QTest.keyClick(dialog.main, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_dialog_without_a_field_begins_on_the_button_that_leaves_it(window):
    dialog = DialogFrame(window, "A title", "A line.", width=40)
    keep = PrimaryButton("Keep")
    dialog.add_buttons(keep)
    dialog.open()
    assert dialog.focusWidget() is dialog.close_button
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_screen_reader_gets_title_and_text_of_a_dialog_and_it_is_as_wide_as_its_letters(window):
    dialog = _Dialog(window)
    assert (dialog.windowTitle(), dialog.accessibleDescription()) == ("A title", "A line under it.")
    assert [label.text() for label in dialog.findChildren(QLabel)] == ["A title", "A line under it."]
    assert dialog.minimumSizeHint().width() >= letters(60, dialog.fontMetrics())


def test_a_dialog_offers_of_a_problem_only_what_it_can_do(window):
    problem = Problem(ProblemKind.TOOK_TOO_LONG)
    assert words_of(problem).actions, "a problem with actions"
    dialog = _Dialog(window)
    dialog.open()
    saving: Operation[Problem | None] = Operation((), 1)
    saving.stage, saving.outcome, saving.problem = Stage.DONE, problem, problem
    dialog.accept_after(saving)
    assert dialog.isVisible() and dialog.banner.problem == problem
    offered = {button.objectName() for button in dialog.banner.findChildren(LinkButton)}
    assert not {f"Action-{action}" for action, _ in words_of(problem).actions} & offered
    saving.outcome = saving.problem = None
    dialog.accept_after(saving)
    assert not dialog.isVisible()


def test_no_dialog_is_larger_than_the_screen_and_its_body_scrolls_there(window, qtbot):
    form = DialogFrame(window, "A title", "A line. " * 30, width=60)
    lines = [PlainLabel(f"Line {number}") for number in range(200)]
    for line in lines:
        form.column.addWidget(line)
    last = QLineEdit()
    form.column.addWidget(last)
    table = DialogFrame(window, "A title", "A line.", width=4000, lines=400)
    room = window.screen().availableGeometry()
    for dialog in (form, table):
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(lambda dialog=dialog: room.contains(dialog.frameGeometry()))
        assert dialog.rect().contains(dialog.close_button.geometry())
    (area,) = form.findChildren(FittingArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0 == area.horizontalScrollBar().maximum())
    form.activateWindow()
    last.setFocus()
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
    for line in lines:
        line.hide()
    qtbot.waitUntil(lambda: form.height() < room.height() // 2 and area.verticalScrollBar().maximum() == 0)
