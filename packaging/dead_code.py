"""Finds code that `k2desk/` defines and never uses. `tests/test_house.py` fails if there is any.

What only tests use counts as dead. Parameters are different: a parameter counts as used when only a test passes it, for
example a clock or a limit. Uses are found by name, so an unused thing that shares its name with a used one is missed.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

ALLOWED = {
    "PaymentClaim.taken_back_by": "the registry writes all fields of a record",
    "Server.servers": "uvicorn reads it",
    "SubscriptionRecord.revision": "the registry writes all fields of a record",
    "_ShopLine.sock": "http.client reads it",
}
"""Names that only Python's libraries or a test use, each with what uses it."""

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_BY_NAME = {"attrgetter", "getattr", "hasattr", "methodcaller"}


class Uses(ast.NodeVisitor):
    """The names that the visited modules read, call and pass."""

    def __init__(self, modules: Iterable[ast.Module]) -> None:
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.set: set[str] = set()
        """Attributes that are assigned."""
        self.handed_on: set[str] = set()
        """Names that are read without being called: whatever receives them may call them with any arguments."""
        self.calls: defaultdict[str, list[ast.Call]] = defaultdict(list)
        self.emitted: set[str] = set()
        self.connected: set[str] = set()
        self.classes: defaultdict[ast.Module, list[ast.ClassDef]] = defaultdict(list)
        """All classes of a module."""
        self.on_self: defaultdict[ast.ClassDef, list[ast.Attribute]] = defaultdict(list)
        """The attributes that a class, or a class within it, assigns on `self`."""
        self._bases: list[str] = []
        """The bases of the class that is being visited."""
        self._around: list[ast.ClassDef] = []
        """The class that is being visited, with those around it."""
        for module in modules:
            self._module = module
            self.visit(module)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.names.add(node.id)
            self.handed_on.add(node.id)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.ctx, ast.Load):
            self.attributes.add(node.attr)
            self.handed_on.add(node.attr)
        else:
            self.set.add(node.attr)
            if isinstance(node.ctx, ast.Store) and _last_name(node.value) == "self":
                for owner in self._around:
                    self.on_self[owner].append(node)
        self.visit(node.value)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        outer, self._bases = self._bases, [_last_name(base) for base in node.bases]
        self.classes[self._module].append(node)
        self._around.append(node)
        self.generic_visit(node)
        self._around.pop()
        self._bases = outer

    def visit_MatchClass(self, node: ast.MatchClass) -> None:
        self.attributes.update(node.kwd_attrs)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = _last_name(node.func)
        for called in self._bases if name == "__init__" else [name]:
            self.calls[called].append(node)
        if name in _BY_NAME:
            self.attributes.update(str(each.value) for each in node.args if isinstance(each, ast.Constant))
        if isinstance(node.func, ast.Attribute):
            self.attributes.add(name)
            owner = node.func.value
            if name in ("emit", "connect") and isinstance(owner, ast.Attribute):
                (self.emitted if name == "emit" else self.connected).add(owner.attr)
                owner = owner.value
            self.visit(owner)
        elif isinstance(node.func, ast.Name):
            self.names.add(name)
        else:
            self.visit(node.func)
        for argument in (*node.args, *node.keywords):
            self.visit(argument)

    def passes(self, called: str, parameter: str, place: int | None) -> bool:
        """Return whether a call of `called` may pass `parameter`.

        `place` is its position among the positional arguments, or None if it is keyword-only.
        """
        return called in self.handed_on or any(
            any(keyword.arg in (parameter, None) for keyword in call.keywords)
            or (place is not None and (len(call.args) > place or any(isinstance(a, ast.Starred) for a in call.args)))
            for call in self.calls[called]
        )


