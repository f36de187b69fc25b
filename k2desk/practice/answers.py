"""The forms of the pretend Kopo Kopo's answers, and JSON as it reads it."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

LARGEST_BODY = 64 * 1024
"""Bytes of a request's body that are read; more than that is none that this server understands."""


def error(status: int, message: object, headers: dict[str, str] | None = None) -> JSONResponse:
    """An error in the form of Kopo Kopo's API (API notes §3)."""
    return JSONResponse({"error_code": status, "error_message": message}, status, headers)


def invalid_token() -> JSONResponse:
    """The answer to a token that is missing, unknown, over or revoked."""
    return error(401, "Invalid or expired token")


def unauthorized(form: str) -> Response:
    """A 401 on the API as Kopo Kopo may write it: the library behind its sign-in leaves the body empty by default."""
    match form:
        case "empty":
            return Response(b"", 401, _challenge("The access token expired"), "text/html")
        case "text":
            return Response("HTTP Token: Access denied.\n", 401, _challenge("The access token expired"), "text/plain")
        case "message":
            return JSONResponse({"message": "Unauthorized"}, 401)
        case "oauth":
            return invalid_bearer()
    return invalid_token()


def oauth_error(status: int, name: str, description: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """An error in the form of OAuth (API notes §2)."""
    return JSONResponse({"error": name, "error_description": description}, status, headers)


def invalid_client() -> JSONResponse:
    """The answer to wrong keys, in the form of OAuth (API notes §2)."""
    return oauth_error(
        401,
        "invalid_client",
        "Client authentication failed due to unknown client, no client authentication included,"
        " or unsupported authentication method.",
    )


def invalid_bearer() -> JSONResponse:
    """The answer of token info to a token that is missing, unknown, over or revoked: OAuth's form (API notes §2)."""
    description = "The access token is invalid"
    return oauth_error(401, "invalid_token", description, _challenge(description))


def _challenge(description: str) -> dict[str, str]:
    return {"www-authenticate": f'Bearer realm="Kopo Kopo", error="invalid_token", error_description="{description}"'}


async def body_of(request: Request, most: int = LARGEST_BODY) -> bytes | None:
    """The body, read once; None where it has more than `most` bytes, and then its rest is not read."""
    if hasattr(request.state, "body"):
        known: bytes | None = request.state.body
        return known
    said = request.headers.get("content-length", "")
    body = bytearray()
    too_long = said.isdecimal() and int(said) > most
    if not too_long:
        async for part in request.stream():
            body += part
            if len(body) > most:
                too_long = True
                break
    found = None if too_long else bytes(body)
    request.state.body = found
    return found


def parsed(body: bytes) -> Any:
    """What `body` says in JSON. Raises ValueError for all else, NaN and bottomless nesting too."""
    try:
        return json.loads(body, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no JSON")
