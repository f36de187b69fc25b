"""The log file, and what is kept out of it: secrets by value, addresses' paths and queries, chatter of libraries."""

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
    """Takes secrets out of every record by value, in its message, its arguments and its traceback."""

    def __init__(self) -> None:
        super().__init__()
        self._secrets: frozenset[str] = frozenset()

    def keep_out(self, *values: str) -> None:
        """Never lets these values into the log from now on. Values under four characters are too common to look for."""
        self._secrets |= {value for value in values if len(value) >= 4}

    @property
    def secrets(self) -> frozenset[str]:
        """The values that are kept out."""
        return self._secrets

    def without_secrets(self, text: str) -> str:
        """`text` without the values that are kept out."""
        for secret in self._secrets:
            text = text.replace(secret, _KEPT)
        return text

    def clean(self, text: str) -> str:
        """`text` without secrets, bearer tokens and what follows the host of an address."""
        text = self.without_secrets(text)
        text = _BEARER.sub(rf"\1{_KEPT}", text)
        return _ADDRESS.sub(r"\g<host>/…", text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites the record in place; lets all of them pass."""
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
    """A log for this user alone, that no planted link leads elsewhere."""

    def _open(self) -> Any:
        # Its owner closes it.
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors, opener=opener)

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk is told in the window: a line that could not be written is not worth a traceback."""


def set_up(folder: Path) -> Path:
    """Logs to `k2desk.log` in `folder`, one megabyte and three older copies at most; the file's path.

    A folder that can't be written to leaves the program without a log rather than without a window.
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


def keep_all(on: bool) -> None:
    """Whether each request (host and answer, no path) and every remark goes to the log too, for finding a fault."""
    logging.getLogger().setLevel(logging.DEBUG if on else logging.INFO)
    for chatter in _CHATTER:
        # `httpcore` would write headers: it stays quiet always.
        loud = on and chatter != "httpcore"
        logging.getLogger(chatter).setLevel(logging.INFO if loud else logging.WARNING)
