"""A first look at the disk, for the first paint: only reads, takes no lock, judges nothing.

Whatever goes wrong here shows as an empty look; the proper opening comes right after the window was painted, and says
what is wrong.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from dataclasses import field
from pathlib import Path

from k2desk.frozen import frozen
from k2desk.store import rows
from k2desk.store.outline import Rules, is_long, outline
from k2desk.store.records import AccountContents, AccountRecord, AddressRecord, TillRecord


@frozen
class FirstLook:
    """The accounts, the one that is shown, and its rows."""

    accounts: tuple[AccountRecord, ...] = ()
    shown: AccountRecord | None = None
    contents: AccountContents = field(default_factory=AccountContents)


def first_look(
    registry_file: Path,
    choose: Callable[[tuple[AccountRecord, ...]], AccountRecord | None],
    rules: Rules | None = None,
) -> FirstLook:
    """What the registry shows of the account that `choose` names: of a long list its outline, by `rules`."""
    try:
        with contextlib.closing(sqlite3.connect(f"{registry_file.as_uri()}?mode=ro", uri=True, timeout=0.2)) as db:
            accounts = tuple(map(rows.to_account, db.execute(rows.SELECT_ACCOUNTS)))
            shown = choose(accounts)
            if shown is None:
                return FirstLook(accounts)
            values = {"account": shown.id}
            addresses, tills = _of_the_second_version(db, values)
            if rules is not None and is_long(db, shown.id):
                records, checks, found = outline(db, shown.id, rules, addresses)
                return FirstLook(accounts, shown, AccountContents(records, checks, 0, addresses, tills, found))
            records = tuple(map(rows.to_subscription, db.execute(rows.SELECT_SUBSCRIPTIONS, values)))
            checks = tuple(map(rows.to_check, db.execute(rows.SELECT_CHECKS, values)))
            return FirstLook(accounts, shown, AccountContents(records, checks, addresses=addresses, tills=tills))
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        return FirstLook()


def _of_the_second_version(
    db: sqlite3.Connection, values: dict[str, str]
) -> tuple[tuple[AddressRecord, ...], tuple[TillRecord, ...]]:
    try:
        addresses = tuple(map(rows.to_address, db.execute(rows.SELECT_ADDRESSES, values)))
        return addresses, tuple(TillRecord(*row) for row in db.execute(rows.SELECT_TILLS, values))
    except sqlite3.OperationalError:
        return (), ()  # A file of the first version, which the proper opening migrates.
