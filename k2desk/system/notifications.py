"""Notifications on Linux desktops without a place beside the clock (GNOME, for one): asked for over D-Bus.

Freedesktop's Desktop Notifications Specification 1.2, `Notify`. Blocks: not for the window's thread.
"""

from __future__ import annotations

import logging
import os
import sys

_log = logging.getLogger(__name__)

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_SHOWN_FOR = 15_000
_LIMIT = 3.0
_DESKTOP_FILE = "ke.k2desk.K2Desk"


def notify(title: str, text: str) -> bool:
    """Shows a notification; False where this desktop has nobody who shows any."""
    if not sys.platform.startswith("linux") or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    try:
        # Comes with the password store's own library.
        from jeepney import DBusAddress, MessageType, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        hints = {"desktop-entry": ("s", _DESKTOP_FILE)}
        body: tuple[object, ...] = ("K2Desk", 0, _DESKTOP_FILE, title, text, [], hints, _SHOWN_FOR)
        with open_dbus_connection(bus="SESSION") as connection:
            call = new_method_call(address, "Notify", "susssasa{sv}i", body)
            answer = connection.send_and_get_reply(call, timeout=_LIMIT)
        return answer.header.message_type is MessageType.method_return
    # Whatever goes wrong on a foreign bus: nobody may be kept from their work by a notification.
    except Exception as error:
        _log.info("no notification: %s", type(error).__name__)
        return False
