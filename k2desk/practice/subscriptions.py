"""The pretend Kopo Kopo's webhook subscriptions: create and read one, with the documented refusals (API notes §3)."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from k2desk.kopokopo.events import EVENT_TYPES
from k2desk.practice.faults import error
from k2desk.practice.oauth import OAuth
from k2desk.practice.world import Record, World

_TILL = re.compile(r"[Kk]?\d{5,8}")
_UNKNOWN_TILL = "99999"
_LARGEST = 64 * 1024


class Refusal(Exception):
    """What is wrong with a create, in Kopo Kopo's words."""


class Subscriptions:
    """Create and read."""

    def __init__(self, world: World, oauth: OAuth) -> None:
        self._world = world
        self._oauth = oauth

    async def create(self, request: Request) -> Response:
        """201 with a Location and no body, or a refusal."""
        if self._oauth.lives(request) is None:
            return error(401, "Invalid or expired token")
        version = int(request.path_params["version"])
        try:
            facts = _judge(await request.body(), version)
        except Refusal as refusal:
            return error(400, str(refusal))
        record = self._world.create(*facts, version)
        request.state.made = record.id
        location = f"{request.base_url}api/v{version}/webhook_subscriptions/{record.id}"
        return Response(b"", 201, {"location": location})

    async def read(self, request: Request) -> Response:
        """One subscription, on any of the three paths."""
        if self._oauth.lives(request) is None:
            return error(401, "Invalid or expired token")
        record = self._world.records.get(request.path_params["id"])
        if record is None:
            return error(404, "Resource not found")
        return JSONResponse(shown(record))


def shown(record: Record) -> dict[str, Any]:
    """A subscription as it is read."""
    return {
        "data": {
            "id": record.id,
            "type": "webhook_subscription",
            "attributes": {
                "event_type": record.event_type,
                "webhook_uri": record.webhook_uri,
                "status": record.status,
                "scope": record.scope,
                "scope_reference": record.scope_reference,
            },
        }
    }


def _judge(body: bytes, version: int) -> tuple[str, str, str, str | None, bool]:
    """(event type, address, scope, reference, Daraja) of a create. Raises `Refusal`."""
    try:
        given = json.loads(body) if len(body) <= _LARGEST else None
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Refusal("Invalid request body")
    name = given.get("event_type")
    event = EVENT_TYPES.get(name) if isinstance(name, str) else None
    if event is None or version not in event.versions:
        raise Refusal("Invalid event type")
    address = given.get("url")
    if not isinstance(address, str) or not _is_https(address):
        raise Refusal("Invalid url. The url must be a secure (https) url")
    scope = given.get("scope")
    if not isinstance(scope, str) or scope.lower() not in event.scopes:
        raise Refusal("Invalid scope")
    scope = scope.lower()
    reference = given.get("scope_reference")
    if scope == "till":
        reference = str(reference) if reference is not None else ""
        if not _TILL.fullmatch(reference) or reference == _UNKNOWN_TILL:
            raise Refusal("Invalid scope reference")
    else:
        reference = None
    daraja = given.get("enable_daraja_payload", False)
    if not isinstance(daraja, bool):
        raise Refusal("Invalid enable_daraja_payload")
    if daraja and (version < 2 or not event.daraja):
        raise Refusal("enable_daraja_payload is not allowed for this event type")
    return event.name, address, scope, reference, daraja


def _is_https(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and bool(parts.hostname)
    except ValueError:
        return False
