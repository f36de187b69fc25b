"""Rewrites the asserts of the tests in all processes of a run together, each a part of them.

Every process imports all tests. Where nothing is compiled yet, each would rewrite all of them: 10 s of a processor.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.assertion import rewrite

_TESTS = Path(__file__).resolve().parent


def rewrite_a_part(config: pytest.Config) -> None:
    """Compile this process's part of the tests, as pytest would when it imports them. Does nothing in a single one."""
    worker, state = getattr(config, "workerinput", None), config.stash.get(rewrite.assertstate_key, None)
    if worker is None or state is None:
        return
    number = int(worker["workerid"].removeprefix("gw"))
    for file in sorted(_TESTS.rglob("test_*.py"))[number :: worker["workercount"]]:
        compiled = rewrite.get_cache_dir(file) / f"{file.stem}{rewrite.PYC_TAIL}"
        if rewrite._read_pyc(file, compiled) is None and rewrite.try_makedirs(compiled.parent):
            source_hash, code = rewrite._rewrite_test(file, config)
            rewrite._write_pyc(state, code, source_hash, compiled)
