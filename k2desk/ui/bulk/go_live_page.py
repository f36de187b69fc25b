"""The page *Go live*: the set-up of practice or sandbox becomes a plan that a Live account reviews."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from k2desk.model.problems import Problem
from k2desk.model.records import AccountRecord
from k2desk.services.forms.bulk import BulkForm
from k2desk.services.forms.go_live import LivePlan, plan_for_live
from k2desk.services.go_live import Rehearsal
from k2desk.ui.bulk.places_table import PlacesTable
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.empty_state import EmptyState
from k2desk.ui.controls.field import ProblemLine
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.page import AccountPage
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.style.theme import GAP_M, GAP_S, PAGE_MARGINS, small_font, title_font
from k2desk.ui.text.accounts import account_name, environment_word
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.services.program_services import ProgramServices
    from k2desk.ui.controls.navigator import Navigator

_SOON, _QUIET = 120, 500
"""Milliseconds after which what was typed is judged, and stored."""


class GoLivePage(AccountPage):
    """Sends nothing. The Live account shows each row of the plan before anything is created."""

    article = "go-live"

    def __init__(self, account: Account, navigator: Navigator, program: ProgramServices) -> None:
        super().__init__(account, navigator)
        self.setObjectName("GoLivePage")
        self._program = program
        self._rehearsal: Rehearsal | None = None
        self._plan = LivePlan()
        self._is_filling = False
        self._judging, self._keeping = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self._judging.timeout.connect(self._judge)
        self._keeping.timeout.connect(self._keep_places)
        self._build()
        self.follow(program.accounts, self.start)
        self.on_language_change(self._show_words)

    @property
    def hint(self) -> str:
        """The text of the status bar for this page."""
        return self.tr("Nothing is sent from this page")

    def start(self) -> None:
        """Read the accounts again."""
        self._save_now()
        self._fill_choices()
        self._read()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was just typed."""
        self._save_now()
        super().closeEvent(event)

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        title = PlainLabel(lambda: self.tr("Go live with what you tried"), font=title_font(), wrap=True)
        line = PlainLabel(
            lambda: self.tr(
                "Live gets the same events. Write the real till and the real web address beside each one you tried."
            ),
            kind="muted",
            wrap=True,
        )
        self.source, self.live = named(ChoiceBox(), "GoLiveFrom"), named(ChoiceBox(), "GoLiveTo")
        from_label, to_label = PlainLabel(lambda: self.tr("&From")), PlainLabel(lambda: self.tr("T&o"))
        from_label.setBuddy(self.source)
        to_label.setBuddy(self.live)
        self.put_words(self.source.setAccessibleName, lambda: self.tr("From"))
        self.put_words(self.live.setAccessibleName, lambda: self.tr("To"))
        for box in (self.source, self.live):
            box.currentIndexChanged.connect(lambda _: self._chosen())
        self.banner = ProblemBanner()
        self.places = PlacesTable()
        self.places.typed.connect(self._typed)
        self._wrong = ProblemLine()
        self._sum = PlainLabel(kind="muted", font=small_font())
        self.review = PrimaryButton("", "check", object_name="ReviewPlan", clicked=self._press)
        self.cancel = SecondaryButton(lambda: self.tr("C&ancel"), clicked=lambda: self._navigator.show_list())
        # Below each other if the names of the accounts are long.
        form, source, live = QWidget(), QWidget(), QWidget()
        in_row(from_label, (self.source, 1), on=source, spacing=GAP_S)
        in_row(to_label, (self.live, 1), on=live, spacing=GAP_S)
        in_column(
            FlowLayout(source, live, spacing=GAP_S),
            (self.places, 1),
            self._wrong,
            in_row(self.review, self.cancel, (self._sum, 1), spacing=GAP_S),
            on=form,
            spacing=GAP_S,
        )
        self._form = form
        self.connect_button = PrimaryButton(lambda: self.tr("&Connect an account"), "key", object_name="ConnectLive")
        self.connect_button.clicked.connect(lambda: self._navigator.connect_account())
        self.practise = SecondaryButton(lambda: self.tr("&Practise first"), "practice", object_name="PractiseFirst")
        self.practise.clicked.connect(lambda: self._navigator.open_practice())
        self._empty = EmptyState("send", self.connect_button, self.practise)
        self._stack = QStackedWidget()
        self._stack.addWidget(form)
        self._stack.addWidget(self._empty)
        in_column(
            in_column(title, line, spacing=2),
            self.banner,
            (self._stack, 1),
            on=self,
            margins=PAGE_MARGINS,
            spacing=GAP_M,
        )

    # -- which accounts ----------------------------------------------------------------------------------------------

    def _fill_choices(self) -> None:
        """Offer the accounts. The open one is chosen at first, on its side."""
        accounts, mine = self._program.accounts.all, self._account.profile.id
        self._is_filling = True
        for box, is_live in ((self.source, False), (self.live, True)):
            chosen = box.currentData() or mine
            box.clear()
            for account in accounts:
                if (account.environment == "live") is is_live:
                    word = environment_word(account.environment)
                    box.addItem(f"{account_name(account)} · {word}", account.id)
            box.setCurrentIndex(max(0, box.findData(chosen)))
        self._is_filling = False

    def _both(self) -> tuple[AccountRecord, AccountRecord] | None:
        accounts = self._program.accounts
        source = accounts.get(self.source.currentData() or "")
        live = accounts.get(self.live.currentData() or "")
        return (source, live) if source is not None and live is not None else None

    def _chosen(self) -> None:
        if not self._is_filling:
            self._save_now()
            self._read()

    def _read(self) -> None:
        self._rehearsal = None
        both = self._both()
        if both is None:
            self._show_state()
        else:
            when_done(self, self._program.going_live.read(*both), partial(self._was_read, both))

    def _was_read(self, both: tuple[AccountRecord, AccountRecord], operation: Operation[Rehearsal | Problem]) -> None:
        found = operation.outcome
        if found is None or both != self._both():
            return
        self.banner.show_problem(found if isinstance(found, Problem) else None)
        if isinstance(found, Problem):
            return
        self._rehearsal = found
        self.places.show_set_up(found.set_up, found.places)
        self._judge()
        self._show_state()

    def _show_state(self) -> None:
        found = self._rehearsal
        if not self.live.count():
            self._empty.say(
                lambda: self.tr("No Live account yet."),
                lambda: self.tr("Connect your Live account, then come back. What you tried stays here."),
                self.connect_button,
            )
        elif found is not None and not found.set_up.lines:
            self._empty.say(
                lambda: self.tr("Nothing to take over yet."),
                lambda: self.tr("Make your subscriptions in practice or sandbox first. Then bring them to Live here."),
                self.practise,
            )
        elif found is not None:
            self._stack.setCurrentWidget(self._form)
            return
        else:
            return
        self._stack.setCurrentWidget(self._empty)

    # -- typing ------------------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._wrong.hide()
        self._judging.start(_SOON)
        self._keeping.start(_QUIET)

    def _judge(self) -> None:
        both, found = self._both(), self._rehearsal
        if both is None or found is None:
            return
        self._plan = plan_for_live(found.set_up, self.places.places(), both[1].api_version)
        self.places.show_plan(self._plan)
        self._show_counts()

    def _show_counts(self) -> None:
        count = len(self._plan.lines)
        counted = filled(self.tr("&Look at the plan ({n})"), n=count)
        self.review.setText(counted if count else self.tr("&Look at the plan"))
        behind = self._rehearsal.set_up.left_behind if self._rehearsal is not None else 0
        self._sum.setText(self.tr("%n of them are not possible on Live.", "", behind) if behind else "")

    def _save_now(self) -> None:
        if self._keeping.isActive():
            self._keep_places()

    def _keep_places(self) -> None:
        self._keeping.stop()
        both = self._both()
        if both is not None and self._rehearsal is not None:
            self._program.going_live.keep(*both, self.places.places().to_text)

    # -- going on ----------------------------------------------------------------------------------------------------

    def _press(self) -> None:
        """Open the plan in the Live account, or say what is missing."""
        self._judge()
        both = self._both()
        if both is None:
            return
        if self._plan.problem is not None:
            self._wrong.show_problem(self._plan.problem, "")
        elif not self._plan.lines:
            self._wrong.show_words(
                self.tr("Nothing is planned yet."), self.tr("Write at least one till and one web address of Live.")
            )
        else:
            self._save_now()
            self._navigator.review_on_live(both[1].id, BulkForm(plan=self._plan.lines))
            return
        announce(self, self._wrong.said)
        # After the layout: the words above take some of the table's room.
        QTimer.singleShot(0, self.places, self.places.go_to_problem)

    def _show_words(self) -> None:
        self._fill_choices()
        self._judge()
        self._show_counts()
