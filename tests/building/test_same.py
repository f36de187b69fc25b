"""Two builds of one source are compared byte by byte, and what differs is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import building  # isort: skip
import same  # isort: skip

from tests.systems import not_on_windows


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("one", "other"):
        (tmp_path / name / "below").mkdir(parents=True)
        (tmp_path / name / "below" / "program").write_bytes(b"the same bytes")
    return tmp_path / "one", tmp_path / "other"


def test_two_folders_with_the_same_content_are_the_same(two, capsys):
    assert same.main(list(map(str, two))) == 0
    assert capsys.readouterr().out == "0 of 1 files differ; 0.0 MB compared\n"


@pytest.mark.parametrize(
    ("plant", "named"),
    [
        (lambda folder: (folder / "below/program").write_bytes(b"the same byteS"), "below/program"),
        (lambda folder: (folder / "below/more").touch(), "below/more"),
        (lambda folder: (folder / "below/program").unlink(), "below/program"),
        (lambda folder: (folder / "empty").mkdir(), "empty"),
        pytest.param(
            lambda folder: (folder / "below/program").chmod(0o755),
            "that runs",
            marks=not_on_windows("rights to run a file"),
        ),
    ],
)
def test_a_change_that_is_planted_in_one_of_two_builds_is_named(two, capsys, plant, named):
    plant(two[1])
    assert same.main(list(map(str, two))) == 1
    assert named in capsys.readouterr().out


def test_two_empty_builds_are_no_proof(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    assert same.main([str(tmp_path / "one"), str(tmp_path / "other")]) == 1


@not_on_windows("rights of files")
def test_the_portable_archive_does_not_depend_on_who_builds_it(two, tmp_path):
    packed = []
    for folder, rights in zip(two, (0o644, 0o600), strict=True):
        file = folder / "below" / "program"
        file.chmod(rights)
        os.utime(file, (rights, rights))
        building.pack(folder, tmp_path / f"{folder.name}.tar.xz", "k2desk")
        packed.append((tmp_path / f"{folder.name}.tar.xz").read_bytes())
    assert packed[0] == packed[1]
