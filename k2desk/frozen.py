"""Values that are needed before the first paint: thirty kinds of them, and ten thousand of some.

As a class, a frozen dataclass takes twice as long to be made, 0.8 ms; and each of its values sets each field by a call
of `object.__setattr__`, six times as slow as setting it: some 40 ms for a list of 10,000 rows. So these are frozen for
the type checker alone, and every test run checks the types.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Value = TypeVar("_Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[_Value]) -> type[_Value]:
    """A dataclass with slots that is compared and hashed by its fields and never changed."""
    return dataclass(slots=True, unsafe_hash=True)(kind)
