"""Prints the figures of the code that have a limit, such as the imports between packages. `dev.py house` runs it.

Exits with 1 if a figure is over its limit. `tests/test_house.py` checks the limits as well.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent

# The lines of k2desk/ before the redesign, and how many fewer it must have.
LINES_BEFORE = 45_308
FEWER_LINES = 2_300

LONGEST_MODULE = 400
MOST_CALLS = 9_000
PAGES_ABOVE = ("shell",)
"""Packages of `ui/` above the pages: these may import every page."""
PAGES_BELOW = ("controls", "style", "text")
"""Packages of `ui/` that the pages share."""
PROBLEMS = Path("k2desk/model/problems.py")
"""The one module that may name the codes of problems (K-01 …) as text."""

PENDING: frozenset[str] = frozenset(
    {
        "files of a create",
        "lines",
    }
)
"""Figures that are still over their limit. The redesign is done when this is empty."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number about the code, its limit, and what it counts."""

    name: str
    value: int
    limit: int
    counts: str

    @property
    def is_over(self) -> bool:
        return self.value > self.limit


@dataclass(frozen=True, slots=True)
class Imports:
    """The packages and modules directly below one package, and which of them import each other, at run time or for
    types.
    """

    children: tuple[str, ...]
    edges: dict[str, set[str]]
    levels: int

    @property
    def count(self) -> int:
        return sum(map(len, self.edges.values()))


