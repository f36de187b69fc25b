"""Compares two folders of a build byte by byte, so that anybody can see whether a package was made from this source.

    python3 packaging/same.py FOLDER OTHER

`dev.py prove-same` builds this system's packages twice, in two folders, under other settings, and compares them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Print how two folders differ. Returns 1 if they do."""
    one, other = map(Path, arguments)
    found = differences(one, other)
    for line in found:
        print(line)
    files = [file for file in one.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    print(f"{len(found)} of {len(files)} files differ; {size / 1e6:.1f} MB compared")
    return 1 if found or not files else 0


def differences(one: Path, other: Path) -> list[str]:
    """Return a line for each file or folder that is in one only, or is not the same in both."""
    first, second = _listed(one), _listed(other)
    lines = []
    for name in sorted({*first, *second}):
        if name not in second:
            lines.append(f"only in {one}: {name}")
        elif name not in first:
            lines.append(f"only in {other}: {name}")
        elif first[name] != second[name]:
            lines.append(f"not the same: {name} ({first[name]} and {second[name]})")
    return lines


def _listed(folder: Path) -> dict[str, str]:
    """Return each name in a folder with what must be the same: kind, rights, and the content or the link's aim."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"a link to {os.readlink(path)}"
        elif path.is_dir():
            found[name] = "a folder"
        else:
            runs = " that runs" if path.stat().st_mode & stat.S_IXUSR else ""
            content = path.read_bytes()
            found[name] = f"{len(content)} bytes{runs}, {hashlib.sha256(content).hexdigest()[:12]}"
    return found


def prove(work: Path) -> int:
    """Build the packages twice from the last commit and compare them. Returns 1 if a byte differs.

    The second build has another folder, time zone, language and rights of new files. Then it is packed once more with
    another time of the release, which the comparison has to find.
    """
    shutil.rmtree(work, ignore_errors=True)
    one = _built(work / "one" / "k2desk", {}, 0o022)
    other = _built(work / "another folder" / "below" / "k2desk", {"TZ": "Pacific/Auckland", "LC_ALL": "C"}, 0o027)
    code = main([str(one), str(other)])
    planted = _built(other.parent, {"SOURCE_DATE_EPOCH": "1"}, 0o022, "--from-frozen")
    found = differences(one, planted)
    print("Another time of the release, put in on purpose:", *(found or ["nothing is found"]), sep="\n  ")
    return code if found else 1


def _built(checkout: Path, settings: dict[str, str], umask: int, *options: str) -> Path:
    """Build the packages in a checkout, which is cloned if it is not there. Returns the folder with them."""
    if not checkout.exists():
        clone = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(checkout)]
        subprocess.run(clone, umask=umask, check=True)
    command = [sys.executable, str(checkout / "packaging" / "dev.py"), "build", "--without-tour", *options]
    subprocess.run(command, cwd=checkout, env={**os.environ, **settings}, umask=umask, check=True)
    return checkout / "dist"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
