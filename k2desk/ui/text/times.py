"""Times in everyday words: "12 s ago", "2 h ago", "yesterday"; and how long such words stay true."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale, Qt, QTimeZone

from k2desk.ui.text.counted import counted
from k2desk.ui.text.plain import filled
from k2desk.ui.text.translate_to import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QDateTime

_AT_ONCE = timedelta(seconds=2)
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WITHOUT_YEAR = timedelta(days=300)
_MANY_HOURS = timedelta(hours=72)
_DAYS_OF_WEEK = 7
_EAST_AFRICA = 3 * 60 * 60
"""Kenya's offset from UTC in seconds. It is constant, so no time zone data is needed."""


_AGO = (
    QT_TRANSLATE_NOOP("Times", "{n} s ago"),
    QT_TRANSLATE_NOOP("Times", "{n} min ago"),
    QT_TRANSLATE_NOOP("Times", "{n} h ago"),
    QT_TRANSLATE_NOOP("Times", "{n} days ago"),
)
_AGE = (
    QT_TRANSLATE_NOOP("Times", "{n} s"),
    QT_TRANSLATE_NOOP("Times", "{n} min"),
    QT_TRANSLATE_NOOP("Times", "{n} h"),
    QT_TRANSLATE_NOOP("Times", "{n} days"),
)


def ago(moment: datetime, now: datetime) -> str:
    """Return how long ago `moment` was: "12 s ago" … "3 days ago", then the date. A future time counts as now."""
    return _since(moment, now, _AGO)


def age(moment: datetime, now: datetime) -> str:
    """Return the same without "ago": "12 s", "8 min", "3 h"."""
    return _since(moment, now, _AGE)


