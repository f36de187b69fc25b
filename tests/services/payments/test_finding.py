"""One payment, three answers: what a message says is read in each shape, and is never believed by itself."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from k2desk.model.kenya import KENYA
from k2desk.model.mpesa_codes import code_of_day, day_of_code
from k2desk.model.payment_records import PaymentClaim
from k2desk.model.payments import Payment
from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.payments.message_text import read_message
from k2desk.services.payments.results import Answer, Doubt
from tests.services.payments.simulated import START, SimulatedDay, played, simulated_list

NOW = START + timedelta(hours=8)
CODE = "UKN1ABC2DE"
AT = datetime(2026, 11, 23, 14, 3, tzinfo=KENYA)

ENGLISH = (
    f"{CODE} Confirmed. Ksh1,250.00 paid to NJERI HARDWARE. on 23/11/26 at 2:03 PM.New M-PESA balance is Ksh3,456.00."
    " Transaction cost, Ksh0.00. Amount you can transact within the day is 498,750.00."
)
KISWAHILI = (
    f"{CODE} Imethibitishwa. Ksh1,250.00 imelipwa kwa NJERI HARDWARE. tarehe 23/11/26 saa 2:03 PM. Salio lako jipya la"
    " M-PESA ni Ksh3,456.00. Gharama ya matumizi ni Ksh0.00."
)
FULIZA = (
    f"{CODE} Confirmed. Fuliza M-PESA amount is Ksh 250.00. Access Fee charged Ksh 2.50. Total Fuliza M-PESA"
    " outstanding amount is Ksh252.50 due on 23/12/26."
)
"""What comes beside the message if the payer borrowed the rest. It has the same code."""

SHOPS = (
    f"{CODE} Confirmed. on 23/11/26 at 2:03 PM Ksh1,250.00 received from 254711222333 JANE WANJIRU. New Account balance"
)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        KISWAHILI,
        SHOPS,
        ENGLISH.lower(),
        ENGLISH.replace(". ", ".\n"),
        ENGLISH.replace(CODE, "UKN1 ABC2 DE"),
        ENGLISH.replace("Ksh1,250.00", "KES 1250/="),
        ENGLISH.replace("2:03 PM", "14:03"),
        ENGLISH.replace("23/11/26", "23-11-2026"),
        ENGLISH.replace(" ", "\u00a0").replace("C", "Ｃ"),
        f"> Fwd: {ENGLISH}",
        f"[24/11/2026, 09:15] Jane Wanjiku: {ENGLISH}",
        f"24/11/26, 9:15 am - Jane: {ENGLISH}",
        f"From: MPESA\nReceived: 24/11/26 15:40\n{ENGLISH}",
        ENGLISH.replace(f"{CODE} ", CODE),
        ENGLISH.replace("Ksh1,250.00", "Ksh 1 250.00"),
        ENGLISH.replace("Ksh1,250.00", "Ksh1.250,00"),
        ENGLISH.replace(" Confirmed. ", " Confirmed. New M-PESA balance is Ksh3,456.00. "),
        ENGLISH.replace(" Confirmed. ", " Confirmed. Transaction cost, Ksh0.00. "),
        f"{FULIZA}\n{ENGLISH}",
        f"{ENGLISH}\n\n{FULIZA}",
        f"{ENGLISH}\n{ENGLISH}",
        KISWAHILI.replace("imelipwa kwa NJERI HARDWARE", "imetumwa kwa NJERI HARDWARE till 555555"),
        f"{CODE} Confirmed. You have received Ksh1,250.00 from JANE WANJIRU on 23/11/26 at 2:03 PM. Till 555555",
    ],
)
def test_a_message_is_read_in_every_shape_in_which_it_is_pasted(text):
    said = read_message(text, NOW)
    assert (said.code, said.amount, said.at, said.has_time) == (CODE, Decimal(1250), AT, True)
    assert said.is_message and said.doubts == ()


@pytest.mark.parametrize(
    "text",
    [
        "M-PESA code: UKN1ABC2DE",
        "Ref UKN1ABC2DE",
        CODE,
        " ukn1 abc2 de ",
        "UKN1-ABC2-DE",
        "ukn1abc2de.",
        "“UKN1ABC2DE”",
        "Ｕ" + CODE[1:],
    ],
)
def test_a_bare_code_is_read_with_spaces_small_letters_and_signs(text):
    assert read_message(text, NOW).code == CODE and not read_message(text, NOW).is_message


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("she says that she has paid 1250", Doubt.NO_CODE),
        ("", Doubt.NO_CODE),
        ("ABCDE", Doubt.ODD_CODE),
        ("9KN1ABC2DE", Doubt.ODD_CODE),
        (f"{CODE} Confirmed. Ksh1,250.00 sent to JANE DOE 0711222333 on 23/11/26 at 2:03 PM.", Doubt.NOT_TO_A_TILL),
        (f"{CODE} Imethibitishwa. Ksh50.00 imetumwa kwa JANE DOE 0711222333 tarehe 23/11/26", Doubt.NOT_TO_A_TILL),
        (f"{CODE} Failed. Insufficient funds in your M-PESA account to pay Ksh1,250.00", Doubt.NOT_TO_A_TILL),
        (f"{ENGLISH} UKN1ZZZ9QQ Confirmed. Ksh7.00 paid to", Doubt.SEVERAL_CODES),
        (f"{CODE}\nUKN1ZZZ9QQ", Doubt.SEVERAL_CODES),
        (FULIZA, Doubt.NOT_TO_A_TILL),
        (ENGLISH.replace("23/11/26", "24/11/26"), Doubt.IN_THE_FUTURE),
        (ENGLISH.replace("23/11/26", "20/11/26"), Doubt.OTHER_DAY_THAN_CODE),
        (code_of_day(AT.date() + timedelta(days=3), "1ABC2DE"), Doubt.IN_THE_FUTURE),
    ],
)
def test_what_is_odd_about_a_message_is_said(text, doubt):
    assert doubt in read_message(text, NOW).doubts


def test_a_code_tells_its_day():
    assert day_of_code(CODE) == AT.date() and day_of_code(code_of_day(AT.date(), "0000000")) == AT.date()
    assert day_of_code("UBV1ABC2DE") is None, "there is no 31st of February"


@pytest.fixture
def day(tmp_path, monkeypatch):
    registry = simulated_list(tmp_path / "registry.sqlite")
    yield SimulatedDay(7, registry, monkeypatch, START)
    registry.close()


def test_ten_thousand_faked_messages_are_never_called_here(day):
    async def work():
        for minute in range(40):
            day.pay(START + timedelta(minutes=3 * minute), 0)
        await day.time.run_until(START + timedelta(hours=3))
        day.counter.start()
        await day.time.run_until(START + timedelta(hours=3, minutes=2))
        true = day.kopokopo.payments
        assert [
            one for one in map(day.find.look, (paid.message() for paid in true)) if one.answer is not Answer.HERE
        ] == []
        assert all(day.find.look(paid.reference).answer is Answer.HERE for paid in true)
        chance, codes = random.Random(1), {paid.reference for paid in true}
        for number in range(10_000):
            text = _faked(chance, number, chance.choice(true), codes)
            assert day.find.look(text).answer is not Answer.HERE, text

    played(day, work)


def _faked(chance, number, paid, codes):
    """Return a message without a payment, or one of a true payment that was changed."""
    code = paid.reference
    while code in codes:
        signs = list(paid.reference)
        for place in chance.sample(range(3, 10), chance.randint(1, 4)):
            signs[place] = chance.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789OI")
        code = "".join(signs)
    match number % 8:
        case 0:
            return code
        case 1:
            return paid.message(code=code)
        case 2:
            return paid.message(amount=paid.amount + chance.choice([-1, 1, 100, 9_000]) * 10 + 7)
        case 3:
            return paid.message(at=paid.at + chance.choice([-1, 1]) * timedelta(minutes=chance.randint(17, 3_000)))
        case 4:
            return f"{paid.message()} Till number 123456."
        case 5:
            return paid.message().replace("paid to NJERI HARDWARE", "sent to JANE DOE 0711222333")
        case 6:
            return f"{paid.message()} {paid.message(code=code)}"
        case _:
            return paid.message().split(" Ksh")[0]


def test_o_for_0_is_offered_and_not_taken_by_itself(day):
    async def work():
        day.chance.choices = lambda signs, k: list("1A0C2DE")
        paid = day.pay(START, 0)
        await day.time.run_until(START + timedelta(minutes=1))
        finding = await day.outcome(day.find.find(paid.reference.replace("0", "O").lower()))
        assert finding.answer is Answer.NOT_YET and finding.offered == paid.reference
        assert (await day.outcome(day.find.find(finding.offered))).answer is Answer.HERE

    played(day, work)


def test_what_is_not_there_yet_is_waited_for_over_a_restart_and_announced(tmp_path, monkeypatch):
    registry = simulated_list(tmp_path / "registry.sqlite")
    first = SimulatedDay(3, registry, monkeypatch, START)

    async def begins():
        paid = first.pay(START, 3_000)
        finding = await first.outcome(first.find.find(paid.message()))
        assert finding.answer is Answer.NOT_YET and finding.watch.reference == paid.reference
        assert finding.period.holds(paid.at) and finding.known_up_to is not None
        other = await first.outcome(first.find.find(first.pay(START, 9_000).message()))
        reports = [await first.outcome(first.not_yet.report(one.watch.reference)) for one in (finding, other)]
        assert len({(one.begins, one.ends) for one in reports}) == 2, "open reports have different ranges of time"
        assert all(one.begins <= paid.at < one.ends for one in reports)

    played(first, begins)
    second = SimulatedDay(3, registry, monkeypatch, START + timedelta(minutes=30))
    second.kopokopo.payments = first.kopokopo.payments

    async def goes_on():
        came = []
        second.not_yet.listen(came.extend)
        await second.time.run_until(START + timedelta(minutes=50))
        assert came == [] and len(second.not_yet.watches) == 2
        await second.time.run_until(START + timedelta(minutes=54))
        assert [one.reference for one in came] == [first.kopokopo.payments[0].reference]
        assert second.kopokopo.posts < 20, "it asks gently"
        await second.outcome(second.not_yet.dismiss(came[0].reference))
        assert [one.is_open for one in second.not_yet.watches] == [True]

    played(second, goes_on)
    registry.close()


def test_a_second_claim_names_the_first_and_a_reversal_leads_back_to_the_sale(day):
    async def work():
        paid = day.pay(START, 0)
        paid.reversed_at = START + timedelta(minutes=30)
        late = day.pay(START, 0)
        await day.time.run_until(START + timedelta(minutes=1))
        day.counter.start()
        await day.time.run_until(START + timedelta(minutes=3))
        (payment,) = day.book.by_reference(paid.reference)
        give = day.claims.give
        assert (await day.outcome(give(payment, " "))).kind is ProblemKind.NO_GIVER
        claim = await day.outcome(give(payment, "Amina", "table 4"))
        assert isinstance(claim, PaymentClaim) and claim.sale == "table 4"
        refused = await day.outcome(give(payment, "Brian"))
        assert refused == Problem(
            ProblemKind.ALREADY_GIVEN, (("time", "08:03"), ("giver", "Amina"), ("sale", "table 4"))
        )
        assert (await day.outcome(day.find.find(paid.message()))).claim == claim
        pending = replace(day.book.by_reference(late.reference)[0], status="Pending")
        assert (await day.outcome(give(pending, "Brian"))).kind is ProblemKind.PAYMENT_NOT_RECEIVED
        await day.time.run_until(START + timedelta(minutes=32))
        (undone,) = day.claims.undone
        assert undone.claim == claim and isinstance(undone.reversal, Payment)
        finding = await day.outcome(day.find.find(paid.reference))
        assert finding.doubts == (Doubt.REVERSED,) and finding.claim == claim and finding.reversal == undone.reversal
        assert await day.outcome(day.claims.take_back(paid.reference, "Amina")) is None and day.claims.undone == []
        assert (await day.outcome(give(payment, "Brian"))).kind is ProblemKind.GIVEN_BUT_REVERSED

    played(day, work)
