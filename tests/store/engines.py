"""The registry on each engine, for the contract: a file, memory alone, and a real PostgreSQL."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from k2desk.model.registry_errors import RegistryError
from k2desk.store import checksums, row_reading
from k2desk.store.checksums import CheckedConnection
from k2desk.store.engine import Engine
from k2desk.store.migrations import MIGRATIONS, NEWEST
from k2desk.store.sqlite import RegistryTables


class _Memory(Engine):
    def __init__(self) -> None:
        self._db = CheckedConnection(":memory:", isolation_level=None, check_same_thread=False)
        for number in range(NEWEST):
            self._db.executescript(MIGRATIONS[number])
        checksums.add_columns(self._db)
        checksums.watch(self._db)
        self._db.execute("INSERT INTO meta (name, value) VALUES ('installation', 'memory'), ('revision', '0')")

    @contextlib.contextmanager
    def _commit(self, *, is_answer: bool = False) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, TypeError) as error:
            raise RegistryError(str(error)) from None

    def _rows(self, sql: str, values: Any, make: Callable[..., Any], rest: Callable[..., Any], /) -> tuple[Any, ...]:
        return row_reading.read(self._db, sql, values, make, rest)

    def close(self) -> None:
        self._db.close()


class MemoryRegistry(RegistryTables, _Memory):
    """A registry that ends with the test."""


class OnOneThread:
    """Offers the methods of a backend as coroutines, one after another, as `ThreadedRegistry` does."""

    def __init__(self, backend: Any) -> None:
        self.backend = backend
        self._thread = ThreadPoolExecutor(1)

    def __getattr__(self, name: str) -> Any:
        async def call(*arguments: Any, **named: Any) -> Any:
            work = partial(getattr(self.backend, name), *arguments, **named)
            return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._thread, work))

        return call

    async def sql(self, statement: str, **values: Any) -> None:
        """Change a row as no method of the registry does."""
        await asyncio.get_running_loop().run_in_executor(
            self._thread, lambda: self.backend._db.execute(statement, values)
        )

    def end(self) -> None:
        """Close the backend and end the thread."""
        self._thread.submit(self.backend.close).result()
        self._thread.shutdown()
