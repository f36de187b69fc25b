"""The plain names of event types and scopes, with one line each; the raw name stands below in small type."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from k2desk.model.outside import Most, one_line

_CONTEXT = "EventNames"

_NAMES = {
    "buygoods_transaction_received": QT_TRANSLATE_NOOP("EventNames", "A customer paid your till"),
    "buygoods_transaction_reversed": QT_TRANSLATE_NOOP("EventNames", "A customer’s payment was reversed"),
    "b2b_transaction_received": QT_TRANSLATE_NOOP("EventNames", "Another business paid your till"),
    "card_transaction_received": QT_TRANSLATE_NOOP("EventNames", "A customer paid by card"),
    "card_transaction_voided": QT_TRANSLATE_NOOP("EventNames", "A card payment was cancelled"),
    "card_transaction_reversed": QT_TRANSLATE_NOOP("EventNames", "A card payment was reversed"),
    "customer_created": QT_TRANSLATE_NOOP("EventNames", "A new customer paid you for the first time"),
    "settlement_transfer_completed": QT_TRANSLATE_NOOP("EventNames", "Your money was sent to your bank or phone"),
    "b2b_transaction_reversed": QT_TRANSLATE_NOOP("EventNames", "A business payment was reversed"),
    "m2m_transaction_received": QT_TRANSLATE_NOOP("EventNames", "Another merchant sent you money"),
    "m2m_transaction_completed": QT_TRANSLATE_NOOP("EventNames", "Money from another merchant is complete"),
}

_LINES = {
    "buygoods_transaction_received": QT_TRANSLATE_NOOP("EventNames", "M-PESA or another wallet"),
    "buygoods_transaction_reversed": QT_TRANSLATE_NOOP("EventNames", "The money went back"),
    "b2b_transaction_received": QT_TRANSLATE_NOOP("EventNames", "From their till to yours"),
    "card_transaction_received": QT_TRANSLATE_NOOP("EventNames", "At your card machine"),
    "card_transaction_voided": QT_TRANSLATE_NOOP("EventNames", "Before it was finished"),
    "card_transaction_reversed": QT_TRANSLATE_NOOP("EventNames", "The money went back"),
    "customer_created": QT_TRANSLATE_NOOP("EventNames", "For the whole business"),
    "settlement_transfer_completed": QT_TRANSLATE_NOOP("EventNames", "For the whole business"),
}

_CLAUSES = {
    "buygoods_transaction_received": (
        QT_TRANSLATE_NOOP("EventNames", "a customer pays {where}"),
        QT_TRANSLATE_NOOP("EventNames", "a customer pays any of your tills"),
    ),
    "buygoods_transaction_reversed": (
        QT_TRANSLATE_NOOP("EventNames", "a customer’s payment to {where} is reversed"),
        QT_TRANSLATE_NOOP("EventNames", "a customer’s payment is reversed"),
    ),
    "b2b_transaction_received": (
        QT_TRANSLATE_NOOP("EventNames", "another business pays {where}"),
        QT_TRANSLATE_NOOP("EventNames", "another business pays any of your tills"),
    ),
    "card_transaction_received": (
        QT_TRANSLATE_NOOP("EventNames", "a customer pays by card at {where}"),
        QT_TRANSLATE_NOOP("EventNames", "a customer pays by card"),
    ),
    "card_transaction_voided": (
        QT_TRANSLATE_NOOP("EventNames", "a card payment at {where} is cancelled"),
        QT_TRANSLATE_NOOP("EventNames", "a card payment is cancelled"),
    ),
    "card_transaction_reversed": (
        QT_TRANSLATE_NOOP("EventNames", "a card payment at {where} is reversed"),
        QT_TRANSLATE_NOOP("EventNames", "a card payment is reversed"),
    ),
    "customer_created": (
        QT_TRANSLATE_NOOP("EventNames", "a new customer pays {where} for the first time"),
        QT_TRANSLATE_NOOP("EventNames", "a new customer pays you for the first time"),
    ),
    "settlement_transfer_completed": (
        QT_TRANSLATE_NOOP("EventNames", "money of {where} is sent to your bank or phone"),
        QT_TRANSLATE_NOOP("EventNames", "your money is sent to your bank or phone"),
    ),
    "b2b_transaction_reversed": (
        QT_TRANSLATE_NOOP("EventNames", "a business payment to {where} is reversed"),
        QT_TRANSLATE_NOOP("EventNames", "a business payment is reversed"),
    ),
    "m2m_transaction_received": (
        QT_TRANSLATE_NOOP("EventNames", "another merchant sends money to {where}"),
        QT_TRANSLATE_NOOP("EventNames", "another merchant sends you money"),
    ),
    "m2m_transaction_completed": (
        QT_TRANSLATE_NOOP("EventNames", "money from another merchant to {where} is complete"),
        QT_TRANSLATE_NOOP("EventNames", "money from another merchant is complete"),
    ),
}


def _tr(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))


def event_types() -> tuple[str, ...]:
    """The event types that have a name here."""
    return tuple(_NAMES)


def event_name(event_type: str) -> str:
    """The plain name of an event type; one that is not known is shown as it came."""
    text = _NAMES.get(event_type)
    return _tr(text) if text else one_line(event_type, Most.WORD)


def event_line(event_type: str) -> str:
    """One line that explains the event, empty where there is none."""
    text = _LINES.get(event_type)
    return _tr(text) if text else ""


def event_clause(event_type: str, where: str | None) -> str:
    """The event as the end of "… each time …": `where` is "till 555555", None for the whole business."""
    clauses = _CLAUSES.get(event_type)
    if clauses is None:
        return one_line(event_type, Most.WORD)
    return _tr(clauses[0]).replace("{where}", one_line(where, Most.NAME)) if where is not None else _tr(clauses[1])


def scope_name(scope: str, reference: str | None) -> str:
    """Whom it is for: "Till 555555" or "Whole business"; an unknown scope is shown as it came."""
    if scope == "company":
        return QCoreApplication.translate("EventNames", "Whole business")
    if scope == "till":
        return QCoreApplication.translate("EventNames", "Till {number}").replace(
            "{number}", one_line(reference or "?", Most.WORD)
        )
    return one_line(f"{scope} {reference or ''}".strip(), Most.NAME)


_PAYER_FORMS = {
    "whole": QT_TRANSLATE_NOOP("EventNames", "The whole number"),
    "masked": QT_TRANSLATE_NOOP("EventNames", "Number masked in the middle"),
    "masked_end": QT_TRANSLATE_NOOP("EventNames", "Number masked at the end"),
    "hashed": QT_TRANSLATE_NOOP("EventNames", "Number scrambled (a hash)"),
    "first_name_only": QT_TRANSLATE_NOOP("EventNames", "First name only, no number"),
}


def payer_form_name(form: str) -> str:
    """How the payer's number comes, in words."""
    return _tr(_PAYER_FORMS[form])
