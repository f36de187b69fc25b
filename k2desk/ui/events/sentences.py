"""Any alert as one sentence: "KES 1,250.00 from Jane W. reached till 555123". `**` marks the bold words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from k2desk.desk.inbox import Arrived
from k2desk.desk.signature_values import Alert, Form
from k2desk.ui.slip_words import verdict_reason
from k2desk.ui.theme import Tone
from k2desk.ui.times import clock_time

_CONTEXT = "Sentences"
_NO_BREAK = "\u00a0"
_SHOWN_DIGITS = 3

_SENTENCES: dict[str, object] = {
    "buygoods_transaction_received": QT_TRANSLATE_NOOP(
        "Sentences", "**{amount}** from **{payer}** reached till {till}"
    ),
    "buygoods_transaction_reversed": QT_TRANSLATE_NOOP(
        "Sentences", "**{amount}** to **{payer}** was reversed on till {till}"
    ),
    "b2b_transaction_received": QT_TRANSLATE_NOOP(
        "Sentences", "**{amount}** from till {sending_till} reached till {till}"
    ),
    "b2b_transaction_reversed": QT_TRANSLATE_NOOP(
        "Sentences", "**{amount}** from till {sending_till} was reversed on till {till}"
    ),
    "card_transaction_received": QT_TRANSLATE_NOOP("Sentences", "**{amount}** by card reached till {till}"),
    "card_transaction_voided": QT_TRANSLATE_NOOP("Sentences", "**{amount}** by card was cancelled at till {till}"),
    "card_transaction_reversed": QT_TRANSLATE_NOOP("Sentences", "**{amount}** by card was reversed at till {till}"),
    "customer_created": QT_TRANSLATE_NOOP("Sentences", "**{payer}** paid you for the first time"),
    "m2m_transaction_received": QT_TRANSLATE_NOOP("Sentences", "**{amount}** from **{sender}** reached you"),
    "polling": QT_TRANSLATE_NOOP("Sentences", "**{payments}** past payments, as they were asked for"),
}
_SETTLED: dict[str, object] = {
    "bank": QT_TRANSLATE_NOOP("Sentences", "**{amount}** was sent to your bank"),
    "phone": QT_TRANSLATE_NOOP("Sentences", "**{amount}** was sent to your phone"),
    "": QT_TRANSLATE_NOOP("Sentences", "**{amount}** was sent to you"),
}
_UNKNOWN = QT_TRANSLATE_NOOP("Sentences", "Something that K2Desk does not know yet: **{topic}**")
_OTHER: dict[Form, object] = {
    Form.OTHER_JSON: QT_TRANSLATE_NOOP("Sentences", "A message that is no payment alert"),
    Form.NOT_JSON: QT_TRANSLATE_NOOP("Sentences", "A message that is no payment alert"),
    Form.NOT_TEXT: QT_TRANSLATE_NOOP("Sentences", "A message that is not even text"),
}
_ICONS = {
    "buygoods_transaction_received": ("download", Tone.GOOD),
    "card_transaction_received": ("download", Tone.GOOD),
    "b2b_transaction_received": ("shop", Tone.GOOD),
    "m2m_transaction_received": ("shop", Tone.GOOD),
    "settlement_transfer_completed": ("send", Tone.GOOD),
    "customer_created": ("user", Tone.GOOD),
    "buygoods_transaction_reversed": ("refresh", Tone.CARE),
    "b2b_transaction_reversed": ("refresh", Tone.CARE),
    "card_transaction_voided": ("refresh", Tone.CARE),
    "card_transaction_reversed": ("refresh", Tone.CARE),
    "polling": ("events", Tone.QUIET),
}


def money(alert: Alert) -> str:
    """The amount: "KES 1,250.00", with a space that does not break."""
    if alert.amount is None:
        return _tr(QT_TRANSLATE_NOOP("Sentences", "A payment"))
    number = QLocale(QLocale.Language.English, QLocale.Country.Kenya).toString(float(round(alert.amount, 2)), "f", 2)
    if abs(alert.amount) >= Decimal(10) ** 14:
        number = f"{alert.amount:,.2f}"
    return f"{alert.currency or 'KES'}{_NO_BREAK}{number}"


def payer(alert: Alert, *, whole: bool) -> str:
    """Who paid: "Jane W.", or the whole name where the user asked to see it."""
    names = [name for name in (alert.first_name, alert.middle_name, alert.last_name) if name]
    if not names:
        return alert.sender or _tr(QT_TRANSLATE_NOOP("Sentences", "somebody"))
    if whole or (len(names) == 1 and len(names[0]) <= 1):
        return " ".join(names)
    first, *rest = names
    return f"{first} {rest[-1][0]}." if rest else first


def phone(alert: Alert, *, whole: bool) -> str:
    """The phone number: "+254 7•• ••• 123", or whole; "" where there is none."""
    digits = "".join(sign for sign in alert.phone if sign.isdigit())
    if not alert.phone or whole:
        return alert.phone
    if len(digits) < _SHOWN_DIGITS + 5:
        return "•" * len(alert.phone)
    return f"+{digits[:3]} {digits[3]}•• ••• {digits[-_SHOWN_DIGITS:]}"


def sentence(arrived: Arrived, *, whole: bool) -> str:
    """The alert as a sentence with its bold words marked by `**`; what came from outside can't add marks."""
    alert = arrived.alert
    text = _template(alert)
    if arrived.is_genuine is False and alert.form in {Form.ENVELOPE, Form.DARAJA}:
        text = _tr(QT_TRANSLATE_NOOP("Sentences", "A message says that {sentence}")).replace("{sentence}", text)
    values = {
        "amount": money(alert),
        "payer": payer(alert, whole=whole),
        "till": alert.till or "?",
        "sending_till": alert.sending_till or "?",
        "sender": alert.sender or payer(alert, whole=whole),
        "payments": str(alert.payments),
        "topic": alert.topic or "?",
    }
    pieces = text.split("**")
    filled = []
    for piece in pieces:
        for name, value in values.items():
            piece = piece.replace("{" + name + "}", value.replace("**", "").replace("{", "(").replace("}", ")"))
        filled.append(piece)
    return "**".join(filled)


