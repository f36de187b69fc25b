"""The list of K2Desk's parts, and whether an installation is complete, from the packages' own files."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from k2desk.support import licences as parts_module
from k2desk.support import self_check
from k2desk.support.licences import DIRECT, parts
from k2desk.system.resources import resources

ROOT = Path(__file__).resolve().parent.parent


def test_every_part_has_a_licence_and_all_but_qt_bring_its_text():
    found = {part.name: part for part in parts()}
    assert len(found) > len(DIRECT)
    assert all(part.licence for part in found.values())
    without = set() if sys.platform == "win32" else {"PySide6_Essentials", "shiboken6"}
    assert {name for name, part in found.items() if not part.text} == without
    assert "Permission is hereby granted" in found["h11"].text


def test_a_built_program_tells_of_python_and_qt_too(monkeypatch, tmp_path):
    folder = tmp_path / "licences"
    folder.mkdir()
    told = [
        {"name": "Python", "version": "3.11.7", "licence": "PSF-2.0", "text": "Python.txt"},
        {"name": "Qt", "version": "6.11.3", "licence": "LGPL-3.0-only", "text": "Qt.txt"},
    ]
    (folder / "parts.json").write_text(json.dumps(told))
    (folder / "Python.txt").write_text("of Python")
    (folder / "Qt.txt").write_text("of Qt")
    monkeypatch.setattr(parts_module, "resources", lambda: tmp_path)
    found = {part.name: part for part in parts()}
    assert (found["Python"].version, found["Python"].text) == ("3.11.7", "of Python")
    assert found["PySide6_Essentials"].text == found["shiboken6"].text == found["Qt"].text == "of Qt"


def test_the_direct_parts_are_those_of_the_requirements():
    lines = (ROOT / "packaging" / "requirements.in").read_text(encoding="utf-8").splitlines()
    asked = {line.split(";")[0].split("#")[0].split(">")[0].strip() for line in lines if not line.startswith("#")}
    assert set(DIRECT) == asked


# --- the check of an installation -------------------------------------------------------------------------------------


def test_this_installation_is_whole(qapp, tmp_path):
    answer = tmp_path / "found.txt"
    assert self_check.main(answer) == 0
    lines = answer.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("K2Desk ") and all(line.startswith("ok ") for line in lines[1:])
    assert len(lines) == 12


@pytest.mark.parametrize(
    ("lost", "line"),
    [
        ("translations/k2desk_sw.qm", "MISSING words"),
        ("help/texts/en.txt", "MISSING help"),
        ("icons/k2desk.svg", "MISSING pictures"),
    ],
)
def test_what_is_missing_is_named(qapp, tmp_path, monkeypatch, lost, line):
    copy = tmp_path / "resources"
    shutil.copytree(resources(), copy)
    # Cut off, as by a full disk.
    (copy / lost).write_bytes(b"")
    monkeypatch.setattr(self_check, "resources", lambda: copy)
    monkeypatch.setattr("k2desk.ui.help.articles.resources", lambda: copy)
    answer = tmp_path / "found.txt"
    assert self_check.main(answer) == 1
    assert line in answer.read_text(encoding="utf-8")


@pytest.mark.parametrize("library", ["xlsxwriter", "python_calamine", "pyrage", "zxcvbn"])
def test_a_library_that_is_imported_late_is_missed_by_the_check(library, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=library):
        self_check._files()


def test_a_client_of_the_database_that_is_the_computers_own_is_no_whole_installation(monkeypatch):
    assert "libpq" in self_check._shared_list()
    monkeypatch.setattr("psycopg.pq.__impl__", "python")
    with pytest.raises(self_check._Missing, match="python"):
        self_check._shared_list()


def test_a_program_without_entry_points_has_no_password_store(qapp, tmp_path, monkeypatch):
    import keyring.backend

    monkeypatch.setattr(keyring.backend.KeyringBackend, "_classes", set())
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: [])
    answer = tmp_path / "found.txt"
    assert self_check.main(answer) == 1
    assert "MISSING password store" in answer.read_text(encoding="utf-8")
