"""The page *Many at once*: events × tills to one address, a preview of each row, and the progress of the creation."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from k2desk.model.environments import EnvironmentKind
from k2desk.model.problems import Problem, ProblemAction
from k2desk.services.forms.address import PRACTICE_ADDRESS
from k2desk.services.forms.bulk import FORM, BulkForm, BulkValidation, PlannedRow, bulk_from_text, validate_bulk
from k2desk.services.forms.new_subscription import ADDRESS, EVENT, TILLS, offered_events
from k2desk.ui.bulk.plan_head import PlanHead
from k2desk.ui.bulk.progress import CreationProgress
from k2desk.ui.controls.after_press import after_press
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.buttons import LinkButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.field import Field, ProblemLine
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.lead_to import lead_to
from k2desk.ui.controls.navigator import Navigator
from k2desk.ui.controls.page import AccountPage
from k2desk.ui.controls.planned_rows import PlannedModel, PlannedTable, PlannedTableRow, RowState
from k2desk.ui.controls.pressed import CheckBox
from k2desk.ui.controls.real_money_question import once_more
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.suggestions import Suggestions
from k2desk.ui.controls.tills_edit import TillsEdit
from k2desk.ui.style.theme import GAP_M, GAP_S, PAGE_MARGINS, heading_font, small_font, title_font
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.events import event_name
from k2desk.ui.text.letters import Known
from k2desk.ui.text.places import offered_places
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import short_date

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation

_QUIET = 500


class BulkPage(AccountPage):
    """Sends nothing before its button is pressed, and then each row once."""

    article = "coverage"

    def __init__(self, account: Account, navigator: Navigator) -> None:
        super().__init__(account, navigator)
        self.setObjectName("ManyPage")
        self._form = BulkForm()
        self._result: BulkValidation | None = None
        self._asked: set[str] = set()
        self._showing = False
        self._model = PlannedModel(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._keep_draft)
        self._build()
        self.on_language_change(self._refresh)

    # -- from outside ------------------------------------------------------------------------------------------------

    @property
    def hint(self) -> str:
        """The text of the status bar for this page."""
        return self.tr("Nothing is sent twice")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was just typed."""
        if self._timer.isActive():
            self._keep_draft()
        super().closeEvent(event)

    def start(self, prefill: BulkForm | None) -> None:
        """Show the form with `prefill`, or with the draft if that is None.

        During a creation, show its progress instead.
        """
        if self._creating.is_under_way:
            return
        self._creating.forget()
        self._asked.clear()
        self.tills.offer(self._account.cache.tills())
        self._addresses.offer(offered_places(self._account.cache))
        self._stack.setCurrentWidget(self._asking)
        if prefill is not None:
            self._form = prefill
            self._show_form()
        else:
            self._account.drafts.load(FORM).listen(self._draft_read)

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._asking = QWidget()
        self._build_form(self._asking)
        self._creating = CreationProgress(self._model, self._account)
        self._creating.finished.connect(self._leave)
        self._creating.settle_wanted.connect(self._navigator.show_row)
        self._stack.addWidget(self._asking)
        self._stack.addWidget(self._creating)
        in_column(self._stack, on=self)

    def _build_form(self, page: QWidget) -> None:
        title = PlainLabel(lambda: self.tr("Many subscriptions at once"), font=title_font())
        line = PlainLabel(
            lambda: self.tr(
                "K2Desk makes one subscription for each event and till. Nothing is sent until you press Create."
            ),
            kind="muted",
            wrap=True,
        )
        first = PlainLabel(lambda: self.tr("1. What should Kopo Kopo tell you?"), font=heading_font())
        second = PlainLabel(lambda: self.tr("2. For which tills?"), font=heading_font())
        third = PlainLabel(lambda: self.tr("3. Where should it be sent?"), font=heading_font())
        self._events = FlowLayout(spacing=GAP_M)
        self._boxes: dict[str, QCheckBox] = {}
        for event in offered_events(self._account.profile.api_version):
            box = self._boxes[event.name] = CheckBox(partial(event_name, event.name))
            box.setObjectName(f"ManyEvent-{event.name}")
            box.toggled.connect(lambda _: self._change(events=self._ticked(), only=()))
            self._events.addWidget(box)
        self._event_problem, self._till_problem = ProblemLine(), ProblemLine()
        self.tills = TillsEdit(folds=True)
        self.tills.set_words(
            lambda: self.tr("Till numbers"), lambda: self.tr("Add a till…"), lambda: self.tr("Remove {till}")
        )
        self.tills.edit.setObjectName("ManyTills")
        self.tills.changed.connect(lambda tills: self._change(tills=tuple(tills), only=()))
        self.all_tills = LinkButton(object_name="AllMyTills", clicked=self._take_all_tills)
        self.address = Field()
        self.address.set_label("")
        self.put_words(self.address.edit.setAccessibleName, lambda: self.tr("Web address"))
        self.address.edit.setObjectName("ManyAddress")
        self.address.edit.textChanged.connect(lambda text: self._change(address=text))
        self.address.edit.editingFinished.connect(lambda: after_press(self, self._address_left))
        self._addresses = Suggestions(self.address.edit)
        self._addresses.picked.connect(self.address.edit.setText)
        self.practice = LinkButton(lambda: self.tr("&Use the practice address"), object_name="ManyPracticeAddress")
        self.practice.clicked.connect(lambda: self.address.edit.setText(PRACTICE_ADDRESS))
        self.spares = CheckBox(object_name="Spares")
        self.spares.toggled.connect(lambda on: self._change(spares=on))
        self._none_left = ProblemLine()
        self._event_problem.offer({ProblemAction.EDIT: next(iter(self._boxes.values())).setFocus})
        for beside in (self._till_problem, self._none_left):
            beside.offer({ProblemAction.EDIT: self.tills.correct, ProblemAction.CLEAR: self.tills.clear_odd})
        for beside in (self.address.problem, self._till_problem, self._none_left):
            beside.know(self._known)
        self._sum = PlainLabel(kind="muted", font=small_font())
        self.preview = named(PlannedTable(self._model, is_whole=True), "ManyPreview")
        self.put_words(self.preview.setAccessibleName, lambda: self.tr("What will be created"))
        self.create_button = PrimaryButton("", "plus", object_name="CreateMany", clicked=self._press)
        cancel = SecondaryButton(lambda: self.tr("C&ancel"), clicked=self._navigator.show_coverage)
        self._plan = PlanHead(self._navigator.go_live, self._leave_plan)
        questions = QWidget()
        self._till_problem.action_pressed.connect(self._put_till_right)
        in_column(
            title,
            line,
            first,
            self._events,
            self._event_problem,
            in_row((second, 1), self.all_tills),
            self.tills,
            self._till_problem,
            in_row((third, 1), self.practice),
            self.address,
            self._none_left,
            self.spares,
            on=questions,
            spacing=GAP_S,
        )
        content = QWidget()
        self._questions = questions
        column = in_column(self._plan, questions, self.preview, STRETCH, on=content, spacing=GAP_M)
        area = scrolled(content)
        bar = area.verticalScrollBar()

        def keep_width(_least: int, most: int) -> None:
            # Nothing moves sideways below the pointer when the bar appears.
            column.setContentsMargins(0, 0, GAP_S + (0 if most else bar.sizeHint().width()), 0)

        keep_width(0, 0)
        bar.rangeChanged.connect(keep_width)
        in_column(
            (area, 1),
            in_row(self.create_button, cancel, (self._sum, 1)),
            on=page,
            margins=PAGE_MARGINS,
            spacing=GAP_S,
        )

    # -- typing ------------------------------------------------------------------------------------------------------

    def _ticked(self) -> tuple[str, ...]:
        return tuple(name for name, box in self._boxes.items() if box.isChecked())

    def _change(self, **values: object) -> None:
        if self._showing:
            return
        changed = replace(self._form, **values)  # type: ignore[arg-type]
        if changed != self._form:
            # The decision to create duplicates was made for what was shown then.
            self._form = changed if "spares" in values else replace(changed, spares=False)
            self._timer.start(_QUIET)
            self._refresh()

    def _address_left(self) -> None:
        """Show what is wrong with the address after the user left it with something in it."""
        if self._form.address.strip():
            self._asked.add(ADDRESS)
            self._refresh()

    def _take_all_tills(self) -> None:
        tills = tuple(self._account.cache.tills())
        self.tills.set_tills(tills)
        self._change(tills=tills, only=())

    def _show_form(self) -> None:
        self._showing = True
        for name, box in self._boxes.items():
            box.setChecked(name in self._form.events)
        self.tills.set_tills(self._form.tills)
        if self.address.edit.text() != self._form.address:
            self.address.edit.setText(self._form.address)
        self.spares.setChecked(self._form.spares)
        self._showing = False
        self._refresh()

    def _refresh(self) -> None:
        account = self._account
        self._plan.setVisible(bool(self._form.plan))
        self._questions.setVisible(not self._form.plan)
        kind = account.environment.kind
        result = self._result = validate_bulk(
            self._form,
            environment=kind,
            version=account.profile.api_version,
            entries=account.cache.with_removed(),
        )
        self._plan.show_result(result)
        self.practice.setVisible(kind is EnvironmentKind.PRACTICE)
        known = len(account.cache.tills())
        self.all_tills.setText(filled(self.tr("All my &tills ({n})"), n=known))
        self.all_tills.setVisible(known > 0)
        self._show_problem(self._event_problem, result.problem_at(EVENT))
        self._show_problem(self._till_problem, result.problem_at(TILLS))
        wrong = result.problem_at(ADDRESS) if ADDRESS in self._asked else None
        self.address.set_problem(wrong)
        practises = kind is EnvironmentKind.PRACTICE
        self.address.set_hint(
            "" if wrong or practises else self.tr("Your POS company or website person gives you this address.")
        )
        if not self._creating.is_shown:
            self._model.show_rows(tuple(map(self._planned_row, result.rows)))
        overlapping = sum(1 for row in result.rows if row.overlaps.any)
        self.spares.setVisible(overlapping > 0)
        self.spares.setChecked(self._form.spares)
        spares = self.tr("Make a second one of the {n} you already have: each alert then comes twice")
        self.spares.setText(filled(spares, n=overlapping))
        self._show_problem(self._none_left, next((one for one in result.problems if one.field is None), None))
        self._show_counts(result)

    def _show_counts(self, result: BulkValidation) -> None:
        """Show on the button what a press would send, and beside it what is planned and what is left out."""
        count = len(result.requests)
        live = self._account.environment.kind is EnvironmentKind.LIVE
        if result.can_be_sent:
            text = self.tr("&Create {n} for real payments") if live else self.tr("&Create {n}")
            self.create_button.setText(filled(text, n=count))
        else:
            self.create_button.setText(self.tr("&Create for real payments") if live else self.tr("&Create"))
        planned = "" if result.can_be_sent or not count else self.tr("%n planned", "", count)
        left = len(result.rows) - count
        left_out = filled(self.tr("{n} left out: you already have them"), n=left) if left else ""
        self._sum.setText(" · ".join(filter(None, (planned, left_out))))

    def _show_problem(self, line: ProblemLine, problem: Problem | None) -> None:
        if problem is None or (problem.blocks and "all" not in self._asked):
            line.hide()
        else:
            line.show_problem(problem)

    def _leave_plan(self) -> None:
        """Forget the plan and show the questions. The page *Go live* keeps what was typed for it."""
        self._form = BulkForm()
        self._account.drafts.forget(FORM)
        self._show_form()

    def _put_till_right(self) -> None:
        if self._result is not None:
            self.tills.put_right(self._result.problem_at(TILLS))

    def _planned_row(self, row: PlannedRow) -> PlannedTableRow:
        request = row.request
        state = RowState.LEFT_OUT if row.is_left_out else RowState.PLANNED
        till, remark = self._till(request.scope_reference), self._remark(row)
        place = self._account.cache.address_name(request.address)
        return PlannedTableRow(till, request.event_type, request.address, state, remark, place)

    def _remark(self, row: PlannedRow) -> str:
        found = row.overlaps
        if found.same is not None and found.same.record.removed_at is not None:
            return self.tr("You removed it from the list. Kopo Kopo may still send it.")
        if found.same is not None:
            since = short_date(found.same.record.settled_at or found.same.record.pressed_at)
            return filled(self.tr("You already have this one, since {date}."), date=since)
        if found.whole_business is not None or row.in_plan:
            return self.tr("The whole business has it.")
        if found.tills:
            return self.tr("%n tills have it.", "", len(found.tills))
        if found.almost is not None:
            return self.tr("You have it, only the / at the end differs.")
        return ""

    def _known(self) -> Known:
        """Return what a message to someone else should say about the form."""
        whom = ", ".join(map(self._till, self._form.clean_tills()))
        address = self._form.address.strip()
        return Known(address, whom, self._account.clock.now(), name=self._account.cache.address_name(address))

    def _till(self, number: str | None) -> str:
        if number is None:
            return ""
        return till_words(number, self._account.cache.till_name(number))

    # -- drafts ------------------------------------------------------------------------------------------------------

    def _keep_draft(self) -> None:
        self._account.drafts.save(FORM, self._form.to_text)

    def _draft_read(self, operation: Operation[str | None]) -> None:
        form = bulk_from_text(operation.outcome) if operation.outcome else None
        if form is not None and self._form == BulkForm():
            self._form = form
            self._show_form()

    # -- creating ----------------------------------------------------------------------------------------------------

    def _press(self) -> None:
        self._asked |= {"all", ADDRESS}
        self._refresh()
        result = self._result
        if result is None:
            return
        if result.can_be_sent:
            once_more(self, self._account, partial(self._begin, result))
        else:
            self._lead_to_what_is_missing(result)

    def _begin(self, result: BulkValidation) -> None:
        self._timer.stop()
        self._account.drafts.forget(FORM)
        planned = tuple(map(self._planned_row, result.rows))
        requests = [row.request for row in result.rows if not row.is_left_out]
        self._stack.setCurrentWidget(self._creating)
        self._creating.begin(planned, requests, allow_duplicate=self._form.spares)

    def _lead_to_what_is_missing(self, result: BulkValidation) -> None:
        if self._form.plan:
            lead_to(self._plan.change, self._plan.said, self._plan)
            return
        box = next((box for box in self._boxes.values() if box.isChecked()), next(iter(self._boxes.values())))
        for field, target, line in (
            (EVENT, box, self._event_problem),
            (TILLS, self.tills.edit, self._till_problem),
            (ADDRESS, self.address.edit, self.address.problem),
        ):
            problem = result.problem_at(field)
            if problem is not None and problem.blocks:
                lead_to(target, line.said, line)
                return
        lead_to(self.spares, self._none_left.said, self._none_left)

    def _leave(self) -> None:
        self._creating.forget()
        self._form = BulkForm()
        self._stack.setCurrentWidget(self._asking)
        self._show_form()
        self._navigator.show_coverage()