def plain_sentence(arrived: Arrived, *, whole: bool, verdict: str) -> str:
    """The same with its time and verdict: "KES 1,250.00 from Jane W. reached till 555123 at 10:42; genuine"."""
    at = clock_time(arrived.alert.paid_at or arrived.record.first_at)
    text = _tr(QT_TRANSLATE_NOOP("Sentences", "{sentence} at {time}; {verdict}"))
    words = sentence(arrived, whole=whole).replace("**", "")
    return text.replace("{sentence}", words).replace("{time}", at).replace("{verdict}", verdict)


def second_line(arrived: Arrived, *, whole: bool) -> str:
    """What stands below the sentence: the reference, how often it came, or why it is not genuine."""
    alert = arrived.alert
    if arrived.verdict is not None and not arrived.verdict.genuine:
        return verdict_reason(arrived.verdict)
    parts = []
    if alert.topic == "settlement_transfer_completed" and alert.account:
        ending = _tr(QT_TRANSLATE_NOOP("Sentences", "account ending {digits}"))
        parts.append(alert.account if whole else ending.replace("{digits}", alert.account[-4:]))
        if alert.payments:
            parts.append(_tr(QT_TRANSLATE_NOOP("Sentences", "{n} payments")).replace("{n}", str(alert.payments)))
    elif alert.reference:
        parts.append(
            _tr(QT_TRANSLATE_NOOP("Sentences", "reference {reference}")).replace("{reference}", alert.reference)
        )
    if alert.is_sample:
        parts.append(_tr(QT_TRANSLATE_NOOP("Sentences", "a sample of K2Desk")))
    if alert.form is Form.DARAJA:
        parts.append(_tr(QT_TRANSLATE_NOOP("Sentences", "Safaricom form")))
    if arrived.record.times == 2:
        parts.append(_tr(QT_TRANSLATE_NOOP("Sentences", "came twice, counted once")))
    elif arrived.record.times > 2:
        text = _tr(QT_TRANSLATE_NOOP("Sentences", "came {n} times, counted once"))
        parts.append(text.replace("{n}", str(arrived.record.times)))
    elif arrived.others:
        parts.append(_tr(QT_TRANSLATE_NOOP("Sentences", "the same event came in another message too")))
    return " · ".join(parts)


def icon_of(arrived: Arrived) -> tuple[str, Tone]:
    """The sign of its kind; red where it is not genuine."""
    name, tone = _ICONS.get(_topic(arrived.alert), ("file", Tone.QUIET))
    return name, Tone.BAD if arrived.is_genuine is False else tone


def verdict_look(arrived: Arrived) -> tuple[str, str, Tone]:
    """(words, icon, tone) of the signature's badge."""
    if arrived.verdict is None:
        return _tr(QT_TRANSLATE_NOOP("Sentences", "Not checked")), "status-not-checked", Tone.QUIET
    if arrived.verdict.genuine:
        return _tr(QT_TRANSLATE_NOOP("Sentences", "Genuine")), "status-active", Tone.GOOD
    if arrived.verdict.proven:
        return _tr(QT_TRANSLATE_NOOP("Sentences", "Written otherwise")), "attention", Tone.CARE
    return _tr(QT_TRANSLATE_NOOP("Sentences", "Not genuine")), "status-not-created", Tone.BAD


def _topic(alert: Alert) -> str:
    return "buygoods_transaction_received" if alert.form is Form.DARAJA else alert.topic


def _template(alert: Alert) -> str:
    if alert.form in _OTHER:
        return _tr(_OTHER[alert.form])
    topic = _topic(alert)
    if topic == "settlement_transfer_completed":
        return _tr(_SETTLED[alert.destination])
    return _tr(_SENTENCES.get(topic, _UNKNOWN))


def _tr(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))
