"""Tills come in as spreadsheets write them; a slip is asked about; names are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2desk.desk.tills import Note, close_to, read_tills
from tests.desk.opened import opened

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


def test_a_bare_column_is_enough():
    assert [line[0] for line in found("620118\n330417\nK112240")] == ["620118", "330417", "K112240"]


def test_what_is_known_renamed_odd_or_there_twice_is_told():
    lines = found("555555;Westlands\n112233;Thika Road\n620118;a\n620118;b\n12;Short\nnot a till at all;")
    assert [line[2] for line in lines] == [Note.SAME, Note.RENAMED, Note.NEW, Note.TWICE, Note.ODD, Note.ODD]


def test_a_slip_is_asked_about():
    assert found("555556")[0][2] is Note.CLOSE
    assert close_to("555556", KNOWN) == "555555"
    assert close_to("121233", KNOWN) == "112233", "two neighbours swapped"
    assert (
        close_to("112244", KNOWN) is None and close_to("5555555", KNOWN) is None and close_to("555555", KNOWN) is None
    )


@pytest.mark.parametrize("text", ["", "  \n\n", "\ufeff", "hello"])
def test_text_without_tills_gives_none_or_odd_ones(text):
    assert all(line[2] is Note.ODD for line in found(text))


@given(st.text(max_size=300))
def test_no_text_raises(text):
    read_tills(text, KNOWN)


async def test_names_are_kept_and_tills_are_learned_from_subscriptions(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        assert await account.tills.save({"620118": "Nakuru", "330417": ""}).wait() is None
        assert account.book.tills() == {"330417": "", "620118": "Nakuru"}
        assert await account.tills.save({"620118": "Nakuru Town"}, forgotten=("330417",)).wait() is None
    async with opened(tmp_path, fresh_practice) as (account, _):
        assert account.book.tills() == {"620118": "Nakuru Town"}
        assert account.book.till_name("620118") == "Nakuru Town" and account.book.till_name("1") == ""
