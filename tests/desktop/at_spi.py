"""What a screen reader sees: the accessibility tree of other programs, over the accessibility bus (AT-SPI on D-Bus)."""

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

# The numbers of the states that are asked for here (atspi-constants.h).
ITEMS = {"cell", "table cell", "list item"}
LISTS = {"table", "list"}
CHECKED, ENABLED, FOCUSED, SENSITIVE, SHOWING = 4, 8, 12, 24, 25


@dataclass(frozen=True)
class Node:
    """One object of another program."""

    bus: Bus
    owner: str
    path: str

    def call(self, interface: str, method: str, signature: str = "", *values: Any) -> tuple[Any, ...]:
        """Asks the object; raises `Gone` where it is not there any more."""
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
    def children(self) -> list[Node]:
        return [Node(self.bus, owner, path) for owner, path in self.call(ACCESSIBLE, "GetChildren")[0]]

    @property
    def text(self) -> str:
        """What stands in a field."""
        return str(self.call("org.a11y.atspi.Text", "GetText", "ii", 0, -1)[0])

    def write(self, text: str) -> None:
        """Puts other text into a field."""
        self.call("org.a11y.atspi.EditableText", "SetTextContents", "s", text)

    def actions(self) -> list[str]:
        """The names of what can be done with it."""
        count = int(self._property("NActions", "org.a11y.atspi.Action"))
        return [str(self.call("org.a11y.atspi.Action", "GetName", "i", one)[0]) for one in range(count)]

    def do(self, action: str) -> None:
        """Does one of its actions: Press, Toggle, SetFocus …"""
        self.call("org.a11y.atspi.Action", "DoAction", "i", self.actions().index(action))

    def walk(self, depth: int = 0) -> Iterator[Node]:
        """This and everything below that is showing."""
        yield self
        if depth < 40:
            for child in self.children:
                try:
                    if child.has(SHOWING):
                        yield from child.walk(depth + 1)
                except Gone:
                    continue

    def find(self, role: str, name: str | Callable[[str], bool]) -> Node | None:
        """The first that is showing with this role and name."""
        fits = name if callable(name) else name.__eq__
        for node in self.walk():
            try:
                if node.role == role and fits(node.name):
                    return node
            except Gone:
                continue
        return None

    def focused(self) -> Node | None:
        """What the keyboard is on: a control, or the cell that a list or table is at."""
        controls, items = [], []
        for node in self.walk():
            try:
                if node.has(FOCUSED):
                    (items if node.role in ITEMS else controls).append(node)
            except Gone:
                continue
        if not controls:
            return None
        # A table says at any time which cell it is at, whether the keyboard is on it or not.
        inside = [item for item in items if item.path != controls[-1].path and controls[-1].role in LISTS]
        return inside[-1] if inside else controls[-1]

    def said(self) -> str:
        """Role, name and description, as one line."""
        return f"{self.role} {self.name!r} {self.description!r}"


class Gone(Exception):
    """The object, or the program, is not there any more."""


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
        """A program that takes part, by its name."""
        try:
            return next((one for one in Node(self, *ROOT).children if one.name == name), None)
        except Gone:
            return None
