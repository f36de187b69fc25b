"""Verifies one signature that the user pastes, and explains why it does not fit. Uses no network."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from k2desk.kopokopo.signature_mistakes import SigningKeys, examine
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.signatures import SignatureMistake, Verdict
from k2desk.services.operation import Spawn, operation
from k2desk.services.samples import size_words

LARGEST = 1_000_000
"""A body above this many bytes is not an alert, but its signature is still verified."""


@dataclass(frozen=True, slots=True)
class SignatureFinding:
    """The verdict, and what is odd about the body. Without a key there is no verdict."""

    verdict: Verdict | None
    problem: Problem | None = None


class SignatureCheck:
    """Verifies a pasted signature with the account's keys."""

    def __init__(self, *, signing_keys: Callable[[], Awaitable[SigningKeys]], spawn: Spawn) -> None:
        self._signing_keys = signing_keys
        self._spawn = spawn

    @operation()
    async def check(self, body: bytes, header: str, *, pasted: bool) -> SignatureFinding:
        """Verify a signature.

        The line ends of a `pasted` body are unknown, because the window may have changed them.
        """
        keys = await self._signing_keys()
        if not keys.api_key:
            return SignatureFinding(None, Problem(ProblemKind.NO_API_KEY))
        return await asyncio.to_thread(check_signature, body, header, keys, pasted=pasted)


def check_signature(body: bytes, header: str, keys: SigningKeys, *, pasted: bool) -> SignatureFinding:
    """Return the finding for a body and the value of its signature header.

    Takes at most a second for a few megabytes.
    """
    verdict = examine(body, header, keys)
    if pasted and verdict.mistakes and SignatureMistake.LINE_ENDS in verdict.mistakes:
        # The clipboard may have changed the line ends, which is not the user's mistake: use the verdict without it.
        for ended in (body.rstrip(b"\n"), body.replace(b"\n", b"\r\n"), body + b"\n", body + b"\r\n"):
            again = examine(ended, header, keys)
            if not {SignatureMistake.LINE_ENDS, SignatureMistake.NO_FIT, SignatureMistake.CHANGED} & set(
                again.mistakes
            ):
                verdict = again
                break
    return SignatureFinding(verdict, _odd(body))


def _odd(body: bytes) -> Problem | None:
    if len(body) > LARGEST:
        return Problem(ProblemKind.TOO_LONG, (("size", size_words(len(body))),), only_warns=True)
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return Problem(ProblemKind.NOT_UTF8, (("byte", str(error.start + 1)),))
    return None
