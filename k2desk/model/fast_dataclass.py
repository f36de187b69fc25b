"""Values that are needed before the first paint: thirty kinds of them, and ten thousand of some.

As a class, a frozen dataclass takes 0.8 ms to be made, since its methods are written as text and compiled one by one.
Here only the one that makes a value is: the others are the same for all kinds, and a class takes 0.3 ms. And a frozen
dataclass sets each field by a call of `object.__setattr__`, six times as slow as setting it: some 40 ms for a list of
10,000 rows. So these are frozen for the type checker alone, and every test run checks the types.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

_Value = TypeVar("_Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[_Value]) -> type[_Value]:
    """A dataclass with slots that is compared and hashed by its fields and never changed."""
    made: Any = dataclass(slots=True, eq=False, repr=False)(kind)
    values = attrgetter(*made.__match_args__)
    shown = tuple(one.name for one in fields(made) if one.repr)

    def is_equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    def told(self: object) -> str:
        return f"{made.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    made.__eq__, made.__hash__, made.__repr__ = is_equal, hashed, told
    return cast("type[_Value]", made)
