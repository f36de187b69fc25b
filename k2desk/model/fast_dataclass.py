"""Dataclass decorators that are fast to define and to instantiate.

The first paint needs forty such classes, and ten thousand instances of some. A frozen dataclass takes 0.8 ms to define,
because its methods are generated as text and compiled one by one. Here only `__init__` is, when a class has some
instances, and what `dataclasses` knows of the fields is found out when it is asked for: a class takes 0.03 ms, and its
thirtieth instance 0.1 ms. A frozen dataclass also sets each field with `object.__setattr__`, which is six times slower:
some 40 ms for a list of 10,000 rows. These classes are therefore frozen for the type checker only, and every test run
checks the types.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, field, fields
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast, dataclass_transform

_Value = TypeVar("_Value")

_SPECIAL = ("ClassVar", "InitVar")
_KEYWORDS = "KW_ONLY"
_COMPILED_FROM = 30
"""The call from which a class has a compiled `__init__`. To compile it takes as long as these calls do without it."""

_FIELDS = "__fields_of_init__"
"""The attribute of a class made here with its fields: whether each is given by name only, and its default."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def fast_dataclass(kind: type[_Value]) -> type[_Value]:
    """Turn `kind` into a dataclass with slots, compared and hashed by its fields. The type checker forbids changes."""
    if _is_plain(kind):
        made = _with_slots(kind)
        names = shown = tuple(getattr(made, _FIELDS))
    else:
        made = dataclass(slots=True, eq=False, repr=False)(kind)
        names = tuple(one.name for one in fields(made))
        shown = tuple(one.name for one in fields(made) if one.repr)
    values = attrgetter(*names)

    def is_equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    def written(self: object) -> str:
        return f"{made.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    made.__eq__, made.__hash__, made.__repr__ = is_equal, hashed, written
    return cast("type[_Value]", made)


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def fast_record(kind: type[_Value]) -> type[_Value]:
    """Turn `kind` into a dataclass with slots that may change. Each value equals only itself."""
    made = _with_slots(kind) if _is_plain(kind) else dataclass(slots=True, eq=False)(kind)
    return cast("type[_Value]", made)


def _is_plain(kind: type) -> bool:
    """Return whether all fields have a type and perhaps a default, and the class nothing else that is special."""
    base, *others = kind.__bases__
    if others or not (base in {object, Generic} or _FIELDS in vars(base)) or hasattr(kind, "__post_init__"):
        return False
    for name, written in kind.__annotations__.items():
        default = vars(kind).get(name)
        if isinstance(default, Field):
            if default.default_factory is MISSING or not (default.init and default.repr):
                return False
        elif default.__class__.__hash__ is None:
            return False
        if not isinstance(written, str) or any(one in written for one in _SPECIAL):
            return False
    return True


def _with_slots(kind: type) -> Any:
    """Return the class again with slots for its fields, and with an `__init__` that sets them and those of its base.

    The `__init__` is replaced with a compiled one when there are some instances, or if its arguments are not right.
    """
    own: dict[str, tuple[bool, Any]] = {}
    is_named = False
    for name, written in kind.__annotations__.items():
        if _KEYWORDS in written:
            is_named = True
        else:
            own[name] = is_named, vars(kind).get(name, MISSING)
    every = {**getattr(kind, _FIELDS, {}), **own}
    contents = {name: one for name, one in vars(kind).items() if name not in {*own, "__dict__", "__weakref__"}}
    contents["__slots__"] = tuple(own)
    contents["__match_args__"] = tuple(name for name, (is_named, _) in every.items() if not is_named)

    count = 0

    def __init__(self: Any, *values: Any, **named: Any) -> None:
        nonlocal count
        count += 1
        if count >= _COMPILED_FROM or not _set(self, every, values, named):
            init = _init_of(kind, every)
            setattr(made, "__init__", init)  # noqa: B010  the type checker takes it for that of an instance
            init(self, *values, **named)

    contents["__init__"] = __init__
    contents[_FIELDS] = every
    for name in ("__dataclass_fields__", "__dataclass_params__"):
        contents[name] = _WhenAsked(kind, name)
    made = type(kind)(kind.__name__, kind.__bases__, contents)
    made.__qualname__ = kind.__qualname__
    return made


def _set(made: Any, every: dict[str, tuple[bool, Any]], values: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Set the fields of an instance, and return whether its arguments are right."""
    place = used = 0
    for name, (is_named, default) in every.items():
        if not is_named and place < len(values):
            value = values[place]
            place += 1
        elif name in named:
            value = named[name]
            used += 1
        elif default is MISSING:
            return False
        else:
            value = cast("Any", default).default_factory() if isinstance(default, Field) else default
        setattr(made, name, value)
    return place == len(values) and used == len(named)


def _init_of(kind: type, every: dict[str, tuple[bool, Any]]) -> Any:
    """Return the function that sets these fields."""
    known, lines, inputs = {}, [], {False: ["self"], True: ["*"]}
    for name, (is_named, default) in every.items():
        value = name
        if default is MISSING:
            inputs[is_named].append(name)
        else:
            inputs[is_named].append(f"{name}=_{name}_")
            known[f"_{name}_"] = default
            if isinstance(default, Field):
                known[f"_{name}_"] = default.default_factory
                value = f"_{name}_() if {name} is _{name}_ else {name}"
        lines.append(f" self.{name} = {value}\n")
    listed = inputs[False] + inputs[True] * (len(inputs[True]) > 1)
    exec(f"def __init__({', '.join(listed)}):\n{''.join(lines)}", known)
    init = known["__init__"]
    init.__qualname__ = f"{kind.__qualname__}.__init__"
    return init


class _WhenAsked:
    """An attribute by which `dataclasses` knows a dataclass, made when it is first read."""

    def __init__(self, kind: type, name: str) -> None:
        self._kind, self._name = kind, name

    def __get__(self, instance: object, owner: type) -> object:
        found = getattr(dataclass(init=False, repr=False, eq=False, match_args=False)(self._kind), self._name)
        setattr(owner, self._name, found)
        return found
