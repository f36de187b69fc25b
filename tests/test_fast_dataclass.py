"""Fast dataclasses behave like dataclasses, but are faster to make."""

from __future__ import annotations

import copy
import pickle
from dataclasses import KW_ONLY, MISSING, asdict, dataclass, field, fields, is_dataclass, replace
from typing import Generic, TypeVar

import pytest

from k2desk.model.fast_dataclass import fast_dataclass, fast_record


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


@fast_dataclass
class _Refund:
    till: str
    amount: int = 0
    _why: str = "none"

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left."""
        return not self.amount


@dataclass(slots=True)
class _Kept(_Refund):
    at: int = 7


@fast_dataclass
class _Listed:
    tills: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)


def test_dataclasses_knows_their_fields():
    assert [(one.name, one.type, one.default) for one in fields(_Refund)][1:] == [
        ("amount", "int", 0),
        ("_why", "str", "none"),
    ]
    assert fields(_Refund("1"))[0].default is MISSING and is_dataclass(_Refund)
    assert asdict(_Refund("1", 2)) == {"till": "1", "amount": 2, "_why": "none"}
    assert replace(_Refund("1", 2), _why="late") == _Refund("1", 2, "late")


def test_they_take_their_fields_in_order_or_by_name():
    assert _Refund("1", 2) == _Refund(amount=2, till="1") and _Refund("1").is_whole
    for wrong in ({"till": "1", "other": 2}, {"amount": 1}):
        with pytest.raises(TypeError, match=r"_Refund.__init__\(\)"):
            _Refund(**wrong)
    match _Refund("1", 2):
        case _Refund(till, amount):
            assert (till, amount) == ("1", 2)


def test_a_dataclass_can_inherit_from_them():
    assert [one.name for one in fields(_Kept)] == ["till", "amount", "_why", "at"]
    assert _Kept("1", 2).at == 7 and replace(_Kept("1"), at=8).at == 8


def test_they_are_copied_and_pickled_like_others():
    refund = _Refund("1", 2, "late")
    assert copy.copy(refund) == copy.deepcopy(refund) == pickle.loads(pickle.dumps(refund)) == refund


def test_a_field_that_is_made_for_each_value_is_its_own():
    one, other = _Listed(), _Listed()
    one.names["1"] = "Kiosk"
    assert other.names == {}
    with pytest.raises(ValueError, match="mutable default"):

        @fast_dataclass
        class _Shared:
            names: dict[str, str] = {}  # noqa: RUF012  which is what is refused


def test_a_given_value_takes_the_place_of_the_one_that_is_made():
    names = {"1": "Kiosk"}
    assert _Listed(names=names).names is names and _Listed(("1",)) == _Listed(tills=("1",), names={})
    assert fields(_Listed)[1].default_factory is dict and replace(_Listed(names=names), tills=("2",)).names is names


@fast_dataclass
class _Late(_Listed):
    _: KW_ONLY
    days: int
    why: str = "late"


R = TypeVar("R")


@fast_dataclass
class _Shown(Generic[R]):
    row: R
    names: dict[str, str] = field(default_factory=dict)


def test_fields_of_a_base_come_first():
    late = _Late(("1",), days=3)
    assert (late.tills, late.names, late.days, late.why) == (("1",), {}, 3, "late")
    assert [one.name for one in fields(_Late)] == ["tills", "names", "days", "why"]
    assert replace(late, days=4) == _Late(("1",), {}, days=4) != late and not hasattr(late, "__dict__")
    assert repr(late) == "_Late(tills=('1',), names={}, days=3, why='late')"
    with pytest.raises(TypeError):
        _Late(("1",))
    match late:
        case _Late(tills, names):
            assert (tills, names) == (("1",), {})


def test_they_may_be_generic():
    assert _Shown[int](3) == _Shown(3) and _Shown[str].__args__ == (str,)
    assert not hasattr(_Shown(3), "tip") and _Shown.__parameters__ == (R,)


def test_a_record_may_change_and_equals_only_itself():
    @fast_record
    class Line:
        till: str
        count: int = 0

    one = Line("1")
    one.count += 1
    assert one.count == 1 and one == one and one != Line("1", 1) and len({one, Line("1", 1)}) == 2
    with pytest.raises(AttributeError):
        one.tip = 1


def _fresh() -> type:
    @fast_dataclass
    class Sale(_Alone):
        amount: int = 0
        names: dict[str, str] = field(default_factory=dict)
        _: KW_ONLY
        clerk: str
        tip: int = 3

    return Sale


def test_the_first_instance_and_the_hundredth_are_made_alike():
    kind, before = _fresh(), set()
    for number in range(100):
        one = kind("1", number, clerk="Njeri")
        assert (one.till, one.amount, one.names, one.clerk, one.tip) == ("1", number, {}, "Njeri", 3)
        two = kind(names={"1": "Kiosk"}, clerk="Njeri", till="2", tip=number)
        assert (two.till, two.amount, two.names, two.clerk, two.tip) == ("2", 0, {"1": "Kiosk"}, "Njeri", number)
        one.names["1"] = "Stall"
        before.add(kind.__init__)
    assert len(before) == 2, "it was compiled once"


@pytest.mark.parametrize("made_before", [0, 100])
@pytest.mark.parametrize(
    ("values", "named", "complaint"),
    [
        ((), {"clerk": "Njeri"}, "missing 1 required positional argument: 'till'"),
        (("1",), {}, "missing 1 required keyword-only argument: 'clerk'"),
        (("1", 2, {}, 4), {"clerk": "Njeri"}, "takes from 2 to 4 positional arguments but 5"),
        (("1",), {"clerk": "Njeri", "till": "2"}, "multiple values for argument 'till'"),
        (("1",), {"clerk": "Njeri", "tips": 2}, "unexpected keyword argument 'tips'"),
    ],
)
def test_wrong_arguments_are_named_however_many_instances_there_are(made_before, values, named, complaint):
    kind = _fresh()
    for _ in range(made_before):
        kind("1", clerk="Njeri")
    with pytest.raises(TypeError, match=complaint):
        kind(*values, **named)
    assert kind("1", clerk="Njeri").till == "1"
