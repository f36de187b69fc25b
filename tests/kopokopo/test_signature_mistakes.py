"""Each mistake in a signature is named, alone and with others, and only what Kopo Kopo sends is genuine."""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import json
import unicodedata
from datetime import UTC, datetime
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2desk.kopokopo.payloads import Facts, body, compact
from k2desk.kopokopo.signature import sign
from k2desk.kopokopo.signature_mistakes import SigningKeys, examine
from k2desk.model.signatures import SignatureMistake, Verdict

KEYS = SigningKeys("the-api-key", "the-client-secret", (("Thika Road", "another-api-key"),))
FACTS = Facts(
    "https://api.kopokopo.com", "e", "r", datetime(2026, 11, 23, tzinfo=UTC), "100.0", "SKJ4X01ABC", "555555",
    first_name="Zoë", last_name="Wanjikũ & Sons <1>",
)  # fmt: skip
CONTENT = body("buygoods_transaction_received", FACTS) | {"n": 100.5, "whole": 7}
BODY = compact(CONTENT)
RIGHT = sign("the-api-key", BODY)


def _rails(content: bytes) -> bytes:
    """Return JSON as Rails writes it, safe to be put into a page."""
    return content.replace(b"&", b"\\u0026").replace(b"<", b"\\u003c").replace(b">", b"\\u003e")


def _mac(key: str, content: bytes) -> bytes:
    return hmac.new(key.encode(), content, hashlib.sha256).digest()


def test_what_kopo_kopo_sends_is_genuine() -> None:
    assert examine(BODY, RIGHT, KEYS) == Verdict(True, True)


@pytest.mark.parametrize(
    ("header", "mistakes", "proven"),
    [
        (RIGHT.upper(), {SignatureMistake.UPPER_CASE}, True),
        (f"sha256={RIGHT}", {SignatureMistake.PREFIX}, True),
        (f"  {RIGHT}\n", {SignatureMistake.SPACES_AROUND}, True),
        (f'"{RIGHT}"', {SignatureMistake.SPACES_AROUND}, True),
        (f"X-KopoKopo-Signature: {RIGHT}", {SignatureMistake.SPACES_AROUND}, True),
        (base64.b64encode(bytes.fromhex(RIGHT)).decode(), {SignatureMistake.BASE64}, True),
        (base64.urlsafe_b64encode(bytes.fromhex(RIGHT)).decode().rstrip("="), {SignatureMistake.BASE64}, True),
        (base64.b64encode(RIGHT.encode()).decode(), {SignatureMistake.BASE64}, True),
        (RIGHT[:40], {SignatureMistake.TRUNCATED}, False),
        (RIGHT[:63], {SignatureMistake.TRUNCATED}, False),
        ("", {SignatureMistake.NO_SIGNATURE}, False),
        ("   ", {SignatureMistake.NO_SIGNATURE}, False),
        ("see below", {SignatureMistake.NOT_A_SIGNATURE}, False),
        ("ключ", {SignatureMistake.NOT_A_SIGNATURE}, False),
        (sign("the-client-secret", BODY), {SignatureMistake.CLIENT_SECRET}, False),
        (sign("another-api-key", BODY), {SignatureMistake.OTHER_ACCOUNT}, False),
        (sign("the-api-key\n", BODY), {SignatureMistake.KEY_WITH_SPACES}, False),
        (sign("'the-api-key'", BODY), {SignatureMistake.KEY_WITH_SPACES}, False),
        (hmac.new(b"the-api-key", BODY, "sha1").hexdigest(), {SignatureMistake.OTHER_ALGORITHM}, False),
        (hmac.new(b"the-api-key", BODY, "sha512").hexdigest(), {SignatureMistake.OTHER_ALGORITHM}, False),
        (hashlib.sha256(BODY).hexdigest(), {SignatureMistake.OTHER_ALGORITHM}, False),
        (sign("nobody's key", BODY), {SignatureMistake.NO_FIT}, False),
        (
            base64.b64encode(_mac("the-client-secret", BODY)).decode(),
            {SignatureMistake.BASE64, SignatureMistake.CLIENT_SECRET},
            False,
        ),
        (f"sha256={RIGHT.upper()}", {SignatureMistake.PREFIX, SignatureMistake.UPPER_CASE}, True),
    ],
)
def test_each_way_of_writing_and_each_key_is_named(header: str, mistakes: set[SignatureMistake], proven: bool) -> None:
    verdict = examine(BODY, header, KEYS)
    assert (set(verdict.mistakes), verdict.proven, verdict.genuine) == (mistakes, proven, False)
    assert verdict.account == ("Thika Road" if SignatureMistake.OTHER_ACCOUNT in mistakes else "")


