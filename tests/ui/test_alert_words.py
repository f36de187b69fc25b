"""A table of messages, of every topic and in every form, with the exact sentences in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from k2desk.kopokopo.signature import sign
from k2desk.kopokopo.signature_mistakes import SigningKeys
from k2desk.model.history import AlertRecord
from k2desk.services.arrived import Arrived, judge

NOW = datetime(2026, 11, 23, 7, 42, 7, tzinfo=UTC)
KEYS = SigningKeys("the-key", "the-secret")
HASH = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8"


def raw(text: str) -> bytes:
    return text.encode()


def written(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def event(topic: str, **resource: Any) -> bytes:
    about = {"id": "r-1", "currency": "KES", "reference": "TKN7XW2PQA", "origination_time": "2026-11-23T10:42:05+03:00"}
    return written({"topic": topic, "id": "e-1", "event": {"type": "?", "resource": {**about, **resource}}})


def paid(topic: str = "buygoods_transaction_received", **changed: Any) -> bytes:
    payer = {"sender_phone_number": "+254711000123", "sender_first_name": "Jane", "sender_last_name": "Wanjiru"}
    usual = {"amount": "1250.0", "status": "Received", "till_number": "555123", **payer}
    return event(topic, **{**usual, **changed})


def settled(destination: Any, status: str = "Transferred") -> bytes:
    one = {"amount": "24500.0", "status": status}
    return event(
        "settlement_transfer_completed",
        amount="24500.0", status=status, reference=None, destination=destination, disbursements=[one],
    )  # fmt: skip


def daraja(**changed: Any) -> bytes:
    usual = {
        "TransactionType": "Buygoods",
        "TransID": "TKN7XW2PQA",
        "TransTime": "20261123104205",
        "TransAmount": "1250.0",
        "BusinessShortCode": "555123",
        "MSISDN": "254711000123",
        "FirstName": "Jane",
        "MiddleName": "",
        "LastName": "Wanjiru",
    }
    return written({**usual, **changed})


def result(kind: str, **attributes: Any) -> bytes:
    return written({"data": {"id": "d-1", "type": kind, "attributes": attributes}})


def stk(
    status: str = "Success", resource: Any = "usual", errors: Any = None, resource_status: str = "Received"
) -> bytes:
    usual = {
        "reference": "TKN7XW2PQA",
        "origination_time": "2026-11-23T10:42:05+03:00",
        "amount": "100.0",
        "currency": "KES",
        "till_number": "K555123",
        "status": resource_status,
        "sender_phone_number": "+254711000123",
        "sender_first_name": "Joe",
        "sender_last_name": "Otieno",
    }
    about = {"type": "Incoming Payment Request", "resource": usual if resource == "usual" else resource}
    return result("incoming_payment", status=status, event={**about, "errors": errors})


TABLE: list[tuple[str, bytes, str, str, str]] = [
    (
        "a customer's payment",
        paid(),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "the first name alone",
        paid(sender_last_name=None, sender_phone_number=None),
        "KES\xa01,250.00 from Jane reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane zimefika till 555123",
        "GOOD",
    ),
    (
        "no name but a number",
        paid(sender_first_name="", sender_last_name="", sender_phone_number="+254711000123"),
        "KES\xa01,250.00 from +254 7•• ••• 123 reached till 555123",
        "KES\xa01,250.00 kutoka kwa +254 7•• ••• 123 zimefika till 555123",
        "GOOD",
    ),
    (
        "no name and a hash",
        paid(sender_first_name=None, sender_last_name=None, sender_phone_number=HASH),
        "KES\xa01,250.00 from somebody reached till 555123",
        "KES\xa01,250.00 kutoka kwa mtu fulani zimefika till 555123",
        "GOOD",
    ),
    (
        "no name and a mask",
        paid(sender_first_name=None, sender_last_name=None, sender_phone_number="2547 ***** 126"),
        "KES\xa01,250.00 from 2547 ***** 126 reached till 555123",
        "KES\xa01,250.00 kutoka kwa 2547 ***** 126 zimefika till 555123",
        "GOOD",
    ),
    (
        "no name and a local number",
        paid(sender_first_name=None, sender_last_name=None, sender_phone_number="0110000123"),
        "KES\xa01,250.00 from +254 1•• ••• 123 reached till 555123",
        "KES\xa01,250.00 kutoka kwa +254 1•• ••• 123 zimefika till 555123",
        "GOOD",
    ),
    (
        "names that say null",
        paid(sender_first_name="null", sender_middle_name="None", sender_last_name="N/A", sender_phone_number="null"),
        "KES\xa01,250.00 from somebody reached till 555123",
        "KES\xa01,250.00 kutoka kwa mtu fulani zimefika till 555123",
        "GOOD",
    ),
    (
        "names of other types",
        paid(sender_first_name=["Jane"], sender_last_name={"a": 1}, sender_phone_number=[254711000123]),
        "KES\xa01,250.00 from somebody reached till 555123",
        "KES\xa01,250.00 kutoka kwa mtu fulani zimefika till 555123",
        "GOOD",
    ),
    (
        "a middle name alone at the end",
        paid(sender_middle_name="Wambui", sender_last_name=""),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "an amount with a thousands comma",
        paid(amount="1,250.00"),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "an amount without cents",
        paid(amount="1250"),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "an amount that is a number",
        paid(amount=1250.0),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "an amount in millions",
        paid(amount="1,234,567.8"),
        "KES\xa01,234,567.80 from Jane W. reached till 555123",
        "KES\xa01,234,567.80 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "fourteen digits and cents in a text",
        paid(amount="12345678901234.56"),
        "KES\xa012,345,678,901,234.56 from Jane W. reached till 555123",
        "KES\xa012,345,678,901,234.56 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "fourteen digits and cents in a number",
        raw(
            '{"topic":"buygoods_transaction_received","event":{"resource":{"amount":12345678901234.56,"status":"Received","till_number":"555123","sender_first_name":"Jane"}}}'
        ),
        "KES\xa012,345,678,901,234.56 from Jane reached till 555123",
        "KES\xa012,345,678,901,234.56 kutoka kwa Jane zimefika till 555123",
        "GOOD",
    ),
    (
        "a decimal comma",
        paid(amount="1250,00"),
        "KES\xa01250,00 from Jane W. reached till 555123",
        "KES\xa01250,00 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "a point that may be for thousands",
        paid(amount="1.250"),
        "KES\xa01.250 from Jane W. reached till 555123",
        "KES\xa01.250 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "the other way round",
        paid(amount="1.250,00"),
        "KES\xa01.250,00 from Jane W. reached till 555123",
        "KES\xa01.250,00 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "an amount with its currency",
        paid(amount="KES 1,250.00"),
        "KES 1,250.00 from Jane W. reached till 555123",
        "KES 1,250.00 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "a tenth of a cent",
        paid(amount=1250.505),
        "KES\xa01250.505 from Jane W. reached till 555123",
        "KES\xa01250.505 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "an amount with words",
        paid(amount="about 100"),
        "about 100 from Jane W. reached till 555123",
        "about 100 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "a negative amount",
        paid(amount="-100.00"),
        "KES\xa0-100.00 from Jane W. reached till 555123",
        "KES\xa0-100.00 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "nothing paid",
        paid(amount="0"),
        "KES\xa00.00 from Jane W. reached till 555123",
        "KES\xa00.00 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "no amount",
        paid(amount=None),
        "A payment from Jane W. reached till 555123",
        "Pesa kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "an amount that is a list",
        paid(amount=["100.0"]),
        'KES\xa0["100.0"] from Jane W. reached till 555123',
        'KES\xa0["100.0"] kutoka kwa Jane W. zimefika till 555123',
        "CARE",
    ),
    (
        "an amount that is an object",
        paid(amount={"currency": "USD", "value": 12.5}),
        "USD\xa012.50 from Jane W. reached till 555123",
        "USD\xa012.50 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "an amount that is true",
        paid(amount=True),
        "true from Jane W. reached till 555123",
        "true kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "an amount without end",
        paid(amount="9" * 40),
        "KES\xa09999999999999999999999999999999999999999 from Jane W. reached till 555123",
        "KES\xa09999999999999999999999999999999999999999 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "an exponent in a text",
        paid(amount="1e5"),
        "KES\xa01e5 from Jane W. reached till 555123",
        "KES\xa01e5 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "an exponent in a number",
        raw(
            '{"topic":"buygoods_transaction_received","event":{"resource":{"amount":1.25e3,"status":"Received","till_number":"555123","sender_first_name":"Jane"}}}'
        ),
        "KES\xa01,250.00 from Jane reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane zimefika till 555123",
        "GOOD",
    ),
    (
        "another currency",
        paid(amount="12.50", currency="usd"),
        "USD\xa012.50 from Jane W. reached till 555123",
        "USD\xa012.50 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "no currency",
        paid(currency=None),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "a till with a K",
        paid(till_number="K112233"),
        "KES\xa01,250.00 from Jane W. reached till K112233",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till K112233",
        "GOOD",
    ),
    (
        "a till that is a number",
        paid(till_number=555123.0),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "no till",
        paid(till_number=None),
        "KES\xa01,250.00 from Jane W. reached your till",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till yako",
        "GOOD",
    ),
    (
        "a failed payment",
        paid(status="Failed"),
        "“Failed”: KES\xa01,250.00 from Jane W. to till 555123",
        "“Failed”: KES\xa01,250.00 kutoka kwa Jane W. kwenda till 555123",
        "CARE",
    ),
    (
        "a pending payment",
        paid(status="Pending"),
        "“Pending”: KES\xa01,250.00 from Jane W. to till 555123",
        "“Pending”: KES\xa01,250.00 kutoka kwa Jane W. kwenda till 555123",
        "CARE",
    ),
    (
        "a payment whose status is of a reversal",
        paid(status="Reversed"),
        "“Reversed”: KES\xa01,250.00 from Jane W. to till 555123",
        "“Reversed”: KES\xa01,250.00 kutoka kwa Jane W. kwenda till 555123",
        "CARE",
    ),
    (
        "a status in other letters",
        paid(status=" RECEIVED "),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "a status that is no word",
        paid(status=["Failed", 7]),
        '“["Failed", 7]”: KES\xa01,250.00 from Jane W. to till 555123',
        '“["Failed", 7]”: KES\xa01,250.00 kutoka kwa Jane W. kwenda till 555123',
        "CARE",
    ),
    (
        "no status",
        paid(status=None),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "a misspelt topic of the old guides",
        paid(topic="buygooods_transaction_received"),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "a reversal",
        paid(topic="buygoods_transaction_reversed", status="Reversed"),
        "KES\xa01,250.00 to Jane W. was reversed on till 555123",
        "KES\xa01,250.00 kwa Jane W. zimerudishwa kwenye till 555123",
        "CARE",
    ),
    (
        "a reversal that is under way",
        paid(topic="buygoods_transaction_reversed", status="Pending"),
        "“Pending”: KES\xa01,250.00 back to Jane W. from till 555123",
        "“Pending”: KES\xa01,250.00 kurudi kwa Jane W. kutoka till 555123",
        "CARE",
    ),
    (
        "till to till",
        event("b2b_transaction_received", status="Complete", amount="313", sending_till="990011", till_number="555123"),
        "KES\xa0313.00 from till 990011 reached till 555123",
        "KES\xa0313.00 kutoka till 990011 zimefika till 555123",
        "GOOD",
    ),
    (
        "till to till that failed",
        event("b2b_transaction_received", status="Failed", amount="313", sending_till="990011", till_number="555123"),
        "“Failed”: KES\xa0313.00 from till 990011 to till 555123",
        "“Failed”: KES\xa0313.00 kutoka till 990011 kwenda till 555123",
        "CARE",
    ),
    (
        "till to till from a name",
        event(
            "b2b_transaction_received", status="Complete", amount="313", sending_till="Mama Mboga", till_number="555123"
        ),
        "KES\xa0313.00 from another business (Mama Mboga) reached till 555123",
        "KES\xa0313.00 kutoka kwa biashara nyingine (Mama Mboga) zimefika till 555123",
        "GOOD",
    ),
    (
        "till to till from nobody",
        event("b2b_transaction_received", status="Complete", amount="313", sending_till=None, till_number="555123"),
        "KES\xa0313.00 from another business reached till 555123",
        "KES\xa0313.00 kutoka kwa biashara nyingine zimefika till 555123",
        "GOOD",
    ),
    (
        "till to till reversed",
        event("b2b_transaction_reversed", status="Reversed", amount="313", sending_till="990011", till_number="555123"),
        "KES\xa0313.00 from till 990011 was reversed on till 555123",
        "KES\xa0313.00 kutoka till 990011 zimerudishwa kwenye till 555123",
        "CARE",
    ),
    (
        "a card",
        event(
            "card_transaction_received",
            status="Received",
            amount="2500.0",
            till_number="555123",
            customer_cc_number="************4471",
        ),
        "KES\xa02,500.00 by card reached till 555123",
        "KES\xa02,500.00 kwa kadi zimefika till 555123",
        "GOOD",
    ),
    (
        "a declined card",
        event("card_transaction_received", status="Declined", amount="2500.0", till_number="555123"),
        "“Declined”: KES\xa02,500.00 by card to till 555123",
        "“Declined”: KES\xa02,500.00 kwa kadi kwenda till 555123",
        "CARE",
    ),
    (
        "a cancelled card payment",
        event("card_transaction_voided", status="Voided", amount="2500.0", till_number="555123"),
        "KES\xa02,500.00 by card was cancelled at till 555123",
        "KES\xa02,500.00 kwa kadi zimefutwa kwenye till 555123",
        "CARE",
    ),
    (
        "a card payment being cancelled",
        event("card_transaction_voided", status="Pending", amount="2500.0", till_number="555123"),
        "“Pending”: cancelling KES\xa02,500.00 by card at till 555123",
        "“Pending”: kufuta KES\xa02,500.00 kwa kadi kwenye till 555123",
        "CARE",
    ),
    (
        "a reversed card payment",
        event("card_transaction_reversed", status="Reversed", amount="2500.0", till_number="555123"),
        "KES\xa02,500.00 by card was reversed at till 555123",
        "KES\xa02,500.00 kwa kadi zimerudishwa kwenye till 555123",
        "CARE",
    ),
    (
        "a card payment being reversed",
        event("card_transaction_reversed", status="Pending", amount="2500.0", till_number="555123"),
        "“Pending”: reversing KES\xa02,500.00 by card at till 555123",
        "“Pending”: kurudisha KES\xa02,500.00 kwa kadi kwenye till 555123",
        "CARE",
    ),
    (
        "a new customer",
        event("customer_created", first_name="Jane", last_name="Wanjiru", phone_number="+254711000123"),
        "Jane W. paid you for the first time",
        "Jane W. amekulipa kwa mara ya kwanza",
        "GOOD",
    ),
    (
        "a new customer without a name",
        event("customer_created", first_name=None, last_name=None, phone_number=HASH),
        "Somebody paid you for the first time",
        "Mtu fulani amekulipa kwa mara ya kwanza",
        "GOOD",
    ),
    (
        "another merchant",
        event("m2m_transaction_received", status="Received", amount="456", sending_merchant="Kilimo Traders"),
        "KES\xa0456.00 from Kilimo Traders reached you",
        "KES\xa0456.00 kutoka kwa Kilimo Traders zimekufikia",
        "GOOD",
    ),
    (
        "another merchant, complete",
        event("m2m_transaction_completed", status="Complete", amount="456", sending_merchant="Kilimo Traders"),
        "KES\xa0456.00 from Kilimo Traders reached you",
        "KES\xa0456.00 kutoka kwa Kilimo Traders zimekufikia",
        "GOOD",
    ),
    (
        "another merchant, failed",
        event("m2m_transaction_received", status="Failed", amount="456", sending_merchant="Kilimo Traders"),
        "“Failed”: KES\xa0456.00 from Kilimo Traders to you",
        "“Failed”: KES\xa0456.00 kutoka kwa Kilimo Traders kuja kwako",
        "CARE",
    ),
    (
        "a settlement to the bank",
        settled({"type": "Bank Account", "resource": {"account_number": "0000004471"}}),
        "KES\xa024,500.00 was sent to your bank",
        "KES\xa024,500.00 zimetumwa kwenye benki yako",
        "GOOD",
    ),
    (
        "a settlement to a wallet",
        settled({"type": "Mobile Wallet", "resource": {"phone_number": "+254711000123", "network": "Safaricom"}}),
        "KES\xa024,500.00 was sent to your phone",
        "KES\xa024,500.00 zimetumwa kwenye simu yako",
        "GOOD",
    ),
    (
        "a settlement to nobody knows where",
        settled(None),
        "KES\xa024,500.00 was sent to you",
        "KES\xa024,500.00 zimetumwa kwako",
        "GOOD",
    ),
    (
        "a settlement that failed",
        settled({"type": "Bank Account", "account_number": "0000004471"}, status="Failed"),
        "“Failed”: KES\xa024,500.00 to your bank",
        "“Failed”: KES\xa024,500.00 kwenda benki yako",
        "CARE",
    ),
    (
        "a settlement to a wallet that waits",
        settled({"type": "merchant_wallet", "msisdn": "254711000123"}, status="Pending"),
        "“Pending”: KES\xa024,500.00 to your phone",
        "“Pending”: KES\xa024,500.00 kwenda simu yako",
        "CARE",
    ),
    (
        "a topic that is not known",
        event("moon_landing", status="Failed", amount="1"),
        "Something K2Desk does not know yet: moon_landing",
        "Jambo ambalo K2Desk bado hailijui: moon_landing",
        "QUIET",
    ),
    (
        "an envelope without a topic",
        raw('{"event":{"type":"Buygoods Transaction","resource":null}}'),
        "Something K2Desk does not know yet: Buygoods Transaction",
        "Jambo ambalo K2Desk bado hailijui: Buygoods Transaction",
        "QUIET",
    ),
    (
        "a customer in the Safaricom format",
        daraja(),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "a blank type in the Safaricom format",
        daraja(TransactionType="", MiddleName=None, LastName=None),
        "KES\xa01,250.00 from Jane reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane zimefika till 555123",
        "GOOD",
    ),
    (
        "a type that is null",
        daraja(TransactionType=None),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "a pay bill with a hash",
        daraja(
            TransactionType="Pay Bill", MSISDN="n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg=", FirstName="", LastName=""
        ),
        "KES\xa01,250.00 from somebody reached till 555123",
        "KES\xa01,250.00 kutoka kwa mtu fulani zimefika till 555123",
        "GOOD",
    ),
    (
        "a Safaricom mask",
        daraja(MSISDN="2547 ***** 126", FirstName=None, MiddleName=None, LastName=None),
        "KES\xa01,250.00 from 2547 ***** 126 reached till 555123",
        "KES\xa01,250.00 kutoka kwa 2547 ***** 126 zimefika till 555123",
        "GOOD",
    ),
    (
        "till to till in the Safaricom format",
        daraja(
            TransactionType="Organization To Organization Transfer",
            MSISDN="990011",
            FirstName="Kilimo Traders",
            MiddleName=None,
            LastName=None,
        ),
        "KES\xa01,250.00 from Kilimo Traders (till 990011) reached till 555123",
        "KES\xa01,250.00 kutoka kwa Kilimo Traders (till 990011) zimefika till 555123",
        "GOOD",
    ),
    (
        "a business payment without a name",
        daraja(TransactionType="Business Payment", MSISDN="K990011", FirstName="", MiddleName=None, LastName=None),
        "KES\xa01,250.00 from till K990011 reached till 555123",
        "KES\xa01,250.00 kutoka till K990011 zimefika till 555123",
        "GOOD",
    ),
    (
        "a business payment from a person's phone",
        daraja(TransactionType="BusinessPayment", MSISDN="+254711000123", FirstName="John", LastName="Mwangi"),
        "KES\xa01,250.00 from another business (John M.) reached till 555123",
        "KES\xa01,250.00 kutoka kwa biashara nyingine (John M.) zimefika till 555123",
        "GOOD",
    ),
    (
        "a reversal in the Safaricom format",
        daraja(TransactionType="Transaction Reversal"),
        "KES\xa01,250.00 to Jane W. was reversed on till 555123",
        "KES\xa01,250.00 kwa Jane W. zimerudishwa kwenye till 555123",
        "CARE",
    ),
    (
        "a type that nobody knows",
        daraja(TransactionType="Salary Advance"),
        "“Salary Advance”: KES\xa01,250.00 from Jane W. to till 555123",
        "“Salary Advance”: KES\xa01,250.00 kutoka kwa Jane W. kwenda till 555123",
        "CARE",
    ),
    (
        "a time that is a number",
        daraja(TransTime=20261123104205, TransAmount=1250),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "a payment that was asked for",
        stk(),
        "KES\xa0100.00 from Joe O. reached till K555123, as your program asked",
        "KES\xa0100.00 kutoka kwa Joe O. zimefika till K555123, kama programu yako ilivyoomba",
        "GOOD",
    ),
    (
        "a payment that was asked for and did not come",
        stk(status="Failed", resource=None, errors="The customer cancelled."),
        "“Failed”: a payment from somebody to your till, as your program asked",
        "“Failed”: pesa kutoka kwa mtu fulani kwenda till yako, kama programu yako ilivyoomba",
        "CARE",
    ),
    (
        "a payment that was asked for and is reversed",
        stk(resource_status="Reversed"),
        "“Reversed”: KES\xa0100.00 from Joe O. to till K555123, as your program asked",
        "“Reversed”: KES\xa0100.00 kutoka kwa Joe O. kwenda till K555123, kama programu yako ilivyoomba",
        "CARE",
    ),
    (
        "money that was sent out",
        result("payment", status="Processed", amount={"currency": "KES", "value": 780}),
        "KES\xa0780.00 was paid out, as your program asked",
        "KES\xa0780.00 zimelipwa nje, kama programu yako ilivyoomba",
        "QUIET",
    ),
    (
        "money that waits to be sent",
        result("send_money", status="Scheduled", amount=None, currency="KES"),
        "“Scheduled”: paying out a payment, as your program asked",
        "“Scheduled”: kulipa pesa, kama programu yako ilivyoomba",
        "CARE",
    ),
    (
        "a transfer that was asked for",
        result("settlement_transfer", status="Processed", amount={"currency": "KES", "value": None}),
        "A payment was sent to your bank or phone, as your program asked",
        "Pesa zimetumwa kwenye benki au simu yako, kama programu yako ilivyoomba",
        "QUIET",
    ),
    (
        "a transfer that failed",
        result(
            "settlement_transfer", status="Failed", amount={"currency": "KES", "value": "19900.0"}, errors=["No funds"]
        ),
        "“Failed”: sending KES\xa019,900.00 to your bank or phone, as your program asked",
        "“Failed”: kutuma KES\xa019,900.00 kwenye benki au simu yako, kama programu yako ilivyoomba",
        "CARE",
    ),
    (
        "a payment link",
        result("payment_link", status="Processed", amount=1000, currency="KES", payment_reference="INV-7"),
        "A payment link for KES\xa01,000.00, as your program asked",
        "Kiungo cha malipo cha KES\xa01,000.00, kama programu yako ilivyoomba",
        "QUIET",
    ),
    (
        "a payment link that expired",
        result("payment_link", status="Expired", amount=1000, currency="KES"),
        "“Expired”: a payment link for KES\xa01,000.00, as your program asked",
        "“Expired”: kiungo cha malipo cha KES\xa01,000.00, kama programu yako ilivyoomba",
        "CARE",
    ),
    (
        "a reversal that was asked for",
        result("reversal", status="Processed", transaction_reference="SKJ4X01ABC"),
        "A payment was reversed, as your program asked",
        "Malipo yamerudishwa, kama programu yako ilivyoomba",
        "QUIET",
    ),
    (
        "a reversal that is only asked for",
        result("reversal", status="Received", transaction_reference="SKJ4X01ABC"),
        "“Received”: reversing a payment, as your program asked",
        "“Received”: kurudisha malipo, kama programu yako ilivyoomba",
        "CARE",
    ),
    (
        "a text message",
        result("transaction_sms_notification", status="Success", message="Asante"),
        "A text message was sent to a customer, as your program asked",
        "SMS imetumwa kwa mteja, kama programu yako ilivyoomba",
        "QUIET",
    ),
    (
        "a text message that failed",
        result("sms", status="Failed", message="Asante"),
        "“Failed”: a text message to a customer, as your program asked",
        "“Failed”: SMS kwa mteja, kama programu yako ilivyoomba",
        "CARE",
    ),
    (
        "one past payment",
        result("polling", status="Success", transactions=[{}]),
        "1 past payment, as your program asked",
        "Malipo 1 yaliyopita, kama programu yako ilivyoomba",
        "QUIET",
    ),
    (
        "no past payments",
        result("polling", status="Success", transactions=[]),
        "0 past payments, as your program asked",
        "Malipo 0 yaliyopita, kama programu yako ilivyoomba",
        "QUIET",
    ),
    (
        "past payments without a type",
        raw('{"data":{"id":"p","attributes":{"transactions":[1,2]}}}'),
        "2 past payments, as your program asked",
        "Malipo 2 yaliyopita, kama programu yako ilivyoomba",
        "QUIET",
    ),
    (
        "a list of past payments that was too long to keep",
        raw('{"data":{"id":"p","type":"polling","attributes":{"status":"Success","transactions":[{"type":"Buygo'),
        "Past payments, as your program asked",
        "Malipo yaliyopita, kama programu yako ilivyoomba",
        "QUIET",
    ),
    (
        "a poll that failed",
        result("polling", status="Failed", transactions=None),
        "“Failed”: past payments, as your program asked",
        "“Failed”: malipo yaliyopita, kama programu yako ilivyoomba",
        "CARE",
    ),
    (
        "a result without anything",
        raw('{"data":{"id":"d","type":"incoming_payment","attributes":null}}'),
        "A payment from somebody to your till, as your program asked",
        "Pesa kutoka kwa mtu fulani kwenda till yako, kama programu yako ilivyoomba",
        "CARE",
    ),
    (
        "money sent out without a word on how it ended",
        result("payment", amount={"currency": "KES", "value": 780}),
        "Paying out KES\xa0780.00, as your program asked",
        "Kulipa KES\xa0780.00, kama programu yako ilivyoomba",
        "QUIET",
    ),
    (
        "a result that is not known",
        result("external_recipient", status="Success"),
        "The result of a request that K2Desk does not know yet: external_recipient",
        "Matokeo ya ombi ambalo K2Desk bado hailijui: external_recipient",
        "QUIET",
    ),
    ("text", raw("hello"), "A message that is not a payment alert", "Ujumbe ambao si arifa ya malipo", "QUIET"),
    ("a list", raw("[1,2]"), "A message that is not a payment alert", "Ujumbe ambao si arifa ya malipo", "QUIET"),
    (
        "a number that is no JSON",
        raw('{"topic":NaN}'),
        "A message that is not a payment alert",
        "Ujumbe ambao si arifa ya malipo",
        "QUIET",
    ),
    ("no text", b"\xff\xfe", "A message that is not even text", "Ujumbe ambao hata si maandishi", "QUIET"),
    (
        "a zero below nothing",
        paid(amount="-0.00"),
        "KES\xa00.00 from Jane W. reached till 555123",
        "KES\xa00.00 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "an amount that names its own currency by a sign",
        paid(amount="$5"),
        "$5 from Jane W. reached till 555123",
        "$5 kutoka kwa Jane W. zimefika till 555123",
        "CARE",
    ),
    (
        "a currency that is a number",
        paid(currency="840"),
        "(840)\xa01,250.00 from Jane W. reached till 555123",
        "(840)\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "a masked last name",
        paid(sender_last_name="*****"),
        "KES\xa01,250.00 from Jane reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane zimefika till 555123",
        "GOOD",
    ),
    (
        "names that are all mask",
        paid(sender_first_name="****", sender_last_name="****"),
        "KES\xa01,250.00 from +254 7•• ••• 123 reached till 555123",
        "KES\xa01,250.00 kutoka kwa +254 7•• ••• 123 zimefika till 555123",
        "GOOD",
    ),
    (
        "a last name within brackets",
        paid(sender_last_name="(Kamau)"),
        "KES\xa01,250.00 from Jane K. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane K. zimefika till 555123",
        "GOOD",
    ),
    (
        "a phone for a name",
        paid(sender_first_name="0711000123", sender_last_name=""),
        "KES\xa01,250.00 from +254 7•• ••• 123 reached till 555123",
        "KES\xa01,250.00 kutoka kwa +254 7•• ••• 123 zimefika till 555123",
        "GOOD",
    ),
    (
        "a mask for a name",
        paid(sender_first_name="2547 ***** 126", sender_last_name=""),
        "KES\xa01,250.00 from 2547 ***** 126 reached till 555123",
        "KES\xa01,250.00 kutoka kwa 2547 ***** 126 zimefika till 555123",
        "GOOD",
    ),
    (
        "a hash for a name",
        paid(sender_first_name=HASH, sender_last_name="", sender_phone_number=None),
        "KES\xa01,250.00 from somebody reached till 555123",
        "KES\xa01,250.00 kutoka kwa mtu fulani zimefika till 555123",
        "GOOD",
    ),
    (
        "a phone for a sending till",
        event(
            "b2b_transaction_received", amount="1", status="Complete", till_number="555123", sending_till="254711000123"
        ),
        "KES\xa01.00 from another business reached till 555123",
        "KES\xa01.00 kutoka kwa biashara nyingine zimefika till 555123",
        "GOOD",
    ),
    (
        "a merchant that is a till",
        event("m2m_transaction_received", amount="1", status="Received", sending_till="990011"),
        "KES\xa01.00 from till 990011 reached you",
        "KES\xa01.00 kutoka kwa till 990011 zimekufikia",
        "GOOD",
    ),
    (
        "a topic that is a word of ours",
        event("settlement_bank", amount="1", status="Failed"),
        "Something K2Desk does not know yet: settlement_bank",
        "Jambo ambalo K2Desk bado hailijui: settlement_bank",
        "QUIET",
    ),
    (
        "a settlement of which a part failed",
        event(
            "settlement_transfer_completed",
            amount="9",
            status="Transferred",
            destination={"type": "Bank Account"},
            disbursements=[{"status": "Transferred"}, {"status": "Failed"}],
        ),
        "“Failed”: KES\xa09.00 to your bank",
        "“Failed”: KES\xa09.00 kwenda benki yako",
        "CARE",
    ),
    (
        "a wallet with an account's number",
        settled({"type": "Mobile Wallet", "account_number": "254711000123"}),
        "KES\xa024,500.00 was sent to your phone",
        "KES\xa024,500.00 zimetumwa kwenye simu yako",
        "GOOD",
    ),
    (
        "a pay bill with an account's number",
        settled({"type": "Paybill", "account_number": "7"}),
        "KES\xa024,500.00 was sent to you",
        "KES\xa024,500.00 zimetumwa kwako",
        "GOOD",
    ),
    (
        "till to till that is none: OD Loan Repayment to Organization",
        daraja(TransactionType="OD Loan Repayment to Organization", MSISDN="990011", FirstName="MAMA", LastName="LTD"),
        "“OD Loan Repayment to Organization”: KES\xa01,250.00 from MAMA LTD (till 990011) to till 555123",
        "“OD Loan Repayment to Organization”: KES\xa01,250.00 kutoka kwa MAMA LTD (till 990011) kwenda till 555123",
        "CARE",
    ),
    (
        "till to till that is none: Organization Settlement",
        daraja(TransactionType="Organization Settlement", MSISDN="990011", FirstName="MAMA", LastName="LTD"),
        "“Organization Settlement”: KES\xa01,250.00 from MAMA LTD (till 990011) to till 555123",
        "“Organization Settlement”: KES\xa01,250.00 kutoka kwa MAMA LTD (till 990011) kwenda till 555123",
        "CARE",
    ),
    (
        "till to till that is none: Business Payment Failed",
        daraja(TransactionType="Business Payment Failed", MSISDN="990011", FirstName="MAMA", LastName="LTD"),
        "“Business Payment Failed”: KES\xa01,250.00 from MAMA LTD (till 990011) to till 555123",
        "“Business Payment Failed”: KES\xa01,250.00 kutoka kwa MAMA LTD (till 990011) kwenda till 555123",
        "CARE",
    ),
    (
        "a reversal that failed",
        daraja(TransactionType="Reversal Failed"),
        "“Reversal Failed”: KES\xa01,250.00 back to Jane W. from till 555123",
        "“Reversal Failed”: KES\xa01,250.00 kurudi kwa Jane W. kutoka till 555123",
        "CARE",
    ),
    (
        "a type that is a list",
        daraja(TransactionType=[]),
        "“[]”: KES\xa01,250.00 from Jane W. to till 555123",
        "“[]”: KES\xa01,250.00 kutoka kwa Jane W. kwenda till 555123",
        "CARE",
    ),
    (
        "a till that says that it is one",
        paid(till_number="Till 555123"),
        "KES\xa01,250.00 from Jane W. reached till 555123",
        "KES\xa01,250.00 kutoka kwa Jane W. zimefika till 555123",
        "GOOD",
    ),
    (
        "past payments that are not there",
        result("polling", status="Success"),
        "Past payments, as your program asked",
        "Malipo yaliyopita, kama programu yako ilivyoomba",
        "QUIET",
    ),
]
"""(name, the message, the English, the Kiswahili, the tone of its icon)."""


assert len(TABLE) >= 60


@pytest.fixture
def speak(qapp: Any) -> Iterator[Any]:
    from k2desk.ui.text.language import language

    language().start(qapp, "en")
    yield language().choose
    language().choose("en")


def arrived(body: bytes) -> Arrived:
    return judge(AlertRecord("a", "shop", NOW, NOW, 1, "/k2", sign("the-key", body), body), KEYS)


def test_every_message_of_the_table_is_its_sentence_in_both_languages(speak: Any) -> None:
    from k2desk.ui.text.alerts import icon_of, plain_sentence, sentence

    wrong = []
    for title, body, english, kiswahili, tone in TABLE:
        one = arrived(body)
        for code, words in (("en", english), ("sw", kiswahili)):
            speak(code)
            if sentence(one, whole=False) != words:
                wrong.append((title, sentence(one, whole=False), words))
            # With its time it is still one sentence, whatever the message contains.
            assert words in plain_sentence(one, whole=False, verdict="–", now=NOW), title
        if icon_of(one)[1].name != tone:
            wrong.append((title, icon_of(one)[1].name, tone))
    assert wrong == []


def test_what_may_not_be_the_money_is_never_green() -> None:
    green = {title for title, _, english, _, tone in TABLE if tone == "GOOD"}
    for title, _, english, _, _ in TABLE:
        if english.startswith("“") or title.startswith(("a failed", "a declined", "a negative", "no amount")):
            assert title not in green


ODD: tuple[Any, ...] = (
    None,
    [],
    {},
    [None],
    {"value": []},
    0,
    -7,
    1.5,
    10**30,
    True,
    False,
    "",
    " ",
    "null",
    "\u0000",
    "-1",
    "{amount}",
    "**",
    "x" * 5000,
    "\U0001f600",
    "\u202e1.234",
    ["a", ["b", ["c"]]],
)


def _fields(content: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield (*path, key)
            yield from _fields(value, (*path, key))


def _changed(content: Any, path: tuple[str, ...], value: Any) -> Any:
    return value if not path else {**content, path[0]: _changed(content[path[0]], path[1:], value)}


@pytest.mark.parametrize(
    "body",
    [
        paid(sending_till="990011"),
        event("card_transaction_received", customer_cc_number="*4471", till_number="1", amount="1"),
        settled({"type": "Bank Account", "resource": {"account_number": "4471"}}),
        daraja(),
        stk(),
        result("payment", status="Processed", amount={"currency": "KES", "value": 780}, errors=None),
    ],
    ids=["paid", "card", "settled", "daraja", "stk", "payment"],
)
def test_whatever_stands_in_a_field_there_is_a_sentence(speak: Any, body: bytes) -> None:
    from k2desk.ui.text.alerts import icon_of, money, payer, phone, plain_sentence, second_line, sentence

    content = json.loads(body)
    for path in _fields(content):
        for value in ODD:
            one = arrived(written(_changed(content, path, value)))
            for whole in (False, True):
                said = sentence(one, whole=whole)
                assert said and "\n" not in said and "None" not in said, (path, value, said)
                assert plain_sentence(one, whole=whole, verdict="–", now=NOW).startswith(said[:20])
                second_line(one, whole=whole), money(one.alert), payer(one.alert, whole=whole)
                assert isinstance(phone(one.alert, whole=whole), str)
            assert icon_of(one)[0]
