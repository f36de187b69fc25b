"""The words, icons and tones of the badges."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.outside import Most, one_line
from k2desk.model.records import DeskName
from k2desk.model.tone import Tone
from k2desk.services.badge import Badge, BadgeKind, Group
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import age
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Badges")
_WORD_SHOWN = 24


@fast_dataclass
class BadgeLook:
    """How a badge looks: its icon and tone, and its words and explanation before translation."""

    icon: str
    tone: Tone
    words: object
    meaning: object


LOOKS = {
    BadgeKind.DAMAGED: BadgeLook(
        "attention",
        Tone.BAD,
        QT_TRANSLATE_NOOP("Badges", "Damaged"),
        QT_TRANSLATE_NOOP("Badges", "The file with your list is damaged here. What you see may be wrong."),
    ),
    BadgeKind.SENDING: BadgeLook(
        "status-sending",
        Tone.INFO,
        QT_TRANSLATE_NOOP("Badges", "Sending…"),
        QT_TRANSLATE_NOOP("Badges", "K2Desk is sending it to Kopo Kopo."),
    ),
    BadgeKind.NOT_CONFIRMED: BadgeLook(
        "status-not-confirmed",
        Tone.CARE,
        QT_TRANSLATE_NOOP("Badges", "Not confirmed"),
        QT_TRANSLATE_NOOP("Badges", "It was sent, but the answer got lost. It may exist."),
    ),
    BadgeKind.NOT_CREATED: BadgeLook(
        "status-not-created",
        Tone.BAD,
        QT_TRANSLATE_NOOP("Badges", "Not created"),
        QT_TRANSLATE_NOOP("Badges", "Kopo Kopo refused it. It does not exist."),
    ),
    BadgeKind.NOT_SENT: BadgeLook(
        "status-not-sent",
        Tone.QUIET,
        QT_TRANSLATE_NOOP("Badges", "Not sent"),
        QT_TRANSLATE_NOOP("Badges", "Nothing left this computer. It can be sent again safely."),
    ),
    BadgeKind.KEYS_REFUSED: BadgeLook(
        "status-keys-refused",
        Tone.BAD,
        QT_TRANSLATE_NOOP("Badges", "Keys refused"),
        QT_TRANSLATE_NOOP("Badges", "Kopo Kopo did not accept the keys of this account."),
    ),
    BadgeKind.NOT_ALLOWED: BadgeLook(
        "status-not-allowed",
        Tone.BAD,
        QT_TRANSLATE_NOOP("Badges", "Not allowed"),
        QT_TRANSLATE_NOOP("Badges", "Kopo Kopo knows the keys, but they may not read this."),
    ),
    BadgeKind.NOT_FOUND: BadgeLook(
        "status-not-found",
        Tone.BAD,
        QT_TRANSLATE_NOOP("Badges", "Not found"),
        QT_TRANSLATE_NOOP("Badges", "Kopo Kopo can no longer find it."),
    ),
    BadgeKind.CHANGED: BadgeLook(
        "status-changed",
        Tone.CARE,
        QT_TRANSLATE_NOOP("Badges", "Changed at Kopo Kopo"),
        QT_TRANSLATE_NOOP("Badges", "Kopo Kopo shows something different from what you sent."),
    ),
    BadgeKind.OTHER_WORD: BadgeLook(
        "status-other-word",
        Tone.CARE,
        QT_TRANSLATE_NOOP("Badges", "Says “{word}”"),
        QT_TRANSLATE_NOOP("Badges", "Kopo Kopo says this word instead of Active."),
    ),
    BadgeKind.NOT_ANSWERING: BadgeLook(
        "status-not-answering",
        Tone.CARE,
        QT_TRANSLATE_NOOP("Badges", "Kopo Kopo not answering"),
        QT_TRANSLATE_NOOP("Badges", "Kopo Kopo did not answer properly, twice."),
    ),
    BadgeKind.AGED: BadgeLook(
        "status-aged",
        Tone.QUIET,
        QT_TRANSLATE_NOOP("Badges", "Active {age} ago"),
        QT_TRANSLATE_NOOP("Badges", "It was switched on at the last check. Check it now to be sure."),
    ),
    BadgeKind.SERVER_PROBLEM: BadgeLook(
        "status-active-server-problem",
        Tone.CARE,
        QT_TRANSLATE_NOOP("Badges", "Active, server problem"),
        QT_TRANSLATE_NOOP("Badges", "Kopo Kopo has it switched on, but a test of its web address failed."),
    ),
    BadgeKind.ACTIVE: BadgeLook(
        "status-active",
        Tone.GOOD,
        QT_TRANSLATE_NOOP("Badges", "Active"),
        QT_TRANSLATE_NOOP(
            "Badges", "Kopo Kopo has it switched on. This does not prove that alerts reach your website."
        ),
    ),
    BadgeKind.NOT_CHECKED: BadgeLook(
        "status-not-checked",
        Tone.QUIET,
        QT_TRANSLATE_NOOP("Badges", "Not checked yet"),
        QT_TRANSLATE_NOOP("Badges", "K2Desk has not checked it yet."),
    ),
}

_SENT_ELSEWHERE = QT_TRANSLATE_NOOP("Badges", "{desk} is sending…")
_WHO_SENDS = QT_TRANSLATE_NOOP("Badges", "{person} at {desk} is sending it to Kopo Kopo now.")
_DESK_SENDS = QT_TRANSLATE_NOOP("Badges", "{desk} is sending it to Kopo Kopo now.")
_NOT_TOLD = QT_TRANSLATE_NOOP("Badges", "No status")
_GROUPS = {
    Group.ATTENTION: QT_TRANSLATE_NOOP("Badges", "Needs attention"),
    Group.LATER: QT_TRANSLATE_NOOP("Badges", "Put off, or somebody sees to it"),
    Group.WAITING: QT_TRANSLATE_NOOP("Badges", "Waiting"),
    Group.WELL: QT_TRANSLATE_NOOP("Badges", "All well"),
}


def badge_text(badge: Badge, now: datetime) -> str:
    """Return the text of a badge: "Active", "Active 2 h ago", "Says “Paused”"."""
    text = _tr(LOOKS[badge.kind].words)
    if badge.kind is BadgeKind.SENDING and badge.word:
        return filled(_tr(_SENT_ELSEWHERE), desk=one_line(badge.word, _WORD_SHOWN))
    if badge.kind is BadgeKind.OTHER_WORD and not badge.word:
        return _tr(_NOT_TOLD)
    if badge.kind is BadgeKind.OTHER_WORD:
        word = one_line(badge.word, _WORD_SHOWN)
        return filled(text, word=word)
    if badge.kind is BadgeKind.AGED and badge.good_at is not None:
        return filled(text, age=age(badge.good_at, now))
    return text


def badge_tone(badge: Badge) -> Tone:
    """Return the tone of a badge. A trouble that was put off or taken is quiet."""
    return LOOKS[badge.kind].tone if badge.mark is None else Tone.QUIET


def badge_meaning(kind: BadgeKind, sent_by: DeskName | None = None) -> str:
    """Return one sentence that explains the badge. `sent_by` is the other desk that sends the row."""
    if kind is BadgeKind.SENDING and sent_by is not None:
        words = _tr(_WHO_SENDS if sent_by.person else _DESK_SENDS)
        desk, person = (one_line(text, Most.NAME) for text in (sent_by.desk, sent_by.person))
        return filled(words, desk=desk, person=person)
    return _tr(LOOKS[kind].meaning)


def group_text(group: Group) -> str:
    """Return the heading of a group."""
    return _tr(_GROUPS[group])