class House:
    """The program's code below `root`, which contains `k2desk/`: parsed and counted."""

    def __init__(self, root: Path = ROOT) -> None:
        self._root = root
        self.sources = {
            path.relative_to(root): path.read_text(encoding="utf-8") for path in sorted((root / "k2desk").rglob("*.py"))
        }

    @cached_property
    def _nodes(self) -> dict[Path, list[ast.AST]]:
        return {path: list(ast.walk(ast.parse(source))) for path, source in self.sources.items()}

    def figures(self) -> tuple[Figure, ...]:
        """Return every figure, in the order in which they are printed."""
        whole, ui = self.imports("k2desk"), self.imports("k2desk.ui")
        return (
            Figure("loose modules", len(self.loose_modules()), 0, "modules of k2desk/ beside __main__"),
            Figure("levels", whole.levels, 9, "levels of packages: the longest chain of imports at run time"),
            Figure("imports", whole.count, 45, "imports between packages, those for types included"),
            Figure("levels, ui", ui.levels, 5, "levels of packages inside ui/"),
            Figure("imports, ui", ui.count, 60, "imports between packages inside ui/, those for types included"),
            Figure("imports of pages", len(self.imports_of_pages(ui)), 0, "packages of pages that import another page"),
            Figure(
                "account checks",
                len(self.account_checks()),
                30,
                "checks in ui/ whether an account or a service of it is there",
            ),
            Figure("changeEvent overrides", len(self.methods("changeEvent")), 1, "classes that override changeEvent"),
            Figure("attach pairs", len(self.attach_pairs()), 1, "classes with both an attach and a detach method"),
            Figure("problem codes", len(self.problem_codes()), 0, f'"K-nn" literals outside {PROBLEMS.as_posix()}'),
            Figure("open_account", self.lines_of("open_account"), 50, "lines of open_account"),
            Figure("event type", self.files_to_touch("An event type"), 3, "files of k2desk/ for a new event type"),
            Figure(
                "message", self.files_to_touch("A problem"), 2, "files of k2desk/ for a new message about an address"
            ),
            Figure("column", self.files_to_touch("A column of the list"), 2, "files of k2desk/ for a new column"),
            Figure("page", self.files_to_touch("A page"), 3, "files of k2desk/ for a new page"),
            Figure("lines", self.lines, LINES_BEFORE - FEWER_LINES, f"lines of k2desk/, {LINES_BEFORE} before"),
            Figure("long modules", len(self.long_modules()), 0, f"modules of over {LONGEST_MODULE} lines"),
        )

    def files_to_touch(self, recipe: str) -> int:
        """Return how many files of `k2desk/` a recipe of CONTRIBUTING.md has; tests compare recipes with the code."""
        return sum(name.startswith("k2desk/") for name in self.recipes()[recipe])

    def recipes(self) -> dict[str, list[str]]:
        """Return the files that CONTRIBUTING.md lists for each addition, such as "A column of the list"."""
        text = (self._root / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
        _, *sections = re.split(
            r"^### ", text.partition("\n## How do I add")[2].partition("\n## ")[0], flags=re.MULTILINE
        )
        return {
            heading: re.findall(r"^\d+\. `([^`]+)`", section, re.MULTILINE)
            for heading, _, section in (each.partition("\n") for each in sections)
        }

    def loose_modules(self) -> list[str]:
        """Return the modules directly in `k2desk/`, except the package itself and its command line."""
        top = (path.stem for path in self.sources if len(path.parts) == 2)
        return sorted(name for name in top if name not in ("__init__", "__main__"))

    def imports(self, package: str) -> Imports:
        """Return the imports between the packages and modules directly below `package`."""
        children = tuple(sorted(self._graph.find_children(package)))
        return Imports(
            tuple(child.rpartition(".")[2] for child in children),
            _edges(self._graph, children),
            _longest_chain(_edges(self._run_time_graph, children)),
        )

    @staticmethod
    def imports_of_pages(ui: Imports) -> list[tuple[str, str]]:
        """Return (page, imported page) for each page that imports another.

        A page is a package that is in no other layer.
        """
        pages = set(ui.children) - {*PAGES_ABOVE, *PAGES_BELOW}
        return sorted((page, other) for page in pages for other in ui.edges.get(page, set()) & pages)

    def account_checks(self) -> list[str]:
        """Return the places where `ui/` tests for an account or one of its services, with `is None` or as a bool.

        A variable counts by its annotation (`Account | None`, `Coverage | None` …) or by its name (`account`).
        """
        types = {"Account", *self._types_of_account()}
        found = []
        for path, nodes in self._nodes.items():
            if path.parts[1] != "ui":
                continue
            held = {name for name, annotation in _annotated(nodes) if _optional(annotation) in types}
            found += [
                f"{path.as_posix()}:{tested.lineno}"
                for tested in _tested(nodes)
                if (name := _last_name(tested)) in held or name.strip("_") == "account"
            ]
        return found

    def methods(self, name: str) -> list[str]:
        """Return the classes that define the method `name`."""
        return [where for where, names in self._classes() if name in names]

    def attach_pairs(self) -> list[str]:
        """Return the classes that are attached to something and detached, instead of being made with it."""
        return [
            where
            for where, names in self._classes()
            if any(name.startswith("attach") for name in names) and any(name.startswith("detach") for name in names)
        ]

    def problem_codes(self) -> list[str]:
        """Return the places where a problem is named by its code instead of by its member."""
        return [
            f"{path.as_posix()}:{node.lineno}"
            for path, nodes in self._nodes.items()
            if path != PROBLEMS
            for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"K-\d+", node.value)
        ]

    def lines_of(self, function: str) -> int:
        """Return the number of lines of the longest function with this name, including decorators."""
        return max(
            (node.end_lineno or node.lineno) - min([node.lineno, *(each.lineno for each in node.decorator_list)]) + 1
            for nodes in self._nodes.values()
            for node in nodes
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == function
        )

    @property
    def lines(self) -> int:
        return sum(source.count("\n") for source in self.sources.values())

    def long_modules(self) -> list[str]:
        return [path.as_posix() for path, source in self.sources.items() if source.count("\n") > LONGEST_MODULE]

    @cached_property
    def _graph(self) -> grimp.ImportGraph:
        return self._import_graph(with_types=True)

    @cached_property
    def _run_time_graph(self) -> grimp.ImportGraph:
        return self._import_graph(with_types=False)

    def _import_graph(self, *, with_types: bool) -> grimp.ImportGraph:
        sys.path.insert(0, str(self._root))
        try:
            return grimp.build_graph("k2desk", exclude_type_checking_imports=not with_types, cache_dir=None)
        finally:
            sys.path.remove(str(self._root))

    def _types_of_account(self) -> set[str]:
        """Return the names of the types of an `Account`'s fields."""
        return {
            name.removesuffix(" | None")
            for nodes in self._nodes.values()
            for node in nodes
            if isinstance(node, ast.ClassDef) and node.name == "Account"
            for field in node.body
            if isinstance(field, ast.AnnAssign)
            for name in [ast.unparse(field.annotation)]
        }

    def _classes(self) -> Iterator[tuple[str, set[str]]]:
        """Yield (place, names of its methods) for every class."""
        for path, nodes in self._nodes.items():
            for node in nodes:
                if isinstance(node, ast.ClassDef):
                    methods = (each for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
                    yield f"{path.as_posix()}:{node.name}", {method.name for method in methods}


def _edges(graph: grimp.ImportGraph, children: Iterable[str]) -> dict[str, set[str]]:
    """Return package → the packages that it imports, by their last names."""
    inside = {module: child for child in children for module in (child, *graph.find_descendants(child))}
    edges = defaultdict(set)
    for module, child in inside.items():
        for imported in graph.find_modules_directly_imported_by(module):
            other = inside.get(imported, child)
            if other != child:
                edges[child.rpartition(".")[2]].add(other.rpartition(".")[2])
    return edges


def _longest_chain(edges: dict[str, set[str]]) -> int:
    """Return the number of packages in the longest chain of imports. Raises ValueError for a circular import."""

    def below(package: str, above: tuple[str, ...]) -> int:
        if package in above:
            raise ValueError(f"a circle of imports: {' → '.join((*above, package))}")
        return 1 + max((below(other, (*above, package)) for other in edges.get(package, ())), default=0)

    return max((below(package, ()) for package in edges), default=1)


def _annotated(nodes: list[ast.AST]) -> Iterator[tuple[str, str]]:
    """Yield (name, annotation) for every annotated attribute, variable and argument, and for functions with their
    result.
    """
    for node in nodes:
        if isinstance(node, ast.AnnAssign):
            yield _last_name(node.target), ast.unparse(node.annotation)
        elif isinstance(node, ast.arg) and node.annotation is not None:
            yield node.arg, ast.unparse(node.annotation)
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield node.name, ast.unparse(node.returns)


def _optional(annotation: str) -> str:
    """Return the type in an annotation that also allows None, or "" for any other annotation."""
    return annotation.removesuffix(" | None") if annotation.endswith(" | None") else ""


def _last_name(node: ast.expr) -> str:
    """Return `account` for `account`, `self.account` and `other.account()`, or "" for anything else."""
    if isinstance(node, ast.Call):
        return _last_name(node.func)
    if isinstance(node, ast.NamedExpr):
        return _last_name(node.value) if isinstance(node.value, ast.Attribute) else node.target.id
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _tested(nodes: list[ast.AST]) -> Iterator[ast.expr]:
    """Yield the expressions that are compared with None or tested as a bool."""
    for node in nodes:
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Is | ast.IsNot):
            if isinstance(node.comparators[0], ast.Constant) and node.comparators[0].value is None:
                yield node.left
        elif isinstance(node, ast.If | ast.IfExp | ast.While | ast.Assert):
            yield node.test
        elif isinstance(node, ast.BoolOp):
            yield from node.values
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node.operand


