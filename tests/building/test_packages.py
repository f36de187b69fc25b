"""The small files of the packages agree with the program, with each other, and with the tools that read them."""

from __future__ import annotations

import plistlib
import re
import shutil
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from k2desk import __version__
from k2desk.__main__ import _parser
from k2desk.app import startup as app
from k2desk.store import paths
from k2desk.system import autostart
from tests.systems import not_on_windows, only_on_linux

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"

import building  # noqa: E402
import changes  # noqa: E402
import inventory  # noqa: E402
from linux import deb  # noqa: E402
from windows.links import target  # noqa: E402
from windows.version_info import numbers, write  # noqa: E402

ENTRY = PACKAGING / "linux" / f"{app._ID}.desktop"


def _desktop(file: Path) -> dict[str, dict[str, str]]:
    groups: dict[str, dict[str, str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            groups[line.strip("[]")] = group = {}
        elif line:
            name, _, value = line.partition("=")
            assert name not in group, f"{name} twice"
            group[name] = value
    return groups


# --- the version ------------------------------------------------------------------------------------------------------


def test_the_version_stands_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "k2desk/__init__.py"
    assert building.version() == __version__
    places = [*PACKAGING.rglob("*"), *(ROOT / ".github").rglob("*"), *(ROOT / "k2desk").rglob("*.py")]
    stated = re.compile(r"(?i)version[\W_]{1,6}" + re.escape(__version__) + r"\b")
    found = [
        file.relative_to(ROOT).as_posix()
        for file in places
        if file.is_file() and "__pycache__" not in file.parts and stated.search(file.read_text(errors="replace"))
    ]
    assert found == ["k2desk/__init__.py"]


def test_the_list_of_changes_tells_of_this_version_in_both_languages():
    english = changes.releases()
    kiswahili = changes.releases(ROOT / "resources" / "help" / "changes.sw.md")
    assert english[0].version == __version__
    assert [(one.version, one.day, len(one.changes)) for one in english] == [
        (one.version, one.day, len(one.changes)) for one in kiswahili
    ]
    assert [one.day for one in english] == sorted((one.day for one in english), reverse=True)
    assert len({one.version for one in english}) == len(english)


def test_a_list_of_changes_without_changes_is_refused(tmp_path):
    file = tmp_path / "changes.md"
    file.write_text("# What is new\n\n## 0.2.0 · 2027-01-31\n\nNothing.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"0\.2\.0"):
        changes.releases(file)


# --- Linux ------------------------------------------------------------------------------------------------------------


def test_the_desktop_entry_is_the_windows_own():
    groups = _desktop(ENTRY)
    entry = groups["Desktop Entry"]
    assert app._ID == deb.APP_ID == entry["Icon"] == autostart._ID
    assert entry["Categories"] == "Office;Finance;"
    assert entry["StartupWMClass"] == "K2Desk"
    for name in ("GenericName", "Comment", "Keywords"):
        assert entry[name] and entry[f"{name}[sw]"] and entry[name] != entry[f"{name}[sw]"]
    for action in filter(None, entry["Actions"].split(";")):
        group = groups[f"Desktop Action {action}"]
        assert group["Name[sw]"]
        _parser().parse_args(group["Exec"].split()[1:])


def test_the_metadata_tell_of_every_release():
    component = ElementTree.fromstring(deb.metainfo())
    assert component.findtext("id") == app._ID
    assert component.findtext("launchable") == ENTRY.name
    assert component.findtext("provides/binary") == "k2desk"
    told = [(one.get("version"), one.get("date")) for one in component.iter("release")]
    assert told == [(one.version, f"{one.day:%Y-%m-%d}") for one in changes.releases()]
    languages = {one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in component.iter("summary")}
    assert languages == {None, "sw"}


def test_the_manual_page_tells_of_every_option():
    page = deb.man_page(__version__).replace("\\-", "-")
    assert __version__ in page
    # Options that only tests and measurements use are not documented for users.
    hidden = {"--help", "--practice-ready", "--first-paint", "--all-looks", "--look", "--text-size"}
    options = {name for action in _parser()._actions for name in action.option_strings if name.startswith("--")}
    assert [name for name in sorted(options - hidden) if name not in page] == []


def test_debians_list_of_changes_has_debians_form():
    text = deb.changelog()
    assert re.match(rf"k2desk \({re.escape(__version__)}\) stable; urgency=medium\n\n  \* ", text)
    assert re.search(r"\n -- [^<]+ <\S+@\S+>  \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000\n$", text)
    assert max(map(len, text.splitlines())) <= 80


def test_the_lists_that_debian_shows_are_short():
    assert len(deb.RECOMMENDS) == 3 and "ca-certificates" in deb.NEEDS


@not_on_windows("shell scripts are of Linux and macOS")
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_shell_scripts_are_shell():
    for script in PACKAGING.rglob("*.sh"):
        shell = script.read_text(encoding="utf-8").partition("\n")[0].rpartition("/")[2].split()[-1]
        done = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), script


@only_on_linux("a desktop entry")
def test_the_portable_folder_puts_itself_into_the_menu_and_out_again(tmp_path):
    folder = tmp_path / "with space" / "k2desk"
    (folder / "_internal/resources/icons").mkdir(parents=True)
    shutil.copy(ROOT / "resources/icons/k2desk.svg", folder / "_internal/resources/icons")
    shutil.copy(PACKAGING / "linux/portable/add-to-menu.sh", folder)
    share = tmp_path / "share"
    call = {"env": {"XDG_DATA_HOME": str(share), "PATH": "/usr/bin:/bin"}, "check": True}
    subprocess.run([str(folder / "add-to-menu.sh")], **call)
    entry = share / "applications" / ENTRY.name
    assert _desktop(entry)["Desktop Entry"]["Exec"] == f'"{folder}/k2desk"'
    assert (share / f"icons/hicolor/scalable/apps/{app._ID}.svg").is_file()
    subprocess.run([str(folder / "add-to-menu.sh"), "--remove"], **call)
    assert not [file for file in share.rglob("*") if file.is_file()]


# --- Windows ----------------------------------------------------------------------------------------------------------


def test_windows_version_is_four_numbers(tmp_path):
    assert numbers("1.2.3") == (1, 2, 3, 0)
    assert numbers("2.0rc1") == (2, 0, 1, 0)
    file = tmp_path / "version-info.txt"
    write(file, __version__)
    compiled = compile(file.read_text(encoding="utf-8"), str(file), "eval")
    names = {"VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct", "VarFileInfo"}
    assert set(compiled.co_names) == names | {"VarStruct"}


def test_the_installer_agrees_with_the_program():
    script = (PACKAGING / "windows" / "k2desk.iss").read_text(encoding="utf-8")
    assert "PrivilegesRequired=lowest" in script
    # Without this setting the start menu gets a folder "(Default)".
    assert "DefaultGroupName=K2Desk" in script
    run = autostart._RUN
    assert script.count(f'Subkey: "{run}"') == 2 and script.count(f'ValueName: "{autostart._NAME}"') == 2
    assert '"""{app}\\k2desk.exe"" --background"' in script
    _parser().parse_args(["--background"])
    assert script.count(f'AppUserModelID: "{app._ID}"') == 2
    assert f"ExpandConstant('{{localappdata}}\\{paths.NAME}')" in script
    # The bundled pages of the manual, and all names in installer.py.
    assert {"en.html", "sw.html"} == set(re.findall(r"_internal\\manual\\(\S+?)\"", script))
    given = (PACKAGING / "windows" / "installer.py").read_text(encoding="utf-8")
    for name in set(re.findall(r"\{#(\w+)\}", script)) - {"AppId"}:
        assert f"/D{name}=" in given, name


def test_the_installers_sections_are_sections_of_inno_setup():
    script = (PACKAGING / "windows" / "k2desk.iss").read_text(encoding="utf-8")
    sections = re.findall(r"(?m)^\[(\w+)\]$", script)
    known = {"Setup", "Languages", "Messages", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run", "Code"}
    assert set(sections) <= known and len(sections) == len(set(sections))
    code = script.partition("[Code]")[2]
    assert len(re.findall(r"\bbegin\b", code)) == len(re.findall(r"\bend;", code))
    tasks = set(re.findall(r'(?m)^Name: "(\w+)"; Description', script))
    assert set(re.findall(r"Tasks: (\w+)", script)) <= tasks


def _item(kind: int, begin: bytes, name: str = "") -> bytes:
    """Return an item of a link, as Windows writes it: the name in one byte a letter, then in Unicode."""
    plain = bytes([kind, 0]) + begin
    unicode = bytes(20) + name.encode("utf-16-le") + b"\0\0" if name else b""
    end = struct.pack("<H", 2 + len(plain)) if name else b""
    return struct.pack("<H", 2 + len(plain + unicode + end)) + plain + unicode + end


def test_where_a_link_of_the_start_menu_leads_is_read():
    desktop, disk = _item(0x1F, bytes(16)), struct.pack("<H", 25) + b"\x2fC:\\" + bytes(19)
    folders = [_item(0x31, bytes(10) + b"short\0", name) for name in ("Programs", "Zoë Ngũgĩ")]
    items = desktop + disk + b"".join(folders) + _item(0x32, bytes(10) + b"k2desk.exe\0", "k2desk.exe") + b"\0\0"
    head = b"L\0\0\0" + bytes(16) + struct.pack("<I", 0x91) + bytes(52)
    assert target(head + struct.pack("<H", len(items)) + items) == r"C:\Programs\Zoë Ngũgĩ\k2desk.exe"
    assert target(head[:20] + bytes(56)) == "", "a link without a place"
    assert target(b"L") == ""


# --- macOS ------------------------------------------------------------------------------------------------------------


def test_the_entitlements_are_a_property_list_and_few():
    found = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert found == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_what_macos_is_told_is_a_property_list():
    told = plistlib.loads(plistlib.dumps(inventory.info_plist(__version__)))
    assert told["CFBundleShortVersionString"] == __version__
    assert set(told["CFBundleLocalizations"]) == {"en", "sw"}


# --- all of them ------------------------------------------------------------------------------------------------------


def test_the_texts_of_licences_that_no_package_brings_are_here():
    for name, words in (("LGPL-3.0", "LESSER"), ("GPL-3.0", "GENERAL PUBLIC"), ("Qt", "LGPL"), ("ICU", "UNICODE")):
        text = inventory._text(name)
        assert words.casefold() in text.casefold() or name == "Qt", name
    assert "Lesser General Public License, version 3" in inventory._text("Qt")


def test_the_recipe_is_python():
    recipe = PACKAGING / "k2desk.spec"
    compile(recipe.read_text(encoding="utf-8"), str(recipe), "exec")


def test_no_module_of_packaging_hides_one_of_python():
    assert not (PACKAGING / "__init__.py").exists()
    names = {file.stem for file in PACKAGING.glob("*.py")} | {
        file.name for file in PACKAGING.iterdir() if file.is_dir()
    }
    assert not names & set(sys.stdlib_module_names)
