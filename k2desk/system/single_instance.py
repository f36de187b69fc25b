"""Allows one window for each user and data folder: a second start raises the first one's window and ends.

The second start connects to a local socket (a named pipe on Windows) and sends one line: `raise`, optionally followed
by a space and its activation token. The first instance answers `ok`. If anything fails, the second start continues: two
windows are better than none, and the writer's lock still protects the registry.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_OK = b"ok\n"
_RAISE = b"raise"
_LONGEST_TOKEN = 1000
_LONGEST_LINE = 1100
_PRINTABLE = frozenset(range(0x20, 0x7F))

_MOST_GUESTS = 8
_GUEST_MS = 2000
"""How long a connection may last, so that eight silent ones can't keep a second start out for ever."""

_PROBE_MS = 300

_LONGEST_PATH = 100
"""The longest socket path in bytes. The smallest limit of any system is 103."""


def instance_name(data_dir: Path) -> str:
    """Return the socket name of K2Desk, which differs for every user and data folder."""
    if sys.platform == "win32":
        user = os.environ.get("USERNAME", "")
    else:
        user = str(os.getuid())
    folder = os.path.normcase(data_dir.resolve())
    return "k2desk-" + hashlib.sha256(os.fsencode(f"{user}\0{folder}")).hexdigest()[:16]


def raise_first(name: str, wait_ms: int = 700, data_dir: Path | None = None) -> bool:
    """Ask the K2Desk that listens under `name`, or in its `data_dir`, to raise its window.

    Blocks for at most `wait_ms`. Returns True if it answered that it will, False on any failure.
    """
    until = time.monotonic() + wait_ms / 1000
    return any(_is_raised(place, until) for place in _places(name, data_dir) if not _is_foreign(place))


def _is_raised(name: str, until: float) -> bool:
    try:
        from PySide6.QtNetwork import QLocalSocket
    except ImportError:
        return False

    def left() -> int:
        return max(0, int((until - time.monotonic()) * 1000))

    socket = QLocalSocket()
    try:
        socket.connectToServer(name)
        if not socket.waitForConnected(left()) or not _is_ours(socket.fullServerName()):
            return False
        socket.write(_line(os.environ.get("XDG_ACTIVATION_TOKEN", "")))
        socket.flush()
        answer = b""
        while len(answer) < len(_OK) and left() and socket.waitForReadyRead(left()):
            answer += socket.read(len(_OK) - len(answer)).data()
        return answer == _OK
    finally:
        socket.abort()


class FirstInstance:
    """The first K2Desk, which receives the requests of later starts from `listen` to `close`. Needs Qt's event loop."""

    def __init__(self) -> None:
        self._server: QLocalServer | None = None
        self._guests: set[QLocalSocket] = set()
        self._wanted: Callable[[str], None] = _nothing

    def listen(self, name: str, wanted: Callable[[str], None], data_dir: Path | None = None) -> bool:
        """Listen under `name`. `wanted` is called with the activation token (or "") of each later start.

        If another user has taken that name, it listens in `data_dir`, where later starts look too. Returns False if
        another K2Desk listens there or the system refuses. A socket that a killed process left behind is removed.
        """
        self.close()
        place = next((one for one in _places(name, data_dir) if not _is_foreign(one)), name)
        server = _listening(place)
        if server is None:
            return False
        self._server, self._wanted = server, wanted
        server.newConnection.connect(self._welcome)
        return True

    def close(self) -> None:
        """Stop listening and close every connection. Calling it twice is harmless."""
        server, self._server, self._wanted = self._server, None, _nothing
        for guest in tuple(self._guests):
            self._let_go(guest)
        if server is not None:
            server.close()
            server.deleteLater()

    def _welcome(self) -> None:
        from PySide6.QtCore import QTimer

        while self._server is not None and self._server.hasPendingConnections():
            guest = self._server.nextPendingConnection()
            if len(self._guests) >= _MOST_GUESTS:
                guest.abort()
                guest.deleteLater()
                continue
            self._guests.add(guest)
            guest.setReadBufferSize(_LONGEST_LINE)
            guest.disconnected.connect(partial(self._let_go, guest))
            guest.readyRead.connect(partial(self._read, guest))
            limit = QTimer(guest)
            limit.setSingleShot(True)
            limit.timeout.connect(partial(self._let_go, guest))
            limit.start(_GUEST_MS)
            # Data that arrived before readyRead was connected is not signalled again.
            self._read(guest)

    def _read(self, guest: QLocalSocket) -> None:
        if guest not in self._guests:
            return
        if not guest.canReadLine():
            if guest.bytesAvailable() >= _LONGEST_LINE:
                self._let_go(guest)
            return
        token = _token(bytes(guest.readLine(_LONGEST_LINE + 1).data()))
        if token is None:
            self._let_go(guest)
            return
        # The other side closes the connection: if this side closed the pipe, data that the other side has not read
        # would be lost.
        guest.readyRead.disconnect()
        guest.write(_OK)
        guest.flush()
        self._wanted(token)

    def _let_go(self, guest: QLocalSocket) -> None:
        if guest in self._guests:
            self._guests.remove(guest)
            guest.abort()
            guest.deleteLater()


