"""Builds the Debian package: the frozen program, with dependencies in place of the libraries that Debian has."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import manual
import project
from changes import releases
from icons import HICOLOR, ICON

HERE = Path(__file__).resolve().parent
APP_ID = "ke.k2desk.K2Desk"
MAINTAINER = "The K2Desk authors <authors@k2desk.ke>"
NEEDS = ("ca-certificates", "hicolor-icon-theme", "tzdata")
"""Dependencies that no file links to: the certificate authorities, the icon theme, and the time zones."""

RECOMMENDS = ("gnome-keyring | kwalletmanager | keepassxc", "fonts-noto-core | fonts-dejavu-core", "xdg-utils")
"""A password store, fonts for both languages, and the command that opens a folder."""


def build(frozen: Path, made: Path, target: Path, version: str) -> Path:
    """Build the package of the frozen folder in `target`, and check it with Debian's own tools."""
    architecture = _told("dpkg", "--print-architecture").strip()
    with tempfile.TemporaryDirectory(prefix="k2desk-deb-") as work:
        root = Path(work, "root")
        lay_out(root, frozen, made, version)
        depends = [*needed(root), *NEEDS]
        size = sum(file.lstat().st_size for file in root.rglob("*") if not file.is_dir())
        control = root / "DEBIAN" / "control"
        control.parent.mkdir()
        control.write_text(
            f"Package: k2desk\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: {MAINTAINER}\n"
            f"Installed-Size: {-(-size // 1024)}\nDepends: {', '.join(sorted(depends))}\n"
            f"Recommends: {', '.join(RECOMMENDS)}\nSection: misc\nPriority: optional\n"
            "Description: payment alerts from Kopo Kopo, set up without a programmer\n"
            " Kopo Kopo takes M-PESA and card payments on a till. K2Desk sets up its\n"
            " payment alerts for a shop, watches them, and finds out why they do not\n"
            " arrive. A practice shop on the same computer needs no account.\n",
            encoding="utf-8",
        )
        _set_rights(root)
        package = target / f"k2desk_{version}_{architecture}.deb"
        subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)], check=True)
        check(root, package)
    return package


def lay_out(root: Path, frozen: Path, made: Path, version: str) -> None:
    """Put every file where Debian expects it."""
    library = root / "usr/lib/k2desk"
    shutil.copytree(frozen, library, symlinks=True)
    for name in json.loads((made / "licences" / "parts.json").read_text(encoding="utf-8")):
        for file in name.get("files", ()):
            (library / "_internal" / file).unlink(missing_ok=True)
    # List only the bundled parts.
    _forget_parts_of_the_system(library / "_internal" / "resources" / "licences")
    share = root / "usr/share"
    for folder in ("applications", "metainfo", "man/man1", "doc/k2desk", "lintian/overrides"):
        (share / folder).mkdir(parents=True)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/k2desk").symlink_to("../lib/k2desk/k2desk")
    shutil.copyfile(HERE / f"{APP_ID}.desktop", share / "applications" / f"{APP_ID}.desktop")
    (share / "metainfo" / f"{APP_ID}.metainfo.xml").write_text(metainfo(), encoding="utf-8")
    for size in HICOLOR:
        folder = share / f"icons/hicolor/{size}x{size}/apps"
        folder.mkdir(parents=True)
        shutil.copyfile(made / f"icon-{size}.png", folder / f"{APP_ID}.png")
    scalable = share / "icons/hicolor/scalable/apps"
    scalable.mkdir(parents=True)
    shutil.copyfile(ICON, scalable / f"{APP_ID}.svg")
    _write_gz(share / "man/man1/k2desk.1.gz", man_page(version))
    documents = share / "doc/k2desk"
    _write_gz(documents / "changelog.gz", changelog())
    (documents / "copyright").write_text(copyright_file(library), encoding="utf-8")
    manual.write_pages(documents / "manual")
    for language in manual.LANGUAGES:
        # The pictures are already in the program's own folder.
        shutil.rmtree(documents / "manual" / language)
        pictures = Path("../../../../lib/k2desk/_internal/resources/help/pictures", language)
        (documents / "manual" / language).symlink_to(pictures)
    shutil.copyfile(HERE / "lintian-overrides", share / "lintian/overrides/k2desk")


def needed(root: Path) -> list[str]:
    """Return the package's dependencies, with the versions from Debian's symbol files."""
    internal = root / "usr/lib/k2desk/_internal"
    programs = [str(file) for file in root.rglob("*") if not file.is_symlink() and _is_elf(file)]
    with tempfile.TemporaryDirectory() as work:
        Path(work, "debian").mkdir()
        Path(work, "debian/control").write_text("Source: k2desk\n\nPackage: k2desk\nArchitecture: any\n")
        own = [f"-l{internal}", f"-l{internal / 'PySide6/Qt/lib'}"]
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *own, *programs]
        told = subprocess.run(command, cwd=work, capture_output=True, text=True)
    if told.returncode != 0:
        sys.exit(f"What the package depends on could not be found out:\n{told.stderr}")
    return sorted(told.stdout.strip().partition("shlibs:Depends=")[2].split(", "))


