#!/usr/bin/env python3
"""Feeds odd input to everything that reads text from outside. Each reader must return a value or its own kind of error.

Seven readers get generated input: answers, settings, alerts, pasted keys, tills, addresses, and the text for *Bring
back*. An exception that the reader does not document is a failure, and so is a pause of more than a second. Pauses are
measured in the thread's own CPU time, so that a busy computer causes no failures. `--seed` and the printed number of an
input reproduce it: `fuzz.py --seed S --only tills --at 1234`.
"""

from __future__ import annotations

import argparse
import json
import random
import secrets
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_PAUSE = 1.0
"""The most seconds that the window's thread, or one slice on another thread, may be blocked."""

_LARGE = 1_000_000
_SHARE_OF_LARGE = 0.01

Reader = Callable[[str, random.Random], Iterator[None]]
"""Reads one input, and yields wherever other work may run in between."""


# --- input ------------------------------------------------------------------------------------------------------------

ID = "5af4c10a-f6de-4ac8-840d-42cb65454216"
ADDRESS = f"https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID}"
ODD = (
    "\x00", "\x1b[31m", "\x85", "\u2028", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\udfff", "\U000e0041",
    "\u0301" * 50, "\u3164",
    "é", "ß", "İ", "ǅ", "王", "محمد", "😀", "٥٥٥١٢٣", "５５５", "²", "½", "Ⅷ", "߁", "𝟙", "\u066c",
    "，", "－", "－1", "\n", "\r\n", "\r", "\t", " ", "\u00a0", "", '"', "'", '"""', "\\", "\\u0000", "\\ud800", "\\x",
    "/", "//", "?", "#", "%", "%25" * 9, "%00", "%ff", "%u202e", "&amp;", "&#x110000;", "&#99999999999;", "<", "</",
    "<b", "<!--", "=", "=\n", "=3D", "=XX", "@", ":", ";", ",", "{", "}", "[", "]", "null", "true", "NaN", "Infinity",
    "-0", "1e999", "-1e-999", "9" * 400, "0." + "1" * 300, "1E400", "0x1F", "999999999999999999999999", "1" * 5000,
    "-" * 40, "." * 40, "K" * 40, "a" * 300, "xn--", "xn--a" * 30, "::", "[::1", "[fe80::1%25eth0]", "http://",
    "https://", "HTTPS://", "javascript:", "//", "..", "../" * 20, "localhost", "127.1", "0x7f.1", "user:pass@", ":0",
    ":99999", ":-1", "Fri, 31 Dec 99999 23:59:59 GMT", "2026-11-23T10:42:07+03:00", "99999-12-31", "-1", "1e30",
    "KES", "254712345123", "0712***123",
)  # fmt: skip


def _deep(chance: random.Random) -> str:
    many = chance.choice((10, 900, 1_100, 20_000, 100_000))
    opening, closing = chance.choice((("[", "]"), ('{"a":', "}"), ("[[", "]]"), ('{"event":{"resource":', "}}")))
    return opening * many + chance.choice(("", "1", '"x"')) + closing * chance.choice((0, 1, many))


