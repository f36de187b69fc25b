"""The order in which Tab goes through a window: as its layouts say, which is how it is read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QGridLayout,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

_WHOLE = ("QAbstractItemView", "QComboBox", "QAbstractSpinBox")
"""What is one stop, whatever it is made of. By name, since each class that is asked for costs time at the start."""

_MANY_LINES = "QAbstractScrollArea"


_AFTER = 40
"""Milliseconds: what changes at once is gone through once, and never before the window's first paint."""

_NAME = "TabInOrder"


def tab_order_changed(widget: QWidget) -> None:
    """Puts the order of Tab in the widget's window right soon: something in it was shown for the first time."""
    window = widget.window()
    timer = window.findChild(QTimer, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    if timer is None:
        timer = QTimer(window)
        timer.setObjectName(_NAME)
        timer.setSingleShot(True)
        timer.setInterval(_AFTER)
        timer.timeout.connect(lambda: put_in_order(window))
    timer.start()


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """Every widget below `root` in the order of the layouts, hidden ones too; `root` comes first."""
    yield root
    if any(map(root.inherits, _WHOLE)):
        return
    for child in _children(root):
        yield from reading_order(child)


def put_in_order(root: QWidget) -> None:
    """Has Tab go through the window `root` as it is read; widgets made later find their place so.

    What the order is now is never asked for: `nextInFocusChain` and `focusProxy` make PySide take the answer for a
    child of whom was asked, and for gone with it.
    """
    # The buttons of a message stand as the system wants them; Qt has them in order.
    if root.inherits("QMessageBox"):
        return
    stops = [widget for widget in reading_order(root) if is_stop(widget)]
    # Behind a field of many lines Qt puts nothing, so all the others are put behind one stop, the last one first.
    place = next((place for place, widget in enumerate(stops) if not widget.inherits(_MANY_LINES)), len(stops))
    for widget in reversed(stops[place + 1 :]):
        QWidget.setTabOrder(stops[place], widget)


def is_stop(widget: QWidget) -> bool:
    """Whether Tab leads to it."""
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def focus_first(root: QWidget) -> None:
    """Puts the keyboard on the first control of a page."""
    for widget in reading_order(root):
        takes = is_stop(widget) and not isinstance(widget, QScrollArea)
        if takes and widget.isEnabled() and widget.isVisibleTo(root):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _children(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QSplitter | QStackedWidget):
        yield from filter(None, (widget.widget(place) for place in range(widget.count())))
    elif isinstance(widget, QScrollArea):
        yield from filter(None, (widget.widget(),))
    elif isinstance(widget, QMainWindow):
        yield from filter(None, (widget.centralWidget(),))
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=layout.getItemPosition)  # type: ignore[arg-type]
    for place in places:
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of_layout(inner)
