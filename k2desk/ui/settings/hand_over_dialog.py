"""Makes a hand-over file: which accounts, the passphrase, and afterwards the sheet of paper for it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.services.hand_over.passphrase import Strength
from k2desk.services.hand_over.service import Made, Order
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.ask_where import ask_where
from k2desk.ui.controls.build import in_column, in_row
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.chip import EnvironmentTag
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.if_alive import if_alive, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.paper import a4, ask_printer, printer_of
from k2desk.ui.controls.pressed import TickBox
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.secret_field import KeyField
from k2desk.ui.controls.tinted_frame import TintedFrame
from k2desk.ui.settings.hand_over_sheet import MARGIN, SheetFacts, paint, pdf_of, sheet
from k2desk.ui.settings.running_row import RunningRow
from k2desk.ui.style.theme import GAP_M, GAP_S, Tone, heading_font, small_font
from k2desk.ui.text.accounts import account_name, environment_word
from k2desk.ui.text.hand_over import strength_words
from k2desk.ui.text.language import language
from k2desk.ui.text.plain import filled, literal

if TYPE_CHECKING:
    from k2desk.model.records import AccountRecord
    from k2desk.services.chosen_files import ChosenFiles
    from k2desk.services.hand_over.service import HandOvers
    from k2desk.services.operation import Operation

FILE_NAME = "k2desk-hand-over.age"
_ACCOUNTS_SHOWN = 4
_SHEET_NAME = "k2desk-hand-over-sheet.pdf"


class HandOverDialog(DialogFrame):
    """Writes nothing before its button is pressed. The passphrase is forgotten when the dialog closes."""

    def __init__(self, parent: QWidget, hand_over: HandOvers, files: ChosenFiles) -> None:
        text = self.tr(
            "One file takes your list, tills, names, notes and history along. Only its passphrase opens it. Alerts that"
            " arrived stay here."
        )
        super().__init__(parent, self.tr("Hand over to another computer"), text, width=104)
        self._hand_over = hand_over
        self._files = files
        self._running: Operation[Made | Problem] | None = None
        self._made: Made | None = None
        self._build()
        self.banner.offer({ProblemAction.SAVE_ELSEWHERE: self._press, ProblemAction.OPEN_OTHER: self._press})
        self._suggest()

    def _build(self) -> None:
        self.ticks = {account.id: TickBox(literal(self._name_of(account))) for account in self._hand_over.accounts}
        self.accounts = in_column(spacing=GAP_S)
        real = any(account.environment != "practice" for account in self._hand_over.accounts)
        for account in self._hand_over.accounts:
            tick, tag = self.ticks[account.id], EnvironmentTag(account.environment)
            tick.setObjectName(f"HandOver-{account.id}")
            tick.setChecked(account.environment != "practice" or not real)
            tick.toggled.connect(lambda _: self._judge())
            tag.show_word(environment_word(account.environment))
            self.accounts.addLayout(in_row(tag, (tick, 1), spacing=GAP_S))
        listed = QWidget()
        listed.setLayout(self.accounts)
        area = scrolled(listed)
        # Of many accounts a few are seen, so that the rest of the dialog stays on a small screen.
        lines = min(len(self.ticks), _ACCOUNTS_SHOWN)
        area.setFixedHeight(lines * (self.fontMetrics().height() + GAP_M))
        self.made_by = Field()
        self.made_by.set_label(self.tr("Your na&me"), self.tr("(so that they know who made it)"))
        self.made_by.edit.setMaxLength(100)
        self.made_by.edit.setObjectName("HandOverMadeBy")
        self.passphrase = KeyField()
        self.passphrase.set_label(self.tr("&Passphrase"))
        self.passphrase.edit.setObjectName("HandOverPassphrase")
        self.passphrase.edit.textChanged.connect(lambda _: self._typed())
        self.passphrase.problem.offer({ProblemAction.SUGGEST: self._suggest})
        other = SecondaryButton(self.tr("&Other words"), "refresh", object_name="OtherWords", clicked=self._suggest)
        self.passphrase.row.addWidget(other)
        self.passphrase.set_hint(self.tr("Write it down, apart from the file. K2Desk does not keep it."))
        self.strength = PlainLabel(kind="muted", font=small_font())
        self.strength.hide()
        self.keys = TickBox(self.tr("Put the &keys in too"), object_name="HandOverKeys")
        self.warning = TintedFrame("attention", Tone.CARE)
        self.warning.words.addWidget(
            PlainLabel(
                self.tr(
                    "Then anybody with the file and the passphrase can use your Kopo Kopo account. Leave them out, and"
                    " the Administrator pastes them on the new computer."
                ),
                wrap=True,
            )
        )
        self.warning.hide()
        self.keys.toggled.connect(self.warning.setVisible)
        self.form = QWidget()
        in_column(
            area,
            self.made_by,
            self.passphrase,
            self.strength,
            self.keys,
            self.warning,
            on=self.form,
            spacing=GAP_M,
        )
        self.done_words = TintedFrame("check", Tone.GOOD)
        self.done_title, self.done_text = PlainLabel(font=heading_font(), wrap=True), PlainLabel(wrap=True)
        for label in (self.done_title, self.done_text):
            self.done_words.words.addWidget(label)
        self.print_it = TickBox(self.tr("Print the passphrase on the sheet"), object_name="PrintPassphrase")
        self.done_phrase = PlainLabel(font=heading_font(), wrap=True)
        self.after = QWidget()
        in_column(self.done_words, self.done_phrase, self.print_it, on=self.after, spacing=GAP_M)
        self.after.hide()
        self.progress = RunningRow(
            (self.tr("Encrypting…"), self.tr("Opening it once, to be sure…"), self.tr("Saving…")),
            self.tr("Progress of the hand-over"),
        )
        self.go = PrimaryButton("", "download", object_name="SaveHandOver", clicked=self._press)
        self.pdf = SecondaryButton(self.tr("Sa&ve the sheet…"), "file", object_name="SaveSheet")
        self.pdf.clicked.connect(lambda: ask_where(self, self.tr("Save the sheet"), _SHEET_NAME, self.save_sheet_to))
        self.printer = SecondaryButton(self.tr("P&rint the sheet…"), object_name="PrintSheet", clicked=self._print)
        self.add_buttons(self.go, self.printer, self.pdf)
        for button in (self.pdf, self.printer):
            button.hide()
        self.column.addWidget(self.form)
        self.column.addWidget(self.after)
        self.column.addWidget(self.progress)
        self._name_button()

    def _name_of(self, account: AccountRecord) -> str:
        name = account_name(account)
        return name if account.is_in_use else filled(self.tr("{name} (removed here)"), name=name)

    # -- the passphrase ----------------------------------------------------------------------------------------------

    def _suggest(self) -> None:
        self.passphrase.edit.setText(self._hand_over.new_passphrase(language().current))
        self.passphrase.edit.setCursorPosition(0)

    def _typed(self) -> None:
        self.passphrase.set_problem(None)
        text = self.passphrase.edit.text()
        when_done(self, self._hand_over.judge(text), partial(self._judged, text))

    def _judged(self, text: str, judging: Operation[Strength]) -> None:
        if judging.outcome is not None and text == self.passphrase.edit.text():
            self.strength.setText(strength_words(judging.outcome.value))
            self.strength.setVisible(bool(self.strength.text()))

    def _judge(self) -> None:
        self.go.setEnabled(self._is_busy or any(tick.isChecked() for tick in self.ticks.values()))

    # -- making ------------------------------------------------------------------------------------------------------

    @property
    def _is_busy(self) -> bool:
        return self._running is not None and not self._running.finished

    def _name_button(self) -> None:
        self.go.setText(self.tr("Ca&ncel") if self._is_busy else self.tr("&Save the file…"))
        self._judge()

    def _press(self) -> None:
        if self._running is not None and not self._running.finished:
            self._running.cancel()
            return
        self.banner.show_problem(None)
        # What was typed a moment ago may not have been judged yet.
        when_done(self, self._hand_over.judge(self.passphrase.edit.text()), self._ask_where)

    def _ask_where(self, judging: Operation[Strength]) -> None:
        if judging.outcome is None or not judging.outcome.is_enough:
            self.passphrase.set_problem(Problem(ProblemKind.WEAK_PASSPHRASE))
            self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        ask_where(self, self.tr("Save the hand-over file"), FILE_NAME, self.save_to)

    def save_to(self, path: Path) -> None:
        """Make the file."""
        chosen = frozenset(account_id for account_id, tick in self.ticks.items() if tick.isChecked())
        text = self.passphrase.edit.text()
        order = Order(chosen, text, self.made_by.edit.text(), self.keys.isChecked())
        self._running = self._hand_over.make(path, order)
        self.form.setEnabled(False)
        self.progress.show_step(self._running)
        self._running.listen(if_alive(self, self._moved))
        self._name_button()

    def _moved(self, running: Operation[Made | Problem]) -> None:
        self.progress.show_step(running)
        if not running.finished:
            return
        outcome = running.outcome
        self.form.setEnabled(True)
        self._name_button()
        self.banner.show_problem(running.problem)
        if isinstance(outcome, Made):
            self._show_made(outcome)

    def _show_made(self, made: Made) -> None:
        self._made = made
        self.done_title.setText(filled(self.tr("{file} is ready."), file=made.path.name))
        self.done_text.setText(
            self.tr("It holds %n subscriptions.", "", made.subscriptions)
            + " "
            + self.tr(
                "K2Desk opened it once and found all of it. Take it over on a memory stick, and give the passphrase"
                " another way: on paper or by phone."
            )
        )
        self.done_phrase.setText(filled(self.tr("Passphrase: {words}"), words=self.passphrase.edit.text()))
        self.form.hide()
        self.go.hide()
        for widget in (self.after, self.pdf, self.printer):
            widget.show()
        QTimer.singleShot(0, self, self.adjustSize)
        self.printer.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.done_title.text())

    # -- the sheet ---------------------------------------------------------------------------------------------------

    def facts(self) -> SheetFacts:
        """Return what the sheet says."""
        assert self._made is not None
        ticked = [one for one in self._hand_over.accounts if self.ticks[one.id].isChecked()]
        return SheetFacts(
            self._made.path.name,
            self._made.made_at,
            self.made_by.edit.text(),
            tuple(ticked),
            self._made.has_keys,
            self.passphrase.edit.text() if self.print_it.isChecked() else "",
        )

    def save_sheet_to(self, path: Path) -> None:
        """Save the sheet as a PDF."""
        facts = self.facts()
        saving = self._files.save(path, pdf_of(sheet(facts), facts.file))
        again = partial(self.save_sheet_to, path)
        when_done(self, saving, lambda saved: self.banner.show_problem(saved.problem, again=again))

    def _print(self) -> None:
        printer = printer_of(self.facts().file, a4(MARGIN))
        ask_printer(self, printer, lambda: paint(sheet(self.facts()), printer))

    def done(self, result: int) -> None:
        """Close the dialog, cancel what is under way, and forget the passphrase."""
        if self._running is not None:
            self._running.cancel()
        self.passphrase.edit.clear()
        self.done_phrase.setText("")
        super().done(result)
