"""The parts of the page *Payments* that need no Kopo Kopo: the chart, the totals, and the words of one payment."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.clock import SystemClock
from k2desk.model.events import CUSTOMER_PAYMENT, Scope
from k2desk.model.payment_records import PaymentClaim, PaymentWatch
from k2desk.model.payments import Payment, PaymentKind, Period, added, totals
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.tone import Tone
from k2desk.services import slices
from k2desk.services.payments.not_yet import MissingReport
from k2desk.services.payments.results import Answer, Doubt, Finding, Said
from k2desk.ui.controls.row_delegate import RowDelegate
from k2desk.ui.controls.table_view import Mode, TableView
from k2desk.ui.payments.callback_dialog import CallbackDialog
from k2desk.ui.payments.counter_row import CounterRow
from k2desk.ui.payments.counter_view import CounterView
from k2desk.ui.payments.find_box import FindBox
from k2desk.ui.payments.giving import Giving, WhoDialog
from k2desk.ui.payments.hour_chart import Bar, HourChart
from k2desk.ui.payments.model import Known, PaymentFilter, PaymentsModel
from k2desk.ui.payments.page import PaymentsPage
from k2desk.ui.payments.sums_list import SumsList
from k2desk.ui.payments.totals_view import TotalsView
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.payment_findings import doubt_words, finding_words, report_letter
from k2desk.ui.text.payments import (
    claim_words,
    money_words,
    payer_words,
    payment_sentence,
    period_words,
    searched_text,
    status_look,
    time_words,
)
from k2desk.ui.text.translate_to import writing_in
from tests.services.opened import opened
from tests.waiting import until

NOON = datetime(2026, 11, 28, 9, tzinfo=UTC)
"""Noon in Kenya."""

PAID = Payment(
    reference="UKS4X01ABC",
    amount=Decimal("1250.00"),
    currency="KES",
    at=NOON,
    till="555555",
    kind=PaymentKind.CUSTOMER,
    status="Received",
    first_name="Jane",
    last_name="Wanjiru",
    phone="+254712345678",
    id="1",
)


def _name(till: str) -> str:
    return {"555555": "Westlands"}.get(till, "")


def test_a_payer_is_shortened_until_shown_and_a_hash_is_never_shown():
    assert payer_words(PAID, whole=False) == "Jane W."
    assert payer_words(PAID, whole=True) == "Jane Wanjiru · +254712345678"
    hidden = replace(PAID, phone="a" * 40 + "1" * 24)
    assert payer_words(hidden, whole=True) == "Jane Wanjiru"
    nameless = replace(PAID, first_name="", last_name="")
    assert payer_words(nameless, whole=False) == "+254 7•• ••• 678"


def test_an_amount_or_time_that_is_not_certain_is_shown_as_it_came_and_never_as_zero():
    odd = replace(PAID, amount=Decimal(0), amount_came="1.250,00 KES")
    assert money_words(PAID) == "KES\u00a01,250.00" and money_words(odd) == "1.250,00 KES"
    assert status_look(odd)[2] is Tone.CARE
    assert time_words(replace(PAID, time_is_certain=False), NOON) == "time unknown"
    assert time_words(PAID, NOON + timedelta(days=1)) == "28 Nov, 12:00:00"


def test_only_what_surely_came_is_green():
    greens = [PAID, replace(PAID, status="Complete")]
    others = [replace(PAID, is_reversal=True), replace(PAID, status="Pending"), replace(PAID, status="")]
    assert {status_look(one)[2] for one in greens} == {Tone.GOOD}
    assert {status_look(one)[2] for one in others} == {Tone.CARE}
    assert status_look(PAID, NOON)[2] is Tone.CARE, "it was undone later"


def test_a_payment_is_heard_as_one_sentence_with_its_till_by_name():
    said = payment_sentence(PAID, _name, NOON, whole=False)
    assert said == "KES\u00a01,250.00 from Jane W. to till 555555 Westlands, 12:00:00, received"
    assert "went back to Jane W." in payment_sentence(replace(PAID, is_reversal=True), _name, NOON, whole=False)


def test_text_from_outside_brings_no_place_and_no_line_into_the_words():
    evil = replace(PAID, first_name="{amount}\u202e", last_name="x\ny", till="{payer}", status="<b>\n")
    said = payment_sentence(evil, _name, NOON, whole=True)
    assert said.count("KES") == 1 and "\n" not in said and "\u202e" not in said
    assert "jane wanjiru" in searched_text(PAID) and "1,250.00" in searched_text(PAID)


def test_the_second_claim_is_told_who_gave_it_and_when():
    claim = PaymentClaim("a", PAID.reference, NOON + timedelta(minutes=3), "Amina")
    assert claim_words(claim, NOON) == "given at 12:03 by Amina"
    assert claim_words(claim, NOON + timedelta(days=2)) == "given on 28 Nov at 12:03 by Amina"
    here = Finding(Answer.HERE, Said(code=PAID.reference), payment=PAID, claim=claim)
    tone, title, _, _ = finding_words(here, _name, NOON)
    assert (tone, title) == (Tone.CARE, "Here, but already given at 12:03 by Amina.")


def test_no_answer_says_that_somebody_has_not_paid():
    code = Said(code="UKS4X01ABC", is_message=True)
    not_yet = Finding(Answer.NOT_YET, code, known_up_to=NOON)
    here = Finding(Answer.HERE, code, payment=PAID)
    alike = replace(not_yet, offered="UKS4X0IABC")
    nothing = [Finding(Answer.NOTHING, code, doubts=(doubt,), payment=PAID) for doubt in Doubt]
    for finding in (not_yet, here, alike, *nothing):
        _, *words = finding_words(finding, _name, NOON)
        assert all(words[:2]) and "not paid" not in " ".join(words).lower()
    assert "12:00:00" in " ".join(finding_words(not_yet, _name, NOON)[1:])
    assert all("no proof" in finding_words(one, _name, NOON)[2] for one in nothing)
    assert len({doubt_words(doubt) for doubt in Doubt}) == len(Doubt)


def test_each_answer_is_acted_on_by_a_letter_of_alt(qtbot):
    code = Said(code="UKS4X0IABC", is_message=True)
    watch = PaymentWatch("a", code.code, NOON)
    not_yet = Finding(Answer.NOT_YET, code, offered=PAID.reference, watch=watch)
    box = FindBox(None, SystemClock(), _name)
    qtbot.addWidget(box)
    box.show()
    for box._finding, count in ((Finding(Answer.HERE, code, payment=PAID), 3), (not_yet, 4)):
        box.refresh()
        buttons = [one for one in box.findChildren(QAbstractButton) if one.isVisible() and one.text().strip()]
        letters = {one.shortcut().toString() for one in buttons}
        assert len(letters - {""}) == len(buttons) == count, letters


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_report_names_till_range_and_code_and_nobody(language):
    report = MissingReport("555555", NOON, NOON + timedelta(minutes=30), PAID.reference)
    with writing_in(language):
        letter = report_letter(report, _name, NOON)
    for fact in ("555555 Westlands", "12:00", "12:29", PAID.reference, "28"):
        assert fact in letter
    assert "Jane" not in letter and "254" not in letter


def test_a_period_is_said_with_its_days_and_till():
    today = Period.today(NOON)
    assert period_words(today, _name, NOON) == "28 Nov, whole business"
    week = Period.last_days(NOON, till="555555")
    assert period_words(week, _name, NOON) == "22 Nov – 28 Nov, till 555555 Westlands"


# -- totals and chart --------------------------------------------------------------------------------------------------

DAY = (
    PAID,
    replace(PAID, id="2", reference="UKS4X02ABC", at=NOON + timedelta(hours=2), amount=Decimal(50), till="112233"),
    replace(PAID, id="3", is_reversal=True, at=NOON + timedelta(hours=2)),
    replace(PAID, id="4", reference="UKS4X03ABC", status="Pending"),
    replace(PAID, id="5", reference="UKS4X04ABC", kind=PaymentKind.CARD, amount=Decimal(700)),
)


def test_totals_that_are_counted_in_slices_are_those_of_all():
    slices = [totals(DAY[:1]), totals(()), totals(DAY[1:3]), totals(DAY[3:])]
    assert added(slices) == totals(DAY) and added([]) == totals(())


def test_totals_are_said_by_till_kind_and_hour_with_what_went_back(qtbot):
    view = TotalsView(_name)
    qtbot.addWidget(view)
    view.show_totals(totals(DAY))
    said = "\n".join(label.text() for label in view.findChildren(type(view._all)))
    assert "3 payments: KES\u00a02,000.00 less KES\u00a01,250.00 that went back" in said
    assert "not counted" in said
    tills, kinds = view.findChildren(SumsList)
    assert tills.accessibleName() == "By till, less what went back"
    assert tills.accessibleDescription() == "112233: KES\u00a050.00, 1. 555555 Westlands: KES\u00a0700.00, 2"
    assert "Card: KES\u00a0700.00, 1" in kinds.accessibleDescription()
    tills.resize(tills.minimumSizeHint())
    assert tills.heightForWidth(tills.width()) > tills.sizeHint().height(), "a long name is wrapped, not cut"


def test_the_numbers_of_the_chart_are_text_for_who_can_not_see_it(qtbot):
    view = TotalsView(_name)
    qtbot.addWidget(view)
    view.show_totals(totals(DAY))
    chart = view.chart
    assert chart.accessibleName().startswith("Payments by hour. Most came between 12:00 and 13:00")
    assert "12:00 to 13:00: 2 payments, KES\u00a01,950.00" in chart.accessibleDescription()
    assert [bar.below for bar in chart._bars] == ["12", "13", "14"], "an hour without payments has its place"


def test_arrows_go_through_the_hours_of_the_chart_and_each_says_its_numbers(qtbot):
    chart = HourChart()
    qtbot.addWidget(chart)
    chart.show_bars([Bar("9", "1", 5.0, "nine"), Bar("10", "3", 9.0, "ten"), Bar("11", "", 0.0, "eleven")], "Sum")
    chart.resize(300, chart.sizeHint().height())
    with qtbot.waitExposed(chart):
        chart.show()
    chart.setFocus()
    assert chart.accessibleName() == "Sum. ten", "it begins at the highest"
    for key, said in ((Qt.Key.Key_Right, "eleven"), (Qt.Key.Key_Right, "eleven"), (Qt.Key.Key_Home, "nine")):
        qtbot.keyClick(chart, key)
        assert chart.accessibleName() == f"Sum. {said}"
    chart.show_bars([], "Nothing")
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleName() == "Nothing"


# -- the counter -------------------------------------------------------------------------------------------------------


async def test_what_is_old_at_the_counter_is_said_to_be_old(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        page = PaymentsPage(account, account.payments, None)
        view = CounterView(
            page, account, account.payments, Giving(account.payments.claims, account.clock, page), None, ""
        )
        view.show()
        await until(lambda: view.up_to.text().startswith("Up to "))
        assert view.card.isHidden(), "fresh"
        account.payments.counter.stop()
        view._show_time()
        assert "This is old: nothing is known after" in view.card.said and "Ask now" in view.card.said
        assert view.up_to.text().startswith("Up to "), "up to when it is true stays in sight"
        # A key that was pasted as a name is refused, and the name is asked for again.
        giving = view._giving
        giving.who = account.scope.connection.client()._credentials.client_secret
        giving.give(view, replace(PAID, at=account.clock.now()))
        await until(lambda: giving.who == "" and view.findChildren(WhoDialog))
        dialog = view.findChildren(WhoDialog)[0]
        assert words_of(Problem(ProblemKind.KEY_AS_NAME)).title in dialog.name.problem.said
        dialog.reject()
        view.reject()
        page.close()


async def test_a_press_just_after_the_rows_have_moved_gives_nothing_away(qtbot):
    row = CounterRow(PAID, _name, lambda: NOON)
    qtbot.addWidget(row)
    row.show_state(None, None, whole=False, is_new=True)
    given = []
    row.given.connect(lambda: given.append(1))
    row.moved()
    row.press.click()
    assert not given, "it was meant for another payment"
    await until(lambda: row.press.click() or given)


async def test_a_refused_address_is_asked_again_with_an_own_one_and_a_slow_down_is_said(tmp_path, fresh_practice):
    fresh_practice.control("PUT", "settings", {"polling": {"pending": 0, "history": 0, "refuses_invalid": True}})
    own = "https://practice-shop.example/k2/paid"
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([SubscriptionRequest(CUSTOMER_PAYMENT, own, Scope.TILL, "555555")]).wait()
        page = PaymentsPage(account, account.payments, None)
        page.show()
        page.ask()
        await until(lambda: page.findChildren(CallbackDialog), "the address is not refused")
        (dialog,) = page.findChildren(CallbackDialog)
        assert [dialog.address.itemData(at) for at in range(dialog.address.count())] == [own]
        assert "names and phone numbers" in dialog.warning.text(), "what will be sent there is said"
        dialog.findChild(QAbstractButton, "UseCallback").click()
        await until(lambda: "list up to" in page.asking._state.text(), "it was not asked again")
        posts = [one for one in fresh_practice.log() if one["method"] == "POST" and one["path"].endswith("/polling")]
        sent = [one["body"]["_links"]["callback_url"] for one in posts]
        assert len(sent) == 2 and ".invalid/" in sent[0] and sent[1] == own

        fresh_practice.faults({"kind": "rate_limited", "on": "polling_read", "times": 1, "retry_after": "30"})
        page.ask()
        await until(lambda: "slow down. K2Desk continues at" in page.asking._state.text(), "the pause is not said")
        page.asking.cancel.click()
        await until(page.asking.ask.isEnabled, "it can't be cancelled")
        page.close()


async def test_a_search_in_a_long_list_is_made_in_slices_and_a_saved_file_has_what_was_searched_for(qtbot, monkeypatch):
    monkeypatch.setattr(slices, "_TURN", 0.0)
    model = PaymentsModel(SystemClock(), _name, Known(lambda one: None, frozenset, lambda one: None))
    many = [replace(PAID, reference=f"UKS4{number:06}", id=str(number)) for number in range(3_000)]
    model.show_payments(many)
    await until(lambda: model.prepared.is_ready, "it is not prepared")
    model.search("uks4002999 jane")
    assert len(model.lines) == 3_000, "the lines stay until the new ones are ready"
    assert len(model.contents()[1]) == len(model.lines) == 1
    model.choose(PaymentFilter.REVERSED)
    model.search("")
    model.choose(PaymentFilter.NOT_GIVEN)
    await until(lambda: len(model.lines) == 3_000, "the newest choice counts")


async def test_rows_that_are_painted_later_are_painted_soon_and_leave_the_ground_clean_until_then(qtbot):
    model = PaymentsModel(SystemClock(), _name, Known(lambda one: None, frozenset, lambda one: None))
    table = TableView(model, RowDelegate(model, second_line=True), Mode.SingleSelection)
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.show()
    model.show_payments([PAID])

    def colours():
        image = table.viewport().grab().toImage()
        return {image.pixel(x, table.rowHeight(0) // 2) for x in range(image.width())}

    assert len(colours()) > 1
    table.paint_later()
    assert len(colours()) == 1
    await until(lambda: len(colours()) > 1, "the rows are not painted")
