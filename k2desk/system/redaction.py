"""The filter that removes secrets and the paths and queries of addresses from what is logged.

Every start needs it before the first paint, and the log file afterwards.
"""

from __future__ import annotations

import logging
import re

_KEPT = "(kept out)"
_ADDRESS = re.compile(r"(?P<host>https?://[^\s/?#\"'<>]+)(?P<rest>[/?#][^\s\"'<>]*)")
_BEARER = re.compile(r"(?i)(bearer\s+)\S+")


class Redaction(logging.Filter):
    """Removes known secrets from every record: from its message, its arguments and its traceback."""

    def __init__(self) -> None:
        super().__init__()
        self.secrets: frozenset[str] = frozenset()
        """The values that are removed."""

    def keep_out(self, *values: str) -> None:
        """Remove these values from the log from now on.

        Values of less than four characters are ignored: ordinary text contains them.
        """
        self.secrets |= {value for value in values if len(value) >= 4}

    def without_secrets(self, text: str) -> str:
        """Return `text` without the known secrets."""
        for secret in self.secrets:
            text = text.replace(secret, _KEPT)
        return text

    def clean(self, text: str) -> str:
        """Return `text` without secrets and bearer tokens, and with addresses cut off after their host."""
        text = self.without_secrets(text)
        text = _BEARER.sub(rf"\1{_KEPT}", text)
        return _ADDRESS.sub(r"\g<host>/…", text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record in place. Lets every record pass."""
        record.msg = self.clean(record.getMessage())
        record.args = None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.clean(record.exc_text)
        record.exc_info = None
        return True


REDACTION = Redaction()
