"""Why a signature does not fit, in words: what happened, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.signatures import SignatureMistake, Verdict
from k2desk.ui.text.plain import filled
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Slips")

_WORDS: dict[SignatureMistake, tuple[object, object]] = {
    SignatureMistake.NO_SIGNATURE: (
        QT_TRANSLATE_NOOP("Slips", "There is no signature"),
        QT_TRANSLATE_NOOP(
            "Slips", "Kopo Kopo signs every alert, so this did not come from it. Do not count it as money."
        ),
    ),
    SignatureMistake.NOT_A_SIGNATURE: (
        QT_TRANSLATE_NOOP("Slips", "This is not a Kopo Kopo signature"),
        QT_TRANSLATE_NOOP("Slips", "It should be 64 characters of 0–9 and a–f. Copy the header’s value once more."),
    ),
    SignatureMistake.TRUNCATED: (
        QT_TRANSLATE_NOOP("Slips", "The signature is cut off"),
        QT_TRANSLATE_NOOP("Slips", "The beginning is right, but the end is missing. Copy all 64 characters."),
    ),
    SignatureMistake.PREFIX: (
        QT_TRANSLATE_NOOP("Slips", "There is something in front of the signature, such as “sha256=”"),
        QT_TRANSLATE_NOOP("Slips", "Kopo Kopo sends only the signature. Ask your developer to leave the prefix out."),
    ),
    SignatureMistake.UPPER_CASE: (
        QT_TRANSLATE_NOOP("Slips", "It is written in capital letters"),
        QT_TRANSLATE_NOOP(
            "Slips", "Kopo Kopo writes small letters, and most programs compare exactly. Use small letters."
        ),
    ),
    SignatureMistake.SPACES_AROUND: (
        QT_TRANSLATE_NOOP("Slips", "It has spaces, quotes, invisible characters or the header’s name around it"),
        QT_TRANSLATE_NOOP("Slips", "This does no harm here. A program must compare only the value."),
    ),
    SignatureMistake.BASE64: (
        QT_TRANSLATE_NOOP("Slips", "It is written in base64, not in hex"),
        QT_TRANSLATE_NOOP("Slips", "Ask your developer to write the signature as hex."),
    ),
    SignatureMistake.OTHER_ALGORITHM: (
        QT_TRANSLATE_NOOP("Slips", "It was not made with HMAC-SHA256"),
        QT_TRANSLATE_NOOP("Slips", "Ask your developer to use HMAC-SHA256 with the API key as its key."),
    ),
    SignatureMistake.CLIENT_SECRET: (
        QT_TRANSLATE_NOOP("Slips", "Signed with the Client secret, not with the API key"),
        QT_TRANSLATE_NOOP("Slips", "Ask your developer to use the API key of the same Kopo Kopo page."),
    ),
    SignatureMistake.OTHER_ACCOUNT: (
        QT_TRANSLATE_NOOP("Slips", "Signed with the API key of another account: {account}"),
        QT_TRANSLATE_NOOP("Slips", "Choose that account above, or ask your developer which keys the program uses."),
    ),
    SignatureMistake.KEY_WITH_SPACES: (
        QT_TRANSLATE_NOOP("Slips", "The key was used with a space, a line end or quotes around it"),
        QT_TRANSLATE_NOOP("Slips", "Ask your developer to trim the API key where it is read."),
    ),
    SignatureMistake.LINE_ENDS: (
        QT_TRANSLATE_NOOP("Slips", "The body’s line ends were changed"),
        QT_TRANSLATE_NOOP("Slips", "Ask your developer to check the bytes exactly as they arrive."),
    ),
    SignatureMistake.OUTER_SPACES: (
        QT_TRANSLATE_NOOP("Slips", "The spaces around the body were not signed"),
        QT_TRANSLATE_NOOP("Slips", "Ask your developer to check the bytes exactly as they arrive."),
    ),
    SignatureMistake.RESERIALISED: (
        QT_TRANSLATE_NOOP("Slips", "A program rewrote the body before the check"),
        QT_TRANSLATE_NOOP("Slips", "Spaces or letters changed. Ask your developer to check the raw body first."),
    ),
    SignatureMistake.CHANGED: (
        QT_TRANSLATE_NOOP("Slips", "The message was changed on the way"),
        QT_TRANSLATE_NOOP(
            "Slips",
            "A program in between rewrote it, or it is a fake. Ask your developer to check the bytes exactly as"
            " they arrive.",
        ),
    ),
    SignatureMistake.NO_FIT: (
        QT_TRANSLATE_NOOP("Slips", "No key on this computer fits"),
        QT_TRANSLATE_NOOP(
            "Slips",
            "The API key was replaced, the body was changed, or it is a fake."
            " Compare the API key with your Kopo Kopo page.",
        ),
    ),
}


def verdict_title(verdict: Verdict) -> str:
    """Return the verdict in a few words."""
    if verdict.genuine:
        return _tr(QT_TRANSLATE_NOOP("Slips", "Genuine"))
    if verdict.proven:
        return _tr(QT_TRANSLATE_NOOP("Slips", "Right, but written differently"))
    return _tr(QT_TRANSLATE_NOOP("Slips", "Not genuine"))


def verdict_reason(verdict: Verdict) -> str:
    """Return the reason in one line: "Signed with the Client secret, not with the API key"."""
    if verdict.genuine:
        return _tr(QT_TRANSLATE_NOOP("Slips", "The signature is right: it came from Kopo Kopo and nobody changed it."))
    return ". ".join(
        filled(_tr(_WORDS[mistake][0]), account=one_line(verdict.account, Most.NAME)) for mistake in verdict.mistakes
    )


def verdict_advice(verdict: Verdict) -> str:
    """Return what to do, or ""."""
    if verdict.genuine or not verdict.mistakes:
        return ""
    # The most important mistake is the last one: the key and the body come after the notation.
    return _tr(_WORDS[verdict.mistakes[-1]][1])
