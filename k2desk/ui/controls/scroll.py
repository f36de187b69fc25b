"""Scroll areas for the content of pages.

They scroll vertically, and horizontally only if large letters make it necessary.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QWidget

from k2desk.ui.controls.after_press import after_press
from k2desk.ui.controls.build import in_column, in_row
from k2desk.ui.controls.tab_order import has_stop, tab_order_changed

_HAIR = 12
"""The most pixels that a page may be too high without a scroll bar, if these pixels are blank."""


class _Holder(QWidget):
    """Is as high as its content needs at the actual width. Without it Qt would take the height at the least width."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        in_column(content, on=self)

    def minimumSizeHint(self) -> QSize:
        """Return the least width and, if `heightForWidth` gives the height, no height."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


class ScrollArea(QScrollArea):
    """A scroll area that takes the focus on Tab only if it is needed to read everything: if it scrolls and nothing
    inside takes the focus.
    """

    def __init__(self) -> None:
        super().__init__()
        self.always = False
        """Whether the area takes the focus even if something inside does. Set for texts to read."""
        self.setProperty("kind", "scroll")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._judge())

    def hold(self, content: QWidget) -> None:
        """Show `content` at the full width of the area."""
        self.setWidget(_Holder(content))
        self.setWidgetResizable(True)

    def _judge(self) -> None:
        content = self.widget()
        if content is None:
            return
        over = self.verticalScrollBar().maximum()
        is_hair = 0 < over <= _HAIR and lowest(content) <= content.height() - over
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_hair else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        stops = self.verticalScrollBar().maximum() > 0 and (self.always or not has_stop(content))
        policy = Qt.FocusPolicy.TabFocus if stops else Qt.FocusPolicy.NoFocus
        if self.focusPolicy() is not policy:
            self.setFocusPolicy(policy)
            tab_order_changed(self)
        if stops and not self.accessibleName():
            words = (one.text() for one in content.findChildren(QLabel) if one.isVisibleTo(content))
            self.setAccessibleName(next((text for text in words if text), ""))

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus, and scroll the focused control into view with some space around it."""
        moved = super().focusNextPrevChild(next)
        content, focused = self.widget(), self.focusWidget()
        if moved and content is not None and focused is not None and content.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, focused.height())
        return moved


class FittingArea(ScrollArea):
    """Is as high as its content where there is room for it, and scrolls where there is not."""

    LEAST_LINES = 5

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hold(content)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._show_focused)

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what gets the focus, also where a press elsewhere sets it."""
        if now is not None and self._content.isAncestorOf(now):
            after_press(now, lambda: self.ensureWidgetVisible(now, 0, now.height()))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the content, if it has any."""
        needed = self._content.heightForWidth(width)
        return max(0, needed if needed >= 0 else self._content.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Return the size of the content. Qt would take 24 lines at most."""
        return self._content.sizeHint().expandedTo(QSize(0, 0))

    def minimumSizeHint(self) -> QSize:
        """Return a width that never scrolls sideways, and a few lines."""
        least = self._content.minimumSizeHint().expandedTo(QSize(0, 0))
        lines = self.LEAST_LINES * self.fontMetrics().lineSpacing()
        return QSize(least.width(), min(lines, self.sizeHint().height()))

    def event(self, event: QEvent) -> bool:
        """Pass a change of the content on to the layout that this area is in."""
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return is_done


def lowest(content: QWidget) -> int:
    """Return where the lowest thing that is painted in `content` ends."""
    painted = [
        one
        for one in content.findChildren(QWidget)
        if one.isVisibleTo(content) and (one.layout() is None or isinstance(one, QFrame))
    ]
    return max([one.mapTo(content, QPoint(0, one.height())).y() for one in painted], default=0)


def scrolled(content: QWidget) -> ScrollArea:
    """Return a scroll area that shows `content`."""
    area = ScrollArea()
    area.hold(content)
    return area


def at_the_left(content: QWidget) -> QWidget:
    """Return a page with `content` at its left, for content with a greatest width."""
    return _with_room_beside(content, 1000, on_both_sides=False)


def in_the_middle(content: QWidget) -> QWidget:
    """Return a page with `content` in its middle, for content with a greatest width."""
    return _with_room_beside(content, 20, on_both_sides=True)


def _with_room_beside(content: QWidget, share: int, *, on_both_sides: bool) -> QWidget:
    # With a stretch beside it: otherwise a page wider than its content computes the height for its own width, which is
    # too small.
    page = QWidget()
    row = in_row(on=page)
    if on_both_sides:
        row.addStretch(1)
    row.addWidget(content, share)
    row.addStretch(1)
    return page
