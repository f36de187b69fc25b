"""The log file, and the filter that removes secrets, the paths and queries of addresses, and the chatter of
libraries.
"""

from __future__ import annotations

import logging
import logging.handlers
import re
from pathlib import Path
from typing import Any

from k2desk.system.private_files import make_folder, opener

NAME = "k2desk.log"
_CHATTER = ("httpx", "httpcore", "keyring", "asyncio", "qasync")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_KEPT = "(kept out)"
_LARGEST = 1_000_000
_COPIES = 3
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


class _PrivateFile(logging.handlers.RotatingFileHandler):
    """A log file that only this user can read. Does not follow a symbolic link that somebody planted."""

    def _open(self) -> Any:
        # The handler closes it.
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors, opener=opener)

    def handleError(self, record: logging.LogRecord) -> None:
        """Ignore the error: the window reports a full disk, and a lost log line needs no traceback."""


def set_up(folder: Path) -> Path:
    """Log to `k2desk.log` in `folder`, and return the file's path.

    The file has at most one megabyte, and three older copies are kept. If the folder can't be written to, the program
    runs without a log.
    """
    file = folder / NAME
    handler: logging.Handler
    try:
        make_folder(folder)
        if file.exists() and not file.is_file():
            raise OSError("no file: writing there might never end")
        handler = _PrivateFile(file, maxBytes=_LARGEST, backupCount=_COPIES, encoding="utf-8")
        file.chmod(0o600)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.addFilter(REDACTION)
    root = logging.getLogger()
    root.addHandler(handler)
    keep_all(False)
    return file


def close() -> None:
    """Close the log file. Windows deletes no folder in which a file is open."""
    root = logging.getLogger()
    for handler in root.handlers[:]:
        if isinstance(handler, _PrivateFile):
            root.removeHandler(handler)
            handler.close()


def keep_all(on: bool) -> None:
    """Switch detailed logging on or off: each request (host and status, no path) and every debug message."""
    logging.getLogger().setLevel(logging.DEBUG if on else logging.INFO)
    for chatter in _CHATTER:
        # `httpcore` always stays quiet: it would log headers.
        loud = on and chatter != "httpcore"
        logging.getLogger(chatter).setLevel(logging.INFO if loud else logging.WARNING)
