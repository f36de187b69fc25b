"""Any event is one sentence, with names shortened, and text from outside can't add marks or words of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from k2desk.kopokopo.payloads import Facts, PayerForm, body, compact, daraja_body
from k2desk.kopokopo.signature import sign
from k2desk.kopokopo.signature_mistakes import SigningKeys
from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.events import SAMPLED
from k2desk.model.history import AlertRecord
from k2desk.model.phone_numbers import NumberKind
from k2desk.model.problems import ProblemKind, Who
from k2desk.model.server_kind import ServerKind
from k2desk.model.signatures import SignatureMistake, Verdict
from k2desk.services.arrived import Arrived, judge
from k2desk.services.csv_file import csv_of
from k2desk.services.exam import Grade, Task, TaskResult
from k2desk.services.server_badge import ServerBadge

NOW = datetime(2026, 11, 23, 7, 42, 7, tzinfo=UTC)
KEYS = SigningKeys("the-key", "the-secret")
FACTS = Facts(
    "https://api.kopokopo.com", "e", "r", NOW, "1250.0", "SKJ4X01ABC", "555123", "Jane", "Wambui", "Wanjiru",
    "+254712345123",
)  # fmt: skip


@pytest.fixture
def speak(qapp):
    from k2desk.ui.text.language import language

    language().start(qapp, "en")
    yield language().choose
    language().choose("en")


def arrived(content: bytes, key: str = "the-key", times: int = 1) -> Arrived:
    record = AlertRecord("a", "shop", NOW, NOW, times, "/k2", sign(key, content), content)
    return judge(record, KEYS)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("buygoods_transaction_received", "KES\u00a01,250.00 from Jane W. reached till 555123"),
        ("buygoods_transaction_reversed", "KES\u00a01,250.00 to Jane W. was reversed on till 555123"),
        ("b2b_transaction_received", "KES\u00a01,250.00 from till 990011 reached till 555123"),
        ("card_transaction_received", "KES\u00a01,250.00 by card reached till 555123"),
        ("card_transaction_voided", "KES\u00a01,250.00 by card was cancelled at till 555123"),
        ("card_transaction_reversed", "KES\u00a01,250.00 by card was reversed at till 555123"),
        ("customer_created", "Jane W. paid you for the first time"),
        ("settlement_transfer_completed", "KES\u00a01,250.00 was sent to your bank"),
        ("m2m_transaction_received", "KES\u00a01,250.00 from Westlands Wholesalers reached you"),
    ],
)
def test_each_event_is_one_sentence(qapp, event, words):
    from k2desk.ui.text.alerts import plain_sentence, sentence

    one = arrived(compact(body(event, FACTS)))
    assert sentence(one, whole=False) == words
    assert plain_sentence(one, whole=False, verdict="genuine", now=NOW).startswith(f"{words} at ")
    assert plain_sentence(one, whole=False, verdict="genuine", now=NOW).endswith("; genuine")


@pytest.mark.parametrize("event", SAMPLED)
def test_no_event_that_has_a_sample_is_without_its_sentence(qapp, event):
    from k2desk.ui.text.alerts import sentence

    words = sentence(arrived(compact(body(event, FACTS))), whole=False)
    assert words and "does not know" not in words and "not a payment alert" not in words
    assert event not in words and "{" not in words and "…" not in words


def test_the_safaricom_form_and_what_is_unknown_are_sentences_too(qapp):
    from k2desk.ui.text.alerts import sentence

    assert "from Jane W. reached till 555123" in sentence(
        arrived(compact(daraja_body("buygoods_transaction_received", FACTS))), whole=False
    )
    unknown = body("customer_created", FACTS) | {"topic": "moon_landing"}
    assert sentence(arrived(compact(unknown)), whole=False) == "Something K2Desk does not know yet: moon_landing"
    assert sentence(arrived(b"hello"), whole=False) == "A message that is not a payment alert"
    assert sentence(arrived(b"\xff"), whole=False) == "A message that is not even text"


def test_a_fake_is_only_said_to_say_so(qapp):
    from k2desk.ui.text.alerts import second_line, sentence

    fake = arrived(compact(body("buygoods_transaction_received", FACTS)), key="the-secret")
    assert sentence(fake, whole=False).startswith("A message says: KES")
    assert second_line(fake, whole=False) == "Signed with the Client secret, not with the API key"


def test_names_and_numbers_are_shortened_until_they_are_asked_for(qapp):
    from k2desk.ui.text.alerts import payer, phone

    alert = arrived(compact(body("buygoods_transaction_received", FACTS))).alert
    assert (payer(alert, whole=False), phone(alert, whole=False)) == ("Jane W.", "+254 7•• ••• 123")
    assert (payer(alert, whole=True), phone(alert, whole=True)) == ("Jane Wambui Wanjiru", "+254712345123")
    together = replace(alert, first_name="JANE WAMBUI WANJIRU", middle_name="", last_name="")
    assert (payer(together, whole=False), payer(together, whole=True)) == ("JANE W.", "JANE WAMBUI WANJIRU")
    assert phone(replace(alert, phone="123", phone_kind=NumberKind.OTHER), whole=False) == "•••"
    assert phone(replace(alert, phone="", phone_kind=NumberKind.NONE), whole=False) == ""


def test_a_name_from_outside_adds_no_bold_and_no_placeholder(qapp):
    from k2desk.ui.text.alerts import pieces, plain_sentence

    nasty = replace(FACTS, first_name="**{till}** <b>", last_name="{amount}{verdict}")
    one = arrived(compact(body("buygoods_transaction_received", nasty)))
    bold = [words for words, is_bold in pieces(one, whole=True) if is_bold]
    assert bold == ["KES\u00a01,250.00", "**{till}** <b> Wambui {amount}{verdict}"]
    assert "{amount}{verdict}" in plain_sentence(one, whole=True, verdict="genuine", now=NOW)


@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize(
    ("payer", "shown"),
    [
        (PayerForm.WHOLE, "+254 7•• ••• 123"),
        (PayerForm.MASKED, "2547 ***** 123"),
        (PayerForm.MASKED_END, "2547123*****"),
        (PayerForm.HASHED, "number hidden by Safaricom"),
    ],
)
def test_a_number_is_shown_where_it_is_one_a_mask_as_it_came_and_a_hash_never(qapp, form, payer, shown):
    from k2desk.ui.text.alerts import phone, second_line

    facts, event = replace(FACTS, payer=payer), "buygoods_transaction_received"
    one = arrived(compact(daraja_body(event, facts) if form else body(event, facts)))
    assert phone(one.alert, whole=False) == shown
    if payer is not PayerForm.WHOLE:
        # Asking to see it undoes nothing.
        assert phone(one.alert, whole=True) == shown
    assert ("number hidden" in second_line(one, whole=True)) is (payer is PayerForm.HASHED)


@pytest.mark.parametrize("number", ["0712345123", "+254712345123", "254712345123", "0712 345 123"])
def test_every_way_to_write_a_number_is_shown_alike(qapp, number):
    from k2desk.ui.text.alerts import phone

    alert = arrived(compact(daraja_body("buygoods_transaction_received", replace(FACTS, phone=number)))).alert
    assert phone(alert, whole=False) == "+254 7•• ••• 123"
    assert phone(alert, whole=True) == number.lstrip("+")


def test_only_the_hash_beside_a_number_that_is_left_out_says_that_it_is_hidden(qapp):
    from k2desk.ui.text.alerts import phone

    content = body("buygoods_transaction_received", FACTS)
    content["event"]["resource"]["sender_phone_number"] = None
    assert phone(arrived(compact(content)).alert, whole=True) == "number hidden by Safaricom"
    content["event"]["resource"]["hashed_sender_phone"] = None
    assert phone(arrived(compact(content)).alert, whole=True) == ""


def test_counts_and_places_are_said_as_people_say_them(speak):
    from k2desk.ui.text.alerts import second_line

    speak("en")
    content = body("settlement_transfer_completed", FACTS)
    resource = content["event"]["resource"]
    assert second_line(arrived(compact(content)), whole=False) == "account ending 4471 · 1 payment"
    resource["disbursements"] *= 3
    assert second_line(arrived(compact(content)), whole=False) == "account ending 4471 · 3 payments"
    resource["destination"] = {"type": "Mobile Wallet", "resource": {"phone_number": "+254712345123"}}
    assert second_line(arrived(compact(content)), whole=False) == "+254 7•• ••• 123 · 3 payments"
    card = compact(body("card_transaction_received", FACTS))
    assert second_line(arrived(card), whole=False) == "reference SKJ4X01ABC · card ending 4471"
    three = replace(arrived(card, times=3), told=2)
    words = second_line(three, whole=False)
    assert words.startswith("sent twice: two subscriptions send here · reference SKJ4X01ABC")
    assert words.endswith("came 3 times, counted once")
    assert second_line(replace(three, told=3), whole=False).startswith("sent 3 times: 3 subscriptions send here")
    speak("sw")
    assert second_line(arrived(compact(content)), whole=False) == "+254 7•• ••• 123 · malipo 3"


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "Africa/Nairobi", "UTC"])
def test_times_are_kenyan_wherever_this_computer_is(speak, monkeypatch, zone):
    import time

    from k2desk.ui.text.alerts import plain_sentence, second_line
    from k2desk.ui.text.times import arrived_later, kenyan_clock, kenyan_when

    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone can't be changed for one process")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    speak("en")
    try:
        paid = arrived(compact(body("buygoods_transaction_received", FACTS)))
        assert plain_sentence(paid, whole=False, verdict="genuine", now=NOW).endswith("at 10:42; genuine")
        tomorrow = NOW + timedelta(days=1)
        assert plain_sentence(paid, whole=False, verdict="genuine", now=tomorrow).endswith(
            "on 23 Nov at 10:42; genuine"
        )
        late = replace(paid, record=replace(paid.record, first_at=NOW + timedelta(hours=36)))
        assert second_line(late, whole=False) == "reference SKJ4X01ABC · on 23 Nov at 10:42"
        assert kenyan_clock(NOW, seconds=True) == "10:42:07"
        # Half past midnight in Kenya is another day there, whatever the date is elsewhere.
        night = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
        assert kenyan_when(night, NOW) == "on 24 Nov at 00:30"
        assert kenyan_when(night, datetime(2027, 1, 2, tzinfo=UTC)) == "on 24 Nov 2026 at 00:30"
        evening = datetime(2026, 11, 26, 6, 22, tzinfo=UTC)
        assert arrived_later(evening, evening + timedelta(hours=36)) == "arrived 36 hours later, on 27 Nov at 21:22"
        assert arrived_later(evening, evening + timedelta(hours=1)) == "arrived 1 hour later, at 10:22"
        assert arrived_later(evening, evening + timedelta(days=5)) == "arrived 5 days later, on 1 Dec at 09:22"
        assert arrived_later(evening, evening + timedelta(minutes=1)) == "arrived 1 minute later, at 09:23"
        assert arrived_later(evening, evening + timedelta(seconds=2)) == "arrived 2 seconds later"
        assert arrived_later(evening, evening + timedelta(seconds=1)) == "arrived at once"
        assert arrived_later(evening, evening - timedelta(hours=1)) == "arrived at once"
        speak("sw")
        assert arrived_later(evening, evening + timedelta(hours=36)).startswith("ilifika saa 36 baadaye, tarehe 27")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_no_cell_of_an_export_is_a_formula():
    text = csv_of(("a",), [("=1+1",), ("@x",), ("-5.00",), ("+254712345123",), ("-cmd",), ("a\x00b",)]).decode(
        "utf-8-sig"
    )
    assert text.splitlines() == ["a", "'=1+1", "'@x", "-5.00", "+254712345123", "'-cmd", "ab"]


def test_every_value_that_a_window_may_show_has_words(speak):
    from k2desk.ui.text.exam import grade_word, task_meaning, task_title
    from k2desk.ui.text.reports import who_name
    from k2desk.ui.text.server_badges import SERVER_LOOKS, server_text
    from k2desk.ui.text.signatures import verdict_advice, verdict_reason

    for mistake in SignatureMistake:
        verdict = Verdict(False, False, (mistake,), "Thika Road")
        assert verdict_reason(verdict) and verdict_advice(verdict) and "{" not in verdict_reason(verdict)
    for task in Task:
        for grade in (Grade.PASS, Grade.FAIL, Grade.UNSURE, Grade.NOT_TRIED):
            assert task_title(task) and task_meaning(TaskResult(task, grade)) and grade_word(grade)
    assert all(who_name(who) for who in Who)
    assert set(SERVER_LOOKS) == set(ServerKind)
    assert server_text(ServerBadge(ServerKind.CERTIFICATE_ENDS, NOW, days=12)) == "Certificate ends in 12 days"
    assert server_text(ServerBadge(ServerKind.CERTIFICATE_ENDS, NOW, days=1)) == "Certificate ends in 1 day"
    assert server_text(ServerBadge(ServerKind.SLOW, NOW, seconds=8.1)) == "Slow (8 s)"


def test_a_second_one_is_called_so_in_its_row(qapp):
    from datetime import timedelta

    from k2desk.model.clock import SystemClock
    from k2desk.model.records import AccountContents, State, SubscriptionRecord, TillRecord
    from k2desk.services.subscription_cache import SubscriptionCache
    from k2desk.ui.subscriptions.model import SubscriptionModel

    first = SubscriptionRecord(
        "1", "a", "buygoods_transaction_received", "till", "555123", "https://x.co.ke/k2", False, 2, State.CREATED, NOW,
        "practice",
    )  # fmt: skip
    cache = SubscriptionCache(
        AccountContents((first, replace(first, id="2", duplicate_no=1)), tills=(TillRecord("a", "555123", "Mall"),))
    )
    model = SubscriptionModel(cache, SystemClock(), CheckSchedule(timedelta(minutes=15)))
    told = {model.row_at(row).entry.id: model.index(row, model.column_at("for")).data() for row in (1, 2)}
    assert told == {"1": "Till 555123 Mall", "2": "Till 555123 Mall, second one"}
    assert "Till 555123 Mall, second one" in model.sentence_of(cache.get("2"))
    assert model.below_whom(cache.get("2")) == "Mall · second one"


TURN = "\u202e\u2066\x07\r\n\u2028"


def test_no_sentence_is_turned_or_broken_by_what_stands_in_it(qapp):
    from datetime import timedelta

    from k2desk.model.problems import Problem
    from k2desk.model.records import AccountContents, AccountRecord, State, SubscriptionRecord, TillRecord
    from k2desk.services.address_check.results import Mark, Report, Step, StepResult
    from k2desk.services.badge import Badge, BadgeKind
    from k2desk.services.history_of import HistoryEvent
    from k2desk.services.notices import Notice
    from k2desk.services.subscription_cache import SubscriptionCache
    from k2desk.services.who_can_fix import Conclusion, Why
    from k2desk.ui.text.accounts import account_name
    from k2desk.ui.text.alerts import plain_sentence
    from k2desk.ui.text.badges import badge_text
    from k2desk.ui.text.coverage import till_words
    from k2desk.ui.text.events import event_clause, event_name, scope_name
    from k2desk.ui.text.history import event_words
    from k2desk.ui.text.messages import words_of
    from k2desk.ui.text.notices import notice_words
    from k2desk.ui.text.reports import whole_report

    record = SubscriptionRecord(
        "1", "a", f"moon{TURN}landing", f"pla{TURN}net", f"55{TURN}5", f"https://x.co.ke/{TURN}gnp.exe", False, 2,
        State.CREATED, NOW, "practice", kopokopo_id=f"i{TURN}d",
    )  # fmt: skip
    cache = SubscriptionCache(AccountContents((record,), tills=(TillRecord("a", f"55{TURN}5", f"Ma{TURN}ll"),)))
    name = replace(FACTS, first_name=f"Ja{TURN}ne", reference=f"R{TURN}1", till=f"55{TURN}5")
    said = [
        badge_text(Badge(BadgeKind.OTHER_WORD, f"Pau{TURN}sed"), NOW),
        event_name(record.event_type),
        event_clause(record.event_type, None),
        event_clause("buygoods_transaction_received", f"till 5{TURN}5"),
        scope_name("till", record.scope_reference),
        scope_name(record.scope, record.scope_reference),
        event_words(HistoryEvent("h", "1", NOW, "word", f"Pau{TURN}sed")),
        event_words(HistoryEvent("h", "1", NOW, f"ki{TURN}nd", f"wo{TURN}rd")),
        till_words(f"5{TURN}5", f"Ma{TURN}ll"),
        account_name(AccountRecord("a", f"Nje{TURN}ri", "live", "", 2, NOW)),
        words_of(Problem(ProblemKind.REDIRECTS, (("where", f"https://{TURN}x"),))).text,
        words_of(Problem(ProblemKind.NOT_ACTIVE, (("word", f"Pau{TURN}sed"),))).title,
        plain_sentence(
            arrived(compact(body("buygoods_transaction_received", name))), whole=True, verdict="genuine", now=NOW
        ),
        *notice_words(Notice(certificates=((f"x{TURN}.co.ke", 3),)), cache, NOW),
    ]
    assert all(text.isprintable() or "\u00a0" in text for text in said), said
    assert not [text for text in said if any(sign in text for sign in TURN)]
    found = StepResult(Step.NAME, Mark.GOOD, facts=(("host", f"x{TURN}"), ("ip", "1.2.3.4")), details=f"one{TURN}two")
    report = Report(record.address, f"x{TURN}.co.ke", NOW).having(found)
    conclusion, later = Conclusion(Who.NOBODY, Why.ALL_WELL), NOW + timedelta(hours=1)
    whole = whole_report(conclusion, report, tuple(cache), None, later, cache)
    assert not [sign for sign in TURN if sign in whole.replace("\n", "")]
