"""The practice server's sign-in: token, revoke, introspect and token info (API notes §2)."""

from __future__ import annotations

import hmac
import time
from datetime import datetime, timedelta, timezone
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Message

from k2desk.practice.responses import body_of, invalid_bearer, invalid_client, oauth_error, parsed
from k2desk.practice.world import Token, World

_NAIROBI = timezone(timedelta(hours=3))


async def fields(request: Request) -> dict[str, Any]:
    """Return the fields of a request that was sent as a form or as JSON; empty for anything else."""
    body = await body_of(request)
    if body is None:
        return {}
    if "json" in request.headers.get("content-type", ""):
        try:
            found = parsed(body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    async def read() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async with Request(request.scope, read).form() as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


class OAuth:
    """The handlers of the four calls, for one application."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def token(self, request: Request) -> Response:
        """Return a new token if the keys are right."""
        given = await fields(request)
        grant_type = given.get("grant_type")
        if not grant_type:
            return oauth_error(400, "invalid_request", "Missing required parameter: grant_type.")
        if grant_type != "client_credentials":
            return oauth_error(400, "unsupported_grant_type", "The grant type is not supported.")
        if not self._knows(given):
            return invalid_client()
        return JSONResponse(
            {
                "access_token": self._world.new_token(),
                "token_type": "Bearer",
                "expires_in": self._world.expires_in,
                "created_at": _written(time.time()),
            }
        )

    async def revoke(self, request: Request) -> Response:
        """Revoke a token. An unknown one is not an error (RFC 7009)."""
        given = await fields(request)
        if not self._knows(given):
            return oauth_error(403, "unauthorized_client", "You are not authorized to revoke this token")
        self._world.revoke(str(given.get("token", "")))
        return JSONResponse({})

    async def introspect(self, request: Request) -> Response:
        """Return whether a token is valid."""
        given = await fields(request)
        if not self._knows(given):
            return invalid_client()
        token = self._world.token(str(given.get("token", "")))
        if token is None:
            return JSONResponse({"active": False})
        return JSONResponse(
            {
                "active": True,
                "scope": "",
                "client_id": self._world.application.client_id,
                "token_type": "Bearer",
                "exp": _written(time.time() + token.left),
                "iat": _written(token.given_at),
            }
        )

    async def info(self, request: Request) -> Response:
        """Return the owner and the remaining lifetime of a token."""
        token = self.living(request)
        if token is None:
            return invalid_bearer()
        return JSONResponse(
            {
                "resource_owner_id": None,
                "scope": [],
                "expires_in": int(token.left),
                "application": {"uid": self._world.application.client_id},
                "created_at": int(token.given_at),
            }
        )

    def living(self, request: Request) -> Token | None:
        """Return the request's bearer token, or None if it is missing or not valid."""
        kind, _, word = request.headers.get("authorization", "").partition(" ")
        return self._world.token(word.strip()) if kind.lower() == "bearer" else None

    def _knows(self, given: dict[str, Any]) -> bool:
        application = self._world.application
        right_id = _same(given.get("client_id"), application.client_id)
        right_secret = _same(given.get("client_secret"), application.client_secret)
        return right_id and right_secret


def _written(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, _NAIROBI).isoformat(timespec="seconds")


def _same(given: object, right: str) -> bool:
    return isinstance(given, str) and hmac.compare_digest(given.encode(errors="surrogatepass"), right.encode())
