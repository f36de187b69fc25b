"""The page *New subscription*: three questions and, beside them, what will happen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from k2desk.model.environments import EnvironmentKind
from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.services.forms.address import PRACTICE_ADDRESS
from k2desk.services.forms.connect import CLIENT_ID
from k2desk.services.forms.new_subscription import ADDRESS, EVENT, TILLS, NewSubscription, ValidationResult, validate
from k2desk.services.forms.what_is_left import what_is_left
from k2desk.ui.controls.build import in_column, in_row
from k2desk.ui.controls.field import ProblemLine
from k2desk.ui.controls.lead_to import lead_to
from k2desk.ui.controls.navigator import Navigator
from k2desk.ui.controls.page import AccountPage
from k2desk.ui.controls.real_money_question import once_more
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.new_subscription.draft import Draft
from k2desk.ui.new_subscription.form_view import FormView
from k2desk.ui.new_subscription.preview import PreviewPanel
from k2desk.ui.new_subscription.stashed_draft import StashedDraft
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import theme
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.events import event_name
from k2desk.ui.text.letters import Known
from k2desk.ui.text.places import offered_places
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.bulk_run import Attempt
    from k2desk.services.operation import Operation

_PANEL_BESIDE = 147


class NewSubscriptionPage(AccountPage):
    """Keeps what was typed until it was created. Sends nothing before its button is pressed."""

    article = "new-subscription"

    def __init__(self, account: Account, navigator: Navigator) -> None:
        super().__init__(account, navigator)
        self.setObjectName("NewSubscriptionPage")
        self._form = NewSubscription()
        self._result: ValidationResult | None = None
        self._operation: Operation[tuple[Attempt, ...]] | None = None
        self._asked: set[str] = set()
        self._till_refusal: Problem | None = None
        self._not_kept: Problem | None = None
        self._build()
        theme().changed.connect(self._paint)
        self.on_language_change(self._refresh)

    # -- from outside ------------------------------------------------------------------------------------------------

    @property
    def hint(self) -> str:
        """The text of the status bar for this page."""
        return self.tr("Nothing is sent until you press Create")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was just typed. An outcome that arrives later no longer opens the account's list."""
        self._draft.keep_what_waits()
        self._operation = None
        super().closeEvent(event)

    def start(self, prefill: NewSubscription | None) -> None:
        """Show the form with `prefill`, or with the draft if that is None."""
        self._asked.clear()
        self.tills.offer(self._account.cache.tills())
        self._sheet.offer_addresses(offered_places(self._account.cache))
        self.banner.show_problem(None)
        if prefill is not None:
            self._draft.put_aside(prefill)
            self._take(prefill)
        else:
            self._draft.load()
        self._sheet.tiles.focus()

    def focus_first(self) -> None:
        """Set the focus on the first question."""
        self._sheet.tiles.focus()

    def go_back(self) -> bool:
        """Go back to the list on Esc. What was typed is kept."""
        self._leave()
        return True

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.aside = StashedDraft(self._take_back)
        self._sheet = sheet = FormView(self.aside)
        sheet.tiles.offer(self._account.profile.api_version)
        self.banner, self.tills, self.address = sheet.banner, sheet.tills, sheet.address
        sheet.typed.connect(lambda values: self._change(**values))
        sheet.submitted.connect(self._press)
        sheet.address_left.connect(lambda: self._left(ADDRESS))
        sheet.cancel.clicked.connect(self._leave)
        self.banner.offer(
            {
                ProblemAction.TRY_AGAIN: self._press,
                ProblemAction.SEND_AGAIN: self._press,
                ProblemAction.CHECK_KEYS: self._to_keys,
                ProblemAction.CORRECT: self.tills.correct,
                ProblemAction.EDIT: self.tills.correct,
                **dict.fromkeys((ProblemAction.SETTLE, ProblemAction.SHOW_WHERE), self._navigator.show_list),
            }
        )
        for about in (self.banner.know, self.address.problem.know, sheet.till_problem.know):
            about(self._known)
        self.address.action_pressed.connect(self._use_suggestion)
        self._sheet.till_problem.action_pressed.connect(self._put_till_right)
        self._draft = Draft(self, self._account.drafts, self.aside, lambda: self._form)
        self._draft.loaded.connect(self._draft_loaded)
        self._draft.saved.connect(self._say_kept)
        about_doubles = {
            ProblemAction.LEAVE_OUT: self._leave_out,
            ProblemAction.SPARE: self._make_anyway,
            ProblemAction.PUT_BACK: self._put_back,
            ProblemAction.SHOW_WHERE: self._navigator.show_list,
        }
        self.preview = PreviewPanel(self._account, about_doubles)
        sheet.test.clicked.connect(lambda: self.preview.note.test())
        sheet.example.clicked.connect(lambda: self._navigator.show_example(self._account, self._form))
        self.preview.code.clicked.connect(self._show_code)
        beside = QWidget()
        self._beside = in_column(self.preview, on=beside)
        self._side = scrolled(beside)
        in_row((sheet, 2), (self._side, 1), on=self, spacing=0)

    # -- typing ------------------------------------------------------------------------------------------------------

    def _change(self, **values: object) -> None:
        changed = replace(self._form, **values)  # type: ignore[arg-type]
        if changed == self._form:
            return
        if "decided" not in values:
            changed = replace(changed, decided=())
        self._form = changed
        self._till_refusal = None
        self._sheet.say_kept("")
        self._draft.touch()
        self._refresh()

    def _left(self, field: str) -> None:
        """Show the problems of a field after the user left it with something in it. The button shows all problems."""
        if self._form.address.strip():
            self._asked.add(field)
            self._refresh()

    def _take(self, form: NewSubscription) -> None:
        self._form = form
        self._show_form()

    def _show_form(self) -> None:
        self._sheet.show_form(self._form)
        self._refresh()

    def _judge(self) -> ValidationResult:
        account = self._account
        return validate(
            self._form,
            environment=account.environment.kind,
            version=account.profile.api_version,
            entries=account.cache.with_removed(),
            known_tills=account.cache.tills(),
        )

    def _refresh(self) -> ValidationResult:
        result = self._result = self._judge()
        form, account, sheet = self._form, self._account, self._sheet
        event = form.event()
        only_one = event is not None and len(event.scopes) == 1
        whole = form.for_whole_business()
        sheet.show_scope(whole, only_one)
        practice = account.environment.kind is EnvironmentKind.PRACTICE
        sheet.practice.setVisible(practice and form.address != PRACTICE_ADDRESS)
        sheet.daraja.setVisible(event is not None and event.daraja is not None and account.profile.api_version == 2)
        self._say(sheet.event_problem, result.problem_at(EVENT), EVENT)
        till_problem = self._till_refusal or result.problem_at(TILLS)
        self._say(sheet.till_problem, till_problem if not whole else None, TILLS)
        wrong = till_problem is not None and till_problem.blocks and TILLS in self._asked and not whole
        self.tills.set_wrong(wrong, sheet.till_problem.said)
        self._say_address(result)
        self.preview.show_judged(form, result, account.creating.preview, self._till)
        usable = result.address.problem is None or not result.address.problem.blocks
        self.preview.note.show_address(result.address.value if usable else "")
        sheet.test.setEnabled(usable and bool(result.address.value))
        self._show_button(result)
        missing = next((one for one in (EVENT, TILLS, ADDRESS) if (at := result.problem_at(one)) and at.blocks), "")
        sheet.show_next(missing, self.preview.what_next)
        return result

    def _till(self, number: str) -> str:
        return till_words(number, self._account.cache.till_name(number))

    def _say(self, line: ProblemLine, problem: Problem | None, field: str) -> None:
        if problem is None or (problem.blocks and field not in self._asked):
            line.hide()
        else:
            line.show_problem(problem)

    def _say_address(self, result: ValidationResult) -> None:
        address = result.address
        problem = address.problem
        if problem is not None and (ADDRESS in self._asked or problem.kind is ProblemKind.PRETEND_ADDRESS):
            action = filled(self.tr("Use {address}"), address=address.suggestion) if address.suggestion else ""
            self.address.set_problem(problem, action)
        else:
            self.address.set_problem(None)
        practises = self._account.environment.kind is EnvironmentKind.PRACTICE
        if problem is None and address.looks_alike:
            self.address.set_hint(
                filled(self.tr("Computers read it as {name}. Is that really your website?"), name=address.ascii_host)
            )
        elif practises or (problem is not None and not self.address.problem.isHidden()):
            self.address.set_hint("")
        else:
            self.address.set_hint(self.tr("Your POS company or website person gives you this address."))

    def _show_button(self, result: ValidationResult) -> None:
        kind, count = self._account.environment.kind, max(1, result.count)
        sending = self._operation is not None and not self._operation.finished
        self._sheet.create_button.setEnabled(not sending)
        if sending:
            one = many = self.tr("Sending…")
        elif kind is EnvironmentKind.LIVE:
            one, many = self.tr("&Create for real payments"), self.tr("&Create %n for real payments", "", count)
        elif kind is EnvironmentKind.SANDBOX:
            one, many = self.tr("&Create test subscription"), self.tr("&Create %n test subscriptions", "", count)
        else:
            one = self.tr("&Create practice subscription")
            many = self.tr("&Create %n practice subscriptions", "", count)
        self._sheet.create_button.setText(one if count == 1 else many)

    def _asked_for_all(self) -> ValidationResult:
        """Show the problems of all fields, and return the meaning of the form."""
        self.tills.take_pending()
        self._asked.update((EVENT, TILLS, ADDRESS))
        return self._refresh()

    def _press(self) -> None:
        result = self._asked_for_all()
        if not result.can_be_sent:
            self._lead_to_what_is_missing(result)
        elif self._operation is None or self._operation.finished:
            self.banner.show_problem(None)
            once_more(self, self._account, lambda: self._create(result))

    def _create(self, result: ValidationResult) -> None:
        self._operation = self._account.creating.create(result.requests, allow_duplicate=bool(self._form.decided))
        self._show_button(result)
        self._operation.listen(self._progress)

    def _show_code(self) -> None:
        """Show what would be created as code, even if it would arrive twice, or what is missing."""
        if (result := self._asked_for_all()).requests and not any(one.blocks and one.field for one in result.problems):
            self._navigator.show_code(result.requests)
        else:
            self._lead_to_what_is_missing(result)

    def _lead_to_what_is_missing(self, result: ValidationResult) -> None:
        for field, target, line in self._sheet.questions():
            problem = result.problem_at(field)
            if problem is not None and problem.blocks:
                lead_to(target, line.said, line)
                return
        self.preview.lead_to_question()

    def _after_decision(self) -> None:
        """Set the focus on what comes next: another question about duplicates, or the button."""
        if self._result is not None and self._result.about_doubles is not None and self._result.about_doubles.blocks:
            self.preview.lead_to_question()
        else:
            self._sheet.create_button.setFocus()

    def _progress(self, operation: Operation[tuple[Attempt, ...]]) -> None:
        if operation is not self._operation or not operation.finished:
            return
        self._operation = None
        if operation.outcome is not None:
            self._ended(operation.outcome)
        self._refresh()

    def _ended(self, attempts: tuple[Attempt, ...]) -> None:
        left = what_is_left(self._form, attempts)
        if left.form is not self._form:
            self._form = left.form
            if left.is_over:
                self._sheet.say_kept("")
                self._draft.forget()
            self._sheet.show_form(self._form)
        if left.problem is None:
            self._leave_for(left.shown)
            return
        if left.problem.kind is ProblemKind.UNKNOWN_TILL:
            self._till_refusal = left.problem.at(TILLS)
            self.tills.edit.setFocus()
        self.banner.show_problem(left.problem)

    def _leave_for(self, made: tuple[Attempt, ...]) -> None:
        ids = [attempt.record_id for attempt in made if attempt.record_id]
        if ids:
            self._navigator.show_row(ids[0])
        else:
            self._navigator.show_list()

    def _leave_out(self) -> None:
        if (result := self._result) is not None:
            self._take(self._form.without_tills(request.scope_reference or "" for request, _ in result.existing))
            self._draft.keep()
            self._after_decision()

    def _make_anyway(self) -> None:
        if (result := self._result) is not None and result.about_doubles is not None:
            self._change(decided=self._form.with_decision(result.about_doubles.kind).decided)
            self._after_decision()

    def _put_back(self) -> None:
        if self._result is not None:
            self._account.decisions.restore(self._result.removed).listen(lambda _: self._refresh())

    def _to_keys(self) -> None:
        self._draft.keep_what_waits()
        self._navigator.show_keys(CLIENT_ID)

    def _known(self) -> Known:
        """Return what a message to someone else should say about the form."""
        event = self._form.event()
        whom = ", ".join(map(self._till, self._form.clean_tills()))
        what = f"{event_name(event.name)} ({whom})" if event is not None and whom else whom
        address = self._form.address.strip()
        return Known(address, what, self._account.clock.now(), name=self._account.cache.address_name(address))

    def _put_till_right(self) -> None:
        if self._result is not None:
            self.tills.put_right(self._result.problem_at(TILLS))

    def _use_suggestion(self) -> None:
        if self._result is not None and self._result.address.suggestion:
            self.address.edit.setText(self._result.address.suggestion)
            self.address.edit.setFocus()

    def _leave(self) -> None:
        self._draft.keep_what_waits()
        self._navigator.show_list()

    # -- draft -------------------------------------------------------------------------------------------------------

    def _draft_loaded(self, form: NewSubscription) -> None:
        self._take(form)
        self._say_kept(None)

    def _take_back(self, form: NewSubscription) -> None:
        self._take(form)
        self._draft.keep()

    def _say_kept(self, problem: Problem | None) -> None:
        """Show that the draft is on the disk, or that it is not."""
        self._not_kept = problem
        if problem is None:
            self._sheet.say_kept(lambda: self.tr("Draft saved"))
        elif problem.kind is ProblemKind.LIST_NOT_SAVED:
            self._sheet.say_kept(lambda: self.tr("Not saved: the disk is full"), is_kept=False)
        else:
            self._sheet.say_kept(lambda: self.tr("Not saved"), is_kept=False)

    # -- words and room ----------------------------------------------------------------------------------------------

    def _paint(self) -> None:
        if self._sheet.says_kept:
            self._say_kept(self._not_kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview below the questions, into their scroll area, if the window is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= letters(_PANEL_BESIDE, self.fontMetrics())
        if self._side.isHidden() is beside:
            focused = QApplication.focusWidget()
            (self._beside if beside else self._sheet.below).addWidget(self.preview)
            self._side.setVisible(beside)
            if focused is not None and self.preview.isAncestorOf(focused):
                focused.setFocus()

    def minimumSizeHint(self) -> QSize:
        """Return a small size, because everything scrolls."""
        return QSize(400, 300)
