"""The page *Help*: a search, the titles that it finds, and the chosen article beside or below them."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.commands import shortcut_list
from k2desk.ui.controls.elide import paint_words
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.navigator import Navigator
from k2desk.ui.controls.page import Page
from k2desk.ui.controls.search_field import SearchField
from k2desk.ui.help.article_view import ArticleView
from k2desk.ui.help.articles import Article, articles, with_keys
from k2desk.ui.help.problem_entries import problem_entries
from k2desk.ui.help.search import HelpSearch
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, RADIUS, heading_font, theme
from k2desk.ui.text.plain import filled

_BESIDE = 110
"""The least width, in letters, at which the titles are beside the article."""

_TITLES = (38, 54)
"""The least and the greatest width of the titles' column, in letters. Longer titles take two lines."""

_ROWS_ABOVE = 5
_NO_LIMIT = (1 << 24) - 1


class _TitleDelegate(QStyledItemDelegate):
    """Paints a title in as many lines as it needs, with a tint if it is chosen."""

    def __init__(self, titles: QListWidget) -> None:
        super().__init__(titles)
        self._titles = titles

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = QFontMetrics(_bold(option.font))
        room = self._titles.viewport().width() - 2 * GAP_M
        box = metrics.boundingRect(QRect(0, 0, room, _NO_LIMIT), int(Qt.TextFlag.TextWordWrap), index.data())
        return QSize(metrics.horizontalAdvance(index.data()) + 2 * GAP_M, box.height() + GAP_M)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, state = theme().colours, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colours.selected if chosen else colours.soft)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        font = _bold(option.font) if chosen else option.font
        room = box.adjusted(GAP_M - 1, 0, 1 - GAP_M, 0)
        painter.setFont(font)
        painter.setPen(colours.on_selected if chosen else colours.text)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        paint_words(painter, room, flags, index.data())
        painter.restore()


class _Side(QWidget):
    """The column of search and titles, with a line at the side of the article."""

    def __init__(self) -> None:
        super().__init__()
        self.line_below = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().colours.line)
        box = self.rect()
        painter.drawLine(box.bottomLeft() if self.line_below else box.topRight(), box.bottomRight())


