"""What a screen reader gets: the accessibility tree of other programs, over the accessibility bus (AT-SPI on D-Bus)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")

# The numbers of the states that are used here (atspi-constants.h).
ITEMS = {"cell", "table cell", "list item"}
LISTS = {"table", "list"}
CHECKED, ENABLED, FOCUSED, SENSITIVE, SHOWING = 4, 8, 12, 24, 25


@dataclass(frozen=True)
class Node:
    """One accessible object of another program."""

    bus: Bus
    owner: str
    path: str

    def call(self, interface: str, method: str, signature: str = "", *values: Any) -> tuple[Any, ...]:
        """Call a method of the object. Raises `Gone` if it no longer exists."""
        return self.bus.ask(self.owner, self.path, interface, method, signature, *values)

    def _property(self, name: str, interface: str = ACCESSIBLE) -> Any:
        return self.bus.get(self.owner, self.path, interface, name)

    @property
    def name(self) -> str:
        return str(self._property("Name"))

    @property
    def description(self) -> str:
        return str(self._property("Description"))

    @property
    def role(self) -> str:
        return str(self.call(ACCESSIBLE, "GetRoleName")[0])

    @property
    def states(self) -> int:
        low, high = self.call(ACCESSIBLE, "GetState")[0]
        return int(low) | int(high) << 32

    def has(self, *states: int) -> bool:
        mine = self.states
        return all(mine >> state & 1 for state in states)

    @property
    def parent(self) -> Node:
        owner, path = self._property("Parent")
        return Node(self.bus, owner, path)

    @property
    def children(self) -> list[Node]:
        return [Node(self.bus, owner, path) for owner, path in self.call(ACCESSIBLE, "GetChildren")[0]]

    @property
    def text(self) -> str:
        """The text of a field."""
        return str(self.call("org.a11y.atspi.Text", "GetText", "ii", 0, -1)[0])

    def write(self, text: str) -> None:
        """Set the text of a field."""
        self.call("org.a11y.atspi.EditableText", "SetTextContents", "s", text)

    def actions(self) -> list[str]:
        """Return the names of its actions."""
        count = int(self._property("NActions", "org.a11y.atspi.Action"))
        return [str(self.call("org.a11y.atspi.Action", "GetName", "i", one)[0]) for one in range(count)]

    def do(self, action: str) -> None:
        """Perform one of its actions: Press, Toggle, SetFocus …"""
        self.call("org.a11y.atspi.Action", "DoAction", "i", self.actions().index(action))

    def walk(self) -> Iterator[Node]:
        """Yield this object and all visible ones below it."""
        return (node for node, _ in self._walk(0, 0))

    def _walk(self, states: int, depth: int) -> Iterator[tuple[Node, int]]:
        """Do the same, and yield the states of each, which the walk has to ask for. Those of the first are unknown."""
        yield self, states
        if depth < 40:
            for child in self.children:
                try:
                    states = child.states
                    if states >> SHOWING & 1:
                        yield from child._walk(states, depth + 1)
                except Gone:
                    continue

    def find(self, role: str, name: str | Callable[[str], bool]) -> Node | None:
        """Return the first visible object with this role and name, or None."""
        fits = name if callable(name) else name.__eq__
        for node in self.walk():
            try:
                if node.role == role and fits(node.name):
                    return node
            except Gone:
                continue
        return None

    def focused(self) -> Node | None:
        """Return the object with the keyboard focus: a control, or the current cell of a list or table."""
        controls, items = [], []
        for node, states in self._walk(0, 0):
            try:
                if states >> FOCUSED & 1:
                    (items if node.role in ITEMS else controls).append(node)
            except Gone:
                continue
        if not controls:
            return None
        # A table always reports its current cell, whether it has the keyboard focus or not.
        inside = [item for item in items if item.path != controls[-1].path and controls[-1].role in LISTS]
        return inside[-1] if inside else controls[-1]

    def said(self) -> str:
        """Return role, name and description as one line."""
        return f"{self.role} {self.name!r} {self.description!r}"


class Gone(Exception):
    """The object or its program no longer exists."""


class Bus:
    """The accessibility bus of this session."""

    def __init__(self) -> None:
        with open_dbus_connection("SESSION") as session:
            asks = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            (address,) = unwrap_msg(session.send_and_get_reply(asks, timeout=15))
        before = os.environ["DBUS_SESSION_BUS_ADDRESS"]
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
        try:
            self._connection: DBusConnection = open_dbus_connection("SESSION")
        finally:
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = before

    def ask(self, owner: str, path: str, interface: str, method: str, signature: str, *values: Any) -> tuple[Any, ...]:
        message = new_method_call(DBusAddress(path, owner, interface), method, signature, values)
        return self._answer(message)

    def get(self, owner: str, path: str, interface: str, name: str) -> Any:
        return self._answer(Properties(DBusAddress(path, owner, interface)).get(name))[0][1]

    def _answer(self, message: Any) -> tuple[Any, ...]:
        try:
            return tuple(unwrap_msg(self._connection.send_and_get_reply(message, timeout=10)))
        except (DBusErrorResponse, TimeoutError) as error:
            raise Gone(str(error)) from error

    def program(self, name: str) -> Node | None:
        """Return the running accessible program with this name, or None."""
        try:
            return next((one for one in Node(self, *ROOT).children if one.name == name), None)
        except Gone:
            return None
