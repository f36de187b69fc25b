"""The forms without a window: every input gets a clear answer, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from k2desk.model.environments import EnvironmentKind
from k2desk.model.events import EVENT_TYPES
from k2desk.model.problems import ProblemKind
from k2desk.model.records import State
from k2desk.services.forms.address import parse_address
from k2desk.services.forms.connect import Connect
from k2desk.services.forms.new_subscription import NewSubscription, from_text, offered_events, validate
from k2desk.services.forms.pasted import clean, clean_key
from k2desk.services.subscription_cache import CachedSubscription
from tests.services.test_badge import ROW

GOOD = NewSubscription("buygoods_transaction_received", tills=("555555",), address="https://shop.njeri.co.ke/k2/paid")
ODD = st.one_of(
    st.text(),
    st.text(alphabet="\u202e\u200b\u0000\ufeff\ud7ff😀а "),
    st.sampled_from(["javascript:alert(1)", "https://[::1", "https://" + "a" * 5000, "//x", "https://xn--a.com"]),
)


def _judge(form, entries=(), version=2, environment=EnvironmentKind.SANDBOX):
    return validate(form, environment=environment, version=version, entries=entries)


def test_a_good_form_can_be_sent():
    result = _judge(GOOD)
    assert result.can_be_sent and result.problems == ()
    (request,) = result.requests
    assert (request.event_type, request.scope, request.scope_reference) == (GOOD.event_type, "till", "555555")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "K-29"),
        ("http://shop.co.ke/x", "K-10"),
        ("shop.co.ke/x", "K-10"),
        ("ftp://shop.co.ke/x", "K-10"),
        ("javascript:alert(1)", "K-10"),
        ("file:///etc/passwd", "K-10"),
        ("https://localhost/x", "K-11"),
        ("https://192.168.1.5/x", "K-11"),
        ("https://10.0.0.1/", "K-11"),
        ("https://[fe80::1]/", "K-11"),
        ("https://till.local/x", "K-11"),
        ("https://me:secret@shop.co.ke/", "K-30"),
        ("https://shop", "K-37"),
        ("https://shop.co.ke:99999/", "K-37"),
        ("https://shop .co.ke/", "K-37"),
        ("https://practice-shop.example/k2", "K-44"),
        ("https://shop.co.ke/k2?till=1", None),
        ("\u200b https://shop.co.ke/k2 \n", None),
        ("https://8.8.8.8/x", None),
    ],
)
def test_an_address_is_judged_by_its_form(typed, code):
    address = parse_address(typed, EnvironmentKind.LIVE)
    assert (address.problem.code if address.problem else None) == code


def test_a_plain_http_address_is_offered_as_https():
    assert parse_address("http://shop.co.ke/x", EnvironmentKind.LIVE).suggestion == "https://shop.co.ke/x"


def test_a_name_of_look_alike_letters_shows_its_machine_form():
    address = parse_address("https://kоpokopo.com/x", EnvironmentKind.LIVE)
    assert address.problem is None and address.looks_alike and address.ascii_host.startswith("xn--")


def test_the_practice_address_is_for_practice():
    assert parse_address("https://practice-shop.example/k2/paid", EnvironmentKind.PRACTICE).problem is None


def test_an_odd_till_is_a_warning_and_an_empty_one_is_not_sent():
    odd = _judge(replace(GOOD, tills=("12",)))
    assert odd.can_be_sent and [problem.code for problem in odd.problems] == ["K-09"]
    assert not _judge(replace(GOOD, tills=())).can_be_sent
    assert _judge(replace(GOOD, tills=("K112233",))).problems == ()


def test_tills_are_cleaned_and_each_is_sent_once():
    result = _judge(replace(GOOD, tills=(" 555555 ", "555555", "\u200b112233")))
    assert [request.scope_reference for request in result.requests] == ["555555", "112233"]


def test_events_of_the_business_need_no_till():
    result = _judge(NewSubscription("settlement_transfer_completed", address=GOOD.address))
    assert result.can_be_sent and result.requests[0].scope_reference is None


def test_card_events_are_not_offered_on_v1():
    assert not any(event.name.startswith("card") for event in offered_events(1))
    assert not _judge(replace(GOOD, event_type="card_transaction_received"), version=1).can_be_sent


@pytest.mark.parametrize("name", [name for name in EVENT_TYPES if name.startswith("card_")])
def test_a_card_event_is_for_tills_whatever_was_chosen_before(name):
    result = _judge(replace(GOOD, event_type=name, whole_business=True))
    assert [(one.scope, one.scope_reference) for one in result.requests] == [("till", till) for till in GOOD.tills]
    assert not _judge(replace(GOOD, event_type=name, whole_business=True, tills=())).can_be_sent


@pytest.mark.parametrize("version", [1, 2])
def test_what_only_an_example_names_is_known_and_not_offered(version):
    assert "m2m_transaction_completed" in EVENT_TYPES
    assert "m2m_transaction_completed" not in {event.name for event in offered_events(version)}


def test_the_daraja_format_is_sent_only_where_it_is_legal():
    assert _judge(replace(GOOD, daraja=True)).requests[0].daraja
    assert not _judge(replace(GOOD, daraja=True), version=1).requests[0].daraja
    other = replace(GOOD, event_type="buygoods_transaction_reversed", daraja=True)
    assert not _judge(other).requests[0].daraja


@pytest.mark.parametrize("state", [State.SENDING, State.CREATED, State.NOT_CONFIRMED])
def test_what_is_there_already_is_asked_about(state):
    entry = CachedSubscription(replace(ROW, state=state))
    result = _judge(GOOD, (entry,))
    assert not result.can_be_sent and result.problems[0].code == "K-17"
    assert _judge(GOOD.with_decision(ProblemKind.ALREADY_THERE), (entry,)).can_be_sent
    assert _judge(GOOD, (CachedSubscription(replace(ROW, state=State.NOT_CREATED)),)).can_be_sent


def test_a_till_that_the_whole_business_covers_is_called_out():
    whole = CachedSubscription(replace(ROW, scope="company", scope_reference=None))
    result = _judge(GOOD, (whole,))
    assert not result.can_be_sent and [problem.code for problem in result.problems] == ["K-43"]


def test_a_draft_comes_back_as_it_was():
    form = replace(GOOD, tills=("1", "2"), daraja=True)
    assert from_text(form.to_text()) == form
    assert from_text("{broken") is None and from_text('{"tills": 5}') is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [("  key ", "key"), ("“key”", "key"), ("'key'", "key"), ("ke\u200by\n", "key"), ("k e y", "key"), ("key", "key")],
)
def test_pasted_keys_are_cleaned(typed, value):
    assert clean_key(typed).value == value
    assert clean_key(typed).changed is (typed != value)


def test_missing_keys_are_named_by_field():
    assert [problem.code for problem in Connect(client_id=" ").problems()] == ["K-32", "K-34"]
    assert Connect(client_id="a", client_secret="b").problems() == ()
    assert "b-secret" not in repr(Connect(client_secret="b-secret"))


@settings(max_examples=300)
@given(address=ODD, tills=st.lists(ODD, max_size=4), event=st.one_of(st.none(), ODD))
def test_whatever_is_typed_the_form_judges_it(address, tills, event):
    form = NewSubscription(event_type=event, tills=tuple(tills), address=address)
    for environment in EnvironmentKind:
        result = _judge(form, environment=environment)
        assert not result.can_be_sent or result.address.value.startswith("https://")
    kept = from_text(form.to_text())
    assert kept is not None
    assert kept.address in {address.strip(), ""}
    assert set(kept.tills) <= {till[:64] for till in tills}
    assert kept.event_type in {event or None, event and event[:200], ""}


@settings(max_examples=300)
@given(ODD)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text).value).value == clean(text).value
    assert clean_key(clean_key(text).value).value == clean_key(text).value


def test_a_megabyte_is_judged_at_once():
    assert not _judge(replace(GOOD, address="https://" + "x" * 1_000_000)).can_be_sent
