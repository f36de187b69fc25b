"""What a proof mounts and starts in its bare system goes with it, however the proof ends."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.systems import only_for_root, only_on_linux
from tests.waiting import PATIENCE

_BARE = Path(__file__).parents[2] / "packaging" / "linux" / "bare.sh"

_PROOF = """
set -euo pipefail
source {bare}
bare={folder}/root
mount_inside {folder}/shown shown
sleep 600 &
ls "$bare/shown"
wait
"""


def _can_be_apart() -> bool:
    command = ["unshare", "--mount", "--pid", "--fork", "--mount-proc", "true"]
    return shutil.which("unshare") is not None and subprocess.run(command, capture_output=True).returncode == 0


@only_on_linux("a bare system is Linux'")
@only_for_root("only root can mount")
def test_a_proof_that_is_killed_leaves_no_mount_and_no_process(tmp_path):
    """Otherwise deleting the folder of a killed proof deletes what is still mounted in it: this computer's /dev."""
    if not _can_be_apart():
        pytest.skip("this system gives nobody mounts and processes of its own")
    (tmp_path / "shown").mkdir()
    (tmp_path / "shown" / "precious").touch()
    script = tmp_path / "proof.sh"
    script.write_text(_PROOF.format(bare=_BARE, folder=tmp_path))
    proof = subprocess.Popen(["bash", str(script)], stdout=subprocess.PIPE, text=True)
    try:
        assert proof.stdout is not None
        assert proof.stdout.readline() == "precious\n", "inside, the folder is mounted"
        assert list((tmp_path / "root" / "shown").iterdir()) == [], "outside, it is not"
        proof.kill()
        rest, _ = proof.communicate(timeout=PATIENCE)
        assert rest == "", "the output ends when the last process has ended"
    finally:
        proof.kill()
        subprocess.run(["umount", str(tmp_path / "root" / "shown")], capture_output=True)
