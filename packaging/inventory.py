"""The parts of the frozen program and their licences, collected during the build and shown by *About*.

Python packages contain their metadata and licence texts. For parts without metadata (Python itself, Qt, ICU,
PyInstaller's starter, libraries of the build system) they are written into `resources/licences/`, which
k2desk/support/licences.py reads.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path, PurePosixPath
from typing import Any

PACKAGING = Path(__file__).resolve().parent
TEXTS = PACKAGING / "licences"
Entry = tuple[str, str, str]
"""Place in the bundle, file, kind, as in PyInstaller's lists."""

_LICENCE_FILE = re.compile(r"(?i)^(licen[cs]e|copying|notice|authors)")
_DIVIDERS = re.compile(r"[-_.]+")


def key(name: str) -> str:
    """Return the normalised form of a package's name."""
    return _DIVIDERS.sub("-", name).casefold()


def pinned(requirements: Path) -> frozenset[str]:
    """Return the packages that a requirement file pins."""
    lines = requirements.read_text(encoding="utf-8").splitlines()
    return frozenset(key(line.partition("==")[0]) for line in lines if "==" in line and line[0].isalnum())


def modules_of_the_build_only(requirements: Path) -> list[str]:
    """Return the top-level modules of packages that are only needed for building.

    They must be excluded, because some packages import others that happen to be installed.
    """
    wanted = pinned(requirements)
    owners = packages_distributions()
    return sorted(
        module for module, names in owners.items() if not wanted & set(map(key, names)) and module.isidentifier()
    )


def metadata_and_licences(analysis: Any, made: Path) -> list[Entry]:
    """Return the entries to add to the bundle, so that the program can list its parts and find keyring's entry
    points.
    """
    entries: list[Entry] = []
    for package in packages_in(name for name, _, _ in (*analysis.pure, *analysis.binaries, *analysis.datas)):
        entries += _metadata(package, made)
    folder = made / "licences"
    folder.mkdir(exist_ok=True)
    native = native_parts(analysis.binaries, folder)
    (folder / "parts.json").write_text(json.dumps(native, indent=1, ensure_ascii=False), encoding="utf-8")
    entries += [(f"resources/licences/{file.name}", str(file), "DATA") for file in sorted(folder.iterdir())]
    return entries


def packages_in(names: Iterable[str]) -> list[Distribution]:
    """Return the distributions of the collected modules."""
    owners = packages_distributions()
    tops = {re.split(r"[./\\]", name)[0] for name in names}
    found = {key(one): one for top in tops for one in owners.get(top, ())}
    return [distribution(found[one]) for one in sorted(found)]


def _metadata(package: Distribution, made: Path) -> list[Entry]:
    """Return the entries for METADATA, the entry points and the licence texts, and for a RECORD that lists them.

    importlib.metadata finds them through the RECORD.
    """
    entries: list[Entry] = []
    for file in package.files or ():
        path = PurePosixPath(str(file).replace("\\", "/"))
        if not path.parts[0].endswith(".dist-info") or len(path.parts) < 2:
            continue
        is_licence = path.parts[1] == "licenses" or _LICENCE_FILE.match(path.name) is not None
        if path.parts[1:] in {("METADATA",), ("entry_points.txt",)} or is_licence:
            entries.append((str(path), str(package.locate_file(file)), "DATA"))
    record = made / "records" / f"{key(package.metadata['Name'])}.csv"
    record.parent.mkdir(exist_ok=True)
    folder = PurePosixPath(entries[0][0]).parts[0]
    record.write_text("".join(f"{place},,\n" for place, _, _ in entries), encoding="utf-8", newline="\n")
    return [*entries, (f"{folder}/RECORD", str(record), "DATA")]


# --- what has no metadata ---------------------------------------------------------------------------------------------


