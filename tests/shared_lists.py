"""Shared lists for the tests: a database as the IT person makes it, and emptied between tests."""

from __future__ import annotations

import psycopg

from k2desk.store.postgres_schema import file_for_it
from tests.postgres_server import ADMINISTRATOR, DESK, PASSWORD, PostgresServer


def as_root(server: PostgresServer, database: str = "postgres") -> psycopg.Connection:
    """Return a connection of the server's own administrator."""
    return psycopg.connect(
        host="127.0.0.1", port=server.port, dbname=database, user="postgres", password=PASSWORD, autocommit=True
    )


def make_database(server: PostgresServer, name: str) -> None:
    """Run the file for the IT person, as psql would."""
    first, _, second = file_for_it(name, ADMINISTRATOR, DESK).partition(f'\\connect "{name}"\n')
    with as_root(server) as root:
        for statement in _statements(first):
            try:
                root.execute(statement)
            except psycopg.errors.DuplicateObject:
                continue  # The roles are there for the next database already.
        for role in (ADMINISTRATOR, DESK):
            root.execute(f"ALTER ROLE {role} PASSWORD '{PASSWORD}'")
    with as_root(server, name) as root:
        for statement in _statements(second):
            root.execute(statement)


def _statements(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if not line.startswith(("--", "\\"))]
    return [one for one in "\n".join(line.partition("   --")[0] for line in lines).split(";") if one.strip()]


_EMPTY = """
DO $$ DECLARE one TEXT; BEGIN
    FOR one IN SELECT table_name FROM information_schema.tables WHERE table_schema = 'k2desk' AND table_name <> 'meta'
    LOOP EXECUTE format('ALTER TABLE k2desk.%I DISABLE TRIGGER ALL; DELETE FROM k2desk.%I;'
        ' ALTER TABLE k2desk.%I ENABLE TRIGGER ALL', one, one, one);
    END LOOP;
    UPDATE k2desk.meta SET value = CASE name WHEN 'installation' THEN gen_random_uuid()::text ELSE '0' END
        WHERE name IN ('installation', 'counter', 'revision');
END $$
"""


class Emptied:
    """Deletes all rows of a list. It is another list afterwards."""

    def __init__(self, server: PostgresServer, database: str) -> None:
        self._server = server
        self._database = database
        self._root = as_root(server, database)

    def empty(self) -> None:
        """Delete all rows, also after the server was stopped and started."""
        try:
            self._root.execute(_EMPTY)
        except psycopg.OperationalError:
            self.close()
            self._root = as_root(self._server, self._database)
            self._root.execute(_EMPTY)

    def close(self) -> None:
        """Close the connection."""
        self._root.close()
