"""The keys by which messages are signed and checked: in memory only, told apart from how they were found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from k2desk.model.api_values import Credentials
from k2desk.model.problems import Problem
from k2desk.services.announcer import Announcer

Others = Callable[[], Awaitable[tuple[tuple[str, str], ...]]]
"""Gives (name, API key) of the other accounts on this computer. It may ask the keyring."""

_NOT_THE_KEY = "an older API key, pretended"


class Keys(Announcer[[]]):
    """The signing keys of one open account. `revision` is another after each change, which is told."""

    def __init__(self, credentials: Credentials | None, others: Others) -> None:
        super().__init__()
        self._credentials = credentials
        self._others = others
        self._wrong = False
        self._known_others: tuple[tuple[str, str], ...] | None = None
        self.revision = 0

    def __repr__(self) -> str:
        return "Keys(…)"

    @property
    def api_key(self) -> str:
        """The API key; "" where there is none on this computer."""
        if self._wrong:
            return _NOT_THE_KEY
        return (self._credentials.api_key or "") if self._credentials is not None else ""

    @property
    def client_secret(self) -> str:
        """The client secret, which messages are signed with by mistake; "" where there is none."""
        return self._credentials.client_secret if self._credentials is not None else ""

    @property
    def missing(self) -> Problem | None:
        """What keeps messages from being signed or checked, if anything does."""
        return None if self.api_key else Problem("K-73")

    async def others(self) -> tuple[tuple[str, str], ...]:
        """(name, API key) of the other accounts; asked for once."""
        if self._known_others is None:
            self._known_others = await self._others()
        return self._known_others

    def pretend_wrong(self, wrong: bool) -> None:
        """Practice: uses a key that does not fit, as after somebody made a new one at Kopo Kopo."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.revision += 1
            self.tell()


async def no_others() -> tuple[tuple[str, str], ...]:
    """There are no other accounts."""
    return ()
