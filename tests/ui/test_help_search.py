"""The help is found by code, by symptom and by any words of it, in both languages, and says what to press."""

from __future__ import annotations

import re

import pytest

from k2desk.model.problems import ProblemKind
from k2desk.ui.help.articles import articles
from k2desk.ui.help.problem_entries import problem_entries
from k2desk.ui.help.search import HelpSearch
from k2desk.ui.text.language import language
from k2desk.ui.text.messages import action_text

QUERIES = {
    "en": {
        "K-12": "K-12",
        "k12": "K-12",
        "k 012": "K-12",
        "K‑104": "K-104",
        "what is K-25?": "K-25",
        "POS not showing payment": "missing",
        "payments are not showing on the POS": "missing",
        "no alerts arrive": "missing",
        "alert twice": "double",
        "twice alerts": "double",
        "duplicate payment": "double",
        "certificate": "certificate",
        "certificat": "certificate",
        "certficate expired": "certificate",
        "certificates ended": "certificate",
        "fake alert": "not-genuine",
        "not genuine": "not-genuine",
        "signature wrong": "not-genuine",
        "keys refused": "keys-refused",
        "wrong key": "keys-refused",
        "no internet": "no-internet",
        "wifi": "no-internet",
        "alerts late": "slow",
        "late alert": "slow",
        "not confirmed": "twice",
        "where are the keys": "keys",
        "hmac-sha256": "ask-developer",
        "network wants password": "K-28",
        "computer's date wrong": "K-21",
        "who made the certificate": "K-59",
        "till without alerts": "coverage",
        "keybord": "keyboard",
        "put back a removed subscription": "undo",
        "delete subscription": "cannot",
    },
    "sw": {
        "mtandao unataka nywila": "K-28",
        "K-12": "K-12",
        "k12": "K-12",
        "POS haionyeshi malipo": "missing",
        "malipo hayaonekani kwenye POS": "missing",
        "arifa hazifiki": "missing",
        "arifa mara mbili": "double",
        "mara mbili arifa": "double",
        "cheti": "certificate",
        "cheti kimeisha": "certificate",
        "vyeti": "certificate",
        "arifa bandia": "not-genuine",
        "feki": "not-genuine",
        "saini si halisi": "not-genuine",
        "funguo zimekataliwa": "keys-refused",
        "funguo hazikubaliwi": "keys-refused",
        "hakuna intaneti": "no-internet",
        "intanet": "no-internet",
        "arifa zimechelewa": "slow",
        "hatuna uhakika": "twice",
        "funguo ziko wapi": "keys",
        "till bila arifa": "coverage",
        "kibodi": "keyboard",
        "tarehe ya kompyuta si sahihi": "K-21",
    },
}


@pytest.fixture(params=["en", "sw"])
def spoken(qapp, request):
    code = request.param
    language().start(qapp, code)
    if code not in _searches:
        _searches[code] = HelpSearch((*articles(code), *problem_entries()))
    return code, _searches[code]


_searches: dict[str, HelpSearch] = {}
"""The search in each language, which the tests share."""


def test_what_people_ask_finds_the_right_article_first(spoken):
    code, search = spoken
    wrong = {
        asked: [one.id for one in search.find(asked)[:4]]
        for asked, right in QUERIES[code].items()
        if next((one.id for one in search.find(asked)), "") != right
    }
    assert wrong == {}


def test_every_problem_is_found_by_its_code_and_says_what_to_press(spoken):
    _, search = spoken
    for kind in ProblemKind:
        first = search.find(kind.code.replace("-", "").lower())[0]
        assert first.id == kind.code and first.title.startswith(f"{kind.code} · ")
        text = "\n".join(first.paragraphs)
        assert "{" not in first.title + text and "…" not in first.title
        buttons = [action_text(action) for action in kind.actions]
        assert all(f"“{button}”" in text for button in buttons if button != action_text(kind.actions[0]))
        assert "“" in text, "something to press"


def test_every_article_about_a_symptom_says_what_to_press(spoken):
    code, _ = spoken
    for article in articles(code):
        if article.id in {"missing", "double", "certificate", "not-genuine", "keys-refused", "no-internet", "slow"}:
            assert article.search_words and len(re.findall("“[^”]+”", "\n".join(article.paragraphs))) >= 2


def test_what_nobody_wrote_is_not_found_and_words_in_any_case_are(spoken):
    code, search = spoken
    assert search.find("giraffe") == () == search.find("keys giraffe" if code == "en" else "funguo twiga")
    assert [one.id for one in search.find("ADMINISTRATOR")][:2] == [one.id for one in search.find("administrator")][:2]
