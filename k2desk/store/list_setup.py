"""Sets a shared list up: tests where it is, makes it, and moves a desk's list in. Each call blocks, on any thread.

Imports what PostgreSQL needs only when it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.hand_over import AccountHandOver
from k2desk.model.payment_records import PaymentClaim
from k2desk.model.shared_list import ListAddress

Known = tuple[AccountHandOver, ...]
Clients = Mapping[str, str]
"""The client ID that each account of a list signs in with."""

Plan = Callable[[Known, Clients], Sequence[AccountHandOver]]
"""Gets what a shared list holds, and returns the records to be written."""

Claims = Callable[[], Sequence[PaymentClaim]]


def make(address: ListAddress, password: str) -> None:
    """Make the list in its database, or bring it up to date, as its administrator. Raises `RegistryError`."""
    from k2desk.model.shared_list import ListTrouble, SharedListError
    from k2desk.store.postgres import make_list
    from k2desk.store.postgres_link import connect, look

    with connect(address, password) as raw:
        try:
            look(raw)
        except SharedListError as error:
            if error.trouble is not ListTrouble.EMPTY:
                raise
        make_list(raw)


@fast_dataclass
class Contents:
    """What a shared list holds: which list it is, its accounts, and the client ID of each."""

    installation: str
    known: Known
    clients: Clients


def look_into(address: ListAddress, password: str) -> Contents:
    """Return what a shared list holds. Raises `RegistryError`."""
    from k2desk.model.shared_list import SharedListError
    from k2desk.store.postgres import PostgresRegistry
    from k2desk.store.postgres_link import connect, look

    with connect(address, password) as raw:
        look(raw)
        found = PostgresRegistry(raw)
        if found.trouble is not None:
            raise SharedListError(found.trouble)
        return Contents(found.installation, found.hand_over(), found.clients())


def move_in(address: ListAddress, password: str, plan: Plan, clients: Clients, claims: Claims, after: int = 0) -> str:
    """Write what `plan` returns into a shared list, all of it or nothing, and return which list it is.

    `claims` returns the payments that this desk gave, for the accounts as `plan` has merged them. `after` is the number
    of a change that desks have seen: the list goes on after it.
    """
    from k2desk.store.postgres import PostgresRegistry
    from k2desk.store.postgres_link import connect, look

    with connect(address, password) as raw:
        look(raw)
        # The plan of a long list takes longer than any other change, and another desk may be moving in now.
        raw.execute("SET lock_timeout = '10min'")
        raw.execute("SET idle_in_transaction_session_timeout = 0")
        raw.execute("SET statement_timeout = 0")
        found = PostgresRegistry(raw)
        found.go_on_after(after)
        found.merge(lambda known: plan(known, found.clients()))
        found.add_claims(claims())
        found.note_clients(clients)
        return found.installation


def file_for_it(database: str, administrator: str, desk: str) -> str:
    """Return the SQL that makes the database and its two roles."""
    from k2desk.store.postgres_schema import file_for_it as sql

    return sql(database, administrator, desk)
