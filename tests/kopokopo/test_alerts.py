"""Every message that arrives is read: nothing is refused, and nothing raises."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2desk.kopokopo.alerts import read_alert
from k2desk.kopokopo.payloads import Facts, body, compact, daraja_body
from k2desk.model.alerts import Alert, Form
from k2desk.model.events import EVENT_TYPES, SAMPLED
from k2desk.model.phone_numbers import NumberKind

FACTS = Facts(
    base_url="https://api.kopokopo.com",
    event_id="0c3f9f0e-6a1b-4d55-9d0e-2f7c8a61b901",
    resource_id="7b1de0c2-93b4-4e0f-8a77-5d2c4f6e1a02",
    at=datetime(2026, 11, 23, 7, 42, 5, tzinfo=UTC),
    amount="1250.0",
    reference="SKJ4X01ABC",
    till="555123",
    first_name="Jané",
    last_name="Wanjirũ",
    phone="+254712345123",
)


@pytest.mark.parametrize("event_type", SAMPLED)
def test_every_topic_is_read(event_type: str) -> None:
    alert = read_alert(compact(body(event_type, FACTS)))
    assert alert.form is Form.ENVELOPE
    assert alert.topic == event_type
    assert alert.identity == FACTS.event_id
    assert alert.paid_at == FACTS.at
    if EVENT_TYPES[event_type].has_amount:
        assert (alert.amount, alert.currency) == (Decimal("1250.0"), "KES")
    values = EVENT_TYPES[event_type].sample.resource.values()
    read = {"{first_name}": alert.first_name, "{last_name}": alert.last_name, "{phone}": alert.phone}
    wanted = {"{first_name}": "Jané", "{last_name}": "Wanjirũ", "{phone}": "+254712345123"}
    assert read == {place: text if place in values else "" for place, text in wanted.items()}


def test_every_event_type_that_is_accepted_has_a_body() -> None:
    assert {name for name, event in EVENT_TYPES.items() if event.versions} == set(SAMPLED)


def test_the_safaricom_form_is_told_by_its_key_and_read_in_nairobi_time() -> None:
    alert = read_alert(compact(daraja_body("buygoods_transaction_received", FACTS)))
    assert alert.form is Form.DARAJA
    assert (alert.reference, alert.till, alert.amount) == ("SKJ4X01ABC", "555123", Decimal("1250.0"))
    assert alert.paid_at == FACTS.at.replace(microsecond=0)


@pytest.mark.parametrize("flat", [True, False])
def test_a_settlement_is_read_nested_as_in_the_sdks_and_flat_as_in_the_guides(flat: bool) -> None:
    content = body("settlement_transfer_completed", FACTS)
    destination = content["event"]["resource"]["destination"]
    if flat:
        destination.update(destination.pop("resource"))
    alert = read_alert(compact(content))
    assert (alert.destination, alert.account, alert.payments) == ("bank", "0000004471", 1)


def test_a_settlement_to_a_phone_says_so() -> None:
    content = body("settlement_transfer_completed", FACTS)
    content["event"]["resource"]["destination"] = {
        "type": "Mobile Wallet",
        "resource": {"reference": "r", "first_name": "Jane", "phone_number": "+254712345123", "network": "Safaricom"},
    }
    alert = read_alert(compact(content))
    assert (alert.destination, alert.account) == ("phone", "+254712345123")


def test_what_practice_sends_is_as_the_guides_show_it() -> None:
    assert "hashed_sender_phone" in body("buygoods_transaction_received", FACTS)["event"]["resource"]
    assert "hashed_sender_phone" not in body("buygoods_transaction_reversed", FACTS)["event"]["resource"]
    kinds = {
        "m2m_transaction_received": "payment_batches",
        "customer_created": "mobile_money_user",
        "settlement_transfer_completed": "transfer_batch",
        "card_transaction_voided": "financial_transaction",
        "b2b_transaction_received": "financial_transaction",
    }
    assert {event: body(event, FACTS)["_links"]["resource"].split("/")[-2] for event in kinds} == kinds


def test_unknown_topics_and_fields_are_shown_not_refused() -> None:
    content = body("buygoods_transaction_received", FACTS)
    content["topic"] = "crypto_transaction_received"
    content["event"]["resource"]["new_field"] = {"a": [1, 2]}
    alert = read_alert(compact(content))
    assert alert.topic == "crypto_transaction_received" and alert.amount == Decimal("1250.0")


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"", Form.NOT_JSON),
        (b"hello", Form.NOT_JSON),
        (b"\xff\xfe\x00", Form.NOT_TEXT),
        (b"[1,2]", Form.OTHER_JSON),
        (b'{"a":1}', Form.OTHER_JSON),
        (b"\xef\xbb\xbf{}", Form.OTHER_JSON),
        (b"[" * 100_000, Form.NOT_JSON),
        (b'{"topic": 7, "event": "x"}', Form.ENVELOPE),
        (b'{"TransactionType": null}', Form.DARAJA),
        (json.dumps({"data": {"id": "p", "attributes": {"transactions": [1, 2]}}}).encode(), Form.RESULT),
    ],
)
def test_anything_else_has_its_own_form(content: bytes, form: Form) -> None:
    assert read_alert(content).form is form


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e999", "x", "", None, True, [], "9" * 40])
def test_an_amount_that_is_none_is_left_out(amount: object) -> None:
    content = body("buygoods_transaction_received", FACTS)
    content["event"]["resource"]["amount"] = amount
    assert read_alert(json.dumps(content).encode()).amount is None


def test_samples_are_told_by_their_reserved_reference() -> None:
    assert Alert(Form.ENVELOPE, reference="K2DESKTEST").is_sample
    assert Alert(Form.ENVELOPE, identity="00000000-0000-4000-8000-000000000001").is_sample
    assert not Alert(Form.ENVELOPE, reference="SKJ4X01ABC").is_sample


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
        ["topic", "id", "event", "resource", "amount", "TransactionType", "TransTime", "data", "destination", "type"]
    ) | st.text(), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(_JSON)
def test_no_json_raises(content: object) -> None:
    read_alert(json.dumps(content).encode())


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    read_alert(content)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("94c392c311d522da950619227b3361752a42042db7e1e699b26e628305c68a88", NumberKind.HASHED),
        ("0700000123", NumberKind.WHOLE),
    ],
)
def test_a_number_in_the_safaricom_form_is_read_for_what_it_is(number: str, kind: NumberKind) -> None:
    content = {
        "TransactionType": "Buy Goods",
        "TransID": "FAKE00REF1",
        "TransTime": "20261128120000",
        "TransAmount": "1.00",
        "BusinessShortCode": "555123",
        "MSISDN": number,
        "FirstName": "JANE",
        "MiddleName": "",
        "LastName": "DOE",
    }
    alert = read_alert(json.dumps(content).encode())
    assert (alert.phone_kind, alert.kind, alert.currency) == (kind, "buygoods_transaction_received", "KES")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Organization To Organization Transfer", "b2b_transaction_received"),
        ("ORGANISATION TO ORGANISATION TRANSFER", "b2b_transaction_received"),
        ("organization-to-organization", "b2b_transaction_received"),
        ("Business Payment", "b2b_transaction_received"),
        ("BusinessBuyGoods", "b2b_transaction_received"),
        ("Merchant To Merchant Payment", "b2b_transaction_received"),
        ("Organization Reversal", "b2b_transaction_reversed"),
        ("Buy Goods Reversal", "buygoods_transaction_reversed"),
        ("Buygoods", "buygoods_transaction_received"),
        ("Customer Merchant Payment", "buygoods_transaction_received"),
        ("OD Payment Transfer", "buygoods_transaction_received"),
        ("", "buygoods_transaction_received"),
        (None, "buygoods_transaction_received"),
        (7, "buygoods_transaction_received"),
        ([], "buygoods_transaction_received"),
    ],
)
def test_the_transaction_type_decides_what_happened(word: object, kind: str) -> None:
    content = daraja_body("buygoods_transaction_received", FACTS) | {"TransactionType": word, "MSISDN": "K990011"}
    alert = read_alert(json.dumps(content).encode())
    assert alert.kind == kind
    assert alert.sending_till == ("K990011" if kind.startswith("b2b") else "")


def test_a_name_at_a_phone_is_a_persons_whatever_the_type_says() -> None:
    content = daraja_body("b2b_transaction_received", FACTS) | {"MSISDN": "+254700000123", "FirstName": "John"}
    alert = read_alert(json.dumps(content).encode())
    assert (alert.kind, alert.sending_till, alert.sender) == ("b2b_transaction_received", "", "")
    assert (alert.first_name, alert.phone) == ("John", "+254700000123")
