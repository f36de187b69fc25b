"""Builds the installer for Windows with Inno Setup, from k2desk.iss."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from windows.version_info import numbers

HERE = Path(__file__).resolve().parent


def build(frozen: Path, target: Path, name: str, version: str) -> None:
    """Build `NAME-setup.exe`.

    If K2DESK_SIGN_COMMAND is set, Inno Setup signs with it; `$f` is replaced with the file.
    """
    command = [
        str(compiler()),
        "/Qp",
        f"/DVersion={version}",
        f"/DFileVersion={'.'.join(map(str, numbers(version)))}",
        f"/DSource={frozen}",
        f"/DIcon={HERE.parent.parent / 'build' / 'made' / 'k2desk.ico'}",
        f"/O{target}",
        f"/F{name}-setup",
    ]
    sign = os.environ.get("K2DESK_SIGN_COMMAND")
    if sign:
        command += ["/DSign", f"/Sk2desk={sign}"]
    if subprocess.run([*command, str(HERE / "k2desk.iss")]).returncode != 0:
        sys.exit("Inno Setup could not make the installer: see the lines above.")


def compiler() -> Path:
    """Return the path of Inno Setup's compiler, from PATH or from its usual folders."""
    found = shutil.which("iscc")
    if found is not None:
        return Path(found)
    for folder in filter(None, map(os.environ.get, ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"))):
        for place in (Path(folder), Path(folder, "Programs")):
            program = place / "Inno Setup 6" / "ISCC.exe"
            if program.is_file():
                return program
    sys.exit("Inno Setup 6.3 or newer is missing. Install it, then start again.")
