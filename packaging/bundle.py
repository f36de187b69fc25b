"""The rules by which the frozen program is put together: what of Qt, of the system and of Python's packages goes in.

They are pure: k2desk.spec tells them what PyInstaller collected and what each library links to, and takes what they
give. So tests can ask them about worlds that are not this computer's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

Links = Callable[[str], Iterable[str]]
"""The names of the libraries that a file links to."""

_BUILT_IN_FORMATS = frozenset({"png", "bmp", "xpm"})
_WINDOW_SYSTEMS = frozenset({"*xcb", "*wayland", "*offscreen", "*windows", "*cocoa"})
"""A shop's desktop, and the one without a screen that the tour and its tests use. No bare framebuffers, no VNC."""

_EVERY = frozenset({"*"})
_PLUGINS: Mapping[str, frozenset[str]] = {
    "platforms": _WINDOW_SYSTEMS,
    "styles": _EVERY,  # Windows' and macOS' own look of controls
    "platforminputcontexts": frozenset({"*compose*", "*ibus*"}),  # accents and other scripts, by keyboard
    "platformthemes": frozenset({"*portal*"}),  # the desktop's own file chooser and colour scheme, over D-Bus
    "wayland-shell-integration": frozenset({"*xdg-shell"}),  # the one that all desktops have
    "wayland-decoration-client": _EVERY,  # a title bar where the desktop draws none
}
"""Type of plug-in → which of it a program of plain windows asks for. Types that are not here are never loaded by one:
no OpenGL (xcbglintegrations, egldeviceintegrations, wayland-graphics-…), no touch hardware (generic), no SQL; TLS and
the state of the network are Python's work, not Qt's."""


def picture_formats(resources: Iterable[Path]) -> frozenset[str]:
    """The formats of pictures that the resources hold and Qt cannot read without a plug-in."""
    found = {path.suffix.lower().lstrip(".") for path in resources}
    return frozenset(found & {"svg", "jpg", "jpeg", "gif", "webp", "ico", "tiff"}) - _BUILT_IN_FORMATS


def wanted_plugin(kind: str, name: str, formats: frozenset[str]) -> bool:
    """Whether the plug-in `name` (without `lib` and suffix) of the type `kind` does something for K2Desk."""
    if kind in {"iconengines", "imageformats"}:
        return any(format_ in name for format_ in formats)
    return any(fnmatch(name, pattern) for pattern in _PLUGINS.get(kind, frozenset()))


def plugin_of(target: str) -> tuple[str, str] | None:
    """(type, name) of a Qt plug-in by its place in the bundle, None for everything else."""
    parts = PurePosixPath(target.replace("\\", "/")).parts
    if "plugins" not in parts or len(parts) - parts.index("plugins") != 3:
        return None
    return parts[-2], parts[-1].partition(".")[0].removeprefix("lib")


def kept_libraries(collected: Mapping[str, str], links: Links, formats: frozenset[str]) -> frozenset[str]:
    """Which of the collected binaries (place in the bundle → file) go in.

    Python's extension modules do; a Qt plug-in does where it is wanted; a library does where one that goes in links to
    it, however far off. All else came along with what stays out.
    """
    by_name: dict[str, list[str]] = {}
    for target in collected:
        by_name.setdefault(PurePosixPath(target.replace("\\", "/")).name.casefold(), []).append(target)
    kept: set[str] = set()
    waiting = [target for target in collected if _is_root(target, formats)]
    while waiting:
        target = waiting.pop()
        if target in kept:
            continue
        kept.add(target)
        for name in links(collected[target]):
            waiting += by_name.get(PurePosixPath(name.replace("\\", "/")).name.casefold(), [])
    return frozenset(kept)


def _is_root(target: str, formats: frozenset[str]) -> bool:
    plugin = plugin_of(target)
    if plugin is not None:
        return wanted_plugin(*plugin, formats)
    name = PurePosixPath(target.replace("\\", "/")).name
    is_module = name.endswith(".pyd") or ".abi3." in name or ".cpython-" in name
    return is_module or name.casefold().startswith(("libpython", "python3", "vcruntime", "msvcp", "ucrtbase", "api-ms"))


_OF_THE_SYSTEM = (
    "libX*", "libxcb.so*", "libxkbcommon*", "libGL*", "libEGL*", "libdrm*", "libgbm*", "libwayland*",
    "libfontconfig*", "libfreetype*", "libdbus*", "libglib*", "libgthread*", "libgio*", "libgobject*", "libgmodule*",
    "libgssapi*", "libkrb5*", "libk5crypto*", "libcom_err*", "libkeyutils*", "libresolv*", "libsystemd*", "libudev*",
    "libgcc_s*", "libstdc++*", "libz.so*", "libexpat*",
)  # fmt: skip
"""What must be the desktop's own: it talks to the display, the font settings or the session of this very computer.
Every Linux desktop has these. Everything else that a portable folder links to goes in."""


def is_of_the_system(name: str) -> bool:
    """Whether every Linux desktop has this library, so that a portable folder must not bring another one."""
    return any(fnmatch(name, pattern) for pattern in _OF_THE_SYSTEM)


def is_data_wanted(target: str) -> bool:
    """Whether a data file goes in: no sources for translators, none of Qt's own translations (K2Desk reads only those
    among its resources), and nothing for who builds with a package instead of running it."""
    path = PurePosixPath(target.replace("\\", "/"))
    if path.suffix in {".ts", ".pyi", ".h", ".pxd", ".pyx"} or path.name == "py.typed":
        return False
    return "translations" not in path.parts or path.parts[0] == "resources"
