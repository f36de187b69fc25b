"""The list of alerts. Filters and searches the inbox in Python."""

from __future__ import annotations

from collections import Counter
from enum import Enum, IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from k2desk.model.clock import Clock
from k2desk.model.kenya import KENYA
from k2desk.services.announcer import Announcer
from k2desk.services.arrived import Arrived
from k2desk.ui.alerts.search_texts import SearchTexts
from k2desk.ui.text.alerts import money, payer, phone, plain_sentence, sentence, verdict_look
from k2desk.ui.text.times import kenyan_clock, kenyan_date, same_kenyan_day

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class AlertColumn(IntEnum):
    """The columns, in their order."""

    TIME = 0
    ICON = 1
    SENTENCE = 2
    VERDICT = 3


class AlertFilter(Enum):
    """The choices of the pills above the list."""

    ALL = "all"
    NOT_GENUINE = "not_genuine"
    TWICE = "twice"


class AlertsModel(QAbstractTableModel):
    """Alerts, newest first. Names and numbers are shortened unless the user asked to see them."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._all: tuple[Arrived, ...] = ()
        self._rows: list[Arrived] = []
        self._text = ""
        self._texts = SearchTexts(self)
        self._filter = AlertFilter.ALL
        self._revealed: set[str] = set()
        self.reveal_all = False
        self.counts: Counter[AlertFilter] = Counter()
        self.arranged: Announcer[[]] = Announcer()

    def show_alerts(self, alerts: tuple[Arrived, ...]) -> None:
        """Show the inbox's alerts."""
        self._all = alerts
        self._texts.prepare(alerts)
        self.refresh()

    def retranslate(self) -> None:
        """Put the words of the current language in place."""
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

    def set_reveal_all(self, on: bool) -> None:
        """Show names and numbers whole, or shortened."""
        self.reveal_all = on
        if not on:
            self._revealed.clear()
        self.refresh()

    def reveal(self, alert_id: str) -> None:
        """Show the name and number of one alert whole."""
        self._revealed.add(alert_id)
        self.refresh()

    def is_revealed(self, arrived: Arrived) -> bool:
        """Return whether the alert's name and number are shown whole."""
        return self.reveal_all or arrived.record.id in self._revealed

    def refresh(self) -> None:
        """Filter again. Selections stay on their rows."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._rows[index.row()].record.id if index.row() < len(self._rows) else "" for index in before]
        self._arrange()
        places = {one.record.id: number for number, one in enumerate(self._rows)}
        after = [
            self.index(places[one], index.column()) if one in places else QModelIndex()
            for one, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.arranged.tell()

    def _arrange(self) -> None:
        self.counts = Counter({AlertFilter.ALL: len(self._all)})
        self.counts[AlertFilter.NOT_GENUINE] = sum(1 for one in self._all if one.is_genuine is False)
        self.counts[AlertFilter.TWICE] = sum(1 for one in self._all if one.came_again)
        words = self._text.split()
        self._rows = [one for one in self._all if self._passes(one) and (not words or self._matches(one, words))]

    def _passes(self, arrived: Arrived) -> bool:
        match self._filter:
            case AlertFilter.ALL:
                return True
            case AlertFilter.NOT_GENUINE:
                return arrived.is_genuine is False
            case AlertFilter.TWICE:
                return arrived.came_again

    def _matches(self, arrived: Arrived, words: list[str]) -> bool:
        text = self._texts.of(arrived)
        return all(word in text for word in words)

    # -- looking up --------------------------------------------------------------------------------------------------

    def at(self, row: int) -> Arrived | None:
        """Return the alert of a row, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def place_of(self, alert_id: str) -> int | None:
        """Return the row of an alert, or None if it is not shown."""
        return next((number for number, one in enumerate(self._rows) if one.record.id == alert_id), None)

    @property
    def shown(self) -> tuple[Arrived, ...]:
        """The alerts that are shown."""
        return tuple(self._rows)

    def time_text(self, arrived: Arrived) -> str:
        """Return when it arrived last, in Kenyan time: the time if today, else the day."""
        at, now = arrived.record.last_at, self._clock.now()
        return kenyan_clock(at, seconds=True) if same_kenyan_day(at, now) else kenyan_date(at, now)

    def cells(self, arrived: Arrived) -> tuple[str, ...]:
        """Return the cells for an export, with names and numbers as they are shown."""
        alert, whole = arrived.alert, self.is_revealed(arrived)
        return (
            arrived.record.first_at.astimezone(KENYA).isoformat(timespec="seconds"),
            sentence(arrived, whole=whole),
            alert.kind or alert.topic or alert.form.value,
            f"{alert.amount:.2f}" if alert.amount is not None else alert.amount_came,
            alert.currency,
            payer(alert, whole=whole),
            phone(alert, whole=whole),
            alert.till,
            alert.reference,
            verdict_look(arrived)[0],
            str(arrived.record.times),
            alert.status,
        )

    # -- Qt's questions ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of alerts."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of columns, which never changes."""
        return 0 if parent.isValid() else len(AlertColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, or its text for screen readers."""
        arrived = self.at(index.row()) if index.isValid() else None
        if arrived is None:
            return None
        whole = self.is_revealed(arrived)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            match AlertColumn(index.column()):
                case AlertColumn.TIME:
                    return self.time_text(arrived)
                case AlertColumn.ICON:
                    return ""
                case AlertColumn.SENTENCE:
                    return sentence(arrived, whole=whole)
                case AlertColumn.VERDICT:
                    return verdict_look(arrived)[0]
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.spoken(arrived)
        return None

    def spoken(self, arrived: Arrived) -> str:
        """Return the row as one sentence for screen readers."""
        verdict = verdict_look(arrived)[0].lower()
        return plain_sentence(arrived, whole=self.is_revealed(arrived), verdict=verdict, now=self._clock.now())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the columns' names, which only screen readers use."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Arrived"), "", self.tr("What happened"), self.tr("Signature"))[section]
        return None


def amount_of(arrived: Arrived) -> str:
    """Return the amount for the large line of the details, or ""."""
    return money(arrived.alert) if arrived.alert.amount is not None or arrived.alert.amount_came else ""
