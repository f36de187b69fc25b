"""The keys that sign and verify messages. They are kept in memory only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from k2desk.model.api_values import Credentials
from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.announcer import Announcer

Others = Callable[[], Awaitable[tuple[tuple[str, str], ...]]]
"""Returns (name, API key) of the other accounts on this computer. It may ask the keyring."""

_NOT_THE_KEY = "an older API key, pretended"


class Keys(Announcer[[]]):
    """The signing keys of one open account. Each change is announced."""

    def __init__(self, credentials: Credentials | None, others: Others) -> None:
        super().__init__()
        self._credentials = credentials
        self._others = others
        self._wrong = False
        self._known_others: tuple[tuple[str, str], ...] | None = None

    def __repr__(self) -> str:
        return "Keys(…)"

    @property
    def api_key(self) -> str:
        """The API key, or "" if there is none on this computer."""
        if self._wrong:
            return _NOT_THE_KEY
        return (self._credentials.api_key or "") if self._credentials is not None else ""

    @property
    def client_secret(self) -> str:
        """The client secret, or "". Servers sometimes verify messages with it by mistake."""
        return self._credentials.client_secret if self._credentials is not None else ""

    @property
    def missing(self) -> Problem | None:
        """The problem that prevents signing and verifying messages, or None."""
        return None if self.api_key else Problem(ProblemKind.NO_API_KEY)

    async def others(self) -> tuple[tuple[str, str], ...]:
        """Return (name, API key) of the other accounts. They are read only once."""
        if self._known_others is None:
            self._known_others = await self._others()
        return self._known_others

    def pretend_wrong(self, wrong: bool) -> None:
        """Use a key that does not fit, for practice, as if somebody had made a new one at Kopo Kopo."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.tell()


async def no_others() -> tuple[tuple[str, str], ...]:
    """Return no other accounts."""
    return ()
