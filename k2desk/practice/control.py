"""The control interface of the practice server: faults, changed and deleted subscriptions, its log.

Each call needs the control key that was made at this start.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from k2desk.practice.deliveries import Deliveries, ShopEndpoint
from k2desk.practice.faults import Fault, Faults
from k2desk.practice.polling import Polling
from k2desk.practice.request_log import RequestLog
from k2desk.practice.responses import Handler, error, explained, may_steer, object_of
from k2desk.practice.world import Record, World

_CHANGEABLE = frozenset({"status", "webhook_uri", "event_type", "scope", "scope_reference"})
_MOST_AT_ONCE = 100_000
_LARGEST = 8_000_000


class Control:
    """The handlers under `/_practice/`."""

    def __init__(self, world: World, faults: Faults, log: RequestLog, deliveries: Deliveries, polling: Polling) -> None:
        self._world = world
        self._polling = polling
        self._deliveries = deliveries
        self._faults = faults
        self._log = log

    def routes(self) -> list[Route]:
        """Return the routes of all calls."""

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
            route("payments", "POST", self._pay),
            route("deliveries", "GET", self._read_deliveries),
            route("deliveries", "DELETE", self._forget_deliveries),
        ]

    def _guarded(self, handler: Handler) -> Handler:
        async def guarded(request: Request) -> Response:
            if not may_steer(request, "x-practice-control", self._world.application.control_key):
                return error(403, "Not yours to steer")
            return await explained(handler)(request)

        return guarded

    async def _read_log(self, request: Request) -> Response:
        return _said({"requests": self._log.entries()})

    async def _clear_log(self, request: Request) -> Response:
        self._log.clear()
        return _said({})

    async def _all(self, request: Request) -> Response:
        return _said({"subscriptions": [asdict(record) for record in self._world.records.values()]})

    async def _make(self, request: Request) -> Response:
        given = await object_of(request, _LARGEST)
        count = given.get("count", 1)
        if type(count) is not int or not 0 < count <= _MOST_AT_ONCE:
            raise ValueError(f"count is a number from 1 to {_MOST_AT_ONCE}")
        references = given.get("scope_references") or [given.get("scope_reference")]
        if not isinstance(references, list):
            raise TypeError("scope_references is a list")
        if "id" in given and count > 1:
            raise ValueError("an id is that of one subscription")
        made = [
            Record(
                event_type=given["event_type"],
                webhook_uri=given["webhook_uri"],
                scope=given.get("scope", "till"),
                scope_reference=references[number % len(references)],
                daraja=given.get("daraja", False),
                version=given.get("version", 2),
                **({"id": given["id"]} if "id" in given else {}),
            )
            for number in range(count)
        ]
        self._world.add(*made)
        return _said({"ids": [record.id for record in made]}, 201)

    async def _change(self, request: Request) -> Response:
        given = await object_of(request, _LARGEST)
        if not given or not _CHANGEABLE.issuperset(given):
            raise ValueError(f"only these can be changed: {', '.join(sorted(_CHANGEABLE))}")
        if self._world.change(request.path_params["id"], **given) is None:
            return error(404, "Resource not found")
        return _said({})

    async def _forget(self, request: Request) -> Response:
        if not self._world.forget(request.path_params["id"]):
            return error(404, "Resource not found")
        return _said({})

    async def _read_faults(self, request: Request) -> Response:
        return _said({"faults": [fault.to_json() for fault in self._faults.list]})

    async def _set_faults(self, request: Request) -> Response:
        given = (await object_of(request, _LARGEST))["faults"]
        if not isinstance(given, list):
            raise TypeError("faults is a list")
        self._faults.replace([Fault.from_json(one) for one in given])
        return _said({})

    async def _clear_faults(self, request: Request) -> Response:
        self._faults.replace(())
        return _said({})

    async def _settings(self, request: Request) -> Response:
        given = await object_of(request, _LARGEST)
        if not given or not {"expires_in", "shop", "deliver", "backoff", "polling"}.issuperset(given):
            raise ValueError("settings are expires_in, shop, deliver, backoff and polling")
        seconds, backoff = given.get("expires_in", self._world.expires_in), given.get("backoff", 1.0)
        if type(seconds) is not int or seconds <= 0:
            raise ValueError("expires_in is a number of seconds above 0")
        if type(backoff) not in {int, float} or not 0 < backoff <= 3600:
            raise ValueError("backoff is a number of seconds above 0")
        how = self._deliveries.how.having(given.get("deliver", {}))
        polling = self._polling.how.having(given.get("polling", {}))
        shop = ShopEndpoint.from_json(given["shop"]) if "shop" in given else self._deliveries.shop
        self._world.expires_in = seconds
        self._deliveries.how, self._deliveries.shop, self._polling.how = how, shop, polling
        if "backoff" in given:
            self._deliveries.backoff = backoff
        return _said({})

    async def _pay(self, request: Request) -> Response:
        made = self._deliveries.pay(await object_of(request, _LARGEST))
        return _said({"matched": len(made), "deliveries": made}, 201)

    async def _read_deliveries(self, request: Request) -> Response:
        return _said({"deliveries": self._deliveries.entries()})

    async def _forget_deliveries(self, request: Request) -> Response:
        self._deliveries.forget()
        return _said({})


def _said(content: object, status: int = 200) -> Response:
    # Write ASCII: a logged body may contain a lone surrogate, which UTF-8 can't represent.
    return Response(json.dumps(content).encode(), status, media_type="application/json")
