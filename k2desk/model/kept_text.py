"""The type of typed text that may be stored. Only `text_keeping` makes values of it, after a search for keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NewType

KeptText = NewType("KeptText", str)
"""Text that was checked for keys."""

NO_TEXT = KeptText("")

KeptValue = KeptText | bool | int | None | Sequence["KeptValue"] | Mapping[str, "KeptValue"]
"""The content of a draft. The keys of a mapping are the program's own words."""
