"""Writes any alert as one sentence: "KES 1,250.00 from Jane W. reached till 555123".

`**` encloses the bold words of a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.alerts import Alert, Form
from k2desk.model.outside import Most, one_line
from k2desk.model.phone_numbers import NumberKind, number_kind, plain_number
from k2desk.model.tone import Tone
from k2desk.services.arrived import Arrived
from k2desk.ui.text.counted import counted
from k2desk.ui.text.events import EVENT_WORDS, AlertWords, translated
from k2desk.ui.text.plain import filled
from k2desk.ui.text.signatures import verdict_reason
from k2desk.ui.text.times import kenyan_when, same_kenyan_day
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Sentences")
_NO_BREAK = "\u00a0"
_SHOWN_DIGITS = 3
_FEWEST_HIDDEN = 4

TillName = Callable[[str], str]
"""Returns the name that the shop gave a till, or ""."""


def no_name(_: str) -> str:
    """Return "": no till has a name."""
    return ""


_RESULTS: dict[str, AlertWords] = {
    "incoming_payment": AlertWords(
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** from **{payer}** reached {till}, as your program asked"),
        odd=QT_TRANSLATE_NOOP(
            "EventNames", "“{status}”: **{amount}** from **{payer}** to {till}, as your program asked"
        ),
        icon="download",
        tone=Tone.GOOD,
    ),
    "payment": AlertWords(
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** was paid out, as your program asked"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: paying out **{amount}**, as your program asked"),
        icon="send",
        tone=Tone.QUIET,
    ),
    "settlement_transfer": AlertWords(
        said=QT_TRANSLATE_NOOP("EventNames", "**{amount}** was sent to your bank or phone, as your program asked"),
        odd=QT_TRANSLATE_NOOP(
            "EventNames", "“{status}”: sending **{amount}** to your bank or phone, as your program asked"
        ),
        icon="send",
        tone=Tone.QUIET,
    ),
    "payment_link": AlertWords(
        said=QT_TRANSLATE_NOOP("EventNames", "A payment link for **{amount}**, as your program asked"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: a payment link for **{amount}**, as your program asked"),
        icon="external",
        tone=Tone.QUIET,
    ),
    "reversal": AlertWords(
        said=QT_TRANSLATE_NOOP("EventNames", "A payment was reversed, as your program asked"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: reversing a payment, as your program asked"),
        icon="refresh",
        tone=Tone.QUIET,
    ),
    "transaction_sms_notification": AlertWords(
        said=QT_TRANSLATE_NOOP("EventNames", "A text message was sent to a customer, as your program asked"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: a text message to a customer, as your program asked"),
        icon="file",
        tone=Tone.QUIET,
    ),
    "polling": AlertWords(
        said=QT_TRANSLATE_NOOP("EventNames", "“{status}”: past payments, as your program asked"),
        odd=QT_TRANSLATE_NOOP("EventNames", "“{status}”: past payments, as your program asked"),
        icon="events",
        tone=Tone.QUIET,
    ),
}
"""The words for results: the outcome of requests that a program made to Kopo Kopo."""

_UNKNOWN = QT_TRANSLATE_NOOP("Sentences", "Something K2Desk does not know yet: **{topic}**")
_UNKNOWN_RESULT = QT_TRANSLATE_NOOP("Sentences", "The result of a request that K2Desk does not know yet: **{topic}**")
_OTHER: dict[Form, object] = {
    Form.OTHER_JSON: QT_TRANSLATE_NOOP("Sentences", "A message that is not a payment alert"),
    Form.NOT_JSON: QT_TRANSLATE_NOOP("Sentences", "A message that is not a payment alert"),
    Form.NOT_TEXT: QT_TRANSLATE_NOOP("Sentences", "A message that is not even text"),
}
_PLACE = re.compile(r"\{([a-z_]+)\}")
_A_PAYMENT = QT_TRANSLATE_NOOP("Sentences", "a payment")
_SOMEBODY = QT_TRANSLATE_NOOP("Sentences", "somebody")


# -- the single words --------------------------------------------------------------------------------------------------


def money(alert: Alert) -> str:
    """Return the amount with a no-break space, such as "KES 1,250.00", or as it arrived if it is not certain."""
    if alert.amount is not None:
        return f"{alert.currency}{_NO_BREAK}{alert.amount:,.2f}"
    if not alert.amount_came:
        return _tr(_A_PAYMENT)
    has_words = re.search(r"[^\W\d_]{2}|[$\u00a2-\u00a5\u20a0-\u20cf]", alert.amount_came) is not None
    return alert.amount_came if has_words else f"{alert.currency}{_NO_BREAK}{alert.amount_came}"


def payer(alert: Alert, *, whole: bool) -> str:
    """Return the payer's name: "Jane W.", or the whole name on the user's request; their number if there is no name."""
    # Some systems write the whole name into the first name.
    all_names = " ".join((alert.first_name, alert.middle_name, alert.last_name)).split()
    # A masked ("*****") or hashed name says nothing; a number may be given instead.
    names = [name for name in all_names if any(map(str.isalnum, name)) and number_kind(name) is not NumberKind.HASHED]
    together = " ".join(all_names)
    kind = number_kind(together)
    if kind in {NumberKind.WHOLE, NumberKind.MASKED} and any(map(str.isdigit, together)):
        return number_words(together, kind, whole=whole)
    if not names:
        number = phone(alert, whole=whole) if alert.phone_kind in {NumberKind.WHOLE, NumberKind.MASKED} else ""
        return alert.sender or number or _tr(_SOMEBODY)
    if whole:
        return together
    first, *rest = names
    return f"{first} {next(filter(str.isalnum, rest[-1]))}." if rest else first


def phone(alert: Alert, *, whole: bool) -> str:
    """Return the payer's number: "+254 7•• ••• 123", or whole.

    A masked number is returned as it arrived, a hash as words, and a missing number as "".
    """
    return number_words(alert.phone, alert.phone_kind, whole=whole)


def number_words(number: str, kind: NumberKind, *, whole: bool) -> str:
    """Return any number in the form of `phone`."""
    match kind:
        case NumberKind.NONE:
            return ""
        case NumberKind.MASKED:
            return number
        case NumberKind.HASHED:
            return _tr(QT_TRANSLATE_NOOP("Sentences", "number hidden by Safaricom"))
        case NumberKind.WHOLE:
            return number if whole else _shortened(plain_number(number))
        case NumberKind.OTHER:
            return number if whole else "•" * min(len(number), 2 * _FEWEST_HIDDEN)


def _shortened(number: str) -> str:
    digits = number.removeprefix("+").removeprefix("00")
    if digits.startswith("0"):
        digits = f"254{digits[1:]}"
    last = digits[-_SHOWN_DIGITS:]
    return f"+254 {digits[3]}•• ••• {last}" if digits.startswith("254") else f"+{digits[:3]} ••• ••• {last}"


def named_till(number: str, till_name: TillName) -> str:
    """Return the number of a till with the name that the shop gave it: "555123 Westlands"."""
    bare = re.sub(r"^till\W+(?=\w)", "", number, flags=re.IGNORECASE)
    return f"{bare} {till_name(bare)}".strip()


def _till(number: str, till_name: TillName = no_name) -> str:
    if not number:
        return _tr(QT_TRANSLATE_NOOP("Sentences", "your till"))
    return filled(_tr(QT_TRANSLATE_NOOP("Sentences", "till {number}")), number=named_till(number, till_name))


def _business(alert: Alert, *, whole: bool) -> str:
    name = payer(alert, whole=whole) if alert.first_name or alert.last_name else alert.sender
    if alert.sending_till and not name:
        return _till(alert.sending_till)
    if not name:
        return _tr(QT_TRANSLATE_NOOP("Sentences", "another business"))
    text = QT_TRANSLATE_NOOP("Sentences", "{name} (till {number})")
    if not alert.sending_till:
        text = QT_TRANSLATE_NOOP("Sentences", "another business ({name})")
    values = {"name": name, "number": alert.sending_till}
    return _PLACE.sub(lambda place: values[place[1]], _tr(text))


# -- the sentence ------------------------------------------------------------------------------------------------------


def pieces(arrived: Arrived, *, whole: bool, till_name: TillName = no_name) -> list[tuple[str, bool]]:
    """Return the alert as a sentence: (words, whether they are bold).

    `till_name` returns the name that the shop gave a till. Text from outside can't make words bold.
    """
    alert = arrived.alert
    said = _filled(_template(alert), _values(alert, whole=whole, till_name=till_name))
    if arrived.is_genuine is False and alert.form not in _OTHER:
        frame = _tr(QT_TRANSLATE_NOOP("Sentences", "A message says: {sentence}"))
        before, _, after = frame.partition("{sentence}")
        return [(before, False), *said, (after, False)]
    return said


def alert_sentence(alert: Alert, till_name: TillName = no_name) -> str:
    """Return the words of a message, genuine or not, or "" if it says nothing that K2Desk knows."""
    if not alert.kind:
        return ""
    return "".join(words for words, _ in _filled(_template(alert), _values(alert, whole=True, till_name=till_name)))


def sentence(arrived: Arrived, *, whole: bool, till_name: TillName = no_name) -> str:
    """Return the alert as a plain sentence."""
    return "".join(words for words, _ in pieces(arrived, whole=whole, till_name=till_name))


def searched_text(alert: Alert) -> str:
    """Return the text by which an alert is found: its words and all its facts, including whole names and numbers."""
    words = _PLACE.sub("", _template(alert)).replace("**", "")
    who = (payer(alert, whole=True), alert.phone, _till(alert.till), _business(alert, whole=True), alert.sender)
    what = (money(alert), str(alert.amount or ""), alert.reference, alert.status, alert.topic, alert.kind)
    return " ".join((words, *who, *what, alert.identity, alert.resource_id)).casefold()


def _values(alert: Alert, *, whole: bool, till_name: TillName) -> dict[str, str]:
    values = {
        "amount": money(alert),
        "payer": payer(alert, whole=whole),
        "till": _till(alert.till, till_name),
        "business": _business(alert, whole=whole),
        "sender": alert.sender or (_till(alert.sending_till) if alert.sending_till else payer(alert, whole=whole)),
        "topic": alert.topic or "?",
        "status": alert.odd_status,
    }
    return {name: one_line(value, Most.NAME) for name, value in values.items()}


def _words_of(alert: Alert) -> AlertWords | None:
    kind = "payment" if alert.kind == "send_money" else alert.kind
    return EVENT_WORDS.get(kind) or _RESULTS.get(kind)


def _template(alert: Alert) -> str:
    if alert.form in _OTHER:
        return _tr(_OTHER[alert.form])
    words = _words_of(alert)
    if words is None:
        return _tr(_UNKNOWN_RESULT if alert.form is Form.RESULT else _UNKNOWN)
    said, odd = words.to.get(alert.destination, (words.said, words.odd))
    if alert.odd_status:
        return translated(odd)
    if alert.kind == "polling" and alert.payments is not None:
        return counted().past_payments(alert.payments)
    if alert.kind == "polling" or (alert.form is Form.RESULT and not alert.status):
        # Without a status, only the request itself can be described.
        text = translated(odd).removeprefix("“{status}”: ")
        return text[:1].upper() + text[1:]
    return translated(said)


def _filled(template: str, values: dict[str, str]) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for number, words in enumerate(template.split("**")):
        # The template is filled in one pass, so that placeholders in text from outside are left alone.
        filled = _PLACE.sub(lambda place: values.get(place[1], place[0]), words)
        # The sentence may begin with one of our own words.
        if filled and not found and filled.startswith((_tr(_A_PAYMENT), _tr(_SOMEBODY))):
            filled = filled[:1].upper() + filled[1:]
        if filled:
            found.append((filled, number % 2 == 1))
    return found


def plain_sentence(arrived: Arrived, *, whole: bool, verdict: str, now: datetime, till_name: TillName = no_name) -> str:
    """Return the sentence with time and verdict: "KES 1,250.00 from Jane W. reached till 555123 at 10:42; genuine"."""
    when = kenyan_when(arrived.alert.paid_at or arrived.record.first_at, now)
    text = _tr(QT_TRANSLATE_NOOP("Sentences", "{sentence} {when}; {verdict}"))
    said = sentence(arrived, whole=whole, till_name=till_name)
    values = {"sentence": said, "when": when, "verdict": verdict}
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)


def second_line(arrived: Arrived, *, whole: bool) -> str:
    """Return the line below the sentence: the reference, how often it arrived, or why it is not genuine."""
    if arrived.verdict is not None and not arrived.verdict.genuine:
        return verdict_reason(arrived.verdict)
    # The most important part first, because the rest may not fit.
    repeated = told_words(arrived.told) if arrived.told > 1 else ""
    parts = (repeated, *_about(arrived.alert, whole=whole), *_how_it_came(arrived))
    return " · ".join(one_line(part, Most.SENTENCE) for part in parts if part)


def _about(alert: Alert, *, whole: bool) -> list[str]:
    parts = []
    if alert.trouble and alert.odd_status:
        parts.append(f"“{alert.trouble}”")
    if alert.is_payout and alert.account:
        parts.append(account_words(alert, whole=whole))
        if alert.payments:
            parts.append(counted().payments(alert.payments))
    elif alert.reference:
        parts.append(filled(_tr(QT_TRANSLATE_NOOP("Sentences", "reference {reference}")), reference=alert.reference))
    if alert.card:
        parts.append(filled(_tr(QT_TRANSLATE_NOOP("Sentences", "card ending {digits}")), digits=alert.card))
    if alert.phone_kind is NumberKind.HASHED:
        parts.append(phone(alert, whole=whole))
    if alert.is_sample:
        parts.append(_tr(QT_TRANSLATE_NOOP("Sentences", "a K2Desk sample")))
    if alert.form is Form.DARAJA:
        parts.append(_tr(QT_TRANSLATE_NOOP("Sentences", "Safaricom format")))
    return parts


def account_words(alert: Alert, *, whole: bool) -> str:
    """Return where a payout went: "account ending 4471", or the number of a wallet."""
    if alert.destination == "phone":
        return number_words(alert.account, number_kind(alert.account), whole=whole)
    if whole:
        return alert.account
    ending = _tr(QT_TRANSLATE_NOOP("Sentences", "account ending {digits}"))
    return filled(ending, digits=alert.account[-_FEWEST_HIDDEN:])


def _how_it_came(arrived: Arrived) -> list[str]:
    parts = []
    paid, came = arrived.alert.paid_at, arrived.record.first_at
    if paid is not None and not same_kenyan_day(paid, came):
        parts.append(kenyan_when(paid, came))
    if arrived.record.times == 2:
        parts.append(_tr(QT_TRANSLATE_NOOP("Sentences", "came twice, counted once")))
    elif arrived.record.times > 2:
        parts.append(counted().came(arrived.record.times))
    elif arrived.others:
        parts.append(_tr(QT_TRANSLATE_NOOP("Sentences", "the same event came in another alert too")))
    return parts


def told_words(told: int) -> str:
    """Return the text for a payment that several subscriptions report."""
    if told == 2:
        return _tr(QT_TRANSLATE_NOOP("Sentences", "sent twice: two subscriptions send here"))
    return counted().told(told)


# -- looks -------------------------------------------------------------------------------------------------------------


def icon_of(arrived: Arrived) -> tuple[str, Tone]:
    """Return (icon, tone) of an alert's kind.

    The tone is red if the alert is not genuine, and not green if it does not have the usual content of its kind.
    """
    alert = arrived.alert
    words = _words_of(alert)
    name, tone = (words.icon, words.tone) if words is not None else ("file", Tone.QUIET)
    if arrived.is_genuine is False:
        return name, Tone.BAD
    return name, Tone.CARE if alert.odd_status or (tone is Tone.GOOD and not alert.is_sure) else tone


def verdict_look(arrived: Arrived) -> tuple[str, str, Tone]:
    """Return (words, icon, tone) of the signature's badge."""
    if arrived.verdict is None:
        return _tr(QT_TRANSLATE_NOOP("Sentences", "Not checked")), "status-not-checked", Tone.QUIET
    if arrived.verdict.genuine:
        return _tr(QT_TRANSLATE_NOOP("Sentences", "Genuine")), "status-active", Tone.GOOD
    if arrived.verdict.proven:
        return _tr(QT_TRANSLATE_NOOP("Sentences", "Written differently")), "attention", Tone.CARE
    return _tr(QT_TRANSLATE_NOOP("Sentences", "Not genuine")), "status-not-created", Tone.BAD