def check(root: Path, package: Path) -> None:
    """Run Debian's and the desktop's own checkers. Exits if one of them finds an error."""
    share = root / "usr/share"
    for command in (
        ["desktop-file-validate", str(share / "applications" / f"{APP_ID}.desktop")],
        ["appstreamcli", "validate", "--no-net", str(share / "metainfo" / f"{APP_ID}.metainfo.xml")],
        ["lintian", "--fail-on", "error", "--allow-root", str(package)],
    ):
        print(f"{command[0]}:", flush=True)
        if subprocess.run(command, stdin=subprocess.DEVNULL).returncode != 0:
            sys.exit(f"{command[0]} is not content with the package.")


# --- the small files --------------------------------------------------------------------------------------------------


def metainfo() -> str:
    """Return the AppStream metadata, with the releases from the change list."""
    told = []
    for release in releases():
        items = "".join(f"\n          <li>{escape(change)}</li>" for change in release.changes)
        told.append(
            f'    <release version="{release.version}" date="{release.day:%Y-%m-%d}">\n      <description>\n'
            f"        <ul>{items}\n        </ul>\n      </description>\n    </release>"
        )
    template = (HERE / f"{APP_ID}.metainfo.xml.in").read_text(encoding="utf-8")
    return template.replace("@RELEASES@", "\n".join(told)).replace("@HOMEPAGE@", project.url("Homepage"))


def man_page(version: str) -> str:
    """Return the manual page."""
    template = (HERE / "k2desk.1.in").read_text(encoding="utf-8")
    return template.replace("@VERSION@", version).replace("@DAY@", f"{releases()[0].day:%Y-%m-%d}")


def changelog() -> str:
    """Return the change list in Debian's form."""
    entries = []
    for release in releases():
        changes = "".join(f"  * {_wrapped(change)}\n" for change in release.changes)
        day = release.day.strftime("%a, %d %b %Y %H:%M:%S +0000")
        entries.append(f"k2desk ({release.version}) stable; urgency=medium\n\n{changes}\n -- {MAINTAINER}  {day}\n")
    return "\n".join(entries)


def _wrapped(text: str) -> str:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 72:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n    ".join([*lines, line])


def copyright_file(library: Path) -> str:
    """Return Debian's machine-readable copyright file: K2Desk's licence, and where those of its parts are."""
    licence = (HERE.parent.parent / "LICENSE").read_text(encoding="utf-8")
    holder = re.search(r"^Copyright .*$", licence, re.MULTILINE)
    terms = licence[licence.index("Permission is hereby") :]
    indented = "\n".join(f" {line}" if line.strip() else " ." for line in terms.strip().splitlines())
    names = sorted(file.name for file in (library / "_internal/resources/licences").glob("*.txt"))
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: K2Desk\n"
        "Comment: The package brings Python, Qt and packages of Python along, each under its own\n"
        " licence. Their texts are in /usr/lib/k2desk/_internal, under resources/licences\n"
        f" ({', '.join(names)})\n"
        " and in the folders whose names end in .dist-info; the program shows all of them\n"
        " under Help, About K2Desk.\n"
        " .\n"
        " Qt, PySide6 and Shiboken are under the GNU Lesser General Public License, version 3:\n"
        " see /usr/share/common-licenses/LGPL-3. PyInstaller's starter is under the GNU General\n"
        " Public License, version 2 or later (/usr/share/common-licenses/GPL-2), with an\n"
        " exception that lets programs be distributed with it.\n\n"
        f"Files: *\nCopyright: {holder[0].removeprefix('Copyright ') if holder else 'The K2Desk authors'}\n"
        f"License: Expat\n{indented}\n"
    )


def _forget_parts_of_the_system(folder: Path) -> None:
    file = folder / "parts.json"
    parts = json.loads(file.read_text(encoding="utf-8"))
    for part in parts:
        if part.get("files"):
            (folder / part["text"]).unlink()
    bundled = [part for part in parts if not part.get("files")]
    file.write_text(json.dumps(bundled, indent=1, ensure_ascii=False), encoding="utf-8")


def _write_gz(file: Path, text: str) -> None:
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _set_rights(root: Path) -> None:
    """Set 755 for folders and the program and 644 for all other files, whatever the umask of the build was."""
    for path in root.rglob("*"):
        if not path.is_symlink():
            is_program = path.is_dir() or path == root / "usr/lib/k2desk/k2desk"
            os.chmod(path, 0o755 if is_program else 0o644)
    os.chmod(root, 0o755)


def _is_elf(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
