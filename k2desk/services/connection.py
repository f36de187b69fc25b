"""An account's connection to Kopo Kopo: a client, or the problem why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from k2desk.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from k2desk.kopokopo.client import Client


class NotConnected(Exception):
    """The account has no client now; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class ApiConnection:
    """Holds the client of an open account.

    The client is set late, because the keys are read after the window is shown.
    """

    def __init__(self) -> None:
        self._client: Client | None = None
        self._problem = Problem(ProblemKind.NO_KEYS)

    def connect(self, client: Client) -> None:
        """Set the client."""
        self._client = client

    def disconnect(self, problem: Problem) -> None:
        """Remove the client, because of `problem`."""
        self._client = None
        self._problem = problem

    @property
    def is_connected(self) -> bool:
        """Whether there is a client."""
        return self._client is not None

    @property
    def lacks_keys(self) -> bool:
        """Whether there is no client because this computer has no keys. A closed password store may have them."""
        return self._client is None and self._problem.kind is ProblemKind.NO_KEYS

    def client(self) -> Client:
        """Return the client. Raises `NotConnected` if there is none."""
        if self._client is None:
            raise NotConnected(self._problem)
        return self._client
