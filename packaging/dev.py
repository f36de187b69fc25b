#!/usr/bin/env python3
"""Sets K2Desk up in `.venv` of the checkout and runs it, its tests, its bench or its words. Standard library only."""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  this file must say so to an older Python
    sys.exit(f"K2Desk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
UNFINISHED = VENV / "set-up-unfinished"
LINUX = sys.platform == "linux"

# Each shared library that Qt asks the system for → the Debian package that has it.
QT_ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libzstd.so.1": "libzstd1",
}
QT_ON_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
QT_ON_WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
TEST_TOOLS = {
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
FONTS = "fonts-noto-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, epilog="What follows goes to the program, pytest or bench.")
    parser.add_argument("command", choices=("run", "test", "bench", "words"))
    options = parser.parse_args(sys.argv[1:2])
    return {"run": run, "test": test, "bench": bench, "words": words}[options.command](sys.argv[2:])


def run(extra: list[str]) -> int:
    """Opens K2Desk in practice mode, or runs its tour where there is no display."""
    on_display = has_display()
    install_system_packages(missing_system_packages(for_tests=False))
    set_up("requirements.txt")
    environment = dict(os.environ)
    # The current folder stays the user's, so that paths among the arguments mean what the user meant.
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    if on_display:
        return call(["-m", "k2desk", "--practice", *extra], environment)
    say("There is no display here, so no window can open: K2Desk shows its main job by itself, offscreen (the tour).")
    environment["QT_QPA_PLATFORM"] = "offscreen"
    return call(["-m", "k2desk", "--tour", *extra], environment)


def test(extra: list[str]) -> int:
    """Runs every check, then pytest; each of them even where one before it failed."""
    install_system_packages(missing_system_packages(for_tests=True))
    set_up("requirements-dev.txt")
    os.chdir(ROOT)
    lint_imports = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    steps = {
        "ruff check": ["-m", "ruff", "check", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "."],
        "types": ["-m", "mypy", "--strict", "k2desk"],
        "layers": ["-c", lint_imports],
        "tests": ["-m", "pytest", *extra],
    }
    failed = []
    for name, arguments in steps.items():
        say(f"\n=== {name} ===")
        if call(arguments, dict(os.environ)) != 0:
            failed.append(name)
    say(f"\nNot in order: {', '.join(failed)}." if failed else f"\nAll in order: {', '.join(steps)}.")
    return 1 if failed else 0


def bench(extra: list[str]) -> int:
    """Measures K2Desk against a bare window and plain asyncio + httpx, in ratios."""
    install_system_packages(missing_system_packages(for_tests=False))
    set_up("requirements-dev.txt")
    return call([str(ROOT / "packaging" / "bench.py"), *extra], dict(os.environ))


def words(extra: list[str]) -> int:
    """Brings the translators' catalogues up to date with the program's texts."""
    set_up("requirements-dev.txt")
    return call([str(ROOT / "packaging" / "words.py"), *extra], dict(os.environ))


def say(text: str) -> None:
    print(text, flush=True)


def call(arguments: list[str], environment: dict[str, str]) -> int:
    """Runs the environment's Python; its exit code, 128 + the signal where one ended it."""
    with subprocess.Popen([str(PYTHON), *arguments], env=environment) as process:
        while True:
            try:
                code = process.wait()
                return code if code >= 0 else 128 - code
            except KeyboardInterrupt:
                # The terminal gave the interrupt to the child as well, which ends in its own way.
                continue


# --- the virtual environment ------------------------------------------------------------------------------------------


def set_up(requirements: str) -> None:
    """Brings `.venv` to what the requirement file says; at once where it is so already."""
    file = ROOT / "packaging" / requirements
    wanted = hashlib.sha256(file.read_bytes()).hexdigest()
    stamp = VENV / f"installed-{requirements}"
    works = venv_works()
    if works and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say(f"Setting up the Python environment in {VENV} (about 100 MB, once) …")
    base, pip = find_pip()
    if not works:
        remove_venv()
        made = subprocess.run([base, "-m", "venv", *([] if pip is None else ["--without-pip"]), str(VENV)])
        if made.returncode != 0:
            sys.exit(f"The Python environment could not be made in {VENV}: see the lines above.")
    UNFINISHED.touch()
    stamp.unlink(missing_ok=True)
    installer = [str(PYTHON), "-m", "pip"] if pip is None else [*pip, "--python", str(PYTHON)]
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes", "--only-binary=:all:"]
    if subprocess.run([*installer, "install", *options, "-r", str(file)]).returncode != 0:
        sys.exit(f"The packages of {file.name} could not be installed: see the lines above. Start again to try again.")
    stamp.write_text(wanted, encoding="utf-8")
    UNFINISHED.unlink()


def venv_works() -> bool:
    """Whether `.venv` has a Python of this very version that starts, and its last set-up came to its end."""
    if UNFINISHED.exists() or not (VENV / "pyvenv.cfg").is_file():
        return False
    ask = "import sys; print(*sys.version_info[:2], sys.prefix != sys.base_prefix)"
    try:
        answer = subprocess.run([str(PYTHON), "-c", ask], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.stdout.split() == [*map(str, sys.version_info[:2]), "True"]


def remove_venv() -> None:
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)


def find_pip() -> tuple[str, list[str] | None]:
    """The Python that makes the environment, and the pip that fills it: None where the environment has its own.

    Debian's Python comes without ensurepip, so that an environment gets no pip of its own there: the pip of the
    system then installs into it from outside.
    """
    # Started from inside `.venv`, the Python below it does the work: an environment can't rebuild itself.
    base = getattr(sys, "_base_executable", None) or sys.executable
    for python in dict.fromkeys((base, sys.executable)):
        answer = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, text=True)
        version = answer.stdout.split()[1:2]
        if answer.returncode == 0 and version and release(version[0]) >= (22, 3):
            return base, [python, "-m", "pip"]
    if subprocess.run([base, "-c", "import ensurepip"], capture_output=True).returncode == 0:
        return base, None
    command = apt_command(["python3-pip"]) if shutil.which("apt-get") else f"{base} -m ensurepip"
    sys.exit(f"Python's installer pip (22.3 or newer) is missing. Install it, then start again:\n\n    {command}\n")


