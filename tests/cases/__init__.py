"""Inputs on which the program once went wrong, byte for byte. README.md explains each of them."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def case(name: str) -> bytes:
    """Return the bytes of the file whose name starts with `name`."""
    (file,) = HERE.glob(f"{name}*")
    return file.read_bytes()


def lines(name: str) -> list[str]:
    """Return the lines of that file, without their ends."""
    return case(name).decode("utf-8").splitlines()
