"""Reads an M-PESA code, or a whole message with one, as people type, paste and forward them. Nothing in it is proof."""

from __future__ import annotations

import itertools
import re
import unicodedata
from datetime import datetime, timedelta
from decimal import Decimal

from k2desk.model.kenya import KENYA
from k2desk.model.mpesa_codes import CODE, LENGTH, LIKE_A_CODE, day_of_code
from k2desk.services.payments.results import Doubt, Said
from k2desk.services.till_numbers import folded

_LONGEST = 4_000
_LONGEST_CODE = 40
_SLACK = timedelta(minutes=15)
"""How far a phone's clock may be ahead."""

_SIGNS = re.compile(r"[\s\-_.,:;#*\"'“”‘’„«»‹›•·>()\[\]‐-―]+")
_BARE = re.compile(r"[A-Z0-9]{4,24}")
_CONFIRMED = re.compile(r"\b(?:CONFIRMED|(?:LI|I|YA)?METHIBITISHWA|IMEKAMILIKA)\b")
_WORD = re.compile(r"(?<![A-Z0-9])[A-Z0-9]{10}(?![A-Z0-9])")
_LAST_WORD = re.compile(r"(?<![A-Z0-9])([A-Z0-9]{10})[^A-Z0-9]*$")
_GLUED = re.compile(r"(?<![A-Z0-9])([A-Z0-9]{10})(?=(?:CONFIRMED|IMETHIBITISHWA)\b)")
_NUMBER = (
    r"([0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+(?=[.,][0-9]{2}(?![0-9]))|[0-9]+)"
    r"(?:[.,]([0-9]{1,2}))?(?![0-9])"
)
_AMOUNT = re.compile(rf"(?<![A-Z0-9])(?:KSHS?|KES|SHS?|SH\.)\s*\.?\s*{_NUMBER}|(?<![0-9.,]){_NUMBER}\s*/[=-]")
_OTHER_AMOUNT = re.compile(r"\b(?:BALANCE|COST|CHARGED?|SALIO|BAKI|GHARAMA|ADA|TRANSACT)\b[^.]{0,40}$")
"""Words before an amount that is not the payment’s."""

_BORROWED = re.compile(r"\bFULIZA\b")
_DATE = re.compile(r"(?<![0-9])([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4}|[0-9]{2})(?![0-9])")
_ISO_DATE = re.compile(r"(?<![0-9])(20[0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9])")
_TIME = re.compile(r"(?<![0-9:])([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?\s*([AP])?\.?\s*(?:M\b)?")
_DAYTIME = re.compile(r"ASUBUHI|MCHANA|JIONI|USIKU|ALFAJIRI")
_TILL = re.compile(
    r"(?:\bTILL|\bTILI|BUY\s*GOODS|LIPA NA M-?PESA)(?:\s|NUMBER|NAMBA|NAMBARI|NO\b|YA|[.:#\-])*(K?[0-9]{5,8})(?![0-9])"
)
_FROM = re.compile(r"(?:RECEIVED FROM|KUTOKA KWA|PAID BY)\s+(?P<before>[+0-9* ]{6,16}\s+)?(?P<name>[A-Z'’ ]{2,60})")
_PHONE = re.compile(r"(?<![0-9])(?:\+?254|0)[17][0-9]{8}(?![0-9])")
_ELSEWHERE = re.compile(
    r"(?:\bSENT TO\b|IMETUMWA KWA|YOU HAVE RECEIVED)(?!.{0,120}\b(?:FOR ACCOUNT|TILL|TILI)\b)"
    r"|\bWITHDRAW|\bGIVE\b.{0,20}\bCASH\b|\bAIRTIME\b"
    r"|\bFAILED\b|\bINSUFFICIENT\b|\bCANCELL?ED\b|HAS BEEN REVERSED|\bPENDING\b|UMEPOKEA|\bUMETUMA\b"
    r"|UMETOA|MUDA WA MAONGEZI|HAIKUFAULU|HAUJAFAULU|IMESHINDIKANA|IMEGHAIRIWA|HAITOSHI",
    re.DOTALL,
)
_SWAPS = {"O": "0", "0": "O", "I": "1", "1": "I", "L": "1"}
_MOST_SWAPPED = 6


