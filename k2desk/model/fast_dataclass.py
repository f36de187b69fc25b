"""A dataclass decorator that is fast to define and to instantiate.

The first paint needs thirty such classes, and ten thousand instances of some. A frozen dataclass takes 0.8 ms to
define, because its methods are generated as text and compiled one by one; here only `__init__` is generated, and a
class takes 0.3 ms. A frozen dataclass also sets each field with `object.__setattr__`, which is six times slower: some
40 ms for a list of 10,000 rows. These classes are therefore frozen for the type checker only, and every test run checks
the types.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

_Value = TypeVar("_Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def fast_dataclass(kind: type[_Value]) -> type[_Value]:
    """Turn `kind` into a dataclass with slots, compared and hashed by its fields. The type checker forbids changes."""
    made: Any = dataclass(slots=True, eq=False, repr=False)(kind)
    values = attrgetter(*(one.name for one in fields(made)))
    shown = tuple(one.name for one in fields(made) if one.repr)

    def is_equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    def written(self: object) -> str:
        return f"{made.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    made.__eq__, made.__hash__, made.__repr__ = is_equal, hashed, written
    return cast("type[_Value]", made)
