"""The writer's lock: an operating-system lock in the data folder decides which K2Desk may write."""

from __future__ import annotations

import sys
from pathlib import Path

from k2desk.model.registry_errors import NoLocks, RegistryInUse, of_lock

_PATIENCE = 0.2


def is_held(path: Path) -> bool:
    """Return whether another K2Desk holds the lock now.

    Quick, and takes no lock of its own that would last. Returns False if it can't tell.
    """
    try:
        if not path.is_file():
            return False
        if sys.platform == "win32":
            from filelock import FileLock, Timeout

            try:
                with FileLock(str(path), timeout=0):
                    return False
            except Timeout:
                return True
        import fcntl

        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


class WriterLock:
    """A lock that is held from `take` to `release`. The system releases it when the process dies."""

    def __init__(self, path: Path) -> None:
        from filelock import FileLock

        # The short timeout is for a second start, which touches the lock for a moment to see whether it is held. The
        # lock is taken on one thread and released on another. No soft lock: a mere file would outlive a killed program.
        self._lock = FileLock(str(path), timeout=_PATIENCE, mode=0o600, thread_local=False, fallback_to_soft=False)

    def take(self) -> None:
        """Take the lock at once.

        Raises `RegistryInUse` if another K2Desk holds it, or `CouldNotSave`.
        """
        from filelock import Timeout

        try:
            self._lock.acquire(poll_interval=0.02)
        except Timeout:
            raise RegistryInUse("another K2Desk writes here") from None
        except NotImplementedError as error:
            raise NoLocks(str(error)) from None
        except OSError as error:
            raise of_lock(error) from None

    def release(self) -> None:
        """Release the lock. Calling it twice is harmless."""
        self._lock.release(force=True)
