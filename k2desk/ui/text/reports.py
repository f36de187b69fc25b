"""The message to the person who can fix a fault, and the report below it: polite, short, technical, without secrets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line, plain_lines
from k2desk.model.problems import Who
from k2desk.services.address_check.results import Report
from k2desk.services.addresses import host_and_path
from k2desk.services.exam import ExamResult, Grade
from k2desk.services.subscription_cache import CachedSubscription, SubscriptionCache
from k2desk.services.who_can_fix import Conclusion, Why
from k2desk.ui.text.badges import badge_text
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.exam import grade_word, task_title
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.places import place_words
from k2desk.ui.text.plain import filled
from k2desk.ui.text.steps import mark_word, seconds_text, split_action, step_title
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Report")


_NAMES = {
    Who.NOBODY: QT_TRANSLATE_NOOP("Report", "No one: no trouble so far"),
    Who.YOU: QT_TRANSLATE_NOOP("Report", "You"),
    Who.WEB_DEVELOPER: QT_TRANSLATE_NOOP("Report", "Your website person"),
    Who.KOPO_KOPO: QT_TRANSLATE_NOOP("Report", "Kopo Kopo"),
    Who.NETWORK: QT_TRANSLATE_NOOP("Report", "The network here"),
}
_LINES = {
    Who.NOBODY: QT_TRANSLATE_NOOP("Report", "Send the sample alert to be sure."),
    Who.YOU: QT_TRANSLATE_NOOP("Report", "You can fix it on this computer."),
    Who.WEB_DEVELOPER: QT_TRANSLATE_NOOP("Report", "Not you, and not Kopo Kopo."),
    Who.KOPO_KOPO: QT_TRANSLATE_NOOP("Report", "Not you, and not your website person."),
    Who.NETWORK: QT_TRANSLATE_NOOP("Report", "K2Desk cannot test your website from here."),
}


def who_name(who: Who) -> str:
    """Return the name in which a diagnosis ends."""
    return _tr(_NAMES[who])


def conclusion_title(conclusion: Conclusion) -> str:
    """Return the name in which this diagnosis ends, or that all is well."""
    if conclusion.why is Why.ALL_WELL:
        return _tr(QT_TRANSLATE_NOOP("Report", "All is well"))
    return who_name(conclusion.who)


def who_line(conclusion: Conclusion) -> str:
    """Return the line below the name."""
    if conclusion.why is Why.ALL_WELL:
        return _tr(QT_TRANSLATE_NOOP("Report", "Your website took the sample, and Kopo Kopo says Active."))
    return _tr(_LINES[conclusion.who])


def message_to(
    conclusion: Conclusion,
    report: Report,
    entries: Sequence[CachedSubscription],
    now: datetime,
    cache: SubscriptionCache,
) -> str:
    """Return what to write to that person, or what to do if it is the user. `cache` knows the shop's own names."""
    name, shown = cache.address_name(report.address), one_line(report.host or report.address, Most.ADDRESS)
    host = place_words(report.address, name, shown)
    match conclusion.why:
        case Why.SERVER if conclusion.problem is not None:
            words = words_of(conclusion.problem)
            meaning, action = split_action(words.text)
            if conclusion.who is Who.YOU:
                return f"{words.title} {meaning} {action}".replace("  ", " ")
            if conclusion.who is Who.NETWORK:
                text = QT_TRANSLATE_NOOP(
                    "Report",
                    "Hello, from this network we could not test {host}. {what} Please look at it. Details below.",
                )
            else:
                text = QT_TRANSLATE_NOOP(
                    "Report",
                    "Hello, we tested {host}, which takes our payment alerts from Kopo Kopo. {what} {meaning} Please"
                    " fix it and tell me when it is done. Details are below.",
                )
            said = filled(_tr(text), host=host, what=words.title, meaning=meaning)
            return said.replace("  ", " ")
        case Why.SUBSCRIPTION if conclusion.badge is not None:
            state = badge_text(conclusion.badge, now)
            if conclusion.who is Who.YOU:
                text = QT_TRANSLATE_NOOP(
                    "Report", "Your website is fine, but a subscription to it says “{state}”. Open it in the list."
                )
                return filled(_tr(text), state=state)
            text = QT_TRANSLATE_NOOP(
                "Report",
                "Hello Kopo Kopo, our subscription for {what} to {host} says “{state}”. Our server is fine. Please"
                " tell us why, and switch it on again. Details are below.",
            )
            return filled(_tr(text), state=state, host=host, what=_what(entries, cache))
        case Why.NO_SUBSCRIPTION:
            text = QT_TRANSLATE_NOOP(
                "Report",
                "The website is fine, but no subscription in your list sends to this address. Make one, or compare"
                " the address letter by letter.",
            )
            return _tr(text)
        case Why.NOT_TRIED_YET:
            text = QT_TRANSLATE_NOOP(
                "Report",
                "K2Desk can reach your website. Send a sample to be sure that it takes alerts. Your POS may record a"
                " sale of KES 1.",
            )
            return _tr(text)
        case _:
            text = QT_TRANSLATE_NOOP(
                "Report",
                "Hello Kopo Kopo, our server {host} takes signed alerts. Our subscription for {what} is Active, yet"
                " alerts are missing. Please tell us whether you sent them, and what our server answered. Details are"
                " below.",
            )
            return filled(_tr(text), host=host, what=_what(entries, cache))