def release(version: str) -> tuple[int, ...]:
    """The first two numbers of a version: (23, 0) of `23.0.1`."""
    return tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())


# --- the system's libraries (Linux) -----------------------------------------------------------------------------------


def has_display() -> bool:
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_system_packages(for_tests: bool) -> dict[str, str]:
    """What the system lacks → the Debian package that has it. Qt itself is not started: it would abort the process."""
    if not LINUX:
        return {}
    libraries = dict(QT_ALWAYS)
    if for_tests or os.environ.get("DISPLAY"):
        libraries |= QT_ON_X11
    if os.environ.get("WAYLAND_DISPLAY"):
        libraries |= QT_ON_WAYLAND
    missing = {name: package for name, package in libraries.items() if not loads(name)}
    if for_tests:
        missing |= {name: package for name, package in TEST_TOOLS.items() if not shutil.which(name)}
    if not has_fonts():
        missing["a font"] = FONTS
    return missing


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts() -> bool:
    return any(
        name.lower().endswith((".ttf", ".otf", ".ttc", ".pfb"))
        for folder in FONT_FOLDERS
        for _, _, names in os.walk(os.path.expanduser(folder))
        for name in names
    )


def install_system_packages(missing: dict[str, str]) -> None:
    """Installs what is missing as root on Debian and its kin; elsewhere says what to install, and ends."""
    if not missing:
        return
    packages = sorted(set(missing.values()))
    say(f"K2Desk needs these from the system, and they are missing: {', '.join(missing)}.")
    if not shutil.which("apt-get"):
        sys.exit("Install them with this system's package manager, then start again.")
    if os.geteuid() != 0:
        sys.exit(f"Install them with this command, then start again:\n\n    {apt_command(packages)}\n")
    say(f"Installing: {' '.join(packages)} …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    # A failed update is no end yet: the packages may be at hand all the same.
    subprocess.run([*apt, "update"], env=environment, stdin=subprocess.DEVNULL)
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    done = subprocess.run(install, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{done.stdout}\nThe system packages could not be installed. By hand: {apt_command(packages)}")


def apt_command(packages: list[str]) -> str:
    sudo = "" if os.name == "posix" and os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install {shlex.join(packages)}"


if __name__ == "__main__":
    sys.exit(main())
