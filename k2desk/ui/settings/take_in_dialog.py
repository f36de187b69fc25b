"""Opens a hand-over file, shows what is new and what differs, and takes in what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.services.hand_over.service import STEPS, Decisions, KeysIn, Opened, TakenIn
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import in_column, in_grid, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton
from k2desk.ui.controls.chip import EnvironmentTag
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.if_alive import if_alive, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.pressed import TickBox
from k2desk.ui.controls.secret_field import SecretField
from k2desk.ui.controls.table_view import Mode, set_up_table
from k2desk.ui.settings.running_row import RunningRow
from k2desk.ui.style.theme import GAP_M, GAP_S, heading_font, small_font
from k2desk.ui.text.accounts import account_name, environment_word
from k2desk.ui.text.hand_over import counts_of, difference_words, settings_words
from k2desk.ui.text.plain import filled, literal, plain_tip
from k2desk.ui.text.times import day_and_time

if TYPE_CHECKING:
    from k2desk.services.hand_over.merging import AccountMerge, Difference
    from k2desk.services.hand_over.service import HandOvers
    from k2desk.services.operation import Operation

_WRAPPED = 100
"""The number of rows whose height fits their words. Measuring more would freeze the window."""

_SHOWN = 300
"""The most differences that are listed. The others follow the newest."""


def ask_for_file(parent: QWidget, hand_over: HandOvers, taken: SignalInstance) -> None:
    """Ask for a file, and open the dialog for it. `taken` is emitted with the accounts."""

    def show(path: Path) -> None:
        dialog = TakeInDialog(parent, hand_over, path)
        dialog.taken.connect(taken)
        dialog.open()

    _ask(QFileDialog(parent, TakeInDialog.title(), acceptMode=QFileDialog.AcceptMode.AcceptOpen), show)


def _ask(dialog: QFileDialog, use: Callable[[Path], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([f"{TakeInDialog.title()} (*.age)", "* (*)"])
    dialog.fileSelected.connect(lambda chosen: use(Path(chosen)))
    dialog.open()


class TakeInDialog(DialogFrame):
    """Changes nothing before *Take it in* is pressed."""

    taken = Signal(object)

    def __init__(self, parent: QWidget, hand_over: HandOvers, path: Path) -> None:
        text = self.tr("Nothing is sent to Kopo Kopo. Nothing changes here before you press “Take it in”.")
        super().__init__(parent, self.title(), text, width=118)
        self._hand_over = hand_over
        self._path = path
        self._running: Operation[Opened | Problem] | None = None
        self._opened: Opened | None = None
        self._shown: list[Difference] = []
        self._build()
        self.banner.offer({ProblemAction.TRY_AGAIN: self._type_again, ProblemAction.OPEN_OTHER: self._open_other})

    @staticmethod
    def title() -> str:
        """Return the dialog's title in the language in use."""
        return QCoreApplication.translate("TakeInDialog", "Continue someone else’s work")

    def _build(self) -> None:
        self.file = PlainLabel(self._path.name, font=heading_font(), wrap=True)
        self.passphrase = SecretField()
        self.passphrase.set_label(self.tr("&Passphrase"))
        self.passphrase.set_eye_names(self.tr("Show the passphrase"), self.tr("Hide the passphrase"))
        self.passphrase.set_hint(self.tr("It may be on the sheet of paper that came with the file."))
        self.passphrase.edit.setObjectName("TakeInPassphrase")
        self.passphrase.edit.returnPressed.connect(self._press)
        self.passphrase.edit.textChanged.connect(lambda _: self._name_button())
        self.about = PlainLabel(kind="muted", wrap=True)
        self.about.hide()
        self.accounts = in_column(spacing=GAP_M)
        self.ticks: dict[str, TickBox] = {}
        self.differences = named(QTableWidget(0, 4), "HandOverDifferences", self.tr("What differs"))
        self.differences.setHorizontalHeaderLabels(
            [self.tr("Take from the file"), self.tr("What"), self.tr("Here"), self.tr("In the file")]
        )
        set_up_table(self.differences, Mode.SingleSelection)
        self.differences.setSizeAdjustPolicy(QTableWidget.SizeAdjustPolicy.AdjustToContents)
        self.differences.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for column in range(4):
            self.differences.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.differences.hide()
        self.more = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self.more.hide()
        self.settings = TickBox("", object_name="TakeSettings")
        self.settings.hide()
        preview = in_column(self.about, self.accounts, self.settings, spacing=GAP_M)
        self.progress = RunningRow(
            (self.tr("Reading the file…"), self.tr("Opening it…"), self.tr("Comparing it with your list…")),
            self.tr("Progress of opening"),
        )
        assert STEPS == 3
        self.go = PrimaryButton("", object_name="TakeIn", clicked=self._press)
        self.add_buttons(self.go)
        self.column.addWidget(self.file)
        self.column.addWidget(self.passphrase)
        self.column.addLayout(preview)
        self.column.addWidget(self.differences)
        self.column.addWidget(self.more)
        self.column.addWidget(self.progress)
        self._name_button()

    # -- opening -----------------------------------------------------------------------------------------------------

    @property
    def _is_busy(self) -> bool:
        return self._running is not None and not self._running.finished

    def _name_button(self) -> None:
        if self._is_busy:
            self.go.setText(self.tr("Ca&ncel"))
        elif self._opened is None:
            self.go.setText(self.tr("&Open"))
        else:
            self.go.setText(self.tr("&Take it in"))
        ready = bool(self.passphrase.edit.text()) or self._opened is not None
        chosen = self._opened is None or any(tick.isChecked() for tick in self.ticks.values())
        self.go.setEnabled(self._is_busy or (ready and chosen))

    def _press(self) -> None:
        if self._running is not None and not self._running.finished:
            self._running.cancel()
        elif self._opened is None:
            self._open()
        else:
            self._take_in(self._opened)

    def _open(self) -> None:
        if not self.passphrase.edit.text():
            return
        self.banner.show_problem(None)
        self._running = self._hand_over.open(self._path, self.passphrase.edit.text())
        self.passphrase.setEnabled(False)
        self.progress.show_step(self._running)
        self._running.listen(if_alive(self, self._moved))
        self._name_button()

    def _moved(self, running: Operation[Opened | Problem]) -> None:
        self.progress.show_step(running)
        if not running.finished:
            return
        self.passphrase.setEnabled(True)
        outcome = running.outcome
        self.banner.show_problem(running.problem)
        if isinstance(outcome, Opened):
            self.show_preview(outcome)
        elif outcome is not None and outcome.kind is ProblemKind.WRONG_PASSPHRASE:
            self._type_again()
        self._name_button()

    def _type_again(self) -> None:
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.passphrase.edit.selectAll()

    def _open_other(self) -> None:
        dialog = QFileDialog(self, self.title(), acceptMode=QFileDialog.AcceptMode.AcceptOpen)
        _ask(dialog, self._use)

    def _use(self, path: Path) -> None:
        """Show the form for another file."""
        self._path = path
        self.file.setText(path.name)
        self.banner.show_problem(None)
        self._type_again()

    # -- the preview -------------------------------------------------------------------------------------------------

    def show_preview(self, opened: Opened) -> None:
        """Show what is new, what differs and what is the same."""
        self._opened = opened
        self.passphrase.edit.clear()
        self.passphrase.hide()
        found = opened.hand_over
        made_by = found.made_by or self.tr("somebody")
        text = self.tr("Made by {name}: {day}.")
        self.file.hide()
        words = [self._path.name, "·", filled(text, name=made_by, day=day_and_time(found.made_at))]
        if opened.changes_nothing:
            words.append(self.tr("All of it is here already."))
        elif opened.takes_order:
            words.append(self.tr("Your accounts get the order that was chosen there, since it is newer."))
        self.about.setText(" ".join(words))
        self.about.show()
        for one, merge in zip(opened.hand_over.accounts, opened.merges, strict=True):
            self.accounts.addWidget(self._card(one.account.id, merge, opened))
        self._show_differences(opened)
        if opened.settings:
            text = self.tr("Take its settings too: {names}")
            self.settings.setText(filled(text, names=settings_words({**opened.settings})))
            self.settings.show()
        announce(self, self.about.text())
        self._name_button()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, account_id: str, merge: AccountMerge, opened: Opened) -> QWidget:
        account = merge.changes.account
        tick = self.ticks[account_id] = TickBox(literal(account_name(account)), object_name=f"Take-{account_id}")
        tick.setChecked(True)
        tick.setFont(heading_font())
        tick.toggled.connect(lambda _: self._name_button())
        tag = EnvironmentTag(account.environment)
        tag.show_word(environment_word(account.environment))
        grid = in_grid(horizontal=GAP_M * 2, vertical=2, wide=4)
        heads = (self.tr("new"), self.tr("different"), self.tr("the same"))
        for place, head in enumerate(heads, start=1):
            grid.addWidget(PlainLabel(head, kind="muted", font=small_font()), 0, place)
        for row, (name, *numbers) in enumerate(counts_of(merge), start=1):
            grid.addWidget(PlainLabel(name), row, 0)
            for place, number in enumerate(numbers, start=1):
                grid.addWidget(PlainLabel(f"{number:,}"), row, place)
        card = QWidget()
        column = in_column(in_row(tag, (tick, 1), spacing=GAP_S), grid, on=card, spacing=GAP_S)
        for remark in self._remarks(merge, opened.keys.get(account_id, KeysIn.NONE)):
            column.addWidget(PlainLabel(remark, kind="muted", font=small_font(), wrap=True))
        return card

    def _remarks(self, merge: AccountMerge, handed: KeysIn) -> list[str]:
        account = merge.changes.account
        remarks = []
        if merge.is_unknown and any(account_name(one) == account_name(account) for one in self._hand_over.accounts):
            remarks.append(self.tr("Another account here has this name. Both stay, each with its own list."))
        if merge.elsewhere:
            remarks.append(self.tr("%n subscriptions are in another account here and stay there.", "", merge.elsewhere))
        keys = {
            KeysIn.NEW: self.tr("Its keys come along, into this computer’s password store."),
            KeysIn.OWN: self.tr("This computer has its own keys for it, and keeps them."),
            KeysIn.OTHER_HOST: self.tr("The keys in the file are for another place. They are not taken over."),
        }.get(handed, "")
        return [*remarks, *([keys] if keys else [])]

    def _show_differences(self, opened: Opened) -> None:
        rows = {one.id: one for account in opened.hand_over.accounts for one in account.subscriptions}
        whole = [one for merge in opened.merges for one in merge.differences]
        self._shown = whole[:_SHOWN]
        self.differences.setRowCount(len(self._shown))
        for row, difference in enumerate(self._shown):
            what, field, here, theirs = difference_words(difference, rows)
            for column, text in enumerate((field, what, here, theirs)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                self.differences.setItem(row, column, item)
            first = self.differences.item(row, 0)
            if first is not None:
                first.setCheckState(Qt.CheckState.Checked if difference.takes_theirs else Qt.CheckState.Unchecked)
                if not difference.can_choose:
                    first.setFlags(first.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        if len(self._shown) <= _WRAPPED:
            self.differences.resizeRowsToContents()
        self.differences.setVisible(bool(self._shown))
        words = self.tr("What was changed last is chosen. Tick a row to take it from the file.")
        if len(whole) > _SHOWN:
            text = self.tr("The first {n} of {all} are listed. The others follow what was changed last.")
            words = filled(text, n=_SHOWN, all=len(whole))
        self.more.setText(words)
        self.more.setVisible(bool(self._shown))

    def choices(self) -> dict[tuple[str, str, str], bool]:
        """Return what is ticked."""
        found = {}
        for row, difference in enumerate(self._shown):
            item = self.differences.item(row, 0)
            if item is not None:
                found[difference.name] = item.checkState() is Qt.CheckState.Checked
        return found

    # -- taking in ---------------------------------------------------------------------------------------------------

    def _take_in(self, opened: Opened) -> None:
        self.go.setEnabled(False)
        chosen = frozenset(account_id for account_id, tick in self.ticks.items() if tick.isChecked())
        decisions = Decisions(chosen, self.choices(), self.settings.isChecked())
        when_done(self, self._hand_over.take_in(opened, decisions), self._taken)

    def _taken(self, taking: Operation[TakenIn | Problem]) -> None:
        outcome = taking.outcome
        if isinstance(outcome, TakenIn):
            announce(self, self.tr("Taken in."))
            self.accept()
            self.taken.emit(outcome)
            return
        self.banner.show_problem(taking.problem, again=self._press)
        self._name_button()

    def done(self, result: int) -> None:
        """Close the dialog, and cancel what is under way."""
        if self._running is not None:
            self._running.cancel()
        self.passphrase.edit.clear()
        super().done(result)
