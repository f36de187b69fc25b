"""The message about a problem to the person who can fix it: what K2Desk says, where, for which tills, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line, plain_lines
from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.model.records import SubscriptionRecord
from k2desk.services.addresses import host_and_path
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.places import place_line
from k2desk.ui.text.plain import filled
from k2desk.ui.text.steps import split_action
from k2desk.ui.text.times import whole, whole_kenyan
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Letters")
_NAMED = 5
_LINES = 12
"""How many lines of technical details a message has at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about a problem where it is shown: the address, what is sent there, and when it was seen.

    `facts` are technical lines for Kopo Kopo's support, and `name` is what the shop calls the address.
    """

    address: str = ""
    what: str = ""
    at: datetime | None = None
    facts: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class MissingAlerts:
    """Payments without an alert, as (reference, time), and the addresses for these alerts."""

    addresses: tuple[str, ...]
    payments: tuple[tuple[str, datetime], ...]


_PAYMENTS = 200
"""The most payments of one address that a message names."""

_GREETINGS = {
    ProblemAction.ASK_WEBSITE: QT_TRANSLATE_NOOP(
        "Letters", "Hello. Kopo Kopo sends our payment alerts to our web address. K2Desk checks it for us."
    ),
    ProblemAction.ASK_KOPO_KOPO: QT_TRANSLATE_NOOP(
        "Letters", "Hello Kopo Kopo. We look after our payment alerts with K2Desk."
    ),
    ProblemAction.ASK_HELPER: QT_TRANSLATE_NOOP("Letters", "Hello. On our computer we use K2Desk for payment alerts."),
}
_REQUESTS = {
    ProblemAction.ASK_WEBSITE: QT_TRANSLATE_NOOP("Letters", "Please fix it and tell me when it is done."),
    ProblemAction.ASK_KOPO_KOPO: QT_TRANSLATE_NOOP("Letters", "Please look into it and tell us what to do."),
    ProblemAction.ASK_HELPER: QT_TRANSLATE_NOOP("Letters", "Please help me to fix it."),
}
_WANT_AN_ADDRESS = frozenset(
    {
        ProblemKind.NO_ADDRESS,
        ProblemKind.NOT_HTTPS,
        ProblemKind.PASSWORD_IN_ADDRESS,
        ProblemKind.INCOMPLETE_ADDRESS,
        ProblemKind.PRETEND_ADDRESS,
    }
)


def letter_about(problem: Problem, action: ProblemAction, known: Known) -> str:
    """Return the message that `action` copies, in the current language and without queries of addresses."""
    if problem.kind is ProblemKind.NOT_CONFIRMED:
        return _question_whether_it_was_made(known)
    if problem.kind in _WANT_AN_ADDRESS:
        return _request_for_an_address(known)
    words = words_of(problem)
    meaning, _ = split_action(words.text)
    said = f"{words.title} {meaning}".strip()
    lines = [_tr(_GREETINGS[action]), filled(_tr(QT_TRANSLATE_NOOP("Letters", "K2Desk says: “{said}”")), said=said)]
    lines += _facts(known)
    lines += [_tr(_REQUESTS[action]), "", words.code, *plain_lines(problem.details).splitlines()[:_LINES]]
    return "\n".join(lines)


def letter_about_alerts(missing: Iterable[MissingAlerts]) -> str:
    """Return the message about payments without an alert. It has references and times, and no payer."""
    lines = [_tr(_GREETINGS[ProblemAction.ASK_WEBSITE])]
    lines.append(_tr(QT_TRANSLATE_NOOP("Letters", "These payments came, but their alerts did not reach our list:")))
    for one in missing:
        lines += ["", *(f"{reference}  {whole_kenyan(at)}" for reference, at in one.payments[:_PAYMENTS])]
        if len(one.payments) > _PAYMENTS:
            more = _tr(QT_TRANSLATE_NOOP("Letters", "and {n} more"))
            lines.append(filled(more, n=len(one.payments) - _PAYMENTS))
        for address in one.addresses:
            shown = "".join(host_and_path(address)).partition("?")[0]
            text = _tr(QT_TRANSLATE_NOOP("Letters", "They should have come to: {address}"))
            lines.append(filled(text, address=one_line(f"https://{shown}", Most.ADDRESS)))
        if not one.addresses:
            lines.append(_tr(QT_TRANSLATE_NOOP("Letters", "No web address is set up for these alerts yet.")))
    ask = QT_TRANSLATE_NOOP("Letters", "Times are Kenyan. Please look whether your system got them, and tell me.")
    return "\n".join((*lines, "", _tr(ask)))


def _question_whether_it_was_made(known: Known) -> str:
    lines = [
        _tr(QT_TRANSLATE_NOOP("Letters", "Hello Kopo Kopo. We asked you for a subscription and got no clear answer.")),
        *_facts(known),
        _tr(QT_TRANSLATE_NOOP("Letters", "Was it made? If so, please send us its ID. If not, please tell us.")),
    ]
    return "\n".join((*lines, "", *plain_lines(known.facts).splitlines()))


def _request_for_an_address(known: Known) -> str:
    lines = [
        _tr(QT_TRANSLATE_NOOP("Letters", "Hello. Kopo Kopo can tell our website about each payment.")),
        _tr(QT_TRANSLATE_NOOP("Letters", "Please send me the web address for these alerts.")),
        _tr(
            QT_TRANSLATE_NOOP(
                "Letters", "It must start with https:// and work from anywhere on the internet, without a sign-in."
            )
        ),
    ]
    return "\n".join(lines + _facts(replace(known, address="", at=None)))


def letter_to_end(
    records: Iterable[SubscriptionRecord], address: str, day: date, till_name: Callable[[str | None], str]
) -> str:
    """Return a letter to Kopo Kopo's support: the date, and all IDs, without the query of the address."""
    shown = "".join(host_and_path(address)).partition("?")[0]
    lines = []
    for record in records:
        till = till_words(record.scope_reference or "", till_name(record.scope_reference)) or record.scope
        facts = f"{record.kopokopo_id}  {record.event_type}  {till}  https://{shown}"
        lines.append(one_line(facts, Most.ADDRESS))
    text = QT_TRANSLATE_NOOP(
        "Letters", "Hello Kopo Kopo, please end these {n} webhook subscriptions. We replaced them on {day}."
    )
    return "\n".join((filled(_tr(text), n=len(lines), day=day.isoformat()), "", *lines))


