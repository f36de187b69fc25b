"""All words of each event type, and the names of scopes. The raw name is shown below in small type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, field

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.outside import Most, one_line
from k2desk.model.tone import Tone
from k2desk.ui.text.plain import filled
from k2desk.ui.text.translate_to import translate


@fast_dataclass
class AlertWords:
    """How an alert is described: `said` if it has a usual status of its kind, `odd` with any other status.

    `to` contains both for an alert that names where money went: "bank" or "phone".
    """

    _: KW_ONLY
    said: object
    odd: object
    icon: str
    tone: Tone
    to: Mapping[str, tuple[object, object]] = field(default_factory=dict)


@fast_dataclass
class EventWords(AlertWords):
    """All words of an event type.

    `clause` completes "… each time …"; `clause_at` is the same with a place. `head` is the short name for a column of
    the coverage, or None if the event is only for the whole business. `line` explains the event in the form, or None if
    it is not offered there.
    """

    _: KW_ONLY
    name: object
    head: object
    line: object
    clause: object
    clause_at: object


EVENT_WORDS: dict[str, EventWords] = {
    "buygoods_transaction_received": EventWords(
        name=QT_TRANSLATE_NOOP("EventNames", "A customer paid your till"),
        head=QT_TRANSLATE_NOOP("EventNames", "Customer paid"),
        line=QT_TRANSLATE_NOOP("EventNames", "M-PESA or another wallet"),
        clause=QT_TRANSLATE_NOOP("EventNames", "a customer pays any of your tills"),
        clause_at=QT_TRANSLATE_NOOP("EventNames", "a customer pays {where}"),
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** from **{payer}** reached {till}"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: **{amount}** from **{payer}** to {till}"),
        icon="download",
        tone=Tone.GOOD,
    ),
    "buygoods_transaction_reversed": EventWords(
        name=QT_TRANSLATE_NOOP("EventNames", "A customer’s payment was reversed"),
        head=QT_TRANSLATE_NOOP("EventNames", "Payment reversed"),
        line=QT_TRANSLATE_NOOP("EventNames", "The money went back"),
        clause=QT_TRANSLATE_NOOP("EventNames", "a customer’s payment is reversed"),
        clause_at=QT_TRANSLATE_NOOP("EventNames", "a customer’s payment to {where} is reversed"),
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** to **{payer}** was reversed on {till}"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: **{amount}** back to **{payer}** from {till}"),
        icon="refresh",
        tone=Tone.CARE,
    ),
    "b2b_transaction_received": EventWords(
        name=QT_TRANSLATE_NOOP("EventNames", "Another business paid your till"),
        head=QT_TRANSLATE_NOOP("EventNames", "Business paid"),
        line=QT_TRANSLATE_NOOP("EventNames", "From their till to yours"),
        clause=QT_TRANSLATE_NOOP("EventNames", "another business pays any of your tills"),
        clause_at=QT_TRANSLATE_NOOP("EventNames", "another business pays {where}"),
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** from {business} reached {till}"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: **{amount}** from {business} to {till}"),
        icon="shop",
        tone=Tone.GOOD,
    ),
    "card_transaction_received": EventWords(
        name=QT_TRANSLATE_NOOP("EventNames", "A customer paid by card"),
        head=QT_TRANSLATE_NOOP("EventNames", "Card paid"),
        line=QT_TRANSLATE_NOOP("EventNames", "At your card machine"),
        clause=QT_TRANSLATE_NOOP("EventNames", "a customer pays by card"),
        clause_at=QT_TRANSLATE_NOOP("EventNames", "a customer pays by card at {where}"),
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** by card reached {till}"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: **{amount}** by card to {till}"),
        icon="download",
        tone=Tone.GOOD,
    ),
    "card_transaction_voided": EventWords(
        name=QT_TRANSLATE_NOOP("EventNames", "A card payment was cancelled"),
        head=QT_TRANSLATE_NOOP("EventNames", "Card cancelled"),
        line=QT_TRANSLATE_NOOP("EventNames", "Before it was finished"),
        clause=QT_TRANSLATE_NOOP("EventNames", "a card payment is cancelled"),
        clause_at=QT_TRANSLATE_NOOP("EventNames", "a card payment at {where} is cancelled"),
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** by card was cancelled at {till}"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: cancelling **{amount}** by card at {till}"),
        icon="refresh",
        tone=Tone.CARE,
    ),
    "card_transaction_reversed": EventWords(
        name=QT_TRANSLATE_NOOP("EventNames", "A card payment was reversed"),
        head=QT_TRANSLATE_NOOP("EventNames", "Card reversed"),
        line=QT_TRANSLATE_NOOP("EventNames", "The money went back"),
        clause=QT_TRANSLATE_NOOP("EventNames", "a card payment is reversed"),
        clause_at=QT_TRANSLATE_NOOP("EventNames", "a card payment at {where} is reversed"),
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** by card was reversed at {till}"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: reversing **{amount}** by card at {till}"),
        icon="refresh",
        tone=Tone.CARE,
    ),
    "settlement_transfer_completed": EventWords(
        name=QT_TRANSLATE_NOOP("EventNames", "Your money was sent to your bank or phone"),
        head=None,
        line=QT_TRANSLATE_NOOP("EventNames", "For the whole business"),
        clause=QT_TRANSLATE_NOOP("EventNames", "your money is sent to your bank or phone"),
        clause_at=QT_TRANSLATE_NOOP("EventNames", "money of {where} is sent to your bank or phone"),
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** was sent to you"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: **{amount}** to you"),
        to={
            "bank": (
                QT_TRANSLATE_NOOP("EventNames", "**{amount}** was sent to your bank"),
                QT_TRANSLATE_NOOP("EventNames", "“{status}”: **{amount}** to your bank"),
            ),
            "phone": (
                QT_TRANSLATE_NOOP("EventNames", "**{amount}** was sent to your phone"),
                QT_TRANSLATE_NOOP("EventNames", "“{status}”: **{amount}** to your phone"),
            ),
        },
        icon="send",
        tone=Tone.GOOD,
    ),
    "customer_created": EventWords(
        name=QT_TRANSLATE_NOOP("EventNames", "A new customer paid you for the first time"),
        head=None,
        line=QT_TRANSLATE_NOOP("EventNames", "For the whole business"),
        clause=QT_TRANSLATE_NOOP("EventNames", "a new customer pays you for the first time"),
        clause_at=QT_TRANSLATE_NOOP("EventNames", "a new customer pays {where} for the first time"),
        said=QT_TRANSLATE_NOOP("EventNames", "**{payer}** paid you for the first time"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: **{payer}**, a new customer"),
        icon="user",
        tone=Tone.GOOD,
    ),
    "m2m_transaction_received": EventWords(
        name=QT_TRANSLATE_NOOP("EventNames", "Another merchant sent you money"),
        head=None,
        line=None,
        clause=QT_TRANSLATE_NOOP("EventNames", "another merchant sends you money"),
        clause_at=QT_TRANSLATE_NOOP("EventNames", "another merchant sends money to {where}"),
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** from **{sender}** reached you"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: **{amount}** from **{sender}** to you"),
        icon="shop",
        tone=Tone.GOOD,
    ),
    "m2m_transaction_completed": EventWords(
        name=QT_TRANSLATE_NOOP("EventNames", "Money from another merchant is complete"),
        head=None,
        line=None,
        clause=QT_TRANSLATE_NOOP("EventNames", "money from another merchant is complete"),
        clause_at=QT_TRANSLATE_NOOP("EventNames", "money from another merchant to {where} is complete"),
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** from **{sender}** reached you"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: **{amount}** from **{sender}** to you"),
        icon="shop",
        tone=Tone.GOOD,
    ),
    "b2b_transaction_reversed": EventWords(
        name=QT_TRANSLATE_NOOP("EventNames", "A business payment was reversed"),
        head=QT_TRANSLATE_NOOP("EventNames", "Business reversed"),
        line=None,
        clause=QT_TRANSLATE_NOOP("EventNames", "a business payment is reversed"),
        clause_at=QT_TRANSLATE_NOOP("EventNames", "a business payment to {where} is reversed"),
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** from {business} was reversed on {till}"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: **{amount}** back to {business} from {till}"),
        icon="refresh",
        tone=Tone.CARE,
    ),
}
"""The words of every event type in `model/events`."""


def translated(text: object) -> str:
    """Return one of these texts in the current language."""
    return translate("EventNames", str(text))


def event_name(event_type: str) -> str:
    """Return the plain name of an event type. An unknown type is returned as it is."""
    words = EVENT_WORDS.get(event_type)
    return translated(words.name) if words is not None else one_line(event_type, Most.WORD)


def event_head(event_type: str) -> str:
    """Return the short name of an event, for a column heading."""
    words = EVENT_WORDS.get(event_type)
    return translated(words.head) if words is not None and words.head else event_name(event_type)


def event_line(event_type: str) -> str:
    """Return the line that explains the event, or ""."""
    words = EVENT_WORDS.get(event_type)
    return translated(words.line) if words is not None and words.line else ""


def event_clause(event_type: str, where: str | None) -> str:
    """Return the event as the end of "… each time …".

    `where` is "till 555555", or None for the whole business.
    """
    words = EVENT_WORDS.get(event_type)
    if words is None:
        return one_line(event_type, Most.WORD)
    if where is None:
        return translated(words.clause)
    return filled(translated(words.clause_at), where=one_line(where, Most.SENTENCE))


_LISTED = 5


def till_list(tills: Sequence[str]) -> str:
    """Return the `where` of `event_clause` for any number of tills: "till 555555, 112233 or 2 more"."""
    *others, last = tills[:_LISTED] or [""]
    if not last:
        return translate("EventNames", "your till")
    named, more = ", ".join((*others, last)), len(tills) - _LISTED
    if more > 0:
        named = filled(translate("EventNames", "{tills} or {n} more"), tills=named, n=more)
    elif others:
        either = translate("EventNames", "{tills} or {last}")
        named = filled(either, tills=", ".join(others), last=last)
    return filled(translate("EventNames", "till {tills}"), tills=named)


def scope_name(scope: str, reference: str | None, name: str = "") -> str:
    """Return the scope in words: "Till 555555 Westlands" or "Whole business". An unknown scope is returned as it is."""
    if scope == "company":
        return translate("EventNames", "Whole business")
    if scope == "till":
        number = one_line(reference or "?", Most.WORD)
        if name:
            number = f"{number} {one_line(name, Most.NAME)}"
        return filled(translate("EventNames", "Till {number}"), number=number)
    return one_line(f"{scope} {reference or ''}".strip(), Most.NAME)


_PAYER_FORMS = {
    "whole": QT_TRANSLATE_NOOP("EventNames", "The whole number"),
    "masked": QT_TRANSLATE_NOOP("EventNames", "Number masked in the middle"),
    "masked_end": QT_TRANSLATE_NOOP("EventNames", "Number masked at the end"),
    "hashed": QT_TRANSLATE_NOOP("EventNames", "Number scrambled (a hash)"),
    "first_name_only": QT_TRANSLATE_NOOP("EventNames", "First name only, no number"),
}


def payer_form_name(form: str) -> str:
    """Return the form of a payer's number in words."""
    return translated(_PAYER_FORMS[form])
