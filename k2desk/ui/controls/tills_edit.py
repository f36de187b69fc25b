"""Till numbers as chips in a field: typed one by one, or pasted as a column from a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from k2desk.desk.forms.pasted import clean_key
from k2desk.ui.controls.buttons import IconButton
from k2desk.ui.controls.field import mark_wrong
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.theme import Tone, theme, tone_colours

_BETWEEN = re.compile(r"[\s,;]+")
_MOST = 2_000
_LONGEST = 64


class _Chip(QFrame):
    removed = Signal(str)

    def __init__(self, till: str, remove: str) -> None:
        super().__init__()
        self.till = till
        self._label = PlainLabel(till)
        self.button = IconButton("close", remove)
        self.button.clicked.connect(lambda: self.removed.emit(self.till))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 2, 1)
        row.setSpacing(2)
        row.addWidget(self._label)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        ink, ground = tone_colours(Tone.QUIET, theme().scheme)
        self._label.setStyleSheet(f"color: {ink.name()}; font-weight: 600; background: transparent")
        self.setStyleSheet(f"_Chip {{ background: {ground.name()}; border-radius: 6px; }}")


class TillsEdit(QFrame):
    """Chips with a × each, and a place to type the next one. What is pending there counts as a till as well."""

    changed = Signal(list)
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "field")
        self._chips: list[_Chip] = []
        self._remove = "Remove {till}"
        self.edit = QLineEdit()
        self.edit.setProperty("kind", "inner")
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.setMinimumWidth(self.fontMetrics().averageCharWidth() * 14)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._typed)
        self._flow = FlowLayout()
        self._flow.addWidget(self.edit)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.edit)

    def set_words(self, name: str, placeholder: str, remove: str) -> None:
        """Puts the words in place; `remove` holds {till}."""
        self._remove = remove
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        for chip in self._chips:
            chip.button.name(remove.replace("{till}", chip.till))

    def tills(self) -> tuple[str, ...]:
        """All numbers in their order, the one that is being typed too."""
        pending = clean_key(self.edit.text()).value
        found = [chip.till for chip in self._chips]
        return tuple(dict.fromkeys([*found, pending] if pending else found))

    def set_tills(self, tills: tuple[str, ...]) -> None:
        """Shows these numbers."""
        if tills == self.tills():
            return
        for chip in tuple(self._chips):
            self._drop(chip)
        self.edit.clear()
        self._add(tills)
        self.changed.emit(list(self.tills()))

    def set_wrong(self, wrong: bool, why: str) -> None:
        """Marks the field, and says why to a screen reader."""
        mark_wrong(self, wrong)
        self.edit.setAccessibleDescription(why)

    def take_pending(self) -> None:
        """Makes a chip of what is being typed."""
        self._add(_BETWEEN.split(self.edit.text()))
        self.edit.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, comma and space end a number; Backspace in an empty place takes the last one back."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            if event.type() is QEvent.Type.FocusOut:
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
            self.take_pending()
            return True
        if event.key() == Qt.Key.Key_Backspace and not self.edit.text() and self._chips:
            self.edit.setText(self._chips[-1].till)
            self._drop(self._chips[-1])
            self.changed.emit(list(self.tills()))
            return True
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            return True
        return False

    def _paste(self) -> None:
        parts = [part for part in _BETWEEN.split(QApplication.clipboard().text()[:100_000]) if part]
        if len(parts) <= 1:
            self.edit.paste()
            return
        self._add(parts)
        self.changed.emit(list(self.tills()))

    def _typed(self) -> None:
        self.changed.emit(list(self.tills()))

    def _add(self, tills: Iterable[str]) -> None:
        known = {chip.till for chip in self._chips}
        for text in islice(tills, _MOST):
            till = clean_key(text).value[:_LONGEST]
            if till and till not in known and len(self._chips) < _MOST:
                known.add(till)
                chip = _Chip(till, self._remove.replace("{till}", till))
                chip.removed.connect(self._remove_one)
                self._chips.append(chip)
                self._flow.insert(len(self._chips) - 1, chip)
        self.updateGeometry()

    def _remove_one(self, till: str) -> None:
        for chip in tuple(self._chips):
            if chip.till == till:
                self._drop(chip)
        self.edit.setFocus()
        self.changed.emit(list(self.tills()))

    def _drop(self, chip: _Chip) -> None:
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()
