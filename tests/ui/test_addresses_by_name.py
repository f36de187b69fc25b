"""An address is called by the name that the shop gave it, and a message to someone is in a language of one's choice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.events import CUSTOMER_PAYMENT
from k2desk.model.problems import Problem, ProblemAction, ProblemKind, Who
from k2desk.model.records import AccountContents, AddressName, State, TillRecord
from k2desk.services.account_history import Happened
from k2desk.services.address_check.results import Report
from k2desk.services.coverage import coverage
from k2desk.services.forms.go_live import Places, set_up_of
from k2desk.services.history_of import AccountEvent
from k2desk.services.ready import Finding, TillSheet
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.services.who_can_fix import Conclusion, Why
from k2desk.ui.bulk.places_table import PlacesTable
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.message_card import MessageCard
from k2desk.ui.controls.planned_rows import PlannedModel, PlannedTableRow, RowState
from k2desk.ui.controls.problem_buttons import ProblemButtons
from k2desk.ui.coverage.advice_panel import AdviceCard, AdvicePanel
from k2desk.ui.coverage.table import CoverageModel
from k2desk.ui.diagnose.address_edit import AddressEdit
from k2desk.ui.diagnose.who_panel import WhoPanel
from k2desk.ui.history.columns import about
from k2desk.ui.history.model import HistoryModel
from k2desk.ui.subscriptions.known_about import known_about
from k2desk.ui.text.language import language
from k2desk.ui.text.letters import letter_about, letter_to_end
from k2desk.ui.text.places import offered_places, place_words
from k2desk.ui.text.readiness import message
from k2desk.ui.text.reports import whole_report
from tests.services.test_badge import FIVE, GOOD, NOW, ROW

POS = "POS Westlands"
ADDRESS = "https://pos.njeri.co.ke/k2/paid"


def _cache(*extra) -> SubscriptionCache:
    """Return a list with two rows that send to one named address, and one that sends to another."""
    rows = tuple(
        replace(ROW, id=f"r{number}", scope="till", scope_reference=till, address=address, state=State.CREATED)
        for number, (till, address) in enumerate(
            (("555555", ADDRESS), ("555555", ADDRESS), ("112233", "https://books.example/k2"))
        )
    )
    checks = tuple(replace(GOOD, subscription_id=row.id) for row in rows)
    names = (AddressName("shop", address_key(ADDRESS), POS, NOW),)
    tills = (TillRecord("shop", "555555", "Westlands"), TillRecord("shop", "112233", "Thika Road"))
    return SubscriptionCache(AccountContents(rows, checks, tills=tills, names=names))


@pytest.fixture
def cache(qapp):
    language().start(qapp, "en")
    yield _cache()
    language().start(qapp, "en")


def test_an_address_is_offered_in_the_forms_by_its_name(cache, qtbot):
    assert list(offered_places(cache)) == [f"{POS} · {ADDRESS}", "https://books.example/k2"]
    edit = AddressEdit(lambda: "Web address to test")
    qtbot.addWidget(edit)
    edit.set_addresses([ADDRESS, "https://books.example/k2"], cache.address_name)
    edit.show()
    QTest.keyClicks(edit, "westl")
    popups = [one for one in QApplication.topLevelWidgets() if isinstance(one, QListView) and one.isVisible()]
    (popup,) = popups
    assert popup.model().rowCount() == 1 and popup.model().index(0, 0).data() == f"{POS} · {ADDRESS}"
    popup.clicked.emit(popup.model().index(0, 0))
    assert edit.text() == ADDRESS, "what is put into the field is the address itself"


def test_coverage_says_which_address_gets_an_alert_and_which_gets_it_twice(cache, qtbot):
    def place(address: str) -> str:
        return place_words(address, cache.address_name(address))

    found = coverage(cache, cache.tills(), NOW, FIVE)
    model = CoverageModel(place)
    model.show_coverage(found)
    column = next(one for one in model.columns if one.name == CUSTOMER_PAYMENT)
    twice, once = (column.tip((till, cache.till_name(till))) for till in ("555555", "112233"))
    assert f"{POS} (pos.njeri.co.ke)" in twice and "555555 Westlands" in twice
    assert once.endswith("Sent to books.example")
    panel = AdvicePanel(place)
    qtbot.addWidget(panel)
    panel.show_coverage(found)
    said = [card.said.text() for card in panel.findChildren(AdviceCard)]
    assert said == [f"{POS} (pos.njeri.co.ke) gets two alerts when a customer pays till 555555 Westlands."]
    cache.address_named(AddressName("shop", address_key(ADDRESS), "Till room", NOW))
    panel.show_coverage(found)
    (card,) = [one for one in panel.findChildren(AdviceCard) if not one.isHidden()]
    assert "Till room" in card.said.text(), "a new name is said at once"


def test_a_planned_row_the_history_and_its_search_call_an_address_by_its_name(cache, qapp):
    model = PlannedModel()
    row = PlannedTableRow("555555 Westlands", CUSTOMER_PAYMENT, ADDRESS, RowState.PLANNED, place=POS)
    model.show_rows((row,))
    (sent_to,) = (one for one in model.columns if one.name == "address")
    assert sent_to.text(row) == f"{POS} · pos.njeri.co.ke/k2/paid"
    history = HistoryModel(cache, SimpleNamespace(now=lambda: NOW), lambda: None)
    happened = Happened(AccountEvent("1", "shop", NOW, "look", ADDRESS), None)
    assert history.place_text(happened) == f"{POS} · pos.njeri.co.ke/k2/paid"
    assert POS in about(happened, "", history.place_text(happened))


def test_going_live_calls_an_address_by_its_name(cache, qtbot):
    table = PlacesTable()
    qtbot.addWidget(table)
    contents = AccountContents(
        tuple(entry.record for entry in cache), names=(AddressName("shop", address_key(ADDRESS), POS, NOW),)
    )
    table.show_set_up(set_up_of(contents, 2), Places())
    shown = [table.item(row, 0).text() for row in range(table.rowCount())]
    assert shown == ["Till 112233", "Till 555555", f"{POS} · pos.njeri.co.ke/k2/paid", "books.example/k2"]


def test_letters_and_reports_call_address_and_till_by_their_names(cache, qapp):
    entry = cache.get("r0")
    problem = Problem(ProblemKind.CERTIFICATE_ENDED, (("date", "2026-11-20"),))
    letter = letter_about(problem, ProblemAction.ASK_WEBSITE, known_about(entry, cache))
    assert f"{POS} · {ADDRESS}" in letter and "555555 Westlands" in letter
    report = Report(ADDRESS, "pos.njeri.co.ke", NOW)
    text = whole_report(Conclusion(Who.KOPO_KOPO, Why.ALL_WELL), report, tuple(cache), None, NOW, cache)
    assert f"{POS} (pos.njeri.co.ke)" in text and "Till 555555 Westlands" in text
    assert "till 112233 Thika Road" in text, "the lines for a developer name the tills too"
    till = TillSheet("555555", Finding.SERVER, "r0", problem=problem, address=ADDRESS)
    said = message((till,), cache.tills(), {}, cache.address_name)
    assert "Till 555555 Westlands" in said and f"{POS} · {ADDRESS}" in said
    ended = letter_to_end([entry.record], f"{ADDRESS}?key=secret", date(2026, 11, 28), cache.till_name)
    assert "555555 Westlands" in ended and "secret" not in ended


def test_a_message_is_copied_in_either_language_whatever_the_window_speaks(cache, qtbot):
    buttons = ProblemButtons()
    qtbot.addWidget(buttons)
    problem = Problem(ProblemKind.CERTIFICATE_ENDED, (("date", "2026-11-20"),))
    buttons.known = lambda: known_about(cache.get("r0"), cache)
    buttons.show_problem(problem)
    offered = {one.objectName(): one for one in buttons.findChildren(LinkButton)}
    assert offered["Action-ask_website-sw"].accessibleName() == "Copy message for website person, in Kiswahili"
    letters = {}
    for name in ("Action-ask_website", "Action-ask_website-sw"):
        offered[name].click()
        letters[name] = QGuiApplication.clipboard().text()
    english, kiswahili = letters.values()
    assert "Please fix it" in english and "20 Nov 2026" in english and "A customer paid your till" in english
    assert "Mteja amelipa kwenye till yako" in kiswahili and "20 Nov 2026" in kiswahili
    assert "Please" not in kiswahili and "When:" not in kiswahili and POS in kiswahili
    assert language().current == "en" and buttons.tr("in {language}") == "in {language}", "the window stays English"


def test_the_message_and_the_report_of_a_diagnosis_are_in_the_language_that_is_chosen_there(cache, qtbot):
    panel = WhoPanel()
    qtbot.addWidget(panel)
    report = Report(ADDRESS, "pos.njeri.co.ke", NOW)
    conclusion = Conclusion(Who.KOPO_KOPO, Why.ALL_WELL)

    def written() -> str:
        return whole_report(conclusion, report, tuple(cache), None, NOW + timedelta(hours=1), cache)

    panel.show_conclusion(conclusion.who, "Kopo Kopo", "", written, "", written)
    assert "Hello Kopo Kopo" in panel.said
    panel.languages.button("sw").click()
    assert "Hello" not in panel.said and "Habari Kopo Kopo" in panel.said
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == panel.report and "Habari" in panel.report
    card = MessageCard(written)
    qtbot.addWidget(card)
    card.languages.button("sw").click()
    assert "Habari Kopo Kopo" in card.text.text()
