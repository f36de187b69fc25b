"""A PostgreSQL for the whole run, with a shared list that is emptied between tests, for conftests to import."""

from __future__ import annotations

import pytest

from tests.postgres_server import ADMINISTRATOR, DESK, PASSWORD, WHY_NOT, PostgresServer, binaries


@pytest.fixture(scope="session")
def server():
    """Start one PostgreSQL, or skip where there is none."""
    if binaries() is None:
        pytest.skip(WHY_NOT)
    started = PostgresServer()
    yield started
    started.remove()


@pytest.fixture(scope="session")
def database(server):
    """Make a database with a list, and return how its rows are deleted."""
    from k2desk.store.postgres import make_list
    from k2desk.store.postgres_link import connect
    from tests.shared_lists import Emptied, make_database

    make_database(server, "list")
    with connect(server.address("list", ADMINISTRATOR), PASSWORD) as raw:
        make_list(raw)
    emptied = Emptied(server, "list")
    yield emptied
    emptied.close()


@pytest.fixture
def shared(server, database):
    """Return the address of an empty shared list."""
    database.empty()
    return server.address("list", DESK)
