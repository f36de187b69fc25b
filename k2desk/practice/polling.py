"""The practice server's polling: the request for a period, and its answer when it is ready (API notes §5)."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from k2desk.practice.ledger import Ledger
from k2desk.practice.oauth import OAuth
from k2desk.practice.responses import body_of, error, invalid_token
from k2desk.practice.subscriptions import Refusal, is_https, is_json, known_till, object_in

PATH = "polling"
_PENDING = "Pending"
_KEPT = 1_000
_A_READ = 1.0
"""The seconds that count as one read if nobody reads: the list is posted to the callback address all the same."""


class HowToPoll(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How polling answers.

    `pending` is how many reads are answered with Pending, `seconds` how long it takes at least. With `fails` the answer
    is Failed, for these reasons. `never` is never ready. `empty` has no payments. `refuses_invalid` wants an address
    that exists. `history` is how many made-up payments a day and till has.
    """

    pending: Annotated[int, msgspec.Meta(ge=0, le=1_000)] = 1
    seconds: Annotated[float, msgspec.Meta(ge=0, le=3_600)] = 0.0
    fails: tuple[str, ...] = ()
    never: bool = False
    empty: bool = False
    refuses_invalid: bool = False
    history: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 20

    def having(self, given: object) -> HowToPoll:
        """Return a copy with some values changed. Raises ValueError for an unknown name or value."""
        if not isinstance(given, dict):
            raise ValueError("polling is an object")
        return msgspec.convert({**msgspec.structs.asdict(self), **given}, HowToPoll)


@dataclass(slots=True)
class _Asked:
    begins: datetime
    ends: datetime
    scope: str
    till: str | None
    callback: str
    asked_at: float
    reads: int = 0
    answer: bytes = b""
    is_posted: bool = False


class Polling:
    """The handlers for the request and the answer. `post` sends the finished answer to the callback address."""

    def __init__(self, ledger: Ledger, oauth: OAuth, base_url: str, post: Callable[[str, bytes], None]) -> None:
        self._ledger = ledger
        self._post = post
        self._waiting: set[asyncio.Task[None]] = set()
        self._oauth = oauth
        self._base_url = base_url
        self._asked: dict[str, _Asked] = {}
        self.how = HowToPoll()

    async def create(self, request: Request, version: int) -> Response:
        """Return 201 with a Location and no body, or a refusal."""
        if self._oauth.living(request) is None:
            return invalid_token()
        if not is_json(request.headers.get("content-type", "")):
            return error(400, "Invalid Content-Type. The body must be application/json")
        try:
            asked = self._judge(await body_of(request))
        except Refusal as refusal:
            return error(400, str(refusal))
        name = str(uuid.uuid4())
        self._asked[name] = asked
        while len(self._asked) > _KEPT:
            del self._asked[next(iter(self._asked))]
        waiting = asyncio.get_running_loop().create_task(self._post_unread(asked, name))
        self._waiting.add(waiting)
        waiting.add_done_callback(self._waiting.discard)
        return Response(b"", 201, {"location": f"{self._base_url}/api/v{version}/{PATH}/{name}"})

    async def read(self, request: Request) -> Response:
        """Return the answer as far as it is ready."""
        if self._oauth.living(request) is None:
            return invalid_token()
        name = request.path_params["id"]
        asked = self._asked.get(name)
        if asked is None:
            return error(404, "Resource not found")
        asked.reads += 1
        # A hundred thousand payments take seconds: other requests are answered meanwhile.
        content = asked.answer or await self._made(asked, name)
        return Response(content, media_type="application/json")

    async def _post_unread(self, asked: _Asked, name: str) -> None:
        """Finish an answer that nobody reads, since it is posted to the callback address."""
        await asyncio.sleep(self.how.seconds + _A_READ * (self.how.pending + 1))
        if not asked.is_posted:
            asked.reads = max(asked.reads, self.how.pending + 1)
            await self._made(asked, name)

    async def _made(self, asked: _Asked, name: str) -> bytes:
        """Return the answer as it is now. The first one that is finished is posted to the callback address."""
        status, content = await asyncio.to_thread(self._content, asked, name)
        if status != _PENDING and not asked.is_posted:
            asked.is_posted = True
            self._post(asked.callback, content)
        return content

    def _content(self, asked: _Asked, name: str) -> tuple[str, bytes]:
        attributes = self._attributes(asked, name)
        content = msgspec.json.encode({"data": {"id": name, "type": "polling", "attributes": attributes}})
        if attributes["status"] == "Success":
            asked.answer = content
        return attributes["status"], content

    def _attributes(self, asked: _Asked, name: str) -> dict[str, Any]:
        how = self.how
        is_ready = not how.never and asked.reads > how.pending and time.monotonic() - asked.asked_at >= how.seconds
        attributes: dict[str, Any] = {
            "status": _PENDING,
            "from_time": asked.begins.isoformat(),
            "to_time": asked.ends.isoformat(),
            "transactions": [],
            "scope": asked.scope.capitalize(),
            "scope_reference": asked.till or "",
            "_links": {"callback_url": asked.callback, "self": f"{self._base_url}/{PATH}/{name}"},
        }
        if is_ready and how.fails:
            attributes |= {"status": "Failed", "errors": list(how.fails)}
        elif is_ready:
            attributes["status"] = "Success"
            if not how.empty:
                attributes["transactions"] = self._ledger.between(
                    asked.begins, asked.ends, asked.till, history=how.history
                )
        return attributes

    def _judge(self, body: bytes | None) -> _Asked:
        given = object_in(body)
        scope = given.get("scope")
        if not isinstance(scope, str) or scope.lower() not in {"till", "company"}:
            raise Refusal("Invalid scope")
        till = known_till(given.get("scope_reference")) if scope.lower() == "till" else None
        begins, ends = _moment(given.get("from_time")), _moment(given.get("to_time"))
        if begins is None or ends is None or begins >= ends:
            raise Refusal("Invalid time range")
        links = given.get("_links")
        callback = links.get("callback_url") if isinstance(links, dict) else None
        if not isinstance(callback, str) or not is_https(callback):
            raise Refusal("Invalid callback url. The url must be a secure (https) url")
        if self.how.refuses_invalid and (urlsplit(callback).hostname or "").endswith(".invalid"):
            raise Refusal("Invalid callback url. The host can't be reached")
        return _Asked(begins, ends, scope.lower(), till, callback, time.monotonic())


def _moment(given: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
