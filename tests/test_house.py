"""Tests the repository itself: its layers, its pinned packages, and what its files must not contain."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import dead_code
import house
import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"

# Built from parts, because this file too must not contain the forbidden names.
_HOSTS = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry" + ".npmjs",
    "npm" + "js.com",
    "deb." + "debian.org",
    "proxy" + ".golang.org",
    "crates" + ".io",
)
_PLACES = (
    r"(?<![\w.])/" + r"work/(?:main|shared)\b",
    r"\.\./" + r"shared\b",
    r"(?<![\w.])/" + r"root/",
    r"(?<![\w.])/" + r"home/(?!user\b|\.\.\.|…)\w",
    r"(?<![\w.])/" + r"Users/\w",
    r"\b[Cc]:[\\/]{1,2}" + r"[Uu]sers[\\/]",
    r"(?<![\w.])/" + r"tmp/k2\b",
)
_FORBIDDEN = re.compile("|".join([*map(re.escape, _HOSTS), *_PLACES]))


def _repository_files() -> list[Path]:
    """Return the files that are, or would be, committed."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("no git here to say which files belong to the repository")
    list_them = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(list_them, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def _requirements(file: Path) -> dict[str, str]:
    """Package → its line of a requirement file, without hashes."""
    lines = re.sub(r"\\\n", " ", file.read_text(encoding="utf-8")).splitlines()
    names = {}
    for line in lines:
        text = re.sub(r"\s+", " ", re.sub(r"\s#.*|^#.*|--hash=\S+", "", line)).strip()
        if text and not text.startswith("-"):
            names[re.split(r"[<>=!~;\s\[]", text)[0].lower().replace("_", "-").replace(".", "-")] = text
    return names


def test_every_layer_keeps_to_its_contract(tmp_path):
    # In a separate process: the tool configures logging, which would silence the loggers that other tests read.
    lint = (
        "import sys; from importlinter.cli import lint_imports;"
        "sys.exit(lint_imports(config_filename='pyproject.toml', cache_dir=sys.argv[1]))"
    )
    done = subprocess.run([sys.executable, "-c", lint, str(tmp_path)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_module_can_be_imported_on_windows():
    """A module of Unix alone is imported where it is needed: at the top it would keep whole test files from loading."""
    of_unix = re.compile(r"(?m)^(?:import|from) (?:fcntl|grp|pty|pwd|resource|syslog|termios|tty)\b")
    files = [file for file in _repository_files() if file.suffix == ".py"]
    assert len(files) > 500
    assert [file for file in files if of_unix.search(file.read_text(encoding="utf-8"))] == []


def test_no_file_names_a_machine_or_a_package_registry():
    found = []
    for file in _repository_files():
        content = file.read_bytes()
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if match := _FORBIDDEN.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number}: {match[0]}")
    assert not found, "\n".join(found)


def test_the_search_for_machines_and_registries_finds_them():
    for text in (
        "https://" + _HOSTS[0] + "/simple",
        "see /" + "root/.ssh",
        "'/" + "home/mary/k2'",
        "../" + "shared/x.md",
    ):
        assert _FORBIDDEN.search(text), text
    for text in ("/api/v1/me", "https://example.com/root", "homework/main"):
        assert not _FORBIDDEN.search(text), text


def test_the_project_and_its_requirement_files_name_the_same_packages():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    asked = sorted(_requirements(PACKAGING / "requirements.in").values())
    assert sorted(line.replace("'", '"') for line in project) == asked


@pytest.mark.parametrize("name", sorted(one.stem for one in PACKAGING.glob("requirements*.in")))
def test_every_package_is_pinned_with_its_hashes_and_no_index(name):
    text = (PACKAGING / f"{name}.txt").read_text(encoding="utf-8")
    pinned = _requirements(PACKAGING / f"{name}.txt")
    assert set(_requirements(PACKAGING / f"{name}.in")) <= set(pinned)
    assert all(re.match(r"[a-z0-9-]+==[\w.]+(?: ;|$)", line.removesuffix(" ")) for line in pinned.values()), pinned
    for block in re.split(r"\n(?=\S)", text):
        assert block.startswith("#") or "--hash=sha256:" in block, block
    assert not re.search(r"^\s*-(?:i|f|-index|-extra|-find|-trusted)|://", text, re.MULTILINE)


def test_tests_run_with_the_packages_that_people_run():
    run = _requirements(PACKAGING / "requirements.txt")
    versions = {name: line.split(" ")[0] for name, line in run.items()}
    for others in ("requirements-dev", "requirements-build", "requirements-torture"):
        pinned = _requirements(PACKAGING / f"{others}.txt")
        assert versions == {name: pinned[name].split(" ")[0] for name in run}, others


def test_qt_signals_keep_their_references():
    """PySide6 6.12.0 on CPython 3.11 loses a reference at each emit, until the process aborts.

    From CPython 3.12 on, True is immortal: its count means nothing there, and only the process must survive.
    """
    program = """
import sys
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    said = Signal(bool)

sender, heard = Sender(), []
sender.said.connect(lambda word: heard.append(None))
before = sys.getrefcount(True)
for _ in range(5000):
    sender.said.emit(True)
assert len(heard) == 5000
print(sys.getrefcount(True) - before)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stderr
    if sys.version_info < (3, 12):
        assert int(done.stdout) == 0


def test_no_width_is_counted_in_the_average_letters_of_a_font():
    """Fonts define it differently: DejaVu's is smaller than Noto's, although its text is a tenth wider."""
    uses = [str(file) for file in (ROOT / "k2desk").rglob("*.py") if "averageCharWidth" in file.read_text("utf-8")]
    assert not uses


def test_the_map_of_the_program_names_files_that_exist():
    text = (ROOT / "k2desk" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:\w+/)+(?:\w+\.py)?)`", text))
    assert len(named) > 20
    for name in named:
        inside = [place / name for place in (ROOT, ROOT / "k2desk", ROOT / "k2desk" / "ui")]
        assert any(path.exists() for path in inside), name
    packages = {path.name for path in (ROOT / "k2desk").iterdir() if (path / "__init__.py").exists()}
    assert packages == set(re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE))


def test_the_glossary_names_classes_that_exist():
    text = (ROOT / "k2desk" / "README.md").read_text(encoding="utf-8")
    glossary = text.partition("## Glossary")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([A-Z][a-z]\w+)`", glossary))
    defined = {
        name
        for source in house.House().sources.values()
        for name in re.findall(r"^(?:class )?(\w+)(?=[:(]| = NewType)", source, re.MULTILINE)
    }
    assert len(named) > 20 and named <= defined, named - defined


RECIPES = {
    "An event type": (r"\bsettlement_transfer_completed\b", {"tour/story.py"}),
    "A problem": (
        r"ProblemKind\.CERTIFICATE_INCOMPLETE\b|\bCERTIFICATE_INCOMPLETE = _Facts",
        {"services/address_check/findings.py"},
    ),
    "A page": (
        r"PageId\.DIAGNOSE\b|\bDIAGNOSE = |\bclass DiagnosePage\b",
        {"ui/shell/navigator.py", "ui/shell/sidebar.py"},
    ),
    "A column of the list": (r'"for",\n', set()),
    "A setting": (
        r"\btext_size\b",
        {"__main__.py", "app/startup.py", "tour/__init__.py", "tour/contact_sheet.py", "ui/style/theme.py"},
    ),
    "A language": (r"\bKiswahili\"", set()),
}
"""Recipe → what marks an existing thing of that kind in the files of the recipe, and the files that only use it."""


_OF_A_SYSTEM = re.compile(
    r"skipif\([^)]*(?:sys\.platform|os\.name|geteuid)"  # a test left out, without the helper
    r"|\bst[_]mode\b|S[_]IMODE"  # Windows has no mode bits
    r"|(?:str\(|\{)\w+\.relative_to\(\w+\)[)}]\"?\n"  # has a backslash on Windows
)


def test_what_only_some_systems_have_is_asked_of_one_helper():
    """All of a file may need it: then the helper's mark of the file says so."""
    found = []
    for file in sorted((ROOT / "tests").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if file.name != "systems.py" and not re.search(r"^pytestmark = (?:not_on|only_on)", text, re.MULTILINE):
            found += [f"{file.relative_to(ROOT)}: {one[0]}" for one in _OF_A_SYSTEM.finditer(text)]
    assert not found, "\n".join(found)


def test_every_file_that_contributing_names_exists():
    text = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:\.github|k2desk|packaging|resources|tests)/[\w./-]+)`|\]\(\.\./([\w./-]+)\)", text))
    assert len(named) > 15
    assert [one for one in map("".join, named) if not (ROOT / one).exists()] == []


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_of_contributing_names_the_files_that_an_addition_needs(recipe):
    """An existing thing of that kind occurs in the files of its recipe, in those that use it, and in no other."""
    mark, uses = RECIPES[recipe]
    program = house.House()
    stands_in = {path.as_posix() for path, source in program.sources.items() if re.search(mark, source)}
    files = {name for name in program.recipes()[recipe] if name.startswith("k2desk/")}
    assert files and stands_in == files | {f"k2desk/{name}" for name in uses}


@pytest.fixture(scope="module")
def figures():
    return {figure.name: figure for figure in house.House().figures()}


def _over(figures):
    over = [one for one in figures if one.is_over and one.name not in house.PENDING]
    return [f"{one.counts}: {one.value}, limit {one.limit}" for one in over]


def test_every_figure_of_the_code_keeps_its_limit(figures):
    assert _over(figures.values()) == []


@pytest.mark.alone
def test_a_create_and_a_test_of_an_address_pass_through_few_calls_and_files():
    assert _over(house.measured()) == []


def test_the_figures_of_the_code_see_what_they_count(figures, tmp_path):
    """A small program with at least one of each fault."""
    files = {
        "__init__.py": "",
        "loose.py": "from k2desk.app import start\n",
        "app/__init__.py": "",
        "app/start.py": "import k2desk.ui.ready.page\n",
        "ui/__init__.py": "",
        "ui/ready/__init__.py": "",
        "ui/ready/page.py": """
import k2desk.ui.coverage.page
class Page:
    _coverage: Coverage | None = None
    _name: str | None = None
    def attach(self, account): ...
    def detach(self): ...
    def changeEvent(self, event):
        if self._coverage is None or self._name is None or not self._account:
            return Problem("K-01")
""",
        "ui/coverage/__init__.py": "",
        "ui/coverage/page.py": "",
        "services/__init__.py": "",
        "services/account.py": """
class Account:
    coverage: Coverage
@contextmanager
def open_account(): ...
""",
        "services/long.py": "x = 1\n" * 401,
    }
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "CONTRIBUTING.md").write_text(
        """
## How do I add …
### An event type
1. `k2desk/a.py`: x. 2. `k2desk/b.py`: y.
2. `resources/c.ts`: z.
### A problem
1. `k2desk/a.py`: x, not `k2desk/b.py`.
2. `k2desk/b.py`: y.
### A column of the list
1. `k2desk/a.py`: x.
### A page
1. `k2desk/a.py`: x.
## Commits
""",
        encoding="utf-8",
    )
    for name, text in files.items():
        file = tmp_path / "k2desk" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = subprocess.run([sys.executable, house.__file__, tmp_path], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    counted = {
        name: int(line.removeprefix(each.counts).split()[0])
        for line, (name, each) in zip(lines, figures.items(), strict=True)
    }
    assert counted == {
        "loose modules": 1,
        "levels": 3,
        "imports": 2,
        "levels, ui": 2,
        "imports, ui": 1,
        "imports of pages": 1,
        "account checks": 2,
        "changeEvent overrides": 1,
        "attach pairs": 1,
        "problem codes": 1,
        "open_account": 2,
        "column": 1,
        "event type": 1,
        "message": 2,
        "page": 1,
        "lines": 418,
        "long modules": 1,
    }


def test_nothing_is_defined_that_the_program_does_not_use():
    assert dead_code.DeadCode().findings() == []


def test_the_search_for_dead_code_finds_every_kind(tmp_path):
    (tmp_path / "k2desk").mkdir()
    (tmp_path / "k2desk" / "__init__.py").touch()
    (tmp_path / "k2desk" / "dead.py").write_text(
        """
from dataclasses import dataclass
from enum import Enum
class Signal:
    def __init__(self, *types): ...
    def emit(self): ...
    def connect(self, slot): ...
LIMIT = 3
class Colour(Enum):
    RED = 1
    BLUE = 2
@dataclass
class Alert:
    amount: int
    bank: str = ""
class Base:
    done = Signal()
    asked = Signal()
    def closeEvent(self, event): ...
class Page(Base):
    def __init__(self, alert, parent=None):
        self._alert, self._seen = alert, Colour.RED
        self.done.emit()
        self.asked.connect(print)
        float(self._alert.amount)
    def closeEvent(self, event): ...
    def reload(self, *, quick=False): ...
def open_page():
    Page(Alert(1)).reload()
open_page()
""",
        encoding="utf-8",
    )
    script = (
        "import sys; sys.path[:0] = sys.argv[1:]; import dead_code, pathlib; "
        "print(*dead_code.DeadCode(pathlib.Path(sys.argv[1]), {'LIMIT': '', 'gone': ''}).findings(), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path, PACKAGING], capture_output=True, text=True, check=True
    )
    assert sorted(line.rpartition(": ")[2] for line in done.stdout.splitlines()) == [
        "Alert.bank is used nowhere",
        "Base.asked is never emitted",
        "Base.closeEvent is used nowhere",
        "Base.done is never connected",
        "Colour.BLUE is used nowhere",
        "Page(parent) is never passed",
        "Page._seen is set and never read",
        "gone need not be allowed",
        "reload(quick) is never passed",
    ]
