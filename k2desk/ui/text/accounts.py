"""The words for accounts and environments: PRACTICE, SANDBOX, LIVE, and what each means."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.records import AccountRecord
from k2desk.ui.text.translate_to import translate, translate_to

_CONTEXT = "Accounts"
_SENTENCES = {
    "live": QT_TRANSLATE_NOOP("Accounts", "real money"),
    "sandbox": QT_TRANSLATE_NOOP("Accounts", "Kopo Kopo’s test system"),
    "practice": QT_TRANSLATE_NOOP("Accounts", "pretend, on this computer"),
}
_WORDS = {
    "live": QT_TRANSLATE_NOOP("Accounts", "LIVE"),
    "sandbox": QT_TRANSLATE_NOOP("Accounts", "SANDBOX"),
    "practice": QT_TRANSLATE_NOOP("Accounts", "PRACTICE"),
}
_UNNAMED = {
    "live": QT_TRANSLATE_NOOP("Accounts", "My business"),
    "sandbox": QT_TRANSLATE_NOOP("Accounts", "My tests"),
    "practice": QT_TRANSLATE_NOOP("Accounts", "Practice shop"),
}


def account_name(account: AccountRecord) -> str:
    """Return the account's name, or a default one if it has none."""
    unnamed = str(_UNNAMED.get(account.environment, ""))
    return one_line(account.name, Most.NAME) or translate(_CONTEXT, unnamed)


def account_name_in(language: str, account: AccountRecord) -> str:
    """Return the account's name, or a default one in any language."""
    unnamed = str(_UNNAMED.get(account.environment, ""))
    return one_line(account.name, Most.NAME) or translate_to(language, _CONTEXT, unnamed)


def environment_word_in(language: str, environment: str) -> str:
    """Return LIVE, SANDBOX or PRACTICE in any language."""
    return translate_to(language, _CONTEXT, str(_WORDS.get(environment, one_line(environment.upper(), Most.WORD))))


def environment_word(environment: str) -> str:
    """Return LIVE, SANDBOX or PRACTICE."""
    return translate(_CONTEXT, str(_WORDS.get(environment, one_line(environment.upper(), Most.WORD))))


def environment_sentence(environment: str) -> str:
    """Return the meaning of the environment, such as "real money"."""
    return translate(_CONTEXT, str(_SENTENCES.get(environment, one_line(environment, Most.WORD))))
