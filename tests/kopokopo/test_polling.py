"""The answer about a period is parsed whatever it is: nothing is lost or guessed, and nothing raises past it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from k2desk.kopokopo import locations, polling
from k2desk.kopokopo.answers import Answer
from k2desk.model import api_errors as errors
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.model.payments import PaymentKind, Period, totals

DAY = Period(datetime(2026, 11, 27, 21, tzinfo=UTC), datetime(2026, 11, 28, 21, tzinfo=UTC))
GUIDES = {
    "id": "5af4c10a", "amount": "100.0", "status": "Received", "system": "Lipa Na M-PESA", "currency": "KES",
    "reference": "OJM6Q1W84K", "till_number": "514459", "sender_phone_number": "+254999999999",
    "origination_time": "2026-11-28T10:43:20+03:00", "sender_first_name": "Jane", "sender_middle_name": None,
    "sender_last_name": "Doe",
}  # fmt: skip


def entry(kind="Buygoods Transaction", **facts):
    return {"type": kind, "resource": {**GUIDES, **facts}}


def answer(*entries, **attributes):
    given = {"status": "Success", "transactions": list(entries), "scope": "Company", **attributes}
    return read(json.dumps({"data": {"id": "247b", "type": "polling", "attributes": given}}).encode())


def read(body):
    return polling.read(Answer(200, body), DAY)


def test_what_the_guides_show_is_one_payment():
    (paid,) = answer(entry()).payments
    assert (paid.reference, paid.amount, paid.till, paid.kind, paid.id) == (
        "OJM6Q1W84K", Decimal(100), "514459", PaymentKind.CUSTOMER, "5af4c10a",
    )  # fmt: skip
    assert paid.at == datetime(2026, 11, 28, 7, 43, 20, tzinfo=UTC) and paid.name == "Jane Doe" and paid.is_received


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (entry(status="Reversed"), {"is_reversal": True, "reverses": "OJM6Q1W84K", "is_received": False}),
        (entry("Buygoods Transaction Reversed"), {"is_reversal": True}),
        (entry("External Till to Till Transaction", status="Complete", sending_till="990011"),
         {"kind": PaymentKind.BUSINESS, "payer": "990011", "is_received": True}),
        (entry("Merchant to Merchant Transaction"), {"kind": PaymentKind.MERCHANT}),
        (entry("Card Transaction", sender_phone_number=None), {"kind": PaymentKind.CARD, "phone": ""}),
        (entry("Bonga Points Transaction"), {"kind": PaymentKind.OTHER, "type_came": "Bonga Points Transaction"}),
        (entry(status="Failed"), {"is_received": False, "is_certain": False}),
        (entry(amount="-100.0", status="Reversed"), {"is_reversal": True, "amount": Decimal(100), "is_certain": True}),
        (entry(amount="-100.0"), {"amount": 0, "amount_came": "-100.0", "is_certain": False}),
        (entry(amount=1250), {"amount": Decimal(1250), "amount_came": ""}),
        (entry(amount="1,250.00"), {"amount": Decimal(1250)}),
        (entry(amount="1.250"), {"amount": 0, "amount_came": "1.250", "is_certain": False}),
        (entry(amount=None), {"amount_came": "–", "is_certain": False}),
        (entry(amount={"value": 5}), {"is_certain": False}),
        (entry(currency="USD"), {"is_certain": False}),
        (entry(origination_time="yesterday"), {"time_is_certain": False, "at": DAY.ends - timedelta(seconds=1)}),
        (entry(sender_first_name=7, sender_last_name=["Doe"]), {"first_name": "7", "last_name": ""}),
        (entry(sender_first_name="\ud800Jane"), {"first_name": "?Jane"}),
        (GUIDES, {"reference": "OJM6Q1W84K"}),
    ],
)  # fmt: skip
def test_an_odd_transaction_is_kept_as_it_came_and_counted_in_no_sum(given, expected):
    found = answer(given)
    (paid,) = found.payments
    assert {name: getattr(paid, name) for name in expected} == expected and found.left_out == 0
    assert totals(found.payments).all.uncertain == (0 if paid.is_certain else 1)


def test_what_is_no_transaction_is_counted_and_the_rest_is_there():
    found = answer(entry(), None, 7, "text", [], {}, {"type": "x", "resource": None}, entry(reference="OTHER00001"))
    assert (len(found.payments), found.left_out) == (2, 6)


@pytest.mark.parametrize(
    ("attributes", "ready", "failed"),
    [
        ({"status": "Pending", "transactions": []}, False, False),
        ({"status": "Pending", "transactions": None}, False, False),
        ({"status": "Scheduled"}, False, False),
        ({"status": "SUCCESS", "transactions": []}, True, False),
        ({"status": "Success", "transactions": None}, True, False),
        ({"status": None, "transactions": []}, True, False),
        ({"status": "Failed", "errors": ["Too busy", None, {"code": 7}]}, False, True),
        ({"status": "Failed", "errors": "Too busy"}, False, True),
        ({"status": "Failed"}, False, True),
    ],
)
def test_pending_ready_and_failed_are_told_apart(attributes, ready, failed):
    found = answer(**attributes)
    assert (found.is_ready, found.is_failed) == (ready, failed)
    if attributes.get("errors"):
        assert found.reasons[0] == "Too busy"


@pytest.mark.parametrize(
    "body",
    [
        b"", b"null", b"[]", b'"text"', b"{", b'{"data": 7}', b'{"data": {"attributes": []}}', b"\xff\xfe\x00",
        b'{"data": {"attributes": {}}}', b'{"data": {"attributes": {"status": "Success", "transactions": {"a": 1}}}}',
        b'{"data": {"attributes": {"status": "Success", "transactions": [', b"[" * 100_000,
        b'{"data": {"attributes": {"status": "Success", "transactions": [{"amount": NaN}]}}}',
        b'{"data": {"attributes": {"status": "Success", "transactions": [' + b'{"a":' * 50_000,
        b'{"data": {"attributes": {"status": "Success", "transactions": [{"a": 1}}',
        b'{"note": {"transactions": []}, "data": {"attributes": {"status": "Success", "transactions": [{"id": "1"}]}}}',
    ],
    ids=lambda body: body[:40].decode("latin-1") + str(len(body)),
)  # fmt: skip
def test_another_form_is_not_understood_and_nothing_else_is_raised(body):
    with pytest.raises(errors.NotUnderstood):
        read(body)


def test_a_long_answer_is_parsed_across_its_pieces(monkeypatch):
    monkeypatch.setattr(polling, "_PIECE", 997)
    found = answer(*(entry(reference=f"REF{number:07}", sender_first_name="Zoë Ngũgĩ") for number in range(3_000)))
    assert [one.reference for one in found.payments] == [f"REF{number:07}" for number in range(3_000)]
    assert {one.first_name for one in found.payments} == {"Zoë Ngũgĩ"}


def test_what_is_too_long_is_called_that():
    with pytest.raises(errors.TooManyPayments):
        polling.answered(SimpleNamespace(status=200, whole=False, body=range(polling.LARGEST)))


def test_the_answer_is_read_at_the_own_host_alone():
    live = Environment(EnvironmentKind.LIVE, "https://api.kopokopo.com")
    given = "https://app.kopokopo.com/api/v1/polling/247b1bd8-f5a0-4b71-a898-f62f67b8ae1c"
    assert locations.parse_polling(live, given).url == given.replace("app.", "api.")
    for foreign in (
        given.replace("kopokopo.com", "kopokopo.com.example"),
        given.replace("app.", "user@app."),
        given.replace("/polling/", "/webhook_subscriptions/"),
        given.replace("/polling/", "/polling/../../oauth/"),
        "javascript:alert(1)",
    ):
        with pytest.raises(locations.UnusableLocationError):
            locations.parse_polling(live, foreign)
