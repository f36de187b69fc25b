"""A start imports Pygments for nobody: it is for the developer's code alone."""

from __future__ import annotations

import subprocess
import sys

from k2desk.system.relaunch import program_environment

_PROGRAM = """
import sys
{first}
import httpx, k2desk.services.snippets.developer_code
print("pygments" in sys.modules, callable(httpx.main))
"""


def _said(first: str) -> list[str]:
    command = [sys.executable, "-c", _PROGRAM.format(first=first)]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=program_environment()).stdout.split()


def test_a_start_imports_no_pygments_and_httpx_works_as_before():
    first = "from k2desk.system.httpx_imports import leave_out_command_line as out; out()"
    assert _said(first) == ["False", "True"]
    # If this fails, the module `httpx_imports` is no longer needed.
    assert _said("") == ["True", "True"]
