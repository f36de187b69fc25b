"""The details of one subscription: a sentence, the chain, the last 30 days, its facts, and actions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.model.records import Origin, State
from k2desk.services.badge import Badge, BadgeKind, Group
from k2desk.services.history_of import AccountEvent, DayMark, HistoryEvent
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.services.trouble_rules import Outage
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import DangerButton, IconButton, SecondaryButton
from k2desk.ui.controls.chip import StatusChip
from k2desk.ui.controls.day_strip import DayStrip
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.labels import PlainLabel, RichSentence
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_L, GAP_S, Tone, heading_font, small_font, theme
from k2desk.ui.subscriptions.chain import Chain
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.subscriptions.own_words import OwnWords
from k2desk.ui.subscriptions.row_problem import problem_of
from k2desk.ui.subscriptions.technical import technical_text
from k2desk.ui.text.badges import LOOKS, badge_meaning, badge_text, badge_tone
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.events import event_clause, event_name
from k2desk.ui.text.history import who_words, works_again
from k2desk.ui.text.letters import Known
from k2desk.ui.text.plain import filled, plain_tip
from k2desk.ui.text.times import whole
from k2desk.ui.text.unconfirmed import came_back

if TYPE_CHECKING:
    from k2desk.services.history_of import RowHistory
    from k2desk.ui.controls.navigator import Navigator
    from k2desk.ui.subscriptions.row_actions import RowActions
    from k2desk.ui.subscriptions.trouble_marks import TroubleMarks

_MARKS = {DayMark.GOOD: Tone.GOOD, DayMark.CARE: Tone.CARE, DayMark.BAD: Tone.BAD}
_DAYS = 30
_MENDED_FOR = timedelta(days=1)
_MADE = frozenset({"sent", "adopted"})


class Details(Translated, QFrame):
    """Shows one row. Its buttons emit signals, which the page handles."""

    closed = Signal()
    check_wanted = Signal(str)
    move_wanted = Signal(str)
    label_wanted = Signal(str)
    put_off_wanted = Signal(str)
    take_wanted = Signal(str)
    give_back_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, model: SubscriptionModel, navigator: Navigator, actions: RowActions) -> None:
        super().__init__()
        self._actions = actions
        self.setProperty("kind", "panel")
        self._model = model
        self._navigator = navigator
        self._entry: CachedSubscription | None = None
        self._has_banner = self._has_marks = False
        self._past: RowHistory | None = None
        self._build()
        theme().changed.connect(self.refresh)
        self.on_language_change(self.refresh)

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.chip = StatusChip()
        self._age = PlainLabel(kind="muted", font=small_font())
        self._close = IconButton("close", lambda: self.tr("Close the details"), clicked=self.closed)
        self._close.setObjectName("CloseDetails")
        self.back = SecondaryButton(lambda: self.tr("Back to the &list"), "chevron-left", clicked=self.closed)
        self.back.setObjectName("BackToList")
        self.back.hide()
        # Each flow has a widget of its own, whose height for a width Qt remembers.
        state, self._checks = QWidget(), QWidget()
        FlowLayout(self.chip, self._age, on=state, spacing=GAP_S)
        self._title = PlainLabel(font=heading_font(), wrap=True)
        self._for = PlainLabel(kind="muted", wrap=True)
        self._sentence = RichSentence()
        self._note = PlainLabel(wrap=True)
        self._notes = in_column()
        self.own = OwnWords()
        self.own.edit_wanted.connect(lambda: self._ask(self.label_wanted))
        self._chain = Chain()
        self._days_title = PlainLabel(lambda: self.tr("Last 30 days"), font=heading_font(), wrap=True)
        self._days_sum = PlainLabel(kind="muted", font=small_font())
        self.strip = DayStrip()
        self._since = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self._id_title = PlainLabel(lambda: self.tr("Kopo Kopo ID"), kind="muted", font=small_font())
        self._id = CodeText()
        self.put_words(self._id.setAccessibleName, lambda: self.tr("Kopo Kopo ID"))
        self.copy = IconButton("copy", lambda: self.tr("Copy the Kopo Kopo ID"), clicked=self._copy_id)
        self.check = SecondaryButton(lambda: self.tr("Chec&k now"), "refresh")
        self.check.clicked.connect(lambda: self._ask(self.check_wanted))
        self.test = SecondaryButton(lambda: self.tr("Test t&he address"), "diagnose", clicked=self._test)
        self.test.setObjectName("TestAddress")
        self.move_to = SecondaryButton(lambda: self.tr("&Move…"), "send", clicked=lambda: self._ask(self.move_wanted))
        self.put_words(self.move_to.setToolTip, lambda: self.tr("Sends all alerts of this address to a new address."))
        self.move_to.setObjectName("MoveAddress")
        FlowLayout(self.check, self.test, self.move_to, on=self._checks, spacing=GAP_S)
        self._technical = CodeText()
        self.fold = Fold(lambda: self.tr("&Details for your developer"), self._technical)
        self.code = SecondaryButton(lambda: self.tr("Code for m&y developer…"), "file", clicked=self._show_code)
        self.code.setObjectName("CodeForDeveloper")
        self.remove = DangerButton(lambda: self.tr("Remove &from this computer"), "remove")
        self.put_words(
            self.remove.setToolTip,
            lambda: self.tr("Kopo Kopo goes on sending. Only Kopo Kopo can end a subscription."),
        )
        self.remove.clicked.connect(lambda: self._ask(self.remove_wanted))
        inside = QWidget()
        in_column(
            self._title,
            self._for,
            self._sentence,
            self._note,
            self._notes,
            self._chain,
            GAP_S,
            in_row((self._days_title, 1), self._days_sum),
            self.strip,
            self._checks,
            self._since,
            self.own,
            in_row((self._id_title, 1), self.copy),
            self._id,
            self.fold,
            (self.code, Qt.AlignmentFlag.AlignLeft),
            STRETCH,
            on=inside,
            margins=(GAP_L, 0, GAP_L, GAP_S),
            spacing=GAP_S,
        )
        self._scroll = scrolled(inside)
        self.sideways = self._scroll.horizontalScrollBar()
        head = QWidget()
        in_column(
            (self.back, Qt.AlignmentFlag.AlignLeft),
            in_row((state, 1), (self._close, Qt.AlignmentFlag.AlignTop)),
            on=head,
            margins=(GAP_L, GAP_L, GAP_S, GAP_S),
        )
        foot = QWidget()
        in_column(self.remove, on=foot, margins=(GAP_L, GAP_S, GAP_L, GAP_L))
        in_column(head, (self._scroll, 1), foot, on=self, spacing=0)

    # -- showing -----------------------------------------------------------------------------------------------------

    def show_entry(self, entry: CachedSubscription) -> None:
        """Show another row, or the current state of the same one."""
        if self._entry is None or entry.id != self._entry.id:
            self._past = None
            self.fold.button.setChecked(False)
            self._scroll.verticalScrollBar().setValue(0)
        self._entry = entry
        self.refresh()

    @property
    def shown(self) -> CachedSubscription | None:
        """The row that is shown, or None."""
        return self._entry

    def show_past(self, past: RowHistory) -> None:
        """Show the row's history when it has been read."""
        self._past = past
        self.refresh()

    def set_in_place(self, in_place: bool) -> None:
        """Offer the way back to the list if the details are in its place, else the button that closes them."""
        self.back.setVisible(in_place)
        self._close.setVisible(not in_place)

    def set_ready(self, ready: bool) -> None:
        """Enable or disable what needs the open account."""
        self.check.setEnabled(ready)
        self.test.setEnabled(ready)
        self.move_to.setEnabled(ready)
        self.own.edit.setEnabled(ready)
        self.code.setEnabled(ready)
        self.remove.setEnabled(ready)

    def refresh(self) -> None:
        """Show everything with the current ages."""
        entry = self._entry
        if entry is None:
            return
        record, shown = entry.record, self._model.badge_of(entry)
        self.chip.setToolTip(plain_tip(badge_meaning(shown.kind, entry.sent_by)))
        self._title.setText(event_name(record.event_type))
        self._for.setText(self._model.whom(entry))
        self._sentence.set_segments(self._sentence_of(entry))
        self._show_trouble(entry, shown.kind)
        made = record.state is State.CREATED
        self._chain.setVisible(made)
        self.refresh_ages()
        self._show_days(made, badge_tone(shown))
        self._since.setText(self._since_text(entry))
        self._id.setText(one_line(record.kopokopo_id or "", Most.NAME))
        for widget in (self._id_title, self._id, self.copy):
            widget.setVisible(bool(record.kopokopo_id))
        self._checks.setVisible(made)
        self._note.setText(
            filled(self.tr("Note: {text}"), text=one_line(entry.note, Most.SENTENCE)) if entry.note else ""
        )
        self._note.setVisible(bool(entry.note))
        self.own.show_entry(entry, self._past)
        self._technical.setText(technical_text(entry, self._past))

    def refresh_ages(self) -> None:
        """Show the badge, its age, and the ages of the links, as they are now."""
        entry = self._entry
        if entry is None:
            return
        shown, now = self._model.badge_of(entry), self._model.now()
        look = LOOKS[shown.kind]
        self.chip.show_badge(look.icon, badge_text(shown, now), badge_tone(shown))
        self._show_marks(shown, now)
        self._age.setText(self._age_text(entry))
        if entry.record.state is State.CREATED:
            self._chain.show_entry(entry, now)

    def _show_marks(self, shown: Badge, now: datetime) -> None:
        mended = self._mended_text(shown, now)
        if self._has_marks or mended or shown.kind.group is Group.ATTENTION:
            self.marks.show_for(shown, now, mended, ready=self.check.isEnabled())

    def _mended_text(self, shown: Badge, now: datetime) -> str:
        """Return that it works again, for a day after it was mended."""
        if self._past is None or shown.kind.group is not Group.WELL:
            return ""
        events: tuple[HistoryEvent | AccountEvent, ...] = (*self._past.events, *self._past.of_address)
        for event in events:
            length = Outage.of_word(event.word) if event.kind == "works_again" else None
            if length is not None and timedelta() <= now - event.at < _MENDED_FOR:
                return works_again(event.at, length)
        return ""

    def _age_text(self, entry: CachedSubscription) -> str:
        text = self._model.checked_text(entry)
        if entry.check is None or entry.record.state is not State.CREATED or self._model.is_checking(entry):
            return "" if text == "–" else text
        return filled(self.tr("checked {ago}"), ago=text)

    def _sentence_of(self, entry: CachedSubscription) -> list[tuple[str, bool]]:
        record = entry.record
        host = self._model.place_name(entry)
        where = None
        if record.scope == "till":
            number = till_words(record.scope_reference or "?", self._model.till_name(entry))
            where = filled(self.tr("till {number}"), number=number)
        clause = event_clause(record.event_type, where)
        if record.state is State.CREATED:
            sentence = self.tr("Kopo Kopo tells {host} each time {clause}.")
        else:
            sentence = self.tr("Kopo Kopo should tell {host} each time {clause}.")
        before, _, rest = sentence.partition("{host}")
        said = filled(rest, clause=clause)
        if record.state is State.NOT_CONFIRMED:
            who = self._who_made(entry)
            sent = self.tr("It was sent on {when} by {who}.") if who else self.tr("You sent it on {when}.")
            sent = filled(sent, when=whole(record.pressed_at), who=who)
            said = f"{said} {sent} {came_back(record.trouble)}"
        return [(before, False), (host, True), (said, False)]

    def _show_trouble(self, entry: CachedSubscription, kind: BadgeKind) -> None:
        problem, tone = problem_of(entry, kind)
        if problem is not None:
            self.banner.offer(self._actions.for_problem(entry))
        if problem is not None or self._has_banner:
            self.banner.show_problem(problem, tone)

    @cached_property
    def banner(self) -> ProblemBanner:
        """The banner with what is wrong. It is made for the first row that has a problem."""
        self._has_banner = True
        banner = ProblemBanner(closable=False)
        banner.know(self._known)
        self._notes.insertWidget(0, banner)
        return banner

    @cached_property
    def marks(self) -> TroubleMarks:
        """What can be said about the row's trouble. It is made for the first row that has or had one."""
        from k2desk.ui.subscriptions.trouble_marks import TroubleMarks

        self._has_marks = True
        marks = TroubleMarks()
        marks.put_off.connect(lambda: self._ask(self.put_off_wanted))
        marks.taken.connect(lambda: self._ask(self.take_wanted))
        marks.given_back.connect(lambda: self._ask(self.give_back_wanted))
        self._notes.addWidget(marks)
        return marks

    def _known(self) -> Known:
        return self._actions.known_about(self._entry) if self._entry is not None else Known()

    def _show_days(self, made: bool, tone: Tone) -> None:
        for widget in (self._days_title, self._days_sum, self.strip):
            widget.setVisible(made)
        today = self._model.now().astimezone().date()
        known = with_today(dict(self._past.days) if self._past is not None else {}, today, tone)
        days = []
        for back in range(_DAYS - 1, -1, -1):
            day = today - timedelta(days=back)
            mark = known.get(day)
            words = {
                DayMark.GOOD: self.tr("all well"),
                DayMark.CARE: self.tr("needed attention"),
                DayMark.BAD: self.tr("trouble"),
            }
            tip = f"{day:%d/%m/%Y}: {words[mark] if mark else self.tr('not checked')}"
            days.append((day, _MARKS.get(mark) if mark else None, tip))
        trouble = sum(1 for mark in known.values() if mark is not DayMark.GOOD)
        if not known:
            summary = self.tr("No checks yet. Choose Check now.")
        elif trouble:
            summary = self.tr("1 day with trouble")
            if trouble > 1:
                summary = self.tr("%n days with trouble", "", trouble)
        else:
            summary = self.tr("no trouble")
        self._days_sum.setText(summary)
        self.strip.show_days(days, f"{self._days_title.text()}: {summary}")

    def _since_text(self, entry: CachedSubscription) -> str:
        record = entry.record
        when, who = whole(record.settled_at or record.pressed_at), self._who_made(entry)
        if record.state is not State.CREATED:
            when = whole(record.pressed_at)
            words = self.tr("Sent on {when} by {who}") if who else self.tr("Sent from here on {when}")
        elif record.origin is Origin.ADOPTED:
            words = self.tr("Added to this list on {when} by {who}") if who else self.tr("Added to this list on {when}")
        else:
            words = self.tr("Made on {when} by {who}") if who else self.tr("Made here on {when}")
        return filled(words, when=when, who=who)

    def _who_made(self, entry: CachedSubscription) -> str:
        """Return the desk of a shared list that sent or added the row, and who worked there."""
        if entry.sent_by is not None:
            return who_words(entry.sent_by.desk, entry.sent_by.person)
        events = self._past.events if self._past is not None else ()
        made = next((event for event in events if event.kind in _MADE and event.desk), None)
        return who_words(made.desk, made.person) if made is not None else ""

    def _ask(self, wanted: SignalInstance) -> None:
        if self._entry is not None:
            wanted.emit(self._entry.id)

    def _test(self) -> None:
        if self._entry is not None:
            self._navigator.test_address(self._entry.record.address)

    def _show_code(self) -> None:
        if self._entry is not None:
            self._navigator.show_code([self._entry.record])

    def _copy_id(self) -> None:
        QGuiApplication.clipboard().setText(self._id.text())
        self.copy.set_icon("check")
        self.copy.name(lambda: self.tr("Copied"))


def with_today(known: dict[date, DayMark], today: date, tone: Tone) -> dict[date, DayMark]:
    """Return the marks of the days. Today's is no better than the tone of the badge."""
    now = {Tone.CARE: DayMark.CARE, Tone.BAD: DayMark.BAD}.get(tone)
    if now is None or known.get(today) is DayMark.BAD:
        return known
    return {**known, today: now}