def measured() -> tuple[Figure, ...]:
    """Return the figures of the running program: what a create and a test of an address pass through.

    How often the window is painted meanwhile depends on the computer: the fewest calls of up to eight creates count.
    """
    command = [sys.executable, str(ROOT / "packaging" / "create_path.py")]
    calls = files = hops = sys.maxsize
    for _ in range(8):
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        walk = map(int, re.findall(r"^(\d+) calls in (\d+) files\n(\d+) hops", said, re.MULTILINE)[0])
        calls, files, hops = min((calls, files, hops), tuple(walk))
        if calls <= MOST_CALLS:
            break
    return (
        Figure("calls", calls, MOST_CALLS, "calls from the press on Create until Active is painted"),
        Figure("files of a create", files, 60, "files that these calls are in"),
        Figure("hops", hops, 2, "hops from Test the address in the details to the test"),
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py house", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT, help="the checkout to count (default: this one)")
    folder = parser.parse_args().folder.resolve()
    figures = House(folder).figures() + (measured() if folder == ROOT else ())
    width = max(len(figure.counts) for figure in figures)
    for figure in figures:
        judged = "over" if figure.is_over else "ok"
        if figure.name in PENDING:
            judged = "pending" if figure.is_over else "ok (no longer pending)"
        print(f"{figure.counts:<{width}}  {figure.value:>6}  limit {figure.limit:>6}  {judged}")
    return int(any(figure.is_over and figure.name not in PENDING for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
