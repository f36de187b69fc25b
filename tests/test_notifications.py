"""Notifications without a system tray, on a private session bus with a real listener."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from k2desk.system.notifications import notify
from k2desk.system.relaunch import program_environment

_LISTENER = """
import threading
from jeepney import DBusAddress, new_method_call, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg
connection = open_dbus_connection(bus="SESSION")
connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
heard = []

def serve():
    while True:
        call = connection.receive()
        if call.header.fields.get(3) == "Notify":
            heard.append(call.body)
            connection.send(new_method_return(call, "u", (1,)))
            return

thread = threading.Thread(target=serve)
thread.start()
from k2desk.system.notifications import notify
print(notify("A subscription needs attention", "Till 555555: Says \\u201cInactive\\u201d"))
thread.join(5)
(body,) = heard
print(body[0], "|", body[3], "|", body[4], "|", body[6]["desktop-entry"][1])
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs dbus")
def test_a_desktop_without_a_tray_is_told_over_its_bus(tmp_path):
    environment = {**program_environment(), "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    command = ["dbus-run-session", "--", sys.executable, "-c", _LISTENER]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=30)
    said = ended.stdout.splitlines()
    assert said == [
        "True",
        "K2Desk | A subscription needs attention | Till 555555: Says “Inactive” | ke.k2desk.K2Desk",
    ], ended.stderr


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs dbus")
def test_a_bus_on_which_nobody_shows_notifications_harms_nobody(tmp_path):
    environment = {**program_environment(), "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    code = "from k2desk.system.notifications import notify; print(notify('a', 'b'))"
    command = ["dbus-run-session", "--", sys.executable, "-c", code]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=30)
    assert ended.stdout.strip() == "False", ended.stderr


def test_without_a_bus_nothing_is_tried(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert notify("a", "b") is False
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert notify("a", "b") is False
