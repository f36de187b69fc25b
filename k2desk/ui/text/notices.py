"""The words of notifications. They name tills and badges, never payers or amounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from k2desk.model.outside import Most, one_line
from k2desk.model.payment_records import PaymentWatch
from k2desk.model.records import SubscriptionRecord
from k2desk.services.addresses import server_of
from k2desk.services.notices import Notice
from k2desk.services.ready import Overall, ReadyReport
from k2desk.services.server_badge import server_badge
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.ui.text.badges import badge_text
from k2desk.ui.text.events import scope_name
from k2desk.ui.text.history import works_again
from k2desk.ui.text.plain import filled
from k2desk.ui.text.readiness import title_of
from k2desk.ui.text.server_badges import server_text
from k2desk.ui.text.translate_to import translate

_NAMED, _ACCOUNTS_NAMED = 3, 5


def notice_words(notice: Notice, cache: SubscriptionCache, now: datetime) -> tuple[str, str]:
    """Return (title, text) of a notification."""
    lines = []
    for record_id, badge in notice.stopped[:_NAMED]:
        entry = cache.get(record_id)
        if entry is not None:
            lines.append(f"{_whom(entry.record, cache)}: {badge_text(badge, now)}")
    left = len(notice.stopped) - len(lines)
    if left > 0 and lines:
        lines.append(filled(translate("Notices", "and {n} more"), n=left))
    for record in notice.failing[:_NAMED]:
        lines.append(f"{_address(cache, record.address)}: {server_text(server_badge(record, now))}")
    for subject, length in notice.mended[:_NAMED]:
        entry = cache.get(subject)
        name = _address(cache, subject) if entry is None else _whom(entry.record, cache)
        lines.append(f"{name}: {works_again(now, length)}")
    for host, days in notice.certificates[:_NAMED]:
        if days == 0:
            text = translate("Notices", "{host}: its certificate ends within a day")
        elif days == 1:
            text = translate("Notices", "{host}: its certificate ends in 1 day")
        else:
            text = translate("Notices", "{host}: its certificate ends in {n} days")
        lines.append(filled(text, host=one_line(host, Most.NAME), n=days))
    if len(notice.stopped) == 1:
        title = translate("Notices", "A subscription needs attention")
    elif notice.stopped:
        title = filled(translate("Notices", "{n} subscriptions need attention"), n=len(notice.stopped))
    elif notice.failing:
        title = translate("Notices", "Your server is in trouble")
    elif notice.mended:
        title = translate("Notices", "It works again")
    else:
        title = translate("Notices", "A security certificate ends soon")
    return title, "\n".join(lines)


def came_words(came: Sequence[PaymentWatch]) -> tuple[str, str]:
    """Return (title, text) about payments that were waited for and came."""
    if len(came) == 1:
        title = translate("Notices", "The payment that you wait for came")
    else:
        title = filled(translate("Notices", "{n} payments that you wait for came"), n=len(came))
    codes = [one_line(one.reference, Most.WORD) for one in came[:_NAMED]]
    if len(came) > _NAMED:
        codes.append(filled(translate("Notices", "and {n} more"), n=len(came) - _NAMED))
    return title, "\n".join(codes)


def _whom(record: SubscriptionRecord, cache: SubscriptionCache) -> str:
    return f"{scope_name(record.scope, record.scope_reference)} {cache.till_name(record.scope_reference)}".strip()


def _address(cache: SubscriptionCache, address: str) -> str:
    """Return the shop's name for an address, or its host: a path may hold a secret."""
    return cache.address_name(address) or one_line(server_of(address)[0], Most.NAME)


def morning_words(sheets: Sequence[tuple[str, ReadyReport]]) -> tuple[str, str]:
    """Return (title, text) of an automatic *Ready to open?* of each account, by its name."""
    if len(sheets) == 1:
        return title_of(sheets[0][1]), translate("Notices", "Open K2Desk to see every till.")
    unready = sum(sheet.overall is not Overall.READY for _, sheet in sheets)
    if unready:
        title = filled(translate("Notices", "Not ready: {n} of your {all} accounts"), n=unready, all=len(sheets))
    else:
        title = filled(translate("Notices", "Ready to open: all {all} accounts"), all=len(sheets))
    order = sorted(sheets, key=lambda one: one[1].overall is Overall.READY)
    lines = [f"{name}: {title_of(sheet)}" for name, sheet in order[:_ACCOUNTS_NAMED]]
    if len(order) > _ACCOUNTS_NAMED:
        lines.append(filled(translate("Notices", "and {n} more"), n=len(order) - _ACCOUNTS_NAMED))
    return title, "\n".join(lines)
