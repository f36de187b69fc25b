"""The words of the server exam: each task, its grade, and what the grade means for the shop."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.services.exam import Grade, Task, TaskResult
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Exam")

_TITLES: dict[Task, object] = {
    Task.GOOD: QT_TRANSLATE_NOOP("Exam", "A good alert"),
    Task.TWICE: QT_TRANSLATE_NOOP("Exam", "The same alert twice"),
    Task.OUT_OF_ORDER: QT_TRANSLATE_NOOP("Exam", "Two alerts out of order"),
    Task.FAKE: QT_TRANSLATE_NOOP("Exam", "A fake alert"),
    Task.ACCENT: QT_TRANSLATE_NOOP("Exam", "A name with accents"),
    Task.REVERSAL: QT_TRANSLATE_NOOP("Exam", "A reversed payment"),
    Task.HIDDEN: QT_TRANSLATE_NOOP("Exam", "A hidden number"),
    Task.DARAJA: QT_TRANSLATE_NOOP("Exam", "The Safaricom format"),
}
_PASSED: dict[Task, object] = {
    Task.GOOD: QT_TRANSLATE_NOOP("Exam", "Your system took it."),
    Task.TWICE: QT_TRANSLATE_NOOP("Exam", "Your system took both. Make sure that it counted only one sale."),
    Task.OUT_OF_ORDER: QT_TRANSLATE_NOOP("Exam", "Your system took the reversal before its payment."),
    Task.FAKE: QT_TRANSLATE_NOOP("Exam", "Your system refused it, as it should."),
    Task.ACCENT: QT_TRANSLATE_NOOP("Exam", "Zoë Wanjikũ & Sons can pay you."),
    Task.REVERSAL: QT_TRANSLATE_NOOP("Exam", "Your system took it."),
    Task.HIDDEN: QT_TRANSLATE_NOOP(
        "Exam",
        "Your system took masked, scrambled and missing numbers. Make sure that it finds customers without them.",
    ),
    Task.DARAJA: QT_TRANSLATE_NOOP("Exam", "Your system takes this format too."),
}
_FAILED: dict[Task, object] = {
    Task.GOOD: QT_TRANSLATE_NOOP("Exam", "Your system refused a good alert. Payments are missed."),
    Task.TWICE: QT_TRANSLATE_NOOP("Exam", "Your system refused the repeat. Kopo Kopo may go on sending it."),
    Task.OUT_OF_ORDER: QT_TRANSLATE_NOOP("Exam", "Your system refused an alert that came before another."),
    Task.FAKE: QT_TRANSLATE_NOOP("Exam", "Your system accepted a FAKE payment. Anyone can tell it that money came."),
    Task.ACCENT: QT_TRANSLATE_NOOP("Exam", "Your system fails on letters such as ë and ũ, or on &."),
    Task.REVERSAL: QT_TRANSLATE_NOOP("Exam", "Your system does not know reversals. Money that went back still counts."),
    Task.HIDDEN: QT_TRANSLATE_NOOP(
        "Exam", "Your POS finds customers by phone. It misses payments whose number Safaricom hides."
    ),
    Task.DARAJA: QT_TRANSLATE_NOOP("Exam", "Your system does not take this format. Do not tick it."),
}
_OTHERS: dict[Grade, object] = {
    Grade.WAITING: "",
    Grade.RUNNING: QT_TRANSLATE_NOOP("Exam", "Trying…"),
    Grade.UNSURE: QT_TRANSLATE_NOOP("Exam", "Not sure: your system refused the good alert too, or failed."),
    Grade.NOT_TRIED: QT_TRANSLATE_NOOP("Exam", "Not tried"),
}
_GRADES: dict[Grade, object] = {
    Grade.WAITING: QT_TRANSLATE_NOOP("Exam", "waiting"),
    Grade.RUNNING: QT_TRANSLATE_NOOP("Exam", "being tried"),
    Grade.PASS: QT_TRANSLATE_NOOP("Exam", "pass"),
    Grade.FAIL: QT_TRANSLATE_NOOP("Exam", "fail"),
    Grade.UNSURE: QT_TRANSLATE_NOOP("Exam", "not sure"),
    Grade.NOT_TRIED: QT_TRANSLATE_NOOP("Exam", "not tried"),
}


def task_title(task: Task) -> str:
    """Return what is sent in a task."""
    return _tr(_TITLES[task])


def task_meaning(result: TaskResult) -> str:
    """Return what the result means."""
    if result.grade is Grade.PASS:
        return _tr(_PASSED[result.task])
    if result.grade is Grade.FAIL:
        return _tr(_FAILED[result.task])
    return _tr(_OTHERS[result.grade])


def grade_word(grade: Grade) -> str:
    """Return the grade as a word."""
    return _tr(_GRADES[grade])
