"""Settings are stored, validated when they are read, and never lost without notice."""

from __future__ import annotations

import json

import pytest

from k2desk.model.clock import SystemClock
from k2desk.model.settings import Settings
from k2desk.store.settings import load, save
from tests.systems import is_private

CLOCK = SystemClock()


def test_a_new_installation_has_the_usual_settings_and_nothing_to_tell(tmp_path):
    loaded = load(tmp_path / "settings.json", CLOCK)
    assert (loaded.settings, loaded.notices) == (Settings(), ())
    assert loaded.settings.check_minutes == 15


def test_settings_come_back_and_are_for_their_owner_only(tmp_path):
    path = tmp_path / "config" / "settings.json"
    save(path, Settings(check_minutes=15, last_account="a", scheme="dark", geometry="QQ=="))
    assert load(path, CLOCK).settings == Settings(15, "a", "dark", "QQ==")
    assert is_private(path)
    assert sorted(one.name for one in path.parent.iterdir()) == ["settings.json", "settings.json.good"]


def test_keys_of_another_version_are_kept(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"check_minutes": 1, "from_the_future": {"x": 1}}')
    settings = load(path, CLOCK).settings
    save(path, settings)
    assert json.loads(path.read_text())["from_the_future"] == {"x": 1}


@pytest.mark.parametrize("wrong", [0.5, True, -1, 100_000, "5", None, [5]])
def test_a_wrong_value_gets_its_usual_one_and_is_told(tmp_path, wrong):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"check_minutes": wrong, "scheme": "dark"}))
    loaded = load(path, CLOCK)
    assert (loaded.settings.check_minutes, loaded.settings.scheme) == (15, "dark")
    assert [(notice.code, dict(notice.params)) for notice in loaded.notices] == [("K-39", {"names": "check_minutes"})]


@pytest.mark.parametrize("broken", [b"", b"{", b"\x00" * 50, b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_broken_file_is_set_aside_and_the_good_copy_taken(tmp_path, broken):
    path = tmp_path / "settings.json"
    save(path, Settings(check_minutes=30))
    path.write_bytes(broken)
    loaded = load(path, CLOCK)
    assert loaded.settings.check_minutes == 30
    (notice,) = loaded.notices
    assert notice.code == "K-38" and dict(notice.params)["copy"]
    aside = tmp_path / dict(notice.params)["file"]
    assert aside.read_bytes() == broken


def test_without_a_good_copy_the_usual_settings_are_told_of(tmp_path):
    path = tmp_path / "settings.json"
    path.write_bytes(b"garbage")
    loaded = load(path, CLOCK)
    assert loaded.settings == Settings()
    assert dict(loaded.notices[0].params)["copy"] == ""


def test_a_failed_write_leaves_the_old_settings(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    save(path, Settings(check_minutes=30))

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        save(path, Settings(check_minutes=60))
    monkeypatch.undo()
    assert load(path, CLOCK).settings.check_minutes == 30


def test_a_flipped_bit_of_the_settings_is_told_and_costs_no_setting(tmp_path):
    """Torture flips a thousand of them."""
    path = tmp_path / "settings.json"
    wanted = Settings(check_minutes=15, last_account="shop", scheme="dark", unknown={"from_the_future": 1})
    save(path, wanted)
    written, copy = path.read_bytes(), (tmp_path / "settings.json.good").read_bytes()
    for place in range(0, len(written), 5):
        changed = bytearray(written)
        changed[place] ^= 1 << place % 8
        path.write_bytes(changed)
        (tmp_path / "settings.json.good").write_bytes(copy)
        loaded = load(path, CLOCK)
        assert loaded.settings == wanted, (place, loaded.settings)
        assert loaded.notices or json.loads(changed) == json.loads(written), place


def test_settings_that_were_edited_by_hand_are_used_and_told(tmp_path):
    path = tmp_path / "settings.json"
    save(path, Settings(check_minutes=15))
    path.write_text(path.read_text().replace("15", "30", 1).replace('"scheme": null', '"scheme": "dark"'))
    loaded = load(path, CLOCK)
    assert (loaded.settings.check_minutes, loaded.settings.scheme) == (30, "dark")
    assert [notice.code for notice in loaded.notices] == ["K-150"]
    save(path, loaded.settings)
    assert load(path, CLOCK).notices == ()
