"""Starting with the computer: the entry is what the system reads, and off means off."""

from __future__ import annotations

import json
import plistlib
import re
import shutil
import subprocess
import sys
from types import ModuleType

import pytest

from k2desk.system.autostart import Autostart
from tests.waiting import wait_until

PLAIN = ["/opt/k2desk/k2desk", "--background"]
ODD = [
    "/opt/mama mboga/k2desk",
    "/a/100% safe/%f",
    "%u",
    'say "karibu"',
    "it's",
    "$HOME and `date`",
    "back\\slash \\\\ twice",
    "C:\\n",
    "",
    "tab\tand\nnew line",
    "semi;colon&~#*?<>|()",
    "Nyeri – duka la Wanjikũ",
    "a=b",
    "--background",
]


def _linux(tmp_path, command=PLAIN, **environment):
    return Autostart(command, platform="linux", home=tmp_path, environment=environment)


def _entry(tmp_path):
    return tmp_path / ".config" / "autostart" / "ke.k2desk.K2Desk.desktop"


def _keys(text):
    lines = text.split("\n")
    assert lines[0] == "[Desktop Entry]" and lines[-1] == ""
    return dict(line.split("=", 1) for line in lines[1:-1])


def _arguments(value):
    """Return the arguments that a desktop reads from Exec.

    It undoes the escapes of every string, then field codes, then quotes. It shares no code with the program.
    """
    value = re.sub(r"\\(.)", lambda match: {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}[match[1]], value)
    assert re.fullmatch(r"(?:[^%]|%%)*", value), "a field code"
    value = value.replace("%%", "%")
    found = []
    while value:
        match = re.match(r'"((?:[^"\\`$]|\\["\\`$])*)"(?: |$)|([^\s"\'\\><~|&;$*?#()`]+)(?: |$)', value)
        assert match, value
        found.append(match[2] if match[1] is None else re.sub(r"\\(.)", r"\1", match[1]))
        value = value[match.end() :]
    return found


# --- Linux ------------------------------------------------------------------------------------------------------------


def test_on_linux_the_switch_makes_and_removes_a_desktop_entry(tmp_path):
    autostart = _linux(tmp_path)
    assert not autostart.is_on
    autostart.turn(False)
    autostart.turn(True)
    assert autostart.is_on
    assert _keys(_entry(tmp_path).read_text(encoding="utf-8")) == {
        "Type": "Application",
        "Name": "K2Desk",
        "Exec": "/opt/k2desk/k2desk --background",
        "Icon": "ke.k2desk.K2Desk",
        "Terminal": "false",
        "StartupNotify": "false",
        "X-GNOME-Autostart-enabled": "true",
    }
    autostart.turn(False)
    assert not autostart.is_on
    assert list(_entry(tmp_path).parent.iterdir()) == []


def test_a_folder_of_settings_of_ones_own_is_obeyed_where_it_is_absolute(tmp_path):
    _linux(tmp_path, XDG_CONFIG_HOME=str(tmp_path / "own")).turn(True)
    assert (tmp_path / "own" / "autostart" / "ke.k2desk.K2Desk.desktop").is_file()
    assert not _entry(tmp_path).exists()
    _linux(tmp_path, XDG_CONFIG_HOME="own").turn(True)
    assert _entry(tmp_path).is_file()


@pytest.mark.parametrize("argument", ODD)
def test_every_path_reaches_the_program_as_it_is(tmp_path, argument):
    command = ["/opt/k2desk/k2desk", argument, "--background"]
    _linux(tmp_path, command).turn(True)
    assert _arguments(_keys(_entry(tmp_path).read_text(encoding="utf-8"))["Exec"]) == command


def test_a_real_desktop_reads_the_same_arguments(tmp_path):
    gio = shutil.which("gio")
    if gio is None:
        pytest.skip("no gio here to start a desktop entry")
    script, said = tmp_path / "the $script of 100%.py", tmp_path / "said.json"
    script.write_text(
        "import json, os, sys\n"
        f"with open({str(said) + '.new'!r}, 'w') as file:\n"
        "    json.dump(sys.argv[1:], file)\n"
        f"os.replace({str(said) + '.new'!r}, {str(said)!r})\n",
        encoding="utf-8",
    )
    _linux(tmp_path, [sys.executable, str(script), *ODD]).turn(True)
    subprocess.run([gio, "launch", str(_entry(tmp_path))], check=True, timeout=20)
    wait_until(said.exists)
    assert json.loads(said.read_text(encoding="utf-8")) == ODD


def test_the_desktops_own_judge_finds_no_fault(tmp_path):
    judge = shutil.which("desktop-file-validate")
    if judge is None:
        pytest.skip("no desktop-file-validate here")
    _linux(tmp_path, ["/opt/mama mboga/k2desk", "$1", "--background"]).turn(True)
    done = subprocess.run([judge, str(_entry(tmp_path))], capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("X-GNOME-Autostart-enabled=true", "X-GNOME-Autostart-enabled=false"),
        ("X-GNOME-Autostart-enabled=true", "X-GNOME-Autostart-enabled = false"),
        ("Terminal=false", "Hidden=true"),
    ],
)
def test_switched_off_by_the_desktop_is_off_until_it_is_turned_on_again(tmp_path, old, new):
    autostart = _linux(tmp_path)
    autostart.turn(True)
    text = _entry(tmp_path).read_text(encoding="utf-8")
    _entry(tmp_path).write_text(text.replace(old, new), encoding="utf-8")
    assert not autostart.is_on
    autostart.turn(True)
    assert autostart.is_on


