"""The order of Tab in a window. It is the order of the layouts, which is the reading order."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLayout, QMainWindow, QSplitter, QStackedWidget, QWidget

_WHOLE = ("QAbstractItemView", "QComboBox", "QAbstractSpinBox")
"""Classes that are one stop, with all their parts. By name, because importing each class takes time at the start."""

_MANY_LINES = "QAbstractScrollArea"

_AFTER = 40
"""Milliseconds before the order is set, so that several changes cause one pass, after the window's first paint."""

_NAME = "TabInOrder"

_TAB = Qt.FocusPolicy.TabFocus.value


def tab_order_changed(widget: QWidget) -> None:
    """Set the order of Tab in the widget's window soon, because something in it was shown for the first time."""
    window = widget.window()
    timer = window.findChild(QTimer, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    if timer is None:
        timer = QTimer(window, singleShot=True, interval=_AFTER)
        timer.setObjectName(_NAME)
        timer.timeout.connect(lambda: put_in_order(window))
    timer.start()


def reading_order(root: QWidget) -> list[QWidget]:
    """Return `root` and every widget below it in the order of the layouts, including hidden ones."""
    from PySide6.QtWidgets import QGridLayout, QScrollArea  # After the first paint.

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
            elif not _is_whole(type(one)):  # type: ignore[arg-type]  # its stub forgets that classes have a hash
                inside = [one.layout()]
        waiting.extend(reversed(inside))
    return found


@cache
def _is_whole(kind: type[QWidget]) -> bool:
    return not {base.__name__ for base in kind.__mro__}.isdisjoint(_WHOLE)


def put_in_order(root: QWidget) -> None:
    """Set the order of Tab in the window `root` to the reading order.

    It also sorts in widgets that were made later. It never asks for the current order: `nextInFocusChain` and
    `focusProxy` make PySide take the result for a child of the asked widget, and delete both together.
    """
    # The system orders the buttons of a message box, and Qt follows it.
    if root.inherits("QMessageBox"):
        return
    stops = stops_of(root)
    # Qt can't put a widget after a multi-line field. So all others are put after one other stop, the last one first.
    place = next((place for place, widget in enumerate(stops) if not widget.inherits(_MANY_LINES)), len(stops))
    for widget in reversed(stops[place + 1 :]):
        QWidget.setTabOrder(stops[place], widget)


def stops_of(root: QWidget) -> list[QWidget]:
    """Return the widgets in `root` on which Tab stops, in reading order, including hidden ones."""
    return [widget for widget in reading_order(root) if widget.focusPolicy().value & _TAB]


def has_stop(root: QWidget) -> bool:
    """Return whether Tab stops on anything in `root` that is not hidden."""
    inside = root.findChildren(QWidget)
    return bool([one for one in inside if one.focusPolicy().value & _TAB and one.isVisibleTo(root)])


def focus_first(root: QWidget) -> None:
    """Set the focus on the first control of a page. A page can define `focus_first()` to choose it."""
    for widget in stops_of(root):
        if not widget.inherits("QScrollArea") and widget.isEnabled() and widget.isVisibleTo(root):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
