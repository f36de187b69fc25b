"""What happens to the file of an open list is noticed, brings one message, and costs no row."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import suppress
from dataclasses import replace

import pytest

from k2desk.model.clock import SystemClock
from k2desk.model.registry_errors import CouldNotSave, DamagedRegistry, RegistryBusy, RegistryError, RegistryGone
from k2desk.services.list_copies import ListCopies
from k2desk.services.tasks import Tasks
from k2desk.store.backups import read_facts
from k2desk.store.paths import program_paths
from k2desk.store.threaded import ThreadedRegistry
from tests.store.everything import NOW, SHOP
from tests.store.test_registry import row
from tests.systems import not_on_windows


@pytest.fixture
async def opened(tmp_path):
    paths = program_paths(tmp_path / "list")
    registry = ThreadedRegistry.open(paths)
    await registry.save_account(SHOP)
    await registry.record_intents([row(id="one")])
    yield paths, registry
    with suppress(RegistryError):
        await registry.close()


def _replace(paths):
    copy = paths.registry_file.with_name("copy")
    shutil.copy(paths.registry_file, copy)
    copy.replace(paths.registry_file)


@not_on_windows("an open file can't be deleted there")
@pytest.mark.parametrize(
    ("happens", "kind"),
    [
        (lambda paths: paths.registry_file.unlink(), RegistryGone),
        (lambda paths: shutil.rmtree(paths.data_dir), RegistryGone),
        (_replace, RegistryGone),
        (lambda paths: os.truncate(paths.registry_file, 0), DamagedRegistry),
        (lambda paths: os.truncate(paths.registry_file, 5000), DamagedRegistry),
    ],
    ids=["deleted", "folder deleted", "replaced", "emptied", "cut"],
)
async def test_a_file_that_vanishes_takes_no_change_and_is_saved_elsewhere_whole(opened, tmp_path, happens, kind):
    paths, registry = opened
    told = []
    registry.troubled = told.append
    happens(paths)
    for _ in range(3):
        with pytest.raises(kind):
            await registry.record_intents([row(id="two", scope_reference="112233")])
    assert [type(one) for one in told] == [kind], "it is told once"
    tasks = Tasks()
    copies = ListCopies(
        paths, SystemClock(), tasks, save_open=lambda target: registry.save_elsewhere(target, NOW)
    )  # fmt: skip
    target = tmp_path / "elsewhere" / "my list.sqlite"
    target.parent.mkdir()
    assert await copies.save_whole(target).wait() is None
    facts = read_facts(target)
    assert (facts.counts["account"], facts.counts["subscription"], facts.damaged) == (1, 1, 0)
    assert [one.name for one in target.parent.iterdir()] == [target.name]
    await tasks.close()


@not_on_windows("an open file can't be renamed there")
async def test_a_file_that_comes_back_is_used_again_and_the_next_trouble_is_told(opened):
    paths, registry = opened
    told = []
    registry.troubled = told.append
    away = paths.registry_file.with_name("away")
    for _ in range(2):
        paths.registry_file.rename(away)
        with pytest.raises(RegistryGone):
            await registry.save_account(SHOP)
        await registry.look()
        away.rename(paths.registry_file)
        await registry.save_account(replace(SHOP, name="Back"))
    assert len(told) == 2
    assert [one.name for one in await registry.accounts()] == ["Back"]


@not_on_windows("an open file can't be deleted or renamed there")
async def test_a_file_that_vanishes_is_noticed_though_nothing_is_stored(opened):
    paths, registry = opened
    told = []
    registry.troubled = told.append
    paths.registry_file.rename(paths.registry_file.with_name("away"))
    await registry.look()
    await registry.look()
    assert [type(one) for one in told] == [RegistryGone]


async def test_a_list_that_another_program_locks_is_told_once_and_goes_on(opened):
    paths, registry = opened
    told = []
    registry.troubled = told.append
    registry._backend._db.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(paths.registry_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for _ in range(2):
        with pytest.raises(RegistryBusy):
            await registry.save_account(SHOP)
    other.execute("ROLLBACK")
    other.close()
    await registry.save_account(SHOP)
    assert [type(one) for one in told] == [RegistryBusy]


@pytest.fixture
def small(tmp_path):
    """Mount a disk of two megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no right to mount a small disk here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@not_on_windows("a full disk is made of a small tmpfs")
@pytest.mark.skipif(shutil.which("mount") is None, reason="a full disk is made of a small tmpfs")
async def test_a_disk_that_is_full_for_an_hour_is_told_once_and_loses_nothing(tmp_path, small):
    paths = replace(program_paths(tmp_path / "list"), data_dir=small)
    registry = ThreadedRegistry.open(paths)
    told = []
    registry.troubled = told.append
    await registry.save_account(SHOP)
    await registry.record_intents([row(id="one")])
    full = small / "full"
    with suppress(OSError), full.open("wb") as file:
        while True:
            file.write(bytes(4096))
            file.flush()
    for number in range(30):
        with suppress(CouldNotSave):
            await registry.record_intents([row(id=f"full{number}", scope_reference=str(200_000 + number))])
    kept = (await registry.contents("shop")).records
    assert len([one for one in told if not isinstance(one, DamagedRegistry)]) == len(told) <= 1 and len(kept) < 31
    tasks = Tasks()
    copies = ListCopies(paths, SystemClock(), tasks, save_open=lambda to: registry.save_elsewhere(to, NOW))
    assert await copies.save_whole(tmp_path / "saved.sqlite").wait() is None
    assert read_facts(tmp_path / "saved.sqlite").counts["subscription"] == len(kept)
    await tasks.close()
    full.unlink()
    await registry.record_intents([row(id="after", scope_reference="999999")])
    await registry.close()
    registry = ThreadedRegistry.open(paths)
    assert len((await registry.contents("shop")).records) == len(kept) + 1
    assert await registry.damage() == ()
    await registry.close()
