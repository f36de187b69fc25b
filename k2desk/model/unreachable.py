"""Recognises an error of the network that says there is no way to a place from here, by the codes of each system."""

from __future__ import annotations

import errno

_CODES = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})
_WINDOWS = frozenset({1231, 1232})
"""ERROR_NETWORK_UNREACHABLE and ERROR_HOST_UNREACHABLE.

asyncio's connections on Windows fail with them, and Python gives them the `errno` EINVAL. Winsock's own codes need no
entry: there, `errno` has them under the names of POSIX.
"""


def is_unreachable(error: OSError) -> bool:
    """Return whether this computer has no way to the place, whatever may be there."""
    return error.errno in _CODES or getattr(error, "winerror", None) in _WINDOWS
