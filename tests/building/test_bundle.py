"""Rules decide what goes into the frozen program, and they keep what a desktop needs."""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from k2desk.system.relaunch import program_environment
from tests.systems import only_on_linux

ROOT = Path(__file__).resolve().parents[2]

import bundle  # noqa: E402
import inventory  # noqa: E402
import linux_libraries  # noqa: E402

SVG = frozenset({"svg"})


def test_a_library_goes_in_for_who_links_to_it_and_only_for_them():
    links = {
        "QtGui.abi3.so": ["libQt6Gui.so.6"],
        "libQt6Gui.so.6": ["libQt6Core.so.6", "libfar.so.1"],
        "libfar.so.1": ["libfarther.so.1"],
        "libqxcb.so": ["libQt6XcbQpa.so.6"],
        "libqgtk3.so": ["libgtk-3.so.0"],
        "libgtk-3.so.0": ["libgdk-3.so.0"],
        "libqpdf.so": ["libQt6Pdf.so.6"],
    }
    names = {name for pair in links.items() for name in (pair[0], *pair[1])}
    place = {"libqxcb.so": "platforms", "libqgtk3.so": "platformthemes", "libqpdf.so": "imageformats"}
    collected = {
        f"PySide6/Qt/plugins/{place[name]}/{name}" if name in place else f"PySide6/{name}": name for name in names
    }
    kept = bundle.kept_libraries(collected, lambda file: links.get(file, ()), SVG)
    assert {Path(one).name for one in kept} == {
        "QtGui.abi3.so", "libQt6Gui.so.6", "libQt6Core.so.6", "libfar.so.1", "libfarther.so.1", "libqxcb.so",
        "libQt6XcbQpa.so.6",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "name", "wanted"),
    [
        ("platforms", "qxcb", True),
        ("platforms", "qwayland", True),
        ("platforms", "qoffscreen", True),
        ("platforms", "qwindows", True),
        ("platforms", "qcocoa", True),
        ("platforms", "qvnc", False),
        ("platforms", "qeglfs", False),
        ("platformthemes", "qxdgdesktopportal", True),
        ("platformthemes", "qgtk3", False),
        ("iconengines", "qsvgicon", True),
        ("imageformats", "qsvg", True),
        ("imageformats", "qjpeg", False),
        ("platforminputcontexts", "ibusplatforminputcontextplugin", True),
        ("platforminputcontexts", "qtvirtualkeyboardplugin", False),
        ("styles", "qmodernwindowsstyle", True),
        ("printsupport", "cupsprintersupport", True),
        ("sqldrivers", "qsqlite", False),
        ("tls", "qopensslbackend", False),
    ],
)
def test_a_plugin_goes_in_where_a_window_of_a_shop_asks_for_it(kind, name, wanted):
    assert bundle.wanted_plugin(kind, name, SVG) is wanted


def test_the_formats_are_those_of_the_resources():
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert bundle.picture_formats(files) == SVG
    assert bundle.picture_formats([Path("a.JPG"), Path("b.png"), Path("c.txt")]) == {"jpg"}


@pytest.mark.parametrize("separator", ["/", "\\"])
def test_plugins_are_known_by_their_place(separator):
    place = separator.join(("PySide6", "plugins", "platforms", "qwindows.dll"))
    assert bundle.plugin_of(place) == ("platforms", "qwindows")
    assert bundle.plugin_of(separator.join(("PySide6", "Qt6Core.dll"))) is None


@only_on_linux("the libraries of a Linux desktop")
def test_the_desktops_own_libraries_stay_the_desktops():
    for name in (
        "libX11.so.6",
        "libfontconfig.so.1",
        "libGL.so.1",
        "libdbus-1.so.3",
        "libwayland-client.so.0",
        "libcups.so.2",
    ):
        assert bundle.is_of_the_system(name), name
    wheels_own = ("libgssapi_krb5-923083ce.so.2.2", "libcom_err-2abe824b.so.2.1", "libkeyutils-2777d33d.so.1.6")
    others = ("libxcb-cursor.so.0", "libssl.so.3", "libQt6Core.so.6", "libcupsprintersupport.so", "libsqlite3.so.0")
    for name in (*others, *wheels_own):
        assert not bundle.is_of_the_system(name), name


def test_data_for_translators_and_builders_stay_out():
    for wanted in ("resources/translations/k2desk_sw.qm", "resources/icons/k2desk.svg", "certifi/cacert.pem"):
        assert bundle.is_data_wanted(wanted), wanted
    for unwanted in ("resources/translations/k2desk_sw.ts", "PySide6/Qt/translations/qtbase_de.qm", "a/py.typed"):
        assert not bundle.is_data_wanted(unwanted), unwanted


def test_what_pip_writes_down_about_its_own_work_stays_out():
    """It tells of the folder of the build. The build makes metadata of its own (inventory.py)."""
    for name in ("RECORD", "INSTALLER", "REQUESTED", "WHEEL", "METADATA", "licenses/LICENSE"):
        assert not bundle.is_data_wanted(f"keyring-25.7.0.dist-info/{name}"), name
    assert bundle.is_data_wanted("keyring/py.txt")


