"""Lets a run go on after one of its processes has crashed, as it may in Qt.

pytest-xdist 3.8 hands the finished files of a crashed process out again, or a single test that a process doesn't begin
before it knows of a second one. Both make the run wait for ever (pytest-xdist, issues 1323 and 1327).
"""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

_AHEAD = 2
"""How many tests a process must know of to begin the first of them."""


class CrashScheduling(LoadFileScheduling):  # type: ignore[misc]
    """Like `--dist loadfile`. The test that crashed has failed, and the rest of its file runs in another process."""

    def remove_node(self, node: WorkerController) -> str | None:
        """Put the tests that a process didn't run back in the queue. Returns the test in which it crashed, or None."""
        workload = self.assigned_work.pop(node)
        pending = [test for unit in workload.values() for test, is_complete in unit.items() if not is_complete]
        for scope, unit in workload.items():
            left = {test: False for test in unit if test in pending[1:]}
            if left:
                self.workqueue[scope] = left
        for other in self.nodes:
            self._reschedule(other)
        return pending[0] if pending else None

    def _assign_work_unit(self, node: WorkerController) -> None:
        with contextlib.suppress(OSError):  # It has crashed, and `remove_node` follows.
            super()._assign_work_unit(node)

    def _reschedule(self, node: WorkerController) -> None:
        if node not in self.registered_collections:
            return  # It still collects the tests.
        super()._reschedule(node)
        while self.workqueue and not node.shutting_down and self._pending_of(self.assigned_work[node]) < _AHEAD:
            self._assign_work_unit(node)
        if not self.workqueue and not node.shutting_down:
            node.shutdown()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling | None:
    """Use it instead of `--dist loadfile`."""
    return CrashScheduling(config, log) if config.getvalue("dist") == "loadfile" else None
