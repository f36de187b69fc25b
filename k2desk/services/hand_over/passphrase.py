"""The passphrase of a hand-over file: one form for all keyboards, how soon it would be guessed, and generated ones."""

from __future__ import annotations

import secrets
import unicodedata
from enum import StrEnum

from k2desk.services.hand_over.words import WORDS

WORDS_OF_PHRASE = 6
"""Six of 512 words are 54 bits. At a second a guess, a thousand computers need 286,000 years for half of them."""

LONGEST = 200
_JUDGED = 72
"""The letters that are judged. The rest can only make a passphrase better, and the time grows with the square."""

_GUESSES_FAIR, _GUESSES_GOOD = 9.0, 12.0
"""Powers of ten. A guess costs about a second and 256 MB: 1,000 computers need 12 days for the first, and 30 years for
the second."""


class Strength(StrEnum):
    """How well a passphrase protects the file against somebody who has it."""

    EMPTY = "empty"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"

    @property
    def is_enough(self) -> bool:
        """Whether a file may be locked with it."""
        return self in {Strength.FAIR, Strength.GOOD}


def normalised(text: str) -> str:
    """Return what was typed in the form in which it is used.

    Another keyboard may send é as two signs, or a wide space; blanks around it come with copying.
    """
    return " ".join(unicodedata.normalize("NFKC", text).split())


def generated(language: str) -> str:
    """Return a new passphrase of words that are easy to say and to type."""
    words = WORDS.get(language) or WORDS["en"]
    return " ".join(secrets.choice(words) for _ in range(WORDS_OF_PHRASE))


def strength(text: str, known: tuple[str, ...] = ()) -> Strength:
    """Return how well a passphrase protects against somebody who knows the words in `known`, such as the shop's name.

    It takes some milliseconds, so call it on a thread.
    """
    phrase = normalised(text)
    if not phrase:
        return Strength.EMPTY
    from zxcvbn import zxcvbn

    guesses = float(zxcvbn(phrase[:_JUDGED], user_inputs=list(known))["guesses_log10"])
    if guesses < _GUESSES_FAIR:
        return Strength.WEAK
    return Strength.GOOD if guesses >= _GUESSES_GOOD else Strength.FAIR
