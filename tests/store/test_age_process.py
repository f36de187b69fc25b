"""Files are locked so that Debian's own `age` opens them."""

from __future__ import annotations

import asyncio
import os
import shutil

import pytest

from k2desk.store.age_process import AgeProcess
from tests.systems import only_on_linux


@only_on_linux("Debian's package")
async def test_the_age_of_debian_opens_a_file_and_nothing_plain_is_written(tmp_path):
    if shutil.which("age") is None:
        pytest.skip("age is not installed")
    content = b"one line\nand another\n" * 10_000
    locked, out = tmp_path / "file.age", tmp_path / "plain"
    locked.write_bytes(await asyncio.to_thread(AgeProcess(unlock=False, passphrase="ndizi café", content=content).run))
    assert b"another" not in locked.read_bytes() and [file.name for file in tmp_path.iterdir()] == ["file.age"]
    assert await asyncio.to_thread(_opened_by_age, str(locked), str(out), "ndizi café") == 0
    assert out.read_bytes() == content


def _opened_by_age(locked: str, out: str, passphrase: str) -> int:
    """Let `age` open a file, and return its exit code. It asks for the passphrase on the terminal alone."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.execvp("age", ["age", "-d", "-o", out, locked])
    said = b""
    while b"passphrase" not in said:
        said += os.read(terminal, 1000)
    os.write(terminal, passphrase.encode() + b"\n")
    try:
        while os.read(terminal, 1000):
            pass
    except OSError:
        pass  # What Linux says when the other end has closed.
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
