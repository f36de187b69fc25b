"""The practice server's state: subscriptions, which survive restarts, and tokens, which don't.

The file has one JSON line a change and is synced before the answer is sent. At the start it is read and rewritten. Keys
and tokens are made at each start and exist in memory only.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import time
import uuid
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from k2desk.system.private_files import make_folder, opener, write_atomically


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A stored subscription. `created_at` is in Unix seconds.

    Raises TypeError for a value of the wrong type, and ValueError for text that no answer could contain.
    """

    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    event_type: str
    webhook_uri: str
    scope: str
    scope_reference: str | None
    daraja: bool
    version: int
    status: str = "Active"
    created_at: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        words: list[object] = [self.id, self.event_type, self.webhook_uri, self.scope, self.status]
        if self.scope_reference is not None:
            words.append(self.scope_reference)
        for word in words:
            if not isinstance(word, str):
                raise TypeError(f"text is expected, not {word!r}")
            word.encode()  # Raises for a lone surrogate, which a str can contain.
        if type(self.daraja) is not bool or type(self.version) is not int or type(self.created_at) not in {int, float}:
            raise TypeError("daraja, version or created_at is of the wrong type")


@dataclass(frozen=True, slots=True)
class Application:
    """The single simulated application, with new keys at each start."""

    client_id: str
    client_secret: str = field(repr=False)
    api_key: str = field(repr=False)
    control_key: str = field(repr=False)

    @classmethod
    def new(cls) -> Application:
        """Return an application with keys as long as Kopo Kopo's."""
        return cls(
            secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_hex(20), secrets.token_urlsafe(24)
        )


@dataclass(frozen=True, slots=True)
class Token:
    """When a token was issued (Unix seconds) and when it expires (monotonic seconds)."""

    given_at: float
    ends: float

    @property
    def left(self) -> float:
        """The remaining lifetime in seconds."""
        return self.ends - time.monotonic()


class StateInUse(Exception):
    """Another practice server uses this folder."""


class World:
    """The state of the practice server. `notes` describes damage that was found in the stored state."""

    def __init__(self, folder: Path) -> None:
        """Load the state.

        Raises `StateInUse`, or OSError if the folder can't be written to.
        """
        make_folder(folder)
        self._lock = FileLock(str(folder / "practice.lock"), timeout=0, mode=0o600, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise StateInUse(str(folder)) from None
        self.application = Application.new()
        self.records: dict[str, Record] = {}
        self.notes: list[str] = []
        self.expires_in = 3600
        self._tokens: dict[str, Token] = {}
        self._path = folder / "subscriptions.jsonl"
        try:
            self._load()
            self._rewrite()
            self._file = open(self._path, "ab", buffering=0, opener=opener)  # noqa: SIM115
        except BaseException:
            self._lock.release(force=True)
            raise
        self._size = self._path.stat().st_size

    # -- subscriptions -----------------------------------------------------------------------------------------------

    def add(self, *records: Record) -> None:
        """Add new subscriptions with one write. Raises OSError if they were not added."""
        self._append(*map(asdict, records))
        self.records.update((record.id, record) for record in records)

    def change(self, record_id: str, **facts: Any) -> Record | None:
        """Change facts of a subscription and return it, or None if no subscription has this id.

        Raises OSError, and what `Record` raises.
        """
        record = self.records.get(record_id)
        if record is None:
            return None
        changed = replace(record, **facts)
        self._append(asdict(changed))
        self.records[record_id] = changed
        return changed

    def forget(self, record_id: str) -> bool:
        """Delete a subscription. Returns False if no subscription has this id. Raises OSError."""
        if record_id not in self.records:
            return False
        self._append({"id": record_id, "gone": True})
        del self.records[record_id]
        return True

    # -- tokens ------------------------------------------------------------------------------------------------------

    def new_token(self) -> str:
        """Return a token that is valid for `expires_in` seconds."""
        if len(self._tokens) >= 10_000:
            self._tokens = {word: token for word, token in self._tokens.items() if token.left > 0}
        word = secrets.token_urlsafe(32)
        self._tokens[word] = Token(time.time(), time.monotonic() + self.expires_in)
        return word

    def token(self, word: str) -> Token | None:
        """Return a valid token, or None if it is unknown, revoked or expired."""
        token = self._tokens.get(word)
        return token if token is not None and token.left > 0 else None

    def revoke(self, word: str) -> None:
        """Revoke a token."""
        self._tokens.pop(word, None)

    def revoke_all(self) -> None:
        """Revoke all tokens."""
        self._tokens.clear()

    # -- the file ----------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Close the file and release the lock."""
        self._file.close()
        self._lock.release(force=True)

    def _load(self) -> None:
        if self._path.exists() and not self._path.is_file():
            self._set_aside()
            return
        try:
            *lines, cut = self._path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        for line in lines:
            try:
                found = json.loads(line)
                if found.get("gone") is True:
                    self.records.pop(found["id"], None)
                else:
                    record = Record(**found)
                    self.records[record.id] = record
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                self._set_aside()
                return
        if cut:
            # A process that was killed while writing leaves a partial line, whose change was never answered. Damage can
            # look the same.
            aside = self._aside("cut")
            write_atomically(aside, self._path.read_bytes())
            self.notes.append(
                f"The practice state ends in mid-line. It was kept as {aside.name}; whole lines are used."
            )

    def _set_aside(self) -> None:
        self.records.clear()
        aside = self._aside("damaged")
        os.replace(self._path, aside)
        self.notes.append(f"The practice state was damaged. It was kept as {aside.name}; practice begins anew.")

    def _aside(self, why: str) -> Path:
        return self._path.with_name(f"subscriptions-{why}-{time.time_ns()}.jsonl")

    def _rewrite(self) -> None:
        write_atomically(self._path, b"".join(_line(asdict(record)) for record in self.records.values()))

    def _append(self, *facts: dict[str, Any]) -> None:
        rest = memoryview(b"".join(map(_line, facts)))
        size = self._size + len(rest)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
            os.fsync(self._file.fileno())
        except OSError:
            # A partial line would spoil the next one, and a complete one would be a subscription whose creation was
            # refused.
            with contextlib.suppress(OSError):
                self._file.truncate(self._size)
            raise
        self._size = size


def _line(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts, ensure_ascii=False).encode() + b"\n"
