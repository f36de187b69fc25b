"""Fast dataclasses behave like dataclasses, but are faster to make."""

from __future__ import annotations

from dataclasses import KW_ONLY, field, fields, replace

import pytest

from k2desk.model.fast_dataclass import fast_dataclass


@fast_dataclass
class _Payment:
    till: str
    amount: int = 0
    body: bytes = field(default=b"", repr=False)


@fast_dataclass
class _Alone:
    till: str


@fast_dataclass
class _Other:
    till: str
    amount: int = 0
    body: bytes = b""


def test_they_are_compared_and_hashed_by_all_their_fields():
    assert _Payment("555555", 10) == _Payment("555555", 10) != _Payment("555555", 11)
    assert _Payment("555555", body=b"a") != _Payment("555555", body=b"b")
    assert len({_Payment("555555"), _Payment("555555"), _Payment("112233")}) == 2
    assert _Alone("555555") == _Alone("555555") != _Alone("112233") and len({_Alone("1"), _Alone("1")}) == 1


def test_values_of_different_kinds_are_never_equal():
    assert _Payment("555555") != _Other("555555") and _Alone("555555") != "555555"


def test_what_is_not_to_be_shown_is_not_shown():
    assert repr(_Payment("555555", 3, b"secret")) == "_Payment(till='555555', amount=3)"


def test_they_are_dataclasses_with_slots():
    assert replace(_Payment("555555", 3), amount=4) == _Payment("555555", 4)
    assert [one.name for one in fields(_Payment)] == ["till", "amount", "body"]
    with pytest.raises(AttributeError):
        _Payment("555555").tip = 1


@fast_dataclass
class _Named:
    till: str
    _: KW_ONLY
    amount: int = 0


def test_fields_that_are_given_by_name_only_count_too():
    assert _Named("555555", amount=1) != _Named("555555", amount=2)
    assert repr(_Named("555555", amount=3)) == "_Named(till='555555', amount=3)"
    with pytest.raises(TypeError):
        _Named("555555", 1)
