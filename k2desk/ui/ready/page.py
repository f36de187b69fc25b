"""The page *Ready to open?*: one press checks every till and shows whether all are ready."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from k2desk.model.events import CUSTOMER_PAYMENT
from k2desk.model.problems import Who
from k2desk.services.forms.connect import CLIENT_ID
from k2desk.services.forms.new_subscription import NewSubscription
from k2desk.services.operation import Stage
from k2desk.services.ready import Overall, ReadyReport, TillSheet
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.boxes import TimeBox
from k2desk.ui.controls.build import STRETCH, empty, in_column, in_row, named
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.chip import StatusChip
from k2desk.ui.controls.column import widest
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.message_card import MessageCard
from k2desk.ui.controls.page import AccountPage
from k2desk.ui.controls.pressed import TickBox
from k2desk.ui.controls.scroll import in_the_middle, scrolled
from k2desk.ui.ready.banner import ReadyBanner
from k2desk.ui.ready.others import OtherAccounts
from k2desk.ui.ready.till_row import TillRow
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, GAP_XL, Tone, small_font
from k2desk.ui.text.plain import filled
from k2desk.ui.text.readiness import CHIPS, message, overall_word, title_of, who_words
from k2desk.ui.text.times import day_and_time, weekday

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.services.program_services import ProgramServices
    from k2desk.ui.controls.navigator import Navigator

_MOST_ROWS, _MOST_LETTERS = 60, 40
_DAYS = 5


class ReadyPage(AccountPage):
    """Shows the newest result of the account, the week, and the messages to those who can fix something."""

    article = "ready"

    def __init__(self, account: Account, navigator: Navigator, program: ProgramServices) -> None:
        super().__init__(account, navigator)
        self.setObjectName("ReadyPage")
        preferences = self._preferences = program.preferences
        self.others = OtherAccounts(program.watching, navigator.open_account)
        self._operation: Operation[ReadyReport] | None = None
        self._shown: ReadyReport | None = None
        self._build()
        self.on_language_change(self._show_words)
        self.follow(account.ready, self.refresh)
        self.follow(preferences, lambda _: self._show_hour())
        account.ready.recall()
        self._show_hour()
        self.refresh()

    def start(self) -> None:
        """Check everything now."""
        self._account.ready.run()

    def _show_hour(self) -> None:
        hour = self._preferences.values.ready_at
        self.by_itself.setChecked(hour is not None)
        self.hour.setEnabled(hour is not None)
        if hour is not None:
            self.hour.setTime(QTime.fromString(hour, "HH:mm"))

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.banner = ReadyBanner()
        self.banner.button.clicked.connect(self._press)
        self._rows = in_column(spacing=0)
        self._messages = in_column(spacing=GAP_M)
        self.by_itself = named(TickBox(lambda: self.tr("Every day at"), clicked=self._choose_hour), "ReadyByItself")
        self.put_words(self.by_itself.setToolTip, lambda: self.tr("While K2Desk runs, also in the background."))
        self.hour = named(TimeBox(QTime(7, 45)), "ReadyHour")
        self.put_words(self.hour.setAccessibleName, lambda: self.tr("Time of the automatic check"))
        self.hour.setEnabled(False)
        self.hour.editingFinished.connect(self._choose_hour)
        self._week_label = PlainLabel(lambda: self.tr("This week"), kind="muted")
        self._week = QWidget()
        self._days = FlowLayout(on=self._week, spacing=GAP_S)
        foot = in_row(self.by_itself, self.hour, STRETCH, self._week_label, self._week, spacing=GAP_S)
        wall = LinkButton(lambda: self.tr("&Sheet for the wall…"), object_name="WallSheet")
        wall.clicked.connect(lambda: self._navigator.show_wall_sheet())
        proof = PlainLabel(self._proof_text, kind="muted", font=small_font(), wrap=True)
        content = self._content = QWidget(maximumWidth=letters(162, self.fontMetrics()))
        in_column(
            self.banner,
            self._rows,
            self._messages,
            self.others,
            foot,
            in_row((proof, 1), wall),
            STRETCH,
            on=content,
            margins=GAP_XL,
            spacing=GAP_L,
        )
        in_column(scrolled(in_the_middle(content)), on=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the rows for the new width."""
        super().resizeEvent(event)
        for row in self._content.findChildren(TillRow):
            row.fold(self._room())

    def _room(self) -> int:
        """Return the width of a row, beside a scroll bar."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return min(self.width() - bar, self._content.maximumWidth()) - 2 * GAP_XL

    # -- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is known now."""
        ready = self._account.ready
        running = ready.current
        if running is not None and running is not self._operation:
            self._operation = running
            running.listen(self._moved)
        if ready.sheet is not self._shown and running is None:
            self._show_sheet(ready.sheet)
        self._put_progress()
        self._put_week()

    def _moved(self, operation: Operation[ReadyReport]) -> None:
        self._put_progress()
        if operation is self._operation and operation.stage is Stage.CANCELLED:
            announce(self, self.banner.line.text())

    def _show_sheet(self, sheet: ReadyReport | None) -> None:
        arrived = self._operation is not None and sheet is not None
        self._shown = sheet
        empty(self._rows)
        empty(self._messages)
        if sheet is None:
            return
        names = self._account.cache.tills()
        shown = sheet.tills[:_MOST_ROWS]
        widest_name = widest([names.get(till.till, "") for till in shown], self.fontMetrics())
        names_width = min(widest_name, letters(_MOST_LETTERS, self.fontMetrics()))
        for till in shown:
            row = TillRow(till, names.get(till.till, ""), names_width)
            row.acted.connect(lambda action, one=till: self._act(action, one))
            row.fold(self._room())
            self._rows.addWidget(row)
        left = len(sheet.tills) - _MOST_ROWS
        if left > 0:
            self._rows.addWidget(PlainLabel(filled(self.tr("and {n} more"), n=left), kind="muted"))
        self._show_messages(sheet, names)
        if arrived:
            announce(self, title_of(sheet))

    def _show_messages(self, sheet: ReadyReport, names: Mapping[str, str]) -> None:
        by_person: dict[Who, list[TillSheet]] = {}
        for till in sheet.troubled:
            by_person.setdefault(till.who, []).append(till)
        ids = {}
        for till in sheet.troubled:
            entry = self._account.cache.get(till.record_id)
            ids[till.record_id] = (entry.record.kopokopo_id or "") if entry else ""
        for who, tills in by_person.items():
            card = MessageCard(partial(message, tuple(tills), names, ids, self._account.cache.address_name))
            card.set_title(partial(who_words, who))
            self._messages.addWidget(card)

    def _proof_text(self) -> str:
        text = self.tr("Only a real payment proves that everything works. Pay KES 1 to a till to be sure.")
        if self._account.practising is not None:
            return self.tr("The practice shop is checked only when you press “Check now”.") + " " + text
        return text

    def _put_progress(self) -> None:
        running = self._operation is not None and not self._operation.finished
        banner, sheet = self.banner, self._shown
        banner.bar.setVisible(running)
        banner.button.setText(
            self.tr("&Cancel") if running else self.tr("&Check again") if sheet else self.tr("&Check now")
        )
        if running and self._operation is not None:
            banner.bar.setMaximum(max(1, self._operation.total))
            banner.bar.setValue(self._operation.done)
            banner.title.setText(self.tr("Checking every till…"))
            banner.bar.setAccessibleName(banner.title.text())
            banner.line.setText(self.tr("Nothing is sent to your website."))
            banner.set_tone("morning", Tone.QUIET)
        elif self._operation is not None and self._operation.stage is Stage.CANCELLED:
            banner.title.setText(self.tr("Cancelled"))
            told = self.tr("K2Desk checked {n} of {all}. It sent nothing and kept no result.")
            banner.line.setText(filled(told, n=self._operation.done, all=self._operation.total))
            banner.set_tone("morning", Tone.QUIET)
        elif sheet is None:
            banner.title.setText(self.tr("Ready to open?"))
            banner.line.setText(
                self.tr("One press checks every till: are its alerts on, and does your website answer?")
            )
            banner.set_tone("morning", Tone.QUIET)
        else:
            icon, tone, _ = CHIPS[sheet.overall]
            if sheet.overall is Overall.NOT_READY and len(sheet.troubled) < len(sheet.tills):
                icon, tone = "attention", Tone.CARE
            banner.title.setText(title_of(sheet))
            told = self.tr("Checked {time}. It took {n} s.")
            banner.line.setText(filled(told, time=day_and_time(sheet.at), n=max(1, round(sheet.seconds))))
            banner.set_tone(icon, tone)

    def _put_week(self) -> None:
        empty(self._days)
        week = self._account.ready.week
        today = self._account.clock.now().astimezone().date()
        days = [today - timedelta(days=back) for back in range(6, -1, -1)]
        known = [day for day in days if day in week][-_DAYS:]
        self._week_label.setVisible(bool(known))
        self._week.setVisible(bool(known))
        for day in known:
            self._days.addWidget(_day_chip(day, week[day]))

    # -- doing -------------------------------------------------------------------------------------------------------

    def _press(self) -> None:
        if self._operation is not None and not self._operation.finished:
            self._operation.cancel()
        else:
            self.start()

    def _act(self, action: str, till: TillSheet) -> None:
        match action:
            case "create":
                tills = (till.till,) if till.till else ()
                self._navigator.new_subscription(NewSubscription(event_type=CUSTOMER_PAYMENT, tills=tills))
            case "create_again":
                entry = self._account.cache.get(till.record_id)
                if entry is not None:
                    self._navigator.new_subscription(NewSubscription.like(entry.record))
            case "test":
                self._navigator.test_address(till.address)
            case "keys":
                self._navigator.show_keys(CLIENT_ID)
            case "again":
                self.start()
            case "show":
                self._navigator.show_row(till.record_id, till.till)

    def _choose_hour(self) -> None:
        on = self.by_itself.isChecked()
        self.hour.setEnabled(on)
        self._preferences.change(ready_at=self.hour.time().toString("HH:mm") if on else None)

    # -- words -------------------------------------------------------------------------------------------------------

    def _show_words(self) -> None:
        self._put_progress()
        self._put_week()


def _day_chip(day: date, overall: Overall) -> StatusChip:
    icon, tone, _ = CHIPS[overall]
    if overall is Overall.NOT_READY:
        icon, tone = "attention", Tone.CARE
    chip = StatusChip()
    chip.show_badge(icon, weekday(day), tone)
    chip.setAccessibleName(f"{QLocale().dayName(day.isoweekday())}: {overall_word(overall)}")
    return chip
