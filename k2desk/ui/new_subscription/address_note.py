"""Shows what is known about the address that is typed, and checks it on a press before anything is created."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from k2desk.model.problems import Problem, ProblemAction
from k2desk.model.server_kind import ServerKind
from k2desk.services.server_badge import server_badge
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.problem_buttons import ProblemButtons
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_S, Tone, heading_font, theme, tone_colours
from k2desk.ui.text.letters import Known
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.server_badges import SERVER_LOOKS, server_sentence

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.address_check.results import Report
    from k2desk.services.operation import Operation

_ICON = 16


class AddressNote(Translated, QWidget):
    """One line below the summary. A check posts nothing."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account
        self._address = ""
        self._operation: Operation[Report] | None = None
        self._tested = ""
        self._icon = QLabel()
        self._words = named(PlainLabel(wrap=True), "AddressNote")
        row = in_row((self._icon, Qt.AlignmentFlag.AlignTop), (self._words, 1), spacing=GAP_S)
        self.buttons = ProblemButtons()
        self.buttons.offered = {ProblemAction.TRY_AGAIN: self.test}
        self.buttons.known = lambda: Known(
            self._address, at=account.clock.now(), name=account.cache.address_name(self._address)
        )
        in_column(
            PlainLabel(lambda: self.tr("The address"), font=heading_font()), row, self.buttons, on=self, spacing=GAP_S
        )
        theme().changed.connect(self.refresh)
        self.on_language_change(self.refresh)

    def show_address(self, address: str) -> None:
        """Show another address. "" if it can't be used as it is."""
        self._address = address
        self.refresh()

    def test(self) -> None:
        """Check the address that is typed now."""
        if not self._address or self.is_testing:
            return
        self._tested = self._address
        self._operation = self._account.diagnosing.look(self._address)
        self._operation.listen(self._seen)
        self.refresh()

    @property
    def is_testing(self) -> bool:
        """Whether a check is under way."""
        return self._operation is not None and not self._operation.finished

    def _seen(self, operation: Operation[Report]) -> None:
        if operation is self._operation and operation.finished:
            self.refresh()
            announce(self, self._words.text())

    def refresh(self) -> None:
        """Show what is known now."""
        self.setVisible(bool(self._address))
        icon, tone, text = self._known(self._account.clock.now())
        ink = tone_colours(tone, theme().scheme)[0]
        self._icon.setPixmap(pixmap(icon, _ICON, ink, self.devicePixelRatioF()))
        self._words.setText(text)
        problem = self._problem()
        self.buttons.show_problem(problem)
        self.buttons.setVisible(problem is not None)

    def _report(self) -> Report | None:
        return self._operation.outcome if self._operation is not None and self._tested == self._address else None

    def _problem(self) -> Problem | None:
        """Return what the test found, or what an earlier test found."""
        report = self._report()
        if report is not None:
            return report.broken.problem if report.broken is not None else None
        if self.is_testing or not self._address:
            return None
        kept = self._account.cache.address(self._address)
        return (kept.look or kept.answer) if kept is not None else None

    def _known(self, now: datetime) -> tuple[str, Tone, str]:
        report = self._report()
        if self.is_testing and self._tested == self._address:
            return "status-sending", Tone.INFO, self.tr("Testing it now. Nothing is sent.")
        if report is not None:
            problem = report.broken.problem if report.broken is not None else None
            if problem is not None:
                words = words_of(problem)
                tone = Tone.BAD if problem.blocks else Tone.CARE
                return "attention", tone, f"{words.title} {words.text}"
            return "check", Tone.GOOD, self.tr("K2Desk reached it. Nothing was sent.")
        kept = self._account.cache.address(self._address) if self._address else None
        badge = server_badge(kept, now)
        if badge.kind is ServerKind.NOT_TESTED:
            return "status-not-checked", Tone.QUIET, self.tr("Not tested yet. Test it before you create.")
        name, tone, _ = SERVER_LOOKS[badge.kind]
        return name, tone, server_sentence(badge, now)
