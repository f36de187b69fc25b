"""The dialog that gets a lost list back: it says what each way would give back before anything is done."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.recovery import Backup, BackupFault, Recovery
from k2desk.services.list_copies import KnownCopies
from k2desk.services.operation import Operation
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.choice_card import ChoiceCard
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.problem_dialog import Choice
from k2desk.ui.style.theme import GAP_M, GAP_S
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import whole

_LETTERS = 84


class Way(Enum):
    """A way that the user can choose."""

    WHOLE = "whole"
    BACKUP = "backup"
    KEEP = "keep"
    ANEW = "anew"


_CHOICES = {Way.KEEP: Choice.KEEP, Way.ANEW: Choice.ANEW}


class RecoveryDialog(DialogFrame):
    """Offers the ways to get a list back. `chosen` carries a `Choice`, and the `Recovery` to take, or None."""

    chosen = Signal(object, object)

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        copies: KnownCopies,
        look: Callable[[Backup], Operation[Recovery | BackupFault]],
        choices: frozenset[Choice],
    ) -> None:
        super().__init__(parent, title, text, width=_LETTERS)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._copies = copies
        self._look = look
        self._looked: dict[Backup, Recovery | BackupFault] = {}
        self.cards: dict[Way, ChoiceCard] = {}
        self.go_on = PrimaryButton("", object_name="GoOn", clicked=self._go_on)
        self.backups = named(ChoiceBox(), "Backups", self.tr("The backup to take"))
        self._build(choices)
        self.rejected.connect(lambda: self.chosen.emit(Choice.CLOSE, None))

    def _build(self, choices: frozenset[Choice]) -> None:
        whole_way = self._copies.whole
        if whole_way is not None:
            self._add(Way.WHOLE, self.tr("Everything that K2Desk wrote down"), self.what(whole_way))
        if self._copies.backups:
            self._add(Way.BACKUP, self.tr("One backup"), self.tr("Choose the day. You see first what it holds."))
            for backup in self._copies.backups:
                self.backups.addItem(whole(backup.taken_at), backup)
            self.backups.currentIndexChanged.connect(self._backup_chosen)
            label = PlainLabel(self.tr("&From"))
            label.setBuddy(self.backups)
            self.column.addLayout(in_row(label, (self.backups, 1), spacing=GAP_M))
        if Choice.KEEP in choices:
            line = self.tr("K2Desk goes on with this file. Everything else is kept.")
            self._add(Way.KEEP, self.tr("The list that is there now"), line)
        if Choice.ANEW in choices:
            line = self.tr("K2Desk keeps the old file and the backups. You can get them back later.")
            self._add(Way.ANEW, self.tr("An empty list"), line)
        self.column.setSpacing(GAP_S)
        self.add_buttons(self.go_on)
        if Choice.AGAIN in choices:
            again = SecondaryButton(self.tr("&Try again"), object_name="TryAgain")
            again.clicked.connect(lambda: self.chosen.emit(Choice.AGAIN, None))
            self.add_buttons(again)
        first = next(iter(self.cards.values()))
        first.setChecked(True)
        first.setFocus()
        self._show()

    def _add(self, way: Way, title: str, line: str) -> None:
        card = named(ChoiceCard(), f"Way-{way.value}")
        card.set_words(lambda: title, lambda: line)
        card.toggled.connect(lambda on: self._picked(way) if on else None)
        self.cards[way] = card
        self.column.addLayout(in_column(card))

    @property
    def way(self) -> Way:
        """The way that is chosen now."""
        return next(way for way, card in self.cards.items() if card.isChecked())

    def _picked(self, way: Way) -> None:
        if way is Way.BACKUP:
            self._backup_chosen()
        self._show()

    def _backup_chosen(self, *_: int) -> None:
        self.cards[Way.BACKUP].setChecked(True)
        backup = self.backups.currentData()
        if backup not in self._looked:
            self.cards[Way.BACKUP].set_line(self.tr("K2Desk looks into this backup…"))
            when_done(self, self._look(backup), lambda operation: self._was_looked_at(backup, operation))
        else:
            self.cards[Way.BACKUP].set_line(self.what(self._looked[backup]))
        self._show()

    def _was_looked_at(self, backup: Backup, operation: Operation[Recovery | BackupFault]) -> None:
        self._looked[backup] = operation.outcome if operation.outcome is not None else BackupFault.DAMAGED
        if backup == self.backups.currentData():
            self.cards[Way.BACKUP].set_line(self.what(self._looked[backup]))
        self._show()

    def recovery(self) -> Recovery | None:
        """Return what the chosen way gives back, once it is known to work."""
        if self.way is Way.WHOLE:
            return self._copies.whole
        found = self._looked.get(self.backups.currentData()) if self.way is Way.BACKUP else None
        return found if isinstance(found, Recovery) else None

    def _show(self) -> None:
        needs_a_copy = self.way in {Way.WHOLE, Way.BACKUP}
        words = {Way.KEEP: self.tr("&Keep this list"), Way.ANEW: self.tr("&Begin with an empty list")}
        self.go_on.setText(words.get(self.way, self.tr("&Get it back")))
        self.go_on.setEnabled(not needs_a_copy or self.recovery() is not None)

    def _go_on(self) -> None:
        self.go_on.setEnabled(False)
        self.chosen.emit(_CHOICES.get(self.way, Choice.RESTORE), self.recovery())

    def what(self, found: Recovery | BackupFault) -> str:
        """Return what a copy gives back, in words."""
        if isinstance(found, BackupFault):
            return self._faults()[found]
        subscriptions = self.tr("%n subscriptions", "", found.subscriptions)
        tills = self.tr("%n tills", "", found.tills)
        sentences = [filled(self.tr("{subscriptions} and {tills}."), subscriptions=subscriptions, tills=tills)]
        if found.as_of is not None:
            sentences.append(filled(self.tr("As it was on {when}."), when=whole(found.as_of)))
        if found.is_foreign:
            sentences.append(self.tr("This is another list than the last one."))
        elif found.missing:
            sentences.append(self.tr("%n newer subscriptions would be missing.", "", found.missing))
        elif found.unreadable:
            sentences.append(self.tr("%n changes can’t be read any more.", "", found.unreadable))
        elif found.journals:
            sentences.append(self.tr("Nothing is missing."))
        words = " ".join(sentences)
        return words[:1].upper() + words[1:]

    def _faults(self) -> dict[BackupFault, str]:
        return {
            BackupFault.MISSING: self.tr("This backup is no longer there."),
            BackupFault.TOO_LARGE: self.tr("This file is too large to be a list of K2Desk."),
            BackupFault.NOT_A_LIST: self.tr("This file is not a list of K2Desk. Choose another one."),
            BackupFault.NEWER: self.tr("A newer K2Desk made this backup. Install the newer K2Desk first."),
            BackupFault.DAMAGED: self.tr("This backup is damaged. Choose another one."),
        }