def _facts(known: Known) -> list[str]:
    lines = []
    if known.address:
        shown = "".join(host_and_path(known.address)).partition("?")[0]
        text = _tr(QT_TRANSLATE_NOOP("Letters", "The address: {address}"))
        lines.append(filled(text, address=place_line(f"https://{shown}", known.name)))
    if known.what:
        lines.append(filled(_tr(QT_TRANSLATE_NOOP("Letters", "It is for: {what}")), what=known.what))
    if known.at is not None:
        lines.append(filled(_tr(QT_TRANSLATE_NOOP("Letters", "When: {when}")), when=whole(known.at)))
    return lines


def what_is_sent(entries: Iterable[CachedSubscription], till_name: Callable[[str | None], str]) -> str:
    """Return the events and tills of subscriptions, with the names of the tills and the IDs that Kopo Kopo gave."""
    found = []
    for entry in entries:
        record = entry.record
        till = record.scope_reference or ""
        whom = till_words(till, till_name(till)) if till else scope_name("company", None)
        ident = f", ID {one_line(record.kopokopo_id, Most.NAME)}" if record.kopokopo_id else ""
        found.append(f"{event_name(record.event_type)} ({whom}{ident})")
    more = len(found) - _NAMED
    shown = "; ".join(found[:_NAMED])
    return shown if more <= 0 else filled(_tr(QT_TRANSLATE_NOOP("Letters", "{what} and {n} more")), what=shown, n=more)
