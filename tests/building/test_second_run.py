"""A test that ran out of patience beside others has a second try, and a fault does not get past it."""

from __future__ import annotations

import subprocess
import sys

import dev
import pytest

TESTS = """
import os

def test_that_runs_out_of_patience_beside_others():
    assert "CROWDED" not in os.environ

def test_with_a_fault():
    assert {fault}

def test_that_passes():
    assert True
"""


@pytest.mark.parametrize("fault", [False, True], ids=["unsteady alone", "with a fault"])
def test_what_failed_beside_others_is_run_once_more_alone_and_a_fault_fails_again(fault, tmp_path, monkeypatch, capfd):
    def call(arguments: list[str]) -> int:
        return subprocess.run([sys.executable, *arguments], cwd=tmp_path, check=False).returncode

    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev.DEVELOPING, "call", call)
    (tmp_path / "pytest.ini").touch()
    (tmp_path / "test_it.py").write_text(TESTS.format(fault=not fault), encoding="utf-8")
    with monkeypatch.context() as crowded:
        crowded.setenv("CROWDED", "1")
        assert call(["-m", "pytest", "-q"]) == dev.TESTS_FAILED
    assert dev.passes_alone() is not fault
    said = capfd.readouterr().out
    assert ("test_it.py::test_that_runs_out_of_patience_beside_others" in said.partition("Unsteady")[2]) is not fault
    monkeypatch.setattr(dev, "FEW", 0)
    assert not dev.passes_alone(), "many failures are not tried again"
