"""Takes new pictures for the manual: runs the tour in both languages and makes its pictures small.

The manual's text is the help's own (resources/help/texts), and each picture in it comes from the tour. Pictures that
are no longer used are deleted. `building.py` makes pages of both for the packages.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HELP = ROOT / "resources" / "help"
LANGUAGES = ("en", "sw")
COLOURS = 96
LOOK = "light:1366x768"
README = frozenset({"list", "form-two-tills", "welcome", "diagnose", "events", "coverage", "payments"})
"""Pictures that the README shows as well, in English."""

sys.path.insert(0, str(ROOT))


def main() -> int:
    for language in LANGUAGES:
        folder = HELP / "pictures" / language
        with tempfile.TemporaryDirectory(prefix="k2desk-manual-") as work:
            take(language, Path(work))
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            for name in sorted(wanted(language)):
                make_small(Path(work, f"{language}-{LOOK.replace(':', '-')}", f"{name}.png"), folder / f"{name}.png")
    size = sum(file.stat().st_size for file in HELP.rglob("*.png"))
    print(f"{len(list(HELP.rglob('*.png')))} pictures, {size / 1e6:.2f} MB")
    return 0


def wanted(language: str) -> set[str]:
    """Return the names of the pictures in the manual of a language."""
    from k2desk.ui.help.articles import articles

    named = {picture.name for article in articles(language) for picture in article.pictures}
    return named | README if language == "en" else named


def take(language: str, folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    # In one look: then the tour inspects each picture, and leaves out the press on every button.
    tour = [sys.executable, "-P", "-m", "k2desk", "--tour", "--language", language, "--look", LOOK]
    tour += ["--screenshots", str(folder)]
    if subprocess.run(tour, env=environment).returncode != 0:
        sys.exit("The tour failed, so there are no pictures.")


def make_small(source: Path, target: Path) -> None:
    """Reduce the number of colours: a picture of a window needs few."""
    from PIL import Image

    with Image.open(source) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(target, optimize=True)


# --- pages for the packages -------------------------------------------------------------------------------------------

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2524;"
    "background:#fff}h1{font-size:1.8rem}h2{margin-top:2.5rem;font-size:1.3rem}img{max-width:100%;height:auto;"
    "border:1px solid #d5dddc}figure{margin:1rem 0}nav li{margin:.2rem 0}@media print{h2{break-after:avoid}}"
)


def write_pages(folder: Path) -> None:
    """Write `en.html` and `sw.html` with their pictures: the manual as a page to read without K2Desk or to print."""
    for language in LANGUAGES:
        pictures = folder / language
        pictures.mkdir(parents=True, exist_ok=True)
        for name in wanted(language):
            source = HELP / "pictures" / language / f"{name}.png"
            shutil.copyfile(source, pictures / source.name)
        (folder / f"{language}.html").write_text(page(language), encoding="utf-8")


def page(language: str) -> str:
    """Return the manual of a language in HTML, without scripts and external resources."""
    from k2desk.ui.help.articles import Article, articles

    found = articles(language)

    def section(article: Article) -> str:
        lines = [f'<section id="{html.escape(article.id)}"><h2>{html.escape(article.title)}</h2>']
        for number, paragraph in enumerate((*article.paragraphs, "")):
            for picture in article.pictures:
                if picture.before == number:
                    words = html.escape(picture.words, quote=True)
                    lines.append(f'<figure><img src="{language}/{picture.name}.png" alt="{words}"></figure>')
            if paragraph:
                lines.append(_item(paragraph))
        return _lists(lines) + "</section>"

    contents = "".join(f'<li><a href="#{html.escape(one.id)}">{html.escape(one.title)}</a></li>' for one in found)
    body = "\n".join(map(section, found))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>K2Desk</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n'
        f"<body><h1>K2Desk</h1><nav><ul>{contents}</ul></nav>\n{body}\n</body></html>\n"
    )


def _item(paragraph: str) -> str:
    text = html.escape(paragraph.removeprefix("• "))
    return f"<li>{text}</li>" if paragraph.startswith("• ") else f"<p>{text}</p>"


def _lists(lines: Iterable[str]) -> str:
    made: list[str] = []
    for line in lines:
        is_item, was_item = line.startswith("<li>"), bool(made) and made[-1].startswith("<li>")
        if is_item and not was_item:
            made.append("<ul>")
        if was_item and not is_item:
            made.append("</ul>")
        made.append(line)
    if made and made[-1].startswith("<li>"):
        made.append("</ul>")
    return "\n".join(made)


if __name__ == "__main__":
    sys.exit(main())