class DeadCode:
    """Compares what `k2desk/` below `root` defines with what is used."""

    def __init__(self, root: Path = ROOT, allowed: Mapping[str, str] = ALLOWED) -> None:
        self._allowed = allowed
        self._modules = _parsed(root / "k2desk")
        self._uses = Uses(self._modules.values())
        self._outside = Uses(module for folder in ("tests", "packaging") for module in _parsed(root / folder).values())
        self._root = root

    def findings(self) -> list[str]:
        """Return one line for each finding: the place, the name, and why it is dead; or what is allowed needlessly."""
        found = [
            f"{path.relative_to(self._root).as_posix()}:{line}: {name} {why}"
            for path, module in self._modules.items()
            for line, name, why in self._dead(path, module)
        ]
        names = {line.split(" ")[1] for line in found}
        stale = [f"{name} need not be allowed" for name in self._allowed if name not in names]
        return [line for line in found if line.split(" ")[1] not in self._allowed] + stale

    def _dead(self, path: Path, module: ast.Module) -> Iterator[tuple[int, str, str]]:
        anywhere = self._uses.names | self._uses.attributes
        for name, node in _defined(module.body):
            if name not in anywhere and not _is_pythons(name):
                yield node.lineno, name, "is used nowhere"
            if isinstance(node, _Function):
                yield from self._unpassed(name, node, bound=0)
        for owner in self._uses.classes[module]:
            yield from self._dead_members(owner, self._inherited(path, owner.name))

    def _dead_members(self, owner: ast.ClassDef, inherited: set[str]) -> Iterator[tuple[int, str, str]]:
        used = self._uses.attributes | _used_in_the_body_of(owner)
        for name, node in _defined(owner.body):
            member = f"{owner.name}.{name}"
            if isinstance(node, _Function):
                if name == "__init__":
                    yield from self._unpassed(owner.name, node, bound=1)
                elif name not in inherited:
                    static = any(_last_name(each) == "staticmethod" for each in node.decorator_list)
                    yield from self._unpassed(name, node, bound=0 if static else 1)
            if _is_pythons(name) or name in inherited:
                continue
            if isinstance(node, ast.Assign) and _last_name(node.value) == "Signal":
                # A signal that is handed on, for example to another signal, may be emitted or connected there.
                if name not in self._uses.emitted | self._uses.handed_on:
                    yield node.lineno, member, "is never emitted"
                if name not in self._uses.connected | self._uses.handed_on:
                    yield node.lineno, member, "is never connected"
            elif name not in used:
                yield node.lineno, member, "is used nowhere"
        for each in self._uses.on_self[owner]:
            if each.attr not in used and each.attr not in inherited:
                yield each.lineno, f"{owner.name}.{each.attr}", "is set and never read"

    def _unpassed(self, called: str, function: _Function, bound: int) -> Iterator[tuple[int, str, str]]:
        """Yield the parameters with a default that no call passes.

        `bound` is the number of parameters that Python fills itself (`self`).
        """
        arguments = function.args
        positional = [*arguments.posonlyargs, *arguments.args]
        first = len(positional) - len(arguments.defaults)
        optional: list[tuple[ast.arg, int | None]]
        optional = [(each, place - bound) for place, each in enumerate(positional) if place >= first]
        by_keyword = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        optional += [(each, None) for each, default in by_keyword if default is not None]
        for parameter, place in optional:
            passed = any(uses.passes(called, parameter.arg, place) for uses in (self._uses, self._outside))
            if self._uses.calls[called] and not passed:
                yield parameter.lineno, f"{called}({parameter.arg})", "is never passed"

    def _inherited(self, path: Path, name: str) -> set[str]:
        """Return the names of the members that a class has from its bases, in Qt or in the program."""
        module = ".".join(path.relative_to(self._root).with_suffix("").parts).removesuffix(".__init__")
        found = getattr(importlib.import_module(module), name, None)
        return {member for base in found.__mro__[1:] for member in vars(base)} if isinstance(found, type) else set()


def _parsed(folder: Path) -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))}


def _defined(body: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the functions, classes and variables that are defined at the top of a module or class."""
    for node in body:
        if isinstance(node, _Function | ast.ClassDef):
            yield node.name, node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                for each in target.elts if isinstance(target, ast.Tuple) else [target]:
                    if isinstance(each, ast.Name):
                        yield each.id, node


def _used_in_the_body_of(owner: ast.ClassDef) -> set[str]:
    """Return the names that the body of a class reads outside its methods."""
    outside = [
        node
        for statement in owner.body
        for node in (
            [*statement.decorator_list, *statement.args.defaults, *filter(None, statement.args.kw_defaults)]
            if isinstance(statement, _Function)
            else [statement]
        )
    ]
    return {
        node.id
        for each in outside
        for node in ast.walk(each)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }


def _last_name(node: ast.AST) -> str:
    """Return the last name: `b` for `b`, `a.b`, `a.b[0]` and `a.b()`, and an empty text for any other expression."""
    while isinstance(node, ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _is_pythons(name: str) -> bool:
    """Return whether Python itself reads the name, for example `__eq__`, or `_` before keyword-only fields."""
    return name == "_" or (name.startswith("__") and name.endswith("__"))


def main() -> int:
    sys.path.insert(0, str(ROOT))
    findings = DeadCode().findings()
    print(*findings, sep="\n")
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main())
