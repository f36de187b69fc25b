"""Python environments of the checkout, filled from the pinned requirement files. Standard library only."""

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
        """Brings it to what the requirement file says; at once where it is so already."""
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
        if subprocess.run([*installer, "install", *options, "-r", str(file)]).returncode != 0:
            sys.exit(f"The packages of {file.name} could not be installed: see above. Start again to try again.")
        stamp.write_text(wanted, encoding="utf-8")
        self._unfinished.unlink()

    def call(self, arguments: list[str], environment: dict[str, str] | None = None) -> int:
        """Runs its Python; the exit code, 128 + the signal where one ended it."""
        # -P: a module is never taken from the current folder. A script finds its neighbours, as it has to.
        safe = ["-P"] if arguments[:1] in (["-m"], ["-c"]) else []
        with subprocess.Popen([str(self.python), *safe, *arguments], env=environment) as process:
            while True:
                try:
                    code = process.wait()
                    return code if code >= 0 else 128 - code
                except KeyboardInterrupt:
                    # The terminal gave the interrupt to the child as well, which ends in its own way.
                    continue

    def _works(self) -> bool:
        """Whether it has a Python of this very version that starts, and its last set-up came to its end."""
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
    """The Python that makes environments, and the pip that fills them: None where they have their own.

    Debian's Python comes without ensurepip, so that an environment gets no pip of its own there: the pip of the
    system then installs into it from outside.
    """
    # Started from inside an environment, the Python below it does the work: one can't rebuild itself.
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
    """The first two numbers of a version: (23, 0) of `23.0.1`."""
    return tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
