"""Text from outside is made harmless in one place, exported cells are not formulas, and only public addresses count as
public.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2desk.model.environments import EnvironmentKind
from k2desk.model.outside import Most, one_line, plain_lines
from k2desk.services.address_check.internet import Endpoint, PublicInternet
from k2desk.services.csv_file import csv_of
from k2desk.services.forms.address import parse_address

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("came", "shown"),
    [
        ("/\u202egnp.exe", "/gnp.exe"),
        ("Active\u202e", "Active"),
        ("\u2066a\u2069\u200fb\u061c", "ab"),
        ("one\r\ntwo\nthree\u2028four\u2029five\x85six", "one two three four five six"),
        ("a\tb\x0bc\x0cd", "a b c d"),
        ("\x00\x07\x1b[31mred", "[31mred"),
        ("zero\u200bwidth\u200c\u200d\u2060\ufeff", "zerowidth"),
        ("half \ud800 pair", "half  pair"),
        ("\u3164\u115f\u2800blank\u034f\ufe0f", "blank"),
        ("\U000e0041tag", "tag"),
        ("z" + "\u0301" * 40 + "o", "z\u0301\u0301\u0301o"),
        ("Wanjirũ Ng’ang’a – 王小明 – محمد", "Wanjirũ Ng’ang’a – 王小明 – محمد"),
        ("wide\u00a0\u3000\u2003room", "wide\u00a0  room"),
    ],
)
def test_what_came_from_outside_is_shown_without_what_turns_breaks_or_hides_it(came, shown):
    assert one_line(came, Most.SENTENCE) == shown


@given(st.text(max_size=400), st.integers(min_value=1, max_value=60))
def test_whatever_came_is_one_line_that_can_be_seen_and_is_not_too_long(text, most):
    shown = one_line(text, most)
    assert len(shown) <= most
    assert not {unicodedata.category(sign) for sign in shown} & UNSEEN
    assert one_line(shown, most) == shown
    many = plain_lines(text, most)
    assert len(many) <= most and not {unicodedata.category(sign) for sign in many.replace("\n", "")} & UNSEEN


def test_what_is_too_long_says_that_it_goes_on():
    assert one_line("a" * 100, 10) == "a" * 9 + "…"
    assert one_line("a" * 10, 10) == "a" * 10
    assert len(one_line("x" * 5_000_000, Most.WORD)) == Most.WORD
    assert plain_lines("one\r\ntwo\u2028three\rfour\tfive\u202e", 100) == "one\ntwo\nthree\nfour five"


# --- cells of an export -----------------------------------------------------------------------------------------------

_FORMULA = "=+-@＝＋－＠﹢﹣"


def _cells_of_any_spreadsheet(content: bytes):
    """Yield every cell that a spreadsheet could read from the file, whatever separator it assumes."""
    text = content.decode("utf-8-sig")
    for sign in ",;\t|":
        for row in csv.reader(io.StringIO(text), delimiter=sign):
            yield from row
        for piece in text.splitlines():
            yield from piece.split(sign)


def _is_formula(cell: str) -> bool:
    seen = one_line(cell, 10_000).strip(" \"'`" + "\u00a0") if not cell.lstrip(' "').startswith("'") else ""
    # A number followed by another separator: no spreadsheet takes that as a formula.
    number = re.split(r"[,;|\t]", seen[1:])[0].replace(".", "").replace(" ", "")
    return seen[:1] in tuple(_FORMULA) and not (number.isascii() and number.isdigit())


@pytest.mark.parametrize(
    "cell",
    [
        *(f"{sign}cmd|' /C calc'!A0" for sign in _FORMULA),
        "\n=1+A1",
        " =1+A1",
        "\u00a0=1+A1",
        "\u200b=1+A1",
        "\u202e=1+A1",
        "\ufeff\t =1+A1",
        "\u3164＝1+A1",
        "a;=1+A1",
        'a;"=1+A1"',
        "a\t=1+A1",
        "a\n=1+A1",
        "a\r\n@A1",
        "a\x85=1+A1",
        "a\u2028=1+A1",
        "a,=1+A1",
        'a,"=1+A1',
        '"=1+A1"',
        "'\"=1+A1",
        "a|=1+A1",
        "a; ;\u200b;＠A1",
        'a";"=1+A1',
        "=1\x00+A1",
        "-2+3+cmd",
        "+254 712;=1+A1",
    ],
)
def test_no_cell_of_an_export_is_a_formula_however_it_hides(cell):
    content = csv_of(("a", cell), [(cell, "b"), ("b", cell), (cell, cell)])
    found = [one for one in _cells_of_any_spreadsheet(content) if _is_formula(one)]
    assert not found, found


@given(st.lists(st.text(alphabet="=+-@＝；;,\t\n\"' \u200b|a1", max_size=12), min_size=1, max_size=3))
def test_no_cell_made_of_signs_is_a_formula(row):
    content = csv_of(["a"], [row])
    assert not [one for one in _cells_of_any_spreadsheet(content) if _is_formula(one)]


def test_numbers_phones_and_plain_words_are_exported_as_they_are():
    plain = (
        "-5.00",
        "+254712345123",
        "+254 712 345 123",
        "Jane; Wambui",
        "a - b",
        "1,250.00",
        "–",
        "https://x.co.ke/k2?a=1&b=2",
    )
    assert next(csv.reader(io.StringIO(csv_of(plain, []).decode("utf-8-sig")))) == list(plain)


# --- what is public ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ip",
    [
        "64:ff9b::a00:1", "64:ff9b::808:808", "64:ff9b:1::808:808", "2002:a00:1::1", "2002:808:808::1",
        "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::8.8.8.8", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "fec0::1", "fec0:ffff::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "ff0e::1",
        "::", "::1", "100::1", "2001:db8::1", "3fff::1", "5f00::1", "4000::1", "3ffe::1", "10.0.0.1",
        "172.16.3.4", "192.168.1.7", "127.0.0.1", "169.254.1.1", "0.0.0.0", "100.64.0.1", "192.0.0.8",
        "192.0.2.1", "198.51.100.1", "203.0.113.9", "198.18.0.1", "192.88.99.1", "224.0.0.1", "239.255.255.250",
        "240.0.0.1", "255.255.255.255", "not an address", "",
    ],
)  # fmt: skip
def test_what_the_internet_can_not_reach_is_not_public(ip):
    assert not PublicInternet().is_public(Endpoint(ip, 443))


@pytest.mark.parametrize(
    "ip", ["8.8.8.8", "41.90.1.1", "2606:4700::6810:84e5", "2a00:1450:4001:81b::200e", "2c0f:fe38::1"]
)
def test_what_the_internet_can_reach_is_public_but_not_at_port_0(ip):
    assert PublicInternet().is_public(Endpoint(ip, 443))
    assert not PublicInternet().is_public(Endpoint(ip, 0))


@pytest.mark.parametrize("address", ["https://[2606:4700::6810:84e5]/k2", "https://[2a00:1450:4001:81b::200e]:8443"])
def test_a_public_number_is_a_web_address_and_no_key(address):
    assert parse_address(address, EnvironmentKind.LIVE).problem is None


@pytest.mark.parametrize(
    "address",
    [
        "https://[64:ff9b::a00:1]/k2", "https://[2002:a00:1::1]/", "https://[::ffff:10.0.0.1]/",
        "https://[fec0::1]/", "https://[ff0e::1]/", "https://224.0.0.1/", "https://shop.njeri.co.ke:0/k2",
        "https://41.90.1.1:0/", "https://192.168.1.7/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_said_to_be_so_while_it_is_typed(address):
    problem = parse_address(address, EnvironmentKind.LIVE).problem
    assert problem is not None and problem.code == "K-11"


@pytest.mark.parametrize(
    "address",
    ["https://0x7f.0x1/", "https://127.1/", "https://0177.0.0.1/", "https://2130706433/", "https://10.0.0.0x1/"],
)
def test_a_number_in_disguise_is_no_name(address):
    problem = parse_address(address, EnvironmentKind.LIVE).problem
    assert problem is not None and problem.blocks
