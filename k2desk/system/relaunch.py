"""Command lines and environment for starting the program again, from source or frozen."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path


def program_command() -> list[str]:
    """Return the command line that starts K2Desk, without arguments."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    # -P: import nothing from the current folder, where anybody may have put modules.
    return [sys.executable, "-P", "-m", "k2desk"]


def background_command(data_dir: Path | None) -> tuple[str, ...]:
    """Return the command line for the autostart entry: K2Desk without a window, with the same data folder."""
    where = ("--data-dir", str(data_dir.resolve())) if data_dir is not None else ()
    return (*standalone_command(), "--background", *where)


def standalone_command() -> list[str]:
    """Return a command line that starts K2Desk without this virtual environment or working directory."""
    root = Path(__file__).resolve().parents[2]
    installed = {Path(sysconfig.get_path(name)).resolve() for name in ("purelib", "platlib")}
    if getattr(sys, "frozen", False) or root in installed:
        return program_command()
    code = f"import sys; sys.path.insert(0, {str(root)!r}); from k2desk.__main__ import main; sys.exit(main())"
    return [sys.executable, "-P", "-c", code]


def start_program(*arguments: str, stdout: int, stderr: int) -> subprocess.Popen[bytes]:
    """Start K2Desk again as a child process with a pipe to its standard input. Raises OSError.

    Ctrl+C in a terminal reaches only the window, which then ends the process. On Windows no console opens.
    """
    return subprocess.Popen(
        [*program_command(), *arguments],
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=stderr,
        env=program_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        process_group=None if sys.platform == "win32" else 0,
    )


def program_environment() -> dict[str, str]:
    """Return the environment for `program_command`.

    From source, PYTHONPATH makes the package available in every working directory. Relative entries are dropped,
    because they would mean another folder in each process. SSLKEYLOGFILE is removed, so that no TLS keys are logged.
    """
    environment = dict(os.environ)
    environment.pop("SSLKEYLOGFILE", None)
    if not getattr(sys, "frozen", False):
        root = str(Path(__file__).resolve().parents[2])
        paths = [root, *filter(os.path.isabs, environment.get("PYTHONPATH", "").split(os.pathsep))]
        environment["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(paths))
    return environment
