"""The help has the same articles in both languages, finds them by search, and does not use the network."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QScrollArea

from k2desk import __version__
from k2desk.ui.controls.buttons import IconButton, LinkButton
from k2desk.ui.controls.commands import COMMANDS, shortcut_list, shown_keys
from k2desk.ui.controls.search_field import SearchField
from k2desk.ui.help.articles import Picture, articles, parsed, with_keys
from k2desk.ui.help.page import HelpPage
from k2desk.ui.help.picture_view import PictureView
from k2desk.ui.help.window import HelpWindow
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import theme
from k2desk.ui.text.badges import LOOKS
from k2desk.ui.text.server_badges import SERVER_LOOKS
from tests.ui.pages import NotingNavigator

ENGLISH = [
    "Damaged",
    "Sending…",
    "Not confirmed",
    "Not created",
    "Not sent",
    "Keys refused",
    "Not allowed",
    "Not found",
    "Changed at Kopo Kopo",
    "Says “word”",
    "Kopo Kopo not answering",
    "Active 2 h ago",
    "Active, server problem",
    "Active",
    "Not checked yet",
]
KISWAHILI = [
    "Imeharibika",
    "Inatuma…",
    "Hatuna uhakika",
    "Haujaundwa",
    "Haujatumwa",
    "Funguo zimekataliwa",
    "Funguo haziruhusiwi",
    "Haupatikani",
    "Umebadilishwa",
    "Hali: “neno”",
    "Kopo Kopo haijibu",
    "Ulikuwa umewashwa saa 2 zilizopita",
    "Umewashwa, seva ina tatizo",
    "Umewashwa",
    "Haujakaguliwa",
]


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme().start(qapp, "light")
    before = QLocale()
    QLocale.setDefault(QLocale("en_KE"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def page(qtbot):
    made = HelpPage(NotingNavigator())
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _of(language, article_id):
    return next(article for article in articles(language) if article.id == article_id)


def _speak(page, locale):
    QLocale.setDefault(QLocale(locale))
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))


def _titles(page):
    listed = page.findChild(QListWidget, "HelpTitles")
    return [listed.item(row).text() for row in range(listed.count())]


def _shown(page):
    QApplication.processEvents()
    labels = page.findChild(QScrollArea, "HelpArticle").findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


# -- the texts ---------------------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_articles_and_none_is_empty():
    english, kiswahili = articles("en"), articles("sw")
    assert [one.id for one in english] == [one.id for one in kiswahili]
    assert len({one.id for one in english}) == len(english)
    for one, other in zip(english, kiswahili, strict=True):
        assert one.title and other.title and one.paragraphs and other.paragraphs
        assert all(text.removeprefix("• ") for text in (*one.paragraphs, *other.paragraphs))
        kinds = [[text.startswith("• ") for text in article.paragraphs] for article in (one, other)]
        assert kinds[0] == kinds[1], one.id


def test_another_language_gets_the_english_help():
    assert articles("fr") == articles("en") != articles("sw")


@pytest.mark.parametrize("language", ["en", "sw"])
def test_what_a_webhook_is_takes_four_sentences(language):
    text = " ".join(_of(language, "what-is-it").paragraphs)
    assert "webhook" in text
    assert len(re.findall(r"[.?!](?:\s|$)", text)) == 4


@pytest.mark.parametrize(("language", "words"), [("en", ENGLISH), ("sw", KISWAHILI)])
def test_every_badge_is_explained(language, words):
    items = [text for text in _of(language, "statuses").paragraphs if text.startswith("• ")]
    assert len(items) == len(words) == len(LOOKS)
    for item, word in zip(items, words, strict=True):
        assert item.startswith(f"• {word}: "), item


def test_the_badges_are_explained_by_the_words_that_the_list_shows():
    shown = {str(look.words).replace("{word}", "word").replace("{age}", "2 h") for look in LOOKS.values()}
    assert shown == set(ENGLISH)


def test_every_badge_of_the_server_is_explained():
    items = [text for text in _of("en", "your-server").paragraphs if text.startswith("• ")]
    assert len(items) == len(SERVER_LOOKS) == len([p for p in _of("sw", "your-server").paragraphs if p[0] == "•"])
    for _, _, words in SERVER_LOOKS.values():
        pattern = "• " + re.escape(str(words)).replace(r"\{n\}", r"\d+") + ": "
        assert any(re.match(pattern, item) for item in items), words


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_shortcut_is_told(language):
    article = next(one for one in with_keys(articles(language), shortcut_list()) if one.id == "keyboard")
    for command in COMMANDS:
        if not command.id.startswith(("page-", "account-")):
            assert f"• {command.shown or shown_keys(command.id)}: " in "\n".join(article.paragraphs), command.id
    assert all(f"{keys}: {words}" in "\n".join(article.paragraphs) for keys, words in shortcut_list())
    assert any("Ctrl+1 … Ctrl+9: " in one for one in article.paragraphs)
    assert any("Alt+1 … Alt+9: " in one for one in article.paragraphs)


def test_the_sheet_of_keys_is_on_the_page(page):
    page.show_article("keyboard")
    shown = _shown(page)
    assert all(keys in shown and words in shown for keys, words in shortcut_list())


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_developer_is_asked_for_the_header_that_kopo_kopo_sends(language):
    text = "\n".join(_of(language, "ask-developer").paragraphs)
    assert all(word in text for word in ("X-KopoKopo-Signature", "HMAC-SHA256", "API key", "https", "200", "id"))


def test_lines_of_one_paragraph_are_joined_and_what_stands_before_a_title_is_left_out():
    (article,) = parsed("lost\n# a | Title | of it\nOne\ntwo\n\nThree\n- four\n-five\n-  six\nseven\n")
    assert (article.id, article.title) == ("a", "Title | of it")
    assert article.paragraphs == ("One two", "Three", "• four -five", "• six seven")


# -- the page ----------------------------------------------------------------------------------------------------------


def test_the_page_begins_with_the_first_article(page):
    assert _titles(page) == [one.title for one in articles("en")]
    assert _shown(page)[0] == articles("en")[0].title
    assert page.findChild(QListWidget, "HelpTitles").currentRow() == 0


def test_a_title_is_chosen_by_key(page, qtbot):
    search, listed = page.findChild(SearchField, "HelpSearch"), page.findChild(QListWidget, "HelpTitles")
    search.setFocus()
    qtbot.keyClicks(search, "twice")
    assert _titles(page)[0] == _of("en", "double").title
    first = _shown(page)[0]
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert listed.hasFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert _shown(page)[0] == listed.currentItem().text() != first


def test_what_is_read_stays_while_the_search_finds_it(page, qtbot):
    page.show_article("ask-developer")
    qtbot.keyClicks(page.search, "signature")
    assert len(_titles(page)) > 1
    assert _shown(page)[0] == _of("en", "ask-developer").title
    assert page.titles.currentItem().text() == _of("en", "ask-developer").title


def test_a_search_without_result_says_so_and_can_be_cleared(page, qtbot):
    page.show_article("keys")
    page.search.setText("giraffe")
    assert not page.titles.isVisible()
    assert "giraffe" in " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert _shown(page)[0] == _of("en", "keys").title
    qtbot.mouseClick(page.findChild(LinkButton, "HelpClearSearch"), Qt.MouseButton.LeftButton)
    assert page.titles.isVisible() and page.search.hasFocus()
    assert page.titles.currentItem().text() == _of("en", "keys").title


def test_escape_empties_the_search_and_the_find_key_leads_to_it(qtbot, qapp):
    window = HelpWindow(None, "keys", NotingNavigator())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page
    qtbot.keyClicks(page.search, "giraffe")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == "" and window.isVisible()
    page.titles.setFocus()
    qtbot.keyClick(page.titles, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()


def test_the_article_and_the_search_stay_over_a_change_of_language(page, qtbot):
    page.show_article("statuses")
    page.search.setText("Kopo Kopo")
    page.search.setCursorPosition(4)
    page.search.setFocus()
    _speak(page, "sw_KE")
    assert _shown(page)[0] == _of("sw", "statuses").title
    assert "Umewashwa, seva ina tatizo" in _shown(page)
    assert page.titles.currentItem().text() == _of("sw", "statuses").title
    assert page.search.text() == "Kopo Kopo" and page.search.cursorPosition() == 4 and page.search.hasFocus()
    _speak(page, "en_KE")
    assert _shown(page)[0] == _of("en", "statuses").title


def test_an_article_that_the_search_hides_is_shown_when_it_is_asked_for(page):
    page.search.setText("tray giraffe")
    page.show_article("privacy")
    assert page.search.text() == "" and _shown(page)[0] == _of("en", "privacy").title
    page.show_article("not-there")
    assert _shown(page)[0] == _of("en", "privacy").title


@pytest.mark.parametrize("language", ["en", "sw"])
def test_nothing_of_an_article_is_lost_on_the_page(page, language):
    _speak(page, f"{language}_KE")
    for article in articles(language):
        page.show_article(article.id)
        shown = " ".join(_shown(page))
        for paragraph in article.paragraphs:
            words = paragraph.removeprefix("• ")
            assert words in shown or words.replace(": ", " ") in shown.replace(": ", " "), words


def test_the_help_leads_nowhere_on_the_network(page):
    for language in ("en_KE", "sw_KE"):
        _speak(page, language)
        for article in articles(language[:2]):
            page.show_article(article.id)
            for label in page.findChildren(QLabel):
                assert label.textFormat() is Qt.TextFormat.PlainText and not label.openExternalLinks()
            assert "://" not in "".join(article.paragraphs)


def test_the_article_is_copied(page, qtbot):
    page.show_article("ask-developer")
    qtbot.mouseClick(page.findChild(IconButton, "HelpCopy"), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines() == [_of("en", "ask-developer").title, *_of("en", "ask-developer").paragraphs]


def test_the_links_ask_for_the_report_and_for_what_k2desk_is(page, qtbot):
    qtbot.mouseClick(page.findChild(LinkButton, "HelpReport"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.findChild(LinkButton, "HelpAbout"), Qt.MouseButton.LeftButton)
    assert page._navigator.wishes == [("show_report",), ("show_about",)]


def test_the_titles_stand_above_the_article_where_there_is_little_room(page, qtbot):
    area = page.findChild(QScrollArea, "HelpArticle")
    assert area.x() > page.titles.mapTo(page, page.titles.rect().topRight()).x()
    page.resize(letters(105, page.fontMetrics()), 640)
    qtbot.waitUntil(lambda: area.x() == 0)
    assert area.y() > page.titles.mapTo(page, page.titles.rect().bottomLeft()).y()
    assert area.height() > page.height() // 3
    page.resize(letters(190, page.fontMetrics()), 640)
    qtbot.waitUntil(lambda: area.x() > 0)
    text = max(label.width() for label in area.findChildren(QLabel))
    assert text <= letters(112, page.fontMetrics())


def test_the_help_about_a_problem_is_shown_by_its_code_and_by_what_is_typed(page, qtbot):
    page.show_article("K-12")
    assert page.search.text() == "K-12" and _shown(page)[0].startswith("K-12 · The address’s security certificate")
    assert "Press “Copy message for website person” below the message." in " ".join(_shown(page))
    page.search.clear()
    qtbot.keyClicks(page.search, "k104")
    assert _titles(page) == [_shown(page)[0]] and _titles(page)[0].startswith("K-104 · ")
    _speak(page, "sw_KE")
    assert _titles(page)[0].startswith("K-104 · ") and _shown(page)[0] == _titles(page)[0]


def test_everything_has_a_name_for_a_screen_reader(page):
    for widget in (
        page.search,
        page.titles,
        page.report,
        page.about,
        page.findChild(IconButton, "HelpCopy"),
        page.clear,
    ):
        assert widget.accessibleName(), widget.objectName()
    page.show_article("twice")
    area = page.findChild(QScrollArea, "HelpArticle")
    assert area.accessibleName() == _of("en", "twice").title
    assert _of("en", "twice").paragraphs[0] in area.accessibleDescription()


# -- pictures and changes ----------------------------------------------------------------------------------------------


def test_a_picture_stands_where_the_text_names_it():
    (article,) = parsed("# a | Title\nOne\n\n! list | The list, at work.\n\n- two\n- three\n\n! form | A form.\n")
    assert article.paragraphs == ("One", "• two", "• three")
    assert article.pictures == (Picture("list", "The list, at work.", 1), Picture("form", "A form.", 3))


def test_an_article_shows_its_picture_in_the_language_and_tells_it_to_a_screen_reader(page):
    def seen():
        QApplication.processEvents()
        return [one for one in page.findChildren(PictureView) if one.isVisible()]

    for locale in ("en_KE", "sw_KE"):
        _speak(page, locale)
        page.show_article("statuses")
        (view,) = seen()
        (picture,) = _of(locale[:2], "statuses").pictures
        assert not view.isHidden() and view.accessibleName() == picture.words
        assert view.parentWidget() is not None and view.height() == view.height_for(view.width())
        assert 300 < view.width() < page.width() and 150 < view.height() < view.width()
    page.show_article("keyboard")
    assert seen() == []


def test_a_picture_that_is_missing_leaves_no_hole(qtbot, tmp_path):
    view = PictureView(tmp_path / "gone.png", "gone")
    qtbot.addWidget(view)
    assert view.isHidden() and view.height_for(500) == 0


def test_a_picture_takes_no_window_of_its_own_and_no_focus(page):
    page.search.setFocus()
    page.show_article("coverage")
    QApplication.processEvents()
    assert page.search.hasFocus()
    assert not any(isinstance(widget, PictureView) for widget in QApplication.topLevelWidgets())


@pytest.mark.parametrize(("language", "title"), [("en", "What is new"), ("sw", "Mapya")])
def test_what_is_new_is_the_last_article(language, title):
    article = articles(language)[-1]
    assert (article.id, article.title) == ("changes", title)
    assert re.fullmatch(re.escape(__version__) + r" · \d\d/\d\d/\d{4}", article.paragraphs[0])
    assert all(text.startswith("• ") for text in article.paragraphs[1:])
