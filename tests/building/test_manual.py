"""The manual has the help's own text with pictures from the tour, and the same content in both languages."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

import pytest

from k2desk.ui.help.articles import articles, picture_file
from k2desk.ui.text.plain import without_mark

ROOT = Path(__file__).resolve().parents[2]

import manual  # noqa: E402

_LARGEST = 2_000_000
_WIDTH = 750


class _Page(HTMLParser):
    """Collects what a browser finds on a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.pictures: dict[str, str] = {}
        self.ids: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag not in {"meta", "img"}:
            self.open.append(tag)
        if tag == "img":
            self.pictures[facts["src"]] = facts["alt"]
        self.links += [facts["href"]] if "href" in facts else []
        self.ids += [facts["id"]] if "id" in facts else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_both_languages_show_the_same_pictures_at_the_same_places():
    places = [
        [(one.id, picture.name, picture.before) for one in articles(language) for picture in one.pictures]
        for language in ("en", "sw")
    ]
    assert places[0] == places[1] and len(places[0]) >= 10


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_picture_is_there_and_none_lies_about(language):
    from PySide6.QtGui import QImageReader

    wanted = manual.wanted(language)
    assert {file.stem for file in picture_file(language, "x").parent.iterdir()} == wanted
    for name in wanted:
        size = QImageReader(str(picture_file(language, name))).size()
        assert size.width() >= _WIDTH and size.height() > 300, name
    for article in articles(language):
        assert all(picture.words.endswith(".") for picture in article.pictures)


def test_all_pictures_together_are_small():
    assert sum(file.stat().st_size for file in (ROOT / "resources" / "help").rglob("*.png")) < _LARGEST


def test_the_readme_shows_pictures_that_are_there():
    shown = re.findall(r"\]\((resources/\S+\.png)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert {Path(one).stem for one in shown} == manual.README
    assert all((ROOT / one).is_file() for one in shown)


def test_the_tour_takes_every_picture_of_the_manual():
    tour = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "k2desk" / "tour").glob("*.py"))
    taken = set(re.findall(r'\.take\(f?"([\w-]+)"', tour))
    assert manual.wanted("en") <= taken


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_page_is_whole_and_leads_nowhere_else(language):
    found = articles(language)
    page = _Page(manual.page(language))
    assert page.open == []
    assert page.ids == [one.id for one in found] and page.links == [f"#{one.id}" for one in found]
    assert set(page.pictures) == {f"{language}/{one.name}.png" for article in found for one in article.pictures}
    assert all(page.pictures.values())
    text = manual.page(language)
    assert "<script" not in text and "http" not in re.sub(r"https? address|https", "", text)


def test_pages_and_pictures_are_written_beside_each_other(tmp_path):
    manual.write_pages(tmp_path)
    for language in ("en", "sw"):
        for source in _Page((tmp_path / f"{language}.html").read_text(encoding="utf-8")).pictures:
            assert (tmp_path / source).is_file()


@pytest.mark.parametrize("language", ["en", "sw"])
def test_what_the_help_names_is_called_so_in_the_window(language):
    """Words in quotes in the manual are the texts of buttons, pages and badges."""
    catalogue = ElementTree.parse(ROOT / "resources" / "translations" / "k2desk_sw.ts")
    tag = "source" if language == "en" else "translation"
    known = {without_mark(message.findtext(tag) or "") for message in catalogue.iter("message")}
    # A button's words may contain or end with a number. "Failed" is a status word of Kopo Kopo's, and "create" a
    # command of the developer's code.
    known |= {re.sub(r":? ?\(?\{n\}\)? ?", " ", one).strip() for one in known if "{n}" in one}
    # The bold line of a card is named without its value and its full stop.
    known |= {one.partition("{")[0].rstrip(" :.") for one in known}
    known |= {article.title for article in articles(language)} | {"word", "neno", "Failed", "create"}
    quoted = {
        words for article in articles(language) for text in article.paragraphs for words in re.findall("“(.+?)”", text)
    }
    assert sorted(quoted - known) == []
