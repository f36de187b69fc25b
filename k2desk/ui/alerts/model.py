"""The list of alerts. Filters and searches the inbox in Python."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from PySide6.QtCore import QObject

from k2desk.model.clock import Clock
from k2desk.services.arrived import Arrived
from k2desk.ui.alerts.columns import event_columns
from k2desk.ui.alerts.search_texts import SearchTexts
from k2desk.ui.controls.revealing_model import RevealingModel
from k2desk.ui.text.alerts import TillName, money, no_name, plain_sentence, verdict_look
from k2desk.ui.text.times import kenyan_clock, kenyan_date, same_kenyan_day


class AlertFilter(Enum):
    """The choices of the pills above the list."""

    ALL = "all"
    NOT_GENUINE = "not_genuine"
    TWICE = "twice"


class AlertsModel(RevealingModel[Arrived]):
    """Alerts, newest first. Names and numbers are shortened unless the user asked to see them."""

    def __init__(self, clock: Clock, till_name: TillName = no_name, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.till_name = till_name
        self._clock = clock
        self._all: tuple[Arrived, ...] = ()
        self._text = ""
        self._texts = SearchTexts(self)
        self._filter = AlertFilter.ALL
        self.counts: Counter[AlertFilter] = Counter()
        self.set_columns(event_columns(self))

    def show_alerts(self, alerts: tuple[Arrived, ...]) -> None:
        """Show the inbox's alerts."""
        self._all = alerts
        self._texts.prepare(alerts)
        self.refresh()

    def words_changed(self) -> None:
        """Show another language."""
        super().words_changed()
        self._texts.forget()
        self._texts.prepare(self._all)
        self.refresh()

    def search(self, text: str) -> None:
        """Show only rows that contain all words of `text`."""
        self._text = text.strip().casefold()
        self.refresh()

    def choose(self, chosen: AlertFilter) -> None:
        """Show only rows that pass the filter."""
        self._filter = chosen
        self.refresh()

    def reveal_key(self, row: Arrived) -> str:
        """Return the ID of the alert."""
        return row.record.id

    def arrange(self) -> None:
        """Filter the alerts, newest first."""
        self.counts = Counter({AlertFilter.ALL: len(self._all)})
        self.counts[AlertFilter.NOT_GENUINE] = sum(1 for one in self._all if one.is_genuine is False)
        self.counts[AlertFilter.TWICE] = sum(1 for one in self._all if one.came_again)
        words = self._text.split()
        self.lines = [one for one in self._all if self._passes(one) and (not words or self._matches(one, words))]

    def _passes(self, arrived: Arrived) -> bool:
        match self._filter:
            case AlertFilter.ALL:
                return True
            case AlertFilter.NOT_GENUINE:
                return arrived.is_genuine is False
            case AlertFilter.TWICE:
                return arrived.came_again

    def _matches(self, arrived: Arrived, words: list[str]) -> bool:
        text = f"{self._texts.of(arrived)} {self.till_name(arrived.alert.till).casefold()}"
        return all(word in text for word in words)

    # -- looking up --------------------------------------------------------------------------------------------------

    def id_of(self, place: int) -> str:
        """Return the ID of an alert."""
        return str(self.lines[place].record.id)

    def time_text(self, arrived: Arrived) -> str:
        """Return when it arrived last, in Kenyan time: the time if today, else the day."""
        at, now = arrived.record.last_at, self._clock.now()
        return kenyan_clock(at, seconds=True) if same_kenyan_day(at, now) else kenyan_date(at, now)

    def sentence(self, row: Arrived) -> str:
        """Return the row as one sentence for screen readers."""
        verdict = verdict_look(row)[0].lower()
        whole, now = self.is_revealed(row), self._clock.now()
        return plain_sentence(row, whole=whole, verdict=verdict, now=now, till_name=self.till_name)


def amount_of(arrived: Arrived) -> str:
    """Return the amount for the large line of the details, or ""."""
    return money(arrived.alert) if arrived.alert.amount is not None or arrived.alert.amount_came else ""
