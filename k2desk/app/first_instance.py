"""Asks the K2Desk that is already running to raise its window.

Imports little: a second start asks before it imports or builds anything of the window.
"""

from __future__ import annotations

import time
from pathlib import Path

from k2desk.store.lock import is_held
from k2desk.store.paths import Paths, program_paths

_PATIENCE = 0.45
"""Seconds in which a first K2Desk should have answered a second start."""


def is_raised_already(data_dir: Path | None) -> bool:
    """Return whether a K2Desk is running with these files and raised its window on request."""
    paths = program_paths(data_dir)
    return is_held(paths.lock_file) and raise_the_first(paths, _PATIENCE)


def raise_the_first(paths: Paths, patience: float) -> bool:
    """Raise the window of the K2Desk that is already running. Returns whether it answered.

    A K2Desk that is still starting gets `patience` seconds to listen.
    """
    # Only here: usually there is no other K2Desk, and the start can do without OpenSSL's digests.
    from k2desk.system.single_instance import instance_name, raise_first

    until = time.monotonic() + patience
    name = instance_name(paths.data_dir)
    while not raise_first(name, max(200, int((until - time.monotonic()) * 1000)), paths.data_dir):
        if time.monotonic() >= until or not is_held(paths.lock_file):
            return False
        time.sleep(0.03)
    return True
