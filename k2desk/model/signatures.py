"""Whether a signature is genuine, and what may have gone wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Slip(StrEnum):
    """One thing that may have gone wrong with a signature."""

    NO_SIGNATURE = "no_signature"
    NOT_A_SIGNATURE = "not_a_signature"
    TRUNCATED = "truncated"
    PREFIX = "prefix"
    UPPER_CASE = "upper_case"
    SPACES_AROUND = "spaces_around"
    BASE64 = "base64"
    OTHER_ALGORITHM = "other_algorithm"
    CLIENT_SECRET = "client_secret"
    OTHER_ACCOUNT = "other_account"
    KEY_WITH_SPACES = "key_with_spaces"
    LINE_ENDS = "line_ends"
    OUTER_SPACES = "outer_spaces"
    RESERIALISED = "reserialised"
    CHANGED = "changed"
    NO_FIT = "no_fit"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a signature is genuine, and if not, why.

    `genuine`: exactly as Kopo Kopo writes it. `proven`: the API key did sign these very bytes, whatever the writing.
    `account` names the other account for `OTHER_ACCOUNT`.
    """

    genuine: bool
    proven: bool
    slips: tuple[Slip, ...] = ()
    account: str = ""
