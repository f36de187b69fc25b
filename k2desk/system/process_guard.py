"""Keeps this process's memory off the disk: no core dumps, no access by other processes, no log of TLS keys.

On Windows a crash report leaves out the heap, but an administrator can enable full dumps (LocalDumps), and other
processes of the same user may read the memory. macOS writes no core file, and the installed program's hardened runtime
blocks debuggers.
"""

from __future__ import annotations

import os
import sys

_PR_SET_DUMPABLE = 4
_WER_WITHOUT_HEAP = 1


def forbid_dumps() -> None:
    """Switch off core dumps and the logging of TLS keys for this process and its child processes. Quick."""
    # OpenSSL and the libraries above it write the keys of every connection to the file in this variable.
    os.environ.pop("SSLKEYLOGFILE", None)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.WerSetFlags(_WER_WITHOUT_HEAP)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def close_memory() -> None:
    """Block debuggers of the same user and the dumps of crash handlers (Linux).

    This affects only the current process; each child process has to call it too.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