def test_the_settings_of_another_group_switch_nothing_off(tmp_path):
    autostart = _linux(tmp_path)
    autostart.turn(True)
    with _entry(tmp_path).open("a", encoding="utf-8") as file:
        file.write("\n# by hand\n[Desktop Action quiet]\nHidden=true\n")
    assert autostart.is_on


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\xff\xfe", b"K2Desk", b"[Desktop Entry]\n", b"[Desktop Entry]\nExec=\n", b"Exec=/a\n[Desktop Entry]\n"],
)
@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_broken_file_counts_as_off_and_is_replaced(tmp_path, platform, content):
    autostart = Autostart(PLAIN, platform=platform, home=tmp_path, environment={})
    autostart.turn(True)
    (file,) = (path for path in tmp_path.rglob("ke.k2desk.*"))
    file.write_bytes(content)
    assert not autostart.is_on
    autostart.turn(True)
    assert autostart.is_on


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_folder_that_cannot_be_written_is_told_and_counts_as_off(tmp_path, platform):
    for name in (".config", "Library"):
        (tmp_path / name).write_text("a file where a folder should be", encoding="utf-8")
    autostart = Autostart(PLAIN, platform=platform, home=tmp_path, environment={})
    with pytest.raises(OSError):
        autostart.turn(True)
    assert not autostart.is_on


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_name_that_no_entry_can_hold_is_told_and_nothing_is_written(tmp_path, platform):
    autostart = Autostart(["/opt/\udcff/k2desk"], platform=platform, home=tmp_path, environment={})
    with pytest.raises(OSError, match="can't be written"):
        autostart.turn(True)
    assert list(tmp_path.iterdir()) == []


# --- macOS, Windows, others -------------------------------------------------------------------------------------------


def test_on_macos_the_switch_makes_and_removes_a_launch_agent(tmp_path):
    autostart = Autostart(ODD, platform="darwin", home=tmp_path)
    file = tmp_path / "Library" / "LaunchAgents" / "ke.k2desk.K2Desk.plist"
    assert not autostart.is_on
    autostart.turn(True)
    assert autostart.is_on
    agent = plistlib.loads(file.read_bytes())
    assert agent == {"Label": "ke.k2desk.K2Desk", "ProgramArguments": ODD, "RunAtLoad": True}
    file.write_bytes(plistlib.dumps({**agent, "Disabled": True}))
    assert not autostart.is_on
    autostart.turn(False)
    autostart.turn(False)
    assert not autostart.is_on and not file.exists()


class _Registry(ModuleType):
    """The part of winreg that the program uses.

    The real one would change the settings of the computer that runs the tests.
    """

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ, REG_EXPAND_SZ, REG_DWORD = "HKCU", 2, 1, 2, 4

    def __init__(self):
        super().__init__("winreg")
        self.keys = {}

    def CreateKeyEx(self, root, path, reserved, access):
        assert (reserved, access) == (0, self.KEY_SET_VALUE)
        return _Key(self.keys.setdefault((root, path), {}))

    def OpenKey(self, root, path, reserved=0, access=1):
        if (root, path) not in self.keys:
            raise FileNotFoundError(path)
        return _Key(self.keys[root, path])

    def SetValueEx(self, key, name, reserved, kind, value):
        key.values[name] = (value, kind)

    def QueryValueEx(self, key, name):
        if name not in key.values:
            raise FileNotFoundError(name)
        return key.values[name]

    def DeleteValue(self, key, name):
        if key.values.pop(name, None) is None:
            raise FileNotFoundError(name)


class _Key:
    def __init__(self, values):
        self.values = values

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


def test_on_windows_the_switch_sets_and_deletes_a_run_value(monkeypatch):
    registry = _Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    command = ["D:\\Mama Mboga\\k2desk.exe", "--background"]
    autostart = Autostart(command, platform="win32")
    assert not autostart.is_on
    autostart.turn(False)
    autostart.turn(True)
    assert autostart.is_on
    run = registry.keys["HKCU", "Software\\Microsoft\\Windows\\CurrentVersion\\Run"]
    assert run == {"K2Desk": ('"D:\\Mama Mboga\\k2desk.exe" --background', registry.REG_SZ)}
    run["K2Desk"] = (7, registry.REG_DWORD)
    assert not autostart.is_on
    autostart.turn(False)
    autostart.turn(False)
    assert not autostart.is_on and run == {}


def test_where_nothing_starts_programs_it_is_off_and_says_why(tmp_path):
    autostart = Autostart(PLAIN, platform="emscripten", home=tmp_path, environment={})
    assert not autostart.is_on
    for on in (True, False):
        with pytest.raises(OSError, match="does not know how to start by itself"):
            autostart.turn(on)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "emscripten"])
def test_for_a_trial_the_entry_is_kept_in_a_folder_and_nowhere_else(tmp_path, platform):
    trial = Autostart(PLAIN, tmp_path / "trial", platform=platform, home=tmp_path / "home", environment={})
    assert trial.is_possible and not trial.is_on
    trial.turn(True)
    assert trial.is_on and [one.name for one in tmp_path.iterdir()] == ["trial"]
    trial.turn(False)
    assert not trial.is_on and not list((tmp_path / "trial").iterdir())
