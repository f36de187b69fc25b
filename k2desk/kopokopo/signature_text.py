"""Finds the signature in pasted text: a header, a log line, part of a curl command, a wrapped mail."""

from __future__ import annotations

import re
import unicodedata

_SOFT_BREAK = re.compile(r"=\r?\n|^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
"""What mail programs insert: soft line breaks and the quote marks of a reply."""
_NAME = re.compile(r"^.*?x[-_ ]?kopokopo[-_ ]?signature[\"'\]\s]*(?:=>|[:=])?", re.IGNORECASE | re.DOTALL)
_OPTION = re.compile(r"^(?:-H|--header)[\s=]+")
_PREFIX = re.compile(r"^(?:sha-?256|hmac-?sha-?256|hmac|v1|signature)\s*[=:]\s*", re.IGNORECASE)
_AROUND = " \t\r\n\"'`,;()[]{}<>\u00a0\u2028\u2029"
_WHOLE = re.compile(r"[0-9A-Za-z+/_=:.-]+")
_DIGEST = re.compile(r"(?:sha-?256\s*[=:]\s*)?(?<![0-9a-zA-Z])[0-9a-fA-F]{64}(?![0-9a-zA-Z])", re.IGNORECASE)


def signature_in(pasted: str) -> tuple[str, bool, bool]:
    """Return (signature, whether other text surrounded or divided it, whether a prefix such as "sha256=" came before
    it).
    """
    visible = "".join(sign for sign in _SOFT_BREAK.sub("", pasted) if not _is_invisible(sign))
    text = _OPTION.sub("", visible.strip(_AROUND)).strip(_AROUND)
    text = _NAME.sub("", text, count=1).strip(_AROUND)
    digests = {found.group() for found in _DIGEST.finditer(text)}
    joined = re.sub(r"\s+", "", text)
    if len(digests) == 1:
        # Use the only digest and ignore the rest, such as the next header.
        joined = re.sub(r"\s+", "", digests.pop())
    elif not _WHOLE.fullmatch(joined):
        joined = text
    without = _PREFIX.sub("", joined)
    return without, joined != pasted, without != joined


def _is_invisible(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cf", "Cc"} and not sign.isspace()
