"""The progress of a creation: the state of each row, pause, stop, and another try for rows that are safe to send
again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.model.records import State
from k2desk.services.bulk_run import BulkRun
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.chip import StatusChip
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.if_alive import follow
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.planned_rows import ROW_LOOKS, PlannedModel, PlannedTable, PlannedTableRow, RowState, state_text
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.real_money_question import once_more
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_M, GAP_S, PAGE_MARGINS, title_font
from k2desk.ui.text.counted import counted
from k2desk.ui.text.letters import Known, what_is_sent
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.plain import filled
from k2desk.ui.text.unconfirmed import facts_for_kopo_kopo

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.bulk_run import Attempt
    from k2desk.services.operation import Operation

_BY_STATE = {
    State.CREATED: RowState.CREATED,
    State.NOT_CONFIRMED: RowState.NOT_CONFIRMED,
    State.NOT_CREATED: RowState.NOT_CREATED,
    State.NOT_SENT: RowState.NOT_SENT,
    State.SENDING: RowState.SENDING,
}


class CreationProgress(Translated, QWidget):
    """Shows the creation that one press started."""

    finished = Signal()
    settle_wanted = Signal(str)

    def __init__(self, model: PlannedModel, account: Account) -> None:
        super().__init__()
        self._model = model
        self._account = account
        self._run: BulkRun | None = None
        self._planned: tuple[PlannedTableRow, ...] = ()
        self._spare = False
        self._began = 0.0
        self._build()
        self.on_language_change(self._show)

    @property
    def is_shown(self) -> bool:
        """Whether there is a creation to show, ended or not."""
        return self._run is not None

    @property
    def is_under_way(self) -> bool:
        """Whether rows are still waiting."""
        return self._run is not None and self._run.done < len(self._run.attempts)

    def forget(self) -> None:
        """Stop showing the creation. It continues."""
        self._run = None

    def _build(self) -> None:
        self._creating_title = PlainLabel(font=title_font())
        self.pause = SecondaryButton("", "pause", object_name="PauseMany", clicked=self._pause)
        self.stop = SecondaryButton(lambda: self.tr("&Stop after this one"), object_name="StopMany", clicked=self._stop)
        self.again = SecondaryButton("", "refresh", object_name="TryManyAgain", clicked=self._try_again)
        self.finish = PrimaryButton(lambda: self.tr("&Done"), "check", object_name="ManyDone", clicked=self.finished)
        top = in_row((self._creating_title, 1), self.pause, self.stop, self.again, self.finish, spacing=GAP_M)
        self._bar = QProgressBar(textVisible=False)
        self._count = PlainLabel()
        self._chips: dict[RowState, StatusChip] = {}
        chips = FlowLayout(spacing=GAP_S)
        for state in (
            RowState.CREATED,
            RowState.NOT_CONFIRMED,
            RowState.NOT_CREATED,
            RowState.NOT_SENT,
            RowState.WAITING,
            RowState.LEFT_OUT,
        ):
            self._chips[state] = StatusChip()
            chips.addWidget(self._chips[state])
        self._paused = ProblemBanner(closable=False)
        self._paused.offer({ProblemAction.GO_ON: self._pause})
        self._unsure = named(ProblemBanner(closable=False), "ManyUnsure")
        self._unsure.offer({ProblemAction.SETTLE: self._settle})
        self._unsure.know(self._known)
        self.rows = named(PlannedTable(self._model), "ManyRows")
        self.put_words(self.rows.setAccessibleName, lambda: self.tr("What is being created"))
        safe = PlainLabel(
            lambda: self.tr(
                "You can close K2Desk or lose power. K2Desk saves every row before it sends it, and never sends one"
                " twice."
            ),
            kind="muted",
            wrap=True,
        )
        in_column(
            top,
            in_row((self._bar, 1), self._count, spacing=GAP_M),
            chips,
            self._paused,
            self._unsure,
            (self.rows, 1),
            safe,
            on=self,
            margins=PAGE_MARGINS,
            spacing=GAP_M,
        )

    def begin(
        self, planned: tuple[PlannedTableRow, ...], requests: list[SubscriptionRequest], *, allow_duplicate: bool
    ) -> None:
        """Create `requests`. `planned` are the rows of the preview, including those that are left out."""
        self._planned, self._spare = planned, allow_duplicate
        run = self._run = BulkRun(len(requests))
        follow(self, run, self._show)
        self._began = self._account.clock.monotonic()
        operation = self._account.creating.create(requests, allow_duplicate=allow_duplicate, run=run)
        self._show()
        operation.listen(self._ended)

    def _show(self) -> None:
        run = self._run
        if run is None:
            return
        rows, place = [], 0
        for row in self._planned:
            if row.state is RowState.LEFT_OUT:
                rows.append(row)
                continue
            attempt = run.attempts[place] if place < len(run.attempts) else None
            rows.append(self._row_now(row, attempt, place == run.current, run.stopped))
            place += 1
        self._model.show_rows(tuple(rows))
        if run.current is not None:
            self.rows.scrollTo(self._model.index(min(len(rows) - 1, run.current), 0))
        total, done = len(run.attempts), run.done
        ended = done == total
        self._creating_title.setText(counted().created(total) if ended else counted().creating(total))
        self._bar.setMaximum(max(1, total))
        self._bar.setValue(done)
        self._count.setText(self._count_text(done, total, ended))
        counts = Counter(row.state for row in rows)
        for state, chip in self._chips.items():
            name, tone, _ = ROW_LOOKS[state]
            chip.show_badge(name, f"{counts[state]} {state_text(state).lower()}", tone)
            chip.setVisible(counts[state] > 0)
        self.pause.setVisible(not ended)
        self.pause.setText(self.tr("&Go on") if run.paused else self.tr("&Pause"))
        self.stop.setVisible(not ended)
        self.stop.setEnabled(not run.stopped)
        self.finish.setVisible(ended)
        can = sum(counts[state] for state in (RowState.NOT_SENT, RowState.NOT_CREATED))
        self.again.setVisible(ended and can > 0)
        self.again.setText(filled(self.tr("&Try {n} again"), n=can))
        self._paused.show_problem(
            Problem(ProblemKind.BULK_PAUSED, details=_why(run.problem)) if run.problem is not None else None
        )

        unsure = len(self._in_doubt())
        doubt = Problem(ProblemKind.NOT_CONFIRMED, (("many", "1"), ("n", str(unsure))))
        self._unsure.show_problem(doubt if ended and unsure else None)

    def _in_doubt(self) -> list[CachedSubscription]:
        """Return the rows for which no clear answer came back."""
        attempts = self._run.attempts if self._run is not None else ()
        entries = [self._account.cache.get(one.record_id) for one in attempts if one is not None and one.record_id]
        return [entry for entry in entries if entry is not None and entry.record.state is State.NOT_CONFIRMED]

    def _known(self) -> Known:
        """Return what a message to Kopo Kopo should say about the rows in doubt."""
        doubtful = self._in_doubt()
        records = [entry.record for entry in doubtful]
        cache, address = self._account.cache, records[0].address
        what, facts = what_is_sent(doubtful, cache.till_name), facts_for_kopo_kopo(records)
        return Known(address, what, records[0].pressed_at, facts, cache.address_name(address))

    def _settle(self) -> None:
        self.settle_wanted.emit(self._in_doubt()[0].id)

    def _row_now(
        self, row: PlannedTableRow, attempt: Attempt | None, is_current: bool, stopped: bool
    ) -> PlannedTableRow:
        if attempt is None:
            state = RowState.SENDING if is_current else RowState.NOT_SENT if stopped else RowState.WAITING
            return replace(row, state=state, remark="")
        state = _BY_STATE.get(attempt.state, RowState.LEFT_OUT) if attempt.state is not None else RowState.LEFT_OUT
        remark = ""
        if attempt.problem is not None:
            words = words_of(attempt.problem)
            remark = f"{words.title} {attempt.problem.param.get('reason', '')}".strip()
        return replace(row, state=state, remark=remark)

    def _count_text(self, done: int, total: int, ended: bool) -> str:
        text = filled(self.tr("{n} of {all}"), n=done, all=total)
        passed = self._account.clock.monotonic() - self._began
        if ended or not done or passed < 2:
            return text
        left = max(1, round(passed / done * (total - done)))
        about = self.tr("about {n} s left") if left < 90 else self.tr("about {n} min left")
        return f"{text} · " + filled(about, n=left if left < 90 else round(left / 60))

    def _pause(self) -> None:
        if self._run is not None:
            if self._run.paused:
                self._run.go_on()
            else:
                self._run.pause()

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()

    def _ended(self, operation: Operation[tuple[Attempt, ...]]) -> None:
        if operation.finished:
            self._show()
            announce(self, self._creating_title.text())

    def _try_again(self) -> None:
        """Send again only what never left or was refused, and never what may exist."""
        run = self._run
        if run is None:
            return
        again = {
            attempt.request
            for attempt in run.attempts
            if attempt is not None and attempt.state in {State.NOT_SENT, State.NOT_CREATED}
        }
        rows, requests, place = [], [], 0
        for row in self._planned:
            if row.state is RowState.LEFT_OUT:
                continue
            attempt = run.attempts[place]
            place += 1
            if attempt is not None and attempt.request in again:
                rows.append(replace(row, state=RowState.PLANNED, remark=""))
                requests.append(attempt.request)
        again_now = partial(self.begin, tuple(rows), requests, allow_duplicate=self._spare)
        once_more(self, self._account, again_now)


def _why(problem: Problem) -> str:
    return f"{problem.code}\n{problem.details}".strip()
