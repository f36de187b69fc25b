"""Helpers for httpx's own objects: when bytes leave, Location headers, bodies of limited size."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx

_LOCATIONS = "k2desk.locations"
_PACKINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True, "deflate": True}


async def take_locations(response: httpx.Response) -> None:
    """Move the Location headers out of the response.

    httpx would build a request from the Location of a redirect, and fails if that is malformed.
    """
    response.extensions[_LOCATIONS] = response.headers.get_list("location")
    response.headers.pop("location", None)


def locations_of(response: httpx.Response) -> list[str]:
    """Return the Location headers of an answer, unchanged."""
    found: list[str] = response.extensions.get(_LOCATIONS, [])
    return found


class SendProgress:
    """Records whether the request's own bytes have begun to leave. A CONNECT to a proxy does not count."""

    def __init__(self, method: str) -> None:
        self._method = method.encode()
        self.started = False

    async def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Handle one trace event of httpx."""
        if event.endswith("send_request_headers.started"):
            request = info.get("request")
            if request is None or request.method == self._method:
                self.started = True


async def read_body(chunks: AsyncIterator[bytes], encoding: str, body: bytearray, most: int) -> bool:
    """Read into `body`, up to just over `most` bytes.

    Returns whether the body is complete and could be decompressed.
    """
    packing = encoding.strip().lower()
    if packing not in _PACKINGS:
        return False
    unpack = zlib.decompressobj(wbits=47) if _PACKINGS[packing] else None
    async for chunk in chunks:
        try:
            body += unpack.decompress(chunk, most + 1) if unpack else chunk
        except zlib.error:
            return False
        if len(body) > most:
            return False
    return True
