"""The practice server's webhook subscriptions: create and read, with the documented refusals (API notes §3)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from k2desk.model.events import EVENT_TYPES
from k2desk.practice.oauth import OAuth
from k2desk.practice.responses import body_of, error, invalid_token, parsed
from k2desk.practice.world import Record, World

PATH = "webhook_subscriptions"
_TILL = re.compile(r"[Kk]?[0-9]{5,8}")
_UNKNOWN_TILL = "99999"


class Refusal(Exception):
    """A create is invalid. The message is in Kopo Kopo's words."""


class Subscriptions:
    """The handlers for create and read, served at `base_url`."""

    def __init__(self, world: World, oauth: OAuth, base_url: str) -> None:
        self._world = world
        self._oauth = oauth
        self._base_url = base_url

    async def create(self, request: Request, version: int) -> Response:
        """Return 201 with a Location and no body, or a refusal.

        Stores the new id in `request.state.made`.
        """
        if self._oauth.living(request) is None:
            return invalid_token()
        if not is_json(request.headers.get("content-type", "")):
            return error(400, "Invalid Content-Type. The body must be application/json")
        try:
            record = _judge(await body_of(request), version)
        except Refusal as refusal:
            return error(400, str(refusal))
        self._world.add(record)
        request.state.made = record.id
        # Use the server's own base URL, not the request's Host header, which the client chooses.
        return Response(b"", 201, {"location": f"{self._base_url}/api/v{version}/{PATH}/{record.id}"})

    async def read(self, request: Request) -> Response:
        """Return one subscription, on any of the three paths."""
        if self._oauth.living(request) is None:
            return invalid_token()
        record = self._world.records.get(request.path_params["id"])
        if record is None:
            return error(404, "Resource not found")
        return JSONResponse(shown(record))


def shown(record: Record) -> dict[str, Any]:
    """Return a subscription in the form in which it is read."""
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


def _judge(body: bytes | None, version: int) -> Record:
    """Return the subscription that a create asks for. Raises `Refusal`."""
    given = object_in(body)
    name = given.get("event_type")
    event = EVENT_TYPES.get(name) if isinstance(name, str) else None
    if event is None or version not in event.versions:
        raise Refusal("Invalid event type")
    address = given.get("url")
    if not isinstance(address, str) or not is_https(address):
        raise Refusal("Invalid url. The url must be a secure (https) url")
    scope = given.get("scope")
    if not isinstance(scope, str) or scope.lower() not in event.scopes:
        raise Refusal("Invalid scope")
    scope = scope.lower()
    reference = given.get("scope_reference")
    if scope == "till":
        reference = known_till(reference)
    elif reference not in (None, ""):
        # A client may send "" for a field that was left empty.
        raise Refusal("Invalid scope reference")
    else:
        reference = None
    daraja = given.get("enable_daraja_payload")
    if daraja is not None and not isinstance(daraja, bool):
        raise Refusal("Invalid enable_daraja_payload")
    if daraja and (version < 2 or not event.daraja):
        raise Refusal("enable_daraja_payload is not allowed for this event type")
    return Record(
        event_type=event.name,
        webhook_uri=address,
        scope=scope,
        scope_reference=reference,
        daraja=bool(daraja),
        version=version,
    )


def is_json(content_type: str) -> bool:
    """Return whether a content type is JSON."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))


def object_in(body: bytes | None) -> dict[str, Any]:
    """Return the JSON object in a body. None is a body that was too long. Raises `Refusal`."""
    try:
        given = parsed(body) if body is not None else None
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Refusal("Invalid request body")
    return given


def known_till(given: object) -> str:
    """Return the number of a till that exists. Raises `Refusal`."""
    # A till number may arrive as a JSON number. bool is a subclass of int, so don't use isinstance.
    number = str(given) if type(given) in {str, int} else ""
    if not _TILL.fullmatch(number) or number == _UNKNOWN_TILL:
        raise Refusal("Invalid scope reference")
    return number


def is_https(address: str) -> bool:
    """Return whether an address is an https one with a host."""
    try:
        address.encode()
        parts = urlsplit(address)
        # urlsplit drops tabs and line ends, so test the original text for them.
        clean = not any(sign.isspace() or not sign.isprintable() for sign in address)
        return clean and parts.scheme == "https" and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
