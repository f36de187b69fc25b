"""The other accounts below *Ready to open?*: what is known about each, and the way to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from k2desk.model.records import AccountRecord
from k2desk.services.watching import Summary, Watching
from k2desk.ui.controls.build import empty, in_column, in_grid, in_row
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.chip import EnvironmentTag, StatusChip
from k2desk.ui.controls.if_alive import follow, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.say_beside import say_beside
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_M, GAP_S, Tone, heading_font, small_font
from k2desk.ui.text.accounts import account_name, environment_word
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.plain import filled
from k2desk.ui.text.readiness import CHIPS, overall_word, title_of
from k2desk.ui.text.times import whole

if TYPE_CHECKING:
    from k2desk.services.operation import Operation
    from k2desk.services.ready import ReadyReport

_MOST, _WHAT = 12, 3
"""The most accounts that are shown, and the column of the sentence."""

_AT_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


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
        self._rows = in_grid(horizontal=GAP_M, vertical=GAP_S, wide=_WHAT)
        self._more = PlainLabel(kind="muted")
        in_column(in_row((title, 1), self.check), self._rows, self._more, on=self, spacing=GAP_S)
        follow(self, watching, self._show)
        self.on_language_change(self._show)

    def run(self) -> None:
        """Run *Ready to open?* for each of them, one after another."""
        for account in self._watching.others():
            if account.id not in self._running:
                self._running.add(account.id)
                when_done(self, self._watching.run_ready(account), partial(self._ran, account.id))
        self._show()

    def _ran(self, account_id: str, _: Operation[ReadyReport | None]) -> None:
        self._running.discard(account_id)
        self._watching.tell()
        if not self._running and self.isVisible():
            # The rows may say the same as before.
            say_beside(self.check, self.tr("Done. Each account says what was found."))

    def _show(self) -> None:
        others = self._watching.others()
        self.setVisible(bool(others))
        self.check.setEnabled(not self._running)
        empty(self._rows)
        for place, account in enumerate(others[:_MOST]):
            self._add_row(place, account, self._watching.summaries.get(account.id))
        self._more.setText(filled(self.tr("and {n} more"), n=len(others) - _MOST))
        self._more.setVisible(len(others) > _MOST)

    def _add_row(self, place: int, account: AccountRecord, summary: Summary | None) -> None:
        tag = EnvironmentTag(account.environment)
        tag.show_word(environment_word(account.environment))
        name = account_name(account)
        icon, tone, word, what = self._state(account, summary)
        chip = StatusChip()
        chip.show_badge(icon, word, tone)
        text = PlainLabel(what, kind="muted", font=small_font(), wrap=True)
        text.setAccessibleName(f"{name}, {environment_word(account.environment)}, {word}, {what}")
        opens = LinkButton(self.tr("Open"), object_name=f"OpenOther-{account.id}")
        opens.clicked.connect(lambda: self._open_account(account.id))
        opens.setAccessibleName(filled(self.tr("Open {name}"), name=name))
        for column, part in enumerate((tag, PlainLabel(name), chip, text, opens)):
            self._rows.addWidget(part, place, column, _AT_THE_LEFT if column != _WHAT else Qt.AlignmentFlag(0))

    def _state(self, account: AccountRecord, summary: Summary | None) -> tuple[str, Tone, str, str]:
        """Return (icon, tone, word, sentence) of an account."""
        if account.id in self._running:
            return "refresh", Tone.INFO, self.tr("Checking…"), ""
        if summary is not None and summary.problem is not None:
            return "attention", Tone.CARE, self.tr("Not checked"), words_of(summary.problem).title
        if summary is not None and summary.ready is not None:
            icon, tone, _ = CHIPS[summary.ready.overall]
            when = filled(self.tr("Checked {time}."), time=whole(summary.ready.at))
            return icon, tone, overall_word(summary.ready.overall), f"{title_of(summary.ready)}. {when}"
        if summary is None:
            return "status-not-checked", Tone.QUIET, self.tr("Not checked yet"), ""
        if summary.attention:
            what = filled(self.tr("{n} of {all} need attention"), n=summary.attention, all=summary.count)
            return "attention", Tone.CARE, self.tr("Needs attention"), what
        return "status-not-checked", Tone.QUIET, self.tr("Nothing known against it"), ""
