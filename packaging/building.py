"""Builds the frozen program and its packages for this system. `dev.py build` runs it in the build environment.

build/made/     files for this build: icons, version information, licences
build/frozen/   the folder of the frozen program
dist/           the packages, the SBOM and the checksums
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import icons
import sbom
from changes import releases

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
MADE = ROOT / "build" / "made"
FROZEN = ROOT / "build" / "frozen"
DIST = ROOT / "dist"
_XZ = 6
_PATIENCE = 1800
"""Seconds for the frozen program's tour: it only has to end, and a computer may be busy."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py build", description=__doc__.partition("\n")[0])
    parser.add_argument("--without-tour", action="store_true", help="do not try the frozen program out")
    parser.add_argument("--only-frozen", action="store_true", help="stop at the frozen program")
    parser.add_argument("--from-frozen", action="store_true", help="take the program that was frozen last")
    options = parser.parse_args()
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(releases()[0].day.timestamp())))
    program = program_in(FROZEN / "k2desk") if options.from_frozen else freeze()
    print(f"{program.parent}: {size_of(program.parent) / 1e6:.1f} MB", flush=True)
    if not options.without_tour:
        try_out(program)
    if options.only_frozen:
        return 0
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    sbom.write(program.parent, DIST / f"{package_name()}.cdx.json", version())
    packages()
    write_checksums(DIST)
    for file in sorted(DIST.iterdir()):
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1e6:.1f} MB")
    return 0


def version() -> str:
    """Return the version from `k2desk/__init__.py`, the only place that contains it."""
    text = (ROOT / "k2desk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        sys.exit("k2desk/__init__.py does not say the version.")
    return found[1]


def package_name() -> str:
    """Return the base name of the packages, for example `k2desk-0.1.0-linux-x86_64`."""
    system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, "linux")
    machine = {"AMD64": "x86_64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    return f"k2desk-{version()}-{system}-{machine}"


# --- the frozen program -----------------------------------------------------------------------------------------------


def freeze(*, bare: bool = False) -> Path:
    """Run PyInstaller with the spec file and return the frozen program.

    With `bare`, freeze the bare window that it is measured against.
    """
    MADE.mkdir(parents=True, exist_ok=True)
    if not bare:
        shutil.rmtree(MADE)
        MADE.mkdir()
        icons.write_all(MADE)
        if sys.platform == "win32":
            from windows.version_info import write

            write(MADE / "version-info.txt", version())
    environment = {
        **os.environ,
        "K2DESK_MADE": str(MADE),
        "K2DESK_VERSION": version(),
        "K2DESK_BARE": "1" if bare else "",
        "PYTHONHASHSEED": "1",
    }
    name = "bare" if bare else "k2desk"
    folders = ["--distpath", str(FROZEN), "--workpath", str(ROOT / "build" / f"work-{name}")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *folders]
    if subprocess.run([*command, str(PACKAGING / "k2desk.spec")], env=environment, cwd=ROOT).returncode != 0:
        sys.exit("The program could not be frozen: see the lines above.")
    return program_in(FROZEN / name)


def program_in(folder: Path) -> Path:
    """Return the program in a frozen folder."""
    return folder / (folder.name + (".exe" if sys.platform == "win32" else ""))


def try_out(program: Path) -> None:
    """Run the frozen program's self-check and tour. Exits if one of them fails."""
    environment = dict(os.environ)
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="k2desk-build-") as folder:
        found = Path(folder, "found.txt")
        command = [str(program), "--self-check", str(found)]
        code = subprocess.run(command, env=environment, timeout=_PATIENCE).returncode
        print(found.read_text(encoding="utf-8") if found.is_file() else "no answer", end="", flush=True)
        if code != 0:
            sys.exit("The frozen program lacks something: see the lines above.")
        tour = [str(program), "--tour", "--screenshots", str(ROOT / "build" / "tour-frozen")]
        if subprocess.run(tour, env=environment, timeout=_PATIENCE).returncode != 0:
            sys.exit("The frozen program does not pass its tour.")


# --- packages ---------------------------------------------------------------------------------------------------------


def packages() -> None:
    """Build the packages for this system."""
    if sys.platform == "win32":
        from windows import installer, shops

        installer.build(FROZEN / "k2desk", DIST, package_name(), version())
        shops.build(FROZEN / "k2desk", DIST / f"{package_name()}-setup.exe", ROOT / "build" / "shops", version())
    elif sys.platform == "darwin":
        from macos.image import build

        build(FROZEN / "K2Desk.app", DIST / f"{package_name()}.dmg")
    else:
        from linux.deb import build

        pack(FROZEN / "k2desk", DIST / f"{package_name()}.tar.xz", package_name())
        build(FROZEN / "k2desk", MADE, DIST, version())


def pack(folder: Path, file: Path, name: str) -> None:
    """Make an archive that contains the folder under `name`. The same input always gives the same bytes."""
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mtime = moment
        # Not the rights that the builder's umask leaves.
        info.mode = 0o755 if info.isdir() or info.mode & 0o100 else 0o644
        return info

    with tarfile.open(file, "w:xz", preset=_XZ) as archive:
        for path in [folder, *sorted(folder.rglob("*"))]:
            archive.add(path, str(Path(name) / path.relative_to(folder)), recursive=False, filter=plain)
        for path in sorted((PACKAGING / "linux" / "portable").iterdir()):
            archive.add(path, f"{name}/{path.name}", filter=plain)


def size_of(folder: Path) -> int:
    """Return the bytes of all files, without symbolic links."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def packed_size(folder: Path) -> int:
    """Return the size in bytes of the folder as an archive."""
    with tempfile.TemporaryDirectory() as work:
        file = Path(work, "packed.tar.xz")
        with tarfile.open(file, "w:xz", preset=_XZ) as archive:
            archive.add(folder, folder.name)
        return file.stat().st_size


def write_checksums(folder: Path) -> None:
    """Write SHA256SUMS, which `sha256sum --check` reads."""
    lines = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in sorted(folder.iterdir())]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
