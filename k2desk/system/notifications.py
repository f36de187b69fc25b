"""Shows notifications over D-Bus, for Linux desktops without a system tray, such as GNOME.

Uses `Notify` of Freedesktop's Desktop Notifications Specification 1.2. Blocks, so don't call it on the window's thread.
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


def can_notify() -> bool:
    """Return whether this desktop may show notifications without a system tray."""
    return sys.platform.startswith("linux") and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))


def notify(title: str, text: str) -> bool:
    """Show a notification. Returns False if this desktop can't show any."""
    if not can_notify():
        return False
    try:
        # jeepney is installed with the library for the password store.
        from jeepney import DBusAddress, MessageType, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        hints = {"desktop-entry": ("s", _DESKTOP_FILE)}
        body: tuple[object, ...] = ("K2Desk", 0, _DESKTOP_FILE, title, text, [], hints, _SHOWN_FOR)
        with open_dbus_connection(bus="SESSION") as connection:
            call = new_method_call(address, "Notify", "susssasa{sv}i", body)
            answer = connection.send_and_get_reply(call, timeout=_LIMIT)
        return answer.header.message_type is MessageType.method_return
    # A failing notification must never disturb the user's work.
    except Exception as error:
        _log.info("no notification: %s", type(error).__name__)
        return False
