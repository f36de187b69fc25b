"""How the window and the tests steer the pretend Kopo Kopo: faults, changed and forgotten subscriptions, its log.

Only who knows the control key of this start may.
"""

from __future__ import annotations

import hmac
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from k2desk.practice.faults import Fault, Faults, error
from k2desk.practice.world import World

LONGEST_LOG = 20_000
_CHANGEABLE = frozenset({"status", "webhook_uri", "event_type", "scope", "scope_reference"})

Handler = Callable[[Request], Awaitable[Response]]


class Control:
    """The calls under `/_practice/`."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self.log: deque[dict[str, Any]] = deque(maxlen=LONGEST_LOG)

    def routes(self) -> list[Route]:
        """What is served."""

        def route(path: str, method: str, handler: Handler) -> Route:
            return Route(f"/_practice/{path}", self._guarded(handler), methods=[method])

        return [
            route("log", "GET", self._read_log),
            route("log", "DELETE", self._clear_log),
            route("subscriptions", "GET", self._all),
            route("subscriptions", "POST", self._make),
            route("subscriptions/{id}", "PUT", self._change),
            route("subscriptions/{id}", "DELETE", self._forget),
            route("faults", "GET", self._read_faults),
            route("faults", "PUT", self._set_faults),
            route("faults", "DELETE", self._clear_faults),
            route("settings", "PUT", self._settings),
        ]

    def _guarded(self, handler: Handler) -> Handler:
        async def guarded(request: Request) -> Response:
            given = request.headers.get("x-practice-control", "").encode()
            if not hmac.compare_digest(given, self._world.application.control_key.encode()):
                return error(403, "Not yours to steer")
            try:
                return await handler(request)
            except (ValueError, TypeError, KeyError) as failure:
                return error(400, str(failure))

        return guarded

    async def _read_log(self, request: Request) -> Response:
        return JSONResponse({"requests": list(self.log)})

    async def _clear_log(self, request: Request) -> Response:
        self.log.clear()
        return JSONResponse({})

    async def _all(self, request: Request) -> Response:
        return JSONResponse({"subscriptions": [asdict(record) for record in self._world.records.values()]})

    async def _make(self, request: Request) -> Response:
        given = await _json(request)
        references = tuple(given.get("scope_references") or (given.get("scope_reference"),))
        made = self._world.create_many(
            int(given.get("count", 1)),
            given["event_type"],
            given["webhook_uri"],
            given.get("scope", "till"),
            references,
            bool(given.get("daraja", False)),
            int(given.get("version", 2)),
        )
        return JSONResponse({"ids": [record.id for record in made]}, 201)

    async def _change(self, request: Request) -> Response:
        given = await _json(request)
        if not given or not _CHANGEABLE.issuperset(given):
            return error(400, "Nothing of this can be changed")
        if self._world.change(request.path_params["id"], **given) is None:
            return error(404, "Resource not found")
        return JSONResponse({})

    async def _forget(self, request: Request) -> Response:
        if not self._world.forget(request.path_params["id"]):
            return error(404, "Resource not found")
        return JSONResponse({})

    async def _read_faults(self, request: Request) -> Response:
        return JSONResponse({"faults": [fault.to_json() for fault in self._faults.list]})

    async def _set_faults(self, request: Request) -> Response:
        given = await _json(request)
        self._faults.replace([Fault.from_json(one) for one in given["faults"]])
        return JSONResponse({})

    async def _clear_faults(self, request: Request) -> Response:
        self._faults.replace(())
        return JSONResponse({})

    async def _settings(self, request: Request) -> Response:
        given = await _json(request)
        seconds = int(given["expires_in"])
        if seconds <= 0:
            raise ValueError("expires_in must be above 0")
        self._world.expires_in = seconds
        return JSONResponse({})


async def _json(request: Request) -> dict[str, Any]:
    found = json.loads(await request.body())
    if not isinstance(found, dict):
        raise ValueError("an object is expected")
    return found
