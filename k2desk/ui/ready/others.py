"""The other accounts below *Ready to open?*: what is known about each, and the way to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.model.records import AccountRecord
from k2desk.services.watching import Summary, Watching
from k2desk.ui.controls.build import STRETCH, empty, in_column, in_row
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.chip import EnvironmentTag, StatusChip
from k2desk.ui.controls.if_alive import follow
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_M, GAP_S, Tone, heading_font, small_font
from k2desk.ui.text.accounts import account_name, environment_word
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.plain import filled
from k2desk.ui.text.readiness import CHIPS, overall_word, title_of
from k2desk.ui.text.times import day_and_time

if TYPE_CHECKING:
    from k2desk.services.operation import Operation
    from k2desk.services.ready import ReadyReport

_MOST = 12


class OtherAccounts(Translated, QWidget):
    """Says nothing while there is only one account."""

    def __init__(self, watching: Watching, open_account: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("OtherAccounts")
        self._watching = watching
        self._open_account = open_account
        self._running: set[str] = set()
        title = PlainLabel(lambda: self.tr("Your other accounts"), font=heading_font())
        self.check = SecondaryButton(
            lambda: self.tr("Check these &too"), "morning", object_name="CheckOthers", clicked=self.run
        )
        self._rows = in_column(spacing=GAP_S)
        in_column(in_row((title, 1), self.check), self._rows, on=self, spacing=GAP_S)
        follow(self, watching, self._show)
        self.on_language_change(self._show)

    def run(self) -> None:
        """Run *Ready to open?* for each of them, one after another."""
        for account in self._watching.others():
            if account.id not in self._running:
                self._running.add(account.id)
                self._watching.run_ready(account).listen(partial(self._ran, account.id))
        self._show()

    def _ran(self, account_id: str, operation: Operation[ReadyReport | None]) -> None:
        if operation.finished:
            self._running.discard(account_id)
            self._watching.tell()

    def _show(self) -> None:
        others = self._watching.others()
        self.setVisible(bool(others))
        self.check.setEnabled(not self._running)
        empty(self._rows)
        for account in others[:_MOST]:
            self._rows.addWidget(self._row_of(account, self._watching.summaries.get(account.id)))
        if len(others) > _MOST:
            more = filled(self.tr("and {n} more"), n=len(others) - _MOST)
            self._rows.addWidget(PlainLabel(more, kind="muted"))

    def _row_of(self, account: AccountRecord, summary: Summary | None) -> QWidget:
        made = QWidget()
        tag = EnvironmentTag(account.environment)
        tag.show_word(environment_word(account.environment))
        name = account_name(account)
        icon, tone, word, what = self._state(account, summary)
        chip = StatusChip()
        chip.show_badge(icon, word, tone)
        text = PlainLabel(what, kind="muted", font=small_font(), wrap=True)
        opens = LinkButton(self.tr("Open"), object_name=f"OpenOther-{account.id}")
        opens.clicked.connect(lambda: self._open_account(account.id))
        opens.setAccessibleName(filled(self.tr("Open {name}"), name=name))
        in_row(tag, PlainLabel(name), chip, (text, 1), opens, STRETCH, on=made, spacing=GAP_M)
        made.setAccessibleName(f"{name}, {environment_word(account.environment)}, {word}, {what}")
        return made

    def _state(self, account: AccountRecord, summary: Summary | None) -> tuple[str, Tone, str, str]:
        """Return (icon, tone, word, sentence) of an account."""
        if account.id in self._running:
            return "refresh", Tone.INFO, self.tr("Checking…"), ""
        if summary is not None and summary.problem is not None:
            return "attention", Tone.CARE, self.tr("Not checked"), words_of(summary.problem).title
        if summary is not None and summary.ready is not None:
            icon, tone, _ = CHIPS[summary.ready.overall]
            when = filled(self.tr("Checked {time}."), time=day_and_time(summary.ready.at))
            return icon, tone, overall_word(summary.ready.overall), f"{title_of(summary.ready)}. {when}"
        if summary is None:
            return "status-not-checked", Tone.QUIET, self.tr("Not checked yet"), ""
        if summary.attention:
            what = filled(self.tr("{n} of {all} need attention"), n=summary.attention, all=summary.count)
            return "attention", Tone.CARE, self.tr("Needs attention"), what
        return "status-not-checked", Tone.QUIET, self.tr("Nothing known against it"), ""
