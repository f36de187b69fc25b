"""The words of the steps of an address check: their names, and their results."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.services.address_check.results import Mark, Report, Step, StepResult
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import date_of
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Steps")

_TITLES: dict[Step, object] = {
    Step.WRITTEN: QT_TRANSLATE_NOOP("Steps", "The address is written properly"),
    Step.NAME: QT_TRANSLATE_NOOP("Steps", "The name is found"),
    Step.SERVER: QT_TRANSLATE_NOOP("Steps", "The server answers"),
    Step.LOCKED: QT_TRANSLATE_NOOP("Steps", "The connection is secure"),
    Step.ANSWERS: QT_TRANSLATE_NOOP("Steps", "It takes a sample alert"),
    Step.IN_TIME: QT_TRANSLATE_NOOP("Steps", "It answers in time"),
    Step.REFUSES_FAKES: QT_TRANSLATE_NOOP("Steps", "It refuses a fake alert"),
}
_GOOD: dict[Step, object] = {
    Step.WRITTEN: QT_TRANSLATE_NOOP("Steps", "https, a public name, no spaces"),
    Step.NAME: QT_TRANSLATE_NOOP("Steps", "{host} is {ip}"),
    Step.SERVER: "",
    Step.LOCKED: QT_TRANSLATE_NOOP("Steps", "The certificate is good until {until}, from “{issuer}”"),
    Step.ANSWERS: QT_TRANSLATE_NOOP("Steps", "It took the sample and said OK"),
    Step.IN_TIME: "",
    Step.REFUSES_FAKES: QT_TRANSLATE_NOOP("Steps", "It refused a message with a wrong signature"),
}
_OPEN: dict[Step, object] = {
    Step.ANSWERS: QT_TRANSLATE_NOOP("Steps", "Not tried: this sends a sample alert to your website"),
    Step.IN_TIME: QT_TRANSLATE_NOOP("Steps", "Not tried: the sample shows it"),
    Step.REFUSES_FAKES: QT_TRANSLATE_NOOP("Steps", "Not tried: this sends a fake alert to your website"),
}


def step_title(result: StepResult) -> str:
    """Return the name of the step, or what went wrong in it."""
    if result.problem is not None:
        return words_of(result.problem).title
    return _tr(_TITLES[result.step])


def step_lines(result: StepResult, report: Report) -> tuple[str, str]:
    """Return (what was found, what to do). Either may be ""."""
    if result.problem is not None:
        return split_action(words_of(result.problem).text)
    match result.mark:
        case Mark.GOOD:
            return _filled(_tr(_GOOD[result.step]), result), ""
        case Mark.RUNNING:
            return _tr(QT_TRANSLATE_NOOP("Steps", "Trying…")), ""
        case Mark.CANCELLED:
            return _tr(QT_TRANSLATE_NOOP("Steps", "Cancelled")), ""
        case Mark.WAITING if result.step in _OPEN and report.looked_well:
            return _tr(_OPEN[result.step]), ""
        case Mark.WAITING:
            return _tr(QT_TRANSLATE_NOOP("Steps", "Waiting")), ""
        case _:
            return _why_not_tried(result.step, report), ""


def split_action(text: str) -> tuple[str, str]:
    """Return the text of a message as (meaning, action). Its last sentence is the action."""
    before, dot, last = text.rstrip().rpartition(". ")
    return (before + ".", last) if dot else ("", text)


def _why_not_tried(step: Step, report: Report) -> str:
    broken = report.broken
    if broken is None:
        return _tr(QT_TRANSLATE_NOOP("Steps", "Not tried"))
    follows = tuple(Step).index(step) - tuple(Step).index(broken.step) == 1
    if not follows:
        return _tr(QT_TRANSLATE_NOOP("Steps", "Not tried"))
    return {
        Step.WRITTEN: _tr(QT_TRANSLATE_NOOP("Steps", "Not tried: the address must be right first")),
        Step.NAME: _tr(QT_TRANSLATE_NOOP("Steps", "Not tried: the name must be found first")),
        Step.SERVER: _tr(QT_TRANSLATE_NOOP("Steps", "Not tried: the server must answer first")),
        Step.LOCKED: _tr(QT_TRANSLATE_NOOP("Steps", "Not tried: the connection must be secure first")),
    }.get(broken.step, _tr(QT_TRANSLATE_NOOP("Steps", "Not tried: it must answer first")))


def _filled(text: str, result: StepResult) -> str:
    values = {name: date_of(value) if name == "until" else one_line(value, Most.NAME) for name, value in result.facts}
    return filled(text, **values)


def mark_word(mark: Mark) -> str:
    """Return the mark as a word, for screen readers and reports."""
    return {
        Mark.GOOD: _tr(QT_TRANSLATE_NOOP("Steps", "good")),
        Mark.CARE: _tr(QT_TRANSLATE_NOOP("Steps", "careful")),
        Mark.BAD: _tr(QT_TRANSLATE_NOOP("Steps", "broken")),
        Mark.RUNNING: _tr(QT_TRANSLATE_NOOP("Steps", "being tried")),
        Mark.CANCELLED: _tr(QT_TRANSLATE_NOOP("Steps", "cancelled")),
    }.get(mark, _tr(QT_TRANSLATE_NOOP("Steps", "not tried")))


def seconds_text(seconds: float) -> str:
    """Return a duration: "38 ms", "1.2 s"."""
    if seconds < 1:
        return filled(_tr(QT_TRANSLATE_NOOP("Steps", "{n} ms")), n=round(seconds * 1000))
    return filled(_tr(QT_TRANSLATE_NOOP("Steps", "{n} s")), n=f"{seconds:.1f}")
