"""Copies keys so that clipboard managers don't store them, and removes them from the clipboard later."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT = 30_000
"""Milliseconds that a key stays on the clipboard."""

_MARKS = {
    "linux": {"x-kde-passwordManagerHint": b"secret"},
    "win32": {
        "ExcludeClipboardContentFromMonitorProcessing": b"\1\0\0\0",
        "CanIncludeInClipboardHistory": b"\0\0\0\0",
        "CanUploadToCloudClipboard": b"\0\0\0\0",
    },
}
"""The formats that ask clipboard managers to ignore an entry, by system. For macOS see `_copy_on_macos()`."""

_CONCEALED = b"org.nspasteboard.ConcealedType"
_TEXT = b"public.utf8-plain-text"


def marked(text: str, system: str = sys.platform) -> QMimeData:
    """Return `text` for the clipboard, marked as secret."""
    data = QMimeData()
    data.setText(text)
    for name, value in _MARKS.get(system, {}).items():
        data.setData(name, value)
    return data


class SecretClipboard(QObject):
    """Copies keys to the clipboard and removes them again. There is one in the program."""

    def __init__(self) -> None:
        super().__init__()
        self._copied = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.forget)

    def copy(self, text: str) -> None:
        """Copy a key, and remove it after `KEPT` milliseconds."""
        if not text:
            return
        if not (sys.platform == "darwin" and _copy_on_macos(text)):
            QGuiApplication.clipboard().setMimeData(marked(text))
        self._copied = text
        self._timer.start(KEPT)

    def forget(self) -> None:
        """Remove the key from the clipboard, if it is still there."""
        copied, self._copied = self._copied, ""
        self._timer.stop()
        if copied:
            forget_copied(copied)


def forget_copied(text: str) -> bool:
    """Clear the clipboard if it contains `text`. Do the same with the text that was last marked with the mouse.

    Return False if the system or a clipboard manager keeps the text all the same.
    """
    forget_marked(text)
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:
        clipboard.clear()
    return not text or clipboard.text() != text


def forget_marked(text: str) -> None:
    """Clear the X11 selection, which the middle button pastes, if it contains `text`."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection() and clipboard.text(QClipboard.Mode.Selection) == text:
        clipboard.clear(QClipboard.Mode.Selection)


_one: list[SecretClipboard] = []


def secret_clipboard() -> SecretClipboard:
    """Return the program's secret clipboard."""
    if not _one:
        _one.append(SecretClipboard())
    return _one[0]


def _copy_on_macos(text: str) -> bool:
    """Copy `text` with functions of macOS, because Qt can't put the type "concealed" on the pasteboard.

    Return False if that failed.
    """
    try:
        objc = ctypes.CDLL(ctypes.util.find_library("objc"))
        objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
        objc.objc_getClass.argtypes = objc.sel_registerName.argtypes = [ctypes.c_char_p]
        address = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value or 0

        def send(to: int, name: bytes, *given: int | bytes) -> int:
            kinds = [ctypes.c_char_p if isinstance(one, bytes) else ctypes.c_void_p for one in given]
            call = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, *kinds)(address)
            return call(to, objc.sel_registerName(name), *given) or 0

        def string(content: bytes) -> int:
            return send(objc.objc_getClass(b"NSString"), b"stringWithUTF8String:", content)

        board = send(objc.objc_getClass(b"NSPasteboard"), b"generalPasteboard")
        if not board:
            return False
        send(board, b"clearContents")
        send(board, b"setString:forType:", string(text.encode()), string(_TEXT))
        send(board, b"setString:forType:", string(b""), string(_CONCEALED))
    except (OSError, AttributeError, TypeError, ValueError):
        return False
    return True
