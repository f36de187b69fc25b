"""The words of marks on troubles: put off until a time, or seen to by somebody."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.records import ProblemMark
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import coming_time
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Troubles")


def mark_text(mark: ProblemMark, now: datetime) -> str:
    """Return what was said about a trouble, in a few words: "Amina sees to it", "put off until 15:10"."""
    if mark.taken_by:
        text = _tr(QT_TRANSLATE_NOOP("Troubles", "{name} sees to it"))
        return filled(text, name=one_line(mark.taken_by, Most.WORD))
    if mark.until is None:
        return _tr(QT_TRANSLATE_NOOP("Troubles", "put off"))
    return filled(_tr(QT_TRANSLATE_NOOP("Troubles", "put off until {time}")), time=coming_time(mark.until, now))


def mark_sentence(mark: ProblemMark, now: datetime) -> str:
    """Return the same as sentences, with when it was said and when K2Desk reminds."""
    until = coming_time(mark.until, now) if mark.until is not None else "–"
    if mark.taken_by:
        text = _tr(QT_TRANSLATE_NOOP("Troubles", "{name} sees to it since {since}. K2Desk reminds you at {time}."))
        return filled(text, name=one_line(mark.taken_by, Most.WORD), since=coming_time(mark.since, now), time=until)
    return filled(_tr(QT_TRANSLATE_NOOP("Troubles", "Put off. K2Desk reminds you at {time}.")), time=until)
