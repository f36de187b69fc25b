"""Whatever the settings file contains is read if possible, reported if not, and never lost without notice."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from k2desk.model.clock import SystemClock
from k2desk.model.settings import Settings
from k2desk.store.settings import _IS_RIGHT, load, save
from tests.systems import not_on_windows

CLOCK = SystemClock()
NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
KNOWN = {"check_minutes": 15, "scheme": "dark", "connect_name": "Njeri’s Café", "from_the_future": {"x": [1, None]}}
TEXT = json.dumps(KNOWN, ensure_ascii=False, indent=1)

# JSON that Python's own writer doesn't produce: lone surrogates, huge numbers, NaN, keys of any kind.
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None, categories=None))  # type: ignore[arg-type]
    | st.sampled_from(["light", "sw", "07:45", "http://x", "http://[::1", 5, 100, "api.kopokopo.com", "\ud83d", "\x00"])
)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=12
)
KEYS = st.sampled_from(sorted(_IS_RIGHT)) | st.text(max_size=8)


def _codes(loaded) -> list[str]:
    return [notice.code for notice in loaded.notices]


def _kept(folder) -> list[bytes]:
    return [one.read_bytes() for one in folder.iterdir() if one.is_file() and one.suffix != ".good"]


RIGHT = {
    "places": {"{}", '{"a": {}}'},
    "contacts": {"{}", '{"a": {}}'},
    "account_order": {"[]", '["dark"]'},
}
"""The values below that are of the right kind for a setting."""


@pytest.mark.parametrize("name", sorted(_IS_RIGHT))
@pytest.mark.parametrize(
    "wrong", ["[]", "{}", '["dark"]', "1e400", '"\\ud83d"', "[[[]]]", '{"a": {}}', "-1", '"\\u0000"']
)
def test_a_value_of_a_wrong_kind_gets_its_usual_one_is_told_and_the_rest_is_kept(tmp_path, name, wrong):
    path = tmp_path / "settings.json"
    others = {other: value for other, value in KNOWN.items() if other != name}
    text = json.dumps(others)[:-1] + f', "{name}": {wrong}}}'
    path.write_text(text)
    loaded = load(path, CLOCK)
    found, usual = getattr(loaded.settings, name), getattr(Settings(), name)
    if wrong not in RIGHT.get(name, ()):
        assert found == usual
        assert [(one.code, dict(one.params)) for one in loaded.notices] == [("K-39", {"names": name})]
    for other in set(others) - {"from_the_future"}:
        assert getattr(loaded.settings, other) == KNOWN[other]
    assert loaded.settings.unknown == {"from_the_future": KNOWN["from_the_future"]}
    save(path, loaded.settings)
    assert load(path, CLOCK).settings == loaded.settings


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        b"\n\n  " + TEXT.encode() + b"\n\n\x00\x00"[:2],
        TEXT.replace("\n}", ",\n}").replace("null\n", "null,\n").encode(),
    ],
    ids=["BOM", "UTF-16", "UTF-16 LE", "UTF-16 BE", "UTF-32", "Windows", "CRLF", "CR", "blank lines", "commas"],
)
def test_a_file_that_an_editor_saved_in_its_own_way_is_read(tmp_path, content):
    path = tmp_path / "settings.json"
    save(path, Settings(check_minutes=30))
    path.write_bytes(content)
    loaded = load(path, CLOCK)
    assert loaded.notices == ()
    assert (loaded.settings.check_minutes, loaded.settings.connect_name) == (15, "Njeri’s Café")
    assert loaded.settings.unknown == {"from_the_future": {"x": [1, None]}}
    save(path, loaded.settings)
    assert load(path, CLOCK).settings == loaded.settings


@pytest.mark.parametrize("name", ["geometry", "places"])
@pytest.mark.parametrize("geometry", ["A", "AAA", "A A=", "not base 64", "AAAA=", "===="])
def test_a_place_of_a_window_that_no_window_wrote_is_told(tmp_path, name, geometry):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({name: geometry if name == "geometry" else {"a": {"geometry": geometry}}}))
    assert [dict(one.params) for one in load(path, CLOCK).notices] == [{"names": name}]


def test_commas_and_brackets_inside_a_text_stay_as_they_are(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"connect_name": "a,] b,} \\",}", "x": [",]",],}')
    loaded = load(path, CLOCK)
    assert loaded.settings.connect_name == 'a,] b,} ",}'
    assert loaded.settings.unknown == {"x": [",]"]}


@pytest.mark.parametrize("unit", ['"', '\\"', ",", ", ", "[", '{"', ",]"])
def test_a_large_file_of_nonsense_is_judged_at_once(tmp_path, unit):
    path = tmp_path / "settings.json"
    path.write_text('{"x": "' + unit * (900_000 // len(unit)))
    assert _codes(load(path, CLOCK)) == ["K-38"]


def test_a_file_that_was_deleted_is_replaced_by_its_good_copy_and_that_is_told(tmp_path):
    path = tmp_path / "settings.json"
    save(path, Settings(check_minutes=30, last_account="shop"))
    path.unlink()
    loaded = load(path, CLOCK)
    assert (loaded.settings.check_minutes, loaded.settings.last_account) == (30, "shop")
    assert _codes(loaded) == ["K-108"]
    save(path, loaded.settings)
    assert _codes(load(path, CLOCK)) == []


@pytest.mark.parametrize("copy", [b"", b"{", b"[]"])
def test_where_both_are_gone_or_spoilt_the_usual_settings_are_told_of(tmp_path, copy):
    path = tmp_path / "settings.json"
    (tmp_path / "settings.json.good").write_bytes(copy)
    loaded = load(path, CLOCK)
    assert loaded.settings == Settings()
    assert _codes(loaded) == ["K-38"]


@pytest.mark.parametrize("deep", [200, 990, 5_000])
def test_what_is_nested_too_deeply_to_be_written_again_is_set_aside(tmp_path, deep):
    path = tmp_path / "settings.json"
    save(path, Settings(check_minutes=30))
    text = '{"x": ' + "[" * deep + "]" * deep + "}"
    path.write_text(text)
    loaded = load(path, CLOCK)
    assert (_codes(loaded), loaded.settings.check_minutes) == (["K-38"], 30)
    assert text.encode() in _kept(tmp_path)
    save(path, loaded.settings)


@pytest.fixture
def quick_disk():
    """Replace fsync. These tests read and write thousands of times, and don't ask whether it is on the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda handle: None)
        yield


