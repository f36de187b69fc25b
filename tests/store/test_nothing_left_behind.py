"""Deleted data leaves nothing in the file, and remains of older versions are removed once."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from k2desk.model.text_keeping import kept_words
from k2desk.store.sqlite import SqliteRegistry
from tests.pasted_writings import SECRET
from tests.store.test_registry import SHOP
from tests.store.test_upgrade import _unpacked


def test_what_is_forgotten_is_overwritten_in_the_file(tmp_path):
    file = tmp_path / "registry.sqlite"
    registry = SqliteRegistry(file)
    registry.save_account(SHOP)
    texts = [f"a remark that will be forgotten, number {number}" for number in range(400)]
    for number, text in enumerate(texts):
        registry.save_draft("shop", f"form {number}", kept_words(text))
    for number in range(len(texts)):
        registry.save_draft("shop", f"form {number}", None)
    registry.close()
    assert b"a remark that will be forgotten" not in file.read_bytes()


@pytest.mark.parametrize("version", [1, 2])
def test_keys_that_an_older_version_kept_are_taken_out_with_its_free_pages(tmp_path, version):
    file = _unpacked(tmp_path, version)
    deleted = SECRET[::-1]
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("PRAGMA secure_delete = OFF")
        drafts = {"bring_back": f"K2AccessToken.new('id', '{SECRET}')", "many": "{}", "gone": f"{deleted} " * 900}
        for form, text in drafts.items():
            db.execute("INSERT INTO draft (account_id, form, text) VALUES ('shop', ?, ?)", (form, text))
        db.execute("DELETE FROM draft WHERE form = 'gone'")
        db.execute("UPDATE account SET name = ?", (f"Client Secret: {SECRET}",))
        if version > 1:
            tills = (("555111", f"Westlands {SECRET}"), ("555222", "Duka la Pili"))
            db.executemany("INSERT INTO till (account_id, number, name) VALUES ('shop', ?, ?)", tills)
        (row,) = db.execute("SELECT id FROM subscription LIMIT 1").fetchone()
        for number, word in ((1, f"Otieno, with {SECRET}"), (2, "Otieno")):
            db.execute(
                "INSERT INTO history (id, subscription_id, at, kind, word) VALUES (?, ?, ?, 'settled_not_created', ?)",
                (f"word {number}", row, number, word),
            )
    assert SECRET.encode() in file.read_bytes() and deleted.encode() in file.read_bytes()
    registry = SqliteRegistry(file)
    assert registry.draft("shop", "bring_back") is None
    assert registry.draft("shop", "many") == "{}"
    assert len(registry.contents("shop").records) == 3
    assert [one.name for one in registry.accounts()] == [""]
    names = {one.number: one.name for one in registry.contents("shop").tills}
    assert (names.get("555111", ""), names.get("555222", "Duka la Pili")) == ("", "Duka la Pili")
    assert [one.word for one in registry.history(row) if one.kind == "settled_not_created"] == ["Otieno", ""]
    registry.close()
    for other in (one for one in tmp_path.rglob("*") if one.is_file()):
        assert SECRET.encode() not in other.read_bytes(), other.name
        assert deleted.encode() not in other.read_bytes(), other.name


def test_the_file_is_cleaned_once(tmp_path):
    file = tmp_path / "registry.sqlite"
    registry = SqliteRegistry(file)
    registry._db.execute("CREATE TABLE filler (text)")
    registry._db.execute("INSERT INTO filler VALUES (zeroblob(500000))")
    registry._db.execute("DROP TABLE filler")
    registry.close()
    size = file.stat().st_size
    SqliteRegistry(file).close()
    assert file.stat().st_size == size, "a start costs no second cleaning"
