"""Times as people say them: "12 s ago", "2 h ago", "yesterday"; and when the words will be others."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, QTimeZone

_CONTEXT = "Times"
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def ago(moment: datetime, now: datetime) -> str:
    """How long ago `moment` was: "12 s ago" … "3 days ago", then the date. A time to come counts as now."""
    return _since(moment, now, _tr("{n} s ago"), _tr("{n} min ago"), _tr("{n} h ago"), _tr("{n} days ago"))


def age(moment: datetime, now: datetime) -> str:
    """The same without "ago": "12 s", "8 min", "3 h"."""
    return _since(moment, now, _tr("{n} s"), _tr("{n} min"), _tr("{n} h"), _tr("{n} days"))


def _since(moment: datetime, now: datetime, seconds: str, minutes: str, hours: str, days: str) -> str:
    passed = max(timedelta(), now - moment)
    if passed < _MINUTE:
        return seconds.replace("{n}", str(int(passed.total_seconds())))
    if passed < _HOUR:
        return minutes.replace("{n}", str(passed // _MINUTE))
    if passed < _DAY:
        return hours.replace("{n}", str(passed // _HOUR))
    if passed < 2 * _DAY:
        return _tr("yesterday")
    if passed < 7 * _DAY:
        return days.replace("{n}", str(passed // _DAY))
    return short_date(moment)


def until(moment: datetime, now: datetime) -> str:
    """How long it is still: "40 s", "4 min"."""
    left = max(timedelta(), moment - now)
    if left < _MINUTE:
        return _tr("{n} s").replace("{n}", str(int(left.total_seconds())))
    return _tr("{n} min").replace("{n}", str(round(left / _MINUTE)))


def changes_in(moment: datetime, now: datetime) -> timedelta:
    """How long the words of `ago` stay true."""
    passed = max(timedelta(), now - moment)
    step = timedelta(seconds=1) if passed < _MINUTE else _MINUTE if passed < _HOUR else _HOUR
    return step - (passed % step)


def _local(moment: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()), QTimeZone.systemTimeZone())


def short_date(moment: datetime) -> str:
    """A date, such as "3 Nov"; with the year where it is another."""
    local = _local(moment)
    same_year = local.date().year() == QDateTime.currentDateTime().date().year()
    return QLocale().toString(local.date(), "d MMM" if same_year else "d MMM yyyy")


def clock_time(moment: datetime) -> str:
    """A time of day, such as "09:14"."""
    return QLocale().toString(_local(moment).time(), "HH:mm")


def whole(moment: datetime) -> str:
    """Date and time to the second, for details."""
    return QLocale().toString(_local(moment), "d MMM yyyy, HH:mm:ss")


def date_of(iso: str) -> str:
    """A date such as "20 Nov 2026" from its ISO form; what is no date stays as it is."""
    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(day, "d MMM yyyy") if day.isValid() else iso


def clock_time_with_seconds(moment: datetime) -> str:
    """A time of day to the second, such as "10:42:07"."""
    return QLocale().toString(_local(moment).time(), "HH:mm:ss")
