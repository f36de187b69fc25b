"""Reads and writes files that the user chooses, off the window's thread, with size limits and problems in plain
words.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.operation import Spawn, operation
from k2desk.system.private_files import write_atomically

LARGEST_READ = 20_000_000


class ChosenFiles:
    """Reads and saves the files that the user chooses."""

    def __init__(self, spawn: Spawn) -> None:
        self._spawn = spawn

    @operation()
    async def read(self, path: Path) -> bytes | Problem:
        """Read the file.

        The outcome is its bytes, FILE_NOT_READ if it can't be read, or TOO_LONG if it is far too long.
        """
        try:
            return await asyncio.to_thread(_read, path)
        except _TooLarge as large:
            return Problem(ProblemKind.TOO_LONG, (("size", f"{large.size / 1_000_000:.0f} MB"),))
        except OSError as error:
            return Problem(ProblemKind.FILE_NOT_READ, details=str(error))

    @operation(can_be_cancelled=False)
    async def save(self, path: Path, content: bytes | Callable[[], bytes]) -> Problem | None:
        """Write the whole file or nothing. The outcome is FILE_NOT_SAVED if that failed.

        A function is called off the window's thread to make the content.
        """
        try:
            made = content if isinstance(content, bytes) else await asyncio.to_thread(content)
            await asyncio.to_thread(write_atomically, path, made)
        except OSError as error:
            return Problem(ProblemKind.FILE_NOT_SAVED, details=str(error))
        return None


class _TooLarge(Exception):
    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(LARGEST_READ + 1)
    if len(content) > LARGEST_READ:
        raise _TooLarge(path.stat().st_size)
    return content
