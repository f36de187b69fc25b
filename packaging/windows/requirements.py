"""Prints a requirement file as it is for Windows: pip judges the markers by the computer on which it runs."""

from __future__ import annotations

import re
import sys
from pathlib import Path

text = Path(sys.argv[1]).read_text(encoding="utf-8")
text = re.sub(r"^\S+ ; sys_platform == 'linux'(?:.*\\\n)+.*\n", "", text, flags=re.MULTILINE)
print(re.sub(r" ; sys_platform == 'win32'", "", text), end="")
