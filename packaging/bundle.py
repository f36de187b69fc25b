"""The rules for the content of the frozen program: which parts of Qt, of the system and of Python's packages go in.

The functions are pure: k2desk.spec passes in what PyInstaller collected and what each library links to, and uses the
result. Tests can therefore pass in other systems than this computer's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

Links = Callable[[str], Iterable[str]]
"""Returns the names of the libraries that a file links to."""

_BUILT_IN_FORMATS = frozenset({"png", "bmp", "xpm"})
_WINDOW_SYSTEMS = frozenset({"*xcb", "*wayland", "*offscreen", "*windows", "*cocoa"})
"""A shop's desktop, and the platform without a screen for the tour and its tests. No framebuffers, no VNC."""

_EVERY = frozenset({"*"})
_PLUGINS: Mapping[str, frozenset[str]] = {
    "platforms": _WINDOW_SYSTEMS,
    "styles": _EVERY,  # the native controls of Windows and macOS
    "platforminputcontexts": frozenset({"*compose*", "*ibus*"}),  # accents and other scripts, by keyboard
    "platformthemes": frozenset({"*portal*"}),  # the desktop's own file chooser and colour scheme, over D-Bus
    "printsupport": _EVERY,  # the printers of the computer; without it there is only a PDF file to print to
    "wayland-shell-integration": frozenset({"*xdg-shell"}),  # supported by all desktops
    "wayland-decoration-client": _EVERY,  # a title bar if the desktop draws none
}
"""Type of plug-in → the plug-ins of this type that a program with plain windows needs.

Types that are not listed are never loaded by such a program: no OpenGL (xcbglintegrations, egldeviceintegrations,
wayland-graphics-…), no touch hardware (generic), no SQL. Python, not Qt, handles TLS and the state of the network.
"""


def picture_formats(resources: Iterable[Path]) -> frozenset[str]:
    """Return the picture formats in the resources that Qt cannot read without a plug-in."""
    found = {path.suffix.lower().lstrip(".") for path in resources}
    return frozenset(found & {"svg", "jpg", "jpeg", "gif", "webp", "ico", "tiff"}) - _BUILT_IN_FORMATS


def wanted_plugin(kind: str, name: str, formats: frozenset[str]) -> bool:
    """Return whether K2Desk uses the plug-in `name` (without `lib` and suffix) of the type `kind`."""
    if kind in {"iconengines", "imageformats"}:
        return any(format_ in name for format_ in formats)
    return any(fnmatch(name, pattern) for pattern in _PLUGINS.get(kind, frozenset()))


def plugin_of(target: str) -> tuple[str, str] | None:
    """Return (type, name) of the Qt plug-in at this place in the bundle, or None for any other file."""
    parts = PurePosixPath(target.replace("\\", "/")).parts
    if "plugins" not in parts or len(parts) - parts.index("plugins") != 3:
        return None
    return parts[-2], parts[-1].partition(".")[0].removeprefix("lib")


def kept_libraries(collected: Mapping[str, str], links: Links, formats: frozenset[str]) -> frozenset[str]:
    """Return the places of the collected binaries (place in the bundle → file) that go in.

    Python's extension modules go in, wanted Qt plug-ins, and every library that one of these links to, directly or not.
    The rest was only collected for files that stay out.
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


_PYGMENTS = frozenset({"_mapping", "_php_builtins", "javascript", "php", "python", "ruby", "shell"})
"""The modules of `pygments.lexers` for the languages of the developer's code. PyInstaller would take all 250."""


def is_module_wanted(name: str) -> bool:
    """Return whether a module of Python's packages goes in, of those that PyInstaller has collected."""
    package, _, inside = name.partition(".")
    if package != "pygments":
        return True
    part, _, module = inside.partition(".")
    return part not in {"formatters", "styles", "lexers"} or (part == "lexers" and module in {"", *_PYGMENTS})


_OF_THE_SYSTEM = (
    "libX*", "libxcb.so*", "libxkbcommon*", "libGL*", "libEGL*", "libdrm*", "libgbm*", "libwayland*",
    "libfontconfig*", "libfreetype*", "libdbus*", "libglib*", "libgthread*", "libgio*", "libgobject*", "libgmodule*",
    "libgssapi*", "libkrb5*", "libk5crypto*", "libcom_err*", "libkeyutils*", "libresolv*", "libsystemd*", "libudev*",
    "libcups.so*", "libgcc_s*", "libstdc++*", "libz.so*", "libexpat*",
)  # fmt: skip
"""Libraries that must be the desktop's own, because they talk to its display, font settings or session.

Every Linux desktop has these. All other libraries that a portable folder links to go in.
"""


_OF_A_WHEEL = re.compile(r"-[0-9a-f]{8}\.so")
"""The mark that a package of Python leaves in the names of the libraries that it brings for itself."""


def is_of_the_system(name: str) -> bool:
    """Return whether every Linux desktop has this library, so that a portable folder must not contain it."""
    return not _OF_A_WHEEL.search(name) and any(fnmatch(name, pattern) for pattern in _OF_THE_SYSTEM)


def is_data_wanted(target: str) -> bool:
    """Return whether a data file goes in.

    Sources for translators stay out, and so do Qt's own translations (K2Desk reads only those among its resources) and
    files for developers who build with a package. What pip writes down about a package tells of the folder of the
    build: inventory.py adds the metadata without it.
    """
    path = PurePosixPath(target.replace("\\", "/"))
    if path.parts[0].endswith(".dist-info"):
        return False
    if path.suffix in {".ts", ".pyi", ".h", ".pxd", ".pyx"} or path.name == "py.typed":
        return False
    return "translations" not in path.parts or path.parts[0] == "resources"
