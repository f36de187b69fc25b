#!/usr/bin/env python3
"""Sets K2Desk up in `.venv` of the checkout, and runs, tests, measures and packages it.

Uses only the standard library.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  this file must say so to an older Python
    sys.exit(f"K2Desk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

import fonts
from environments import Environment

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
DEVELOPING = Environment(ROOT / ".venv")
BUILDING = Environment(ROOT / "build" / "environment")
"""The environment that builds packages contains nothing for tests, so that none of it gets into a package."""
TORTURE = Environment(ROOT / "build" / "torture")
"""The environment that also measures the tests. It does not burden everybody's `.venv`."""

LINUX = sys.platform == "linux"

# Each shared library that Qt loads from the system → the Debian package that contains it.
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
    "age": "age",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
# What runs the code for the user's developer. Its tests are skipped where one of these is missing.
LANGUAGES = {
    "ruby": "ruby",
    "php": "php-cli",
    "node": "nodejs",
    "curl": "curl",
    "jq": "jq",
    "openssl": "openssl",
}
# The server of a list that many desks share. Its tests are skipped where it is missing.
DATABASE = {"initdb": "postgresql"}
SDK_PARTS = ("ruby-activemodel", "ruby-rest-client", "php-guzzlehttp-guzzle", "php-curl")
"""What the Ruby and the PHP SDK need of Debian, to be run from their sources."""
BUILD_TOOLS = {
    "as": "binutils",
    "dpkg-shlibdeps": "dpkg-dev",
    "xz": "xz-utils",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "lintian": "lintian",
}
ANY_FONT = "fonts-noto-core"


# The whole suite waits for half of its time, so two cores take five processes; selected tests run in one.
# The order of the files is kept, because otherwise the longest ones (the tours) would come last, with the others idle.
PROCESSES = min(2 * (os.cpu_count() or 2) + 1, 9)
SIDE_BY_SIDE = ["-n", str(PROCESSES), "--dist", "loadfile", "--no-loadscope-reorder"]
TESTS_FAILED = 1
"""The exit code of pytest if tests failed, and nothing else."""
FEW = 10


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, epilog="What follows goes to the program, pytest or bench.")
    parser.add_argument("command", choices=COMMANDS)
    options = parser.parse_args(sys.argv[1:2])
    return COMMANDS[options.command](sys.argv[2:])


def run(extra: list[str]) -> int:
    """Open K2Desk in practice mode, or run its tour if there is no display."""
    on_display = has_display()
    install_system_packages(missing_system_packages(for_tests=False))
    DEVELOPING.set_up("requirements.txt")
    environment = dict(os.environ)
    # Keep the user's current folder, so that relative paths in the arguments are right.
    inherited = filter(os.path.isabs, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), *inherited))
    if on_display:
        return DEVELOPING.call(["-m", "k2desk", "--practice", *extra], environment)
    say("There is no display here, so no window can open: K2Desk shows its main job by itself, offscreen (the tour).")
    environment["QT_QPA_PLATFORM"] = "offscreen"
    return DEVELOPING.call(["-m", "k2desk", "--tour", *extra], environment)


def test(extra: list[str]) -> int:
    """Run every check and then pytest, even if an earlier one failed."""
    install_system_packages(missing_system_packages(for_tests=True))
    install_languages()
    install_parts(DATABASE, "tests of the list that many desks share")
    DEVELOPING.set_up("requirements-dev.txt")
    os.chdir(ROOT)
    lint_imports = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    steps = {
        "ruff check": ["-m", "ruff", "check", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "."],
        "types": ["-m", "mypy", "--strict", "k2desk"],
        "layers": ["-c", lint_imports],
        "odd input": [str(PACKAGING / "fuzz.py"), "--runs", "3500", "--seed", "test"],
        "tests": ["-m", "pytest", *(extra or [*SIDE_BY_SIDE, "-m", "not alone"])],
        "tests alone": ["-m", "pytest", "-m", "alone"],
    }
    if extra:
        # Run only the tests that were selected.
        del steps["odd input"], steps["tests alone"]
    failed = []
    for name, arguments in steps.items():
        say(f"\n=== {name} ===")
        code = DEVELOPING.call(arguments)
        if code != 0 and not (name == "tests" and not extra and code == TESTS_FAILED and passes_alone()):
            failed.append(name)
    say(f"\nNot in order: {', '.join(failed)}." if failed else f"\nAll in order: {', '.join(steps)}.")
    return 1 if failed else 0


def passes_alone() -> bool:
    """Run the few tests that failed beside others once more, without company, and name those that then pass.

    Several processes on a busy machine can make a test run out of patience. A fault fails twice. More failures than
    `FEW` have another cause, and are not tried again.
    """
    remembered = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
    names = sorted(json.loads(remembered.read_text(encoding="utf-8"))) if remembered.exists() else []
    if not 0 < len(names) <= FEW:
        return False
    say(f"\n=== {len(names)} failed beside others, and run once more alone ===")
    if DEVELOPING.call(["-m", "pytest", "--last-failed", "--last-failed-no-failures", "none"]) != 0:
        return False
    say("\n".join(("\nUnsteady, to be mended (failed beside others, passed alone):", *names)))
    return True


