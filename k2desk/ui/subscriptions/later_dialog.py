"""The dialog that puts troubles off until a time, or says who sees to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.boxes import ChoiceBox, MomentBox
from k2desk.ui.controls.build import STRETCH, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.style.theme import GAP_M
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import clock_time

if TYPE_CHECKING:
    from k2desk.services.account import Account

_MORNING = 8
_WEEK = 7


class LaterDialog(DialogFrame):
    """Asks until when the troubles of some rows are put off. With `names` it asks who sees to them as well."""

    def __init__(
        self,
        parent: QWidget,
        account: Account,
        ids: Sequence[str],
        *,
        names: bool,
        name: str = "",
        named_by: Callable[[str], object] = lambda name: None,
    ) -> None:
        title = self.tr("Who sees to it?") if names else self.tr("Put off")
        text = self.tr("It stays in the list, but nothing rings until then. If it gets worse, it is back at once.")
        super().__init__(parent, title, text, width=62)
        self._account, self._ids, self._named_by, self._names = account, ids, named_by, names
        self.who = Field()
        self.who.set_label(self.tr("&Name"))
        self.who.edit.setText(name)
        self.who.setVisible(names)
        self.when = named(ChoiceBox(), "RemindWhen")
        self.moment = named(MomentBox(), "RemindMoment")
        self.moment.setAccessibleName(self.tr("Day and time of the reminder"))
        self._times = times_from(account.clock.now().astimezone())
        self.when.addItems([self._words(number, moment) for number, moment in enumerate(self._times)])
        self.when.addItem(self.tr("At another time"))
        last = self._times[-1]
        self.moment.setDateTime(QDateTime(last.year, last.month, last.day, last.hour, last.minute, 0))
        self.moment.setMinimumDateTime(QDateTime.currentDateTime())
        self.moment.hide()
        self.when.currentIndexChanged.connect(lambda place: self.moment.setVisible(place == len(self._times)))
        label = PlainLabel(self.tr("&Remind me"))
        label.setBuddy(self.when)
        self.when.setAccessibleName(self.tr("Remind me"))
        self.column.setSpacing(GAP_M)
        self.column.addWidget(self.who)
        self.column.addLayout(in_row(label, self.when, self.moment, STRETCH))
        self.save = PrimaryButton(self.tr("&Save"), clicked=self._save)
        self.save.setObjectName("SaveLater")
        self.add_buttons(self.save)
        self.who.edit.returnPressed.connect(self._save)
        self.close_button.setText(self.tr("Cance&l"))

    def _words(self, number: int, moment: datetime) -> str:
        day = (self.tr("In an hour, at {time}"), self.tr("Tomorrow at {time}"), self.tr("On Monday at {time}"))[number]
        return filled(day, time=clock_time(moment))

    def _until(self) -> datetime:
        place = self.when.currentIndex()
        if place < len(self._times):
            return self._times[place]
        return datetime.fromtimestamp(self.moment.dateTime().toSecsSinceEpoch()).astimezone()

    def _save(self) -> None:
        name = self.who.edit.text().strip() if self._names else ""
        if self._names and not name:
            self.who.problem.show_words(self.tr("Who sees to it?"), self.tr("Type a name."))
            self.who.edit.setFocus()
            return
        self._named_by(name)
        saved = self._account.troubles.put_off(self._ids, self._until(), name)
        when_done(self, saved, self.accept_after)


def times_from(now: datetime) -> tuple[datetime, ...]:
    """Return the times to choose from: in an hour, tomorrow morning, and Monday morning if that is another day."""
    tomorrow = (now + timedelta(days=1)).replace(hour=_MORNING, minute=0, second=0, microsecond=0)
    monday = tomorrow + timedelta(days=(_WEEK - tomorrow.weekday()) % _WEEK)
    return (now + timedelta(hours=1), tomorrow, *((monday,) if monday != tomorrow else ()))
