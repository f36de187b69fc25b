"""A field for till numbers, which it shows as chips.

They are typed one by one or pasted as a column from a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QSizePolicy, QWidget

from k2desk.model.outside import one_line
from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.till_numbers import LONGEST, USUAL_TILL, folded, till_numbers
from k2desk.ui.controls.field import mark_wrong
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.till_chip import TillChip
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.text_room import letters
from k2desk.ui.text.plain import filled

_BETWEEN = re.compile(r"[\s,;]")
_MOST = 2_000
_LONGEST_PASTE = 65_000


class TillsEdit(Translated, QFrame):
    """Chips with a × each, and a place to type the next number.

    A number that is being typed counts as a till as well.
    """

    changed = Signal(list)
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "field")
        self._chips: list[TillChip] = []
        self._length = 0
        self._remove = "Remove {till}"
        self.edit = QLineEdit()
        self.edit.setProperty("kind", "inner")
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.setMinimumWidth(letters(19, self.fontMetrics()))
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._typed)
        self._flow = FlowLayout(self.edit)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, name: Words, placeholder: Words, remove: Words) -> None:
        """Set the words. `remove` contains {till}."""
        self.put_words(self.edit.setAccessibleName, name)
        self.put_words(self.edit.setPlaceholderText, placeholder)
        self.put_words(self._show_remove, remove)

    def _show_remove(self, remove: str) -> None:
        self._remove = remove
        for chip in self._chips:
            chip.name(filled(remove, till=chip.till))

    def tills(self) -> tuple[str, ...]:
        """Return all numbers in their order, including the number that is being typed."""
        return tuple(dict.fromkeys([*(chip.till for chip in self._chips), *till_numbers(self.edit.text())]))

    def set_tills(self, tills: tuple[str, ...]) -> None:
        """Show these numbers."""
        if tills == self.tills():
            return
        while self._chips:
            self._drop(len(self._chips) - 1)
        self._add(tills)
        if self.edit.text():
            self.edit.clear()  # which emits `changed`
        else:
            self.changed.emit(list(self.tills()))

    def put_right(self, problem: Problem | None) -> None:
        """Replace a number that is probably wrong with the number of the problem."""
        if problem is None or problem.kind is not ProblemKind.ONE_TILL_OR_TWO:
            return
        self.take_pending()
        wrong, right = problem.param["till"], problem.param["number"]
        self.set_tills(tuple(right if till == wrong else till for till in self.tills()))
        self.edit.setFocus()

    def correct(self) -> None:
        """Set the focus to the place to type."""
        self.edit.setFocus()

    def clear_odd(self) -> None:
        """Remove what does not look like a till number, such as a key."""
        self.set_tills(tuple(till for till in self.tills() if USUAL_TILL.fullmatch(till)))
        self.correct()

    def set_wrong(self, wrong: bool, why: str) -> None:
        """Mark the field as wrong or right. Screen readers read `why`."""
        mark_wrong(self, wrong)
        self.edit.setAccessibleDescription(why)

    def take_pending(self) -> None:
        """Make a chip of what is being typed."""
        self._add(till_numbers(self.edit.text()))
        self.edit.clear()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the focus to the place to type when the user clicks beside the chips."""
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make a chip when the user ends a till.

        Enter, comma, space and leaving the field end it; Backspace in the empty place turns the last chip back into
        text. In a text that is not a till number, a comma and a space are kept: "Westlands shop" may be meant, and the
        form asks about 555,123. Opening the field's menu or switching to another window doesn't count as leaving.
        """
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut} and isinstance(event, QFocusEvent):
            elsewhere = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
            if event.type() is QEvent.Type.FocusOut and event.reason() not in elsewhere and self.edit.text():
                self.take_pending()
            self.setProperty("active", event.type() is QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.edit.text().strip():
                self.take_pending()
            else:
                self.submitted.emit()
            return True
        if event.text() in {",", ";", " "}:
            typed = folded(self.edit.text()).strip()
            if typed and event.text() != ";" and not USUAL_TILL.fullmatch(typed):
                return False
            self.take_pending()
            return True
        if event.key() == Qt.Key.Key_Backspace and not self.edit.text() and self._chips:
            self.edit.setText(self._drop(len(self._chips) - 1))
            return True
        if event.key() == Qt.Key.Key_Left and self._chips and not self.edit.cursorPosition():
            if self.edit.hasSelectedText():
                return False
            self._chips[-1].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            return True
        return False

    def _paste(self) -> None:
        text = QApplication.clipboard().text()[:_LONGEST_PASTE]
        parts = till_numbers(text, _MOST)
        if len(parts) <= 1:
            # The text that is already there may be the beginning of this number.
            self.edit.insert(one_line(text, LONGEST))
            return
        self._add(parts)
        self.changed.emit(list(self.tills()))

    def _typed(self, text: str) -> None:
        # More than one new character is a column from the menu's Paste, a drop or an input method.
        at_once, self._length = len(text) - self._length > 1, len(text)
        if at_once and _BETWEEN.search(text):
            self.take_pending()
        else:
            self.changed.emit(list(self.tills()))

    def _add(self, tills: Iterable[str]) -> None:
        known = {chip.till for chip in self._chips}
        # Disabled, because each new chip would arrange all others again: 20 seconds for 2,000 chips.
        self._flow.setEnabled(False)
        for till in islice((number for text in tills for number in till_numbers(text)), _MOST):
            if till not in known and len(self._chips) < _MOST:
                known.add(till)
                chip = TillChip(till, self)
                chip.name(filled(self._remove, till=till))
                chip.removed.connect(lambda by_key, chip=chip: self._take(chip, by_key))
                chip.left.connect(lambda step, chip=chip: self._go_on(chip, step))
                chip.show()
                self._chips.append(chip)
                self._flow.insert(len(self._chips) - 1, chip)
        self._flow.setEnabled(True)
        self._flow.activate()
        self.updateGeometry()

    def _take(self, chip: TillChip, by_key: bool) -> None:
        if by_key:
            self._go_on(chip, 1)
        else:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(self._chips.index(chip))
        self.changed.emit(list(self.tills()))

    def _go_on(self, chip: TillChip, step: int) -> None:
        place = self._chips.index(chip) + step
        stays = step and place < len(self._chips)
        (self._chips[max(0, place)] if stays else self.edit).setFocus(Qt.FocusReason.TabFocusReason)

    def _drop(self, place: int) -> str:
        chip = self._chips[place]
        if chip.hasFocus():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        del self._chips[place]
        self._flow.takeAt(place)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()
        return chip.till
