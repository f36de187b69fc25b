"""The page *New subscription*: three questions, and beside them what will happen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from k2desk.clock import Clock
from k2desk.desk.forms.address import PRACTICE_ADDRESS
from k2desk.desk.forms.new_subscription import ADDRESS, EVENT, FORM, TILLS, Judged, NewSubscription, from_text, judge
from k2desk.desk.forms.values import EnvironmentKind
from k2desk.desk.problems import Problem
from k2desk.desk.values import State
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.buttons import LinkButton, PillButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.field import Field, ProblemLine
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.tills_edit import TillsEdit
from k2desk.ui.icons import pixmap
from k2desk.ui.messages import words_of
from k2desk.ui.new_subscription.aside import Aside
from k2desk.ui.new_subscription.event_tiles import EventTiles
from k2desk.ui.new_subscription.preview import PreviewPanel
from k2desk.ui.problem_banner import ProblemBanner
from k2desk.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XL, Tone, heading_font, small_font, theme, title_font

if TYPE_CHECKING:
    from k2desk.desk.account import Account
    from k2desk.desk.batch import Attempt
    from k2desk.desk.operation import Operation

_QUIET = 500
"""Milliseconds without typing after which the draft is kept."""

_PANEL_BESIDE = 118


class NewSubscriptionPage(QWidget):
    """Keeps what was typed until it was created; sends nothing before its button is pressed."""

    done = Signal(object)
    cancelled = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("NewSubscriptionPage")
        self._clock = clock
        self._account: Account | None = None
        self._form = NewSubscription()
        self._judged: Judged | None = None
        self._operation: Operation[tuple[Attempt, ...]] | None = None
        self._asked: set[str] = set()
        self._till_refusal: Problem | None = None
        self._wants_draft = False
        self._showing = False
        self._build()
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.timeout.connect(self._keep_draft)
        theme().changed.connect(self._paint)
        self.retranslate()

    # -- from outside ------------------------------------------------------------------------------------------------

    def attach(self, account: Account) -> None:
        """Gives the page the parts of the account."""
        self._account = account
        self._tiles.offer(account.profile.api_version)
        if self._wants_draft:
            self._load_draft()
        self._refresh()

    def detach(self) -> None:
        """Takes the parts away; the form is emptied, since it belongs to the account."""
        if self._draft_timer.isActive():
            self._keep_draft()
        self._account = None
        self._operation = None
        self._form = NewSubscription()
        self.aside.forget()
        self._show_form()

    def start(self, prefill: NewSubscription | None) -> None:
        """Begins: with what is given, else with the draft."""
        self._asked.clear()
        self.banner.show_problem(None)
        if prefill is not None:
            self._put_aside(prefill)
            self._take(prefill)
        elif self._account is not None:
            self._load_draft()
        else:
            self._wants_draft = True
        self._tiles.focus()

    def _put_aside(self, prefill: NewSubscription) -> None:
        """What was typed here, or waits as a draft, must not go lost because another form takes its place."""
        self.aside.keep(self._form, prefill)
        if self._account is not None:
            loading = self._account.drafts.load(FORM)
            loading.listen(lambda one: self.aside.keep_text(one.outcome, prefill) if one.finished else None)

    def focus_first(self) -> None:
        """Puts the keyboard on the first question."""
        self._tiles.focus()

    def go_back(self) -> bool:
        """Esc: to the list; what was typed is kept."""
        self._leave()
        return True

    @property
    def form(self) -> NewSubscription:
        """What is typed now."""
        return self._form

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._title = PlainLabel(font=title_font())
        self._kept = PlainLabel(kind="muted", font=small_font())
        self._kept_icon = QLabel()
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        self.aside = Aside(self._take_back)
        top.addWidget(self.aside)
        top.addWidget(self._kept_icon)
        top.addWidget(self._kept)
        self.banner = ProblemBanner()
        self.banner.offer_only("try_again", "send_again", "check_keys", "show")
        self.banner.action.connect(self._act)
        self._first, self._second, self._third = (PlainLabel(font=heading_font()) for _ in range(3))
        self._tiles = EventTiles()
        self._tiles.offer(2)
        self._tiles.chosen.connect(lambda name: self._change(event_type=name))
        self._event_problem = ProblemLine()
        self._by_till, self._whole = PillButton(), PillButton()
        self._whole.setObjectName("WholeBusiness")
        scopes = QButtonGroup(self)
        scopes.addButton(self._by_till)
        scopes.addButton(self._whole)
        self._by_till.clicked.connect(lambda: self._change(whole_business=False))
        self._whole.clicked.connect(lambda: self._change(whole_business=True))
        scope_row = QHBoxLayout()
        scope_row.setSpacing(GAP_S)
        scope_row.addWidget(self._by_till)
        scope_row.addWidget(self._whole)
        scope_row.addStretch(1)
        self.tills = TillsEdit()
        self.tills.setObjectName("Tills")
        self.tills.edit.setObjectName("TillEdit")
        self.tills.changed.connect(lambda tills: self._change(tills=tuple(tills)))
        self.tills.submitted.connect(self._press)
        self._till_problem = ProblemLine()
        self._till_hint = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self.address = Field()
        self.address.edit.setObjectName("Address")
        self.address.set_label("")
        self.address.edit.textChanged.connect(lambda text: self._change(address=text))
        self.address.edit.editingFinished.connect(lambda: self._left(ADDRESS))
        self.address.edit.returnPressed.connect(self._press)
        self.address.action_pressed.connect(self._use_suggestion)
        self._practice = LinkButton()
        self._practice.setObjectName("UsePracticeAddress")
        self._practice.clicked.connect(lambda: self.address.edit.setText(PRACTICE_ADDRESS))
        self.daraja = QCheckBox()
        self.daraja.toggled.connect(lambda on: self._change(daraja=on))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(GAP_XL, GAP_L, GAP_XL, GAP_S)
        column.setSpacing(GAP_S)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self._first)
        column.addWidget(self._tiles)
        column.addWidget(self._event_problem)
        column.addSpacing(GAP_S)
        column.addWidget(self._second)
        column.addLayout(scope_row)
        column.addWidget(self.tills)
        column.addWidget(self._till_problem)
        column.addWidget(self._till_hint)
        column.addSpacing(GAP_S)
        column.addWidget(self._third)
        column.addWidget(self.address)
        column.addWidget(self._practice)
        column.addWidget(self.daraja)
        column.addStretch(1)
        scroll = scrolled(content)
        self.create_button = PrimaryButton()
        self.create_button.setObjectName("Create")
        self.create_button.clicked.connect(self._press)
        self._cancel = SecondaryButton()
        self._cancel.setObjectName("CancelForm")
        self._cancel.clicked.connect(self._leave)
        foot = QHBoxLayout()
        foot.setContentsMargins(GAP_XL, GAP_M, GAP_XL, GAP_L)
        foot.setSpacing(GAP_M)
        self._test = SecondaryButton("", "diagnose")
        self._test.setObjectName("TestFirst")
        self._test.clicked.connect(self._test_address)
        foot.addWidget(self.create_button)
        foot.addWidget(self._test)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(0)
        left_column.addWidget(scroll, 1)
        left_column.addLayout(foot)
        self.preview = PreviewPanel(self._clock)
        self.preview.action.connect(self._act)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addWidget(left, 2)
        self._both.addWidget(self.preview, 1)

    def _test_address(self) -> None:
        """Looks at the address beside the form; nothing is sent and nothing is created."""
        self.preview.note.test()

    # -- typing ------------------------------------------------------------------------------------------------------

    def _change(self, **values: object) -> None:
        if self._showing:
            return
        changed = replace(self._form, **values)  # type: ignore[arg-type]
        if changed == self._form:
            return
        if "spare" not in values:
            changed = replace(changed, spare=False)
        self._form = changed
        self._till_refusal = None
        self._kept.setText("")
        self._kept_icon.clear()
        self._draft_timer.start(_QUIET)
        self._refresh()

    def _left(self, field: str) -> None:
        """Problems of a field are said once it was left with something in it, or the button was pressed."""
        if self._form.address.strip():
            self._asked.add(field)
            self._refresh()

    def _take(self, form: NewSubscription) -> None:
        self._form = form
        self._show_form()

    def _show_form(self) -> None:
        self._showing = True
        form = self._form
        self._tiles.choose(form.event_type)
        self._whole.setChecked(form.for_whole_business())
        self._by_till.setChecked(not form.for_whole_business())
        self.tills.set_tills(form.tills)
        if self.address.edit.text() != form.address:
            self.address.edit.setText(form.address)
        self.daraja.setChecked(form.daraja)
        self._showing = False
        self._refresh()

    def _judge(self) -> Judged:
        account = self._account
        kind = account.environment.kind if account is not None else EnvironmentKind.PRACTICE
        version = account.profile.api_version if account is not None else 2
        entries = account.book if account is not None else ()
        tills = account.book.tills() if account is not None else {}
        return judge(self._form, environment=kind, version=version, entries=entries, known_tills=tills)

    def _refresh(self) -> None:
        judged = self._judged = self._judge()
        form, account = self._form, self._account
        event = form.event()
        only_whole = event is not None and len(event.scopes) == 1
        whole = form.for_whole_business()
        self._by_till.setEnabled(not only_whole)
        self._by_till.setChecked(not whole)
        self._whole.setChecked(whole)
        self.tills.setVisible(not whole)
        self._till_hint.setText(self._till_hint_text(only_whole, whole))
        practice = account is not None and account.environment.kind is EnvironmentKind.PRACTICE
        self._practice.setVisible(practice and form.address != PRACTICE_ADDRESS)
        version = account.profile.api_version if account is not None else 2
        self.daraja.setVisible(event is not None and event.daraja and version == 2)
        self._say(self._event_problem, judged.problem_at(EVENT), EVENT)
        till_problem = self._till_refusal or judged.problem_at(TILLS)
        if till_problem is not None and till_problem.code == "K-43":
            till_problem = None
        self._say(self._till_problem, till_problem if not whole else None, TILLS)
        wrong = till_problem is not None and till_problem.blocks and TILLS in self._asked and not whole
        self.tills.set_wrong(wrong, self._till_problem.said)
        self._say_address(judged)
        self.preview.show_judged(form, judged, account.creating.preview if account is not None else None)
        usable = judged.address.problem is None or not judged.address.problem.blocks
        self.preview.note.show_address(account, judged.address.value if usable else "")
        self._test.setVisible(account is not None)
        self._test.setEnabled(usable and bool(judged.address.value))
        self._show_button(judged)

    def _say(self, line: ProblemLine, problem: Problem | None, field: str) -> None:
        if problem is None or (problem.blocks and field not in self._asked):
            line.hide()
            return
        words = words_of(problem)
        line.show_problem(words.title, words.text, "", Tone.BAD if problem.blocks else Tone.CARE)

    def _say_address(self, judged: Judged) -> None:
        address = judged.address
        problem = address.problem
        if problem is not None and (ADDRESS in self._asked or problem.code == "K-44"):
            words = words_of(problem)
            action = self.tr("Use {address}").replace("{address}", address.suggestion) if address.suggestion else ""
            self.address.set_problem(words.title, words.text, action)
        else:
            self.address.set_problem("")
        if problem is None and address.looks_alike:
            self.address.set_hint(
                self.tr("Written in machine letters: {name}. Is that really your website?").replace(
                    "{name}", address.ascii_host
                )
            )
        else:
            self.address.set_hint("")

    def _show_button(self, judged: Judged) -> None:
        account = self._account
        kind = account.environment.kind if account is not None else EnvironmentKind.PRACTICE
        count = max(1, len(judged.requests))
        sending = self._operation is not None and not self._operation.finished
        self.create_button.setEnabled(account is not None and not sending)
        if sending:
            self.create_button.setText(self.tr("Sending…"))
        elif kind is EnvironmentKind.LIVE:
            text = (
                self.tr("Create for real payments") if count == 1 else self.tr("Create %n for real payments", "", count)
            )
            self.create_button.setText(text)
        elif kind is EnvironmentKind.SANDBOX:
            one, many = self.tr("Create test subscription"), self.tr("Create %n test subscriptions", "", count)
            self.create_button.setText(one if count == 1 else many)
        else:
            one, many = self.tr("Create practice subscription"), self.tr("Create %n practice subscriptions", "", count)
            self.create_button.setText(one if count == 1 else many)

    # -- pressing ----------------------------------------------------------------------------------------------------

    def _press(self) -> None:
        account = self._account
        if account is None or (self._operation is not None and not self._operation.finished):
            return
        self.tills.take_pending()
        self._asked.update((EVENT, TILLS, ADDRESS))
        self._refresh()
        judged = self._judged
        assert judged is not None
        if not judged.can_be_sent:
            self._focus_first_wrong(judged)
            return
        self.banner.show_problem(None)
        self._operation = account.creating.create(judged.requests, spare=self._form.spare)
        self._refresh()
        self._operation.listen(self._progress)

    def _focus_first_wrong(self, judged: Judged) -> None:
        first = next((one for one in map(judged.problem_at, (EVENT, TILLS, ADDRESS)) if one and one.blocks), None)
        if first is not None:
            words = words_of(first)
            announce(self, f"{words.title} {words.text}")
        for field, focus in ((EVENT, self._tiles.focus), (TILLS, self.tills.edit.setFocus)):
            problem = judged.problem_at(field)
            if problem is not None and problem.blocks:
                focus()
                return
        if judged.problem_at(ADDRESS) is not None:
            self.address.edit.setFocus()

    def _progress(self, operation: Operation[tuple[Attempt, ...]]) -> None:
        if operation is not self._operation or not operation.finished:
            return
        self._operation = None
        if operation.failure is not None:
            self.banner.show_problem(Problem("K-25", (("code", type(operation.failure).__name__),)))
        elif operation.outcome is not None:
            self._ended(operation.outcome)
        self._refresh()

    def _ended(self, attempts: tuple[Attempt, ...]) -> None:
        made = [one for one in attempts if one.state is State.CREATED]
        rest = [one for one in attempts if one.state is not State.CREATED]
        if not rest:
            self._form = NewSubscription()
            self._forget_draft()
            self._show_form()
            self.done.emit(attempts)
            return
        if made and not self._form.for_whole_business():
            self._form = self._form.without_tills(one.request.scope_reference or "" for one in made)
            self._show_form()
        first = next((one for one in rest if one.state is State.NOT_CONFIRMED), rest[0])
        problem = first.problem or Problem("K-25", (("code", "?"),))
        if first.state is State.NOT_CONFIRMED:
            # What may exist must not be sent again from here: it goes to the list, where it can be settled.
            waiting = [one.request.scope_reference or "" for one in rest if one.state is State.NOT_CONFIRMED]
            if self._form.for_whole_business() or set(self._form.clean_tills()) <= set(waiting):
                self._form = NewSubscription()
                self._forget_draft()
            else:
                self._form = self._form.without_tills(waiting)
            self._show_form()
            self.done.emit((first, *attempts))
            return
        if problem.code == "K-08":
            self._till_refusal = problem.at(TILLS)
            self.tills.edit.setFocus()
        self.banner.show_problem(problem)

    def _act(self, action: str) -> None:
        judged = self._judged
        match action:
            case "leave_out" if judged is not None:
                there = [request.scope_reference or "" for request, _ in judged.existing]
                self._take(self._form.without_tills(there))
            case "spare":
                self._change(spare=True)
            case "try_again" | "send_again":
                self._press()
            case "check_keys":
                self.cancelled.emit()

    def _use_suggestion(self) -> None:
        if self._judged is not None and self._judged.address.suggestion:
            self.address.edit.setText(self._judged.address.suggestion)
            self.address.edit.setFocus()

    def _leave(self) -> None:
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self._keep_draft()
        self.cancelled.emit()

    # -- draft -------------------------------------------------------------------------------------------------------

    def _load_draft(self) -> None:
        self._wants_draft = False
        if self._account is not None:
            self._account.drafts.load(FORM).listen(self._draft_loaded)

    def _draft_loaded(self, operation: Operation[str | None]) -> None:
        if not operation.finished or self._form != NewSubscription():
            return
        draft = from_text(operation.outcome) if operation.outcome else None
        if draft is not None:
            self._take(draft)
            self._say_kept()

    def _keep_draft(self) -> None:
        self._draft_timer.stop()
        if self._account is not None:
            empty = self._form == NewSubscription()
            self._account.drafts.save(FORM, None if empty else self._form.to_text())
            if not empty:
                self._say_kept()

    def _forget_draft(self) -> None:
        self._draft_timer.stop()
        self._kept.setText("")
        self._kept_icon.clear()
        aside = self.aside.form
        self.aside.forget()
        if self._account is not None:
            self._account.drafts.save(FORM, aside.to_text() if aside is not None else None)

    def _take_back(self, form: NewSubscription) -> None:
        self._take(form)
        self._keep_draft()

    def _say_kept(self) -> None:
        self._kept.setText(self.tr("Draft kept"))
        self._kept_icon.setPixmap(pixmap("check", 14, theme().colours.muted, self.devicePixelRatioF()))

    # -- words and room ----------------------------------------------------------------------------------------------

    def _till_hint_text(self, only_whole: bool, whole: bool) -> str:
        if only_whole:
            return self.tr("Kopo Kopo tells this for the whole business only.")
        if whole:
            return self.tr("All tills of the business, new ones too.")
        return self.tr("The number on your till sticker. Paste a column from a spreadsheet to add many.")

    def retranslate(self) -> None:
        """Puts the words of the current language in place."""
        self._title.setText(self.tr("New subscription"))
        self._first.setText(self.tr("1  What should Kopo Kopo tell you?"))
        self._second.setText(self.tr("2  For which till?"))
        self._third.setText(self.tr("3  Where should it be sent?"))
        self._by_till.setText(self.tr("One or more tills"))
        self._whole.setText(self.tr("Whole business"))
        self.tills.set_words(self.tr("Till numbers"), self.tr("Add a till…"), self.tr("Remove {till}"))
        self.address.edit.setAccessibleName(self.tr("Web address"))
        self.address.edit.setPlaceholderText(self.tr("https://…"))
        self._practice.setText(self.tr("Use the practice shop’s address"))
        self.daraja.setText(self.tr("Safaricom (Daraja) format. Only if your POS company asked for it."))
        self._cancel.setText(self.tr("Cancel"))
        self._test.setText(self.tr("Test the address first"))
        self._refresh()

    def _paint(self) -> None:
        if self._kept.text():
            self._say_kept()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts what will happen below the questions where it is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= self.fontMetrics().averageCharWidth() * _PANEL_BESIDE
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._both.direction() is not wanted:
            self._both.setDirection(wanted)
            self._both.setStretch(0, 2 if beside else 3)

    def minimumSizeHint(self) -> QSize:
        """Everything scrolls."""
        return QSize(400, 300)
