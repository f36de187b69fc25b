"""The modules of packaging/ are found as its own scripts find them: beside each other, never as a package."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

if str(PACKAGING) not in sys.path:
    # Last, so that nothing of it stands in front of a library.
    sys.path.append(str(PACKAGING))
