"""The access token of an account: requested once for all callers, and renewed before it expires (API notes §2)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from k2desk.kopokopo.answers import Token
from k2desk.model import api_errors as errors
from k2desk.model.clock import Clock
from k2desk.system.redaction import REDACTION

_EARLY = 60.0
_EARLY_SHARE = 0.1


class Tokens:
    """A cache for one token. `ask` makes one token request."""

    def __init__(self, ask: Callable[[], Awaitable[Token]], clock: Clock) -> None:
        self._ask = ask
        self._clock = clock
        self._token: str | None = None
        self._until_monotonic = 0.0
        self._until_wall = clock.now()
        self._got_at = clock.now()
        self._asking: asyncio.Task[str] | None = None
        self._is_over = False

    @property
    def cached(self) -> str | None:
        """The token that can be used without a request, or None."""
        now = self._clock.now()
        fresh = (
            self._clock.monotonic() < self._until_monotonic
            and self._got_at - timedelta(minutes=1) <= now < self._until_wall
        )
        return self._token if fresh else None

    async def get(self) -> str:
        """Return a usable token.

        All callers wait for the same token request, and all of them get its error. Cancelling one caller does not
        cancel the request for the others.
        """
        if self._is_over:
            raise errors.NoConnection("signed out", may_have_arrived=False)
        cached = self.cached
        if cached is not None:
            return cached
        if self._asking is None:
            self._asking = asyncio.ensure_future(self._renew())
            self._asking.add_done_callback(self._asked)
        return await asyncio.shield(self._asking)

    def drop(self, token: str) -> None:
        """Forget this token, unless another one has replaced it meanwhile."""
        if self._token == token:
            self._token = None

    def take(self) -> str | None:
        """Remove and return the token, however old. After this, no other token is requested."""
        self._is_over = True
        token, self._token = self._token, None
        return token

    async def close(self) -> None:
        """Cancel a token request that is under way, and forget the token."""
        self._token = None
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    async def _renew(self) -> str:
        token = await self._ask()
        REDACTION.keep_out(token.access_token)
        lasts = token.expires_in - min(_EARLY, token.expires_in * _EARLY_SHARE)
        self._token = token.access_token
        self._got_at = self._clock.now()
        self._until_monotonic = self._clock.monotonic() + lasts
        # Compare the wall clock as well: on some computers, monotonic time stops during sleep.
        self._until_wall = self._got_at + timedelta(seconds=min(lasts, 1e8))
        return token.access_token

    def _asked(self, task: asyncio.Task[str]) -> None:
        self._asking = None
        if not task.cancelled():
            task.exception()