def test_of_pygments_only_the_languages_of_the_developers_code_go_in():
    program = (
        "import sys; sys.modules['httpx._main'] = None\n"
        "from k2desk.services.snippets.colouring import spans_of\n"
        "from k2desk.services.snippets.literals import Language\n"
        "for one in Language: spans_of(one, 'x')\n"
        "print(*(name for name in sys.modules if name.startswith('pygments')))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=program_environment()
    )
    used = said.stdout.split()
    assert "pygments.lexers.ruby" in used and all(map(bundle.is_module_wanted, used))
    assert not any(map(bundle.is_module_wanted, ("pygments.lexers.lisp", "pygments.styles.vim", "pygments.formatters")))
    assert bundle.is_module_wanted("httpx.lexers") and bundle.is_module_wanted("k2desk")


def test_packages_that_only_build_are_left_out():
    wanted = inventory.pinned(ROOT / "packaging" / "requirements.txt")
    assert {"httpx", "keyring", "pyside6-essentials"} <= wanted
    assert not wanted & {"pyinstaller", "pillow", "pytest", "ruff"}
    left_out = inventory.modules_of_the_build_only(ROOT / "packaging" / "requirements.txt")
    # The environment of this run contains the tests' packages.
    assert {"pytest", "mypy"} <= set(left_out)
    assert not {"httpx", "PySide6", "keyring", "k2desk"} & set(left_out)


@only_on_linux("reads Linux' libraries")
@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs readelf")
def test_qts_own_folder_shrinks_to_what_a_window_needs():
    import PySide6

    folder = Path(PySide6.__file__).parent
    collected = {
        str(Path("PySide6") / file.relative_to(folder)): str(file)
        for file in folder.rglob("*.so*")
        if file.is_file()
        and ("Qt/" in file.relative_to(folder).as_posix() or file.name.startswith(("QtCore", "QtGui")))
    }
    kept = {Path(one).name for one in bundle.kept_libraries(collected, linux_libraries.links, SVG)}
    assert {
        "libQt6Core.so.6", "libQt6Gui.so.6", "libQt6XcbQpa.so.6", "libQt6WaylandClient.so.6", "libqxcb.so",
        "libqwayland.so", "libqoffscreen.so", "libqsvgicon.so", "libqxdgdesktopportal.so",
    } <= kept  # fmt: skip
    assert not [name for name in kept if any(word in name for word in ("Qml", "Quick", "gtk", "Designer", "eglfs"))]
    assert len(kept) < len(collected) / 4


# --- ICU --------------------------------------------------------------------------------------------------------------


def _package(items: dict[str, bytes]) -> bytes:
    """Return a package of ICU data in ICU's own layout."""
    header = struct.pack("<HBB", 32, 0xDA, 0x27) + struct.pack("<HHBBBB4s", 20, 0, 0, 0, 2, 0, b"CmnD") + bytes(16)
    return header[:32] + linux_libraries._table([(f"icudt73l/{n}".encode(), c) for n, c in sorted(items.items())])


def _names(package: bytes) -> dict[str, bytes]:
    table = package[32:]
    (count,) = struct.unpack_from("<I", table)
    places = [struct.unpack_from("<II", table, 4 + 8 * number) for number in range(count)]
    ends = [place for _, place in places[1:]] + [len(table)]
    return {
        table[name : table.index(b"\0", name)].decode().partition("/")[2]: table[begins:end]
        for (name, begins), end in zip(places, ends, strict=True)
    }


def test_icu_keeps_the_languages_of_the_program_and_the_root_of_all():
    items = {
        "coll/root.res": b"r" * 17, "coll/sw.res": b"s", "coll/fr.res": b"f" * 1000, "en_KE.res": b"k",
        "de_AT.res": b"d" * 500, "zh_Hant_TW.res": b"z", "supplementalData.res": b"x" * 33, "cnvalias.icu": b"a",
        "ibm-37_P100-1995.cnv": b"c" * 700, "nfc.nrm": b"n", "coll/res_index.res": b"i", "translit/root.res": b"t",
        "brkitr/thaidict.dict": b"b" * 90, "brkitr/root.res": b"o", "brkitr/word.brk": b"w",
    }  # fmt: skip
    small = linux_libraries.without_other_languages(_package(items), ["en", "sw"])
    found = _names(small)
    assert set(found) == {
        "coll/root.res", "coll/sw.res", "en_KE.res", "supplementalData.res", "cnvalias.icu", "nfc.nrm",
        "coll/res_index.res", "brkitr/root.res", "brkitr/word.brk",
    }  # fmt: skip
    for name, content in found.items():
        assert content.rstrip(b"\0") == items[name]
    # ICU finds names by binary search, so they must be sorted.
    assert list(found) == sorted(found)


def test_what_is_no_package_of_icus_is_left_alone():
    with pytest.raises(ValueError, match="no package"):
        linux_libraries.without_other_languages(bytes(64), ["en"])


@pytest.mark.parametrize(
    ("place", "can"),
    [
        ("libssl.so.3", True),
        ("libxcb-cursor.so.0", True),
        ("libpython3.11.so.1.0", False),
        ("python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", False),
        ("_ssl.cpython-311-x86_64-linux-gnu.so", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", False),
    ],
)
def test_only_libraries_of_the_loaders_own_folders_are_left_to_the_system(place, can):
    assert inventory._can_be_the_systems(place) is can
