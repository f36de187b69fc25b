"""Settings › Checking: how often K2Desk checks, and the hour of *Ready to open?*."""

from __future__ import annotations

from PySide6.QtCore import QTime

from k2desk.model.settings import FAILURE_MINUTES, FAILURES
from k2desk.services.program_services import ProgramServices
from k2desk.ui.controls.boxes import TimeBox
from k2desk.ui.controls.build import named
from k2desk.ui.controls.pressed import TickBox
from k2desk.ui.settings.section import Section

_MINUTES = (1, 5, 15, 30, 60, 0)
_USUAL_HOUR = QTime(7, 45)


class Checking(Section):
    """What K2Desk checks automatically."""

    def __init__(self, program: ProgramServices) -> None:
        super().__init__(program)
        self.by_itself = TickBox(lambda: self.tr("“Ready to open?” every day at"), clicked=self._choose_hour)
        self.by_itself.setObjectName("SettingsReadyByItself")
        self.hour = named(TimeBox(_USUAL_HOUR), "SettingsReadyHour")
        self.hour.editingFinished.connect(self._choose_hour)
        self.heading(lambda: self.tr("Checking"))
        self.choice(
            lambda: self.tr("&Check automatically"),
            lambda: (
                self.tr("Every minute"),
                self.tr("Every 5 minutes"),
                self.tr("Every 15 minutes"),
                self.tr("Every 30 minutes"),
                self.tr("Every hour"),
                self.tr("Only when I press Check"),
            ),
            setting="check_minutes",
            values=_MINUTES,
            object_name="CheckMinutes",
        )
        self.remark(
            lambda: self.tr("Each check reads what needs attention, and some of the others in turn."), of_field=True
        )
        self.tick(lambda: self.tr("Use less mobile data"), "low_data", object_name="LowData")
        self.remark(lambda: self.tr("K2Desk then checks half as often, at most every 30 minutes."))
        self.choice(
            lambda: self.tr("A tro&uble counts after"),
            lambda: [self.tr("%n failures", "", number) for number in FAILURES],
            setting="trouble_failures",
            values=FAILURES,
            object_name="TroubleFailures",
        )
        self.choice(
            lambda: self.tr("They come &within"),
            lambda: [self.tr("%n minutes", "", number) for number in FAILURE_MINUTES],
            setting="trouble_minutes",
            values=FAILURE_MINUTES,
            object_name="TroubleMinutes",
        )
        self.remark(
            lambda: self.tr("K2Desk checks again soon after a failure. A single failure does not alarm you."),
            of_field=True,
        )
        self.column.addLayout(self.aligned(self.by_itself, self.hour))
        self.put_words(self.hour.setAccessibleName, lambda: self.tr("Time of the automatic check"))
        self.remark(lambda: self.tr("A check only reads from Kopo Kopo. It sends nothing to your website."))
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Show the current values."""
        super().refresh()
        hour = self._program.preferences.values.ready_at
        self.by_itself.setChecked(hour is not None)
        self.hour.setEnabled(hour is not None)
        if hour is not None and not self.hour.hasFocus():
            self.hour.setTime(QTime.fromString(hour, "HH:mm"))

    def _choose_hour(self) -> None:
        on = self.by_itself.isChecked()
        self.hour.setEnabled(on)
        self._program.preferences.change(ready_at=self.hour.time().toString("HH:mm") if on else None)
