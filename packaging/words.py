"""Updates the translation catalogues: adds new texts, removes unused ones, and compiles all catalogues.

Translators edit `resources/translations/*.ts` (Qt Linguist opens them); run this again afterwards. `--check` changes
nothing and exits with 1 if something would change.
"""

from __future__ import annotations

import argparse
import filecmp
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
# English needs only its plurals. `qt_sw` contains the texts of Qt's own buttons and menus and is maintained by hand.
CATALOGUES = {"k2desk_sw.ts": [], "k2desk_en.ts": ["-pluralonly"]}
BY_HAND = ("qt_sw.ts",)


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py words", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, tell whether something would change")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="k2desk-words-") as work:
        made = Path(work)
        for name in (*CATALOGUES, *BY_HAND):
            if (FOLDER / name).exists():
                shutil.copy(FOLDER / name, made / name)
        for name, flags in CATALOGUES.items():
            language = name.removesuffix(".ts").rpartition("_")[2]
            call("pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none", "-source-language", "en",
                 "-target-language", language, *flags, *sources(), "-ts", str(made / name))  # fmt: skip
        for name in (*CATALOGUES, *BY_HAND):
            call("pyside6-lrelease", "-silent", str(made / name), "-qm", str((made / name).with_suffix(".qm")))
        changed = [one for one in sorted(made.iterdir()) if not same(one, FOLDER / one.name)]
        if not options.check:
            FOLDER.mkdir(exist_ok=True)
            for one in changed:
                shutil.copy(one, FOLDER / one.name)
    for one in changed:
        print(f"{one.name} {'would change' if options.check else 'brought up to date'}")
    return 1 if changed and options.check else 0


def sources() -> list[str]:
    return sorted(str(path) for path in (ROOT / "k2desk").rglob("*.py"))


def same(one: Path, other: Path) -> bool:
    return other.exists() and filecmp.cmp(one, other, shallow=False)


def call(tool: str, *arguments: str) -> None:
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(f"{tool} failed:\n{done.stdout}")


if __name__ == "__main__":
    sys.exit(main())
