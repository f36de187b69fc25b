"""The words, icons and tones of the server badge: the result of our own tests of the user's server."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.server_kind import ServerKind
from k2desk.model.tone import Tone
from k2desk.services.server_badge import ServerBadge
from k2desk.ui.text.counted import counted
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import ago
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("ServerBadges")

SERVER_LOOKS: dict[ServerKind, tuple[str, Tone, object]] = {
    ServerKind.NOT_TESTED: ("status-not-checked", Tone.QUIET, QT_TRANSLATE_NOOP("ServerBadges", "Not tested")),
    ServerKind.REACHED: ("check", Tone.GOOD, QT_TRANSLATE_NOOP("ServerBadges", "Reached")),
    ServerKind.ANSWERS: ("check", Tone.GOOD, QT_TRANSLATE_NOOP("ServerBadges", "Answers")),
    ServerKind.SLOW: ("status-aged", Tone.CARE, QT_TRANSLATE_NOOP("ServerBadges", "Slow ({n} s)")),
    ServerKind.NOT_PUBLIC: ("close", Tone.BAD, QT_TRANSLATE_NOOP("ServerBadges", "Not public")),
    ServerKind.NAME_NOT_FOUND: ("close", Tone.BAD, QT_TRANSLATE_NOOP("ServerBadges", "Name not found")),
    ServerKind.NOT_REACHED: ("close", Tone.BAD, QT_TRANSLATE_NOOP("ServerBadges", "Not reached")),
    ServerKind.NOT_LOCKED: ("lock", Tone.BAD, QT_TRANSLATE_NOOP("ServerBadges", "Not secure")),
    ServerKind.CERTIFICATE_ENDED: ("lock", Tone.BAD, QT_TRANSLATE_NOOP("ServerBadges", "Certificate ended")),
    ServerKind.CERTIFICATE_NOT_YET: ("lock", Tone.BAD, QT_TRANSLATE_NOOP("ServerBadges", "Certificate not valid yet")),
    ServerKind.CERTIFICATE_WRONG_NAME: ("lock", Tone.BAD, QT_TRANSLATE_NOOP("ServerBadges", "Certificate: wrong name")),
    ServerKind.CERTIFICATE_INCOMPLETE: ("lock", Tone.BAD, QT_TRANSLATE_NOOP("ServerBadges", "Certificate incomplete")),
    ServerKind.CERTIFICATE_NOT_TRUSTED: (
        "lock",
        Tone.BAD,
        QT_TRANSLATE_NOOP("ServerBadges", "Certificate not trusted"),
    ),
    ServerKind.CERTIFICATE_ENDS: ("lock", Tone.CARE, QT_TRANSLATE_NOOP("ServerBadges", "Certificate ends in {n} days")),
    ServerKind.ELSEWHERE: ("external", Tone.BAD, QT_TRANSLATE_NOOP("ServerBadges", "Sends elsewhere")),
    ServerKind.PAGE: ("attention", Tone.CARE, QT_TRANSLATE_NOOP("ServerBadges", "A page answered")),
    ServerKind.ERROR: ("close", Tone.BAD, QT_TRANSLATE_NOOP("ServerBadges", "Answers with an error")),
    ServerKind.ACCEPTS_FAKES: ("attention", Tone.BAD, QT_TRANSLATE_NOOP("ServerBadges", "Accepts fakes")),
}


def server_text(badge: ServerBadge) -> str:
    """Return the text of the badge: "Answers", "Slow (8 s)", "Certificate ends in 12 days"."""
    if badge.kind is ServerKind.CERTIFICATE_ENDS:
        return counted().certificate_ends(badge.days)
    return filled(_tr(SERVER_LOOKS[badge.kind][2]), n=round(badge.seconds))


def server_sentence(badge: ServerBadge, now: datetime) -> str:
    """Return the badge with its age as a sentence, for tool tips and screen readers."""
    if badge.at is None:
        return _tr(QT_TRANSLATE_NOOP("ServerBadges", "Your server has not been tested yet."))
    text = _tr(QT_TRANSLATE_NOOP("ServerBadges", "Your server: {words}, {ago}. Tested from this computer."))
    return filled(text, words=server_text(badge), ago=ago(badge.at, now))
