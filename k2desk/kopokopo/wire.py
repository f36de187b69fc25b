"""What the client does with the HTTP library's own objects: when bytes leave, Locations, bodies within bounds."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx

from k2desk.kopokopo.answers import LARGEST

_LOCATIONS = "k2desk.locations"
_PACKINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True, "deflate": True}


async def take_locations(response: httpx.Response) -> None:
    """Puts the Locations aside: the library would make a request of a redirect's, and fails where it is odd."""
    response.extensions[_LOCATIONS] = response.headers.get_list("location")
    response.headers.pop("location", None)


def locations_of(response: httpx.Response) -> list[str]:
    """The Locations of an answer, word for word."""
    found: list[str] = response.extensions.get(_LOCATIONS, [])
    return found


class Sent:
    """Listens for the moment when the request's own bytes begin to leave; a proxy's CONNECT is not it."""

    def __init__(self, method: str) -> None:
        self._method = method.encode()
        self.started = False

    async def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Takes an event of the library."""
        if event.endswith("send_request_headers.started"):
            request = info.get("request")
            if request is None or request.method == self._method:
                self.started = True


async def read_body(chunks: AsyncIterator[bytes], encoding: str, body: bytearray) -> bool:
    """Reads into `body`; whether that is all of it, and readable. Stops behind `LARGEST` bytes."""
    packing = encoding.strip().lower()
    if packing not in _PACKINGS:
        return False
    unpack = zlib.decompressobj(wbits=47) if _PACKINGS[packing] else None
    async for chunk in chunks:
        try:
            body += unpack.decompress(chunk, LARGEST + 1) if unpack else chunk
        except zlib.error:
            return False
        if len(body) > LARGEST:
            return False
    return True
