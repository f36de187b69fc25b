"""The server exam: what will be sent, a confirmation, and the results as they arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from k2desk.model.problems import ProblemAction
from k2desk.services.addresses import host_and_path
from k2desk.services.exam import ExamResult, Grade, Task, TaskResult, empty_exam, how_many
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import in_column, named
from k2desk.ui.controls.if_alive import follow, if_alive
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.real_money_question import once_more
from k2desk.ui.diagnose.step_row import StepRow
from k2desk.ui.diagnose.testing_dialog import TestingDialog
from k2desk.ui.style.theme import GAP_S, Tone
from k2desk.ui.text.counted import counted
from k2desk.ui.text.exam import grade_word, task_meaning, task_title
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.plain import filled
from k2desk.ui.text.steps import seconds_text

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.navigator import Navigator

_MARKS = {
    Grade.WAITING: (Tone.QUIET, "status-not-checked"),
    Grade.RUNNING: (Tone.INFO, "refresh"),
    Grade.PASS: (Tone.GOOD, "check"),
    Grade.FAIL: (Tone.BAD, "close"),
    Grade.UNSURE: (Tone.CARE, "attention"),
    Grade.NOT_TRIED: (Tone.QUIET, "status-not-checked"),
}


class ExamDialog(TestingDialog):
    """Starts only on a press. On LIVE the user must type the name of the website first."""

    def __init__(self, parent: QWidget, account: Account, navigator: Navigator, address: str) -> None:
        super().__init__(
            parent,
            account,
            navigator,
            self.tr("Server exam"),
            counted().made_up_alerts(how_many(account.clock.now())),
            width=123,
        )
        self._build(address)
        follow(self, account.diagnosing, self._follow)
        self._show(empty_exam(address, account.clock.now()))
        self._judge()
        self.address.setFocus()

    def _build(self, address: str) -> None:
        self.address = self.address_edit(address, self.tr("Website to examine"))
        self.address.setObjectName("ExamAddress")
        self.address.textChanged.connect(lambda _: self._judge())
        self._ask = PlainLabel(wrap=True)
        self.confirm = named(QLineEdit(), "ExamConfirm")
        self.confirm.setProperty("kind", "field")
        self.confirm.textChanged.connect(lambda _: self._judge())
        self._ask.setVisible(self._account.diagnosing.is_live)
        self.confirm.setVisible(self._account.diagnosing.is_live)
        self._rows = {task: StepRow() for task in Task}
        rows = QWidget()
        sheet = in_column(on=rows, margins=(0, 0, GAP_S, 0), spacing=0)
        for task, row in self._rows.items():
            row.setObjectName(f"Task-{task.value}")
            row.buttons.known = self.known
            row.buttons.offered = {ProblemAction.EDIT: self.address.setFocus}
            sheet.addWidget(row)
        self._sum = PlainLabel()
        self.main.setText(self.tr("&Start the exam"))
        self.main.set_icon("status-active")
        self.main.setObjectName("StartExam")
        self.main.clicked.connect(self._press)
        self.foot.insertWidget(1, self._sum)
        for widget in (self.address, self._ask, self.confirm):
            self.column.addWidget(widget)
        self.column.addWidget(rows)
        self.banner.offer({ProblemAction.EDIT: self.address.setFocus})
        self.banner.know(self.known)

    def _judge(self) -> None:
        """Enable the button on LIVE once the website's name was typed."""
        host, _ = host_and_path(self.address.text().strip())
        ask = self.tr("This account is LIVE: your POS may record sales. Type {host} to go on.")
        self._ask.setText(filled(ask, host=host))
        self.confirm.setAccessibleName(self._ask.text())
        typed = self.confirm.text().strip().casefold()
        confirmed = not self._account.diagnosing.is_live or (bool(host) and typed == host.casefold())
        self.main.setEnabled(confirmed or self.is_running)

    def _press(self) -> None:
        if self.is_running and self._running is not None:
            self._running.cancel()
        else:
            once_more(self, self._account, self._start)

    def _start(self) -> None:
        self.banner.show_problem(None)
        self._running = self._account.diagnosing.exam(self.address.text().strip())
        self.main.setText(self.tr("C&ancel"))
        self._running.listen(if_alive(self, self._ended))

    def _follow(self) -> None:
        sheet = self._account.diagnosing.sheet
        if sheet is not None and self._running is not None:
            self._show(sheet)

    def _ended(self, operation: Operation[ExamResult]) -> None:
        if not operation.finished:
            return
        self.main.setText(self.tr("&Start again"))
        self.confirm.clear()
        self._judge()
        sheet = operation.outcome
        if operation.failure is not None:
            self._sum.setText("")
            self.banner.show_problem(operation.problem, again=self._press)
            return
        if sheet is None:
            done = f"{operation.done}/{operation.total}"
            self._sum.setText(filled(self.tr("Cancelled after {n}. The results so far are kept."), n=done))
            announce(self, self._sum.text())
            return
        first = next((one.problem for one in sheet.results if one.problem is not None), None)
        if first is not None and sheet.results[0].grade is Grade.NOT_TRIED:
            self.banner.show_problem(first, again=self._press)
        announce(self, self._sum.text())

    def _show(self, sheet: ExamResult) -> None:
        for result in sheet.results:
            tone, sign = _MARKS[result.grade]
            time = seconds_text(result.seconds) if result.statuses else ""
            found = self._found(result)
            self._rows[result.task].show_step(
                tone, sign, task_title(result.task), found, "", time, grade_word(result.grade)
            )
            self._rows[result.task].show_problem(result.problem if result.grade is Grade.FAIL else None)
        tried = sum(1 for one in sheet.results if one.grade in {Grade.PASS, Grade.FAIL, Grade.UNSURE})
        text = filled(self.tr("{n} of {all} passed"), n=sheet.passed, all=len(sheet.results))
        self._sum.setText(text if tried else "")

    @staticmethod
    def _found(result: TaskResult) -> str:
        if result.problem is not None and result.grade is Grade.FAIL:
            return words_of(result.problem).title
        return task_meaning(result)