def whole_report(
    conclusion: Conclusion,
    report: Report,
    entries: Sequence[CachedSubscription],
    sheet: ExamResult | None,
    now: datetime,
    cache: SubscriptionCache,
) -> str:
    """Return the message with all findings below it.

    Queries of addresses are left out, because they may contain secrets.
    """
    lines = [message_to(conclusion, report, entries, now, cache), "", details_of(report)]
    for entry in entries[:20]:
        record = entry.record
        till = till_words(record.scope_reference or "", cache.till_name(record.scope_reference))
        facts = f"{record.event_type}, {record.scope} {till}".rstrip()
        lines.append(one_line(f"subscription {record.kopokopo_id or '–'}: {facts}", Most.SENTENCE))
    if sheet is not None and sheet.address == report.address:
        lines += ["", _tr(QT_TRANSLATE_NOOP("Report", "Server exam"))]
        for one in sheet.results:
            statuses = ", ".join(f"HTTP {status}" for status in one.statuses)
            if one.grade not in {Grade.WAITING, Grade.RUNNING}:
                lines.append(
                    f"- {task_title(one.task)}: {grade_word(one.grade)} {f'({statuses})' if statuses else ''}".rstrip()
                )
    lines += ["", f"K2Desk, {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC"]
    return "\n".join(lines)


def details_of(report: Report) -> str:
    """Return the steps for a developer: findings, codes, times."""
    host, path = host_and_path(report.address)
    shown = f"https://{host}{path.partition('?')[0]}" + ("?…" if "?" in path else "")
    lines = [shown, f"tested {report.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC from the shop's computer"]
    for result in report.steps:
        code = f" [{result.problem.code}]" if result.problem is not None else ""
        time = f" ({seconds_text(result.seconds)})" if result.seconds is not None else ""
        lines.append(f"- {step_title(result)}: {mark_word(result.mark)}{code}{time}")
        details = result.details or (result.problem.details if result.problem is not None else "")
        lines += [f"    {said}" for said in plain_lines(details).splitlines()[:12]]
    return "\n".join(lines)


def _what(entries: Sequence[CachedSubscription], cache: SubscriptionCache) -> str:
    if not entries:
        return "–"
    record = entries[0].record
    whom = scope_name(record.scope, record.scope_reference, cache.till_name(record.scope_reference))
    text = f"“{event_name(record.event_type)}” ({whom})"
    return f"{text}, ID {one_line(record.kopokopo_id, Most.NAME)}" if record.kopokopo_id else text
