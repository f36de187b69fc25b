"""The signature of Kopo Kopo's messages: hex HMAC-SHA256 of the raw body, keyed with the API key (API notes §4)."""

from __future__ import annotations

import hashlib
import hmac


def sign(api_key: str, body: bytes) -> str:
    """Return the value of `X-KopoKopo-Signature` for a body, in lower-case hex."""
    return hmac.new(api_key.encode(), body, hashlib.sha256).hexdigest()


def matches(api_key: str, body: bytes, header: str) -> bool:
    """Return whether the header is the body's signature. Compares in constant time."""
    return hmac.compare_digest(sign(api_key, body).encode(), header.encode())
