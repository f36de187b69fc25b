"""Settings › Keys and safety: for each account, where its keys are stored, new keys, and forgetting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from k2desk.model.records import AccountRecord
from k2desk.model.settings import COVER_AFTER
from k2desk.services.accounts import Forgotten, KeysAre
from k2desk.services.forms.connect import CLIENT_ID
from k2desk.services.operation import Operation
from k2desk.ui.controls.after_press import after_press
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import empty, in_column, in_row, named
from k2desk.ui.controls.buttons import DangerButton, LinkButton, SecondaryButton
from k2desk.ui.controls.chip import EnvironmentTag
from k2desk.ui.controls.connect_form import ConnectForm
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.if_alive import if_alive, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.settings.section import Section
from k2desk.ui.style.theme import GAP_M, GAP_S, heading_font, small_font
from k2desk.ui.text.accounts import account_name, environment_word
from k2desk.ui.text.plain import filled, literal

if TYPE_CHECKING:
    from k2desk.services.program_services import ProgramServices
    from k2desk.ui.controls.navigator import Navigator


class KeysAndSafety(Section):
    """The accounts on this computer."""

    def __init__(self, program: ProgramServices, navigator: Navigator) -> None:
        super().__init__(program)
        self._navigator = navigator
        self._can_ask = True
        self._asked_for = ""
        self._forgotten = ("", Forgotten.FORGOTTEN)
        self._rows: list[tuple[AccountRecord, KeysAre]] = []
        self.heading(lambda: self.tr("Keys and safety"))
        self._accounts = in_column(spacing=GAP_S)
        self._practise: QWidget = self
        self.column.addLayout(self._accounts)
        now = SecondaryButton(lambda: self.tr("&Just cover it now"), "lock", clicked=navigator.cover)
        self.choice(
            lambda: self.tr("Cover K2Desk after a &quiet time"),
            lambda: [self.tr("Never"), *(self.tr("After %n minutes", "", number) for number in COVER_AFTER[1:])],
            named(now, "CoverNow"),
            setting="cover_minutes",
            values=COVER_AFTER,
            object_name="CoverMinutes",
        )
        self._asks = self.remark(self._how_to_uncover, of_field=True)
        code = SecondaryButton(
            lambda: self.tr("Code for m&y developer…"), "file", clicked=lambda: navigator.show_code()
        )
        manage = SecondaryButton(lambda: self.tr("Chan&ge my accounts: name, order, remove…"), "shop")
        manage.clicked.connect(navigator.show_accounts)
        buttons = QWidget()
        FlowLayout(named(manage, "ManageAccounts"), named(code, "CodeOfAccount"), on=buttons, spacing=GAP_S)
        self.column.addWidget(buttons)
        self.on_language_change(self.refresh)

    def look(self) -> None:
        """Ask again where the keys are stored."""
        if self._asked_for:
            self._ask("")
        self._program.keys.look().listen(if_alive(self, self._refresh_when_done))
        when_done(self, self._program.uncovering.can_ask(), self._show_how)

    def _how_to_uncover(self) -> str:
        if self._can_ask:
            return self.tr("To see your list again, your computer asks for the password of its password store.")
        return self.tr("This computer has no password store to ask. One press shows your list again.")

    def _show_how(self, asking: Operation[bool]) -> None:
        self._can_ask = bool(asking.outcome)
        self._asks.setText(self._how_to_uncover)

    def _refresh_when_done(self, looking: Operation[None]) -> None:
        # The rows are made once more only if they say something else: somebody may be at one of their buttons.
        if looking.finished and self._found() != self._rows:
            after_press(self, self.refresh)

    def _found(self) -> list[tuple[AccountRecord, KeysAre]]:
        return [(one, self._program.keys.where(one)) for one in self._program.accounts.all]

    def refresh(self) -> None:
        """Show the current accounts and values."""
        super().refresh()
        empty(self._accounts)
        self._rows = self._found()
        for account, kept in self._rows:
            self._accounts.addWidget(self._row_of(account, kept))

    def _row_of(self, account: AccountRecord, kept: KeysAre) -> QWidget:
        where = {
            KeysAre.IN_KEYRING: self.tr("Keys in this computer’s password store"),
            KeysAre.UNTIL_CLOSED: self.tr("K2Desk forgets these keys when it closes"),
            KeysAre.OF_PRACTICE: self.tr("Pretend keys, new at each start"),
            KeysAre.NOWHERE: self.tr("No keys on this computer"),
            KeysAre.UNKNOWN: self.tr("K2Desk can’t see into the password store now"),
        }[kept]
        made = QWidget()
        row = QHBoxLayout()
        column = in_column(row, on=made, spacing=GAP_S)
        tag = EnvironmentTag(account.environment)
        tag.show_word(environment_word(account.environment))
        row.addWidget(tag)
        row.addWidget(PlainLabel(account_name(account), font=heading_font()))
        row.addWidget(PlainLabel(where, kind="muted", font=small_font(), wrap=True), 1)
        if account.environment == "practice":
            self._practise = LinkButton(self.tr("Put practice right…"), clicked=self._navigator.show_practice)
            row.addWidget(named(self._practise, "PutPracticeRight"))
        else:
            button = SecondaryButton(self.tr("Replace keys…"), "key", clicked=lambda: self._replace(account))
            button.setObjectName(f"ReplaceKeys-{account.id}")
            row.addWidget(button)
            if kept is not KeysAre.NOWHERE:
                forget = SecondaryButton(self.tr("Forget keys…"), "remove", clicked=lambda: self._ask(account.id))
                forget.setObjectName(f"ForgetKeys-{account.id}")
                row.addWidget(forget)
        asked_of, outcome = self._forgotten
        words = self._end_words(outcome)
        if asked_of == account.id and words and (kept is KeysAre.NOWHERE) == (outcome is not Forgotten.NOT_FORGOTTEN):
            column.addWidget(PlainLabel(words, kind="muted", font=small_font(), wrap=True))
        if self._asked_for == account.id and kept is not KeysAre.NOWHERE:
            column.addWidget(self._question(account))
        return made

    def _ask(self, account_id: str) -> None:
        self._asked_for = account_id
        self.refresh()

    def _question(self, account: AccountRecord) -> QWidget:
        """Return the explanation of forgetting, with the button that does it."""
        made = QWidget()
        text = self.tr(
            "Your list stays, and Kopo Kopo goes on sending. You can’t check or create anything until you paste"
            " the keys again."
        )
        keep = SecondaryButton(self.tr("&Keep them"), clicked=lambda: self._ask(""))
        really = DangerButton(filled(self.tr("&Forget the keys of {name}"), name=literal(account_name(account))))
        really.setObjectName("ForgetKeysNow")
        really.clicked.connect(lambda: self._forget(account))
        in_row((PlainLabel(text, wrap=True), 1), keep, really, on=made, margins=(0, 0, 0, GAP_S), spacing=GAP_M)
        return made

    def _forget(self, account: AccountRecord) -> None:
        self._asked_for = ""
        forgetting = self._program.keys.forget(account)
        forgetting.listen(if_alive(self, lambda done: self._show_forgotten(account.id, done)))

    def _show_forgotten(self, account_id: str, forgetting: Operation[Forgotten]) -> None:
        outcome = forgetting.outcome
        if outcome is None:
            self.refresh()
            return
        self._forgotten = (account_id, outcome)
        self.refresh()
        if words := self._end_words(outcome):
            announce(self, words)

    def _end_words(self, outcome: Forgotten) -> str:
        return {
            Forgotten.NOT_FORGOTTEN: self.tr(
                "The password store did not answer, so the keys may still be here. Unlock it, then choose “Forget"
                " keys…” again."
            ),
            Forgotten.ENDED: self.tr("Kopo Kopo also ended the sign-in."),
            Forgotten.NOT_ENDED: self.tr("K2Desk could not tell Kopo Kopo. The sign-in ends within an hour."),
        }.get(outcome, "")

    def paste(self, account_id: str, field: str) -> None:
        """Open the form for new keys of an account with the focus in `field`. Practice has no keys to paste."""
        for account in self._program.accounts.all:
            if account.id != account_id:
                continue
            if account.environment == "practice":
                self._practise.setFocus()
            else:
                self._replace(account, field)

    def _replace(self, account: AccountRecord, field: str = CLIENT_ID) -> None:
        title = filled(self.tr("New keys for {name}"), name=account_name(account))
        dialog = named(DialogFrame(self, title, width=107), "ReplaceKeysDialog")
        form = ConnectForm(account)
        form.use(self._program.connecting)
        form.connected.connect(dialog.accept)
        form.connected.connect(self._navigator.account_connected)
        dialog.column.addWidget(form)
        dialog.open()
        form.focus_on(field)
