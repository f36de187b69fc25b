"""The list of parts is made from the content of the folder and is the same each time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sbom

PYTHON = {"name": "Python", "version": "3.11.7", "licence": "PSF-2.0", "text": "Python.txt"}
SSL = {"name": "libssl3", "version": "3.0.17-1~deb12u3", "licence": "Apache-2.0", "text": "s.txt", "debian": True}


@pytest.fixture
def folder(tmp_path):
    internal = tmp_path / "k2desk" / "_internal"
    (internal / "resources" / "licences").mkdir(parents=True)
    (internal / "resources" / "licences" / "parts.json").write_text(json.dumps([PYTHON, SSL]))
    package = internal / "some_package-1.2.dist-info"
    package.mkdir()
    (package / "METADATA").write_text(
        "Metadata-Version: 2.4\nName: Some_Package\nVersion: 1.2\nLicense-Expression: MIT\n"
    )
    return internal.parent


def _written(folder: Path, file: Path) -> dict:
    sbom.write(folder, file, "0.9")
    return json.loads(file.read_text(encoding="utf-8"))


def test_every_part_is_listed_with_its_place_and_licence(folder, tmp_path):
    told = _written(folder, tmp_path / "a.json")
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
    assert told["metadata"]["component"]["version"] == "0.9"
    assert [(one["purl"], one["licenses"][0]["license"]["name"]) for one in told["components"]] == [
        ("pkg:pypi/some-package@1.2", "MIT"),
        ("pkg:generic/python@3.11.7", "PSF-2.0"),
        ("pkg:deb/debian/libssl3@3.0.17-1~deb12u3", "Apache-2.0"),
    ]
    assert told["dependencies"][0]["dependsOn"] == [one["bom-ref"] for one in told["components"]]


def test_the_same_parts_give_the_same_list(folder, tmp_path):
    assert _written(folder, tmp_path / "a.json") == _written(folder, tmp_path / "b.json")
    (folder / "_internal" / "some_package-1.2.dist-info" / "METADATA").unlink()
    (folder / "_internal" / "some_package-1.2.dist-info").rmdir()
    other = _written(folder, tmp_path / "c.json")
    assert other["serialNumber"] != json.loads((tmp_path / "a.json").read_text())["serialNumber"]
