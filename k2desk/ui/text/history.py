"""The words of history events."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.records import Outcome
from k2desk.services.history_of import AccountEvent, HistoryEvent
from k2desk.services.trouble_rules import Outage
from k2desk.ui.text.events import event_name
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import clock_time, lasted
from k2desk.ui.text.translate_to import translate

_KINDS = {
    "sent": QT_TRANSLATE_NOOP("History", "Sent to Kopo Kopo"),
    "created": QT_TRANSLATE_NOOP("History", "Created"),
    "not_created": QT_TRANSLATE_NOOP("History", "Not created: Kopo Kopo refused"),
    "not_sent": QT_TRANSLATE_NOOP("History", "Not sent: nothing left this computer"),
    "not_confirmed": QT_TRANSLATE_NOOP("History", "Not confirmed: the answer got lost"),
    "settled_created": QT_TRANSLATE_NOOP("History", "You found it at Kopo Kopo"),
    "settled_not_created": QT_TRANSLATE_NOOP("History", "You said that it was not created"),
    "sent_again": QT_TRANSLATE_NOOP("History", "You sent it once more"),
    "adopted": QT_TRANSLATE_NOOP("History", "Added to this list"),
    "word": QT_TRANSLATE_NOOP("History", "Kopo Kopo now says “{word}”"),
    "changed": QT_TRANSLATE_NOOP("History", "Changed at Kopo Kopo"),
    "kept_theirs": QT_TRANSLATE_NOOP("History", "You kept what Kopo Kopo shows"),
    "moved": QT_TRANSLATE_NOOP("History", "Moved to {word}; hidden, still sending"),
    "removed": QT_TRANSLATE_NOOP("History", "Removed from this computer"),
    "handed_over": QT_TRANSLATE_NOOP("History", "Handed over in a file"),
    "imported": QT_TRANSLATE_NOOP("History", "Taken in from a file"),
    "restored": QT_TRANSLATE_NOOP("History", "Back in the list"),
    "put_off": QT_TRANSLATE_NOOP("History", "You put the trouble off"),
    "taken": QT_TRANSLATE_NOOP("History", "{word} sees to it"),
    "given_back": QT_TRANSLATE_NOOP("History", "The trouble needs attention again"),
    "noted": QT_TRANSLATE_NOOP("History", "You changed the note"),
    "works_again": QT_TRANSLATE_NOOP("History", "Works again"),
}
_NOT_TOLD = QT_TRANSLATE_NOOP("History", "Kopo Kopo does not say its status")
_WITH_WORD = frozenset({"created", "handed_over", "imported", "settled_not_created"})
"""Kinds whose word is added to the sentence: the Location as it arrived, or who said so."""

_STANDINGS = {
    Outcome.FOUND.value: QT_TRANSLATE_NOOP("History", "Found at Kopo Kopo"),
    Outcome.KEYS_REFUSED.value: QT_TRANSLATE_NOOP("History", "Keys refused"),
    Outcome.NOT_ALLOWED.value: QT_TRANSLATE_NOOP("History", "Not allowed"),
    Outcome.NOT_FOUND.value: QT_TRANSLATE_NOOP("History", "Not found at Kopo Kopo"),
    Outcome.NOT_ANSWERING.value: QT_TRANSLATE_NOOP("History", "Kopo Kopo did not answer"),
}


def works_again(since: datetime, outage: Outage) -> str:
    """Return since when something works again, and how long it was out, as far as K2Desk saw it."""
    if outage.at_most:
        text = QT_TRANSLATE_NOOP("History", "Works again, seen at {time}. It was out for at most {length}.")
    else:
        text = QT_TRANSLATE_NOOP("History", "Works again since {time}. It was out for {length}.")
    words = translate("History", str(text))
    return filled(words, time=clock_time(since), length=lasted(outage.length))


_OF_ACCOUNT = {
    "look": QT_TRANSLATE_NOOP("History", "Address tested: all well"),
    "sample": QT_TRANSLATE_NOOP("History", "Sample sent: answered {word}"),
    "fake": QT_TRANSLATE_NOOP("History", "Fake sent: answered {word}"),
    "exam": QT_TRANSLATE_NOOP("History", "Exam: {word} passed"),
    "first_alert": QT_TRANSLATE_NOOP("History", "The first alert arrived: {word}"),
    "address_named": QT_TRANSLATE_NOOP("History", "Named {word}"),
    "till_renamed": QT_TRANSLATE_NOOP("History", "Till is now called “{word}”"),
    "till_unnamed": QT_TRANSLATE_NOOP("History", "Till has no name any more"),
    "till_forgotten": QT_TRANSLATE_NOOP("History", "Till taken out of the list"),
    "account_added": QT_TRANSLATE_NOOP("History", "Account added"),
    "account_renamed": QT_TRANSLATE_NOOP("History", "Account is now called “{word}”"),
    "keys_replaced": QT_TRANSLATE_NOOP("History", "New keys for the account"),
    "account_removed": QT_TRANSLATE_NOOP("History", "Account removed"),
    "account_restored": QT_TRANSLATE_NOOP("History", "Account brought back"),
    "imported": QT_TRANSLATE_NOOP("History", "Brought in from another computer"),
}
_NO_NAME = QT_TRANSLATE_NOOP("History", "Its name was taken away")
_WITH_TROUBLE = {
    "look": QT_TRANSLATE_NOOP("History", "Address tested: {trouble}"),
    "sample": QT_TRANSLATE_NOOP("History", "Sample sent: {trouble}"),
    "fake": QT_TRANSLATE_NOOP("History", "Fake sent: {trouble}"),
    "exam": QT_TRANSLATE_NOOP("History", "Exam: {word} passed. {trouble}"),
}


_BY_ANYBODY = {
    "settled_created": QT_TRANSLATE_NOOP("History", "Found at Kopo Kopo by hand"),
    "settled_not_created": QT_TRANSLATE_NOOP("History", "Said by hand: it was not created"),
    "sent_again": QT_TRANSLATE_NOOP("History", "Sent once more"),
    "kept_theirs": QT_TRANSLATE_NOOP("History", "What Kopo Kopo shows was kept"),
    "put_off": QT_TRANSLATE_NOOP("History", "The trouble was put off"),
    "noted": QT_TRANSLATE_NOOP("History", "The note was changed"),
}
"""The words of what the user did, for a shared list, where it may have been somebody else."""

_SEEN_BY_PROGRAM = frozenset({"standing", "word", "changed", "works_again", "not_confirmed", "first_alert"})
"""What nobody did: K2Desk saw it, at whichever desk that was."""


def who_words(desk: str, person: str) -> str:
    """Return a person and a desk: "Wanjiru, Till 1", or whichever of both there is."""
    return ", ".join(one_line(text, Most.NAME) for text in (person, desk) if text)


def by_whom(event: AccountEvent | HistoryEvent) -> str:
    """Return " · Wanjiru, Till 1" for what somebody did in a shared list, else ""."""
    who = "" if event.kind in _SEEN_BY_PROGRAM else who_words(event.desk, event.person)
    return f" · {who}" if who else ""


def happened_words(event: AccountEvent | HistoryEvent) -> str:
    """Return what happened to an account or to one of its subscriptions. An unknown kind is returned as it is."""
    if isinstance(event, HistoryEvent):
        return event_words(event)
    if event.kind == "works_again" and (length := Outage.of_word(event.word)) is not None:
        return works_again(event.at, length)
    word = event_name(event.word) if event.kind == "first_alert" else one_line(event.word, Most.NAME)
    text = _OF_ACCOUNT.get(event.kind)
    if event.kind == "address_named" and not word:
        text = _NO_NAME
    trouble = words_of(event.trouble).title.rstrip(".") if event.trouble is not None else ""
    if trouble and event.kind in _WITH_TROUBLE:
        text, trouble = filled(_tr(_WITH_TROUBLE[event.kind]), word=word, trouble=trouble), ""
    elif text is None:
        text = f"{one_line(event.kind, Most.WORD)} {word}".strip()
    else:
        text = filled(_tr(text), word=word)
    return f"{text}: {trouble}" if trouble else str(text)


def _tr(text: object) -> str:
    return translate("History", str(text))


def event_words(event: HistoryEvent) -> str:
    """Return what happened. An unknown kind is returned as it is."""
    if event.kind == "works_again" and (length := Outage.of_word(event.word)) is not None:
        return works_again(event.at, length)
    word = one_line(event.word, Most.NAME)
    text = _STANDINGS.get(event.word) if event.kind == "standing" else _KINDS.get(event.kind)
    if event.desk:
        text = _BY_ANYBODY.get(event.kind, text)
    if event.kind == "word" and not event.word:
        text = _NOT_TOLD
    words = translate("History", str(text)) if text else f"{one_line(event.kind, Most.WORD)} {word}".strip()
    if "{word}" in words:
        return filled(words, word=word)
    return f"{words} ({word})" if event.kind in _WITH_WORD and word else words
