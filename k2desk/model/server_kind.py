"""What is known about the user's own server."""

from __future__ import annotations

from enum import StrEnum


class ServerKind(StrEnum):
    """The newest finding about a server, as its badge shows it."""

    NOT_TESTED = "not_tested"
    REACHED = "reached"
    ANSWERS = "answers"
    SLOW = "slow"
    NOT_PUBLIC = "not_public"
    NAME_NOT_FOUND = "name_not_found"
    NOT_REACHED = "not_reached"
    NOT_LOCKED = "not_locked"
    CERTIFICATE_ENDED = "certificate_ended"
    CERTIFICATE_NOT_YET = "certificate_not_yet"
    CERTIFICATE_WRONG_NAME = "certificate_wrong_name"
    CERTIFICATE_INCOMPLETE = "certificate_incomplete"
    CERTIFICATE_NOT_TRUSTED = "certificate_not_trusted"
    CERTIFICATE_ENDS = "certificate_ends"
    ELSEWHERE = "elsewhere"
    PAGE = "page"
    ERROR = "error"
    ACCEPTS_FAKES = "accepts_fakes"

    @property
    def is_bad(self) -> bool:
        """Whether alerts are in danger."""
        return self not in _HARMLESS


_HARMLESS = frozenset({ServerKind.NOT_TESTED, ServerKind.REACHED, ServerKind.ANSWERS, ServerKind.SLOW})
