"""The page *Test & diagnose*: finds out why alerts don't arrive. Shows an address, its steps, and who can fix it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from k2desk.model.problems import ProblemAction
from k2desk.services.address_check.results import Report, Step
from k2desk.services.badge import WITHOUT_AUTOMATIC, Group, badge
from k2desk.services.calendar_file import calendar_of, certificate_ends, knows_certificates
from k2desk.services.forms.new_subscription import NewSubscription
from k2desk.services.who_can_fix import Conclusion, Why, conclude
from k2desk.ui.controls.after_press import put_off
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.ask_where import ask_where
from k2desk.ui.controls.beside import Beside
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.page import AccountPage
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.diagnose.address_edit import AddressEdit
from k2desk.ui.diagnose.step_row import MARKS, StepRow
from k2desk.ui.diagnose.who_panel import WhoPanel
from k2desk.ui.style.theme import GAP_S, PAGE_MARGINS, small_font
from k2desk.ui.text.letters import Known, what_is_sent
from k2desk.ui.text.plain import filled
from k2desk.ui.text.reports import conclusion_title, details_of, message_to, who_line, whole_report
from k2desk.ui.text.steps import mark_word, seconds_text, step_lines, step_title
from k2desk.ui.text.times import clock_time

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.services.subscription_cache import CachedSubscription, Changed
    from k2desk.ui.controls.navigator import Navigator


class DiagnosePage(AccountPage):
    """Sends nothing by itself. One button starts the check, which posts nothing; another one sends a message."""

    article = "diagnose"

    def __init__(self, account: Account, navigator: Navigator) -> None:
        super().__init__(account, navigator)
        self.setObjectName("DiagnosePage")
        self._running: Operation[Any] | None = None
        self._offers_cancel = False
        self._next: tuple[str, Callable[[], object]] | None = None
        self._build()
        self.follow(account.diagnosing, self._show)
        self.follow(account.cache, self._book_changed)
        report = account.diagnosing.report
        self.address.setText(report.address if report is not None else next(iter(account.diagnosing.addresses()), ""))
        self._offer_addresses()
        self.on_language_change(self._show)

    def test(self, address: str) -> None:
        """Check an address. This posts nothing to it."""
        self.address.setText(address)
        self._test()

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.address = named(AddressEdit(lambda: self.tr("Web address to test")), "AddressToTest")
        self.address.setPlaceholderText("https://")
        self.address.returnPressed.connect(self._test)
        self.start = SecondaryButton("", "refresh", object_name="Test", clicked=self._press)
        self._note = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self.banner = ProblemBanner()
        self._rows = {step: StepRow() for step in Step}
        for step, widget in self._rows.items():
            widget.setObjectName(f"Step-{step.value}")
            widget.buttons.offered = {ProblemAction.TRY_AGAIN: self._test, ProblemAction.EDIT: self._correct}
            widget.buttons.known = self._known
        self._rows[Step.ANSWERS].button.clicked.connect(self._try_answer)
        self._rows[Step.ANSWERS].button.setObjectName("TrySample")
        self._rows[Step.ANSWERS].button.setText(lambda: self.tr("&Send a sample now"))
        self._rows[Step.REFUSES_FAKES].button.clicked.connect(self._try_fake)
        self._rows[Step.REFUSES_FAKES].button.setObjectName("TryFake")
        self._rows[Step.REFUSES_FAKES].button.setText(lambda: self.tr("Send a &fake now"))
        steps = QWidget()
        in_column(*self._rows.values(), STRETCH, on=steps, margins=(0, 0, GAP_S, 0), spacing=0)
        self._steps = steps
        self.sample = SecondaryButton(lambda: self.tr("Se&nd a sample alert…"), "send", clicked=self._open_sample)
        self.sample.setObjectName("SendSample")
        self.exam = SecondaryButton(lambda: self.tr("Ser&ver exam…"), "status-active", clicked=self._open_exam)
        self.exam.setObjectName("ServerExam")
        self.signature = SecondaryButton(lambda: self.tr("Check &a signature…"), "key", clicked=self._open_signature)
        self.signature.setObjectName("CheckSignature")
        self.calendar = named(SecondaryButton(lambda: self.tr("Save certificate &dates…"), "download"), "SaveCalendar")
        self.calendar.clicked.connect(self._save_calendar)
        foot = FlowLayout(self.sample, self.exam, self.signature, self.calendar, spacing=GAP_S + 2)
        left = QWidget()
        in_column(
            in_row((self.address, 1), self.start, spacing=GAP_S + 2),
            self._note,
            self.banner,
            (scrolled(steps), 1),
            GAP_S,
            foot,
            on=left,
            margins=PAGE_MARGINS,
            spacing=GAP_S,
        )
        self.who = named(WhoPanel(), "Who")
        self.who.save_wanted.connect(self._save_report)
        self.who.next_wanted.connect(lambda: self._next[1]() if self._next is not None else None)
        self.who.code_wanted.connect(self._show_code)
        in_column(Beside(left, self.who), on=self)

    # -- showing -----------------------------------------------------------------------------------------------------

    def _book_changed(self, changed: Changed) -> None:
        if changed.listed:
            self._offer_addresses()

    def _offer_addresses(self) -> None:
        self.address.set_addresses(self._account.diagnosing.addresses(), self._account.cache.address_name)

    def _show(self) -> None:
        report = self._account.diagnosing.report
        self._steps.setVisible(report is not None)
        self.who.setVisible(report is not None and not self._is_running())
        self.calendar.setVisible(knows_certificates(self._account.cache))
        self._show_start(report)
        if report is None:
            self._note.setText(
                self.tr("The test looks at the name, the connection and the certificate. It sends nothing.")
            )
            return
        self._note.setText(
            filled(
                self.tr(
                    "Tested from this computer at {time}. Kopo Kopo reaches it from outside and may see something else."
                ),
                time=clock_time(report.at),
            )
        )
        for step, row in self._rows.items():
            result = report.of(step)
            tone, sign = MARKS[result.mark]
            time = seconds_text(result.seconds) if result.seconds is not None and step is not Step.WRITTEN else ""
            found, action = step_lines(result, report)
            code = result.problem.code if result.problem is not None else ""
            row.show_step(tone, sign, step_title(result), found, action, time, mark_word(result.mark), code)
            row.show_problem(result.problem if not self._is_running() else None)
        can_send = report.looked_well and not self._is_running()
        for step in (Step.ANSWERS, Step.REFUSES_FAKES):
            self._rows[step].button.setVisible(can_send)
        self._conclude(report)

    def _show_start(self, report: Report | None) -> None:
        # A test that ends during a press on Cancel must not begin another one.
        self._offers_cancel = self._is_running()
        if self._offers_cancel:
            self.start.setText(self.tr("&Cancel"))
            self.start.set_icon("close")
        else:
            self.start.setText(self.tr("&Test again") if report is not None else self.tr("&Test the address"))
            self.start.set_icon("refresh")

    def _conclude(self, report: Report) -> None:
        account = self._account
        now = account.clock.now()
        entries = account.diagnosing.entries_at(report.address)
        interval = account.poller.interval or WITHOUT_AUTOMATIC
        conclusion = conclude(report, entries, now, interval)
        self.who.show_conclusion(
            conclusion.who,
            conclusion_title(conclusion),
            who_line(conclusion),
            partial(message_to, conclusion, report, entries, now, account.cache),
            details_of(report),
            partial(whole_report, conclusion, report, entries, account.diagnosing.sheet, now, account.cache),
            all_well=conclusion.why is Why.ALL_WELL,
        )
        self._next = self._next_step(conclusion, entries)
        self.who.offer(self._next[0] if self._next is not None else "")

    def _next_step(
        self, conclusion: Conclusion, entries: Sequence[CachedSubscription]
    ) -> tuple[str, Callable[[], object]] | None:
        """Return the words of the next thing to do and what does it, if it is not a step of the test."""
        report = self._account.diagnosing.report
        if report is None or self._is_running():
            return None
        match conclusion.why:
            case Why.NO_SUBSCRIPTION:
                form = NewSubscription(address=report.address)
                return self.tr("New subscription"), lambda: self._navigator.new_subscription(form)
            case Why.SUBSCRIPTION if entries:
                row = next((one for one in entries if self._needs_help(one)), entries[0])
                return self.tr("Show it in the list"), lambda: self._navigator.show_row(row.id)
            case Why.NOT_TRIED_YET:
                return self.tr("Send a sample now"), self._try_answer
        return None

    def _needs_help(self, entry: CachedSubscription) -> bool:
        account = self._account
        interval = account.poller.interval or WITHOUT_AUTOMATIC
        return badge(entry.record, entry.check, account.clock.now(), interval).kind.group is Group.ATTENTION

    def _known(self) -> Known:
        """Return what a message to someone else should say about the address."""
        diagnosing = self._account.diagnosing
        report = diagnosing.report
        if report is None:
            return Known(self.address.text())
        cache = self._account.cache
        sent = what_is_sent(diagnosing.entries_at(report.address), cache.till_name)
        return Known(report.address, sent, report.at, name=cache.address_name(report.address))

    def _correct(self) -> None:
        self.address.setFocus()
        self.address.selectAll()

    def _is_running(self) -> bool:
        return self._running is not None and not self._running.finished

    # -- doing -------------------------------------------------------------------------------------------------------

    def _press(self) -> None:
        if not self._offers_cancel:
            self._test()
        elif self._running is not None:
            self._running.cancel()

    def _test(self) -> None:
        if not self._is_running():
            self.banner.show_problem(None)
            self._follow(self._account.diagnosing.look(self.address.text()))

    def _try_answer(self) -> None:
        diagnosing = self._account.diagnosing
        if diagnosing.report is None:
            return
        address = diagnosing.report.address
        if diagnosing.is_live:
            from k2desk.ui.diagnose.live_question import LiveQuestion

            question = LiveQuestion(self)
            question.yes.clicked.connect(lambda: self._send_usual(address))
            question.open()
        else:
            self._send_usual(address)

    def _send_usual(self, address: str) -> None:
        if not self._is_running():
            self._follow(self._account.diagnosing.try_answer(address))

    def _try_fake(self) -> None:
        diagnosing = self._account.diagnosing
        if diagnosing.report is not None and not self._is_running():
            self._follow(diagnosing.try_fake(diagnosing.report.address))

    def _follow(self, operation: Operation[Any]) -> None:
        self._running = operation
        operation.listen(put_off(self, self._ended))
        self._show()

    def _ended(self, operation: Operation[Any]) -> None:
        if operation.finished and operation is self._running:
            self._running = None
            self._show()
            report = self._account.diagnosing.report
            if report is not None:
                broken = report.broken
                said = self._rows[broken.step].said if broken is not None else self.who.said.partition("\n")[0]
                announce(self, said)

    def _open_sample(self) -> None:
        from k2desk.ui.diagnose.sample_dialog import SampleDialog

        SampleDialog(self, self._account, self._navigator, self.address.text()).open()

    def _open_exam(self) -> None:
        from k2desk.ui.diagnose.exam_dialog import ExamDialog

        ExamDialog(self, self._account, self._navigator, self.address.text()).open()

    def _open_signature(self) -> None:
        from k2desk.ui.diagnose.signature_dialog import SignatureDialog

        SignatureDialog(self, self._account, self._navigator).open()

    def _show_code(self) -> None:
        """Show the code of the subscriptions to this address, or of the whole account if there are none."""
        report = self._account.diagnosing.report
        entries = self._account.diagnosing.entries_at(report.address) if report is not None else ()
        self._navigator.show_code([entry.record for entry in entries] or None)

    def _save_report(self) -> None:
        report = self._account.diagnosing.report
        if report is not None:
            name = f"k2desk-{report.host or 'address'}-{report.at:%Y-%m-%d}.txt"
            ask_where(self, self.tr("Save the report"), name, self.save_report_to)

    def _save_calendar(self) -> None:
        ask_where(
            self, self.tr("Save the dates when certificates end"), "k2desk-certificates.ics", self.save_calendar_to
        )

    def save_calendar_to(self, path: Path) -> None:
        """Save a calendar file with all known expiry dates of certificates."""
        title = self.tr("The security certificate of {host} ends")
        text = self.tr(
            "Payment alerts to {host} may stop on this day. Ask your website person to renew the certificate."
        )
        content = calendar_of(certificate_ends(self._account.cache), title, text, self._account.clock.now())
        self._account.files.save(path, content).listen(lambda done: self._saved(done, self._save_calendar))

    def save_report_to(self, path: Path) -> None:
        """Save the report that is shown, in the language of the message."""
        saving = self._account.files.save(path, self.who.report.encode())
        saving.listen(lambda done: self._saved(done, self._save_report))

    def _saved(self, operation: Operation[Problem | None], again: Callable[[], None]) -> None:
        if operation.finished:
            self.banner.show_problem(operation.outcome, again=again)
            if operation.outcome is None:
                announce(self, self.tr("Saved"))
