"""The words of payments: amount, payer, till, kind, status, who gave a payment to a sale, and how late it is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.payment_records import PaymentClaim
from k2desk.model.payments import Payment, PaymentKind, Period, Total, day_of, shortened_name
from k2desk.model.phone_numbers import NumberKind, number_kind
from k2desk.model.tone import Tone
from k2desk.ui.text.alerts import named_till, number_words
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import kenyan_clock, kenyan_date, same_kenyan_day
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Payments")
_NO_BREAK = "\u00a0"
_INSTANT = timedelta(seconds=1)

TillName = Callable[[str], str]
"""Returns the name that the shop gave a till, or ""."""

_KINDS: dict[PaymentKind, object] = {
    PaymentKind.CUSTOMER: QT_TRANSLATE_NOOP("Payments", "Customer"),
    PaymentKind.BUSINESS: QT_TRANSLATE_NOOP("Payments", "Another business"),
    PaymentKind.MERCHANT: QT_TRANSLATE_NOOP("Payments", "Another merchant"),
    PaymentKind.CARD: QT_TRANSLATE_NOOP("Payments", "Card"),
    PaymentKind.OTHER: QT_TRANSLATE_NOOP("Payments", "Another kind"),
}


def sum_words(amount: Decimal, currency: str = "KES") -> str:
    """Return an amount with a no-break space: "KES 1,250.00"."""
    return f"{currency}{_NO_BREAK}{amount:,.2f}"


def money_words(payment: Payment) -> str:
    """Return the amount of a payment, or what came in its place if it is not certain."""
    if payment.amount_came:
        return one_line(payment.amount_came, Most.WORD)
    return sum_words(payment.amount, one_line(payment.currency, Most.WORD))


def payer_words(payment: Payment, *, whole: bool) -> str:
    """Return who paid: shortened ("Jane W."), or on the user's request the whole name and number."""
    name = payment.name if whole else shortened_name(payment)
    kind = number_kind(payment.phone)
    number = number_words(payment.phone, kind, whole=whole) if kind is not NumberKind.HASHED else ""
    if whole:
        return one_line(" · ".join(filter(None, (name, number))), Most.SENTENCE)
    return one_line(name or number, Most.NAME)


def till_words_of(payment: Payment, till_name: TillName) -> str:
    """Return the till with the name that the shop gave it."""
    return one_line(named_till(payment.till, till_name), Most.NAME) if payment.till else ""


def kind_name(kind: PaymentKind) -> str:
    """Return what a kind of payment is called."""
    return _tr(_KINDS[kind])


def kind_words(payment: Payment) -> str:
    """Return the kind of a payment. A type that K2Desk does not know keeps its own name."""
    if payment.kind is PaymentKind.OTHER and payment.type_came:
        return one_line(payment.type_came, Most.WORD)
    return kind_name(payment.kind)


def status_look(payment: Payment, reversed_at: datetime | None = None) -> tuple[str, str, Tone]:
    """Return (words, icon, tone) of the status. `reversed_at` is when the payment was undone, or None."""
    if payment.is_reversal:
        return _tr(QT_TRANSLATE_NOOP("Payments", "Money went back")), "undo", Tone.CARE
    if reversed_at is not None:
        return _tr(QT_TRANSLATE_NOOP("Payments", "Reversed later")), "undo", Tone.CARE
    if not payment.is_received:
        word = one_line(payment.status, Most.WORD)
        said = filled(_tr(QT_TRANSLATE_NOOP("Payments", "“{status}”")), status=word)
        return (said if word else _tr(QT_TRANSLATE_NOOP("Payments", "No status"))), "attention", Tone.CARE
    if payment.amount_came:
        return _tr(QT_TRANSLATE_NOOP("Payments", "Amount unclear")), "attention", Tone.CARE
    return _tr(QT_TRANSLATE_NOOP("Payments", "Received")), "status-active", Tone.GOOD


def time_words(payment: Payment, now: datetime) -> str:
    """Return the Kenyan time, with the day if that is not today. A time that is not certain says so."""
    if not payment.time_is_certain:
        return _tr(QT_TRANSLATE_NOOP("Payments", "time unknown"))
    return moment_words(payment.at, now)


def moment_words(moment: datetime, now: datetime) -> str:
    """Return a Kenyan time to the second: "14:02:10", with the day if that is not today."""
    clock = kenyan_clock(moment, seconds=True)
    return clock if same_kenyan_day(moment, now) else f"{kenyan_date(moment, now)}, {clock}"


def claim_words(claim: PaymentClaim, now: datetime) -> str:
    """Return who gave a payment to a sale, and when: "given at 12:03 by Amina"."""
    clock, who = kenyan_clock(claim.at), one_line(claim.given_by, Most.NAME)
    if same_kenyan_day(claim.at, now):
        text = _tr(QT_TRANSLATE_NOOP("Payments", "given at {time} by {who}"))
        return filled(text, time=clock, who=who)
    text = _tr(QT_TRANSLATE_NOOP("Payments", "given on {date} at {time} by {who}"))
    return filled(text, date=kenyan_date(claim.at, now), time=clock, who=who)


def payment_sentence(payment: Payment, till_name: TillName, now: datetime, *, whole: bool) -> str:
    """Return a payment as one sentence for screen readers."""
    text = QT_TRANSLATE_NOOP("Payments", "{amount} from {payer} to till {till}, {time}, {status}")
    if payment.is_reversal:
        text = QT_TRANSLATE_NOOP("Payments", "{amount} went back to {payer} from till {till}, {time}, {status}")
    return filled(
        _tr(text),
        amount=money_words(payment),
        payer=payer_words(payment, whole=whole) or _tr(QT_TRANSLATE_NOOP("Payments", "somebody")),
        till=till_words_of(payment, till_name),
        time=time_words(payment, now),
        status=status_look(payment)[0].lower(),
    )


def searched_text(payment: Payment) -> str:
    """Return the text by which a payment is found: its facts, with the whole name and number."""
    amount = f"{payment.amount} {payment.amount:,.2f} {payment.amount_came}"
    facts = (amount, payment.name, payment.phone, payment.till, payment.reference, payment.status, kind_words(payment))
    return " ".join(facts).casefold()


def period_words(period: Period, till_name: TillName, now: datetime) -> str:
    """Return a period and its till: "28 Nov, whole business", "21 Nov – 28 Nov, till 555555 Westlands"."""
    first, last = kenyan_date(period.begins, now), kenyan_date(_last_moment(period), now)
    days = first if day_of(period.begins) == day_of(_last_moment(period)) else f"{first} – {last}"
    if not period.till:
        return filled(_tr(QT_TRANSLATE_NOOP("Payments", "{days}, whole business")), days=days)
    till = one_line(named_till(period.till, till_name), Most.NAME)
    return filled(_tr(QT_TRANSLATE_NOOP("Payments", "{days}, till {till}")), days=days, till=till)


def _last_moment(period: Period) -> datetime:
    return max(period.begins, period.ends - _INSTANT)


def total_words(total: Total) -> str:
    """Return a sum: "KES 12,300.00", or "KES 12,300.00 less KES 500.00 that went back"."""
    if not total.reversals:
        return sum_words(total.received)
    text = _tr(QT_TRANSLATE_NOOP("Payments", "{sum} less {back} that went back"))
    return filled(text, sum=sum_words(total.received), back=sum_words(total.reversed))
