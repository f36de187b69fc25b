"""Notices the first genuine alert of each web address, where this computer receives the alerts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from k2desk.model.events import till_key
from k2desk.model.records import AddressRecord, SubscriptionRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.arrived import Arrived
from k2desk.services.history_of import RowHistories
from k2desk.services.inbox import Inbox


class FirstAlerts(AccountService):
    """Compares what arrives with the subscriptions of the list, and stores the first alert of each address."""

    def __init__(self, scope: AccountScope, inbox: Inbox) -> None:
        super().__init__(scope)
        self._inbox = inbox
        self._history = RowHistories(scope)
        self._seen: set[str] = set()
        self._listening = inbox.listen(self._look)

    def close(self) -> None:
        """Stop listening to the inbox."""
        self._listening.close()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        new = [one for one in self._inbox.alerts if one.record.id not in self._seen and one.is_genuine]
        self._seen.update(one.record.id for one in new)
        found: dict[str, Arrived] = {}
        # The newest come first, so that the oldest one stays in `found`.
        for arrived in new:
            if not arrived.alert.is_sample:
                found.update(dict.fromkeys(self._waiting(arrived), arrived))
        if found:
            self._spawn(self._keep(found))

    def _waiting(self, arrived: Arrived) -> Iterable[str]:
        """Return the addresses without a first alert that this one was sent to."""
        for entry in self._cache:
            known = entry.server
            if (known is None or known.first_alert_at is None) and _fits(entry.record, arrived):
                yield entry.record.address

    async def _keep(self, found: dict[str, Arrived]) -> None:
        for address, arrived in found.items():
            known = self._cache.address(address) or AddressRecord(self._account_id, address)
            if known.first_alert_at is not None:
                continue
            seen = replace(known, first_alert_at=arrived.record.first_at, first_alert=arrived.alert.kind)
            try:
                await self._registry.address_seen(seen)
            except RegistryError:
                return  # The next start looks again.
            self._cache.address_seen(seen)
            await self._history.add("first_alert", address, arrived.alert.kind)


def _fits(record: SubscriptionRecord, arrived: Arrived) -> bool:
    """Return whether a subscription sends this alert: its event, its till, and the path of its address."""
    alert = arrived.alert
    if record.event_type != alert.kind:
        return False
    if record.scope == "till" and alert.till and till_key(alert.till) != till_key(record.scope_reference):
        return False
    return _path(record.address) == _path(arrived.record.path)


def _path(address: str) -> str:
    try:
        return urlsplit(address).path or "/"
    except ValueError:
        return address
