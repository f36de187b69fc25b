"""Asks for the transactions of a past period, and parses what comes (API notes §5).

An answer may have a hundred thousand transactions. It is parsed one by one, on a thread of its own, so that the
window's thread gets its turn in between.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from k2desk.kopokopo.alert_fields import amount_of, currency_of, fields_of, moment_of, text_of
from k2desk.kopokopo.answers import Answer, raise_error
from k2desk.kopokopo.field_parsing import word
from k2desk.model import api_errors as errors
from k2desk.model.environments import Environment
from k2desk.model.events import DONE
from k2desk.model.kenya import KENYA
from k2desk.model.payments import Payment, PaymentKind, Period, says_reversed
from k2desk.system.giving_way import giving_way

LARGEST = 96 * 1024 * 1024
"""How many bytes of an answer are read: some 150,000 transactions."""

_PIECE = 1 << 20
_LONGEST_ENTRY = 4 << 20
_LONGEST_WORD = 200
_MOST_REASONS = 20
_SECOND = timedelta(seconds=1)
_FAILED = frozenset({"failed", "failure", "error", "cancelled", "canceled", "rejected", "expired"})
_BEGINS = re.compile(r'(?<!\\)"transactions"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")
_KINDS = (
    (re.compile(r"buy\s*goods|customer", re.IGNORECASE), PaymentKind.CUSTOMER),
    (re.compile(r"till to till|b2b|business", re.IGNORECASE), PaymentKind.BUSINESS),
    (re.compile(r"merchant to merchant|m2m", re.IGNORECASE), PaymentKind.MERCHANT),
    (re.compile(r"card", re.IGNORECASE), PaymentKind.CARD),
)
_BACK = re.compile(r"revers|void|refund", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PollingAnswer:
    """The answer about a period: not ready, failed with `reasons`, or ready with its payments.

    `status` is Kopo Kopo's word. `left_out` counts entries that are no transaction at all.
    """

    status: str
    is_ready: bool
    is_failed: bool = False
    reasons: tuple[str, ...] = ()
    payments: tuple[Payment, ...] = ()
    left_out: int = 0


def url(environment: Environment, version: int) -> str:
    """Return the URL to which the request is posted."""
    return f"{environment.base_url}/api/v{version}/polling"


def body(period: Period, callback: str) -> dict[str, object]:
    """Return the body of the request. Times are written as Kopo Kopo writes them, in whole seconds."""
    return {
        "scope": "till" if period.till else "company",
        "scope_reference": period.till or None,
        "from_time": _written(period.begins),
        "to_time": _written(period.ends),
        "_links": {"callback_url": callback},
    }


def _written(at: datetime) -> str:
    return at.astimezone(KENYA).isoformat(timespec="seconds")


def answered(answer: Answer) -> Answer:
    """Return an answer with status 200 as it is. Raises `KopoKopoError` for all others."""
    if answer.status != 200:
        raise_error(answer)
    if not answer.whole and len(answer.body) >= LARGEST:
        raise errors.TooManyPayments("the list is too long", may_have_arrived=True, status=answer.status)
    if not answer.whole or answer.is_web_page:
        # Raises the error for a page, or for an answer that is cut off.
        raise_error(answer)
    return answer


def read(answer: Answer, period: Period) -> PollingAnswer:
    """Parse an answer. Run it off the window's thread: a long answer takes seconds. Raises `KopoKopoError`."""
    payments: list[Payment] = []
    left_out = 0
    text = _Text(answer.body)
    try:
        for entry in giving_way(text.transactions()):
            payment = _payment(entry, period)
            if payment is None:
                left_out += 1
            else:
                payments.append(payment)
        attributes = _attributes(text.rest())
    except (ValueError, TypeError, RecursionError, MemoryError):
        raise _odd(answer) from None
    given = attributes.get("transactions")
    if given and isinstance(given, list):
        # Another list was taken for this one, which would be lost.
        raise _odd(answer)
    status = word(attributes.get("status"))[:_LONGEST_WORD]
    said = status.strip().casefold()
    if said in _FAILED:
        return PollingAnswer(status, False, True, _reasons(attributes))
    # An unknown word with a list of transactions is an answer, without one it is not ready yet.
    is_ready = said in DONE or (bool(payments or left_out) and said != "pending") or (not said and given is not None)
    if is_ready and given is not None and not isinstance(given, list):
        raise _odd(answer)
    if not is_ready and not said:
        raise _odd(answer)
    return PollingAnswer(status, is_ready, False, (), tuple(payments) if is_ready else (), left_out)


def _odd(answer: Answer) -> errors.NotUnderstood:
    return errors.NotUnderstood(
        f"not in the form that Kopo Kopo describes ({answer.status})",
        may_have_arrived=True,
        status=answer.status,
        request_line=answer.request_line,
    )


