"""How the program starts itself again, from source and frozen alike."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path


def program_command() -> list[str]:
    """The command that starts K2Desk; arguments are added behind it."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    # -P: no module is taken from the current folder, where anybody may have put some.
    return [sys.executable, "-P", "-m", "k2desk"]


def standalone_command() -> list[str]:
    """The same for others who start it, who know neither this environment nor this folder: the system at sign-in."""
    root = Path(__file__).resolve().parents[2]
    installed = {Path(sysconfig.get_path(name)).resolve() for name in ("purelib", "platlib")}
    if getattr(sys, "frozen", False) or root in installed:
        return program_command()
    code = f"import sys; sys.path.insert(0, {str(root)!r}); from k2desk.__main__ import main; sys.exit(main())"
    return [sys.executable, "-P", "-c", code]


def program_environment() -> dict[str, str]:
    """The environment for `program_command`: from source the package must be found whatever the current folder is.

    A relative path among Python's would be another folder for each process, and no log of TLS keys is wanted.
    """
    environment = dict(os.environ)
    environment.pop("SSLKEYLOGFILE", None)
    if not getattr(sys, "frozen", False):
        root = str(Path(__file__).resolve().parents[2])
        paths = [root, *filter(os.path.isabs, environment.get("PYTHONPATH", "").split(os.pathsep))]
        environment["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(paths))
    return environment
