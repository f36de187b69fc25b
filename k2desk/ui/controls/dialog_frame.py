"""The frame of every dialog: title, text, body, banner for a problem, and a row of buttons with *Close*.

No dialog is larger than the screen: one that is as high as its content scrolls its body there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QSpacerItem, QWidget

from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.scroll import FittingArea
from k2desk.ui.controls.tab_order import focus_first
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, GAP_XL, title_font

if TYPE_CHECKING:
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.problem_banner import ProblemBanner

_ANY_HEIGHT = 1 << 20
_FRAME = QSize(8, 40)
"""What the system's frame may take. Its real size is only known once the dialog is on the screen."""


def room_on_screen(window: QWidget) -> QSize:
    """Return the greatest size that a window may have, within its system's frame."""
    frame = (window.frameGeometry().size() - window.size()).expandedTo(_FRAME)
    return (window.screen().availableGeometry().size() - frame).boundedTo(window.maximumSize())


class DialogFrame(QDialog):
    """A dialog with a body, to be filled in `column`. It is shown with `open()` and deletes itself when it is closed.

    Esc and *Close* leave it. The focus starts on the first control of the body, or on *Close* if the body has none.
    Enter presses the button that has the focus; in a field it presses nothing.
    """

    def __init__(self, parent: QWidget | None, title: str, text: str = "", *, width: int, lines: int = 0) -> None:
        """Build the frame. `width` is in letters. `lines` is the height in lines; with 0 the dialog is as high as its
        content.
        """
        super().__init__(parent)
        self.setObjectName(type(self).__name__)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self.head = in_column(spacing=GAP_S)
        self._body = QWidget()
        self.column = in_column(on=self._body, spacing=GAP_S)
        self.close_button = SecondaryButton(self.tr("&Close"), clicked=self.reject)
        self.foot = in_row(STRETCH, self.close_button)
        shown = self._body if lines else FittingArea(self._body)
        self._whole = in_column(
            self.head, (shown, 1 if lines else 0), on=self, margins=(GAP_XL, GAP_XL, GAP_XL, GAP_L), spacing=GAP_M
        )
        metrics, room = self.fontMetrics(), room_on_screen(self)
        self._is_as_high_as_content, self._fitted = not lines, _ANY_HEIGHT
        self._wide = letters(width, metrics)
        self._strut = QSpacerItem(min(self._wide, room.width() - 2 * GAP_XL), 0)
        if lines:
            self.resize(QSize(self._wide, metrics.height() * lines).boundedTo(room))
        else:
            self._whole.addStretch(1)
            self._whole.addItem(self._strut)
        self._whole.addLayout(self.foot)
        if text:
            self.add_title(title)
            self.head.addWidget(PlainLabel(text, kind="muted", wrap=True))

    def add_title(self, title: str) -> None:
        """Show `title` above the body. A dialog that was made with a `text` has a title already."""
        self.head.addWidget(PlainLabel(title, font=title_font(), wrap=True))

    def add_buttons(self, *widgets: QWidget) -> None:
        """Add buttons, and words beside them, at the left of the row of buttons."""
        for widget in widgets:
            self.foot.insertWidget(self.foot.count() - 2, widget)

    @cached_property
    def banner(self) -> ProblemBanner:
        """The banner that shows a problem above the buttons.

        A dialog that can do some of a problem's actions calls `offer()`.
        """
        from k2desk.ui.controls.problem_banner import ProblemBanner

        banner = ProblemBanner()
        self._whole.insertWidget(self._whole.count() - 1, banner)
        return banner

    def accept_after(self, operation: Operation[Any], again: Callable[[], object] | None = None) -> None:
        """Close the dialog as accepted if an operation went well, or show its problem.

        `again` is what *Try again* does.
        """
        if operation.went_well:
            self.accept()
        else:
            self.banner.show_problem(operation.problem, again=again)

    def event(self, event: QEvent) -> bool:
        """Stay as high as the content."""
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return is_done

    def _fit(self) -> None:
        """Take the height that the lines need at the actual width. Qt would take that of the narrowest lines."""
        if not self._is_as_high_as_content:
            return
        room = room_on_screen(self)
        width = min(self._wide, room.width() - 2 * GAP_XL)
        if width != self._strut.sizeHint().width():
            self._strut.changeSize(width, 0)
            self._whole.invalidate()
            self._whole.activate()
            self.resize(min(self.width(), room.width()), self.height())
        needed = min(self._whole.totalHeightForWidth(self.width()), room.height())
        if needed > 0:
            self.setMinimumHeight(needed)
            if self.height() <= self._fitted:
                self.resize(self.width(), needed)
            self._fitted = needed
            self._move_into_sight()

    def _move_into_sight(self) -> None:
        """Move a dialog up that became too high for its place, so that its buttons can be reached."""
        frame, room = self.frameGeometry(), self.screen().availableGeometry()
        below = frame.bottom() - room.bottom()
        if self.isVisible() and below > 0:
            self.move(frame.left(), max(room.top(), frame.top() - below))

    def showEvent(self, event: QShowEvent) -> None:
        """Set the focus on the first control."""
        self._fit()
        super().showEvent(event)
        if self.focusWidget() is None:
            focus_first(self._body)
        if self.focusWidget() is None:
            self.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus on Enter."""
        focused = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