def _bait(chance: random.Random) -> str:
    """Return long repetitive text, for which a quadratic expression would take minutes."""
    piece = chance.choice(
        (
            *ODD,
            "a",
            "1",
            "webhook_subscriptions/",
            "https://a.example/,",
            "client_secret=",
            "555,123,",
            "a@",
            "a.",
            "-",
            "<b ",
        )
    )
    size = chance.choice((3_000, 65_536, _LARGE)) if chance.random() < _SHARE_OF_LARGE * 8 else 3_000
    return (piece * (size // max(1, len(piece)) + 1))[:size] + chance.choice(("", "!", '"', "\x00"))


def _mixed(chance: random.Random, seeds: tuple[str, ...]) -> str:
    """Return a valid input with a few random changes."""
    text = chance.choice(seeds)
    for _ in range(chance.choice((0, 1, 1, 2, 3, 8, 20))):
        at, to = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        match chance.randrange(6):
            case 0:
                text = text[:at] + chance.choice(ODD) + text[at:]
            case 1:
                text = text[:at] + text[to:]
            case 2:
                text = text[:at] + text[at:to] * 2 + text[to:]
            case 3:
                text = text[:at] + chance.choice(seeds) + text[to:]
            case 4:
                text = (
                    text[:at] + chr(chance.choice((chance.randrange(256), chance.randrange(0x110000)))) + text[at + 1 :]
                )
            case _:
                text = text[:at] + text[at:to].swapcase() + text[to:]
    return text


def made(chance: random.Random, seeds: tuple[str, ...]) -> str:
    """Return one input."""
    kind = chance.random()
    if kind < 0.02:
        return _deep(chance)
    if kind < 0.08:
        return _bait(chance)
    if kind < 0.2:
        return "".join(chance.choice(ODD) for _ in range(chance.randrange(30)))
    if kind < 0.21:
        return (_mixed(chance, seeds) + "\n") * chance.choice((50, 500, 5_000))
    return _mixed(chance, seeds)


# --- readers ----------------------------------------------------------------------------------------------------------

_SUBSCRIPTION = json.dumps(
    {
        "data": {
            "id": ID,
            "type": "webhook_subscription",
            "attributes": {
                "event_type": "buygoods_transaction_received",
                "webhook_uri": "https://shop.njeri.co.ke/k2",
                "status": "Active",
                "scope": "till",
                "scope_reference": "555123",
            },
        }
    }
)
ANSWERS = (
    _SUBSCRIPTION,
    '{"access_token": "abc.def", "token_type": "Bearer", "expires_in": 3600, "created_at": 1764000000}',
    '{"error": "invalid_client", "error_description": "no"}',
    '{"error_code": 400, "error_message": "Invalid scope reference"}', '{"message": "Unauthorized"}',
    "<html><body>403</body></html>", '{"application": {"uid": "x"}, "expires_in": 5}', "", "\ufeff" + _SUBSCRIPTION,
    ADDRESS, "Mon, 23 Nov 2026 07:42:07 GMT",
)  # fmt: skip
SETTINGS = (
    '{"check_minutes": 5, "last_account": "a", "scheme": "dark", "language": "sw", "text_size": 115,'
    ' "wait_seconds": 30, "proxy": "http://10.0.0.1:3128", "live_host": "api.kopokopo.com", "ready_at": "07:45",'
    ' "places": {"1366x768": {"window": "1,2,3,4"}}, "connect_name": "Njeri",'
    ' "geometry": "AdnQywAD", "new": [1, {"x": 2}]}',
    "{}",
    '{"scheme": [], "language": {}, "text_size": null, "close_to_tray": 1}',
)
KEYS = (
    "Client ID: CGQXLrlfuOqdN4aaBB22cc33\nClient secret: 7Yh_secret-88.xx~zz+11\nAPI key: 9f8e7d6c5b4a39281706\n",
    "<p>Client ID:&nbsp;<b>CGQXLrlfuOqdN4aaBB22cc33</b><br>API Key: &quot;9f8e7d6c5b4a39281706&quot;</p>",
    "client_id=3DCGQXLrlfuOq=\ndN4aaBB22cc33\nclient_secret=YOUR_CLIENT_SECRET",
    "Siri ya mteja: “7Yh_secret-88.xx~zz+11”",
    "token = K2AccessToken.new('CGQXLrlfuOqdN4aaBB22cc33', '7Yhsecret88xxzz11aa')",
)
TILLS = (
    "Till;Name\n620118;Nakuru\n330417;Eldoret\n", "555,123\r\n600,456\r\n",
    '"620118","Nakuru\nTown"\n="330417",\'555555\n', "555555\tWestlands\n112233", "sep=;\n620118;a",
    "620118.0;x\n330417,00;y", "K112233, 555 123; 700111",
)  # fmt: skip
ADDRESSES = (
    "https://shop.njeri.co.ke/k2/paid?x=1", "http://shop.njeri.co.ke", "https://[2606:4700::1]:8443/",
    "https://duka-la-njeri.co.ke:443/k2?duka=Café#x", "https://xn--caf-dma.co.ke/", "https://192.168.1.7/k2",
    "https://my_shop.njeri.co.ke/k2", "shop.njeri.co.ke/k2", "64:ff9b::808:808", "::ffff:1.2.3.4",
)  # fmt: skip
TEXTS = (
    f"Location: {ADDRESS}\n",
    f"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fsandbox.kopokopo.com%2Fapi%2Fv2%2Fwebhook_subscriptions%2F{ID}&data=05",
    f"https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{ID[:20]}=\n> {ID[20:]}", f"id={ID}; {ID.upper()}",
    "https://urldefense.proofpoint.com/v2/url?u=https-3A__sandbox.kopokopo.com_webhook-5Fsubscriptions_1&d=x",
    "https://x.example/?u=aHR0cHM6Ly9zYW5kYm94Lmtvc",
)  # fmt: skip


def _alerts() -> tuple[str, ...]:
    from k2desk.kopokopo.payloads import Facts, body, compact, daraja_body
    from k2desk.model.events import EVENT_TYPES, SAMPLED

    facts = Facts(
        "https://api.kopokopo.com", "e", "r", datetime(2026, 11, 23, tzinfo=UTC), "1250.0", "SKJ4X01ABC", "555123",
        "Jane", "Wambui", "Wanjiru", "+254712345123",
    )  # fmt: skip
    in_daraja = [event.name for event in EVENT_TYPES.values() if event.daraja is not None]
    bodies = (*(body(event, facts) for event in SAMPLED), *(daraja_body(event, facts) for event in in_daraja))
    return tuple(compact(one).decode() for one in bodies)


def _answers(text: str, chance: random.Random) -> Iterator[None]:
    from k2desk.kopokopo import answers, locations
    from k2desk.model import api_errors as errors
    from k2desk.model.environments import LIVE, SANDBOX
    from k2desk.model.error_problems import During, of_error

    answer = answers.Answer(
        chance.choice(
            (200, 201, 204, 301, 400, 401, 403, 404, 407, 408, 409, 422, 429, 500, 503, chance.randrange(100, 1_000))
        ),
        text.encode("utf-8", chance.choice(("surrogatepass", "replace")))[: answers.LARGEST],
        whole=chance.random() < 0.9,
        locked=chance.random() < 0.5,
        content_type=chance.choice(("application/json", "text/html", "", made(chance, ANSWERS)[:200])),
        retry_after=chance.choice((None, "5", made(chance, ANSWERS)[:200])),
    )
    for read in (answers.token, answers.token_info, answers.subscription, answers.accepted):
        try:
            read(answer)
        except errors.KopoKopoError as error:
            for during in During:
                of_error(error, during)
        yield
    answers.seconds_of(text[:2_000], now=datetime.now(UTC))
    for environment in (LIVE, SANDBOX):
        with suppress(locations.UnusableLocationError):
            locations.from_text(environment, 2, text[:4_000])
        with suppress(locations.UnusableLocationError):
            locations.parse(environment, text[:4_000])


def _settings(text: str, chance: random.Random) -> Iterator[None]:
    from k2desk.model.clock import SystemClock
    from k2desk.store.settings import load, save

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        content = text.encode("utf-8", "surrogatepass")
        if chance.random() < 0.1:
            content = text.encode("utf-16", "surrogatepass")
        file.write_bytes(content)
        loaded = load(file, SystemClock())
        yield
        if chance.random() < 0.1:
            save(file, loaded.settings)
            reloaded = load(file, SystemClock())
            assert reloaded.settings == loaded.settings, "what was saved is not what is read"


def _read_alerts(text: str, chance: random.Random) -> Iterator[None]:
    from k2desk.kopokopo.signature import sign
    from k2desk.kopokopo.signature_mistakes import SigningKeys
    from k2desk.model.history import AlertRecord
    from k2desk.services.arrived import arranged, judge, to_keep
    from k2desk.services.signature_check import check_signature

    content = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.05:
        content = bytes(chance.randrange(256) for _ in range(chance.randrange(400)))
    keys = SigningKeys("the-key", "the-secret")
    header = chance.choice((sign("the-key", content), sign("the-secret", content).upper(), made(chance, ANSWERS)[:500]))
    now = datetime(2026, 11, 23, tzinfo=UTC)
    record = AlertRecord("a", "shop", now, now, chance.choice((1, 2, 9)), text[:50], header, content)
    arranged([judge(record, keys), to_keep(record, chance.random() < 0.5, keys)])
    yield
    check_signature(content[:32_768], header, keys, pasted=chance.random() < 0.5)


def _keys(text: str, _: random.Random) -> Iterator[None]:
    from k2desk.model.text_keeping import kept_words
    from k2desk.services.forms.connect import Connect
    from k2desk.services.forms.pasted_keys import keys_in

    keys_in(text)
    yield
    kept_words(text[:100_000])
    yield
    form = Connect(name=text[:1_000], client_id=text[:1_000], client_secret=text[:1_000])
    form.problems()


_KNOWN = {str(500_000 + number): f"Shop {number}" for number in range(2_000)}


def _tills(text: str, chance: random.Random) -> Iterator[None]:
    from k2desk.model.environments import EnvironmentKind
    from k2desk.services.forms.new_subscription import NewSubscription, validate
    from k2desk.services.till_numbers import till_numbers
    from k2desk.services.tills import read_tills

    read_tills(text, _KNOWN if chance.random() < 0.2 else {"555555": "Westlands"})
    yield
    tills = till_numbers(text[:65_000])[:2_000]
    yield
    form = NewSubscription("buygoods_transaction_received", tills=tills or (text[:64],), address="https://x.co.ke/")
    validate(form, environment=EnvironmentKind.LIVE, version=2, entries=(), known_tills=_KNOWN)


def _addresses(text: str, _: random.Random) -> Iterator[None]:
    from k2desk.kopokopo.web_addresses import as_sent
    from k2desk.model.environments import EnvironmentKind
    from k2desk.model.outside import plain_lines
    from k2desk.services.address_check.internet import Endpoint, PublicInternet
    from k2desk.services.addresses import host_and_path, same_address
    from k2desk.services.csv_file import csv_of
    from k2desk.services.forms.address import parse_address

    for kind in EnvironmentKind:
        address = parse_address(text, kind)
        if address.problem is None:
            as_sent(address.value)
            assert same_address(address.value, address.value)
    yield
    host_and_path(text)
    PublicInternet().is_public(Endpoint(text[:100], 443))
    yield
    plain_lines(text)
    csv_of((text[:100],), [(text, text[:7])])


def _adopting(text: str, chance: random.Random) -> Iterator[None]:
    from k2desk.model.environments import LIVE, SANDBOX
    from k2desk.services.adopting import elsewhere
    from k2desk.services.clues import Clue, looking

    found: dict[str, Clue] = {}
    environment = chance.choice((LIVE, SANDBOX))
    yield from looking(environment, 2, text, found)
    for clue in found.values():
        if clue.location is None:
            elsewhere(clue)
        else:
            assert clue.location.url.startswith(f"{environment.base_url}/"), clue.location.url


READERS: dict[str, tuple[Reader, Callable[[], tuple[str, ...]]]] = {
    "answers": (_answers, lambda: ANSWERS),
    "settings": (_settings, lambda: SETTINGS),
    "alerts": (_read_alerts, _alerts),
    "keys": (_keys, lambda: KEYS),
    "tills": (_tills, lambda: TILLS),
    "addresses": (_addresses, lambda: ADDRESSES),
    "adopting": (_adopting, lambda: TEXTS),
}


# --- running ----------------------------------------------------------------------------------------------------------


@dataclass
class Result:
    """The results of one reader."""

    inputs: int = 0
    longest_pause: float = 0.0
    largest: int = 0
    failures: list[str] = field(default_factory=list)


def read_one(name: str, seed: str, number: int, result: Result) -> None:
    """Generate input `number`, have it read, and record failures in `result`."""
    reader, seeds = READERS[name]
    chance = random.Random(f"{seed}:{name}:{number}")
    text = made(chance, seeds())
    result.inputs += 1
    result.largest = max(result.largest, len(text))
    pause, why = 0.0, ""
    began = time.thread_time()
    try:
        for _ in reader(text, chance):
            pause = max(pause, time.thread_time() - began)
            began = time.thread_time()
    except Exception as failure:
        why = f"{type(failure).__name__}: {failure}\n{traceback.format_exc(limit=-3)}"
    pause = max(pause, time.thread_time() - began)
    result.longest_pause = max(result.longest_pause, pause)
    if not why and pause > LONGEST_PAUSE:
        why = f"a pause of {pause:.2f} s"
    if why:
        result.failures.append(f"--only {name} --at {number}  {text[:120]!r} ({len(text)} characters)\n    {why}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=100_000, help="inputs for all readers together")
    parser.add_argument("--seed", default=None, help="the same seed makes the same inputs; a new one by default")
    parser.add_argument("--only", choices=READERS, default=None, help="one reader alone")
    parser.add_argument("--at", type=int, default=None, help="one input alone, by its number")
    options = parser.parse_args(arguments)
    seed = options.seed or secrets.token_hex(4)
    names = [options.only] if options.only else list(READERS)
    print(f"seed {seed}", flush=True)
    results = {name: Result() for name in names}
    began = time.monotonic()
    numbers = range(options.runs // len(names) + 1) if options.at is None else range(options.at, options.at + 1)
    for number in numbers:
        for name in names:
            read_one(name, seed, number, results[name])
    print(f"{'reader':<10} {'inputs':>8} {'failures':>8} {'longest pause':>14} {'largest input':>14}")
    for name, result in results.items():
        pause, largest = f"{result.longest_pause:.3f} s", f"{result.largest:,}"
        print(f"{name:<10} {result.inputs:>8} {len(result.failures):>8} {pause:>14} {largest:>14}")
    failures = [failure for result in results.values() for failure in result.failures]
    print(f"{sum(result.inputs for result in results.values())} inputs in {time.monotonic() - began:.0f} s")
    for failure in failures[:20]:
        print(f"FAILED {failure}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
