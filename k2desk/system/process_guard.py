"""Keeps what this process knows off the disk: no core dumps, no other process in its memory, no log of TLS keys.

On Windows a crash report leaves the heap out, but an administrator can have whole dumps written (LocalDumps), and
whoever has this user's rights may read the memory; macOS writes no core file, and debuggers are kept away there by the
hardened runtime of the installed program.
"""

from __future__ import annotations

import os
import sys

_PR_SET_DUMPABLE = 4
_WER_WITHOUT_HEAP = 1


def forbid_dumps() -> None:
    """Switches core dumps and logs of TLS keys off, for this process and those that it starts. Quick."""
    # OpenSSL and the libraries above it write the keys of every connection where this variable says.
    os.environ.pop("SSLKEYLOGFILE", None)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.WerSetFlags(_WER_WITHOUT_HEAP)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def close_memory() -> None:
    """Keeps dumps that a crash handler would be sent, and debuggers of the same user, out of this process (Linux).

    It holds for this process alone: each one that it starts has to do the same.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
