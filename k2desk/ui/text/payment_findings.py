"""The words of the three answers about one payment: it is here, not at Kopo Kopo yet, or nothing speaks for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.payment_records import PaymentWatch
from k2desk.model.tone import Tone
from k2desk.services.payments.not_yet import MissingReport
from k2desk.services.payments.results import Answer, Doubt, Finding
from k2desk.ui.text.alerts import named_till
from k2desk.ui.text.payments import TillName, claim_words, money_words, payer_words, sum_words, till_words_of
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import kenyan_clock, kenyan_date, kenyan_when
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("PaymentFindings")

_DOUBTS: dict[Doubt, object] = {
    Doubt.NO_CODE: QT_TRANSLATE_NOOP("PaymentFindings", "There is no M-PESA code in it."),
    Doubt.ODD_CODE: QT_TRANSLATE_NOOP("PaymentFindings", "M-PESA does not make codes like “{code}”."),
    Doubt.NOT_TO_A_TILL: QT_TRANSLATE_NOOP("PaymentFindings", "The message is not about a payment to a till."),
    Doubt.SEVERAL_CODES: QT_TRANSLATE_NOOP("PaymentFindings", "There are several codes in it."),
    Doubt.IN_THE_FUTURE: QT_TRANSLATE_NOOP("PaymentFindings", "The time in it is still to come."),
    Doubt.OTHER_DAY_THAN_CODE: QT_TRANSLATE_NOOP(
        "PaymentFindings", "The code is of another day than the one in the message."
    ),
    Doubt.OTHER_TILL: QT_TRANSLATE_NOOP("PaymentFindings", "Kopo Kopo has this code at another till."),
    Doubt.OTHER_AMOUNT: QT_TRANSLATE_NOOP("PaymentFindings", "Kopo Kopo has this code with another amount."),
    Doubt.OTHER_TIME: QT_TRANSLATE_NOOP("PaymentFindings", "Kopo Kopo has this code at another time."),
    Doubt.OTHER_PAYER: QT_TRANSLATE_NOOP("PaymentFindings", "Kopo Kopo has this code from another payer."),
    Doubt.REVERSED: QT_TRANSLATE_NOOP("PaymentFindings", "The payment came, and the money went back."),
    Doubt.NOT_RECEIVED: QT_TRANSLATE_NOOP("PaymentFindings", "Kopo Kopo does not say that the money came."),
}
_ADVICE: dict[Doubt, object] = {
    Doubt.NO_CODE: QT_TRANSLATE_NOOP("PaymentFindings", "Paste the whole message, or type its code of ten signs."),
    Doubt.SEVERAL_CODES: QT_TRANSLATE_NOOP("PaymentFindings", "Paste one message at a time."),
    Doubt.ODD_CODE: QT_TRANSLATE_NOOP("PaymentFindings", "Ask to see the message again, and look at each sign."),
}
_ASK_TO_SEE = QT_TRANSLATE_NOOP("PaymentFindings", "Ask to see the message itself on the customer’s phone.")


def doubt_words(doubt: Doubt, code: str = "") -> str:
    """Return why nothing speaks for a payment."""
    return filled(_tr(_DOUBTS[doubt]), code=one_line(code, Most.WORD))


def finding_words(finding: Finding, till_name: TillName, now: datetime) -> tuple[Tone, str, str, str]:
    """Return (tone, title, reason, advice) of an answer."""
    match finding.answer:
        case Answer.HERE:
            return _here(finding, till_name, now)
        case Answer.NOT_YET:
            return _not_yet(finding)
    return _nothing(finding, till_name, now)


def _here(finding: Finding, till_name: TillName, now: datetime) -> tuple[Tone, str, str, str]:
    payment = finding.payment
    assert payment is not None
    facts = _facts(finding, till_name, now)
    if finding.claim is not None:
        title = filled(
            _tr(QT_TRANSLATE_NOOP("PaymentFindings", "Here, but already {given}.")),
            given=claim_words(finding.claim, now),
        )
        return Tone.CARE, title, facts, _tr(QT_TRANSLATE_NOOP("PaymentFindings", "One payment pays for one sale."))
    title = filled(
        _tr(QT_TRANSLATE_NOOP("PaymentFindings", "The money is here: {amount}.")), amount=money_words(payment)
    )
    return Tone.GOOD, title, facts, ""


def _facts(finding: Finding, till_name: TillName, now: datetime) -> str:
    payment = finding.payment
    if payment is None:
        return ""
    text = _tr(QT_TRANSLATE_NOOP("PaymentFindings", "{amount} from {payer} reached till {till} {when}."))
    return filled(
        text,
        amount=money_words(payment),
        payer=payer_words(payment, whole=False) or _tr(QT_TRANSLATE_NOOP("PaymentFindings", "somebody")),
        till=till_words_of(payment, till_name) or "–",
        when=kenyan_when(payment.at, now, seconds=True),
    )


def _not_yet(finding: Finding) -> tuple[Tone, str, str, str]:
    if finding.offered:
        text = _tr(QT_TRANSLATE_NOOP("PaymentFindings", "Kopo Kopo does not have {code}, but it has {offered}."))
        title = filled(text, code=finding.said.code, offered=finding.offered)
        alike = QT_TRANSLATE_NOOP("PaymentFindings", "O and 0, I and 1, S and 5 look alike.")
        return Tone.CARE, title, _tr(alike), _tr(QT_TRANSLATE_NOOP("PaymentFindings", "Compare it with the phone."))
    title = _tr(QT_TRANSLATE_NOOP("PaymentFindings", "Not at Kopo Kopo yet."))
    reason = _tr(QT_TRANSLATE_NOOP("PaymentFindings", "A customer can have paid while the money is still on its way."))
    if finding.known_up_to is not None:
        text = _tr(QT_TRANSLATE_NOOP("PaymentFindings", "Kopo Kopo’s list up to {time} does not have {code}."))
        known = filled(text, time=kenyan_clock(finding.known_up_to, seconds=True), code=finding.said.code)
        reason = f"{known} {reason}"
    advice = QT_TRANSLATE_NOOP("PaymentFindings", "K2Desk keeps asking, and tells you when it is here.")
    return Tone.INFO, title, reason, _tr(advice)


def _nothing(finding: Finding, till_name: TillName, now: datetime) -> tuple[Tone, str, str, str]:
    title = _tr(QT_TRANSLATE_NOOP("PaymentFindings", "Nothing speaks for this payment."))
    reasons = [doubt_words(one, finding.said.code) for one in finding.doubts or finding.said.doubts]
    if finding.payment is not None:
        reasons.append(_facts(finding, till_name, now))
    if finding.said.is_message:
        no_proof = QT_TRANSLATE_NOOP("PaymentFindings", "A message that looks like one of M-PESA is no proof.")
        reasons.append(_tr(no_proof))
    advice = next((_ADVICE[one] for one in finding.doubts or finding.said.doubts if one in _ADVICE), _ASK_TO_SEE)
    return Tone.BAD, title, " ".join(reasons), _tr(advice)


def watch_words(watch: PaymentWatch, now: datetime) -> str:
    """Return a payment that is waited for: "SKJ4X01ABC · KES 500.00 · waiting since 14:02"."""
    amount = sum_words(watch.amount) if watch.amount is not None else ""
    if watch.came_at is not None:
        state = filled(
            _tr(QT_TRANSLATE_NOOP("PaymentFindings", "came {when}")), when=kenyan_when(watch.came_at, now, seconds=True)
        )
    elif watch.report_from is not None:
        state = _tr(QT_TRANSLATE_NOOP("PaymentFindings", "not there yet, report is ready"))
    else:
        text = _tr(QT_TRANSLATE_NOOP("PaymentFindings", "not there yet, waiting since {time}"))
        state = filled(text, time=kenyan_clock(watch.since))
    return " · ".join(filter(None, (one_line(watch.reference, Most.WORD), amount, state)))


def report_letter(report: MissingReport, till_name: TillName, now: datetime) -> str:
    """Return the message that reports a missing payment to Kopo Kopo."""
    hello = QT_TRANSLATE_NOOP("PaymentFindings", "Hello Kopo Kopo. A customer’s payment has not reached our account.")
    where = QT_TRANSLATE_NOOP("PaymentFindings", "Till: {till}")
    when = QT_TRANSLATE_NOOP("PaymentFindings", "Paid on {date} between {begins} and {ends} (Kenyan time).")
    code = QT_TRANSLATE_NOOP("PaymentFindings", "M-PESA code: {code}")
    please = QT_TRANSLATE_NOOP("PaymentFindings", "Please look for it and tell us. Thank you.")
    last = report.ends - timedelta(seconds=1)
    lines = (
        _tr(hello),
        filled(_tr(where), till=named_till(report.till, till_name)) if report.till else "",
        filled(
            _tr(when),
            date=kenyan_date(report.begins, now),
            begins=kenyan_clock(report.begins),
            ends=kenyan_clock(last),
        ),
        filled(_tr(code), code=one_line(report.reference, Most.WORD)),
        _tr(please),
    )
    return "\n".join(filter(None, lines))
