"""Python environments of the checkout, filled from the pinned requirement files. Uses only the standard library."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent


class Environment:
    """A virtual environment in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unfinished = folder / "set-up-unfinished"
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def set_up(self, requirements: str) -> None:
        """Install the requirement file's packages. Returns at once if they are installed already."""
        file = PACKAGING / requirements
        wanted = hashlib.sha256(file.read_bytes()).hexdigest()
        stamp = self._folder / f"installed-{requirements}"
        works = self._works()
        if works and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
            return
        print(f"Setting up the Python environment in {self._folder} (about 100 MB, once) …", flush=True)
        base, pip = find_pip()
        if not works:
            self._remove()
            command = [base, "-P", "-m", "venv", *([] if pip is None else ["--without-pip"]), str(self._folder)]
            if subprocess.run(command).returncode != 0:
                sys.exit(f"The Python environment could not be made in {self._folder}: see the lines above.")
        self._unfinished.touch()
        stamp.unlink(missing_ok=True)
        installer = [str(self.python), "-P", "-m", "pip"] if pip is None else [*pip, "--python", str(self.python)]
        options = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes", "--only-binary=:all:"]
        options.append("--no-deps")  # The file names all that is needed.
        if subprocess.run([*installer, "install", *options, "-r", str(file)]).returncode != 0:
            sys.exit(f"The packages of {file.name} could not be installed: see above. Start again to try again.")
        stamp.write_text(wanted, encoding="utf-8")
        self._unfinished.unlink()

    def call(self, arguments: list[str], environment: dict[str, str] | None = None) -> int:
        """Run the environment's Python and return its exit code, or 128 + the signal that ended it."""
        # -P: never import from the current folder. A script still finds the modules beside it.
        safe = ["-P"] if arguments[:1] in (["-m"], ["-c"]) else []
        with subprocess.Popen([str(self.python), *safe, *arguments], env=environment) as process:
            while True:
                try:
                    code = process.wait()
                    return code if code >= 0 else 128 - code
                except KeyboardInterrupt:
                    # The terminal sent the interrupt to the child as well, which ends in its own way.
                    continue

    def _works(self) -> bool:
        """Return whether its Python starts, has this version, and its last set-up was completed."""
        if self._unfinished.exists() or not (self._folder / "pyvenv.cfg").is_file():
            return False
        ask = "import sys; print(*sys.version_info[:2], sys.prefix != sys.base_prefix)"
        try:
            answer = subprocess.run([str(self.python), "-P", "-c", ask], capture_output=True, text=True, timeout=60)
        except (OSError, subprocess.TimeoutExpired):
            return False
        return answer.stdout.split() == [*map(str, sys.version_info[:2]), "True"]

    def _remove(self) -> None:
        if self._folder.is_symlink() or self._folder.is_file():
            self._folder.unlink()
        elif self._folder.exists():
            shutil.rmtree(self._folder)


def find_pip() -> tuple[str, list[str] | None]:
    """Return the Python that creates environments, and the pip that fills them, or None if they have their own.

    Debian's Python has no ensurepip, so an environment gets no pip of its own there; the system's pip then installs
    into it from outside.
    """
    # An environment can't rebuild itself, so use the Python below it.
    base = getattr(sys, "_base_executable", None) or sys.executable
    for python in dict.fromkeys((base, sys.executable)):
        answer = subprocess.run([python, "-P", "-m", "pip", "--version"], capture_output=True, text=True)
        version = answer.stdout.split()[1:2]
        if answer.returncode == 0 and version and release(version[0]) >= (22, 3):
            return base, [python, "-P", "-m", "pip"]
    if subprocess.run([base, "-P", "-c", "import ensurepip"], capture_output=True).returncode == 0:
        return base, None
    command = "apt-get update && apt-get install python3-pip" if shutil.which("apt-get") else f"{base} -m ensurepip"
    sys.exit(f"Python's installer pip (22.3 or newer) is missing. Install it, then start again:\n\n    {command}\n")


def release(version: str) -> tuple[int, ...]:
    """Return the first two numbers of a version: (23, 0) for `23.0.1`."""
    return tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