@given(st.dictionaries(KEYS, JSON, max_size=5))
@hypothesis_settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_value_in_any_place_neither_raises_nor_is_lost_in_silence(quick_disk, tmp_path, found):
    path = tmp_path / "settings.json"
    for old in tmp_path.iterdir():
        old.unlink()
    text = json.dumps(found)
    path.write_text(text)
    loaded = load(path, CLOCK)
    save(path, loaded.settings, CLOCK)
    again = json.loads(path.read_text())
    told = ", ".join(value for notice in loaded.notices for _, value in notice.params).split(", ")
    for name, value in found.items():
        if name in _IS_RIGHT:
            assert name in told or _same(again[name], value), name
        else:
            assert _same(again[name], value), name


@given(st.binary(max_size=80) | JSON.map(lambda one: json.dumps(one).encode()))
@hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_settings_or_set_aside_whole(quick_disk, tmp_path, content):
    path = tmp_path / "settings.json"
    for old in tmp_path.iterdir():
        old.unlink()
    path.write_bytes(content)
    loaded = load(path, CLOCK)
    if "K-38" in _codes(loaded):
        assert content in _kept(tmp_path)
    save(path, loaded.settings, CLOCK)


def _same(one: object, other: object) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def test_a_broken_file_that_could_not_be_set_aside_is_not_overwritten(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    path.write_bytes(b"mine, half typed {")

    def fail(*_: object) -> None:
        raise PermissionError("another program holds it")

    monkeypatch.setattr("k2desk.store.settings.set_aside", fail)
    loaded = load(path, CLOCK)
    assert _codes(loaded) == ["K-38"]
    with pytest.raises(OSError, match="holds"):
        save(path, loaded.settings, CLOCK)
    assert path.read_bytes() == b"mine, half typed {"
    monkeypatch.undo()
    save(path, loaded.settings, CLOCK)
    assert b"mine, half typed {" in _kept(tmp_path), "it is set aside as soon as that can be done"
    assert load(path, CLOCK).settings == loaded.settings


def test_a_file_that_was_spoilt_while_the_program_ran_is_set_aside_too(tmp_path):
    path = tmp_path / "settings.json"
    save(path, Settings(), CLOCK)
    path.write_bytes(b"{ half typed")
    save(path, Settings(check_minutes=30), CLOCK)
    assert b"{ half typed" in _kept(tmp_path)
    assert load(path, CLOCK).settings.check_minutes == 30


@not_on_windows("Windows has the names of files on the disk by itself")
def test_settings_and_their_name_are_on_the_disk_when_they_are_kept(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    replace, fsync, done = os.replace, os.fsync, []
    monkeypatch.setattr("os.fsync", lambda handle: (fsync(handle), done.append(os.fstat(handle).st_ino))[0])
    monkeypatch.setattr("os.replace", lambda old, new: (replace(old, new), done.append("named"))[0])
    save(path, Settings(), CLOCK)
    folder = tmp_path.stat().st_ino
    files = [one.stat().st_ino for one in (path, path.with_name("settings.json.good"))]
    assert done == [files[0], "named", folder, files[1], "named", folder]
