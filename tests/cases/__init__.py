"""Inputs on which the program once went wrong, word for word: README.md says what each stands for."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def case(name: str) -> bytes:
    """The bytes of the one file whose name begins so."""
    (file,) = HERE.glob(f"{name}*")
    return file.read_bytes()


def lines(name: str) -> list[str]:
    """The lines of that file, without their ends."""
    return case(name).decode("utf-8").splitlines()
