"""Locks and unlocks files in the age format, in a process of its own.

The library holds Python's lock for the second or more that the key takes to derive, in which no window could be
painted, and can't be interrupted. A process can be ended at any moment. The passphrase and the content go through
pipes: neither is ever in an argument, in the environment or on the disk.
"""

from __future__ import annotations

import re
import subprocess
from io import RawIOBase

from k2desk.system.relaunch import start_program

COMMAND = "age"
_HEAD = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([0-9]{1,2})\n[A-Za-z0-9+/]{43}\n(.{1,3})")
"""The head of a file with one passphrase. More of them would each cost a second or more, and the format forbids it."""
_AGE = b"age-encryption.org/"
_MOST_WORK = 20
"""The most work that a file may ask for: 2 to the power of this, with 1 KB each. More would take all memory."""

_LOCK, _UNLOCK = b"lock", b"unlock"
_DONE, _WRONG, _BROKEN = b"done", b"wrong", b"broken"


class AgeError(Exception):
    """The file could not be locked or unlocked."""


class NoAgeFile(AgeError):
    """It is not a file that was locked with a passphrase."""


class WrongPassphrase(AgeError):
    """The passphrase is another one."""


class BrokenAgeFile(AgeError):
    """The file is damaged, or not whole."""


class AgeProcess:
    """One run of the process. `run` blocks; `stop` may be called from another thread at any moment."""

    def __init__(self, *, unlock: bool, passphrase: str, content: bytes) -> None:
        self._order = b"\n".join((_UNLOCK if unlock else _LOCK, passphrase.encode("utf-8", "ignore"), content))
        self._unlocks = unlock
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def run(self) -> bytes:
        """Return the locked or unlocked content. Raises `AgeError`, or OSError if the process can't be started."""
        if self._unlocks:
            _refuse_others(self._order.split(b"\n", 2)[2])
        self._process = start_program(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if self._is_stopped:
            self._process.kill()
        answer, _ = self._process.communicate(self._order)
        end, _, content = answer.partition(b"\n")
        if end == _DONE:
            return content
        raise WrongPassphrase if end == _WRONG else BrokenAgeFile

    def stop(self) -> None:
        """End the process."""
        self._is_stopped = True
        if self._process is not None:
            self._process.kill()


def _refuse_others(content: bytes) -> None:
    """Raise `AgeError` for what no passphrase can open, before anybody waits for it."""
    if not content.startswith(_AGE[: max(1, len(content))]):
        raise NoAgeFile
    head = _HEAD.match(content)
    if head is None:
        # What begins as such a file and goes on in another way was cut off, or locked for somebody's key.
        raise BrokenAgeFile if len(content) < 200 else NoAgeFile
    if int(head[1]) > _MOST_WORK or not b"---".startswith(head[2]):
        raise NoAgeFile


def main(order: RawIOBase, answer: RawIOBase) -> int:
    """Do what is asked for on `order`, and write the result to `answer`. Returns the exit code."""
    from pyrage import DecryptError, passphrase

    what, phrase, content = order.readall().split(b"\n", 2)
    try:
        if what == _LOCK:
            end, result = _DONE, passphrase.encrypt(content, phrase.decode())
        else:
            end, result = _DONE, passphrase.decrypt(content, phrase.decode())
    except DecryptError as error:
        # The library's message alone distinguishes a wrong passphrase from a damaged file.
        end, result = (_WRONG if "ecryption failed" in str(error) else _BROKEN), b""
    rest = memoryview(end + b"\n" + result)
    while rest:
        rest = rest[answer.write(rest) or 0 :]
    return 0
