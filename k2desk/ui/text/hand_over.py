"""The words of a hand-over: how good a passphrase is, what is in a file, and how it differs from what is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.records import State
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.setting_names import setting_names
from k2desk.ui.text.translate_to import translations_of

if TYPE_CHECKING:
    from k2desk.services.hand_over.merging import AccountMerge, Difference

_tr = translations_of("HandOver")

STRENGTHS = {
    "empty": "",
    "weak": QT_TRANSLATE_NOOP("HandOver", "Easy to guess"),
    "fair": QT_TRANSLATE_NOOP("HandOver", "Fair: one word more makes it good"),
    "good": QT_TRANSLATE_NOOP("HandOver", "Good: nobody guesses it in years"),
}
_STATES = {
    State.CREATED: QT_TRANSLATE_NOOP("HandOver", "Created"),
    State.NOT_CREATED: QT_TRANSLATE_NOOP("HandOver", "Not created"),
    State.NOT_SENT: QT_TRANSLATE_NOOP("HandOver", "Not sent"),
    State.NOT_CONFIRMED: QT_TRANSLATE_NOOP("HandOver", "Not confirmed"),
    State.SENDING: QT_TRANSLATE_NOOP("HandOver", "Being sent"),
}
_REMOVED = QT_TRANSLATE_NOOP("HandOver", "Removed")
_IN_LIST = QT_TRANSLATE_NOOP("HandOver", "In the list")
_WHO_TO_CALL = QT_TRANSLATE_NOOP("HandOver", "Who to call")
_NOTHING = QT_TRANSLATE_NOOP("HandOver", "Nothing")
_FIELDS = {
    "name": QT_TRANSLATE_NOOP("HandOver", "Name"),
    "text": QT_TRANSLATE_NOOP("HandOver", "Note"),
    "api_version": QT_TRANSLATE_NOOP("HandOver", "Version of Kopo Kopo’s interface"),
    "content": QT_TRANSLATE_NOOP("HandOver", "What it is"),
    "state": QT_TRANSLATE_NOOP("HandOver", "State"),
    "removed": QT_TRANSLATE_NOOP("HandOver", "In the list?"),
    "website": QT_TRANSLATE_NOOP("HandOver", "Website person"),
    "support": QT_TRANSLATE_NOOP("HandOver", "Kopo Kopo support"),
    "keeper": QT_TRANSLATE_NOOP("HandOver", "Who looks after K2Desk"),
}
_GROUPS = (
    (("subscriptions",), QT_TRANSLATE_NOOP("HandOver", "Subscriptions")),
    (("tills", "names", "notes", "contacts"), QT_TRANSLATE_NOOP("HandOver", "Tills, names and notes")),
    (("history", "events"), QT_TRANSLATE_NOOP("HandOver", "History")),
    (("checks", "addresses", "days", "mornings"), QT_TRANSLATE_NOOP("HandOver", "Checks")),
)


def strength_words(strength: str) -> str:
    """Return how good a passphrase is."""
    return _tr(STRENGTHS[strength])


def counts_of(merge: AccountMerge) -> list[tuple[str, int, int, int]]:
    """Return (name, new, different, same) for each group of what a file holds."""
    found = []
    for kinds, name in _GROUPS:
        counts = [merge.counts[kind] for kind in kinds]
        sums = (sum(one.new for one in counts), sum(one.differ for one in counts), sum(one.same for one in counts))
        found.append((_tr(name), *sums))
    return found


def difference_words(difference: Difference, known: dict[str, Any]) -> tuple[str, str, str, str]:
    """Return (what, field, here, in the file). `known` are the rows by their ID, for notes."""
    field = _tr(_FIELDS[difference.field])
    here, theirs = (_value(difference, one) for one in (difference.here, difference.theirs))
    return _subject(difference, known), field, here, theirs


def _subject(difference: Difference, known: dict[str, Any]) -> str:
    record = difference.here
    match difference.kind:
        case "account":
            return one_line(record.name, Most.NAME)
        case "tills":
            return scope_name("till", record.number, record.name)
        case "names":
            return one_line(record.address, Most.ADDRESS)
        case "contacts":
            return _tr(_WHO_TO_CALL)
        case "notes":
            record = known.get(record.subscription_id)
    if record is None:
        return ""
    return f"{event_name(record.event_type)} · {scope_name(record.scope, record.scope_reference)}"


def _value(difference: Difference, record: Any) -> str:
    match difference.field:
        case "removed":
            return _tr(_IN_LIST if record.removed_at is None else _REMOVED)
        case "state":
            number = f" · {record.kopokopo_id}" if record.kopokopo_id else ""
            return one_line(f"{_tr(_STATES[record.state])}{number}", Most.NAME)
        case "content":
            return one_line(f"{event_name(record.event_type)} · {record.address}", Most.ADDRESS)
        case "api_version":
            return f"v{record.api_version}"
        case "website" | "support" | "keeper" as who:
            parts = (getattr(record, f"{who}_{part}") for part in ("name", "phone"))
            return one_line(" ".join(filter(None, parts)), Most.SENTENCE) or _tr(_NOTHING)
    if getattr(record, "removed_at", None) is not None:
        return _tr(_REMOVED)
    return one_line(getattr(record, difference.field), Most.SENTENCE) or _tr(_NOTHING)


def settings_words(settings: dict[str, object]) -> str:
    """Return the names of settings, as on their page."""
    return setting_names(", ".join(settings))
