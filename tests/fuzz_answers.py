"""Random answers: statuses, headers, bodies and breaks that fit no form, for sign-ins, creates and reads.

python -m tests.fuzz_answers 10000 1      # the number of answers, the seed; prints the results
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import re
import sys
import time
import zlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from k2desk.model import api_errors as errors
from k2desk.model.api_values import AnswerHead, SubscriptionRequest
from k2desk.model.events import Scope
from tests.odd_answers import CREATED, ID, PATH, READ, TOKEN, OddServer, answer, odd_server, subscription

LONGEST = 1.0
"""The most seconds that an answer may keep the program busy."""

_REQUEST = SubscriptionRequest("buygoods_transaction_received", "https://shop.njeri.co.ke/k2", Scope.TILL, "555555")
_STATUSES = (200, 201, 201, 201, 202, 204, 301, 302, 303, 304, 307, 400, 401, 401, 402, 403, 404, 405, 406, 407, 408)
_MORE_STATUSES = (409, 410, 413, 418, 421, 422, 423, 425, 426, 429, 431, 451, 499, 500, 501, 502, 503, 504, 511, 599)
_IN_DOUBT = frozenset({407, 408, 409, 425, 499})
_YEAR = "Mon, 01 Jan 99999999999 00:00:00 GMT"
_USABLE = (
    f"{{base}}{PATH}",
    PATH,
    PATH.removeprefix("/"),
    f"http://127.0.0.1:80{PATH}",
    f"https://127.0.0.1:443{PATH}",
    f"//127.0.0.1/{PATH}",
    f"{{base}}/webhook_subscriptions/{ID}/",
    f"{{base}}{PATH.upper().replace('/API/V2/WEBHOOK_SUBSCRIPTIONS', '/api/v1/webhook_subscriptions')}?x=1#y",
)
_NOT_USABLE = (
    "",
    "https://elsewhere.example/webhook_subscriptions/1",
    f"https://127.0.0.1@elsewhere.example{PATH}",
    f"ftp://127.0.0.1{PATH}",
    "https://[::1",
    f"{{base}}{PATH}/../../x",
    "javascript:alert(1)",
    "\xff\xfe\x80",
    "x" * 3_000,
)
_HEADERS = (
    f"Date: {_YEAR}",
    "Date: Fri, 31 Dec 9999 23:59:59 GMT",
    "Date: nonsense",
    f"Retry-After: {_YEAR}",
    "Retry-After: 1e999",
    "Retry-After: nan",
    "Retry-After: -5",
    "Retry-After: " + "9" * 400,
    "Content-Type: text/html",
    "Content-Type: text/html; charset=utf-16",
    "Content-Type: application/json; charset=nowhere",
    "Content-Type: \xff",
    "WWW-Authenticate: Bearer realm",
    "Set-Cookie: a=b; expires=" + _YEAR,
    "Set-Cookie: \xff=\xfe; max-age=1e99",
    "Link: <" + "x" * 9_000 + ">",
    "Server: cloudflare",
    "X: ",
    "X: a line\r\n folded: as once",
)
_BAD_HEADERS = ("No colon here", "Bad Name: x", "\x00: x", "Content-Length: nonsense")
_PACKINGS = ("gzip", "deflate", "br", "identity", "gzip, gzip", "\xff")
_FORMS: tuple[object, ...] = (
    {"error_code": 400, "error_message": "Invalid scope reference"},
    {"error_code": 401, "error_message": ["a", 7, None, {"b": []}]},
    {"error": "invalid_client", "error_description": "words"},
    {"error": "invalid_request"},
    {"error": {"code": 1}},
    {"message": "Unauthorized"},
    {"access_token": "t-2", "expires_in": 3600},
    {"access_token": "t 2\r\n", "expires_in": "soon"},
    {"access_token": None},
    subscription(),
    subscription(status=None, scope=None, scope_reference=12.5),
    subscription(webhook_uri=None),
    {"data": []},
    {"data": {"attributes": "x"}},
    [],
    None,
    "text",
    10**30,
)


@dataclass(slots=True)
class Case:
    """One answer: its bytes, whether its head can be read, and the usable Location in it."""

    target: str
    sent: bytes
    status: int
    head_is_sound: bool
    is_whole: bool
    body: bytes
    usable: str | None
    seed: str


@dataclass(slots=True)
class Fuzzed:
    """The results: how often each outcome occurred, what went wrong (with the seed of the case), the longest pause."""

    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    longest: float = 0.0


def fuzz_answers(n: int, seed: int) -> Fuzzed:
    """Try `n` answers, which are the same for the same seed. Runs on a loop of its own."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(lambda: asyncio.run(_fuzz(n, seed))).result()


