"""The log file, without secrets and without the chatter of libraries."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path
from typing import Any

from k2desk.system.private_files import make_folder, opener
from k2desk.system.redaction import REDACTION

NAME = "k2desk.log"
_CHATTER = ("httpx", "httpcore", "keyring", "asyncio", "qasync")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LARGEST = 1_000_000
_COPIES = 3


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
