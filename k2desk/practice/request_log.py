"""The log of the requests to the practice server and their answers, without secrets."""

from __future__ import annotations

import json
from collections import deque
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request

from k2desk.practice.responses import parsed

LONGEST = 20_000
LARGEST = 16_000_000
"""The most bytes of all entries together: their paths, headers and bodies."""

_UNSAID = frozenset({"authorization", "cookie", "proxy-authorization", "x-practice-control"})


class RequestLog:
    """The latest requests, numbered since the start of the server or the last clearing."""

    def __init__(self) -> None:
        self._entries: deque[dict[str, Any]] = deque()
        self._sizes: deque[int] = deque()
        self._size = 0
        self._count = 0

    def note(self, request: Request, fault: str | None) -> dict[str, Any]:
        """Add an entry and return it. The caller fills in its status, body and subscription."""
        self._count += 1
        entry: dict[str, Any] = {
            "n": self._count,
            "at": datetime.now(UTC).isoformat(),
            "method": request.method,
            "path": request.scope["path"],
            "status": None,
            "fault": fault,
            "subscription_id": None,
            "body": None,
            "headers": {name: value for name, value in request.headers.items() if name not in _UNSAID},
        }
        size = len(entry["path"]) + sum(len(name) + len(value) for name, value in entry["headers"].items())
        self._entries.append(entry)
        self._sizes.append(size)
        self._size += size
        self._bound()
        return entry

    def keep_body(self, entry: dict[str, Any], body: bytes) -> None:
        """Add a body to an entry if it is JSON."""
        entry["body"] = shown_body(body)
        place = entry["n"] - self._count - 1
        # The log may have been cleared in the meantime.
        if entry["body"] is not None and -len(self._entries) <= place < 0 and self._entries[place] is entry:
            self._sizes[place] += len(body)
            self._size += len(body)
            self._bound()

    def _bound(self) -> None:
        while len(self._entries) > LONGEST or self._size > LARGEST:
            self._entries.popleft()
            self._size -= self._sizes.popleft()

    def entries(self) -> list[dict[str, Any]]:
        """Return the entries, oldest first."""
        return list(self._entries)

    def clear(self) -> None:
        """Delete all entries and number from 1 again."""
        self._entries.clear()
        self._sizes.clear()
        self._size = 0
        self._count = 0


def shown_body(body: bytes) -> object:
    """Return the JSON of a create's body, or None if it is not JSON or can't be written again."""
    try:
        found: object = parsed(body)
        # Test with one level more than the log adds, so that nesting that passes here can be written there.
        json.dumps([[[[found]]]], allow_nan=False)
    except (ValueError, RecursionError):
        return None
    return found
