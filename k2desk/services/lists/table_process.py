"""Reads a table in a process of its own: whatever a file does to it, the window goes on. It can be ended at once."""

from __future__ import annotations

import contextlib
import gc
import struct
import subprocess
import sys
from io import RawIOBase
from pathlib import Path
from typing import IO

import msgspec

from k2desk.services.lists.tables import NotRead, Refusal, Sheet, Source, sheets_of
from k2desk.system.relaunch import start_program

COMMAND = "read-table"
_MEMORY = 1_500_000_000
_SLICE = 1_000
"""Rows in one message. Decoding more at a time would keep the window waiting."""

_LENGTH = struct.Struct(">I")


class _Order(msgspec.Struct):
    path: str = ""
    text: str = ""


class _Message(msgspec.Struct):
    """Some rows of a sheet, a refusal, or the error of a file that could not be opened."""

    sheet: int = 0
    name: str = ""
    rows: list[tuple[str, ...]] = msgspec.field(default_factory=list)
    lines: list[int] = msgspec.field(default_factory=list)
    formulas: int = 0
    refusal: str = ""
    error: str = ""
    is_last: bool = False


class TableProcess:
    """One run of the process. `run` blocks; `stop` may be called from another thread at any moment."""

    def __init__(self, source: Source) -> None:
        self._order = _Order(str(source.path or ""), source.text)
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def run(self) -> list[Sheet]:
        """Return the sheets. Raises `NotRead`, or OSError if the file can't be opened or the process not started."""
        process = self._process = start_program(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if self._is_stopped:
            process.kill()
        assert process.stdin is not None and process.stdout is not None
        with process:
            # A process that has ended takes no order: EPIPE, or EINVAL on Windows. That it gives no answer says enough.
            with contextlib.suppress(OSError), process.stdin as order:
                order.write(msgspec.msgpack.encode(self._order))
            return self._answer(process.stdout)

    def _answer(self, answer: IO[bytes]) -> list[Sheet]:
        sheets: list[Sheet] = []
        decoder = msgspec.msgpack.Decoder(_Message)
        while len(head := answer.read(_LENGTH.size)) == _LENGTH.size:
            message = decoder.decode(answer.read(_LENGTH.unpack(head)[0]))
            if message.refusal:
                raise NotRead(Refusal(message.refusal), message.error)
            if message.error:
                raise OSError(message.error)
            if message.is_last:
                return sheets
            if message.sheet == len(sheets):
                sheets.append(Sheet(message.name, [], [], message.formulas))
            sheets[-1].rows.extend(message.rows)
            sheets[-1].lines.extend(message.lines)
        # It ended without its last message: the file took more memory than a list of payments needs.
        raise NotRead(Refusal.BROKEN, "the reading ended early")

    def stop(self) -> None:
        """End the process."""
        self._is_stopped = True
        if self._process is not None:
            self._process.kill()


def main(order: RawIOBase, answer: RawIOBase) -> int:
    """Read the table that `order` names, and write it to `answer`. Returns the exit code."""
    wanted = msgspec.msgpack.decode(order.readall(), type=_Order)
    _limit_memory()
    # Everything that is made stays until the end.
    gc.disable()
    try:
        sheets = sheets_of(Source(Path(wanted.path) if wanted.path else None, wanted.text))
        for place, sheet in enumerate(sheets):
            for at in range(0, len(sheet.rows), _SLICE):
                rows, lines = sheet.rows[at : at + _SLICE], sheet.lines[at : at + _SLICE]
                _send(answer, _Message(place, sheet.name, rows, lines, sheet.formulas))
        _send(answer, _Message(is_last=True))
    except NotRead as refused:
        _send(answer, _Message(refusal=refused.why.value, error=refused.details))
    except MemoryError:
        _send(answer, _Message(refusal=Refusal.TOO_LARGE.value))
    except OSError as error:
        _send(answer, _Message(error=str(error) or type(error).__name__))
    return 0


def _send(answer: RawIOBase, message: _Message) -> None:
    content = msgspec.msgpack.encode(message)
    rest = memoryview(_LENGTH.pack(len(content)) + content)
    while rest:
        rest = rest[answer.write(rest) or 0 :]


def _limit_memory() -> None:
    """Let the system refuse memory beyond what a list needs. Windows can't; there only the sheet was measured."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
