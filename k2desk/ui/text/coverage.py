"""The words of the coverage: short column headings, the text of a cell, and the advice beside the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.tone import Tone
from k2desk.services.coverage import Advice, AdviceKind, Cell, CellKind
from k2desk.ui.text.badges import badge_meaning
from k2desk.ui.text.events import event_clause, event_name
from k2desk.ui.text.plain import filled
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Coverage")
_NAMED = 5

CELL_LOOKS: dict[CellKind, tuple[str, Tone, object]] = {
    CellKind.LIVE: ("status-active", Tone.GOOD, QT_TRANSLATE_NOOP("Coverage", "one is active")),
    CellKind.TWICE: ("copy", Tone.INFO, QT_TRANSLATE_NOOP("Coverage", "told twice")),
    CellKind.NONE: ("status-not-checked", Tone.BAD, QT_TRANSLATE_NOOP("Coverage", "nobody is told")),
    CellKind.DOUBT: ("status-not-confirmed", Tone.CARE, QT_TRANSLATE_NOOP("Coverage", "not confirmed")),
    CellKind.AGED: ("status-aged", Tone.QUIET, QT_TRANSLATE_NOOP("Coverage", "not checked recently")),
    CellKind.UNUSED: ("", Tone.QUIET, QT_TRANSLATE_NOOP("Coverage", "not used")),
}
_ADVICE: dict[AdviceKind, tuple[object, object]] = {
    AdviceKind.LOST: (
        QT_TRANSLATE_NOOP("Coverage", "Nobody is told now when {clause}."),
        QT_TRANSLATE_NOOP("Coverage", "Create it again"),
    ),
    AdviceKind.GAP: (
        QT_TRANSLATE_NOOP("Coverage", "Nobody is told when {clause}."),
        QT_TRANSLATE_NOOP("Coverage", "Create it"),
    ),
    AdviceKind.TWICE: (
        QT_TRANSLATE_NOOP("Coverage", "{place} gets two alerts when {clause}."),
        QT_TRANSLATE_NOOP("Coverage", "See both"),
    ),
    AdviceKind.DOUBT: (
        QT_TRANSLATE_NOOP("Coverage", "We are not sure that anyone is told when {clause}."),
        QT_TRANSLATE_NOOP("Coverage", "Look at it"),
    ),
}
_GROUPS: dict[AdviceKind, tuple[object, object]] = {
    AdviceKind.LOST: (
        QT_TRANSLATE_NOOP("Coverage", "{n} tills: nobody is told any more about “{event}”."),
        QT_TRANSLATE_NOOP("Coverage", "Create them again"),
    ),
    AdviceKind.GAP: (
        QT_TRANSLATE_NOOP("Coverage", "{n} tills: nobody is told about “{event}”."),
        QT_TRANSLATE_NOOP("Coverage", "Create them"),
    ),
}
ADVICE_LOOKS = {
    AdviceKind.LOST: ("status-not-created", Tone.BAD),
    AdviceKind.GAP: ("status-not-created", Tone.BAD),
    AdviceKind.TWICE: ("copy", Tone.INFO),
    AdviceKind.DOUBT: ("status-not-confirmed", Tone.CARE),
}


def till_words(number: str, name: str) -> str:
    """Return the number with its name: 555555 Westlands."""
    return one_line(f"{number} {name}".strip(), Most.NAME)


def cell_text(cell: Cell) -> str:
    """Return the text of a cell: a count, "none", or a dot."""
    if cell.kind is CellKind.UNUSED:
        return "·"
    return _tr(QT_TRANSLATE_NOOP("Coverage", "none")) if cell.kind is CellKind.NONE else str(cell.count)


def legend(kind: CellKind) -> str:
    """Return the meaning of a kind of cell."""
    return _tr(CELL_LOOKS[kind][2])


def cell_sentence(till: str, event: str, cell: Cell, place: Callable[[str], str]) -> str:
    """Return the cell as a sentence, for tool tips and screen readers. `place` is an address in words."""
    words = f"{till}, {event_name(event)}: {legend(cell.kind)}"
    if cell.count > 1:
        words += f" ({cell.count})"
    if cell.by_business:
        words += ". " + _tr(QT_TRANSLATE_NOOP("Coverage", "“Whole business” covers it."))
    if cell.addresses:
        to = ", ".join(map(place, cell.addresses[:_NAMED]))
        words += ". " + filled(_tr(QT_TRANSLATE_NOOP("Coverage", "Sent to {places}")), places=to)
    if cell.lost is not None:
        words += ". " + badge_meaning(cell.lost)
    return words


def advice_sentence(group: Sequence[Advice], till: str, place: Callable[[str], str]) -> str:
    """Return one sentence of advice, about one till or about as many as are in the group."""
    advice = group[0]
    if len(group) > 1:
        sentence = filled(_tr(_GROUPS[advice.kind][0]), n=len(group), event=event_name(advice.event))
    else:
        where = filled(_tr(QT_TRANSLATE_NOOP("Coverage", "till {till}")), till=till)
        clause = event_clause(advice.event, where)
        to = place(advice.address) if advice.address else ""
        sentence = filled(_tr(_ADVICE[advice.kind][0]), clause=clause, place=to)
    return f"{sentence} {badge_meaning(advice.lost)}" if advice.lost is not None else sentence


def advice_action(group: Sequence[Advice]) -> str:
    """Return the text of the button beside the sentence."""
    return _tr((_GROUPS if len(group) > 1 else _ADVICE)[group[0].kind][1])
