"""An account's way to Kopo Kopo: a client, or the problem that keeps it from having one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from k2desk.model.problems import Problem

if TYPE_CHECKING:
    from k2desk.kopokopo.client import Client


class NoLine(Exception):
    """There is no way to Kopo Kopo now; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class Line:
    """Holds the client of an open account. It comes late: the keys are read after the window is shown."""

    def __init__(self) -> None:
        self._client: Client | None = None
        self._problem = Problem("K-47")

    def connect(self, client: Client) -> None:
        """Takes a client into use."""
        self._client = client

    def disconnect(self, problem: Problem) -> None:
        """Has no client from now on, because of `problem`."""
        self._client = None
        self._problem = problem

    @property
    def is_connected(self) -> bool:
        """Whether there is a client."""
        return self._client is not None

    def client(self) -> Client:
        """The client. Raises `NoLine` where there is none."""
        if self._client is None:
            raise NoLine(self._problem)
        return self._client
