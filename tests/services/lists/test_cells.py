"""Amounts, days, times and references as people and programs write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from k2desk.services.lists.cells import (
    DayOrder,
    Decimals,
    Moment,
    amount_of,
    decimals_of,
    is_mpesa,
    moment_of,
    order_of,
    reference_of,
)
from k2desk.services.lists.columns import columns_of
from k2desk.services.lists.rows import Unread, read_rows

AMOUNTS = {
    "1,250.00": 1250_00,
    "1.250,00": 1250_00,
    "KES 1250/=": 1250_00,
    "Ksh.1,250/-": 1250_00,
    "KES1,250.00 CR": 1250_00,
    "1250 dr": -1250_00,
    "(1,250)": -1250_00,
    "-1250": -1250_00,
    "\u22121250": -1250_00,
    "1250-": -1250_00,
    "1\u00a0250.50": 1250_50,
    "5'000.00": 5000_00,
    "1.250.000": 1250000_00,
    "12,34,567.00": 1234567_00,
    "1250.5": 1250_50,
    "0.30000000000000004": 30,
    "٥٥٥": 555_00,
    "$ 10.50": 10_50,
    "0": 0,
    "": None,
    "abc": None,
    "1,2,3": None,
    "1.2.3": None,
    "254712345678": None,
    "12:30": None,
    "SKE1234567": None,
}


@pytest.mark.parametrize("cell", AMOUNTS)
def test_an_amount_is_read_as_it_was_meant(cell):
    assert amount_of(cell) == AMOUNTS[cell]


def test_the_column_decides_what_a_single_point_or_comma_means():
    assert decimals_of(["1,250.00", "300.00", "1,250"]) is Decimals.POINT
    assert decimals_of(["1.250,00", "300,00", "1.250"]) is Decimals.COMMA
    assert decimals_of(["1.250", "3.400", "900"]) is Decimals.COMMA
    assert decimals_of(["1,250", "3,400"]) is Decimals.POINT
    assert amount_of("1.250", Decimals.COMMA) == amount_of("1,250", Decimals.POINT) == 1250_00
    assert amount_of("12,5", Decimals.COMMA) == 12_50


DAY = date(2026, 11, 28)
MOMENTS = {
    "2026-11-28": Moment(DAY),
    "28/11/2026": Moment(DAY),
    "11/28/2026": Moment(DAY),
    "28.11.26": Moment(DAY),
    "28-Nov-26": Moment(DAY),
    "28th November 2026": Moment(DAY),
    "28 Novemba 2026 saa 14:02": Moment(DAY, time(14, 2)),
    "Nov 28, 2026 2:05 PM": Moment(DAY, time(14, 5)),
    "Sat 28 Nov 2026 at 14.02": Moment(DAY, time(14, 2)),
    "28/11/26 12:05 am": Moment(DAY, time(0, 5)),
    "20261128": Moment(DAY),
    "20261128140210": Moment(DAY, time(14, 2, 10)),
    "2026-11-28 14:02:10": Moment(DAY, time(14, 2, 10)),
    "2026-11-28T11:02:10Z": Moment(DAY, time(14, 2, 10)),
    "2026-11-28T14:02:10.123+03:00": Moment(DAY, time(14, 2, 10)),
    "46354": Moment(DAY),
    "46354.5847222222": Moment(DAY, time(14, 2)),
    "14:02": Moment(at=time(14, 2)),
    "2:05pm": Moment(at=time(14, 5)),
    "13/13/2026": None,
    "31/02/2026": None,
    "14.02": None,
    "25:00": None,
    "1.250,00": None,
    "0712 345 678": None,
    "Jane": None,
}


@pytest.mark.parametrize("cell", MOMENTS)
def test_a_day_and_a_time_are_read_in_every_style(cell):
    assert moment_of(cell, may_be_serial=True) == MOMENTS[cell]


def test_the_column_decides_whether_the_day_or_the_month_comes_first():
    assert order_of(["05/11/2026", "28/11/2026"]) is DayOrder.DAY_FIRST
    assert order_of(["11/05/2026", "11/28/2026"]) is DayOrder.MONTH_FIRST
    assert order_of(["05/11/2026", "2026-11-28"]) is None
    assert moment_of("05/11/2026", DayOrder.MONTH_FIRST) == Moment(date(2026, 5, 11))


def test_a_reference_is_found_however_it_is_written():
    for cell in ("SKE1234567", "ske1234567", " ske 123 4567 ", "Ref: SKE1234567 Confirmed.", "ske-1234567\u200b"):
        assert reference_of(cell) == "SKE1234567", cell
    assert reference_of("SKE1234567 and TKE7654321") == "SKE1234567ANDTKE7654321"
    assert reference_of("INV-003") == "INV003"
    assert reference_of("Jane Wanjiku") == reference_of("") == ""


def test_a_reference_without_a_digit_is_one_and_a_word_of_ten_letters_is_none():
    assert reference_of("uktsycpvtv") == reference_of("UKTSYCPVTV") == "UKTSYCPVTV" and is_mpesa("UKTSYCPVTV")
    for cell in ("Department", "Abdi Hassan", "Wanjikukim", "COMMISSION"):
        assert reference_of(cell) == "", cell
    paid = (("UKTSYCPVTV", "100.00"), ("UKTSYCPVTX", "200.00"), ("UKTSYCPVTY", "300.00"), ("UKTSYCPVTW", "?"))
    rows = (("REFERENCES", "AMOUNT", "TIME"), *((*one, "28/11/2026 14:02") for one in paid))
    read = read_rows(rows, columns_of(rows))
    assert [one.reference for one in read.rows] == [reference for reference, _ in paid[:3]]
    assert [one.why for one in read.unread] == [Unread.HEADING, Unread.NO_AMOUNT]
