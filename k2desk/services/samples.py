"""Sample messages: realistic, editable, signed like Kopo Kopo's, and recognisable by a reserved reference."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from k2desk import __version__
from k2desk.kopokopo.payloads import SIGNATURE_HEADER, Facts, PayerForm, body, compact, daraja_body
from k2desk.kopokopo.signature import sign
from k2desk.model.alerts import SAMPLE_IDENTITY, SAMPLE_REFERENCE
from k2desk.model.events import EVENT_TYPES
from k2desk.model.problems import Problem, ProblemKind

REFERENCE = f"{SAMPLE_REFERENCE}TEST"
PAYER_FORMS = tuple(PayerForm)
"""How a sample can name the payer: in full, or hidden as Safaricom hides it."""

_TILL = "555555"
_LONGEST = 200_000


class NotASample(Exception):
    """The edited text can't be sent; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted: the bytes of the body, and the headers."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


def event_id(number: int) -> str:
    """Return a new id for a made-up event."""
    return f"{SAMPLE_IDENTITY}{uuid.uuid4().hex[:8]}{number:04d}"


def facts(
    base_url: str,
    till: str | None,
    now: datetime,
    *,
    reference: str = REFERENCE,
    number: int = 1,
    first_name: str = "Jane",
    last_name: str = "Wanjiru",
    payer: PayerForm = PayerForm.WHOLE,
) -> Facts:
    """Return the facts of a made-up payment of KES 1. `number` distinguishes the messages of one run."""
    return Facts(
        base_url=base_url,
        event_id=event_id(number),
        resource_id=f"{SAMPLE_IDENTITY}{number:012d}",
        at=now,
        amount="1.0",
        reference=reference,
        till=till or _TILL,
        first_name=first_name,
        last_name=last_name,
        phone="+254700000000",
        payer=payer,
    )


def content(event_type: str, made_up: Facts, *, daraja: bool) -> dict[str, Any]:
    """Return the body of a sample. Raises KeyError for an event type without a sample."""
    has_daraja = EVENT_TYPES[event_type].daraja is not None
    return daraja_body(event_type, made_up) if daraja and has_daraja else body(event_type, made_up)


def sample_text(
    event_type: str,
    base_url: str,
    till: str | None,
    now: datetime,
    *,
    daraja: bool = False,
    payer: PayerForm = PayerForm.WHOLE,
) -> str:
    """Return a sample as text for editing."""
    made_up = facts(base_url, till, now, payer=payer)
    return json.dumps(content(event_type, made_up, daraja=daraja), ensure_ascii=False, indent=2)


def parsed_sample(text: str) -> bytes:
    """Return the bytes to send for an edited sample: compact, as the SDKs need them. Raises `NotASample`."""
    if len(text) > _LONGEST:
        raise NotASample(Problem(ProblemKind.TOO_LONG, (("size", size_words(len(text))),), field="body"))
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise _broken(where, error.lineno) from None
    except RecursionError:
        raise _broken() from None
    if not isinstance(found, dict):
        raise _broken("an object {…} is expected")
    try:
        return compact(found)
    except UnicodeEncodeError:
        raise _broken("half a character (\\ud8…)") from None


def _broken(details: str = "", line: int = 1) -> NotASample:
    return NotASample(Problem(ProblemKind.BROKEN_SAMPLE, (("line", str(line)),), field="body", details=details))


def signed(content: bytes, api_key: str) -> Message:
    """Return the message with the right signature."""
    return _message(content, sign(api_key, content))


def faked(content: bytes) -> Message:
    """Return a message that a stranger could send: its signature fits no key."""
    return _message(content, sign(uuid.uuid4().hex, content))


def _message(content: bytes, signature: str) -> Message:
    return Message(
        content,
        (
            ("Content-Type", "application/json"),
            ("Accept", "*/*"),
            ("User-Agent", f"K2Desk/{__version__} (sample)"),
            (SIGNATURE_HEADER, signature),
        ),
    )


def size_words(size: int) -> str:
    """Return a size in words: "5.0 MB", "12 KB"."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1_000)} KB"
