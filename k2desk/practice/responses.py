"""The answers of the practice server, and helpers that read the body of a request."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

Handler = Callable[[Request], Awaitable[Response]]

LARGEST_BODY = 64 * 1024
"""The most bytes of a request body that are read. No valid request is larger."""


def error(status: int, message: object, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return an error in the form of Kopo Kopo's API (API notes §3)."""
    return JSONResponse({"error_code": status, "error_message": message}, status, headers)


def invalid_token() -> JSONResponse:
    """Return the answer to a missing, unknown, expired or revoked token."""
    return error(401, "Invalid or expired token")


def unauthorized(form: str) -> Response:
    """Return a 401 in one of the forms that Kopo Kopo's API may use.

    The library that handles its sign-in leaves the body empty by default.
    """
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
    """Return an error in OAuth's form (API notes §2)."""
    return JSONResponse({"error": name, "error_description": description}, status, headers)


def invalid_client() -> JSONResponse:
    """Return the answer to wrong keys in OAuth's form (API notes §2)."""
    return oauth_error(
        401,
        "invalid_client",
        "Client authentication failed due to unknown client, no client authentication included,"
        " or unsupported authentication method.",
    )


def invalid_bearer() -> JSONResponse:
    """Return token info's answer to a missing, unknown, expired or revoked token, in OAuth's form (API notes §2)."""
    description = "The access token is invalid"
    return oauth_error(401, "invalid_token", description, _challenge(description))


def _challenge(description: str) -> dict[str, str]:
    return {"www-authenticate": f'Bearer realm="Kopo Kopo", error="invalid_token", error_description="{description}"'}


async def body_of(request: Request, most: int = LARGEST_BODY) -> bytes | None:
    """Return the request's body, reading it only once.

    Returns None if it has more than `most` bytes; the rest is then not read.
    """
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


async def object_of(request: Request, most: int = LARGEST_BODY) -> dict[str, Any]:
    """Return the JSON object in the request's body. Raises ValueError or TypeError for anything else."""
    body = await body_of(request, most)
    if body is None:
        raise ValueError(f"a body has {most} bytes at the most")
    found = parsed(body)
    if not isinstance(found, dict):
        raise TypeError("an object is expected")
    return found


def explained(handler: Handler) -> Handler:
    """Return a handler that answers with what is wrong about a call."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except KeyError as failure:
            return error(400, f"{failure.args[0]} is missing")
        except (ValueError, TypeError) as failure:
            return error(400, str(failure).encode("ascii", "backslashreplace").decode())
        except OSError as failure:
            return error(500, f"The state could not be written: {failure.strerror}")

    return answer


def may_steer(request: Request, header: str, key: str) -> bool:
    """Return whether a call of a control interface has its key."""
    return hmac.compare_digest(request.headers.get(header, "").encode(), key.encode())


def parsed(body: bytes) -> Any:
    """Return the parsed JSON. Raises ValueError for anything else, including NaN and excessive nesting."""
    try:
        return json.loads(body, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no JSON")