def bench(extra: list[str]) -> int:
    """Measure K2Desk against a bare window and plain asyncio + httpx, in ratios.

    With `--frozen`, measure the built program.
    """
    install_system_packages(missing_system_packages(for_tests=False))
    if extra[:1] == ["--frozen"]:
        BUILDING.set_up("requirements-build.txt")
        return BUILDING.call([str(PACKAGING / "bench_frozen.py"), *extra[1:]])
    install_parts(DATABASE, "measurements of a shared list")
    DEVELOPING.set_up("requirements-dev.txt")
    return DEVELOPING.call([str(PACKAGING / "bench.py"), *extra])


def fuzz(extra: list[str]) -> int:
    """Feed odd input to everything that reads text from outside: `--runs` inputs, generated from `--seed`."""
    DEVELOPING.set_up("requirements-dev.txt")
    return DEVELOPING.call([str(PACKAGING / "fuzz.py"), *extra])


def torture(extra: list[str]) -> int:
    """Try to lose the list: kills, power cuts, flipped bits and more. `--runs 1000` prints the whole table."""
    TORTURE.set_up("requirements-torture.txt")
    TORTURE.set_up("requirements-mutants.txt")
    return TORTURE.call([str(PACKAGING / "torture.py"), *extra])


def bench_shared(extra: list[str]) -> int:
    """Measure a list that many desks share: the part of the bench that needs PostgreSQL."""
    return bench(["--part", "shared", *extra])


def house(extra: list[str]) -> int:
    """Print the figures of the code that have a limit, and fail if one is over it."""
    DEVELOPING.set_up("requirements-dev.txt")
    return DEVELOPING.call([str(PACKAGING / "house.py"), *extra])


def prove_code(extra: list[str]) -> int:
    """Run the developer's code against the practice server, also with the SDKs that no registry has.

    `--nodejs-sdk`, `--ruby-sdk` and `--php-sdk` name the folders of their sources.
    """
    parser = argparse.ArgumentParser(prog="dev.py prove-code")
    for language in ("nodejs", "ruby", "php"):
        parser.add_argument(f"--{language}-sdk", metavar="FOLDER")
    folders = {name: folder for name, folder in vars(parser.parse_args(extra)).items() if folder}
    install_languages()
    if folders and LINUX and os.geteuid() == 0 and shutil.which("apt-get"):
        apt(arguments=["install", "-y", "--no-install-recommends", *SDK_PARTS])
    DEVELOPING.set_up("requirements-dev.txt")
    given = {f"K2DESK_{name.upper()}": os.path.abspath(folder) for name, folder in folders.items()}
    os.chdir(ROOT)
    return DEVELOPING.call(["-m", "pytest", "-v", "tests/practice/test_developers_code.py"], {**os.environ, **given})


def walk(extra: list[str]) -> int:
    """Walk through the real window by mouse alone and by keyboard alone, and show two windows with one list.

    Pictures of each step are in `build/walk/`.
    """
    install_parts(DATABASE, "two windows with one list")
    install_system_packages(missing_system_packages(for_tests=True))
    DEVELOPING.set_up("requirements-dev.txt")
    os.chdir(ROOT)
    inside = (
        "import subprocess, sys; sys.exit(subprocess.call(['dbus-run-session', '--', sys.executable, *sys.argv[1:]]))"
    )
    return DEVELOPING.call(["-c", inside, "-m", "tests.desktop.walk", str(ROOT / "build" / "walk"), *extra])


def words(extra: list[str]) -> int:
    """Update the translation catalogues from the texts of the program."""
    DEVELOPING.set_up("requirements-dev.txt")
    return DEVELOPING.call([str(PACKAGING / "words.py"), *extra])


def build(extra: list[str]) -> int:
    """Build this system's packages into `dist/`."""
    missing = missing_system_packages(for_tests=False)
    if LINUX:
        shared = sysconfig.get_config_var("INSTSONAME") or ""
        if not loads(shared) and not os.path.exists(os.path.join(sysconfig.get_config_var("LIBDIR"), shared)):
            # Debian has Python's library in a separate package; the frozen program needs it.
            missing[shared] = f"libpython{sys.version_info[0]}.{sys.version_info[1]}"
        missing |= {name: package for name, package in BUILD_TOOLS.items() if not shutil.which(name)}
    install_system_packages(missing)
    BUILDING.set_up("requirements-build.txt")
    return BUILDING.call([str(PACKAGING / "building.py"), *extra])