@pytest.mark.parametrize(
    ("changed", "mistake"),
    [
        (BODY + b"\n", SignatureMistake.LINE_ENDS),
        (b" " + BODY, SignatureMistake.OUTER_SPACES),
        (b"\xef\xbb\xbf" + BODY, SignatureMistake.OUTER_SPACES),
        (json.dumps(CONTENT).encode(), SignatureMistake.RESERIALISED),
        (json.dumps(CONTENT, ensure_ascii=False, indent=2).encode(), SignatureMistake.RESERIALISED),
        (json.dumps(CONTENT, separators=(",", ":")).encode(), SignatureMistake.RESERIALISED),
        (BODY.replace(b"/", b"\\/"), SignatureMistake.RESERIALISED),
        (_rails(BODY), SignatureMistake.RESERIALISED),
    ],
)
def test_a_body_that_was_changed_on_the_way_is_named_from_either_side(
    changed: bytes, mistake: SignatureMistake
) -> None:
    arrived_changed = examine(changed, RIGHT, KEYS)
    assert arrived_changed.mistakes == (mistake,) and not arrived_changed.proven
    signed_changed = examine(BODY, sign("the-api-key", changed), KEYS)
    assert signed_changed.mistakes == (mistake,)


def test_a_number_that_lost_its_end_is_a_body_written_anew() -> None:
    given_body = compact({"amount": 100.0})
    assert examine(given_body, sign("the-api-key", b'{"amount":100}'), KEYS).mistakes == (
        SignatureMistake.RESERIALISED,
    )


@pytest.mark.parametrize(
    "pasted",
    [
        f"\u200b{RIGHT}",
        f"{RIGHT[:30]}\u200b{RIGHT[30:]}",
        f"{RIGHT[:20]}\u2060{RIGHT[20:40]}\ufeff{RIGHT[40:]}\u200e",
        f"{RIGHT[:32]}\u00ad{RIGHT[32:]}",
        f"{RIGHT[:40]}\n{RIGHT[40:]}",
        f"{RIGHT[:40]}\r\n  {RIGHT[40:]}\r\n",
        f"{RIGHT[:40]}\u2028{RIGHT[40:]}",
        f"{RIGHT[:40]}=\r\n{RIGHT[40:]}",
        f"> {RIGHT[:40]}\n> {RIGHT[40:]}",
        f"> > X-KopoKopo-Signature: {RIGHT[:40]}\r\n> > {RIGHT[40:]}",
        f"{RIGHT[:16]} {RIGHT[16:32]} {RIGHT[32:48]} {RIGHT[48:]}",
        f"-H 'X-KopoKopo-Signature: {RIGHT}'",
        f'-H "x-kopokopo-signature:{RIGHT}" \\',
        f"--header 'X-KopoKopo-Signature: {RIGHT[:50]}\n{RIGHT[50:]}'",
        f"-H {RIGHT}",
        f"curl -X POST -H 'X-KopoKopo-Signature: {RIGHT}' -d @body.json https://shop.example/k2",
        f'"X-KopoKopo-Signature": "{RIGHT}",',
        f"'HTTP_X_KOPOKOPO_SIGNATURE' => '{RIGHT}',",
        f"$_SERVER['HTTP_X_KOPOKOPO_SIGNATURE'] = \"{RIGHT}\";",
        f"[10:42:05] POST /k2 X-KopoKopo-Signature={RIGHT} 200",
        f"X-KopoKopo-Signature: {RIGHT}\nContent-Type: application/json",
        f"“{RIGHT}”".replace("“", "`").replace("”", "`"),
    ],
)
def test_a_signature_is_found_in_whatever_it_was_copied_with(pasted: str) -> None:
    verdict = examine(BODY, pasted, KEYS)
    assert (verdict.mistakes, verdict.proven, verdict.genuine) == ((SignatureMistake.SPACES_AROUND,), True, False)


def test_a_prefix_is_named_beside_what_stood_around_it() -> None:
    verdict = examine(BODY, f"-H 'X-KopoKopo-Signature: sha256={RIGHT}'", KEYS)
    assert set(verdict.mistakes) == {SignatureMistake.SPACES_AROUND, SignatureMistake.PREFIX} and verdict.proven


def test_two_signatures_in_one_paste_are_none() -> None:
    assert SignatureMistake.NOT_A_SIGNATURE in examine(BODY, f"{RIGHT} or {sign('x', BODY)}", KEYS).mistakes


