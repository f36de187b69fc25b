"""Samples are signed like Kopo Kopo's messages, the exam grades the answers, and every diagnosis ends in one name."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from k2desk.kopokopo.alerts import read_alert
from k2desk.kopokopo.payloads import PayerForm
from k2desk.kopokopo.signature import matches
from k2desk.model.events import EVENT_TYPES, SAMPLED
from k2desk.model.phone_numbers import NumberKind
from k2desk.model.problems import Problem, ProblemKind, Who
from k2desk.model.records import AccountContents, Outcome
from k2desk.services.address_check.posting import ServerReply
from k2desk.services.address_check.results import LOOKS, Mark, Report, Step, StepResult
from k2desk.services.exam import Grade, Task, TaskResult, do_task, empty_exam, how_many, messages
from k2desk.services.ready import Finding, _of_subscription
from k2desk.services.samples import (
    NotASample,
    faked,
    parsed_sample,
    sample_text,
    signed,
)
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.services.who_can_fix import Why, conclude
from tests.services.test_badge import FIVE, GOOD, ROW

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BASE = "https://api.kopokopo.com"
KEY = "the-api-key"
FORMS = [(event, False) for event in SAMPLED] + [(event.name, True) for event in EVENT_TYPES.values() if event.daraja]
WITH_PAYER = [event.name for event in EVENT_TYPES.values() if event.names_a_payer]


@pytest.mark.parametrize(("event", "daraja"), FORMS)
def test_every_sample_is_genuine_by_each_check_that_the_sdks_make(event, daraja):
    message = signed(parsed_sample(sample_text(event, BASE, "555123", NOW, daraja=daraja)), KEY)
    signature = dict(message.headers)["X-KopoKopo-Signature"]
    assert matches(KEY, message.body, signature)
    # PHP and Python hash the raw bytes and compare lower-case hex.
    assert hmac.new(KEY.encode(), message.body, hashlib.sha256).hexdigest() == signature
    # Node and Ruby hash the JSON that they serialize again: compact raw UTF-8. Node turns 100.0 into 100, Ruby escapes
    # &.
    anew = json.dumps(json.loads(message.body), ensure_ascii=False, separators=(",", ":")).encode()
    assert anew == message.body
    assert not any(isinstance(value, float) for value in _values(json.loads(message.body)))
    assert b"&" not in message.body and b"<" not in message.body
    assert read_alert(message.body).is_sample


def _values(found):
    if isinstance(found, dict):
        for value in found.values():
            yield from _values(value)
    elif isinstance(found, list):
        for value in found:
            yield from _values(value)
    else:
        yield found


def test_a_fake_fits_no_key():
    message = faked(b"{}")
    assert not matches(KEY, message.body, dict(message.headers)["X-KopoKopo-Signature"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "K-76"),
        ("{", "K-76"),
        ("[1]", "K-76"),
        ('{"a":\n1,}', "K-76"),
        ("[" * 50_000, "K-76"),
        ("x" * 300_000, "K-77"),
    ],
)
def test_a_sample_that_was_broken_while_editing_says_where(text, code):
    with pytest.raises(NotASample) as caught:
        parsed_sample(text)
    assert caught.value.problem.code == code
    if text.startswith('{"a"'):
        assert caught.value.problem.param["line"] == "2"


def test_what_is_edited_is_what_is_sent():
    edited = json.loads(sample_text("buygoods_transaction_received", BASE, None, NOW)) | {"note": "é & <b>"}
    assert json.loads(parsed_sample(json.dumps(edited, indent=4))) == edited


# -- the exam ----------------------------------------------------------------------------------------------------------


def test_the_exam_has_thirteen_messages_all_with_reserved_references():
    every = [message for task in Task for message in messages(task, BASE, "555123", NOW, KEY)]
    assert len(every) == how_many(NOW) == 13
    for message in every:
        assert read_alert(message.body).is_sample
    genuine = [matches(KEY, one.body, dict(one.headers)["X-KopoKopo-Signature"]) for one in every]
    assert genuine.count(False) == 1
    first, second = messages(Task.TWICE, BASE, None, NOW, KEY)
    assert first == second
    before, after = messages(Task.OUT_OF_ORDER, BASE, None, NOW, KEY)
    assert (read_alert(before.body).topic, read_alert(after.body).topic) == (
        "buygoods_transaction_reversed",
        "buygoods_transaction_received",
    )
    (accented,) = messages(Task.ACCENT, BASE, None, NOW, KEY)
    assert "Zoë Wanjikũ & Sons" in f"{read_alert(accented.body).first_name} {read_alert(accented.body).last_name}"


def test_a_hidden_number_comes_in_each_form_and_no_two_are_one_payment():
    hidden = [read_alert(one.body) for one in messages(Task.HIDDEN, BASE, "555123", NOW, KEY)]
    kinds = [NumberKind.MASKED, NumberKind.MASKED, NumberKind.HASHED, NumberKind.HASHED]
    assert [one.phone_kind for one in hidden] == kinds
    assert not any("254700000000" in one.phone for one in hidden)
    assert hidden[-1].last_name == "" and hidden[-1].first_name
    assert len({one.reference for one in hidden}) == len({one.identity for one in hidden}) == 4


@pytest.mark.parametrize("payer", PayerForm)
@pytest.mark.parametrize(("event", "daraja"), [(event, False) for event in WITH_PAYER] + [(WITH_PAYER[0], True)])
def test_a_sample_hides_the_number_in_the_form_that_was_chosen(event, daraja, payer):
    text = sample_text(event, BASE, "555123", NOW, daraja=daraja, payer=payer)
    assert ("254700000000" in text) is (payer is PayerForm.WHOLE)
    alert = read_alert(parsed_sample(text))
    assert (alert.phone_kind is NumberKind.WHOLE) is (payer is PayerForm.WHOLE)
    has_last_name = daraja or "{last_name}" in EVENT_TYPES[event].sample.resource.values()
    assert bool(alert.last_name) is (has_last_name and payer is not PayerForm.FIRST_NAME_ONLY)


def test_till_to_till_in_the_safaricom_form_is_told_as_such_by_its_sample():
    alert = read_alert(parsed_sample(sample_text("b2b_transaction_received", BASE, "555123", NOW, daraja=True)))
    assert (alert.kind, alert.sending_till, alert.sender) == (
        "b2b_transaction_received",
        "990011",
        "Westlands Wholesalers",
    )


@pytest.mark.parametrize(
    ("task", "statuses", "good", "grade"),
    [
        (Task.GOOD, [200], False, Grade.PASS),
        (Task.GOOD, [302], False, Grade.FAIL),
        (Task.TWICE, [200, 204], True, Grade.PASS),
        (Task.TWICE, [200, 409], True, Grade.FAIL),
        (Task.OUT_OF_ORDER, [422, 200], True, Grade.FAIL),
        (Task.FAKE, [401], True, Grade.PASS),
        (Task.FAKE, [200], True, Grade.FAIL),
        (Task.FAKE, [401], False, Grade.UNSURE),
        (Task.FAKE, [500], True, Grade.UNSURE),
        (Task.ACCENT, [500], True, Grade.FAIL),
        (Task.DARAJA, [200], True, Grade.PASS),
        (Task.HIDDEN, [200, 201, 200, 204], True, Grade.PASS),
        (Task.HIDDEN, [200, 200, 422, 200], True, Grade.FAIL),
    ],
)
async def test_each_task_is_graded_by_what_came_back(task, statuses, good, grade):
    left = list(statuses)

    async def send(message):
        return ServerReply(left.pop(0), 0.1)

    result = await do_task(task, messages(task, BASE, None, NOW, KEY), send, good_accepted=good)
    assert (result.grade, list(result.statuses)) == (grade, statuses)


async def test_no_answer_is_a_fail_with_its_reason():
    async def send(message):
        return Problem(ProblemKind.NEVER_ANSWERED)

    result = await do_task(Task.GOOD, messages(Task.GOOD, BASE, None, NOW, KEY), send, good_accepted=False)
    assert (result.grade, result.problem) == (Grade.FAIL, Problem(ProblemKind.NEVER_ANSWERED))
    sheet = empty_exam("https://x", NOW).having(TaskResult(Task.GOOD, Grade.PASS))
    assert sheet.passed == 1


# -- whose fault it is -------------------------------------------------------------------------------------------------

WELL = Report("https://shop.njeri.co.ke/k2/paid", "shop.njeri.co.ke", NOW)
for _step in LOOKS:
    WELL = WELL.having(StepResult(_step, Mark.GOOD))
ANSWERED = WELL.having(StepResult(Step.ANSWERS, Mark.GOOD))
FINE = CachedSubscription(ROW, replace(GOOD, good_at=NOW))


def _broken(report: Report, step: Step, kind: ProblemKind) -> Report:
    return report.having(StepResult(step, Mark.BAD, Problem(kind)))


@pytest.mark.parametrize(
    ("report", "entries", "who", "why"),
    [
        (_broken(WELL, Step.WRITTEN, ProblemKind.NOT_HTTPS), [FINE], Who.YOU, Why.SERVER),
        (_broken(WELL, Step.WRITTEN, ProblemKind.NOT_PUBLIC), [FINE], Who.YOU, Why.SERVER),
        (_broken(WELL, Step.NAME, ProblemKind.NOT_PUBLIC), [FINE], Who.WEB_DEVELOPER, Why.SERVER),
        (_broken(WELL, Step.NAME, ProblemKind.NAME_NOT_LOOKED_UP), [FINE], Who.NETWORK, Why.SERVER),
        (_broken(WELL, Step.LOCKED, ProblemKind.CERTIFICATE_ENDED), [FINE], Who.WEB_DEVELOPER, Why.SERVER),
        (_broken(WELL, Step.LOCKED, ProblemKind.INSPECTING_NETWORK), [FINE], Who.NETWORK, Why.SERVER),
        (
            _broken(ANSWERED, Step.REFUSES_FAKES, ProblemKind.FAKE_ACCEPTED),
            [FINE],
            Who.WEB_DEVELOPER,
            Why.SERVER,
        ),
        (
            WELL.having(StepResult(Step.LOCKED, Mark.CARE, Problem(ProblemKind.CERTIFICATE_ENDS_SOON))),
            [FINE],
            Who.WEB_DEVELOPER,
            Why.SERVER,
        ),
        (
            ANSWERED,
            [CachedSubscription(ROW, replace(GOOD, word="Paused", good_at=NOW))],
            Who.KOPO_KOPO,
            Why.SUBSCRIPTION,
        ),
        (
            ANSWERED,
            [CachedSubscription(ROW, replace(GOOD, standing=Outcome.KEYS_REFUSED))],
            Who.YOU,
            Why.SUBSCRIPTION,
        ),
        (ANSWERED, [], Who.YOU, Why.NO_SUBSCRIPTION),
        (WELL, [FINE], Who.NOBODY, Why.NOT_TRIED_YET),
        (ANSWERED, [FINE], Who.NOBODY, Why.ALL_WELL),
    ],
)  # fmt: skip
def test_every_diagnosis_ends_in_one_name(report, entries, who, why):
    conclusion = conclude(report, entries, NOW, FIVE)
    assert (conclusion.who, conclusion.why) == (who, why)


def test_a_report_holds_no_secret_and_no_query(qapp):
    from k2desk.services.subscription_cache import SubscriptionCache
    from k2desk.ui.text.reports import whole_report

    address = "https://shop.njeri.co.ke/k2/paid?token=very-secret"
    report, cache = replace(ANSWERED, address=address), SubscriptionCache(AccountContents())
    text = whole_report(conclude(report, [FINE], NOW, FIVE), report, [FINE], empty_exam(address, NOW), NOW, cache)
    assert "very-secret" not in text and "https://shop.njeri.co.ke/k2/paid?…" in text
    assert text.startswith("Hello Kopo Kopo,") and "[K-" not in text


@pytest.mark.parametrize("kind", [ProblemKind.NO_INTERNET, ProblemKind.PROXY_BLOCKED, ProblemKind.WIFI_SIGN_IN])
def test_the_network_here_is_blamed_and_not_kopo_kopo_for_what_it_keeps_from_being_seen(kind):
    unseen = CachedSubscription(ROW, replace(GOOD, checked_at=NOW - timedelta(hours=1)))
    assert _of_subscription(unseen, NOW, Problem(kind)) is Finding.NETWORK
    assert _of_subscription(unseen, NOW, Problem(ProblemKind.NOT_ANSWERING)) is Finding.NOT_ANSWERING
