"""The result of checking a signature, and the mistakes that may explain it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SignatureMistake(StrEnum):
    """One possible mistake in a signature."""

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

    `genuine`: exactly as Kopo Kopo writes it. `proven`: the API key signed these very bytes, although the signature may
    be written differently. `account` names the other account for `OTHER_ACCOUNT`.
    """

    genuine: bool
    proven: bool
    mistakes: tuple[SignatureMistake, ...] = ()
    account: str = ""
