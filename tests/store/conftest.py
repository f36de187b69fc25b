"""The PostgreSQL of the tests of shared lists, and a list with something in every table."""

import pytest

from k2desk.store.sqlite import SqliteRegistry
from tests.postgres_fixtures import database, server, shared  # noqa: F401  fixtures
from tests.store.everything import fill


@pytest.fixture(scope="session")
def sound(tmp_path_factory):
    """Return the content of the file of such a list."""
    path = tmp_path_factory.mktemp("sound") / "registry.sqlite"
    registry = SqliteRegistry(path)
    fill(registry)
    registry.close()
    return path.read_bytes()


@pytest.fixture
def path(sound, tmp_path):
    """Return the file of such a list, for this test alone."""
    path = tmp_path / "registry.sqlite"
    path.write_bytes(sound)
    return path