def manual(extra: list[str]) -> int:
    """Take new pictures for the manual, from the tour in both languages."""
    missing = missing_system_packages(for_tests=False)
    if LINUX and not fonts.files("NotoSans-Regular"):
        # With this font the pictures look the same on every computer.
        missing["the manual's font"] = ANY_FONT
    install_system_packages(missing)
    BUILDING.set_up("requirements-build.txt")
    return BUILDING.call([str(PACKAGING / "manual.py"), *extra])


def prove_windows(extra: list[str]) -> int:
    """Run K2Desk with Windows' own Python and Qt under Wine, and its installer's whole life, as root on Debian."""
    return subprocess.call([str(PACKAGING / "windows" / "prove.sh"), *extra])


def prove_same(extra: list[str]) -> int:
    """Build this system's packages twice, in two folders, and compare them byte by byte."""
    import same

    return same.prove(ROOT / "build" / "same")


def prove_debian13(extra: list[str]) -> int:
    """Run the test command in a bare Debian 13, as root on Debian."""
    return subprocess.call([str(PACKAGING / "linux" / "prove_debian13.sh"), *extra])


COMMANDS = {
    "run": run,
    "test": test,
    "bench-shared": bench_shared,
    "house": house,
    "bench": bench,
    "fuzz": fuzz,
    "prove-code": prove_code,
    "torture": torture,
    "words": words,
    "walk": walk,
    "build": build,
    "manual": manual,
    "prove-windows": prove_windows,
    "prove-debian13": prove_debian13,
    "prove-same": prove_same,
}


def say(text: str) -> None:
    print(text, flush=True)


# --- the system's libraries (Linux) -----------------------------------------------------------------------------------


def has_display() -> bool:
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_system_packages(for_tests: bool) -> dict[str, str]:
    """Return what the system lacks → the Debian package that contains it.

    Qt itself is not started, because it would abort the process.
    """
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
        missing |= {f"the font {font.family}": "|".join(font.packages) for font in fonts.missing()}
    if not fonts.files():
        missing["a font"] = ANY_FONT
    return missing


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(missing: dict[str, str]) -> None:
    """Install the missing packages as root on Debian and its derivatives.

    On other systems, print what to install and exit.
    """
    if not missing:
        return
    say(f"K2Desk needs these from the system, and they are missing: {', '.join(missing)}.")
    if not shutil.which("apt-get"):
        sys.exit("Install them with this system's package manager, then start again.")
    packages = sorted({known(package) for package in missing.values()})
    sudo: list[str] = []
    if os.geteuid() != 0 and os.environ.get("CI") and shutil.which("sudo"):
        # Nobody can type the command in CI.
        sudo = ["sudo", "--non-interactive"]
    elif os.geteuid() != 0:
        sys.exit(f"Install them with this command, then start again:\n\n    {apt_command(packages)}\n")
    apt(*sudo, arguments=["update"])  # If it fails, the packages may be available all the same.
    # Only now may it be known which package contains a font.
    packages = sorted({known(package) for package in missing.values()})
    say(f"Installing: {' '.join(packages)} …")
    done = apt(*sudo, arguments=["install", "-y", "--no-install-recommends", *packages])
    if done.returncode != 0:
        sys.exit(f"{done.stdout}\nThe system packages could not be installed. By hand: {apt_command(packages)}")


def install_languages() -> None:
    """Install as root what runs the developer's code. If that is not possible, say which tests will be skipped."""
    install_parts(LANGUAGES, "tests of the developer's code")


def install_parts(parts: dict[str, str], tests: str) -> None:
    """Install as root programs that some tests need. If that is not possible, say which tests will be skipped."""
    places = os.pathsep.join((os.environ.get("PATH", ""), *map(str, Path("/usr/lib/postgresql").glob("*/bin"))))
    missing = {name: package for name, package in parts.items() if not shutil.which(name, path=places)}
    if missing and LINUX and os.geteuid() == 0 and shutil.which("apt-get"):
        apt(arguments=["update"])
        say(f"Installing: {' '.join(missing.values())} …")
        apt(arguments=["install", "-y", "--no-install-recommends", *missing.values()])
        places = os.pathsep.join((places, *map(str, Path("/usr/lib/postgresql").glob("*/bin"))))
        missing = {name: package for name, package in missing.items() if not shutil.which(name, path=places)}
    if missing:
        say(f"Not installed here, so {tests} are skipped: {', '.join(missing)}.")


def apt(*sudo: str, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Run apt-get without questions."""
    command = [*sudo, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0", *arguments]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)


def known(package: str) -> str:
    """Return the first alternative in "this|that" that this system's apt knows, or the last one."""
    *first, last = package.split("|")
    for one in first:
        if subprocess.run(["apt-cache", "show", one], capture_output=True).returncode == 0:
            return one
    return last


def apt_command(packages: list[str]) -> str:
    sudo = "" if os.name == "posix" and os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install {shlex.join(packages)}"


if __name__ == "__main__":
    sys.exit(main())
