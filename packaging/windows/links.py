"""Prints what a link of Windows' start menu (.lnk) names on the disk C: its program or page, and its icon."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def named(link: bytes) -> list[str]:
    """Return the paths in a link, without doubles. They are in it as text, in one or two bytes a letter.

    In one byte a letter of a name may be another one, so only plain ones count there.
    """
    texts = (
        link.decode("ascii", "replace"),
        link.decode("utf-16-le", "replace"),
        link[1:].decode("utf-16-le", "replace"),
    )
    found = (path for text in texts for path in re.findall(r"C:\\[\w .()\\-]+\.(?:exe|html|ico)", text))
    return list(dict.fromkeys(found))


if __name__ == "__main__":
    print(*named(Path(sys.argv[1]).read_bytes()), sep="\n")
