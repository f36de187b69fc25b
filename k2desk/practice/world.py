"""What the pretend Kopo Kopo knows: its subscriptions, which outlive restarts, and its tokens, which do not.

The state is a file of one JSON line a change, synced before the answer leaves; it is read and rewritten at the start.
Keys and tokens are made anew at each start and live in memory only.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import time
import uuid
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO


@dataclass(frozen=True, slots=True)
class Record:
    """A subscription as the pretend Kopo Kopo keeps it."""

    id: str
    event_type: str
    webhook_uri: str
    scope: str
    scope_reference: str | None
    daraja: bool
    version: int
    status: str
    created_at: float


@dataclass(frozen=True, slots=True)
class Application:
    """The one pretend application: made anew at each start."""

    client_id: str
    client_secret: str
    api_key: str
    control_key: str

    @classmethod
    def new(cls) -> Application:
        """Keys as long as Kopo Kopo's."""
        return cls(
            secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_hex(20), secrets.token_urlsafe(24)
        )


class StateInUse(Exception):
    """Another practice server keeps its state in this folder."""


class World:
    """The pretend Kopo Kopo's memory."""

    def __init__(self, folder: Path) -> None:
        """Loads the state. Raises `StateInUse`, or OSError where the folder can't be written to."""
        from filelock import FileLock, Timeout

        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = FileLock(str(folder / "practice.lock"), timeout=0)
        try:
            self._lock.acquire()
        except Timeout:
            raise StateInUse(str(folder)) from None
        self.application = Application.new()
        self.records: dict[str, Record] = {}
        self.expires_in = 3600
        self._tokens: dict[str, float] = {}
        self._path = folder / "subscriptions.jsonl"
        self._load()
        self._file = self._rewrite()

    # -- subscriptions -----------------------------------------------------------------------------------------------

    def create(
        self, event_type: str, address: str, scope: str, reference: str | None, daraja: bool, version: int
    ) -> Record:
        """Makes a subscription; it is on the disk when this returns."""
        return self.create_many(1, event_type, address, scope, (reference,), daraja, version)[0]

    def create_many(
        self,
        count: int,
        event_type: str,
        address: str,
        scope: str,
        references: tuple[str | None, ...],
        daraja: bool,
        version: int,
    ) -> list[Record]:
        """Makes `count` subscriptions with one write; the references are used in turn."""
        made = [
            Record(
                id=str(uuid.uuid4()),
                event_type=event_type,
                webhook_uri=address,
                scope=scope,
                scope_reference=references[number % len(references)],
                daraja=daraja,
                version=version,
                status="Active",
                created_at=time.time(),
            )
            for number in range(count)
        ]
        self._append(*(asdict(record) for record in made))
        self.records.update((record.id, record) for record in made)
        return made

    def change(self, record_id: str, **facts: Any) -> Record | None:
        """Changes facts of a subscription; None where there is none of this id."""
        record = self.records.get(record_id)
        if record is None:
            return None
        changed = replace(record, **facts)
        self._append(asdict(changed))
        self.records[record_id] = changed
        return changed

    def forget(self, record_id: str) -> bool:
        """Forgets a subscription."""
        if record_id not in self.records:
            return False
        self._append({"id": record_id, "gone": True})
        del self.records[record_id]
        return True

    # -- tokens ------------------------------------------------------------------------------------------------------

    def new_token(self) -> str:
        """A token that lives for `expires_in` seconds."""
        now = time.monotonic()
        if len(self._tokens) > 10_000:
            self._tokens = {token: until for token, until in self._tokens.items() if until > now}
        token = secrets.token_urlsafe(32)
        self._tokens[token] = now + self.expires_in
        return token

    def seconds_left(self, token: str) -> float | None:
        """How long a token still lives; None where it is unknown, revoked or over."""
        until = self._tokens.get(token)
        left = until - time.monotonic() if until is not None else 0.0
        return left if left > 0 else None

    def revoke(self, token: str) -> None:
        """Ends a token."""
        self._tokens.pop(token, None)

    def revoke_all(self) -> None:
        """Ends all tokens."""
        self._tokens.clear()

    # -- the file ----------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Closes the state."""
        self._file.close()
        self._lock.release(force=True)

    def _load(self) -> None:
        try:
            lines = self._path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        # A line that a kill cut short has no line end behind it: it was never answered for.
        for line in lines[:-1]:
            try:
                found = json.loads(line)
                if found.get("gone"):
                    self.records.pop(found["id"], None)
                else:
                    record = Record(**found)
                    self.records[record.id] = record
            except (ValueError, TypeError, KeyError, AttributeError):
                self._set_aside()
                return

    def _set_aside(self) -> None:
        self.records.clear()
        aside = self._path.with_name(f"subscriptions-damaged-{time.time_ns()}.jsonl")
        os.replace(self._path, aside)
        print(f"The practice state was damaged. It was kept as {aside.name}; practice begins anew.", file=sys.stderr)

    def _rewrite(self) -> BinaryIO:
        beside = self._path.with_suffix(".new")
        with beside.open("wb") as file:
            for record in self.records.values():
                file.write(_line(asdict(record)))
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o600)
        os.replace(beside, self._path)
        return self._path.open("ab")

    def _append(self, *facts: dict[str, Any]) -> None:
        self._file.write(b"".join(map(_line, facts)))
        self._file.flush()
        os.fsync(self._file.fileno())


def _line(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts, ensure_ascii=False).encode() + b"\n"