def _since(moment: datetime, now: datetime, units: Sequence[object]) -> str:
    passed = max(timedelta(), now - moment)
    seconds, minutes, hours, days = units
    if passed < _MINUTE:
        return filled(translate("Times", str(seconds)), n=int(passed.total_seconds()))
    if passed < _HOUR:
        return filled(translate("Times", str(minutes)), n=passed // _MINUTE)
    if passed < _DAY:
        return filled(translate("Times", str(hours)), n=passed // _HOUR)
    if passed < 2 * _DAY:
        return translate("Times", "yesterday")
    if passed < 7 * _DAY:
        return filled(translate("Times", str(days)), n=passed // _DAY)
    return short_date(moment)


def lasted(length: timedelta) -> str:
    """Return how long something took, rounded: "less than a minute", "38 min", "2 h 10 min", "3 days"."""
    minutes = round(length / _MINUTE)
    if minutes < 1:
        return translate("Times", "less than a minute")
    if minutes < 60:
        return filled(translate("Times", "{n} min"), n=minutes)
    if minutes < 600 and minutes % 60:
        return filled(translate("Times", "{h} h {m} min"), h=minutes // 60, m=minutes % 60)
    hours = round(minutes / 60)
    if hours < 48:
        return filled(translate("Times", "{n} h"), n=hours)
    return filled(translate("Times", "{n} days"), n=round(hours / 24))


def until(moment: datetime, now: datetime) -> str:
    """Return the time that is left: "40 s", "4 min"."""
    left = max(timedelta(), moment - now)
    if left < _MINUTE:
        return filled(translate("Times", "{n} s"), n=int(left.total_seconds()))
    return filled(translate("Times", "{n} min"), n=round(left / _MINUTE))


def changes_in(moment: datetime, now: datetime) -> timedelta:
    """Return how long the words of `ago` stay true."""
    passed = max(timedelta(), now - moment)
    step = timedelta(seconds=1) if passed < _MINUTE else _MINUTE if passed < _HOUR else _HOUR
    return step - (passed % step)


# -- Kenyan time: of what happened to money, whatever zone this computer is in -----------------------------------------


def _kenyan(moment: datetime) -> QDateTime:
    return _at(moment, QTimeZone(_EAST_AFRICA))


def same_kenyan_day(one: datetime, other: datetime) -> bool:
    """Return whether both are on the same day in Kenya."""
    return _kenyan(one).date() == _kenyan(other).date()


def kenyan_clock(moment: datetime, *, seconds: bool = False) -> str:
    """Return a Kenyan time of day, such as "09:14"."""
    return QLocale().toString(_kenyan(moment).time(), "HH:mm:ss" if seconds else "HH:mm")


def kenyan_date(moment: datetime, now: datetime) -> str:
    """Return a Kenyan date, such as "3 Nov"; with the year if it is not the present one."""
    day = _kenyan(moment).date()
    return QLocale().toString(day, "d MMM" if day.year() == _kenyan(now).date().year() else "d MMM yyyy")


def kenyan_when(moment: datetime, now: datetime, *, seconds: bool = False) -> str:
    """Return a Kenyan time in a sentence: "at 10:42", or on another day "on 27 Nov at 21:22"."""
    clock = kenyan_clock(moment, seconds=seconds)
    if same_kenyan_day(moment, now):
        return filled(translate("Times", "at {time}"), time=clock)
    text = translate("Times", "on {date} at {time}")
    return filled(text, date=kenyan_date(moment, now), time=clock)


def arrived_later(paid: datetime, came: datetime) -> str:
    """Return how much later something arrived: "arrived at once", "arrived 36 hours later, on 27 Nov at 21:22"."""
    passed = max(timedelta(), came - paid)
    if passed < _AT_ONCE:
        return translate("Times", "arrived at once")
    if passed < _MINUTE:
        return counted().seconds_later(int(passed.total_seconds()))
    if passed < _HOUR:
        text = counted().minutes_later(passed // _MINUTE)
    elif passed < _MANY_HOURS:
        text = counted().hours_later(passed // _HOUR)
    else:
        text = counted().days_later(passed // _DAY)
    return filled(text, when=kenyan_when(came, paid))


def whole_kenyan(moment: datetime) -> str:
    """Return Kenyan date and time to the second, for details."""
    return QLocale().toString(_kenyan(moment), "d MMM yyyy, HH:mm:ss")


# -- this computer's time ----------------------------------------------------------------------------------------------


def _local(moment: datetime) -> QDateTime:
    return _at(moment, QTimeZone.systemTimeZone())


def _at(moment: datetime, zone: QTimeZone) -> QDateTime:
    from PySide6.QtCore import QDateTime  # After the first paint, unless a row shows a date.

    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()), zone)


def short_date(moment: datetime) -> str:
    """Return a date, such as "3 Nov"; with the year if it is not the present one."""
    from PySide6.QtCore import QDate

    local = _local(moment)
    same_year = local.date().year() == QDate.currentDate().year()
    return QLocale().toString(local.date(), "d MMM" if same_year else "d MMM yyyy")


def coming_date(moment: datetime, now: datetime) -> str:
    """Return a future date, such as "14 Feb"; with the year if it could be misunderstood."""
    return QLocale().toString(_local(moment).date(), "d MMM" if moment - now < _WITHOUT_YEAR else "d MMM yyyy")


def clock_time(moment: datetime) -> str:
    """Return a time of day, such as "09:14"."""
    return QLocale().toString(_local(moment).time(), "HH:mm")


def coming_time(moment: datetime, now: datetime) -> str:
    """Return a time near now: "15:10" today, "Mon 08:00" within a week, else "3 Dec, 08:00"."""
    there, here = _local(moment), _local(now)
    if there.date() == here.date():
        return clock_time(moment)
    near = abs(here.date().daysTo(there.date())) < _DAYS_OF_WEEK
    return QLocale().toString(there, "ddd HH:mm" if near else "d MMM, HH:mm")


def day_and_time(moment: datetime) -> str:
    """Return a day and a time of day, such as "Monday 23 November, 07:45"."""
    return QLocale().toString(_local(moment), "dddd d MMMM, HH:mm")


def weekday(day: date) -> str:
    """Return the short name of a day of the week, such as "Mon"."""
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def whole(moment: datetime) -> str:
    """Return date and time to the second, for details."""
    return QLocale().toString(_local(moment), "d MMM yyyy, HH:mm:ss")


def date_of(iso: str) -> str:
    """Return a date such as "20 Nov 2026" from its ISO form. Other text is returned as it is."""
    from PySide6.QtCore import QDate

    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(day, "d MMM yyyy") if day.isValid() else iso