async def _fuzz(n: int, seed: int) -> Fuzzed:
    found = Fuzzed()
    async with odd_server() as server:
        for number in range(n):
            case = _case(f"{seed}/{number}")
            began = time.monotonic()
            await _try(server, case, found)
            found.longest = max(found.longest, time.monotonic() - began)
    return found


# -- what is sent ------------------------------------------------------------------------------------------------------


def _case(seed: str) -> Case:
    dice = random.Random(seed)
    target = dice.choice(("token", "create", "create", "read"))
    status = dice.choice(_STATUSES + _MORE_STATUSES) if dice.random() < 0.97 else dice.randrange(200, 1000)
    headers = dice.sample(_HEADERS, dice.randrange(4))
    usable = None
    if dice.random() < 0.6:
        locations = [dice.choice(_NOT_USABLE) for _ in range(dice.randrange(2))]
        if dice.random() < 0.7:
            usable = dice.choice(_USABLE)
            locations.insert(dice.randrange(len(locations) + 1), usable)
        headers += [f"Location: {one}" for one in locations]
    is_sound = dice.random() < 0.93
    if not is_sound:
        headers.insert(dice.randrange(len(headers) + 1), dice.choice(_BAD_HEADERS))
    body = _body(dice)
    packed, is_packed = body, False
    if dice.random() < 0.2:
        packing, is_packed = dice.choice(_PACKINGS), True
        headers.append(f"Content-Encoding: {packing}")
        packed = {"gzip": gzip.compress, "deflate": zlib.compress}.get(packing, lambda one: one)(body)
        if dice.random() < 0.3:
            packed = packed[: len(packed) // 2]
    length = len(packed) + dice.choice((0, 0, 0, 0, 0, 7))
    sent = answer(status, packed, *headers, length=length)
    is_whole = length == len(packed)
    if dice.random() < 0.06:
        cut = dice.randrange(len(sent))
        is_sound = is_sound and cut >= sent.index(b"\r\n\r\n") + 4
        sent, is_whole = sent[:cut], False
    return Case(target, sent, status, is_sound, is_whole and not is_packed, body, usable, seed)


def _body(dice: random.Random) -> bytes:
    kind = dice.randrange(10)
    if kind == 0:
        return b""
    if kind == 1:
        return dice.randbytes(dice.randrange(400))
    if kind == 2:
        return (b"[" if dice.random() < 0.5 else b'{"a":') * dice.choice((10, 3_000, 100_000))
    if kind == 3:
        return dice.choice((b"<!DOCTYPE html><title>x</title>", b"  <html>", b"<?xml version='1.0'?><a/>", b"<p>"))
    if kind == 4:
        return b" " * dice.choice((100, 300_000))
    text = json.dumps(dice.choice(_FORMS), ensure_ascii=dice.random() < 0.5)
    if dice.random() < 0.3:
        place = dice.randrange(len(text) + 1)
        text = text[:place] + dice.choice(("\\ud800", "\x00", "é", "9" * 5_000, "NaN", '"', "}")) + text[place:]
    if kind == 5:
        return dice.choice((b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16"), text.encode("utf-32")))
    return text.encode("latin-1", "replace") if kind == 6 else text.encode()


# -- what comes of it --------------------------------------------------------------------------------------------------


async def _try(server: OddServer, case: Case, found: Fuzzed) -> None:
    server.came.clear()
    server.token, server.create, server.read = TOKEN, CREATED, READ
    server.ends = True
    setattr(server, case.target, case.sent)
    heads: list[AnswerHead] = []

    async def keep(head: AnswerHead) -> None:
        heads.append(head)

    result: object = None
    failure: errors.KopoKopoError | None = None
    try:
        async with server.client(read=5.0) as client:
            if case.target == "read":
                result = await client.read(f"{server.base_url}{PATH}")
            else:
                result = await client.create(_REQUEST, on_head=keep)
    except errors.KopoKopoError as error:
        failure = error
    except Exception as error:
        found.wrong.append(f"{case.seed}: {case.target} raised {type(error).__name__}: {error}")
        return
    name = type(failure).__name__ if failure is not None else "well"
    found.outcomes[f"{case.target}: {name}"] += 1
    for complaint in _complaints(server, case, result, failure, heads):
        found.wrong.append(f"{case.seed}: {case.target} {case.status} {name}: {complaint}")


def _complaints(
    server: OddServer, case: Case, result: object, failure: errors.KopoKopoError | None, heads: list[AnswerHead]
) -> list[str]:
    wrong = []
    if isinstance(failure, errors.Unforeseen):
        wrong.append(f"unforeseen: {failure.cause}")
    if failure is not None and failure.body and len(failure.body) > 2_000:
        wrong.append("its excerpt is too long")
    if case.target == "token" and failure is not None and (failure.may_have_arrived or server.creates):
        wrong.append("a sign-in leaves a doubt about a create")
    if case.target != "create":
        return wrong
    creates = len(server.creates)
    if creates > (2 if case.status == 401 else 1) or creates == 0:
        wrong.append(f"{creates} creates")
    usable = case.usable.replace("{base}", server.base_url) if case.usable and case.head_is_sound else None
    if failure is None:
        if case.status != 201 or usable is None or [head.location for head in heads] != [usable]:
            wrong.append("made, without an answer that says so")
        return wrong
    if usable is not None and (case.status == 201 or failure.location != usable):
        wrong.append(f"its Location is lost: {failure.location!r}")
    if case.head_is_sound and failure.may_have_arrived is _is_refused(case):
        wrong.append(f"may_have_arrived is {failure.may_have_arrived}")
    if not case.head_is_sound and failure.status is None and not failure.may_have_arrived:
        wrong.append("no answer that can be read proves anything")
    return wrong


def _is_refused(case: Case) -> bool | None:
    """Return whether the answer proves that nothing was created, or None if either is acceptable."""
    if not 400 <= case.status < 500 or case.status in _IN_DOUBT:
        return False
    if not case.is_whole:
        return None  # It depends on how much arrived and how it was unpacked.
    text = _text(case.body)
    begins = text.lstrip("\ufeff\x00 \t\r\n")[:2]
    # By chance, bytes without a meaning may begin as a page does. A 401 with them is a refusal all the same.
    if begins[:1] == "<" and (case.status != 401 or re.match("<[A-Za-z!?]", begins)):
        return False
    if case.status == 401:
        return None if "<" in text else True  # Its header may label it as a page.
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(said, dict) or len(case.body) > 200_000:
        return False
    known = isinstance(said.get("error"), str) or isinstance(said.get("error_message"), str | list)
    # Python accepts more than standard JSON: NaN, lone surrogates.
    return (known or isinstance(said.get("error_code"), int)) and (None if _is_lax(text) else True)


def _text(body: bytes) -> str:
    for mark, charset in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16")):
        if body.startswith(mark):
            return body.decode("utf-8-sig" if charset == "utf-8" else charset, errors="replace")
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body.decode("latin-1")


def _is_lax(text: str) -> bool:
    return any(word in text for word in ("NaN", "\\ud800", "99999999", "\x00"))


if __name__ == "__main__":
    done = fuzz_answers(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for outcome, times in sorted(done.outcomes.items()):
        print(f"{times:7d}  {outcome}")
    print(f"longest pause {done.longest:.2f} s, wrong {len(done.wrong)}")
    print("\n".join(done.wrong[:20]))
    sys.exit(1 if done.wrong or done.longest > LONGEST else 0)
