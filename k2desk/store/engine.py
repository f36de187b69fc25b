"""What the tables of the registry need of a database: one SQL text serves SQLite and PostgreSQL."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

from k2desk.store.row_reading import Row

T = TypeVar("T")


class Rows(Protocol):
    """The result of a statement."""

    def fetchone(self) -> Any:
        """Return the next row, or None."""

    def fetchall(self) -> list[Any]:
        """Return all rows."""


class Connection(Protocol):
    """Runs statements whose values are named, such as `:id`."""

    def execute(self, sql: str, values: Any = ..., /) -> Rows:
        """Run a statement."""

    def executemany(self, sql: str, rows: Any, /) -> object:
        """Run a statement once for each row."""


class Read(Protocol):
    """Returns the records that `make` builds from the rows of a SELECT; see `row_reading.read`."""

    def __call__(
        self, sql: str, values: Mapping[str, Any], make: Callable[[Row], T], rest: Callable[[Row], T | None], /
    ) -> tuple[T, ...]: ...


class Engine(ABC):
    """One database, from opening to closing. Every failure is a `RegistryError`."""

    _db: Connection

    @abstractmethod
    def _commit(self, *, is_answer: bool = False) -> AbstractContextManager[None]:
        """Open a transaction that commits at its end, or changes nothing.

        `is_answer` is for what has happened already, and must be kept even if it can be written down only once.
        """

    @abstractmethod
    def _reading(self) -> AbstractContextManager[None]:
        """Turn the errors of the database into `RegistryError`."""

    @abstractmethod
    def _rows(
        self, sql: str, values: Mapping[str, Any], make: Callable[[Row], T], rest: Callable[[Row], T | None], /
    ) -> tuple[T, ...]: ...

    def _all_new(self, table: str, names: frozenset[str]) -> str:
        """Return what else an upsert sets if it replaces these columns."""
        return ""

    def _read(self, sql: str, **values: Any) -> list[Any]:
        with self._reading():
            return self._db.execute(sql, values).fetchall()

    def _records(
        self,
        sql: str,
        make: Callable[[Row], T],
        rest: Callable[[Row], T | None] = lambda row: None,
        **values: Any,
    ) -> tuple[T, ...]:
        with self._reading():
            return self._rows(sql, values, make, rest)

    def _value(self, sql: str) -> Any:
        row = self._db.execute(sql).fetchone()
        return row[0] if row else None

    def _insert(self, table: str, rows: Sequence[Mapping[str, Any]], conflict: str = "") -> None:
        """Insert rows that all have the same columns. `conflict` says what an existing row does."""
        if rows:
            names = ", ".join(f":{name}" for name in rows[0])
            self._db.executemany(f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({names}) {conflict}", rows)

    def _upsert(self, table: str, rows: Sequence[Mapping[str, Any]], key: str, fixed: str = "") -> None:
        """Insert rows. An existing one with the same `key` gets the new values, but those of `fixed`."""
        changing = [name for name in (rows[0] if rows else ()) if name not in {*key.split(", "), fixed}]
        changes = ", ".join(f"{name} = excluded.{name}" for name in changing)
        changes += self._all_new(table, frozenset({*changing, *key.split(", ")}))
        self._insert(table, rows, f"ON CONFLICT ({key}) DO UPDATE SET {changes}")

    def _next_revision(self, count: int = 1) -> int:
        """Return the next revision, or the last one of the next `count`."""
        row = self._db.execute(
            "UPDATE meta SET value = CAST(CAST(value AS BIGINT) + :count AS TEXT) WHERE name = 'revision'"
            " RETURNING value",
            {"count": count},
        ).fetchall()
        return int(row[0][0])
