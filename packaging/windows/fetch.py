"""Downloads one file of a package from the index that pip uses, without running anything of it.

    fetch.py PACKAGE FILE SHA256 FOLDER

pip itself would run the package's `setup.py` even for a mere download.
"""

from __future__ import annotations

import hashlib
import html
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen


def main() -> int:
    package, name, wanted, folder = sys.argv[1:]
    target = Path(folder) / name
    if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == wanted:
        return 0
    page = f"{index().rstrip('/')}/{package}/"
    with urlopen(page, timeout=60) as answer:
        links = map(html.unescape, re.findall(r'href="([^"#]+)', answer.read().decode()))
    link = next((link for link in links if link.rpartition("/")[2] == name), None)
    if link is None:
        sys.exit(f"The index has no {name}.")
    with urlopen(urljoin(page, link), timeout=300) as answer:
        content = answer.read()
    if hashlib.sha256(content).hexdigest() != wanted:
        sys.exit(f"{name} is not the file that was pinned.")
    target.write_bytes(content)
    return 0


def index() -> str:
    """Return the address of the index: pip's setting, or the public one."""
    for setting in (":env:.index-url", "global.index-url"):
        asked = subprocess.run([sys.executable, "-m", "pip", "config", "get", setting], capture_output=True, text=True)
        if asked.returncode == 0 and asked.stdout.strip():
            return asked.stdout.strip()
    from pip._internal.models.index import PyPI

    return str(PyPI.simple_url)


if __name__ == "__main__":
    sys.exit(main())
