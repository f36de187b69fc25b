"""The digest of the checksums, without OpenSSL's digests: `hashlib` loads those too, 3 ms before the first paint."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:
    # Where Python keeps it elsewhere, hashlib knows the place.
    from hashlib import blake2b

__all__ = ["blake2b"]
