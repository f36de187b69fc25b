"""Imports as they are without PySide, which reads the source of every module that is imported after it.

It looks there whether its optional features (`from __feature__ import snake_case`) may be of concern, and Python keeps
all lines that were read once: 14 MB of them, and 10 ms before the first paint. Nothing of K2Desk uses these features.
"""

from __future__ import annotations

import sys
from types import ModuleType


def read_no_sources() -> None:
    """Has PySide take it that no module from here on uses its features. One that works otherwise stays as it is."""
    import PySide6.QtCore  # noqa: F401  from here on it watches what is imported

    features = sys.modules.get("shibokensupport.feature")
    if features is not None and hasattr(features, "_mod_uses_pyside"):
        setattr(features, "_mod_uses_pyside", _uses_no_features)  # noqa: B010  the type checker knows no such name


def _uses_no_features(module: ModuleType) -> bool:
    return False
