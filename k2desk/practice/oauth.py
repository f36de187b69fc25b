"""The pretend Kopo Kopo's sign-in: token, revoke, introspect, token info (API notes §2)."""

from __future__ import annotations

import hmac
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from k2desk.practice.faults import error
from k2desk.practice.world import World

_NAIROBI = timezone(timedelta(hours=3))
_LARGEST = 64 * 1024


async def fields(request: Request) -> dict[str, Any]:
    """The fields of a request, sent as a form or as JSON. Empty for what is neither."""
    body = await request.body()
    if len(body) > _LARGEST:
        return {}
    if "json" in request.headers.get("content-type", ""):
        try:
            found = json.loads(body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}
    async with request.form() as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


class OAuth:
    """The four calls, over one application."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def token(self, request: Request) -> Response:
        """A new token for the right keys."""
        given = await fields(request)
        if given.get("grant_type") != "client_credentials":
            return JSONResponse(
                {"error": "unsupported_grant_type", "error_description": "The grant type is not supported."}, 400
            )
        if not self._knows(given):
            return _refused()
        return JSONResponse(
            {
                "access_token": self._world.new_token(),
                "token_type": "Bearer",
                "expires_in": self._world.expires_in,
                "created_at": datetime.now(_NAIROBI).isoformat(timespec="seconds"),
            }
        )

    async def revoke(self, request: Request) -> Response:
        """Ends a token."""
        given = await fields(request)
        if not self._knows(given):
            return _refused()
        self._world.revoke(str(given.get("token", "")))
        return JSONResponse({})

    async def introspect(self, request: Request) -> Response:
        """Whether a token lives."""
        given = await fields(request)
        if not self._knows(given):
            return _refused()
        left = self._world.seconds_left(str(given.get("token", "")))
        if left is None:
            return JSONResponse({"active": False})
        now = datetime.now(UTC)
        return JSONResponse(
            {
                "active": True,
                "scope": "",
                "client_id": self._world.application.client_id,
                "token_type": "Bearer",
                "exp": int((now + timedelta(seconds=left)).timestamp()),
                "iat": int((now - timedelta(seconds=self._world.expires_in - left)).timestamp()),
            }
        )

    async def info(self, request: Request) -> Response:
        """Whose token it is."""
        left = self.lives(request)
        if left is None:
            return error(401, "Invalid or expired token")
        return JSONResponse(
            {
                "resource_owner_id": None,
                "scope": [],
                "expires_in": int(left),
                "application": {"uid": self._world.application.client_id},
                "created_at": int(datetime.now(UTC).timestamp()),
            }
        )

    def lives(self, request: Request) -> float | None:
        """Seconds that the request's bearer token still lives; None where there is no living one."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        return self._world.seconds_left(token.strip()) if kind.lower() == "bearer" else None

    def _knows(self, given: dict[str, Any]) -> bool:
        application = self._world.application
        right_id = hmac.compare_digest(str(given.get("client_id", "")).encode(), application.client_id.encode())
        right_secret = hmac.compare_digest(
            str(given.get("client_secret", "")).encode(), application.client_secret.encode()
        )
        return right_id and right_secret


def _refused() -> Response:
    return JSONResponse(
        {
            "error": "invalid_client",
            "error_description": "Client authentication failed due to unknown client, no client authentication"
            " included, or unsupported authentication method.",
        },
        401,
    )
