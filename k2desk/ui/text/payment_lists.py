"""The words of lists that are compared: groups, columns, how a payment was found, and what a saved file holds."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.payments import shortened_phone
from k2desk.model.phone_numbers import NumberKind, number_kind
from k2desk.services.lists.columns import Holds
from k2desk.services.lists.entries import Entry
from k2desk.services.lists.matching import Group, How, Pair
from k2desk.services.lists.rows import Unread
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import kenyan_clock, kenyan_date
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("PaymentLists")

_HOLDS = {
    Holds.REFERENCE: QT_TRANSLATE_NOOP("PaymentLists", "Reference"),
    Holds.AMOUNT: QT_TRANSLATE_NOOP("PaymentLists", "Amount"),
    Holds.MONEY_OUT: QT_TRANSLATE_NOOP("PaymentLists", "Money given back"),
    Holds.WHEN: QT_TRANSLATE_NOOP("PaymentLists", "Date"),
    Holds.TIME: QT_TRANSLATE_NOOP("PaymentLists", "Time"),
    Holds.PHONE: QT_TRANSLATE_NOOP("PaymentLists", "Phone number"),
    Holds.NAME: QT_TRANSLATE_NOOP("PaymentLists", "Customer’s name"),
    Holds.TILL: QT_TRANSLATE_NOOP("PaymentLists", "Till"),
    Holds.STATUS: QT_TRANSLATE_NOOP("PaymentLists", "Status"),
}
_HOW = {
    How.ALMOST: QT_TRANSLATE_NOOP("PaymentLists", "The reference was misspelt."),
    How.TIME: QT_TRANSLATE_NOOP("PaymentLists", "Found by amount and time."),
}
_UNREAD = {
    Unread.HEADING: QT_TRANSLATE_NOOP("PaymentLists", "A heading"),
    Unread.SUM: QT_TRANSLATE_NOOP("PaymentLists", "A sum, not a payment"),
    Unread.NO_AMOUNT: QT_TRANSLATE_NOOP("PaymentLists", "No amount that K2Desk can read"),
    Unread.NOT_UNDERSTOOD: QT_TRANSLATE_NOOP("PaymentLists", "Not a payment"),
}


def holds_name(holds: Holds) -> str:
    """Return what a column holds."""
    return _tr(_HOLDS[holds])


def unread_words(why: Unread) -> str:
    """Return why a row is no payment."""
    return _tr(_UNREAD[why])


def cents_words(cents: int) -> str:
    """Return an amount in shillings, such as "1,250.00"."""
    return f"{cents / 100:,.2f}"


def moment_words(entry: Entry, now: datetime) -> str:
    """Return the Kenyan day and time of a payment, the day alone, or ""."""
    if entry.at is None:
        return ""
    day = kenyan_date(entry.at, now)
    return f"{day}, {kenyan_clock(entry.at)}" if entry.has_time else day


def payer_words(entry: Entry, *, whole: bool) -> str:
    """Return who paid: shortened ("Jane W."), or on the user's request the whole name and number."""
    words = entry.name.split()
    if whole:
        number = entry.phone if number_kind(entry.phone) is not NumberKind.HASHED else ""
        return one_line(" · ".join(filter(None, (entry.name, number))), Most.SENTENCE)
    name = f"{words[0]} {words[-1][:1].upper()}." if len(words) > 1 else entry.name
    return one_line(name or shortened_phone(entry.phone), Most.NAME)


def note_words(pair: Pair) -> str:
    """Return what else is known about a payment, beside its group."""
    notes = [_tr(_HOW[pair.how])] if pair.how in _HOW else []
    if pair.group is Group.DIFFER and pair.times_in_list > 1:
        text = QT_TRANSLATE_NOOP("PaymentLists", "Your list has it {n} times.")
        notes.append(filled(_tr(text), n=pair.times_in_list))
    if pair.is_reversed:
        at_kopo_kopo = any(one.cents < 0 or one.is_reversed for one in pair.ours)
        text = (
            QT_TRANSLATE_NOOP("PaymentLists", "The money went back.")
            if at_kopo_kopo
            else QT_TRANSLATE_NOOP("PaymentLists", "Only your list says the money went back.")
        )
        notes.append(_tr(text))
    return " ".join(notes)


def told_words(came: bool) -> str:
    """Return whether an alert about a payment that is missing came to this computer."""
    if came:
        return _tr(QT_TRANSLATE_NOOP("PaymentLists", "Its alert came here."))
    return _tr(QT_TRANSLATE_NOOP("PaymentLists", "No alert came here."))


def contents_words(*, whole: bool) -> str:
    """Return what a saved file says of the payers in it."""
    if whole:
        return _tr(QT_TRANSLATE_NOOP("PaymentLists", "This file holds customers’ names and phone numbers."))
    return _tr(QT_TRANSLATE_NOOP("PaymentLists", "This file holds no whole names and no phone numbers."))
