"""Each field of a message is read if it is certain, and kept as it arrived otherwise; cards lose all but four
digits.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2desk.kopokopo.alert_fields import amount_of, currency_of, daraja_moment_of, last_four, moment_of, shown, text_of
from k2desk.kopokopo.alerts import read_alert
from k2desk.kopokopo.cards import without_card_numbers
from k2desk.model.phone_numbers import NumberKind, number_kind

_DIGEST = hashlib.sha256(b"254700000123")


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("+254700000123", NumberKind.WHOLE),
        ("254700000123", NumberKind.WHOLE),
        ("00254700000123", NumberKind.WHOLE),
        ("0700000123", NumberKind.WHOLE),
        ("0110000123", NumberKind.WHOLE),
        ("0700 000 123", NumberKind.WHOLE),
        ("+254 (700) 000-123", NumberKind.WHOLE),
        ("+256772000123", NumberKind.WHOLE),
        ("2547 ***** 126", NumberKind.MASKED),
        ("2547XXXXX126", NumberKind.MASKED),
        ("0700***123", NumberKind.MASKED),
        ("254712*****", NumberKind.MASKED),
        ("*********", NumberKind.MASKED),
        ("+2547•• ••• 126", NumberKind.MASKED),
        ("2547.....126", NumberKind.MASKED),
        ("2547#####126", NumberKind.MASKED),
        (_DIGEST.hexdigest(), NumberKind.HASHED),
        (_DIGEST.hexdigest().upper(), NumberKind.HASHED),
        (hashlib.sha1(b"254700000123").hexdigest(), NumberKind.HASHED),
        (hashlib.sha512(b"254700000123").hexdigest(), NumberKind.HASHED),
        (b64encode(_DIGEST.digest()).decode(), NumberKind.HASHED),
        (b64encode(_DIGEST.digest()).decode().rstrip("="), NumberKind.HASHED),
        ("sha256:" + _DIGEST.hexdigest(), NumberKind.HASHED),
        ("", NumberKind.NONE),
        ("+25470000012", NumberKind.OTHER),
        ("+2547000001234", NumberKind.OTHER),
        ("0800000123", NumberKind.OTHER),
        ("068" + "6" * 20, NumberKind.OTHER),
        ("+0686123185", NumberKind.OTHER),
        ("12345", NumberKind.OTHER),
        ("Jane", NumberKind.OTHER),
        ("2.54712E+11", NumberKind.OTHER),
        ("٠٧٠٠٠٠٠١٢٣", NumberKind.OTHER),
    ],
)
def test_a_number_is_one_only_where_it_surely_is(number: str, kind: NumberKind) -> None:
    assert number_kind(number) is kind


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("100.0", "100.0"),
        ("1250", "1250"),
        (" 1250.50 ", "1250.50"),
        ("1,250.00", "1250.00"),
        ("1,250", "1250"),
        ("12,345,678.9", "12345678.9"),
        ("1 250.00", "1250.00"),
        ("1\u00a0250.00", "1250.00"),
        ("1250.000", "1250.000"),
        ("0.500", "0.500"),
        ("-5.00", "-5.00"),
        ("12345678901234.56", "12345678901234.56"),
        (1250, "1250"),
        (Decimal("1250.0"), "1250.0"),
        (Decimal("1.250"), "1.250"),
        (Decimal("12345678901234.56"), "12345678901234.56"),
        (0, "0"),
    ],
)
def test_an_amount_that_is_sure_is_read(value: object, amount: str) -> None:
    assert amount_of(value) == (Decimal(amount), "")


@pytest.mark.parametrize(
    "value",
    [
        "1250,00",
        "1,25",
        "12,50",
        "1.250",
        "1.250,00",
        "1.250.000",
        "12,3456",
        ",250",
        "1,,250",
        "1e3",
        "KES 100",
        "100/-",
        "(100.00)",
        "100 .00",
        "0x64",
        "١٢٥٠",
        "1_250",
        "NaN",
        "Infinity",
        "9" * 16,
        "0.001",
        "1250.505",
        "--5",
        "1,250.000",
    ],
)
def test_an_amount_that_is_not_sure_stays_as_it_came(value: str) -> None:
    assert amount_of(value) == (None, value)


@pytest.mark.parametrize(
    ("value", "came"),
    [
        (None, ""),
        ("", ""),
        ("null", ""),
        (True, "true"),
        ([], "[]"),
        (["100.0"], '["100.0"]'),
        ({"a": 1}, '{"a": 1}'),
        (Decimal("1250.505"), "1250.505"),
        (Decimal("1E+999"), "1E+999"),
    ],
)
def test_an_amount_of_another_type_stays_as_it_came(value: object, came: str) -> None:
    assert amount_of(value) == (None, came)


@given(st.text() | st.integers() | st.decimals() | st.none() | st.lists(st.text()))
def test_no_amount_is_ever_larger_than_what_came(value: object) -> None:
    amount, came = amount_of(value)
    assert amount is None or not came
    if amount is not None:
        # Never × 100: without its thousands separators the amount is the number that arrived.
        plain = str(value).strip()
        for separator in ", \u00a0\u202f":
            plain = plain.replace(separator, "")
        assert Decimal(plain) == amount


def test_numbers_of_a_message_never_become_floats() -> None:
    content = b'{"topic":"x","event":{"resource":{"amount":98765432109876.54,"reference":12345678901234567890123}}}'
    alert = read_alert(content)
    assert (alert.amount, alert.reference) == (Decimal("98765432109876.54"), "12345678901234567890123")
    assert read_alert(b'{"topic":"x","event":{"resource":{"amount":%s}}}' % (b"9" * 6000)).amount is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" Jane ", "Jane"),
        (555123, "555123"),
        (Decimal("555123.0"), "555123"),
        (Decimal("2.54700000123E+11"), "254700000123"),
        (Decimal("1.50"), "1.50"),
        (True, ""),
        (None, ""),
        (["x"], ""),
        ("NULL", ""),
        ("None", ""),
        ("n/a", ""),
        ("-", ""),
        ("x" * 1000, "x" * 300),
    ],
)
def test_a_text_is_what_it_says_and_nothing_where_it_says_nothing(value: object, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("value", "currency"),
    [("KES", "KES"), ("ksh.", "KES"), ("KShs", "KES"), (None, "KES"), ([], "KES"), ("usd", "USD")],
)
def test_a_currency_is_named_as_it_came_and_shillings_are_one(value: object, currency: str) -> None:
    assert currency_of(value) == currency


EIGHT = datetime(2026, 11, 23, 7, 42, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-23T10:42:05+03:00",
        "2026-11-23T10:42:05",
        "2026-11-23 10:42:05",
        "2026-11-23T07:42:05Z",
        "2026-11-23T10:42:05.000+03:00",
        "20261123T104205+0300",
    ],
)
def test_a_time_without_a_zone_is_kenyas(value: str) -> None:
    assert moment_of(value) == EIGHT
    assert daraja_moment_of("20261123104205") == EIGHT


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "2026-11-23",
        "10:42",
        "0001-01-01T00:00:00+03:00",
        "9999-12-31T23:59:59Z",
        "2026-02-30T10:00:00",
        1763883725,
        None,
        [],
        {},
        True,
    ],
)
def test_a_time_that_is_none_is_left_out(value: object) -> None:
    assert moment_of(value) is None and daraja_moment_of(value) is None


@pytest.mark.parametrize("value", ["2026112310420", "202611231042055", "20261323104205", "2026-11-23T10:42:05"])
def test_a_safaricom_time_has_fourteen_digits(value: str) -> None:
    assert daraja_moment_of(value) is None


# -- cards -------------------------------------------------------------------------------------------------------------

CARD = "5555555555554444"
_CARD_TOPIC = {"topic": "card_transaction_received"}


@pytest.mark.parametrize(
    "content",
    [
        {**_CARD_TOPIC, "event": {"resource": {"customer_cc_number": CARD, "amount": "1.0"}}},
        {**_CARD_TOPIC, "event": {"resource": {"customer_cc_number": "5555 5555-5555 4444"}}},
        {**_CARD_TOPIC, "event": {"resource": {"customer_cc_number": int(CARD)}}},
        {**_CARD_TOPIC, "event": {"resource": {"customer_cc_number": [CARD]}}},
        {**_CARD_TOPIC, "event": {"resource": {"customer_cc_number": {"value": CARD}}}},
        {**_CARD_TOPIC, "event": {"resource": {"note": f"paid with {CARD} today"}}},
        {"topic": "new_topic", "event": {"resource": {"cardNumber": CARD}}},
        {"data": {"type": "payment", "attributes": {"metadata": {"card_no": CARD, "pan": CARD, "CC": CARD}}}},
    ],
)
def test_a_whole_card_number_is_in_nothing_that_is_kept(content: dict[str, Any]) -> None:
    for body in (
        json.dumps(content).encode(),
        json.dumps(content).encode()[:-1],
        json.dumps(content, indent=1).encode(),
    ):
        kept = without_card_numbers(body)
        bare = kept.replace(b" ", b"").replace(b"-", b"")
        assert CARD.encode() not in bare and CARD[:12].encode() not in bare
        assert b"4444" in bare


@pytest.mark.parametrize("between", ["", ".", "/", "_", "  ", "\u00a0", "\u2011", "\u200b"])
def test_a_card_number_is_one_however_it_is_grouped(between: str) -> None:
    number = between.join(CARD[at : at + 4] for at in range(0, 16, 4))
    for written in (number, number.translate({48 + digit: 0xFF10 + digit for digit in range(10)})):
        content = {**_CARD_TOPIC, "event": {"resource": {"customer_cc_number": written, "at": "2026-11-23 10:42:05"}}}
        for body in (
            json.dumps(content, ensure_ascii=False).encode(),
            json.dumps(content, ensure_ascii=False)[:-1].encode(),
        ):
            kept = without_card_numbers(body).decode()
            assert written not in kept and written[-4:] in kept and "2026-11-23 10:42:05" in kept


def test_a_key_in_other_letters_hides_no_card() -> None:
    body = b'{"customer_c\\u0063_number":"%s"}' % CARD.encode()
    assert CARD.encode() not in without_card_numbers(body)


@pytest.mark.parametrize(
    "body",
    [
        b'{"topic":"card_transaction_received","event":{"resource":{"customer_cc_number":"************4471"}}}',
        b'{"topic":"card_transaction_received","event":{"resource":{"customer_cc_number":"555555******4444"}}}',
        b'{"topic" : "card_transaction_voided","id":"00000000-0000-4000-8000-000000000001","amount":12.50}',
        b'{"TransactionType":"Buy Goods","TransTime":"20261128120000","MSISDN":"254700000123"}',
        b'{"topic":"buygoods_transaction_received","event":{"resource":{"reference":"%s"}}}' % CARD.encode(),
        b'{"topic":"settlement_transfer_completed","company":"5555555555554444"}',
        b"hello",
        b"\xff\xfe",
        b"",
    ],
)
def test_what_holds_no_card_stays_the_same_to_the_byte(body: bytes) -> None:
    assert without_card_numbers(body) == body


@given(st.binary(max_size=200) | st.text().map(lambda text: b'{"card":' + json.dumps(text).encode() + b"}"))
def test_nothing_of_a_message_stops_the_masking(body: bytes) -> None:
    without_card_numbers(body)


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        (CARD, "4444"),
        ("************4471", "4471"),
        ("5555-5555-5555-4444", "4444"),
        (int(CARD), "4444"),
        ("44", ""),
        (None, ""),
    ],
)
def test_a_card_is_known_by_its_last_four_digits(value: object, digits: str) -> None:
    assert last_four(value) == digits


def test_what_can_not_be_read_is_shown_in_short() -> None:
    assert shown({"a": ["b"] * 100}) == ('{"a": ["b", ' + '"b", ' * 100)[:60]
