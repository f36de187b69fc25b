"""One writer: an operating-system lock in the data folder decides which K2Desk writes."""

from __future__ import annotations

from pathlib import Path

from k2desk.store.registry import CouldNotSave, RegistryInUse


class WriterLock:
    """Held from `take` to `release`; the system lets go of it when the process dies."""

    def __init__(self, path: Path) -> None:
        from filelock import FileLock

        self._lock = FileLock(str(path), timeout=0, mode=0o600)

    def take(self) -> None:
        """Takes the lock at once. Raises `RegistryInUse` where another K2Desk holds it."""
        from filelock import Timeout

        try:
            self._lock.acquire()
        except Timeout:
            raise RegistryInUse("another K2Desk writes here") from None
        except OSError as error:
            raise CouldNotSave(str(error)) from None

    def release(self) -> None:
        """Lets go of the lock; twice is harmless."""
        self._lock.release(force=True)
