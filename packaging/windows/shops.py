"""Makes what the two shops for Windows programs want: a folder for an MSIX package, and winget's three files.

    python3 packaging/windows/shops.py FROZEN SETUP.exe TARGET

The Microsoft Store signs the package and gives the name and publisher in its identity: `K2DESK_STORE_NAME` and
`K2DESK_STORE_PUBLISHER`. `makeappx pack /d TARGET/msix /p K2Desk.msix` packs the folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import building
import icons
import project
from changes import releases
from windows.version_info import numbers

MANIFEST = Path(__file__).resolve().parent / "AppxManifest.xml.in"
_LOGOS = {"StoreLogo": 50, "Square44x44Logo": 44, "Square150x150Logo": 150}
"""The pictures that the manifest names, with their pixels on each side."""

_WINGET = "1.10.0"
"""The version of winget's schemas. What a newer one adds is optional."""

_IDENTIFIER = "K2Desk.K2Desk"
_FOUNDATION = "{http://schemas.microsoft.com/appx/manifest/foundation/windows10}"
_UAP = "{http://schemas.microsoft.com/appx/manifest/uap/windows10}"


class NotRight(ValueError):
    """A file that a shop would refuse, with the reason."""


def build(frozen: Path, setup: Path, target: Path, version: str) -> None:
    """Make `TARGET/msix` from the frozen program, and `TARGET/winget` for the installer. Raises NotRight."""
    write_msix(frozen, target / "msix", version)
    write_winget(setup, target / "winget", version)


# --- the Microsoft Store ----------------------------------------------------------------------------------------------


def write_msix(frozen: Path, folder: Path, version: str) -> None:
    """Write the folder of an MSIX package: the program, the manifest and its pictures. Raises NotRight."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(frozen, folder)
    (folder / "Assets").mkdir()
    for name, size in _LOGOS.items():
        (folder / "Assets" / f"{name}.png").write_bytes(icons.png(size))
    (folder / "AppxManifest.xml").write_text(manifest(version), encoding="utf-8", newline="\n")
    check_msix(folder)


def manifest(version: str) -> str:
    """Return the manifest of the package."""
    values = {
        "NAME": os.environ.get("K2DESK_STORE_NAME", _IDENTIFIER),
        "PUBLISHER": os.environ.get("K2DESK_STORE_PUBLISHER", "CN=K2Desk"),
        "VERSION": ".".join(map(str, numbers(version))),
        "DESCRIPTION": project.summary(),
    }
    text = MANIFEST.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f'"@{name}@"', quoteattr(value)).replace(f"@{name}@", value)
    return text


def check_msix(folder: Path) -> None:
    """Check the manifest against its folder. Raises NotRight where the Store would refuse it.

    The rules are those of makeappx and of the Store's certification that concern a program like this one.
    """
    package = ElementTree.parse(folder / "AppxManifest.xml").getroot()
    identity = package.find(f"{_FOUNDATION}Identity")
    if identity is None or not re.fullmatch(r"[A-Za-z0-9.-]{3,50}", identity.get("Name", "")):
        raise NotRight("the name of the identity has 3 to 50 letters, digits, dots and hyphens")
    if not identity.get("Publisher", "").startswith("CN="):
        raise NotRight("the publisher is a name of a certificate: CN=…")
    if not re.fullmatch(r"\d{1,5}\.\d{1,5}\.\d{1,5}\.0", identity.get("Version", "")):
        raise NotRight("the version has four numbers, and the last one is the Store's own: 0")
    if not any(one.get("Name") == "runFullTrust" for one in package.iter() if one.tag.endswith("}Capability")):
        raise NotRight("a program with its own window needs the capability runFullTrust")
    application = package.find(f"{_FOUNDATION}Applications/{_FOUNDATION}Application")
    if application is None or not (folder / application.get("Executable", "-")).is_file():
        raise NotRight("the program that the manifest names is not in the folder")
    seen = application.find(f"{_UAP}VisualElements")
    logo = package.findtext(f"{_FOUNDATION}Properties/{_FOUNDATION}Logo", "-")
    named = [logo, *(value for name, value in (seen.attrib if seen is not None else {}).items() if "Logo" in name)]
    for picture in named:
        if not (folder / picture.replace("\\", "/")).is_file():
            raise NotRight(f"the picture {picture} is not in the folder")


# --- winget -----------------------------------------------------------------------------------------------------------


def write_winget(setup: Path, folder: Path, version: str) -> None:
    """Write winget's three files about an installer. Raises NotRight."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in winget(setup, version).items():
        check_winget(content)
        # JSON's values are YAML as well.
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in content.items()]
        (folder / name).write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")


def winget(setup: Path, version: str) -> dict[str, dict[str, object]]:
    """Return the three files by their names: the version, the installer, and the words."""
    common: dict[str, object] = {"PackageIdentifier": _IDENTIFIER, "PackageVersion": version}
    installer = {
        "Architecture": "x64",
        "InstallerUrl": f"{project.url('Download')}/v{version}/{setup.name}",
        "InstallerSha256": hashlib.sha256(setup.read_bytes()).hexdigest().upper(),
    }
    newest = releases()[0]
    kinds: dict[str, tuple[str, dict[str, object]]] = {
        "": ("version", {"DefaultLocale": "en-US"}),
        ".installer": (
            "installer",
            {
                "Platform": ["Windows.Desktop"],
                "MinimumOSVersion": "10.0.17763.0",
                "InstallerType": "inno",
                "Scope": "user",
                "UpgradeBehavior": "install",
                "ReleaseDate": f"{newest.day:%Y-%m-%d}",
                "Installers": [installer],
            },
        ),
        ".locale.en-US": (
            "defaultLocale",
            {
                "PackageLocale": "en-US",
                "Publisher": "The K2Desk authors",
                "PackageName": "K2Desk",
                "PackageUrl": project.url("Homepage"),
                "License": "MIT",
                "ShortDescription": project.summary(),
                "Moniker": "k2desk",
                "Tags": ["kopo-kopo", "m-pesa", "payments", "webhooks"],
            },
        ),
    }
    return {
        f"{_IDENTIFIER}{name}.yaml": {**common, **content, "ManifestType": kind, "ManifestVersion": _WINGET}
        for name, (kind, content) in kinds.items()
    }


def check_winget(content: Mapping[str, object]) -> None:
    """Check a file of winget by the rules of its schema. Raises NotRight."""
    required = {
        "version": ("DefaultLocale",),
        "installer": ("Installers",),
        "defaultLocale": ("PackageLocale", "Publisher", "PackageName", "License", "ShortDescription"),
    }
    kind = str(content.get("ManifestType"))
    missing = [name for name in (*required.get(kind, ("ManifestType",)), "PackageIdentifier") if not content.get(name)]
    if missing:
        raise NotRight(f"{kind}: {', '.join(missing)} is missing")
    if not re.fullmatch(r"\d[\w.+-]{0,127}", str(content.get("PackageVersion"))):
        raise NotRight("the version begins with a digit")
    if len(str(content.get("ShortDescription", "123"))) not in range(3, 257):
        raise NotRight("the description has 3 to 256 letters")
    installers = content.get("Installers", [])
    for installer in installers if isinstance(installers, list) else []:
        if not re.fullmatch(r"[0-9A-F]{64}", installer["InstallerSha256"]):
            raise NotRight("the digest of the installer has 64 hexadecimal digits")
        if not re.fullmatch(r"https://\S+\.exe", installer["InstallerUrl"]):
            raise NotRight("the installer is offered by https")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), building.version())
