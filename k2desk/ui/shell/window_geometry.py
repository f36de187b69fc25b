"""Stores the window's place and the widths of its columns, separately for each set of screens."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from k2desk.model.settings import Settings
from k2desk.ui.controls.after_paint import after_paint

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

_MOST_SETUPS = 8
_QUIET = 400
"""Milliseconds without a move after which a place is stored: the system moves windows while screens are added or
removed.
"""

_FRAMED = 300
"""Milliseconds after which the system has surely added its frame to a window."""

_USUAL = (1366, 768)


def screens_now() -> str:
    """Return the set of screens as one text: the positions and sizes of all of them."""
    boxes = [screen.geometry() for screen in QGuiApplication.screens()]
    return " ".join(sorted(f"{box.width()}x{box.height()}+{box.x()}+{box.y()}" for box in boxes))


class WindowGeometry(QObject):
    """Follows a window. `widths` are those of the list's columns and its panel; `widths_wanted` asks the list to use
    them.
    """

    widths_wanted = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._screens = screens_now()
        self._was_shown = False
        self._places: dict[str, dict[str, Any]] = {}
        self.widths: dict[str, Any] = {}
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._quiet.timeout.connect(self._note)
        self._change = QTimer(self, singleShot=True, interval=_QUIET)
        self._change.timeout.connect(self._take_screens)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._watch)
            application.screenAdded.connect(self._change.start)
            application.screenRemoved.connect(self._change.start)
        for screen in QGuiApplication.screens():
            self._watch(screen)
        window.installEventFilter(self)

    def restore(self, settings: Settings) -> None:
        """Move the window to its stored place on these screens. On new screens it is centred in its usual size."""
        self._places = {name: dict(place) for name, place in settings.places.items()}
        known = self._places.get(self._screens)
        if known is None and not self._places and settings.geometry:
            known = {"geometry": settings.geometry}
        self._put(known)

    def settings(self) -> dict[str, object]:
        """Return what to store, as settings."""
        self._note()
        newest = dict(list(self._places.items())[-_MOST_SETUPS:])
        return {"places": newest, "geometry": newest.get(self._screens, {}).get("geometry")}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch moves, and filter nothing."""
        if event.type() is QEvent.Type.Show and not self._was_shown:
            self._was_shown = True
            after_paint(self._await_frame)
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange}:
            self._quiet.start()
        return False

    # -- inside ------------------------------------------------------------------------------------------------------

    def _await_frame(self) -> None:
        """Look at the place again with the frame, which the system adds when it shows the window, or a little later."""
        for wait in (0, _FRAMED):
            QTimer.singleShot(wait, self, self._bring_into_sight)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._change.start)

    def _note(self) -> None:
        """Store the current place, unless the screens have changed."""
        self._quiet.stop()
        if screens_now() != self._screens:
            return
        self._places.pop(self._screens, None)
        geometry = base64.b64encode(bytes(self._window.saveGeometry().data())).decode("ascii")
        self._places[self._screens] = {"geometry": geometry, **self.widths}

    def _take_screens(self) -> None:
        """Move the window to its stored place after the screens have changed. Without one, only make it visible."""
        now = screens_now()
        if now == self._screens:
            return
        self._quiet.stop()
        self._screens = now
        known = self._places.get(now)
        if known is not None:
            self._put(known)
        else:
            self._bring_into_sight()

    def _put(self, place: dict[str, Any] | None) -> None:
        window = self._window
        geometry = place.get("geometry") if place is not None else None
        if geometry and window.restoreGeometry(base64.b64decode(geometry, validate=False)):
            self._bring_into_sight()
        else:
            room = QGuiApplication.primaryScreen().availableGeometry()
            size = min(_USUAL[0], room.width()), min(_USUAL[1], room.height())
            window.resize(*size)
            window.move(room.left() + (room.width() - size[0]) // 2, room.top() + (room.height() - size[1]) // 2)
        self.widths = {name: place[name] for name in ("columns", "panel") if name in place} if place is not None else {}
        self.widths_wanted.emit()

    def _bring_into_sight(self) -> None:
        """Move the window completely into one screen, so that its title bar can be reached."""
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            # Qt decides where it will be when it is no longer maximised.
            return
        box = window.geometry()
        screen = QGuiApplication.screenAt(box.center()) or QGuiApplication.primaryScreen()
        frame = window.frameGeometry()
        room = screen.availableGeometry().adjusted(
            max(0, box.left() - frame.left()),
            max(0, box.top() - frame.top()),
            -max(0, frame.right() - box.right()),
            -max(0, frame.bottom() - box.bottom()),
        )
        size = box.size().boundedTo(room.size())
        left = max(room.left(), min(box.left(), room.left() + room.width() - size.width()))
        top = max(room.top(), min(box.top(), room.top() + room.height() - size.height()))
        wanted = QRect(left, top, size.width(), size.height())
        if wanted != box:
            window.setGeometry(wanted)
