"""What the shops for programs are given agrees with the program, and what they would refuse is found before."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import project
import pytest
from linux import deb
from windows import shops

from k2desk import __version__

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def frozen(tmp_path) -> Path:
    folder = tmp_path / "frozen"
    folder.mkdir()
    (folder / "k2desk.exe").write_bytes(b"MZ")
    return folder


@pytest.fixture
def setup(tmp_path) -> Path:
    file = tmp_path / "k2desk-setup.exe"
    file.write_bytes(b"installer")
    return file


def test_the_build_makes_what_both_shops_of_windows_take(qapp, frozen, setup, tmp_path):
    shops.build(frozen, setup, tmp_path / "shops", __version__)
    made = {file.relative_to(tmp_path / "shops").as_posix() for file in (tmp_path / "shops").rglob("*.*")}
    assert {"msix/AppxManifest.xml", "msix/k2desk.exe", "msix/Assets/StoreLogo.png"} <= made
    words = [file.read_text(encoding="utf-8") for file in sorted((tmp_path / "shops" / "winget").iterdir())]
    assert len(words) == 3 and all(f'PackageVersion: "{__version__}"' in one for one in words)
    (installer,) = [one for one in words if "InstallerSha256" in one]
    assert "9C0D294C05FC1D88D698034609BB81C0C69196327594E4C69D2915C80FD9850C" in installer


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("k2desk.exe", "other.exe", "not in the folder"),
        (r"Assets\Square44x44Logo.png", r"Assets\None.png", "picture"),
        (r'Version="[\d.]+"', 'Version="0.1.0.7"', "version"),
        ("runFullTrust", "internetClientServer", "runFullTrust"),
        ('Publisher="CN=', 'Publisher="', "publisher"),
        ('Name="K2Desk.K2Desk"', 'Name="K2_Desk"', "name"),
    ],
)
def test_a_manifest_that_the_store_would_refuse_is_found(qapp, frozen, tmp_path, monkeypatch, was, becomes, said):
    right = shops.manifest(__version__)
    wrong = re.sub(was if "\\d" in was else re.escape(was), lambda _: becomes, right)
    assert wrong != right
    monkeypatch.setattr(shops, "manifest", lambda version: wrong)
    with pytest.raises(shops.NotRight, match=said):
        shops.write_msix(frozen, tmp_path / "msix", __version__)


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        (".installer", {"Installers": []}, "Installers"),
        (".installer", {"Installers": [{"InstallerSha256": "abc", "InstallerUrl": "https://a.test/b.exe"}]}, "digest"),
        (".installer", {"Installers": [{"InstallerSha256": "A" * 64, "InstallerUrl": "http://a.test/b.exe"}]}, "https"),
        ("", {"PackageVersion": "v1"}, "digit"),
        (".locale.en-US", {"License": ""}, "License"),
        (".locale.en-US", {"ShortDescription": "x" * 300}, "description"),
    ],
)
def test_a_file_that_winget_would_refuse_is_found(setup, kind, change, said):
    right = shops.winget(setup, __version__)[f"K2Desk.K2Desk{kind}.yaml"]
    shops.check_winget(right)
    with pytest.raises(shops.NotRight, match=said):
        shops.check_winget({**right, **change})


def test_the_software_centre_shows_pictures_that_the_manual_has():
    component = ElementTree.fromstring(deb.metainfo())
    assert component.findtext("url[@type='homepage']") == project.url("Homepage")
    pictures = [one.text or "" for one in component.iter("image")]
    assert len(pictures) >= 6
    for picture in pictures:
        inside = picture.removeprefix(f"{project.url('Homepage')}/pictures/")
        assert (ROOT / "resources" / "help" / "pictures" / inside).is_file(), picture