def read_message(text: str, now: datetime) -> Said:
    """Return what a text says. Never raises, whatever it is."""
    given = folded(unicodedata.normalize("NFKC", text[:_LONGEST])).upper()
    bare = _SIGNS.sub("", given)
    given = _GLUED.sub(r"\1 ", given)
    if len(bare) <= _LONGEST_CODE and _BARE.fullmatch(bare) and not _CONFIRMED.search(given):
        codes = list(dict.fromkeys(filter(LIKE_A_CODE.fullmatch, _WORD.findall(given)))) or [bare]
        return _judged(Said(codes[0], _may_mean(codes[0])), now, [Doubt.SEVERAL_CODES] if len(codes) > 1 else [])
    codes = _codes(given)
    code = codes[0] if codes else ""
    payments = [one for one in _messages(given) if not _BORROWED.search(one)]
    # A line above the message has the time at which it was forwarded.
    amount = next(filter(None, map(_amount, (*payments, given))), None)
    at, has_time = next((found for found in map(_moment, payments) if found[0] is not None), _moment(given))
    till, payer, phone = _TILL.search(given), _FROM.search(given), _PHONE.search(given)
    said = Said(
        code,
        _may_mean(code),
        amount,
        till[1] if till else "",
        at,
        has_time,
        payer["name"].strip() if payer else "",
        phone[0] if phone else "",
        is_message=True,
    )
    doubts: list[Doubt] = []
    if not code:
        doubts.append(Doubt.NO_CODE)
    if len(codes) > 1:
        doubts.append(Doubt.SEVERAL_CODES)
    if _ELSEWHERE.search(given) or (not payments and _BORROWED.search(given)):
        doubts.append(Doubt.NOT_TO_A_TILL)
    return _judged(said, now, doubts)


def _judged(said: Said, now: datetime, doubts: list[Doubt] | None = None) -> Said:
    """Add what is odd about the code and the times."""
    found = doubts or []
    day = day_of_code(said.code)
    days = {day_of_code(one) for one in (said.code, *said.may_mean)} - {None}
    said_day = said.at.astimezone(KENYA).date() if said.at is not None else None
    if said.code and not days:
        found.append(Doubt.ODD_CODE)
    latest = (now + _SLACK).astimezone(KENYA)
    if (said.at is not None and said.at > (now + _SLACK if said.has_time else latest)) or (
        days and all(one is not None and one > latest.date() for one in days)
    ):
        found.append(Doubt.IN_THE_FUTURE)
    if day is not None and said_day is not None and said_day not in days:
        found.append(Doubt.OTHER_DAY_THAN_CODE)
    return Said(
        said.code, said.may_mean, said.amount, said.till, said.at, said.has_time, said.payer, said.phone,
        said.is_message, tuple(found),
    )  # fmt: skip


def _codes(given: str) -> list[str]:
    """Return the codes in a message, in order. Ten letters without a digit are one only where a code has to stand."""
    found: list[str] = []
    for confirmed in _CONFIRMED.finditer(given):
        before = given[: confirmed.start()]
        if word := _LAST_WORD.search(before):
            found.append(word[1])
        elif not found:
            # "UKS1 ABC2 DE Confirmed." Spaces come from typing, and from phones that break lines.
            found.append(_SIGNS.sub("", before)[-LENGTH:])
    codes = [one for one in found if LIKE_A_CODE.fullmatch(one) or CODE.fullmatch(one)]
    return list(dict.fromkeys([*codes, *filter(LIKE_A_CODE.fullmatch, _WORD.findall(given))]))


def _messages(given: str) -> list[str]:
    """Return each message without its code: what the phone got at once may be several."""
    begins = [found.start() for found in _CONFIRMED.finditer(given)]
    return [given[begin:end] for begin, end in itertools.pairwise([*begins, len(given)])]


def _may_mean(code: str) -> tuple[str, ...]:
    """Return other codes for which it may have been mistyped: O for 0, I or l for 1."""
    places = [place for place, sign in enumerate(code) if sign in _SWAPS][:_MOST_SWAPPED]
    found: list[str] = []
    for count in (1, 2, 3):
        for chosen in itertools.combinations(places, count):
            signs = list(code)
            for place in chosen:
                signs[place] = _SWAPS[signs[place]]
            found.append("".join(signs))
    return tuple(one for one in dict.fromkeys(found) if day_of_code(one) is not None)


def _amount(given: str) -> Decimal | None:
    found = [
        one for one in _AMOUNT.finditer(given) if not _OTHER_AMOUNT.search(given, max(0, one.start() - 60), one.start())
    ]
    if not found:
        return None
    whole, cents = found[0][1] or found[0][3], found[0][2] or found[0][4]
    return Decimal(f"{re.sub('[^0-9]', '', whole)}.{cents or 0}")


def _moment(given: str) -> tuple[datetime | None, bool]:
    """Return (when a message says that it was, whether it names a time of day)."""
    if found := _ISO_DATE.search(given):
        year, month, day = map(int, found.groups())
    elif found := _DATE.search(given):
        day, month, year = map(int, found.groups())
        year += 2000 if year < 100 else 0
    else:
        return None, False
    time = _TIME.search(given, found.end())
    hour, minute = (int(time[1]), int(time[2])) if time else (0, 0)
    is_clear = time is not None and not _DAYTIME.search(given)
    if time and time[3]:
        hour = hour % 12 + (12 if time[3] == "P" else 0)
    elif time and hour <= 12:
        is_clear = False
    try:
        at = datetime(year, month, day, hour if is_clear else 0, minute if is_clear else 0, tzinfo=KENYA)
    except ValueError:
        return None, False
    return at, is_clear
