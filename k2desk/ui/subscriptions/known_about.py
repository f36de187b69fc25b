"""What is known about the problem of a row, for a message to someone else."""

from __future__ import annotations

from k2desk.model.records import State
from k2desk.services.subscription_cache import CachedSubscription, SubscriptionCache
from k2desk.ui.text.letters import Known, what_is_sent
from k2desk.ui.text.unconfirmed import facts_for_kopo_kopo


def known_about(entry: CachedSubscription, cache: SubscriptionCache) -> Known:
    """Return what a message about a row says. A problem of the server concerns all rows that send to its address."""
    record, check, server = entry.record, entry.check, entry.server
    name = cache.address_name(record.address)
    if record.state is not State.CREATED:
        what = what_is_sent([entry], cache.till_name)
        return Known(record.address, what, record.pressed_at, facts_for_kopo_kopo([record]), name)
    concerned = [one for one in cache if one.record.address == record.address]
    seen = [check.checked_at] if check is not None else []
    if server is not None and server.looked_at is not None:
        seen.append(server.looked_at)
    what = what_is_sent(concerned, cache.till_name)
    return Known(record.address, what, max(seen, default=record.pressed_at), name=name)
