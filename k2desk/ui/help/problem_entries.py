"""The help about each problem, made from the same words as its message."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.ui.help.articles import BULLET, Article
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.plain import filled
from k2desk.ui.text.steps import split_action
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("HelpEntries")
_EXAMPLES = (
    ("address", "https://pos.example.co.ke/paid"),
    ("byte", "12"),
    ("came", "120"),
    ("date", "2026-11-20"),
    ("days", "12"),
    ("file", "k2desk-old.sqlite"),
    ("host", "pos.example.co.ke"),
    ("hours", "3"),
    ("issuer", "Example CA"),
    ("kept", "20"),
    ("known", "555123"),
    ("line", "3"),
    ("machine", "xn--example"),
    ("most", "500"),
    ("n", "3"),
    ("name", "HTTPS_PROXY"),
    ("giver", "Amina"),
    ("minutes", "10"),
    ("status", "Pending"),
    ("time", "12:03"),
    ("port", "8642"),
    ("private", "192.168.1.10"),
    ("public", "203.0.113.5"),
    ("size", "2 MB"),
    ("t", "8"),
    ("till", "555124"),
    ("tills", "555123, 555124"),
    ("where", "https://www.example.co.ke/"),
    ("word", "Paused"),
)
"""Examples of the values that only a real problem has."""

_NAMES = {ProblemKind.UNREADABLE_SETTINGS: "scheme"}


def problem_entries() -> tuple[Article, ...]:
    """Return one article for each problem, in the current language. Its id is the code."""
    return tuple(map(_entry, ProblemKind))


def _entry(kind: ProblemKind) -> Article:
    words = words_of(Problem(kind, (*_EXAMPLES, ("names", _NAMES.get(kind, "www.example.co.ke")))))
    meaning, action = split_action(words.text)
    buttons = [text for offered, text in words.actions if offered is not ProblemAction.HELP]
    press = _tr(QT_TRANSLATE_NOOP("HelpEntries", "Press “{button}” below the message."))
    lines = [filled(press, button=text) for text in buttons]
    lines.append(_tr(QT_TRANSLATE_NOOP("HelpEntries", "If it comes back, press “Save a report for support…” below.")))
    paragraphs = (*filter(None, (meaning, action)), *(f"{BULLET}{line}" for line in lines))
    return Article(kind.code, f"{kind.code} · {words.title}", paragraphs)
