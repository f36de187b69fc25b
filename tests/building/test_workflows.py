"""The workflows are valid for GitHub: pinned, with few permissions, calling commands that exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.systems import is_executable

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def _parsed(file: Path) -> dict[str, Any]:
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    # YAML 1.1 reads the word `on` as true.
    found["on"] = found.pop(True)
    return found


def _steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


def test_there_are_workflows():
    assert [file.name for file in WORKFLOWS] == ["prove.yml", "release.yml", "test.yml"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(file):
    used = [line for line in file.read_text(encoding="utf-8").splitlines() if re.search(r"\buses: (?!\./)", line)]
    assert used
    for line in used:
        assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_nobody_may_write_but_who_makes_the_draft(file):
    workflow = _parsed(file)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        rights = job.get("permissions", {"contents": "read"})
        assert rights == ({"contents": "write"} if name == "draft" else {"contents": "read"}), name
        assert "timeout-minutes" in job or "uses" in job, name


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_command_exists(file):
    commands = (ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    known = set(re.findall(r'"([\w-]+)": \w+', commands.partition("COMMANDS = {")[2].partition("}")[0]))
    options = (ROOT / "packaging" / "building.py").read_text(encoding="utf-8")
    for step in _steps(_parsed(file)):
        for line in str(step.get("run", "")).splitlines():
            found = re.search(r"packaging/dev\.py ([\w-]+)(.*)", line)
            if found:
                assert found[1] in known, line
                assert all(f'"{option}"' in options for option in re.findall(r"--[\w-]+", found[2])), line
            for script in re.findall(r"packaging/\S+\.sh", line):
                assert is_executable(ROOT / script), script


def test_all_systems_and_all_promised_pythons_are_tested():
    matrix = _parsed(ROOT / ".github/workflows/test.yml")["jobs"]["test"]["strategy"]["matrix"]
    assert {name.partition("-")[0] for name in matrix["system"]} == {"ubuntu", "windows", "macos"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={matrix['python'][0]}"
    assert matrix["python"] == ["3.11", "3.12", "3.13"]


def test_what_needs_a_certificate_is_left_out_without_one():
    workflow = _parsed(ROOT / ".github/workflows/release.yml")
    for step in _steps(workflow):
        text = str(step)
        if _SECRET.search(text) or re.search(r"\bSIGN|notarytool", text):
            # The packing step always runs, and gets its secret only if there is a certificate.
            asks = step.get("if", "") + str(step.get("env", ""))
            assert re.search(r"env\.HAS_\w+ == 'true'", asks), step


_SECRET = re.compile(r"secrets\.\w+(?!\w| != '')")
_SIGNS = ("Import-PfxCertificate", "security import", "notarytool", "--from-frozen")


def test_signing_secrets_are_known_to_the_steps_that_sign_and_to_no_other():
    """Installing and freezing run code of many other projects, so no key may be available there."""
    for file in WORKFLOWS:
        workflow = _parsed(file)
        for name, job in workflow["jobs"].items():
            around = {key: value for key, value in job.items() if key != "steps"}
            assert not _SECRET.search(str(around)), f"{file.name}: the whole job {name} knows a secret"
            steps = job.get("steps", [])
            knowing = [number for number, step in enumerate(steps) if _SECRET.search(str(step))]
            builds = [number for number, step in enumerate(steps) if "--only-frozen" in str(step.get("run", ""))]
            for number in knowing:
                assert any(sign in steps[number]["run"] for sign in _SIGNS), steps[number]
                assert builds and builds[0] < number, f"{file.name}: {name} has a secret before it builds"
            if knowing:
                undone = [step for step in steps[knowing[-1] :] if "always()" in step.get("if", "")]
                assert undone, f"{file.name}: {name} leaves the certificate where it was put"
        around = {key: value for key, value in workflow.items() if key != "jobs"}
        assert not _SECRET.search(str(around)), file.name


def test_the_draft_is_a_draft_with_checksums_and_the_parts():
    workflow = _parsed(ROOT / ".github/workflows/release.yml")
    draft = workflow["jobs"]["draft"]
    assert draft["if"] == "github.ref_type == 'tag'" and set(draft["needs"]) == {"linux", "windows", "macos"}
    done = "\n".join(str(step.get("run", "")) for step in draft["steps"])
    assert "--draft" in done and "sha256sum" in done
    assert "sbom.write" in (ROOT / "packaging" / "building.py").read_text(encoding="utf-8")
    for name in ("linux", "windows", "macos"):
        assert set(workflow["jobs"][name]["needs"]) == {"test", "version"}