def _nothing(token: str) -> None:
    """Ignore the token. Used while nobody listens."""


def _listening(name: str) -> QLocalServer | None:
    try:
        from PySide6.QtCore import QCoreApplication
        from PySide6.QtNetwork import QAbstractSocket, QLocalServer
    except ImportError:
        return None
    # Test this first instead of waiting for AddressInUseError: with UserAccessOption Qt 6.11 on Linux replaces a living
    # socket without an error, and on Windows two servers may share a pipe.
    if not _is_free(name):
        return None
    # With a parent, Qt owns the server; otherwise Python would delete it in `close` under the connection that is being
    # read.
    server = QLocalServer(QCoreApplication.instance())
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    server.setMaxPendingConnections(_MOST_GUESTS)
    if server.listen(name):
        return server
    in_use = server.serverError() == QAbstractSocket.SocketError.AddressInUseError
    if in_use and QLocalServer.removeServer(name) and server.listen(name):
        return server
    server.deleteLater()
    return None


def _is_free(name: str) -> bool:
    """Return whether no server is behind the name. A file that a killed process left does not count.

    A server that is too busy to accept, or refuses this user, does count.
    """
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    try:
        socket.connectToServer(name)
        if socket.waitForConnected(_PROBE_MS):
            return False
        error = QLocalSocket.LocalSocketError
        return socket.error() in (error.ConnectionRefusedError, error.ServerNotFoundError)
    finally:
        socket.abort()


def _places(name: str, data_dir: Path | None) -> tuple[str, ...]:
    """Return where the first instance may listen: under `name` in the folder for temporary files, or in `data_dir`.

    Any user can take the name in the temporary folder first. `data_dir` is only the fallback for that, because its path
    may be too long.
    """
    if sys.platform == "win32" or data_dir is None:
        return (name,)
    beside = str(data_dir.resolve() / "k2desk.socket")
    return (name, beside) if len(os.fsencode(beside)) <= _LONGEST_PATH else (name,)


def _is_foreign(name: str) -> bool:
    """Return whether another user owns something under that name."""
    if sys.platform == "win32":
        return False
    else:
        from PySide6.QtCore import QDir

        file = Path(QDir.tempPath()) / name
        return os.path.lexists(file) and not _is_ours(str(file))


def _is_ours(socket_file: str) -> bool:
    """Return whether this user owns the socket. Anybody may write to the folder for temporary files."""
    if sys.platform == "win32":
        return True
    else:
        try:
            return os.lstat(socket_file).st_uid == os.getuid()
        except OSError:
            return False


def _line(token: str) -> bytes:
    """Return the line that a second start sends. A token that can't be sent unchanged is left out."""
    raw = os.fsencode(token)
    return _RAISE + (b" " + raw if _fits(raw) else b"") + b"\n"


def _token(line: bytes) -> str | None:
    """Return the token in a line, "" if it has none, or None if the line is invalid."""
    word, space, raw = line.removesuffix(b"\n").partition(b" ")
    if word != _RAISE or (space and not _fits(raw)):
        return None
    return raw.decode("ascii")


def _fits(token: bytes) -> bool:
    return 0 < len(token) <= _LONGEST_TOKEN and _PRINTABLE.issuperset(token)
