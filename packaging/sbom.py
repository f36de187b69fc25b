"""Writes the list of parts (SBOM) of a frozen program in CycloneDX 1.5, from the content of its folder."""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any


def write(folder: Path, file: Path, version: str) -> None:
    """Write the list of the parts in `folder`."""
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    components = parts_of(folder)
    # The same parts must always give the same serial number.
    seed = hashlib.sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()
    listed = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}",
        "version": 1,
        "metadata": {
            "timestamp": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
            "component": {
                "type": "application",
                "bom-ref": "k2desk",
                "name": "k2desk",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": components,
        "dependencies": [{"ref": "k2desk", "dependsOn": [part["bom-ref"] for part in components]}],
    }
    file.write_text(json.dumps(listed, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def parts_of(folder: Path) -> list[dict[str, Any]]:
    """Return the Python packages, from their metadata, and the libraries that the build listed."""
    internal = next(path.parent for path in folder.rglob("resources") if (path / "licences").is_dir())
    packages = sorted(distributions(path=[str(internal)]), key=lambda one: one.metadata["Name"].casefold())
    named = json.loads((internal / "resources/licences/parts.json").read_text(encoding="utf-8"))
    return [*map(_of_python, packages), *map(_of_the_build, named)]


def _of_python(package: Distribution) -> dict[str, Any]:
    name = package.metadata["Name"]
    place = f"pkg:pypi/{name.lower().replace('_', '-')}@{package.version}"
    part = {"type": "library", "bom-ref": place, "name": name, "version": package.version, "purl": place}
    licence = package.metadata.get("License-Expression") or package.metadata.get("License") or ""
    return _with_licence(part, licence if "\n" not in licence else "")


def _of_the_build(one: dict[str, Any]) -> dict[str, Any]:
    kind = "deb/debian" if one.get("debian") else "generic"
    name = one["name"].partition(" ")[0].lower()
    place = f"pkg:{kind}/{name}@{one['version'].replace('+', '%2B').replace(':', '%3A')}"
    part = {"type": "library", "bom-ref": place, "name": one["name"], "version": one["version"], "purl": place}
    return _with_licence(part, one["licence"])


def _with_licence(part: dict[str, Any], licence: str) -> dict[str, Any]:
    # By name, because not every licence name in the metadata is an SPDX expression.
    return part | ({"licenses": [{"license": {"name": licence}}]} if licence else {})
