"""A field for tills, which it shows as chips.

They are typed one by one, picked by name, or pasted as a column from a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QSizePolicy, QWidget

from k2desk.model.outside import one_line
from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.till_numbers import LONGEST, USUAL_TILL, folded, till_numbers
from k2desk.ui.controls.after_press import after_press
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.field import mark_wrong
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.suggestions import Suggestions
from k2desk.ui.controls.till_chip import TillChip
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.text_room import letters
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.plain import filled

_BETWEEN = re.compile(r"[\s,;]")
_MOST = 2_000
_LONGEST_PASTE = 65_000
_FOLDED = 12
"""How many chips are shown of many."""


class TillsEdit(Translated, QFrame):
    """Chips with a × each, and a place to type the next number.

    A number that is being typed counts as a till as well.
    """

    changed = Signal(list)
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None, *, folds: bool = False) -> None:
        """Make the field. With `folds`, only the last of many chips are shown, until the user wants to see all."""
        super().__init__(parent)
        self.setProperty("kind", "field")
        self._folds = folds
        self._names: Mapping[str, str] = {}
        self._chips: list[TillChip] = []
        self._length = 0
        self._is_open = False
        self._remove = "Remove {till}"
        self.edit = QLineEdit()
        self.edit.setProperty("kind", "inner")
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.setMinimumWidth(letters(19, self.fontMetrics()))
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._typed)
        self._suggestions = Suggestions(self.edit)
        self._suggestions.picked.connect(self._pick)
        self._more = LinkButton(object_name="MoreTills", clicked=self._fold_or_open)
        self._more.hide()
        self._flow = FlowLayout(self._more, self.edit)
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
            chip.name(filled(remove, till=chip.words))

    def offer(self, names: Mapping[str, str]) -> None:
        """Set the tills of the shop with their names. They are picked by number or name, and chips show both."""
        if names == self._names:
            return
        self._names = dict(names)
        self._suggestions.offer({till_words(*one): one[0] for one in names.items()})
        for chip in self._chips:
            self._name_chip(chip)

    def tills(self) -> tuple[str, ...]:
        """Return all numbers in their order, including the number that is being typed."""
        return tuple(dict.fromkeys([*(chip.till for chip in self._chips), *self._typed_tills()]))

    def _typed_tills(self) -> tuple[str, ...]:
        """Return the tills in the place to type. The beginning of a known name is no till yet."""
        text = self.edit.text()
        if (number := self._by_name(text)) is not None:
            return (number,)
        return () if self._begin_with(text) else till_numbers(text)

    def _by_name(self, text: str) -> str | None:
        """Return the only till with this name, or None."""
        wanted = " ".join(text.split()).casefold()
        found = [number for number, name in self._names.items() if name and wanted in _called(number, name)]
        return found[0] if len(found) == 1 else None

    def _begin_with(self, text: str) -> list[str]:
        """Return the tills whose name begins with `text`."""
        begun = " ".join(text.split()).casefold()
        return [number for number, name in self._names.items() if begun and name.casefold().startswith(begun)]

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
        """Make a chip of what is being typed. The beginning of several names stays, because it may be any of them."""
        begun = self._begin_with(self.edit.text())
        if len(begun) > 1 and self._by_name(self.edit.text()) is None:
            return
        self._add(begun or self._typed_tills())
        self.edit.clear()

    def _pick(self, number: str) -> None:
        self._add([number])
        self.edit.clear()
        self.changed.emit(list(self.tills()))

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
                # The chip may take a new line, and nothing may move below a mouse button that is down.
                after_press(self, self.take_pending)
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
            is_named = event.text() == "," and self._by_name(typed) is not None
            if typed and event.text() != ";" and not USUAL_TILL.fullmatch(typed) and not is_named:
                return False
            self.take_pending()
            return True
        if event.key() == Qt.Key.Key_Backspace and not self.edit.text() and self._chips:
            self.edit.setText(self._drop(len(self._chips) - 1))
            self._fold()
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
        for till in islice((number for text in tills for number in self._read(text)), _MOST):
            if till not in known and len(self._chips) < _MOST:
                known.add(till)
                chip = TillChip(till, self)
                self._name_chip(chip)
                chip.removed.connect(lambda by_key, chip=chip: self._take(chip, by_key))
                chip.left.connect(lambda step, chip=chip: self._go_on(chip, step))
                chip.show()
                self._chips.append(chip)
                self._flow.insert(len(self._chips), chip)
        self._fold()
        self._flow.setEnabled(True)
        self._flow.activate()
        self.updateGeometry()

    def _read(self, text: str) -> tuple[str, ...]:
        number = self._by_name(text)
        return (number,) if number is not None else till_numbers(text)

    def _name_chip(self, chip: TillChip) -> None:
        chip.show_words(till_words(chip.till, self._names.get(chip.till) or self._names.get(chip.till.swapcase(), "")))
        chip.name(filled(self._remove, till=chip.words))

    def _fold_or_open(self) -> None:
        self._is_open = not self._is_open
        self._fold()

    def _fold(self) -> None:
        """Hide all but the last chips, if there are many."""
        many = self._folds and len(self._chips) > _FOLDED + _FOLDED // 2
        hidden = len(self._chips) - _FOLDED if many and not self._is_open else 0
        for place, chip in enumerate(self._chips):
            if chip.isHidden() != (place < hidden):
                chip.setHidden(place < hidden)
        self._more.setText((lambda: self.tr("%n more", "", hidden)) if hidden else lambda: self.tr("Show fewer"))
        self._more.setVisible(many)

    def _take(self, chip: TillChip, by_key: bool) -> None:
        if by_key:
            self._go_on(chip, 1)
        else:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(self._chips.index(chip))
        self._fold()
        self.changed.emit(list(self.tills()))

    def _go_on(self, chip: TillChip, step: int) -> None:
        place = self._chips.index(chip) + step
        stays = step and place < len(self._chips)
        if stays and self._chips[max(0, place)].isHidden():
            self._fold_or_open()
        (self._chips[max(0, place)] if stays else self.edit).setFocus(Qt.FocusReason.TabFocusReason)

    def _drop(self, place: int) -> str:
        chip = self._chips[place]
        if chip.hasFocus():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        del self._chips[place]
        self._flow.takeAt(place + 1)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()
        return chip.till


def _called(number: str, name: str) -> tuple[str, ...]:
    """Return what a till is called: its name, and its number with the name."""
    return name.casefold(), till_words(number, name).casefold()
