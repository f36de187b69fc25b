"""The PostgreSQL of the tests of shared lists."""

from tests.postgres_fixtures import database, server, shared  # noqa: F401  fixtures
