"""Accounts that are there before the program starts: practice, and others at a server with TLS, with their keys."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from k2desk.model.environments import Environment
from k2desk.model.records import AccountRecord, State, SubscriptionRecord, TillRecord
from k2desk.model.text_keeping import kept_words
from k2desk.store.paths import program_paths
from k2desk.store.secrets import Keys, Secrets
from k2desk.store.threaded import ThreadedRegistry

PAID = "buygoods_transaction_received"


def made_at_kopo_kopo(practice, tills: Sequence[str], address: str, event: str = PAID) -> dict[str, str]:
    """Create subscriptions at the practice server. Returns till → ID."""
    before = {one["id"] for one in practice.subscriptions()}
    facts = {
        "count": len(tills),
        "event_type": event,
        "webhook_uri": address,
        "scope": "till",
        "scope_references": list(tills),
    }
    practice.control("POST", "subscriptions", facts)
    return {one["scope_reference"]: one["id"] for one in practice.subscriptions() if one["id"] not in before}


def row_of(account_id: str, till: str, kopokopo_id: str, address: str, environment: Environment, event: str = PAID):
    return SubscriptionRecord(
        id=str(uuid.uuid4()),
        account_id=account_id,
        event_type=event,
        scope="till",
        scope_reference=till,
        address=address,
        daraja=False,
        api_version=2,
        state=State.CREATED,
        pressed_at=datetime.now(UTC),
        host=environment.authority,
        kopokopo_id=kopokopo_id,
        location=f"{environment.base_url}/api/v2/webhook_subscriptions/{kopokopo_id}",
    )


async def seed(
    folder: Path,
    backend,
    accounts: Sequence[tuple[str, str, Environment]],
    rows: Sequence[SubscriptionRecord] = (),
    *,
    tills: Sequence[TillRecord] = (),
    keys: dict[str, Keys] | None = None,
) -> None:
    """Put accounts as (id, name, environment) into a new list, oldest first, with their rows, tills and keys."""
    paths = program_paths(folder)
    registry = ThreadedRegistry.open(paths)
    secrets = Secrets(paths.keyring_service)
    secrets._find_backend = lambda: backend
    made = datetime.now(UTC) - timedelta(days=1)
    for place, (account_id, name, environment) in enumerate(accounts):
        base = "" if environment.kind.value == "practice" else environment.base_url
        at = made + timedelta(seconds=place)
        record = AccountRecord(account_id, kept_words(name), environment.kind.value, base, 2, at)
        await registry.save_account(record)
    for account_id, these in (keys or {}).items():
        await secrets.save(account_id, these)
    await registry.record_intents(rows)
    await registry.save_tills(tills)
    await registry.close()
