"""Tills are read as spreadsheets write them, typing mistakes are questioned, and names are stored."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2desk.model.environments import EnvironmentKind
from k2desk.model.records import AccountContents, TillRecord
from k2desk.services import first_steps
from k2desk.services.forms.bulk import BulkForm, validate_bulk
from k2desk.services.forms.new_subscription import TILLS, NewSubscription, validate
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.services.till_numbers import neighbour_of, till_numbers
from k2desk.services.tills import MOST_LINES, Note, read_tills
from tests.services.opened import opened
from tests.services.test_badge import ROW
from tests.waiting import until

KNOWN = {"555555": "Westlands", "112233": ""}


def found(text, known=KNOWN):
    return [(line.number, line.name, line.note) for line in read_tills(text, known)]


@pytest.mark.parametrize(
    "text",
    [
        "620118\tNakuru\n330417\tEldoret",
        "620118,Nakuru\n330417,Eldoret\n",
        "620118;Nakuru\r\n330417;Eldoret\r\n",
        "Till;Name\n620118;Nakuru\n330417;Eldoret",
        "Name,Till number\nNakuru,620118\nEldoret,330417",
        "\ufeffTill,Name\n620118,Nakuru\n\n330417,Eldoret\n",
        "sep=;\nTill;Name\n620118;Nakuru\n330417;Eldoret",
        '"620118","Nakuru"\n"330417","Eldoret"',
        '="620118",Nakuru\n=330417,Eldoret',
        "620118.0;Nakuru\n330417,00;Eldoret",
        "'620118\tNakuru\n 330 417 \t Eldoret ",
        "1;Shop A;620118;Nakuru\n2;Shop B;330417;Eldoret".replace("Shop A;", ";").replace("Shop B;", ";"),
    ],
)
def test_a_pasted_list_is_read_however_the_spreadsheet_writes_it(text):
    lines = found(text)
    assert [line[0] for line in lines] == ["620118", "330417"]
    assert {line[2] for line in lines} == {Note.NEW}
    if not text.startswith("1;"):
        assert [line[1] for line in lines] == ["Nakuru", "Eldoret"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Price;Till\n12500;555123\n15000;555124", ["555123", "555124"]),
        ("Till,Price\n555123,1250.00\n555124,12500", ["555123", "555124"]),
        ("Date,Amount,Till no.\n20261123,12500,555123\n20261124,13500,555124", ["555123", "555124"]),
        ("Tarehe\tKiasi\tNambari ya till\n20261123\t12500\t555123", ["555123"]),
        ("Postcode,Number\n00100,555123\n00200,555124", ["555123", "555124"]),
        ("Phone,Till,Name\n71100012,555123,Jane\n71100013,555124,Joe", ["555123", "555124"]),
        ("Code,Amount\nTKN7XW2PQA,12500", []),
        ("20261123\n20261124", []),
        ("20261123;555123\n20261124;555124", ["555123", "555124"]),
    ],
)
def test_what_the_header_calls_otherwise_is_no_till(text, lines):
    read = found(text)
    assert [number for number, _, note in read if note is not Note.ODD] == lines
    assert not any(name.replace(".", "").isdigit() for _, name, _ in read)


def test_what_is_too_long_for_a_till_stays_whole_and_is_asked_about():
    assert found("555,123,000") == [("555,123,000", "", Note.ODD)]


def test_a_small_k_in_a_list_is_the_same_till():
    assert [line[2] for line in found("K112240\nk112240\nK 112240")] == [Note.NEW, Note.TWICE, Note.TWICE]
    assert found("k112233", {"K112233": "Kilimani"})[0][2] is Note.SAME


def test_a_bare_column_is_enough():
    assert [line[0] for line in found("620118\n330417\nK112240")] == ["620118", "330417", "K112240"]


def test_what_is_known_renamed_odd_or_there_twice_is_told():
    lines = found("555555;Westlands\n112233;Thika Road\n620118;a\n620118;b\n12;Short\nnot a till at all;")
    assert [line[2] for line in lines] == [Note.SAME, Note.RENAMED, Note.NEW, Note.TWICE, Note.ODD, Note.ODD]


def test_a_slip_is_asked_about():
    assert found("555556")[0][2] is Note.CLOSE
    assert neighbour_of("555556", KNOWN) == "555555"
    assert neighbour_of("121233", KNOWN) == "112233", "two neighbours swapped"
    for number in ("112244", "5555555", "555555", "", "5", "5" * 70):
        assert neighbour_of(number, KNOWN) is None, number
    assert neighbour_of("k112234", {"K112234": "", "k112233": ""}) == "K112234", "the letter is a sign as others are"


@pytest.mark.parametrize("text", ["", "  \n\n", "\ufeff", "hello"])
def test_text_without_tills_gives_none_or_odd_ones(text):
    assert all(line[2] is Note.ODD for line in found(text))


@given(st.text(max_size=300))
def test_no_text_raises(text):
    read_tills(text, KNOWN)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("555,123\r\n600,456\r\n", [("555123", "", Note.ASKED), ("600456", "", Note.ASKED)]),
        ("555,123,Westlands\n600,456,Thika", [("555123", "Westlands", Note.ASKED), ("600456", "Thika", Note.ASKED)]),
        ("Westlands,555,123\nThika,600,456", [("555123", "Westlands", Note.ASKED), ("600456", "Thika", Note.ASKED)]),
        ("Till,Name\n555,123\n600,456", [("555123", "", Note.ASKED), ("600456", "", Note.ASKED)]),
        ("555,123\n620118", [("555123", "", Note.ASKED), ("620118", "", Note.NEW)]),
        ("555.123\n600.456", [("555123", "", Note.ASKED), ("600456", "", Note.ASKED)]),
        ("555,000\n600,000", [("555000", "", Note.ASKED), ("600000", "", Note.ASKED)]),
        ("1,555,123\n1,600,456", [("1555123", "", Note.ASKED), ("1600456", "", Note.ASKED)]),
        ("Till\n555,123\n600,456", [("555123", "", Note.NEW), ("600456", "", Note.NEW)]),
        ("Till number\n555,000", [("555000", "", Note.NEW)]),
        ("555,123\tWestlands\n600,456\tThika", [("555123", "Westlands", Note.NEW), ("600456", "Thika", Note.NEW)]),
        ("555.123;Westlands", [("555123", "Westlands", Note.NEW)]),
        ('"555,123",Westlands\n"600,456",Thika', [("555123", "Westlands", Note.NEW), ("600456", "Thika", Note.NEW)]),
        ("555'123\tWestlands", [("555123", "Westlands", Note.NEW)]),
        ("555,123;Westlands\n600456;Thika", [("555123", "Westlands", Note.NEW), ("600456", "Thika", Note.NEW)]),
        ("620118,330417\n514459,778899", [(till, "", Note.NEW) for till in ("620118", "330417", "514459", "778899")]),
    ],
)
def test_a_thousands_separator_makes_no_other_till_and_is_asked_about_where_the_column_does_not_say(text, lines):
    assert found(text) == lines


@pytest.mark.parametrize(
    "written",
    [
        "\u0665\u0665\u0665\u0661\u0662\u0663",
        "５５５１２３",
        "\u06f5\u06f5\u06f5\u06f1\u06f2\u06f3",
        "५५५१२३",
        "５５５ 123",
        "\u0665\u0665\u0665\u066c\u0661\u0662\u0663",
    ],
)
def test_digits_of_other_writings_are_the_till_that_they_say(written):
    assert found(f"Till\tName\n{written}\tMall")[0] == ("555123", "Mall", Note.NEW)
    if "\u066c" not in written:
        assert till_numbers(written) == ("555123",)
        for form in (NewSubscription(tills=(written,)), BulkForm(tills=(written,))):
            assert form.clean_tills() == ("555123",)


@pytest.mark.parametrize(
    ("typed", "tills"),
    [
        ("Westlands shop", ("Westlands shop",)),
        ("Westlands, the big one", ("Westlands, the big one",)),
        ("shop 3", ("shop 3",)),
        ("Till no. 7 at the market", ("Till no. 7 at the market",)),
        ("555 123", ("555123",)),
        ("555,123", ("555,123",)),
        ("555.123", ("555.123",)),
        ("555123,600456", ("555123", "600456")),
        ("555123 600456", ("555123", "600456")),
        ("555123, 600456; 700111\n800222\t900333", ("555123", "600456", "700111", "800222", "900333")),
        ("555 123\n600 456", ("555123", "600456")),
        ("555123 Westlands", ("555123", "Westlands")),
        ("“555123”", ("555123",)),
        ("K112233", ("K112233",)),
        ("K 112233", ("K112233",)),
        ("K 112 233", ("K112233",)),
        ("", ()),
        (" , ;\n", ()),
        ("12,555123", ("12", "555123")),
        ("555,123,000", ("555", "123", "000")),
    ],
)
def test_what_is_typed_as_a_till_never_becomes_two_that_nobody_meant(typed, tills):
    assert till_numbers(typed) == tills
    assert NewSubscription(tills=(typed,)).clean_tills() == tills


@pytest.mark.parametrize("form", [NewSubscription(tills=("555,123",)), BulkForm(tills=("555,123",))])
def test_a_number_that_may_be_one_till_or_two_is_asked_about_before_anything_is_made(form):
    form = replace(form, address="https://shop.njeri.co.ke/k2")
    if isinstance(form, BulkForm):
        form = replace(form, events=("buygoods_transaction_received",))
        judged = validate_bulk(form, environment=EnvironmentKind.LIVE, version=2, entries=())
    else:
        form = replace(form, event_type="buygoods_transaction_received")
        judged = validate(form, environment=EnvironmentKind.LIVE, version=2, entries=())
    problem = judged.problem_at(TILLS)
    assert (problem.code, problem.param, judged.can_be_sent) == (
        "K-124",
        {"till": "555,123", "number": "555123"},
        False,
    )


def test_a_lone_quotation_mark_spoils_its_own_line_at_most():
    name = "x" * 140_000
    for text in (
        f'"620118\n330417\n{name}',
        f'620118,"Nakuru\n330417,Eldoret\n{name}',
        f'"{name}',
        '"' * 200_001,
        '"\n' * 9,
    ):
        lines = found(text)
        if "330417" in text:
            assert [line[0] for line in lines][:2] == ["620118", "330417"]
    assert found('"620118","Nakuru\nTown"\n330417,"5"" pipes"') == [
        ("620118", "Nakuru Town", Note.NEW),
        ("330417", '5" pipes', Note.NEW),
    ]


def test_the_reading_of_tills_is_bounded():
    known = {str(500_000 + number): "" for number in range(2_000)}
    column = "\n".join(f"{600_000 + number}\tShop {number}" for number in range(60_000))
    lines = read_tills(column, known)
    assert len(lines) == MOST_LINES and lines[-1].number == str(600_000 + MOST_LINES - 1)
    for bait in (
        "1," * 1_000_000,
        '"",' * 600_000,
        "\t" * 2_000_000,
        "555,123," * 250_000,
        "=" * 2_000_000,
        "1 " * 1_000_000,
    ):
        assert len(read_tills(bait, known)) <= MOST_LINES


async def test_a_long_list_of_tills_is_read_beside_the_window(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        text = "Till;Name\n" + "\n".join(f"{600_000 + number};Caf\xe9 {number}" for number in range(4_000))
        assert len(text) > 65_536
        for content in (text, text.encode(), text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("cp1252")):
            operation = account.tills.read(content, {})
            assert not operation.finished, "it is not read while the window waits"
            lines = await operation.wait()
            assert (len(lines), lines[7].number, lines[7].name) == (4_000, "600007", "Café 7")


async def test_names_are_kept_and_tills_are_learned_from_subscriptions(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        await until(lambda: account.cache.tills() == first_steps.TILLS)  # a new practice shop has a till
        assert await account.tills.save({"620118": "Nakuru", "330417": ""}).wait() is None
        assert account.cache.tills() == {**first_steps.TILLS, "330417": "", "620118": "Nakuru"}
        assert await account.tills.save({"620118": "Nakuru Town"}, forgotten=("330417",)).wait() is None
    async with opened(tmp_path, fresh_practice) as (account, _):
        assert account.cache.tills() == {**first_steps.TILLS, "620118": "Nakuru Town"}
        assert account.cache.till_name("620118") == "Nakuru Town" and account.cache.till_name("1") == ""


def test_a_till_with_a_small_k_is_the_one_with_a_large_k():
    named = TillRecord("shop", "K112233", "Kilimani")
    rows = tuple(
        replace(ROW, id=number, scope_reference=number, account_id="shop")
        for number in ("k112233", "K112233", "k445566")
    )
    cache = SubscriptionCache(AccountContents(rows, tills=(named,)))
    assert cache.tills() == {"K112233": "Kilimani", "k445566": ""}
    assert cache.till_name("k112233") == cache.till_name("K112233") == "Kilimani"
    assert cache.till_name("k445566") == cache.till_name(None) == cache.till_name("") == ""