@pytest.mark.parametrize(
    "changed",
    [
        BODY.decode().encode("utf-8").decode("latin-1").encode(),
        json.dumps(BODY.decode()).encode(),
        repr(CONTENT).encode(),
        BODY.decode().encode("utf-16"),
        html.escape(BODY.decode()).encode(),
        quote_plus(BODY.decode()).encode(),
        b"payload=" + quote_plus(BODY.decode()).encode(),
        unicodedata.normalize("NFD", BODY.decode()).encode(),
    ],
)
def test_other_ways_to_write_a_body_again_are_led_back(changed: bytes) -> None:
    assert examine(changed, RIGHT, KEYS).mistakes == (SignatureMistake.RESERIALISED,)


def _without_nulls(content: dict[str, object]) -> dict[str, object]:
    return {
        key: _without_nulls(value) if isinstance(value, dict) else value
        for key, value in content.items()
        if value is not None
    }


@pytest.mark.parametrize(
    "changed",
    [
        json.dumps(_without_nulls(CONTENT)).encode(),
        json.dumps({**CONTENT, "event": {}}).encode(),
        compact({key: CONTENT[key] for key in sorted(CONTENT)} | {"n": 100}),
        compact(CONTENT).replace(b"Zo\xc3\xab", b"Zo\\u00eb").replace(b'"n":100.5', b'"n":"100.50"'),
        b"<xml><topic>buygoods_transaction_received</topic></xml>",
        b"topic=buygoods_transaction_received&id=e",
        BODY[:-40],
        BODY.replace(b"Zo\xc3\xab", b"Zo?").replace(b",", b", "),
        json.dumps([CONTENT]).encode(),
        BODY.replace(b"/", b"\\/").replace(b"100.0", b"100"),
    ],
)
def test_a_body_that_nobody_can_lead_back_was_changed_on_the_way(changed: bytes) -> None:
    assert examine(changed, RIGHT, KEYS).mistakes == (SignatureMistake.CHANGED,)


@pytest.mark.parametrize("content", [b"hello", b'{"a": 1}', b"[1, 2]", b"", b"\xff"])
def test_what_is_no_message_of_kopo_kopos_is_not_called_changed(content: bytes) -> None:
    assert examine(content, RIGHT, KEYS).mistakes == (SignatureMistake.NO_FIT,)


def test_one_changed_letter_fits_nothing() -> None:
    assert examine(BODY.replace(b"100.0", b"900.0"), RIGHT, KEYS).mistakes == (SignatureMistake.NO_FIT,)


def test_an_empty_key_never_fits() -> None:
    empty = SigningKeys("")
    assert not examine(BODY, sign("", BODY), empty).genuine
    assert examine(BODY, sign("", BODY), empty).mistakes == (SignatureMistake.NO_FIT,)


def test_no_key_is_in_what_is_shown_of_a_value() -> None:
    shown = repr(KEYS) + repr(examine(BODY, sign("another-api-key", BODY), KEYS))
    assert not any(secret in shown for secret in ("the-api-key", "the-client-secret", "another-api-key"))


@given(st.binary(max_size=300), st.text(max_size=200), st.text(max_size=30), st.text(max_size=30))
def test_nothing_raises_and_genuine_means_exactly_that(content: bytes, header: str, key: str, secret: str) -> None:
    verdict = examine(content, header, SigningKeys(key, secret, (("x", key + "1"),)))
    try:
        right = sign(key, content) if key else None
    except UnicodeEncodeError:
        right = None
    assert verdict.genuine is (header == right)
    assert bool(verdict.mistakes) is not verdict.genuine


@given(st.binary(max_size=300))
def test_half_a_surrogate_pair_fits_nothing(content: bytes) -> None:
    assert not examine(content, "\ud800", SigningKeys("\ud800", "\udfff")).genuine


@pytest.mark.timeout(20)
def test_five_megabytes_are_judged_without_a_long_wait() -> None:
    large = b'{"a":"' + b"x" * 5_000_000 + b'"}'
    assert examine(large, sign("the-api-key", large), KEYS).genuine
    assert examine(large, sign("nobody", large), KEYS).mistakes == (SignatureMistake.NO_FIT,)
    assert examine(b"[" * 900_000, RIGHT, KEYS).mistakes == (SignatureMistake.NO_FIT,)


@pytest.mark.parametrize(
    ("padding", "looked_at", "mistake"),
    [
        (100, True, SignatureMistake.RESERIALISED),
        (100, False, SignatureMistake.NO_FIT),
        (40_000, True, SignatureMistake.NO_FIT),
    ],
)
def test_only_a_short_body_is_written_again_to_explain_it_and_only_where_that_is_wanted(padding, looked_at, mistake):
    signed = json.dumps({"a": "x" * padding, "b": 1}).encode()
    sent = json.dumps({"a": "x" * padding, "b": 1}, separators=(",", ":")).encode()
    assert examine(sent, sign("the-api-key", signed), KEYS, rewritten=looked_at).mistakes == (mistake,)
