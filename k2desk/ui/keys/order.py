"""The order in which Tab goes through a window: as its layouts say, which is how it is read."""

from __future__ import annotations

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

_TAB = Qt.FocusPolicy.TabFocus.value


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


def reading_order(root: QWidget) -> list[QWidget]:
    """Every widget below `root` in the order of the layouts, hidden ones too; `root` comes first.

    One loop, not a function that calls itself: it goes through hundreds of widgets whenever something new is shown.
    """
    found: list[QWidget] = []
    waiting: list[QWidget | QLayout | None] = [root]
    while waiting:
        one = waiting.pop()
        inside: list[QWidget | QLayout | None] = []
        if isinstance(one, QLayout):
            places = list(range(one.count()))
            if isinstance(one, QGridLayout):
                places.sort(key=one.getItemPosition)  # type: ignore[arg-type]
            for item in filter(None, map(one.itemAt, places)):
                inside.append(item.widget() or item.layout())
        elif one is not None:
            found.append(one)
            if isinstance(one, QSplitter | QStackedWidget):
                inside = [one.widget(place) for place in range(one.count())]
            elif isinstance(one, QScrollArea):
                inside = [one.widget()]
            elif isinstance(one, QMainWindow):
                inside = [one.centralWidget()]
            elif not any(map(one.inherits, _WHOLE)):
                inside = [one.layout()]
        waiting.extend(reversed(inside))
    return found


def put_in_order(root: QWidget) -> None:
    """Has Tab go through the window `root` as it is read; widgets made later find their place so.

    What the order is now is never asked for: `nextInFocusChain` and `focusProxy` make PySide take the answer for a
    child of whom was asked, and for gone with it.
    """
    # The buttons of a message stand as the system wants them; Qt has them in order.
    if root.inherits("QMessageBox"):
        return
    stops = stops_of(root)
    # Behind a field of many lines Qt puts nothing, so all the others are put behind one stop, the last one first.
    place = next((place for place, widget in enumerate(stops) if not widget.inherits(_MANY_LINES)), len(stops))
    for widget in reversed(stops[place + 1 :]):
        QWidget.setTabOrder(stops[place], widget)


def stops_of(root: QWidget) -> list[QWidget]:
    """What Tab leads to in `root`, in the order in which it is read, whether it is shown or not."""
    return [widget for widget in reading_order(root) if widget.focusPolicy().value & _TAB]


def focus_first(root: QWidget) -> None:
    """Puts the keyboard on the first control of a page."""
    for widget in stops_of(root):
        if not isinstance(widget, QScrollArea) and widget.isEnabled() and widget.isVisibleTo(root):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
