"""Chooses a period and a till, asks Kopo Kopo, and says how far that is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.payments import Period, day_of
from k2desk.services.payments.results import Asking, AskStep
from k2desk.ui.controls.boxes import ChoiceBox, DayBox
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton, SmallButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_S
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import kenyan_clock

if TYPE_CHECKING:
    from k2desk.model.clock import Clock
    from k2desk.services.subscription_cache import SubscriptionCache

_DAYS = ("today", "yesterday", "week", "days")
_LONGEST = 31
"""The most days of a period that the user chooses."""


class AskBar(Translated, QWidget):
    """Period, till, *Ask*, and the progress below. `chosen` says that another period or till was chosen."""

    chosen = Signal()

    def __init__(self, cache: SubscriptionCache, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("AskBar")
        self._cache, self._clock = cache, clock
        self._asking: Asking | None = None
        self._is_filling = False
        self.period, self.till = named(ChoiceBox(), "PaymentsPeriod"), named(ChoiceBox(), "PaymentsTill")
        self.first, self.last = named(DayBox(), "PaymentsFrom"), named(DayBox(), "PaymentsTo")
        self.ask = PrimaryButton(lambda: self.tr("As&k Kopo Kopo"), "refresh", object_name="AskPayments")
        self._days = QWidget()
        until = PlainLabel(lambda: self.tr("to"))
        in_row(self.first, until, self.last, on=self._days, spacing=GAP_S)
        self._days.hide()
        self._state = named(PlainLabel(kind="muted", wrap=True), "AskState")
        self.cancel = SmallButton(lambda: self.tr("Cancel"), object_name="CancelAsking", clicked=self._cancel)
        choosing = FlowLayout(self.period, self._days, self.till, self.ask, spacing=GAP_S)
        in_column(choosing, in_row((self._state, 1), self.cancel, spacing=GAP_S), on=self, spacing=GAP_S)
        self._set_days()
        self.period.currentIndexChanged.connect(lambda _: self._choose())
        self.till.currentIndexChanged.connect(lambda _: self._choose())
        for box in (self.first, self.last):
            box.dateChanged.connect(lambda _: self._choose())
        self.on_language_change(self.refresh)

    # -- what is wanted ----------------------------------------------------------------------------------------------

    def wanted(self) -> Period:
        """Return the chosen period and till, as of now."""
        now, till = self._clock.now(), self.till.currentData() or ""
        match self.period.currentData():
            case "yesterday":
                return Period.yesterday(now, till)
            case "week":
                return Period.last_days(now, till=till)
            case "days":
                first, last = sorted((_day(self.first.date()), _day(self.last.date())))
                return Period.of_days(max(first, last - timedelta(days=_LONGEST - 1)), last, till)
        return Period.today(now, till)

    def show_day_of(self, period: Period) -> None:
        """Choose the day on which a period begins, and the whole business."""
        day = day_of(period.begins)
        self._is_filling = True
        for box in (self.first, self.last):
            box.setDate(QDate(day.year, day.month, day.day))
        self.period.setCurrentIndex(_DAYS.index("days"))
        self.till.setCurrentIndex(0)
        self._is_filling = False
        self._choose()

    def _set_days(self) -> None:
        day = day_of(self._clock.now())
        today = QDate(day.year, day.month, day.day)
        for box in (self.first, self.last):
            box.setDate(today)
            box.setMaximumDate(today)

    def _choose(self) -> None:
        self._days.setVisible(self.period.currentData() == "days")
        if not self._is_filling:
            self.chosen.emit()

    def refresh(self) -> None:
        """Offer the periods and the tills again. What is chosen stays chosen."""
        self._is_filling = True
        words = (self.tr("Today"), self.tr("Yesterday"), self.tr("Last 7 days"), self.tr("Other days…"))
        tills = [(till_words(till, name), till) for till, name in sorted(self._cache.tills().items())]
        for box, offered in (
            (self.period, [*zip(words, _DAYS, strict=True)]),
            (self.till, [(self.tr("Whole business"), ""), *tills]),
        ):
            kept = box.currentData()
            box.clear()
            for text, value in offered:
                box.addItem(text, value)
            box.setCurrentIndex(max(0, box.findData(kept)))
        self._is_filling = False
        named_boxes: tuple[tuple[QWidget, str], ...] = (
            (self.period, self.tr("Period")),
            (self.till, self.tr("Till")),
            (self.first, self.tr("First day")),
            (self.last, self.tr("Last day")),
        )
        for named_box, name in named_boxes:
            named_box.setAccessibleName(name)
        self._show_progress()

    # -- how far it is -----------------------------------------------------------------------------------------------

    def show_asking(self, asking: Asking | None) -> None:
        """Show how far an asking is, or nothing."""
        self._asking = asking
        self._show_progress()

    def say(self, text: str) -> None:
        """Show up to when the list is complete."""
        if self._asking is None:
            self._state.setText(text)
            self._state.setVisible(bool(text))

    def _show_progress(self) -> None:
        asking = self._asking
        self.cancel.setVisible(asking is not None)
        self.ask.setEnabled(asking is None)
        if asking is not None:
            self._state.setText(self.progress_words(asking))
            self._state.show()

    def progress_words(self, asking: Asking) -> str:
        """Return how far an asking is."""
        match asking.step:
            case AskStep.SENDING:
                return self.tr("Asking Kopo Kopo…")
            case AskStep.SLOWED if asking.resumes_at is not None:
                text = self.tr("Kopo Kopo asks us to slow down. K2Desk continues at {time}.")
                return filled(text, time=kenyan_clock(asking.resumes_at, seconds=True))
            case AskStep.SLOWED:
                return self.tr("Kopo Kopo asks us to slow down. K2Desk continues soon.")
            case AskStep.READING:
                return self.tr("Reading the list…")
        if not asking.looks:
            return self.tr("Kopo Kopo makes the list. This takes seconds, sometimes minutes.")
        return self.tr("Kopo Kopo makes the list. K2Desk looked %n times.", "", asking.looks)

    def _cancel(self) -> None:
        if self._asking is not None:
            self._asking.cancel()


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