def _attributes(text: str) -> dict[str, Any]:
    found = json.loads(text)
    attributes = found["data"]["attributes"] if isinstance(found, dict) and "data" in found else None
    if not isinstance(attributes, dict):
        raise TypeError("no attributes")
    return attributes


def _reasons(attributes: dict[str, Any]) -> tuple[str, ...]:
    given = attributes.get("errors")
    several = given if isinstance(given, list) else [] if given is None else [given]
    return tuple(word(one)[:500] for one in several[:_MOST_REASONS] if one)


class _Text:
    """The text of a body, decoded piece by piece: its transactions one after another, then the rest around them."""

    def __init__(self, content: bytes | bytearray) -> None:
        self._content = memoryview(content)
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._done = 0
        self._text = ""
        self._head = ""
        self._json = json.JSONDecoder(parse_float=Decimal, parse_constant=_no_number)

    def transactions(self) -> Iterator[Any]:
        """Yield the entries of the list. Raises ValueError if it is not JSON, or an entry is too long."""
        while (begins := _BEGINS.search(self._text)) is None:
            if not self._more():
                return
        self._head, self._text = self._text[: begins.end()], self._text[begins.end() :]
        place = 0
        while True:
            gap = _GAP.match(self._text, place)
            place = gap.end() if gap else place
            if place < len(self._text) and self._text[place] == "]":
                self._text = self._text[place:]
                return
            try:
                entry, place = self._json.raw_decode(self._text, place)
            except ValueError:
                self._text, place = self._text[place:], 0
                if len(self._text) > _LONGEST_ENTRY or not self._more():
                    raise
            else:
                yield entry

    def rest(self) -> str:
        """Return the text without the entries. Raises ValueError if it is too long."""
        while self._more():
            if len(self._text) > _LONGEST_ENTRY:
                raise ValueError("too long")
        return self._head + self._text

    def _more(self) -> bool:
        if self._done >= len(self._content):
            return False
        piece = self._content[self._done : self._done + _PIECE]
        self._done += len(piece)
        self._text += self._decode.decode(bytes(piece), self._done >= len(self._content))
        if not self._head and len(self._text) > _LONGEST_ENTRY:
            raise ValueError("too long without a list")
        return True


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def _payment(entry: object, period: Period) -> Payment | None:
    outer = fields_of(entry)
    inner = fields_of(outer.get("resource"))
    fields = inner or outer
    get = fields.get
    reference, identity = _text(get("reference")), _text(get("id")) or _text(outer.get("id"))
    if not reference and not identity:
        return None
    kind_came = _word(outer.get("type") if inner else get("type"))
    amount, amount_came = _amount(get("amount"))
    status = _word(get("status"))
    at = moment_of(get("origination_time")) or moment_of(get("created_at"))
    is_reversal = says_reversed(status) or _says_back(kind_came)
    if amount is not None and amount < 0:
        # What went back may be written with a minus. Nobody pays a negative amount.
        amount, amount_came = (-amount, amount_came) if is_reversal else (None, amount_came or _text(get("amount")))
    return Payment(
        reference,
        Decimal(0) if amount is None else amount,
        _currency(get("currency")),
        period.ends - _SECOND if at is None else at,
        _word(get("till_number")) or _word(get("till")) or period.till,
        _kind(kind_came),
        status,
        _word(get("sender_first_name")),
        _word(get("sender_middle_name")),
        _word(get("sender_last_name")),
        _text(get("sender_phone_number")) or _text(get("hashed_sender_phone")),
        _word(get("sending_till")) or _word(get("sending_merchant")),
        is_reversal,
        reference if is_reversal else "",
        identity,
        kind_came,
        "–" if amount is None and not amount_came else amount_came,
        at is not None,
    )


def _text(value: object) -> str:
    text = text_of(value)
    # A lone surrogate could neither be shown nor stored.
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _word(value: object) -> str:
    """Return a text that many transactions share."""
    return _same_text(value) if isinstance(value, str) else _text(value)


_same_text = lru_cache(maxsize=4096)(_text)
_same_amount = lru_cache(maxsize=4096)(amount_of)
_same_currency = lru_cache(maxsize=64)(currency_of)


def _amount(value: object) -> tuple[Decimal | None, str]:
    return _same_amount(value) if isinstance(value, str) else amount_of(value)


def _currency(value: object) -> str:
    return _same_currency(value) if isinstance(value, str) else currency_of(value)


@lru_cache(maxsize=64)
def _says_back(kind: str) -> bool:
    return _BACK.search(kind) is not None


@lru_cache(maxsize=64)
def _kind(name: str) -> PaymentKind:
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), PaymentKind.OTHER)