class HelpPage(Page):
    """Shows the help. Everything that it shows is on this computer."""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self._navigator = navigator
        self.setObjectName("HelpPage")
        self._language = ""
        self._texts: tuple[Article, ...] = ()
        self._articles: tuple[Article, ...] = ()
        self._entries: tuple[Article, ...] = ()
        self._index: HelpSearch | None = None
        self._chosen = ""
        self._build()
        self.on_language_change(self._show_language)

    def show_article(self, article_id: str) -> None:
        """Show an article, and clear the search if that hides it. An unknown id changes nothing.

        The article about a problem is shown by a search for its code.
        """
        if any(article.id == article_id for article in self._entries):
            self.search.setText(article_id)
        elif not any(article.id == article_id for article in self._articles):
            return
        elif not any(article.id == article_id for article in self._found()):
            self.search.clear()
        self._choose(article_id)
        self._mark_chosen()

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._side = self._make_side()
        self._view = ArticleView()
        self._both = in_row(self._side, (self._view, 1), on=self, spacing=0)
        self._down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search, self.titles.setFocus)
        self._down.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _make_side(self) -> _Side:
        self.search = named(SearchField(), "HelpSearch")
        self.search.name(lambda: self.tr("Search the help"))
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(lambda: self.titles.setFocus())
        self.titles: QListWidget = QListWidget()
        self.titles.setObjectName("HelpTitles")
        self.put_words(self.titles.setAccessibleName, lambda: self.tr("Articles"))
        self.titles.setFrameShape(QFrame.Shape.NoFrame)
        self.titles.setItemDelegate(_TitleDelegate(self.titles))
        self.titles.setMouseTracking(True)
        self.titles.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.titles.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.titles.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.titles.setMinimumHeight(self.fontMetrics().height() * 3)
        self.titles.currentItemChanged.connect(self._open)
        self._nothing = PlainLabel(font=heading_font(), wrap=True)
        self.clear = named(LinkButton(lambda: self.tr("&Clear search"), clicked=self._clear_search), "HelpClearSearch")
        self._empty = named(QWidget(), "HelpEmpty")
        in_column(self._nothing, self.clear, STRETCH, on=self._empty, margins=GAP_S)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.titles)
        self._stack.addWidget(self._empty)
        self.report = LinkButton(lambda: self.tr("&Save a report for support…"), clicked=self._navigator.show_report)
        self.about = LinkButton(lambda: self.tr("&About K2Desk"), clicked=self._navigator.show_about)
        self.code = LinkButton(lambda: self.tr("Code for m&y developer…"), clicked=lambda: self._navigator.show_code())
        self.code.setObjectName("HelpCode")
        self.report.setObjectName("HelpReport")
        self.about.setObjectName("HelpAbout")
        links = FlowLayout(self.code, self.report, self.about, spacing=GAP_S)
        side = _Side()
        in_column(self.search, (self._stack, 1), links, on=side, margins=(GAP_L, GAP_L, GAP_L, GAP_M), spacing=GAP_M)
        return side

    # -- choosing ----------------------------------------------------------------------------------------------------

    def _search(self) -> None:
        found = self._fill()
        if found and all(article.id != self._chosen for article in found):
            self._choose(found[0].id)
            self._mark_chosen()

    def _found(self) -> tuple[Article, ...]:
        """Return the articles that fit the search, or all of the manual if nothing is searched."""
        if not self.search.text().strip():
            return self._articles
        if self._index is None:
            self._index = HelpSearch((*self._articles, *self._entries))
        return self._index.find(self.search.text())

    def _fill(self) -> tuple[Article, ...]:
        """List the titles that the search finds. The article that is shown stays."""
        text = self.search.text().strip()
        found = self._found()
        self.titles.blockSignals(True)
        self.titles.clear()
        for article in found:
            item = QListWidgetItem(article.title, self.titles)
            item.setData(Qt.ItemDataRole.UserRole, article.id)
        self.titles.blockSignals(False)
        self._mark_chosen()
        self._down.setEnabled(bool(found))
        self._nothing.setText(filled(self.tr("Nothing matches “{q}”."), q=text[:60]))
        if not found:
            announce(self, self._nothing.text())
        self._stack.setCurrentWidget(self.titles if found else self._empty)
        return found

    def _mark_chosen(self) -> None:
        self.titles.blockSignals(True)
        for row in range(self.titles.count()):
            if self.titles.item(row).data(Qt.ItemDataRole.UserRole) == self._chosen:
                self.titles.setCurrentRow(row)
        self.titles.blockSignals(False)

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._choose(item.data(Qt.ItemDataRole.UserRole))

    def _choose(self, article_id: str) -> None:
        is_new = article_id != self._chosen
        self._chosen = article_id
        self._show_chosen()
        if is_new:
            self._view.verticalScrollBar().setValue(0)

    def begin_search(self) -> bool:
        """Set the focus on the search."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def _clear_search(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _article(self) -> Article | None:
        return next((one for one in (*self._articles, *self._entries) if one.id == self._chosen), None)

    def _show_chosen(self) -> None:
        article = self._article()
        if article is not None:
            self._view.show_article(article, self._language)

    # -- room and words ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange titles and article for the new width."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        metrics = self.fontMetrics()
        beside = self.width() >= letters(_BESIDE, metrics)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._side.line_below = not beside
        most = _NO_LIMIT
        least, widest = (letters(count, metrics) for count in _TITLES)
        wanted = max(self.titles.sizeHintForColumn(0), least) + 2 * GAP_L + GAP_M
        self._side.setMaximumWidth(min(wanted, widest, max(least, self.width() // 3)) if beside else most)
        self._side.setMinimumWidth(self._side.maximumWidth() if beside else 0)
        row = max(self.titles.sizeHintForRow(0), self.fontMetrics().height())
        self._stack.setMaximumHeight(most if beside else row * _ROWS_ABOVE)

    def _show_language(self) -> None:
        language = "sw" if QLocale().name().startswith("sw") else "en"
        if language != self._language:
            self._language = language
            self._texts = articles(language)
        # The words of the keys are the program's own texts, which change a moment after the locale.
        self._articles = with_keys(self._texts, shortcut_list())
        self._entries, self._index = problem_entries(), None
        if self._article() is None and self._articles:
            self._chosen = self._articles[0].id
        self._fill()
        self._show_chosen()
        self._share_room()


def _bold(font: QFont) -> QFont:
    """Return the font of the chosen title."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
