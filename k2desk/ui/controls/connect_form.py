"""The form that connects an account: the environment and the keys.

Welcome uses it, and so does the dialog that replaces keys.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QWidget

from k2desk.model.environments import EnvironmentKind
from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.model.records import AccountRecord
from k2desk.services.forms.connect import API_KEY, CLIENT_ID, CLIENT_SECRET, NAME, Connect
from k2desk.services.forms.pasted import clean_key
from k2desk.services.forms.pasted_keys import PastedKeys, keys_in
from k2desk.ui.controls.after_press import after_press
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.buttons import LinkButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.choice_card import ChoiceCard
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.paste_keys import PasteKeys
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.secret_field import KeyField, SecretField
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_M, GAP_S, heading_font, small_font, theme
from k2desk.ui.text.accounts import environment_sentence, environment_word
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.services.account_setup import AccountSetup, Saved, Tested
    from k2desk.services.operation import Operation


_QUIET = 500


class ConnectForm(Translated, QWidget):
    """Tests the keys and stores them. With `account` it replaces that account's keys instead of adding an account."""

    connected = Signal(object)
    typed = Signal()

    def __init__(self, account: AccountRecord | None = None) -> None:
        super().__init__()
        self._account = account
        self._connecting: AccountSetup | None = None
        self._operation: Operation[Tested] | Operation[Saved] | None = None
        self._tried_elsewhere = False
        self._problem: Problem | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._quiet.timeout.connect(self.typed)
        self._build()
        theme().changed.connect(self._paint)
        self._paint()

    def use(self, connecting: AccountSetup) -> None:
        """Set the service that tests and stores keys."""
        self._connecting = connecting
        self._show_busy()

    def form(self) -> Connect:
        """Return what is typed now."""
        kind = EnvironmentKind.SANDBOX if self.sandbox.isChecked() else EnvironmentKind.LIVE
        return Connect(
            environment=kind,
            name=self.name.edit.text(),
            client_id=self.client_id.edit.text(),
            client_secret=self.secret.edit.text(),
            api_key=self.api_key.edit.text(),
        )

    def focus_on(self, field: str) -> None:
        """Set the focus to the field with this name, to paste into it."""
        fields = {CLIENT_ID: self.client_id, CLIENT_SECRET: self.secret, API_KEY: self.api_key}
        fields.get(field, self.client_id).edit.setFocus()

    def draft(self) -> tuple[str | None, str]:
        """Return what may be kept over a restart: the environment (None for Live) and the name.

        The three keys are not part of it.
        """
        form = self.form()
        return form.environment.value if form.environment is not EnvironmentKind.LIVE else None, form.name

    def show_draft(self, environment: str | None, name: str) -> None:
        """Show a kept draft, unless a name has been typed already."""
        if not self.name.edit.text():
            self.name.edit.setText(name)
            if environment == EnvironmentKind.SANDBOX.value:
                self.sandbox.setChecked(True)

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        which = PlainLabel(lambda: self.tr("Which Kopo Kopo?"), font=heading_font())
        self.live = ChoiceCard(environment="live")
        self.sandbox = ChoiceCard(environment="sandbox")
        tiles = QButtonGroup(self)
        tile_row = in_row(spacing=GAP_S)
        for tile, environment in ((self.live, "live"), (self.sandbox, "sandbox")):
            tile.set_words(partial(environment_word, environment), partial(environment_sentence, environment))
            tiles.addButton(tile)
            tile_row.addWidget(tile)
            tile.clicked.connect(self._forget_problems)
        chosen = self.sandbox if self._account and self._account.environment == "sandbox" else self.live
        chosen.setChecked(True)
        tiles.buttonToggled.connect(lambda *_: self._quiet.start())
        self.name = Field(keeps_lines=True)
        self.name.set_label(
            lambda: self.tr("Name &of the business"), lambda: self.tr("(the name you want to see here)")
        )
        self.put_words(self.name.edit.setPlaceholderText, lambda: self.tr("for example Njeri Hardware"))
        self.name.edit.textChanged.connect(lambda _: self._quiet.start())
        self.client_id, self.secret, self.api_key = KeyField(), SecretField(), SecretField()
        self.client_id.set_label(lambda: self.tr("Client &ID"))
        self.secret.set_label(lambda: self.tr("Cli&ent secret"))
        self.secret.set_eye_names(lambda: self.tr("Show the Client secret"), lambda: self.tr("Hide the Client secret"))
        self.api_key.set_label(
            lambda: self.tr("&API key"), lambda: self.tr("(you can add it later: it proves that alerts are genuine)")
        )
        self.api_key.set_eye_names(lambda: self.tr("Show the API key"), lambda: self.tr("Hide the API key"))
        for name, key in ((CLIENT_ID, self.client_id), (CLIENT_SECRET, self.secret), (API_KEY, self.api_key)):
            key.edit.editingFinished.connect(lambda which=key: after_press(self, lambda: self._clean(which)))
            key.edit.textEdited.connect(lambda _, which=key: self._typed(which))
            key.edit.setObjectName(name)
        # Not textEdited: Qt doesn't emit it when the field itself has removed characters from a pasted text.
        self.name.edit.textChanged.connect(lambda _: self._typed(self.name))
        for field in (self.name, self.client_id, self.secret, self.api_key):
            field.edit.returnPressed.connect(self._test)
        self.secret.action_pressed.connect(self._act_on_secret)
        self._lock_icon = QLabel()
        lock = PlainLabel(
            lambda: self.tr("K2Desk never writes them to a file. It asks this computer’s password store to keep them."),
            kind="muted",
            font=small_font(),
            wrap=True,
        )
        lock_row = in_row((self._lock_icon, Qt.AlignmentFlag.AlignTop), (lock, 1), spacing=4)
        self._pasting = PasteKeys()
        self._pasting.found.connect(self._take_over)
        self.banner = ProblemBanner()
        self.banner.offer(
            {
                ProblemAction.TRY_AGAIN: self._test,
                ProblemAction.SAVE_KEYS: lambda: self._save_again(remember_only=False),
                ProblemAction.REMEMBER: lambda: self._save_again(remember_only=True),
                ProblemAction.CHECK_KEYS: lambda: self.focus_on(CLIENT_ID),
            }
        )
        for field in (self.client_id, self.secret):
            field.problem.offer({ProblemAction.SHOW_WHERE: self._show_where})
            field.problem.offer({ProblemAction.CHECK_KEYS: lambda: self.focus_on(CLIENT_ID)})
        self.test = PrimaryButton(object_name="TestAndSave", clicked=self._test)
        self.cancel = SecondaryButton(lambda: self.tr("&Cancel"), clicked=self._cancel)
        self.where = SecondaryButton(lambda: self.tr("Show me &where"), "help", clicked=self._show_where)
        self.where.setObjectName("ShowMeWhere")
        self.not_administrator = named(LinkButton(lambda: self.tr("I am &not the Administrator")), "NotAdministrator")
        self.not_administrator.setFont(small_font())
        self.not_administrator.clicked.connect(self._ask_administrator)
        foot = in_row(self.test, self.cancel, self.where, STRETCH, self.not_administrator, spacing=GAP_M)
        in_column(
            which,
            tile_row,
            self.name,
            self.client_id,
            self.secret,
            self.api_key,
            lock_row,
            self._pasting,
            self.banner,
            foot,
            on=self,
            spacing=GAP_M,
        )
        if self._account is not None:
            self.name.hide()
            self.live.setEnabled(False)
            self.sandbox.setEnabled(False)
        self.on_language_change(self._show_busy)

    # -- typing ------------------------------------------------------------------------------------------------------

    def _clean(self, field: Field) -> None:
        cleaned = clean_key(field.edit.text())
        if cleaned.changed:
            field.edit.setText(cleaned.value)
            field.set_hint(self.tr("K2Desk removed spaces or invisible characters around it."))

    def _show_where(self) -> None:
        from k2desk.ui.controls.keys_help import WhereDialog

        WhereDialog(self).open()

    def _ask_administrator(self) -> None:
        from k2desk.ui.controls.keys_help import NotAdministratorDialog

        NotAdministratorDialog(self).open()

    def _take_over(self, found: PastedKeys) -> None:
        fields = (
            (self.client_id, found.client_id),
            (self.secret, found.client_secret),
            (self.api_key, found.api_key),
        )
        for field, value in fields:
            if value:
                field.edit.setText(value)
                field.set_hint("")
                field.set_problem(None)
        names = ", ".join(field.label.text() for field, value in fields if value)
        self._pasting.say_filled(names)
        missing = next((field for field, _ in fields[:2] if not field.edit.text()), None)
        (missing.edit if missing is not None else self.test).setFocus()

    def _typed(self, field: Field) -> None:
        found = keys_in(field.edit.text())
        if found.count > (0 if field is self.name else 1):
            # A whole message with keys was pasted into this line.
            field.edit.clear()
            self._take_over(found)
            return
        field.set_hint("")
        is_key = field is self.name and self.form().holds_key_as_name
        field.set_problem(Problem(ProblemKind.KEY_AS_NAME) if is_key else None)
        if field in {self.client_id, self.secret}:
            self.secret.set_problem(None)
            self._tried_elsewhere = False

    def _forget_problems(self) -> None:
        self.secret.set_problem(None)
        self.banner.show_problem(None)
        self._tried_elsewhere = False

    # -- testing and saving ------------------------------------------------------------------------------------------

    def _test(self) -> None:
        if self._connecting is None or self._busy():
            return
        for key in (self.client_id, self.secret, self.api_key):
            self._clean(key)
        self.banner.show_problem(None)
        form = self.form()
        problems = form.problems()
        fields = {NAME: self.name, CLIENT_ID: self.client_id, CLIENT_SECRET: self.secret}
        for name, field in fields.items():
            field.set_problem(next((one for one in problems if one.field == name), None))
        if problems:
            fields[problems[0].field or CLIENT_ID].edit.setFocus()
            return
        self._run(self._connecting.test(form, self._account), self._tested)

    def _tested(self, operation: Operation[Tested]) -> None:
        if not self._is_over(operation):
            return
        outcome = operation.outcome
        if outcome is None:
            if operation.failure is None:
                self._pasting.say(self.tr("Cancelled. Nothing was kept."))
        elif outcome.ok:
            self._save(remember_only=False)
        elif outcome.problem is not None:
            self._show_refusal(outcome.problem)

    def _show_refusal(self, problem: Problem) -> None:
        if problem.field != CLIENT_SECRET:
            self.banner.show_problem(problem)
            return
        # An account keeps its environment, so only other keys help.
        action = None if self._account is None else ""
        if problem.kind is not ProblemKind.KEYS_OF_OTHER_ENVIRONMENT and not self._tried_elsewhere:
            other = self.tr("Sandbox") if self.live.isChecked() else self.tr("Live")
            action = filled(self.tr("Try them on {other}"), other=other)
        self.secret.set_problem(problem, action)
        self.secret.edit.setFocus()
        self._problem = problem

    def _act_on_secret(self) -> None:
        if self._connecting is None or self._busy():
            return
        problem = self._problem
        if problem is not None and problem.kind is ProblemKind.KEYS_OF_OTHER_ENVIRONMENT:
            (self.sandbox if problem.param.get("fits") == "sandbox" else self.live).setChecked(True)
            self._forget_problems()
            self.test.setFocus()
            return
        self._tried_elsewhere = True
        self._run(self._connecting.test_elsewhere(self.form()), self._tested)

    def _save(self, *, remember_only: bool) -> None:
        assert self._connecting is not None
        form = self.form()
        if self._account is not None:
            saving = self._connecting.replace_keys(self._account.id, form, remember_only=remember_only)
        else:
            saving = self._connecting.save(form, remember_only=remember_only)
        self._run(saving, self._saved)

    def _saved(self, operation: Operation[Saved]) -> None:
        if not self._is_over(operation):
            return
        outcome = operation.outcome
        if outcome is not None and outcome.account is not None:
            for field in (self.name, self.client_id, self.secret, self.api_key):
                field.edit.clear()
                field.set_hint("")
            self.connected.emit(outcome.account)
        elif outcome is not None:
            self.banner.show_problem(outcome.problem)

    def _save_again(self, *, remember_only: bool) -> None:
        if not self._busy():
            self._save(remember_only=remember_only)

    # -- one operation at a time -------------------------------------------------------------------------------------

    def _run(self, operation: Operation[Tested] | Operation[Saved], ended: Callable[..., None]) -> None:
        self._operation = operation
        self._show_busy()
        operation.listen(ended)

    def _is_over(self, operation: Operation[Tested] | Operation[Saved]) -> bool:
        if not operation.finished or operation is not self._operation:
            return False
        self._operation = None
        self._show_busy()
        return True

    def _busy(self) -> bool:
        return self._operation is not None and not self._operation.finished

    def _cancel(self) -> None:
        if self._operation is not None:
            self._operation.cancel()

    def _show_busy(self) -> None:
        busy = self._busy()
        self.test.setEnabled(not busy and self._connecting is not None)
        self.test.setText(self.tr("Testing…") if busy else self.tr("&Test and save"))
        self.cancel.setVisible(busy)
        self.where.setVisible(not busy)

    def _paint(self) -> None:
        self._lock_icon.setPixmap(pixmap("lock", 14, theme().colours.muted, self.devicePixelRatioF()))
