"""Writes requests as HTTP: those that create and read subscriptions, and example deliveries to try a receiver with."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from k2desk.kopokopo.payloads import SIGNATURE_HEADER, Facts, body, compact, daraja_body
from k2desk.kopokopo.signature import sign
from k2desk.model.events import CUSTOMER_PAYMENT, CUSTOMER_REVERSAL, EVENT_TYPES, Money, Payer
from k2desk.model.kenya import KENYA
from k2desk.services.snippets.literals import as_json
from k2desk.services.snippets.subject import CodeSubject

EXAMPLE_KEY = "practice-key-1"
"""Signs the example deliveries. It is short and plain, so that nobody takes it for a real key."""

_PAID_AT = datetime(2026, 11, 28, 10, 42, 7, tzinfo=KENYA)
_IDS = uuid.UUID("6f1d2a54-6b0e-4b1c-9a51-2a4f9f6f4d10")
_TOKEN = "Authorization: Bearer {{signIn.response.body.access_token}}\nAccept: application/json\n"


def creates_and_reads(subject: CodeSubject) -> str:
    """Return a create for each subscription that does not exist yet, and a read for each one."""
    written = []
    for number, one in enumerate(subject.subscriptions, start=1):
        location = one.location
        if location is None:
            location = f"{{{{create{number}.response.headers.Location}}}}"
            written.append(
                f"\n### Create number {number}. The answer is 201 with the header Location, and without a body.\n"
                f"# @name create{number}\n"
                f"POST {subject.environment.base_url}/api/v{subject.version}/webhook_subscriptions\n"
                f"{_TOKEN}Content-Type: application/json\n\n{_without_variables(as_json(one.body))}\n"
            )
        else:
            # Braces would be a variable of the editor.
            location = location.replace("{", "%7B").replace("}", "%7D")
        title = f'\n### Read number {number}. "status" is Active if all is well.\n'
        written.append(f"{title}GET {location}\n{_TOKEN}")
    return "".join(written)


def deliveries(subject: CodeSubject) -> str:
    """Return signed example messages: a payment, the same again, a forged one, till to till, a reversal, Daraja."""
    tills = [till for one in subject.subscriptions if (till := str(one.body["scope_reference"] or "")).isalnum()]
    facts = Facts(
        base_url=subject.environment.base_url,
        event_id=str(uuid.uuid5(_IDS, "payment")),
        resource_id=str(uuid.uuid5(_IDS, "resource")),
        at=_PAID_AT,
        amount="100.0",
        reference="PR00000001",
        till=tills[0] if tills else "555555",
    )
    business = next(
        event.name
        for event in EVENT_TYPES.values()
        if event.money is Money.IN and event.payer is Payer.BUSINESS and event.daraja is not None
    )
    paid = compact(body(CUSTOMER_PAYMENT, facts))
    forged = compact(body(CUSTOMER_PAYMENT, replace(facts, amount="9000.0")))
    to_till = replace(facts, event_id=str(uuid.uuid5(_IDS, "till to till")), reference="PR00000002")
    back = replace(facts, event_id=str(uuid.uuid5(_IDS, "reversal")))
    messages = (
        ("A payment: answer 200 and count it.", paid, paid),
        ("The same message again: answer 200 and count nothing.", paid, paid),
        ("Forged: the amount was changed after signing. Answer 401.", forged, paid),
        ("From another till: a payment of a business, counted once as well.", *2 * (compact(body(business, to_till)),)),
        ("The first payment was reversed: take it back.", *2 * (compact(body(CUSTOMER_REVERSAL, back)),)),
        (
            "A payment in the Daraja form: no id and no topic. Count it by its TransID.",
            *2 * (compact(daraja_body(CUSTOMER_PAYMENT, replace(facts, reference="PR00000003"))),),
        ),
        (
            "From another till in the Daraja form: MSISDN is the sending till.",
            *2 * (compact(daraja_body(business, replace(facts, reference="PR00000004"))),),
        ),
    )
    return "".join(
        f"\n### {title}\nPOST {{{{receiver}}}}\nContent-Type: application/json\n"
        f"{SIGNATURE_HEADER}: {sign(EXAMPLE_KEY, signed)}\n\n{content.decode()}\n"
        for title, content, signed in messages
    )


def _without_variables(text: str) -> str:
    """Return JSON in which no text is a variable of the editor."""
    return text.replace("{{", "{\\u007b")
