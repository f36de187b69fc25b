"""Files from one computer to another, with a real list on both, and what no file can do."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from k2desk.model.clock import SystemClock
from k2desk.model.environments import Environments
from k2desk.model.hand_over import AccountHandOver, HandedKeys, HandOver
from k2desk.model.history import AccountEvent
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import ACCOUNT_REMOVED
from k2desk.model.settings import Settings
from k2desk.services.accounts import AccountKeys, Accounts
from k2desk.services.hand_over import file_format
from k2desk.services.hand_over.passphrase import Strength, generated, normalised, strength
from k2desk.services.hand_over.service import Decisions, HandOvers, KeysIn, Opened, Order
from k2desk.services.hand_over.words import WORDS
from k2desk.services.operation import Stage
from k2desk.services.preferences import Preferences
from k2desk.services.tasks import Tasks
from k2desk.store.age_process import AgeProcess
from k2desk.store.paths import program_paths
from k2desk.store.secrets import Keys, Secrets
from k2desk.store.threaded import ThreadedRegistry
from k2desk.system.relaunch import program_environment
from tests.services.hand_over.age_file import locked
from tests.services.hand_over.desks import NOW, SHOP, at, rich, row
from tests.systems import not_on_windows
from tests.waiting import until

SECRET, API_KEY = "f3b1c9d27a5e48f09c6b2d8e1a7f4035", "0a9d8c7b6e5f4a3b2c1d0e9f8a7b6c5d"
PHRASE = "ndizi kiti mlango samaki bahari jua"


class Store(dict):
    """A password store in memory."""

    def get_password(self, service, username):
        return self.get(username)

    def set_password(self, service, username, password):
        self[username] = password

    def delete_password(self, service, username):
        del self[username]


class Desk:
    def __init__(self, registry, hand_over, secrets, preferences, known, keys, left):
        self.registry, self.hand_over, self.secrets, self.preferences = registry, hand_over, secrets, preferences
        self.known, self.keys, self.left = known, keys, left

    async def take_in(self, opened: Opened, **more):
        ids = frozenset(one.account.id for one in opened.hand_over.accounts)
        return await self.hand_over.take_in(opened, Decisions(ids, {}, **more)).wait()


@asynccontextmanager
async def desk(folder: Path, *accounts):
    """Run the services of one computer, whose list holds `accounts`."""
    registry = ThreadedRegistry.open(program_paths(folder))
    tasks = Tasks()
    store = Store()
    secrets = Secrets("test", find_backend=lambda: store)
    preferences = Preferences(Settings(), folder / "settings.json", registry, tasks, lambda: None)
    known = Accounts(registry, (), tasks, preferences, SystemClock(), failed=print, reopen=lambda: asyncio.sleep(0))
    if accounts:
        await registry.merge(lambda _: list(accounts))
    await known.refresh()
    left: list[str] = []

    async def leave(account) -> None:
        left.append(account.id)

    keys = AccountKeys(secrets, known, tasks, leave)
    hand_over = HandOvers(
        registry=registry,
        accounts=known,
        secrets=secrets,
        preferences=preferences,
        environments=Environments(),
        clock=SystemClock(),
        spawn=tasks.spawn,
        back_up=lambda why: registry.back_up(folder / "backups", NOW, why),
        follow=keys.follow,
    )
    try:
        yield Desk(registry, hand_over, secrets, preferences, known, keys, left)
    finally:
        await tasks.close()
        await registry.close()


def content_of(*accounts, keys=(), **settings) -> bytes:
    return file_format.to_bytes(HandOver("other desk", NOW, "Wanjiru", "0.1.0", accounts, settings, keys))


def without_revisions(accounts):
    return tuple(
        replace(one, subscriptions=tuple(replace(row, revision=0) for row in one.subscriptions)) for one in accounts
    )


async def test_a_file_brings_every_row_name_note_and_history_entry_to_an_empty_list(tmp_path):
    path = tmp_path / "file.age"
    async with desk(tmp_path / "old", rich()) as old:
        before = await old.registry.hand_over()
    assert without_revisions(before) == (rich(),), "what the registry keeps is what it was given"
    path.write_bytes(locked(content_of(*before), PHRASE))
    async with desk(tmp_path / "new") as new:
        opened = await new.hand_over.open(path, PHRASE).wait()
        assert opened.hand_over.made_by == "Wanjiru" and not opened.changes_nothing
        assert await new.registry.hand_over() == (), "a preview changes nothing"
        taken = await new.take_in(opened)
        assert [one.id for one in taken.accounts] == ["shop"]
        (after,) = await new.registry.hand_over()
        *events, imported = after.events
        assert (imported.kind, imported.word) == ("imported", "Wanjiru"), "the history says it"
        after = replace(after, events=tuple(events))
        assert without_revisions((after,)) == without_revisions(before)


async def test_who_to_call_and_the_order_of_accounts_go_along_and_the_newest_change_stays(tmp_path):
    path = tmp_path / "file.age"
    old = {"keeper_name": "Atieno", "changed_at": at(1).isoformat()}
    new = {"website_name": "Wanjiru", "website_phone": "0722 000 003", "changed_at": at(5).isoformat()}
    key = {"keeper_name": SECRET, "changed_at": at(9).isoformat()}
    second = AccountHandOver(replace(SHOP, id="second", name="Kisumu"))
    async with desk(tmp_path / "old", rich(), second) as there:
        there.preferences.change(contacts={"shop": new, "second": key})
        there.known.reorder(["second", "shop"])
        order_at = there.preferences.values.account_order_at
        with patch.object(AgeProcess, "run", lambda self: self._order.split(b"\n", 2)[2]):
            made = await there.hand_over.make(path, Order(frozenset({"shop", "second"}), PHRASE)).wait()
        assert made.subscriptions == 3
        path.write_bytes(locked(path.read_bytes(), PHRASE))
    async with desk(tmp_path / "new") as here:
        opened = await here.hand_over.open(path, PHRASE).wait()
        assert opened.takes_order and not here.preferences.values.contacts, "a preview changes nothing"
        await here.take_in(opened)
        values = here.preferences.values
        assert values.contacts["shop"] == new and SECRET not in str(values)
        assert (values.account_order, values.account_order_at) == (("second", "shop"), order_at)
        assert [one.id for one in here.known.all] == ["second", "shop"]
        again = await here.hand_over.open(path, PHRASE).wait()
        assert again.changes_nothing
        for mine, expected in ((old, new), ({**old, "changed_at": at(6).isoformat()}, None)):
            here.preferences.change(contacts={"shop": mine})
            await here.take_in(await here.hand_over.open(path, PHRASE).wait())
            assert here.preferences.values.contacts["shop"] == (expected or mine), "the newest change"


async def test_an_account_that_a_file_takes_away_keeps_its_rows_and_loses_its_keys(tmp_path):
    path = tmp_path / "file.age"
    gone = replace(rich(), events=(*rich().events, AccountEvent("r", "shop", at(9), ACCOUNT_REMOVED)))
    path.write_bytes(locked(content_of(gone), PHRASE))
    async with desk(tmp_path / "desk", rich()) as here:
        await here.secrets.save("shop", Keys("client", SECRET, API_KEY, "api.kopokopo.com"))
        opened = await here.hand_over.open(path, PHRASE).wait()
        (difference,) = opened.merges[0].differences
        assert (difference.field, difference.takes_theirs) == ("removed", True), "it is said before"
        await here.take_in(opened)
        assert here.known.all == () and [one.id for one in here.known.removed] == ["shop"]
        assert here.left == ["shop"] and await here.secrets.read("shop") is None
        (after,) = await here.registry.hand_over()
        assert len(after.subscriptions) == 4
        await here.known.bring_back(here.known.removed[0]).wait()
        assert [one.id for one in here.known.all] == ["shop"]
        await here.take_in(await here.hand_over.open(path, PHRASE).wait())
        assert [one.id for one in here.known.all] == ["shop"], "bringing back was the newest word"


async def test_keys_that_the_password_store_did_not_delete_are_deleted_when_it_can_be_used(tmp_path):
    path = tmp_path / "file.age"
    gone = replace(rich(), events=(*rich().events, AccountEvent("r", "shop", at(9), ACCOUNT_REMOVED)))
    path.write_bytes(locked(content_of(gone), PHRASE))
    async with desk(tmp_path / "desk", rich()) as here:
        await here.secrets.save("shop", Keys("client", SECRET, API_KEY, "api.kopokopo.com"))
        opened = await here.hand_over.open(path, PHRASE).wait()
        with patch.object(Store, "delete_password", side_effect=OSError):
            await here.take_in(opened)
        assert await here.secrets.read("shop") is not None and here.left == ["shop"]
        await here.keys.look().wait()
        assert await here.secrets.read("shop") is None


GOOD = content_of(rich())
NEWER = GOOD.replace(b'"version":1', b'"version":2', 1)
ELSEWHERE = content_of(replace(rich(), account=replace(SHOP, base_url="https://evil.example")))
OTHER_HOST = content_of(
    replace(rich(), subscriptions=(row(host="evil.example"),), checks=(), notes=(), history=(), days=())
)
STANZA = b"-> scrypt " + b"A" * 22 + b" 1\n" + b"A" * 43 + b"\n"
LINES = GOOD.splitlines(keepends=True)
BAD_CONTENT = {
    "no JSON": b"\x00" * 1000,
    "other JSON": b'{"a": 1}',
    "nothing": b"",
    "deep JSON": GOOD + b"[" * 500_000,
    "an endless line": GOOD + b'{"x": "' + b"x" * 5_000_000 + b'"}',
    "a path for an ID": GOOD.replace(b'"id":"one"', b'"id":"../one"'),
    "a line in an ID": GOOD.replace(b'"id":"one"', b'"id":"one\\n"'),
    "a row twice": GOOD.replace(b'"id":"two"', b'"id":"one"'),
    "a check of no row": GOOD.replace(b'"subscription_id":"two"', b'"subscription_id":"x"'),
    "a record before any account": b"".join(LINES[:1] + LINES[2:]),
    "an account twice": GOOD + b"".join(LINES[1:]),
    "a wrong type": GOOD.replace(b'"daraja":false', b'"daraja":"no"'),
    "a time without zone": GOOD.replace(b'Z","host"', b'","host"'),
    "a time before there were computers": GOOD.replace(b'"pressed_at":"2026', b'"pressed_at":"0001'),
    "a version of the API that is not there": GOOD.replace(b'"api_version":2,"made_at"', b'"api_version":7,"made_at"'),
    "a row to be sent for a place that no form has": GOOD.replace(b'"scope":"company"', b'"scope":"galaxy"'),
    "a year that never comes": GOOD.replace(b'"pressed_at":"2026', b'"pressed_at":"99999'),
}


@pytest.mark.parametrize("case", BAD_CONTENT)
def test_content_that_does_not_fit_is_refused_whole(case):
    assert BAD_CONTENT[case] != GOOD
    with pytest.raises(file_format.NotAHandOver):
        file_format.from_bytes(BAD_CONTENT[case])


async def test_no_odd_file_changes_anything_and_each_has_its_words(tmp_path):
    path = tmp_path / "file.age"
    whole = locked(GOOD, PHRASE)
    odd = {
        "a newer version's": (locked(NEWER, PHRASE), ProblemKind.NEWER_HAND_OVER),
        "another Kopo Kopo": (locked(ELSEWHERE, PHRASE), ProblemKind.HAND_OVER_LEADS_ELSEWHERE),
        "rows of another host": (locked(OTHER_HOST, PHRASE), ProblemKind.HAND_OVER_LEADS_ELSEWHERE),
        "cut in its head": (whole[:90], ProblemKind.HAND_OVER_BROKEN),
        "cut at its end": (whole[:-40], ProblemKind.HAND_OVER_BROKEN),
        "one bit": (whole[:-5] + bytes([whole[-5] ^ 1]) + whole[-4:], ProblemKind.HAND_OVER_BROKEN),
        "foreign": (b"PK\x03\x04" * 1000, ProblemKind.NOT_A_HAND_OVER),
        "for a key": (b"age-encryption.org/v1\n-> X25519 abc\n" + b"x" * 300, ProblemKind.NOT_A_HAND_OVER),
        "a thousand locks": (whole.replace(b"\n---", b"\n" + STANZA * 1_000 + b"---", 1), ProblemKind.NOT_A_HAND_OVER),
        "two locks": (whole.replace(b"\n---", b"\n" + STANZA + b"---", 1), ProblemKind.NOT_A_HAND_OVER),
        "endless work": (whole.replace(b" 1\n", b" 40\n", 1), ProblemKind.NOT_A_HAND_OVER),
        "of another passphrase": (locked(GOOD, PHRASE + "!"), ProblemKind.WRONG_PASSPHRASE),
    }
    async with desk(tmp_path / "desk") as here:
        for name, (content, kind) in odd.items():
            path.write_bytes(content)
            found = await here.hand_over.open(path, PHRASE).wait()
            assert isinstance(found, Problem) and found.kind is kind, name
        with path.open("wb") as file:
            file.truncate(200_000_000)
        found = await here.hand_over.open(path, PHRASE).wait()
        assert (found.kind, found.param["size"]) == (ProblemKind.HAND_OVER_TOO_LARGE, "200 MB")
        for place in (tmp_path, tmp_path / "none.age"):
            assert (await here.hand_over.open(place, PHRASE).wait()).kind is ProblemKind.HAND_OVER_NOT_READ
        assert await here.registry.hand_over() == ()


async def test_names_of_a_file_are_cleaned_and_two_accounts_of_one_name_stay_two(tmp_path):
    path = tmp_path / "file.age"
    named = replace(SHOP, name="Njeri\u202e\u0000\n../../etc/passwd")
    second = replace(
        rich(), account=replace(SHOP, id="second"), subscriptions=(), checks=(), notes=(), history=(), days=()
    )
    second = replace(second, addresses=(), tills=(), names=(), events=(), mornings=())
    path.write_bytes(locked(content_of(replace(rich(), account=named), second), PHRASE))
    async with desk(tmp_path / "desk") as here:
        await here.take_in(await here.hand_over.open(path, PHRASE).wait())
        names = {one.id: one.name for one in await here.registry.accounts()}
        assert names == {"shop": "Njeri ../../etc/passwd", "second": SHOP.name}
        again = await here.hand_over.open(path, PHRASE).wait()
        assert again.changes_nothing and not any(one.differences for one in again.merges)
        once = await here.registry.hand_over()
        await here.take_in(again)
        assert await here.registry.hand_over() == once, "twice is once"


async def test_keys_are_taken_only_for_their_own_host_and_never_in_the_place_of_those_that_are_here(tmp_path):
    path = tmp_path / "file.age"
    handed = HandedKeys("shop", "api.kopokopo.com", "client", SECRET, API_KEY)
    async with desk(tmp_path / "desk") as here:
        for keys, kept, told in (
            (replace(handed, host="sandbox.kopokopo.com"), None, KeysIn.OTHER_HOST),
            (handed, SECRET, KeysIn.NEW),
            (replace(handed, client_secret="another"), SECRET, KeysIn.OWN),
        ):
            path.write_bytes(locked(content_of(rich(), keys=(keys,)), PHRASE))
            opened = await here.hand_over.open(path, PHRASE).wait()
            assert opened.keys["shop"] is told
            await here.take_in(opened)
            found = await here.secrets.read("shop")
            assert (found and found.client_secret) == kept
        everything = b"".join(file.read_bytes() for file in (tmp_path / "desk").rglob("*") if file.is_file())
        assert SECRET.encode() not in everything and PHRASE.encode() not in everything


async def test_settings_are_taken_only_when_chosen_and_only_those_worth_taking(tmp_path):
    path = tmp_path / "file.age"
    path.write_bytes(
        locked(content_of(rich(), check_minutes=30, proxy="http://evil.example:1", ready_at="99:99"), PHRASE)
    )
    async with desk(tmp_path / "desk") as here:
        opened = await here.hand_over.open(path, PHRASE).wait()
        assert opened.settings == {"check_minutes": 30}
        await here.take_in(opened)
        assert here.preferences.values == Settings()
        await here.take_in(opened, with_settings=True)
        assert here.preferences.values == replace(Settings(), check_minutes=30)


async def test_a_full_disk_leaves_the_older_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "file.age"
    path.write_bytes(b"older")
    monkeypatch.setattr(AgeProcess, "run", lambda self: self._order.split(b"\n", 2)[2])

    def full(handle):
        raise OSError(28, "No space left on device")

    async with desk(tmp_path / "desk") as here:
        with monkeypatch.context() as patched:
            patched.setattr("k2desk.system.private_files.os.fsync", full)
            found = await here.hand_over.make(path, Order(frozenset(), PHRASE)).wait()
    assert found.kind is ProblemKind.HAND_OVER_NOT_SAVED
    assert path.read_bytes() == b"older" and {file.name for file in tmp_path.glob("*")} == {"file.age", "desk"}


async def test_opening_can_be_cancelled_while_the_key_is_worked_out(tmp_path):
    path = tmp_path / "file.age"
    path.write_bytes(locked(GOOD, PHRASE, 1).replace(b" 1\n", b" 20\n", 1))
    async with desk(tmp_path / "desk") as here:
        opening = here.hand_over.open(path, PHRASE)
        await until(lambda: opening.done == 1)
        opening.cancel()
        await until(lambda: opening.finished)
        assert opening.stage is Stage.CANCELLED


def test_a_passphrase_is_one_on_every_keyboard_and_a_generated_one_is_good():
    assert normalised(" Ｎjeri\u00a0Cafe\u0301 \t jua\n") == "Njeri Café jua"
    for language, words in WORDS.items():
        assert len(set(words)) == 512 and all(word.isascii() and word.islower() for word in words)
        phrases = {generated(language) for _ in range(20)}
        assert len(phrases) == 20 and {strength(one) for one in phrases} == {Strength.GOOD}
    judged = {
        "": Strength.EMPTY,
        "  ": Strength.EMPTY,
        "kopokopo": Strength.WEAK,
        "njeri2024": Strength.WEAK,
        "a" * 500: Strength.WEAK,
    }
    assert {text: strength(text, ("Njeri",)) for text in judged} == judged


KILLED = """
import os, sys
from pathlib import Path
from k2desk.store.sqlite import SqliteRegistry
from tests.services.hand_over.desks import rich
registry = SqliteRegistry(Path(sys.argv[1]))
upsert, calls = registry._upsert, []
def counted(*arguments, **named):
    upsert(*arguments, **named)
    calls.append(1)
    if len(calls) == int(sys.argv[2]):
        os.kill(os.getpid(), 9)
registry._upsert = counted
registry.merge(lambda known: [rich()])
"""


@not_on_windows("SIGKILL is POSIX")
async def test_taking_in_that_is_killed_changes_nothing(tmp_path):
    places = program_paths(tmp_path)
    async with desk(tmp_path):
        pass
    for step in (2, 12):
        child = [sys.executable, "-c", KILLED, str(places.registry_file), str(step)]
        done = await asyncio.to_thread(
            subprocess.run, child, env=program_environment(), capture_output=True, timeout=60
        )
        assert done.returncode == -9, done.stderr.decode()
        async with desk(tmp_path) as here:
            assert await here.registry.hand_over() == ()
