"""Shows one article of the help: its title, its text and pictures, and a button that copies it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import STRETCH, empty, in_column, in_grid, in_row
from k2desk.ui.controls.buttons import IconButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.scroll import ScrollArea, at_the_left
from k2desk.ui.help.articles import Article, picture_file
from k2desk.ui.help.picture_view import PictureView
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, GAP_XL, scaled_font, title_font

_LINE = 112
"""The greatest length of a line in letters."""

_TERM = 33
"""The greatest width of the terms before their explanations, in letters."""

_COPIED_FOR = 2_000
_BULLET = "• "
_EXPLAINED = re.compile(r"(?P<term>.{1,40}?): (?P<text>[A-Z].*)")
"""An item that explains a term: a sentence begins after the colon."""


class ArticleView(ScrollArea):
    """Shows one article at a time, and scrolls it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("HelpArticle")
        self.always = True
        self._article: Article | None = None
        self._build()

    def _build(self) -> None:
        self._title = PlainLabel(font=title_font(), wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = IconButton("copy", lambda: self.tr("Copy this article"), object_name="HelpCopy", clicked=self._copy)
        self._copied = QTimer(self, singleShot=True, interval=_COPIED_FOR)
        self._copied.timeout.connect(lambda: self.copy.set_icon("copy"))
        head = in_row((self._title, 1), (self.copy, Qt.AlignmentFlag.AlignTop), spacing=GAP_M)
        self._text = in_column(spacing=GAP_M)
        content = QWidget(maximumWidth=letters(_LINE, self.fontMetrics()) + 2 * GAP_XL)
        in_column(head, self._text, STRETCH, on=content, margins=(GAP_XL, GAP_L, GAP_XL, GAP_S), spacing=GAP_L)
        self.hold(at_the_left(content))

    def show_article(self, article: Article, language: str) -> None:
        """Show another article, with the pictures of a language ("en", "sw")."""
        self._article = article
        self._title.setText(article.title)
        self.setAccessibleName(article.title)
        self.setAccessibleDescription("\n".join(article.paragraphs))
        empty(self._text)
        items: list[str] = []
        for number, paragraph in enumerate((*article.paragraphs, "")):
            if items and any(picture.before == number for picture in article.pictures):
                self._text.addWidget(_list_of(items))
                items = []
            for picture in article.pictures:
                if picture.before == number:
                    self._text.addWidget(PictureView(picture_file(language, picture.name), picture.words))
            if paragraph.startswith(_BULLET):
                items.append(paragraph.removeprefix(_BULLET))
                continue
            if items:
                self._text.addWidget(_list_of(items))
                items = []
            if paragraph:
                self._text.addWidget(_readable(paragraph))
        self.copy.set_icon("copy")

    def _copy(self) -> None:
        if self._article is not None:
            QGuiApplication.clipboard().setText("\n".join((self._article.title, *self._article.paragraphs)))
            announce(self, self.tr("Copied"))
            self.copy.set_icon("check")
            self._copied.start()


def _readable(text: str) -> PlainLabel:
    label = PlainLabel(text, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _list_of(items: list[str]) -> QWidget:
    """Return the items below each other: terms beside their explanations, else with a bullet each."""
    made = QWidget()
    grid = in_grid(on=made, horizontal=GAP_S, vertical=GAP_S)
    explained = [_EXPLAINED.fullmatch(item) for item in items]
    font = scaled_font(1.0, QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    terms = [found["term"] for found in explained if found is not None]
    width = min(max(map(metrics.horizontalAdvance, terms), default=0) + 2, letters(_TERM, metrics))
    if len(terms) == len(items):
        grid.setHorizontalSpacing(GAP_L)
    for row, (item, found) in enumerate(zip(items, explained, strict=True)):
        if found is not None and len(terms) == len(items):
            term = PlainLabel(found["term"], font=font, wrap=True)
            term.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            term.setFixedWidth(width)
            grid.addWidget(term, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_readable(found["text"]), row, 1, Qt.AlignmentFlag.AlignTop)
        else:
            grid.addWidget(PlainLabel("•", kind="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_readable(item), row, 1, Qt.AlignmentFlag.AlignTop)
    return made
