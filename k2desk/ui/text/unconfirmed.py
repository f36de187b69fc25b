"""The words about a create whose answer is missing: what came back, and what to ask Kopo Kopo."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Problem
from k2desk.model.records import SubscriptionRecord
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Unconfirmed")
_CAME_BACK = {
    "nothing": QT_TRANSLATE_NOOP("Unconfirmed", "The connection broke. No answer came back."),
    "late": QT_TRANSLATE_NOOP("Unconfirmed", "Kopo Kopo did not answer in time."),
    "error": QT_TRANSLATE_NOOP("Unconfirmed", "Kopo Kopo answered with an error."),
    "page": QT_TRANSLATE_NOOP("Unconfirmed", "Another page answered in place of Kopo Kopo."),
    "odd": QT_TRANSLATE_NOOP("Unconfirmed", "An answer came back, but K2Desk could not read it."),
    "no_id": QT_TRANSLATE_NOOP("Unconfirmed", "Kopo Kopo said yes, but did not give the ID."),
    "closed": QT_TRANSLATE_NOOP("Unconfirmed", "K2Desk closed before the answer came."),
}
_OF_OLDER_VERSIONS = {
    "TookTooLong": "late",
    "ServerTrouble": "error",
    "Redirected": "page",
    "TurnedAway": "page",
    "NotKopoKopo": "page",
    "NotUnderstood": "odd",
    "NoUsableLocation": "no_id",
    "Unforeseen": "odd",
    "K2Desk ended while the answer was awaited": "closed",
}
"""How the details of a row begin that an older version stored, and what they mean."""


def came_back(trouble: Problem | None) -> str:
    """Return what came back after a create that is not confirmed, as a sentence."""
    if trouble is None:
        return _tr(_CAME_BACK["nothing"])
    first = trouble.details.partition("\n")[0].partition(":")[0]
    came = trouble.param.get("came") or _OF_OLDER_VERSIONS.get(first, "nothing")
    return _tr(_CAME_BACK.get(came, _CAME_BACK["odd"]))


def facts_for_kopo_kopo(records: Iterable[SubscriptionRecord]) -> str:
    """Return what Kopo Kopo's support needs in order to find subscriptions, a line each."""
    lines = []
    for record in records:
        scope = f"{record.scope} {record.scope_reference or ''}".strip()
        when = f"{record.pressed_at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
        lines.append(one_line(f"{record.event_type}, {scope}, POST {when}", Most.SENTENCE))
    return "\n".join(lines)
