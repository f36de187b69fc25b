"""The facts of a row for a developer: what was sent, what is known about it, and its history."""

from __future__ import annotations

from k2desk.model.outside import Most, one_line, plain_lines
from k2desk.services.history_of import RowHistory
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.text.history import by_whom, event_words
from k2desk.ui.text.times import whole


def technical_text(entry: CachedSubscription, past: RowHistory | None) -> str:
    """Return the facts of a row, line by line, without translation."""
    record, check = entry.record, entry.check
    facts = [
        f"event_type: {record.event_type}",
        f"scope: {record.scope}  scope_reference: {record.scope_reference or 'null'}",
        f"url: {record.address}",
        f"Location: {record.location or '–'}",
        f"API v{record.api_version}  enable_daraja_payload: {str(record.daraja).lower()}",
        f"attempt: {record.id}",
    ]
    if check is not None and check.word:
        facts.append(f"status: {check.word}")
    trouble = record.trouble or (check.trouble if check else None)
    if trouble is not None:
        facts += [trouble.code, *plain_lines(trouble.details).splitlines()]
    if past is not None and past.events:
        facts.append("")
        facts += [f"{whole(event.at)}  {event_words(event)}{by_whom(event)}" for event in past.events[:20]]
    return "\n".join([one_line(fact, Most.ADDRESS) for fact in facts])