def native_parts(binaries: Iterable[Entry], folder: Path) -> list[dict[str, Any]]:
    """Return name, version, licence and text file of each part without metadata.

    The texts are written into `folder`.
    """
    qt = distribution("PySide6-Essentials").version
    parts = [
        _part(folder, "Python", sys.version.split()[0], "PSF-2.0", _python_licence()),
        _part(folder, "Qt", qt, "LGPL-3.0-only", "\n\n".join(_text(name) for name in ("Qt", "LGPL-3.0", "GPL-3.0"))),
        _part(folder, "PyInstaller (starter)", distribution("pyinstaller").version,
              "GPL-2.0-or-later WITH Bootloader-exception", _licence_of("pyinstaller")),
    ]  # fmt: skip
    names = [PurePosixPath(target.replace("\\", "/")).name for target, _, _ in binaries]
    icu = next((name for name in names if name.startswith("libicuuc.so.")), None)
    if icu is not None:
        parts.append(_part(folder, "ICU", icu.rpartition(".so.")[2], "Unicode-DFS-2016", _text("ICU")))
    parts += _of_the_system(binaries, folder)
    return parts


def _part(folder: Path, name: str, version: str, licence: str, text: str) -> dict[str, Any]:
    file = re.sub(r"[^A-Za-z0-9.+-]+", "-", name).strip("-") + ".txt"
    (folder / file).write_text(text, encoding="utf-8")
    return {"name": name, "version": version, "licence": licence, "text": file}


def _text(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def _licence_of(name: str) -> str:
    package = distribution(name)
    files = [file for file in package.files or () if _LICENCE_FILE.match(file.name)]
    return "\n\n".join(file.read_text(encoding="utf-8") for file in files)


def _python_licence() -> str:
    library = Path(os.__file__).parent
    for file in (library / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE"):
        if file.is_file():
            return file.read_text(encoding="utf-8", errors="replace")
    sys.exit(f"The licence of Python is not where it should be, in {library}.")


def _of_the_system(binaries: Iterable[Entry], folder: Path) -> list[dict[str, Any]]:
    """Return the libraries that come from the build system (Linux), with package and licences according to Debian."""
    if sys.platform != "linux":
        return []  # They come with python.org's Python, whose licence text covers them.
    packages: dict[tuple[str, str], list[str]] = {}
    for target, source, kind in binaries:
        if kind != "SYMLINK" and source.startswith(("/lib", "/usr/lib")):
            packages.setdefault(_debian_package(source), []).append(target)
    parts = []
    for (name, version), files in sorted(packages.items()):
        text = Path("/usr/share/doc", name, "copyright").read_text(encoding="utf-8", errors="replace")
        named = sorted(set(re.findall(r"(?m)^License:[ \t]*(\S[^\n]*)$", text)))
        part = _part(folder, name, version, " / ".join(named)[:60] or "see its text", text)
        replaceable = sorted(filter(_can_be_the_systems, files))
        parts.append(part | {"debian": True} | ({"files": replaceable} if replaceable else {}))
    return parts


def _can_be_the_systems(target: str) -> bool:
    """Return whether a package for the same system can use the system's file instead.

    The loader finds files that are not in a folder of their own. Python's modules are not found that way, and the
    starter looks for Python's library beside itself.
    """
    return "/" not in target and target.startswith("lib") and not target.startswith("libpython")


def _debian_package(file: str) -> tuple[str, str]:
    # dpkg may know the file by /lib or by /usr/lib, which are the same since Debian 12.
    plain = os.path.realpath(file)
    for path in dict.fromkeys((file, plain, plain.removeprefix("/usr"))):
        found = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True)
        if found.returncode == 0:
            name = found.stdout.partition(": ")[0].partition(",")[0]
            version = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", name], capture_output=True, text=True)
            return name.partition(":")[0], version.stdout
    sys.exit(f"{file} would be bundled, and nobody here knows its licence.")


# --- macOS ------------------------------------------------------------------------------------------------------------


def info_plist(version: str) -> dict[str, Any]:
    """Return the Info.plist entries for macOS that PyInstaller does not write itself."""
    return {
        "CFBundleDisplayName": "K2Desk",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "sw"],
        "LSApplicationCategoryType": "public.app-category.finance",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "Free software under the MIT licence",
    }
